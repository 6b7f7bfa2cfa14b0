"""What changed between two exports of a site: for reviews and release notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple

from mkdocs_usecases.escaping import visible
from mkdocs_usecases.model.text import folded

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise now."""

    what: str
    """`title`, `step 3`, `extension 4a: condition`, `goal`."""

    old: str | None
    """As it was; `None` for what is new."""

    new: str | None
    """As it is; `None` for what is gone."""

    def __str__(self) -> str:
        if self.old is None:
            return f"{self.what}: added {self.new}"
        return (
            f"{self.what}: removed {self.old}"
            if self.new is None
            else f"{self.what}: {self.old} → {self.new}"
        )


@dataclass(frozen=True, slots=True)
class ChangedUseCase:
    """A use case that is in both exports, and not the same."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two exports; use cases by id and title, `UC-12 Order a meal`."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[ChangedUseCase, ...]
    actors: tuple[Change, ...]

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.added or self.removed or self.changed or self.actors)

    def __str__(self) -> str:
        lines = [f"added    {name}" for name in self.added]
        lines += [f"removed  {name}" for name in self.removed]
        for one in self.changed:
            lines += [f"changed  {one.name}", *(f"  {change}" for change in one.changes)]
        lines += [str(change) for change in self.actors]
        return "\n".join(map(visible, lines))


def compare(old: Data, new: Data) -> Changes:
    """The difference between two exports, read from JSON.

    A use case is the same one by its id, in any case; one that has another id now is so by its title, where
    no other use case has it. What follows from the rest of the site (links back, scenarios, addresses, lines)
    is no change of its own.
    """
    match = _matched(old.get("use_cases", ()), new.get("use_cases", ()), ("id", "title"))
    changed = [ChangedUseCase(_name(after), tuple(_use_case(before, after))) for before, after in match.pairs]
    return Changes(
        added=tuple(map(_name, match.added)),
        removed=tuple(map(_name, match.removed)),
        changed=tuple(one for one in changed if one.changes),
        actors=tuple(_actors(old.get("actors", ()), new.get("actors", ()))),
    )


_VALUES = (
    *("id", "title", "goal", "system", "level", "summary", "trigger", "primary_actors", "supporting_actors"),
    *("stakeholders", "preconditions", "success_guarantees", "minimal_guarantees", "variations"),
    *(
        "failure_guarantees",
        "business_rules",
        "requirements",
        "acceptance_criteria",
        "user_interface",
        "data",
    ),
    *("extension_points", "includes", "extends", "specializes", "priority", "status", "release", "frequency"),
    *("owner", "tags", "open_issues", "notes", "special_requirements", "related"),
)
"""The keys of a use case that hold what its writer typed, but for the steps and extensions."""


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
    return _Match(sorted(pairs, key=lambda pair: order[id(pair[1])]), before, after)


def _by_value(items: Iterable[Data], key: str) -> dict[str, Data]:
    groups: dict[str, list[Data]] = {}
    for item in items:
        if item.get(key):
            groups.setdefault(folded(item[key]), []).append(item)
    return {value: group[0] for value, group in groups.items() if len(group) == 1}


def _name(use_case: Data) -> str:
    return " ".join(filter(None, (use_case.get("id"), use_case.get("title")))) or "?"


def _use_case(before: Data, after: Data) -> Iterator[Change]:
    yield from _values(_VALUES, before, after)
    yield from _values(("file",), before.get("source", {}), after.get("source", {}))
    fields = before.get("fields", {}), after.get("fields", {})
    yield from _values(tuple(dict.fromkeys((*fields[0], *fields[1]))), *fields)
    yield from _steps(before.get("main_success_scenario", ()), after.get("main_success_scenario", ()))
    match = _matched(_flat(before), _flat(after), ("condition", "label"))
    yield from (Change(f"extension {one['label']}", one["condition"], None) for one in match.removed)
    yield from (Change(f"extension {one['label']}", None, one["condition"]) for one in match.added)
    for one, other in match.pairs:
        for change in _extension(one, other):
            yield Change(f"extension {other['label']}: {change.what}", change.old, change.new)


def _extension(before: Data, after: Data) -> Iterator[Change]:
    yield from _values(("label", "name", "condition", "from", "to"), before, after)
    yield from _values(("kind", "step", "use_case", "note"), before["outcome"], after["outcome"], "outcome ")
    yield from _steps(before["steps"], after["steps"])


def _flat(holder: Data) -> Iterator[Data]:
    """The extensions of a use case or an extension, parents before those nested in them."""
    for extension in holder.get("extensions", ()):
        yield extension
        yield from _flat(extension)


def _steps(old: Sequence[Data], new: Sequence[Data]) -> Iterator[Change]:
    """Steps are the same by their text: one that is put in before others changes none of them."""
    texts = [step["text"] for step in old], [step["text"] for step in new]
    for kind, first, last, start, end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs: Iterable[tuple[Any, Any]] = zip_longest(old[first:last], new[start:end])
        for before, after in pairs:
            old_text, new_text = before and before["text"], after and after["text"]
            yield Change(f"step {(after or before)['number']}", old_text, new_text)


def _actors(old: Iterable[Data], new: Iterable[Data]) -> Iterator[Change]:
    match = _matched(old, new, ("name",))
    yield from (Change("actor", one["name"], None) for one in match.removed)
    yield from (Change("actor", None, one["name"]) for one in match.added)
    for before, after in match.pairs:
        prefix = f"actor {after['name']}: "
        yield from _values(("name", "kind", "description", "aliases", "is_a"), before, after, prefix)


def _values(keys: Iterable[str], before: Data, after: Data, prefix: str = "") -> Iterator[Change]:
    for key in keys:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        what = prefix + key.replace("_", " ")
        if isinstance(old, list) and isinstance(new, list):
            yield from _items(
                what, [_shown(item) or "" for item in old], [_shown(item) or "" for item in new]
            )
        elif _shown(old) != _shown(new):
            yield Change(what, _shown(old), _shown(new))


def _items(what: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    gone = [item for item in old if item not in new]
    come = [item for item in new if item not in old]
    if gone or come:
        yield from (Change(what, *pair) for pair in zip_longest(gone, come))
    else:
        yield Change(what, "; ".join(old), "; ".join(new))


def _shown(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return ": ".join(filter(None, map(_shown, value.values())))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_shown, value)))
    return None if value is None or value == "" else str(value)
