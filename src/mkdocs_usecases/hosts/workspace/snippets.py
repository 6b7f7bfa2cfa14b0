"""Lines such as `--8<-- "orders.md:paying"`, by which `pymdownx.snippets` takes text from other files.

Followed here without the extension: the command runs where nothing else is installed, and downloads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.hosts.workspace.project import Outside, Project
from mkdocs_usecases.hosts.workspace.settings import RELATIVE

_LINE = expression(
    r"(?P<space>[ \t]*)(?P<escape>;*)-+8<-+(?:[ \t]+(?P<quote>[\"'])(?P<path>.+)(?P=quote))?[ \t\r]*"
)
_SECTION = expression(
    r"(?:(?<!;)(?P<escape>;+)|(?<![;-]))-+8<-+"
    r"[ \t]+\[[ \t]*(?P<type>start|end)[ \t]*:[ \t]*(?P<name>[a-z][\w-]*)[ \t]*\]",
    re.IGNORECASE | re.ASCII,
)
_TARGET = expression(
    r"(?P<path>[^\n]{1,1000}?)(?::(?P<lines>-?\d*(?::-?\d*)?(?:,-?\d*(?::-?\d*)?)*)|:(?P<name>[a-z][\w-]*))?",
    re.IGNORECASE | re.ASCII,
)
_ADDRESS = expression(r"https?://", re.IGNORECASE)
_DEEPEST = 20
_MOST = 2**22
"""Characters that a page may take in. Files that take in two others, and these two others, have no end."""

_OF_A_FILE = 100
"""What a file counts besides its text: empty ones take time, too."""


@dataclass(frozen=True, slots=True)
class Snippets:
    """How a site takes text from other files."""

    folder: Path
    """Where relative folders start: that of `mkdocs.yml`."""

    docs: Path
    settings: Mapping[str, Any] = field(default_factory=dict)
    project: Project | None = None
    """What may be read; `None`: what the folder belongs to."""

    def of_page(self, text: str, page: Path) -> Pasted | None:
        """A page with all that it takes in; `None` where it names nothing."""
        appended = _listed(self.settings.get("auto_append"))
        if "8<-" not in text and not appended:
            return None
        pasting = _Pasting(self._bases(page), self.project or Project.of(self.folder), self.settings)
        lines = text.split("\n")
        if appended:
            lines += ["", "--8<--", *appended, "--8<--"]
        pasted = list(pasting.lines(lines))
        return Pasted(
            "\n".join(pasted), tuple(pasting.files.items()), tuple(pasting.refused), pasting.addresses
        )

    def _bases(self, page: Path) -> list[tuple[Path, Path | None]]:
        """Each folder to look in, and the one that must not be left; a file stands for itself."""
        is_free = self.settings.get("restrict_base_path") is False
        bases = []
        for base in _listed(self.settings.get("base_path", ".")):
            named = base.replace("$config_dir", str(self.folder)).replace("$docs_dir", str(self.docs))
            place = (page.parent if base == RELATIVE else self.folder / named).resolve()
            folder = place.parent if place.is_file() else place
            bases.append((folder, None if is_free and place.is_dir() else place))
        return bases


@dataclass(frozen=True, slots=True)
class Pasted:
    """A page as its reader gets it, still Markdown."""

    text: str
    files: Sequence[tuple[Path, str]]
    """The files that it took text from, whole."""

    refused: Sequence[str] = ()
    """What it names and must not have, each with the reason."""

    addresses: Sequence[str] = ()
    """What it takes from other computers; nothing is downloaded."""


class _Pasting:
    """One page on its way: which files it has met."""

    def __init__(
        self, bases: Sequence[tuple[Path, Path | None]], project: Project, settings: Mapping[str, Any]
    ) -> None:
        self.files: dict[Path, str] = {}
        self.refused: dict[str, None] = {}
        self.addresses: list[str] = []
        self._bases = bases
        self._project = project
        self._dedent = settings.get("dedent_subsections") is True
        self._downloads = settings.get("url_download") is True
        self._left = _MOST
        self._found: dict[str, Path | None] = {}

    def lines(
        self, lines: Sequence[str], above: tuple[Path, ...] = (), *, part: bool = False
    ) -> Iterator[str]:
        """The lines, those that name a file replaced by what is in it."""
        is_list = False
        for line in lines:
            found = _LINE.fullmatch(line)
            if found is not None and found["escape"]:
                yield line.replace(";", "", 1)
            elif found is not None and found["path"] is None:
                is_list = not is_list
            elif found is not None and not is_list:
                yield from self._file(found["path"].strip(), found["space"], above)
            elif found is None and is_list:
                path = line.strip()
                yield from self._file(path, line[: len(line) - len(line.lstrip())], above) if path else [""]
            elif found is None and (part or not _is_sign(line)):
                yield line

    def _file(self, target: str, space: str, above: tuple[Path, ...]) -> Iterator[str]:
        if self._left < 0:
            return
        if _ADDRESS.match(target):
            if self._downloads:
                self.addresses.append(target)
            return
        found = _TARGET.fullmatch(target)
        file = None if found is None or target.startswith(";") else self._find(found["path"].strip())
        if found is None or file is None or file in above or len(above) >= _DEEPEST:
            return
        lines = self._text(file).split("\n")
        is_part = bool(found["lines"] or found["name"])
        if is_part:
            lines = _numbered(lines, found["lines"]) if found["lines"] else _section(lines, found["name"])
            if self._dedent:
                from textwrap import dedent

                lines = dedent("\n".join(lines)).split("\n")
        self._left -= _OF_A_FILE + sum(len(space) + len(line) + 1 for line in lines)
        if self._left < 0:
            self.refused[f"takes more than {_MOST:,} characters from other files"] = None
            return
        for line in self.lines(lines, (*above, file), part=bool(found["name"])):
            yield f"{space}{line}"

    def _find(self, name: str) -> Path | None:
        if name not in self._found:
            self._found[name] = self._search(name)
        return self._found[name]

    def _search(self, name: str) -> Path | None:
        for folder, limit in self._bases:
            try:
                file = (folder / name).resolve()
                if limit is not None and file != limit and limit not in file.parents:
                    continue
                if not self._project.holds(file):
                    # Not even whether there is such a file is anybody's business.
                    self.refused[f"takes in `{name}`, which {Outside()}"] = None
                elif file.is_file():
                    return file
            except (OSError, RuntimeError, ValueError):
                return None
        return None

    def _text(self, file: Path) -> str:
        if file not in self.files:
            try:
                self.files[file] = self._project.read(file)
            except Unreadable:
                self.files[file] = ""
        return self.files[file]


def _is_sign(line: str) -> bool:
    found = _SECTION.search(line) if "8<-" in line else None
    return found is not None and not found["escape"]


def _section(lines: Sequence[str], name: str) -> list[str]:
    """The lines between `--8<-- [start:name]` and `--8<-- [end:name]`."""
    kept: list[str] | None = None
    for line in lines:
        found = _SECTION.search(line) if "8<-" in line else None
        if found is None or found["escape"]:
            if kept is not None:
                kept.append(line)
        elif found["name"] == name:
            if found["type"].lower() == "end":
                break
            kept = kept or []
    return kept or []


def _numbered(lines: Sequence[str], ranges: str) -> list[str]:
    """The lines of `5`, `5:9` or `5:9,12:`, counted from 1; a negative number counts from the end."""
    kept: list[str] = []
    for each in ranges.split(","):
        first, _, last = each.partition(":")
        start = _number(first, 0)
        end = _number(last, len(lines))
        start = max(0, len(lines) + start) if start < 0 else max(0, start - 1)
        end = max(0, len(lines) + 1 + end) if end < 0 else end
        kept += lines[start:end]
        if len(kept) > _MOST:
            break
    return kept


def _number(digits: str, default: int) -> int:
    """A number of a line; one with more digits than that is behind the end of every file."""
    return int(digits[:_MOST_DIGITS]) if digits.strip("-") else default


_MOST_DIGITS = 12


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [] if value is None else [str(value)]
