"""Scenarios as rows: every route through a use case and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.routes import Ending, Scenario, ScenarioEnd, scenario_ends
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.route_names import route_anchor, walk_anchor
from mkdocs_usecases.rendering.references import Reference, to_use_case_id
from mkdocs_usecases.rendering.test_marks import TestMark, route_mark
from mkdocs_usecases.rendering.turns import turns
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import Words

ENDING_SIGNS = {
    Ending.SUCCESS: "✔",
    Ending.FAILURE: "✘",
    Ending.ENDS: "■",
    Ending.CONTINUES: "»",
    Ending.UNCLEAR: "?",
}
_ENDING_WORDS = {
    Ending.SUCCESS: "success",
    Ending.FAILURE: "failure",
    Ending.ENDS: "end",
    Ending.CONTINUES: "continues with",
    Ending.UNCLEAR: "unclear",
}
ASSUMED = "assumed"


class EndingMark(NamedTuple):
    """An ending by name, sign and word."""

    kind: str
    sign: str
    word: str


class PathStep(NamedTuple):
    """A number on a path."""

    number: str
    href: str | None


class PathRun(NamedTuple):
    """Steps that follow each other."""

    first: PathStep
    last: PathStep | None
    """`None` for a single step."""


class ScenarioRow(NamedTuple):
    """One route from the trigger to an end."""

    label: str
    """That of the extension that it takes; empty for the main success scenario."""

    title: str
    path: tuple[PathRun, ...]
    """Empty where it has no links."""

    ending: EndingMark
    anchor: str = ""
    """The id of the row on the page of the use case: whoever goes to it, follows this route."""

    href: str | None = None
    target: Reference | None = None
    """The use case that it goes on in: the words of the ending stand around it."""

    before_target: str = ""
    after_target: str = ""
    tested: TestMark | None = None
    """What tests say of it; `None` on a site without results."""

    walk_anchor: str = ""
    """The id in its row that leads to it step by step: `UC-12-4a:route`."""

    turns: str = ""
    """Where on its path something is noticed."""

    plain_path: str = ""
    """The path where it has no links."""


@lru_cache(maxsize=16)
def ending_marks(words: Words) -> Mapping[Ending, EndingMark]:
    """The endings in the language of a page."""
    return {
        ending: EndingMark(ending.word, ENDING_SIGNS[ending], "".join(words.around(word)).strip())
        for ending, word in _ENDING_WORDS.items()
    }


@lru_cache(maxsize=16)
def assumed_mark(words: Words) -> EndingMark:
    """That of an ending which was not said."""
    return EndingMark(ASSUMED, "↩", words[ASSUMED])


def ending_mark(end: Scenario | ScenarioEnd, words: Words) -> EndingMark:
    """How a scenario ends; of one whose end was not said, no more than that."""
    if end.assumed:
        return assumed_mark(words)
    return ending_marks(words)[end.ending]


def scenario_rows(
    entry: Entry,
    view: View,
    address: Callable[[str], str | None] | None,
    *,
    page: str | None = "",
    shows: Callable[[Scenario], bool] | None = None,
) -> tuple[ScenarioRow, ...]:
    """The routes through a use case.

    Args:
        entry: the use case.
        view: the page that they are shown on.
        address: tells where a step is shown; without it paths have no links.
        page: the address of the page of the use case, empty there itself; `None` where there is none.
        shows: tells which of the routes are wanted; all, if it is not given.
    """
    around = view.words.around("continues with")
    steps: dict[str, PathStep] = {}
    rows = []
    found = view.registry.scenarios(entry)
    for scenario in found:
        if shows is not None and not shows(scenario):
            continue
        extension = scenario.extension
        # A use case with one route only shows no table of routes.
        anchor = route_anchor(view.registry, entry, extension) if len(found) > 1 else entry.anchor
        # It is told step by step only where its steps are.
        walk = _walk(entry, scenario, view.registry) if page == "" else ("", "")
        rows.append(
            ScenarioRow(
                extension.label if extension else "",
                _title(extension) if extension else view.words["main success scenario"],
                () if address is None else _path(scenario, address, steps),
                ending_mark(scenario, view.words),
                anchor,
                None if page is None else f"{page}#{anchor}",
                _continued(scenario, view),
                *around,
                route_mark(entry, scenario, view),
                *walk,
                _plain_path(scenario.path, view.words["arrow"]) if address is None else "",
            )
        )
    return tuple(rows)


def _walk(entry: Entry, scenario: Scenario, registry: Registry) -> tuple[str, str]:
    """Where it is told step by step, and its turns."""

    def part(of: Step | Extension) -> str:
        return registry.anchor(entry, of).removeprefix(f"{entry.anchor}-")

    return walk_anchor(registry, entry, scenario.extension), turns(scenario.course, part)


def _path(
    scenario: Scenario, address: Callable[[str], str | None], steps: dict[str, PathStep]
) -> tuple[PathRun, ...]:
    def step(number: str) -> PathStep:
        known = steps.get(number)
        if known is None:
            known = steps[number] = PathStep(number, address(number))
        return known

    return tuple(
        PathRun(step(first), None if last is None else step(last)) for first, last in _runs_of(scenario.path)
    )


@lru_cache(maxsize=4096)
def _runs_of(path: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    """The runs of a path, each by its first and its last step; `None` for a single one."""
    return tuple((run[0], run[-1] if len(run) > 1 else None) for run in _runs(path))


@lru_cache(maxsize=4096)
def _plain_path(path: tuple[str, ...], arrow: str) -> str:
    return f" {arrow} ".join(first if last is None else f"{first}–{last}" for first, last in _runs_of(path))


def _runs(path: Iterable[str]) -> Iterator[list[str]]:
    """Steps that follow each other, at least three: `1`, `2`, `3` are `1–3`; forty in a line are no path."""
    run: list[str] = []
    for number in path:
        if run and _following(run[-1]) != number:
            yield from _as_run(run)
            run = []
        run.append(number)
    yield from _as_run(run)


def _as_run(run: list[str]) -> Iterator[list[str]]:
    if len(run) >= _SHORTEST_RUN:
        yield run
    else:
        yield from ([number] for number in run)


@lru_cache(maxsize=4096)
def _following(number: str) -> str:
    """The number of the next step: `4a2` of `4a1`."""
    digits = _DIGITS.search(number)
    return f"{number[: digits.start()]}{int(digits[0]) + 1}" if digits else ""


_DIGITS = expression(r"(?<![0-9])[0-9]+$")
_SHORTEST_RUN = 3


def ending_counts(entry: Entry, view: View) -> tuple[tuple[EndingMark, int], ...]:
    """How many scenarios of a use case end in which way; ways in which none ends are left out."""
    found = [ending_mark(end, view.words) for end in scenario_ends(entry.use_case)]
    order = (*ending_marks(view.words).values(), assumed_mark(view.words))
    return tuple((mark, found.count(mark)) for mark in order if mark in found)


def _continued(scenario: Scenario, view: View) -> Reference | None:
    """The use case that a scenario goes on in."""
    if scenario.continues_in is None or scenario.assumed:
        return None
    return to_use_case_id(scenario.continues_in, view)


def _title(extension: Extension) -> str:
    """The condition; nothing where the label says it already."""
    return "" if extension.condition == extension.label else plain(extension.condition)
