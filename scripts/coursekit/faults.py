"""The names of the faults that are found outside rules/: of form, of shape and of allowances."""

NAMES = {
    "Y001": "missing-file",
    "Y002": "not-plain-utf-8",
    "Y003": "empty-file",
    "Y004": "broken-yaml",
    "Y005": "key-twice",
    "Y006": "alias-or-tag",
    "Y007": "unclosed-front-matter",
    "Y008": "stranger-file",
    "Y009": "lesson-without-prose",
    "Y010": "prose-without-lesson",
    "Y011": "wrong-container",
    "Y012": "missing-key",
    "Y013": "unknown-key",
    "Y014": "wrong-value",
    "Y015": "unclosed-code",
    "X001": "allowance-without-reason",
    "X002": "unused-allowance",
    "X003": "gap-left",
}
