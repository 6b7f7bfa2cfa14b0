"""Values of JSON that may be anything: what is not as expected counts as not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def objects(value: object) -> Iterator[Json]:
    """The objects of a list."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def an_object(value: object) -> Json:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def a_text(value: object) -> str:
    """A text; an empty one for anything else."""
    return value if isinstance(value, str) else ""


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list, or of a single text; of objects their `name`, as Cucumber has tags."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        return ()
    found = (item.get("name") if isinstance(item, dict) else item for item in value)
    return tuple(item for item in found if isinstance(item, str))


def tags(value: object) -> tuple[str, ...]:
    """Tags, without `@`."""
    return tuple(tag.lstrip("@") for tag in texts(value))
