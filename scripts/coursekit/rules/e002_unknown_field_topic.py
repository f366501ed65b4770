"""The topics that a licence names are the rows of the comparison; each row is known and said once."""

from ..findings import did_you_mean, nearest


def check(credential, course):
    known = course.kinds["field-topic"].keys()
    seen = set()
    for topic in credential.topics:
        if topic.topic not in known:
            near = did_you_mean(topic.topic, known)
            yield topic.place("topic"), f"there is no topic '{topic.topic}' in topics.yml{near}"
        elif topic.topic in seen:
            yield topic.place("topic"), f"topic '{topic.topic}' is told twice"
        unseen = known - seen
        seen |= {topic.topic, topic.topic if topic.topic in unseen else nearest(topic.topic, unseen)}
    for id in known:
        if id not in seen:
            yield (
                credential.place("topics"),
                f"nothing is said of topic '{id}'; write 'unread' if so",
            )
