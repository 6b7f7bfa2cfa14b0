"""The marks that a line of an outline begins with: bullets, numbers, labels, headings, emphasis."""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.items.outline_line import Line, cut, keep
from mkdocs_usecases.parsing.reader.tree import Piece
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.departures import departure
from mkdocs_usecases.parsing.words.labels import CODE, LABEL, NUMBER, UNPARTED, is_dressed, narrow, read_head

_DATA = expression(r"\|(?!--\s)|!\[[^\]]*\]\([^)]*\)\s*(?:\{[^}]*\})?$|\+[-=+]{3,}\+?$|:?-{3,}:?\s*\|")
_RULE = expression(r"(?:[-*_]\s*){3,}$")
_BULLET = expression(
    r"(?:[-–—] ?)?[-*+•◦▪‣·●○■□➢\ue000-\uf8ff–—‐‑−－][ \t]+(?:\[[ xX]\]\s+)?(?=\S)"
    r"|[•◦▪‣●■・･](?=\S)|[-–—](?=[^\W\d_]{2}|\d+[a-z]\d*[.)]\s)"
    r"|(?:-{1,2}>|=>|\|--|[→⇒➔►▶])\s*(?=\S)"
)
_LONE_BULLETS = frozenset("-*•–")
_EMOJI = expression(r"(?:[\u2600-\u2793\u2795-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?)+\s*(?=\S)")
_HEADING = expression(r"#{1,6}\s+(?=\S)|#{2,6}(?=\d+[a-z])")
_LABEL = expression(rf"(?P<label>{LABEL})(?:(?:[.):]+(?!\d)\s*|\s+)(?=\S)|[.)]+:?$)")
_PARTED_LABEL = expression(r"\d{1,3}(?:\.[A-Za-z](?:[.):](?:\s+|$)|\s+(?=\S))|[A-Z](?:[.):]\s+(?=\S)|$))")
_CODED = expression(rf"(?:{CODE})(?:[.):]?\s+(?=\S)|\s*[:：])")
_QUOTED = expression(r"[\"“„«](?P<inner>[^\"“”„«»]+)[\"“”»](?P<colon>\s*[:：]?)\s*")
"""A label with its condition in quotes, as lists need them."""

_ESCAPED = expression(r"(?P<before>[*_(\[`]{0,5})(?P<sign>\\)\*[a-z]{1,3}\b")
"""`**\\*a.**`: for Markdown the star of a label has to be escaped."""
_NUMBER = expression(rf"(?P<number>{NUMBER})(?:[.):]+(?:\s+|$)|[.):、]+(?=[{UNPARTED}])|:(?=[A-ZÀ-Þ]\w))")
_SUB_NUMBER = expression(
    r"(?P<number>(?:\*|\d+(?:-\d+)?)(?:[A-Za-z]+\d+)+|\d+ [A-Za-z]\d+(?=[.)])"
    r"|[A-Z]{1,3}-?\d+[.-]\d+(?:[a-z]+\d+)*"
    r"|\d+(?:-\d+)?(?:[a-z][.-]|\.[A-Za-z]\.)\d+)(?:[.):]*\s+(?:[-–—]\s+)?|:(?=[^\W\d_]{2}))"
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
_PLACE_BEHIND = expression(
    r"\s*[*_]{0,3}(?P<place>[(\[（][^()\[\]（）]{1,60}[)\]）])[*_]{0,3}(?:\s*[:：.–—-](?=\s|$))?"
)
"""`(step 2)` behind a name in bold."""


def begins_anew(source: BlockText, body: str) -> bool:
    """Whether what stands behind a `<br>` is a line of its own."""
    forms = (_LABEL, _NUMBER, _SUB_NUMBER, _BULLET, _DOTTED_NUMBER, _HEADING)
    if any(form.match(body) for form in forms) or is_dressed(body):
        return True
    if (lead := _LEAD.match(body)) and _is_label(lead["inner"]):
        return True
    line = re.split(r"<br\s*/?>", body, flags=re.IGNORECASE)[0]
    return source.outcomes.read(line) is not None or source.outcomes.loop(line) is not None


def marked(source: BlockText, pieces: tuple[Piece, ...], depth: int) -> Line:
    """A line by what stands at its beginning."""
    text = source.joined(pieces)
    line = Line(text, pieces, depth, last=pieces[-1].line)
    if text in _LONE_BULLETS or _RULE.match(text):
        line.mark = text if len(text) == 1 else ""
        _empty(line)
        return line
    if _DATA.match(text):
        line.is_data = True
        return line
    bullet = _BULLET.match(text)
    if bullet and not _LABEL.match(text):
        line.mark = text[0]
        cut(source, line, bullet.end())
    if heading := _HEADING.match(line.text):
        line.mark = "#"
        cut(source, line, heading.end(), len(line.text.rstrip("# ")))
    if (emoji := _EMOJI.match(line.text)) and (line.mark == "#" or _is_label(line.text[emoji.end() :])):
        cut(source, line, emoji.end())
    if escaped := _ESCAPED.match(line.text):
        keep(source, line, escaped.span("before"), (escaped.end("sign"), len(line.text)))
    if within := _IN_BRACKETS.match(line.text):
        # `[S1]` counts steps, `[E1]` is the code of an alternative.
        if within["inner"][0] in "sS":
            line.mark = line.mark or "1"
            cut(source, line, within.end())
        else:
            keep(source, line, within.span("inner"), (within.end("inner") + 1, len(line.text)))
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
    """A number as labels have it: `3a-1`, `3A1` and `3.A.1` are `3a1`, `E1-1` is `E1.1`."""
    if typed[0].isalpha():
        code, _, count = typed.rpartition("-" if typed.count("-") > typed.count(".") else ".")
        return f"{code.replace('-', '')}.{count}"
    is_parted = "." in typed and typed[-1].isalpha()
    return re.sub(r"(?<=[a-z])[.-](?=\d)|(?<=\d)\.(?=[a-z]\.)| ", "", typed if is_parted else typed.lower())


def _take_number(source: BlockText, line: Line, typed: str, end: int) -> None:
    first = line.pieces[0]
    line.typed_number, line.mark = _plain_number(typed), line.mark or "1"
    line.number = Piece(first.line, first.start, min(first.start + len(typed), first.end))
    if end < len(line.text):
        cut(source, line, end)
    else:
        _empty(line)


def _empty(line: Line) -> None:
    last = line.pieces[-1]
    line.text, line.pieces = "", (Piece(last.line, last.end, last.end),)


def _undress(source: BlockText, line: Line) -> None:
    """Leave out the emphasis or the quotes around a whole line, and around a label with its condition."""
    if (quoted := _QUOTED.fullmatch(line.text)) and _LABEL.match(quoted["inner"]):
        keep(source, line, quoted.span("inner"), quoted.span("colon"))
    if line.text[:1] not in ("*", "_") or _LABEL.match(line.text):
        return
    if (whole := _WHOLE.match(line.text)) and whole["sign"] == whole["end"][::-1]:
        inner, colon = whole.span("inner"), whole.span("colon")
        if source.outcomes.read(whole["inner"]) is None:
            keep(source, line, inner, colon)
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
    keep(source, line, match.span("inner"), (match.end("inner") + len(match["sign"]), len(line.text)))
    if is_whole and (head.rest or head.bad):
        line.lead = end - 2 * len(match["sign"])
        behind = _PLACE_BEHIND.match(line.text, line.lead)
        if behind is not None and departure(behind["place"]) is not None:
            line.lead = behind.end()
