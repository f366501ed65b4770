"""Reads exported files as the programs do for which they are made, with no part of what wrote them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html


@dataclass
class Read:
    """A question as another program has it; texts are as they stand there, HTML in most formats.

    `options` has for each text whether it is right and why; `all` is everything that is told of it.
    """

    stem: str = ""
    options: dict[str, tuple[bool, str]] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    wrong: str = ""
    general: str = ""
    all: str = ""


def shown(text: str) -> str:
    """What a reader sees of HTML."""
    return html.fromstring(f"<div>{text}</div>").text_content()


def moodle(data: bytes) -> dict[str, Read]:
    read, category = {}, ""
    for question in etree.fromstring(data):
        if question.get("type") == "category":
            category = question.findtext("category/text")
            continue
        text = question.findtext
        one = Read(stem=text("questiontext/text"), general=text("generalfeedback/text"))
        tags = [tag.findtext("text") for tag in question.iter("tag")]
        one.all = " ".join([category, *tags, one.general])
        _MOODLE[question.get("type")](one, question)
        read[text("idnumber")] = one
    return read


def _moodle_choice(one: Read, question: Any) -> None:
    right = [answer for answer in question.iter("answer") if float(answer.get("fraction")) > 0]
    assert (question.findtext("single") == "true") == (right[0].get("fraction") == "100")
    assert abs(sum(float(answer.get("fraction")) for answer in right) - 100) < 0.001
    for answer in question.iter("answer"):
        one.options[answer.findtext("text")] = (answer in right, answer.findtext("feedback/text") or "")


def _moodle_true_false(one: Read, question: Any) -> None:
    for answer in question.iter("answer"):
        right = answer.get("fraction") == "100"
        one.options[answer.findtext("text").title()] = (right, answer.findtext("feedback/text") or "")


def _moodle_match(one: Read, question: Any) -> None:
    pairs = {
        int(pair.findtext("answer/text")): pair.findtext("text") for pair in question.iter("subquestion")
    }
    one.steps = [pairs[place] for place in range(1, len(pairs) + 1)]


def _moodle_typed(one: Read, question: Any) -> None:
    for answer in question.iter("answer"):
        if answer.findtext("text") == "*":
            one.wrong = answer.findtext("feedback/text")
        else:
            one.answers.append(answer.findtext("text").replace(r"\*", "*"))


_MOODLE = {
    "multichoice": _moodle_choice,
    "truefalse": _moodle_true_false,
    "matching": _moodle_match,
    "shortanswer": _moodle_typed,
}

HELD = {":": "&&058;", "#": "&&035;", "=": "&&061;", "{": "&&123;", "}": "&&125;", "~": "&&126;"}
"""Moodle's own marks for escaped signs while it looks for those that mean something."""


def gift(data: bytes) -> dict[str, Read]:
    read, category = {}, ""
    for block in data.decode().split("\n\n"):
        lines = block.strip().split("\n")
        comments = " ".join(line for line in lines if line.startswith("//"))
        text = _held("\n".join(line for line in lines if not line.startswith("//")).strip())
        if text.startswith("$CATEGORY:"):
            category = text.removeprefix("$CATEGORY:").strip()
        elif text:
            (id,) = re.findall(r"\[id:([^\]]+)\]", comments)
            read[id] = _gift(text, f"{category} {comments}")
    return read


def _gift(text: str, told: str) -> Read:
    assert text.startswith("::")
    _, _, text = text.partition("::")
    _, _, text = text.partition("::")
    assert text.count("{") == 1
    assert text.count("}") == 1
    stem, _, rest = text.partition("{")
    answers, _, general = rest.rpartition("}")[0].rpartition("####")
    one = Read(stem=_html(stem), general=_html(general))
    one.all = f"{told} {one.general}"
    answers = answers.strip()
    if "~" in answers:
        for answer in re.findall(r"([~=])([^~=]*)", answers):
            _gift_choice(one, *answer)
    elif "=" in answers and "->" in answers:
        pairs = [answer.split("->") for answer in answers.split("=")[1:]]
        by = {int(place): _html(step) for step, place in pairs}
        one.steps = [by[place] for place in range(1, len(by) + 1)]
    elif answers.partition("#")[0] in ("TRUE", "FALSE"):
        said, wrong, right = answers.split("#")
        other = {"TRUE": "False", "FALSE": "True"}[said]
        one.options = {said.title(): (True, _html(right)), other: (False, _html(wrong))}
    else:
        for answer in answers.split("=")[1:]:
            weight, text, why = re.fullmatch(r"%(\d+)%([^#]*)#?(.*)", answer.strip(), re.DOTALL).groups()
            if weight == "0":
                assert text == "*"
                one.wrong = _html(why)
            else:
                one.answers.append(_released(text).strip().replace(r"\*", "*"))
    return one


