"""Words such as 'always' that stand in wrong options alone tell a test-wise reader what to drop."""

from .. import prose

SEVERITY = "warning"
ABSOLUTE = frozenset(
    [
        "always",
        "never",
        "only",
        "all",
        "every",
        "must",
        "impossible",
        "completely",
        "nobody",
        "everybody",
    ]
)


def check(question):
    if question.type != "single" or len(question.right) != 1:
        return
    key = question.right[0]
    if ABSOLUTE & frozenset(prose.words(key.text)):
        return
    wrong = [option for option in question.options if option is not key]
    marked = [ABSOLUTE & frozenset(prose.words(option.text)) for option in wrong]
    if marked and all(marked):
        words = ", ".join(sorted(frozenset().union(*marked)))
        yield (
            wrong[0].place("text"),
            f"each wrong option is absolute and the right one is not: {words}",
        )
