"""Numbered and bulleted lines of a document, nested as they stand, and written as an outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from mkdocs_usecases.documents.finding.lines import Line, broken, unbroken
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.labels import LABEL


class Written(NamedTuple):
    """A line of a block with the line of the document that it comes from."""

    text: str
    at: int


class Sign(Enum):
    """What stands before the text of an entry."""

    NUMBER = "number"
    LABEL = "label"
    BULLET = "bullet"
    NONE = "none"


@dataclass(slots=True)
class Entry:
    """One entry with what stands below it."""

    text: str
    at: int
    indent: int
    sign: Sign = Sign.BULLET
    typed: str = ""
    """The number or the label."""

    more: list[Written] = field(default_factory=list)
    """Lines that continue its text."""

    children: list[Entry] = field(default_factory=list)
    is_end: bool = False
    """Whether it says how the flow ends, on a line of its own."""

    is_name: bool = False
    """Whether its line is emphasized as a whole: what continues it is no part of it."""

    @property
    def whole(self) -> str:
        """Its text with the lines that continue it."""
        return " ".join([self.text, *(line.text for line in self.more)]).strip()

    @property
    def parted(self) -> str:
        """The same, with a colon behind a name that other lines say more of."""
        if not (self.is_name and self.more) or self.text.endswith((":", "：")):
            return self.whole
        return f"{self.text}: {' '.join(line.text for line in self.more)}"


class Outline(NamedTuple):
    """What a part holds: entries, and lines that are none of them."""

    entries: list[Entry]
    others: list[Line]
    """Paragraphs that stand before, between and behind the entries."""


_QUOTE = expression(r"(\s*)>\s?(?:>\s?)*")
_BULLET = expression(r"(?P<sign>[-*+•–]\s+|\\\*\s+)(?=\S)")
_LABELLED = expression(
    rf"(?:#{{1,6}}\s+)?(?P<dress>[*_]{{1,3}}|[(\[`]|\\)?(?:(?:step|ext\.?|extension)\s+)?\\?(?P<label>{LABEL})"
    r"(?P<stop>\s*[.):：\]`]+|[、．])?(?P<undress>[*_]{1,3})?(?P<behind>[.):\]]+)?(?P<blank>\s+|$|(?<=[、．：]))(?:[-–—]\s+)?(?P<rest>.*)$",
    re.IGNORECASE,
)
_DOTTED = expression(r"(?P<step>\d{1,3})\.(?P<letter>[A-Za-z])(?P<number>\d{0,3})[.):]?\s+(?P<rest>.*)$")
_SUB_NUMBER = expression(
    r"[*_(\[]{0,3}(?P<number>(?:\*|\d{1,3}(?:-\d{1,3})?)(?:[a-z]{1,2}\d{1,3})+)[.):\]]*[*_]{0,3}[.):]?\s+(?P<rest>.*)$",
)
_NUMBERED = expression(
    r"[*_]{0,3}[(\[（]?(?:(?:step|schritt|paso|passo|étape|stap)\s*)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,3}(?=\s)|\d{1,3}(?:\.\d{1,3}){0,3})"
    r"(?P<sign>(?:(?<=\d\.\d)|(?<=\d\.\d\d))(?=\s)|\s*(?:[.):\]]+|[、．）：])[*_]{0,3}|[*_]{1,3}[.):：]?|\s+[-–—](?=\s)"
    r"|(?=\s{2,}\S))\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_CODED = expression(r"(?!UC)[A-Z]{1,2}\d{1,3}\.(?P<number>\d{1,3})[.):]?\s+(?P<rest>\S.*)$")
"""`A1.2`: the second step of an alternative that has a code."""

_POINTED = expression(r"\.(?P<number>\d{1,2})[.):]?\s+(?P<rest>\S.*)$")
"""`.1`: the first step below a label."""

_WORDED = expression(
    r"(?:step|schritt|paso|passo|étape|stap)\s*(?P<number>\d{1,3})\s+(?P<rest>\S.*)$", re.IGNORECASE
)


def read_outline(lines: Iterable[Line], says_end: Callable[[str], bool]) -> Outline:
    """The entries of the lines of a part; `says_end` knows whether a text is how a flow ends."""
    return _Reading(says_end).run(lines)


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


def _is_below(above: Entry, entry: Entry) -> bool:
    """Whether an entry has the number of one as deep before its own: `2.1` behind `2`."""
    is_number = above.sign is entry.sign is Sign.NUMBER and above.typed.isdecimal()
    return is_number and above.indent == entry.indent and entry.typed.startswith(f"{above.typed}.")


def unquoted(line: Line) -> Line:
    """A line without the signs of a quote."""
    match = _QUOTE.match(line.text)
    if match is None:
        return line
    return line._replace(text=f"{match[1]}{line.text[match.end() :]}")


_PARTED = expression(
    r"^(?P<step>(?:[-*+]\s+)?\d{1,2})"
    r"(?:\.?(?P<letter>[A-Za-z])\.(?P<number>\d{1,2})|\((?P<bracketed>[A-Za-z])\))\s*[.):]*\s+"
)
"""`3a.1.`, `3.a.1` and `3(A) :` for `3a1.` and `3a.`."""


def _joined(match: re.Match[str]) -> str:
    letter, number = match["letter"] or match["bracketed"], match["number"] or ""
    return f"{match['step']}{letter.lower()}{number}. "


_KEYCAP = "\ufe0f\u20e3"
"""What makes a picture of a key of a digit."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def _uncircled(text: str) -> str:
    """A text with a plain number in the place of one in a circle, or on a key."""
    if text[1:3] == _KEYCAP and text[0].isdecimal():
        return f"{text[0]}. {text[3:].lstrip()}"
    number = _CIRCLED.find(text[:1]) + 1 if text else 0
    return f"{number}. {text[1:].lstrip()}" if number else text


