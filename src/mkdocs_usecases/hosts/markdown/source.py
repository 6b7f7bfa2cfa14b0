"""The page that an instance of Markdown converts, as its writer has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown


class PageSource(NamedTuple):
    """A page ahead of everything that its host and other extensions do to it."""

    path: str
    """Relative to the docs folder; empty where nobody tells it."""

    text: str
    """With its front matter, where that was given at all."""


class GivenLines(Preprocessor):
    """Notes what an instance of Markdown is given, before any other extension changes it."""

    name = "usecases_given"
    given: Sequence[str] | None = None

    def run(self, lines: list[str]) -> list[str]:
        """Note the lines, and pass them on."""
        self.given = [*lines]
        return lines


def page_source(md: Markdown, lines: Sequence[str]) -> PageSource:
    """The page that is converted: its file where the host names it, else what was given."""
    file = getattr(md.treeprocessors["relpath"], "file", None) if "relpath" in md.treeprocessors else None
    if file is not None:
        # MkDocs takes the front matter off before it converts; here it runs no plugin of ours.
        return PageSource(str(file.src_uri), _text_of(file, lines))
    known = md.preprocessors
    if GivenLines.name in known and isinstance(given := known[GivenLines.name], GivenLines):
        lines = lines if given.given is None else given.given
    return PageSource("", "\n".join(lines))


def _text_of(file: object, lines: Sequence[str]) -> str:
    try:
        return str(file.content_string)  # type: ignore[attr-defined]
    except (AttributeError, OSError, UnicodeDecodeError):
        # It is generated, or was taken away meanwhile.
        return "\n".join(lines)
