"""Pages with their use cases as GitHub-flavoured Markdown; all else stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown import Markdown

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.markdown import UseCasesExtension
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.hosts.source_links import SourceLinks
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import Marker, read_markers
from mkdocs_usecases.parsing.front_matter import read_front_matter
from mkdocs_usecases.registry.listing_pages import ListingPages
from mkdocs_usecases.registry.route_names import route_anchor
from mkdocs_usecases.rendering.gfm import gfm
from mkdocs_usecases.rendering.gfm_text import linked_ids, with_anchors
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site

_HEADING = expression(r"[> \t]*(#{1,6})[ \t]")
_BEGINNING = expression(r"[*+-]|(?<!\d)\d+[.)]")
_ROW = expression(r"\]\([^()\s]*#([^()\s]+)\)|\[([\w.-]+/[^\[\]\s]+)\]")
_MARK = "usecase-part-"
_PART = expression(rf"<p>{_MARK}\d+</p>\s*<h(\d)>x</h\1>")


class GfmPages:
    """The pages of a site, one after the other."""

    def __init__(self, site: Site, texts: Iterable[str] = ()) -> None:
        """Take the site, with all that is to be linked, and the texts of its pages."""
        self._site = site
        self._linked = frozenset(found for text in texts for pair in _ROW.findall(text) for found in pair)
        """Rows that links name: `UC-1-3` of `orders.md#UC-1-3`, `UC-1/3` of `[UC-1/3]`."""

        self._listed = {it.listing for document in site.registry.documents for it in document.markers}
        self._listings = ListingPages(site.registry, site.options.index)

    def page(self, path: str, text: str) -> str:
        """A page: the same text with tables and diagrams in the place of its blocks."""
        lines = text.split("\n")
        bare = [line.removesuffix("\r") for line in lines]
        front = read_front_matter("\n".join(bare), path).lines if text.startswith("---") else 0
        read = [""] * front + bare[front:]
        scan = Scan(read)
        contents: list[Fence | Marker]
        contents = sorted([*scan.fences, *read_markers(read, path, scan).markers], key=lambda it: it.first)
        if not contents:
            return text
        made = [gfm(html) for html in self._html(path, contents, _levels(bare, scan, contents))]
        linked = {id_ for each in made for id_ in linked_ids(each)} | linked_ids(text)
        linked.update(self._led_to(path))
        end = "\r" if lines[0].endswith("\r") else ""
        pieces, done = [], 0
        for content, markdown in zip(contents, with_anchors(made, linked), strict=True):
            pieces += lines[done : content.first]
            # What stands before it on its line may begin a list: below it there are blanks.
            if isinstance(content, Fence):
                below = content.prefix_below
            else:
                below = _BEGINNING.sub(" ", content.prefix)
            shown = [f"{below}{line}".rstrip() + end for line in markdown.split("\n")]
            shown[0] = f"{content.prefix}{shown[0].removeprefix(below)}"
            pieces += shown
            done = content.last + 1
        return "\n".join([*pieces, *lines[done:]])

    def _led_to(self, path: str) -> Iterator[str]:
        """The rows of a page to which other pages lead: where one is named, and where one names another."""
        registry = self._site.registry
        for entry in registry.entries:
            if entry.path != path:
                continue
            use_case = entry.use_case
            if self._listed & {Listing.SCENARIOS, Listing.COVERAGE}:
                yield from (route_anchor(registry, entry, it) for it in (None, *use_case.every_extension))
            steps = {str(step.number): step for step in use_case.every_step}
            extensions = {str(extension.label): extension for extension in use_case.every_extension}
            rules = {rule.id: rule for rule in use_case.business_rules if rule.id}
            led = {name for name, step in steps.items() if step.mentions or step.include}
            led |= {name for name, extension in extensions.items() if extension.outcome.use_case}
            led |= rules.keys() if Listing.RULES in self._listed else set()
            # A path names each step, and only where it is the one way through, the use case does not.
            led |= steps.keys() if Listing.SCENARIOS in self._listed else set()
            for name, part in (steps | extensions | rules).items():
                anchor = registry.anchor(entry, part)
                if name in led or anchor in self._linked or f"{use_case.id}/{name}" in self._linked:
                    yield anchor

    def _html(self, path: str, contents: Sequence[Fence | Marker], levels: Sequence[int]) -> list[str]:
        """The HTML of each block and listing, made as pages are."""
        page = Page(self._site, path, lambda: self._view(path))
        md = Markdown(
            extensions=["tables", "sane_lists", UseCasesExtension(lambda md, lines: page)],
            output_format="html",
        )
        html = md.convert("\n\n".join(_parts(contents, levels)))
        return _PART.split(html)[2::2]

    def _view(self, path: str) -> View:
        site = self._site
        registry = site.registry_of(path)
        return View(
            registry=registry,
            links=SourceLinks(site, registry, self._listings, path),
            words=words_of(site.options.language, site.options.strings),
            options=site.options,
            page=path,
            findings=site.findings_of,
        )


def _parts(contents: Sequence[Fence | Marker], levels: Sequence[int]) -> Iterator[str]:
    """Markdown with these alone, each below a mark and a heading of the level that it has above it."""
    for number, (content, level) in enumerate(zip(contents, levels, strict=True)):
        yield f"{_MARK}{number}\n\n{'#' * level} x"
        if isinstance(content, Marker):
            yield content.text
            continue
        longest = max((len(run) for run in re.findall("~+", "\n".join(content.lines))), default=0)
        signs = "~" * (longest + 3)
        yield "\n".join([f"{signs}usecase", *content.lines, signs])


def _levels(lines: Sequence[str], scan: Scan, contents: Sequence[Fence | Marker]) -> list[int]:
    """The level of the heading above each; 1 where there is none."""
    found, level, at = [], 1, 0
    for content in contents:
        for line in range(at, content.first):
            if not scan.fenced[line] and (heading := _HEADING.match(lines[line])):
                level = len(heading[1])
        at = content.last + 1
        found.append(level)
    return found
