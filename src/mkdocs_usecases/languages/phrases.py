"""Phrases in the form in which they are compared: what a writer typed, and what a language lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from unicodedata import normalize

from mkdocs_usecases.expressions import expression

_CHOICE = expression(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


def spelled_out(phrase: str) -> Iterator[str]:
    """Every phrase that one with choices stands for: `(go|goes) [back] to` is four."""
    first, *choices = _CHOICE.split(phrase)
    parts = [[first]]
    for one_of, perhaps, behind in zip(choices[::3], choices[1::3], choices[2::3], strict=True):
        parts += ["", *perhaps.split("|")] if one_of is None else one_of.split("|"), [behind]
    for made in map("".join, product(*parts)):
        if choices and ("[" in made or "(" in made):
            # One choice stood in another.
            yield from spelled_out(made)
        else:
            yield " ".join(made.split())


def all_spelled_out(phrases: Iterable[str]) -> Iterator[str]:
    """Every phrase that any of these stands for."""
    for phrase in phrases:
        yield from spelled_out(phrase)


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
_UNSPACED = "\u3005"
"""Letters before it are of scripts that part words by blanks."""


def folded(text: str) -> str:
    """A text without case, accents and doubled blanks; what Japanese and Chinese part by no blank, together.

    Forms of one sign are the same: full width digits, Arabic ones, curly quotes, dashes.
    """
    return tight(" ".join(plain_letters(text).split()))


def plain_letters(text: str) -> str:
    """A text without case and accents, with one form of each sign."""
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFKD", text.translate(_SIGNS)))
    return text.casefold()


def tight(text: str) -> str:
    """A text without the blanks beside letters of scripts that part no words."""
    if parts_words(text):
        return text
    whole, *others = text.split(" ")
    for each in others:
        whole += each if _is_unspaced(whole[-1:]) or _is_unspaced(each[:1]) else f" {each}"
    return whole


def parts_words(text: str) -> bool:
    """Whether all letters of a text are of scripts that part words by blanks."""
    return text.isascii() or max(text) < _UNSPACED


def _is_unspaced(letter: str) -> bool:
    return _UNSPACED <= letter <= "\u9fff"
