"""Use cases that nobody is working on, out of memory until somebody asks for more than their names.

A build reads all pages ahead of the first one that it renders, and looks at them again one after the other.
As values, with the place of every text, a use case takes eight times the room of its source.
"""

from __future__ import annotations

import pickle
import weakref
from collections import deque
from collections.abc import Sequence
from dataclasses import MISSING, fields
from functools import lru_cache
from io import BytesIO, FileIO
from tempfile import TemporaryFile
from typing import Any

from mkdocs_usecases.model.course import Event
from mkdocs_usecases.model.glimpse import GLIMPSES, glimpses
from mkdocs_usecases.model.routes import Scenario
from mkdocs_usecases.model.scenario import Extension, Outcome, Step
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.parsing.key_places import KeyPlaces, ValuePlaces
from mkdocs_usecases.source import Span

AT_HAND = 250
"""Use cases that stay in memory all the same, those of most sites: to put one away and to open it for its
page, for listings and for exports takes a twentieth of the time of a build."""

_OPEN = 4
"""Pages that are open at once: the one that is worked on, and some that it points to."""

_NAMES = (
    *("title", "id", "goal", "system", "level", "span"),
    *("primary_actors", "supporting_actors", "stakeholders", "includes"),
)
"""Fields that stay, beside those that a use case has not: what listings and checks ask of all of them."""

_State = dict[str, Any]
"""What is known of a use case, by the names of its fields."""


class Shelf:
    """The use cases of the pages of a build, in one temporary file."""

    def __init__(self, at_hand: int | None = None) -> None:
        """Start with nothing; so many use cases stay where they are."""
        self._room = AT_HAND if at_hand is None else at_hand
        self._file: FileIO | None = None
        self._open: deque[_Page] = deque()

    def put_away(self, document: Document) -> Document:
        """The same page, with use cases that are opened when they are asked for; just now they are open."""
        found = [*filter(None, map(_as_read, document.blocks))]
        if not found or len(found) != len(document.blocks):
            return document
        if self._room > 0:
            self._room -= len(found)
            return document
        seen = [glimpses(use_case) for use_case in found]
        states = [vars(use_case) for use_case in found]
        page = self._written(_pickled([*map(_stored, states)]), document.context)
        if page is None:
            return document
        put_away = [PutAway.on(page, at, *of) for at, of in enumerate(zip(states, seen, strict=True))]
        self._note(page, states)
        return document._replace(blocks=tuple(map(_PutAwayBlock.of, document.blocks, put_away)))

    def _written(self, data: bytes, context: Context) -> _Page | None:
        """Where something lies from now on; nowhere, if the disk has no room for it."""
        try:
            if self._file is None:
                # Without a buffer, so that what does not fit is told here.
                self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - closed with the shelf
                weakref.finalize(self, self._file.close)
            start = self._file.seek(0, 2)
            if self._file.write(data) < len(data):
                return None
        except OSError:
            return None
        return _Page(self, start, len(data), context)

    def open(self, page: _Page) -> None:
        """Have the use cases of a page at hand, and those of another one no more."""
        assert self._file is not None
        self._file.seek(page.start)
        self._note(page, pickle.loads(self._file.read(page.length)))

    def clear(self) -> None:
        """Have none at hand."""
        while self._open:
            self._open.popleft().close()

    def _note(self, page: _Page, states: Sequence[_State]) -> None:
        if len(self._open) == _OPEN:
            self._open.popleft().close()
        self._open.append(page)
        page.states = states


def _as_read(block: Block) -> UseCase | None:
    """The use case of a block whose parts are told apart by their names, as nearly all are."""
    use_case = block.use_case
    if use_case is None:
        return None
    names: list[str] = [step.number for step in use_case.every_step]
    names += [extension.label for extension in use_case.every_extension]
    names += [rule.id for rule in use_case.business_rules if rule.id is not None]
    # Two of one name are told apart by their identity, and what is opened again is not the same.
    return use_case if len({*names}) == len(names) else None


class _PutAwayBlock(Block):
    """A block whose text lies with its use case."""

    __slots__ = ()

    @classmethod
    def of(cls, block: Block, use_case: PutAway) -> _PutAwayBlock:
        """The same block with that use case."""
        put_away = object.__new__(cls)
        for name, value in (
            *(("span", block.span), ("info", block.info), ("use_case", use_case)),
            *(("diagnostics", block.diagnostics), ("end_line", block.end_line)),
        ):
            object.__setattr__(put_away, name, value)
        return put_away

    @property
    def text(self) -> str:
        """Its YAML as typed."""
        assert self.use_case is not None
        return self.use_case.source


