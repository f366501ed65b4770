"""What people type must lead to a lesson, or to words that a lesson or the glossary uses."""

import re


def check(course):
    if not course.synonyms:
        return
    texts = (text for lesson in course.lessons for text in (lesson.title, lesson.body))
    terms = (text for term in course.terms for text in (term.term, term.means))
    said = set(re.findall(r"\w+", " ".join([*texts, *terms]).casefold()))
    for synonym in course.synonyms:
        unused = [word for word in re.findall(r"\w+", synonym.means.casefold()) if word not in said]
        if not (synonym.means or synonym.lessons or synonym.pages):
            yield (
                synonym.place("say"),
                f"'{synonym.say[0]}' leads nowhere; name 'lessons' or 'pages', or words in 'means'",
            )
        for word in unused:
            yield synonym.place("means"), f"no lesson and no term uses the word '{word}'"
