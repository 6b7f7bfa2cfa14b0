"""Exports without a MkDocs build: the same files that a site has."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from mkdocs_usecases.export.content import content_of
from mkdocs_usecases.export.csv import HEADER, XRAY_HEADER, Preset
from mkdocs_usecases.export.gherkin import OURS, features
from mkdocs_usecases.export.inventory import HEAD
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.hosts.feature_files import write_features
from mkdocs_usecases.hosts.site_urls import SiteUrls
from mkdocs_usecases.hosts.workspace.configuration import Configuration
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.options import ExportFormat, export_format, may_hold
from mkdocs_usecases.rendering.generated import generated_pages
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site


class WrongOutput(Exception):
    """The export cannot go where it was sent; the message says why."""


def form_of(form: str | None, output: str | None) -> ExportFormat:
    """The format that was asked for, by name or by the ending of the output.

    Raises:
        WrongOutput: the ending says no format, or another one.
    """
    asked = None if form is None else ExportFormat(form)
    if output is None:
        return asked or ExportFormat.JSON
    said = ExportFormat.GHERKIN if Path(output).is_dir() else export_format(output)
    if asked is None and said is None:
        raise WrongOutput(f"{output}: no format ends so; expected .json, .csv, a folder/, .inv or `--format`")
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
    """Write the use cases of a site to a file, a folder (for Gherkin) or standard output.

    Raises:
        WrongOutput: there is a file already, and not of an earlier export.
        OSError: the output cannot be written.
    """
    if form is ExportFormat.GHERKIN:
        _write_features(site, output, cover)
        return
    urls = _urls(site, configuration)
    content = content_of(form, site.registry, urls, site.published_findings, cover, preset=preset)
    if output is not None:
        _demand_room(Path(output), form)
        write_whole(Path(output), content)
    elif isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        for piece in [content] if isinstance(content, str) else content():
            sys.stdout.buffer.write(piece.encode("utf-8"))


def _write_features(site: Site, output: str | None, cover: Cover) -> None:
    """One file a use case; on standard output one feature behind the other."""
    if output is None:
        for _, text in features(site.registry, cover):
            sys.stdout.buffer.write(text.encode("utf-8"))
        return
    written = dict(features(site.registry, cover))
    for name in written:
        _demand_room(Path(output, name), ExportFormat.GHERKIN)
    read = {document.path for document in site.everything.documents}
    # Those of pages that were not asked for stay, as long as the pages do.
    write_features(Path(output), written, lambda page: page in read or not Path(page).exists())


_BEGINNINGS: Mapping[ExportFormat, str | tuple[str, ...]] = {
    ExportFormat.JSON: '{"version": ',
    ExportFormat.CSV: (",".join(HEADER), ";".join(XRAY_HEADER)),
    ExportFormat.GHERKIN: OURS,
    ExportFormat.INVENTORY: HEAD,
    ExportFormat.NEEDS: '{\n "created": "",\n "current_version": "1",',
}


def _demand_room(file: Path, form: ExportFormat) -> None:
    """A page, a picture or a file of anybody else stays; what an earlier export wrote is replaced."""
    if not file.is_file():
        # A pipe or a device is there to be written to.
        return
    with file.open("rb") as stream:
        beginning = stream.read(_LONGEST_BEGINNING).decode("utf-8-sig", "replace")
    if beginning and not beginning.startswith(_BEGINNINGS[form]):
        raise WrongOutput(
            f"{file} is there already, and no earlier export: take it away, or name another file"
        )


_LONGEST_BEGINNING = 400


def _urls(site: Site, configuration: Configuration) -> SiteUrls:
    """Where things will be shown, on the pages that a build generates as well."""
    taken = {document.path for document in site.everything.documents}
    words = words_of(site.options.language, site.options.strings)
    pages = generated_pages(site.options, words, site.registry) if configuration.has_generated_pages else ()
    for page in pages:
        if page.path not in taken:
            site.read(page.path, page.markdown)
    return SiteUrls(site, directory_urls=configuration.directory_urls)


def json_of(site: Site, configuration: Configuration) -> str:
    """The `usecases.json` of a site."""
    return json_text(site.registry, _urls(site, configuration), site.published_findings)
