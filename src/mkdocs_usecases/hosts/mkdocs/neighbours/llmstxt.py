"""Pages for mkdocs-llmstxt, which makes Markdown of their HTML for language models.

The tables of a use case say all. What its diagram and its source say is the same again, in many more words.
"""

from __future__ import annotations

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
        plain = _SAID_TWICE.sub("", html)
        made = self.convert(plain, **given)
        return None if made == plain else made
