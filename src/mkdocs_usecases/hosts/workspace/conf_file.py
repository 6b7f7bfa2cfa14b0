"""What is known of a `conf.py` of Sphinx before it is read."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_usecases.hosts.workspace.settings import Unread

NAME = "conf.py"
FOLDERS = ("", "docs", "doc", "docs/source", "doc/source", "source")
"""Where projects keep it, seen from where the command is run."""

EXTENSION = "mkdocs_usecases.sphinx"
ENDINGS = (".md", ".markdown", ".rst")
OPTION = "usecases"
PAGE_ENDING = "page_ending"
"""That of the pages that are generated, among what the file says; else they are Markdown."""


class Computed(Unread):
    """In the place of a value that only running the file would tell."""

    @property
    def reason(self) -> str:
        """Why it is not known."""
        return f"worked out by {NAME}, which is read and not run; write a plain value"


def is_conf(name: str) -> bool:
    """Whether a file is one of Sphinx."""
    return name.endswith(".py")


def loads_us(text: str) -> bool:
    """Whether a `conf.py` has our extension: many programs have a file of that name."""
    return EXTENSION in text


def computed(value: object) -> bool:
    """Whether a value, or one in it, is only known when the file is run."""
    if isinstance(value, Mapping):
        return any(map(computed, value.values()))
    return isinstance(value, Computed)
