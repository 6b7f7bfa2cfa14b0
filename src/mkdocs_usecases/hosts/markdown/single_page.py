"""Pages one by one, where no host knows a whole site: what only a site can tell is not told."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.hosts.log_levels import log_level
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.hosts.markdown.review import as_typed
from mkdocs_usecases.hosts.markdown.source import page_source
from mkdocs_usecases.options import read_options
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry, Registry
from mkdocs_usecases.rendering.templating.html import standard_templates
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site

if TYPE_CHECKING:
    from markdown import Markdown

_log = logging.getLogger("mkdocs_usecases")


class SinglePages:
    """Treats each page as a site of its own."""

    def __init__(self, given: Mapping[str, object]) -> None:
        """Take the options of the MkDocs plugin; wrong ones are a `ValueError` with all messages."""
        reading = read_options(given, folder=Path.cwd())
        if reading.wrong:
            raise ValueError("\n".join(["usecases: wrong options", *reading.wrong]))
        for warning in reading.warnings:
            _log.warning("%s", warning)
        self._options = reading.options

    def open(self, md: Markdown, lines: Sequence[str]) -> Page:
        """Read the page as it was given, and what other extensions have brought to its lines."""
        path, text = page_source(md, lines)
        site = Site(self._options, is_whole=False)
        site.read(path, text)
        join(site, path, block_texts(md, site.as_read(path, lines)))
        _tell(site.findings)
        return Page(site, path, lambda: _view(site, path), tell=_tell)


def _tell(findings: Sequence[Diagnostic]) -> None:
    for finding in findings:
        _log.log(log_level(finding.severity), "%s", finding)


def _view(site: Site, path: str) -> View:
    options, registry = site.options, site.registry_of(path)
    return View(
        registry=registry,
        links=PageOnly(registry),
        words=words_of(options.language, options.strings),
        options=options,
        page=path,
        findings=site.findings_of,
        templates=standard_templates(),
    )


class PageOnly:
    """Links within a page: see `mkdocs_usecases.rendering.links.Links`."""

    def __init__(self, registry: Registry) -> None:
        """Take the use cases of the page."""
        self._registry = registry
        listings = {marker.listing for document in registry.documents for marker in document.markers}
        self._has_actors = Listing.ACTORS in listings
        self._has_goals = Listing.GOALS in listings

    def use_case(self, entry: Entry, part: str | None = None) -> str | None:
        """The address of a use case, or of one of its steps or extensions."""
        return f"#{entry.anchor if part is None else self._registry.anchor(entry, part)}"

    def page(self, path: str) -> str | None:
        """The address of another page, which nobody knows here."""
        return None

    def file(self, path: str) -> str | None:
        """The address of a file, of which nobody knows here."""
        return None

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's entry, where this page lists the actors."""
        return f"#{actor.slug}" if self._has_actors else None

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry, where this page lists the goals."""
        return f"#{goal.slug}" if self._has_goals else None


def block_texts(md: Markdown, lines: Sequence[str]) -> list[str]:
    """The texts of the blocks in lines that Markdown has, as they were typed."""
    if not any("usecase" in line.lower() for line in lines):
        return []
    return [as_typed("\n".join(fence.lines), md) for fence in Scan(lines).fences]


def join(site: Site, path: str, texts: Sequence[str]) -> None:
    """Have just these blocks count, as if the page were rendered already."""
    for block in site.meet(path, texts):
        site.show(path, block)
    site.settle()
