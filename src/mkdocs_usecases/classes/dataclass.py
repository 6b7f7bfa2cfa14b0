"""`dataclass`, whose classes share their methods; only how values of one are made is written for it alone.

That is written when the first value is made: of most classes a command makes none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, TypeVar

_Class = TypeVar("_Class", bound=type)
_Value = TypeVar("_Value")
_FIELDS = "__fields_by_name__"
_MISSING: Any = object()
_set = object.__setattr__


class Field:
    """What is said of one field."""

    __slots__ = ("compare", "default", "default_factory", "init", "repr")

    def __init__(
        self,
        *,
        default: Any = _MISSING,
        default_factory: Callable[[], Any] | None = None,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
    ) -> None:
        """Take it as it is given to `field`."""
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare


field = Field


def dataclass(
    *, init: bool = True, repr: bool = True, eq: bool = True, frozen: bool = False, slots: bool = False
) -> Callable[[_Class], _Class]:
    """Make a class of values of one with annotations."""

    def made(cls: _Class) -> _Class:
        fields = _inherited(cls) | _own(cls)
        names = [*cls.__annotations__]
        if slots:
            cls = _with_slots(cls, names)
        methods: dict[str, Any] = {_FIELDS: fields, "__dataclass_fields__": _FieldsOfPython()}
        methods["__match_args__"] = tuple(name for name, one in fields.items() if one.init)
        if init:
            methods["__init__"] = _first_init(cls, fields, is_frozen=frozen)
        if repr:
            methods["__repr__"] = _repr([name for name, one in fields.items() if one.repr])
        if eq:
            methods |= _comparing([name for name, one in fields.items() if one.compare], is_frozen=frozen)
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
            if slots:
                methods |= _pickling([*fields])
        for name in methods.keys() - vars(cls).keys():
            setattr(cls, name, methods[name])
        return cls

    return made


def replace(value: _Value, /, **changes: Any) -> _Value:
    """The same value with other fields."""
    kept = {name: getattr(value, name) for name in value.__match_args__ if name not in changes}  # type: ignore[attr-defined]
    return type(value)(**kept, **changes)


def _inherited(cls: type) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for base in cls.__mro__[:0:-1]:
        found |= vars(base).get(_FIELDS, {})
    return found


def _own(cls: type) -> dict[str, Field]:
    return {name: _field(cls, name) for name in cls.__annotations__}


def _field(cls: type, name: str) -> Field:
    """What a class says of a field; its default stays where Python looks for attributes."""
    given = vars(cls).get(name, _MISSING)
    if not isinstance(given, Field):
        return Field(default=given)
    if given.default is _MISSING:
        delattr(cls, name)
    else:
        setattr(cls, name, given.default)
    return given


def _with_slots(cls: _Class, names: list[str]) -> _Class:
    body = {name: value for name, value in vars(cls).items() if name not in names}
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, body | {"__slots__": tuple(names)})
    made.__qualname__ = cls.__qualname__
    return made


def _first_init(cls: type, fields: Mapping[str, Field], *, is_frozen: bool) -> Callable[..., None]:
    def __init__(self: object, /, *values: Any, **named: Any) -> None:
        init = _init(cls, fields, is_frozen=is_frozen)
        cls.__init__ = init  # type: ignore[misc]
        init(self, *values, **named)

    return __init__


def _init(cls: type, fields: Mapping[str, Field], *, is_frozen: bool) -> Callable[..., None]:
    """Write how a value is made: nothing else is as quick."""
    given = [(name, one) for name, one in fields.items() if one.init]
    names: dict[str, Any] = {"_set": _set, "_MISSING": _MISSING}
    parameters, lines = ["self"], []
    for name, one in given:
        value = name
        if one.default_factory is not None:
            names[f"_make_{name}"] = one.default_factory
            parameters.append(f"{name}=_MISSING")
            value = f"_make_{name}() if {name} is _MISSING else {name}"
        elif one.default is not _MISSING:
            names[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f"_set(self, {name!r}, {value})" if is_frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n ".join(lines or ["pass"])
    exec(f"def __init__({', '.join(parameters)}):\n {body}", names)
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _repr(names: list[str]) -> Callable[[Any], str]:
    @recursive_repr()
    def __repr__(self: object) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({values})"

    return __repr__


def _comparing(names: list[str], *, is_frozen: bool) -> dict[str, Any]:
    held: Callable[[object], Any] = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: object, other: object) -> Any:
        return held(self) == held(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: object) -> int:
        return hash(held(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if is_frozen else None}


def _refuse(self: object, name: str, *_: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _pickling(names: list[str]) -> dict[str, Any]:
    """What takes and gives the fields of a value without a dictionary, which cannot be set from outside."""

    def __getstate__(self: object) -> list[Any]:
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: list[Any]) -> None:
        for name, value in zip(names, state, strict=True):
            _set(self, name, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


class _FieldsOfPython:
    """The fields as `dataclasses.fields` wants them, made when it is asked."""

    def __get__(self, _: object, cls: type) -> Mapping[str, Any]:
        return _fields_of_python(cls)


@cache
def _fields_of_python(cls: type) -> Mapping[str, Any]:
    import dataclasses

    fields = getattr(cls, _FIELDS)
    made = dataclasses.make_dataclass(cls.__name__, [*_told(fields)], kw_only=True)
    return {one.name: one for one in dataclasses.fields(made)}


def _told(fields: Mapping[str, Field]) -> Iterator[tuple[str, type, Any]]:
    import dataclasses

    for name, one in fields.items():
        said: dict[str, Any] = {"init": one.init, "repr": one.repr, "compare": one.compare}
        if one.default_factory is not None:
            said["default_factory"] = one.default_factory
        elif one.default is not _MISSING:
            said["default"] = one.default
        yield name, object, dataclasses.field(**said)
