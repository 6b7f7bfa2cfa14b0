"""Pages that mkdocs-encryptcontent-plugin encrypts: what they hold is for those who have the password."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page


def may_encrypt(config: MkDocsConfig) -> bool:
    """Whether the site has the plugin."""
    return "encryptcontent" in config.plugins


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
