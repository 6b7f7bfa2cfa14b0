"""The scenarios of a site as a table, one row a step, to be run through in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from mkdocs_usecases.model.routes import Cover, Scenario
from mkdocs_usecases.model.scenario import Step
from mkdocs_usecases.registry import Entry, Registry

HEADER = ("Use case", "Title", "Route", "Condition", "Step", "Actor", "Action", "Expected end")


def csv_text(registry: Registry, cover: Cover = Cover.EXTENSIONS) -> str:
    """The table as RFC 4180 has it, with a byte order mark, by which spreadsheets know that it is UTF-8."""
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(HEADER)
    for entry in registry.listed:
        writer.writerows(tuple(map(as_text, row)) for row in _rows(entry, registry, cover))
    return "\ufeff" + table.getvalue().encode("utf-8", "replace").decode("utf-8")


def _rows(entry: Entry, registry: Registry, cover: Cover) -> Iterator[tuple[str, ...]]:
    use_case = entry.use_case
    steps: dict[str, Step] = {}
    for step in use_case.every_step:
        steps.setdefault(step.number, step)
    for scenario in registry.scenarios(entry, cover):
        condition = "; ".join(extension.condition for extension in scenario.extensions)
        route = (use_case.id or "", use_case.title, scenario.name, condition)
        for number in scenario.path:
            step = steps[number]
            done = action(step, registry)
            if step.details is not None:
                done += f"\n{step.details.text}"
            yield *route, number, step.actor or "", done, expected_end(scenario)
        if not scenario.path:
            yield *route, "", "", "", expected_end(scenario)


def expected_end(scenario: Scenario) -> str:
    """How a scenario ends, as far as somebody said it."""
    if scenario.assumed:
        return "assumed"
    target = f" with {scenario.continues_in}" if scenario.continues_in else ""
    return f"{scenario.ending.value}{target}"


def action(step: Step, registry: Registry) -> str:
    """What is done: the sentence, or the title and the id of the use case that is included."""
    included = registry.find(step.include) if step.include else None
    if included is None or not included.use_case.title:
        return step.text
    return f"{included.use_case.title} ({included.use_case.id})"


_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
_LOOKS_LIKE_NUMBER = re.compile(r"\d+e\d+", re.IGNORECASE)


def as_text(cell: str) -> str:
    """A cell that no spreadsheet calculates: neither a formula nor `2e1`, a step to us and 20 to them."""
    if _FORMULA.match(cell) or _LOOKS_LIKE_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
