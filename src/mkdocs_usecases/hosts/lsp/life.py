"""From the first message to the last: what the client has open, and what changes on disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.hosts.lsp.encoding import Encoding
from mkdocs_usecases.hosts.lsp.session import Session
from mkdocs_usecases.hosts.workspace import conf_file
from mkdocs_usecases.hosts.workspace.configuration import NAMES
from mkdocs_usecases.hosts.workspace.pages import ENDINGS
from mkdocs_usecases.results.lock import NAME as LOCK


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's messages are taken here."""

    def paths(uris: Iterable[str]) -> list[Path]:
        return [path for uri in uris if (path := session.documents.path_of(uri)) is not None]

    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        workspace = params.capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        session.may_watch = bool(watching and watching.dynamic_registration)
        session.take_settings(params.initialization_options)

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        encoding = server.server_capabilities.position_encoding
        session.documents.encoding = Encoding(encoding or Encoding.UTF_16)
        if session.may_watch:
            server.client_register_capability(lsp.RegistrationParams([_watching()]))
        folders = [folder.uri for folder in server.workspace.folders.values()]
        # Clients that know nothing of several folders have a root.
        root = server.workspace.root_uri
        session.begin(paths(folders or ([root] if root else [])))

    @server.feature(lsp.SHUTDOWN)
    def shutdown(_: None) -> None:
        session.is_over = True

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        session.opened(params.text_document)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        session.changed(params)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        session.closed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        if not session.may_watch:
            session.written(paths([params.text_document.uri]))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def written(params: lsp.DidChangeWatchedFilesParams) -> None:
        session.written(paths(change.uri for change in params.changes))

    @server.feature(lsp.WORKSPACE_DID_RENAME_FILES, _MARKDOWN)
    def renamed(params: lsp.RenameFilesParams) -> None:
        session.written(paths(uri for each in params.files for uri in (each.old_uri, each.new_uri)))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        session.leave(paths(folder.uri for folder in params.event.removed))
        session.begin(paths(folder.uri for folder in params.event.added))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: lsp.DidChangeConfigurationParams) -> None:
        session.take_settings(params.settings)


_PAGES = f"**/*.{{{','.join(ending.removeprefix('.') for ending in ENDINGS)}}}"

_MARKDOWN = lsp.FileOperationRegistrationOptions(
    [lsp.FileOperationFilter(lsp.FileOperationPattern(_PAGES), scheme="file")]
)


def _watching() -> lsp.Registration:
    """Pages, settings, catalogues, results of tests and what was reviewed."""
    settings = [f"**/{name}" for name in (*NAMES, conf_file.NAME)]
    patterns = [_PAGES, "**/*.rst", *settings, "**/*.{yml,yaml}", "**/*.{xml,ndjson}", f"**/{LOCK}"]
    watchers = [lsp.FileSystemWatcher(pattern) for pattern in patterns]
    return lsp.Registration(
        "files",
        lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        lsp.DidChangeWatchedFilesRegistrationOptions(watchers),
    )
