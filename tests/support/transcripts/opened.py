"""A site in a folder, as an editor has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from pathlib import Path
from typing import TypeVar

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.hosts.workspace.open_site import OpenSite
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span

_Answer = TypeVar("_Answer")


class Unsaved:
    """Texts that count in the place of those on disk."""

    def __init__(self, texts: Mapping[Path, str]) -> None:
        self._texts = texts

    def text(self, path: Path) -> str | None:
        return self._texts.get(path)

    def paths(self) -> Iterable[Path]:
        return self._texts.keys()


class Opened:
    """A site with the texts of its files."""

    def __init__(self, folder: Path, texts: Mapping[Path, str] | None = None) -> None:
        settings = next(path for name in ("mkdocs.yml", "conf.py") if (path := folder / name).exists())
        home = OpenSite(folder, settings, Unsaved(texts or {}))
        home.load()
        self.site, self.findings = home.site, home.findings
        others = [path.name for path in sorted(folder.glob("*.*ml"))]
        self.names = (*others, *sorted(home.pages))
        self._home = home
        self._texts: dict[str, Text | None] = {}

    def text(self, name: str) -> Text | None:
        """A file as places name it."""
        if name not in self._texts:
            self._texts[name] = self._home.text(name)
        return self._texts[name]

    def lines(self, name: str) -> Iterator[tuple[int, str]]:
        """The lines of a file, with their numbers."""
        text = self.text(name)
        assert text is not None
        yield from ((number, text.line(number)) for number in range(1, text.count + 1))


def places(name: str, number: int, line: str) -> Iterator[Span]:
    """The places of a line, but for the middle of words: behind the first letter stands for all of it."""
    signs = [" ", *line, " "]
    edges = {at for at, (one, other) in enumerate(pairwise(signs)) if not (one.isalnum() and other.isalnum())}
    near = {at + by for at in edges for by in (0, 1)}
    return (Span(name, number, at + 1) for at in sorted(near) if 0 <= at <= len(line))


def runs(answers: Iterable[tuple[int, _Answer]]) -> Iterator[tuple[str, _Answer]]:
    """Columns with one answer, together; those without any are left out."""
    for answer, group in groupby(answers, key=lambda pair: pair[1]):
        columns = [column for column, _ in group]
        if answer:
            yield f"{columns[0]}–{columns[-1]}" if len(columns) > 1 else f"{columns[0]}", answer


def located(span: Span | None, name: str = "") -> str:
    """A place in few signs; its file where that is another one."""
    if span is None:
        return "nowhere"
    file = "" if span.file == name else f"{span.file}:"
    if not span.end_line:
        return f"{file}{span.line}:{span.column}"
    end = f"{span.end_column}" if span.end_line == span.line else f"{span.end_line}:{span.end_column}"
    return f"{file}{span.line}:{span.column}–{end}"


def edited(edit: Edit, name: str = "") -> str:
    """An edit in one line."""
    was = "" if edit.was is None else f" {edit.was!r}"
    return f"{located(edit.span, name)}{was} → {edit.text!r}"
