"""A block's text while it is read: its lines, the places of its texts and what was found wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence as Pieces
from dataclasses import dataclass, field, replace

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.reader.letters import Letter, letters
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.reader.tree import Node, Piece, Scalar
from mkdocs_usecases.parsing.source_text.nodes import BLOCK_SIGNS, inside
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.source import Span

_COUNTED = expression(r"\s*(?P<head>(?:(?:\d+|\*)[a-z])?)(?P<count>\d{1,3})(?P<sign>[.)][ \t]+)")
"""The number of a step of an outline."""

# Made without a call of Python, in half the time: a block has a hundred of them.
_span = _prose = tuple.__new__


class _Typed:
    """A text that is not typed letter for letter on one line: with quotes, escapes or over lines."""

    __slots__ = ("_found", "_pieces", "_quote", "_text")

    def __init__(self, text: str, pieces: tuple[Piece, ...], quote: str) -> None:
        self._text = text
        self._pieces = pieces
        self._quote = quote
        self._found: list[Letter] = []

    def with_text(self, text: str) -> _Typed:
        """The same place for a text that leaves some of the letters out."""
        return _Typed(text, self._pieces, self._quote)

    def letters(self, lines: list[str]) -> list[Letter]:
        """The places of its letters, which are looked up once."""
        if not self._found:
            self._found = letters(lines, self._pieces, self._quote, self._text)
        return self._found


@dataclass(slots=True)
class BlockText:
    """A block's text while it is read, with what was found wrong so far."""

    text: str
    origin: Origin
    outcomes: OutcomePhrases
    """The site's outcome phrases."""

    lines: list[str] = field(default_factory=list)
    """As the reader sees them: each sign in its column, and a blank for what only looks like one."""

    findings: list[Diagnostic] = field(default_factory=list)
    sites: frozenset[str] = frozenset()
    """The names of other sites."""

    _typed: dict[Span, tuple[_Typed, int]] = field(default_factory=dict)
    """By where a text stands in the file: how it was typed, and how many letters stand before it there."""

    _typed_lines: list[str] | None = None
    """Its lines letter for letter; `None` before a change had to be made in one."""

    margins: tuple[int, ...] = ()
    """How many characters really stand before each line, where some are read as if more or fewer did."""

    is_visible: bool | None = None
    """Whether there is no sign in it that nobody sees; `None` before it was asked for."""

    @property
    def has_other_places(self) -> bool:
        """Whether the letters of some text are not where its place says: in quotes, over lines."""
        return bool(self._typed)

    def report(self, finding: Diagnostic) -> None:
        """Note a mistake and read on."""
        self.findings.append(finding)

    def quote_no_line(self, lines: Iterable[int]) -> None:
        """Take back that quotes would mend what was cut in these lines of the file."""
        if any(found.code is Code.TEXT_CUT for found in self.findings):
            unquoted = set(lines)
            self.findings = [
                replace(found, edits=(), is_certain=False)
                if found.code is Code.TEXT_CUT and found.span.line in unquoted
                else found
                for found in self.findings
            ]

    def first_causes(self) -> list[Diagnostic]:
        """What was found, without what follows from another mistake in the same line."""
        causes = {
            span.line
            for found in self.findings
            if found.code in _CAUSES
            for span in (found.span, *found.related)
        }
        return [
            found for found in self.findings if found.code not in _FOLLOWING or found.span.line not in causes
        ]

    def span(self, node: Node) -> Span:
        """Where a node stands in the file."""
        origin = self.origin
        lines, offsets = origin.lines, origin.offsets
        line, end = node.line, node.end_line
        return _span(
            Span,
            (
                origin.fence.file,
                lines[line],
                offsets[line] + node.column + 1,
                lines[end],
                offsets[end] + node.end_column + 1,
            ),
        )

    def place(self, line: int, start: int, end: int) -> Span:
        """Some columns of a line of the block, in the file."""
        return self.origin.span(line, start).over(end - start)

    def edit(self, change: Change) -> Edit:
        """A change of the block as one of the file."""
        start, end = self._edge(change.line, change.start), self._edge(change.end_line, change.end)
        if change.end_line == change.line and (change.end != change.start or not change.text):
            # Of signs without width that are taken out the end is behind them.
            end = self.origin.span(change.end_line, change.end)
        if change.start == change.end == 0 and change.end_line != change.line and not change.text:
            # Whole lines: one may stand at the margin of the page, and the other in a list or a quote.
            column = min(start.column, end.column)
            start, end = start._replace(column=column), end._replace(column=column)
        was = self._was(change) if change.end_line == change.line else None
        text = change.text.replace("\n", f"\n{self.origin.prefix}")
        return Edit(start.to(end), text, was)

    def _edge(self, line: int, column: int) -> Span:
        """Where a change begins or ends: before a line where it was typed, however deep it is read."""
        place = self.origin.span(line, column)
        is_shifted = column <= 0 and line < len(self.margins)
        return place._replace(column=self.margins[line] + 1) if is_shifted else place

    def _was(self, change: Change) -> str | None:
        """What stands where a change is made; `None` where the reader sees other signs than were typed."""
        if self._typed_lines is None:
            self._typed_lines = self.text.split("\n")
        typed, line = self._typed_lines, self.lines[change.line]
        # Where lines were parted that stood in one, they have other numbers; blanks at ends are not read.
        near = [typed[change.line]] if len(typed) == len(self.lines) else typed
        is_typed = any(line in (each, each.rstrip(" \t")) for each in near)
        return line[change.start : change.end] if is_typed else None

    def prose(self, node: Scalar) -> Prose:
        """A text on one line, with its place; what stands behind `|` or `>` keeps its lines."""
        value, line, column, _, end, style, pieces = node
        if not style and not pieces and "  " not in value and value.isprintable():
            # Nine texts of ten.
            origin = self.origin
            number, offset = origin.lines[line], origin.offsets[line] + 1
            place = (origin.fence.file, number, offset + column, number, offset + end)
            return _prose(Prose, (value, _span(Span, place)))
        span = self.span(node)
        if style in BLOCK_SIGNS:
            return self._kept(value.strip(), span, pieces[1:])
        text = value
        if "  " in value or not value.isprintable():
            text = " ".join(value.split())
        return self._kept(text.strip(), span, pieces or (inside(node),), style)

    def plain_texts(self, nodes: Iterable[Node]) -> list[Prose | None]:
        """The texts on one line among some nodes, as `prose` gives them; `None` for all that needs more."""
        if self.is_visible is None:
            # To ask this of each text would take longer.
            self.is_visible = self.text.replace("\n", "").isprintable()
        is_clear = self.is_visible and "<" not in self.text
        (file, *_), lines, offsets, _ = self.origin
        texts: list[Prose | None] = []
        for node in nodes:
            if type(node) is Scalar:
                value, line, column, _, end, style, pieces = node
                if (
                    value
                    and not style
                    and not pieces
                    and "  " not in value
                    and (is_clear or ("<" not in value and value.isprintable()))
                ):
                    number, offset = lines[line], offsets[line] + 1
                    place = (file, number, offset + column, number, offset + end)
                    texts.append(_prose(Prose, (value, _span(Span, place))))
                    continue
            texts.append(None)
        return texts

    def prose_of(self, start: Node, end: Node | None = None) -> Prose:
        """All that is typed from the start of one node to the end of another, on one line."""
        return self.prose_at(self._between(start, end or start))

    def prose_of_all(self, nodes: Pieces[Scalar]) -> Prose:
        """Several texts as one, with a blank between them."""
        pieces = tuple(piece for node in nodes for piece in node.pieces or (inside(node),))
        span = self.span(nodes[0]).to(self.span(nodes[-1]).end)
        return self._kept(" ".join(" ".join(node.value.split()) for node in nodes), span, pieces)

    def prose_at(self, pieces: Pieces[Piece]) -> Prose:
        """What stands in pieces of lines, on one line."""
        first, last = pieces[0], pieces[-1]
        start = self.origin.span(first.line, first.start)
        span = start.to(self.origin.span(last.line, last.end))
        text = self.joined(pieces)
        return Prose(text, span) if len(pieces) == 1 else self._kept(text, span, tuple(pieces))

    def joined(self, pieces: Pieces[Piece]) -> str:
        """The text of pieces of lines: a blank for the end of a line, nothing for a tag that was left out."""
        if len(pieces) == 1:
            line, begin, end = pieces[0]
            return self.lines[line][begin:end].strip()
        parts: list[str] = []
        for index, (line, begin, end) in enumerate(pieces):
            piece = self.lines[line][begin:end]
            if index and self.gap(pieces[index - 1], pieces[index]):
                parts[-1] = parts[-1].rstrip()
                parts += (" ", piece.lstrip())
            else:
                parts.append(piece)
        return "".join(parts).strip()

    def gap(self, one: Piece, other: Piece) -> str:
        """What stands for what is between two pieces that follow each other."""
        if one.line == other.line and "br" not in self.lines[one.line][one.end : other.start].casefold():
            return ""
        return " "

    def pieces_of(self, node: Node) -> tuple[Piece, ...]:
        """Where a node stands, line by line."""
        return self._between(node, node)

    def typed(self, node: Node) -> str:
        """A node as it was typed, on one line."""
        return " ".join(node.value.split()) if isinstance(node, Scalar) else self.prose_of(node).text

    def within(self, prose: Prose, start: int, end: int) -> Span:
        """Where some letters of a text stand, from one up to another."""
        span = prose.span
        typed = self._typed.get(span) if self._typed else None
        if typed is None:
            file, line, column, _, _ = span
            return _span(Span, (file, line, column + start, line, column + end))
        form, before = typed
        found = form.letters(self.lines)
        if before + start >= len(found):
            return span.end
        first = found[before + start]
        last = Letter(first.line, first.start, first.start)
        if end > start:
            last = found[min(before + end, len(found)) - 1]
        part = self.place(first.line, first.start, last.end)
        part = part.to(self.origin.span(last.line, last.end))
        self._typed.setdefault(part, (form, before + start))
        return part

    def parted(self, prose: Prose, start: int) -> tuple[Edit, ...]:
        """The edits that make an item of the rest of an item, which begins on a line of its own."""
        first = self.origin.lines.index(prose.span.line)
        column = prose.span.column - 1
        before = self.lines[first][: column - self.origin.offsets[first]]
        if counted := _COUNTED.fullmatch(before):
            # In an outline with numbers it gets the next one.
            lead = f"{counted['head']}{int(counted['count']) + 1}{counted['sign']}"
            return self._parted(prose, start, column - len(before.lstrip()), lead)
        if not before.strip():
            # In an outline without dashes both get one.
            begin = self.within(prose, 0, 0)
            return (Edit(begin, "- "), *self._parted(prose, start, column))
        return self._parted(prose, start, column - len("- "))

    def _parted(self, prose: Prose, start: int, indent: int, lead: str = "- ") -> tuple[Edit, ...]:
        rest = self.within(prose, start, start)
        number = self.origin.lines.index(rest.line)
        offset = self.origin.offsets[number]
        if indent < offset:
            return ()
        return (Edit(self._edge(number, 0).to(rest), " " * (indent - offset) + lead),)

    def line_break(self, place: Span) -> Edit:
        """The edit that puts what begins at a place on a line of its own, led in as the one it stands in."""
        number = self.origin.lines.index(place.line)
        line, start = self.lines[number], place.column - 1 - self.origin.offsets[number]
        lead = line[: len(line) - len(line.lstrip(" -"))]
        return self.edit(Change(number, len(line[:start].rstrip()), number, start, f"\n{lead}"))

    def part(self, prose: Prose, start: int, end: int | None = None) -> Prose:
        """Some letters of a text as a text of its own, without the blanks around them."""
        whole = prose[0]
        text = whole[start:end]
        bare = text.strip()
        size = len(bare)
        if size == len(whole):
            return prose
        if not bare:
            return Prose("", self.within(prose, start, start))
        if size != len(text):
            start += len(text) - len(text.lstrip())
        return _prose(Prose, (bare, self.within(prose, start, start + size)))

    def kept(self, text: str, pieces: Pieces[Piece]) -> Prose:
        """A text that was made of pieces of lines, whose letters may be asked for."""
        first, last = pieces[0], pieces[-1]
        start = self.origin.span(
            first.line, len(self.lines[first.line]) - len(self.lines[first.line].lstrip())
        )
        return self._kept(text, start.to(self.origin.span(last.line, last.end)), tuple(pieces))

    def without_tags(self, prose: Prose) -> Prose:
        """A whole text without the tags that only dress it: `<u>`, `<ins>`, `<br>`."""
        text, span = prose
        if "<" not in text or _TAG.search(text) is None:
            return prose
        bare = _TAG.sub(
            lambda tag: (" " if "b" in tag[0].casefold() else "") if tag[1] is None else tag[1], text
        )
        bare = bare.strip()
        typed = self._typed.get(span)
        if typed is not None:
            form, before = typed
            self._typed[span] = form.with_text(bare), before
            return Prose(bare, span)
        number = self.origin.lines.index(span.line)
        offset = self.origin.offsets[number] + 1
        return self._kept(bare, span, (Piece(number, span.column - offset, span.end_column - offset),))

    def _kept(self, text: str, span: Span, pieces: tuple[Piece, ...], quote: str = "") -> Prose:
        """A text whose letters may be asked for."""
        if text and pieces:
            self._typed[span] = _Typed(text, pieces, quote), 0
        return Prose(text, span)

    def _between(self, start: Node, end: Node) -> tuple[Piece, ...]:
        """Where a text stands that goes from one node to another."""
        if start.line == end.end_line:
            return (Piece(start.line, start.column, end.end_column),)
        middle = [Piece(line, 0, len(self.lines[line])) for line in range(start.line + 1, end.end_line)]
        first = Piece(start.line, start.column, len(self.lines[start.line]))
        return (first, *middle, Piece(end.end_line, 0, end.end_column))


_CAUSES = frozenset({Code.YAML_SYNTAX, Code.TEXT_CUT, Code.YAML_FEATURE, Code.MERGE_CONFLICT, Code.TOO_LARGE})
_FOLLOWING = frozenset(
    {
        *(Code.EMPTY_TEXT, Code.BAD_ID, Code.UNKNOWN_LEVEL, Code.BAD_LABEL, Code.WRONG_TYPE),
        *(Code.UNKNOWN_SUB_STEP, Code.UNCLEAR_END),
    }
)
_TAG = expression(r"((?<!`)`+[^`]*`+)|\s{0,8}<br\s?/?>\s{0,8}|</?(?:u|ins)>", re.IGNORECASE)