def _gift_choice(one: Read, sign: str, answer: str) -> None:
    share = re.match(r"%(-?[0-9.]+)%", answer)
    text, _, why = (answer[share.end() :] if share else answer).partition("#")
    right = sign == "=" or bool(share and float(share.group(1)) > 0)
    one.options[_html(text)] = (right, _html(why) if why else "")


def _held(text: str) -> str:
    text = text.replace("\\\\", "&&092;")
    for sign, mark in HELD.items():
        text = text.replace(f"\\{sign}", mark)
    assert "\\" not in text
    return text.replace("&&092;", "\\")


def _released(text: str) -> str:
    for sign, mark in HELD.items():
        text = text.replace(mark, sign)
    return text


def _html(text: str) -> str:
    text = text.strip()
    assert text.startswith("[html]")
    return _released(text.removeprefix("[html]")).strip()


def qti(data: bytes) -> dict[str, Read]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        files = [
            resource.get("href")
            for resource in manifest.iter("{*}resource")
            if resource.get("type") == "imsqti_xmlv1p2"
        ]
        assert sorted(archive.namelist()) == sorted(["imsmanifest.xml", *files])
        read = {}
        for path in files:
            quiz = etree.fromstring(archive.read(path))
            title = quiz.find("{*}assessment").get("title")
            for item in quiz.iter("{*}item"):
                id, one = _qti(item)
                one.all += f" {title}"
                assert id not in read
                read[id] = one
    return read


def _qti(item: Any) -> tuple[str, Read]:
    labels = [label.text for label in item.iter("{*}fieldlabel")]
    fields = dict(zip(labels, (entry.text for entry in item.iter("{*}fieldentry")), strict=True))
    feedback = {told.get("ident"): told.findtext(".//{*}mattext") for told in item.iter("{*}itemfeedback")}
    for place in item.iter("{*}displayfeedback"):
        assert place.get("linkrefid") in feedback
    one = Read(stem=item.findtext("{*}presentation/{*}material/{*}mattext"), general=feedback["general_fb"])
    one.wrong = feedback.get("general_incorrect_fb", "")
    one.all = f"{' '.join(map(str, fields.values()))} {one.general}"
    _QTI[fields["question_type"]](one, item, feedback)
    return item.get("title").split(" ")[0], one


def _qti_choice(one: Read, item: Any, feedback: dict[str, str]) -> None:
    (scored,) = [told for told in item.iter("{*}respcondition") if told.find("{*}setvar") is not None]
    never = {value.text for other in scored.iter("{*}not") for value in other}
    right = {value.text for value in scored.iter("{*}varequal")} - never
    labels = {label.get("ident"): label.findtext(".//{*}mattext") for label in item.iter("{*}response_label")}
    assert len(labels) == len(list(item.iter("{*}response_label")))
    (response,) = item.iter("{*}response_lid")
    assert (response.get("rcardinality") == "Multiple") == bool(scored.findall(".//{*}and"))
    if never:
        assert right | never == set(labels)
    for id, text in labels.items():
        one.options[text] = (id in right, feedback.get(f"{id}_fb", ""))


def _qti_match(one: Read, item: Any, _: dict[str, str]) -> None:
    right = {value.get("respident"): value.text for value in item.iter("{*}varequal")}
    by = {}
    for response in item.iter("{*}response_lid"):
        places = {
            label.get("ident"): label.findtext(".//{*}mattext")
            for label in response.iter("{*}response_label")
        }
        by[int(places[right[response.get("ident")]])] = response.findtext("{*}material/{*}mattext")
    one.steps = [by[place] for place in range(1, len(by) + 1)]


def _qti_typed(one: Read, item: Any, _: dict[str, str]) -> None:
    one.answers = [value.text for value in item.iter("{*}varequal")]


