"""An image says in words what it shows, for those who cannot see it and for paper."""

import re

from ..lessonfile import lines_outside_code

IMAGE = re.compile(r"!\[([^\]]{0,500})\]\(([^)\s]+)")
FILE = re.compile(r"\.(svg|png|jpe?g|webp|gif)$|^(image|picture|photo|diagram)( of)?$", re.IGNORECASE)


def check(lesson):
    for number, line in lines_outside_code(lesson.body):
        for text, path in IMAGE.findall(line) if "![" in line else ():
            place = lesson.place(lesson.first_line + number)
            if not text.strip():
                yield place, f"the image '{path}' has no alt text"
            elif FILE.search(text.strip()):
                yield (
                    place,
                    f"the alt text '{text}' is a file name or a kind; say what is to be seen",
                )
