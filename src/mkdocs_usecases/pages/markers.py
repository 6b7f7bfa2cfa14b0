"""Where a page wants a listing: `<!-- usecases: list actor="Customer" -->`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.explained import explains
from mkdocs_usecases.pages.containers import is_deep
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean

Listing = Literal["actors", "goals", "list", "diagram", "matrix", "relations", "scenarios", "overview"]
Filter = Literal["actor", "system", "level", "tag", "priority", "status", "release", "id", "part"]

LISTINGS: tuple[Listing, ...] = get_args(Listing)
"""What a marker may ask for."""

FILTERS: tuple[Filter, ...] = get_args(Filter)
"""By what a marker may choose among the use cases; `part`: among the pages that a listing would fill."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A comment that a listing takes the place of; indexes of lines are 0-based."""

    listing: Listing
    span: Span
    text: str
    """The whole comment as typed."""

    filters: Mapping[Filter, str] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    prefix: str = ""
    """What stands before it on its line: indentation, the signs of quotes, that of a list item."""


class MarkerReading(NamedTuple):
    """The markers of a text, and what is wrong with those that could not be read."""

    markers: tuple[Marker, ...]
    diagnostics: tuple[Diagnostic, ...]


@explains(Code.WRONG_MARKER)
def wrong_marker(span: Span, message: str, hint: str | None = None) -> Diagnostic:
    """A comment that asks for a listing cannot be understood.

    Readers of the page would see nothing in its place. A marker stands alone, names one listing and may have
    filters, each with its value in quotes.

    Bad:
        <!-- usecases: actor system=MealApp" -->

    Good:
        <!-- usecases: actors system="MealApp" -->

    Source: the marker language.
    """
    return Diagnostic(Code.WRONG_MARKER, span, message, hint)


def may_hold_markers(text: str) -> bool:
    """A quick look at a whole text."""
    return "<" in text and "<!--" in text and _START.search(text) is not None


def scan_markers(lines: Sequence[str]) -> Iterator[Marker]:
    """The markers of a text that can be read, in their order."""
    if any("<!--" in line for line in lines):
        yield from read_markers(lines, "").markers


def read_markers(lines: Sequence[str], file: str, scan: Scan | None = None) -> MarkerReading:
    """The markers of a text; the lines are those of the file, from its first one on.

    What stands in fences, in indented code or in other comments is no marker, nor is one in inline code.
    """
    found = [
        (at, start) for at, line in enumerate(lines) if "<!--" in line and (start := _START.search(line))
    ]
    if not found:
        return MarkerReading((), ())
    scan = scan or Scan(lines)
    found = [
        (at, start) for at, start in found if not scan.fenced[at] and not scan.is_verbatim(at, start.start())
    ]
    alone = {at for at, start in found if _is_prefix(start.string[: start.start()])}
    deep = {at for at, start in found if is_deep(start.string[: start.start()])}
    code = scan.code_among(deep, alone)
    markers: list[Marker] = []
    diagnostics: list[Diagnostic] = []
    for at, start in found:
        if at in code:
            continue
        reading = _Comment(lines, at, start, file, scan).read()
        if isinstance(reading, Marker):
            markers.append(reading)
        elif reading is not None:
            diagnostics.append(reading)
    return MarkerReading(tuple(markers), tuple(diagnostics))


_START = re.compile(r"<!--[ \t]*(?P<word>use[ _-]?cases?)[ \t]*:", re.IGNORECASE)
_PREFIX = re.compile(r"[> \t]*(?:(?:[*+-]|\d{1,9}\.)[ \t]+)*$")
_LONGEST = 20
"""Lines: a comment that goes on longer was never closed."""


def _is_prefix(text: str) -> bool:
    return _PREFIX.match(text) is not None


