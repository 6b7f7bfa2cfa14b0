"""Which routes a test names: by a property, by tags, or by names, and never by what sounds like a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.results.result import Result


class Reference(NamedTuple):
    """A route that a test names, or a use case as a whole."""

    id: str
    """Of the use case: as the site has it where it knows it, else as typed."""

    route: str | None
    """The name of the route, in the same way; `None` for the use case as a whole."""

    is_known: bool
    """Whether the site has it."""

    def __str__(self) -> str:
        return self.id if self.route is None else f"{self.id}/{self.route}"


Routes = Callable[[str], Mapping[str, str]]
"""By the id of a use case its routes: by each way to write one, folded, its name."""


class Known(NamedTuple):
    """What tests may name."""

    ids: Mapping[str, bool]
    """Ids of use cases, and whether they may stand in a name: one that is but a word may not, by itself."""

    routes: Routes
    fits: Callable[[str], bool]
    """Whether a word has the form of the ids of the site, known or not."""


class Vocabulary:
    """The words by which tests name use cases and routes."""

    def __init__(self, known: Known) -> None:
        """Take what is known."""
        self._routes, self._fits = known.routes, known.fits
        self._ids: dict[str, str] = {}
        self._plain = frozenset(id_ for id_, may_stand in known.ids.items() if not may_stand)
        for id_ in known.ids:
            for written in _spellings(id_):
                self._ids.setdefault(written, id_)
        self._firsts = {match[0] for id_ in self._ids if (match := _RUN.search(id_))}
        self._letters = {first.rstrip("0123456789") for first in self._firsts}

    def in_name(self, text: str) -> Iterator[Reference]:
        """The references in a text, each from one edge of a word to another."""
        behind = 0
        for run in _RUN.finditer(text):
            if run.start() < behind:
                continue
            word = run[0].casefold()
            if word not in self._firsts and word.rstrip("0123456789") not in self._letters:
                continue
            found = self._at(text, run.start())
            if found is not None:
                reference, behind = found
                if reference.route is not None or reference.id not in self._plain:
                    yield reference

    def in_tag(self, tag: str) -> Reference | None:
        """What a tag names: it is a reference as a whole, or none."""
        id_, sign, route = _parted(tag)
        known = self._ids.get(id_.casefold())
        if known is None and not (_DIGIT.search(id_) and self._fits(id_)):
            return None
        return self._told(known, id_, route if sign else None)

    def in_property(self, value: str) -> Iterator[Reference]:
        """What a property names; it says so, and so what it says and nobody knows is told."""
        for piece in _SEPARATORS.split(value):
            typed = piece.strip().lstrip("@")
            if typed:
                id_, sign, route = _parted(typed)
                known = self._ids.get(id_.casefold())
                found = next(self.in_name(typed), None) if known is None else None
                yield found or self._told(known, id_, route if sign else None)

    def _at(self, text: str, start: int) -> tuple[Reference, int] | None:
        """The reference that begins at a place, the longest that is known, and where it ends."""
        word = _ID.match(text, start)
        if word is None:
            return None
        for end in _edges(word[0]):
            id_ = word[0][:end]
            known = self._ids.get(id_.casefold())
            if known is not None or (_DIGIT.search(id_) and self._fits(id_.replace("_", "-"))):
                route, behind = self._route_at(text, start + end, known)
                if known is None and route is None and not _TELLING.match(id_):
                    # `a2` stands in many names, whatever the ids of a site are.
                    return None
                return self._told(known, id_, route), behind
        return None

    def _route_at(self, text: str, start: int, known: str | None) -> tuple[str | None, int]:
        """The route that is named behind an id: one that is there, or something that can be nothing else."""
        sign = _SIGN.match(text, start)
        word = _WORD.match(text, sign.end()) if sign else None
        if word is None:
            return None, start
        routes = self._routes(known) if known else {}
        for end in _edges(word[0]):
            if word[0][:end].casefold() in routes:
                return word[0][:end], word.start() + end
        meant = _LOOKS_LIKE_ROUTE.match(word[0])
        return (meant[0], word.start() + meant.end()) if meant else (None, start)

    def _told(self, known: str | None, id_: str, route: str | None) -> Reference:
        if known is None:
            return Reference(id_, route and _ANY_TIME.sub("*", route), is_known=False)
        if route is None:
            return Reference(known, None, is_known=True)
        name = self._routes(known).get(route.casefold())
        return Reference(known, name or _ANY_TIME.sub("*", route), name is not None)


def references(result: Result, vocabulary: Vocabulary) -> tuple[Reference, ...]:
    """What a test names, each once: by properties, else by tags, else by the innermost name that has any.

    A use case counts as a whole only where the test names no route of it.
    """
    if result.properties:
        said = [reference for value in result.properties for reference in vocabulary.in_property(value)]
    else:
        said = [found for tag in result.tags if (found := vocabulary.in_tag(tag)) is not None]
        named = _innermost(result.names, vocabulary) if _may_say_more(said) else []
        tagged = {reference.id for reference in said}
        # The tag of a feature says which use case, the name of the scenario which route of it.
        said += [one for one in named if not said or (one.route is not None and one.id in tagged)]
    routed = {reference.id for reference in said if reference.route is not None}
    return tuple(dict.fromkeys(one for one in said if one.route is not None or one.id not in routed))


def _may_say_more(said: Iterable[Reference]) -> bool:
    return all(reference.route is None for reference in said)


def _innermost(names: Iterable[str], vocabulary: Vocabulary) -> list[Reference]:
    for name in names:
        found = list(vocabulary.in_name(name))
        if found:
            return found
    return []


_RUN = expression(r"[^\W_]+")
_ID = expression(r"[^\W\d_](?:[\w.-]{0,98}\w)?")
_WORD = expression(r"\*?[\w.-]{1,80}")
_SIGN = expression(r"[/:]|__")
_DIGIT = expression(r"\d")
_TELLING = expression(r"[^\W\d_]{2}")
_SEPARATORS = expression(r"[\s,;]+")
_LOOKS_LIKE_ROUTE = expression(
    r"(?:(?:\d{1,6}(?:[-–_]\d{1,6})?|\*|any[-_])(?:[a-z]{1,3}\d{1,6})*[a-z]{1,3}|main)(?![^\W_])",
    re.IGNORECASE,
)
_ANY_TIME = expression(r"^any[-_](?=[a-z]{1,3}$)")
_EDGE = expression(r"(?<=[^\W_])(?![^\W_])")
_NO_END = frozenset("_.-")
_NO_WORD = expression(r"[^\w]")


def _edges(word: str) -> Iterator[int]:
    """Where a word may end, the longest first."""
    # Nearly always the whole word is meant, and nobody asks for more.
    if word[-1] not in _NO_END:
        yield len(word)
    yield from reversed([match.start() for match in _EDGE.finditer(word)])


def _parted(text: str) -> tuple[str, str, str]:
    sign = _PARTING.search(text)
    return (text, "", "") if sign is None else (text[: sign.start()], sign[0], text[sign.end() :])


_PARTING = expression(r"[/:]")


def _spellings(id_: str) -> tuple[str, str]:
    """An id, and how it stands in the name of a function."""
    return id_.casefold(), _NO_WORD.sub("_", id_.casefold())


def route_spellings(*names: str) -> Iterator[str]:
    """Each way to write the name of a route: as it is, and in the name of a function."""
    for name in names:
        yield name.casefold()
        yield _NO_WORD.sub("_", name.casefold())
