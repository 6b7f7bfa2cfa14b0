"""Lines that stand twice, the one right below the other: somebody pasted once too often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import eq

from mkdocs_usecases.expressions import expression

_ITEM = expression(r"\s*(?:[-*•] +\S*\w|[\d*][\w*-]*[.)] *\S*\w|[^\W\d_]\S* \S+ [^|]*[.!?。]$)")
_KEY = expression(r"\s*[^\s:#-][^:#]*:(?:\s|$)")


def may_be_doubled(lines: Sequence[str]) -> bool:
    """The quick answer for nearly all texts."""
    # Most have no two lines alike at all, which takes a fifth of the time to see.
    return len({*lines}) < len(lines) and True in map(eq, lines, lines[1:]) and bool(next(doubled(lines), 0))


def doubled(lines: Sequence[str], verbatim: frozenset[int] = frozenset()) -> Iterator[int]:
    """The lines that say what the line above them says, and do not go on with it.

    Args:
        lines: those of a block.
        verbatim: the ones among them in which a colon parts nothing.
    """
    for number, line in enumerate(lines[1:], start=1):
        is_same = line == lines[number - 1] and not line.isspace()
        if is_same and (_ITEM.match(line) or (number not in verbatim and _KEY.match(line))):
            below = next((each for each in lines[number + 1 :] if not each.isspace() and each), "")
            # `- use case: UC-1` may go on with `at: 3`, and the one above it not.
            if _PAIR.match(line) is None or _depth(below) <= _depth(line):
                yield number


def is_item(line: str) -> bool:
    """Whether a line is a text, or an item without a label and a number: two may both be meant."""
    return _BARE_ITEM.match(line) is not None


_BARE_ITEM = expression(r"\s*(?:[-*•] +(?![\"'(*]*(?:\d+(?:-\d+)?|\*)[a-z])|1[.)]|[^\W\d_][^:]*$)")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_PAIR = expression(r" *- +[^:]+: +\S")
