"""A site that was read and forgotten."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_usecases.site.site import Site


class UnreadSite:
    """A site whose pages can be read again by their paths: as it was, it would take twenty times the room."""

    def __init__(self, site: Site) -> None:
        """Keep what the texts of its pages do not say; all that they show stands in their sources."""
        assert site.is_as_read
        self._site = site.without_pages()
        self._below = site.below

    def read(self, source: Callable[[str], str]) -> Site:
        """The site as it was."""
        for path, below in self._below.items():
            self._site.read(path, source(path), below)
        return self._site
