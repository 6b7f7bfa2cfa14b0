"""What a whole site asks of each of its use cases: little, which is at hand where the rest was put away."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

from mkdocs_usecases.model.use_case import UseCase

_T = TypeVar("_T")
_ALL: list[Callable[[UseCase], Any]] = []
GLIMPSES = "_glimpses"
"""Where a use case that was put away has them."""


def glimpse(of: Callable[[UseCase], _T]) -> Callable[[UseCase], _T]:
    """Mark a function that all use cases of a site are asked for one after the other.

    What it gives is kept for each, so it is to be small, and a value that many use cases have in common.
    """
    at = len(_ALL)
    _ALL.append(of)

    @wraps(of)
    def seen(use_case: UseCase) -> _T:
        kept: tuple[_T, ...] | None = use_case.__dict__.get(GLIMPSES)
        return of(use_case) if kept is None or at >= len(kept) else kept[at]

    return seen


def glimpses(use_case: UseCase) -> tuple[Any, ...]:
    """All that may be asked of a use case while it is away."""
    return _shared(tuple([of(use_case) for of in _ALL]))


@lru_cache(maxsize=256)
def _shared(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return values
