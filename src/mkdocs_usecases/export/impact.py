"""What changes with a use case, for a terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mkdocs_usecases.escaping import visible
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.impact import Effect, impact_of, reasons
from mkdocs_usecases.registry.reasons import Reason

Shown = Callable[[str], str]
"""The path of a file as whoever asks sees it."""


def as_text(registry: Registry, entry: Entry, shown: Shown) -> str:
    """A line each, the nearest first."""
    return "".join(f"{visible(line)}\n" for line in _lines(registry, entry, shown))


def as_json(registry: Registry, entry: Entry, shown: Shown) -> str:
    """The same in fields."""
    impact = impact_of(registry, entry)
    data = {
        "version": 1,
        "id": entry.use_case.id,
        "title": entry.use_case.title,
        "direct": [_data(effect, registry, shown) for effect in impact.effects if effect.distance == 1],
        "further": [_data(effect, registry, shown) for effect in impact.effects if effect.distance > 1],
        "pages": [shown(page) for page in impact.pages],
        "actors": [actor.name for actor in impact.actors],
        "releases": list(impact.releases),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


IMPACT_FORMATS: Mapping[str, Callable[[Registry, Entry, Shown], str]] = {"text": as_text, "json": as_json}


def _data(effect: Effect, registry: Registry, shown: Shown) -> dict[str, Any]:
    return {
        "id": effect.entry.use_case.id,
        "title": effect.entry.use_case.title,
        "distance": effect.distance,
        "through": effect.through.use_case.id,
        "reasons": [
            {
                "relation": reason.relation.value,
                "step": reason.part or None,
                "at": reason.at or None,
                "file": shown(reason.span.file),
                "line": reason.span.line,
            }
            for reason in reasons(effect.entry, effect.through, registry)
        ],
    }


def _lines(registry: Registry, entry: Entry, shown: Shown) -> Iterator[str]:
    impact = impact_of(registry, entry)
    yield _named(entry)
    if not impact:
        yield "no use case and no page refers to it"
    for heading, is_direct in (("directly", True), ("indirectly", False)):
        effects = [effect for effect in impact.effects if (effect.distance == 1) is is_direct]
        if effects:
            yield f"{heading}:"
        for effect in effects:
            for reason in reasons(effect.entry, effect.through, registry):
                yield f"  {_told(effect, reason, shown(reason.span.file))}"
    for heading, names in (
        ("pages", tuple(shown(page) for page in impact.pages)),
        ("actors", tuple(actor.name for actor in impact.actors)),
        ("releases", impact.releases),
    ):
        if names:
            yield f"{heading}: {', '.join(names)}"


def _told(effect: Effect, reason: Reason, file: str) -> str:
    """`UC-101 Enjoy a meal: mentions UC-107 in 2 (docs/meals.md:12)`."""
    with_words = {"continues": "continues with"}.get(reason.relation.value, reason.relation.value)
    where = f" in {reason.part}" if reason.part else f" at {plain(reason.at)}" if reason.at else ""
    target = effect.through.use_case.id
    return f"{_named(effect.entry)}: {with_words} {target}{where} ({file}:{reason.span.line})"


def _named(entry: Entry) -> str:
    return " ".join(filter(None, (entry.use_case.id, plain(entry.use_case.title))))
