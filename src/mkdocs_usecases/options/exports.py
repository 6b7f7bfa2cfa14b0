"""The option `export`: what a build writes for other tools."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_usecases.options.options import STANDARD_EXPORT, ExportFile, ExportFormat
from mkdocs_usecases.options.values import WrongOption, a_choice, a_path_in_site, shown

_EXPECTED = "a file such as `usecases.json` or `scenarios.csv`, a folder such as `features/`, or false"


def read_exports(value: object) -> tuple[ExportFile, ...]:
    """The files of a path, of a list of paths, or of a mapping `format: path`; none of `false`."""
    if isinstance(value, bool):
        return (STANDARD_EXPORT,) if value else ()
    if isinstance(value, Mapping):
        files = [file for key, path in value.items() if (file := _of_format(str(key), path)) is not None]
    else:
        files = [_by_ending(path) for path in (value if isinstance(value, (list, tuple)) else [value])]
    paths: set[str] = set()
    for file in files:
        # A folder and a file of one name, or two files that differ in case, overwrite each other somewhere.
        key = file.path.casefold()
        if key in paths:
            raise WrongOption(f"names {shown(file.path)} twice")
        paths.add(key)
    return tuple(files)


def _by_ending(value: object) -> ExportFile:
    path = a_path_in_site(value, _EXPECTED)
    if isinstance(value, str) and value.strip().endswith(("/", "\\")):
        return ExportFile(ExportFormat.GHERKIN, path)
    if path.lower().endswith(".feature"):
        raise WrongOption(f"is {shown(value)}, expected a folder such as `features/`: a file each use case")
    return ExportFile(ExportFormat.CSV if path.lower().endswith(".csv") else ExportFormat.JSON, path)


def _of_format(key: str, value: object) -> ExportFile | None:
    form = ExportFormat(a_choice(key, [form.value for form in ExportFormat]))
    if value is None or value is False:
        return None
    if value is True:
        return ExportFile(form, _USUAL[form])
    path = a_path_in_site(value, f"at `{key}` a path such as `{_USUAL[form]}`")
    if form is not ExportFormat.GHERKIN and str(value).strip().endswith(("/", "\\")):
        raise WrongOption(f"`{key}` is {shown(value)}, expected a file such as `{_USUAL[form]}`")
    return ExportFile(form, path)


_USUAL = {
    ExportFormat.JSON: STANDARD_EXPORT.path,
    ExportFormat.CSV: "scenarios.csv",
    ExportFormat.GHERKIN: "features",
}
