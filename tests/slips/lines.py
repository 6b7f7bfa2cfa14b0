"""What a line of a block is, as its writer sees it, and what encloses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from slips.pages import Page

KEY = re.compile(r"(?P<indent> *)(?P<key>[A-Za-z][\w -]*?):(?P<rest> .*|)$")
LABEL = re.compile(
    r"""(?P<lead> *(?:- )?)(?P<quote>["']?)"""
    r"(?P<label>(?:\*|\d+(?:-\d+)?)(?:[a-z]\d+)*[a-z]|[A-Z]\d)(?P<sign>\.?)(?=[\s:])"
)
ITEM = re.compile(r"(?P<indent> *)- (?P<text>.*)$")
NUMBERED = re.compile(r"(?P<indent> *)(?P<number>\d+)\. (?P<text>.*)$")
END = re.compile(
    r"(?P<end>\b(?:Use case |use case )?(?:resume|resumes|retry|ends|weiter mit|endet mit|reprend|échoue|"
    r"vuelve|termina|失敗する|\d+に戻る)\b.*)$",
    re.IGNORECASE,
)


class Form(Enum):
    """What a line is."""

    KEY = "key"
    LABEL = "label"
    ITEM = "item"
    NUMBERED = "numbered"
    TEXT = "text"
    BLANK = "blank"


def form(line: str) -> Form:
    if not line.strip():
        return Form.BLANK
    if LABEL.match(line):
        return Form.LABEL
    if ITEM.match(line):
        return Form.ITEM
    if NUMBERED.match(line):
        return Form.NUMBERED
    if KEY.match(line):
        return Form.KEY
    return Form.TEXT


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def owner(lines: Sequence[str], at: int, first: int) -> int:
    """The line that encloses another one: the nearest above it that stands less deep, else the fence."""
    depth = indent(lines[at])
    for above in range(at - 1, first, -1):
        if lines[above].strip() and indent(lines[above]) < depth:
            return above
    return first


def top_key(lines: Sequence[str], at: int, first: int) -> str:
    """The key of the block that a line stands in."""
    for above in range(at, first, -1):
        match = KEY.match(lines[above])
        if match and not match["indent"]:
            return match["key"].lower().replace("-", " ").replace("_", " ")
    return ""


def below(lines: Sequence[str], at: int, last: int) -> range:
    """The lines that stand deeper than one, right below it."""
    end = at + 1
    while end < last and (not lines[end].strip() or indent(lines[end]) > indent(lines[at])):
        end += 1
    return range(at + 1, end)


def in_outline(page: Page, at: int) -> bool:
    """Whether a line stands in a text behind `|` or `>`."""
    for above in range(at - 1, page.first, -1):
        if indent(page.lines[above]) == 0 and page.lines[above].strip():
            return page.lines[above].rstrip().endswith(("|", ">"))
    return False


def labels(page: Page, lines: Sequence[str]) -> Iterator[int]:
    """The lines that name steps: labels, ends and loops, which a missing step makes wrong."""
    for at, line in enumerate(lines):
        if page.first < at and (
            LABEL.match(line) or re.search(r"\b(?:at|to|step|repeat|Schritt|à|a)\b.* \d", line)
        ):
            yield at
