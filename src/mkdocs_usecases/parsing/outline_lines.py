"""Lines of pasted Markdown: what each is by the marks before it, without what only dresses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.labels import CODE, LABEL, NUMBER, UNPARTED, is_dressed, narrow, read_head
from mkdocs_usecases.parsing.nodes import BlockText, is_block
from mkdocs_usecases.parsing.reader.tree import Piece, Scalar


@dataclass(slots=True)
class Line:
    """One entry of an outline with all that is indented below it."""

    text: str
    """Without bullet and number; with its label."""

    pieces: tuple[Piece, ...]
    """Where the text stands: it may go on in lines below, and have gaps where marks were left out."""

    indent: int
    mark: str = ""
    """What it begins with: a bullet, `1` for a number, `#` for a heading; empty where it has none."""

    number: Piece | None = None
    typed_number: str = ""
    labelled: bool = False
    is_coded: bool = False
    """Labelled by a code, `A1`, which a text may begin with as well."""

    is_data: bool = False
    """A row of a table, a picture or code: never a step."""

    label: str = ""
    """Its label, where its text does not say it."""

    title: Line | None = None
    """A line above it that names it: `### No results` above `3a. …`."""

    lead: int = 0
    """How many letters of the text stood in bold, as a name or a condition does before its steps."""

    last: int = 0
    """The last line of the block that belongs to it."""

    children: list[Line] = field(default_factory=list)
    more: list[Piece] = field(default_factory=list)
    """Where it goes on, while lines are still to come."""

    tail: str = ""
    """The last line of its text, where it goes on."""

    @property
    def first(self) -> int:
        """The line of the block that it begins in."""
        return self.pieces[0].line

    @property
    def bare(self) -> bool:
        """Neither numbered nor labelled nor a bullet: it may go on with the line above."""
        return not (self.mark or self.labelled or self.is_data)

    @property
    def is_title(self) -> bool:
        """A heading, or a line all in bold: what stands below it does not go on with it."""
        return self.mark == "#" or 0 < self.lead == len(self.text)

    def go_on(self, line: Line) -> None:
        """Take in a line that goes on with this one; its text is put together when all are there."""
        self.more += line.pieces
        self.tail = line.text
        self.last = line.last

    def settle(self, source: BlockText) -> None:
        """Put together the text of a line that goes on."""
        self.pieces = (*self.pieces, *self.more)
        self.text = source.joined(self.pieces)
        self.more.clear()


_ENTITY = r"&(?:nbsp|emsp|ensp|thinsp|#(?:160|819\d|820[0-2]|12288)|#x(?:a0|200[0-9a]|3000));"
_BEFORE = expression(rf"(?:\s|{_ENTITY}|<br\s*/?>|>(?=\s|\d|$))*", re.IGNORECASE)
_BEHIND = expression(rf"(?:{_ENTITY}|<br\s?/?>|(?<!\\)\\)$", re.IGNORECASE)
_WIDE = expression(r"&(?:emsp|#(?:8195|12288)|#x(?:2003|3000));", re.IGNORECASE)
_BLANK = expression(rf"{_ENTITY}|<br\s*/?>", re.IGNORECASE)
_DROPPED = expression(r"\s{0,8}<br\s?/?>\s{0,8}|</?(?:u|ins)>", re.IGNORECASE)
_CODE_SPAN = expression(r"`+[^`]*`+")

_FENCE = expression(r"(?P<sign>`{3,}|~{3,})")
_DATA = expression(r"\|(?!--\s)|!\[[^\]]*\]\([^)]*\)\s*(?:\{[^}]*\})?$|\+[-=+]{3,}\+?$|:?-{3,}:?\s*\|")
_RULE = expression(r"(?:[-*_]\s*){3,}$")

_BULLET = expression(
    r"[-*+•◦▪‣·–—‐‑−－][ \t]+(?:\[[ xX]\]\s+)?(?=\S)|[•◦▪‣](?=\S)|(?:-{1,2}>|=>|\|--|[→⇒➔►▶])\s*(?=\S)"
)
_EMOJI = expression(r"(?:[\u2600-\u2793\u2795-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?)+\s*(?=\S)")
_HEADING = expression(r"#{1,6}\s+(?=\S)|#{2,6}(?=\d+[a-z])")
_LABEL = expression(rf"(?P<label>{LABEL})(?:(?:[.):]+(?!\d)\s*|\s+)(?=\S)|[.)]+:?$)")
_PARTED_LABEL = expression(r"\d{1,3}(?:\.[A-Za-z](?:[.):](?:\s+|$)|\s+(?=\S))|[A-Z](?:[.):]\s+(?=\S)|$))")
_CODED = expression(rf"(?:{CODE})(?:[.):]?\s+(?=\S)|\s*[:：])")
_ESCAPED = expression(r"(?P<before>[*_(\[`]{0,5})(?P<sign>\\)\*[a-z]{1,3}\b")
"""`**\\*a.**`: for Markdown the star of a label has to be escaped."""
_NUMBER = expression(rf"(?P<number>{NUMBER})(?:[.):]+(?:\s+|$)|[.):、]+(?=[{UNPARTED}]))")
_SUB_NUMBER = expression(
    r"(?P<number>(?:\*|\d+(?:-\d+)?)(?:[A-Za-z]+\d+)+|[A-Z]{1,3}-?\d+[.-]\d+(?:[a-z]+\d+)*"
    r"|\d+(?:-\d+)?[a-z][.-]\d+)[.):]*\s+"
)
_DOTTED_NUMBER = expression(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})+)(?:[.):]+(?:\s+|$)|\s+(?=[^\W\d_a-z]|[*_\[(]))"
)
_IN_BRACKETS = expression(r"\[(?P<inner>[A-Za-z]\d{1,3})\](?:[.:]?\s+)(?=\S)")
_WHOLE = expression(
    r"(?P<sign>[*_]{1,5})(?P<inner>(?![*_\s])[^*_]*(?<!\s))(?P<end>[*_]{1,5})(?P<colon>\s*[:：.]?)$"
)
_LEAD = expression(
    r"(?P<sign>\*{1,3}|_{1,3})(?P<inner>(?![*_\s])(?:(?!(?P=sign)).)+?)(?P=sign)(?P<sign_behind>\s{0,3}[:：.–—-]?)(?=\s+(?P<next>\S))"
)


def read_lines(source: BlockText, node: Scalar) -> Iterator[Line]:
    """The lines of an outline that hold something; the code in fences as one."""
    # One whose `|` was left out may begin behind its key.
    pieces = node.pieces[1:] if is_block(node) else node.pieces
    # A line too far left stands where the first one does: that it does not was told.
    margin = pieces[0].start if pieces and is_block(node) else 0
    fence: Line | None = None
    sign = ""
    for piece in pieces:
        number, start, end = piece
        body = source.lines[number][start:end].strip()
        if fence is not None:
            fence.last = number
            if body and body == body[0] * len(body) and body.startswith(sign):
                yield fence
                fence = None
            continue
        if opening := _FENCE.match(body):
            at = end - len(source.lines[number][start:end].lstrip())
            fence = Line(body, (Piece(number, at, end),), max(at, margin), is_data=True, last=number)
            sign = opening["sign"]
            continue
        if body:
            yield from _of_one_line(source, piece, margin)
    if fence is not None:
        yield fence


def _of_one_line(source: BlockText, piece: Piece, margin: int) -> Iterator[Line]:
    """What one line of the block holds: more than one where `<br>` parts steps."""
    number, start, end = piece
    raw = source.lines[number][start:end]
    before = _BEFORE.match(raw)
    begin = before.end() if before else 0
    depth = max(start + _width(raw[:begin]), margin)
    stop = _end(raw)
    if begin >= stop:
        return
    pieces: list[Piece] = []
    for gap_start, gap_end in [*_gaps(raw, begin, stop), (stop, stop)]:
        if begin < gap_start:
            pieces.append(Piece(number, start + begin, start + gap_start))
        begin = gap_end
        rest = raw[gap_end:stop]
        if gap_start == stop or ("br" in raw[gap_start:gap_end].lower() and _begins_anew(source, rest)):
            if pieces:
                yield _marked(source, tuple(pieces), depth)
            pieces = []
            if (blank := _BEFORE.match(rest)) and gap_start < stop:
                depth = max(depth, margin + _width(blank[0])) if blank[0].strip() else depth
                begin = gap_end + blank.end()


def _end(raw: str) -> int:
    """Where a line ends without the blanks, entities and breaks at its end."""
    text = raw.rstrip()
    while text and (behind := _BEHIND.search(text, max(len(text) - _LONGEST_MARK, 0))):
        text = text[: behind.start()].rstrip()
    return len(text)


_LONGEST_MARK = 12


def _gaps(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The tags in a line that only dress it, but for those in code."""
    if "<" not in raw:
        return
    masked = _CODE_SPAN.sub(lambda match: "x" * len(match[0]), raw)
    for match in _DROPPED.finditer(masked, start, end):
        yield match.span()


