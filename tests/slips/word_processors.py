"""What word processors, web pages and keyboards of other scripts make of a block."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from slips.lines import ITEM, Form, below, in_outline, indent
from slips.pages import Page
from slips.slip import Slip, everywhere, kind, lines_of, one_of, solid, written


def _curly(text: str) -> str:
    text = re.sub(r'"([^"]*)"', "“\\1”", text)
    return re.sub(r"(?<!\w)'([^']*)'", "‘\\1’", text)


_NEEDED = re.compile(
    r"""[\[{].*(["']).*\1|^ *(?:- )?(["'])[^"']*\2:(?: |$)"""
    r"""|(["'])(?:[\[\]{}*&!@%`|>#,?-]|[^"']*(?:: | \#))[^"']*\3"""
)
"""Quotes without which YAML would read something else; around other texts curly ones are typography."""


@kind
def curly_quotes_in_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if re.search(r"""["']""", page.lines[at])])
    if at is None:
        return None
    tellable = not in_outline(page, at) and bool(_NEEDED.search(page.lines[at]))
    return written(page, {at: _curly(page.lines[at])}, {at}, tellable)


@kind
def curly_quotes_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    slip = everywhere(page, _curly)
    if slip is None:
        return None
    return replace(slip, tellable=any(_NEEDED.search(page.lines[at]) for at in slip.right))


@kind
def no_break_indentation_of_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if indent(page.lines[at])])
    if at is None:
        return None
    return written(page, {at: _no_break(page.lines[at], dice.choice(("all", "every other")))})


@kind
def no_break_indentation_of_the_block(page: Page, dice: random.Random) -> Slip | None:
    which = dice.choice(("all", "every other"))
    return everywhere(page, lambda line: _no_break(line, which))


def _no_break(line: str, which: str) -> str:
    depth = indent(line)
    blanks = "\u00a0" * depth if which == "all" else ("\u00a0 " * depth)[:depth]
    return blanks + line[depth:]


@kind
def no_break_blank_in_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if " " in page.lines[at].strip()])
    if at is None:
        return None
    line = page.lines[at]
    place = one_of(dice, [match.start() for match in re.finditer(" ", line) if match.start() >= indent(line)])
    return None if place is None else written(page, {at: line[:place] + "\u00a0" + line[place + 1 :]})


@kind
def no_break_blanks_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    return everywhere(page, lambda line: line.replace(" ", "\u00a0"))


@kind
def full_width_colon(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if re.search(r":( |$)", page.lines[at])])
    if at is None:
        return None
    return written(page, {at: re.sub(r": ?", dice.choice(("：", "： ", "︓")), page.lines[at], count=1)})


@kind
def full_width_colons_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    return everywhere(page, lambda line: re.sub(r":(?: |$)", "：", line, count=1))


_WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.-()[]*,"} | {ord(" "): 0x3000}


@kind
def full_width_signs(page: Page, dice: random.Random) -> Slip | None:
    """The label, the dash, the brackets or the indentation of a line in the width of Chinese signs."""
    at = one_of(dice, lines_of(page, Form.LABEL, Form.ITEM, Form.NUMBERED) or solid(page))
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
    return written(page, {at: wide})


@kind
def zero_width_sign(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
    if at is None:
        return None
    line, sign = page.lines[at], dice.choice("\u200b\ufeff\u200e\u2060\u00ad")
    depth = indent(line)
    places = [0, depth, len(line), *[m.end() for m in re.finditer(r"[:-] ", line)][:1]]
    place = dice.choice(places)
    return written(page, {at: line[:place] + sign + line[place:]})


_BULLETS = "•–—*·‐−○▪➢+"


@kind
def bullet_in_a_line(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if ITEM.match(page.lines[at]) and not in_outline(page, at)])
    if at is None:
        return None
    return written(
        page, {at: bulleted(page.lines[at], dice.choice(_BULLETS) + dice.choice((" ", " ", "\t")))}
    )


@kind
def bullets_in_the_block(page: Page, dice: random.Random) -> Slip | None:
    bullet = dice.choice(_BULLETS) + dice.choice((" ", " ", "\t"))
    return everywhere(page, lambda line: bulleted(line, bullet))


def bulleted(line: str, bullet: str) -> str:
    return re.sub(r"^( *)- ", lambda match: match[1] + bullet, line)


@kind
def number_for_a_dash(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if ITEM.match(page.lines[at]) and not in_outline(page, at)])
    if at is None:
        return None
    return written(page, {at: bulleted(page.lines[at], dice.choice(("1. ", "2) ", "3.", "(1) ")))})


@kind
def numbers_for_the_dashes_of_a_list(page: Page, dice: random.Random) -> Slip | None:
    heads = [
        at
        for at in page.block
        if (rows := below(page.lines, at, page.last)) and ITEM.match(page.lines[rows[0]])
    ]
    at = one_of(dice, heads)
    if at is None:
        return None
    items = [row for row in below(page.lines, at, page.last) if ITEM.match(page.lines[row])]
    items = [row for row in items if indent(page.lines[row]) == indent(page.lines[items[0]])]
    sign = dice.choice((". ", ") "))
    return written(
        page, {row: bulleted(page.lines[row], f"{number}{sign}") for number, row in enumerate(items, 1)}
    )


@kind
def two_hyphens_or_dash_for_a_range(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if re.match(r" *(?:- )?\d+-\d", page.lines[at])])
    if at is None:
        return None
    return written(
        page,
        {
            at: re.sub(
                r"(\d)-(\d)", r"\1" + dice.choice(("–", "—", " - ", "--")) + r"\2", page.lines[at], count=1
            )
        },
    )


_UNQUOTED = re.compile(
    r"(?P<lead>(?:title|success guarantee|minimal guarantee|preconditions?): )(?P<text>\w[^\"'`\[\]{}:#]*)$"
)


@kind
def curly_quotes_around_a_text(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if _UNQUOTED.match(page.lines[at])])
    match = None if at is None else _UNQUOTED.match(page.lines[at])
    if at is None or match is None:
        return None
    opening, closing = dice.choice(("“”", "„“", "‘’", "«»"))
    return written(page, {at: f"{match['lead']}{opening}{match['text']}{closing}"})
