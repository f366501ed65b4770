"""A fact of a licence leads to the text in which it was read."""

from ..findings import did_you_mean


def check(credential):
    known = {reference.id for reference in credential.references}
    for entry in (*credential.facts, *credential.topics, *credential.mistakes):
        for number, id in enumerate(entry.references):
            if id not in known:
                place = entry.place(f"references.{number}")
                yield place, f"there is no reference '{id}' in this file{did_you_mean(id, known)}"
    for fact in credential.facts:
        if not fact.references:
            yield fact.place("text"), f"this fact names no reference: '{fact.text[:50]}'"
    for topic in credential.topics:
        if topic.status not in ("silent", "unread") and not topic.references:
            yield (
                topic.place("topic"),
                f"topic '{topic.topic}' is {topic.status} but names no reference",
            )
