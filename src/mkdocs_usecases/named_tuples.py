"""`NamedTuple` as that of `typing` is, made in a fifth of the time and a third of the room.

That one compiles each annotation into a type that nobody asks for, and gives each class all its methods anew.
There are hundreds of ours: they were a third of the time in which a command started.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import NamedTuple  # noqa: TID251 - what checkers of types see

__all__ = ["NamedTuple"]

_Any = TypeVar("_Any", bound="_Named")


class _Named(tuple[Any, ...]):
    """What all classes have in common."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()
    _field_defaults: Mapping[str, Any] = {}

    @classmethod
    def _make(cls: type[_Any], parts: Iterable[Any]) -> _Any:
        return cls(*parts)

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _replace(self: _Any, **changes: object) -> _Any:
        return type(self)(**{**self._asdict(), **changes})

    def __repr__(self) -> str:
        parts = (f"{name}={part!r}" for name, part in self._asdict().items())
        return f"{type(self).__name__}({', '.join(parts)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


_standard: Any = namedtuple
_widest = _standard("_widest", [f"part_{number}" for number in range(30)])
_PARTS = [getattr(_widest, name) for name in _widest._fields]
"""What finds each part by its number: one for all classes."""


class _Maker(type):
    """Makes a class of tuples of what is typed as a class with annotations."""

    def __new__(cls, name: str, bases: tuple[type, ...], typed: dict[str, Any]) -> type:
        fields = (*typed.pop("__annotations__", ()),)
        defaults = {field: typed.pop(field) for field in fields if field in typed}
        names = ", ".join(fields)
        # As `namedtuple` does: nothing that takes any names is as fast.
        new = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__})
        new.__name__, new.__defaults__ = "__new__", (*defaults.values(),)
        parts = {field: _PARTS[number] for number, field in enumerate(fields)}
        own = {"__new__": new, "__slots__": (), "__match_args__": fields, "_fields": fields}
        if defaults:
            own["_field_defaults"] = defaults
        return type(name, (_Named,), typed | parts | own)


if not TYPE_CHECKING:
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
