"""Exports without a MkDocs build: the same files that a site has."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs_usecases.export.changes import compare as compared
from mkdocs_usecases.export.csv import csv_text
from mkdocs_usecases.export.gherkin import features
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry
from mkdocs_usecases.registry.listings import ListingPages
from mkdocs_usecases.rendering.generated import actor_page, generated_pages
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site


def export(site: Site, form: str, output: str | None, *, directory_urls: bool) -> None:
    """Write the use cases of a site to a file, a folder (for Gherkin) or standard output.

    Raises:
        OSError: the output cannot be written.
    """
    if form == "gherkin":
        _write_features(site, output)
        return
    text = csv_text(site.registry) if form == "csv" else _json(site, directory_urls=directory_urls)
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    write_whole(Path(output), text)


def _write_features(site: Site, output: str | None) -> None:
    """One file a use case; on standard output one feature behind the other."""
    for name, text in features(site.registry):
        if output is None:
            sys.stdout.buffer.write(text.encode("utf-8"))
            continue
        write_whole(Path(output, name), text)


def _json(site: Site, *, directory_urls: bool) -> str:
    taken = {document.path for document in site.everything.documents}
    words = words_of(site.options.language, site.options.strings)
    for page in generated_pages(site.options, words, site.registry):
        if page.path not in taken:
            site.read(page.path, page.markdown)
    return json_text(site.registry, _Urls(site, directory_urls=directory_urls), site.published_findings)


class _Urls:
    """The addresses that MkDocs would give."""

    def __init__(self, site: Site, *, directory_urls: bool) -> None:
        self._directory_urls = directory_urls
        self._options = site.options
        self._listings = ListingPages(site.registry, site.options.index)

    def use_case(self, entry: Entry) -> str | None:
        return f"{self._page(entry.path)}#{entry.anchor}"

    def actor(self, actor: ActorEntry) -> str | None:
        own = actor_page(self._options, actor)
        if own is not None:
            return self._page(own)
        return self._on_page(self._listings.actor(actor), actor.slug)

    def goal(self, goal: GoalEntry) -> str | None:
        return self._on_page(self._listings.goal(goal), goal.slug)

    def _on_page(self, path: str | None, anchor: str) -> str | None:
        return None if path is None else f"{self._page(path)}#{anchor}"

    def _page(self, path: str) -> str:
        page = PurePosixPath(path)
        if page.stem.lower() in ("index", "readme"):
            folder = "" if page.parent == PurePosixPath() else f"{page.parent}/"
            return folder if self._directory_urls else f"{folder}index.html"
        return f"{page.with_suffix('')}/" if self._directory_urls else str(page.with_suffix(".html"))


def compare(old: Path, new: Path) -> Iterator[str]:
    """What changed between two exports, line by line.

    Raises:
        ValueError: a file is no export.
        OSError: a file cannot be read.
    """
    yield from str(compared(_loaded(old), _loaded(new))).splitlines()


def _loaded(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is not JSON: {error}") from error
    if not isinstance(data, dict) or "use_cases" not in data:
        raise ValueError(f"{path} is no export of use cases: expected a `use_cases` list")
    return data
