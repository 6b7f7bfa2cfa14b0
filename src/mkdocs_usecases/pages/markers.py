"""Where a page wants a listing: `<!-- usecases: list actor="Customer" -->`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import Mending, advice, meant, mended, replaced, spanned, written
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.indented_code import is_deep
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean, is_surely

Filter = Literal[
    "actor",
    "primary",
    "supporting",
    "system",
    "level",
    "tag",
    "priority",
    "status",
    "release",
    "tested",
    "ending",
    "id",
    "part",
]

LISTINGS = tuple(listing.value for listing in Listing)
"""What a marker may ask for."""

FILTERS: tuple[Filter, ...] = get_args(Filter)
"""By what a marker may choose among the use cases; `part`: among the pages that a listing would fill."""


class Marker(NamedTuple):
    """A comment that a listing takes the place of; indexes of lines are 0-based."""

    listing: Listing
    span: Span
    text: str
    """The whole comment as typed."""

    filters: Mapping[Filter, str] = {}
    places: Mapping[Filter, Span] = {}
    """Where the value of each filter stands, between its quotes."""

    first: int = 0
    last: int = 0
    prefix: str = ""
    """What stands before it on its line: indentation, the signs of quotes, that of a list item."""


def filter_parts(value: str) -> Iterator[tuple[str, int]]:
    """The words of a filter, parted by commas and without a `!` before them; each with its place there."""
    for part in _PART.finditer(value):
        yield part["word"].rstrip(), part.start("word")


_PART = expression(r"(?<![\s!])[\s!]*(?P<word>[^\s,،、，!][^,،、，]*)")


class MarkerReading(NamedTuple):
    """The markers of a text, and what is wrong with those that could not be read."""

    markers: tuple[Marker, ...]
    diagnostics: tuple[Diagnostic, ...]


@explains(Code.WRONG_MARKER)
def wrong_marker(span: Span, message: str, mending: Mending) -> Diagnostic:
    """A comment that asks for a listing cannot be understood.

    Readers of the page would see nothing in its place. A marker stands alone, names one listing and may have
    filters, each with its value in quotes.

    Bad:
        <!-- usecases: actor system=MealApp" -->

    Good:
        <!-- usecases: actors system="MealApp" -->

    Source: the marker language.
    """
    return mended(Diagnostic(Code.WRONG_MARKER, span, message), mending)


def _no_such_word(place: Span, message: str, typed: str, known: Sequence[str]) -> Diagnostic:
    """What is said of a word that is none of the known ones."""
    closest, place = did_you_mean(typed, known), spanned(place, typed)
    if closest is None:
        return wrong_marker(place, message, advice(f"use one of {', '.join(known)}"))
    certain = is_surely(typed, closest, known)
    return wrong_marker(place, message, meant(place, typed, closest, certain=certain))


def may_hold_markers(text: str) -> bool:
    """A quick look at a whole text."""
    return "<" in text and "<!--" in text and _START.search(text) is not None


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


_START = expression(
    lambda: (
        r"<!--[ \t]*(?P<word>use[ _-]?cases?)"
        rf"(?:[ \t]*(?P<colon>[:：])|(?=[ \t]+(?:{'|'.join(LISTINGS)})(?:[ \t]|-->)))"
    ),
    re.IGNORECASE,
)
"""With its colon, or without it before the name of a listing."""

_PREFIX = expression(r"[> \t]*(?:(?:[*+-]|\d{1,9}\.)[ \t]+)*$")
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
        exact = start["word"].lower() == "usecases" and start["colon"] is not None
        if "`" in prefix or (not exact and end < 0):
            return None
        if end < 0:
            mending = advice("end it with `-->` on the same line")
            return wrong_marker(self._place(start.start()), "the marker is never closed", mending)
        content = _Content(text, start.end(), end, self._place)
        listing = content.listing()
        filters = {} if isinstance(listing, Diagnostic) else content.filters()
        if not exact:
            if isinstance(listing, Diagnostic) or isinstance(filters, Diagnostic):
                return None
            typed, colon = start["word"], ":" if start["colon"] else ""
            message = f"`{typed}{colon}` does not make a listing, expected `usecases:`"
            place = spanned(self._place(start.start("word")), typed)
            edit = replaced(place, typed, "usecases" if colon else "usecases:")
            hint = f"write `<!-- usecases: {listing.value} … -->`"
            return wrong_marker(place, message, Mending(hint, (edit,), is_certain=True))
        if not _is_prefix(prefix) or text[end + 3 :].strip():
            message = f"the marker `{_shown(text[start.start() : end + 3])}` shares its line with text"
            return wrong_marker(self._place(start.start()), message, advice("put it on a line of its own"))
        if isinstance(listing, Diagnostic):
            return listing
        if isinstance(filters, Diagnostic):
            return filters
        return Marker(
            listing,
            self._place(start.start()),
            text[start.start() : end + 3],
            filters,
            content.places,
            self._at,
            self._at + len(self._lines) - 1,
            prefix,
        )

    def _place(self, offset: int) -> Span:
        line = bisect_right(self._starts, offset) - 1
        return Span(self._file, self._at + line + 1, offset - self._starts[line] + 1)


_WORD = expression(r"\s*(?P<name>[^\s=]+)")
_FILTER = expression(
    r"""\s*(?:(?P<name>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|“(?P<curly>[^”]*)”|"""
    r"""(?P<bare>[^\s"'“”=]+))(?=\s|$)|(?P<wrong>\S+))"""
)


class _Content:
    """What a marker says behind the colon."""

    def __init__(self, text: str, start: int, end: int, place: Callable[[int], Span]) -> None:
        self._text = text[:end]
        self._position = start
        self._place = place
        self.places: dict[Filter, Span] = {}
        """Where the values of filters stand, once they are read."""

    def listing(self) -> Listing | Diagnostic:
        """The word behind the colon."""
        match = _WORD.match(self._text, self._position)
        if match is None:
            message = "the marker names no listing"
            mending = advice(f"name one of {', '.join(LISTINGS)}")
            return wrong_marker(self._place(self._position), message, mending)
        self._position = match.end()
        name = match["name"]
        listing = next((listing for listing in Listing if listing.value == name.lower()), None)
        if listing is not None:
            return listing
        message = f"there is no listing `{_shown(name)}`"
        return _no_such_word(self._place(match.start("name")), message, name, LISTINGS)

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
                message = f"there is no filter `{_shown(typed)}`"
                others = [name for name in FILTERS if name not in filters]
                return _no_such_word(place, message, typed, others)
            if name in filters:
                return wrong_marker(
                    place, f"the filter `{name}` is given twice", advice("keep one of the two")
                )
            kind = next(each for each in ("double", "single", "curly", "bare") if match[each] is not None)
            filters[name] = " ".join(match[kind].split())
            self.places[name] = self._place(match.start(kind)).to(self._place(match.end(kind)))
        return filters

    def _no_filter(self, typed: str, place: Span) -> Diagnostic:
        place = spanned(place, typed)
        name, sign, value = typed.partition("=")
        example = f'`{name}="…"`' if sign and name else '`actor="Customer"`'
        shown = _shown(name)
        if not (sign and name):
            mending = advice(f"write filters as {example}")
            return wrong_marker(place, f"`{_shown(typed)}` is no filter", mending)
        if not value:
            return wrong_marker(place, f"the filter `{shown}` has no value", advice(f"write {example}"))
        bare = value.strip("\"'“”")
        mending = advice(f"write {example}")
        if bare and not _QUOTE_INSIDE.search(bare) and not self._text[self._position :].strip():
            # What stands behind a value may belong to it as well.
            mending = written(place, typed, f'{name}="{bare}"')
        if value[0] in "\"'“" and (len(value) == 1 or value[-1] not in "\"'”"):
            return wrong_marker(place, f"the value of `{shown}` has no closing quote", mending)
        return wrong_marker(place, f"the value of `{shown}` cannot be read", mending)


_QUOTE_INSIDE = expression("[\"'“”=]")


def _shown(typed: str) -> str:
    line = " ".join(typed.replace("`", "'").split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


_SHOWN = 60
