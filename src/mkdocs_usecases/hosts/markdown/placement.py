"""Where placeholders stand in a document tree, and how elements take their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from xml.etree.ElementTree import Element

from markdown.util import code_escape

from mkdocs_usecases.hosts.markdown.placeholders import MARK, PLACEHOLDER, Place, restored

Build = Callable[[int, int], Sequence[Element]]
"""Makes the elements for a placeholder, by its number and the level of the heading above it (1 for none)."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def restore_code(root: Element, stash: list[str | Element], places: Sequence[Place]) -> None:
    """Give the source back to code, comments and raw HTML that took a placeholder in."""
    for tag in ("code", "pre"):
        for element in root.iter(tag):
            if element.text and MARK in element.text:
                # The same string class: an `AtomicString` must remain one.
                element.text = type(element.text)(restored(element.text, places, code_escape))
    for index, stashed in enumerate(stash):
        if isinstance(stashed, str):
            stash[index] = restored(stashed, places)
        else:
            for element in stashed.iter():
                element.text = element.text and restored(element.text, places)
                element.tail = element.tail and restored(element.tail, places)


def replace_placeholders(root: Element, build: Build) -> None:
    """Put elements in the place of all placeholders that are left, in the order of the document."""
    _Replacer(build).visit(root)


class _Replacer:
    def __init__(self, build: Build) -> None:
        self._build = build
        self._level = 1

    def visit(self, parent: Element) -> None:
        """Replace the placeholders below an element."""
        self._level = _HEADINGS.get(parent.tag, self._level)
        position = 0
        if parent.text and MARK in parent.text:
            parent.text, elements = self._pieces(parent.text)
            _insert(parent, 0, elements)
            # What was put in is passed over.
            position = len(elements)
        while position < len(parent):
            child = parent[position]
            if child.tag == "p" and child.text and MARK in child.text:
                around = self._split(child, child.text)
                del parent[position]
                _insert(parent, position, around)
                position += len(around)
                continue
            self.visit(child)
            position += 1
            if child.tail and MARK in child.tail:
                child.tail, elements = self._pieces(child.tail)
                _insert(parent, position, elements)
                position += len(elements)

    def _split(self, paragraph: Element, text: str) -> list[Element]:
        """Sections do not stand inside of paragraphs: what is around them becomes paragraphs of its own."""
        before, elements = self._pieces(text)
        around: list[Element] = []
        if before.strip():
            around.append(_paragraph(paragraph, before.strip()))
        for element in elements:
            around.append(element)
            text, element.tail = (element.tail or "").strip(), None
            if text:
                around.append(_paragraph(paragraph, text))
        if len(paragraph):
            if not around or around[-1].tag != "p":
                around.append(_paragraph(paragraph, ""))
            around[-1].extend(list(paragraph))
        if around:
            around[-1].tail = paragraph.tail
        return around

    def _pieces(self, text: str) -> tuple[str, Sequence[Element]]:
        """The text before the first placeholder, and the elements with the texts behind them as tails."""
        before, *others = PLACEHOLDER.split(text)
        elements: list[Element] = []
        for number, after in zip(others[::2], others[1::2], strict=True):
            built = self._build(int(number), self._level)
            if built:
                built[-1].tail = after
                elements += built
            elif elements:
                elements[-1].tail = (elements[-1].tail or "") + after
            else:
                before += after
        return before, elements


def _paragraph(like: Element, text: str) -> Element:
    paragraph = Element("p", dict(like.attrib))
    paragraph.text = text
    return paragraph


def _insert(parent: Element, position: int, elements: Iterable[Element]) -> None:
    for offset, element in enumerate(elements):
        parent.insert(position + offset, element)
