"""How a page of a site is read: for blocks, or as a document of use cases where the site says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mkdocs_usecases.options import Options
from mkdocs_usecases.options.globs import Globs
from mkdocs_usecases.parsing.documents import Document, defaults, read_document, site_context
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, FrontMatter, read_defaults

_said = lru_cache(maxsize=256)(read_defaults)
"""Most pages of a site say the same, if they say anything."""


class PageReader:
    """What the options of a site say of the reading of any page."""

    def __init__(self, options: Options, *, is_whole: bool) -> None:
        """Take the options, and whether the paths of pages are known."""
        self._options = options
        self._is_whole = is_whole
        self._live = Globs(options.documents)
        self._context = site_context(options)

    def document(self, path: str, text: str, below: FrontMatter = NO_FRONT_MATTER) -> Document:
        """What a text says as that of a page; `below` its own front matter is what is said from outside."""
        if not self._is_live(path):
            return read_document(text, path, self._options, self._context, below)
        # Few sites have any, and to load what reads them takes a tenth of all that is loaded.
        from mkdocs_usecases.documents.live import read_live

        return read_live(text, path, self._options, self._context, below)

    def says_otherwise(self, known: Document, said: str) -> bool:
        """Whether a host that says this for a page, in YAML, says something else than what is known of it."""
        supposed = self.document(known.path, "", _said(said, "", self._context.keys))
        return defaults(supposed) != defaults(known)

    def said(self, path: str, said: str) -> FrontMatter:
        """What a host says for a page, in YAML."""
        return read_defaults(said, path, self._context.keys)

    def as_shown(self, lines: Sequence[str], path: str, known: Document | None) -> Sequence[str]:
        """The lines of a page as they are to be shown: with blocks in the place of a document's use cases."""
        if not self._is_live(path):
            return lines
        from mkdocs_usecases.documents.nested import converted

        return converted(lines, self._context if known is None else known.context).lines

    def _is_live(self, path: str) -> bool:
        # Where nobody knows the path of a page, whoever gives the option means this one.
        return bool(self._live) and (self._live.hold(path) or (not path and not self._is_whole))
