"""Tables whose columns are told by lines of dashes, as converters of office documents write them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdocs_usecases.expressions import expression

_COLUMNS = expression(r"\s*-{2,}(?:\s+-{2,})+\s*$")
_RULE = expression(r"\s*-{6,}\s*$")
_COLUMN = expression(r"-+")


def ruled_rows(texts: Sequence[str], first: int) -> tuple[int, list[tuple[int, list[str]]]] | None:
    """The last line of the table that begins in a line, and its rows; `None` where none does."""
    at = _columns_at(texts, first)
    if at is None:
        return None
    starts = [found.start() for found in _COLUMN.finditer(texts[at])]
    below = range(at + 1, len(texts))
    end = next((line for line in below if _is_rule(texts[line])), None)
    blank = next((line for line in below[: end and end - at] if not texts[line].strip()), len(texts))
    if at == first + 1 and (end is None or blank < end):
        # One with names of columns and no line above them ends with a blank line.
        end, last = blank, blank - 1
    elif end is None:
        return None
    else:
        last = end
    lines = [*range(first, at), *range(at + 1, end)]
    is_folded = any(not texts[line].strip() for line in lines)
    rows = [
        (group[0], _cells([texts[line] for line in group], starts))
        for group in _groups(lines, texts, is_folded=is_folded)
    ]
    return (last, rows) if rows else None


def _columns_at(texts: Sequence[str], first: int) -> int | None:
    """The line of the dashes that tell the columns of a table that begins in a line."""
    if _COLUMNS.match(texts[first]):
        return first
    below = range(first + 1, min(first + _HIGHEST_HEAD, len(texts)))
    if _RULE.match(texts[first]):
        at = next((at for at in below if _is_rule(texts[at])), None)
        return at if at is not None and _COLUMNS.match(texts[at]) else None
    has_names = texts[first].strip() and first + 1 < len(texts) and _COLUMNS.match(texts[first + 1])
    return first + 1 if has_names else None


_HIGHEST_HEAD = 6


def _is_rule(text: str) -> bool:
    return bool(_COLUMNS.match(text) or _RULE.match(text))


def _groups(lines: Sequence[int], texts: Sequence[str], *, is_folded: bool) -> list[list[int]]:
    """The lines of each row: one, or those between two blank lines."""
    groups: list[list[int]] = []
    above = -2
    for line in lines:
        text = texts[line]
        if not text.strip() or _is_rule(text):
            continue
        if is_folded and above == line - 1:
            groups[-1].append(line)
        else:
            groups.append([line])
        above = line
    return groups


def _cells(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The cells of a row; a line that ends with `\\` goes on in one of its own."""
    spans = [*pairwise([*starts, None])]
    return [_joined([line[start:end].strip() for line in lines]) for start, end in spans]


def _joined(pieces: Sequence[str]) -> str:
    text = " ".join(piece for piece in pieces if piece)
    return text.replace("\\ ", "<br>")
