"""The commands and what they answer; what only one of them needs is imported by it alone."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from mkdocs_usecases.hosts.cli.arguments import (
    add_check,
    add_configuration,
    add_convert,
    add_coverage,
    add_diff,
    add_export,
    add_impact,
    add_pages,
    add_render,
    add_review,
)
from mkdocs_usecases.hosts.cli.failures import complain, told
from mkdocs_usecases.hosts.cli.given import NOT_ALL, Refused, given_site, given_sources, site_of, whole_site
from mkdocs_usecases.hosts.garbage_collection import no_collecting

if TYPE_CHECKING:
    from mkdocs_usecases.hosts.cli.converting import Converted
    from mkdocs_usecases.hosts.cli.fixing import Fixed
    from mkdocs_usecases.hosts.workspace.configuration import Configuration
    from mkdocs_usecases.hosts.workspace.sources import Sources
    from mkdocs_usecases.options import Options

CLEAN, FINDINGS, USAGE = 0, 1, 2
"""Exit codes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code: 0 clean, 1 findings, 2 could not do what was asked."""
    for stream in (sys.stdout, sys.stderr):
        _let_through(stream)
    given = _parser().parse_args(arguments)
    try:
        with no_collecting():
            code: int = given.run(given)
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has seen enough; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Refused as refusal:
        complain(refusal.args)
        return USAGE
    except Exception as failure:
        # Python would end with 1, which means findings, below a page about our own lines.
        complain([told(failure)])
        return USAGE
    return code


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
        prog="mkdocs-usecases",
        description="Check, convert, export and compare the use cases of a documentation.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="report mistakes, each with file, line, column and the edit")
    add_check(check)
    add_configuration(check)
    check.set_defaults(run=_check)

    convert = commands.add_parser(
        "convert", help="make blocks of the use cases in ordinary Markdown documents; prints what it would do"
    )
    add_convert(convert)
    add_configuration(convert)
    convert.set_defaults(run=_convert)

    export = commands.add_parser("export", help="write all use cases for other tools")
    add_export(export)
    add_configuration(export)
    export.set_defaults(run=_export)

    pages = commands.add_parser("pages", help="write the generated pages as files, for hosts without plugins")
    add_pages(pages)
    add_configuration(pages)
    pages.set_defaults(run=_pages)

    render = commands.add_parser("render", help="show use cases as tables, for GitHub, wikis and others")
    add_render(render)
    add_configuration(render)
    render.set_defaults(run=_render)

    schema = commands.add_parser("schema", help="print the JSON Schema of a block, for editors")
    schema.add_argument("--export", action="store_true", help="that of usecases.json instead")
    schema.set_defaults(run=_schema)

    explain = commands.add_parser(
        "explain", help="say what a check means, why it matters, and how to mend it"
    )
    explain.add_argument("code", metavar="CODE", help="as it stands at the end of a message")
    explain.set_defaults(run=_explain)

    coverage = commands.add_parser("coverage", help="say which routes tests passed, failed and never took")
    review = commands.add_parser("review", help="note that somebody has looked at use cases as they are")
    impact = commands.add_parser("impact", help="say what changes with a use case: who refers to it, and how")
    for command, add, run in (
        (coverage, add_coverage, _coverage),
        (review, add_review, _review),
        (impact, add_impact, _impact),
    ):
        add_configuration(command)
        add(command)
        command.set_defaults(run=run)

    lsp = commands.add_parser("lsp", help="serve an editor, by the Language Server Protocol")
    # Clients of some editors add it, whatever they are told.
    lsp.add_argument("--stdio", action="store_true", help=argparse.SUPPRESS)
    lsp.set_defaults(run=_lsp)

    diff = commands.add_parser("diff", help="say what changed between two exports or revisions")
    add_diff(diff)
    add_configuration(diff)
    diff.set_defaults(run=_diff)
    return parser


def _check(given: argparse.Namespace) -> int:
    from mkdocs_usecases.diagnostics import Severity
    from mkdocs_usecases.hosts.cli.reports import FORMATS, Report, fixes
    from mkdocs_usecases.hosts.located import located
    from mkdocs_usecases.hosts.workspace.texts import texts_of
    from mkdocs_usecases.revision import settled

    configuration, sources, site = given_site(given)
    fixed = _fix(given, configuration, sources) if given.fix or given.diff else None
    if fixed is not None and not given.diff:
        sources, site = fixed.sources, fixed.site
    found = [
        finding
        for finding in (*configuration.findings, *site.findings)
        if sources.is_asked(finding.span.file)
    ]
    use_cases = sum(
        1 for entry in site.everything.entries if sources.asked is None or entry.path in sources.asked
    )
    shown = found
    if given.format != "text":
        texts = texts_of(sources, configuration.folder)
        shown = [settled(finding, texts) for finding in found]
    report = Report(
        findings=list(located(shown, cache(sources.shown))),
        files=len(sources.texts if sources.asked is None else sources.asked),
        use_cases=use_cases,
        colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        mended=None if fixed is None else fixed.mended,
        fixed_files=0 if fixed is None else len(fixed.before),
    )
    if fixed is not None and given.diff:
        from mkdocs_usecases.hosts.cli.fixing import difference

        _say("".join(difference(fixed)), for_people=False)
        print(fixes(report, "would mend"), file=sys.stderr)
    else:
        _say(FORMATS[given.format](report), for_people=given.format == "text")
    complain(sources.unreadable)
    if sources.unreadable:
        raise Refused(NOT_ALL)
    least = Severity.WARNING if given.strict else Severity.ERROR
    return FINDINGS if any(finding.severity.rank >= least.rank for finding in found) else CLEAN


def _fix(given: argparse.Namespace, configuration: Configuration, sources: Sources) -> Fixed:
    """The pages with all certain edits made, and written unless only the difference is wanted."""
    from mkdocs_usecases.hosts.cli.fixing import fix, write

    if "-" in given.paths and not given.diff:
        raise Refused("--fix writes files: for standard input take --diff")
    fixed = fix(sources, lambda changed: site_of(configuration, changed))
    if not given.diff:
        roots = [Path(path) for path in given.paths] or [configuration.docs or Path()]
        refused = list(write(fixed, roots))
        complain(refused)
        if refused:
            raise Refused("not every file could be written")
    return fixed


def _convert(given: argparse.Namespace) -> int:
    from mkdocs_usecases.hosts.cli.converting import convert, json_report, text_report
    from mkdocs_usecases.hosts.cli.fixing import difference

    if "-" in given.paths and given.write:
        raise Refused("--write writes files: for standard input take --diff")
    configuration, sources = given_sources(given)
    converted = convert(sources, configuration.options)
    failed = _write_converted(given, configuration, converted) if given.write else []
    if given.format == "json":
        _say(json_report(converted), for_people=False)
    elif given.diff:
        _say("".join(difference(converted)), for_people=False)
        sys.stderr.write(text_report(converted, is_done=given.write))
    else:
        _say(text_report(converted, is_done=given.write), for_people=True)
    complain((*sources.unreadable, *failed))
    if sources.unreadable:
        raise Refused(NOT_ALL)
    if failed:
        raise Refused("not every file could be written")
    return FINDINGS if converted.before and not given.write else CLEAN


def _write_converted(
    given: argparse.Namespace, configuration: Configuration, converted: Converted
) -> list[str]:
    """Write the documents; gives what was not written, with the reason."""
    from mkdocs_usecases.hosts.cli.converting import dirty, roots, without
    from mkdocs_usecases.hosts.cli.fixing import write

    changed = [] if given.force else dirty(converted)
    refused = [
        f"{converted.sources.shown(name)} has changes that are not committed: not written (--force writes it)"
        for name in changed
    ]
    return [*refused, *write(without(converted, changed), roots(given.paths, configuration.docs))]


def _export(given: argparse.Namespace) -> int:
    from mkdocs_usecases.export.csv import Preset
    from mkdocs_usecases.hosts.cli.exports import WrongOutput, export, form_of
    from mkdocs_usecases.model.routes import Cover

    try:
        form = form_of(given.format, given.output)
    except WrongOutput as refusal:
        raise Refused(*refusal.args) from refusal
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
        raise Refused(f"{error.filename}: {error.strerror}") from error
    return CLEAN


def _pages(given: argparse.Namespace) -> int:
    from mkdocs_usecases.hosts.cli.page_files import WrongFolder, contents, lines, page_files, placed
    from mkdocs_usecases.hosts.paths import seen_from
    from mkdocs_usecases.hosts.workspace.conf_file import is_conf

    configuration, _, site = whole_site(given)
    docs = configuration.docs
    if docs is None:
        raise Refused("there is no zensical.toml, mkdocs.yml or conf.py here or above: name it with `-f`")
    try:
        options = placed(configuration.options, docs, given.output)
    except WrongFolder as refusal:
        raise Refused(*refusal.args) from refusal
    is_sphinx = configuration.file is not None and is_conf(configuration.file.name)
    files = page_files(site, docs, options, with_assets=not is_sphinx)
    shown = {path: seen_from(Path.cwd(), docs / path) for path in (*files.texts, *files.tables, *files.gone)}
    complain(f"{shown[path]} is not written by this command, and stays as it is" for path in files.kept)
    if given.check:
        for path in files.stale:
            print(f"{shown[path]} is out of date")
        for path in files.gone:
            print(f"{shown[path]} is not needed any more")
        return FINDINGS if files.stale or files.gone else CLEAN
    files.write()
    for path in (*files.stale, *files.tables):
        print(f"wrote {shown[path]}")
    for path in files.gone:
        print(f"deleted {shown[path]}")
    if files.texts and is_sphinx:
        print(f"\nOne of your pages says:\n\n{chr(10).join(contents(files, options.page_ending))}")
    elif files.texts:
        print(f"\nThe settings of the site say:\n\n{chr(10).join(lines(configuration, options))}")
    return CLEAN


def _render(given: argparse.Namespace) -> int:
    from mkdocs_usecases.hosts.cli.gfm_pages import GfmPages
    from mkdocs_usecases.hosts.writing import write_whole

    _, sources, site = whole_site(given)
    pages = GfmPages(site)
    places = {file.resolve() for file in sources.places.values()}
    for name, text in sources.texts.items():
        if not sources.is_asked(name):
            continue
        shown = pages.page(name, text)
        if given.output is None:
            _say(shown, for_people=False)
            continue
        inside = Path(name)
        if inside.is_absolute() or ".." in inside.parts:
            # A page of no site, somewhere else on this computer.
            inside = Path(inside.name)
        target = Path(given.output, inside)
        if target.resolve() in places:
            raise Refused(f"{target} is a page of the site: blocks stay in their source, name another folder")
        write_whole(target, shown)
    return CLEAN


def _lsp(given: argparse.Namespace) -> int:
    from importlib.util import find_spec

    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        raise Refused("the language server needs more: pip install 'mkdocs-usecases[lsp]'")
    from mkdocs_usecases.hosts.lsp.server import run

    return run()


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
    from mkdocs_usecases.hosts.workspace.configuration import find_configuration, read_configuration
    from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration
    from mkdocs_usecases.options import Options

    path = find_configuration(Path.cwd())
    try:
        return Options() if path is None else read_configuration(path).options
    except WrongConfiguration as refusal:
        raise Refused(*refusal.args) from refusal


def _explain(given: argparse.Namespace) -> int:
    from mkdocs_usecases.diagnostics import Code
    from mkdocs_usecases.options import code_named
    from mkdocs_usecases.spelling import did_you_mean
    from mkdocs_usecases.validation.guide_page import plain_entry

    code = code_named(given.code.strip("[]"))
    if code is None:
        meant = did_you_mean(given.code, [each.value for each in Code])
        raise Refused(f"there is no check {given.code}" + (f"; did you mean {meant}?" if meant else ""))
    _say(plain_entry(code), for_people=True)
    return CLEAN


def _coverage(given: argparse.Namespace) -> int:
    from mkdocs_usecases.export.coverage import COVERAGE_FORMATS
    from mkdocs_usecases.hosts.cli.coverage_reports import WrongRequest, accept, fails, report_of
    from mkdocs_usecases.hosts.located import located

    # Behind `--accept` may stand ids, and files that were meant to be read.
    accepted = given.accept
    if accepted is not None:
        given.results += [it for it in accepted if Path(it).exists()]
        accepted = [it for it in accepted if not Path(it).exists()]
    configuration, sources, site = whole_site(given)
    try:
        if accepted is not None:
            complain([accept(site, configuration.folder, accepted)])
            if site.run.results is None:
                return CLEAN
            configuration, sources, site = given_site(given)
        report = report_of(site, given.level, given.tag)
    except WrongRequest as refusal:
        raise Refused(*refusal.args) from refusal
    shown = tuple(located(report.findings, cache(sources.shown)))
    text = COVERAGE_FORMATS[given.format](replace(report, findings=shown))
    _say(text, for_people=given.format == "text")
    return FINDINGS if fails(report, given.fail_under) else CLEAN


def _impact(given: argparse.Namespace) -> int:
    from mkdocs_usecases.export.impact import IMPACT_FORMATS
    from mkdocs_usecases.hosts.cli.coverage_reports import WrongRequest, entries_of

    _, sources, site = whole_site(given)
    registry = site.everything
    try:
        (entry,) = entries_of(registry, [given.id])
    except WrongRequest as refusal:
        raise Refused(*refusal.args) from refusal
    text = IMPACT_FORMATS[given.format](registry, entry, sources.shown)
    _say(text, for_people=given.format == "text")
    return CLEAN


def _review(given: argparse.Namespace) -> int:
    from mkdocs_usecases.hosts.cli.coverage_reports import WrongRequest, review

    configuration, _, site = whole_site(given)
    try:
        print(review(site, configuration.folder, given.ids))
    except WrongRequest as refusal:
        raise Refused(*refusal.args) from refusal
    return CLEAN


def _diff(given: argparse.Namespace) -> int:
    import json

    from mkdocs_usecases.export.change_reports import REPORTS
    from mkdocs_usecases.hosts.cli.differences import NotComparable, asked_of, changes_of
    from mkdocs_usecases.hosts.cli.exports import json_of

    def read(paths: Sequence[str]) -> dict[str, Any]:
        given.paths = paths
        configuration, sources, site = whole_site(given)
        text = json_of(site, configuration)
        return asked_of(json.loads(text), sources.asked)

    try:
        changes = changes_of(given.old, given.more, read)
    except NotComparable as refusal:
        raise Refused(*refusal.args) from refusal
    form = REPORTS[given.format]
    report = form.names(changes.references) if given.map else form.whole(changes)
    _say(report, for_people=given.format == "text")
    return FINDINGS if changes else CLEAN
