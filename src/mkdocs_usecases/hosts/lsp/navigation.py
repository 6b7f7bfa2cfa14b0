"""Names: what they mean, where they stand, and how they are changed."""

from __future__ import annotations

from typing import Protocol

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.editing.hover import Hover, flowchart_of, hover
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.navigation import definition, highlights, name_links, references
from mkdocs_usecases.editing.renaming import Refusal, renamable, rename
from mkdocs_usecases.hosts.lsp.asking import Asked, Page
from mkdocs_usecases.hosts.lsp.renames import workspace_edit
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
        entry = told.use_case if session.draws_flowcharts else None
        drawn = flowchart_of(_names(asked.page), entry) if entry is not None else ""
        content = _content(told, drawn, server.client_capabilities)
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

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def what_may_be_renamed(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        asked = asked_at(params)
        found = None if asked is None else renamable(_names(asked.page), asked.span)
        if asked is None or found is None:
            return None
        return lsp.PrepareRenamePlaceholder(asked.page.range(found.span), found.typed)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def renamed(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        asked = asked_at(params)
        if asked is None:
            return None
        page, folders = (
            asked.page,
            [session.documents.path_of(each.uri) for each in server.workspace.folders.values()],
        )

        def may_edit(file: str) -> bool:
            path = page.home.path(file).resolve()
            return not folders or any(
                each is not None and path.is_relative_to(each.resolve()) for each in folders
            )

        found = rename(_names(page), asked.span, params.new_name, may_edit)
        if isinstance(found, Refusal):
            raise JsonRpcException(found.reason, lsp.LSPErrorCodes.RequestFailed)
        label = f"In the middle of sentences, to `{params.new_name}`"
        return workspace_edit(found, page, server.client_capabilities, label)


def _content(told: Hover, drawn: str, capabilities: lsp.ClientCapabilities) -> lsp.MarkupContent:
    """As the client can show it."""
    can = None if capabilities.text_document is None else capabilities.text_document.hover
    if can is None or lsp.MarkupKind.Markdown in (can.content_format or ()):
        preview = f"\n\n```mermaid\n{drawn.rstrip()}\n```" if drawn else ""
        return lsp.MarkupContent(lsp.MarkupKind.Markdown, f"{told.markdown}{preview}")
    return lsp.MarkupContent(lsp.MarkupKind.PlainText, told.text)


def _names(page: Page) -> Names:
    return Names(page.site, page.texts)
