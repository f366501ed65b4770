"""A claim that the evidence does not bear out is taught in other words, and the data says which."""


def check(claim, course):
    verdict = course.kinds["verdict"].get(claim.verdict)
    if claim.kind == "effect" and verdict and not claim.say and not claim.left_out and verdict.doubtful:
        yield claim.place("verdict"), f"verdict '{claim.verdict}' needs 'say': the wording to teach"
