"""What the parts of a document say that are no steps: texts, names, rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_usecases.documents.finding.entries import Sign, Written, read_entry
from mkdocs_usecases.documents.finding.lines import NOTHING, Line, broken, unbroken
from mkdocs_usecases.documents.finding.outline import unquoted
from mkdocs_usecases.documents.writing.coded_rows import as_items
from mkdocs_usecases.expressions import expression


class Texts(NamedTuple):
    """Texts of a part, each with its line, and the lines that are something else."""

    found: list[Written]
    others: list[Line]


def read_texts(lines: Sequence[Line]) -> Texts:
    """The items of a list, or its paragraphs; what stands below an item goes on in it."""
    found: list[Written] = []
    others: list[Line] = []
    running = False
    in_list, margin = False, 0
    lines = _spaced(as_items(lines))
    has_boxes = _has_both(lines)
    for typed in lines:
        if not typed.text.strip():
            running = False
            continue
        line = unquoted(typed)
        text = line.text.strip()
        if _is_no_text(text):
            others.append(typed)
            running = False
            continue
        entry = read_entry(line)
        pieces = [
            unbroken(_item(each, with_box=has_boxes))
            for piece in broken(text)
            if piece
            for each in _counted(piece)
        ]
        if entry is not None and (not in_list or line.indent <= margin + 1):
            margin = line.indent if not in_list else min(margin, line.indent)
            in_list = True
            found += [Written(piece, line.at) for piece in pieces]
        elif found and (running or (in_list and line.indent > margin)):
            found[-1] = Written(" ".join([found[-1].text, *pieces]), found[-1].at)
        else:
            found += [Written(piece, line.at) for piece in pieces]
        running = line.table < 0
    return Texts(found, others)


def _spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines that all begin with a dash and no blank behind it, `-Guest`, as items."""
    told = [line for line in lines if line.text.strip()]
    if not all(_TIGHT.match(line.text) for line in told):
        return lines
    return [line._replace(text=_TIGHT.sub(r"\1- ", line.text)) for line in lines]


_TIGHT = expression(r"^(\s*)[-–•](?=[^\W\d_])")
_BOX = expression(r"\s*[-*+]\s+\[(?P<tick>[ xX])\]\s+(?P<text>\S.*)")


def unticked(lines: Sequence[Line]) -> list[Line]:
    """The lines of a list whose boxes nobody has ticked."""
    boxes = ((line, _BOX.match(line.text)) for line in lines)
    return [line for line, box in boxes if box is not None and not box["tick"].strip()]


def _has_both(lines: Sequence[Line]) -> bool:
    """Whether some boxes of a list are ticked, and others are not."""
    boxes = sum(1 for line in lines if _BOX.match(line.text))
    return 0 < len(unticked(lines)) < boxes


_RUN_ON = expression(r"(?<=[.;:!?])\s+(?=\d{1,2}[.)]\s)")


def _counted(text: str) -> Sequence[str]:
    """The items of a list that runs on in one line: `1. Open. 2. Paid.`"""
    pieces = _RUN_ON.split(text)
    in_order = (re.match(rf"{number}[.)]\s", piece) for number, piece in enumerate(pieces, 1))
    return pieces if all(in_order) else (text,)


def _item(text: str, *, with_box: bool) -> str:
    """A text without the sign of its item; labels and numbers that say more stay, and boxes that do."""
    box = "" if with_box else r"(?:\[[ xX]\]\s+)?"
    bullet = re.match(rf"(?:[-*+•]|\d{{1,3}}[.)])\s+{box}", text)
    return text[bullet.end() :] if bullet else text


def _is_no_text(text: str) -> bool:
    return text[:1] == "|" or text.startswith(
        ("![", "```", "~~~", "<img", "<table", "<details", "</", "<div", "<!--")
    )


def read_prose(lines: Sequence[Line]) -> list[Written]:
    """Paragraphs and lists as they stand, for a text that is Markdown."""
    found = [Written(line.text, line.at) for line in lines]
    while found and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].text.strip():
        found.pop()
    only = read_entry(Line(found[0].at, found[0].text)) if len(found) == 1 else None
    if only is not None and only.sign is Sign.BULLET:
        # One item is no list.
        return [Written(only.text, only.at)]
    margin = min((len(each.text) - len(each.text.lstrip()) for each in found if each.text.strip()), default=0)
    return [Written(each.text[margin:].rstrip(), each.at) for each in found]


_JOINED = expression(r"(?<!\s)\s+(?:and|und|et|y|e|en|&|\+|или|и)\s+")


class Names(NamedTuple):
    """Names in a field."""

    found: list[Written]
    remarks: list[Written]
    """What stands behind names about them."""


def read_names(texts: Sequence[Written]) -> Names:
    """The names that some texts hold."""
    found: list[Written] = []
    remarks: list[Written] = []
    for text in texts:
        whole = _without_links(text.text).strip()
        if NOTHING.fullmatch(whole):
            continue
        name, _, remark = _with_remark(whole)
        names = _split(name)
        if remark:
            remarks.append(Written(f"{name}: {remark}" if len(names) == 1 else remark, text.at))
        found += [Written(_bare_name(one), text.at) for one in names if _bare_name(one)]
    return Names(list({each.text: each for each in reversed(found)}.values())[::-1], remarks)


def _split(name: str) -> list[str]:
    """Names parted by signs, not in brackets."""
    pieces: list[str] = []
    depth, start = 0, 0
    for at, letter in enumerate(name):
        if letter in "([（":
            depth += 1
        elif letter in ")]）":
            depth = max(0, depth - 1)
        elif letter in ",;、，；،؛/|" and not depth:
            pieces.append(name[start:at])
            start = at + 1
    pieces.append(name[start:])
    parted = [part for piece in pieces for part in _JOINED.split(piece)]
    parted = [re.sub(r"^(?:and|und|et|y|e|en|or|oder)\s+", "", part.strip()) for part in parted]
    return [part for part in parted if part]


def _with_remark(text: str) -> tuple[str, str, str]:
    match = re.match(
        r"(?P<name>\*\*[^*]+\*\*|[^:：\-–—]{2,60}?(?:-[^:：\-–—\s][^:：\-–—]{0,40}?)*)\s*(?P<sign>[:：]\s+|\s[-–—]\s+)(?P<rest>\S.*)$",
        text,
    )
    if match is None:
        sentence = re.match(r"(?P<name>[^.]{2,60})\.\s+(?P<rest>\S.*)$", text)
        if sentence:
            return sentence["name"], ".", sentence["rest"]
        return text, "", ""
    return match["name"].rstrip(":： "), match["sign"], match["rest"]


_LINK = expression(r"\[(?P<text>[^\[\]]{1,200})\](?:\([^()\s]*(?:\s\"[^\"]*\")?\)|\[[^\[\]]*\])")


def _without_links(text: str) -> str:
    return _LINK.sub(r"\g<text>", text)


def _bare_name(text: str) -> str:
    text = re.sub(r"(\*{1,3})(?=\S)([^*]+)(?<=\S)\1", r"\2", text)
    return re.sub(r"^[*_`\"“”'\s]+|(?<![*_`\"“”'\s.])[*_`\"“”'\s.]+$", "", text)
