"""The letters that extensions of one step have, and the gaps between them (Cockburn, chapter 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.model.scenario import Extension
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.words.labels import read_label

_MANY = 200
"""Labels of a block: with more of them nobody moves some."""


class Lettered(NamedTuple):
    """An extension whose label ends with a letter."""

    extension: Extension
    base: str
    """The label without its letter."""

    letter: str
    steps: frozenset[str]
    """Those that it may leave from, as far as they are worth telling apart."""


def lettered(use_case: UseCase) -> list[Lettered]:
    """The extensions of a use case that have a letter."""
    return [
        Lettered(extension, extension.label.removesuffix(parts.letter), parts.letter, _covered(extension))
        for extension in use_case.every_extension
        if (parts := read_label(extension.label)) is not None and len(parts.letter) == 1
    ]


def gaps(extensions: Sequence[Lettered]) -> Iterator[tuple[Lettered, str]]:
    """Those that have no other one a letter before them, each with the first letter that is free."""
    letters: dict[str, set[str]] = {}
    for each in extensions:
        for step in each.steps:
            letters.setdefault(step, set()).add(each.letter)
    for each in extensions:
        # 3b goes on from 2-4a as well as from 3a: both are extensions of step 3.
        taken = set().union(*(letters[step] for step in each.steps))
        if each.letter != "a" and _before(each.letter) not in taken:
            free = each.letter
            while free != "a" and _before(free) not in taken:
                free = _before(free)
            yield each, free


def moved_up(extensions: Sequence[Lettered], gap: Lettered, free: str) -> list[tuple[Lettered, str]]:
    """What has to change to close a gap, each with its new letter; nothing where others would open."""
    if len(extensions) > _MANY:
        return []
    by_label = {str(each.extension.label): each for each in extensions}
    moves: list[tuple[Lettered, str]] = []
    following: Lettered | None = gap
    while following is not None:
        moves.append((following, chr(ord(free) + len(moves))))
        following = by_label.get(gap.base + chr(ord(following.letter) + 1))
    moved = {str(each.extension.label): letter for each, letter in moves}
    after = [each._replace(letter=moved.get(each.extension.label, each.letter)) for each in extensions]
    return moves if len(list(gaps(after))) < len(list(gaps(extensions))) else []


def _before(letter: str) -> str:
    return chr(ord(letter) - 1)


def _covered(extension: Extension) -> frozenset[str]:
    if extension.start.isdigit() and extension.end.isdigit():
        longest = 1000  # a label such as 1-999999a is a mistake of its own
        first = int(extension.start)
        last = min(int(extension.end), first + longest)
        return frozenset((extension.start, *map(str, range(first + 1, last + 1))))
    return frozenset((extension.start, extension.end))
