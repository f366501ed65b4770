"""A word in double braces stands in running text; titles and the like go where no word is put in."""

from ..lessonfile import BRACES


def check(entry):
    for place, text, bare in entry.braced:
        for braces in BRACES.findall(text) if bare else ():
            yield place, f"'{braces}' stands where no word is put in; write it out"