def _begins_anew(source: BlockText, text: str) -> bool:
    """Whether what stands behind a `<br>` is a line of its own."""
    before = _BEFORE.match(text)
    body = text[before.end() :] if before else text
    forms = (_LABEL, _NUMBER, _SUB_NUMBER, _BULLET, _DOTTED_NUMBER, _HEADING)
    if any(form.match(body) for form in forms) or is_dressed(body):
        return True
    if (lead := _LEAD.match(body)) and _is_label(lead["inner"]):
        return True
    line = re.split(r"<br\s*/?>", body, maxsplit=1, flags=re.IGNORECASE)[0]
    return source.outcomes.read(line) is not None or source.outcomes.loop(line) is not None


def _width(indentation: str) -> int:
    """How many columns blanks take, of which some are typed as entities."""
    if "&" not in indentation and "<" not in indentation:
        return len(indentation)
    return len(_BLANK.sub(" ", _WIDE.sub("  ", indentation)))


def _marked(source: BlockText, pieces: tuple[Piece, ...], depth: int) -> Line:
    """A line by what stands at its beginning."""
    text = source.joined(pieces)
    line = Line(text, pieces, depth, last=pieces[-1].line)
    if _RULE.match(text):
        line.text = ""
        return line
    if _DATA.match(text):
        line.is_data = True
        return line
    bullet = _BULLET.match(text)
    if bullet and not _LABEL.match(text):
        line.mark = text[0]
        _cut(source, line, bullet.end())
    if heading := _HEADING.match(line.text):
        line.mark = "#"
        _cut(source, line, heading.end(), len(line.text.rstrip("# ")))
    if (emoji := _EMOJI.match(line.text)) and (line.mark == "#" or _is_label(line.text[emoji.end() :])):
        _cut(source, line, emoji.end())
    if escaped := _ESCAPED.match(line.text):
        _keep(source, line, escaped.span("before"), (escaped.end("sign"), len(line.text)))
    if within := _IN_BRACKETS.match(line.text):
        # `[S1]` counts steps, `[E1]` is the code of an alternative.
        if within["inner"][0] in "sS":
            line.mark = line.mark or "1"
            _cut(source, line, within.end())
        else:
            _keep(source, line, within.span("inner"), (within.end("inner") + 1, len(line.text)))
    _undress(source, line)
    begun = narrow(line.text)
    if _PARTED_LABEL.match(begun) or _LABEL.match(begun) or is_dressed(begun):
        line.labelled = True
    elif _CODED.match(begun):
        line.labelled = line.is_coded = True
    elif match := _SUB_NUMBER.match(begun) or _NUMBER.match(begun) or _DOTTED_NUMBER.match(begun):
        _take_number(source, line, match["number"], match.end())
    return line


