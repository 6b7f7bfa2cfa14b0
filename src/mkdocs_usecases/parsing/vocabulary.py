"""What the reader asks of the block language: what is a key, what is a label, which colon was meant."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_usecases.parsing.keys import BRANCH_KEYS, EXTENDS_KEYS, lookup, normal
from mkdocs_usecases.parsing.labels import LABEL, narrow, read_head
from mkdocs_usecases.parsing.outcomes import Words
from mkdocs_usecases.parsing.reader.cursor import COLON
from mkdocs_usecases.parsing.reader.slips import Language

_LONG_KEYS = frozenset({"include", "repeat", "until"}).union(
    *((name, *synonyms) for keys in (BRANCH_KEYS, EXTENDS_KEYS) for name, synonyms in keys.items())
)
"""Of the long forms of steps, extensions and `extends`."""

_LABEL = re.compile(rf"{LABEL}(?:[.)]*(?=\s|$)|[.)])")
_SIGNED_LABEL = re.compile(rf"(?:[Ss]tep\s+|[\[(*_]+){LABEL}[.)\]*_]*\s")
_QUOTED = re.compile(r"(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")\s*(?=:(?:\s|$))")
_NOT_PLAIN = re.compile(r"[*&!@%`\[\]{},|>'\"#]|[-?:](?:\s|$)")


@lru_cache(maxsize=32)
def language(outcomes: Words) -> Language:
    """The block language of a site with these phrases."""
    return Language(_is_key, _is_long_key, _is_label, lambda head, in_list: _colon(head, in_list, outcomes))


def _is_key(text: str) -> bool:
    return lookup(text) is not None


def _is_long_key(text: str) -> bool:
    return normal(text) in _LONG_KEYS


def _is_label(text: str) -> bool:
    text = narrow(text)
    return _LABEL.match(text) is not None or _SIGNED_LABEL.match(text) is not None


def _colon(head: str, in_list: bool, outcomes: Words) -> int | None:
    """Where the colon stands that parts key and value, or `None` when the whole is text."""
    if quoted := _QUOTED.match(head):
        return quoted.end()
    colons = [match.start() for match in COLON.finditer(head)]
    if not colons:
        return None
    first = head[: colons[0]]
    known = _is_long_key(first) if in_list else lookup(first) is not None
    label = read_head(first)
    if known or (label.named and not in_list):
        return colons[0]
    if label.named:
        # `Bank: wants money`: the reader of the list knows whether it is a pair or a sentence.
        value = head[colons[0] + 1 :].strip()
        is_pair = len(colons) == 1 and first.count("[") + first.count("{") <= first.count("]") + first.count(
            "}"
        )
        return colons[0] if is_pair and not _NOT_PLAIN.match(first) and not _NOT_PLAIN.match(value) else None
    for colon in colons[1:]:
        if outcomes.read(head[colon + 1 :]) is not None:
            return colon
    # `*a: The network is lost: ends …`: the first colon belongs to the label.
    return colons[1] if not label.rest and len(colons) > 1 else colons[0]
