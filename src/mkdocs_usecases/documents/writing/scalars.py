"""Texts of a document as values of YAML, quoted where they have to be."""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import expression

_PLAIN_START = expression(r"[^\W_]|[(/.$€£+~^=;]|-(?=\S)")
_NO_PLAIN = expression(r":(?:\s|$)|\s#|[\x00-\x1f\x7f\u2028\u2029\ufeff]")
_LOOKS_OTHERWISE = expression(r"(?:---|\.\.\.)(?:\s|$)|[=~]$")


def in_yaml(text: str) -> str:
    """A text as a value on one line that reads as this text and nothing else."""
    if text and _PLAIN_START.match(text) and not _NO_PLAIN.search(text) and not _LOOKS_OTHERWISE.match(text):
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def as_key(text: str) -> str:
    """A text as the key of a mapping."""
    if re.fullmatch(r"[^\W_][^:：#\"'\\{}\[\],&*!|>%@`]*", text):
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
