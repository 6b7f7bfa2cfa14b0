"""Pages for mkdocs-print-site, which joins all pages of a site to one.

It puts the name of the page before ids, so that no two are alike, and changes all links to fit; but it knows
no ids but those of headings, list items and footnotes, and no links in diagrams.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING

from mkdocs_usecases.expressions import expression

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_OURS = 'class="usecase'
_WITH_ID = expression(r'<(?!h[1-6]\b|li\b|sup\b)(\w+\b[^<>]*? id=")([^"]*)(?=")')
_DIAGRAM_LINK = expression(r"""(?<= href &#34;).*(?=&#34;$)|(?<= xlink:href=")[^"]*(?=")""", re.MULTILINE)
_LINK = expression(r'(?<= href=")((?:\.\./)+)(?=")')


def prepare(config: MkDocsConfig, page: Page, anchors: Set[str]) -> None:
    """Change what the plugin has kept of a page, so that what it does to links fits ours as well."""
    html: str | None = getattr(page, "html", None)
    if "print-site" not in config.plugins or html is None or _OURS not in html:
        return
    from mkdocs_print_site_plugin.urls import fix_href_links, get_page_key

    key = get_page_key(page.url)

    def in_diagram(link: re.Match[str]) -> str:
        fixed: str = fix_href_links(f'<a href="{link[0]}"', key, page.url, config.use_directory_urls)
        return fixed[len('<a href="') : -1]

    def with_key(tag: re.Match[str]) -> str:
        is_ours = tag[2] in anchors or _OURS in tag[1]
        return f"<{tag[1]}{key}-{tag[2]}" if is_ours else tag[0]

    html = _WITH_ID.sub(with_key, html)
    html = _DIAGRAM_LINK.sub(in_diagram, html)
    # The start page, by the only name under which it is known there.
    page.html = _LINK.sub(r"\1index.html", html)  # type: ignore[attr-defined]
