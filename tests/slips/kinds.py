"""One human slip of each kind: what was typed, where it stands, and whether anybody could tell."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from slips.lines import (
    END,
    ITEM,
    KEY,
    LABEL,
    NUMBERED,
    Form,
    below,
    form,
    in_outline,
    indent,
    labels,
    owner,
    top_key,
)
from slips.pages import Page, chosen


@dataclass(frozen=True)
class Slip:
    """A page with one slip in it."""

    lines: tuple[str, ...]

    right: frozenset[int]
    """Indexes of the lines at which it is right to say so."""

    tellable: bool = True
    """Whether the page that came out is no other correct page that somebody may have meant."""


Slipping = Callable[[Page, random.Random], "Slip | None"]

KINDS: dict[str, Slipping] = {}
"""By its name each kind of slip."""


def _kind(slipping: Slipping) -> Slipping:
    KINDS[slipping.__name__.strip("_").replace("_", " ")] = slipping
    return slipping


def _with(
    page: Page, changes: Mapping[int, str], right: Iterable[int] = (), tellable: bool = True
) -> Slip | None:
    """The page with some lines written otherwise."""
    lines = list(page.lines)
    for at, line in changes.items():
        lines[at] = line
    if tuple(lines) == page.lines:
        return None
    return Slip(tuple(lines), frozenset(right or changes), tellable)


def _some(dice: random.Random, places: Iterable[int]) -> int | None:
    found = list(places)
    return dice.choice(found) if found else None


def _lines(page: Page, *forms: Form) -> list[int]:
    return [at for at in page.block if form(page.lines[at]) in forms]


def _solid(page: Page) -> list[int]:
    return [at for at in page.block if page.lines[at].strip()]


_ITEMS = (Form.ITEM, Form.NUMBERED)
_PROSE = "summary", "notes", "goal", "trigger", "title", "owner", "status", "priority", "frequency", "release"


# Whole lines.


@_kind
def line_deleted(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    if at is None:
        return None
    line, lines = page.lines[at], list(page.lines)
    above = owner(lines, at, page.first)
    deeper = below(lines, at, page.last)
    key = top_key(lines, at, page.first)
    del lines[at]
    right = {at - 1, at, above}
    tellable = bool(deeper)
    match form(line):
        case Form.KEY:
            right.add(page.first)
            tellable = tellable or key in {"title", "name", "steps", "actor"} and not indent(line)
        case Form.ITEM | Form.NUMBERED:
            # A step that is gone is noticed where something names it.
            right.update(labels(page, lines))
        case Form.LABEL:
            tellable = tellable and not LABEL.match(page.lines[at + 1])
            right.update(labels(page, lines))
    return Slip(tuple(lines), frozenset(right), tellable)


@_kind
def line_doubled(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    if at is None:
        return None
    lines = (*page.lines[: at + 1], page.lines[at], *page.lines[at + 1 :])
    tellable = form(page.lines[at]) in {Form.KEY, Form.LABEL} or bool(END.search(page.lines[at]))
    return Slip(lines, frozenset({at, at + 1}), tellable)


@_kind
def line_moved(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    to = _some(dice, [place for place in _solid(page) if place != at and abs(place - (at or 0)) <= 6])
    if at is None or to is None:
        return None
    lines = list(page.lines)
    moved = lines.pop(at)
    lines.insert(to, moved)
    right = {at - 1, at, at + 1, to - 1, to, to + 1, page.first if form(moved) is Form.KEY else at}
    right.update(labels(page, lines) if form(moved) in {*_ITEMS, Form.LABEL} else ())
    return Slip(tuple(lines), frozenset(right), _breaks(page, at, to))


@_kind
def lines_swapped(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if at + 1 < page.last])
    if at is None:
        return None
    lines = list(page.lines)
    lines[at : at + 2] = reversed(lines[at : at + 2])
    right = {at - 1, at, at + 1, *labels(page, lines)}
    return Slip(tuple(lines), frozenset(right), _breaks(page, at, at + 1))


def _breaks(page: Page, at: int, to: int) -> bool:
    """Whether a line that stands in another place leaves something without what encloses it."""
    first, other = page.lines[at], page.lines[to]
    is_alike = form(first) is form(other) and indent(first) == indent(other)
    has_below = below(page.lines, at, page.last) or below(page.lines, to, page.last)
    return not is_alike or bool(has_below)


@_kind
def lines_joined(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if at + 1 < page.last and page.lines[at + 1].strip()])
    if at is None:
        return None
    joined = page.lines[at] + dice.choice((" ", "")) + page.lines[at + 1].lstrip()
    lines = (*page.lines[:at], joined, *page.lines[at + 2 :])
    is_one_text = form(page.lines[at + 1]) is Form.TEXT and form(page.lines[at]) is not Form.KEY
    return Slip(lines, frozenset({at}), not is_one_text)


@_kind
def line_split(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if " " in page.lines[at].strip().removeprefix("- ")])
    if at is None:
        return None
    line = page.lines[at]
    start = indent(line) + (2 if line.lstrip().startswith("- ") else 0)
    place = _some(
        dice, [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", line) if match.start() > start]
    )
    if place is None:
        return None
    depth = dice.choice((0, indent(line), indent(line), start))
    lines = (*page.lines[:at], line[:place], " " * depth + line[place + 1 :], *page.lines[at + 1 :])
    # A text that goes on below, deeper than its dash or its number, is a text over two lines.
    return Slip(lines, frozenset({at, at + 1}), depth <= indent(line))


@_kind
def line_half_typed(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    if at is None:
        return None
    line = page.lines[at]
    start = indent(line)
    if len(line) - start < 3:
        return None
    place = dice.randrange(start + 1, len(line))
    left = line[:place]
    is_open = re.search(r"[\[{\"'][^\]}\"']*$", left) and not in_outline(page, at)
    colon = re.match(r" *(?:- )?(?:[\w *.-]*|\"[^\"]*\"|'[^']*'):(?= |$)", line)
    is_cut_short = left.strip() in {"-", "- "} or (colon is not None and place <= colon.end() + 1)
    # A shorter text is a text; only what YAML, a label or an end needs can be missed.
    is_prose = not (is_open or is_cut_short or END.search(line))
    return _with(page, {at: line[:place]}, {at, at + 1}, not is_prose)


@_kind
def line_begun(page: Page, dice: random.Random) -> Slip | None:
    """A line that was begun and left."""
    at = _some(dice, _solid(page))
    if at is None:
        return None
    words = ["- ", "-", "suc", "succ gua", "ext", "3b", "5a.", "xyz", "}", "\\", "```x", "TODO", "??", "*"]
    begun = " " * dice.choice((0, indent(page.lines[at]), indent(page.lines[at]))) + dice.choice(words)
    lines = (*page.lines[: at + 1], begun, *page.lines[at + 1 :])
    # In a text over lines it is one of them.
    is_text = in_outline(page, at) or page.lines[at].rstrip().endswith(("|", ">"))
    return Slip(lines, frozenset({at, at + 1}), not (is_text and begun.startswith(" ")))


# Blanks.


def _shifted(page: Page, dice: random.Random, by: int) -> Slip | None:
    """One line with some blanks more or less, without those below it."""
    at = _some(dice, [at for at in _solid(page) if indent(page.lines[at]) + by >= 0])
    if at is None:
        return None
    line = page.lines[at]
    changed = " " * by + line if by > 0 else line[-by:]
    is_text = in_outline(page, at) and form(line) is Form.TEXT
    return _with(page, {at: changed}, {at}, not is_text)


@_kind
def blank_too_many(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, 1)


@_kind
def two_blanks_too_many(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, 2)


@_kind
def four_blanks_too_many(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, 4)


@_kind
def blank_too_few(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, -1)


@_kind
def two_blanks_too_few(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, -2)


@_kind
def four_blanks_too_few(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, -4)


@_kind
def some_lines_shifted(page: Page, dice: random.Random) -> Slip | None:
    """A few lines below each other, pasted a little deeper or less deep."""
    by = dice.choice((-2, -1, 1, 2, 4))
    at = _some(dice, [at for at in _solid(page) if at + 1 < page.last])
    if at is None:
        return None
    chosen = [
        place for place in range(at, min(at + dice.randint(2, 4), page.last)) if page.lines[place].strip()
    ]
    if any(indent(page.lines[place]) + by < 0 for place in chosen):
        return None
    changes = {place: " " * by + page.lines[place] if by > 0 else page.lines[place][-by:] for place in chosen}
    return _with(page, changes, {*chosen, chosen[-1] + 1})


@_kind
def tab_in_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if indent(page.lines[at])])
    if at is None:
        return None
    line = page.lines[at]
    return _with(page, {at: dice.choice(("\t", "\t\t", "  \t")) + line.lstrip()})


@_kind
def tabs_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    width = dice.choice((2, 4))
    return _everywhere(
        page, lambda line: "\t" * (indent(line) // width) + " " * (indent(line) % width) + line.lstrip(" ")
    )


@_kind
def tab_behind_a_sign(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if re.match(r" *(?:[\w -]+:|-) \S", page.lines[at])])
    if at is None:
        return None
    return _with(page, {at: re.sub(r"^( *(?:[\w -]+?:|-)) ", r"\1" + "\t", page.lines[at])})


def _everywhere(page: Page, change: Callable[[str], str]) -> Slip | None:
    changes = {at: change(page.lines[at]) for at in _solid(page)}
    changed = {at: line for at, line in changes.items() if line != page.lines[at]}
    return _with(page, changed, changed) if changed else None


@_kind
def blank_at_the_end(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    return (
        None if at is None else _with(page, {at: page.lines[at] + dice.choice(("  ", " ", "\t", "\u00a0"))})
    )


@_kind
def blank_line_inside(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    if at is None:
        return None
    lines = (*page.lines[: at + 1], dice.choice(("", "  ", "    ")), *page.lines[at + 1 :])
    return Slip(lines, frozenset({at, at + 1, at + 2}))


# Word processors and web pages.


def _curly(text: str) -> str:
    text = re.sub(r'"([^"]*)"', "“\\1”", text)
    return re.sub(r"(?<!\w)'([^']*)'", "‘\\1’", text)


@_kind
def curly_quotes_in_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if re.search(r"""["']""", page.lines[at])])
    return None if at is None else _with(page, {at: _curly(page.lines[at])})


