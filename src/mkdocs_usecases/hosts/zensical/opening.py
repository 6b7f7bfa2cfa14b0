"""The pages of a site as Zensical renders them, one after the other."""

from __future__ import annotations

import json
import logging
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from markdown import Markdown

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from mkdocs_usecases.hosts.log_levels import log_level
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.hosts.source_links import AddressLinks, SourceLinks
from mkdocs_usecases.hosts.workspace.loading import is_toml
from mkdocs_usecases.hosts.zensical.docs_folder import DocsFolder
from mkdocs_usecases.hosts.zensical.rendering import Rendering, rendering_of
from mkdocs_usecases.hosts.zensical.settings import read_settings
from mkdocs_usecases.rendering.templating.html import OVERRIDES, Templates, standard_templates
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import words_of

# Zensical sets up no logging of its own: Python then prints warnings and errors.
_log = logging.getLogger("mkdocs_usecases")


class SitePages:
    """What an instance of the extension knows: Zensical makes one for each page."""

    def __init__(self, given: Mapping[str, object]) -> None:
        """Take the options of the extension, as the settings have them."""
        self._given = given

    def open(self, md: Markdown, _: Sequence[str]) -> Page:
        """What must be known of the page that an instance of Markdown converts.

        Raises:
            ValueError: the settings are strict, and something is wrong; or an option is.
        """
        rendering = rendering_of(md)
        assert rendering is not None
        folder = _folder(rendering, self._given)
        is_new = not folder.is_read
        if folder.refresh(partial(read_settings, rendering, self._given)):
            _report(folder)
        if is_new:
            _tell_of_watching(folder, rendering)
        if rendering.is_strict:
            # At each page: Zensical goes on with the others, and keeps what it could render.
            _fail(folder.findings)
        return Page(
            folder.site,
            rendering.path,
            partial(_view, folder, rendering),
            partial(folder.included, rendering.path),
            tell=partial(_tell, is_strict=rendering.is_strict),
        )


_MOST_FOLDERS = 4
_folders: OrderedDict[str, DocsFolder] = OrderedDict()
"""Zensical makes everything anew for each page; what is known of a site stays with the process."""


def _folder(rendering: Rendering, given: Mapping[str, object]) -> DocsFolder:
    key = json.dumps((rendering.root, rendering.docs, given), default=str, sort_keys=True)
    folder = _folders.get(key)
    if folder is None:
        while len(_folders) >= _MOST_FOLDERS:
            _folders.popitem(last=False)
        folder = _folders[key] = DocsFolder()
    return folder


def _report(folder: DocsFolder) -> None:
    """Tell what is wrong, once for each change of the site."""
    for warning in folder.configuration.warnings:
        _log.warning("usecases: %s", warning)
    _tell(folder.findings)


def _tell(findings: Iterable[Diagnostic], *, is_strict: bool = False) -> None:
    for finding in findings:
        _log.log(log_level(finding.severity), "%s", finding)
    if is_strict:
        _fail(findings)


def _fail(findings: Iterable[Diagnostic]) -> None:
    if wrong := [finding for finding in findings if log_level(finding.severity) >= logging.WARNING]:
        raise ValueError(f"usecases: {_counted(wrong)}, see above")


def _tell_of_watching(folder: DocsFolder, rendering: Rendering) -> None:
    if rendering.watches_docs or not folder.site.everything.entries:
        return
    docs, file = Path(rendering.config["docs_dir"]).as_posix(), folder.configuration.file
    line = f'watch = ["{docs}"]' if file is None or is_toml(file) else f"watch: [{docs}]"
    _log.warning(
        "usecases: add `%s` to %s, or links back and listings of other pages stay as they were",
        line,
        "zensical.toml" if file is None else file.name,
    )


def _counted(findings: Iterable[Diagnostic]) -> str:
    """How many there are of each severity, the worst first."""
    counts = Counter(finding.severity for finding in findings)
    return " and ".join(
        f"{count} {severity.value}" if count == 1 else f"{count} {severity.value}s"
        for severity in reversed(Severity)
        if (count := counts[severity])
    )


def _view(folder: DocsFolder, rendering: Rendering) -> View:
    site, path = folder.site, rendering.path
    registry, listings = site.registry_of(path), folder.listings
    addresses = AddressLinks(
        site,
        registry,
        listings,
        path,
        url=rendering.url,
        directory_urls=folder.configuration.directory_urls,
    )
    return View(
        registry=registry,
        links=SourceLinks(site, registry, listings, path, lambda file: (rendering.docs / file).is_file()),
        diagram_links=addresses,
        words=words_of(site.options.language, site.options.strings),
        options=site.options,
        page=path,
        findings=site.findings_of,
        templates=_templates(rendering),
    )


def _templates(rendering: Rendering) -> Templates:
    """Those of the package, or those of the site's own theme folder where it has some."""
    theme = rendering.config.get("theme") or {}
    own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    if own is None or not (rendering.root / own / OVERRIDES).is_dir():
        return standard_templates()
    return Templates(rendering.root / own)
