"""Phrases in the form in which they are compared: what a writer typed, and what a language lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from mkdocs_usecases.expressions import expression

_CHOICE = expression(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


def spelled_out(phrase: str) -> Iterator[str]:
    """Every phrase that one with choices stands for: `(go|goes) [back] to` is four."""
    choice = _CHOICE.search(phrase)
    if choice is None:
        yield " ".join(phrase.split())
        return
    optional = choice[1] is None
    for word in (*([""] if optional else []), *choice[2 if optional else 1].split("|")):
        yield from spelled_out(f"{phrase[: choice.start()]}{word}{phrase[choice.end() :]}")


def all_spelled_out(phrases: Iterable[str]) -> Iterator[str]:
    """Every phrase that any of these stands for."""
    for phrase in phrases:
        yield from spelled_out(phrase)


def all_folded(phrases: Iterable[str]) -> Iterator[str]:
    """Every phrase that any of these stands for, in folded form; to fold each alone would take twice as long."""
    for phrase in phrases:
        yield from map(tight, spelled_out(_plain_letters(phrase)))


_PIECES = expression(r"([()\[\]| ])")
_SYNTAX = {"(": "(?:", "[": "(?:", "]": ")?", " ": " ?"}


def pattern_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases in folded text, those of more words first."""
    by_words = sorted(phrases, key=lambda phrase: -len(_CHOICE.sub("", phrase).split(" ")))
    made = (
        "".join(_SYNTAX.get(piece) or _literal(piece) for piece in _PIECES.split(each)) for each in by_words
    )
    return f"(?:{'|'.join(made)})"


def _literal(piece: str) -> str:
    return piece if piece in (")", "|") else re.escape(folded(piece))


# Marks on letters that people leave out, or that their keyboards add: accents, and the vowels of Arabic.
_MARKS = expression(r"[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "‑": "-", "〜": "~", "،": ",", "、": ","}
    | {chr(0x660 + digit): str(digit) for digit in range(10)}
    | {chr(0x6F0 + digit): str(digit) for digit in range(10)}
)
_UNSPACED = "\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LOOSE = expression(rf"(?<=[{_UNSPACED}]) | (?=[{_UNSPACED}])")


def folded(text: str) -> str:
    """A text without case, accents and doubled blanks; what Japanese and Chinese part by no blank, together.

    Forms of one sign are the same: full width digits, Arabic ones, curly quotes, dashes.
    """
    return tight(" ".join(_plain_letters(text).split()))


def _plain_letters(text: str) -> str:
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFKD", text.translate(_SIGNS)))
    return text.casefold()


def tight(text: str) -> str:
    """A text without the blanks beside letters of scripts that part no words."""
    return text if text.isascii() or max(text) < _UNSPACED[0] else _LOOSE.sub("", text)
