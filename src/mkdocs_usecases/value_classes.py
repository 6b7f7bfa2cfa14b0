"""Values with named fields as `dataclasses` has them, whose classes are made in a tenth of the time.

That one writes code for each class and compiles it, and loads what reads code: a quarter of the start of a
command. Here one function makes the values of all classes. To type checkers nothing is different.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["MISSING", "dataclass", "field", "fields", "is_dataclass", "replace"]

if TYPE_CHECKING:
    from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace  # noqa: TID251
else:
    MISSING = object()
    """The default of a field that has none."""

    class Field:
        """What is known of a field."""

        __slots__ = ("compare", "default", "default_factory", "init", "name", "repr")

        def __init__(self, default, default_factory, init, repr, compare):
            """Take what was said of it; its name comes from its class."""
            self.name = ""
            self.default, self.default_factory = default, default_factory
            self.init, self.repr, self.compare = init, repr, compare

    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, compare=True):
        """Say more of a field than its default."""
        return Field(default, default_factory, init, repr, compare)

    def fields(of):
        """The fields of a class or a value."""
        return tuple(of.__fields__.values())

    def is_dataclass(of):
        """Whether something is such a class or a value of one."""
        return hasattr(of, "__fields__")

    def replace(of, /, **changes):
        """The same value but for some fields."""
        for name, each in of.__fields__.items():
            if each.init:
                changes.setdefault(name, getattr(of, name))
        return type(of)(**changes)

    def dataclass(*, frozen=False, slots=False, init=True, repr=True, eq=True):
        """Make a class one of values with the fields that it names."""

        def made(cls):
            own = _own_fields(cls)
            found = {}
            for base in reversed(cls.__mro__[1:]):
                found |= vars(base).get("__fields__", {})
            found |= own
            if slots:
                cls = _with_slots(cls, own)
            cls.__fields__ = found
            for name, method in _methods(cls, frozen=frozen, init=init, repr=repr, eq=eq):
                # What a class says itself stays.
                if name not in vars(cls) or vars(cls)[name] is None:
                    setattr(cls, name, method)
            return cls

        return made

    def _own_fields(cls) -> dict[str, Field]:
        """Those that a class adds to what it inherits; the class keeps their defaults."""
        found = {}
        for name in cls.__annotations__:
            said = vars(cls).get(name, MISSING)
            if isinstance(said, Field):
                if said.default is MISSING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, said.default)
            else:
                said = field(default=said)
            said.name = name
            found[name] = said
        return found

    def _with_slots(cls, names) -> type:
        """The same class, whose values have room for their fields and nothing else."""
        namespace = {
            name: value
            for name, value in vars(cls).items()
            if name not in names and name not in ("__dict__", "__weakref__")
        }
        namespace |= {"__slots__": tuple(names), "__qualname__": cls.__qualname__}
        return type(cls)(cls.__name__, cls.__bases__, namespace)

    def _methods(cls, *, frozen, init, repr, eq) -> Iterator[tuple[str, Callable[..., Any] | None]]:
        """What the values of a class can do."""
        found = cls.__fields__
        if init:
            yield "__init__", _init(cls, found)
        if repr:
            yield "__repr__", _repr([name for name, each in found.items() if each.repr])
        if eq:
            key = attrgetter(*[name for name, each in found.items() if each.compare])
            yield "__eq__", _eq(key)
            yield "__hash__", (lambda self: hash(key(self))) if frozen else None
        if frozen:
            yield "__setattr__", _refuse
            yield "__delattr__", _refuse
            if "__slots__" in vars(cls):
                yield "__getstate__", _state
                yield "__setstate__", _set_state

    _set = object.__setattr__

    def _init(cls, found) -> Callable[..., None]:
        names = [name for name, each in found.items() if each.init]
        usual = tuple([found[name].default for name in names])
        least = 1 + max((at for at, default in enumerate(usual) if default is MISSING), default=-1)
        behind = {count: usual[count:] for count in range(least, len(names) + 1)}

        def completed(given, named):
            used = 0
            for name in names[len(given) :]:
                if name in named:
                    given += (named[name],)
                    used += 1
                elif (default := found[name].default) is not MISSING:
                    given += (default,)
                elif (make := found[name].default_factory) is not MISSING:
                    given += (make(),)
                else:
                    raise TypeError(f"{cls.__name__} lacks {name}")
            if len(given) != len(names) or used != len(named):
                raise TypeError(f"{cls.__name__} is made of {', '.join(names)}")
            return given

        def __init__(self, *given, **named):
            if named or (rest := behind.get(len(given))) is None:
                given = completed(given, named)
            else:
                given += rest
            for name, value in zip(names, given, strict=True):
                _set(self, name, value)
            if completes:
                self.__post_init__()

        completes = hasattr(cls, "__post_init__")
        return __init__

    def _repr(names) -> Callable[[Any], str]:
        def __repr__(self):
            shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
            return f"{type(self).__qualname__}({shown})"

        return __repr__

    def _eq(key) -> Callable[[Any, object], bool]:
        def __eq__(self, other):
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        return __eq__

    def _refuse(self, name, value=None):
        raise AttributeError(f"`{type(self).__name__}.{name}` stays as it is")

    def _state(self):
        return [getattr(self, name) for name in self.__fields__]

    def _set_state(self, state):
        for name, value in zip(self.__fields__, state, strict=True):
            _set(self, name, value)
