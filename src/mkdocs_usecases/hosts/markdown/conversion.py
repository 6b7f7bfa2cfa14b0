"""One instance of Markdown at work: pages go through it, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor

from mkdocs_usecases.hosts.markdown.elements import ReadySection, SectionBuilder, put_back
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.hosts.markdown.placeholders import Place, Replacement
from mkdocs_usecases.hosts.markdown.placement import replace_placeholders, restore_code
from mkdocs_usecases.hosts.markdown.references import References, names_in_brackets
from mkdocs_usecases.hosts.markdown.review import as_typed
from mkdocs_usecases.pages.directives import listing_directives
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.markers import Marker, read_markers
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.rendering.listings import listing_sections
from mkdocs_usecases.rendering.mentions import MentionLinker
from mkdocs_usecases.rendering.section import Section
from mkdocs_usecases.rendering.use_case import use_case_section

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_usecases.hosts.markdown.section_cache import Depends

_DEEPEST = 6


class Conversion:
    """The state of one conversion, from lines to a tree with all bodies in it."""

    def __init__(self, md: Markdown, open_page: Callable[[Markdown, Sequence[str]], Page]) -> None:
        """Take what converts, and what knows the page that it is at."""
        self._md = md
        self._open_page = open_page
        self._references = References(md)
        self._page: Page | None = None
        self._builder: SectionBuilder | None = None
        self._stash: Sequence[str] = ()
        self._places: Sequence[Place] = ()
        self._blocks: dict[int, Block] = {}
        self._unshown: dict[int, Block] = {}
        self._new: list[tuple[Hashable, Depends, Section]] = []
        self._known: Mapping[Hashable, ReadySection] = {}
        self._shown: dict[Hashable, Section | ReadySection] = {}
        """The use cases of the page, by their places."""

    def hide(self, lines: list[str]) -> list[str]:
        """Put placeholders for blocks and listings, and define the references that the text names."""
        self._builder = None
        lines = _with_raw_fences(self._md, lines)
        page = self._page = self._open_page(self._md, lines)
        lines = [*page.as_read(lines)]
        hidden = _hidden(lines) if page.kept is None else page.kept.hidden(page.path, lines, _hidden)
        if hidden.names:
            self._references.define(hidden.names, page.site_view)
            self._references.mark_lost(hidden.names, page.site_view)
            self._references.keep_apart(lines)
        self._places = hidden.places
        texts = [as_typed(text, self._md) for text in hidden.texts.values()]
        self._blocks = dict(zip(hidden.texts, page.meet(texts), strict=True))
        self._unshown = dict(self._blocks)
        return [*hidden.lines]

    def restore_code(self, root: Element) -> None:
        """Give the source back to code and comments: what stands there is no use case."""
        if self._places:
            restore_code(root, self._md.htmlStash.rawHtmlBlocks, self._places)

    def build(self, root: Element) -> None:
        """Put headings and prose into the tree, for the host to render."""
        if self._page is not None and self._places:
            self._builder = SectionBuilder(self._md, partial(_linker, self._page))
            self._shown = {}
            if self._blocks:
                self._known = self._page.ready_use_cases(self._blocks.values(), self._builder.markup)
            replace_placeholders(root, self._build)

    def keep_ids(self, root: Element) -> None:
        """Have ids stay what they are where another extension looks for signs: `UC-1/2` is no fraction."""
        if self._page is not None:
            self._references.show_lost(root, self._page)
        self._references.mark_foreign(root)
        others = [each for each in self._md.treeprocessors if isinstance(each, InlineProcessor)]
        if len(others) > 1:
            self._references.keep(root)
            if self._builder is not None:
                self._builder.link_mentions()

    def show_headings(self, _: Element) -> None:
        """Make the headings ready for the table of contents."""
        if self._builder is not None:
            self._builder.show_headings()

    def fill(self, _: Element) -> None:
        """Put the bodies below the headings."""
        if self._builder is not None:
            self._builder.fill()
            self._stash = self._builder.stash
            self._keep(self._builder)
            if self._page is not None:
                self._page.anchors.update(*self._builder.anchors())
                self._page.headings.update(self._builder.headings())
        self._references.forget_lost()
        if self._page is not None and self._unshown:
            self._page.leave_out([*self._unshown.values()])
        # Markdown's instances refer to themselves in circles: what they hold stays for many pages.
        self._page, self._builder, self._places = None, None, ()
        self._blocks, self._unshown = {}, {}

    def put_back(self, text: str) -> str:
        """Put into the text of the page what was kept out of the host's way."""
        stash, self._stash = self._stash, ()
        return put_back(text, stash) if stash else text

    def _build(self, number: int, level_above: int) -> list[Element]:
        assert self._page is not None
        assert self._builder is not None
        page, builder, lang = self._page, self._builder, self._page.site_view.lang
        level = min(level_above + 1, _DEEPEST)
        content = self._places[number].content
        if isinstance(content, Marker):
            sections = listing_sections(content, page.view, level=level, place=number)
            return self._elements(number, sections, lang)
        block = self._blocks[number]
        page.show(block)
        self._unshown.pop(number, None)
        level = page.site_view.options.heading_level or level
        known = self._known.get((number, level))
        if known is not None and not content.info:
            self._shown[number, level] = known
            return _in_language([builder.put(known)], lang)
        entry = _entry_of(block, page.view.registry)
        section = use_case_section(block, entry, page.view, level=level)
        if not content.info:
            self._shown[number, level] = section
        return _in_language([builder.build(section, content.info)], lang)

    def _elements(self, number: int, sections: Iterable[Section], lang: str | None) -> list[Element]:
        """The elements of the sections of a listing: those of an earlier round where they are still right."""
        assert self._page is not None
        assert self._builder is not None
        builder, kept = self._builder, self._page.kept
        if kept is None:
            return _in_language([builder.build(section) for section in sections], lang)
        elements = []
        for position, section in enumerate(sections):
            key, depends = (self._page.path, number, position), builder.depends(section)
            known = kept.find(key, depends)
            if known is None:
                self._new.append((key, depends, section))
            elements.append(builder.build(section) if known is None else builder.put(known))
        return _in_language(elements, lang)

    def _keep(self, builder: SectionBuilder) -> None:
        """Leave to later rounds what depends on nothing but the site: prose depends on the page as well."""
        if self._page is not None and self._page.kept is not None:
            for key, depends, section in self._new:
                if builder.is_plain(section):
                    self._page.kept.keep(key, depends, builder.ready(section))
            # What was all put in again is kept already.
            if any(isinstance(section, Section) for section in self._shown.values()):
                self._page.keep_use_cases(
                    {
                        place: section if isinstance(section, ReadySection) else builder.ready(section)
                        for place, section in self._shown.items()
                        if isinstance(section, ReadySection) or builder.is_plain(section)
                    }
                )
        self._new, self._known, self._shown = [], {}, {}


