"""Lines of a document that begin an entry of a list: with a number, a label or a bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from mkdocs_usecases.documents.finding.lines import Line
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

    is_worded: bool = False
    """Whether a word for a step stands before its number."""

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


_STEP = "step|schritt|paso|passo|étape|stap"
_BULLET = expression(r"(?P<sign>[-*+•–]\s+|\\\*\s+)(?=\S)")
_LABELLED = expression(
    rf"(?:#{{1,6}}\s+)?(?P<dress>[*_]{{1,3}}|[(\[`]|\\)?(?:(?:{_STEP}|ext\.?|extension)\s+)?\\?(?P<label>{LABEL})"
    r"(?P<stop>\s*[.):：\]`]+|[、．])?(?P<undress>[*_]{1,3})?(?P<behind>[.):\]]+)?(?P<blank>\s+|$|(?<=[、．：]))(?P<dash>[-–—]\s+)?(?P<rest>.*)$",
    re.IGNORECASE,
)
_DOTTED = expression(r"(?P<step>\d{1,3})\.(?P<letter>[A-Za-z])(?P<number>\d{0,3})[.):]?\s+(?P<rest>.*)$")
_SUB_NUMBER = expression(
    r"[*_(\[]{0,3}(?P<number>(?:\*|\d{1,3}(?:-\d{1,3})?)(?:[a-z]{1,2}\d{1,3})+)[.):\]]*[*_]{0,3}[.):]?\s+(?P<rest>.*)$",
)
_NUMBERED = expression(
    rf"[*_]{{0,3}}[(\[（]?(?P<word>(?:{_STEP})\s*)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,3}(?=\s)|\d{1,3}(?:\.\d{1,3}){0,3})"
    r"(?P<sign>(?:(?<=\d\.\d)|(?<=\d\.\d\d))(?=\s)|\s*(?:[.):\]]+|[、．）：])[*_]{0,3}|[*_]{1,3}[.):：]?|\s+[-–—](?=\s)"
    r"|(?=\s{2,}\S))\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_CODED = expression(r"(?!UC)[A-Z]{1,2}\d{1,3}\.(?P<number>\d{1,3})[.):]?\s+(?P<rest>\S.*)$")
"""`A1.2`: the second step of an alternative that has a code."""

_POINTED = expression(r"\.(?P<number>\d{1,2})[.):]?\s+(?P<rest>\S.*)$")
"""`.1`: the first step below a label."""

_WORDED = expression(rf"(?:{_STEP})\s*(?P<number>\d{{1,3}})\s+(?P<rest>\S.*)$", re.IGNORECASE)

_PARTED = expression(
    r"^(?P<sign>(?:[-*+]\s+)?)(?P<dress>\*\*|__|)(?P<step>\d{1,2})"
    r"(?:\.?(?P<letter>[A-Za-z])\.(?P<number>\d{1,2})|\((?P<bracketed>[A-Za-z])\))\s*[.):]*(?P=dress)[.):]*\s+"
)
"""`3a.1.`, `3.a.1` and `3(A) :` for `3a1.` and `3a.`."""


def _joined(match: re.Match[str]) -> str:
    letter, number = match["letter"] or match["bracketed"], match["number"] or ""
    return f"{match['sign']}{match['step']}{letter.lower()}{number}. "


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
            is_worded = bool(found.groupdict().get("word"))
            return Entry(_rest(found), line.at, indent, Sign.NUMBER, found["number"], is_worded=is_worded)
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
        is_worded = bool(found.groupdict().get("word"))
        return Entry(rest, line.at, indent, Sign.NUMBER, found["number"], is_worded=is_worded)
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
    has_stop = bool(match["stop"] or match["behind"] or match["dash"])
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
