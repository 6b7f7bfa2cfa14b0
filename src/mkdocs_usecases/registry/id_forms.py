"""What ids look like on a site, to tell one that is wrong from a word that is none."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.patterns import compile_pattern
from mkdocs_usecases.registry.registry import Registry

_NUMBERED = expression(r"(?P<letters>(?:.*[^\d._-])?)[._-]*\d+")
"""`UC90` looks like `UC-90`, and is not it."""


class Forms:
    """What an id looks like on this site."""

    def __init__(self, registry: Registry) -> None:
        """Take the site: its option `id_pattern`, or else the ids that it has."""
        pattern = registry.options.id_pattern
        self._elsewhere = registry.elsewhere
        self._pattern = compile_pattern(pattern) if pattern else None
        ids = (entry.use_case.id for entry in registry.entries if entry.use_case.id)
        self._letters = {folded(match["letters"]) for id_ in ids if (match := _NUMBERED.fullmatch(id_))}

    @property
    def is_set(self) -> bool:
        """Whether the site says what its ids look like."""
        return self._pattern is not None

    def fit(self, word: str) -> bool:
        """Whether a word must be meant as an id."""
        if self._elsewhere.has_name(word):
            return True
        if self._pattern is not None:
            return self._pattern.fullmatch(word)
        match = _NUMBERED.fullmatch(word)
        return match is not None and folded(match["letters"]) in self._letters
