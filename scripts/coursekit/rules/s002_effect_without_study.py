"""An effect that we call likely rests on a study that we can name."""


def check(claim, course):
    verdict = course.kinds["verdict"].get(claim.verdict)
    if claim.kind == "effect" and verdict and verdict.needs_study and not claim.studies:
        yield claim.place("verdict"), f"verdict '{claim.verdict}' on an effect names no study"
