"""The generated pages as files, for hosts that run no plugin: written, and kept up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.export.content import beginnings
from mkdocs_usecases.export.csv import csv_text
from mkdocs_usecases.files import Unreadable, read_text
from mkdocs_usecases.hosts.paths import named, seen_from
from mkdocs_usecases.hosts.workspace.configuration import Configuration
from mkdocs_usecases.hosts.workspace.loading import is_toml
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.options import DiagramMode, ExportFormat, Options
from mkdocs_usecases.options.exports import offered_csv
from mkdocs_usecases.pages.restructured import SUFFIXES
from mkdocs_usecases.rendering.generated.pages import generated_pages
from mkdocs_usecases.rendering.generated.site_files import FOLDER, SiteFile, script, style_sheet
from mkdocs_usecases.rendering.generated.written_files import WrittenFile, is_ours, written_files
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site


class WrongFolder(Exception):
    """The pages cannot go where they were sent; the message says why."""


@dataclass(frozen=True, slots=True)
class PageFiles:
    """What should stand in a docs folder, and what of it does."""

    docs: Path
    texts: Mapping[str, str]
    """By path in the docs folder."""

    stale: tuple[str, ...]
    """Paths whose files are missing, or ours and not as they should be."""

    gone: tuple[str, ...]
    """Paths of files of ours that nothing asks for any more."""

    kept: tuple[str, ...]
    """Paths of files that somebody else has written: they stay."""

    tables: Mapping[str, str] = field(default_factory=dict)
    """What pages offer as CSV, by path: it is written with them, and never out of date by itself.

    It changes with each edit of a use case, and pages hardly ever.
    """

    def write(self) -> None:
        """Bring the folder up to date.

        Raises:
            OSError: a file cannot be written or taken away.
        """
        for path, text in ({path: self.texts[path] for path in self.stale} | dict(self.tables)).items():
            write_whole(self.docs / path, text)
        for path in self.gone:
            (self.docs / path).unlink()


def placed(options: Options, docs: Path, output: str | None) -> Options:
    """The options with the pages in the folder that was asked for.

    Raises:
        WrongFolder: it is not in the docs folder.
    """
    if output is None:
        return options
    folder, root = Path(output).resolve(), docs.resolve()
    if not folder.is_relative_to(root):
        raise WrongFolder(f"{output} is not in {seen_from(Path.cwd(), docs)}, where the site has its pages")
    inside = named(folder.relative_to(root))
    return replace(options, index="" if inside == "." else f"{inside}/")


def page_files(
    site: Site, docs: Path, options: Options, *, with_assets: bool = True, everywhere: bool = False
) -> PageFiles:
    """Compare what should be in a docs folder with what is there.

    Sphinx needs the pages alone: style sheet and script it gets from the extension. Where the option `index`
    says where they go, all that we have written `everywhere` else is from before it said so.
    """
    # What we wrote earlier is no page of the site's own.
    has_any = any(document.blocks for document in site.registry.documents)
    wanted = _wanted(site, options, with_assets=with_assets) if has_any else ()
    texts = {file.path: file.text for file in wanted}
    there = {path: text for path in texts if (text := _text(docs / path)) is not None}
    kept = tuple(path for path, text in there.items() if not is_ours(text))
    stale = tuple(path for path in texts if path not in kept and there.get(path) != texts[path])
    folders = [folder for folder in (options.index, f"{FOLDER}/") if folder]
    ours = [*_ours(docs, folders)]
    if everywhere:
        pages = (document.path for document in site.everything.documents)
        before = [path for path in pages if path not in ours and is_ours(_text(docs / path) or "")]
        tables = [named(Path(path).with_suffix(".csv")) for path in before]
        ours += [*before, *(path for path in tables if _is_table(docs / path))]
    gone = tuple(path for path in ours if path not in texts)
    offered = offered_csv(options) if with_assets else None
    table = None if offered is None else _table(site, docs / offered.path)
    if offered is None or table is None:
        return PageFiles(docs, texts, stale, gone, kept)
    if not has_any:
        gone = (*gone, offered.path) if (docs / offered.path).exists() else gone
        return PageFiles(docs, texts, stale, gone, kept)
    return PageFiles(docs, texts, stale, gone, kept, {offered.path: table})


def _table(site: Site, file: Path) -> str | None:
    """The CSV that the listing of scenarios links to; `None` where it is there, or somebody else has one."""
    there, text = _text(file), csv_text(site.registry)
    known = None if there is None else there.removeprefix(_MARK)
    may_write = known is None or _is_table(file)
    return text if may_write and known != text.removeprefix(_MARK) else None


def _is_table(file: Path) -> bool:
    """Whether a file is such a CSV of an earlier run."""
    return (_text(file) or "").removeprefix(_MARK).startswith(beginnings(ExportFormat.CSV))


def _wanted(site: Site, options: Options, *, with_assets: bool) -> Sequence[WrittenFile]:
    is_wrong = any(finding.severity is Severity.ERROR for finding in site.findings)
    words = words_of(options.language, options.strings)
    pages = generated_pages(options, words, site.registry, with_checks=is_wrong)
    return written_files(pages, _assets(options) if with_assets else ())


def _assets(options: Options) -> Sequence[SiteFile]:
    # Themes of hosts without plugins draw diagrams by themselves.
    return style_sheet(), script(options, draws=True)


def _text(file: Path) -> str | None:
    """The text of a file that may be ours; `None` where there is none, and nothing where it is no text."""
    if not file.exists():
        return None
    try:
        return read_text(file)
    except Unreadable:
        return ""


def _ours(docs: Path, folders: Sequence[str]) -> Iterator[str]:
    for folder in folders:
        for file in sorted((docs / folder).rglob("*")):
            if (
                file.suffix in (".md", ".rst", ".css", ".js")
                and file.is_file()
                and is_ours(_text(file) or "")
            ):
                yield named(file.relative_to(docs))


_MARK = "\ufeff"
"""By which spreadsheets know the encoding."""


def contents(files: PageFiles, ending: str) -> list[str]:
    """The table of contents that leads to the pages, as MyST has it or reStructuredText."""
    listed = [f"/{path.removesuffix(ending)}" for path in files.texts if path.endswith(ending)]
    if ending in SUFFIXES:
        return [".. toctree::", "   :hidden:", "", *(f"   {path}" for path in listed)]
    return ["```{toctree}", ":hidden:", "", *listed, "```"]


def lines(configuration: Configuration, options: Options) -> list[str]:
    """What the settings of a site must say for its pages to be as with the plugin."""
    style, scripts = _assets(options)
    drawn = options.mermaid if options.diagram is not DiagramMode.NONE else None
    javascript = [*([drawn] if drawn else []), scripts.path]
    docs = named((configuration.docs or Path("docs")).relative_to(configuration.folder))
    listed = {"watch": [docs], "extra_css": [style.path], "extra_javascript": javascript}
    is_yaml = configuration.file is not None and not is_toml(configuration.file)
    between = ": " if is_yaml else " = "
    said = [f"{key}{between}{json.dumps(value, ensure_ascii=False)}" for key, value in listed.items()]
    said.append("markdown_extensions: [usecases]" if is_yaml else "[project.markdown_extensions.usecases]")
    if options.index != configuration.options.index:
        value = json.dumps(options.index, ensure_ascii=False)
        said.append(f"# and among the options of usecases\nindex{between}{value}")
    return said
