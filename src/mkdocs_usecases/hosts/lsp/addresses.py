"""Where the site shows what a client looks at: for a command that opens it in the browser."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.hosts.lsp.asking import Page
from mkdocs_usecases.hosts.lsp.session import Session
from mkdocs_usecases.hosts.site_urls import SiteUrls
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.source import Span

ADDRESS = "usecases.address"
"""The command: given a text and a place, the address from the root of the site; `null` where it has none."""


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's commands are carried out here."""

    @server.command(ADDRESS)
    def where_shown(uri: str, position: lsp.Position) -> str | None:
        asked = session.asked(uri, position)
        if asked is None or asked.page.home.is_alone:
            return None
        return _address(asked.page, asked.span)


def _address(page: Page, place: Span) -> str:
    """Of the use case at a place, or of the page."""
    entry = _entry(page, place)
    if entry is not None:
        found = SiteUrls(page.site, page.home.configuration.address).use_case(entry)
        if found is not None:
            return found
    return page.home.configuration.address(page.name)


def _entry(page: Page, place: Span) -> Entry | None:
    blocks = [each for each in page.site.page(page.name).blocks if each.span.file == page.name]
    block = next((each for each in reversed(blocks) if each.span.line <= place.line), None)
    if block is None or place.line > (block.end_line or block.span.line + block.text.count("\n") + 2):
        return None
    entries = page.site.registry.entries
    return next((entry for entry in entries if entry.use_case is block.use_case), None)
