"""The content hash of a use case: another one whenever its block means something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from json import JSONEncoder
from operator import attrgetter
from typing import Any

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Outcome, Step
from mkdocs_usecases.model.use_case import UseCase

_DIGITS = 16

_LEFT_OUT = {
    # What the rest of the site says, and where the block stands.
    *("included_by", "extended_by", "specialized_by", "continued_by", "referenced_by", "mentioned_on"),
    *("source", "url"),
    # What follows from steps and extensions, which are hashed as they were typed.
    *("main_success_scenario", "extensions", "scenarios"),
    # How far the work on it is, and whose it is.
    *("status", "owner"),
}

_MAPPINGS = {
    **{"stakeholders": "name", "variations": "step", "extension_points": "name"},
    "business_rules": "id",
}
"""Lists that writers type as mappings, whose order says nothing, by what their items are called."""


def content_hash(use_case: UseCase, data: Mapping[str, Any]) -> str:
    """Sixteen hexadecimal digits over what a block means, defaults of its page and its site included.

    Quotes, comments, white space, the order of keys, and the words that stand for one end are no meaning.

    Args:
        use_case: the block as it was read.
        data: the same as `usecases.json` has it.
    """
    typed = {key: value for key, value in data.items() if key not in _LEFT_OUT}
    for key, name in _MAPPINGS.items():
        typed[key] = sorted(typed[key], key=lambda item: str(item[name]))
    typed["steps"] = [*map(_step, use_case.main_success_scenario)]
    end = use_case.main_outcome
    typed["end"] = _end(end) if end else None
    typed["extensions"] = [*_extensions(use_case)]
    text = _encode(typed)
    if "\\" in text:
        text = _BREAK.sub(" ", text)
    text = " ".join(text.split())
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


_BREAK = expression(r"(?<!\\)\\[nrt]")
"""The end of a line, as it stands in JSON; behind a backslash that was typed stands none."""

_encode = JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True).encode


def _extensions(use_case: UseCase) -> Iterator[tuple[Any, ...]]:
    """Nested ones have the whole of their place in their label."""
    for one in sorted(use_case.every_extension, key=attrgetter("label")):
        end = one.outcome
        steps = [*map(_step, (*one.steps, *one.steps_after_outcome))]
        yield (
            one.label,
            one.name,
            one.start,
            one.end,
            one.condition,
            one.note and one.note.text,
            steps,
            *_end(end),
        )


def _end(end: Outcome) -> tuple[Any, ...]:
    """What an outcome says, assumed or not."""
    said = end.kind.word, end.step
    more = end.note and end.note.text, end.use_case and end.use_case.id
    return said if more == (None, None) else (*said, *more)


def _step(step: Step) -> tuple[Any, ...]:
    details = step.details and step.details.text
    return step.actor, step.text, step.kind.word, step.include, step.loop and step.loop[:3], details
