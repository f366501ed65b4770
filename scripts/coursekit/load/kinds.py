"""Which files a course is made of, and what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch

from ..findings import did_you_mean
from ..model import (
    Address,
    Blueprint,
    CourseFile,
    Credential,
    Entry,
    EvidenceFile,
    FieldTopic,
    Misconception,
    Module,
    Procedure,
    Question,
    Scenario,
    Source,
    Study,
    StyleFile,
    Synonym,
    Term,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What the files of one place in curriculum/ hold: one entry each, or a list of entries."""

    pattern: str
    name: str
    model: type[Entry]
    many: bool = False


KINDS = (
    Kind("course.yml", "settings", CourseFile),
    Kind("evidence.yml", "evidence", EvidenceFile),
    Kind("studies.yml", "studies", Study, many=True),
    Kind("misconceptions.yml", "misconceptions", Misconception, many=True),
    Kind("glossary.yml", "terms", Term, many=True),
    Kind("modules/*.yml", "modules", Module),
    Kind("sources/*.yml", "sources", Source),
    Kind("procedures/*.yml", "procedures", Procedure, many=True),
    Kind("questions/*/*.yml", "questions", Question, many=True),
    Kind("scenarios/*.yml", "scenarios", Scenario, many=True),
    Kind("credentials/topics.yml", "field_topics", FieldTopic, many=True),
    Kind("credentials/*.yml", "credentials", Credential),
    Kind("exams/*.yml", "blueprints", Blueprint),
    Kind("links.yml", "addresses", Address, many=True),
    Kind("search.yml", "synonyms", Synonym, many=True),
    Kind("style.yml", "style", StyleFile),
)


def of(inside: str) -> Kind | None:
    """The kind of a file, by its path under curriculum/; None for a file that is no part of a course."""
    depth = inside.count("/")
    fits = (kind for kind in KINDS if kind.pattern.count("/") == depth and fnmatch(inside, kind.pattern))
    return next(fits, None)


def stranger(inside: str) -> str:
    """What to tell an author of a file that is no part of a course."""
    if not inside.endswith(".yml"):
        return f"'{inside}' is not part of a course; files here end in .yml"
    return f"'{inside}' is not part of a course{did_you_mean(inside, [kind.pattern for kind in KINDS])}"
