"""Pages checked as a site of their own: all findings, in the order of their places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.options import Options, read_options
from mkdocs_usecases.site import Site


def options_of(text: str) -> tuple[Options, tuple[Diagnostic, ...]]:
    """Options from YAML as it stands below `usecases:` in `mkdocs.yml`, and what is wrong with them."""
    reading = read_options(yaml.safe_load(text) or {}, folder=Path())
    assert not reading.wrong
    return reading.options, reading.findings


def showing(code: Code, options: Options) -> Options:
    """The same options, with a check switched on that is off by default."""
    if code in options.rules or code.default is not Severity.OFF:
        return options
    return replace(options, rules={**options.rules, code: Severity.HINT})


def findings_of(pages: dict[str, str], options: Options | None = None) -> tuple[Diagnostic, ...]:
    """Everything that is found in some pages, by their paths, as in a site that has no others."""
    site = Site(options or Options())
    for path, text in pages.items():
        site.read(path, text)
    return site.findings
