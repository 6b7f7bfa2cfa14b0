"""The pieces of one document, rendered: when the whole site is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docutils import nodes
from markupsafe import Markup

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.sphinx.places import usecase_unsearched
from mkdocs_usecases.hosts.sphinx.prose import Prose
from mkdocs_usecases.hosts.sphinx.titles import headed_section
from mkdocs_usecases.pages.markers import Marker
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.listings import listing_sections
from mkdocs_usecases.rendering.section import Section
from mkdocs_usecases.rendering.use_case import use_case_section
from mkdocs_usecases.rendering.view import View

Made = Callable[[str], Sequence[nodes.Node]]
"""Makes nodes of HTML, as the builder needs them."""

_LEVEL = 2
"""Of headings: Sphinx goes by how sections stand in each other."""

_UNDRAWN = expression(r"<(title|desc)\b")
_UNSEARCHED = expression(r"(?s)<(details|figure)\b[^>]*\bdata-search-exclude\b.*?</\1>")


class RenderedPage:
    """What is shown of use cases and listings in one document."""

    def __init__(self, view: View, blocks: Sequence[Block], listings: Sequence[Marker], prose: Prose) -> None:
        """Take what the document knows, and what it has."""
        self._view = view
        self._blocks = blocks
        self._listings = listings
        self._prose = prose
        self._sections: dict[int, tuple[Section, Markup]] = {}

    def boxes(self, number: int) -> Markup:
        """What stands above a use case: what is wrong with it."""
        return self._block(number)[0].before

    def body(self, number: int, attached: Mapping[tuple[str, bool], str] | None = None) -> Markup:
        """What stands below the heading of a use case, with the addresses of what it brings along."""
        section, body = self._block(number)
        return section.body(self._prose.with_attached(attached)) if attached else body

    def listing(self, number: int) -> tuple[Section, ...]:
        """The sections of a listing."""
        return listing_sections(self._listings[number], self._view, level=_LEVEL, place=number)

    def nodes(self, section: Section, made: Made) -> list[nodes.Node]:
        """A section of a listing."""
        body = section.before + section.body(self._prose)
        if section.heading is None:
            attributes = Markup("").join(
                Markup(' {}="{}"').format(name, value) for name, value in section.attributes.items()
            )
            body = Markup("<div{}>{}</div>").format(attributes, body)
        content = [*made(body), *(node for child in section.children for node in self.nodes(child, made))]
        if section.heading is None:
            return content
        headed = headed_section(section)
        headed += content
        return [headed]

    def html(self) -> str:
        """All of it: what is the same is shown the same."""
        pieces = [self.boxes(number) + self.body(number) for number in range(len(self._blocks))]
        for number in range(len(self._listings)):
            for section in self.listing(number):
                for each in section.walk():
                    pieces += [Markup(each.heading and each.heading.text), each.body(self._prose)]
        return "\n".join(pieces)

    def _block(self, number: int) -> tuple[Section, Markup]:
        if number not in self._sections:
            block = self._blocks[number]
            section = use_case_section(block, self._entry(block), self._view, level=_LEVEL)
            self._sections[number] = section, section.body(self._prose)
        return self._sections[number]

    def _entry(self, block: Block) -> Entry | None:
        return None if block.use_case is None else self._view.registry.entry_of(block.use_case)


def raw_html(html: str) -> list[nodes.Node]:
    """HTML as it is; pictures apart, that no search should find."""
    # Sphinx marks on a page what was looked for, and stumbles over words of a picture that are not drawn.
    html = _UNDRAWN.sub(r'<\1 class="nohighlight"', html)
    made: list[nodes.Node] = []
    done = 0
    for found in _UNSEARCHED.finditer(html):
        made.append(nodes.raw("", html[done : found.start()], format="html"))
        made.append(usecase_unsearched(html=found[0]))
        done = found.end()
    made.append(nodes.raw("", html[done:], format="html"))
    return [node for node in made if not isinstance(node, nodes.raw) or node.astext().strip()]
