"""What the words of a page are, to be coloured: actors, ids, labels and numbers, ends, keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.names import Kind
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.source import Span


class TokenKind(Enum):
    """What some characters are."""

    ACTOR = "actor"
    USE_CASE = "use case"
    LABEL = "label"
    """That of an extension, or the number of a step."""

    OUTCOME = "outcome"
    KEY = "key"
    POINT = "extension point"
    TAG = "tag"
    CODE = "code"
    RULE = "business rule"


_KINDS: Mapping[Kind, TokenKind] = {
    Kind.ACTOR: TokenKind.ACTOR,
    Kind.USE_CASE: TokenKind.USE_CASE,
    Kind.PART: TokenKind.LABEL,
    Kind.KEY: TokenKind.KEY,
    Kind.EXTENSION_POINT: TokenKind.POINT,
    Kind.TAG: TokenKind.TAG,
    Kind.CODE: TokenKind.CODE,
    Kind.RULE: TokenKind.RULE,
}


class Token(NamedTuple):
    """Some characters of one line that are one thing."""

    span: Span
    kind: TokenKind


def tokens(names: Names, file: str) -> Iterator[Token]:
    """The words of a page that are names, labels, ends or keys, in their order; none over another."""
    document = names.document(file)
    if document is None:
        return
    painted: dict[int, dict[int, TokenKind]] = {}
    # What is said last lies over what was said before: a number stands within an end.
    for span, kind in (*_ends(document), *_names(names, file)):
        if span.file == file and span.line == span.end_line:
            line = painted.setdefault(span.line, {})
            line.update(dict.fromkeys(range(span.column, span.end_column), kind))
    for number in sorted(painted):
        yield from _runs(file, number, painted[number])


def _names(names: Names, file: str) -> Iterator[Token]:
    """All names, the longest first: the id of a link is a part of it."""
    found = [each for each in names.on(file) if each.is_exact and not each.is_text]
    for each in sorted(found, key=lambda one: -len(one.typed)):
        yield Token(each.span, _KINDS[each.name.kind])


def _ends(document: Document) -> Iterator[Token]:
    for block in document.blocks if not document.is_live else ():
        for outcome in block.use_case.every_outcome if block.use_case is not None else ():
            if not outcome.assumed:
                yield Token(outcome.span, TokenKind.OUTCOME)


def _runs(file: str, line: int, columns: Mapping[int, TokenKind]) -> Iterator[Token]:
    """Columns of one kind that follow each other."""
    start, last = 0, -1
    kind: TokenKind | None = None
    for column in sorted(columns):
        if kind is not None and (column != last + 1 or columns[column] is not kind):
            yield Token(Span(file, line, start).over(last + 1 - start), kind)
            kind = None
        if kind is None:
            start, kind = column, columns[column]
        last = column
    if kind is not None:
        yield Token(Span(file, line, start).over(last + 1 - start), kind)