_EMPHASIZED = expression(r"\s*(?:[-*+]\s+)?(?P<sign>\*{1,3}|_{1,3})(?=[^\s*_])[^*_]+(?P=sign)\s*$")


def read_entry(line: Line) -> Entry | None:
    """The entry that a line begins, or `None`."""
    entry = _read_entry(line)
    if entry is not None and line.text[-1:] in "*_":
        entry.is_name = _EMPHASIZED.match(line.text) is not None
    return entry


def _read_entry(line: Line) -> Entry | None:
    text = line.text.strip()
    indent = line.indent
    text = _PARTED.sub(_joined, _uncircled(text), count=1)
    if (labelled := _label(text)) is not None:
        typed, rest = labelled
        return Entry(rest, line.at, indent, Sign.LABEL, typed)
    bullet = _BULLET.match(text)
    if bullet is not None:
        rest = text[bullet.end() :]
        inner = _label(rest)
        if inner is not None:
            return Entry(inner[1], line.at, indent, Sign.LABEL, inner[0])
        if found := _SUB_NUMBER.match(rest):
            return Entry(_rest(found), line.at, indent, Sign.NUMBER, found["number"])
        if found := _CODED.match(rest) or _NUMBERED.match(rest):
            return Entry(_rest(found), line.at, indent, Sign.NUMBER, found["number"])
        return Entry(rest, line.at, indent, Sign.BULLET)
    if found := _SUB_NUMBER.match(text):
        return Entry(_rest(found), line.at, indent, Sign.NUMBER, found["number"])
    if found := _POINTED.match(text):
        return Entry(found["rest"], line.at, indent, Sign.NUMBER, found["number"])
    if found := _CODED.match(text) or _NUMBERED.match(text) or _WORDED.match(text):
        rest = _rest(found)
        inner = _label(rest)
        if inner is not None and not rest[:1].isupper():
            return Entry(inner[1], line.at, indent, Sign.LABEL, inner[0])
        if sub := _CODED.match(rest) or _SUB_NUMBER.match(rest):
            return Entry(sub["rest"], line.at, indent, Sign.NUMBER, sub["number"])
        return Entry(rest, line.at, indent, Sign.NUMBER, found["number"])
    return None


_DRESS = expression(r"[*_]{1,3}")


def _rest(found: re.Match[str]) -> str:
    """What stands behind a number: emphasis that began before it goes on in it, or is gone with it."""
    rest = found["rest"]
    dress = _DRESS.match(found.string)
    if dress is None or dress[0] in found.string[dress.end() : found.start("rest")] or dress[0] not in rest:
        return rest
    closing = rest.rstrip(":. ")
    if rest.count(dress[0]) == 1 and closing.endswith(dress[0]):
        return closing[: -len(dress[0])] + rest[len(closing) :]
    return f"{dress[0]}{rest}"


def _label(text: str) -> tuple[str, str] | None:
    """The label that a text begins with, freed of its decoration, and the rest."""
    if dotted := _DOTTED.match(text):
        label = f"{dotted['step']}{dotted['letter'].lower()}{dotted['number']}"
        return None if dotted["number"] else (label, dotted["rest"])
    match = _LABELLED.match(text)
    if match is None:
        return None
    has_stop = bool(match["stop"] or match["behind"])
    dress, label = match["dress"] or "", match["label"]
    if label.startswith("*") and not has_stop:
        return None
    if not has_stop and not dress and not re.match(r"\d", label):
        return None
    if dress in ("(", "[", "`") and not has_stop:
        return None
    rest = match["rest"]
    if dress[:1] in ("*", "_") and not match["undress"]:
        # What closes it is gone as well.
        rest, closed = re.subn(rf"(?<![*_]){re.escape(dress)}(?![*_])", "", rest, count=1)
        if not closed:
            return None
    if re.fullmatch(r"\d+[a-z]+", label, re.IGNORECASE) and not has_stop and _UNIT.match(label):
        return None
    return label.lower().replace("–", "-"), rest.strip()


_UNIT = expression(r"\d+(?:th|st|nd|rd|am|pm|px|kb|mb|gb|km|kg|cm|mm|ms|min|h|s)$", re.IGNORECASE)


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
