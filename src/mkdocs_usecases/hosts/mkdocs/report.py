"""Findings in the log of MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.hosts.log_levels import log_level

# Below `mkdocs.plugins`: there a warning or an error makes `mkdocs build --strict` fail.
_log = logging.getLogger("mkdocs.plugins.mkdocs_usecases")


def warn(messages: Iterable[str]) -> None:
    """Log what is right today and will not be some day."""
    for message in messages:
        _log.warning("usecases: %s", message)


def tell_documents(pages: int, read: int) -> None:
    """Log how many of the pages that the option `documents` names hold a use case."""
    if pages:
        _log.info("usecases: `documents` names %d pages, %d of them hold use cases", pages, read)


def tell(messages: Iterable[str]) -> None:
    """Log what nobody has to do anything about."""
    for message in messages:
        _log.info("usecases: %s", message)


def report(findings: Iterable[Diagnostic]) -> None:
    """Log errors and warnings one by one, hints as a number: they are for those who ask."""
    hints = 0
    for finding in findings:
        level = log_level(finding.severity)
        if level < logging.WARNING:
            hints += 1
        else:
            _log.log(level, "%s", finding)
    if hints:
        _log.info("%d %s: `mkdocs-usecases check` shows them", hints, "hint" if hints == 1 else "hints")