@_kind
def curly_quotes_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    return _everywhere(page, _curly)


@_kind
def no_break_indentation_of_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if indent(page.lines[at])])
    if at is None:
        return None
    return _with(page, {at: _no_break(page.lines[at], dice.choice(("all", "every other")))})


@_kind
def no_break_indentation_of_the_block(page: Page, dice: random.Random) -> Slip | None:
    which = dice.choice(("all", "every other"))
    return _everywhere(page, lambda line: _no_break(line, which))


def _no_break(line: str, which: str) -> str:
    depth = indent(line)
    blanks = "\u00a0" * depth if which == "all" else ("\u00a0 " * depth)[:depth]
    return blanks + line[depth:]


@_kind
def no_break_blank_in_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if " " in page.lines[at].strip()])
    if at is None:
        return None
    line = page.lines[at]
    place = _some(dice, [match.start() for match in re.finditer(" ", line) if match.start() >= indent(line)])
    return None if place is None else _with(page, {at: line[:place] + "\u00a0" + line[place + 1 :]})


@_kind
def no_break_blanks_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    return _everywhere(page, lambda line: line.replace(" ", "\u00a0"))


@_kind
def full_width_colon(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if re.search(r":( |$)", page.lines[at])])
    if at is None:
        return None
    return _with(page, {at: re.sub(r": ?", dice.choice(("：", "： ", "︓")), page.lines[at], count=1)})


