"""A sign too few, one too many, or another one."""

from __future__ import annotations

import random
import re

from slips.lines import END, ITEM, KEY, Form, below, form, in_outline, indent
from slips.pages import Page
from slips.slip import Slip, kind, lines_of, one_of, solid, written


def with_colon(page: Page) -> list[int]:
    """Lines whose first colon is that of a key or of a label."""
    return [at for at in lines_of(page, Form.KEY, Form.LABEL) if re.search(r":( |$)", page.lines[at])]


@kind
def colon_missing(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, with_colon(page))
    if at is None:
        return None
    return written(page, {at: re.sub(r":(?= |$)", "", page.lines[at], count=1)}, {at}, colon_tells(page, at))


def colon_tells(page: Page, at: int) -> bool:
    """In an outline a label without a colon is a condition with steps below it; that is fine."""
    return not (in_outline(page, at) and form(page.lines[at]) is Form.LABEL and page.lines[at].endswith(":"))


@kind
def dash_missing(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if ITEM.match(page.lines[at]) and not in_outline(page, at)])
    if at is None:
        return None
    line = page.lines[at]
    return written(page, {at: dice.choice((line.replace("- ", "", 1), line.replace("- ", "  ", 1)))})


@kind
def blank_missing_behind_colon(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in lines_of(page, Form.KEY, Form.LABEL) if ": " in page.lines[at]])
    return None if at is None else written(page, {at: page.lines[at].replace(": ", ":", 1)})


@kind
def blank_missing_behind_dash(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if ITEM.match(page.lines[at]) and not in_outline(page, at)])
    return None if at is None else written(page, {at: page.lines[at].replace("- ", "-", 1)})


@kind
def blank_missing_behind_every_dash_of_a_list(page: Page, dice: random.Random) -> Slip | None:
    heads = [
        at
        for at in page.block
        if (rows := below(page.lines, at, page.last)) and ITEM.match(page.lines[rows[0]])
    ]
    at = one_of(dice, heads)
    if at is None:
        return None
    items = [row for row in below(page.lines, at, page.last) if ITEM.match(page.lines[row])]
    return written(page, {row: page.lines[row].replace("- ", "-", 1) for row in items})


@kind
def quote_missing(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if re.search(r"""(?<!\w)["'].*["']""", page.lines[at])])
    if at is None:
        return None
    places = [match.start() for match in re.finditer(r"""["']""", page.lines[at])]
    place = dice.choice((places[0], places[-1]))
    return written(page, {at: page.lines[at][:place] + page.lines[at][place + 1 :]})


@kind
def quote_opened(page: Page, dice: random.Random) -> Slip | None:
    """A quote before a value that nothing closes."""
    at = one_of(
        dice,
        [at for at in solid(page) if not in_outline(page, at) and not re.search(r"""["']""", page.lines[at])],
    )
    match = None if at is None else re.match(r" *(?:- |[\w -]+: )(?=\w)", page.lines[at])
    if at is None or match is None:
        return None
    return written(
        page, {at: page.lines[at][: match.end()] + dice.choice("\"'") + page.lines[at][match.end() :]}
    )


@kind
def bracket_missing(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if re.search(r": [\[{].*[\]}]$", page.lines[at])])
    if at is None:
        return None
    line = page.lines[at]
    place = dice.choice((max(line.rfind("]"), line.rfind("}")), re.search(r"(?<=: )[\[{]", line).start()))  # type: ignore[union-attr]
    return written(page, {at: line[:place] + line[place + 1 :]})


@kind
def wrong_bracket(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if re.search(r": [\[{].*[\]}]$", page.lines[at])])
    if at is None:
        return None
    return written(
        page, {at: page.lines[at][:-1] + dice.choice([sign for sign in ")]}" if sign != page.lines[at][-1]])}
    )


@kind
def comma_missing(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if re.search(r": \[\w[^\"']*, .*\]$", page.lines[at])])
    # `[a b]` is one word of two, and nobody can tell.
    return None if at is None else written(page, {at: page.lines[at].replace(", ", " ", 1)}, {at}, False)


@kind
def wrong_sign_for_a_colon(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, with_colon(page))
    if at is None:
        return None
    sign = dice.choice((";", ".", "=", ",", " -", " =", "::", "'", ":-"))
    return written(
        page, {at: re.sub(r":(?= |$)", sign, page.lines[at], count=1)}, {at}, colon_tells(page, at)
    )


@kind
def blank_before_a_colon(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, with_colon(page))
    if at is None:
        return None
    return written(page, {at: re.sub(r":(?: |$)", dice.choice((" :", " : ")), page.lines[at], count=1)})


@kind
def colon_too_many(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if form(page.lines[at]) is not Form.TEXT])
    if at is None:
        return None
    line = page.lines[at]
    blanks = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", line)]
    places = [len(line.rstrip(":."))] if line.endswith((":", ".")) or END.search(line) else []
    place = one_of(dice, (*places, *blanks[:2]))
    key = KEY.match(line)
    is_in_key = key is not None and place is not None and place < key.end("key") and indent(line) == 0
    # Text with a colon in it is text.
    tellable = is_in_key or (place in places and not in_outline(page, at))
    return None if place is None else written(page, {at: line[:place] + ":" + line[place:]}, {at}, tellable)


@kind
def dash_too_many(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, lines_of(page, Form.KEY, Form.ITEM, Form.LABEL))
    if at is None:
        return None
    return written(
        page,
        {at: " " * indent(page.lines[at]) + "- " + page.lines[at].lstrip()},
        {at},
        form(page.lines[at]) is not Form.LABEL,
    )


@kind
def sharp_behind_a_blank(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in solid(page) if re.search(r"\w \w", page.lines[at])])
    if at is None:
        return None
    line = page.lines[at]
    place = one_of(dice, [match.start() + 1 for match in re.finditer(r"(?<=\w) (?=\w)", line)])
    if place is None:
        return None
    # It cuts nothing between quotes and in an outline.
    cuts = not in_outline(page, at) and not re.search(r"""["']""", line[:place])
    return written(
        page, {at: f"{line[:place]}#{dice.choice(('12', 'tag', '3 of'))} {line[place:]}"}, {at}, cuts
    )
