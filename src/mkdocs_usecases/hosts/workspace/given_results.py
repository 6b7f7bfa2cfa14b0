"""Results of tests in a project: those that the site names, or those that were given by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdocs_usecases.hosts.results import locked, matching, read_files, read_run
from mkdocs_usecases.hosts.workspace.configuration import Configuration
from mkdocs_usecases.hosts.workspace.sources import NoSuchPath
from mkdocs_usecases.results.run import Run, run_of


def project_run(configuration: Configuration, given: Sequence[str]) -> tuple[Run, Mapping[str, Path]]:
    """What tests said, and by the names that findings have for files of results, where they are.

    Args:
        configuration: of the site, which may name files of results.
        given: files or globs to be read instead of these.

    Raises:
        NoSuchPath: nothing is there of what was given.
    """
    option, folder, project = configuration.options.results, configuration.folder, configuration.project
    if not given:
        run = read_run(option, folder, project.read_bytes, project.holds)
        results = run.results or ()
        names = {*(one.source for one in results), *(one.span.file for one in run.findings)}
        return run, {name: folder / name for name in names}
    found: dict[str, Path] = {}
    for typed in given:
        files = dict(matching(typed, folder, Path.cwd()))
        if not files:
            raise NoSuchPath(f"there is no file {typed}")
        found |= files
    project = project.with_given(list(found.values()))
    read = read_files(found, option, folder, project.read_bytes)
    return run_of(read, locked(folder, project.read_bytes)), found


def with_results(
    configuration: Configuration, given: Sequence[str], *, is_about_tests: bool
) -> tuple[Configuration, Mapping[str, Path]]:
    """The same configuration with what tests said, and where files of results are."""
    run, places = project_run(configuration, given)
    return configuration._replace(run=run, is_about_tests=is_about_tests), places
