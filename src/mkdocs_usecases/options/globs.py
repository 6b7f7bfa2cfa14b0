"""Patterns for pages: `use_cases/*.md`, `**/UC-*.md`, `use_cases/`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.patterns import compile_pattern

_PIECES = expression(r"\*\*/|/\*\*$|\*\*|\*|\?|[^*?]+")
_SAID = {"**/": "(?:[^/]+/)*", "/**": "/.+", "**": ".*", "*": "[^/]*", "?": "[^/]"}


class Globs:
    """Patterns as in `exclude_docs`: with no slash they fit in each folder, with one from the top."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Take the patterns, relative to the docs folder."""
        self._patterns = [compile_pattern(_regular(pattern)) for pattern in patterns]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def hold(self, path: str) -> bool:
        """Whether one of them fits the path of a page, with `/` on every system."""
        return any(pattern.fullmatch(path) for pattern in self._patterns)


def _regular(pattern: str) -> str:
    """The regular expression of a pattern."""
    text = pattern.replace("\\", "/").removeprefix("./")
    is_anywhere = "/" not in text.rstrip("/")
    text = text.removeprefix("/")
    if text.endswith("/"):
        text += "**"
    said = "".join(_SAID.get(piece) or re.escape(piece) for piece in _PIECES.findall(text))
    return f"(?:[^/]+/)*{said}" if is_anywhere else said
