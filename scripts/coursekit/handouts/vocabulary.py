"""The elements that a handout is made of: what composing writes, and all that a writer must know.

An element stands with its class, or with an empty one. What is inside is text, emphasis and other
elements; a `data-` attribute tells a number or a kind, and never an answer.
"""

from __future__ import annotations

PROSE = frozenset(
    (name, "")
    for name in (
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "pre",
        "hr",
        "div",
        "strong",
        "em",
        "code",
        "sup",
        "sub",
        "a",
        "br",
        "wbr",
    )
)
"""What Markdown gives: headings in order from h1, lists (`start` on ol), tables with one head row.

Cells may have `data-align`: 'center' or 'right'.
"""

PARTS = {
    (
        "section",
        "cover",
    ): "the first page of a book: p.over, p.title, p.summary, div.names, footer, maybe nav",
    ("nav", "contents"): "the place of the table of contents: headings of levels 1 and 2",
    ("section", "part"): "begins on a new page",
    ("header", "masthead"): "the head of a document: figure.code, then a div with p.over, h1, p.facts",
    ("header", "opening"): "the head of a lesson in a book: figure.code, then a div with h2, p.facts",
    ("h2", "unlisted"): "a heading that the contents leave out",
    ("p", "over"): "a line above a title",
    ("p", "title"): "the title on a cover",
    ("p", "summary"): "the words below a title",
    ("p", "facts"): "minutes, numbers and the like",
    ("p", "when"): "when a card is for use",
    ("div", "names"): "a line to write on for each p: name, date",
    ("footer", "imprint"): "the small print at the end",
    ("figure", ""): "img with `src`, a path under docs/, and `alt`",
    ("figure", "code"): "img with `data-qr`, the address, and `alt`; p.address with a link",
    ("p", "address"): "the address below a code, with wbr where it may break",
    ("img", ""): "inside a figure",
    ("aside", ""): "a block apart: `data-kind`; p.label says in words what it is",
    ("p", "label"): "the word of an aside",
    ("section", "card"): "a procedure as a card: heading, p.when, ol, aside",
    ("div", "quarters"): "cards to cut; each child is a div.quarter",
    ("div", "quarter"): "a quarter of a page, or with `data-wide` half of it",
    ("div", "slips"): "parts to cut apart; each child is a section.slip",
    ("section", "slip"): "a part of a role-play",
    ("ul", "sources"): "texts that the lesson rests on",
    ("table", "checklist"): "what to tick, a box, room to write",
    ("table", "marking"): "the key to an exam",
    ("span", "id"): "the id of a question, small",
    ("span", "where"): "where a link leads, in words",
    ("span", "box"): "a box to tick",
    ("span", "gap"): "a gap to fill in a text",
}

QUESTIONS = {
    ("section", "question"): "p.number, p.prompt, div.stem, then what there is to answer; it stays on a page",
    ("p", "number"): "'Question 3'",
    ("p", "prompt"): "what to do, and span.id",
    ("div", "stem"): "paragraphs",
    ("ol", "one"): "options with letters, one of which is chosen",
    ("ol", "many"): "options with letters, of which several are chosen",
    ("ol", "steps"): "steps with letters, to put in order",
    ("div", "sequence"): "boxes for the letters in their order: `data-count`",
    ("div", "lines"): "lines to write on: `data-count`, and a p on the first of them",
    ("section", "answer"): "the key: p.number, p.right, then the reasons",
    ("p", "right"): "the letters that are right, and span.id",
    ("ul", "reasons"): "for each option its letter, the verdict and the reason",
    ("ol", "bubbles"): "an answer sheet: li with `data-kind` (choice, order, gap) and `data-count`",
}

ALL = PROSE | PARTS.keys() | QUESTIONS.keys()

CONTAINERS = frozenset(
    (
        "body",
        "section",
        "div",
        "aside",
        "ul",
        "ol",
        "dl",
        "table",
        "thead",
        "tbody",
        "tr",
        "blockquote",
        "header",
        "footer",
        "nav",
        "figure",
    )
)
"""Elements in which white space between others means nothing."""

BLOCKS = CONTAINERS | frozenset(("p", "h1", "h2", "h3", "h4", "h5", "li", "dt", "dd", "pre", "hr"))
"""Elements that stand on lines of their own."""
