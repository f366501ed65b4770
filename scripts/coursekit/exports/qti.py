"""The bank as QTI 1.2 in the dialect of Canvas: a zip with a quiz for each module and their manifest.

A lesson exported alone is a quiz of its own, so that it never takes the place of its module's.

The parts and their order follow https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_bindv1p2.html;
the kinds of questions are those that Canvas names. Canvas itself gives part of the marks where
several options are right; steps to order are matched with their places, each for its share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..handouts.archive import packed
from .bank import Asked, Bank, Choice
from .form import Format

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
RESPONSE = "response1"
GENERAL = "general_fb"
WRONG = "general_incorrect_fb"


def write(bank: Bank) -> bytes:
    files = {}
    for part, questions in bank.parts().items():
        name = part.replace(":", "-")
        files[f"{name}/{name}.xml"] = _written(_quiz(bank, name, questions))
    manifest = _written(_manifest(bank, files))
    return packed([("imsmanifest.xml", manifest), *files.items()], bank.settings.date)


def _manifest(bank: Bank, files: Iterable[str]) -> Element:
    settings = bank.settings
    manifest = Element("manifest", xmlns=PACKAGE, identifier=f"{settings.id}-{settings.version}")
    metadata = SubElement(manifest, "metadata")
    _value(metadata, "schema", "IMS Content")
    _value(metadata, "schemaversion", "1.1.3")
    SubElement(manifest, "organizations")
    resources = SubElement(manifest, "resources")
    for path in files:
        name = path.partition("/")[0]
        resource = SubElement(resources, "resource", identifier=name, type="imsqti_xmlv1p2", href=path)
        SubElement(resource, "file", href=path)
    return manifest


def _quiz(bank: Bank, name: str, questions: tuple[Asked, ...]) -> Element:
    interop = Element("questestinterop", xmlns=QTI)
    about = questions[0].lesson_title if name.startswith("lesson-") else questions[0].module_title
    title = f"{bank.settings.title}: {about}"
    quiz = SubElement(interop, "assessment", ident=f"{bank.settings.id}-{name}", title=title)
    _fields(SubElement(quiz, "qtimetadata"), {"cc_maxattempts": "1", "edition": bank.edition})
    section = SubElement(quiz, "section", ident="root_section")
    section.extend(_item(bank, asked) for asked in questions)
    return interop


def _item(bank: Bank, asked: Asked) -> Element:
    kind, present, score = _TYPES[asked.type]
    item = Element("item", ident=f"{bank.settings.id}-{asked.id}", title=asked.name)
    told = {
        "question_type": kind,
        "points_possible": "1.0",
        "original_answer_ids": ",".join(_original(asked)),
        "assessment_question_identifierref": f"{bank.settings.id}-{asked.id}-ref",
        **dict(tag.split(":", 1) for tag in asked.tags),
    }
    _fields(SubElement(SubElement(item, "itemmetadata"), "qtimetadata"), told)
    presentation = SubElement(item, "presentation")
    _material(presentation, asked.asks)
    presentation.extend(present(asked))
    processing = SubElement(item, "resprocessing")
    outcomes = SubElement(processing, "outcomes")
    SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    feedback = dict(_feedback(bank, asked))
    processing.extend(_shown(name) for name in (GENERAL, WRONG) if name in feedback)
    processing.extend(_reason(choice) for choice in asked.choices if _label(choice) in feedback)
    processing.extend(score(asked))
    for name, text in feedback.items():
        _material(SubElement(SubElement(item, "itemfeedback", ident=name), "flow_mat"), text)
    return item


def _original(asked: Asked) -> Iterator[str]:
    """The names of the answers; those to type are named by their place."""
    yield from (choice.id for choice in asked.choices)
    yield from (f"{asked.id}-{place}" for place in range(1, len(asked.answers) + 1))


def _feedback(bank: Bank, asked: Asked) -> Iterator[tuple[str, str]]:
    """What is told after an answer, by its name: to all, to a wrong one, and for each choice."""
    yield GENERAL, bank.after(asked)
    if asked.wrong.html:
        yield WRONG, f"<p>{asked.wrong.html}</p>"
    for choice in asked.choices:
        if choice.feedback.html:
            yield _label(choice), f"<p>{choice.feedback.html}</p>"


def _label(choice: Choice) -> str:
    return f"{choice.id}_fb"


def _choice(asked: Asked) -> Iterator[Element]:
    cardinality = "Multiple" if asked.type == "several" else "Single"
    response = Element("response_lid", ident=RESPONSE, rcardinality=cardinality)
    _labels(response, ((choice.id, choice.text.html) for choice in asked.choices))
    yield response


def _order(asked: Asked) -> Iterator[Element]:
    for choice in asked.choices:
        response = Element("response_lid", ident=f"response_{choice.id}")
        _material(response, choice.text.plain, "text/plain")
        places = range(1, len(asked.steps) + 1)
        _labels(response, ((f"{asked.id}-place-{place}", str(place)) for place in places))
        yield response


def _fill(_: Asked) -> Iterator[Element]:
    response = Element("response_str", ident=RESPONSE, rcardinality="Single")
    SubElement(SubElement(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    yield response


def _right_choice(asked: Asked) -> Iterator[Element]:
    condition, variable = _condition("No")
    for choice in asked.right:
        _value(variable, "varequal", choice.id, respident=RESPONSE)
    _value(condition, "setvar", "100", action="Set", varname="SCORE")
    yield condition


def _right_choices(asked: Asked) -> Iterator[Element]:
    """All of the right options, and none of the others."""
    condition, variable = _condition("No")
    every = SubElement(variable, "and")
    for choice in asked.choices:
        parent = every if choice.correct else SubElement(every, "not")
        _value(parent, "varequal", choice.id, respident=RESPONSE)
    _value(condition, "setvar", "100", action="Set", varname="SCORE")
    yield condition


def _right_places(asked: Asked) -> Iterator[Element]:
    place = {letter: number for number, letter in enumerate(asked.key, 1)}
    for choice in asked.choices:
        condition, variable = _condition("Yes")
        right = f"{asked.id}-place-{place[choice.letter]}"
        _value(variable, "varequal", right, respident=f"response_{choice.id}")
        _value(condition, "setvar", f"{100 / len(asked.steps):.2f}", action="Add", varname="SCORE")
        yield condition


def _right_words(asked: Asked) -> Iterator[Element]:
    """Any of the answers; Canvas takes capital letters for small ones."""
    condition, variable = _condition("No")
    for answer in asked.answers:
        _value(variable, "varequal", answer, respident=RESPONSE)
    _value(condition, "setvar", "100", action="Set", varname="SCORE")
    yield condition


def _shown(name: str) -> Element:
    """The condition under which a feedback is told for any answer; Canvas knows the two by their names."""
    condition, variable = _condition("Yes")
    SubElement(variable, "other")
    SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)
    return condition


def _reason(choice: Choice) -> Element:
    condition, variable = _condition("Yes")
    _value(variable, "varequal", choice.id, respident=RESPONSE)
    SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=_label(choice))
    return condition


def _condition(goes_on: str) -> tuple[Element, Element]:
    condition = Element("respcondition", {"continue": goes_on})
    return condition, SubElement(condition, "conditionvar")


def _labels(response: Element, labels: Iterable[tuple[str, str]]) -> None:
    render = SubElement(response, "render_choice")
    for id, text in labels:
        _material(SubElement(render, "response_label", ident=id), text)


def _material(parent: Element, text: str, kind: str = "text/html") -> None:
    _value(SubElement(parent, "material"), "mattext", text, texttype=kind)


def _fields(metadata: Element, told: dict[str, str]) -> None:
    for label, entry in told.items():
        field = SubElement(metadata, "qtimetadatafield")
        _value(field, "fieldlabel", label)
        _value(field, "fieldentry", entry)


def _value(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _written(root: Element) -> bytes:
    indent(root)
    return tostring(root, "utf-8", xml_declaration=True) + b"\n"


_TYPES = {
    "single": ("multiple_choice_question", _choice, _right_choice),
    "several": ("multiple_answers_question", _choice, _right_choices),
    "true-false": ("true_false_question", _choice, _right_choice),
    "order": ("matching_question", _order, _right_places),
    "fill": ("short_answer_question", _fill, _right_words),
}
"""What Canvas calls each type, what is shown of it, and how an answer is scored."""

FORMAT = Format(
    name="qti",
    title="QTI 1.2",
    readers="Canvas and others that read QTI 1.2",
    ending="-qti.zip",
    steps=(
        "In your course, open “Settings”, then “Import Course Content”.",
        "Choose “QTI .zip file” as the content type and pick the file as it is, still packed.",
        "Start the import. Each module has become a quiz that is not published yet.",
    ),
    write=write,
)
