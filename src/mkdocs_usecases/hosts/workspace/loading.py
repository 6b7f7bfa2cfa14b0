"""The settings of a site as plain values: `mkdocs.yml` with what it inherits, or `zensical.toml`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.hosts.paths import seen_from
from mkdocs_usecases.hosts.workspace.conf_file import conf_values, is_conf
from mkdocs_usecases.hosts.workspace.project import Outside, Project
from mkdocs_usecases.hosts.workspace.settings import values_of
from mkdocs_usecases.source import Span


class WrongConfiguration(Exception):
    """The site cannot be read as it is configured; each message says what to change."""

    def __init__(self, *messages: str, places: Sequence[Span] = ()) -> None:
        """Take what is wrong, and where that stands, as far as it is known."""
        super().__init__(*messages)
        self.messages = messages
        self.places = places


def load(path: Path, project: Project, above: tuple[Path, ...] = ()) -> dict[str, Any]:
    """What a file says, with what it inherits; its own values win.

    Raises:
        WrongConfiguration: it cannot be read.
    """
    if path in above or len(above) > _MOST_INHERITED:
        raise WrongConfiguration(f"{path.name}: INHERIT leads back to {path.name}")
    try:
        text = project.read(path)
        if is_conf(path.name):
            return conf_values(text)
        given = _of_toml(text) if is_toml(path) else values_of(text, is_trusted=project.is_trusted)
    except Outside as reason:
        named_by = f"{above[0].name}: `INHERIT`" if above else path.name
        raise WrongConfiguration(reason.of(named_by)) from reason
    except Unreadable as reason:
        place = Span(seen_from((*above, path)[0].parent, path), *reason.line_and_column)
        raise WrongConfiguration(reason.of(seen_from(Path.cwd(), path)), places=[place]) from reason
    except SyntaxError as mistake:
        place = Span(path.name, mistake.lineno or 1, mistake.offset or 1)
        message = f"{seen_from(Path.cwd(), path)} is no Python: {mistake.msg}"
        raise WrongConfiguration(message, places=[place]) from mistake
    except _NoToml as mistake:
        # Python 3.14 tells it as numbers; the message has always ended with it.
        at = _TOML_PLACE.search(str(mistake))
        place = Span(path.name, int(at[1]), int(at[2])) if at else Span(path.name, 1, 1)
        message = f"{seen_from(Path.cwd(), path)} is no TOML: {mistake}"
        raise WrongConfiguration(message, places=[place]) from mistake
    if not isinstance(given, dict):
        raise WrongConfiguration(f"{path.name}: expected `key: value` lines")
    parent = given.pop("INHERIT", None)
    if not parent:
        return given
    return _merged(load(_parent(path, str(parent)), project, (*above, path)), given)


_MOST_INHERITED = 10
_TOML_PLACE = expression(r"\(at line (\d+), column (\d+)\)")


def _parent(path: Path, name: str) -> Path:
    try:
        return (path.parent / name).resolve()
    except (OSError, RuntimeError, ValueError):
        # Links in a circle, or a zero in the name.
        raise WrongConfiguration(f"{path.name}: INHERIT leads nowhere") from None


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        inherited = merged.get(key)
        if isinstance(inherited, dict) and isinstance(value, dict):
            merged[key] = _merged(inherited, value)
        else:
            merged[key] = value
    return merged


def is_toml(path: Path) -> bool:
    """Whether a file is one of Zensical's own."""
    return path.suffix.lower() == ".toml"


class _NoToml(Exception):
    """A text is no TOML."""


def _of_toml(text: str) -> object:
    """What Zensical takes: the table `project`, and all of a file without one."""
    given = _toml(text)
    project = given.get("project", given)
    if isinstance(project, dict) and isinstance(project.get("markdown_extensions"), dict):
        project["markdown_extensions"] = dict(_flat(project["markdown_extensions"]))
    return project


def _toml(text: str) -> dict[str, Any]:
    # Few sites have any, and to load what reads it takes a fiftieth of the start.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as mistake:
        raise _NoToml(*mistake.args) from mistake


def _flat(extensions: Mapping[str, Any]) -> Mapping[str, Any]:
    """Extensions by their whole names: `[pymdownx.snippets]` without quotes is a table in a table."""
    flat: dict[str, Any] = {}
    for name, settings in extensions.items():
        if name == "pymdownx" and isinstance(settings, Mapping):
            flat |= {f"{name}.{below}": value for below, value in settings.items()}
        else:
            flat[name] = settings
    return flat
