"""What pages are made of, as the protocol has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lsprotocol import types as lsp

from mkdocs_usecases.editing.symbols import Symbol, SymbolKind
from mkdocs_usecases.hosts.lsp.asking import Page
from mkdocs_usecases.source import Span

_KINDS: Mapping[SymbolKind, lsp.SymbolKind] = {
    SymbolKind.USE_CASE: lsp.SymbolKind.Class,
    SymbolKind.STEP: lsp.SymbolKind.Field,
    SymbolKind.EXTENSION: lsp.SymbolKind.Method,
    SymbolKind.ACTOR: lsp.SymbolKind.Interface,
}


def document_symbols(page: Page, symbols: Iterable[Symbol]) -> list[lsp.DocumentSymbol]:
    """The outline of a page."""
    return [
        lsp.DocumentSymbol(
            symbol.name,
            _KINDS[symbol.kind],
            page.range(symbol.span),
            page.range(symbol.chosen),
            children=document_symbols(page, symbol.children),
        )
        for symbol in symbols
    ]


def workspace_symbol(page: Page, symbol: Symbol) -> lsp.WorkspaceSymbol:
    """What was found of a site by its name."""
    return lsp.WorkspaceSymbol(page.location(symbol.chosen), symbol.name, _KINDS[symbol.kind])


def nested(page: Page, spans: Sequence[Span]) -> lsp.SelectionRange:
    """What to select, the smallest first, each within the next."""
    parent: lsp.SelectionRange | None = None
    for span in reversed(spans):
        parent = lsp.SelectionRange(page.range(span), parent)
    assert parent is not None
    return parent