@_kind
def full_width_colons_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    return _everywhere(page, lambda line: re.sub(r":(?: |$)", "：", line, count=1))


_WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.-()[]*,"} | {ord(" "): 0x3000}


@_kind
def full_width_signs(page: Page, dice: random.Random) -> Slip | None:
    """The label, the dash, the brackets or the indentation of a line in the width of Chinese signs."""
    at = _some(dice, _lines(page, Form.LABEL, Form.ITEM, Form.NUMBERED) or _solid(page))
    if at is None:
        return None
    line = page.lines[at]
    lead = re.match(r" *(?:- )?(?:[\d*][\da-z-]*\.?)? ?", line)
    assert lead is not None
    if not lead.end():
        return None
    part = dice.choice(("signs", "indentation"))
    depth = indent(line)
    wide = (
        line[:depth].translate(_WIDE) + line[depth:]
        if part == "indentation"
        else (line[:depth] + line[depth : lead.end()].translate(_WIDE) + line[lead.end() :])
    )
    return _with(page, {at: wide})


@_kind
def zero_width_sign(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    if at is None:
        return None
    line, sign = page.lines[at], dice.choice("\u200b\ufeff\u200e\u2060\u00ad")
    depth = indent(line)
    places = [0, depth, len(line), *[m.end() for m in re.finditer(r"[:-] ", line)][:1]]
    place = dice.choice(places)
    return _with(page, {at: line[:place] + sign + line[place:]})


_BULLETS = "•–—*·‐−○▪➢+"


@_kind
def bullet_in_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if ITEM.match(page.lines[at]) and not in_outline(page, at)])
    if at is None:
        return None
    return _with(page, {at: _bulleted(page.lines[at], dice.choice(_BULLETS) + dice.choice((" ", " ", "\t")))})


