"""The MkDocs plugin `usecases`: translates the events of a build, and leaves the rest to the core."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import LegacyConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_usecases.escaping import visible
from mkdocs_usecases.hosts.garbage_collection import (
    collect_as_before,
    collect_now,
    collect_seldom,
    no_collecting,
)
from mkdocs_usecases.hosts.markdown import UseCasesExtension
from mkdocs_usecases.hosts.mkdocs.build import Build
from mkdocs_usecases.hosts.mkdocs.contents import Contents
from mkdocs_usecases.hosts.mkdocs.neighbours import print_site
from mkdocs_usecases.hosts.mkdocs.neighbours.llmstxt import leave_out_pictures
from mkdocs_usecases.hosts.mkdocs.neighbours.searching import SearchedPages
from mkdocs_usecases.hosts.mkdocs.report import tell, warn
from mkdocs_usecases.hosts.mkdocs.settings import read_settings
from mkdocs_usecases.hosts.mkdocs.source_folder import SourceFolder
from mkdocs_usecases.hosts.results import watched
from mkdocs_usecases.options import InventoryFile, wrong_options
from mkdocs_usecases.registry.foreign_use_cases import NOWHERE
from mkdocs_usecases.site import Site
from mkdocs_usecases.site.shelf import Shelf

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_usecases.hosts.inventories import Found
    from mkdocs_usecases.hosts.mkdocs.between_builds import Kept


class UseCasesPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """Shows, indexes and checks the use cases of a site."""

    _site: Site | None = None
    """Kept from build to build while `mkdocs serve` runs: pages that did not change are not read again."""

    _build: Build | None = None
    _contents: Contents | None = None
    _exported: MkDocsConfig | None = None
    _kept: Kept | None = None
    _serving = False
    _inventories: tuple[tuple[InventoryFile, ...], Found] | None = None

    def __init__(self) -> None:
        """Start with nothing known; MkDocs configures the plugin next."""
        super().__init__()
        self._searched = SearchedPages()
        self._sources = SourceFolder()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the options as they are: `on_config` reads them, and says of each what is wrong with it."""
        self.config = LegacyConfig((), config_file_path=config_file_path)
        self.config.load_dict(options)
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what runs; a plugin that has this event is the same object in all builds of `mkdocs serve`."""
        self._serving = self._searched.remembers = command == "serve"
        self._site = self._build = None

    # Behind plugins that set the language of the theme.
    @event_priority(-200)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the options and put the Markdown extension in its place."""
        if self._build is not None:
            # A server goes on to the next build, a plugin for languages to the next one of these.
            self._build = None
            collect_now()
        reading = read_settings(self.config, config)
        if reading.wrong:
            raise PluginError(reading.told())
        warn(reading.warnings)
        if self._site is None or self._site.options != reading.options:
            self._site = Site(reading.options, shelf=None if self._serving else Shelf())
            self._kept = _kept() if self._serving else None
        self._look_elsewhere(self._site, config)
        self._build = Build(self._site, config, reading.findings, self._sources, self._kept)
        # A server renders again and again, and has the memory for it.
        self._contents = None if self._serving else Contents()
        _replace_extension(config, UseCasesExtension(self._build.open_page))
        leave_out_pictures(config)
        return config

    def _look_elsewhere(self, site: Site, config: MkDocsConfig) -> None:
        """Read the inventories of other sites; a server asks for them once."""
        files = site.options.inventories
        if not files:
            site.take_elsewhere(NOWHERE)
            return
        if self._inventories is None or not self._serving or self._inventories[0] != files:
            folder = Path(config.config_file_path or ".").parent
            from mkdocs_usecases.hosts.inventories import read_inventories

            found = read_inventories(files, folder, may_fetch=True)
            tell(found.notes)
            self._inventories = files, found
        site.take_elsewhere(self._inventories[1].elsewhere, self._inventories[1].findings)

    # Ahead of plugins that take stock of all files, to know where links and redirects lead.
    @event_priority(100)
    def _on_files_found(self, files: Files, *, config: MkDocsConfig) -> Files:
        # That of translations parts the pages of the languages first.
        if "i18n" not in config.plugins:
            with no_collecting():
                files = self._current.add_files(files)
                collect_seldom()
        return files

    # Behind plugins that make, move and translate pages.
    @event_priority(-200)
    def _on_files_complete(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read all pages before the first one is rendered; add the generated pages and the assets."""
        with no_collecting():
            files = self._current.add_files(files)
            collect_seldom()
        return files

    on_files = CombinedEvent(_on_files_found, _on_files_complete)

    # Ahead of plugins that make a menu of their own from this one.
    @event_priority(100)
    def _on_nav_made(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Name the section of the generated pages in the language of the site."""
        self._current.name_section(nav)
        return nav

    # Behind plugins that make menus.
    @event_priority(-200)
    def _on_nav_complete(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note the menu, for pages that nobody knows of yet."""
        self._current.take_menu(nav)
        return nav

    on_nav = CombinedEvent(_on_nav_made, _on_nav_complete)

    # Behind plugins that keep what they find.
    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Tell MkDocs the targets in use cases: when it looked for them, only their headings were there."""
        anchors = self._current.anchors(page.file.src_uri)
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= anchors
        print_site.prepare(config, page, anchors)
        if self._contents is not None:
            self._contents.follow(page)

    # Ahead of plugins that convert or collect what is rendered by now.
    @event_priority(100)
    def _on_env_rendered(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Settle what the site consists of, now that every page was rendered once, and none is written."""
        self._current.settle()
        if misplaced := [visible(message) for message in self._current.misplaced_exports]:
            raise PluginError(wrong_options(misplaced))
        warn(self._current.lost_scripts)
        handlers = config.plugins.events["page_context"]
        self._searched.show_words(config.plugins.values(), handlers, self._current.words["step number"])
        return env

    # Behind mkdocstrings (50), which reads inventories of its own; ahead of autorefs (-50).
    @event_priority(25)
    def _on_env_named(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Report what is wrong, now that all names are known."""
        self._current.conclude()
        return env

    # Behind plugins that have pages rendered once more.
    @event_priority(-200)
    def _on_env_complete(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Forget what was read, where nobody is going to ask: pages are only written from here on."""
        may_forget = not self._serving and _ASKING.isdisjoint(config.plugins)
        if may_forget and self._current.forget():
            self._site = None
            collect_now()
        return env

    on_env = CombinedEvent(_on_env_rendered, _on_env_named, _on_env_complete)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take the HTML of a page out of memory once it is written: plugins may have put it there again."""
        if self._contents is not None:
            self._contents.follow(page)
        return output

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch what lies outside of the docs folder: the file of the catalogue, results of tests."""
        folder = Path(config.config_file_path or ".").parent
        catalogue = self.config.get("actors")
        if isinstance(catalogue, str):
            server.watch(str(folder / catalogue))
        if self._site is not None:
            for path in watched(self._site.options.results, folder):
                # In a folder that holds the site, each build would be the reason for the next one.
                if path.exists() and not Path(config.site_dir).is_relative_to(path.absolute()):
                    server.watch(str(path))
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the export.

        Plugins that build a site in several languages do so within this event, with the configuration of the
        first language: the export is that of the first.
        """
        if config is not self._exported:
            self._current.write_exports(Path(config.site_dir))
        self._exported = config
        collect_as_before()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave Python's collector as it was found."""
        collect_as_before()

    @property
    def _current(self) -> Build:
        assert self._build is not None, "MkDocs configures plugins before it builds"
        return self._build


_ASKING = frozenset({"blog", "material/blog", "i18n"})
"""Plugins that convert pages once more while they are written, or build further sites of them."""


def _kept() -> Kept:
    # A build keeps nothing, and need not load what does.
    from mkdocs_usecases.hosts.mkdocs.between_builds import Kept

    return Kept()


def _replace_extension(config: MkDocsConfig, extension: UseCasesExtension) -> None:
    """Have exactly one of ours: the config may be used again, and a writer may have listed it as well."""
    names = {"usecases", "mkdocs_usecases.hosts.markdown"}
    others: list[Any] = [
        other
        for other in config.markdown_extensions
        if not (isinstance(other, UseCasesExtension) or other in names)
    ]
    # In place: plugins that convert Markdown by themselves may hold this very list.
    config.markdown_extensions[:] = [*others, extension]  # type: ignore[list-item]
