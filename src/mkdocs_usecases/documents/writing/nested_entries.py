"""Entries of a list put below the extension that they belong to, where no indentation says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from mkdocs_usecases.documents.finding.alternatives import goes_on, read_code, read_place, split_name
from mkdocs_usecases.documents.finding.entries import Entry, Sign
from mkdocs_usecases.documents.finding.outline import counts_from_one
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.names import begins_with_system


def as_one(entries: list[Entry], says_end: Callable[[str], bool]) -> list[Entry]:
    """Entries with those of a flow below its first one: `1. None is left. 2. Desk says so. 3. Use case ends.`

    An end tells it: nobody gives that for what may happen.
    """
    if len(entries) < _FLOW or not says_end(entries[-1].whole) or not counts_from_one(entries):
        return entries
    first, *steps = entries
    is_told = any(entry.children or split_name(entry.whole)[1] for entry in entries)
    if (
        is_told
        or begins_with_system(first.text)
        or any(goes_on(entry.whole, says_end) for entry in entries[:-1])
    ):
        return entries
    for number, step in enumerate(steps, 1):
        step.typed = str(number)
    first.children = steps
    return [first]


def as_flows(entries: list[Entry], says_end: Callable[[str], bool]) -> list[Entry]:
    """Entries with the steps that count on below what may happen: `3. None is left`, `4. Desk says so`.

    Where that is told once alone, an end behind it says so: else each may be the extension of a step.
    """
    runs: list[list[Entry]] = []
    for entry in entries:
        if not entry.typed.isdecimal() or entry.sign is not Sign.NUMBER or entry.children:
            return entries
        if runs and int(entry.typed) == int(runs[-1][-1].typed) + 1:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    starts = [int(run[0].typed) for run in runs]
    is_told = len(runs) > 1 or (bool(entries) and says_end(entries[-1].whole))
    if not is_told or min(starts, default=1) == 1 or min(map(len, runs)) == 1:
        return entries
    for head, *steps in runs:
        head.children = steps
    return [run[0] for run in runs]


def counted_below(entries: list[Entry]) -> list[Entry]:
    """Entries with what counts from 1 below the one before: `Step 3: None is left`, `1. Desk says so`."""
    found: list[Entry] = []
    count = 0
    for entry in entries:
        above = found[-1] if found else None
        is_listed = entry.sign is Sign.BULLET and not read_code(entry.text)[0]
        if above is not None and count and is_listed and above.children[-1].whole.endswith((":", "：")):
            above.children[-1].children.append(entry)
        elif above is not None and entry.typed == str(count + 1) and (count or _may_count(above)):
            above.children.append(entry)
            count += 1
        else:
            found.append(entry)
            count = 0
    return found


def _may_count(above: Entry) -> bool:
    """Whether what counts from 1 behind an entry may be its own: it has another number, or a code."""
    if above.children:
        return False
    return above.typed not in ("", "1") or (above.sign is Sign.BULLET and read_code(above.text)[0] != "")


_FLOW = 3
"""What may happen, a step, and an end."""


def below_colons(entries: list[Entry]) -> list[Entry]:
    """Entries with those of a list below the ones that end with a colon, though none is indented."""
    is_flat = all(entry.sign is Sign.BULLET and not entry.children for entry in entries)
    ends = [entry.whole.endswith((":", "：")) for entry in entries]
    # A name with nothing below it is none of this form.
    is_headed = is_flat and ends[:1] == [True] and not ends[-1] and (True, True) not in pairwise(ends)
    if not is_headed:
        return entries
    found: list[Entry] = []
    for entry, is_name in zip(entries, ends, strict=True):
        (found if is_name else found[-1].children).append(entry)
    return found


_DOTTED = expression(r"(?P<step>\d{1,2})\.(?P<letter>\d{1,2})(?:\.(?P<number>\d{1,2}))?")


def by_steps(entries: list[Entry]) -> list[Entry]:
    """Entries numbered `2.1`, `2.2` as extensions of step 2, where the first one is numbered so.

    Not where words say of any that it leaves from another step: the first number is that of the use case.
    """
    numbered = [entry for entry in entries if entry.sign is not Sign.BULLET]
    if not numbered or numbered[0] is not entries[0] or _DOTTED.fullmatch(entries[0].typed) is None:
        return entries
    if any(map(_leaves_elsewhere, numbered)):
        for entry in numbered:
            if _DOTTED.fullmatch(entry.typed):
                entry.sign = Sign.BULLET
        return entries
    for entry in numbered:
        match = _DOTTED.fullmatch(entry.typed)
        if match is not None and int(match["letter"]) <= _LETTERS and int(match["letter"]) > 0:
            label = f"{match['step']}{chr(ord('a') + int(match['letter']) - 1)}"
            entry.typed = f"{label}{match['number']}" if match["number"] else label
            entry.sign = Sign.NUMBER if match["number"] else Sign.LABEL
    return _labelled_first(entries)


def _leaves_elsewhere(entry: Entry) -> bool:
    match = _DOTTED.fullmatch(entry.typed)
    place = read_place(entry.text, at_end=False) if match is not None and match["number"] is None else None
    return match is not None and place is not None and place.steps != match["step"]


def _labelled_first(entries: Sequence[Entry]) -> list[Entry]:
    """Entries with one for each label: a first step that has none above it begins with its label."""
    known: set[str] = set()
    found: list[Entry] = []
    for entry in entries:
        if entry.sign is Sign.LABEL:
            known.add(entry.typed)
        elif (
            (label := re.sub(r"(?<!\d)\d+$", "", entry.typed)) and label not in known and label[-1:].isalpha()
        ):
            known.add(label)
            found.append(
                Entry(entry.text, entry.at, entry.indent, Sign.LABEL, label, entry.more, entry.children)
            )
            continue
        found.append(entry)
    return found


_LETTERS = 26
