"""What may be typed at a place, and what may be done to what is there."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.editing.completion import TRIGGERS, complete
from mkdocs_usecases.hosts.lsp.code_actions import KINDS, code_actions
from mkdocs_usecases.hosts.lsp.completion_items import completion_list
from mkdocs_usecases.hosts.lsp.session import Session


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's questions are answered here."""

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[*TRIGGERS]))
    def completion(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        asked = session.asked(params.text_document.uri, params.position)
        if asked is None:
            return None
        found = complete(asked.site, asked.texts, asked.span)
        return completion_list(found, asked.page, server.client_capabilities)

    offered = lsp.CodeActionOptions(code_action_kinds=[*KINDS])

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, offered)
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
        page = session.page(params.text_document.uri)
        return None if page is None else code_actions(page, page.covered(params.range), params.context)
