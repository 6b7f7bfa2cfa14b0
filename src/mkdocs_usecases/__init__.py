"""Use cases as a first-class part of project documentation.

The public API, for programs that read documentation: `read_options` gives `Options`, a `Site` of these reads
pages and tells what it knows of them.

    site = Site(Options())
    site.read("orders.md", text)
    for entry in site.registry.entries:
        print(entry.use_case.title)
    for finding in site.findings:
        print(finding)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
    from mkdocs_usecases.model.use_case import UseCase
    from mkdocs_usecases.options import Options, read_options
    from mkdocs_usecases.registry import Registry
    from mkdocs_usecases.site import Site
    from mkdocs_usecases.source import Span

__all__ = ["Code", "Diagnostic", "Options", "Registry", "Severity", "Site", "Span", "UseCase", "read_options"]

_HOMES = {
    "Code": "diagnostics",
    "Diagnostic": "diagnostics",
    "Options": "options",
    "Registry": "registry",
    "Severity": "diagnostics",
    "Site": "site",
    "Span": "source",
    "UseCase": "model.use_case",
    "read_options": "options",
}


def __getattr__(name: str) -> object:
    # Late, so that the command starts in no time: every import of a module of ours comes through here.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
