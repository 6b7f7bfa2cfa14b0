"""How the routes of a flowchart end: a sign, and the words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind, Step
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.rendering.diagrams.diagram import DiagramWords
from mkdocs_usecases.rendering.diagrams.labels import label

MAX_GUARANTEE = 120
"""So many characters of the success guarantees go into the last node; the table shows all of them."""


class RouteEnd(NamedTuple):
    """How a route ends: its sign, its words, and the class of what says so."""

    sign: str
    text: str
    kind: str
    mark: str = ""
    """What tests say of the route to it."""

    def assumed(self, word: str) -> RouteEnd:
        """The same end, where nobody said it."""
        is_said = self.kind == _UNSURE
        return self if is_said else RouteEnd(self.sign, f"{self.text} ({word})", _UNSURE)

    def tested(self, mark: str) -> RouteEnd:
        """The same end with what tests say of the route to it."""
        return self._replace(mark=mark) if mark else self

    @property
    def pill(self) -> str:
        """As a node of its own."""
        return f'(["{self._said}"]):::{self.kind}'

    @property
    def kept_together(self) -> str:
        """As the last words of another node."""
        return self._said.replace(" ", "\u00a0")

    @property
    def _said(self) -> str:
        said = f"{self.sign} {label(self.text)}"
        # A line may end behind a dash.
        return f"{said} ({label(self.mark).replace(' ', _KEPT)})" if self.mark else said


class RouteEnds:
    """The ends of routes, in the words of a diagram."""

    def __init__(self, words: DiagramWords) -> None:
        """Take the words."""
        self._words = words

    def main(self, use_case: UseCase) -> RouteEnd:
        """The end of the main line: what holds then. It has nowhere to rejoin, so that it is done there."""
        outcome = use_case.main_outcome
        if outcome is not None and outcome.kind not in (OutcomeKind.SUCCESS, OutcomeKind.RESUMES):
            return self.of(outcome, self.back(None))
        guarantees = [plain(guarantee.text) for guarantee in use_case.success_guarantees]
        return RouteEnd("✔", _summed_up(guarantees) or self._words.success, "good")

    def of(self, outcome: Outcome, after: RouteEnd) -> RouteEnd:
        """The end of a route."""
        match outcome.kind:
            case OutcomeKind.SUCCESS:
                return RouteEnd("✔", self._words.success, "good")
            case OutcomeKind.FAILURE:
                return RouteEnd("✘", self._words.failure, "bad")
            case OutcomeKind.ENDS:
                return RouteEnd("■", self._words.end, "ends")
            case OutcomeKind.UNCLEAR:
                return RouteEnd("?", self._words.unclear, _UNSURE)
            case OutcomeKind.CONTINUES:
                return RouteEnd("»", "" if outcome.use_case is None else outcome.use_case.id, "ends")
            case OutcomeKind.RESUMES:
                if outcome.assumed:
                    return after.assumed(self._words.assumed)
                return after if outcome.step is None else self.back(outcome.step)

    def back(self, step: StepNumber | None) -> RouteEnd:
        """The end of a route that rejoins before a step."""
        return RouteEnd("↩", self._words.step.replace("{}", step) if step else self._words.next_step, "cond")

    def behind(self, extension: Extension, steps: Sequence[Step], position: int) -> RouteEnd:
        """The end of a route that rejoins after the main step it left from."""
        if extension.start != extension.end:
            return self.back(None)
        if position + 1 < len(steps):
            return self.back(steps[position + 1].number)
        return RouteEnd("↩", self._words.end, "cond")


_KEPT = "\u2060\u00a0"
"""A blank that no line ends at, whatever stands before it."""

_UNSURE = "unsure"


def _summed_up(guarantees: Iterable[str]) -> str:
    """As many of the guarantees as fit into one node; an ellipsis stands for the others."""
    said = ""
    for guarantee in guarantees:
        gap = " " if said.endswith((".", "!", "?", "。")) else "; "
        longer = said + gap + guarantee if said else guarantee
        if said and len(longer) > MAX_GUARANTEE:
            return f"{said} …"
        said = longer
    return said