_QTI = {
    "multiple_choice_question": _qti_choice,
    "multiple_answers_question": _qti_choice,
    "true_false_question": _qti_choice,
    "matching_question": _qti_match,
    "short_answer_question": _qti_typed,
}


def anki(data: bytes) -> dict[str, Read]:
    lines = data.decode().split("\n")
    head = [line for line in lines if line.startswith("#")]
    assert head == lines[: len(head)]
    told = dict(line[1:].split(":") for line in head)
    guid, deck, tags = (int(told[f"{name} column"]) - 1 for name in ("guid", "deck", "tags"))
    assert told["separator"] == "tab"
    read = {}
    for row in csv.reader(lines[len(head) : -1], delimiter="\t", strict=True):
        front, back = (cell for place, cell in enumerate(row) if place not in (guid, deck, tags))
        one = _anki(html.fromstring(f"<div>{front}</div>"), html.fromstring(f"<div>{back}</div>"))
        one.all = " ".join([row[deck], row[tags], back])
        read[row[guid].partition(":")[2]] = one
    return read


def _anki(front: Any, back: Any) -> Read:
    (prompt,) = front.iterfind("p/i")
    one = Read(stem=" ".join(_inside(part) for part in front.iterfind("p") if part is not prompt.getparent()))
    asked = [_inside(item) for item in front.iterfind("ol/li")]
    told = [_inside(item) for item in back.iterfind("ol/li")]
    one.general = _inside(back)
    key = back.findtext("p/b") or _inside(back.find("p/b"))
    if not asked:
        one.answers = back.find("p/b").text_content().split(" or ")
        one.wrong = one.general
    elif "Not right." in one.general:
        for letter, option, why in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", asked, told, strict=False):
            right = why.startswith("Right. ")
            assert right == (f"{letter}. {option}" in _inside(back.find("p/b")))
            one.options[option] = (right, why.removeprefix("Right. ").removeprefix("Not right. "))
    else:
        one.steps = [asked[ord(letter) - ord("A")] for letter in key.split(", ")]
        assert one.steps == told
    return one


def _inside(element: Any) -> str:
    """What stands in an element, as HTML."""
    text = html.tostring(element, encoding="unicode", with_tail=False)
    return text.partition(">")[2].rpartition("</")[0]


FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


def spreadsheet(data: bytes) -> dict[str, Read]:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    head = next(rows)
    read = {}
    for cells in rows:
        assert len(cells) == len(head)
        assert not any(FORMULA.match(cell) for cell in cells)
        row = {
            name: re.sub(r"^'(?='*[=+\-@\t\r＝＋－＠])", "", cell)
            for name, cell in zip(head, cells, strict=True)
        }
        letters = [name[-1] for name in head if name.startswith("option ") and row[name]]
        one = Read(stem=row["stem"], wrong=row["if wrong"], general=row["feedback"], all=" ".join(cells))
        if row["type"] == "fill":
            one.answers = row["right"].split("\n")
        elif row["type"] == "order":
            one.steps = [row[f"option {letter}"] for letter in row["right"].split(", ")]
            assert sorted(row["right"].split(", ")) == letters
        else:
            right = row["right"].split(", ")
            assert set(right) <= set(letters)
            for letter in letters:
                one.options[row[f"option {letter}"]] = (letter in right, row[f"feedback {letter}"])
        read[row["question"]] = one
    return read


def data(data: bytes) -> dict[str, Read]:
    told = json.loads(data)
    assert told["format"] == 1
    read = {}
    for question in told["questions"]:
        read[question["id"]] = Read(
            stem=question["stem"],
            options={one["text"]: (one["correct"], one["feedback"]) for one in question["options"]},
            steps=question["steps"],
            answers=question["answers"],
            wrong=question["wrong"],
            general=question["feedback"],
            all=" ".join(_texts([told["course"], question])),
        )
    return read


def _texts(told: Any) -> list[str]:
    if isinstance(told, dict):
        told = list(told.values())
    return [text for part in told for text in _texts(part)] if isinstance(told, list) else [str(told)]


READERS = {"moodle": moodle, "gift": gift, "qti": qti, "anki": anki, "csv": spreadsheet, "json": data}
PLAIN = {"csv"}
"""The formats whose texts are no HTML."""
