"""Style sheet and scripts of the rendered use cases, among the files of a MkDocs site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.structure.files import InclusionLevel

from mkdocs_usecases.hosts.mkdocs.source_folder import SourceFolder
from mkdocs_usecases.options import DiagramMode, Options
from mkdocs_usecases.rendering.generated.site_files import SiteFile, script, style_sheet

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_WITHOUT_MERMAID = frozenset({"mkdocs", "readthedocs"})
"""Themes that draw no diagrams by themselves; Material and its kin load Mermaid unless a page has it."""


def add_assets(files: Files, config: MkDocsConfig, options: Options, sources: SourceFolder) -> None:
    """Put what pages need among the files of the site, each once, however often the config is used."""
    style = style_sheet()
    _add_file(files, config, sources, style)
    if style.path not in config.extra_css:
        config.extra_css.insert(0, style.path)
    draws = config.theme.name not in _WITHOUT_MERMAID
    is_drawn = options.diagram is not DiagramMode.NONE
    if is_drawn and draws and options.mermaid and options.mermaid not in config.extra_javascript:
        # Material takes a Mermaid that is there already.
        config.extra_javascript.insert(0, options.mermaid)
    scripts = script(options, draws=draws)
    _add_file(files, config, sources, scripts)
    if scripts.path not in config.extra_javascript:
        config.extra_javascript.append(scripts.path)


def lost_mermaid(files: Files, config: MkDocsConfig, options: Options) -> Iterator[str]:
    """A message where the script that draws flowcharts is not among the files: nothing would be drawn."""
    is_drawn = options.diagram is not DiagramMode.NONE and style_sheet().path in config.extra_css
    if not is_drawn or options.mermaid is None:
        return
    address = urlsplit(options.mermaid)
    is_own = not address.scheme and not address.path.startswith("/")
    # What follows `?` says which version it is.
    if is_own and not address.netloc and files.get_file_from_path(address.path) is None:
        yield f"`mermaid`: there is no file `{options.mermaid}` in the docs folder, so no flowchart is drawn"


def _add_file(files: Files, config: MkDocsConfig, sources: SourceFolder, file: SiteFile) -> None:
    if files.get_file_from_path(file.path) is None:
        files.append(sources.file(config, file.path, file.content, InclusionLevel.INCLUDED))
