"""What changed between two exports of a site: for reviews and release notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from mkdocs_usecases.escaping import visible
from mkdocs_usecases.export.alignment import likeness
from mkdocs_usecases.export.change import Change, ChangeKind, values
from mkdocs_usecases.export.flow_changes import FlowChanges
from mkdocs_usecases.export.renamed_ids import RenamedIds
from mkdocs_usecases.model.text import folded

Data = Mapping[str, Any]
References = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class ChangedUseCase:
    """A use case that is in both exports, and not the same."""

    name: str
    changes: tuple[Change, ...]
    was: str | None = None
    """What it was called; `None` where it has the id that it had."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two exports; use cases by id and title, `UC-12 Order a meal`."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[ChangedUseCase, ...]
    actors: tuple[Change, ...]
    references: References
    """What tests call a use case or a route, where that is another one now; `None` for what is gone."""

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.added or self.removed or self.changed or self.actors)

    def __str__(self) -> str:
        lines = [f"added    {name}" for name in self.added]
        lines += [f"removed  {name}" for name in self.removed]
        for one in self.changed:
            lines.append(f"renamed  {one.was} → {one.name}" if one.was else f"changed  {one.name}")
            lines += [f"  {change}" for change in one.changes]
        lines += [str(change) for change in self.actors]
        return "\n".join(map(visible, lines))


def compare(old: Data, new: Data) -> Changes:
    """The difference between two exports, read from JSON.

    A use case is the same one by its id, in any case; one that has another id now is so by its title, where
    no other use case has it, or by its steps. What follows from the rest of the site (links back, scenarios,
    addresses, lines) is no change of its own, and neither is an id in a text that follows its use case.
    """
    match = _alike(_matched(old.get("use_cases", ()), new.get("use_cases", ()), ("id", "title")))
    ids = RenamedIds(match.pairs)
    changed: list[ChangedUseCase] = []
    references: dict[str, str | None] = {}
    for before, after in match.pairs:
        flow = FlowChanges(ids.followed(before), after)
        changes = tuple(_use_case(ids, before, after, flow))
        references.update(_references(before, after, flow.numbers))
        was = _name(before) if ids.is_renamed(before) else None
        if changes or was:
            changed.append(ChangedUseCase(_name(after), changes, was))
    for one in match.removed:
        references.update(_references(one, {}, {}))
    return Changes(
        added=tuple(map(_name, match.added)),
        removed=tuple(map(_name, match.removed)),
        changed=tuple(changed),
        actors=tuple(_actors(old.get("actors", ()), new.get("actors", ()))),
        references=references,
    )


_VALUES = (
    *("id", "title", "goal", "system", "level", "summary", "primary_actors", "supporting_actors"),
    *("stakeholders", "preconditions", "success_guarantees", "minimal_guarantees", "failure_guarantees"),
    *("business_rules", "requirements", "acceptance_criteria", "user_interface", "data"),
    *("includes", "extends", "specializes", "priority", "status", "release", "frequency"),
    *("owner", "tags", "open_issues", "notes", "special_requirements", "related"),
)
"""The keys of a use case that hold what its writer typed, in the order in which they are told."""

_TOLD_APART = frozenset(
    {
        # Of steps and extensions, of the place, and of fields.
        *("main_success_scenario", "extensions", "variations", "extension_points", "source", "fields"),
        # What follows from the rest of the site, or from the flow.
        *("included_by", "extended_by", "specialized_by", "referenced_by", "continued_by", "mentioned_on"),
        *("scenarios", "url", "content_hash", "coverage"),
    }
)


class _Match(NamedTuple):
    pairs: list[tuple[Data, Data]]
    """In the order of the new export."""

    removed: list[Data]
    added: list[Data]


