"""What the core hands to a host: a heading for the table of contents, and a body to put below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_usecases.rendering.templating.html import Templates

ProseRenderer = Callable[[str], Markup]
"""Renders one text as the host renders inline Markdown: safe HTML, without a surrounding paragraph."""


class Heading(NamedTuple):
    """A real heading: the host's table of contents and its search go by it."""

    level: int
    """1 to 6."""

    id: str
    """Goes on the heading element itself, which is where hosts look for it."""

    text: str
    """Inline Markdown; not among the section's `prose`."""

    lead: str = ""
    """Stands before the text in `<span class="usecase-id">`: `UC-12`."""

    is_plain: bool = False
    """Whether the text is shown as it is, and not rendered as inline Markdown."""


NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Body:
    """A template and what it shows: bodies that are equal are the same HTML.

    So whoever keeps what was made of one for the next round need not know what it depends on: that stands in
    its values. What does not compare is never the same, and made anew each time.
    """

    templates: Templates
    template: str
    values: Mapping[str, object]
    """Those that are bodies go into the template as their HTML."""

    def __call__(self, prose: ProseRenderer) -> Markup:
        """The HTML."""
        values = {
            name: value(prose) if isinstance(value, Body) else value for name, value in self.values.items()
        }
        return self.templates.render(self.template, **values, prose=prose)


class Section(NamedTuple):
    """One use case or one listing on its way into a page; two that are equal look the same."""

    attributes: Mapping[str, str]
    """Those of the `<section>` element, or of a `<div>` where there is no heading: `class`, `id`…"""

    heading: Heading | None
    prose: tuple[str, ...]
    """The texts that `body` will ask the host to render, each once."""

    body: Callable[[ProseRenderer], Markup]
    """Makes the HTML below the heading: a `Body`, so that sections compare."""

    anchors: tuple[str, ...] = ()
    """The ids that stand in the body, so that a host can tell that links to them are right."""

    children: tuple[Section, ...] = ()
    """Sections that follow the body."""

    before: Markup = NOTHING
    """Boxes of errors: they stand above the heading."""

    def walk(self) -> Iterator[Section]:
        """This section and all that it holds, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.walk()


def nothing(_: ProseRenderer) -> Markup:
    """The body of a section that is only a heading and its children."""
    return NOTHING
