"""The section of one use case."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_usecases.model.scenario import Outcome, OutcomeKind
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import DiagramMode
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.impact import use_case_impact
from mkdocs_usecases.rendering.listed.legend import TERMS, legend_of
from mkdocs_usecases.rendering.page_diagrams import use_case_flowchart
from mkdocs_usecases.rendering.route_rows import ScenarioRow, scenario_rows
from mkdocs_usecases.rendering.section import Body, Heading, Section
from mkdocs_usecases.rendering.test_marks import coverage_line, review_line
from mkdocs_usecases.rendering.texts import Text, prose_of
from mkdocs_usecases.rendering.use_cases.extensions import (
    ExtensionGroup,
    OutcomeLine,
    end_phrase,
    extension_groups,
    extension_prose,
    outcome_line,
)
from mkdocs_usecases.rendering.use_cases.findings import finding_boxes
from mkdocs_usecases.rendering.use_cases.fold import folded_summary
from mkdocs_usecases.rendering.use_cases.identifiers import LinkedBody, linked_texts
from mkdocs_usecases.rendering.use_cases.rules import RuleRow, criterion_text, rule_prose, rule_rows
from mkdocs_usecases.rendering.use_cases.steps import StepRow, step_prose, step_rows
from mkdocs_usecases.rendering.use_cases.summary import Row, summary_prose, summary_rows
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import Words


def use_case_section(block: Block, entry: Entry | None, view: View, *, level: int) -> Section:
    """The section of a block: its use case, or, where nothing could be read, its source under the errors.

    Args:
        block: the block as it was read.
        entry: its use case in the registry; `None` where nothing could be read.
        view: the page that it stands on.
        level: of the heading, 1 to 6.
    """
    before = finding_boxes(view.findings(block), view)
    if entry is None:
        return _unread(block, view, before)
    use_case = entry.use_case
    page = _UseCasePage.of(entry, block.text, view)
    prose, body = _linked(page, entry, view)
    return Section(
        use_case_attributes(use_case),
        use_case_heading(use_case, entry.anchor, view.words, level=level),
        prose,
        body,
        tuple(page.anchors()),
        before=before,
    )


def use_case_attributes(use_case: UseCase) -> dict[str, str]:
    """Those of the section of a use case: scripts and style sheets go by them."""
    attributes = {"class": "usecase", "data-level": use_case.level.word}
    if use_case.id:
        attributes["data-id"] = use_case.id
    return attributes


def use_case_heading(use_case: UseCase, anchor: str, words: Words, *, level: int) -> Heading:
    """The heading of a use case: all of it that a host may need before it knows the whole site."""
    title = use_case.title
    return Heading(level, anchor, title or words["untitled"], use_case.id or "", is_plain=not title)


def _linked(page: _UseCasePage, entry: Entry, view: View) -> tuple[tuple[str, ...], Body | LinkedBody]:
    """The texts that the host is to render, and the body that asks for them: with links for ids."""
    texts, body = tuple(dict.fromkeys(page.prose())), page.body()
    linked = linked_texts(entry, view)
    changed = {} if linked is None else {text: said for text in texts if (said := linked(text)) != text}
    if not changed:
        return texts, body
    return tuple(dict.fromkeys(changed.get(text, text) for text in texts)), LinkedBody(body, changed)


def _unread(block: Block, view: View, before: Markup) -> Section:
    body = view.body("source.html", source=block.text)
    return Section({"class": "usecase usecase-unread"}, None, (), body, before=before)


class _UseCasePage(NamedTuple):
    """All that the templates show of one use case, but for what only the host can render."""

    entry: Entry
    view: View
    source: str
    """The block as it was typed."""

    brief: Text
    summary: tuple[Row, ...]
    steps: tuple[StepRow, ...]
    outcome: OutcomeLine | None
    extensions: tuple[ExtensionGroup, ...]
    rules: tuple[RuleRow, ...]
    criteria: tuple[Text, ...]
    """What is looked at to accept it."""

    scenarios: tuple[ScenarioRow, ...]

    @classmethod
    def of(cls, entry: Entry, source: str, view: View) -> _UseCasePage:
        """Work out the rows of all tables."""
        use_case = entry.use_case
        return cls(
            entry,
            view,
            source,
            Text() if use_case.summary is None else Text.of(use_case.summary.text),
            summary_rows(use_case, entry, view),
            step_rows(use_case.main_success_scenario, use_case.extensions, entry, view),
            _main_outcome(use_case.main_outcome, view),
            extension_groups(use_case, entry, view),
            rule_rows(use_case, entry, view),
            tuple(criterion_text(criterion.text) for criterion in use_case.acceptance_criteria),
            _scenarios(entry, view),
        )

    def prose(self) -> Iterator[str]:
        """Every text that the templates ask the host for."""
        return chain(
            self.brief.prose(),
            summary_prose(self.summary),
            step_prose(self.steps),
            [self.outcome.note] if self.outcome is not None and self.outcome.note else (),
            extension_prose(self.extensions),
            rule_prose(self.rules),
            prose_of(self.criteria),
        )

    def anchors(self) -> Iterator[str]:
        """The ids of the rows."""
        yield from (row.anchor for row in self.steps)
        for group in self.extensions:
            yield group.anchor
            yield from (row.anchor for row in (*group.steps, *group.unreached))
        yield from (row.anchor for row in self.rules if row.anchor)
        yield from (anchor for row in self.scenarios for anchor in (row.anchor, row.walk_anchor))

    def body(self) -> Body:
        """What stands below the heading."""
        view = self.view
        return view.body(
            "use_case.html",
            brief=self.brief,
            summary=self.summary,
            fold=folded_summary(self.brief, self.summary, has_steps=bool(self.steps)),
            steps=self.steps,
            outcome=self.outcome,
            extensions=self.extensions,
            rules=self.rules,
            criteria=self.criteria,
            scenarios=self.scenarios,
            legend=legend_of(view),
            terms=TERMS,
            tested=coverage_line(self.entry, view),
            review=review_line(self.entry, view),
            source=self.source,
            diagram=use_case_flowchart(self.entry, view),
            impact=use_case_impact(self.entry, view),
            is_diagram_open=view.options.diagram is DiagramMode.OPEN,
        )


def _scenarios(entry: Entry, view: View) -> tuple[ScenarioRow, ...]:
    """None where there is but one, which the steps show already."""
    registry = view.registry
    if len(registry.scenarios(entry)) == 1:
        return ()
    return scenario_rows(entry, view, lambda part: f"#{registry.anchor(entry, part)}")


def _main_outcome(outcome: Outcome | None, view: View) -> OutcomeLine | None:
    """Only what was typed is said of the main success scenario: its name tells how it ends."""
    if outcome is None or outcome.kind is OutcomeKind.RESUMES:
        return None
    return outcome_line(outcome, end_phrase(outcome, view.words), view)
