"""What pages are made of: symbols, what folds, numbers of steps."""

from __future__ import annotations

from pygls.lsp.server import LanguageServer

from mkdocs_usecases.hosts.lsp.session import Session


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's questions are answered here."""
