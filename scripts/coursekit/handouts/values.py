"""The values in mkdocs.yml as MkDocs reads them: typed, and with what the environment says."""

from __future__ import annotations

import os
from typing import Any

import yaml

from .. import yamlfile
from ..yamlfile import Fault

CODE = object()
"""Stands where a setting names code of Python: only the site runs it, never paper."""


def read(content: str, path: str) -> Any:
    """What YAML text holds, without the settings that name code.

    Raises yamlfile.Fault where a value cannot be one.
    """
    try:
        return _without_code(yaml.load(content, _Loader))
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise Fault("Y004", path, line, str(problem.problem)) from None
    except ValueError as problem:  # a day that there is not
        raise Fault("Y004", path, 1, str(problem)) from None


def _without_code(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_code(inside) for key, inside in value.items() if inside is not CODE}
    if isinstance(value, list):
        return [_without_code(inside) for inside in value if inside is not CODE]
    return value


class _Loader(yamlfile.Parser):
    """Knows the tags that MkDocs knows."""


def _from_environment(loader: Any, node: yaml.Node) -> Any:
    """The value of `!ENV NAME`, or of `!ENV [NAME, …, otherwise]`, as MkDocs takes it.

    See https://github.com/waylan/pyyaml-env-tag.
    """
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = parts[:-1] if len(parts) > 1 else parts
    for name in names:
        told = os.environ.get(loader.construct_scalar(name))
        if told is not None:
            tag = loader.resolve(yaml.ScalarNode, told, (True, False))
            return loader.construct_object(yaml.ScalarNode(tag, told))
    return loader.construct_object(parts[-1]) if len(parts) > 1 else None


_Loader.add_constructor("!ENV", _from_environment)
_Loader.add_multi_constructor("", lambda *_: CODE)