class _Comment:
    """One comment that begins as a marker does."""

    def __init__(self, lines: Sequence[str], at: int, start: re.Match[str], file: str, scan: Scan) -> None:
        self._line = lines[at]
        self._at = at
        self._start = start
        self._file = file
        self._lines = [self._line]
        self._starts = [0]
        while "-->" not in self._lines[-1][self._start.end() if len(self._lines) == 1 else 0 :]:
            below = at + len(self._lines)
            if below >= min(len(lines), at + _LONGEST) or scan.fenced[below]:
                break
            self._starts.append(self._starts[-1] + len(self._lines[-1]) + 1)
            # Signs of quotes are no part of the comment; blanks in their place keep the columns.
            self._lines.append(re.sub(r"^[> \t]+", lambda signs: " " * len(signs[0]), lines[below]))

    def read(self) -> Marker | Diagnostic | None:
        """The marker, or what is wrong with it; `None` for another comment."""
        text = "\n".join(self._lines)
        start = self._start
        end = text.find("-->", start.end())
        prefix = self._line[: start.start()]
        exact = start["word"].lower() == "usecases"
        if "`" in prefix or (not exact and end < 0):
            return None
        if end < 0:
            hint = "end it with `-->` on the same line"
            return wrong_marker(self._place(start.start()), "the marker is never closed", hint)
        content = _Content(text, start.end(), end, self._place)
        listing = content.listing()
        filters = {} if isinstance(listing, Diagnostic) else content.filters()
        if not exact:
            if isinstance(listing, Diagnostic) or isinstance(filters, Diagnostic):
                return None
            message = f"`{start['word']}:` does not make a listing, expected `usecases:`"
            return wrong_marker(
                self._place(start.start()), message, f"write `<!-- usecases: {listing} … -->`"
            )
        if not _is_prefix(prefix) or text[end + 3 :].strip():
            message = f"the marker `{_shown(text[start.start() : end + 3])}` shares its line with text"
            return wrong_marker(self._place(start.start()), message, "put it on a line of its own")
        if isinstance(listing, Diagnostic):
            return listing
        if isinstance(filters, Diagnostic):
            return filters
        return Marker(
            listing,
            self._place(start.start()),
            text[start.start() : end + 3],
            filters,
            self._at,
            self._at + len(self._lines) - 1,
            prefix,
        )

    def _place(self, offset: int) -> Span:
        line = bisect_right(self._starts, offset) - 1
        return Span(self._file, self._at + line + 1, offset - self._starts[line] + 1)


_WORD = re.compile(r"\s*(?P<name>[^\s=]+)")
_FILTER = re.compile(
    r"""\s*(?:(?P<name>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|“(?P<curly>[^”]*)”|"""
    r"""(?P<bare>[^\s"'“”=]+))(?=\s|$)|(?P<wrong>\S+))"""
)


class _Content:
    """What a marker says behind the colon."""

    def __init__(self, text: str, start: int, end: int, place: Callable[[int], Span]) -> None:
        self._text = text[:end]
        self._position = start
        self._place = place

    def listing(self) -> Listing | Diagnostic:
        """The word behind the colon."""
        match = _WORD.match(self._text, self._position)
        if match is None:
            message = "the marker names no listing"
            return wrong_marker(self._place(self._position), message, f"name one of {', '.join(LISTINGS)}")
        self._position = match.end()
        name = match["name"]
        listing = next((listing for listing in LISTINGS if listing == name.lower()), None)
        if listing is not None:
            return listing
        meant = did_you_mean(name, LISTINGS)
        hint = f"did you mean `{meant}`?" if meant else f"use one of {', '.join(LISTINGS)}"
        return wrong_marker(self._place(match.start("name")), f"there is no listing `{_shown(name)}`", hint)

    def filters(self) -> dict[Filter, str] | Diagnostic:
        """What stands behind the listing."""
        filters: dict[Filter, str] = {}
        while match := _FILTER.match(self._text, self._position):
            self._position = match.end()
            if match["wrong"] is not None:
                return self._no_filter(match["wrong"], self._place(match.start("wrong")))
            typed, place = match["name"], self._place(match.start("name"))
            name = next((name for name in FILTERS if name == typed.lower()), None)
            if name is None:
                meant = did_you_mean(typed, FILTERS)
                hint = f"did you mean `{meant}`?" if meant else f"use one of {', '.join(FILTERS)}"
                return wrong_marker(place, f"there is no filter `{_shown(typed)}`", hint)
            if name in filters:
                return wrong_marker(place, f"the filter `{name}` is given twice", "keep one of the two")
            value = next(
                match[kind] for kind in ("double", "single", "curly", "bare") if match[kind] is not None
            )
            filters[name] = " ".join(value.split())
        return filters

    def _no_filter(self, typed: str, place: Span) -> Diagnostic:
        name, sign, value = typed.partition("=")
        example = f'`{name}="…"`' if sign and name else '`actor="Customer"`'
        if not (sign and name):
            return wrong_marker(place, f"`{_shown(typed)}` is no filter", f"write filters as {example}")
        if not value:
            return wrong_marker(place, f"the filter `{_shown(name)}` has no value", f"write {example}")
        if value[0] in "\"'“" and (len(value) == 1 or value[-1] not in "\"'”"):
            return wrong_marker(
                place, f"the value of `{_shown(name)}` has no closing quote", f"write {example}"
            )
        return wrong_marker(place, f"the value of `{_shown(name)}` cannot be read", f"write {example}")


def _shown(typed: str) -> str:
    line = " ".join(typed.replace("`", "'").split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


_SHOWN = 60
