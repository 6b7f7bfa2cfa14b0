"""What may be done at a place, as the protocol has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lsprotocol import types as lsp

from mkdocs_usecases.editing.actions import Action, ActionKind, all_fixed, quick_fixes, rewrites
from mkdocs_usecases.hosts.lsp.asking import Page
from mkdocs_usecases.source import Span

FIX_ALL = lsp.CodeActionKind.SourceFixAll + ".usecases"
"""What an editor may ask for whenever a page is saved."""

_KINDS: Mapping[ActionKind, str] = {
    ActionKind.MENDS: lsp.CodeActionKind.QuickFix,
    ActionKind.MENDS_ALL: FIX_ALL,
    ActionKind.REWRITES: lsp.CodeActionKind.RefactorRewrite,
    ActionKind.EXTRACTS: lsp.CodeActionKind.RefactorExtract,
}
KINDS: Sequence[str] = tuple(_KINDS.values())


def code_actions(page: Page, place: Span, context: lsp.CodeActionContext) -> list[lsp.CodeAction]:
    """What may be done at a place of a page, of the kinds that a client asks for."""
    found = (action for action in _actions(page, place, context) if _is_wanted(_KINDS[action.kind], context))
    return [_made(page, action, context) for action in found]


def _actions(page: Page, place: Span, context: lsp.CodeActionContext) -> Iterator[Action]:
    site, texts = page.site, page.texts
    if _is_wanted(lsp.CodeActionKind.QuickFix, context):
        for action in quick_fixes(site, texts, page.home.findings, place):
            if not context.diagnostics or _told(page, action, context.diagnostics):
                yield action
    if _is_wanted(lsp.CodeActionKind.Refactor, context):
        yield from rewrites(site, texts, place)
    if context.only is not None and _is_wanted(FIX_ALL, context):
        yield from all_fixed(site, texts, page.name)


def _is_wanted(kind: str, context: lsp.CodeActionContext) -> bool:
    """Whether a client asks for a kind, for one that holds it, or for one within it."""
    if context.only is None:
        return True
    ours, wanted = _plain(kind), [_plain(each) for each in context.only]
    return any(ours.startswith(each) or each.startswith(ours) for each in wanted)


def _plain(kind: str) -> str:
    # A member of an enumeration is written by its name.
    return f"{kind.value if isinstance(kind, lsp.CodeActionKind) else kind}."


def _told(page: Page, action: Action, known: Iterable[lsp.Diagnostic]) -> list[lsp.Diagnostic]:
    """Which of the client's diagnostics an action is for."""
    if action.finding is None:
        return []
    start = page.range(action.finding.span).start
    code = action.finding.code.value
    return [each for each in known if each.code == code and each.range.start == start]


def _made(page: Page, action: Action, context: lsp.CodeActionContext) -> lsp.CodeAction:
    return lsp.CodeAction(
        action.title,
        kind=_KINDS[action.kind],
        diagnostics=_told(page, action, context.diagnostics) or None,
        is_preferred=action.is_preferred or None,
        edit=page.workspace_edit(action.edits),
    )
