"""What a site is told that stands on none of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.registry.foreign_use_cases import NOWHERE, Elsewhere
from mkdocs_usecases.registry.known_entries import KnownEntries
from mkdocs_usecases.registry.registry import LanguageOf, one_language
from mkdocs_usecases.results.run import Run


class Surroundings(NamedTuple):
    """By tests, by inventories of other sites, and by the host."""

    run: Run = Run()
    """What tests said."""

    elsewhere: Elsewhere = NOWHERE
    """What is known of other sites."""

    of_inventories: tuple[Diagnostic, ...] = ()
    """What is wrong with what tells of them."""

    menu: tuple[str, ...] = ()
    """The paths of pages in the order of the navigation."""

    language_of: LanguageOf = one_language
    """Of a page, by its path."""

    @property
    def findings(self) -> Iterator[Diagnostic]:
        """All that is wrong with any of it."""
        yield from self.run.findings
        yield from self.of_inventories

    def join(
        self, documents: Sequence[Document], options: Options, *, is_whole: bool, known: KnownEntries
    ) -> Registry:
        """What these documents hold, but for what tests said of it; `known` is left of an earlier look."""
        registry = Registry(documents, options, is_whole=is_whole, known=known)
        registry.lock, registry.elsewhere, registry.menu = self.run.lock, self.elsewhere, self.menu
        registry.language_of = self.language_of
        return registry
