"""What Zensical tells an extension of the page that it renders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown


@dataclass(frozen=True, slots=True)
class Rendering:
    """A page, and the settings of its site."""

    path: str
    """Of its source, relative to the docs folder."""

    url: str
    """Where it will be read, from the root of the site."""

    config: Mapping[str, Any]
    """The settings with their defaults; only what `zensical.toml` and `mkdocs.yml` know is used of it."""

    @property
    def root(self) -> Path:
        """The folder of the settings."""
        return Path(self.config["root_dir"])

    @property
    def docs(self) -> Path:
        """The folder of the pages."""
        return self.root / str(self.config["docs_dir"])

    @property
    def is_strict(self) -> bool:
        """Whether the settings ask a build to fail; what the command line asks nobody tells."""
        return bool(self.config.get("strict"))

    @property
    def watches_docs(self) -> bool:
        """Whether each page is rendered again when another one changes."""
        docs = self.docs.resolve()
        watched = ((self.root / str(path)).resolve() for path in self.config.get("watch") or ())
        return any(docs == path or path in docs.parents for path in watched)


def rendering_of(md: Markdown) -> Rendering | None:
    """What is being rendered by this instance of Markdown; `None` where it is not Zensical that renders."""
    if "rendering_context" not in md.preprocessors:
        return None
    context = md.preprocessors["rendering_context"]
    page, config = getattr(context, "page", None), getattr(context, "config", None)
    if page is None or not isinstance(config, Mapping) or not config.keys() >= {"root_dir", "docs_dir"}:
        return None
    return Rendering(str(page.path), str(getattr(page, "url", "")), config)
