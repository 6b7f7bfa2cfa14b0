"""Pages checked as a site of their own: all findings, in the order of their places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.options import Options, read_options
from mkdocs_usecases.results.lock import Lock, read_lock
from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.run import Run, run_of
from mkdocs_usecases.site import Site

OFF_IN_A_BUILD = {Code.FAILED_ROUTE, Code.OUTDATED_ROUTE}


def options_of(text: str) -> tuple[Options, tuple[Diagnostic, ...]]:
    """Options from YAML as it stands below `usecases:` in `mkdocs.yml`, and what is wrong with them."""
    reading = read_options(yaml.safe_load(text) or {}, folder=Path())
    assert not reading.wrong
    return reading.options, reading.findings


def showing(code: Code, options: Options) -> Options:
    """The same options, with a check switched on that is off by default."""
    if code in options.rules or (code.default is not Severity.OFF and code not in OFF_IN_A_BUILD):
        return options
    return replace(options, rules={**options.rules, code: Severity.HINT})


def run_of_files(folder: Path, results: str, lock: str = "none.lock") -> Run:
    """What tests said in the files of a pattern, with a lock file of this name."""
    read = [read_results(file.name, file.read_bytes()) for file in sorted(folder.glob(results))]
    path = folder / lock
    return run_of(read, read_lock(path.read_text(encoding="utf-8")) if path.exists() else Lock())


def findings_of(
    pages: dict[str, str], options: Options | None = None, run: Run | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is found in some pages, by their paths, as in a site that has no others."""
    site = Site(options or Options())
    site.take_results(run or Run())
    for path, text in pages.items():
        site.read(path, text)
    return site.findings
