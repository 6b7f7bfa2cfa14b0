"""Findings as warnings of Sphinx: at `file:line`, to be suppressed by type and subtype."""

from __future__ import annotations

from collections.abc import Iterable
from logging import WARNING
from pathlib import Path

from sphinx.util import logging

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.hosts.log_levels import log_level
from mkdocs_usecases.source import Span

TYPE = "usecases"

_log = logging.getLogger(__name__)


def warn(message: str, subtype: str, location: str | None = None) -> None:
    """Log what should be mended."""
    _log.warning("%s", message, type=TYPE, subtype=subtype, location=location)


def warn_at(span: Span, message: str, subtype: str, folder: Path) -> None:
    """Log what should be mended at a place in a file of a folder."""
    warn(message, subtype, f"{folder / span.file}:{span.line}")


def report(findings: Iterable[Diagnostic], source: Path, settings: Path) -> None:
    """Warn of errors and warnings one by one, tell of hints as a number: they are for those who ask."""
    hints = 0
    for finding in findings:
        if log_level(finding.severity) < WARNING:
            hints += 1
            continue
        span = finding.span
        folder = settings if not (source / span.file).exists() and (settings / span.file).exists() else source
        hint = f"\n  hint: {finding.hint}" if finding.hint else ""
        warn_at(span, f"{finding.message}{hint}", finding.code.value, folder)
    if hints:
        _log.info("%d %s: `mkdocs-usecases check` shows them", hints, "hint" if hints == 1 else "hints")


def tell(messages: Iterable[str]) -> None:
    """Log what nobody has to do anything about."""
    for message in messages:
        _log.info("usecases: %s", message)