@_kind
def bullets_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    bullet = dice.choice(_BULLETS) + dice.choice((" ", " ", "\t"))
    return _everywhere(page, lambda line: _bulleted(line, bullet))


def _bulleted(line: str, bullet: str) -> str:
    return re.sub(r"^( *)- ", lambda match: match[1] + bullet, line)


@_kind
def number_for_a_dash(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if ITEM.match(page.lines[at]) and not in_outline(page, at)])
    if at is None:
        return None
    return _with(page, {at: _bulleted(page.lines[at], dice.choice(("1. ", "2) ", "3.", "(1) ")))})


@_kind
def numbers_for_the_dashes_of_a_list(page: Page, dice: random.Random) -> Slip | None:
    heads = [
        at
        for at in page.block
        if (rows := below(page.lines, at, page.last)) and ITEM.match(page.lines[rows[0]])
    ]
    at = _some(dice, heads)
    if at is None:
        return None
    rows = [row for row in below(page.lines, at, page.last) if ITEM.match(page.lines[row])]
    rows = [row for row in rows if indent(page.lines[row]) == indent(page.lines[rows[0]])]
    sign = dice.choice((". ", ") "))
    return _with(
        page, {row: _bulleted(page.lines[row], f"{number}{sign}") for number, row in enumerate(rows, 1)}
    )


@_kind
def two_hyphens_or_dash_for_a_range(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if re.match(r" *(?:- )?\d+-\d", page.lines[at])])
    if at is None:
        return None
    return _with(
        page,
        {
            at: re.sub(
                r"(\d)-(\d)", r"\1" + dice.choice(("–", "—", " - ", "--")) + r"\2", page.lines[at], count=1
            )
        },
    )


# A sign too few, or another one.


def _with_colon(page: Page) -> list[int]:
    """Lines whose first colon is that of a key or of a label."""
    return [at for at in _lines(page, Form.KEY, Form.LABEL) if re.search(r":( |$)", page.lines[at])]


@_kind
def colon_missing(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _with_colon(page))
    if at is None:
        return None
    return _with(page, {at: re.sub(r":(?= |$)", "", page.lines[at], count=1)}, {at}, _colon_tells(page, at))


def _colon_tells(page: Page, at: int) -> bool:
    """In an outline a label without a colon is a condition with steps below it; that is fine."""
    return not (in_outline(page, at) and form(page.lines[at]) is Form.LABEL and page.lines[at].endswith(":"))


