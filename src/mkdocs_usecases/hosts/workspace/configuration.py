"""What `mkdocs.yml`, `zensical.toml` or `conf.py` says of a site, read without its host."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.files import Unreadable, read_text
from mkdocs_usecases.hosts.folder_defaults import FolderDefaults, meta_file
from mkdocs_usecases.hosts.option_places import option_places
from mkdocs_usecases.hosts.theme_language import theme_language
from mkdocs_usecases.hosts.workspace import conf_file
from mkdocs_usecases.hosts.workspace.exclusions import left_out
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration, is_toml, load
from mkdocs_usecases.hosts.workspace.pages import ENDINGS
from mkdocs_usecases.hosts.workspace.project import Project
from mkdocs_usecases.hosts.workspace.settings import Unread
from mkdocs_usecases.hosts.workspace.translations import Translations, translations
from mkdocs_usecases.options import Options, Places, read_options
from mkdocs_usecases.patterns import WrongPattern
from mkdocs_usecases.registry.order import named_pages
from mkdocs_usecases.results.run import Run

if TYPE_CHECKING:
    from mkdocs_usecases.hosts.workspace.snippets import Snippets

NAMES = ("zensical.toml", "mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")


class Configuration(NamedTuple):
    """A site as far as the command needs to know it."""

    folder: Path
    """Where its settings stand, or the current folder where there are none."""

    project: Project
    """What may be read."""

    docs: Path | None = None
    """The folder of the pages; `None` where there are no settings."""

    file: Path | None = None
    """The file of the settings."""

    options: Options = Options()
    findings: tuple[Diagnostic, ...] = ()
    warnings: tuple[str, ...] = ()
    excluded: str = ""
    """Patterns of pages that the site leaves out, as in a `.gitignore`."""

    endings: tuple[str, ...] = ENDINGS
    """By which its pages are known."""

    has_generated_pages: bool = True
    """Whether a build makes an index by itself; else `pages` writes it."""

    directory_urls: bool = True
    snippets: Snippets | None = None
    """How pages take text from other files, where they may."""

    meta_file: str | None = None
    """What files are called that say something for all pages of a folder, where the site has such files."""

    below: FolderDefaults = FolderDefaults({})
    """What these files say."""

    run: Run = Run()
    """What tests said."""

    is_about_tests: bool = False
    """Whether the command is about tests, and not about documentation."""

    menu: tuple[str, ...] = ()
    """The pages that the navigation names, in its order; empty where nobody has written one."""

    translations: Translations | None = None
    """The languages of its pages, where it has several."""

    def address(self, path: str) -> str:
        """Where a build shows a page, from the root of the site."""
        # A check asks for no address, and has no need of what makes pages.
        from mkdocs_usecases.hosts.site_urls import page_url

        placed = path if self.translations is None else self.translations.placed(path)
        return page_url(placed, directory_urls=self.directory_urls)


def find_configuration(start: Path) -> Path | None:
    """The settings in a folder: `zensical.toml`, `mkdocs.yml` or `conf.py`. Or of the nearest above.

    The last one stands in a folder of the project as often as not: there it is looked for as well.
    """
    for folder in (start, *start.parents):
        for name in NAMES:
            # A link that leads nowhere is told of, not passed by.
            if os.path.lexists(folder / name) and not (folder / name).is_dir():
                return folder / name
        for below in conf_file.FOLDERS if folder == start else ("",):
            path = folder / below / conf_file.NAME
            if path.is_file() and _loads_us(path):
                return path
    return None


def _loads_us(path: Path) -> bool:
    try:
        return conf_file.loads_us(read_text(path))
    except Unreadable:
        return False


def read_configuration(path: Path, *, is_trusted: bool = False) -> Configuration:
    """What a `mkdocs.yml` or `zensical.toml` says, with `INHERIT` and tags that only MkDocs can run.

    Args:
        path: of the file.
        is_trusted: whether it may name files outside of its project, and variables of the environment.

    Raises:
        WrongConfiguration: it cannot be read, or an option of the plugin is wrong.
    """
    project = Project.of(path.parent, is_trusted=is_trusted)
    return configured(load(path, project), path, project)


def configured(given: Mapping[str, Any], path: Path, project: Project) -> Configuration:
    """What the settings of a file say of the site.

    Raises:
        WrongConfiguration: an option of the plugin is wrong, or the pages are not in the project.
    """
    plugin, places = _plugin(given, path, project)
    if isinstance(language := theme_language(given.get("theme")), str):
        plugin = {"language": language, **plugin}
    plugin, unread = _without_unread(plugin)
    reading = read_options(plugin, folder=path.parent, file=path.name, places=places, read=project.read)
    if reading.wrong:
        messages = [mistake.told for mistake in reading.wrong]
        raise WrongConfiguration(*messages, places=[mistake.span for mistake in reading.wrong])
    docs = path.parent / str(given.get("docs_dir") or "docs")
    if not project.holds(docs):
        raise WrongConfiguration(
            f"{path.name}: `docs_dir` leads out of the project, and is read only with `--trust`"
        )
    return Configuration(
        folder=path.parent,
        project=project,
        file=path,
        docs=docs,
        menu=tuple(named_pages(given.get("nav"))),
        options=_of_host(reading.options, given),
        findings=reading.findings,
        warnings=tuple(f"{path.name}: {message}" for message in (*reading.warnings, *unread)),
        excluded=_excluded(given, path),
        endings=conf_file.ENDINGS if conf_file.is_conf(path.name) else ENDINGS,
        has_generated_pages=not conf_file.is_conf(path.name),
        directory_urls=_has_directory_urls(given),
        snippets=_snippets(given, docs, path, project),
        meta_file=meta_file(_plugins(given)),
        translations=translations(_plugins(given)),
    )


def _has_directory_urls(given: Mapping[str, Any]) -> bool:
    """Whether each page is a folder; Material's plugin for sites without a server has them be files."""
    offline = [options for name, options in _plugins(given).items() if name.rpartition("/")[2] == "offline"]
    is_offline = any(options.get("enabled", True) for options in offline)
    return given.get("use_directory_urls") is not False and not is_offline


