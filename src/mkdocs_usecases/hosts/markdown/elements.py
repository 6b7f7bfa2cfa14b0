"""Sections of the core as elements of the host's document tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.util import ETX, STX, AtomicString
from markupsafe import Markup

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.markdown import prose, review
from mkdocs_usecases.hosts.markdown.character_references import with_references
from mkdocs_usecases.hosts.markdown.info_string import with_info
from mkdocs_usecases.rendering.mentions import MentionLinker
from mkdocs_usecases.rendering.section import Heading, Section

if TYPE_CHECKING:
    from markdown import Markdown


class BuiltSection(NamedTuple):
    """A section in the tree whose body is still to come."""

    section: Section
    element: Element
    heading: Element | None
    has_markup: bool
    """Whether the heading has any, for the host to render."""

    texts: Mapping[str, Element]
    """The prose that the host is to render; what is not in here has no markup."""

    repeated: Set[str]
    """Ids in its body that something else on the page has already."""


class ReadyHeading(NamedTuple):
    """A heading in the words in which it goes into a tree."""

    level: int
    id: str
    lead: str
    title: str

    @classmethod
    def of(cls, heading: Heading, *, has_markup: bool) -> ReadyHeading:
        """A heading of the core; `has_markup` tells whether the host is to render its text."""
        lead = AtomicString(_escaped(heading.lead))
        title = prose.hidden(heading.text) if has_markup else AtomicString(_escaped(heading.text))
        return cls(heading.level, heading.id, lead, title)

    def element(self) -> Element:
        """An element of its own: hosts put marks into it."""
        element = Element(f"h{self.level}", id=self.id)
        if self.lead:
            lead = SubElement(element, "span", {"class": "usecase-id"})
            lead.text, lead.tail = self.lead, " "
        # A span of its own, so that an attribute list at the end of a title cannot change the heading's id.
        SubElement(element, "span", {"class": "usecase-title"}).text = self.title
        return element


class ReadySection(NamedTuple):
    """A section that needs nothing from its host any more but to be put into a page."""

    tag: str
    attributes: Mapping[str, str]
    heading: ReadyHeading | None
    before: Markup
    body: Markup
    anchors: Sequence[str]
    children: Sequence[ReadySection]


_NONE: Set[str] = frozenset()


class SectionBuilder:
    """Puts sections into a tree before the host's inline processing, and their bodies after it."""

    def __init__(self, md: Markdown, linker: Callable[[], MentionLinker]) -> None:
        """Take the Markdown instance that renders the page, and what links the ids in new prose."""
        self._md = md
        self._make_linker = linker
        self._is_reviewed = review.is_shown(md)
        self.markup = prose.InlineMarkup.of(md)
        """What the host takes for markup: prose is plain as long as that stays the same."""

        self._built: list[BuiltSection] = []
        self._bodies: dict[int, Markup] = {}
        """By a section's identity, for it has no place, what stands below its heading once filled in."""

        self.stash: list[str] = []
        """What `put_back` brings back at the end: the host's own stash would search all of it for more."""

        self._ids: set[str] = set()
        """Those of the page: what is listed twice has its own where it stands first."""

        self._ready: list[tuple[Element, Element | None, ReadySection, Set[str]]] = []
        """Sections that were put in as they are, with their headings."""

        self._named: list[Element] = []
        """Sections whose id is from the info string, and gives way to all others."""

    @cached_property
    def _linker(self) -> MentionLinker:
        return self._make_linker()

    def is_plain(self, section: Section) -> bool:
        """Whether the host has nothing to render in it."""
        return not any(
            self.markup.is_in(text)
            for part in section.walk()
            for text in (*part.prose, *([part.heading.text] if part.heading else ()))
        )

    def depends(self, section: Section) -> tuple[object, ...]:
        """What the HTML of a plain section is made of: compared, it tells whether it is still right."""
        texts = (text for part in section.walk() for text in part.prose)
        return section, tuple(map(self._linker.links, texts)), self.markup

    def ready(self, section: Section) -> ReadySection:
        """A plain section that was filled in, for other pages of the same site."""
        heading = section.heading
        return ReadySection(
            _tag(section),
            _escaped_attributes(section.attributes),
            None if heading is None else ReadyHeading.of(heading, has_markup=False),
            _before(section),
            self._bodies[id(section)],
            section.anchors,
            tuple(self.ready(child) for child in section.children),
        )

    def put(self, ready: ReadySection) -> Element:
        """The element of a section that is ready."""
        element = Element(ready.tag, dict(ready.attributes))
        if "id" in ready.attributes:
            self._take_id(element)
        repeated = self._take_ids(ready.anchors)
        if ready.before:
            element.text = self._stashed(ready.before)
        heading = None
        if ready.heading is not None:
            heading = ready.heading.element()
            self._take_id(heading)
            element.append(heading)
        self._ready.append((element, heading, ready, repeated))
        for child in ready.children:
            element.append(self.put(child))
        return element

    def build(self, section: Section, info: str = "") -> Element:
        """The element of a section: heading, and the texts to be rendered."""
        attributes = with_info(section.attributes, info) if info else section.attributes
        element = Element(_tag(section), _escaped_attributes(attributes))
        if "id" in section.attributes:
            self._take_id(element)
        elif "id" in element.attrib:
            self._named.append(element)
        repeated = self._take_ids(section.anchors)
        if section.before:
            element.text = self._stashed(_before(section))
        heading, has_markup = None, False
        if section.heading is not None:
            has_markup = not section.heading.is_plain and self.markup.is_in(section.heading.text)
            heading = ReadyHeading.of(section.heading, has_markup=has_markup).element()
            self._take_id(heading)
            element.append(heading)
        texts: dict[str, Element] = {}
        title = "" if section.heading is None else section.heading.text
        for text in section.prose:
            if text != title and text not in texts and self.markup.is_in(text):
                texts[text] = SubElement(element, "span")
                texts[text].text = prose.hidden(review.hidden(text) if self._is_reviewed else text)
        self._built.append(BuiltSection(section, element, heading, has_markup, texts, repeated))
        for child in section.children:
            element.append(self.build(child))
        return element

    def show_headings(self) -> None:
        """Make `<` in titles readable before the table of contents is made of them."""
        for built in self._built:
            if built.heading is not None and built.has_markup:
                prose.shown(built.heading.iter())

    def link_mentions(self) -> None:
        """Link the ids in prose now, and not when it is shown."""
        for built in self._built:
            for holder in built.texts.values():
                self._linker.link_in(holder)

    def anchors(self) -> Iterator[Sequence[str]]:
        """The ids in each of the bodies, which are not there yet when hosts look for the targets of links."""
        for built in self._built:
            yield built.section.anchors
        for _, _, ready, _ in self._ready:
            yield ready.anchors

    def headings(self) -> Iterator[str]:
        """The ids of the headings."""
        placed = [built.heading for built in self._built] + [heading for _, heading, *_ in self._ready]
        for heading in placed:
            if heading is not None and "id" in heading.attrib:
                yield heading.attrib["id"]

    def fill(self) -> None:
        """Put the bodies where they belong; everything else was rendered by now."""
        for element in self._named:
            self._take_id(element)
        for built in self._built:
            self._fill(built)
        for element, heading, ready, repeated in self._ready:
            _put_body(element, heading, self._stashed(_without_ids(ready.body, repeated)))

    def _take_id(self, element: Element) -> None:
        """Note the id of an element, or take it away where another one of the page has it."""
        if element.attrib["id"] in self._ids:
            del element.attrib["id"]
        else:
            self._ids.add(element.attrib["id"])

    def _take_ids(self, anchors: Sequence[str]) -> Set[str]:
        """Note the ids of a body; gives those that something else on the page has already."""
        repeated = _NONE if self._ids.isdisjoint(anchors) else self._ids.intersection(anchors)
        self._ids.update(anchors)
        return repeated

    def _fill(self, built: BuiltSection) -> None:
        rendered: dict[str, Markup] = {}
        for text, holder in built.texts.items():
            rendered[text] = self._rendered(holder)
            built.element.remove(holder)
        if built.heading is not None and built.has_markup:
            prose.sanitize(built.heading.iter())

        def render(text: str) -> Markup:
            known = rendered.get(text)
            if known is None:
                text = prose.without_controls(text)
                known = self._linker.linked(review.hidden(text) if self._is_reviewed else text)
            return review.shown(known) if self._is_reviewed else known

        markup = built.section.body(render)
        if STX in markup or ETX in markup:
            markup = prose.without_forged(markup, rendered.values())
        markup = self._bodies[id(built.section)] = with_references(markup)
        _put_body(built.element, built.heading, self._stashed(_without_ids(markup, built.repeated)))

    def _rendered(self, holder: Element) -> Markup:
        prose.shown(holder.iter())
        prose.sanitize(holder.iter())
        prose.keep_whole(holder.iter("a"))
        self._linker.link_in(holder)
        holder.tail = None
        holder.attrib.clear()
        serialized = self._md.serializer(holder)
        prose.show_in_stash(serialized, self._md)
        return Markup(serialized.removeprefix("<span>").removesuffix("</span>").strip())

    def _stashed(self, markup: str) -> str:
        if STX in markup:
            # The host still has to put something in: code, formulas.
            return AtomicString(f"\n{self._md.htmlStash.store(markup)}\n")
        self.stash.append(markup)
        return AtomicString(f"\n{STASHED.format(len(self.stash) - 1)}\n")