@_kind
def dash_missing(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if ITEM.match(page.lines[at]) and not in_outline(page, at)])
    if at is None:
        return None
    line = page.lines[at]
    return _with(page, {at: dice.choice((line.replace("- ", "", 1), line.replace("- ", "  ", 1)))})


@_kind
def blank_missing_behind_colon(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _lines(page, Form.KEY, Form.LABEL) if ": " in page.lines[at]])
    return None if at is None else _with(page, {at: page.lines[at].replace(": ", ":", 1)})


@_kind
def blank_missing_behind_dash(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if ITEM.match(page.lines[at]) and not in_outline(page, at)])
    return None if at is None else _with(page, {at: page.lines[at].replace("- ", "-", 1)})


@_kind
def blank_missing_behind_every_dash_of_a_list(page: Page, dice: random.Random) -> Slip | None:
    heads = [
        at
        for at in page.block
        if (rows := below(page.lines, at, page.last)) and ITEM.match(page.lines[rows[0]])
    ]
    at = _some(dice, heads)
    if at is None:
        return None
    rows = [row for row in below(page.lines, at, page.last) if ITEM.match(page.lines[row])]
    return _with(page, {row: page.lines[row].replace("- ", "-", 1) for row in rows})


@_kind
def quote_missing(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if re.search(r"""(?<!\w)["'].*["']""", page.lines[at])])
    if at is None:
        return None
    places = [match.start() for match in re.finditer(r"""["']""", page.lines[at])]
    place = dice.choice((places[0], places[-1]))
    return _with(page, {at: page.lines[at][:place] + page.lines[at][place + 1 :]})


@_kind
def quote_opened(page: Page, dice: random.Random) -> Slip | None:
    """A quote before a value that nothing closes."""
    at = _some(
        dice,
        [
            at
            for at in _solid(page)
            if not in_outline(page, at) and not re.search(r"""["']""", page.lines[at])
        ],
    )
    match = None if at is None else re.match(r" *(?:- |[\w -]+: )(?=\w)", page.lines[at])
    if at is None or match is None:
        return None
    return _with(
        page, {at: page.lines[at][: match.end()] + dice.choice("\"'") + page.lines[at][match.end() :]}
    )


@_kind
def bracket_missing(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if re.search(r": [\[{].*[\]}]$", page.lines[at])])
    if at is None:
        return None
    line = page.lines[at]
    place = dice.choice((max(line.rfind("]"), line.rfind("}")), re.search(r"(?<=: )[\[{]", line).start()))  # type: ignore[union-attr]
    return _with(page, {at: line[:place] + line[place + 1 :]})


@_kind
def wrong_bracket(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if re.search(r": [\[{].*[\]}]$", page.lines[at])])
    if at is None:
        return None
    return _with(
        page, {at: page.lines[at][:-1] + dice.choice([sign for sign in ")]}" if sign != page.lines[at][-1]])}
    )


@_kind
def comma_missing(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if re.search(r": \[\w[^\"']*, .*\]$", page.lines[at])])
    # `[a b]` is one word of two, and nobody can tell.
    return None if at is None else _with(page, {at: page.lines[at].replace(", ", " ", 1)}, {at}, False)


@_kind
def wrong_sign_for_a_colon(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _with_colon(page))
    if at is None:
        return None
    sign = dice.choice((";", ".", "=", ",", " -", " =", "::", "'", ":-"))
    return _with(page, {at: re.sub(r":(?= |$)", sign, page.lines[at], count=1)}, {at}, _colon_tells(page, at))


@_kind
def blank_before_a_colon(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _with_colon(page))
    if at is None:
        return None
    return _with(page, {at: re.sub(r":(?: |$)", dice.choice((" :", " : ")), page.lines[at], count=1)})


