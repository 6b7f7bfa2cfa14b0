"""Sentences of one-line extensions: each is a handling step, the last may say the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_usecases.parsing.outcomes import Words
from mkdocs_usecases.parsing.remarks import said_end

# It looks for the sign and then at what stands around it: that takes half the time.
_END = re.compile(
    r"[.!?…。！？;](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*[\"'”’)\]*_]*\s+|(?<=[。！？])[。！？]*[」』）]*\s*|(?<=;)\s+(?=\S))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|incl|no|nr|dr|mr|mrs|ms|st|z\.b|d\.h|bzw|usw|ca|p\.ex|ex|sr|sra|bv|o\.a)|\b\w)\.$",
    re.IGNORECASE,
)
_KEPT_WHOLE = re.compile(r"`+[^`]*`+|\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|“[^“”]*”|«[^«»]*»")
_KEPT = re.compile(r"[`(\[\"“«]")


def _ends(text: str, outcomes: Words) -> Iterator[re.Match[str]]:
    """Where sentences end, not inside code, brackets or quotes, nor behind an abbreviation."""
    masked = _KEPT_WHOLE.sub(lambda match: "x" * len(match[0]), text) if _KEPT.search(text) else text
    for match in _END.finditer(masked):
        if match.end() >= len(text):
            continue
        if match[0].startswith(";") and not _says_the_end(text, match.end(), outcomes):
            continue
        before = masked[max(match.start() - 11, 0) : match.start() + 1]
        is_short = match[0][0] == "." and _ABBREVIATION.search(before) and not before[-2:-1].isdigit()
        if is_short and not _says_the_end(text, match.end(), outcomes):
            continue
        yield match


def sentences(text: str, outcomes: Words) -> Iterator[tuple[str, int]]:
    """The sentences of a text, each with the index at which it starts."""
    start = 0
    for match in _ends(text, outcomes):
        following = text[match.end() : match.end() + 1]
        # A small letter goes on with the sentence, unless it begins the words that say the end.
        if following.islower() and not _says_the_end(text, match.end(), outcomes):
            continue
        yield text[start : match.end()].strip().rstrip(";"), start
        start = match.end()
    if text[start:].strip():
        yield text[start:].strip(), start


def last_sentence(text: str, outcomes: Words) -> int:
    """Where a last sentence begins that says the end, behind other sentences; 0 where there is none."""
    if _MAY_PART.search(text) is None:
        return 0
    starts = [match.end() for match in _ends(text, outcomes)]
    if starts and _says_the_end(text, starts[-1], outcomes):
        return starts[-1]
    return 0


_MAY_PART = re.compile(r"[.。!?;→⇒]|[-=]>")
_LONGEST = 400
"""Characters: what goes on longer says no end, and is not copied to ask."""


def _says_the_end(text: str, start: int, outcomes: Words) -> bool:
    """Whether the rest of a text is the words that say the end."""
    return len(text) - start <= _LONGEST and said_end(text[start:], outcomes) is not None
