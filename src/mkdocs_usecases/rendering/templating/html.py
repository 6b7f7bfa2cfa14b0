"""The templates: where values become HTML, escaped once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from mkdocs_usecases.rendering.templating.package_templates import PackageTemplates

OVERRIDES = "usecases"
"""The folder of a site's own templates, inside its theme's `custom_dir`."""


class Templates:
    """The templates of a site, each compiled when it is first used."""

    def __init__(self, custom_dir: str | Path | None = None) -> None:
        """Take the folder in whose `usecases/` a site keeps templates of its own, which win by their name."""
        package = PackageLoader("mkdocs_usecases.rendering")
        site = None if custom_dir is None else FileSystemLoader(Path(custom_dir) / OVERRIDES)
        self._of_site = frozenset(() if site is None else site.list_templates())
        self._environment = Environment(
            loader=package if site is None else ChoiceLoader([site, package]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            # A name that is misspelt in a site's template must not leave a hole in the page.
            undefined=StrictUndefined,
            # Made anew for each build; asking the file system at each include would cost more than rendering.
            auto_reload=False,
        )
        self._of_package = PackageTemplates(self._environment, package, self._of_site)

    def render(self, name: str, **values: object) -> Markup:
        """The HTML of a template."""
        if name in self._of_site:
            return Markup(self._environment.get_template(name).render(values))
        return Markup(self._of_package.shown(name, values))


@lru_cache(maxsize=1)
def standard_templates() -> Templates:
    """Those of the package, compiled once for all sites without templates of their own."""
    return Templates()
