"""How much a finding matters to those who read a log."""

from __future__ import annotations

import logging

from mkdocs_usecases.diagnostics import Severity


def log_level(severity: Severity) -> int:
    """The level of `logging`; hints are for those who ask."""
    match severity:
        case Severity.ERROR:
            return logging.ERROR
        case Severity.WARNING:
            return logging.WARNING
        case Severity.HINT | Severity.OFF:
            return logging.DEBUG