class _Page:
    """Where the use cases of a page lie."""

    __slots__ = ("_opened", "_shelf", "context", "length", "start", "states")

    def __init__(self, shelf: Shelf, start: int, length: int, context: Context) -> None:
        self._shelf = shelf
        self.start = start
        self.length = length
        self.context = context
        self.states: Sequence[_State] | None = None
        self._opened: list[PutAway] = []

    def open(self, use_case: PutAway) -> None:
        """Have one of its use cases at hand, until those of other pages are asked for."""
        if self.states is None:
            self._shelf.open(self)
        assert self.states is not None
        names = use_case.__dict__
        # With what the block does not say: as an attribute of the class each would be looked for here.
        state = {**_unsaid(names["_kept"]), **self.states[names["_at"]], **names, "_names": names}
        object.__setattr__(use_case, "__dict__", state)
        self._opened.append(use_case)

    def close(self) -> None:
        """Let go of all that is open."""
        for use_case in self._opened:
            object.__setattr__(use_case, "__dict__", use_case.__dict__["_names"])
        self._opened.clear()
        self.states = None


class PutAway(UseCase):
    """A use case as any other, but for where most of it lies."""

    @staticmethod
    def on(page: _Page, at: int, state: _State, seen: tuple[Any, ...]) -> PutAway:
        """One of a page, by its number there, with all that it is and what others ask of it."""
        use_case = object.__new__(PutAway)
        names = {name: state[name] for name in _NAMES if name in state}
        names |= {"_page": page, "_at": at, "_kept": _others(tuple(state)), GLIMPSES: seen}
        object.__setattr__(use_case, "__dict__", names)
        return use_case


@lru_cache(maxsize=512)
def _others(names: tuple[str, ...]) -> frozenset[str]:
    """The fields that do not stay; many use cases have the same."""
    return frozenset(names) - {*_NAMES}


@lru_cache(maxsize=512)
def _unsaid(kept: frozenset[str]) -> _State:
    """All other fields: what they are of a use case that does not say them."""
    defaults = {field.name: field.default for field in fields(UseCase) if field.default is not MISSING}
    return {name: default for name, default in defaults.items() if name not in kept}


class _Field:
    """A field that is opened when it is asked for; while it is open, Python finds it without looking here."""

    __slots__ = ("_default", "_name")

    def __init__(self, name: str, default: object) -> None:
        self._name = name
        self._default = default

    def __get__(self, use_case: PutAway | None, _: object = None) -> Any:
        if use_case is None or self._name not in use_case.__dict__["_kept"]:
            return self._default
        use_case.__dict__["_page"].open(use_case)
        return self._of(use_case)

    def _of(self, use_case: PutAway) -> Any:
        return use_case.__dict__[self._name]


class _Places(_Field):
    """Places of keys: they know the page, which does not lie there."""

    def _of(self, use_case: PutAway) -> Any:
        state = use_case.__dict__
        if self._name not in state:
            text, origin, names = state["_block"]
            block = text, origin, state["_page"].context
            state["places"], state["values"] = KeyPlaces(names, block), ValuePlaces(block)
        return state[self._name]


for _field in fields(UseCase):
    _kind = _Places if _field.name in ("places", "values") else _Field
    setattr(PutAway, _field.name, _kind(_field.name, None if _field.default is MISSING else _field.default))


def _reduced(value: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple.__new__, (type(value), tuple(value))


class _Pickler(pickle.Pickler):
    """One that makes no calls for the parts of tuples with names: these are nearly all of a use case.

    To put use cases away takes three quarters of the time, and so does opening them.
    """

    dispatch_table = dict.fromkeys((Event, Extension, Outcome, Prose, Scenario, Span, Step), _reduced)


def _pickled(states: Sequence[_State]) -> bytes:
    data = BytesIO()
    _Pickler(data, pickle.HIGHEST_PROTOCOL).dump(states)
    return data.getvalue()


def _stored(state: _State) -> _State:
    """What is put away of a use case: neither what stays nor what its page knows."""
    stored = {name: value for name, value in state.items() if name not in _NAMES}
    places = stored.pop("places")
    del stored["values"]
    text, origin, _ = places.block
    stored["_block"] = text, origin, (*places,)
    return stored
