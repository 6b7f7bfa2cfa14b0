"""From the first message to the last: what the client has open, and what changes on disk."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.hosts.lsp.documents import path_of
from mkdocs_usecases.hosts.lsp.encoding import Encoding
from mkdocs_usecases.hosts.lsp.session import Session


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's messages are taken here."""

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        encoding = server.server_capabilities.position_encoding
        session.documents.encoding = Encoding(encoding or Encoding.UTF_16)
        for folder in server.workspace.folders.values():
            path = path_of(folder.uri)
            if path is not None:
                session.sites.add(path)

    @server.feature(lsp.SHUTDOWN)
    def shutdown(_: None) -> None:
        session.is_over = True

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        session.documents.open(params.text_document)
        session.changed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        session.documents.change(params)
        session.changed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        session.documents.close(params.text_document.uri)
        session.changed(params.text_document.uri)
