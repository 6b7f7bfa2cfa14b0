"""`usecases.json`: the use cases of a site for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.data import VERSION, Urls, site_data
from mkdocs_usecases.registry import Registry


def json_text(registry: Registry, urls: Urls, findings: Iterable[Diagnostic] = ()) -> str:
    """The export as JSON, the same text for the same site; its schema is in `mkdocs_usecases.export.schema`.

    Each use case has a line of its own, so that version control shows which ones changed.
    """
    text = "".join(_pieces(registry, urls, findings))
    # A `\\ud800` in a quoted YAML text is half a character, which no file can hold.
    return text.encode("utf-8", "replace").decode("utf-8")


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _pieces(registry: Registry, urls: Urls, findings: Iterable[Diagnostic]) -> Iterator[str]:
    yield f'{{"version": {VERSION}'
    for name, items in site_data(registry, urls, findings).items():
        lines = ",\n".join(map(_encode, items))
        yield f',\n"{name}": [\n{lines}\n]' if lines else f',\n"{name}": []'
    yield "}\n"
