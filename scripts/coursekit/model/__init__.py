"""What a course is: modules, lessons, questions, claims and their kin, frozen once read.

The classes are the shape of the files too: a key that stands here may stand in the YAML,
and the JSON Schemas for editors are made from them.
"""

from .address import Address
from .blueprint import Blueprint, Part
from .course import Course
from .credential import Credential, Fact, FieldTopic, MandatedTopic, Mistake, Reference
from .entry import Day, Entry, Id, Level, Link, Text
from .lesson import DIRECTIVES, DRAWN, Directive, Heading, Lesson
from .module import LessonEntry, Module, Objective
from .page import Page
from .procedure import Decision, Procedure, Step
from .question import Option, Question
from .scenario import Choice, Line, Scenario, Scene
from .settings import CourseFile
from .truth import Claim, EvidenceFile, Misconception, Source, Study, Topic, VerdictWord
from .wording import StyleFile, StyleWord, Synonym, Term, Word

__all__ = [
    "DIRECTIVES",
    "DRAWN",
    "Address",
    "Blueprint",
    "Choice",
    "Claim",
    "Course",
    "CourseFile",
    "Credential",
    "Day",
    "Decision",
    "Directive",
    "Entry",
    "EvidenceFile",
    "Fact",
    "FieldTopic",
    "Heading",
    "Id",
    "Lesson",
    "LessonEntry",
    "Level",
    "Line",
    "Link",
    "MandatedTopic",
    "Misconception",
    "Mistake",
    "Module",
    "Objective",
    "Option",
    "Page",
    "Part",
    "Procedure",
    "Question",
    "Reference",
    "Scenario",
    "Scene",
    "Source",
    "Step",
    "Study",
    "StyleFile",
    "StyleWord",
    "Synonym",
    "Term",
    "Text",
    "Topic",
    "VerdictWord",
    "Word",
]
