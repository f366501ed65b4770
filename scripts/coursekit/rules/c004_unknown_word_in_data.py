"""A word in double braces is told in the course file; any other would reach readers with its braces."""

from ..findings import did_you_mean
from ..lessonfile import BRACES, WORD


def check(entry, course):
    known = {word.word for word in course.settings.words} if entry.braced else ()
    for place, text, bare in entry.braced:
        for braces in BRACES.findall(text) if not bare else ():
            word = WORD.fullmatch(braces)
            if not word:
                yield place, f"'{braces}' is no word"
            elif word.group(1) not in known:
                yield place, f"there is no word '{word.group(1)}'{did_you_mean(word.group(1), known)}"