def _plain_number(typed: str) -> str:
    """A number as labels have it: `3a-1` and `3A1` are `3a1`, `E1-1` is `E1.1`."""
    if typed[0].isalpha():
        code, _, count = typed.rpartition("-" if typed.count("-") > typed.count(".") else ".")
        return f"{code.replace('-', '')}.{count}"
    return re.sub(
        r"(?<=[a-z])[.-](?=\d)", "", typed if "." in typed and typed[-1].isalpha() else typed.lower()
    )


def _take_number(source: BlockText, line: Line, typed: str, end: int) -> None:
    first = line.pieces[0]
    line.typed_number, line.mark = _plain_number(typed), line.mark or "1"
    line.number = Piece(first.line, first.start, min(first.start + len(typed), first.end))
    if end < len(line.text):
        _cut(source, line, end)
    else:
        last = line.pieces[-1]
        line.text, line.pieces = "", (Piece(last.line, last.end, last.end),)


def _undress(source: BlockText, line: Line) -> None:
    """Leave out the emphasis around a whole line, and around a label with its condition."""
    if line.text[:1] not in ("*", "_") or _LABEL.match(line.text):
        return
    if (whole := _WHOLE.match(line.text)) and whole["sign"] == whole["end"][::-1]:
        inner, colon = whole.span("inner"), whole.span("colon")
        if source.outcomes.read(whole["inner"]) is None:
            _keep(source, line, inner, colon)
            line.lead = len(line.text)
            line.mark = line.mark or "**"
        return
    lead = _LEAD.match(line.text)
    if lead is None or not _is_label(lead["inner"]):
        return
    undress_lead(source, line)


