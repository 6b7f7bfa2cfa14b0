"""What the arguments of a command mean: which pages, how they are configured, and the site that they make."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.hosts.cli.failures import complain
from mkdocs_usecases.hosts.paths import named

if TYPE_CHECKING:
    from mkdocs_usecases.hosts.workspace.configuration import Configuration
    from mkdocs_usecases.hosts.workspace.sources import Sources
    from mkdocs_usecases.site import Site

NOT_ALL = "not every file could be read"


class Refused(Exception):
    """The command cannot be carried out as it was given; says why, in one or more messages."""


def given_sources(given: argparse.Namespace) -> tuple[Configuration, Sources]:
    """The pages that the arguments mean, and what is configured for them."""
    from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration
    from mkdocs_usecases.hosts.workspace.sources import NoSuchPath, find_sources

    try:
        configuration = _configuration(given)
        if not given.paths and not getattr(given, "may_have_no_docs", False):
            _demand_docs(configuration)
        sources = find_sources(given.paths, configuration)
    except (WrongConfiguration, NoSuchPath) as refusal:
        raise Refused(*refusal.args) from refusal
    return configuration, sources._replace(folder=configuration.folder)


def _configuration(given: argparse.Namespace) -> Configuration:
    """That of the folder in which the command runs; of paths that are none of its pages their own."""
    from mkdocs_usecases.hosts.workspace.configuration import (
        Configuration,
        find_configuration,
        read_configuration,
    )
    from mkdocs_usecases.hosts.workspace.project import Project
    from mkdocs_usecases.hosts.workspace.sources import is_within

    here, read = Path.cwd(), partial(read_configuration, is_trusted=given.trust)
    if given.config_file:
        return read(Path(given.config_file))
    paths = [Path(path).absolute() for path in given.paths]
    path = find_configuration(here)
    found = None if path is None else read(path)
    if found is None or found.docs is None or not all(is_within(each, found.docs) for each in paths):
        nearest = {find_configuration(each if each.is_dir() else each.parent) for each in paths}
        own = nearest.pop() if len(nearest) == 1 else None
        if own is not None and own != path:
            found = read(own)
    return found or Configuration(here, Project.of(here, is_trusted=given.trust))


def _demand_docs(configuration: Configuration) -> None:
    """A site that is not there has no mistakes: nobody is to take that for a good answer."""
    docs, file = configuration.docs, configuration.file
    if docs is not None and file is not None and not docs.is_dir():
        folder = docs.relative_to(file.parent) if docs.is_relative_to(file.parent) else docs
        raise Refused(f"{file.name}: `docs_dir`: there is no folder {named(folder)}")


def given_site(
    given: argparse.Namespace, *, is_translated: bool = True
) -> tuple[Configuration, Sources, Site]:
    """The site that the arguments mean, with its pages in all languages or in the first alone."""
    from mkdocs_usecases.hosts.folder_defaults import FolderDefaults
    from mkdocs_usecases.hosts.workspace.folders import folder_files, folder_texts
    from mkdocs_usecases.hosts.workspace.given_results import with_results
    from mkdocs_usecases.hosts.workspace.sources import NoSuchPath
    from mkdocs_usecases.parsing.documents import site_keys

    configuration, sources = given_sources(given)
    folders = folder_files(configuration)
    below = FolderDefaults(folder_texts(folders, configuration.project), site_keys(configuration.options))
    try:
        configuration, results = with_results(
            configuration,
            getattr(given, "results", ()),
            is_about_tests=getattr(given, "is_about_tests", False),
        )
    except NoSuchPath as refusal:
        raise Refused(*refusal.args) from refusal
    configuration = configuration._replace(
        below=below, findings=(*configuration.findings, *below.diagnostics)
    )
    if configuration.translations is not None and not is_translated:
        sources = sources._replace(texts=configuration.translations.untranslated(sources.texts))
    places = {**sources.places, **folders, **results}
    sources, site = site_of(configuration, sources._replace(places=places))
    complain((*configuration.warnings, *sources.left_out))
    return configuration, sources, site


def whole_site(
    given: argparse.Namespace, *, is_translated: bool = False
) -> tuple[Configuration, Sources, Site]:
    """The same, of which every file could be read: half of a site would look like all of it."""
    configuration, sources, site = given_site(given, is_translated=is_translated)
    if sources.unreadable:
        raise Refused(*sources.unreadable, NOT_ALL)
    return configuration, sources, site


def site_of(configuration: Configuration, sources: Sources) -> tuple[Sources, Site]:
    """The site that some pages make, with the files that they take text from."""
    from mkdocs_usecases.hosts.workspace.sources import STANDARD_INPUT
    from mkdocs_usecases.site import Site

    # What is piped in is one page of a site: what it names may stand on others.
    is_whole = configuration.docs is None or STANDARD_INPUT not in sources.texts
    site = Site(configuration.options, is_whole=is_whole, is_about_tests=configuration.is_about_tests)
    site.take_results(configuration.run)
    if configuration.translations is not None:
        site.take_languages(configuration.translations.language)
    if files := configuration.options.inventories:
        from mkdocs_usecases.hosts.inventories import read_inventories

        found = read_inventories(
            files, configuration.folder, may_fetch=False, holds=configuration.project.holds
        )
        site.take_elsewhere(found.elsewhere, found.findings)
    for name, text in sources.texts.items():
        site.read(name, text, configuration.below.of(name))
    site.take_menu(configuration.menu)
    if configuration.snippets is not None and sources.files:
        from mkdocs_usecases.hosts.workspace.pasting import paste

        sources = paste(site, sources, configuration.snippets)
    return sources, site
