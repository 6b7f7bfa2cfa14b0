"""`usecases.json`: the use cases of a site for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.data import VERSION, Data, SiteData, Urls
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.asked import Answers, Asked, Places, Question, tested


def json_text(
    registry: Registry, urls: Urls, findings: Iterable[Diagnostic] = (), cover: Cover = Cover.EXTENSIONS
) -> str:
    """The export as JSON, the same text for the same site; its schema is in `mkdocs_usecases.export.schema`.

    Each use case has a line of its own, so that version control shows which ones changed.
    """
    return "".join(json_pieces(registry, urls, findings, cover))


def json_pieces(
    registry: Registry,
    urls: Urls,
    findings: Iterable[Diagnostic],
    cover: Cover = Cover.EXTENSIONS,
    kept: KeptLines | None = None,
) -> Iterator[str]:
    """The export in pieces: that of 10,000 use cases has 40 MB; `kept` is what earlier ones have left."""
    data = SiteData(registry, urls, cover)
    yield f'{{"version": {VERSION}'
    yield from _list(
        "use_cases",
        (
            _line(data.use_case(entry)) if kept is None else kept.line(entry, registry, data, cover)
            for entry in data.entries
        ),
    )
    for name, items in data.others(findings).items():
        yield from _list(name, map(_line, items))
    yield "}\n"


class KeptLines:
    """The lines of use cases, for as long as these and what they asked of their site stay the same."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._answers = Answers()
        self._places: Places | None = None
        self._earlier: dict[tuple[str, str], _KeptLine] = {}
        self._current: dict[tuple[str, str], _KeptLine] = {}

    def start(self, places: Places) -> None:
        """Begin a round, in which use cases are shown there: what the last one did not use is forgotten."""
        self._places = places
        self._earlier, self._current = self._current, {}
        self._answers.forget_others({path for path, _ in self._earlier})

    def line(self, entry: Entry, registry: Registry, data: SiteData, cover: Cover) -> str:
        """The line of a use case."""
        assert self._places is not None
        key, places = (entry.path, entry.anchor), self._places
        depends = (
            self._answers.state(entry.path, registry),
            places.use_case(entry),
            tested(registry, (entry,)),
            cover,
        )
        kept = self._current.get(key) or self._earlier.get(key)
        if (
            kept is None
            or kept.depends != depends
            or not self._answers.are_same(kept.answers, registry, places)
        ):
            asked = Asked(registry)
            line = _line(data.use_case(entry, asked.registry))
            kept = _KeptLine(depends, self._answers.of(asked.questions, registry, places), line)
        self._current[key] = kept
        return kept.line


class _KeptLine(NamedTuple):
    depends: tuple[object, ...]
    answers: Mapping[Question, object]
    line: str


def _list(name: str, lines: Iterable[str]) -> Iterator[str]:
    between = f',\n"{name}": [\n'
    for line in lines:
        yield between
        yield line
        between = ",\n"
    yield "\n]" if between == ",\n" else f',\n"{name}": []'


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _line(item: Data) -> str:
    # A `\\ud800` in a quoted YAML text is half a character, which no file can hold.
    return _encode(item).encode("utf-8", "replace").decode("utf-8")
