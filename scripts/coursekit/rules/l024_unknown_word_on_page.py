"""Pages that are no lessons hold words in double braces too; one that nobody tells would reach readers."""

from ..findings import did_you_mean
from ..lessonfile import BRACES, CODE, WORD, lines_outside_code


def check(page, course):
    known = {"notice", *(word.word for word in course.settings.words)}
    for number, line in lines_outside_code(page.body) if "{{" in page.body else ():
        for braces in BRACES.findall(CODE.sub("", line)):
            place, word = page.place(page.first_line + number), WORD.fullmatch(braces)
            if not word:
                yield place, f"'{braces}' is no word; only lessons draw questions and cards"
            elif word.group(1) not in known:
                yield place, f"there is no word '{word.group(1)}'{did_you_mean(word.group(1), known)}"
