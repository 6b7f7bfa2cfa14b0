"""Scenarios as rows: every route through a use case and how it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from mkdocs_usecases.model.routes import Ending
from mkdocs_usecases.model.scenario import Extension
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.plain import plain
from mkdocs_usecases.rendering.view import View

ENDING_SIGNS = {Ending.SUCCESS: "✔", Ending.FAILURE: "✘", Ending.ENDS: "■"}
_ENDING_WORDS = {Ending.SUCCESS: "success", Ending.FAILURE: "failure", Ending.ENDS: "end"}


class EndingMark(NamedTuple):
    """An ending by name, sign and word."""

    kind: str
    sign: str
    word: str


class PathStep(NamedTuple):
    """A number on a path."""

    number: str
    href: str | None


class ScenarioRow(NamedTuple):
    """One route from the trigger to an end."""

    extension: PathStep | None
    """The label of the extension that it takes; `None` for the main success scenario."""

    title: str
    path: tuple[PathStep, ...]
    ending: EndingMark


def ending_mark(ending: Ending, view: View) -> EndingMark:
    """An ending in the language of the page."""
    return EndingMark(ending.value, ENDING_SIGNS[ending], view.words[_ENDING_WORDS[ending]])


def scenario_rows(entry: Entry, view: View, address: Callable[[str], str | None]) -> tuple[ScenarioRow, ...]:
    """The routes through a use case; `address` tells where a step or an extension is shown."""
    marks = {ending: ending_mark(ending, view) for ending in Ending}
    steps: dict[str, PathStep] = {}
    rows = []
    for scenario in view.registry.scenarios(entry):
        for number in scenario.path:
            if number not in steps:
                steps[number] = PathStep(number, address(number))
        extension = scenario.extensions[-1] if scenario.extensions else None
        rows.append(
            ScenarioRow(
                PathStep(extension.label, address(extension.label)) if extension else None,
                _title(extension) if extension else view.words["main success scenario"],
                tuple(steps[number] for number in scenario.path),
                marks[scenario.ending],
            )
        )
    return tuple(rows)


def ending_counts(entry: Entry, view: View) -> tuple[tuple[EndingMark, int], ...]:
    """How many scenarios of a use case end in which way; ways in which none ends are left out."""
    counts = Counter(scenario.ending for scenario in view.registry.scenarios(entry))
    return tuple((ending_mark(ending, view), counts[ending]) for ending in Ending if counts[ending])


def _title(extension: Extension) -> str:
    """The condition; nothing where the label says it already."""
    return "" if extension.condition == extension.label else plain(extension.condition)
