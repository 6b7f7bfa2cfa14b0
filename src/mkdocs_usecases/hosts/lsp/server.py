"""The server: what it knows while it runs, and the features that it has."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import redirect_stdout
from importlib.metadata import version

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.hosts.garbage_collection import collecting
from mkdocs_usecases.hosts.lsp import addresses, life, navigation, relations, structure, writing
from mkdocs_usecases.hosts.lsp.protocol import Protocol
from mkdocs_usecases.hosts.lsp.session import Session


class Server(LanguageServer):
    """Speaks with one client."""

    def __init__(self) -> None:
        super().__init__(
            "mkdocs-usecases",
            version("mkdocs-usecases"),
            text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental,
            protocol_cls=Protocol,
        )
        self.session = Session(self)
        for features in (addresses, life, navigation, relations, writing, structure):
            features.register(self, self.session)

    def report_server_error(self, error: Exception, source: object) -> None:
        """Note what went wrong; nobody who writes has to look at it."""
        logging.getLogger(__name__).error("%s", error)


def run() -> int:
    """Serve one client over standard input and output.

    Returns:
        The exit code: 0 where the client said that this is the end, else 1.
    """
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    server = Server()
    # Nobody else may write where the protocol is spoken.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output, redirect_stdout(sys.stderr), collecting():
        server.start_io(stdout=output)
    return 0 if server.session.is_over else 1
