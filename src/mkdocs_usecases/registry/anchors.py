"""The anchors of a page: of its use cases, and of their steps, extensions and rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import is_

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.use_case import BusinessRule, UseCase
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.slugs import TakenNames, slug

Part = str | Step | Extension | BusinessRule
"""A step, an extension or a rule, or the number, label or id of one."""

_UNFIT = expression(r"[\s\x00-\x1f\x7f\"'<>&#%\\`]+")
_GENERATED = ("actor-", "goal-", "system-")
"""What the anchors of index entries start with; a listing may stand on any page."""


def page_entries(path: str, use_cases: Sequence[UseCase]) -> Iterator[Entry]:
    """The use cases of one page with their anchors; titles and steps give way to ids."""
    taken = TakenNames()
    anchors: dict[int, str] = {}
    for position, use_case in enumerate(use_cases):
        if use_case.id and (anchor := _UNFIT.sub("-", use_case.id).strip("-")):
            anchors[position] = taken.take(anchor)
    for position, use_case in enumerate(use_cases):
        if position not in anchors:
            name = slug(use_case.title) or "use-case"
            anchors[position] = taken.take(f"use-case-{name}" if name.startswith(_GENERATED) else name)
    return (Entry(use_case, path, anchors[position]) for position, use_case in enumerate(use_cases))


def entries_of(path: str, use_cases: Sequence[UseCase], earlier: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same in one piece: those that it had earlier, where it has the very same use cases."""
    known = [entry.use_case for entry in earlier]
    if len(known) == len(use_cases) and all(map(is_, known, use_cases)):
        return earlier
    return tuple(page_entries(path, use_cases))


class PartAnchors:
    """The anchors of the steps, extensions and business rules of a use case."""

    __slots__ = ("_by_part", "names")

    def __init__(self) -> None:
        """Start with none."""
        self.names: dict[str, str] = {}
        """By number, label or id."""

        self._by_part: dict[int, str] = {}
        """By the identity of the part, where another one before it has its name: a mistake.

        Its place would not do: all lines of a block that a macro has made stand at its fence.
        """

    def of(self, part: Part) -> str | None:
        """The anchor of a part; by its number, label or id that of the first of this name."""
        if isinstance(part, str):
            # `FA-01`, as documents write the code of an alternative.
            return self.names.get(part) or (
                self.names.get(_plain_code(part)) if _CODE.fullmatch(part) else None
            )
        if self._by_part and (known := self._by_part.get(id(part))):
            return known
        return self.names.get(_name(part))

    def add(self, part: Part, name: str, anchor: str) -> None:
        """Give a part its anchor."""
        if self.names.setdefault(name, anchor) is not anchor:
            self._by_part[id(part)] = anchor


def part_anchors(entries: Sequence[Entry]) -> dict[Entry, PartAnchors]:
    """Those of all use cases of one page, numbered in the order of the source."""
    taken = TakenNames()
    for entry in entries:
        taken.take(entry.anchor)
    numbered: dict[Entry, PartAnchors] = {}
    for entry in entries:
        anchors, start = PartAnchors(), f"{entry.anchor}-"
        parts = [*_parts(entry.use_case)]
        own = taken.take_all([start + _as_address(name) for _, name in parts])
        for (part, name), anchor in zip(parts, own, strict=True):
            anchors.add(part, name, anchor)
        numbered[entry] = anchors
    return numbered


_CODE = expression(r"[A-Za-z]{1,3}-\d{1,4}(?:\.\d+)?")


def _plain_code(typed: str) -> str:
    return typed.replace("-", "").upper()


def _parts(use_case: UseCase) -> Iterator[tuple[Step | Extension | BusinessRule, str]]:
    for step in use_case.main_success_scenario:
        yield step, step.number
    for extension in use_case.every_extension:
        yield extension, extension.label
        for step in (*extension.steps, *extension.steps_after_outcome):
            yield step, step.number
    for rule in use_case.business_rules:
        if rule.id is not None:
            yield rule, rule.id


def _name(part: Step | Extension | BusinessRule) -> str:
    if isinstance(part, Step):
        return part.number
    return part.label if isinstance(part, Extension) else part.id or ""


_PLAIN = expression(r"[A-Za-z0-9.-]+")


@lru_cache(4096)
def _as_address(name: str) -> str:
    """`*a` as `any-a`, the name of an alternative as a slug, all other numbers and labels as they are."""
    if _PLAIN.fullmatch(name):
        return name
    if name.startswith("*"):
        return f"any-{name[1:]}" if _PLAIN.fullmatch(name[1:]) else f"any-{slug(name)}"
    return slug(name) or "part"
