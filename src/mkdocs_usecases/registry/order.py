"""The order in which listings show use cases."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.options import ListingOrder
from mkdocs_usecases.registry.entry import Entry

_NUMBER = expression(r"(\d+)")
_LEVELS = tuple(GoalLevel)
_FIRST = ("index.md", "README.md", "index.rst")


def ranks(entries: Iterable[Entry], order: ListingOrder, menu: Sequence[str]) -> Mapping[Entry, int]:
    """The places of use cases in a listing.

    Args:
        entries: all of the site, in the order of their sources.
        order: what decides; what it does not tell apart stands in the order of the menu, then of ids.
        menu: the paths of pages in the order of the navigation; others come last, by their folders.
    """
    entries = tuple(entries)
    pages = {
        path: at for at, path in enumerate(dict.fromkeys((*menu, *by_folder({e.path for e in entries}))))
    }

    def key(entry: Entry) -> tuple[object, ...]:
        id_ = entry.use_case.id
        # What has no id comes last, in the order of its page.
        by_menu, by_id = pages[entry.path], (id_ is None, natural(id_ or ""))
        match order:
            case ListingOrder.NAVIGATION:
                return by_menu, by_id
            case ListingOrder.ID:
                return by_id, by_menu
            case ListingOrder.LEVEL:
                return _LEVELS.index(entry.use_case.level), by_menu, by_id

    return {entry: rank for rank, entry in enumerate(sorted(entries, key=key))}


def by_folder(paths: Iterable[str]) -> list[str]:
    """Pages as hosts order them where nobody has written a navigation: a folder's own ahead."""
    return sorted(paths, key=_place)


def named_pages(nav: object) -> Iterator[str]:
    """What a navigation names, in its order: paths of pages, and addresses of others."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for below in nav.values():
            yield from named_pages(below)
    elif isinstance(nav, Sequence):
        for item in nav:
            yield from named_pages(item)


def _place(path: str) -> tuple[tuple[bool, bool, str], ...]:
    folder, name = posixpath.split(path)
    above = tuple((True, False, part) for part in folder.split("/") if part)
    return (*above, (False, name not in _FIRST, name))


@lru_cache(maxsize=16_384)
def natural(id_: str) -> str:
    """What to sort ids by: `UC-2` stands ahead of `UC-10`.

    A number is compared by its length first, since it may be longer than Python reads. It is kept for all
    ids, and a text takes a fifth of what a row of pieces does.
    """
    pieces = _NUMBER.split(folded(id_))
    numbers = [(piece.lstrip("0"), piece) for piece in pieces[1::2]]
    pieces[1::2] = [f"{chr(len(number))}{number or zeros}" for number, zeros in numbers]
    return "\0".join(pieces)
