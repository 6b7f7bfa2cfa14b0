"""Plain values, as YAML gives them, read as what an option expects."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from mkdocs_usecases.escaping import visible_path
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean


class Mistake(str):
    """What is wrong with an option, in words, and where that stands."""

    span: Span

    def __new__(cls, text: str, span: Span) -> Mistake:
        """Take both."""
        mistake = super().__new__(cls, text)
        mistake.span = span
        return mistake

    def below(self, name: str) -> Mistake:
        """The same, told of an option."""
        return Mistake(f"{name}: {self}", self.span)

    @property
    def told(self) -> str:
        """The words behind their place; the very start of a file is said of what has no place of its own."""
        start = Span(self.span.file, 1, 1)
        return f"{visible_path(self.span.file) if self.span.start == start else self.span}: {self}"


Key: TypeAlias = "str | int"
"""Of a mapping, or the index of an item in a list."""


class WrongOption(Exception):
    """A value that cannot be used: says what is there and what was expected."""

    def __init__(self, message: str, *keys: Key) -> None:
        """Take the words, and the keys that lead from the option to it; none where it is the whole value."""
        super().__init__(message)
        self.keys = tuple(map(str, keys)) or (VALUE,)


VALUE = ""
"""Behind the keys that lead to a text: where that stands, and not its key."""


def _within(keys: Sequence[Key]) -> str:
    """How a message begins that tells of something within an option."""
    return next((f"`{key}` " for key in keys if isinstance(key, str)), "")


def a_text(value: object, *keys: Key) -> str:
    """Text; a whole number is taken as its digits, but a truth value or a date was typed otherwise.

    `keys` lead to it from the option.
    """
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _TOO_MANY_DIGITS:
        return str(value)
    message = f"{_within(keys)}is {shown(value)}, expected text"
    is_plain = value is None or isinstance(value, (str, Mapping, list, tuple))
    raise WrongOption(message if is_plain else f"{message}: put it in quotes", *keys, VALUE)


def a_flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise WrongOption(f"is {shown(value)}, expected true or false")


def a_list(value: object, *keys: Key) -> list[str]:
    """A list of texts; a single text is a list of one. `keys` lead to it from the option."""
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return [a_text(item, *keys, index) for index, item in enumerate(value)]
    if isinstance(value, Mapping):
        raise WrongOption(f"{_within(keys)}is {shown(value)}, expected text or a list", *keys, VALUE)
    return [a_text(value, *keys)]


def a_mapping(value: object, expected: str) -> dict[str, object]:
    """A mapping whose keys are texts, or the mappings of a list, one after the other."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(item, Mapping) for item in value):
        return _joined([a_mapping(item, expected) for item in value])
    if not isinstance(value, Mapping):
        raise WrongOption(f"is {shown(value)}, expected a mapping {expected}")
    return {a_text(key): item for key, item in value.items()}


def _joined(mappings: Sequence[Mapping[str, object]]) -> dict[str, object]:
    joined: dict[str, object] = {}
    for index, mapping in enumerate(mappings):
        for key in mapping:
            if key in joined:
                raise WrongOption(f"has `{key}` twice", index, key)
        joined.update(mapping)
    return joined


def spelled(word: str) -> str:
    """A word as keys and choices are compared: case, `-` and `_` do not matter."""
    return " ".join(word.replace("-", " ").replace("_", " ").split()).casefold()


def a_choice(value: object, choices: Sequence[str], *keys: Key) -> str:
    """One of a few words; case, `-` and `_` do not matter. `keys` lead to it from the option."""
    if isinstance(value, str):
        word = spelled(value)
        if word in choices:
            return word
        meant = did_you_mean(word, choices)
        if meant:
            raise WrongOption(f"is {shown(value)}, did you mean `{meant}`?", *keys)
    raise WrongOption(f"is {shown(value)}, expected one of {', '.join(choices)}", *keys)


def a_path_in_site(value: object, expected: str, *keys: Key) -> str:
    """A relative path without `.` and doubled slashes; nothing may be written outside the site.

    `keys` lead to it from the option.
    """
    if not isinstance(value, str):
        raise WrongOption(f"is {shown(value)}, expected {expected}", *keys)
    path = value.strip().replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    leaves = path.startswith("/") or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", path) or ".." in parts
    if leaves or not parts or any(ord(character) < _SPACE for character in path):
        raise WrongOption(f"is {shown(value)}, expected {expected}", *keys)
    return "/".join(parts)


def shown(value: object) -> str:
    """A value as a message shows it: in the words of YAML, and never long."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, int) and abs(value) >= _TOO_MANY_DIGITS:
        return "a number of more than 100 digits"
    text = str(value)
    return f"`{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}`"


_LONGEST = 60
_TOO_MANY_DIGITS = 10**100
"""Python refuses to write a number of some thousand digits."""

_SPACE = 32
