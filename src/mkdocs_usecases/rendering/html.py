"""The templates: where values become HTML, escaped once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

OVERRIDES = "usecases"
"""The folder of a site's own templates, inside its theme's `custom_dir`."""


class Templates:
    """The templates of a site, each compiled when it is first used."""

    def __init__(self, custom_dir: str | Path | None = None) -> None:
        """Take the folder in whose `usecases/` a site keeps templates of its own, which win by their name."""
        own = PackageLoader("mkdocs_usecases.rendering")
        self._environment = Environment(
            loader=own if custom_dir is None else ChoiceLoader([_site_loader(custom_dir), own]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            # A name that is misspelt in a site's template must not leave a hole in the page.
            undefined=StrictUndefined,
            # Made anew for each build; asking the file system at each include would cost more than rendering.
            auto_reload=False,
        )
        # Jinja's own also tries items, which no template here needs, and takes three times as long.
        self._environment.getattr = getattr  # type: ignore[assignment,method-assign]
        # Includes and imports ask for the same templates each time they are rendered.
        self._environment.get_template = lru_cache(self._environment.get_template)  # type: ignore[method-assign]
        names: Any = self._environment.get_template("reference.html").module
        # An actor stands in many rows of a page: with the two above, a use case takes 0.25 ms and not 0.32.
        names.reference = lru_cache(maxsize=512)(names.reference)

    def render(self, name: str, **values: object) -> Markup:
        """The HTML of a template."""
        return Markup(self._environment.get_template(name).render(values))


def _site_loader(custom_dir: str | Path) -> FileSystemLoader:
    return FileSystemLoader(Path(custom_dir) / OVERRIDES)


@lru_cache(maxsize=1)
def standard_templates() -> Templates:
    """Those of the package, compiled once for all sites without templates of their own."""
    return Templates()
