"""A whole course, as its rules and prints see it: everything by id, and what belongs together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from ..findings import Place, nearest
from .address import Address
from .blueprint import Blueprint
from .credential import Credential, FieldTopic
from .entry import Entry
from .groups import grouped
from .kinds import Kinds
from .lesson import DIRECTIVES, Lesson
from .module import Module, Objective
from .page import Page
from .procedure import Procedure
from .question import Question
from .scenario import Scenario
from .settings import CourseFile
from .truth import Claim, Misconception, Source, Study, Topic, VerdictWord
from .wording import StyleFile, Synonym, Term


class Course(BaseModel):
    """A whole course, as its rules and prints see it."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    settings: CourseFile
    modules: tuple[Module, ...]
    """In the order of the course file."""
    lessons: tuple[Lesson, ...]
    """In the order of teaching."""
    pages: tuple[Page, ...] = ()
    """Those that are no lessons."""
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    verdicts: tuple[VerdictWord, ...]
    topics: tuple[Topic, ...]
    studies: tuple[Study, ...]
    misconceptions: tuple[Misconception, ...]
    terms: tuple[Term, ...]
    procedures: tuple[Procedure, ...]
    scenarios: tuple[Scenario, ...] = ()
    field_topics: tuple[FieldTopic, ...] = ()
    credentials: tuple[Credential, ...] = ()
    blueprints: tuple[Blueprint, ...] = ()
    addresses: tuple[Address, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    style: StyleFile | None = None
    files: frozenset[str] = frozenset()
    """The paths of all files under docs/."""
    braced: frozenset[str] = frozenset()
    """The paths of the files in which double braces stand."""
    today: date | None = None
    """The day on which the course is checked, for facts that grow old; None where it is not asked."""

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        return tuple(objective for module in self.modules for objective in module.objectives)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for source in self.sources for claim in source.claims)

    @cached_property
    def kinds(self) -> Kinds:
        """Everything that has an id, by kind and id; a source is an article or a study."""
        return Kinds(self)

    @cached_property
    def referring(self) -> tuple[Entry, ...]:
        """The entries that name others by id, as their REFERS says."""
        return (
            self.settings,
            *self.modules,
            *(lesson for module in self.modules for lesson in module.lessons),
            *self.questions,
            *self.sources,
            *self.claims,
            *self.topics,
            *self.misconceptions,
            *self.procedures,
            *self.scenarios,
            *self.field_topics,
            *self.synonyms,
            *self.blueprints,
            *(part for blueprint in self.blueprints for part in blueprint.parts),
        )

    @cached_property
    def braced_entries(self) -> tuple[Entry, ...]:
        """The entries whose texts readers see, of the files in which double braces stand."""
        entries = (
            self.settings,
            *self.modules,
            *self.questions,
            *self.sources,
            *self.verdicts,
            *self.topics,
            *self.studies,
            *self.misconceptions,
            *self.terms,
            *self.procedures,
            *self.scenarios,
            *self.field_topics,
            *self.credentials,
            *self.blueprints,
            *self.synonyms,
        )
        return tuple(entry for entry in entries if entry.where.path in self.braced)

    def references(self) -> Iterator[tuple[Place, str, str]]:
        """Every id that one thing of the data names of another: where, of what kind, which id."""
        for entry, key, kind, id in self._named():
            yield entry.place(key), kind, id

    def _named(self) -> Iterator[tuple[Entry, str, str, str]]:
        """Every id that an entry names of another: under which key, of what kind, which id."""
        for entry in self.referring:
            for key, kind in entry.REFERS.items():
                named = getattr(entry, key)
                if isinstance(named, tuple):
                    for number, id in enumerate(named):
                        yield entry, f"{key}.{number}", kind, id
                elif named:
                    yield entry, key, kind, named

    @cached_property
    def meant(self) -> frozenset[tuple[str, str]]:
        """Kind and id of the things whose names are likely misspelled somewhere.

        A rule that says what nothing names is silent about them: one slip is one finding.
        """
        named = [(kind, id) for _, _, kind, id in self._named()]
        slips = []
        for directive in (d for lesson in self.lessons for d in lesson.directives):
            kind = DIRECTIVES.get(directive.name)
            near = DIRECTIVES.get(nearest(directive.name, DIRECTIVES))
            if kind:
                named.append((kind, directive.argument))
            elif near:
                slips.append((near, directive.argument))
        slips += [(kind, nearest(id, self.kinds[kind])) for kind, id in named if id not in self.kinds[kind]]
        return frozenset((kind, id) for kind, id in slips if id in self.kinds[kind])

    def get(self, kind: str, id: str):
        """The thing with an id; raises KeyError where there is none: `get("claim", "S0-01")`."""
        return self.kinds[kind][id]

    @cached_property
    def lesson_of_objective(self) -> dict[str, Lesson]:
        """The lesson that serves each objective."""
        return {id: lesson for lesson in self.lessons for id in lesson.entry.objectives}

    @cached_property
    def module_of_question(self) -> dict[str, str]:
        """The id of the module that each question belongs to, by its objective."""
        module_of = {  # by the modules' own files: what is made of it holds while prose changes
            id: module.id for module in self.modules for entry in module.lessons for id in entry.objectives
        }
        return {
            question.id: module_of[question.objective]
            for question in self.questions
            if question.objective in module_of
        }

    @cached_property
    def questions_of_module(self) -> dict[str, tuple[Question, ...]]:
        """The questions of each module, by their objectives."""
        return grouped((self.module_of_question.get(question.id), question) for question in self.questions)

    @cached_property
    def questions_of_procedure(self) -> dict[str, tuple[Question, ...]]:
        """The questions that ask for each procedure."""
        return grouped((question.procedure, question) for question in self.questions)

    @cached_property
    def questions_of_objective(self) -> dict[str, tuple[Question, ...]]:
        """The questions that ask for each objective."""
        return grouped((question.objective, question) for question in self.questions)

    @cached_property
    def lessons_of_claim(self) -> dict[str, tuple[Lesson, ...]]:
        """The lessons that teach each claim."""
        return grouped((id, lesson) for lesson in self.lessons for id in lesson.entry.claims)

    @cached_property
    def questions_of_claim(self) -> dict[str, tuple[Question, ...]]:
        """The questions that rest on each claim."""
        return grouped((id, question) for question in self.questions for id in question.claims)

    def questions_of(self, lesson: Lesson) -> tuple[Question, ...]:
        """The questions on a lesson's objectives, those placed in the lesson first."""
        placed = lesson.named("question")
        others = [
            question
            for objective in lesson.entry.objectives
            for question in self.questions_of_objective.get(objective, ())
            if question.id not in placed
        ]
        return (*(self.get("question", id) for id in placed), *others)

    def lessons_of(self, module: Module) -> tuple[Lesson, ...]:
        """The lessons of a module in the order of teaching."""
        return self._lessons_of_module.get(module.id, ())

    @cached_property
    def _lessons_of_module(self) -> dict[str, tuple[Lesson, ...]]:
        return grouped((lesson.module, lesson) for lesson in self.lessons)

    @cached_property
    def lesson_at(self) -> dict[str, Lesson]:
        """The lesson that stands at each path under docs/."""
        return {lesson.path: lesson for lesson in self.lessons}

    @cached_property
    def lesson_after(self) -> dict[str, Lesson]:
        """The lesson that follows the lesson with each id; the last one has none."""
        return {one.id: following for one, following in pairwise(self.lessons)}

    def scenarios_of(self, module: Module) -> tuple[Scenario, ...]:
        """The scenarios of a module: those in its file, or in files such as `<module>-more`."""
        return self._scenarios_of_module.get(module.id, ())

    @cached_property
    def _scenarios_of_module(self) -> dict[str, tuple[Scenario, ...]]:
        return grouped((self.module_of_scenarios(one.file), one) for one in self.scenarios)

    def module_of_scenarios(self, file: str) -> str | None:
        """The id of the module that a file of scenarios is named for, by the file's stem."""
        named = [one.id for one in self.modules if file == one.id or file.startswith(f"{one.id}-")]
        return max(named, key=len, default=None)
