"""The anchors of a page: of its use cases, and of their steps, extensions and rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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


class PartAnchors:
    """The anchors of all steps, extensions and business rules of a page."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Number the parts of all use cases of one page, in the order of the source."""
        entries = tuple(entries)
        taken = TakenNames()
        for entry in entries:
            taken.take(entry.anchor)
        self._by_name: dict[Entry, dict[str, str]] = {}
        self._by_part: dict[tuple[Entry, int], str] = {}
        """By the identity of the part, where another one before it has its name: a mistake.

        Its place would not do: all lines of a block that a macro has made stand at its fence.
        """

        for entry in entries:
            names = self._by_name.setdefault(entry, {})
            for part, name in _parts(entry.use_case):
                anchor = taken.take(f"{entry.anchor}-{_as_address(name)}")
                if names.setdefault(name, anchor) is not anchor:
                    self._by_part[entry, id(part)] = anchor

    def of(self, entry: Entry, part: Part) -> str | None:
        """The anchor of a part; by its number, label or id that of the first of this name."""
        if isinstance(part, str):
            names = self._by_name[entry]
            # `FA-01`, as documents write the code of an alternative.
            return names.get(part) or (names.get(_plain_code(part)) if _CODE.fullmatch(part) else None)
        if self._by_part and (known := self._by_part.get((entry, id(part)))):
            return known
        return self._by_name[entry].get(_name(part))

    def names(self, entry: Entry) -> Mapping[str, str]:
        """By number or label the anchors of one use case."""
        return self._by_name[entry]


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
    if isinstance(part, BusinessRule):
        return part.id or ""
    return part.number if isinstance(part, Step) else part.label


_PLAIN = expression(r"[A-Za-z0-9.-]+")


def _as_address(name: str) -> str:
    """`*a` as `any-a`, the name of an alternative as a slug, all other numbers and labels as they are."""
    if _PLAIN.fullmatch(name):
        return name
    if name.startswith("*"):
        return f"any-{name[1:]}" if _PLAIN.fullmatch(name[1:]) else f"any-{slug(name)}"
    return slug(name) or "part"
