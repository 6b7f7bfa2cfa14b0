"""The addresses that headings have: kept where a heading makes room for a block, for links to lead there."""

from __future__ import annotations

import re
from unicodedata import normalize

from mkdocs_usecases.documents.finding.marks import Mark
from mkdocs_usecases.expressions import expression

_EMPHASIS = expression(r"[*`]|<[^<>]+>|(?<!\w)_|_(?!\w)")
_LINK = expression(r"!?\[([^\[\]]*)\]\([^()]*\)")


class Anchors:
    """The ids of the headings of a page, in their order."""

    def __init__(self) -> None:
        """Start with none."""
        self._of_hosts: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._of_forges: dict[str, int] = {}

    def of(self, mark: Mark, typed: str) -> tuple[str, ...]:
        """The ids of the next heading: what Python-Markdown makes of it, and GitHub where that is another."""
        if mark.anchor:
            self._of_hosts.add(mark.anchor)
            return (mark.anchor,)
        text = _LINK.sub(r"\1", typed)
        ids = self._of_host(text), self._of_forge(text)
        return tuple(dict.fromkeys(one for one in ids if one))

    def _of_host(self, text: str) -> str:
        plain = normalize("NFKD", _EMPHASIS.sub("", text)).encode("ascii", "ignore").decode()
        slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
        number = self._numbers.get(slug, 0)
        unique = f"{slug}_{number}" if number else slug
        while unique in self._of_hosts or not unique:
            number += 1
            unique = f"{slug}_{number}"
        self._numbers[slug] = number
        self._of_hosts.add(unique)
        return unique if slug else ""

    def _of_forge(self, text: str) -> str:
        slug = re.sub(r"[^\w\- ]", "", _EMPHASIS.sub("", text).strip().lower()).replace(" ", "-")
        count = self._of_forges.get(slug, 0)
        self._of_forges[slug] = count + 1
        return f"{slug}-{count}" if count else slug


def anchor_line(ids: tuple[str, ...]) -> str:
    """A line that gives a place these ids."""
    return "".join(f'<a id="{one}"></a>' for one in ids)