def _linker(page: Page) -> MentionLinker:
    return MentionLinker(page.view.registry, page.view.links.use_case)


def _in_language(elements: list[Element], lang: str | None) -> list[Element]:
    """Say of elements in which language they are, for hyphens and for voices."""
    for element in elements if lang else ():
        element.set("lang", str(lang))
    return elements


class _Hidden(NamedTuple):
    """A page with placeholders: it depends on nothing but its lines."""

    lines: Sequence[str]
    places: Sequence[Place]
    texts: Mapping[int, str]
    """Of the places that are blocks, by number."""

    names: frozenset[str]
    """What stands in brackets and may be a use case."""


def _hidden(lines: Sequence[str]) -> _Hidden:
    contents = _contents(lines)
    replacement = _replace(lines, contents)
    texts = {
        number: "\n".join(content.lines)
        for number, content in enumerate(contents)
        if isinstance(content, Fence)
    }
    return _Hidden(replacement.lines, replacement.places, texts, frozenset(names_in_brackets(lines)))


def _contents(lines: Sequence[str]) -> list[Fence | Marker]:
    """The blocks and the markers of listings in their order."""
    if not any("usecase" in line.lower() for line in lines):
        return []
    scan = Scan(lines)
    listings = (*read_markers(lines, "", scan).markers, *listing_directives(lines, "", scan).markers)
    return sorted([*scan.fences, *listings], key=lambda content: content.first)


def _entry_of(block: Block, registry: Registry) -> Entry | None:
    """The entry of a block; one that rendering has only just brought has none before the site is settled."""
    if block.use_case is None:
        return None
    try:
        return registry.entry_of(block.use_case)
    except KeyError:
        return None


def _replace(lines: Sequence[str], contents: Iterable[Fence | Marker]) -> Replacement:
    replacement = Replacement()
    done = 0
    for content in contents:
        replacement.lines += lines[done : content.first]
        done = content.last + 1
        following = lines[done] if done < len(lines) else ""
        replacement.add(content, content.prefix, lines[content.first : done], following)
    replacement.lines += lines[done:]
    return replacement


def _with_raw_fences(md: Markdown, lines: list[str]) -> list[str]:
    """The lines with the fences that SuperFences has put away to preserve tabs in them."""
    if "fenced_raw_block" not in md.preprocessors:
        return lines
    restore: Callable[[list[str]], list[str]] | None
    restore = getattr(md.preprocessors["fenced_code_block"], "restore_raw_text", None)
    return lines if restore is None else restore(lines)
