"""Use cases that carry out others, and links between pages that move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.editing.calls import Call, called, called_at, callers
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.moving import moved
from mkdocs_usecases.editing.renaming import Renaming
from mkdocs_usecases.hosts.lsp.asking import Page
from mkdocs_usecases.hosts.lsp.renames import workspace_edit
from mkdocs_usecases.hosts.lsp.session import Session
from mkdocs_usecases.hosts.workspace.open_site import OpenSite
from mkdocs_usecases.hosts.workspace.pages import ENDINGS

_PAGES = f"**/*.{{{','.join(ending.removeprefix('.') for ending in ENDINGS)}}}"

_MOVES = lsp.FileOperationRegistrationOptions(
    [
        lsp.FileOperationFilter(lsp.FileOperationPattern(_PAGES), scheme="file"),
        lsp.FileOperationFilter(
            lsp.FileOperationPattern("**", matches=lsp.FileOperationPatternKind.Folder), scheme="file"
        ),
    ]
)


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's questions are answered here."""

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY)
    def which(params: lsp.CallHierarchyPrepareParams) -> list[lsp.CallHierarchyItem] | None:
        asked = session.asked(params.text_document.uri, params.position)
        call = None if asked is None else called_at(Names(asked.site, asked.texts), asked.span)
        return None if asked is None or call is None else [_item(call, asked.page)]

    @server.feature(lsp.CALL_HIERARCHY_INCOMING_CALLS)
    def included_by(
        params: lsp.CallHierarchyIncomingCallsParams,
    ) -> list[lsp.CallHierarchyIncomingCall] | None:
        page = _page_of(session, params.item.uri)
        if page is None:
            return None
        found = callers(Names(page.site, page.texts), _key(params.item.data))
        return [lsp.CallHierarchyIncomingCall(_item(call, page), _ranges(call, page)) for call in found]

    @server.feature(lsp.CALL_HIERARCHY_OUTGOING_CALLS)
    def included(params: lsp.CallHierarchyOutgoingCallsParams) -> list[lsp.CallHierarchyOutgoingCall] | None:
        page = _page_of(session, params.item.uri)
        if page is None:
            return None
        found = called(Names(page.site, page.texts), _key(params.item.data))
        return [lsp.CallHierarchyOutgoingCall(_item(call, page), _ranges(call, page)) for call in found]

    @server.feature(lsp.WORKSPACE_WILL_RENAME_FILES, _MOVES)
    def will_move(params: lsp.RenameFilesParams) -> lsp.WorkspaceEdit | None:
        moves = [
            (old, new)
            for each in params.files
            if (old := session.documents.path_of(each.old_uri)) is not None
            and (new := session.documents.path_of(each.new_uri)) is not None
        ]
        for home in session.sites:
            pages = dict(_moved_pages(home, moves))
            page = Page(home, next(iter(pages), ""), session.documents)
            edits: tuple[Edit, ...] = tuple(moved(Names(page.site, page.texts), pages)) if pages else ()
            if edits:
                return workspace_edit(Renaming(edits), page, server.client_capabilities, "")
        return None


def _page_of(session: Session, uri: str) -> Page | None:
    """A page that need not be open: who is called may stand anywhere."""
    path = session.documents.path_of(uri)
    found = ((home, home.name(path)) for home in session.sites) if path is not None else ()
    return next((Page(home, name, session.documents) for home, name in found if name is not None), None)


def _moved_pages(home: OpenSite, moves: Iterable[tuple[Path, Path]]) -> Iterator[tuple[str, str]]:
    """Old and new names of the pages that move, or lie in a folder that does; none that leave the site."""
    for name in home.pages:
        path = home.path(name).resolve()
        for old, new in moves:
            whole = old.resolve()
            if whole == path or whole in path.parents:
                there = new / path.relative_to(whole) if whole != path else new
                root = path.parents[len(PurePosixPath(name).parts) - 1]
                if there.is_relative_to(root):
                    yield name, there.relative_to(root).as_posix()


def _item(call: Call, page: Page) -> lsp.CallHierarchyItem:
    symbol = call.symbol
    return lsp.CallHierarchyItem(
        symbol.name,
        lsp.SymbolKind.Class,
        page.uri(symbol.span.file),
        page.range(symbol.span),
        page.range(symbol.chosen),
        detail=call.detail,
        data=call.key,
    )


def _ranges(call: Call, page: Page) -> list[lsp.Range]:
    return [page.range(span) for span in call.spans]


def _key(data: Any) -> str:
    """What a client gives back of an item."""
    return data if isinstance(data, str) else ""
