"""What is known of a MkDocs site while its pages are shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from mkdocs_usecases.hosts.mkdocs.addresses import Addresses, PageLinks
from mkdocs_usecases.hosts.mkdocs.settings import site_language
from mkdocs_usecases.options import Options
from mkdocs_usecases.registry.listing_pages import ListingPages
from mkdocs_usecases.rendering.templating.html import OVERRIDES, Templates, standard_templates
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Views:
    """The views of the pages of one build; the addresses in them are made once, until they are others."""

    def __init__(self, config: MkDocsConfig, options: Options, *, serving: bool) -> None:
        """Take the configuration, what the site wants, and whether the reader is the writer."""
        self.words = words_of(options.language, options.strings)
        self._options = options
        self._serving = serving
        language = options.language
        self._lang = None if language == site_language(config) else language.replace("_", "-")
        self._templates = _templates(config)
        self._files = Files([])
        self._addresses: dict[str, Addresses] = {}

    @property
    def are_standard(self) -> bool:
        """Whether no template is the site's own."""
        return self._templates is standard_templates()

    def follow(self, files: Files) -> None:
        """Take all files of the site."""
        self._files = files
        self.look_anew()

    def look_anew(self) -> None:
        """Forget where things are: pages have come or gone, or hold something else."""
        self._addresses = {}

    def view(self, site: Site, path: str, file: File, addresses: Addresses) -> View:
        """What a page knows of the site that it belongs to; `addresses` may be those of a larger one."""
        return View(
            registry=site.registry_of(path),
            links=PageLinks(addresses, file),
            words=self.words,
            options=site.options,
            page=path,
            findings=site.findings_of,
            lang=self._lang,
            lost_links=partial(site.lost_links, path),
            templates=self._templates,
            serving=self._serving,
        )

    def addresses(self, site: Site, page: str | None = None) -> Addresses:
        """Where things are that everybody may know of, or that the readers of a page may."""
        registry = site.registry if page is None else site.registry_of(page)
        key = page if page is not None and registry is not site.registry else ""
        known = self._addresses.get(key)
        if known is None or known.registry is not registry:
            listings = ListingPages(site.registry, self._options.index)
            known = self._addresses[key] = Addresses(self._files, registry, listings)
        return known


def _templates(config: MkDocsConfig) -> Templates:
    """Those of the package, or those of the site's own theme folder where it has some."""
    custom_dir = config.theme.custom_dir
    if custom_dir is None or not (Path(custom_dir) / OVERRIDES).is_dir():
        return standard_templates()
    return Templates(custom_dir)
