"""The names of a site, to be offered: its ids with their titles, its actors, and what stands at its keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Entry, Registry

_ONE_LINE = frozenset({"priority", "status", "release", "owner", "frequency", "system"})


class SiteNames:
    """The names of a site at one moment, gathered when they are first asked for."""

    def __init__(self, registry: Registry) -> None:
        """Take the use cases."""
        self._registry = registry
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The use cases that have an id, in the order of their ids."""
        named = [entry for entry in self._registry.entries if entry.use_case.id]
        found = {folded(str(entry.use_case.id)): entry for entry in reversed(named)}
        return tuple(found[key] for key in sorted(found, key=_by_length))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Of each of these, id and title without case."""
        return tuple(f"{each.use_case.id} {each.use_case.title}".casefold() for each in self.entries)

    @cached_property
    def all_texts(self) -> tuple[str, ...]:
        """Id and title without case of every use case, in the order of the pages."""
        return tuple(
            f"{each.use_case.id or ''} {each.use_case.title}".strip().casefold()
            for each in self._registry.entries
        )

    def known(self, key: str) -> tuple[str, ...]:
        """The values that use cases have at a key of one line, or at `tags`; those of a field of the site."""
        if key not in self._known:
            found: dict[str, str] = {}
            for value in self._values(key):
                found.setdefault(folded(value), value)
            self._known[key] = tuple(found[name] for name in sorted(found))
        return self._known[key]

    def having(self, key: str, value: str) -> list[Entry]:
        """The use cases that have a value at a key."""
        return [
            entry
            for entry in self._registry.entries
            if any(folded(one) == folded(value) for one in _values(entry.use_case, key))
        ]

    def _values(self, key: str) -> Iterator[str]:
        return (value for entry in self._registry.entries for value in _values(entry.use_case, key))


def _values(use_case: UseCase, key: str) -> Iterator[str]:
    if key == "tags":
        yield from (tag.text for tag in use_case.tags)
    elif key in _ONE_LINE:
        if value := getattr(use_case, key):
            yield value
    else:
        fields = use_case.fields.get(key.removeprefix("="), ())
        yield from (prose.text for prose in fields if "\n" not in prose.text)


def _by_length(name: str) -> tuple[int, str]:
    """`UC-2` stands before `UC-10`."""
    return len(name), name


def title_of(entry: Entry) -> str:
    """The title of a use case without markup."""
    return plain(entry.use_case.title)


@lru_cache(maxsize=1)
def site_names(registry: Registry) -> SiteNames:
    """The names of a registry: asked for at each key that is typed, and the same until a page changes."""
    return SiteNames(registry)
