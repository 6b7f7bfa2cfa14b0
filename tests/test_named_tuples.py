"""Our `NamedTuple` against that of `typing`: the same class, made by both."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from mkdocs_usecases import named_tuples


class Ours(named_tuples.NamedTuple):
    """A lift."""

    floor: int
    door: str = "closed"
    people: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.people

    @classmethod
    def below(cls, floor: int) -> Ours:
        return cls(floor - 1)

    def __str__(self) -> str:
        return f"lift at {self.floor}"


class Typings(typing.NamedTuple):
    """A lift."""

    floor: int
    door: str = "closed"
    people: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.people

    @classmethod
    def below(cls, floor: int) -> Typings:
        return cls(floor - 1)

    def __str__(self) -> str:
        return f"lift at {self.floor}"


def _matched(lift: Any, kind: Any) -> object:
    match lift:
        case kind(floor, door):
            return floor, door
        case _:
            return None


@pytest.mark.parametrize(
    "said",
    [
        lambda kind: kind(3),
        lambda kind: kind(3, people=("Ann",), door="open"),
        lambda kind: repr(kind(3, "o'pen")).replace("Typings", "Ours"),
        lambda kind: (str(kind(3)), f"{kind(4)}", kind.__doc__, kind.__name__[:0]),
        lambda kind: (kind.below(3), kind(1).is_empty, kind(1, people=("Ann",)).is_empty),
        lambda kind: kind(3)._replace(door="open", floor=2),
        lambda kind: (kind(3)._asdict(), kind._make([1, 2, 3]), kind._fields, kind._field_defaults),
        lambda kind: (kind(3) == (3, "closed", ()), hash(kind(3)), kind(2) < kind(3), (*kind(1), 2)),
        lambda kind: (next(iter(kind(3))), kind(4)[0], len(kind(4))),
        lambda kind: (copy.copy(kind(3)), copy.deepcopy(kind(3, people=("Ann",)))),
        lambda kind: [pickle.loads(pickle.dumps(kind(3), form)) for form in range(6)],
        lambda kind: _matched(kind(3), kind),
        lambda kind: type("Below", (kind,), {})(3).door,
        lambda kind: [*map(type, (kind(1), kind(1)._replace(floor=2), kind.below(1)))] == [kind] * 3,
    ],
)
def test_it_is_what_typing_makes(said: typing.Callable[[Any], object]) -> None:
    assert said(Ours) == said(Typings)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda kind: kind(),
        lambda kind: kind(1, 2, 3, 4),
        lambda kind: kind(1, cabin=3),
        lambda kind: kind(1).cabin,
        lambda kind: setattr(kind(1), "floor", 2),
        lambda kind: setattr(kind(1), "cabin", 2),
    ],
)
def test_it_refuses_what_typing_refuses(wrong: typing.Callable[[Any], object]) -> None:
    with pytest.raises((TypeError, AttributeError)) as theirs:
        wrong(Typings)
    with pytest.raises(theirs.type):
        wrong(Ours)


def test_a_change_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError):
        Ours(1)._replace(cabin=2)  # type: ignore[call-arg]
