"""Use cases made by hand, for tests of what comes after reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from mkdocs_usecases.model.scenario import Extension, Loop, Outcome, OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import (
    ActorMention,
    ActorName,
    Label,
    StepNumber,
    UseCaseId,
    UseCaseMention,
)
from mkdocs_usecases.model.use_case import Extends, Stakeholder, UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.parsing.words.labels import read_label
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.source import Span

HERE = Span("page.md", 1, 1)


def step(number: str, text: str = "", *, actor: str | None = None, mentions: Sequence[str] = ()) -> Step:
    """A step that somebody does."""
    return Step(
        StepNumber(number),
        text or f"Step {number}.",
        HERE,
        actor=ActorName(actor) if actor else None,
        mentions=ids(mentions),
    )


def repeat(number: str, start: str, end: str, until: str | None = None) -> Step:
    """A loop over steps before it."""
    loop = Loop(StepNumber(start), StepNumber(end), until)
    text = f"repeat {start}-{end}"
    return Step(StepNumber(number), text, HERE, kind=StepKind.REPEAT, loop=loop)


def include(number: str, id_: str) -> Step:
    """Another use case, carried out as a step."""
    return Step(
        StepNumber(number),
        id_,
        HERE,
        kind=StepKind.INCLUDE,
        include=UseCaseId(id_),
        mentions=ids([id_]),
    )


def steps(count: int) -> tuple[Step, ...]:
    """Main steps 1 to `count`."""
    return tuple(step(str(number)) for number in range(1, count + 1))


def outcome(end: str) -> Outcome:
    """`resume`, `resume at 3`, `success`, `failure` or `ends`."""
    if end.startswith("resume"):
        target = end.removeprefix("resume").removeprefix(" at ")
        return Outcome(OutcomeKind.RESUMES, HERE, StepNumber(target) if target else None, text=end)
    return Outcome(OutcomeKind(end), HERE, text=end)


def extension(label: str, end: str = "resume", *, at: str = "", handling: int = 1, **more: Any) -> Extension:
    """An extension with so many handling steps; it leaves from `at`, or else from where its label says."""
    parts = read_label(Label(label))
    start, last = (parts.start, parts.end) if parts and not at else (StepNumber(at), StepNumber(at))
    dot = "" if parts else "."
    made: dict[str, Any] = {
        "label": Label(label),
        "span": HERE,
        "condition": f"Condition {label}",
        "start": start,
        "end": last,
        "outcome": outcome(end),
        "steps": tuple(step(f"{label}{dot}{number}") for number in range(1, handling + 1)),
    }
    return Extension(**made | more)


def use_case(title: str = "Order a meal", **more: Any) -> UseCase:
    """A use case; actors, ids and the like may be given as plain text."""
    plain: dict[str, Any] = {"span": HERE, "source": f"title: {title}\n", "title": title, "goal": title}
    for key in ("primary_actors", "supporting_actors"):
        if key in more:
            more[key] = tuple(ActorMention(ActorName(name), HERE) for name in more[key])
    if "stakeholders" in more:
        more["stakeholders"] = tuple(
            Stakeholder(ActorName(name), None, HERE) for name in more["stakeholders"]
        )
    if "includes" in more:
        more["includes"] = ids(more["includes"])
    if "extends" in more:
        more["extends"] = tuple(Extends(UseCaseId(id_), HERE) for id_ in more["extends"])
    if "specializes" in more:
        more["specializes"] = ids([more["specializes"]])[0]
    return UseCase(**plain | more)


def ids(names: Iterable[str]) -> tuple[UseCaseMention, ...]:
    """Ids as a text names them."""
    return tuple(UseCaseMention(UseCaseId(name), HERE) for name in names)


def page(path: str, *use_cases: UseCase, references: Sequence[str] = ()) -> Document:
    """A page with these use cases, ten lines apart."""
    blocks = []
    for position, made in enumerate(use_cases):
        span = Span(path, 1 + 10 * position, 1)
        placed = replace(made, span=span)
        blocks.append(Block(span, made.source, "", placed, ()))
    named = tuple(Reference(UseCaseId(name), HERE) for name in references)
    return Document(path, tuple(blocks), (), named)


def site(*pages: Document, options: Options | None = None) -> Registry:
    """The registry of a site of these pages."""
    return Registry(pages, options or Options())
