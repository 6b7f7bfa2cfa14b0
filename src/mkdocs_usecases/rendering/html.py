"""The templates: where values become HTML, escaped once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, Template
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
        self._templates: dict[str, Template] = {}

    def render(self, name: str, **values: object) -> Markup:
        """The HTML of a template."""
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(name)
        return Markup(template.render(values))


def _site_loader(custom_dir: str | Path) -> FileSystemLoader:
    return FileSystemLoader(Path(custom_dir) / OVERRIDES)


@lru_cache(maxsize=1)
def standard_templates() -> Templates:
    """Those of the package, compiled once for all sites without templates of their own."""
    return Templates()
