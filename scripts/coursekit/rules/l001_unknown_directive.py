"""A directive draws something that the engine knows: a question or a card."""

from ..findings import did_you_mean
from ..lessonfile import BRACES, CODE, DIRECTIVE, WORD, lines_outside_code
from ..model import DIRECTIVES


def check(lesson, course):
    for directive in lesson.directives:
        kind = DIRECTIVES.get(directive.name)
        if kind is None:
            near = did_you_mean(directive.name, DIRECTIVES)
            yield directive.place, f"there is no directive '{directive.name}'{near}"
        elif directive.argument not in course.kinds[kind]:
            near = did_you_mean(directive.argument, course.kinds[kind])
            yield directive.place, f"there is no {kind} '{directive.argument}'{near}"
    for number, line in lines_outside_code(lesson.body):
        if "{{" in line and not DIRECTIVE.match(line.strip()):
            for braces in BRACES.findall(WORD.sub("", CODE.sub("", line))):
                what = "is neither a word nor a directive"
                if DIRECTIVE.match(braces):
                    what = "stands inside a text; give it a line of its own"
                yield lesson.place(lesson.first_line + number), f"'{braces}' {what}"
