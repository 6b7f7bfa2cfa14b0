"""Plain values, as YAML gives them, read as what an option expects."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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


class WrongOption(Exception):
    """A value that cannot be used: says what is there and what was expected."""


def a_text(value: object, *, at: str = "") -> str:
    """Text; a whole number is taken as its digits, but a truth value or a date was typed otherwise."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _TOO_MANY_DIGITS:
        return str(value)
    within = f"`{at}` " if at else ""
    if value is None or isinstance(value, (str, Mapping, list, tuple)):
        raise WrongOption(f"{within}is {shown(value)}, expected text")
    raise WrongOption(f"{within}is {shown(value)}, expected text: put it in quotes")


def a_flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise WrongOption(f"is {shown(value)}, expected true or false")


def a_list(value: object, *, at: str = "") -> list[str]:
    """A list of texts; a single text is a list of one."""
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return [a_text(item, at=at) for item in value]
    if isinstance(value, Mapping):
        within = f"`{at}` " if at else ""
        raise WrongOption(f"{within}is {shown(value)}, expected text or a list")
    return [a_text(value, at=at)]


def a_mapping(value: object, expected: str) -> dict[str, object]:
    """A mapping whose keys are texts."""
    if not isinstance(value, Mapping):
        raise WrongOption(f"is {shown(value)}, expected a mapping {expected}")
    return {a_text(key): item for key, item in value.items()}


def a_choice(value: object, choices: Sequence[str]) -> str:
    """One of a few words; case, `-` and `_` do not matter."""
    if isinstance(value, str):
        word = " ".join(value.replace("-", " ").replace("_", " ").split()).casefold()
        if word in choices:
            return word
        meant = did_you_mean(word, choices)
        if meant:
            raise WrongOption(f"is {shown(value)}, did you mean `{meant}`?")
    raise WrongOption(f"is {shown(value)}, expected one of {', '.join(choices)}")


def a_path_in_site(value: object, expected: str) -> str:
    """A relative path without `.` and doubled slashes; nothing may be written outside the site."""
    if not isinstance(value, str):
        raise WrongOption(f"is {shown(value)}, expected {expected}")
    path = value.strip().replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    leaves = path.startswith("/") or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", path) or ".." in parts
    if leaves or not parts or any(ord(character) < _SPACE for character in path):
        raise WrongOption(f"is {shown(value)}, expected {expected}")
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