@_kind
def colon_too_many(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if form(page.lines[at]) is not Form.TEXT])
    if at is None:
        return None
    line = page.lines[at]
    blanks = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", line)]
    places = [len(line.rstrip(":."))] if line.endswith((":", ".")) or END.search(line) else []
    place = _some(dice, (*places, *blanks[:2]))
    key = KEY.match(line)
    is_in_key = key is not None and place is not None and place < key.end("key") and indent(line) == 0
    # Text with a colon in it is text.
    tellable = is_in_key or (place in places and not in_outline(page, at))
    return None if place is None else _with(page, {at: line[:place] + ":" + line[place:]}, {at}, tellable)


@_kind
def dash_too_many(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _lines(page, Form.KEY, Form.ITEM, Form.LABEL))
    if at is None:
        return None
    return _with(
        page,
        {at: " " * indent(page.lines[at]) + "- " + page.lines[at].lstrip()},
        {at},
        form(page.lines[at]) is not Form.LABEL,
    )


@_kind
def sharp_behind_a_blank(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in _solid(page) if re.search(r"\w \w", page.lines[at])])
    if at is None:
        return None
    line = page.lines[at]
    place = _some(dice, [match.start() + 1 for match in re.finditer(r"(?<=\w) (?=\w)", line)])
    if place is None:
        return None
    # It cuts nothing between quotes and in an outline.
    cuts = not in_outline(page, at) and not re.search(r"""["']""", line[:place])
    return _with(
        page, {at: f"{line[:place]}#{dice.choice(('12', 'tag', '3 of'))} {line[place:]}"}, {at}, cuts
    )


# Words.


def mistyped(word: str, dice: random.Random) -> str:
    """A word with one letter too many, too few, in the wrong place or wrong."""
    if len(word) < 3:
        return word + word[-1]
    at = dice.randrange(1, len(word) - 1)
    match dice.randrange(4):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + dice.choice("aeinorst") + word[at + 1 :]


@_kind
def key_mistyped(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _lines(page, Form.KEY))
    match = None if at is None else KEY.match(page.lines[at])
    if at is None or match is None:
        return None
    line, key = page.lines[at], match["key"]
    # The keys of a mapping of names are anything.
    tellable = indent(line) == 0 or key in {"when", "steps", "then", "at", "use case"}
    return _with(page, {at: line.replace(key, mistyped(key, dice), 1)}, {at}, tellable)


@_kind
def label_mistyped(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _lines(page, Form.LABEL))
    match = None if at is None else LABEL.match(page.lines[at])
    if at is None or match is None:
        return None
    line, label = page.lines[at], match["label"]
    number, letter = label[:-1], label[-1]
    typed = dice.choice(
        (
            f"{letter}{number}",
            f"{number} {letter}",
            f"{number}.{letter}",
            f"{number}-{letter}",
            f"{number}",
            f"({label})",
            f"step {label}",
            f"{number}{letter.upper()}",
            f"9{label}",
            f"{number}{letter}{letter}",
            f"{number}1{letter}",
            f"**{label}**",
            f"[{label}]",
            f"l{letter}",
            f"{number}a",
        )
    )
    is_plain = re.fullmatch(r"\d+(-\d+)?[a-z]", typed.lower()) and int(re.split(r"\D", typed)[0]) <= 3
    return _with(
        page,
        {at: line[: match.start("label")] + typed + line[match.end("label") :]},
        {at, *labels(page, page.lines)} if is_plain else {at},
        not is_plain,
    )


_NAMES = re.compile(r"^(?:actor|actors|supporting|supporting actors|system): (?P<names>.+)$")


@_kind
def name_mistyped(page: Page, dice: random.Random) -> Slip | None:
    """A name at the start of a step, or where it is declared."""
    found: list[tuple[int, str]] = []
    for at in page.block:
        if match := _NAMES.match(page.lines[at]):
            found += [
                (at, name)
                for name in re.split(r", ?", match["names"].strip("[]"))
                if name.isascii() and len(name) > 3
            ]
    names = {name for _, name in found}
    for at in page.block:
        text = re.sub(r"^ *(?:- |\d+\. )", "", page.lines[at])
        found += [(at, name) for name in names if text.startswith(f"{name} ")]
    if not found:
        return None
    at, name = dice.choice(found)
    typed = mistyped(name, dice)
    if typed.split() == name.split() or typed.lower() == name.lower():
        return None
    # One that no step begins with may be called so.
    uses = sum(other != at for other, one in found if one == name)
    right = (
        {at}
        if not _NAMES.match(page.lines[at]) or uses > 1
        else {at, *(other for other, one in found if one == name)}
    )
    return _with(page, {at: page.lines[at].replace(name, typed, 1)}, right, uses > 0)