def _is_label(text: str) -> bool:
    forms = (_LABEL, _CODED, _SUB_NUMBER, _PARTED_LABEL)
    return is_dressed(text) or any(form.match(f"{text} x") for form in forms)


def has_lead(line: Line) -> bool:
    """Whether a line begins with bold words and a sign behind them, as a name before its steps does."""
    match = _LEAD.match(line.text)
    return match is not None and (bool(match["sign_behind"].strip()) or match["inner"][-1] in ":：.!?")


def undress_lead(source: BlockText, line: Line) -> None:
    """Leave out the emphasis of the words that a line begins with, and note how far they go."""
    match = _LEAD.match(line.text)
    if match is None:
        return
    end = match.end("sign_behind")
    is_parted = match["sign_behind"].strip() or match["inner"][-1] in ":：.!?"
    is_whole = is_parted or not match["next"].islower()
    head = read_head(match["inner"])
    _keep(source, line, match.span("inner"), (match.end("inner") + len(match["sign"]), len(line.text)))
    if is_whole and (head.rest or head.bad):
        line.lead = end - 2 * len(match["sign"])


def _keep(source: BlockText, line: Line, *parts: tuple[int, int]) -> None:
    """Keep some parts of the text of a line."""
    line.pieces = tuple(
        piece for start, end in parts for piece in pieces_between(source, line.pieces, start, end)
    )
    line.text = source.joined(line.pieces)


def _cut(source: BlockText, line: Line, start: int, end: int | None = None) -> None:
    _keep(source, line, (start, len(line.text) if end is None else end))


def pieces_between(source: BlockText, pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces of some letters of a text that stands in pieces."""
    at = 0
    for index, piece in enumerate(pieces):
        if index:
            at += len(source.gap(pieces[index - 1], piece))
        length = piece.end - piece.start
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            yield Piece(piece.line, piece.start + first, piece.start + last)
        at += length


def raw_text(source: BlockText, first: int, last: int) -> str:
    """Some lines of a block as Markdown of their own, without what they are all indented by."""
    lines = [_plain(source.lines[number]) for number in range(first, last + 1)]
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[depth:].rstrip() for line in lines).strip("\n")


def raw_pieces(source: BlockText, first: int, last: int) -> tuple[Piece, ...]:
    """Where such Markdown stands."""
    return tuple(Piece(number, 0, len(source.lines[number])) for number in range(first, last + 1))


def _plain(line: str) -> str:
    """A line with blanks for entities and quote signs before it."""
    before = _BEFORE.match(line)
    begin = before.end() if before else 0
    typed = line[:begin]
    return line if not typed.strip() else " " * _width(typed) + line[begin:]
