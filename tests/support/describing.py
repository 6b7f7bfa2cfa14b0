"""A use case as lines of text, for goldens that a person can read."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.source import Span


def described(block: Block) -> str:
    """What was read, then what was found wrong."""
    lines = [*read_as(block), *map(str, block.diagnostics)]
    return "\n".join(lines) + "\n"


def read_as(block: Block) -> list[str]:
    """What was read."""
    return [*_use_case(block.use_case)] if block.use_case else ["nothing could be read"]


def _use_case(use_case: UseCase) -> Iterator[str]:
    about = f"{use_case.level.value} of {use_case.system}; goal: {use_case.goal}"
    yield f"{use_case.id}: {use_case.title} ({about})"
    for role, actors in (("primary", use_case.primary_actors), ("supporting", use_case.supporting_actors)):
        if actors:
            yield f"{role}: " + "; ".join(f"{actor.name} @{_at(actor.span)}" for actor in actors)
    for stakeholder in use_case.stakeholders:
        yield f"stakeholder: {stakeholder.name}: {stakeholder.interest} @{_at(stakeholder.span)}"
    for name in ("summary", "trigger"):
        if (prose := getattr(use_case, name)) is not None:
            yield f"{name}: {prose.text!r} @{_at(prose.span)}"
    for name in (
        *("preconditions", "success_guarantees", "minimal_guarantees", "failure_guarantees", "tags"),
        *("open_issues", "notes", "requirements", "acceptance_criteria", "user_interface", "data"),
        *("special_requirements", "related", "ignore"),
    ):
        for prose in getattr(use_case, name):
            yield f"{name}: {prose.text!r} @{_at(prose.span)}"
    for rule in use_case.business_rules:
        said = None if rule.text is None else f"{rule.text.text!r} @{_at(rule.text.span)}"
        yield f"rule {rule.id} {rule.name!r}: {said} @{_at(rule.span)}"
    for name in ("priority", "status", "release", "frequency", "owner"):
        if (text := getattr(use_case, name)) is not None:
            yield f"{name}: {text!r}"
    for name, values in use_case.fields.items():
        yield f"field {name}: {[value.text for value in values]}"
    yield from map(_step, use_case.main_success_scenario)
    if use_case.main_outcome:
        yield f"  main ends: {use_case.main_outcome.kind.value}"
    for extension in use_case.extensions:
        yield from _extension(extension, "  ")
    for variation in use_case.variations:
        texts = [value.text for value in variation.values]
        yield f"variation of {variation.step}: {texts} @{_at(variation.span)}"
    for point in use_case.extension_points:
        yield f"extension point {point.name}: {point.step} @{_at(point.span)}"
    for mention in use_case.includes:
        yield f"includes {mention.id} @{_at(mention.span)}"
    for extends in use_case.extends:
        yield f"extends {extends.id} at {extends.at} when {extends.when} @{_at(extends.span)}"
    if use_case.specializes:
        yield f"specializes {use_case.specializes.id} @{_at(use_case.specializes.span)}"
    if use_case.unread:
        yield f"unread: {sorted(use_case.unread)}"


def _step(step: Step, indent: str = "  ") -> str:
    lead, rest = step.text[: step.lead], step.text[step.lead :]
    text = f"[{lead}]{rest}" if step.lead else step.text
    parts = [f"{indent}{step.number}", text, f"({step.actor})" if step.actor else "(nobody)"]
    if step.kind.value != "action":
        parts.append(step.kind.value)
    if step.loop:
        parts.append(f"{step.loop.start} to {step.loop.end} until {step.loop.until!r}")
    if step.mentions:
        parts.append("names " + ", ".join(f"{mention.id} @{_at(mention.span)}" for mention in step.mentions))
    if step.details:
        parts.append(f"details {step.details.text!r} @{_at(step.details.span)}")
    return " | ".join([*parts, f"@{_at(step.span)}"])


def _extension(extension: Extension, indent: str) -> Iterator[str]:
    name = f" named {extension.name!r}" if extension.name else ""
    leaves = f"{extension.start}" + (f" to {extension.end}" if extension.end != extension.start else "")
    outcome = extension.outcome
    end = outcome.kind.value + (f" at {outcome.step}" if outcome.step else "")
    end += f" in {outcome.use_case.id} @{_at(outcome.use_case.span)}" if outcome.use_case else ""
    end += " (assumed)" if outcome.assumed else ""
    end += f" ({outcome.note.text!r} @{_at(outcome.note.span)})" if outcome.note else ""
    head = f"{extension.label}{name} from {leaves}: {extension.condition!r}"
    yield f"{indent}{head} -> {end} @{_at(extension.span)}"
    if extension.note:
        yield f"{indent}  note: {extension.note.text!r} @{_at(extension.note.span)}"
    for step in extension.steps:
        yield _step(step, indent + "  ")
    for nested in extension.extensions:
        yield from _extension(nested, indent + "  ")
    for step in extension.steps_after_outcome:
        yield _step(step, indent + "  late ")


def _at(span: Span) -> str:
    return f"{span.line}:{span.column}"
