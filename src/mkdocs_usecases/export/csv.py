"""The scenarios of a site as a table of tests, one row a step, for spreadsheets and test management."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from enum import Enum
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_usecases.export.deeds import Deed, deeds
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.routes import Cover, Scenario
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.route_names import route_part, route_reference

if TYPE_CHECKING:
    from mkdocs_usecases.export.kept_lines import KeptLines


class Preset(Enum):
    """For whom the table is."""

    GENERIC = "generic"
    """Spreadsheets, and every import that asks which column is what."""
    XRAY = "xray"
    """The Test Case Importer of Xray for Jira Cloud."""


HEADER = (
    *(
        "Use case",
        "Title",
        "Route",
        "Condition",
        "Step",
        "Actor",
        "Action",
        "Expected result",
        "Expected end",
    ),
    *("Route id", "Preconditions", "Priority", "Release", "Tags"),
)
RESULT = "Result"
"""The last column, of a site that reads results of tests."""

XRAY_HEADER = (
    *("Issue Id", "Issue key", "Test type", "Test Summary", "Test Priority", "Action", "Data", "Result"),
    *("Labels", "Description", "Release"),
)


def csv_text(registry: Registry, cover: Cover = Cover.EXTENSIONS, preset: Preset = Preset.GENERIC) -> str:
    """The table as a whole."""
    return "".join(csv_pieces(registry, cover, preset))


def csv_pieces(
    registry: Registry,
    cover: Cover = Cover.EXTENSIONS,
    preset: Preset = Preset.GENERIC,
    kept: KeptLines | None = None,
) -> Iterator[str]:
    """The table in pieces, since that of 5,000 use cases has 10 MB.

    It is as RFC 4180 has it, with a byte order mark, by which spreadsheets know that it is UTF-8.
    What is said of a route as a whole stands in its first row. That of Xray is as its importer wants it:
    parted by semicolons, without the mark, and with the number of the test in each row. `kept` is what
    earlier ones have left.
    """
    match preset:
        case Preset.GENERIC:
            return _generic(registry, cover, kept)
        case Preset.XRAY:
            rows = map(_as_texts, _xray_rows(registry, cover))
            return (_written((row,), ";") for row in chain((XRAY_HEADER,), rows))


def _generic(registry: Registry, cover: Cover, kept: KeptLines | None) -> Iterator[str]:
    def lines(entries: Iterable[Entry], asked: Registry = registry) -> str:
        return "".join(_written(_rows(entry, asked, cover)) for entry in entries)

    listed = registry.listed
    made = kept.of("csv", registry, cover, lines, listed) if kept else (lines((entry,)) for entry in listed)
    header = HEADER if registry.coverage is None else (*HEADER, RESULT)
    return chain(("\ufeff", _written((header,))), made)


def _written(rows: Iterable[Iterable[str]], delimiter: str = ",") -> str:
    table = StringIO(newline="")
    csv.writer(table, lineterminator="\r\n", delimiter=delimiter).writerows(rows)
    return table.getvalue().encode("utf-8", "replace").decode("utf-8")


def _rows(entry: Entry, registry: Registry, cover: Cover) -> Iterator[tuple[str, ...]]:
    use_case = entry.use_case
    for scenario in registry.scenarios(entry, cover):
        condition = "; ".join(extension.condition for extension in scenario.extensions)
        before = _as_texts((use_case.id or "", _title(entry, scenario), scenario.name, condition))
        behind = _as_texts(
            (
                *(expected_end(scenario), route_reference(registry, entry, scenario) or ""),
                *("\n".join(piece.text for piece in use_case.preconditions), use_case.priority or ""),
                *(use_case.release or "", ", ".join(tag.text for tag in use_case.tags)),
            )
        )
        if registry.coverage is not None:
            mark = registry.coverage.route(entry, scenario).mark
            behind.append(mark.value if mark else "")
        for deed in deeds(entry, scenario, registry):
            yield *before, *_as_texts(_told(deed)), *behind
            # Said once: whoever imports it begins a test where there is a title.
            before, behind = [""] * len(before), [""] * len(behind)


def _told(deed: Deed) -> tuple[str, str, str, str]:
    return ", ".join(deed.numbers), deed.actor, deed.action, "\n".join(deed.expected)


def _xray_rows(registry: Registry, cover: Cover) -> Iterator[tuple[str, ...]]:
    for number, (entry, scenario) in enumerate(_routes(registry, cover), start=1):
        use_case = entry.use_case
        called = f"{use_case.id or entry.anchor}:{route_part(registry, entry, scenario.extension)}"
        labels = ";".join(_UNFIT.sub("-", label) for label in (called, *(tag.text for tag in use_case.tags)))
        named = route_reference(registry, entry, scenario)
        summary = " ".join(filter(None, (named, _title(entry, scenario))))
        head = (summary, use_case.priority or "")
        tail = (labels, "\n".join(piece.text for piece in use_case.preconditions), use_case.release or "")
        for deed in deeds(entry, scenario, registry):
            # A step without an action is refused.
            done = deed.action or use_case.title
            yield str(number), "", "Manual", *head, done, "", "\n".join(deed.expected), *tail
            head, tail = ("", ""), ("", "", "")


_UNFIT = expression(r"[\s;,]+")


def _routes(registry: Registry, cover: Cover) -> Iterator[tuple[Entry, Scenario]]:
    return ((entry, route) for entry in registry.listed for route in registry.scenarios(entry, cover))


def _title(entry: Entry, scenario: Scenario) -> str:
    """`Order a meal: Payment is declined`."""
    extension = scenario.extension
    return ": ".join((entry.use_case.title, extension.condition)) if extension else entry.use_case.title


def expected_end(scenario: Scenario) -> str:
    """How a scenario ends, as far as somebody said it."""
    if scenario.assumed:
        return "assumed"
    target = f" with {scenario.continues_in}" if scenario.continues_in else ""
    return f"{scenario.ending.word}{target}"


_CALCULATED = expression(r"[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]|\d+[eE]\d+\Z")


def _as_texts(cells: Iterable[str]) -> list[str]:
    # Most are empty or begin with a letter.
    return [cell if not cell or cell[0].isalpha() else as_text(cell) for cell in cells]


def as_text(cell: str) -> str:
    """A cell that no spreadsheet calculates: neither a formula nor `2e1`, a step to us and 20 to them."""
    return f"'{cell}" if _CALCULATED.match(cell) else cell
