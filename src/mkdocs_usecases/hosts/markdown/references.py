"""Use cases as targets of the host's own reference links: `[UC-12]`, `[the order][UC-12]`, `[UC-12/4a]`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.registry.elsewhere import ForeignPart
from mkdocs_usecases.registry.targets import target
from mkdocs_usecases.rendering.view import View

if TYPE_CHECKING:
    from markdown import Markdown

_NAME = expression(r"\[([^\W\d_][^\[\]\n]{0,120})\]")


def names_in_brackets(lines: Iterable[str]) -> set[str]:
    """What a text names in square brackets: only these references need a definition."""
    return {name for line in lines if "[" in line for name in _NAME.findall(line)}


class References:
    """The definitions that one instance of Markdown gets; those of the writer come later and win."""

    def __init__(self, md: Markdown) -> None:
        """Take the instance; it may convert one page after the other."""
        self._references = md.references
        self._defined: set[str] = set()

    def define(self, names: Iterable[str], view: View) -> None:
        """Define those of the names that are use cases or parts of them."""
        for name in names:
            key = " ".join(name.lower().split())
            id_, _, part = (piece.strip() for piece in name.partition("/"))
            entry = view.registry.find(id_)
            if key in self._references and key not in self._defined:
                continue
            if entry is None:
                self._define_foreign(key, view.registry.elsewhere.find_part(name))
                continue
            found = target(view.registry, view.page, entry, part)
            if found is not None:
                self._references[key] = (found, plain(entry.use_case.title).replace("&", "&amp;"))
                self._defined.add(key)

    def _define_foreign(self, key: str, found: ForeignPart | None) -> None:
        """Define a use case of another site, where anybody knows its address."""
        if found is not None and found.url is not None:
            title = found.use_case.title or found.use_case.id
            self._references[key] = (found.url, title.replace("&", "&amp;"))
            self._defined.add(key)

    def keep(self, root: Element) -> None:
        """Have nobody change the text of links that are called as what they lead to."""
        for link in root.iter("a") if self._defined else ():
            if link.text and " ".join(link.text.lower().split()) in self._defined:
                link.text = AtomicString(link.text)
