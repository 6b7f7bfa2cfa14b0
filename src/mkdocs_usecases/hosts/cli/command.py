"""The commands and what they answer; what only one of them needs is imported by it alone."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mkdocs_usecases.hosts.collecting import no_collecting

if TYPE_CHECKING:
    from mkdocs_usecases.hosts.cli.configuration import Configuration
    from mkdocs_usecases.hosts.cli.sources import Sources
    from mkdocs_usecases.options import Options
    from mkdocs_usecases.site import Site

CLEAN, FINDINGS, USAGE = 0, 1, 2
"""Exit codes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code: 0 clean, 1 findings, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        _let_through(stream)
    given = _parser().parse_args(arguments)
    try:
        with no_collecting():
            code: int = given.run(given)
    except BrokenPipeError:
        # Whoever read us has seen enough; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except _Refused as refusal:
        print(f"mkdocs-usecases: {refusal}", file=sys.stderr)
        return USAGE
    return code


class _Refused(Exception):
    """The command cannot be carried out as it was given."""


def _let_through(stream: TextIO) -> None:
    """Let names of every script through where the terminal's own encoding knows only some."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _say(text: str, *, for_people: bool) -> None:
    """Write to standard output: for people as their terminal has it, for programs in UTF-8."""
    if for_people:
        sys.stdout.write(text)
    else:
        # JSON has the same escapes for half a character.
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mkdocs-usecases", description="Check, export and compare the use cases of a documentation."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="report mistakes, each with file, line, column and the edit")
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="Markdown files or folders; - reads standard input"
    )
    check.add_argument("--strict", action="store_true", help="fail on warnings as well")
    check.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text")
    _add_configuration(check)
    check.set_defaults(run=_check)

    export = commands.add_parser("export", help="write all use cases as JSON, CSV or Gherkin")
    export.add_argument("paths", nargs="*", metavar="PATH", help="Markdown files or folders")
    export.add_argument("--format", choices=("json", "csv", "gherkin"), default="json")
    export.add_argument("-o", "--output", metavar="PATH", help="a file, or for gherkin a folder")
    _add_configuration(export)
    export.set_defaults(run=_export)

    schema = commands.add_parser("schema", help="print the JSON Schema of a block, for editors")
    schema.add_argument("--export", action="store_true", help="that of usecases.json instead")
    schema.set_defaults(run=_schema)

    diff = commands.add_parser("diff", help="say what changed between two exports")
    diff.add_argument("old", metavar="OLD.json")
    diff.add_argument("new", metavar="NEW.json")
    diff.set_defaults(run=_diff)
    return parser


def _add_configuration(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-f", "--config-file", metavar="PATH", help="the mkdocs.yml, where it is not in this folder or above"
    )


def _check(given: argparse.Namespace) -> int:
    from mkdocs_usecases.diagnostics import Severity
    from mkdocs_usecases.hosts.cli.reports import FORMATS, Report, located

    configuration, sources, site = _read(given)
    found = [
        finding
        for finding in (*configuration.findings, *site.findings)
        if sources.is_asked(finding.span.file)
    ]
    use_cases = sum(
        1 for entry in site.registry.entries if sources.asked is None or entry.path in sources.asked
    )
    report = Report(
        findings=list(located(found, cache(sources.shown))),
        files=len(sources.texts if sources.asked is None else sources.asked),
        use_cases=use_cases,
        colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
    )
    _say(FORMATS[given.format](report), for_people=given.format == "text")
    failing = {Severity.ERROR, Severity.WARNING} if given.strict else {Severity.ERROR}
    return FINDINGS if any(finding.severity in failing for finding in found) else CLEAN


def _export(given: argparse.Namespace) -> int:
    from mkdocs_usecases.hosts.cli.exports import export

    configuration, _, site = _read(given)
    try:
        # Here the reader of a pipe may have left, which is no mistake.
        export(site, given.format, given.output, directory_urls=configuration.directory_urls)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _Refused(f"{error.filename}: {error.strerror}") from error
    return CLEAN


def _schema(given: argparse.Namespace) -> int:
    import json

    from mkdocs_usecases.export.block_schema import block_schema
    from mkdocs_usecases.export.schema import export_schema

    if given.export:
        schema = export_schema()
    else:
        options = _site_options()
        schema = block_schema(options.fields, options.keys, options.language)
    _say(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", for_people=False)
    return CLEAN


def _site_options() -> Options:
    """What the site in this folder says of its blocks: further keys, names of keys, the language."""
    from mkdocs_usecases.hosts.cli.configuration import (
        WrongConfiguration,
        find_configuration,
        read_configuration,
    )
    from mkdocs_usecases.options import Options

    path = find_configuration(Path.cwd())
    try:
        return Options() if path is None else read_configuration(path).options
    except WrongConfiguration as refusal:
        raise _Refused(str(refusal)) from refusal


def _diff(given: argparse.Namespace) -> int:
    from mkdocs_usecases.hosts.cli.exports import compare

    try:
        lines = list(compare(Path(given.old), Path(given.new)))
    except ValueError as error:
        raise _Refused(str(error)) from error
    except OSError as error:
        raise _Refused(f"{error.filename}: {error.strerror}") from error
    for line in lines:
        print(line)
    return FINDINGS if lines else CLEAN


def _read(given: argparse.Namespace) -> tuple[Configuration, Sources, Site]:
    """The site that the arguments mean."""
    from mkdocs_usecases.hosts.cli.configuration import (
        Configuration,
        WrongConfiguration,
        find_configuration,
        read_configuration,
    )
    from mkdocs_usecases.hosts.cli.sources import NoSuchPath, find_sources
    from mkdocs_usecases.site import Site

    try:
        path = Path(given.config_file) if given.config_file else find_configuration(Path.cwd())
        configuration = Configuration(Path.cwd()) if path is None else read_configuration(path)
        sources = find_sources(given.paths, configuration)
    except (WrongConfiguration, NoSuchPath) as refusal:
        raise _Refused(str(refusal)) from refusal
    for message in (*configuration.warnings, *sources.unreadable):
        print(f"mkdocs-usecases: {message}", file=sys.stderr)
    if sources.unreadable:
        raise _Refused("not every file could be read")
    site = Site(configuration.options)
    for name, text in sources.texts.items():
        site.read(name, text)
    if configuration.snippets is not None and sources.files:
        from mkdocs_usecases.hosts.cli.pasting import paste

        sources = paste(site, sources, configuration.snippets)
    return configuration, sources, site
