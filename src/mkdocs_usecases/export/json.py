"""`usecases.json`: the use cases of a site for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.data import VERSION, Data, SiteData, Urls
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Registry

Lines = dict[int, tuple[UseCase, str]]
"""By the identity of a use case what the export says of it."""


def json_text(registry: Registry, urls: Urls, findings: Iterable[Diagnostic] = ()) -> str:
    """The export as JSON, the same text for the same site; its schema is in `mkdocs_usecases.export.schema`.

    Each use case has a line of its own, so that version control shows which ones changed.
    """
    return "".join(json_pieces(registry, urls, findings))


def json_pieces(
    registry: Registry, urls: Urls, findings: Iterable[Diagnostic], known: Lines | None = None
) -> Iterator[str]:
    """The export in pieces: that of 10,000 use cases has 40 MB.

    Args:
        registry: of the site.
        urls: where things are shown.
        findings: all that is wrong.
        known: the lines of an earlier export of use cases for which nothing else has changed, whatever else
            of the site they show; those of this export are put there.
    """
    data = SiteData(registry, urls)
    yield f'{{"version": {VERSION}'
    yield from _list("use_cases", _use_case_lines(data, known))
    for name, items in data.others(findings).items():
        yield from _list(name, map(_line, items))
    yield "}\n"


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


def _use_case_lines(data: SiteData, known: Lines | None) -> Iterator[str]:
    earlier = dict(known or ())
    if known is not None:
        known.clear()
    for entry in data.entries:
        use_case = entry.use_case
        line = earlier.get(id(use_case)) or (use_case, _line(data.use_case(entry)))
        if known is not None:
            known[id(use_case)] = line
        yield line[1]
