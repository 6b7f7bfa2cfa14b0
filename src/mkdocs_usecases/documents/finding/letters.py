"""Letters and Roman numbers where others have numbers: before steps, and before extensions of a step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count, takewhile

from mkdocs_usecases.documents.finding.alternatives import split_name
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.unsigned_lists import is_case
from mkdocs_usecases.expressions import expression

_COUNTED = expression(
    r"(?P<margin>\s*)(?:[-*+]\s+)?[(\[]?(?:(?P<code>[A-Z]|s)(?=\d))?(?P<number>[A-Za-z]|[ivxIVX]{1,5}|\d{1,2})"
    r"(?:(?:[.)\]°º]+[.:]?|\s?[-–]|(?<=\d))\s+|(?<=\d)[.)](?=[^\W\d]))(?P<rest>\S.*)$"
)
_SUB_COUNTED = expression(
    r"\s*(?:[-*+]\s+)?[(\[]?(?P<letter>[A-Za-z])\.?(?P<number>\d{1,2})[.):\]]+\s+(?P<rest>\S.*)$"
)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


def _letters() -> Iterator[str]:
    return (chr(ord("a") + at) for at in range(26))


_COUNTS: tuple[Callable[[], Iterator[str]], ...] = (
    _letters,
    lambda: iter(_ROMAN),
    lambda: map(str, count(1)),
)


def counted(lines: Sequence[Line]) -> tuple[Sequence[Line], str]:
    """Lines with numbers in the place of what counts them otherwise: `a. Keeper asks`, `i. …`, `1 …`.

    Returns:
        The lines, and the first and the last of their letters; empty where nothing was letters.
    """
    found = [(at, match) for at, line in enumerate(lines) if (match := _COUNTED.match(line.text))]
    depth = min((len(match["margin"]) for _, match in found), default=0)
    found = [(at, match) for at, match in found if len(match["margin"]) == depth]
    for counts in _COUNTS:
        pairs = [
            *takewhile(
                lambda pair: pair[0][1]["number"].lower() == pair[1], zip(found, counts(), strict=False)
            )
        ]
        if len(pairs) < _FEWEST or len(pairs) < len(found):
            continue
        numbered = [*lines]
        above = None
        places = {at: (number, match) for number, ((at, match), _) in enumerate(pairs, 1)}
        for at, line in enumerate(lines):
            if at in places:
                number, above = places[at]
                numbered[at] = line._replace(text=f"{above['margin']}{number}. {above['rest']}")
            elif above and (sub := _SUB_COUNTED.match(line.text)) and sub["letter"] == above["number"]:
                # `a1) Desk says so` below `a) None is left`.
                numbered[at] = line._replace(text=f"{above['margin']}   {sub['number']}. {sub['rest']}")
        typed = [match["number"] for _, match in found]
        return numbered, "" if typed[0].isdecimal() else f"{typed[0]} to {typed[-1]}"
    return lines, ""


def code_of(lines: Sequence[Line]) -> str:
    """The letter before the number of each step, `P` of `P1. Keeper asks`; empty where they have none."""
    found = [match["code"] or "" for line in lines if (match := _COUNTED.match(line.text))]
    return found[0] if len(found) >= _FEWEST and len({*found}) == 1 else ""


_FEWEST = 2
_STEP = expression(
    r"(?P<margin>\s*)(?:[-*+]\s+)?[*_]{0,2}(?:step\s+)?(?P<step>\d{1,2})"
    r"(?:[.):]{0,2}[*_]{0,2}[.):]?\s*|[.):]\s+(?P<said>\S.*))$",
    re.IGNORECASE,
)
_LETTERED = expression(r"(?P<margin>\s+)(?:[-*+]\s+)?(?P<letter>[a-z])[.)]\s+(?=\S)")


def with_steps(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines in which letters below the number of a step are labels: `2.`, below it `a. None is left`."""
    found: list[Line] = []
    step: re.Match[str] | None = None
    lines = [*_with_numbers(lines)]
    for number, typed in enumerate(lines):
        line = typed
        if (head := _STEP.match(line.text)) is not None and _is_lettered_below(lines, number):
            step = head
            if head["said"]:
                # The step once more, above what may happen there: no extension.
                found.append(line._replace(text=f"{head['margin']}{head['said']}"))
            continue
        if line.text.strip() and step is not None:
            if line.indent <= len(step["margin"]):
                step = None
            elif (letter := _LETTERED.match(line.text)) is not None:
                label = f"{letter['margin']}{step['step']}{letter['letter']}. "
                line = line._replace(text=f"{label}{line.text[letter.end() :]}")
        found.append(line)
    return found


def _with_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines in which letters below a label count its steps: below `2a. None is left` `a. Desk says so`."""
    expected = ""
    for number, line in enumerate(lines):
        letter = _LETTERED.match(line.text)
        if letter is None:
            yield line
            expected = "a" if _HEAD.match(line.text) is not None else expected
            if _NUMBERED.match(line.text) is not None:
                expected = "a"
        elif letter["letter"] == expected and (expected != "a" or _may_count(lines, number, letter)):
            counted = ord(expected) - ord("a") + 1
            yield line._replace(text=f"{letter['margin']}{counted}. {line.text[letter.end() :]}")
            expected = chr(ord(expected) + 1)
        else:
            yield line
            expected = ""


def _may_count(lines: Sequence[Line], number: int, letter: re.Match[str]) -> bool:
    """Whether letters count steps: one is deep or there are two, and the first says no condition."""
    is_item = len(letter["margin"]) > _DEEP or _has_next(lines, number, "b")
    said = lines[number].text[letter.end() :]
    return is_item and not is_case(said) and not split_name(said)[1]


_DEEP = 2


_NUMBERED = expression(r"(?:[-*+]\s+)?[*_]{0,3}\d{1,2}[.):]\s+\S")
_HEAD = expression(r"\s*(?:[-*+]\s+)?[*_]{0,3}(?:\d{1,2}|\*)[a-z][.):\s]")
"""The label of an extension."""


def _has_next(lines: Sequence[Line], number: int, letter: str) -> bool:
    below = next((match for line in lines[number + 1 :] if (match := _LETTERED.match(line.text))), None)
    return below is not None and below["letter"] == letter


def _is_lettered_below(lines: Sequence[Line], number: int) -> bool:
    below = next((line.text for line in lines[number + 1 :] if line.text.strip()), "")
    letter = _LETTERED.match(below)
    if letter is None or letter["letter"] != "a":
        return False
    head = _STEP.match(lines[number].text)
    said = below[letter.end() :]
    return head is None or not head["said"] or is_case(said) or split_name(said)[1] != ""
