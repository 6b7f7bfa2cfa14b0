"""Pages that mkdocs-encryptcontent-plugin encrypts: what they hold is for those who have the password."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import get_data

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page


_KEYS = ("password", "level", "obfuscate")
"""Of the front matter: a page with one of them is encrypted, unless it says that it is not."""


def may_encrypt(config: MkDocsConfig) -> bool:
    """Whether the site has the plugin."""
    return "encryptcontent" in config.plugins


def foreseen(sources: Iterable[tuple[str, str]], config: MkDocsConfig) -> frozenset[str]:
    """The paths of the pages, given with their sources, that look as if they were to be encrypted.

    Nothing is told of them from the start; which ones are encrypted, the plugin says when they are read.
    """
    if not may_encrypt(config):
        return frozenset()
    settings = getattr(config.plugins["encryptcontent"], "config", {})
    is_usual = bool(settings.get("global_password"))
    return frozenset(
        path for path, source in sources if is_usual or any(key in get_data(source)[1] for key in _KEYS)
    )


def encrypted(files: Iterable[File], known: Set[str]) -> frozenset[str]:
    """The paths of the pages that will be encrypted; what a dirty build skips stays as it is known."""
    return frozenset(file.src_uri for file in files if _is_encrypted(file, known))


def _is_encrypted(file: File, known: Set[str]) -> bool:
    page = file.page
    if page is None or page.markdown is None:
        return file.src_uri in known
    # The plugin notes on a page what to do to it, and says so to templates as well, in an attribute of its
    # own that can be switched off: passwords come from the front matter, from its options and from files.
    return hasattr(page, "encryptcontent") or bool(getattr(page, "encrypted", False))


def leave_out_headings(page: Page, ids: Set[str]) -> None:
    """Take headings out of the table of contents of a page, which stands beside the encrypted text."""
    page.toc = TableOfContents([*_without(page.toc, ids)])


def _without(links: Iterable[AnchorLink], ids: Set[str]) -> Iterator[AnchorLink]:
    for link in links:
        children = [*_without(link.children, ids)]
        if link.id in ids:
            yield from children
        else:
            link.children = children
            yield link
