"""What pages are made of: symbols, what folds, numbers of steps."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.editing.folding import folds
from mkdocs_usecases.editing.lenses import lenses
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.selection import selections
from mkdocs_usecases.editing.step_numbers import numbers
from mkdocs_usecases.editing.symbols import page_symbols, site_symbols
from mkdocs_usecases.editing.tokens import tokens
from mkdocs_usecases.hosts.lsp.asking import Page
from mkdocs_usecases.hosts.lsp.colours import LEGEND, semantic_tokens
from mkdocs_usecases.hosts.lsp.session import Session
from mkdocs_usecases.hosts.lsp.shapes import document_symbols, nested, workspace_symbol
from mkdocs_usecases.revision import Text


def register(server: LanguageServer, session: Session) -> None:
    """Say which of the client's questions are answered here."""

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def of_page(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | None:
        page = session.page(params.text_document.uri)
        return (
            None if page is None else document_symbols(page, page_symbols(page.site, page.texts, page.name))
        )

    @server.feature(lsp.WORKSPACE_SYMBOL)
    def of_site(params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
        pages = [Page(home, "", session.documents) for home in session.sites]
        return [
            workspace_symbol(page, each) for page in pages for each in site_symbols(page.site, params.query)
        ]

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange] | None:
        page = session.page(params.text_document.uri)
        if page is None:
            return None
        found = folds(page.texts(page.name) or Text(""), page.name, page.site.page(page.name).context)
        return [lsp.FoldingRange(fold.first - 1, fold.last - 1) for fold in found]

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def hints(params: lsp.InlayHintParams) -> list[lsp.InlayHint] | None:
        page = session.page(params.text_document.uri)
        if page is None:
            return None
        found = numbers(page.site, page.texts, page.covered(params.range))
        return [
            lsp.InlayHint(page.range(number.span).start, number.text, padding_right=True) for number in found
        ]

    @server.feature(lsp.TEXT_DOCUMENT_SELECTION_RANGE)
    def selecting(params: lsp.SelectionRangeParams) -> list[lsp.SelectionRange] | None:
        page = session.page(params.text_document.uri)
        if page is None:
            return None
        text = page.texts(page.name) or Text("")
        return [nested(page, selections(text, page.span(position))) for position in params.positions]

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    def colours(params: lsp.SemanticTokensParams) -> lsp.SemanticTokens | None:
        page = session.page(params.text_document.uri)
        if page is None:
            return None
        return semantic_tokens(page, tokens(Names(page.site, page.texts), page.name))

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS, lsp.CodeLensOptions())
    def remarks(params: lsp.CodeLensParams) -> list[lsp.CodeLens] | None:
        page = session.page(params.text_document.uri)
        if page is None:
            return None
        # A remark does nothing: editors show such a command as text.
        return [
            lsp.CodeLens(page.range(lens.span.over(0)), command=lsp.Command(lens.text, ""))
            for lens in lenses(page.site, page.name)
        ]
