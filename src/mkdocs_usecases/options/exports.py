"""The option `export`: what a build writes for other tools."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from mkdocs_usecases.options.options import STANDARD_EXPORT, ExportFile, ExportFormat, Options
from mkdocs_usecases.options.values import VALUE, Key, WrongOption, a_choice, a_path_in_site, shown


def _usual(forms: Sequence[ExportFormat]) -> str:
    *others, last = (f"`{form.usual}`" for form in forms)
    return f"{', '.join(others)} or {last}" if others else last


_FILES = tuple(form for form in ExportFormat if not form.is_folder)
_FOLDERS = tuple(form for form in ExportFormat if form.is_folder)


def _expected() -> str:
    return f"a file such as {_usual(_FILES)}, a folder such as {_usual(_FOLDERS)}, or false"


def read_exports(value: object) -> tuple[ExportFile, ...]:
    """The files of a path, of a mapping `format: path`, or of a list of such; none of `false`."""
    if isinstance(value, bool):
        return (STANDARD_EXPORT,) if value else ()
    files: list[ExportFile] = []
    for index, item in enumerate(value) if isinstance(value, (list, tuple)) else [(None, value)]:
        if isinstance(item, Mapping):
            files += (file for key, path in item.items() if (file := _of_format(str(key), path)) is not None)
        else:
            files.append(_by_ending(item, *() if index is None else (index,)))
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
        return ExportFile(ExportFormat.CSV, f"{options.index}{ExportFormat.CSV.usual}")
    return found


def wanted_exports(options: Options) -> tuple[ExportFile, ...]:
    """What a site exports, the CSV among it that readers are offered."""
    offered = offered_csv(options)
    is_more = options.export and offered is not None and offered not in options.export
    return (*options.export, offered) if is_more and offered is not None else options.export


def _demand_room(file: ExportFile, others: Mapping[str, ExportFile]) -> None:
    # A folder and a file of one name, or two files that differ in case, overwrite each other somewhere.
    path = file.path.casefold()
    if path in others:
        raise WrongOption(f"names {shown(file.path)} twice")
    if path.split("/")[0] == _SEARCH:
        raise WrongOption(f"is {shown(file.path)}, where a site has its search index; choose another folder")
    for other in others.values():
        for one, below in ((file, other), (other, file)):
            if not one.form.is_folder and below.path.casefold().startswith(f"{one.path.casefold()}/"):
                raise WrongOption(
                    f"is {shown(one.path)} and {shown(below.path)}: one of them is in the other"
                )


_SEARCH = "search"


def export_format(path: str) -> ExportFormat | None:
    """The format that a path says by its ending, or by its whole name; `None` where it says none."""
    plain = path.strip().replace("\\", "/").lower()
    if plain.endswith("/"):
        return _first_with("/")
    name = posixpath.basename(plain)
    usual = next((form for form in _FILES if form.usual == name), None)
    return usual or next((form for form in _FILES if name.endswith(form.ending)), None)


def may_hold(path: str, form: ExportFormat) -> bool:
    """Whether the ending of a path fits a format that is said besides."""
    said = export_format(path)
    return said is form or (said is not None and said is _first_with(form.ending))


def _first_with(ending: str) -> ExportFormat:
    return next(form for form in ExportFormat if form.ending == ending)


def _by_ending(value: object, *keys: Key) -> ExportFile:
    path = a_path_in_site(value, _expected(), *keys)
    form = export_format(str(value))
    if form is None and path.lower().endswith(".feature"):
        raise WrongOption(
            f"is {shown(value)}, expected a folder such as `features/`: a file each use case", *keys
        )
    if form is None:
        raise WrongOption(f"is {shown(value)}, expected {_expected()}", *keys)
    return ExportFile(form, path)


def _of_format(key: str, value: object) -> ExportFile | None:
    form = ExportFormat.of(a_choice(key, [form.value for form in ExportFormat], key))
    if value is None or value is False:
        return None
    if value is True:
        return ExportFile(form, form.usual.rstrip("/"))
    path = a_path_in_site(value, f"at `{key}` a path such as `{form.usual}`", key, VALUE)
    if not form.is_folder and not may_hold(str(value), form):
        raise WrongOption(f"`{key}` is {shown(value)}, expected a file such as `{form.usual}`", key, VALUE)
    return ExportFile(form, path)
