"""The options as `conf.py` has them: `usecases = {"system": "MealApp"}`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.files import Unreadable, read_text
from mkdocs_usecases.hosts.workspace.conf_file import conf_places
from mkdocs_usecases.options import OptionsReading, Places, read_options

if TYPE_CHECKING:
    from sphinx.config import Config

FILE = "conf.py"


def read_settings(config: Config, folder: Path) -> OptionsReading:
    """The options of a site; the language is that of Sphinx unless they name another one."""
    given = {str(name): value for name, value in dict(config.usecases).items()}
    given = {"language": config.language or "en", **given}
    return read_options(given, folder=folder, file=FILE, places=_places(folder / FILE))


def _places(file: Path) -> Places:
    """Where options stand; none where Sphinx was given them otherwise."""
    try:
        return conf_places(read_text(file), FILE)
    except (SyntaxError, Unreadable):
        return {}


def has_directive(config: Config, name: str) -> bool:
    """Whether sphinx-needs has a type of need with a directive of this name, which is its own then."""
    types = getattr(config, "needs_types", None) or ()
    return any(isinstance(each, dict) and each.get("directive") == name for each in types)
