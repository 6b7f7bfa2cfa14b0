"""How wide a text is, and how it is parted into lines: nothing here can ask a browser."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

_NARROW = frozenset("ijlI.,;:|!'’`")
_SLIM = frozenset('frt()[]-/ "*J')
_WIDE = frozenset("mwMWÆŒ@%—…")

_MARGIN = 1.06
"""The widths are those of Arial, rounded up by kind of letter; this is for Roboto, Segoe and Noto."""


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """How many pixels a text takes in letters of a size, in usual fonts: rather more than less."""
    return sum(map(_thousandths, text)) * size / 1000 * _MARGIN


@lru_cache(maxsize=1024)
def _thousandths(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200b\u200c\u200d\u200e\u200f":
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1000
    if char in _NARROW:
        return 260
    if char in _SLIM:
        return 335
    if char in _WIDE:
        return 860
    return 690 if char.isupper() else 540


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """The text in lines of that many pixels, of like width where there are several; at most so many lines.

    A word that is wider than the room is parted, behind `-` and `/` if it can be, else with a hyphen.
    """
    lines = list(_filled(text, room, size))
    if len(lines) > most:
        return (*lines[: most - 1], _cut(lines[most - 1], room, size))
    return _balanced(lines, text, room, size) if len(lines) > 1 else tuple(lines)


def _cut(line: str, room: float, size: float) -> str:
    """The last line that is shown of a text that goes on."""
    kept = line.removesuffix("-")
    shown = f"{kept}…" if kept != line else f"{kept} …"
    while width(shown, size) > room and kept:
        shown, kept = f"{kept}…", kept[:-1].rstrip()
    return shown


def _filled(text: str, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        for position, piece in enumerate(_pieces(word, room, size)):
            longer = f"{line} {piece}" if line and not position else piece
            if line and (position or width(longer, size) > room):
                yield line
                line = piece
            else:
                line = longer
    yield line


def _pieces(word: str, room: float, size: float) -> list[str]:
    if width(word, size) <= room:
        return [word]
    for sign in "-/":
        cut = word.find(sign, 2, -2) + 1
        if cut:
            return [*_pieces(word[:cut], room, size), *_pieces(word[cut:], room, size)]
    for parts in range(2, len(word)):
        # Of like length, so that no letter stands alone.
        cuts = [round(part * len(word) / parts) for part in range(parts + 1)]
        pieces = [_hyphenated(word[start:end]) for start, end in pairwise(cuts[:-1])]
        pieces.append(word[cuts[-2] :])
        if all(width(piece, size) <= room for piece in pieces):
            return pieces
    return list(word)


def _hyphenated(piece: str) -> str:
    """A piece of a word; scripts that part no words have no hyphens either."""
    return piece if unicodedata.east_asian_width(piece[-1]) in "WF" else f"{piece}-"


def _balanced(lines: Sequence[str], text: str, room: float, size: float) -> tuple[str, ...]:
    """No more lines, but as narrow as they can be: that fits an ellipse better."""
    widest = max(width(word, size) for word in text.split())
    best, low, high = tuple(lines), min(room, max(room / 3, widest)), room
    for _ in range(6):
        middle = (low + high) / 2
        trial = tuple(_filled(text, middle, size))
        if len(trial) <= len(lines):
            best, high = trial, middle
        else:
            low = middle
    return best
