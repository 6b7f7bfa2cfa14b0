"""Use cases as targets of the host's own reference links: `[UC-12]`, `[the order][UC-12]`, `[UC-12/4a]`."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import ShortReferenceInlineProcessor
from markdown.util import AtomicString

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.registry.foreign_use_cases import ForeignPart
from mkdocs_usecases.registry.targets import relative, target
from mkdocs_usecases.rendering.generated.pages import checks_page
from mkdocs_usecases.rendering.mentions import ELSEWHERE_CLASS
from mkdocs_usecases.rendering.use_cases.findings import shown_findings, spoken
from mkdocs_usecases.rendering.view import View

if TYPE_CHECKING:
    from markdown import Markdown

_NAME = expression(r"\[([^\W\d_][^\[\]\n]{0,120})\]")


def names_in_brackets(lines: Iterable[str]) -> set[str]:
    """What a text names in square brackets: only these references need a definition."""
    return {name for line in lines if "[" in line for name in _NAME.findall(line)}


class _NameInRow(ShortReferenceInlineProcessor):
    """A name ahead of another one, `[UC-1] [UC-2]`: the host would link the first to the second."""

    def __init__(self, md: Markdown, names: Container[str]) -> None:
        super().__init__(r"\[(?=[^\[\]]{1,120}\]\s\[)", md)
        self._names = names

    def evalId(self, data: str, index: int, text: str) -> tuple[str, int, bool]:
        key = " ".join(text.lower().split())
        return key, index, key in self._names


_ROW = expression(r"\]\s\[")

_LOST = "#usecase-lost-"


def _show(link: Element, key: str, finding: Diagnostic, view: View) -> None:
    """Turn a link to nowhere into what was typed, with what is wrong behind it."""
    words = (link.text or "").strip()
    is_name = not len(link) and " ".join(words.lower().split()) == key
    path = checks_page(view.options)
    # The host resolves it, as it does the links of writers.
    known = path is not None and view.links.page(path) is not None
    href = f"{relative(path, view.page)}#{finding.code.value}" if path is not None and known else None
    link.tag = "span" if href is None else "a"
    link.attrib.clear()
    link.set("class", "usecase-lost")
    link.set("data-code", finding.code.value)
    link.set(*("tabindex", "0") if href is None else ("href", href))
    if is_name:
        link.text = AtomicString(f"[{words}]")
    said = SubElement(link, "span", {"class": "usecase-unseen", "data-search-exclude": ""})
    said.text = AtomicString(f" {spoken(finding, view.words)}")


class References:
    """The definitions that one instance of Markdown gets; those of the writer come later and win."""

    def __init__(self, md: Markdown) -> None:
        """Take the instance; it may convert one page after the other."""
        self._references = md.references
        self._defined: set[str] = set()
        self._foreign: set[tuple[str | None, str | None]] = set()
        self._lost: list[tuple[str, Diagnostic]] = []
        self._md = md

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

    def keep_apart(self, lines: Iterable[str]) -> None:
        """Have names in a row be links of their own; most texts have none, and are looked at once less."""
        if _ROW.search("\n".join(lines)):
            # Ahead of the references of two brackets (170), with a blank or a line end between them.
            self._md.inlinePatterns.register(_NameInRow(self._md, self._defined), "usecases_row", 171)

    def _define_foreign(self, key: str, found: ForeignPart | None) -> None:
        """Define a use case of another site, where anybody knows its address."""
        if found is not None and found.url is not None:
            title = found.use_case.title or found.use_case.id
            self._references[key] = definition = (found.url, title.replace("&", "&amp;"))
            self._foreign.add(definition)
            self._defined.add(key)

    def mark_foreign(self, root: Element) -> None:
        """Have links to other sites say that they lead there."""
        for link in root.iter("a") if self._foreign else ():
            if (link.get("href"), link.get("title")) in self._foreign:
                link.set("class", f"{link.get('class', '')} {ELSEWHERE_CLASS}".strip())

    def mark_lost(self, names: Iterable[str], view: View) -> None:
        """Define those that lead nowhere as well, for `show_lost` to say so to the writer."""
        found = view.lost_links() if view.serving else {}
        shown = frozenset(shown_findings(found.values(), view))
        for name in names:
            key = " ".join(name.lower().split())
            if key not in self._references and found.get(name) in shown:
                self._references[key] = (f"{_LOST}{len(self._lost)}", "")
                self._lost.append((key, found[name]))

    def show_lost(self, root: Element, page: Page) -> None:
        """Mark what leads nowhere, with what is wrong as text; the host never sees an address for it."""
        for link in [*root.iter("a")] if self._lost else ():
            number = (link.get("href") or "").removeprefix(_LOST)
            if number.isdecimal() and link.get("href") == f"{_LOST}{number}":
                key, finding = self._lost[int(number)]
                _show(link, key, finding, page.site_view)

    def forget_lost(self) -> None:
        """Take the definitions back: an instance of Markdown may convert another page next."""
        for key, _ in self._lost:
            self._references.pop(key, None)
        self._lost = []

    def keep(self, root: Element) -> None:
        """Have nobody change the text of links that are called as what they lead to."""
        for link in root.iter("a") if self._defined else ():
            if link.text and " ".join(link.text.lower().split()) in self._defined:
                link.text = AtomicString(link.text)
