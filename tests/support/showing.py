"""Pages of use cases rendered without any host: prose is escaped, headings are plain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import html5lib
from bs4 import BeautifulSoup
from markupsafe import Markup, escape

from mkdocs_usecases.options import read_options
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry, Registry
from mkdocs_usecases.rendering.listings import listing_sections
from mkdocs_usecases.rendering.section import ProseRenderer, Section
from mkdocs_usecases.rendering.use_case import use_case_section
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site


class Addresses:
    """Every page is a folder, and the indexes are where they are generated."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def use_case(self, entry: Entry, part: str | None = None) -> str | None:
        anchor = entry.anchor if part is None else self._registry.anchor(entry, part)
        return f"../{entry.path.removesuffix('.md')}/#{anchor}"

    def actor(self, actor: ActorEntry) -> str | None:
        return f"../use-cases/actors/#{actor.slug}"

    def page(self, path: str) -> str | None:
        return f"../{path.removesuffix('.md')}/"

    def file(self, path: str) -> str | None:
        return f"../{path}"

    def goal(self, goal: GoalEntry) -> str | None:
        return f"../use-cases/goals/#{goal.slug}"


class Nowhere(Addresses):
    """A site without pages for what is named."""

    def use_case(self, entry: Entry, part: str | None = None) -> str | None:
        return None

    def actor(self, actor: ActorEntry) -> str | None:
        return None

    def goal(self, goal: GoalEntry) -> str | None:
        return None


@dataclass(frozen=True)
class Pages:
    """Some pages that make a site."""

    site: Site
    view: View

    def use_cases(self, path: str = "page.md") -> list[Section]:
        """The sections of the blocks of a page."""
        document = next(document for document in self.view.registry.documents if document.path == path)
        return [
            use_case_section(
                block,
                None if block.use_case is None else self.view.registry.entry_of(block.use_case),
                self.view,
                level=2,
            )
            for block in document.blocks
        ]

    def listings(self, path: str = "page.md") -> list[Section]:
        """The sections of the markers of a page."""
        document = next(document for document in self.view.registry.documents if document.path == path)
        return [
            section for marker in document.markers for section in listing_sections(marker, self.view, level=2)
        ]


def pages(
    texts: str | dict[str, str],
    options: dict[str, object] | None = None,
    *,
    serving: bool = False,
    links: type[Addresses] = Addresses,
    language: str = "en",
) -> Pages:
    """Read some pages; a single text is `page.md`."""
    reading = read_options({"system": "MealApp", **(options or {})}, folder=Path())
    assert not reading.wrong
    site = Site(reading.options)
    for path, text in ({"page.md": texts} if isinstance(texts, str) else texts).items():
        site.read(path, text)
    view = View(
        site.registry,
        links(site.registry),
        words_of(language),
        reading.options,
        "page.md",
        site.findings_of,
        serving=serving,
    )
    return Pages(site, view)


def html(section: Section, prose: ProseRenderer = escape) -> str:
    """A section as a host would write it."""
    tag = "div" if section.heading is None else "section"
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in section.attributes.items())
    parts = [f"<{tag}{attributes}>\n", section.before]
    if section.heading is not None:
        heading = section.heading
        lead = f'<span class="usecase-id">{escape(heading.lead)}</span> ' if heading.lead else ""
        text = escape(heading.text) if heading.is_plain else prose(heading.text)
        parts.append(f'<h{heading.level} id="{heading.id}">{lead}{text}</h{heading.level}>\n')
    parts.append(section.body(prose))
    parts += [html(child, prose) for child in section.children]
    return "".join(map(str, [*parts, f"\n</{tag}>\n"]))


def soup(*sections: Section, prose: ProseRenderer = escape) -> BeautifulSoup:
    """Sections as they are read: mistakes in the markup are errors."""
    text = "".join(html(section, prose) for section in sections)
    html5lib.HTMLParser(strict=True).parseFragment(text)
    return BeautifulSoup(text, "html5lib")


def marked(text: str) -> Markup:
    """Prose that shows that it was asked for: `«text»`."""
    return Markup("«{}»").format(text)


def block(**keys: str) -> str:
    """A block with the usual keys and others on top; an empty value takes a key away."""
    given = {
        "id": "UC-1",
        "title": "Order a meal",
        "actor": "Customer",
        "steps": "[Customer chooses dishes., MealApp shows the price., Customer pays.]",
        **keys,
    }
    lines = [f"{name.replace('_', ' ')}: {value}" for name, value in given.items() if value]
    return "\n".join(["```usecase", *lines, "```", ""])
