"""A writer at a place of a site: what is offered there, and what becomes of the page when it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_usecases.editing.completion import Completion, Item, complete, without_places
from mkdocs_usecases.options import Options
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span

MARK = "¦"
"""Stands in a text for the place at which somebody types."""


@dataclass(frozen=True)
class Writer:
    """Somebody who types at a place."""

    site: Site
    texts: Mapping[str, Text]
    place: Span

    @property
    def completion(self) -> Completion:
        """All that is offered."""
        return complete(self.site, self.texts.get, self.place)

    @property
    def labels(self) -> list[str]:
        """What is offered, by what is shown of it."""
        return [item.label for item in self.completion.items]

    def item(self, label: str) -> Item:
        """One of the things that are offered."""
        found = {item.label: item for item in self.completion.items}
        assert label in found, f"{label!r} is not among {list(found)[:12]}"
        return found[label]

    def takes(self, label: str, *, replacing: bool = False) -> str:
        """The text of the page after something was taken."""
        item = self.item(label)
        new = without_places(item.new) if item.is_snippet else item.new
        text = self.texts[self.place.file]
        stretch = text.stretch(item.replace if replacing else item.insert)
        assert stretch is not None
        return text.text[: stretch[0]] + new + text.text[stretch[1] :]

    def line(self, label: str, *, replacing: bool = False) -> str:
        """The line at which something was taken, afterwards."""
        return self.takes(label, replacing=replacing).split("\n")[self.place.line - 1]


def writer(pages: Mapping[str, str], options: Options | None = None) -> Writer:
    """A writer on the page that has the mark; the other files are as they are."""
    name, marked = next((name, text) for name, text in pages.items() if MARK in text)
    at = marked.index(MARK)
    files = {**pages, name: marked.replace(MARK, "", 1)}
    site = Site(options or Options())
    for path, text in files.items():
        if path.endswith(".md"):
            site.read(path, text)
    texts = {path: Text(text) for path, text in files.items()}
    return Writer(site, texts, texts[name].span(name, at, at).start)
