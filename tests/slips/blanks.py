"""Blanks and tabs: too many, too few, in the wrong place."""

from __future__ import annotations

import random
import re

from slips.lines import Form, form, in_outline, indent
from slips.pages import Page
from slips.slip import Slip, everywhere, kind, one_of, solid, written


def _shifted(page: Page, dice: random.Random, by: int) -> Slip | None:
    """One line with some blanks more or less, without those below it."""
    at = one_of(dice, [at for at in solid(page) if indent(page.lines[at]) + by >= 0])
    if at is None:
        return None
    line = page.lines[at]
    changed = " " * by + line if by > 0 else line[-by:]
    is_text = in_outline(page, at) and form(line) is Form.TEXT
    return written(page, {at: changed}, {at}, not is_text)


@kind
def blank_too_many(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, 1)


@kind
def two_blanks_too_many(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, 2)


@kind
def four_blanks_too_many(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, 4)


@kind
def blank_too_few(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, -1)


@kind
def two_blanks_too_few(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, -2)


@kind
def four_blanks_too_few(page: Page, dice: random.Random) -> Slip | None:
    return _shifted(page, dice, -4)


@kind
def some_lines_shifted(page: Page, dice: random.Random) -> Slip | None:
    """A few lines below each other, pasted a little deeper or less deep."""
    by = dice.choice((-2, -1, 1, 2, 4))
    at = one_of(dice, [at for at in solid(page) if at + 1 < page.last])
    if at is None:
        return None
    chosen = [
        place for place in range(at, min(at + dice.randint(2, 4), page.last)) if page.lines[place].strip()
    ]
    if any(indent(page.lines[place]) + by < 0 for place in chosen):
        return None
    changes = {place: " " * by + page.lines[place] if by > 0 else page.lines[place][-by:] for place in chosen}
    return written(page, changes, {*chosen, chosen[-1] + 1})


@kind
def tab_in_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if indent(page.lines[at])])
    if at is None:
        return None
    line = page.lines[at]
    return written(page, {at: dice.choice(("\t", "\t\t", "  \t")) + line.lstrip()})


@kind
def tabs_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    width = dice.choice((2, 4))
    return everywhere(
        page, lambda line: "\t" * (indent(line) // width) + " " * (indent(line) % width) + line.lstrip(" ")
    )


@kind
def tab_behind_a_sign(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if re.match(r" *(?:[\w -]+:|-) \S", page.lines[at])])
    if at is None:
        return None
    return written(page, {at: re.sub(r"^( *(?:[\w -]+?:|-)) ", r"\1" + "\t", page.lines[at])})


@kind
def blank_at_the_end(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
    return (
        None if at is None else written(page, {at: page.lines[at] + dice.choice(("  ", " ", "\t", "\u00a0"))})
    )


@kind
def blank_line_inside(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
    if at is None:
        return None
    lines = (*page.lines[: at + 1], dice.choice(("", "  ", "    ")), *page.lines[at + 1 :])
    return Slip(lines, frozenset({at, at + 1, at + 2}))