@_kind
def end_mistyped(page: Page, dice: random.Random) -> Slip | None:
    found = [(at, match) for at in page.block if (match := END.search(page.lines[at]))]
    if not found:
        return None
    at, end = dice.choice(found)
    start, words = end.start(), end["end"].split(" ")
    which = dice.choice(
        [place for place, word in enumerate(words) if len(word.strip(".")) > 1 and not word[0].isdigit()]
        or [0]
    )
    match dice.randrange(5):
        case 0 if len(words) > 1:
            del words[-1]
        case 1 if len(words) > 2:
            del words[1]
        case _:
            words[which] = mistyped(words[which], dice)
    # `resume`, `ends` alone say something else, and are right.
    tellable = len(words) > 1 or words[0].lower() not in {"resume", "ends", "retry", "termina", "weiter"}
    return _with(page, {at: page.lines[at][:start] + " ".join(words)}, {at}, tellable)


@_kind
def colon_in_an_end(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if re.search(r"\bends in |resume at ", page.lines[at])])
    if at is None:
        return None
    return _with(
        page,
        {
            at: re.sub(
                r"\b(ends|resume)( in| at)",
                lambda found: dice.choice((f"{found[1]}:{found[2]}", f"{found[1]}{found[2]}:")),
                page.lines[at],
            )
        },
    )


@_kind
def step_number_mistyped(page: Page, dice: random.Random) -> Slip | None:
    """The number of a step that an end, a loop, a variation or a label names."""
    found = [
        at
        for at in page.block
        if re.search(r"(?:at|step|repeat|Schritt|à|a) \d", page.lines[at]) or LABEL.match(page.lines[at])
    ]
    at = _some(dice, found)
    match = (
        None
        if at is None
        else (re.search(r"(?<=[a-zà] )\d+", page.lines[at]) or re.search(r"\d+", page.lines[at]))
    )
    if at is None or match is None:
        return None
    number = match[0]
    typed = dice.choice(
        (f"{number}{number}", "99", f"{number}0", "O", "l", f"{number}.", f"#{number}", "", f"{number}x")
    )
    return _with(
        page,
        {at: page.lines[at][: match.start()] + typed + page.lines[at][match.end() :]},
        {at},
        typed != f"{number}.",
    )


@_kind
def number_in_an_outline_mistyped(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if NUMBERED.match(page.lines[at])])
    if at is None:
        return None
    typed = dice.choice(("{0}{0}. ", "{0} ", "{0}.", "", "{0}, ", "{0}: ", "99. ", "o. ", "{0}) "))
    match = NUMBERED.match(page.lines[at])
    assert match is not None
    new = f"{match['indent']}{typed.format(match['number'])}{match['text']}"
    return _with(page, {at: new}, {at}, typed not in {"{0}) ", "{0}: "})


@_kind
def id_mistyped(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, [at for at in page.block if re.search(r"\b[A-Z]{2}-\d+", page.lines[at])])
    match = None if at is None else re.search(r"\b([A-Z]{2})-(\d+)", page.lines[at])
    if at is None or match is None:
        return None
    typed = dice.choice(
        (
            f"{match[1]} {match[2]}",
            f"{match[1]}{match[2]}",
            f"{match[1]}–{match[2]}",
            f"{match[1]}_{match[2]}",
            f"#{match[0]}",
            f"{match[0]},",
        )
    )
    named = not page.lines[at].startswith("id:")
    return _with(
        page,
        {at: page.lines[at][: match.start()] + typed + page.lines[at][match.end() :]},
        {at},
        "include" in page.lines[at] if named else typed[2:3] in {" ", "–"} or typed[-1] == ",",
    )


