"""The option `export`: what a build writes for other tools."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from mkdocs_usecases.options.options import STANDARD_EXPORT, ExportFile, ExportFormat, Options
from mkdocs_usecases.options.values import WrongOption, a_choice, a_path_in_site, shown

_EXPECTED = (
    "a file such as `usecases.json`, `scenarios.csv`, `objects.inv` or `needs.json`, "
    "a folder such as `features/`, or false"
)


def read_exports(value: object) -> tuple[ExportFile, ...]:
    """The files of a path, of a list of paths, or of a mapping `format: path`; none of `false`."""
    if isinstance(value, bool):
        return (STANDARD_EXPORT,) if value else ()
    if isinstance(value, Mapping):
        files = [file for key, path in value.items() if (file := _of_format(str(key), path)) is not None]
    else:
        files = [_by_ending(path) for path in (value if isinstance(value, (list, tuple)) else [value])]
    paths: dict[str, ExportFile] = {}
    for file in files:
        _demand_room(file, paths)
        paths[file.path.casefold()] = file
    return tuple(files)


def offered_csv(options: Options) -> ExportFile | None:
    """The CSV of all scenarios that readers of the index are offered.

    The first that the site exports, else one beside the index; `None` where it exports nothing, or has none.
    """
    found = next((file for file in options.export if file.form is ExportFormat.CSV), None)
    if found is None and options.export and options.index is not None:
        return ExportFile(ExportFormat.CSV, f"{options.index}{_USUAL[ExportFormat.CSV]}")
    return found


def _demand_room(file: ExportFile, others: Mapping[str, ExportFile]) -> None:
    # A folder and a file of one name, or two files that differ in case, overwrite each other somewhere.
    path = file.path.casefold()
    if path in others:
        raise WrongOption(f"names {shown(file.path)} twice")
    if path.split("/")[0] == _SEARCH:
        raise WrongOption(f"is {shown(file.path)}, where a site has its search index; choose another folder")
    for other in others.values():
        for one, below in ((file, other), (other, file)):
            is_file = one.form is not ExportFormat.GHERKIN
            if is_file and below.path.casefold().startswith(f"{one.path.casefold()}/"):
                raise WrongOption(
                    f"is {shown(one.path)} and {shown(below.path)}: one of them is in the other"
                )


_SEARCH = "search"


def export_format(path: str) -> ExportFormat | None:
    """The format that the ending of a path says; `None` where it says none."""
    if path.strip().endswith(("/", "\\")):
        return ExportFormat.GHERKIN
    name = posixpath.basename(path.strip().replace("\\", "/").lower())
    if name == _USUAL[ExportFormat.NEEDS]:
        # Among the files of JSON it is known by its whole name.
        return ExportFormat.NEEDS
    return next((form for ending, form in _ENDINGS.items() if name.endswith(ending)), None)


def may_hold(path: str, form: ExportFormat) -> bool:
    """Whether the ending of a path fits a format that is said besides."""
    said = export_format(path)
    return said is form or (form is ExportFormat.NEEDS and said is ExportFormat.JSON)


_ENDINGS = {
    ".json": ExportFormat.JSON,
    ".csv": ExportFormat.CSV,
    ".inv": ExportFormat.INVENTORY,
}


def _by_ending(value: object) -> ExportFile:
    path = a_path_in_site(value, _EXPECTED)
    form = export_format(str(value))
    if form is None and path.lower().endswith(".feature"):
        raise WrongOption(f"is {shown(value)}, expected a folder such as `features/`: a file each use case")
    if form is None:
        raise WrongOption(f"is {shown(value)}, expected {_EXPECTED}")
    return ExportFile(form, path)


def _of_format(key: str, value: object) -> ExportFile | None:
    form = ExportFormat(a_choice(key, [form.value for form in ExportFormat]))
    if value is None or value is False:
        return None
    if value is True:
        return ExportFile(form, _USUAL[form])
    path = a_path_in_site(value, f"at `{key}` a path such as `{_USUAL[form]}`")
    if form is not ExportFormat.GHERKIN and not may_hold(str(value), form):
        raise WrongOption(f"`{key}` is {shown(value)}, expected a file such as `{_USUAL[form]}`")
    return ExportFile(form, path)


_USUAL = {
    ExportFormat.JSON: STANDARD_EXPORT.path,
    ExportFormat.CSV: "scenarios.csv",
    ExportFormat.GHERKIN: "features",
    ExportFormat.INVENTORY: "objects.inv",
    ExportFormat.NEEDS: "needs.json",
}
