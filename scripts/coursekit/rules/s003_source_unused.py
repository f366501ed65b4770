"""A study that nothing rests on is a claim to learning that nobody made use of."""

SEVERITY = "warning"


def check(course):
    used = {id for claim in course.claims for id in claim.studies}
    used |= {id for topic in course.topics for id in topic.studies}
    used |= {id for question in course.questions for id in question.sources}
    used |= {id for procedure in course.procedures for id in procedure.basis}
    for study in course.studies:
        if study.id not in used and not {("study", study.id), ("source", study.id)} & course.meant:
            yield study.place("id"), f"nothing rests on study '{study.id}'"
