"""Lines that are deleted, doubled, moved, joined, split, or not typed to their end."""

from __future__ import annotations

import random
import re

from slips.lines import (
    END,
    LABEL,
    Form,
    below,
    form,
    in_outline,
    indent,
    labels,
    owner,
    top_key,
)
from slips.pages import Page
from slips.slip import Slip, kind, one_of, solid, written


@kind
def line_deleted(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
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
            tellable = tellable or (key in {"title", "name", "steps", "actor"} and not indent(line))
        case Form.ITEM | Form.NUMBERED:
            # A step that is gone is noticed where something names it.
            right.update(labels(page, lines))
        case Form.LABEL:
            tellable = tellable and not LABEL.match(page.lines[at + 1])
            right.update(labels(page, lines))
        case Form.TEXT | Form.BLANK:
            pass
    return Slip(tuple(lines), frozenset(right), tellable)


@kind
def line_doubled(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
    if at is None:
        return None
    lines = (*page.lines[: at + 1], page.lines[at], *page.lines[at + 1 :])
    tellable = form(page.lines[at]) in {Form.KEY, Form.LABEL} or bool(END.search(page.lines[at]))
    return Slip(lines, frozenset({at, at + 1}), tellable)


@kind
def line_moved(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
    to = one_of(dice, [place for place in solid(page) if place != at and abs(place - (at or 0)) <= 6])
    if at is None or to is None:
        return None
    lines = list(page.lines)
    moved = lines.pop(at)
    lines.insert(to, moved)
    right = {at - 1, at, at + 1, to - 1, to, to + 1, page.first if form(moved) is Form.KEY else at}
    right.update(labels(page, lines) if form(moved) in {Form.ITEM, Form.NUMBERED, Form.LABEL} else ())
    return Slip(tuple(lines), frozenset(right), _breaks(page, at, to))


@kind
def lines_swapped(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if at + 1 < page.last])
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


@kind
def lines_joined(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if at + 1 < page.last and page.lines[at + 1].strip()])
    if at is None:
        return None
    joined = page.lines[at] + dice.choice((" ", "")) + page.lines[at + 1].lstrip()
    lines = (*page.lines[:at], joined, *page.lines[at + 2 :])
    is_one_text = form(page.lines[at + 1]) is Form.TEXT and form(page.lines[at]) is not Form.KEY
    return Slip(lines, frozenset({at}), not is_one_text)


@kind
def line_split(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if " " in page.lines[at].strip().removeprefix("- ")])
    if at is None:
        return None
    line = page.lines[at]
    start = indent(line) + (2 if line.lstrip().startswith("- ") else 0)
    place = one_of(
        dice, [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", line) if match.start() > start]
    )
    if place is None:
        return None
    depth = dice.choice((0, indent(line), indent(line), start))
    lines = (*page.lines[:at], line[:place], " " * depth + line[place + 1 :], *page.lines[at + 1 :])
    # A text that goes on below, deeper than its dash or its number, is a text over two lines.
    return Slip(lines, frozenset({at, at + 1}), depth <= indent(line))


@kind
def line_half_typed(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
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
    return written(page, {at: line[:place]}, {at, at + 1}, not is_prose)


@kind
def line_begun(page: Page, dice: random.Random) -> Slip | None:
    """A line that was begun and left."""
    at = one_of(dice, solid(page))
    if at is None:
        return None
    words = ["- ", "-", "suc", "succ gua", "ext", "3b", "5a.", "xyz", "}", "\\", "```x", "TODO", "??", "*"]
    begun = " " * dice.choice((0, indent(page.lines[at]), indent(page.lines[at]))) + dice.choice(words)
    lines = (*page.lines[: at + 1], begun, *page.lines[at + 1 :])
    # In a text over lines it is one of them.
    is_text = in_outline(page, at) or page.lines[at].rstrip().endswith(("|", ">"))
    return Slip(lines, frozenset({at, at + 1}), not (is_text and begun.startswith(" ")))


_ARTICLE = re.compile(r"(?P<begun> *(?:- |\d+\. )[A-Z].* (?:the|einen|einem|les|une|los|uma))\s")


@kind
def step_half_typed_up_to_an_article(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if _ARTICLE.match(page.lines[at])])
    match = None if at is None else _ARTICLE.match(page.lines[at])
    if at is None or match is None:
        return None
    # What goes on in the next line is none.
    tellable = not below(page.lines, at, page.last)
    return written(page, {at: match["begun"] + dice.choice(("", " …", "..."))}, {at}, tellable)
