"""All that test runs said of a site."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.results.lock import Lock

if TYPE_CHECKING:
    from mkdocs_usecases.results.reading import ResultFile
    from mkdocs_usecases.results.result import Result


class Run(NamedTuple):
    """The results of all files together, and what is wrong with files."""

    results: tuple[Result, ...] | None = None
    """Sorted, each once; `None` where no file could be read: the site has no marks then."""

    findings: tuple[Diagnostic, ...] = ()
    lock: Lock = Lock()


def run_of(files: Iterable[ResultFile], lock: Lock, findings: Iterable[Diagnostic] = ()) -> Run:
    """The run that files make."""
    files = tuple(files)
    read = [file.results for file in files if file.finding is None]
    told = tuple(file.finding for file in files if file.finding is not None)
    if not read:
        return Run(None, (*findings, *told), lock)
    # Most sites have no results, and no need of what reads them.
    from mkdocs_usecases.results.result import merged

    return Run(merged(read), (*findings, *told), lock)
