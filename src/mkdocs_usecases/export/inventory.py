"""`objects.inv`: the names of a site and where they lead, for sites of others.

The format is that of Sphinx, version 2, which intersphinx, MyST, mkdocstrings and others read: four lines,
then lines of `name domain:type priority address words`, compressed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_usecases.export.data import SiteData, Urls
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.registry import Entry, Registry

HEAD = """\
# Sphinx inventory version 2
# Project: Use cases
# Version: 1
# The remainder of this file is compressed using zlib.
"""

_LEVEL = 9
"""Fixed: the same site gives the same bytes."""


class Row(NamedTuple):
    """One name and where it leads."""

    name: str
    kind: str
    """Domain and type: `uc:usecase`."""

    url: str
    """From the root of the site."""

    words: str
    """How others call the link."""

    priority: int = 1
    """For search: 1 is usual, -1 is never found."""


def inventory(registry: Registry, urls: Urls) -> bytes:
    """The whole file."""
    lines = [_line(row) for found in rows(registry, urls) for row in (found, _label(found))]
    return HEAD.encode() + zlib.compress("".join(lines).encode("utf-8", "replace"), _LEVEL)


def rows(registry: Registry, urls: Urls) -> Iterator[Row]:
    """Use cases with an id, their steps and extensions, and actors, in the order of the other exports."""
    for entry in SiteData(registry, urls).entries:
        id_, url = entry.use_case.id, urls.use_case(entry)
        # Of several with one id, links lead to the first.
        if id_ and url and registry.find(id_) is entry:
            yield Row(id_, "uc:usecase", url, f"{id_} {plain(entry.use_case.title)}")
            page = url.partition("#")[0]
            conditions = _conditions(entry)
            for part, anchor in registry.parts(entry).items():
                words = f"{id_}/{part} {conditions.get(part, '')}"
                yield Row(f"{id_}/{part}", "uc:step", f"{page}#{anchor}", words, 2)
    for actor in registry.actors:
        if (url := urls.actor(actor)) is not None:
            yield Row(actor.slug, "uc:actor", url, actor.name)


def _conditions(entry: Entry) -> dict[str, str]:
    return {str(one.label): plain(one.condition) for one in entry.use_case.every_extension}


def _label(row: Row) -> Row:
    """The same for readers that know no domain but that of all text: there labels are in lower case."""
    return row._replace(name=row.name.lower(), kind="std:label", priority=-1)


def _line(row: Row) -> str:
    # An address is in UTF-8 and has no blanks; everything else may have any sign but a line end.
    url = quote(row.url, safe="/#:?&=%@+,;~!$*'()")
    name, words = (" ".join(text.split()) for text in (row.name, row.words))
    return f"{name} {row.kind} {row.priority} {url} {words or '-'}\n"
