"""`usecases.json`: the use cases of a site for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.data import VERSION, Data, SiteData, Urls
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.registry import Entry, Registry

if TYPE_CHECKING:
    from mkdocs_usecases.export.kept_lines import KeptLines


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

    def line(entry: Entry, asked: Registry = registry) -> str:
        return _line(data.use_case(entry, asked))

    def lines(entries: Iterable[Entry], asked: Registry) -> str:
        return _BETWEEN.join(line(entry, asked) for entry in entries)

    made = kept.of("json", registry, cover, lines, data.entries) if kept else map(line, data.entries)
    yield from _list("use_cases", made)
    for name, items in data.others(findings).items():
        yield from _list(name, kept.of_list(name, items, _line) if kept else map(_line, items))
    yield "}\n"


_BETWEEN = ",\n"


def _list(name: str, lines: Iterable[str]) -> Iterator[str]:
    between = f',\n"{name}": [\n'
    for line in lines:
        yield between + line
        between = _BETWEEN
    yield "\n]" if between == _BETWEEN else f',\n"{name}": []'


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def _line(item: Data) -> str:
    # A `\\ud800` in a quoted YAML text is half a character, which no file can hold.
    return _encode(item).encode("utf-8", "replace").decode("utf-8")
