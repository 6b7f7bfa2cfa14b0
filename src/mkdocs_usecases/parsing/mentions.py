"""Words in prose that may be ids of use cases; which of them exist only the registry knows."""

from __future__ import annotations

import re

from mkdocs_usecases.model.text import Prose, UseCaseId, UseCaseMention

ID = r"[^\W\d_](?:[\w.-]*\w)?"
"""Letters, digits, `.`, `_` and `-`, starting with a letter; a full stop behind it stays out."""

_PLAUSIBLE = re.compile(r"[\d_(-]")
_CANDIDATE = re.compile(
    r"(?<![A-Za-z0-9_.#/-])"
    r"(?:[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+|(?<=[0-9]))[A-Za-z0-9_]*(?:[.-][A-Za-z0-9]+)*)"
    rf"(?![A-Za-z0-9_])|(?<=\(){ID}(?=\))"
)
_NOT_PROSE = re.compile(r"`+[^`]*`+|\]\([^()\s]*(?:\s[^()]*)?\)|<?\bhttps?://[^\s>]+>?")


def may_mention(text: str) -> bool:
    """A quick look: most texts have no word that could be an id."""
    return _PLAUSIBLE.search(text) is not None


def mentions(prose: Prose) -> tuple[UseCaseMention, ...]:
    """The words of a text that have the form of an id; code and link targets are left alone.

    A word counts when it holds a digit or a sign (`UC-20`, `pay_2`) or stands alone in brackets (`(Pay)`).
    """
    text = prose.text
    if not may_mention(text):
        return ()
    if "`" in text or "](" in text or "://" in text:
        text = _NOT_PROSE.sub(lambda match: " " * len(match[0]), text)
    return tuple(
        UseCaseMention(UseCaseId(match[0]), prose.span.moved(match.start()))
        for match in _CANDIDATE.finditer(text)
    )
