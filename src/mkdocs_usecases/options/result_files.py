"""The option `results`: which files tests wrote, and how they name routes."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.options.options import ResultFiles
from mkdocs_usecases.options.values import VALUE, Key, WrongOption, a_choice, a_list, a_mapping, a_text, shown

_KEYS = ("files", "property", "required")
_LEVELS = {level.value.replace("-", " "): level for level in GoalLevel}
_EXPECTED = "files such as `reports/*.xml`, or a mapping with `files`"


def read_result_files(value: object) -> ResultFiles:
    """The files of a glob, of a list of globs, or of a mapping; none of `false`."""
    if value is False:
        return ResultFiles()
    if value is True:
        raise WrongOption(f"is true, expected {_EXPECTED}")
    if not isinstance(value, Mapping):
        return ResultFiles(_patterns(value))
    given = a_mapping(value, _EXPECTED)
    for key in given:
        if key not in _KEYS:
            raise WrongOption(f"has {shown(key)}, expected {', '.join(_KEYS)}", key)
    required, name = given.get("required"), given.get("property")
    return ResultFiles(
        _patterns(given.get("files")),
        ResultFiles().property if name is None else a_text(name, "property"),
        None if required is None else level_chosen(required, "required"),
    )


def level_chosen(value: object, *keys: Key) -> GoalLevel:
    """The level that somebody typed; `keys` lead to it from the option.

    Raises:
        WrongOption: there is none of this name.
    """
    return _LEVELS[a_choice(value, tuple(_LEVELS), *keys, VALUE)]


def _patterns(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pattern.replace("\\", "/") for pattern in a_list(value, "files")))
