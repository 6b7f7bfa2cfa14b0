"""Names: what they mean, where they stand, and how they are changed."""

from __future__ import annotations

from typing import Protocol

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.editing.hover import hover
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.navigation import definition, highlights, name_links, references
from mkdocs_usecases.hosts.lsp.asking import Asked, Page
from mkdocs_usecases.hosts.lsp.session import Session


class _Pointing(Protocol):
    """What asks about a place of a text."""

    @property
    def text_document(self) -> lsp.TextDocumentIdentifier:
        """The text."""

    @property
    def position(self) -> lsp.Position:
        """The place."""


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's questions are answered here."""

    def asked_at(params: _Pointing) -> Asked | None:
        return session.asked(params.text_document.uri, params.position)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def what_it_is(params: lsp.HoverParams) -> lsp.Hover | None:
        asked = asked_at(params)
        told = None if asked is None else hover(_names(asked.page), asked.span)
        if asked is None or told is None:
            return None
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, told.markdown)
        return lsp.Hover(content, asked.page.range(told.span))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def where_declared(params: lsp.DefinitionParams) -> lsp.Location | None:
        asked = asked_at(params)
        found = None if asked is None else definition(_names(asked.page), asked.span)
        return None if asked is None or found is None else asked.page.location(found)

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def where_used(params: lsp.ReferenceParams) -> list[lsp.Location]:
        asked = asked_at(params)
        if asked is None:
            return []
        with_declaration = params.context.include_declaration
        found = references(_names(asked.page), asked.span, with_declaration=with_declaration)
        return [asked.page.location(span) for span in found]

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def where_else(params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
        asked = asked_at(params)
        found = () if asked is None else highlights(_names(asked.page), asked.span)
        kinds = lsp.DocumentHighlightKind.Read, lsp.DocumentHighlightKind.Write
        return [
            lsp.DocumentHighlight(asked.page.range(span), kinds[is_declared])
            for span, is_declared in found
            if asked is not None
        ]

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_LINK, lsp.DocumentLinkOptions(resolve_provider=False))
    def leading(params: lsp.DocumentLinkParams) -> list[lsp.DocumentLink]:
        page = session.page(params.text_document.uri)
        if page is None:
            return []
        return [
            lsp.DocumentLink(
                page.range(link.span),
                link.url if link.target is None else f"{page.uri(link.target.file)}#L{link.target.line}",
                tooltip=link.title,
            )
            for link in name_links(_names(page), page.name)
        ]


def _names(page: Page) -> Names:
    return Names(page.site, page.texts)
