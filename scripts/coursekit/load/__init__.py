"""Reads a course from its folder: the only door for data, and the gate of shape.

Every fault of shape is found before anything is said; a course with one is not returned.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .. import lessonfile, shape, store, yamlfile
from ..findings import GAP, Finding, did_you_mean
from ..findings import Place as At
from ..model import Course, Entry, Lesson, Module, Page
from ..yamlfile import WHERE, Fault, Where
from . import kinds, marks
from .kinds import KINDS
from .marks import Allowance

__all__ = ["GAP", "KINDS", "Allowance", "Loaded", "course"]


class FrontMatter(Entry):
    """The head of a lesson's file."""

    title: str = ""
    description: str = ""


@dataclass(slots=True)
class Loaded:
    """What reading a folder gave: a course, or the findings for which there is none."""

    course: Course | None = None
    findings: list[Finding] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    gaps: list[Finding] = field(default_factory=list)
    """The places that `new` left for the author to fill."""
    files: dict[str, str] = field(default_factory=dict)
    """A name for the content of each file."""
    parts: dict[str, str] = field(default_factory=dict)
    """A name for what each part of the course was read from, by the part's name in the model."""


def course(root: Path, today: date | None = None) -> Loaded:
    """Reads the course in a folder that holds `curriculum/` and `docs/`.

    `today` is the day on which facts are weighed as old or fresh. Without one they are not: what is
    made of a course is the same on each day.
    """
    return _Reader(root, today).read()


