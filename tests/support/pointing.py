"""A site to point at: its files as texts, and places in them by a piece of text with a mark in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

import yaml

from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.options import Options, node_places, read_options
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, read_defaults
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span

MARK = "¦"
"""Stands in a piece of text for a place, and twice for what is between."""

SETTINGS = "mkdocs.yml"
"""The options of the plugin alone."""

META = ".meta.yml"
"""What is said for all pages."""


class Files:
    """The files of a site: pages, and beside them `mkdocs.yml`, `.meta.yml` and the file of its catalogue."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)

    @cached_property
    def options(self) -> Options:
        given = self.texts.get(SETTINGS, "")
        root = yaml.compose(given)
        places = node_places(root, SETTINGS) if root is not None else {}
        value = yaml.safe_load(given) or {}
        reading = read_options(value, folder=Path(), places=places, read=lambda path: self.texts[str(path)])
        assert reading.wrong == ()
        return reading.options

    @cached_property
    def site(self) -> Site:
        site = Site(self.options)
        said = self.texts.get(META)
        below = NO_FRONT_MATTER if said is None else read_defaults(said, META)
        for path, text in self.texts.items():
            if PurePosixPath(path).suffix == ".md":
                site.read(path, text, below)
        return site

    def text(self, path: str) -> Text | None:
        return Text(self.texts[path].removeprefix("\ufeff")) if path in self.texts else None

    @property
    def names(self) -> Names:
        return Names(self.site, self.text)

    def place(self, path: str, piece: str) -> Span:
        """Where the mark stands in a piece that the file holds just once."""
        return self.spans({path: [piece]})[0]

    def spans(self, pieces: Mapping[str, Iterable[str]]) -> list[Span]:
        """What is between the marks of each piece, by file and line."""
        found = []
        for path, each in pieces.items():
            text = self.text(path)
            assert text is not None
            for piece in each:
                before, inside, *behind = piece.split(MARK)
                whole = before + inside + "".join(behind)
                assert text.text.count(whole) == 1, (
                    f"{whole!r} stands {text.text.count(whole)} times in {path}"
                )
                start = text.text.index(whole) + len(before)
                end = start + len(inside) if behind else start
                span = text.span(path, start, end)
                found.append(span if behind else span.start)
        return sorted(found)

    def marked(self, spans: Iterable[Span]) -> list[str]:
        """The lines of some places, each with its marks: for people to read."""
        shown = []
        for span in spans:
            text = self.text(span.file)
            assert text is not None
            line = text.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1]
            start = span.column - 1
            end = span.end_column - 1 if span.end_line == span.line else start
            shown.append(
                f"{span.file}: {(line[:start] + MARK + line[start:end] + MARK + line[end:]).strip()}"
            )
        return shown
