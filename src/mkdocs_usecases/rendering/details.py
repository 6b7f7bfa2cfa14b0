"""What belongs to a step besides its sentence: lists, tables, pictures and code, as blocks of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.expressions import expression


class Entry(NamedTuple):
    """One item of a list."""

    text: str
    """Prose."""

    blocks: tuple[Block, ...] = ()
    """What is nested below it."""


class Block(NamedTuple):
    """One of: a paragraph, a list, a table, code."""

    kind: str
    """`text`, `list`, `numbers`, `table` or `code`."""

    text: str = ""
    """Prose of a paragraph, or code as it is."""

    entries: tuple[Entry, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """Those of a table, the heading first; prose."""

    first: int = 1
    """The number of the first entry of `numbers`."""


def detail_blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    return tuple(_blocks([line.rstrip() for line in markdown.split("\n")]))


def detail_prose(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of blocks that the host is to render."""
    for block in blocks:
        if block.kind == "text":
            yield block.text
        for row in block.rows:
            yield from (cell for cell in row if cell)
        for entry in block.entries:
            yield entry.text
            yield from detail_prose(entry.blocks)


_ITEM = expression(
    r"(?P<indent>\s*)(?:[-*+•◦▪‣·–—]|(?P<number>\d{1,4}(?P<dotted>(?:\.\d{1,3})*))[.)]?)\s+(?P<text>\S.*)"
)
_NUMBERED = expression(r"\s*(?:\d+[.)]|\d+(?:\.\d+)+[.)]?)\s")
_FENCE = expression(r"\s*(?P<sign>`{3,}|~{3,})")
_ROW = expression(r"\s*\|")
_UNDER_HEADING = " \t|:+=-"
_CELL_END = expression(r"(?<!\\)\|")


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line:
            at += 1
        elif fence := _FENCE.match(line):
            end = _fence_end(lines, at, fence["sign"])
            yield Block("code", "\n".join(_dedented(lines[at + 1 : end])))
            at = end + 1
        elif _ROW.match(line):
            end = _while(lines, at, lambda one: _ROW.match(one) is not None)
            yield Block("table", rows=tuple(_rows(lines[at:end])))
            at = end
        elif item := _item(line):
            end = _list_end(lines, at, item)
            entries = tuple(_entries(lines[at:end], len(item["indent"])))
            # `2.1` is a number that no list of a page makes.
            is_numbered = item["number"] is not None and not item["dotted"]
            first = int(item["number"]) if is_numbered else 1
            yield Block("numbers" if is_numbered else "list", entries=entries, first=first)
            at = end
        else:
            end = _while(lines, at + 1, lambda one: bool(one) and not _begins_block(one))
            yield Block("text", " ".join(one.lstrip() for one in lines[at:end]))
            at = end


def _item(line: str) -> re.Match[str] | None:
    item = _ITEM.match(line)
    # `2 of them` is no item.
    return item if item and (item["number"] is None or _NUMBERED.match(line)) else None


def _begins_block(line: str) -> bool:
    return _item(line) is not None or any(form.match(line) for form in (_FENCE, _ROW))


def _while(lines: Sequence[str], start: int, belongs: Callable[[str], bool]) -> int:
    end = start
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return end


def _fence_end(lines: Sequence[str], start: int, sign: str) -> int:
    return next(
        (at for at in range(start + 1, len(lines)) if lines[at].lstrip().startswith(sign)), len(lines)
    )


def _list_end(lines: Sequence[str], start: int, item: re.Match[str]) -> int:
    """Where a list ends: at a line as deep as its items that is none of them."""
    depth = len(item["indent"])
    is_numbered = item["number"] is not None
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if not line or len(line) - len(line.lstrip()) > depth:
            continue
        other = _item(line)
        if other is None or (other["number"] is not None) is not is_numbered:
            return at
    return len(lines)


def _entries(lines: Sequence[str], depth: int) -> Iterator[Entry]:
    starts = [at for at, line in enumerate(lines) if len(line) - len(line.lstrip()) <= depth and _item(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        item = _item(lines[start])
        assert item is not None
        text = f"{item['number']} {item['text']}" if item["dotted"] else item["text"]
        goes_on = start + 1
        while goes_on < end and lines[goes_on] and not _begins_block(lines[goes_on]):
            text += f" {lines[goes_on].lstrip()}"
            goes_on += 1
        yield Entry(text, tuple(_blocks(_dedented(lines[goes_on:end]))))


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        body = line.lstrip().removeprefix("|")
        if "-" in body and not body.strip(_UNDER_HEADING):
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(body)]
        yield tuple(cells[:-1] if len(cells) > 1 and not cells[-1] else cells)


def _dedented(lines: Sequence[str]) -> list[str]:
    depth = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[depth:] for line in lines]
