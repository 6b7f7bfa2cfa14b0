"""Our values with named fields are those of Python, but for how their classes are made."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from mkdocs_usecases import value_classes

SETTINGS = [
    {"frozen": frozen, "slots": slots, "eq": eq}
    for frozen in (False, True)
    for slots in (False, True)
    for eq in (False, True)
]


def pair(of: Any, **settings: bool) -> type[Any]:
    """A class by one of the two modules."""

    class Pair:
        first: int
        second: str = "b"
        third: list[int] = of.field(default_factory=list, repr=False)
        fourth: int = of.field(default=0, compare=False)

        def both(self) -> str:
            return f"{self.first}{self.second}"

    made: type[Any] = of.dataclass(**settings)(Pair)
    return made


def told(act: Callable[[], object]) -> object:
    """What an action gives, or that it is refused: Python does so by one error or another."""
    try:
        return act()
    except (AttributeError, TypeError):
        return REFUSED


REFUSED = "refused"


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@pytest.mark.parametrize(
    "given",
    [
        *[((1,), {}), ((1, "c"), {}), ((1, "c", [2]), {}), ((1, "c", [2], 3), {}), ((), {"first": 1})],
        *[((1,), {"third": [4]}), ((1,), {"fourth": 5}), ((), {}), ((1, "c", [2], 3, 4), {})],
        *[((1,), {"first": 2}), ((1,), {"fifth": 2}), ((), {"second": "c"})],
    ],
    ids=str,
)
def test_values_are_made_and_compared_as_those_of_python(
    settings: dict[str, bool], given: tuple[tuple[Any, ...], dict[str, Any]]
) -> None:
    def answers(of: Any) -> list[object]:
        kind = pair(of, **settings)
        args, named = given
        one = told(lambda: kind(*args, **named))
        if one == REFUSED:
            return [one]
        other: Any = kind(*args, **named)
        return [
            told(lambda: [getattr(one, each.name) for each in of.fields(one)]),
            told(lambda: repr(one)),
            told(lambda: one == other),
            told(lambda: one == of.replace(other, fourth=9)),
            told(lambda: one == of.replace(other, first=9)),
            told(lambda: one == 1),
            told(lambda: of.replace(other, fifth=9)),
            told(lambda: hash(one) == hash(other)),
            told(lambda: setattr(other, "first", 7)),
            told(lambda: setattr(other, "fifth", 7)),
            told(lambda: delattr(other, "second")),
            told(lambda: [getattr(copy.copy(one), each.name) for each in of.fields(kind)]),
            told(other.both),
            [of.is_dataclass(each) for each in (kind, one, 1, int)],
            [str(told(lambda name=name: getattr(kind, name))) for name in ("first", "third")],  # type: ignore[misc]
            [hasattr(one, "__dict__"), kind.__qualname__, kind.__module__],
        ]

    assert answers(value_classes) == answers(dataclasses)


def family(of: Any) -> type[Any]:
    @of.dataclass(frozen=True, init=False, repr=False, eq=False)
    class Above:
        a: int
        b: int = 1

    @of.dataclass(frozen=True, init=False, repr=False, eq=False)
    class Beside:
        c: int = 2

    @of.dataclass(frozen=True)
    class Below(Beside, Above):
        b: int = 3
        d: int = of.field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "d", self.a + self.b)

    made: type[Any] = Below
    return made


def test_fields_are_inherited_as_those_of_python() -> None:
    def answers(of: Any) -> list[object]:
        value = family(of)(4)
        other = of.replace(value, b=5)
        return [vars(value), repr(other), other.d, value == other, [each.name for each in of.fields(value)]]

    assert answers(value_classes) == answers(dataclasses)


@value_classes.dataclass(frozen=True, slots=True)
class Kept:
    """A value that is put into a file."""

    one: int
    two: tuple[int, ...] = ()


@pytest.mark.parametrize("value", [Kept(1), Kept(1, (2,))], ids=str)
def test_values_come_back_from_a_file(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value
