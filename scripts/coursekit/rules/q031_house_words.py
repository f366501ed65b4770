"""One word for one thing, as the style file says."""

from .. import prose

SEVERITY = "warning"


def check(question, course):
    style = course.style.words if course.style else ()
    texts = [(question.place("stem"), question.stem)]
    texts += [(o.place(k), getattr(o, k)) for o in question.options for k in ("text", "feedback")]
    for place, text in texts:
        said = f" {' '.join(prose.words(text))} "
        for word in style:
            if f" {word.avoid.casefold()} " in said:
                better = f"; write '{word.use}'" if word.use else ""
                yield place, f"'{word.avoid}' is not a word of this course{better}"
