"""The JSON Schema of a block, for completion and hover in editors: from the same table as the parser's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs_usecases.parsing.blocks import LEVELS
from mkdocs_usecases.parsing.keys import BRANCH_KEYS, EXTENDS_KEYS, KEYS, Key, Shape

_Schema = dict[str, Any]

_TEXT: _Schema = {"$ref": "#/$defs/text"}
_TEXTS: _Schema = {"$ref": "#/$defs/texts"}


def block_schema(fields: Iterable[str] = ()) -> _Schema:
    """A JSON Schema (2020-12) that a well-formed block meets and each structural mistake fails.

    Editors type plain scalars, so a text may also come as a number, a boolean or nothing.

    Args:
        fields: further keys that the blocks of a site may carry.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mkdocs-usecases:block",
        "title": "A use case",
        "description": "A `usecase` block: who wants what of a system, and every way that it can go.",
        "type": "object",
        # An editor completes what stands in `properties`; other spellings match a pattern.
        "properties": {
            **{name: _value(key) for key in KEYS for name in (key.name, *key.synonyms)},
            **{name: {**_TEXTS, "description": "A field of this site."} for name in fields},
        },
        "patternProperties": {
            pattern: _value(key) for key in KEYS for pattern in map(_spellings, (key.name, *key.synonyms))
        },
        "additionalProperties": False,
        "allOf": [_required("title"), {"anyOf": [_required("steps"), _required("summary")]}],
        "$defs": _definitions(),
    }


def _spellings(name: str) -> str:
    """A pattern for a key in any case, with blanks, `-` or `_` between its words."""
    letters = "".join(
        f"[{letter}{letter.upper()}]" if letter.isalpha() else "_" if letter == " " else re.escape(letter)
        for letter in name
    )
    return f"^\\s*{letters.replace('_', '[ _-]+')}\\s*$"


def _required(name: str) -> _Schema:
    """One of the names of a key has to be there, in any spelling."""
    key = next(key for key in KEYS if key.name == name)
    pattern = _any_of((key.name, *key.synonyms))
    return {"not": {"propertyNames": {"not": {"pattern": pattern}}}}


def _any_of(names: Iterable[str]) -> str:
    return "|".join(map(_spellings, names))


def _value(key: Key) -> _Schema:
    schema = {**_SHAPES[key.shape], "description": key.about}
    if key.name == "level":
        schema = {"description": key.about, "anyOf": [{"enum": list(LEVELS)}, {"pattern": _any_of(LEVELS)}]}
    if key.example:
        schema["examples"] = [key.example]
    return schema


_SHAPES: Mapping[Shape, _Schema] = {
    Shape.TEXT: _TEXT,
    Shape.PROSE: _TEXT,
    Shape.TEXTS: _TEXTS,
    Shape.WORDS: _TEXTS,
    Shape.NAMES: _TEXTS,
    Shape.STAKEHOLDERS: {"$ref": "#/$defs/stakeholders"},
    Shape.STEPS: {"$ref": "#/$defs/steps"},
    Shape.EXTENSIONS: {"$ref": "#/$defs/extensions"},
    Shape.VARIATIONS: {"$ref": "#/$defs/variations"},
    Shape.EXTENSION_POINTS: {"$ref": "#/$defs/points"},
    Shape.EXTENDS: {"$ref": "#/$defs/extends"},
}


def _definitions() -> _Schema:
    text: _Schema = {"type": ["string", "number", "boolean", "null"]}
    one_line: _Schema = {
        "type": "object",
        "maxProperties": 1,
        "additionalProperties": _TEXT,
        "description": "A sentence with a colon.",
    }
    outline: _Schema = {
        "type": "string",
        "pattern": "\\n",
        "description": "An outline: numbered lines behind `|`.",
    }
    include: _Schema = _mapping(
        {"include": {**_TEXT, "description": "A step that is another use case."}}, "include"
    )
    repeat: _Schema = _mapping(
        {
            "repeat": {**_TEXT, "description": "The steps to go through again: `2-4`."},
            "until": {**_TEXT, "description": "What ends the loop."},
        },
        "repeat",
    )
    nested: _Schema = {
        "type": "object",
        "maxProperties": 1,
        "additionalProperties": {"$ref": "#/$defs/handling"},
        "description": "An extension of a step in this extension: `3a1a. condition`.",
    }
    step: _Schema = {"anyOf": [_TEXT, include, repeat, one_line, nested]}
    extends = _mapping(dict.fromkeys(_with_synonyms(EXTENDS_KEYS), _TEXT))
    branch = _mapping(
        {
            name: {"$ref": "#/$defs/steps"}
            if key == "steps"
            else {"$ref": "#/$defs/extensions"}
            if key == "extensions"
            else _TEXT
            for key, synonyms in BRANCH_KEYS.items()
            for name in (key, *synonyms)
        }
    )
    return {
        "text": text,
        "texts": {"anyOf": [_TEXT, {"type": "array", "items": {"anyOf": [_TEXT, one_line]}}]},
        "step": step,
        "steps": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/step"}}, outline]},
        "handling": {"anyOf": [_TEXT, {"type": "array", "items": {"$ref": "#/$defs/step"}}, branch]},
        "extensions": {
            "anyOf": [
                {"type": "object", "additionalProperties": {"$ref": "#/$defs/handling"}},
                {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"type": "string"},
                            {"type": "object", "additionalProperties": {"$ref": "#/$defs/handling"}},
                        ]
                    },
                },
                outline,
            ]
        },
        "stakeholders": {
            "anyOf": [
                _TEXT,
                {"type": "object", "additionalProperties": _TEXT},
                {"type": "array", "items": {"anyOf": [_TEXT, one_line]}},
            ]
        },
        "variations": _pairs(_TEXTS),
        "points": _pairs(_TEXT),
        "extends": {
            "anyOf": [_TEXT, extends, {"type": "array", "items": {"anyOf": [_TEXT, extends]}}],
        },
    }


def _with_synonyms(table: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [name for key, synonyms in table.items() for name in (key, *synonyms)]


def _mapping(properties: Mapping[str, _Schema], *required: str) -> _Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _pairs(value: _Schema) -> _Schema:
    """A mapping, or a list of mappings."""
    mapping: _Schema = {"type": "object", "additionalProperties": value}
    return {"anyOf": [mapping, {"type": "array", "items": mapping}]}
