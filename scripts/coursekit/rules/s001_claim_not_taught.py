"""A claim of a source is taught, waits for its module, or is left out with the reason."""


def check(claim, course):
    taught = claim.id in course.lessons_of_claim
    fates = [taught, claim.waits is not None, bool(claim.left_out)]
    if not any(fates) and ("claim", claim.id) in course.meant:
        return
    if not any(fates):
        yield claim.place("id"), f"claim '{claim.id}' is neither taught nor left out with a reason"
    elif sum(fates) > 1:
        says = [word for word, holds in zip(("taught", "waiting", "left out"), fates, strict=True) if holds]
        yield claim.place("id"), f"claim '{claim.id}' is {' and '.join(says)} at once"
