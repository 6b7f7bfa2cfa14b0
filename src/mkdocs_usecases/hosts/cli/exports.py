"""Exports without a MkDocs build: the same files that a site has."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from mkdocs_usecases.export.content import Content, Export, Folder, beginnings, content_of
from mkdocs_usecases.export.csv import Preset
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.hosts.feature_files import write_features
from mkdocs_usecases.hosts.site_urls import SiteUrls
from mkdocs_usecases.hosts.workspace.configuration import Configuration
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.options import ExportFormat, export_format, may_hold
from mkdocs_usecases.rendering.generated.pages import generated_pages
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site


class WrongOutput(Exception):
    """The export cannot go where it was sent; the message says why."""


def form_of(form: str | None, output: str | None) -> ExportFormat:
    """The format that was asked for, by name or by the ending of the output.

    Raises:
        WrongOutput: the ending says no format, or another one.
    """
    asked = None if form is None else ExportFormat.of(form)
    if output is None:
        return asked or ExportFormat.JSON
    said = export_format(f"{output}/" if Path(output).is_dir() else output)
    if asked is None and said is None:
        endings = dict.fromkeys("a folder/" if form.is_folder else form.ending for form in ExportFormat)
        raise WrongOutput(f"{output}: no format ends so; expected {', '.join(endings)} or `--format`")
    if asked is not said and asked is not None and said is not None and not may_hold(output, asked):
        raise WrongOutput(f"{output} is for {said.value}, but `--format` asks for {asked.value}")
    return asked or said or ExportFormat.JSON


def export(
    site: Site,
    configuration: Configuration,
    form: ExportFormat,
    output: str | None,
    *,
    cover: Cover,
    preset: Preset,
) -> None:
    """Write the use cases of a site to a file, a folder or standard output.

    Raises:
        WrongOutput: there is a file already, and not of an earlier export.
        OSError: the output cannot be written.
    """
    urls = _urls(site, configuration)
    content = content_of(form, Export(site.registry, urls, site.published_findings, cover, preset))
    if output is None:
        _print(content)
    elif isinstance(content, Folder):
        _write_features(site, Path(output), form, content)
    else:
        _demand_room(Path(output), form)
        write_whole(Path(output), content)


def _print(content: Content | Folder) -> None:
    """Write to standard output; of a folder one file behind the other."""
    if isinstance(content, bytes):
        sys.stdout.buffer.write(content)
        return
    if isinstance(content, Folder):
        pieces: Iterable[str] = content.values()
    else:
        pieces = (content,) if isinstance(content, str) else content()
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode("utf-8"))


def _write_features(site: Site, folder: Path, form: ExportFormat, written: Folder) -> None:
    for name in written:
        _demand_room(folder / name, form)
    read = {document.path for document in site.everything.documents}
    # Those of pages that were not asked for stay, as long as the pages do.
    write_features(folder, written, lambda page: page in read or not Path(page).exists())


def _demand_room(file: Path, form: ExportFormat) -> None:
    """A page, a picture or a file of anybody else stays; what an earlier export wrote is replaced."""
    if not file.is_file():
        # A pipe or a device is there to be written to.
        return
    with file.open("rb") as stream:
        beginning = stream.read(_LONGEST_BEGINNING).decode("utf-8-sig", "replace")
    if beginning and not beginning.startswith(beginnings(form)):
        raise WrongOutput(
            f"{file} is there already, and no earlier export: take it away, or name another file"
        )


_LONGEST_BEGINNING = 400


def _urls(site: Site, configuration: Configuration) -> SiteUrls:
    """Where things will be shown, on the pages that a build generates as well."""
    taken = {configuration.address(document.path).casefold() for document in site.everything.documents}
    words = words_of(site.options.language, site.options.strings)
    pages = generated_pages(site.options, words, site.registry) if configuration.has_generated_pages else ()
    for page in pages:
        if configuration.address(page.path).casefold() not in taken:
            site.read(page.path, page.markdown)
    return SiteUrls(site, configuration.address)


def json_of(site: Site, configuration: Configuration) -> str:
    """The `usecases.json` of a site."""
    return json_text(site.registry, _urls(site, configuration), site.published_findings)
