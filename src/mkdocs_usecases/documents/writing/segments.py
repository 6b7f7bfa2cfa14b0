"""The stretches of a part that tells of extensions: one for each of them that has a heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple

from mkdocs_usecases.documents.finding.alternatives import read_place, split_name
from mkdocs_usecases.documents.finding.draft import Part
from mkdocs_usecases.documents.finding.entries import Entry, Sign, Written
from mkdocs_usecases.documents.finding.headings import section_of
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.marks import Form, Mark
from mkdocs_usecases.documents.finding.outline import counts_from_one, read_outline
from mkdocs_usecases.documents.writing.sheet import Source
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.names import begins_with_system


class InnerPart(NamedTuple):
    """A part of a single extension: what triggers it, its flow."""

    key: str
    value: Written
    lines: Sequence[Line]


class Segment(NamedTuple):
    """A stretch of a part."""

    head: Written | None
    """The heading of its extension; `None` where lines stand that have none."""

    lines: Sequence[Line]
    inner: Sequence[InnerPart] = ()
    section: str = ""
    """The number that its heading has among those of the page; without one, that of its part."""

    def with_lines(self, change: Callable[[Line], Line]) -> Segment:
        """The same with other lines."""
        head = self.head
        inner = [part._replace(lines=[*map(change, part.lines)]) for part in self.inner]
        if head is not None:
            head = head._replace(text=change(Line(head.at, head.text)).text)
        return Segment(head, [*map(change, self.lines)], inner, self.section)


def segments(source: Source, part: Part) -> Iterator[Segment]:
    """The stretches of a part, in their order."""
    marks = [mark for mark in part.inner if mark.part is None and mark.form in (Form.HEADING, Form.BOLD)]
    heads, steps = _parted(marks)
    texts = {source.at(index): text for index, text in steps.items()}
    first, head = _named(source, part, has_heads=bool(heads))
    inner_marks = [mark for mark in part.inner if mark.part is not None]
    indexes = [mark.index for mark in inner_marks]
    above = section_of(part.mark.words)
    # Lines without a heading of their own may go on with the number of the one above them.
    section = above
    is_lettered = _are_lettered(above, heads)
    bounds = pairwise([part.start, *(mark.index for mark in heads), part.end])
    for number, (start, end) in enumerate(bounds):
        below = start
        if number:
            mark = heads[number - 1]
            section = mark.words[: len(above) + 1] if is_lettered else _section_below(above, mark.words)
            head, first = Written(mark.words[len(section) :].lstrip(". "), source.at(mark.index)), []
            below = start + mark.lines
        inner = inner_marks[bisect_left(indexes, below) : bisect_left(indexes, end)]
        stop = inner[0].index if inner else end
        lines = [line._replace(text=texts.get(line.at, line.text)) for line in source.text(below, stop)]
        yield Segment(head, [*first, *lines], [*_inner(source, inner, end)], section)


_OF_STEP = expression(r"(?P<label>(?:\*|\d{1,3}(?:-\d{1,3})?)[a-z]{1,2})\d{1,3}")


def _parted(marks: Sequence[Mark]) -> tuple[list[Mark], dict[int, str]]:
    """The headings of extensions, and those of their steps, `#### 2a1. Desk waits`, as texts."""
    heads: list[Mark] = []
    steps: dict[int, str] = {}
    for mark in marks:
        number = _OF_STEP.match(mark.words)
        if number is not None and heads and heads[-1].words.startswith(number["label"]):
            steps[mark.index] = f"{'  ' * max(mark.rank - heads[-1].rank, 1)}{mark.words}"
        else:
            heads.append(mark)
    return heads, steps


def _are_lettered(above: str, heads: Sequence[Mark]) -> bool:
    """Whether all headings go on with the number of the one above: `6a`, `6b` below `6. Extensions`."""
    expected = (f"{above}{letter}" for letter in ascii_lowercase)
    begun = [
        mark.words.startswith((f"{one}.", f"{one} ")) for mark, one in zip(heads, expected, strict=False)
    ]
    return bool(above) and bool(begun) and all(begun)


def _section_below(above: str, words: str) -> str:
    """The number that a heading begins with where it is that of a section; `2.1` may be a label too."""
    number = section_of(words)
    return number if number.startswith(f"{above}.") or number.count(".") > 1 else ""


_EXCEPTION = expression(
    r"\b(?:exc|exz|err|fehl|fail|fallo|falha|fout|ausnahme|uitzondering|échec|unhappy)|例外|异常|異常|エラー",
    re.IGNORECASE,
)
"""What an alternative is called that is none for the better."""


def _named(source: Source, part: Part, *, has_heads: bool) -> tuple[list[Line], Written | None]:
    """What stands behind the name of a part: lines of it, or the name of its only extension."""
    mark = part.mark
    at = source.at(mark.index)
    number, place = ("", "") if mark.part is None else (mark.part.number, mark.part.place)
    if number or place:
        is_counted = number.isdigit() or (number[:1].isdigit() and number[-1:].isupper())
        code = f"{'E' if _EXCEPTION.search(mark.words) else 'A'}{number}" if is_counted else number
        has_own = bool(read_outline(source.own(part), source.says_end).entries)
        has_code = code[-1:].isdigit()
        if has_code and mark.form in (Form.ROW, Form.LEAD) and mark.value and not (has_own or place):
            said = read_place(mark.value, at_start=True)
            is_placed = said is not None and said.is_certain
            typed = (
                f"{code} (step {said.steps}): {said.rest}" if said and is_placed else f"{code}: {mark.value}"
            )
            return [Line(at, f"- {typed}")], None
        name = mark.value if number or mark.value else mark.words.removesuffix(place).rstrip(" ([,-–—")
        if number and not name and mark.part is not None:
            name = mark.part.aside
            name = f"({name})" if read_place(f"({name})") is not None else name
        name = name.removesuffix(".")
        return [], Written(f"{code} {name}{f' ({place})' if place else ''}".strip(), at)
    if name := name_in_brackets(source, part):
        return [], Written(name, at)
    if not mark.value:
        return [], None
    first = [Line(at, mark.value)]
    has_entries = read_outline(source.own(part), source.says_end).entries
    is_entry = bool(read_outline(first, source.says_end).entries or split_name(mark.value)[1])
    if has_entries and not has_heads and not is_entry:
        return [], Written(mark.value, at)
    return first, None


def name_in_brackets(source: Source, part: Part) -> str:
    """The name of the only extension of a part, `Alternative flow (No sled)`, where it is one of steps."""
    named = part.mark.part
    if named is None or not named.aside or part.mark.value or named.key.name != "extensions":
        return ""
    entries = read_outline(source.own(part), source.says_end).entries
    is_flow = counts_from_one(entries) and not any(split_name(entry.whole)[1] for entry in entries)
    is_flow = is_flow and any(begins_with_system(entry.text) for entry in entries)
    return named.aside if is_flow or _goes_on_from(entries) else ""


def _goes_on_from(entries: Sequence[Entry]) -> bool:
    """Whether bullets are the steps of one extension: the first says where it leaves, the last does not."""
    if len(entries) < 2 or any(entry.sign is not Sign.BULLET or entry.children for entry in entries):
        return False
    return placed(entries[0]) != "" and placed(entries[-1]) == ""


def placed(entry: Entry) -> str:
    """The step that an entry begins with, `In step 3, Keeper pays`; empty where it names none for sure."""
    place = read_place(entry.text, at_start=True)
    return place.steps if place is not None and place.is_certain and place.rest else ""


def _inner(source: Source, marks: Sequence[Mark], end: int) -> Iterator[InnerPart]:
    stops = [*(mark.index for mark in marks[1:]), end]
    for mark, stop in zip(marks, stops, strict=False):
        assert mark.part is not None
        value = Written(mark.value, source.at(mark.index))
        yield InnerPart(mark.part.key.name, value, source.text(mark.index + mark.lines, stop))
