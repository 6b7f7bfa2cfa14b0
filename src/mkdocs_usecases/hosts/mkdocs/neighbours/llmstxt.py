"""Pages for mkdocs-llmstxt, which makes Markdown of their HTML for language models.

The tables of a use case say all. What its diagram and its source say is the same again, in many more words.
A bar within a cell would end it, and what stands behind it would be left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_usecases.expressions import expression

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SAID_TWICE = expression(
    r'<details class="usecase-(?:diagram|block)"[^<]*(?:<(?!/details>)[^<]*)*</details>'
    r'|<figure class="usecase-figure"[^<]*(?:<(?!/figure>)[^<]*)*</figure>'
)
_TAG_OR_BAR = expression(r"<(?P<name>/?\w+)[^>]*>|\|")
_OURS = 'class="usecase'


def leave_out_pictures(config: MkDocsConfig) -> None:
    """Stand between pages and the plugin, where it is there: nobody else sees any difference."""
    plugin = config.plugins.get("llmstxt")
    # The list of what runs in an event; MkDocs fills it by the methods that plugins have.
    methods: list[Any] = config.plugins.events["page_content"]
    for at, method in enumerate(methods):
        if plugin is not None and getattr(method, "__self__", None) is plugin:
            methods[at] = _WithoutPictures(method)


@dataclass(frozen=True, slots=True)
class _WithoutPictures:
    """What the plugin does with the HTML of a page, done without the pictures in it."""

    convert: Callable[..., str | None]

    def __call__(self, html: str, **given: object) -> str | None:
        plain = _with_bars_in_cells(_SAID_TWICE.sub("", html)) if _OURS in html else html
        made = self.convert(plain, **given)
        return None if made == plain else made


def _with_bars_in_cells(html: str) -> str:
    """The HTML with each bar in a table as Markdown has it there."""
    depth = 0

    def shown(found: re.Match[str]) -> str:
        nonlocal depth
        depth += {"table": 1, "/table": -1}.get(found["name"], 0)
        return "\\|" if found["name"] is None and depth else found[0]

    return _TAG_OR_BAR.sub(shown, html)
