"""`mkdocs-usecases export`: write all use cases for other tools."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from mkdocs_usecases.hosts.cli.answering import CLEAN
from mkdocs_usecases.hosts.cli.arguments import Choices, add_configuration
from mkdocs_usecases.hosts.cli.given import Refused, whole_site

HELP = "write all use cases for other tools"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="Markdown files or folders that make the site, where no mkdocs.yml does",
    )
    parser.add_argument(
        "--format",
        choices=Choices(_formats),
        metavar="FORMAT",
        help="%(choices)s; else that of the output's ending, or JSON",
    )
    parser.add_argument("-o", "--output", metavar="PATH", help="a file, or for gherkin a folder")
    parser.add_argument(
        "--cover",
        choices=Choices(_covers),
        metavar="WAYS",
        default="extensions",
        help="what the scenarios walk (%(choices)s): each extension, each way from step to step, each two",
    )
    parser.add_argument(
        "--preset",
        choices=Choices(_presets),
        metavar="READER",
        default="generic",
        help="for whom a CSV is: %(choices)s",
    )
    add_configuration(parser)


def _formats() -> Iterable[str]:
    from mkdocs_usecases.options import ExportFormat

    return (form.value for form in ExportFormat)


def _covers() -> Iterable[str]:
    from mkdocs_usecases.model.routes import Cover

    return (cover.value for cover in Cover)


def _presets() -> Iterable[str]:
    from mkdocs_usecases.export.csv import Preset

    return (preset.value for preset in Preset)


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.export.csv import Preset
    from mkdocs_usecases.hosts.cli.exports import WrongOutput, export, form_of
    from mkdocs_usecases.model.routes import Cover
    from mkdocs_usecases.options import ExportFormat

    try:
        form = form_of(given.format, given.output)
    except WrongOutput as refusal:
        raise Refused(*refusal.args) from refusal
    if given.preset != Preset.GENERIC.value and form is not ExportFormat.CSV:
        raise Refused(f"--preset is for csv, and this is {form.value}")
    configuration, _, site = whole_site(given)
    try:
        # Here the reader of a pipe may have left, which is no mistake.
        export(
            site,
            configuration,
            form,
            given.output,
            cover=Cover(given.cover),
            preset=Preset(given.preset),
        )
    except BrokenPipeError:
        raise
    except WrongOutput as refusal:
        raise Refused(*refusal.args) from refusal
    except OSError as error:
        raise Refused(f"{error.filename or given.output}: {error.strerror}") from error
    return CLEAN
