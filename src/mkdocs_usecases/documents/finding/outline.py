"""Entries of a document, nested as they stand, and written as an outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.documents.finding.entries import Entry, Sign, Written, read_entry
from mkdocs_usecases.documents.finding.flow_rows import LABELLED
from mkdocs_usecases.documents.finding.lines import Line, broken, unbroken
from mkdocs_usecases.expressions import expression


class Outline(NamedTuple):
    """What a part holds: entries, and lines that are none of them."""

    entries: list[Entry]
    others: list[Line]
    """Paragraphs that stand before, between and behind the entries."""


_QUOTE = expression(r"(\s*)>\s?(?:>\s?)*")


def read_outline(lines: Iterable[Line], says_end: Callable[[str], bool]) -> Outline:
    """The entries of the lines of a part; `says_end` knows whether a text is how a flow ends."""
    return _Reading(says_end).run(lines)


def counts_from_one(entries: Sequence[Entry]) -> bool:
    """Whether entries are numbered from 1 on, with no other sign among them."""
    numbers = [entry.typed for entry in entries if entry.sign is Sign.NUMBER]
    return bool(entries) and numbers == [str(number) for number in range(1, len(entries) + 1)]


def with_bullets_below(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Entries with bullets below the number above them where numbers count on over them: 3, bullets, 4."""
    numbers = [at for at, entry in enumerate(entries) if entry.sign is Sign.NUMBER]
    if not counts_from_one([entries[at] for at in numbers]):
        return entries
    found: list[Entry] = []
    for at, entry in enumerate(entries):
        is_between = numbers[0] < at < numbers[-1] and entry.sign is Sign.BULLET and not entry.is_end
        if is_between and found[-1].sign is Sign.NUMBER:
            found[-1].children.append(entry)
        else:
            found.append(entry)
    return found


class _Reading:
    def __init__(self, says_end: Callable[[str], bool]) -> None:
        self._says_end = says_end
        self._roots: list[Entry] = []
        self._stack: list[Entry] = []
        self._others: list[Line] = []

    def run(self, lines: Iterable[Line]) -> Outline:
        after_blank, in_others = True, False
        for line in map(unquoted, lines):
            if not line.text.strip():
                after_blank = True
                continue
            entry = read_entry(line)
            if entry is not None:
                self._add(entry)
                in_others = False
            elif in_others and not after_blank:
                self._others.append(line)
            elif self._continue(line, after_blank):
                in_others = False
            else:
                self._others.append(line)
                in_others = True
            after_blank = False
        return Outline(self._roots, self._others)

    def _add(self, entry: Entry) -> None:
        while (
            self._stack and self._stack[-1].indent >= entry.indent and not _is_below(self._stack[-1], entry)
        ):
            self._stack.pop()
        end = self._split_end(entry)
        if entry.sign is Sign.BULLET and self._says_end(entry.text):
            entry.is_end = True
        (self._stack[-1].children if self._stack else self._roots).append(entry)
        self._stack.append(entry)
        if end is not None:
            self._end(end)

    def _split_end(self, entry: Entry) -> Entry | None:
        """Take the end off a text that has it behind a tag for a new line."""
        pieces = [piece for piece in broken(entry.text) if piece]
        entry.text = unbroken(entry.text)
        if len(pieces) > 1 and self._says_end(pieces[-1]):
            entry.text = " ".join(pieces[:-1])
            return Entry(pieces[-1], entry.at, entry.indent + 1, Sign.NONE, is_end=True)
        return None

    def _continue(self, line: Line, after_blank: bool) -> bool:
        """Take a line without a sign; return whether it belongs to an entry."""
        text = unbroken(line.text.strip())
        if _OF_COLUMN.fullmatch(text):
            return False
        if self._says_end(text):
            if not self._roots:
                return False
            self._end(Entry(text, line.at, line.indent, Sign.NONE, is_end=True))
            return True
        last = self._stack[-1] if self._stack else None
        if last is None:
            return False
        if after_blank and line.indent <= last.indent:
            while self._stack and self._stack[-1].indent >= line.indent:
                self._stack.pop()
            if not self._stack:
                return False
            last = self._stack[-1]
        pieces = broken(line.text.strip())
        if len(pieces) > 1 and self._says_end(pieces[-1]):
            last.more.append(Written(" ".join(pieces[:-1]), line.at))
            self._end(Entry(pieces[-1], line.at, line.indent, Sign.NONE, is_end=True))
            return True
        last.more.append(Written(text, line.at))
        return True

    def _end(self, end: Entry) -> None:
        """Put an end where it belongs: to the label that it stands below."""
        above = [entry for entry in self._stack if entry.indent < end.indent or end.indent == 0]
        labelled = next((entry for entry in reversed(above) if entry.sign is Sign.LABEL), None)
        if labelled is not None:
            labelled.children.append(end)
        elif self._roots and self._roots[-1].sign is Sign.LABEL:
            self._roots[-1].children.append(end)
        elif above and end.indent:
            (above[-2] if len(above) > 1 else above[-1]).children.append(end)
        else:
            self._roots.append(end)
            self._stack.clear()


_OF_COLUMN = expression(
    r"(?P<dress>\*\*|__)(?:actor|user|system)(?:['’]s)?\s+(?:actions?|responses?)\s*(?:[:：](?P=dress)|(?P=dress)\s*[:：])",
    re.IGNORECASE,
)
"""`**System response:**` between steps, where others have two columns."""


def _is_below(above: Entry, entry: Entry) -> bool:
    """Whether an entry has the number of one as deep before its own: `2.1` behind `2`, then `2.2`."""
    is_number = above.sign is entry.sign is Sign.NUMBER and above.typed.isdecimal()
    expected = f"{above.typed}.{len(above.children) + 1}"
    return is_number and above.indent == entry.indent and f"{entry.typed}.".startswith(f"{expected}.")


def unquoted(line: Line) -> Line:
    """A line without the signs of a quote; a label in one within another stands deeper."""
    match = _QUOTE.match(line.text)
    if match is None:
        return line
    text = line.text[match.end() :]
    deeper = " " * 4 * (match[0].count(">") - 1) if LABELLED.match(text) else ""
    return line._replace(text=f"{match[1]}{deeper}{text}")


def written(entries: Sequence[Entry], depth: int = 0) -> Iterator[Written]:
    """Entries as the lines of an outline."""
    margin = "   " * depth
    for entry in entries:
        yield Written(f"{margin}{_signed(entry)}", entry.at)
        for line in entry.more:
            yield Written(f"{margin}   {line.text}", line.at)
        yield from written(entry.children, depth + 1)


def _signed(entry: Entry) -> str:
    if (entry.sign is Sign.BULLET and not entry.is_end) or "." in entry.typed:
        return f"- {entry.text}"
    if entry.sign is Sign.NONE or entry.is_end:
        return entry.text
    return f"{entry.typed}. {entry.text}".rstrip()


def steps_of(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are steps: neither ends nor extensions among them."""
    return [entry for entry in entries if not entry.is_end and entry.sign is not Sign.LABEL]
