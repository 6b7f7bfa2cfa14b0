"""Inline Markdown in a text of a block: what it keeps together, what of it is only half in a part."""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import expression

_KEPT = expression(r"[`(\[\"'“„‘«「『（]")
_KEPT_WHOLE = expression(
    r"(?<!`)`+[^`]*`+|\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|「[^「」]*」|『[^『』]*』"
    # An apostrophe has a letter before it, or goes on with the word.
    r"|(?<![\w'])'(?=\S)[^']*(?<=\S)'(?![\w'])|‘(?=\S)[^‘’]*(?<=\S)’(?!\w)"
)
_CLOSING = expression(r"(?<![*_`])[*_`]+\s*$")


def masked(text: str) -> str:
    """A text of the same length without the signs in its code, its brackets and its quotes."""
    if is_of_words(text.replace(".", "")) or _KEPT.search(text) is None:
        return text
    return _KEPT_WHOLE.sub(_mask, text)


def is_of_words(text: str) -> bool:
    """A quick look: whether a text is nothing but words and numbers, with a full stop at its end or none."""
    return text.removesuffix(".").replace(" ", "").isalnum()


def _mask(match: re.Match[str]) -> str:
    kept = match[0]
    # `客は「待つ。」終わる。`: behind a quote that is a sentence the next begins, unless a particle follows.
    end = kept[-2:] if kept[-2:] in _SAID and match.string[match.end() :][:1] not in _PARTICLES else ""
    return "x" * (len(kept) - len(end)) + end


_SAID = ("。」", "。』")
_PARTICLES = frozenset("とのをはがにでもや、")


def length_within(part: str) -> int:
    """How long a part of a text is without the end of an emphasis that began before it."""
    closing = _CLOSING.search(part)
    if closing is None or part.count(closing[0].rstrip()) % 2 == 0:
        return len(part)
    return closing.start()