def _matched(old: Iterable[Data], new: Iterable[Data], keys: Iterable[str]) -> _Match:
    """Find what is the same in both by the first key that tells: a value that several have tells nothing."""
    before, after = list(old), list(new)
    order = {id(item): position for position, item in enumerate(after)}
    pairs: list[tuple[Data, Data]] = []
    for key in keys:
        known = _by_value(before, key)
        found = [(known[value], item) for value, item in _by_value(after, key).items() if value in known]
        paired = {id(item) for pair in found for item in pair}
        before = [item for item in before if id(item) not in paired]
        after = [item for item in after if id(item) not in paired]
        pairs += found
    for item in list(after):
        # What several are called, or nobody: those that mean the same are the same.
        same = next((one for one in before if _means(one) and _means(one) == _means(item)), None)
        if same is not None:
            pairs.append((same, item))
            before = [one for one in before if one is not same]
            after = [one for one in after if one is not item]
    return _Match(sorted(pairs, key=lambda pair: order[id(pair[1])]), before, after)


def _means(item: Data) -> Any:
    return item.get("content_hash")


def _by_value(items: Iterable[Data], key: str) -> dict[str, Data]:
    groups: dict[str, list[Data]] = {}
    for item in items:
        if item.get(key):
            groups.setdefault(folded(item[key]), []).append(item)
    return {value: group[0] for value, group in groups.items() if len(group) == 1}


_MOSTLY = 0.7
"""Use cases whose steps are so much alike are one use case, under another id and another title."""


def _alike(match: _Match) -> _Match:
    """Find further pairs by their steps, the most alike ones first."""
    flows = {
        id(one): " ".join(step["text"] for step in one.get("main_success_scenario", ()))
        for one in (*match.removed, *match.added)
    }
    likely = [
        (found, one, other)
        for one in match.removed
        for other in match.added
        if flows[id(one)] and (found := likeness(flows[id(one)], flows[id(other)])) > _MOSTLY
    ]
    pairs, paired = list(match.pairs), set[int]()
    for _, one, other in sorted(likely, key=lambda item: item[0], reverse=True):
        if not {id(one), id(other)} & paired:
            pairs.append((one, other))
            paired |= {id(one), id(other)}
    removed = [one for one in match.removed if id(one) not in paired]
    return _Match(pairs, removed, [one for one in match.added if id(one) not in paired])


def _name(use_case: Data) -> str:
    return " ".join(filter(None, (use_case.get("id"), use_case.get("title")))) or "?"


def _use_case(ids: RenamedIds, before: Data, after: Data, flow: FlowChanges) -> Iterator[Change]:
    followed = ids.followed(before)
    further = [key for key in dict.fromkeys((*before, *after)) if key not in {*_VALUES, *_TOLD_APART}]
    keys = [key for key in (*_VALUES, *further) if key != "id" or not ids.is_renamed(before)]
    # A trigger of several is told as the list of them.
    yield from values([key for key in keys if key != "trigger" or "triggers" not in after], followed, after)
    yield from values(("file",), before.get("source", {}), after.get("source", {}))
    fields = followed.get("fields", {}), after.get("fields", {})
    yield from values(tuple(dict.fromkeys((*fields[0], *fields[1]))), *fields)
    yield from flow
    others = ids.followers(before)
    if others:
        yield Change("references follow", None, ", ".join(others), ChangeKind.FOLLOWS)


def _references(before: Data, after: Data, numbers: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """What tests called a use case and its routes, where that is another one now."""
    old, new = before.get("id"), after.get("id")
    if not old:
        return
    if old != new:
        yield old, new
    for scenario in before.get("scenarios", ()):
        name = scenario["name"]
        now = name if name == "main" else numbers.get(name)
        reference = f"{new}/{now}" if new and now else None
        if reference != f"{old}/{name}":
            yield f"{old}/{name}", reference


def _actors(old: Iterable[Data], new: Iterable[Data]) -> Iterator[Change]:
    match = _matched(old, new, ("name",))
    yield from (Change("actor", one["name"], None) for one in match.removed)
    yield from (Change("actor", None, one["name"]) for one in match.added)
    for before, after in match.pairs:
        prefix = f"actor {after['name']}: "
        yield from values(("name", "kind", "description", "aliases", "is_a"), before, after, prefix)