def _snippets(given: Mapping[str, Any], docs: Path, path: Path, project: Project) -> Snippets | None:
    """Where the pages take text of other files from; `None` where the site has no such extension."""
    settings = _extension(given.get("markdown_extensions"), "pymdownx.snippets")
    if settings is None:
        return None
    from mkdocs_usecases.hosts.workspace.snippets import Snippets

    return Snippets(path.parent, docs, settings, project)


def _of_host(options: Options, given: Mapping[str, Any]) -> Options:
    """The options with what a project of Sphinx says beside them."""
    ending = given.get(conf_file.PAGE_ENDING, options.page_ending)
    is_foreign = conf_file.FOREIGN_DIRECTIVE in given
    return replace(options, page_ending=ending, has_foreign_directive=is_foreign)


def _excluded(given: Mapping[str, Any], path: Path) -> str:
    excluded = "\n".join(str(given.get(key) or "") for key in ("exclude_docs", "draft_docs"))
    try:
        left_out(excluded)
    except WrongPattern as wrong:
        raise WrongConfiguration(f"{path.name}: `exclude_docs` or `draft_docs`: a pattern {wrong}") from wrong
    return excluded


def _extension(listed: object, name: str) -> Mapping[str, Any] | None:
    """The settings of a Markdown extension; `None` where the site has it not."""
    entries = listed if isinstance(listed, list) else [listed]
    for entry in entries:
        if entry == name:
            return {}
        if isinstance(entry, Mapping) and name in entry:
            settings = entry[name]
            return settings if isinstance(settings, Mapping) else {}
    return None


def _plugins(given: Mapping[str, Any]) -> dict[str, Mapping[str, object]]:
    """All plugins with their options."""
    listed = given.get("plugins")
    entries = [listed] if isinstance(listed, Mapping) else listed if isinstance(listed, list) else []
    found: dict[str, Mapping[str, object]] = {}
    for entry in entries:
        for name, options in entry.items() if isinstance(entry, Mapping) else [(entry, None)]:
            found[str(name)] = options if isinstance(options, Mapping) else {}
    return found


def _without_unread(options: Mapping[str, object]) -> tuple[Mapping[str, object], Sequence[str]]:
    """The options that say something, and a message for each that only the environment could tell."""
    unread = {name: reason for name, value in options.items() if (reason := _reason(value)) is not None}
    kept = {name: value for name, value in options.items() if name not in unread}
    return kept, [f"`{name}`: {reason}" for name, reason in unread.items()]


def _reason(value: object) -> str | None:
    """Why an option cannot be known; `None` where it can."""
    if isinstance(value, Mapping):
        reasons = map(_reason, value.values()) if conf_file.computed(value) else ()
        return next((reason for reason in reasons if reason is not None), None)
    return value.reason if isinstance(value, Unread) else None


def _plugin(given: Mapping[str, Any], path: Path, project: Project) -> tuple[Mapping[str, object], Places]:
    """The options of the plugin, and where in the file they stand."""
    plugins = given.get("plugins")
    found: object = None
    if isinstance(plugins, Mapping):
        found = plugins.get("usecases")
    elif isinstance(plugins, list):
        entries = [entry for entry in plugins if isinstance(entry, Mapping) and "usecases" in entry]
        found = entries[0]["usecases"] if entries else None
    if found is None:
        # Hosts without plugins run the Markdown extension alone, which takes the same options.
        return _extension(given.get("markdown_extensions"), "usecases") or {}, {}
    if not isinstance(found, Mapping):
        raise WrongConfiguration(f"{path.name}: the options of `usecases` are no mapping")
    if conf_file.is_conf(path.name):
        return found, conf_file.conf_places(project.read(path), path.name)
    if isinstance(found.get("enabled"), bool):
        # MkDocs itself takes that of any plugin; pages may be checked where builds are quicker without it.
        found = {name: value for name, value in found.items() if name != "enabled"}
    return found, {} if is_toml(path) else option_places(path, project.read)
