"""What may stand at a place of a document of ordinary Markdown that is read as use cases."""

from __future__ import annotations

import re

from mkdocs_usecases.editing.completion.block_line import word
from mkdocs_usecases.editing.completion.sentences import said
from mkdocs_usecases.editing.completion.wanted import Context, Wanted
from mkdocs_usecases.editing.typed_page import TypedPage
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.references import is_code
from mkdocs_usecases.parsing.context import Context as SiteContext
from mkdocs_usecases.parsing.words.labels import read_head
from mkdocs_usecases.source import Span

_ITEM = expression(
    r"[> \t]*(?:[-+•][ \t]+)?(?P<sign>[(\[*_]{0,3}(?:\*|\d)[\w\-]*[.):\]*_]+)[ \t]+"
    r"|[> \t]*(?P<bullet>[-*+•])[ \t]+"
)


def in_document(page: TypedPage, place: Span, site: SiteContext) -> Context | None:
    """What may stand there: who acts at the start of an item, in its text an id or where it goes on."""
    at, column = place.line - 1, place.column - 1
    before, after = page.lines[at][:column], page.lines[at][column:]
    item = _ITEM.match(before)
    text = before[item.end() :] if item else before.lstrip("> \t")
    if is_code(page.lines, at, column, page.scan):
        return None
    label = _label_above(page, at)
    hint = said(text, after, site.outcomes)
    if hint is not None:
        # A heading has the own id of a use case.
        is_own = text.startswith("#") and hint.wanted == (Wanted.MENTIONED,)
        return None if is_own else Context(hint.wanted, place, hint.piece, hint.id, label=label)
    if item is None or _is_label(item) or (not text and _ITEM.match(after)):
        return None
    wanted = (Wanted.START, Wanted.OUTCOME) if label else (Wanted.START,)
    return Context(wanted, place, word(text, after), label=label)


def _is_label(item: re.Match[str]) -> bool:
    """Whether an item is an extension: behind its label stands a condition."""
    head = read_head(item["sign"] or item["bullet"])
    return not head.named and not head.bad


def _label_above(page: TypedPage, at: int) -> str:
    """The label of the extension that a line stands below, if it is indented below one."""
    depth = _depth(page.lines[at])
    for number in range(at - 1, -1, -1):
        line = page.lines[number]
        if not line.strip("> \t"):
            continue
        if line.lstrip("> \t").startswith("#"):
            break
        if _depth(line) < depth:
            item = _ITEM.match(line)
            if item is not None and _is_label(item):
                return item["sign"].strip("*_()[]")
            depth = _depth(line)
    return ""


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip("> \t"))
