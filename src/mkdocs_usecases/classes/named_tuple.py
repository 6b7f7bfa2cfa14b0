"""`NamedTuple`, which takes the names of its fields and leaves their types to mypy."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

_OF_FIELDS = {"__annotations__", "__module__", "__qualname__"}


class _Making(type):
    """Makes a tuple with names of what stands in the body of a class."""

    def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> Any:
        fields = body.get("__annotations__", {})
        defaults = [body[field] for field in fields if field in body]
        made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # type: ignore[misc]
        made.__annotations__ = fields
        made.__qualname__ = body["__qualname__"]
        for own, value in body.items():
            if own not in fields and own not in _OF_FIELDS:
                setattr(made, own, value)
        return made


NamedTuple = type.__new__(_Making, "NamedTuple", (), {})
"""The base of the class statement; it is none of the bases of the class."""
