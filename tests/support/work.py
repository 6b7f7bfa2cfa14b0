"""How much work something is, by measures that a busy computer does not change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from functools import partial
from time import process_time


def calls(act: Callable[[], object]) -> int:
    """How many functions are called, those of Python itself included."""
    profile = Profile()
    profile.enable()
    try:
        act()
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def expect_in_step(act: Callable[[int], object], size: int) -> None:
    """Twice as much is twice the work; by the square it would be four times as much."""
    # What is made once, at the first look, is not counted.
    act(size // 8)
    once, twice = calls(partial(act, size)), calls(partial(act, 2 * size))
    assert twice < 2.5 * once + 2000, f"{once} calls, then {twice}"


@contextmanager
def in_good_time(seconds: float = 5) -> Iterator[None]:
    """It takes no more than so many seconds of the processor, which is far more than it needs.

    For what one call does by itself, such as a search by a regular expression: give it so much that its
    square would take minutes. What other programs do meanwhile does not count.
    """
    start = process_time()
    yield
    spent = process_time() - start
    assert spent < seconds, f"{spent:.1f} s of the processor"
