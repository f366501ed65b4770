"""The head of a page that is drawn from data: what MkDocs reads of it before the text."""

from __future__ import annotations

import json


def head(**told: object) -> list[str]:
    """The lines of the front matter; no sign in a text of the data ends its value early."""
    # JSON is YAML too, https://yaml.org/spec/1.2.2/#12-overview-of-yaml
    return ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()), "---"]
