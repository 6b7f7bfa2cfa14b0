"""What Sphinx reads on a page: listings as directives, and use cases named by roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import UseCaseId
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.markers import FILTERS, Filter, MarkerReading, read_markers
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.source import Span

_LISTING = expression(
    r"(?P<prefix>[> \t]*)(?:`{3,}|~{3,}|:{3,})[ \t]*\{(?:uc:)?usecases\}[ \t]*(?P<listing>.*?)[ \t]*$"
)
_OPTION = expression(r"[> \t]*:(?P<name>[\w-]+):[ \t]*(?P<value>.*?)[ \t]*$")
_ROLE = expression(r"(?P<role>\{uc(?::\w+)?\}|:uc(?::\w+)?:)`(?:[^`<]*<)?(?P<name>[^`<>]+)>?`")
_CODE = expression(r"(?<!`)``+(?!`).*?``+")
_QUOTES = "\"'"
_TARGET = expression(r"(?P<id>[^/]+)(?:/(?P<part>.*))?")


OURS, FOREIGN = "{usecase}", "{as-need}"
"""As long as each other: places stay what they are."""


def without_foreign(text: str) -> str:
    """A page of whose directives `usecase` is that of another extension."""
    return text.replace(OURS, FOREIGN).replace(".. usecase::", ".. as-need::")


def may_hold_directives(text: str) -> bool:
    """A quick look at a whole text."""
    return "}" in text and "usecases}" in text


def may_hold_roles(text: str) -> bool:
    """A quick look at a whole text."""
    return ":uc:" in text or ("{" in text and "{uc" in text)


def listing_text(listing: str, filters: Mapping[str, str]) -> str:
    """A listing as the comment that asks for it."""
    typed = "".join(f' {name}="{value}"' for name, value in filters.items())
    return f"<!-- usecases: {listing}{typed} -->"


def listing_directives(lines: Sequence[str], file: str, scan: Scan) -> MarkerReading:
    """The listings that a Markdown page asks for as MyST does: a fence of `{usecases}`."""
    found = [
        (first, last, match)
        for first, last, _ in scan.others
        if "usecases}" in lines[first] and (match := _LISTING.match(lines[first]))
    ]
    shown = scan.shown({first: match["prefix"] for first, _, match in found}) if found else frozenset()
    readings = (
        read_listing(
            match["listing"], lines[first + 1 : last], Span(file, first + 1, len(match["prefix"]) + 1), last
        )
        for first, last, match in found
        if first in shown
    )
    return _joined(readings)


def read_listing(listing: str, body: Iterable[str], span: Span, last: int) -> MarkerReading:
    """The marker of a directive: its argument, the lines of its options, its place and its last line."""
    options = [
        (at, match)
        for at, line in enumerate(body, span.line + 1)
        if (match := _OPTION.match(line)) and match["name"] in FILTERS
    ]
    filters = {match["name"]: match["value"].strip(_QUOTES) for _, match in options}
    places: dict[Filter, Span] = {
        name: _value(match, span.file, at)
        for at, match in options
        for name in FILTERS
        if name == match["name"]
    }
    reading = read_markers([listing_text(listing, filters)], span.file)
    prefix = " " * (span.column - 1)
    return MarkerReading(
        tuple(
            marker._replace(span=span, places=places, first=span.line - 1, last=last, prefix=prefix)
            for marker in reading.markers
        ),
        tuple(replace(finding, span=span, edits=()) for finding in reading.diagnostics),
    )


def _value(option: re.Match[str], file: str, line: int) -> Span:
    """Where the value of an option stands, between its quotes if it has some."""
    typed = option["value"]
    value = typed.strip(_QUOTES)
    start = option.start("value") + len(typed) - len(typed.lstrip(_QUOTES))
    return Span(file, line, start + 1).over(len(value))


def _joined(readings: Iterable[MarkerReading]) -> MarkerReading:
    read = [*readings]
    return MarkerReading(
        tuple(marker for reading in read for marker in reading.markers),
        tuple(finding for reading in read for finding in reading.diagnostics),
    )


def scan_roles(lines: Sequence[str], file: str, left_out: Sequence[int]) -> Iterator[Reference]:
    """The use cases that roles name: `` {uc}`UC-12` ``, `` :uc:`the refund <UC-3/2a>` ``.

    `left_out` says of each line whether it is none of the text, such as that of a fence.
    """
    for at, line in enumerate(lines):
        if "uc" not in line or left_out[at]:
            continue
        code = [match.span() for match in _CODE.finditer(line)]
        for role in _ROLE.finditer(line):
            target = _TARGET.fullmatch(role["name"].strip())
            is_shown = any(start < role.start() < end for start, end in code)
            if target is not None and not is_shown:
                span = Span(file, at + 1, role.start("name") + 1)
                yield Reference(UseCaseId(target["id"]), span, target["part"], role["name"])
