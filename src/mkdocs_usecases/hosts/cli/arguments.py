"""What commands can be given; apart, since the command starts with it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator


class Choices:
    """The words of a closed set, asked for when they are needed: the command starts without them."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        """Take what gives the words."""
        self._words = words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words())

    def __contains__(self, word: object) -> bool:
        return word in tuple(self._words())


def _formats() -> Iterable[str]:
    from mkdocs_usecases.options import ExportFormat

    return (form.value for form in ExportFormat)


def _covers() -> Iterable[str]:
    from mkdocs_usecases.model.routes import Cover

    return (cover.value for cover in Cover)


def _presets() -> Iterable[str]:
    from mkdocs_usecases.export.csv import Preset

    return (preset.value for preset in Preset)


def _reports() -> Iterable[str]:
    from mkdocs_usecases.hosts.cli.reports import FORMATS

    return FORMATS


def _coverage_reports() -> Iterable[str]:
    from mkdocs_usecases.export.coverage import COVERAGE_FORMATS

    return COVERAGE_FORMATS


def _impact_reports() -> Iterable[str]:
    from mkdocs_usecases.export.impact import IMPACT_FORMATS

    return IMPACT_FORMATS


def _change_reports() -> Iterable[str]:
    from mkdocs_usecases.export.change_reports import REPORTS

    return REPORTS


def add_configuration(parser: argparse.ArgumentParser) -> None:
    """Say where the settings of the site may be, and what is trusted."""
    parser.add_argument(
        "-f",
        "--config-file",
        metavar="PATH",
        help="the mkdocs.yml or zensical.toml, where it is not in this folder or above",
    )
    parser.add_argument(
        "--trust",
        action="store_true",
        help="the project is yours: read what it names outside of its folder, and the environment",
    )


def add_check(parser: argparse.ArgumentParser) -> None:
    """Say what `check` can be given."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="Markdown files or folders; - reads standard input"
    )
    parser.add_argument("--strict", action="store_true", help="fail on warnings as well")
    _add_format(parser, _reports)
    parser.add_argument("--fix", action="store_true", help="make the edits that are certain")
    parser.add_argument("--diff", action="store_true", help="print what --fix would change; write nothing")


def add_convert(parser: argparse.ArgumentParser) -> None:
    """Say what `convert` can be given."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="Markdown files or folders; - reads standard input"
    )
    parser.add_argument("--write", action="store_true", help="write the files that change")
    parser.add_argument("--diff", action="store_true", help="print what would change as a patch")
    parser.add_argument("--force", action="store_true", help="write files that have uncommitted changes, too")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def add_coverage(parser: argparse.ArgumentParser) -> None:
    """Say what `coverage` can be given."""
    parser.add_argument(
        "results", nargs="*", metavar="RESULTS", help="files of results, instead of those that the site names"
    )
    parser.add_argument("--fail-under", type=_percent, metavar="PERCENT", help="of routes that passed")
    parser.add_argument("--level", help="only use cases of this level, such as 'user goal'")
    parser.add_argument("--tag", help="only use cases with this tag")
    _add_format(parser, _coverage_reports)
    parser.add_argument(
        "--accept",
        nargs="*",
        metavar="UC-12",
        help="note in usecases.lock that the tests of all or of these use cases fit to their routes",
    )
    parser.set_defaults(paths=(), is_about_tests=True)


def add_export(parser: argparse.ArgumentParser) -> None:
    """Say what `export` can be given."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="Markdown files or folders")
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


def add_impact(parser: argparse.ArgumentParser) -> None:
    """Say what `impact` can be given."""
    parser.add_argument("id", metavar="UC-12", help="the use case that changes")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="Markdown files or folders")
    _add_format(parser, _impact_reports)


def add_pages(parser: argparse.ArgumentParser) -> None:
    """Say what `pages` can be given."""
    parser.add_argument("-o", "--output", metavar="FOLDER", help="else that of the option `index`")
    parser.add_argument(
        "--check", action="store_true", help="write nothing, and fail if anything is out of date"
    )
    parser.set_defaults(paths=[])


def add_render(parser: argparse.ArgumentParser) -> None:
    """Say what `render` can be given."""
    parser.add_argument("paths", nargs="+", metavar="PAGE", help="Markdown files or folders")
    parser.add_argument("-o", "--output", metavar="FOLDER", help="else standard output")
    parser.add_argument("--to", choices=("gfm",), default="gfm", help="GitHub-flavoured Markdown")


def add_review(parser: argparse.ArgumentParser) -> None:
    """Say what `review` can be given."""
    parser.add_argument("ids", nargs="+", metavar="UC-12", help="the use cases that somebody has looked at")
    parser.set_defaults(paths=())


def add_diff(parser: argparse.ArgumentParser) -> None:
    """Say what `diff` can be given."""
    parser.add_argument("old", metavar="OLD", help="a usecases.json, or two revisions of git: v1.0..HEAD")
    parser.add_argument(
        "more", nargs="*", metavar="NEW", help="the other usecases.json; of revisions the pages to read"
    )
    _add_format(parser, _change_reports)
    parser.add_argument(
        "--map", action="store_true", help="only what tests called routes, with what these are called now"
    )


def _percent(typed: str) -> float:
    value = float(typed.strip().removesuffix("%"))
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{typed} is no percentage from 0 to 100")
    return value


def _add_format(parser: argparse.ArgumentParser, words: Callable[[], Iterable[str]]) -> None:
    parser.add_argument(
        "--format", choices=Choices(words), metavar="FORMAT", default="text", help="%(choices)s"
    )
