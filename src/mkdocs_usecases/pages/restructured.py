"""A page of reStructuredText: where it holds use cases and listings, and what it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.directives import read_listing, scan_roles
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.markers import MarkerReading
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.source import Span

SUFFIXES = (".rst", ".rest")

_DIRECTIVE = expression(r"(?P<indent> *)\.\. +(?P<name>[\w:+.-]+?)::(?:[ \t]+(?P<rest>.*?))?[ \t]*$")
_COMMENT = expression(r" *\.\.(?:$|[ \t]+(?![_|\[]))")
_FIELD = expression(r":usecases-(?P<name>\w+):[ \t]*(?P<value>.*?)[ \t]*$")
_UNDERLINE = expression(r"([!-/:-@\[-`{-~])\1+[ \t]*$")
_OPTION = expression(r":[\w-]+:(?:[ \t]|$)")

_BLOCKS = frozenset({"usecase", "uc:usecase"})
_LISTINGS = frozenset({"usecases", "uc:usecases"})
_VERBATIM = frozenset(
    {"code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "highlight", "raw", "math"}
    | {"mermaid", "graphviz", "digraph", "graph", "uml", "prompt", "productionlist", "doctest", "testcode"}
)
"""Directives whose content is shown or run as it stands."""


def is_restructured(path: str, page: str = "") -> bool:
    """Whether a file is written in reStructuredText: as the page that includes it, if its name is silent."""
    return path.endswith(SUFFIXES) or (page.endswith(SUFFIXES) and not path.endswith((".md", ".markdown")))


class _Directive(NamedTuple):
    first: int
    last: int
    indent: int
    rest: str


class RestructuredScan:
    """What of a text is use cases, listings, text, and what is shown as it stands."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines of the file."""
        self._lines = lines
        self._blocks: list[_Directive] = []
        self._listings: list[_Directive] = []
        self._is_apart = bytearray(len(lines))
        """For each line whether it is no text: of a use case, of code, of a comment."""

        self._walk()

    @property
    def fences(self) -> Iterator[Fence]:
        """The use cases, as fences: directives have no last line, but an end."""
        for found in self._blocks:
            body = self._lines[found.first + 1 : found.last + 1]
            start = next((at for at, line in enumerate(body) if not _is_option(line)), len(body))
            texts, offsets = _dedented(["" if at < start else line for at, line in enumerate(body)])
            yield Fence(found.first, found.last, " " * found.indent, "", texts, offsets, True, "")

    def markers(self, path: str) -> MarkerReading:
        """The listings."""
        read = [
            read_listing(
                found.rest,
                self._lines[found.first + 1 : found.last + 1],
                Span(path, found.first + 1, found.indent + 1),
                found.last,
            )
            for found in self._listings
        ]
        return MarkerReading(
            tuple(marker for reading in read for marker in reading.markers),
            tuple(finding for reading in read for finding in reading.diagnostics),
        )

    def references(self, path: str) -> Iterator[Reference]:
        """The use cases that roles name."""
        return scan_roles(self._lines, path, self._is_apart)

    @property
    def defaults(self) -> str:
        """What fields say for all use cases of the page, as front matter says it: on the same lines."""
        lines: list[str] = []
        for at, line in enumerate(self._lines):
            field = None if self._is_apart[at] else _FIELD.match(line)
            if field is None:
                continue
            if not lines:
                lines = [*[""] * max(at - 1, 0), "usecases:"]
            lines += [""] * (at - len(lines))
            lines.append(f"  {field['name']}: {field['value']}")
        return "\n".join(lines)

    @property
    def title(self) -> str:
        """The first line with a line of signs below it."""
        for at in range(len(self._lines) - 1):
            line, below = self._lines[at].strip(), self._lines[at + 1].rstrip()
            is_text = bool(line) and not self._is_apart[at] and not _UNDERLINE.match(line)
            if is_text and len(below) >= len(line) and _UNDERLINE.match(below):
                return line
        return ""

    def _walk(self) -> None:
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            if (match := _DIRECTIVE.match(line)) is not None:
                at = self._at_directive(at, match["name"], len(match["indent"]), match["rest"] or "")
            elif _COMMENT.match(line) or line.rstrip().endswith("::"):
                end = self._end(at, len(line) - len(line.lstrip()))
                is_comment = _COMMENT.match(line) is not None
                self._put_apart(at if is_comment else at + 1, end)
                at = end
            else:
                at += 1

    def _at_directive(self, at: int, name: str, indent: int, rest: str) -> int:
        """Note a directive; gives the line to go on at."""
        if name not in _BLOCKS | _LISTINGS | _VERBATIM:
            return at + 1
        end = self._end(at, indent)
        self._put_apart(at, end)
        if name not in _VERBATIM:
            last = max(line for line in range(at, end) if self._lines[line].strip())
            (self._blocks if name in _BLOCKS else self._listings).append(_Directive(at, last, indent, rest))
        return end

    def _end(self, at: int, indent: int) -> int:
        """The first line below that stands no deeper."""
        for below in range(at + 1, len(self._lines)):
            line = self._lines[below]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                return below
        return len(self._lines)

    def _put_apart(self, first: int, end: int) -> None:
        self._is_apart[first:end] = b"\1" * (end - first)


def _is_option(line: str) -> bool:
    return not line.strip() or _OPTION.match(line.strip()) is not None


def _dedented(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Lines without the indentation that all have, and how much that is of each."""
    width = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return tuple(line[width:] for line in lines), tuple(min(width, len(line)) for line in lines)
