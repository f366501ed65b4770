"""What a course is: modules, lessons, questions, claims and their kin, frozen once read.

The classes are the shape of the files too: a key that stands here may stand in the YAML,
and the JSON Schemas for editors are made from them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SkipValidation, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from .findings import Place, nearest
from .yamlfile import WHERE, Where

Thing = TypeVar("Thing")
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1)]


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]
Link = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]

Level = Literal["recall", "apply", "judge"]


DIRECTIVES = {"question": "question", "card": "procedure"}
"""What a directive in a lesson draws: {{ card P02 }} draws the procedure P02."""


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


class Word(Entry):
    """A word that lessons and data write as {{ word }} and that is told once."""

    word: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]
    text: Text


class CourseFile(Entry):
    """curriculum/course.yml: what the course is called and what holds for all of it."""

    REFERS = {"modules": "module"}

    id: Id
    title: Text
    subtitle: Text
    description: Text
    language: Text = "en"
    version: Text
    date: Day
    modules: tuple[Id, ...]
    pass_mark: Annotated[int, Field(ge=1, le=100)] = 70
    notice: Text
    words: tuple[Word, ...] = ()
    sections: tuple[Text, ...] = ()
    """The headings of every lesson, in order."""
    report_address: str = ""
    """Where a reader reports a problem with a question: a mailto: or https: address."""


class Objective(Entry):
    """What a learner will be able to do; the text completes 'You will be able to …'."""

    id: Id
    level: Level
    text: Text


class LessonEntry(Entry):
    """A lesson's line in its module: its minutes, its objectives and the claims it teaches."""

    REFERS = {"objectives": "objective", "claims": "claim"}

    id: Id
    minutes: Annotated[int, Field(ge=1, le=90)]
    objectives: tuple[Id, ...] = ()
    claims: tuple[Id, ...] = ()


class Module(Entry):
    """A part of the course: a title, objectives, and lessons in the order of teaching."""

    REFERS = {"topics": "topic"}

    id: Id
    title: Text
    summary: Text
    topics: tuple[Id, ...] = ()
    objectives: tuple[Objective, ...] = ()
    lessons: tuple[LessonEntry, ...] = ()


class Heading(BaseModel):
    """A heading of a lesson: its level from 2 to 6, its words and its line."""

    model_config = ConfigDict(frozen=True)
    level: int
    text: str
    place: Place


class Directive(BaseModel):
    """A place in a lesson where data is drawn: {{ question greeting-004 }}."""

    model_config = ConfigDict(frozen=True)
    name: str
    argument: str
    place: Place


class Lesson(BaseModel):
    """A lesson: its entry in the module and its prose, read from docs/learn/."""

    model_config = ConfigDict(frozen=True)
    id: str
    module: str
    entry: LessonEntry
    title: str
    description: str
    body: str
    path: str
    """The prose's path under docs/."""
    first_line: int
    """The line of the file on which the body starts."""
    head: SkipValidation[Where]
    """The lines of the front matter's keys."""
    headings: tuple[Heading, ...]
    directives: tuple[Directive, ...]

    def place(self, line: int = 1) -> Place:
        """A line of the lesson's file."""
        return Place(f"docs/{self.path}", line)

    @property
    def minutes(self) -> int:
        return self.entry.minutes

    def named(self, directive: str) -> tuple[str, ...]:
        """The ids that the prose draws with a directive, in order: `named("question")`."""
        return tuple(d.argument for d in self.directives if d.name == directive)


