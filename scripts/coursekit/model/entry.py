"""What every entry of a data file is: frozen, strict about its keys, and aware of its line."""

from __future__ import annotations

from datetime import date
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
Link = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]

Level = Literal["recall", "apply", "judge"]


class Entry(BaseModel):
    """One mapping in a file; it knows its place.

    REFERS says which of its keys hold ids, and of what kind of thing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    REFERS: ClassVar[dict[str, str]] = {}

    where: SkipJsonSchema[SkipValidation[Where]] = Field(alias=WHERE, repr=False)

    def place(self, key: str = "") -> Place:
        """The line of a key (`stem`) or of an item (`claims.0`); else where the entry starts."""
        return self.where.place(key)
