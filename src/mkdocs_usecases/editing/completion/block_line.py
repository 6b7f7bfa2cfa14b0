"""A line of a `usecase` block around a place, and what may stand there whatever encloses it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.editing.completion.pieces import Piece, parted
from mkdocs_usecases.editing.completion.sentences import Hint, said
from mkdocs_usecases.editing.completion.wanted import Context, Wanted
from mkdocs_usecases.editing.rows import Node, Row
from mkdocs_usecases.editing.typed_page import TypedBlock
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import ARTICLES
from mkdocs_usecases.parsing.context import Context as SiteContext
from mkdocs_usecases.source import Span

_LEAD = expression(
    r"(?:\([^()]*\)[ \t]*,?[ \t]*)?[*_]{0,3}"
    rf"(?:(?:{'|'.join(sorted(map(re.escape, ARTICLES), key=len, reverse=True))})[ \t]+)?[*_]{{0,3}}",
    re.IGNORECASE,
)
"""What may stand before a name: an aside, emphasis, an article."""

_WORD_REST = expression(r"[^\W_]*(?:-[^\W_]+)*")


class BlockLine:
    """A place of a block: its line, and what is typed around it."""

    def __init__(self, block: TypedBlock, place: Span, site: SiteContext) -> None:
        """Take the block, a place on one of its lines, and what the page and the site give."""
        self._block = block
        self._place = place
        self._site = site
        self._row = place.line - block.first
        self._column = place.column - 1 - block.offsets[self._row]
        line = block.rows[self._row]
        self._before, self._after = line[: max(self._column, 0)], line[max(self._column, 0) :]
        self._rows: Sequence[Row] = block.read

    def _start(self, text: str, label: str, *, is_last: bool) -> Context | None:
        """At a text that begins with who acts, or says an end."""
        hint = said(text, self._after, self._site.outcomes)
        if hint and hint.wanted[0] is not Wanted.MENTIONED:
            return self._hinted(hint, label)
        start = _without_lead(text)
        wanted = (Wanted.START, Wanted.OUTCOME) if is_last else (Wanted.START,)
        if hint:
            wanted = (*wanted, Wanted.MENTIONED) if hint.piece.typed == start else (Wanted.MENTIONED,)
            return self._made(wanted, hint.piece, label=label)
        return self._made(wanted, word(start, self._after), label=label)

    def _end(self, value: str, label: str) -> Context | None:
        """Where nothing but an end may stand."""
        hint = said(value, self._after, self._site.outcomes)
        if hint:
            return self._hinted(hint, label)
        return self._made((Wanted.OUTCOME,), Piece(value.lstrip(), self._after.rstrip()), label=label)

    def _text(self, before: str, label: str = "") -> Context | None:
        hint = said(before, self._after, self._site.outcomes)
        if hint is None or (Wanted.TARGET in hint.wanted and not label):
            return None
        return self._hinted(hint, label)

    def _key(self, wanted: Wanted, row: Row, label: str = "") -> Context | None:
        """A key at the start of the line."""
        start = row.column if row.text and row.column <= self._column else self._column
        typed = self._before[start:]
        whole = Node(self._row, start, f"{typed}{self._after}")
        colon = whole.colon
        if colon is not None:
            rest = self._after[: colon - len(typed)]
        else:
            rest = self._rest_of_key(typed)
        behind = self._after[len(rest) :]
        quote = typed[:1] if typed[:1] in ("'", '"') else ""
        found = Piece(typed, rest.rstrip(), behind, self._keys_beside(), quote)
        return self._made((wanted,), found, label=label, has_colon=colon is None)

    def _rest_of_key(self, typed: str) -> str:
        """What behind the place belongs to a key that has no colon yet: all, where that is a known name."""
        if self._after.strip() and self._site.key(f"{typed}{self._after}") is not None:
            return self._after.rstrip()
        match = re.match(r"\w*", self._after) if typed else None
        return match[0] if match else ""

    def _keys_beside(self) -> tuple[str, ...]:
        """The keys of the same mapping, as typed."""
        rows = ((number, self._rows[number]) for number in self._mapping())
        nodes = (Node(number, row.column, row.text) for number, row in rows)
        return tuple(node.key for node in nodes if node.colon is not None)

    def _mapping(self) -> tuple[int, ...]:
        """The other lines of the same mapping: those above, the nearest first, then those below."""
        row = self._rows[self._row]
        depth = row.column if row.text else self._column
        found: list[int] = []
        for step in (-1, 1):
            number = self._row + step
            while 0 <= number < len(self._rows):
                other = self._rows[number]
                if not other.is_blank:
                    if other.depth < depth and not (step < 0 and other.dashes and other.column == depth):
                        break
                    if other.column == depth and other.text:
                        found.append(number)
                    if other.dashes and other.depth < depth:
                        break
                number += step
        return tuple(found)

    def _from(self, node: Node) -> str:
        """What stands between the colon of a key and the place, over the lines."""
        colon = node.colon
        assert colon is not None
        first = self._block.rows[node.row][node.column + colon + 1 :]
        return "\n".join([first, *self._block.rows[node.row + 1 : self._row], self._before])

    def _hinted(self, hint: Hint | None, label: str = "") -> Context | None:
        return None if hint is None else self._made(hint.wanted, hint.piece, key=hint.id, label=label)

    def _made(
        self,
        wanted: tuple[Wanted, ...],
        found: Piece,
        *,
        key: str = "",
        label: str = "",
        has_colon: bool = False,
    ) -> Context:
        return Context(wanted, self._place, found, key, self._block, self._row, label, has_colon)


def _without_lead(text: str) -> str:
    """A text without what may stand before a name."""
    match = _LEAD.match(text)
    return text[match.end() :] if match else text


def word(typed: str, after: str) -> Piece:
    """What is typed, with the rest of its last word."""
    return parted(typed, after, _WORD_REST) if typed else Piece("", "", after)