# Fences, and what tools leave behind.


@_kind
def fence_word_mistyped(page: Page, dice: random.Random) -> Slip | None:
    word = dice.choice(
        (
            "use-case",
            "usecases",
            "use case",
            "usescase",
            "use_case",
            "usecsae",
            "UseCases",
            "usecas",
            "ussecase",
            "use-cases",
        )
    )
    return _with(page, {page.first: f"```{word}"})


@_kind
def fence_of_two_signs(page: Page, dice: random.Random) -> Slip | None:
    return _with(
        page,
        {
            page.first: dice.choice(
                ("``usecase", "`usecase", "''' usecase", "´´´usecase", "'''usecase", "‘‘‘usecase")
            )
        },
    )


@_kind
def fence_not_opened(page: Page, dice: random.Random) -> Slip | None:
    lines = list(page.lines)
    if dice.random() < 0.5:
        lines[page.first] = ""
        return Slip(tuple(lines), frozenset({page.first, page.first + 1}))
    del lines[page.first]
    return Slip(tuple(lines), frozenset({page.first - 1, page.first}))


@_kind
def fence_without_a_word(page: Page, dice: random.Random) -> Slip | None:
    # A block shown as YAML is a page of its own right.
    return _with(page, {page.first: dice.choice(("```", "```yaml", "```yml"))}, {page.first}, False)


@_kind
def fence_not_closed(page: Page, dice: random.Random) -> Slip | None:
    lines = list(page.lines)
    del lines[page.last]
    return Slip(tuple(lines), frozenset({page.first, page.last - 1, page.last}))


@_kind
def closing_fence_mistyped(page: Page, dice: random.Random) -> Slip | None:
    return _with(
        page,
        {
            page.last: dice.choice(
                ("``", "~~~", "    ```", "'''", "```usecase", "´´´", "``` end", "`````x", "   ``")
            )
        },
        {page.first, page.last},
    )


@_kind
def opening_fence_longer(page: Page, dice: random.Random) -> Slip | None:
    return _with(
        page,
        {page.first: dice.choice(("````usecase", "~~~usecase", "`````usecase"))},
        {page.first, page.last},
    )


@_kind
def text_behind_the_fence(page: Page, dice: random.Random) -> Slip | None:
    """The first key stands on the line of the fence."""
    lines = (
        *page.lines[: page.first],
        f"{page.lines[page.first]} {page.lines[page.first + 1]}",
        *page.lines[page.first + 2 :],
    )
    return Slip(lines, frozenset({page.first}))


@_kind
def merge_conflict(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    if at is None:
        return None
    end = min(at + dice.randint(1, 3), page.last)
    ours = page.lines[at:end]
    words = [line.replace("the ", "this ", 1) if "the " in line else line + " Now." for line in ours]
    theirs = words[: dice.randint(0, len(words))]
    marked = (
        "<<<<<<< HEAD",
        *ours,
        *(("||||||| base", *ours) if dice.random() < 0.2 else ()),
        "=======",
        *theirs,
        ">>>>>>> topic",
    )
    lines = (*page.lines[:at], *marked, *page.lines[end:])
    return Slip(lines, frozenset(range(at, at + len(marked))))


@_kind
def one_mark_of_a_merge(page: Page, dice: random.Random) -> Slip | None:
    at = _some(dice, _solid(page))
    if at is None:
        return None
    mark = dice.choice(("<<<<<<< HEAD", "=======", ">>>>>>> topic"))
    return Slip((*page.lines[:at], mark, *page.lines[at:]), frozenset({at}))


def slips(pages: Sequence[Page], dice: random.Random, count: int) -> Iterable[tuple[str, Page, Slip]]:
    """So many slips, of each kind as many as of the others."""
    names = list(KINDS)
    made = turn = 0
    while made < count:
        name = names[turn % len(names)]
        turn += 1
        for _ in range(20):
            page = chosen(pages, dice)
            slip = KINDS[name](page, dice)
            if slip is not None and slip.lines != page.lines:
                made += 1
                yield name, page, slip
                break
