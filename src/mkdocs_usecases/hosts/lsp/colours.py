"""Tokens of a page as the protocol has them: each told by its distance from the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lsprotocol import types as lsp

from mkdocs_usecases.editing.tokens import Token, TokenKind
from mkdocs_usecases.hosts.lsp.asking import Page

_TYPES: Mapping[TokenKind, lsp.SemanticTokenTypes] = {
    TokenKind.ACTOR: lsp.SemanticTokenTypes.Class,
    TokenKind.USE_CASE: lsp.SemanticTokenTypes.Function,
    TokenKind.LABEL: lsp.SemanticTokenTypes.Number,
    TokenKind.OUTCOME: lsp.SemanticTokenTypes.Keyword,
    TokenKind.KEY: lsp.SemanticTokenTypes.Property,
    TokenKind.POINT: lsp.SemanticTokenTypes.Event,
    TokenKind.TAG: lsp.SemanticTokenTypes.String,
    TokenKind.CODE: lsp.SemanticTokenTypes.EnumMember,
    TokenKind.RULE: lsp.SemanticTokenTypes.Interface,
}
"""By what a word is, the type that themes have a colour for."""

LEGEND = lsp.SemanticTokensLegend([kind.value for kind in _TYPES.values()], [])


def semantic_tokens(page: Page, tokens: Iterable[Token]) -> lsp.SemanticTokens:
    """The tokens of a page or of a part of it, in their order."""
    numbers = {kind: number for number, kind in enumerate(_TYPES)}
    data: list[int] = []
    line = character = 0
    for token in tokens:
        area = page.range(token.span)
        start, length = area.start, area.end.character - area.start.character
        data += [start.line - line, start.character - (character if start.line == line else 0), length]
        data += [numbers[token.kind], 0]
        line, character = start.line, start.character
    return lsp.SemanticTokens(data)
