"""A renaming as a client makes it: with the versions of texts, and with doubtful edits to be looked at."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types as lsp

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.editing.renaming import Renaming
from mkdocs_usecases.hosts.lsp.asking import Page

_DOUBTFUL = "mentions"

_AnyEdit = lsp.TextEdit | lsp.AnnotatedTextEdit | lsp.SnippetTextEdit


def workspace_edit(
    renaming: Renaming, page: Page, capabilities: lsp.ClientCapabilities, label: str
) -> lsp.WorkspaceEdit:
    """The edits of all files; `label` says what the doubtful ones are."""
    workspace = capabilities.workspace
    can = None if workspace is None else workspace.workspace_edit
    if can is None or not can.document_changes:
        changes: dict[str, list[lsp.TextEdit]] = {}
        for edit in (*renaming.edits, *renaming.doubtful):
            changes.setdefault(page.uri(edit.span.file), []).append(_plain(edit, page))
        return lsp.WorkspaceEdit(changes=changes)
    is_asked = can.change_annotation_support is not None and bool(renaming.doubtful)
    by_file: dict[str, list[_AnyEdit]] = {}
    for edit, is_doubtful in _in_order(renaming):
        plain = _plain(edit, page)
        made = lsp.AnnotatedTextEdit(_DOUBTFUL, plain.range, plain.new_text)
        by_file.setdefault(edit.span.file, []).append(made if is_doubtful and is_asked else plain)
    return lsp.WorkspaceEdit(
        document_changes=[
            lsp.TextDocumentEdit(page.identifier(name), edits) for name, edits in by_file.items()
        ],
        change_annotations={_DOUBTFUL: lsp.ChangeAnnotation(label, needs_confirmation=True)}
        if is_asked
        else None,
    )


def _in_order(renaming: Renaming) -> Iterable[tuple[Edit, bool]]:
    edits = [*((edit, False) for edit in renaming.edits), *((edit, True) for edit in renaming.doubtful)]
    return sorted(edits, key=lambda each: each[0].span)


def _plain(edit: Edit, page: Page) -> lsp.TextEdit:
    return lsp.TextEdit(page.range(edit.span), edit.text)
