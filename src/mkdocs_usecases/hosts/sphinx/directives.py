"""Directives: each leaves a place for what only the whole site can tell."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from mkdocs_usecases.hosts.sphinx.places import usecase_place
from mkdocs_usecases.pages.directives import listing_text
from mkdocs_usecases.pages.markers import FILTERS, read_markers


class UseCaseDirective(SphinxDirective):
    """A block: `.. usecase::`, or a fence of `{usecase}`."""

    has_content = True
    option_spec: ClassVar[Any] = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Leave the place of the use case, with its text."""
        place = usecase_place(kind="block", text="\n".join(self.content))
        place["classes"] += self.options.get("class", [])
        self.set_source_info(place)
        return [place]


class ListingDirective(SphinxDirective):
    """A listing: `.. usecases:: actors`, or a fence of `{usecases}`."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = dict.fromkeys(FILTERS, directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """Leave the place of the listing, with the comment that asks for it elsewhere."""
        filters = {name: value.strip("\"'") for name, value in self.options.items()}
        text = listing_text(self.arguments[0], filters)
        if not read_markers([text], "").markers:
            # What is wrong with it is told by the page.
            return []
        place = usecase_place(kind="listing", text=text)
        self.set_source_info(place)
        return [place]