def put_back(text: str, stash: Sequence[str]) -> str:
    """The HTML of a page with what was stashed in it."""
    pieces = _STASHED.split(text)
    pieces[1::2] = [stash[int(number)] for number in pieces[1::2]]
    return "".join(pieces)


STASHED = f"{STX}usecases-stash:{{}}{ETX}"
_STASHED = expression(STASHED.format(r"(\d+)"))


def _without_ids(body: Markup, ids: Set[str]) -> Markup:
    """The same where other parts of the page have these ids: a listing may stand there twice."""
    if not ids:
        return body
    names = "|".join(map(re.escape, ids))
    return Markup(re.sub(rf' id="(?:{names})"', "", body))


def _tag(section: Section) -> str:
    return "div" if section.heading is None else "section"


def _before(section: Section) -> Markup:
    return with_references(Markup(prose.without_controls(section.before)))


def _put_body(element: Element, heading: Element | None, body: str) -> None:
    if heading is None:
        element.text = (element.text or "") + body
    else:
        heading.tail = body


def _escaped_attributes(given: Mapping[str, str]) -> dict[str, str]:
    return {name: _escaped(value) for name, value in given.items()}


def _escaped(text: str) -> str:
    # Python-Markdown's serializer takes `&amp;` in a text for an entity that is escaped already.
    text = prose.without_controls(text)
    return text.replace("&", "&amp;") if "&" in text else text
