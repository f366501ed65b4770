"""What every entry of a data file is: frozen, strict about its keys, and aware of its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SkipValidation, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from ..findings import Place
from ..yamlfile import WHERE, Where

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1)]


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
"""A language, and its region where that matters; see https://www.rfc-editor.org/info/bcp47."""
Link = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]

Level = Literal["recall", "apply", "judge"]


class Entry(BaseModel):
    """One mapping in a file; it knows its place.

    REFERS says which of its keys hold ids, and of what kind of thing. BARE says which hold text that
    goes where no words are put in: into titles, and into data for scripts and other programs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    REFERS: ClassVar[dict[str, str]] = {}
    BARE: ClassVar[tuple[str, ...]] = ()

    where: SkipJsonSchema[SkipValidation[Where]] = Field(alias=WHERE, repr=False)

    def place(self, key: str = "") -> Place:
        """The line of a key (`stem`) or of an item (`claims.0`); else where the entry starts."""
        return self.where.place(key)

    @cached_property
    def braced(self) -> tuple[tuple[Place, str, bool], ...]:
        """The texts in it that hold double braces, each with its place, and whether its key is bare."""
        return tuple(self._braced())

    def _braced(self) -> Iterator[tuple[Place, str, bool]]:
        for key in type(self).model_fields:
            told = getattr(self, key)
            if isinstance(told, str):
                parts = ((key, told),) if "{{" in told else ()
            else:
                parts = ((f"{key}.{n}", one) for n, one in enumerate(told)) if isinstance(told, tuple) else ()
            for at, part in parts:
                if isinstance(part, Entry):
                    yield from part._braced()
                elif isinstance(part, str) and "{{" in part:
                    yield self.place(at), part, key in self.BARE
