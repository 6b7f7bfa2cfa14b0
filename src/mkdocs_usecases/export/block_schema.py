"""The JSON Schema of a block, for completion and hover in editors: from the same table as the parser's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mkdocs_usecases.languages.language import names
from mkdocs_usecases.languages.spoken import LANGUAGES, SPOKEN
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.parsing.words.key_names import (
    branch_key,
    branch_names,
    extends_names,
    names_in,
    record_names,
)
from mkdocs_usecases.parsing.words.keys import BRANCH_KEYS, EXTENDS_KEYS, KEYS, Key, Shape
from mkdocs_usecases.parsing.words.levels import LEVELS, SIGNS

_Schema = dict[str, Any]

_TEXT: _Schema = {"$ref": "#/$defs/text"}
_TEXTS: _Schema = {"$ref": "#/$defs/texts"}
_HANDLING: _Schema = {"anyOf": [{"$ref": "#/$defs/steps"}, _TEXT]}


def block_schema(
    fields: Iterable[str] = (), keys: Mapping[str, Iterable[str]] | None = None, language: str = "en"
) -> _Schema:
    """A JSON Schema (2020-12) that a well-formed block meets and each structural mistake fails.

    Editors type plain scalars, so a text may also come as a number, a boolean or nothing.

    Args:
        fields: further keys that the blocks of a site may carry.
        keys: further names of keys, by the key.
        language: of the site: of its names for a key the commonest is proposed, too.
    """
    own = {key.name: tuple((keys or {}).get(key.name, ())) for key in KEYS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mkdocs-usecases:block",
        "title": "A use case",
        "description": "A `usecase` block: who wants what of a system, and every way that it can go.",
        "type": "object",
        # An editor completes what stands in `properties`; other names and spellings match a pattern.
        "properties": {
            **{name: _value(key) for key in KEYS for name in _proposed(key, own[key.name], language)},
            **{name: {**_TEXTS, "description": "A field of this site."} for name in fields},
        },
        "patternProperties": {_pattern(key, own[key.name]): _value(key) for key in KEYS},
        "additionalProperties": False,
        "allOf": [
            _required("title", own),
            {"anyOf": [_required("steps", own), _required("summary", own)]},
        ],
        "$defs": _definitions(),
    }


def _proposed(key: Key, own: tuple[str, ...], language: str) -> list[str]:
    """The names of a key that an editor completes."""
    spoken = LANGUAGES.get(language.lower().replace("_", "-").partition("-")[0])
    return list(dict.fromkeys((key.name, *own, *(names_in(spoken, key.name)[:1] if spoken else ()))))


def _pattern(key: Key, own: tuple[str, ...]) -> str:
    """A pattern for every name of a key."""
    listed = [key.name, *own, *(name for one in SPOKEN for name in names_in(one, key.name))]
    return _any_of(dict.fromkeys(name.lower() for name in listed))


def _spellings(name: str) -> str:
    """A pattern for a name in any case, its words parted or not, with the `s` of a plural or without."""
    parted = "[ _-]*".join(
        map(_in_any_case, re.split(r"[ _-]+", name if name.endswith("ss") else name.removesuffix("s")))
    )
    return f"{parted}(?:\\(?s\\)?)?"


def _in_any_case(word: str) -> str:
    return "".join(
        f"[{letter}{letter.upper()}]"
        if letter != letter.upper() and len(letter.upper()) == 1
        else re.escape(letter)
        for letter in word
    )


def _required(name: str, own: Mapping[str, tuple[str, ...]]) -> _Schema:
    """One of the names of a key has to be there, in any spelling."""
    key = next(key for key in KEYS if key.name == name)
    return {"not": {"propertyNames": {"not": {"pattern": _pattern(key, own[name])}}}}


def _any_of(names: Iterable[str]) -> str:
    spelled = dict.fromkeys(_spellings(name.lower()) for name in names)
    return f"^\\s*(?:{'|'.join(spelled)})\\s*$"


def _value(key: Key) -> _Schema:
    schema = {**_SHAPES[key.shape], "description": key.about}
    if key.name.endswith("guarantee"):
        # `postconditions:` above `success:` and `failure:`.
        by_result: _Schema = {"type": "object", "additionalProperties": _TEXTS}
        schema = {"anyOf": [_TEXTS, by_result], "description": key.about}
    if key.name == "level":
        words = [name for one in SPOKEN for listed in one.levels.values() for name in names(listed)]
        # `User goal (sea level)`
        pattern = _any_of((*LEVELS, *words)).removesuffix("$") + r"(?:\([^()]*\)\s*)?$"
        levels = [*(level.value.replace("-", " ") for level in GoalLevel), *SIGNS]
        schema = {"description": key.about, "anyOf": [{"enum": levels}, {"pattern": pattern}]}
    if key.example:
        schema["examples"] = [key.example]
    return schema


_SHAPES: Mapping[Shape, _Schema] = {
    Shape.TEXT: _TEXT,
    Shape.PROSE: _TEXT,
    Shape.TEXTS: _TEXTS,
    Shape.WORDS: _TEXTS,
    Shape.NAMES: {"$ref": "#/$defs/names"},
    Shape.PARTS: {"$ref": "#/$defs/parts"},
    Shape.RULES: {"$ref": "#/$defs/parts"},
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
        "pattern": "[\\n\\d*→]",
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
        "description": "An extension of a step in this one: `3a1a. condition`; or a step with its details.",
    }
    details: _Schema = {
        "type": "object",
        "maxProperties": 1,
        "additionalProperties": {"type": "object", "additionalProperties": {"$ref": "#/$defs/text"}},
        "description": "A step with its details: `Customer names:` above fields with their rules.",
    }
    interest = _record("A stakeholder and what it wants.", "name", "actor", "interest", "action")
    who = _record("An actor with its role.", "name", "role")
    nothing: _Schema = {"type": "string", "pattern": _no_extensions(), "description": "There are none."}
    line: _Schema = {"type": "string", "pattern": "[*\\d]", "description": "A step and one way of doing it."}
    record = _record("A step whose number, actor and action have keys of their own.", *_STEP_FIELDS)
    step: _Schema = {"anyOf": [_TEXT, include, repeat, one_line, nested, details, record]}
    numbered: _Schema = {
        "type": "object",
        "patternProperties": {"^\\d{1,3}[.)]?$": {"anyOf": [_TEXT, record]}},
        "additionalProperties": False,
        "description": "Steps by their numbers.",
    }
    extends = _mapping(dict.fromkeys(_with_synonyms(EXTENDS_KEYS), _TEXT)) | {
        "patternProperties": {_any_of(name for key in EXTENDS_KEYS for name in extends_names(key)): _TEXT}
    }
    in_branch: Mapping[str, _Schema] = {
        key: {"steps": _HANDLING, "extensions": {"$ref": "#/$defs/extensions"}}.get(key, _TEXT)
        for key in BRANCH_KEYS
    }
    branch = _mapping(
        dict.fromkeys(record_names("action"), _HANDLING)
        | {name: in_branch[key] for key, also in BRANCH_KEYS.items() for name in (key, *also)}
    ) | {
        # A word that says two things says the first of them.
        "patternProperties": {
            _any_of(said): in_branch[key]
            for key in BRANCH_KEYS
            if (said := [name for name in branch_names(key) if branch_key(name) == key])
        }
    }
    return {
        "text": text,
        "texts": {"anyOf": [_TEXT, {"type": "array", "items": {"anyOf": [_TEXT, one_line]}}]},
        "names": {
            "anyOf": [
                _TEXT,
                {"type": "object", "additionalProperties": _TEXT, "description": "Actors and their roles."},
                {"type": "array", "items": {"anyOf": [_TEXT, one_line, who]}},
            ]
        },
        "step": step,
        "steps": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/step"}}, outline, numbered]},
        "handling": {"anyOf": [_TEXT, {"type": "array", "items": {"$ref": "#/$defs/step"}}, branch]},
        "extensions": {
            "anyOf": [
                {"type": "object", "additionalProperties": {"$ref": "#/$defs/handling"}},
                {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"type": ["string", "null"]},
                            {"type": "object", "additionalProperties": {"$ref": "#/$defs/handling"}},
                        ]
                    },
                },
                outline,
                nothing,
            ]
        },
        "parts": {
            "anyOf": [
                {"$ref": "#/$defs/texts"},
                {"type": "object", "additionalProperties": _TEXTS},
            ]
        },
        "stakeholders": {
            "anyOf": [
                _TEXT,
                {"type": "object", "additionalProperties": _TEXT},
                {"type": "array", "items": {"anyOf": [_TEXT, one_line, interest]}},
            ]
        },
        "variations": {"anyOf": [*_pairs(_TEXTS, line), line, nothing]},
        "points": {"anyOf": [*_pairs(_TEXT), nothing]},
        "extends": {
            "anyOf": [_TEXT, extends, {"type": "array", "items": {"anyOf": [_TEXT, extends]}}],
        },
    }


_STEP_FIELDS = ("label", "actor", "role", "action")


def _record(about: str, *fields: str) -> _Schema:
    """A mapping of fields, whatever each is called."""
    called = dict.fromkeys(name.lower() for field in fields for name in record_names(field))
    return {
        "type": "object",
        "patternProperties": {_any_of(called): _TEXT, "^note$": _TEXT},
        "additionalProperties": False,
        "description": about,
    }


def _no_extensions() -> str:
    words = sorted({word for one in SPOKEN for word in one.nothing})
    return f"^\\s*(?:{'|'.join(_in_any_case(word) for word in words)}|[-–—])\\s*[.。]?\\s*$"


def _with_synonyms(table: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [name for key, synonyms in table.items() for name in (key, *synonyms)]


def _mapping(properties: Mapping[str, _Schema], *required: str) -> _Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _pairs(value: _Schema, *others: _Schema) -> Sequence[_Schema]:
    """A mapping, or a list of mappings and of other items."""
    mapping: _Schema = {"type": "object", "additionalProperties": value}
    return mapping, {"type": "array", "items": {"anyOf": [mapping, *others]}}