class Option(Entry):
    """One answer to choose: its text, whether it is right, why, and the belief behind it."""

    text: Text
    correct: bool = False
    feedback: str = ""
    misconception: str = ""
    """An id from misconceptions.yml, or the belief itself in a few words."""

    @property
    def key(self) -> str:
        """A short name made from the text: it stays when options are put in another order."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:6]


class Question(Entry):
    """A question with all that is known of it; every print of it is made from this object."""

    REFERS = {
        "objective": "objective",
        "claims": "claim",
        "sources": "source",
        "procedure": "procedure",
    }

    id: Id
    type: Literal["single", "several", "true-false", "order", "fill"] = "single"
    stem: Text
    options: tuple[Option, ...] = ()
    steps: tuple[Text, ...] = ()
    answers: tuple[Text, ...] = ()
    feedback: str = ""
    wrong: str = ""
    objective: Id
    claims: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()
    procedure: Id | None = None
    step: Annotated[int, Field(ge=1)] | None = None
    level: Level
    jurisdiction: Text | None = None
    safety: bool = False
    hints: tuple[Text, ...] = ()
    keep_order: bool = False
    demographic_reason: str = ""

    @cached_property
    def right(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.correct)

    @cached_property
    def version(self) -> str:
        """Changes when stem, options or key change, and with nothing else.

        An answer that was saved under another version was given to another question.
        """
        if self.type == "order":
            answer: list[object] = list(self.steps)
        elif self.type == "fill":
            answer = sorted(self.answers)
        else:
            answer = sorted([option.text, option.correct] for option in self.options)
        content = json.dumps([self.type, self.stem, answer], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:8]


class Claim(Entry):
    """Something a source says, in our words, with our verdict on it."""

    REFERS = {
        "topic": "topic",
        "verdict": "verdict",
        "studies": "study",
        "waits": "module",
    }

    id: Id
    kind: Literal["effect", "practice", "example", "misconception"]
    topic: Id
    text: Text
    verdict: Id
    studies: tuple[Id, ...] = ()
    say: str = ""
    """The wording to teach where the claim says more than is known."""
    waits: Id | None = None
    """The module that will teach the claim, as long as no lesson does."""
    left_out: str = ""
    """Why no lesson teaches the claim."""


class Source(Entry):
    """A text that the course is built from: who, when, where, what kind, when checked."""

    id: Id
    title: Text
    publisher: Text
    published: Text
    kind: Literal["article", "law", "guidance", "standard"]
    link: Link | None = None
    checked: Day
    note: str = ""
    claims: tuple[Claim, ...] = ()


class VerdictWord(Entry):
    """A verdict: its badge, what it means, and how a lesson says it."""

    id: Id
    label: Text
    means: Text
    say: Text
    needs_study: bool = True
    """An effect may carry this verdict only with a study to show for it."""
    doubtful: bool = False
    """A claim with this verdict is taught in other words, or not at all."""


class Topic(Entry):
    """A field of claims with what the evidence says about it as a whole."""

    REFERS = {"verdict": "verdict", "studies": "study"}

    id: Id
    title: Text
    verdict: Id
    finding: Text
    studies: tuple[Id, ...] = ()


class EvidenceFile(Entry):
    """curriculum/evidence.yml: the verdict words, and the evidence by topic."""

    verdicts: tuple[VerdictWord, ...]
    topics: tuple[Topic, ...]


class Study(Entry):
    """A study, law or guide behind a verdict: what it found and what of it was read."""

    id: Id
    authors: Text
    year: Text
    title: Text
    where_published: str = Field(default="", alias="where")
    link: Link | None = None
    kind: Literal[
        "experiment",
        "review",
        "survey",
        "observational",
        "case-study",
        "consensus",
        "law",
        "guidance",
        "book",
        "trade",
    ]
    people: Literal["police", "guards", "health", "retail", "students", "public", "mixed"]
    found: Text
    limits: str = ""
    basis: Literal["abstract", "page", "reprint", "secondary", "memory"]
    checked: Day


class Misconception(Entry):
    """A wrong belief that decent people hold, and what is right instead."""

    REFERS = {"topic": "topic"}

    id: Id
    topic: Id
    belief: Text
    instead: Text


class Term(Entry):
    """A word of the trade, the other words people use for it, and what it means."""

    id: Id
    term: Text
    also: tuple[Text, ...] = ()
    means: Text


class Decision(Entry):
    """A fork in a procedure: if this is what you see, then do that."""

    if_: Text = Field(alias="if")
    then: Text


class Step(Entry):
    """One action of a procedure, with words to say and the forks that follow it."""

    do: Text
    say: str = ""
    decide: tuple[Decision, ...] = ()


class Procedure(Entry):
    """A procedure that a lesson teaches and that prints as a card."""

    REFERS = {"lesson": "lesson", "basis": "source"}

    id: Id
    title: Text
    lesson: Id
    when: Text
    steps: tuple[Step, ...]
    avoid: tuple[Text, ...] = ()
    stop: tuple[Text, ...] = ()
    ask: tuple[Text, ...] = ()
    house_rule: str = ""
    basis: tuple[Id, ...] = ()


class Choice(Entry):
    """What a player might do in a scene, how wise it is, what follows, and the scene it leads to."""

    text: Text
    verdict: Literal["good", "recoverable", "unsafe"]
    then: Text
    to: Id


class Scene(Entry):
    """A moment of a scenario: with choices to make, or an ending."""

    id: Id
    text: Text
    choices: tuple[Choice, ...] = ()
    ending: Literal["good", "mended", "unsafe"] | None = None


class Line(Entry):
    """A line of talk."""

    who: Text
    says: Text


class Scenario(Entry):
    """A branching role-play: it is walked on screen and played from paper."""

    REFERS = {"procedures": "procedure"}

    id: Id
    title: Text
    procedures: tuple[Id, ...] = ()
    setting: Text
    trainee: Text
    visitor: Text
    scenes: tuple[Scene, ...]
    ask: tuple[Text, ...]
    good: tuple[Line, ...]
    poor: tuple[Line, ...]
    turn: Text
    checklist: tuple[Text, ...]

    @property
    def file(self) -> str:
        """The stem of the file that the scenario stands in."""
        return self.where.path.rpartition("/")[2].removesuffix(".yml")


class Reference(Entry):
    """Where a fact of law was read: the text, its address, its copy, and how close to the source."""

    id: Id
    title: Text
    publisher: Text
    link: Link | None = None
    dated: Text
    """The date on the copy that was read, or 'undated'."""
    kind: Literal["primary", "mirror", "secondary"]
    checked: Day


class Fact(Entry):
    """One statement about a licence, with the texts that it was read in."""

    about: Literal["authority", "who", "training", "exam", "renewal", "topics", "other"]
    text: Text
    references: tuple[Id, ...]


class MandatedTopic(Entry):
    """What a licence says of one topic of our field, and where that was read."""

    topic: Id
    status: Literal["mandated", "part", "reported", "elective", "recommended", "silent", "unread"]
    note: str = ""
    references: tuple[Id, ...] = ()


class Mistake(Entry):
    """A common wrong statement about a licence, and what the text read says."""

    claim: Text
    instead: Text
    verdict: Literal["contradicted", "unsupported", "not-confirmed"]
    references: tuple[Id, ...] = ()


class Credential(Entry):
    """A licence: its authority, training, exam and renewal, and the topics it names."""

    id: Id
    title: Text
    region: Text
    summary: Text
    facts: tuple[Fact, ...]
    topics: tuple[MandatedTopic, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    unverified: tuple[Text, ...] = ()
    references: tuple[Reference, ...]


class FieldTopic(Entry):
    """A topic that licences name, and the modules of ours that teach it."""

    REFERS = {"modules": "module"}

    id: Id
    title: Text
    modules: tuple[Id, ...]


class Part(Entry):
    """How many questions a blueprint draws from one module."""

    REFERS = {"module": "module"}

    module: Id
    questions: Annotated[int, Field(ge=1)]


class Blueprint(Entry):
    """A mock exam: its length, its pass mark, its seed, and what it draws from which module."""

    id: Id
    title: Text
    note: Text
    """What the exam is and what it is not."""
    minutes: Annotated[int, Field(ge=1)]
    pass_mark: Annotated[int, Field(ge=1, le=100)]
    seed: Annotated[int, Field(ge=0)]
    parts: tuple[Part, ...]
    format_of: str = ""
    """The exam whose format this follows, if it follows one."""
    references: tuple[Reference, ...] = ()

    @property
    def length(self) -> int:
        """The number of questions drawn."""
        return sum(part.questions for part in self.parts)


class Address(Entry):
    """An outside address that the course links to, and what it said when it was asked."""

    address: Link
    good: Day | None = None
    """The last day on which it answered well."""
    asked: Day | None = None
    said: str = ""
    """Its last answer: a status, such as 200, or why there was none."""
    moved: Link | None = None
    """Where it has moved to for good."""
    archived: Link | None = None
    """A copy in an archive, where an author gave one."""
    failed: tuple[Day, ...] = ()
    """The last days on which it failed, with no good one since."""


class StyleWord(Entry):
    """A word or phrase that the course does not use, and what it says instead."""

    avoid: Text
    use: str = ""
    why: str = ""


class StyleFile(Entry):
    """curriculum/style.yml: the words of the house, for the rules on prose."""

    words: tuple[StyleWord, ...] = ()
    spelled: tuple[Text, ...] = ()
    """Words that are right although the dictionary does not know them."""
    acronyms: tuple[Text, ...] = ()
    """Letter words that need no explanation."""
    courtesy: tuple[Text, ...] = ()
    """Words of kindness that must not mark the right option alone."""
    cartoon: tuple[Text, ...] = ()
    """Words of rudeness or neglect that make an option implausible."""
    legal: tuple[Text, ...] = ()
    """Words that touch the law and ask for a jurisdiction."""
    promises: tuple[Text, ...] = ()
    """Words that promise more than a verdict allows."""
    html: tuple[Text, ...] = ()
    """Elements that may be written in prose."""

    @cached_property
    def _avoided(self) -> dict[str, tuple[tuple[str, StyleWord], ...]]:
        """What to avoid between two spaces in small letters, with its entry, by its first word."""
        told = ((word.avoid.casefold(), word) for word in self.words)
        return _grouped((text.split(" ")[0], (f" {text} ", word)) for text, word in told)

    def avoided(self, said: tuple[str, ...]) -> tuple[StyleWord, ...]:
        """The words and phrases to avoid that stand in a text, given its words in small letters."""
        begun = self._avoided.keys() & said
        text = f" {' '.join(said)} " if begun else ""
        return tuple(word for first in begun for phrase, word in self._avoided[first] if phrase in text)


class Course(BaseModel):
    """A whole course, as its rules and prints see it."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    settings: CourseFile
    modules: tuple[Module, ...]
    """In the order of the course file."""
    lessons: tuple[Lesson, ...]
    """In the order of teaching."""
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
    style: StyleFile | None = None
    today: date = date.min
    """The day on which the course is checked, for facts that grow old."""

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        return tuple(objective for module in self.modules for objective in module.objectives)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for source in self.sources for claim in source.claims)

    @cached_property
    def kinds(self) -> dict[str, dict[str, object]]:
        """Everything that has an id, by kind and id; a source is an article or a study."""
        groups = {
            "module": self.modules,
            "lesson": self.lessons,
            "objective": self.objectives,
            "question": self.questions,
            "claim": self.claims,
            "verdict": self.verdicts,
            "topic": self.topics,
            "study": self.studies,
            "misconception": self.misconceptions,
            "term": self.terms,
            "procedure": self.procedures,
            "scenario": self.scenarios,
            "field-topic": self.field_topics,
            "credential": self.credentials,
            "blueprint": self.blueprints,
        }
        kinds = {kind: {thing.id: thing for thing in things} for kind, things in groups.items()}
        kinds["source"] = {**{s.id: s for s in self.sources}, **kinds["study"]}
        return kinds

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
            *(part for blueprint in self.blueprints for part in blueprint.parts),
        )

    def references(self) -> Iterator[tuple[Place, str, str]]:
        """Every id that one thing of the data names of another: where, of what kind, which id."""
        for entry in self.referring:
            for key, kind in entry.REFERS.items():
                named = getattr(entry, key)
                if isinstance(named, tuple):
                    for number, id in enumerate(named):
                        yield entry.place(f"{key}.{number}"), kind, id
                elif named:
                    yield entry.place(key), kind, named

    @cached_property
    def meant(self) -> frozenset[tuple[str, str]]:
        """Kind and id of the things whose names are likely misspelled somewhere.

        A rule that says what nothing names is silent about them: one slip is one finding.
        """
        named = [(kind, id) for _, kind, id in self.references()]
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
        return {
            question.id: self.lesson_of_objective[question.objective].module
            for question in self.questions
            if question.objective in self.lesson_of_objective
        }

    @cached_property
    def questions_of_module(self) -> dict[str, tuple[Question, ...]]:
        """The questions of each module, by their objectives."""
        return _grouped((self.module_of_question.get(question.id), question) for question in self.questions)

    @cached_property
    def questions_of_procedure(self) -> dict[str, tuple[Question, ...]]:
        """The questions that ask for each procedure."""
        return _grouped((question.procedure, question) for question in self.questions)

    @cached_property
    def questions_of_objective(self) -> dict[str, tuple[Question, ...]]:
        """The questions that ask for each objective."""
        return _grouped((question.objective, question) for question in self.questions)

    @cached_property
    def lessons_of_claim(self) -> dict[str, tuple[Lesson, ...]]:
        """The lessons that teach each claim."""
        return _grouped((id, lesson) for lesson in self.lessons for id in lesson.entry.claims)

    @cached_property
    def questions_of_claim(self) -> dict[str, tuple[Question, ...]]:
        """The questions that rest on each claim."""
        return _grouped((id, question) for question in self.questions for id in question.claims)

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
        return _grouped((lesson.module, lesson) for lesson in self.lessons)

    @cached_property
    def lesson_at(self) -> dict[str, Lesson]:
        """The lesson that stands at each path under docs/."""
        return {lesson.path: lesson for lesson in self.lessons}

    @cached_property
    def lesson_after(self) -> dict[str, Lesson]:
        """The lesson that follows the lesson with each id; the last one has none."""
        return {one.id: following for one, following in pairwise(self.lessons)}


def _grouped(pairs: Iterable[tuple[str | None, Thing]]) -> dict[str, tuple[Thing, ...]]:
    """The second parts of pairs by the first ones, in order; a pair without a first part is left out."""
    groups: dict[str, list[Thing]] = {}
    for id, thing in pairs:
        if id is not None:
            groups.setdefault(id, []).append(thing)
    return {id: tuple(things) for id, things in groups.items()}