class _Reader:
    def __init__(self, root: Path, today: date | None) -> None:
        self.root = root
        self.today = today
        self.loaded = Loaded()
        self.things: dict[str, list[Any]] = {kind.name: [] for kind in KINDS}
        self.sources: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
        """The files that each kind of thing was read from."""
        self.braced: set[str] = set()
        """The files in which double braces stand."""
        self.plain_pages: list[Page] = []
        self.broken: set[str] = set()
        """Stems of the files that could not be read, so that nothing follows from their silence."""

    def read(self) -> Loaded:
        base = self.root / "curriculum"
        for path in sorted(base.rglob("*")):
            shown = path.relative_to(self.root).as_posix()
            inside = path.relative_to(base).as_posix()
            if any(part.startswith(".") for part in Path(inside).parts):
                continue  # what editors and file managers leave beside an open file
            kind = kinds.of(inside)
            if kind:
                self.data(path, shown, kind)
            elif path.is_file():
                self.say(shown, 1, "Y008", kinds.stranger(inside))
        for needed in ("course.yml", "evidence.yml"):
            if not (base / needed).exists():
                self.say(f"curriculum/{needed}", 1, "Y001", f"'{needed}' is missing")
        lessons = self.lessons()
        self.pages()
        if not self.loaded.findings:
            self.loaded.course = self.assemble(lessons)
        self.loaded.findings.sort()
        return self.loaded

    def say(self, path: str, line: int, code: str, message: str) -> None:
        self.loaded.findings.append(Finding(At(path, line), code, message))

    def text(self, path: Path, shown: str) -> str | None:
        content = self.plain(path, shown)
        if content is not None:
            self.loaded.allowances += marks.allowances(content, shown)
            self.loaded.gaps += marks.gaps(content, shown)
        return content

    def plain(self, path: Path, shown: str) -> str | None:
        try:
            content = yamlfile.text(path, shown)
        except Fault as fault:
            self.loaded.findings.append(fault.finding)
            return None
        self.loaded.files[shown] = store.name(shown, content)
        if "{{" in content:
            self.braced.add(shown)
        return content

    def pages(self) -> None:
        """The pages that are no lessons: their form, so that none breaks the build, and their words."""
        for path in sorted((self.root / "docs").rglob("*.md")):
            shown = path.relative_to(self.root).as_posix()
            if path.match("docs/learn/*/*.md") or "/." in shown:
                continue
            content = self.plain(path, shown)
            if content is not None:
                prose, findings = _prose(content, shown)
                self.loaded.findings += findings
                self.plain_pages.append(Page(path=shown, body=prose.body, first_line=prose.first_line))

    def data(self, path: Path, shown: str, kind: kinds.Kind) -> None:
        made = self.entries(path, shown, kind)
        if made is None:
            self.broken.add(path.stem)
        self.things[kind.name] += made or []
        self.sources[kind.name].append(shown)

    def entries(self, path: Path, shown: str, kind: kinds.Kind) -> list[Any] | None:
        content = self.text(path, shown)
        if content is None:
            return None
        known = _known.get((shown, kind.name))
        if known and known[0] == content:
            return known[1]
        value, findings = yamlfile.parse(content, shown)
        self.loaded.findings += findings
        if findings:
            return None
        if kind.many and not isinstance(value, list):
            self.say(shown, 1, "Y011", "the file should hold a list: each entry starts with '- '")
            return None
        if not kind.many and not isinstance(value, dict):
            self.say(shown, 1, "Y011", "the file should hold keys and values, such as 'id: …'")
            return None
        made = self.make(kind.model, value if kind.many else [value], shown)
        if made is not None:
            _known[shown, kind.name] = content, made
        return made

    def make(self, model: type[Entry], values: list[Any], shown: str) -> list[Any] | None:
        try:
            return _adapter(model).validate_python(values)
        except ValidationError as problem:
            self.loaded.findings += shape.findings(problem, values, shown, model)
            return None

    def lessons(self) -> list[Lesson]:
        """Each module's lessons with their prose; says which are absent and which unnamed."""
        settings = self.things["settings"]
        order = {id: n for n, id in enumerate(settings[0].modules)} if settings else {}
        self.things["modules"].sort(key=lambda module: order.get(module.id, len(order)))
        lessons, named, absent = [], set(), []
        for module in self.things["modules"]:
            stem = Path(module.where.path).stem
            if module.id != stem:
                place = module.place("id")
                message = f"module '{module.id}' stands in '{stem}.yml'; id and file are named alike"
                self.say(place.path, place.line, "Y014", message)
                self.broken |= {module.id, stem}
                continue
            for entry in module.lessons:
                inside = f"learn/{module.id}/{entry.id}.md"
                named.add(inside)
                if not (self.root / "docs" / inside).exists():
                    absent.append((module, entry))
                elif lesson := self.lesson(module, entry, inside):
                    lessons.append(lesson)
        unnamed: dict[str, list[Path]] = {}
        for path in sorted((self.root / "docs" / "learn").glob("*/*.md")):
            inside = path.relative_to(self.root / "docs").as_posix()
            module = path.parent.name
            if inside not in named and path.name != "index.md" and module not in self.broken:
                unnamed.setdefault(module, []).append(path)
        self.say_absent(absent, unnamed)
        return lessons

    def say_absent(self, absent: list[Any], unnamed: dict[str, list[Path]]) -> None:
        """Says which lessons have no prose and which prose no lesson; a slip in a name once."""
        for module, entry in absent:
            prose = unnamed.get(module.id, [])
            near = did_you_mean(entry.id, [path.stem for path in prose])
            prose[:] = [path for path in prose if f"'{path.stem}'" not in near]
            place = entry.place("id")
            message = f"lesson '{entry.id}' has no prose; write docs/learn/{module.id}/{entry.id}.md"
            self.say(place.path, place.line, "Y009", f"{message}{near}")
        for module, paths in unnamed.items():
            for path in paths:
                shown = path.relative_to(self.root).as_posix()
                message = f"'{path.stem}' is named in no module; name it in modules/{module}.yml"
                self.say(shown, 1, "Y010", message)

    def lesson(self, module: Module, entry: Any, inside: str) -> Lesson | None:
        shown = f"docs/{inside}"
        path = self.root / "docs" / inside
        content = self.text(path, shown)
        if content is None:
            return None
        prose, findings = _prose(content, shown)
        self.loaded.findings += findings
        if findings:
            return None
        front = {WHERE: Where(shown, 1)} if prose.front is None else prose.front
        if not isinstance(front, dict):
            self.say(shown, 2, "Y011", "the head should hold keys and values, such as 'title: …'")
            return None
        made = self.make(FrontMatter, [front], shown)
        if not made:
            return None
        return Lesson(
            id=entry.id,
            module=module.id,
            entry=entry,
            title=made[0].title,
            description=made[0].description,
            body=prose.body,
            path=inside,
            first_line=prose.first_line,
            head=made[0].where,
            headings=prose.headings,
            directives=prose.directives,
        )

    def assemble(self, lessons: list[Lesson]) -> Course:
        things = dict(self.things)
        evidence = things.pop("evidence")[0]
        settings = things.pop("settings")[0]
        style = things.pop("style")
        self.loaded.parts = self.parts(lessons)
        return Course(
            settings=settings,
            style=style[0] if style else None,
            today=self.today,
            files=self.files,
            braced=frozenset(self.braced),
            lessons=tuple(lessons),
            pages=tuple(self.plain_pages),
            verdicts=evidence.verdicts,
            topics=evidence.topics,
            **{name: tuple(values) for name, values in things.items()},
        )

    def parts(self, lessons: list[Lesson]) -> dict[str, str]:
        """A name for the sources of each part of the course."""
        sources = dict(self.sources)
        sources["lessons"] = [*sources["modules"], *(f"docs/{lesson.path}" for lesson in lessons)]
        sources["verdicts"] = sources["topics"] = sources.pop("evidence")
        files = self.loaded.files
        parts = {part: store.name(*(files[path] for path in paths)) for part, paths in sources.items()}
        # The order of the modules is told by the course file.
        ordered = {part: store.name(parts[part], parts["settings"]) for part in ("modules", "lessons")}
        told = {"files": store.name(*sorted(self.files)), "braced": store.name(*sorted(self.braced))}
        told["pages"] = store.name(*(files[page.path] for page in self.plain_pages))
        return {**parts, **ordered, **told, "today": str(self.today)}

    @functools.cached_property
    def files(self) -> frozenset[str]:
        """The paths under docs/ of all files."""
        docs = self.root / "docs"
        return frozenset(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())


_known: dict[tuple[str, str], tuple[str, list[Any]]] = {}
"""The last content of each file and the entries made of it, for a process that reads again and again."""

_prose = functools.lru_cache(maxsize=2048)(lessonfile.parse)


@functools.cache
def _adapter(model: type[Entry]) -> TypeAdapter:
    return TypeAdapter(list[model])
