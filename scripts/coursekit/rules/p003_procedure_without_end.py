"""A procedure says when it ends: the signs at which the reader stops and calls for help."""

SEVERITY = "warning"


def check(procedure):
    if not procedure.stop:
        yield (
            procedure.place("id"),
            f"procedure '{procedure.id}' does not say when to stop and call",
        )
