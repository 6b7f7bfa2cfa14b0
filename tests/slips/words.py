"""Mistyped words: keys, labels, names, ends, numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from slips.lines import END, KEY, LABEL, NUMBERED, Form, indent, labels
from slips.pages import Page
from slips.slip import Slip, kind, lines_of, one_of, written


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


@kind
def key_mistyped(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, lines_of(page, Form.KEY))
    match = None if at is None else KEY.match(page.lines[at])
    if at is None or match is None:
        return None
    line, key = page.lines[at], match["key"]
    # The keys of a mapping of names are anything.
    tellable = indent(line) == 0 or key in {"when", "steps", "then", "at", "use case"}
    return written(page, {at: line.replace(key, mistyped(key, dice), 1)}, {at}, tellable)


@kind
def label_mistyped(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, lines_of(page, Form.LABEL))
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
    is_plain = re.fullmatch(r"\d+(-\d+)?[a-z]{1,2}", typed.lower()) and int(re.split(r"\D", typed)[0]) <= 3
    return written(
        page,
        {at: line[: match.start("label")] + typed + line[match.end("label") :]},
        {at, *labels(page, page.lines)} if is_plain else {at},
        not is_plain,
    )


_NAMES = re.compile(r"^(?:actor|actors|supporting|supporting actors|system): (?P<names>.+)$")


@kind
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
    return written(page, {at: page.lines[at].replace(name, typed, 1)}, right, uses > 0)


@kind
def end_mistyped(page: Page, dice: random.Random) -> Slip | None:
    found = [
        (at, match) for at in page.block if indent(page.lines[at]) and (match := END.search(page.lines[at]))
    ]
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
    return written(page, {at: page.lines[at][:start] + " ".join(words)}, {at}, tellable)


@kind
def colon_in_an_end(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if re.search(r"\bends in |resume at ", page.lines[at])])
    if at is None:
        return None
    return written(
        page,
        {
            at: re.sub(
                r"\b(ends|resume)( in| at)",
                lambda found: dice.choice((f"{found[1]}:{found[2]}", f"{found[1]}{found[2]}:")),
                page.lines[at],
            )
        },
    )


@kind
def step_number_mistyped(page: Page, dice: random.Random) -> Slip | None:
    """The number of a step that an end, a loop, a variation or a label names."""
    found = [(at, match) for at in page.block for match in _step_numbers(page.lines[at])]
    if not found:
        return None
    at, match = dice.choice(found)
    number = match[0]
    typed = dice.choice(
        (f"{number}{number}", "99", f"{number}0", "O", "l", f"{number}.", f"#{number}", "", f"{number}x")
    )
    return written(
        page,
        {at: page.lines[at][: match.start()] + typed + page.lines[at][match.end() :]},
        {at},
        # The code of an alternative is its writer's own.
        typed != f"{number}." and not re.match(r" *(?:- )?[A-Z]\d", page.lines[at]),
    )


def _step_numbers(line: str) -> Iterator[re.Match[str]]:
    """The numbers of steps in a line: of its label, and of the end or the loop that it says."""
    label = LABEL.match(line)
    if label is not None and (match := re.compile(r"\d+").search(line, label.start("label"))):
        yield match
    end = END.search(line) or re.search(r"\brepeat \d|^ +at: \d", line)
    if end is not None and (match := re.compile(r"\d+").search(line, end.start())):
        yield match


@kind
def number_in_an_outline_mistyped(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if NUMBERED.match(page.lines[at])])
    if at is None:
        return None
    typed = dice.choice(("{0}{0}. ", "{0} ", "{0}.", "", "{0}, ", "{0}: ", "99. ", "o. ", "{0}) "))
    match = NUMBERED.match(page.lines[at])
    assert match is not None
    new = f"{match['indent']}{typed.format(match['number'])}{match['text']}"
    return written(page, {at: new}, {at}, typed not in {"{0}) ", "{0}: "})


@kind
def id_mistyped(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, [at for at in page.block if re.search(r"\b[A-Z]{2}-\d+", page.lines[at])])
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
    return written(
        page,
        {at: page.lines[at][: match.start()] + typed + page.lines[at][match.end() :]},
        {at},
        "include" in page.lines[at] if named else typed[2:3] in {" ", "–"} or typed[-1] == ",",
    )
