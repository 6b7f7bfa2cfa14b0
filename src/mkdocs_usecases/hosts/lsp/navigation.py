"""Names: what they mean, where they stand, and how they are changed."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.hosts.lsp.session import Session


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's questions are answered here."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        asked = session.asked(params.text_document.uri, params.position)
        if asked is None:
            return None
        # `asked.site`, `asked.texts` and `asked.span` are what functions of `editing` take.
        return None
