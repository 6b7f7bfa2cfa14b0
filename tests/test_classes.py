"""Classes of ours are made in our own way, and are what Python's own would be."""

from __future__ import annotations

import copy
import dataclasses
import typing
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from mkdocs_usecases import classes

PYTHONS, OURS = (dataclasses, typing), (classes, classes)


def made(by: tuple[Any, Any]) -> dict[str, Any]:
    """The same classes, made by Python or by us."""
    data, tuples = by

    @data.dataclass(frozen=True, slots=True)
    class Step:
        """A step."""

        number: str
        action: str = "walks"
        notes: list[str] = data.field(default_factory=list)
        place: int = data.field(default=0, compare=False, repr=False)

    @data.dataclass(frozen=True, init=False, repr=False, eq=False)
    class Placed:
        line: int = 1

    @data.dataclass(frozen=True)
    class Scenario(Placed):
        steps: tuple[Any, ...] = ()
        count: int = data.field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "count", len(self.steps))

    @data.dataclass(slots=True)
    class Draft:
        title: str
        marks: set[str] = data.field(default_factory=set)

    @data.dataclass(slots=True, eq=False)
    class Worker:
        """Who works."""

        name: str
        value: int = 0

        def __repr__(self) -> str:
            return f"<{self.name}>"

    @data.dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    class Span(tuples.NamedTuple):  # type: ignore[misc, name-defined]
        """A place."""

        file: str
        line: int = 1
        column: int = 1

        @property
        def at(self) -> str:
            return f"{self.file}:{self.line}"

        def __str__(self) -> str:
            return self.at

    return {name: value for name, value in locals().items() if isinstance(value, type)}


def raised(act: Callable[[], object]) -> str:
    """How it fails, without what Python says of arguments, which differs from version to version."""
    try:
        act()
    except Exception as failure:
        return f"{type(failure).__name__}: {failure}"
    return "nothing"


def hashed(value: object) -> object:
    """Whether equal values have one hash; the hash itself is nobody's business."""
    try:
        return hash(value) == hash(copy.copy(value))
    except TypeError:
        return "none"


def without_its_place(text: str) -> str:
    return text.replace("made.<locals>.", "")


STEP = {"number": "1a", "action": "Clerk asks.", "notes": ["slow"]}

ASKED: dict[str, Callable[[dict[str, Any]], object]] = {
    "repr": lambda of: [
        repr(of["Step"]("1")),
        repr(of["Scenario"](3, (1,))),
        repr(of["Draft"]("x")),
        repr(of["Worker"]("Ada")),
        repr(of["Nothing"]()),
        repr(of["Span"]("a.md", 2)),
    ],
    "equal": lambda of: [
        of["Step"](**STEP) == of["Step"](**STEP, place=9),
        of["Step"](**STEP) == of["Step"]("2"),
        of["Step"]("1") == of["Draft"]("1"),
        of["Scenario"](1, (1,)) == of["Scenario"](steps=(1,)),
        of["Scenario"](2) == of["Scenario"](3),
        of["Draft"]("x") == of["Draft"]("x"),
        of["Worker"]("x") == of["Worker"]("x"),
        of["Nothing"]() == of["Nothing"](),
        of["Span"]("a") == ("a", 1, 1),
    ],
    "hash": lambda of: [
        hashed(value)
        for value in (
            of["Step"]("1", "x", ()),
            of["Scenario"](),
            of["Draft"]("x"),
            of["Nothing"](),
            of["Span"]("a"),
        )
    ],
    "hash of lists": lambda of: raised(lambda: hash(of["Step"]("1"))),
    "a new list for each": lambda of: of["Step"]("1").notes is of["Step"]("1").notes,
    "set": lambda of: [
        raised(partial(setattr, value, name, 1)).partition(":")[0]
        for value, name in (
            (of["Step"]("1"), "number"),
            (of["Scenario"](), "line"),
            (of["Draft"]("x"), "title"),
            (of["Draft"]("x"), "other"),
            (of["Worker"]("x"), "name"),
        )
    ],
    "delete": lambda of: raised(lambda: delattr(of["Step"]("1"), "number")).partition(":")[0],
    "too few": lambda of: [raised(of[name]) for name in ("Step", "Draft", "Worker")],
    "too many": lambda of: [
        raised(lambda: of["Draft"]("x", set(), 1)),
        raised(lambda: of["Step"]("1", other=1)),
    ],
    "not given": lambda of: raised(lambda: of["Scenario"](count=2)),
    "after it is made": lambda of: of["Scenario"](1, (1, 2)).count,
    "dictionaries": lambda of: [hasattr(of[name]("1"), "__dict__") for name in ("Step", "Draft", "Scenario")],
    "default of the class": lambda of: [
        of["Scenario"].line,
        of["Placed"].line,
        hasattr(of["Scenario"], "count"),
    ],
    "copies": lambda of: [
        (value == copied, repr(copied))
        for value in (of["Step"](**STEP), of["Scenario"](4), of["Draft"]("x"), of["Span"]("a"))
        for copied in (copy.copy(value), copy.deepcopy(value))
    ],
    "match": lambda of: [
        of[name].__match_args__ for name in ("Step", "Scenario", "Draft", "Nothing", "Span")
    ],
    "replace": lambda of: [
        repr(replace(of["Step"](**STEP), action="x")) for replace in (dataclasses.replace, classes.replace)
    ],
    "replaced": lambda of: [
        repr(classes.replace(of["Scenario"](7, (1,)), line=2)),
        of["Span"]("a")._replace(line=4),
    ],
    "replace none": lambda of: raised(lambda: classes.replace(of["Step"]("1"), other=1)),
    "fields": lambda of: [
        (one.name, one.default, one.init, one.repr, one.compare)
        for name in ("Step", "Scenario", "Draft", "Nothing")
        for one in dataclasses.fields(of[name])
    ],
    "as a dictionary": lambda of: dataclasses.asdict(of["Step"](**STEP)),
    "data classes": lambda of: [dataclasses.is_dataclass(of[name]) for name in of],
    "names and words": lambda of: [
        (one.__name__, one.__qualname__, one.__module__, one.__doc__)
        for one in (of["Step"], of["Worker"], of["Span"])
    ],
    "tuples": lambda of: [
        of["Span"]._fields,
        of["Span"]._field_defaults,
        [*of["Span"].__annotations__],
        of["Span"].__mro__[1:],
        str(of["Span"]("a", 3)),
        of["Span"]("a", 3).at,
    ],
}


@pytest.mark.parametrize("asked", ASKED)
def test_a_class_of_ours_answers_as_pythons_own(asked: str) -> None:
    pythons, ours = (ASKED[asked](made(by)) for by in (PYTHONS, OURS))
    if "Error" in str(pythons):
        pythons, ours = (without_its_place(str(of)) for of in (pythons, ours))
    assert ours == pythons
