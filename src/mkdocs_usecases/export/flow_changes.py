"""What changed in the flow of a use case: steps, extensions, and the numbers and labels that follow them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mkdocs_usecases.export.alignment import align, likeness
from mkdocs_usecases.export.change import Change, ChangeKind, values
from mkdocs_usecases.export.track_changes import TrackChanges
from mkdocs_usecases.expressions import expression

Data = Mapping[str, Any]


class FlowChanges:
    """The flow of one use case, before and now."""

    def __init__(self, before: Data, after: Data) -> None:
        """Find each step and each extension again."""
        self._before, self._after = before, after
        self._old_steps = {step["number"]: step for step in _every_step(before)}
        self._new_steps = {step["number"]: step for step in _every_step(after)}
        self.numbers: dict[str, str] = {}
        """The numbers of steps and the labels of extensions of before, each with the one of now."""

        self._also: dict[str, set[str]] = {}
        """Further numbers of now, of steps that became several."""

        self._tracks: list[TrackChanges] = []
        self._align("", before["main_success_scenario"], after["main_success_scenario"])
        self._old, self._new = [*_flat(before)], [*_flat(after)]
        self.pairs: list[tuple[Data, Data]] = []
        self._match()
        self.removed, self.added = self._old, self._new
        order = [extension["label"] for extension in _flat(after)]
        self.pairs.sort(key=lambda pair: order.index(pair[1]["label"]))
        self._moved = dict(self._moves())
        self._follows: list[str] = []
        self._is_renumbered = False
        """Whether a step has another number, and not just an extension another letter."""

    def __iter__(self) -> Iterator[Change]:
        found = [*self._steps(), *self._extensions(), *self._named_steps()]
        yield from (change for change in found if change.kind is not ChangeKind.ALARM)
        if self._follows:
            what = "labels follow" if self._is_renumbered else "only labels changed"
            yield Change(what, None, ", ".join(self._follows), ChangeKind.FOLLOWS)
        yield from (change for change in found if change.kind is ChangeKind.ALARM)

    def _align(self, prefix: str, old: Sequence[Data], new: Sequence[Data]) -> None:
        found = align(old, new)
        self._tracks.append(TrackChanges(prefix, old, new, found))
        self.numbers.update((old[one]["number"], new[other]["number"]) for one, other in found.same.items())
        for one, others in found.split.items():
            self._also[old[one]["number"]] = {new[other]["number"] for other in others}

    def _match(self) -> None:
        """The surest first: by condition and label, by condition, by place, by label."""

        def follows(one: Data, other: Data) -> bool:
            return self.numbers.get(one["from"]) == other["from"] and _letter(one) == _letter(other)

        def is_like(one: Data, other: Data) -> bool:
            return likeness(one["condition"], other["condition"]) >= _SOMEWHAT

        self._take(lambda one, other: _same(one, other, "condition") and _same(one, other, "label"))
        self._take(lambda one, other: _same(one, other, "condition") and follows(one, other))
        self._take(lambda one, other: _same(one, other, "condition"))
        self._take(lambda one, other: follows(one, other) and is_like(one, other))
        self._take(lambda one, other: _same(one, other, "label") and is_like(one, other))

    def _take(self, is_same: Callable[[Data, Data], bool]) -> None:
        for one in list(self._old):
            other = next((each for each in self._new if is_same(one, each)), None)
            if other is not None:
                self._old.remove(one)
                self._new.remove(other)
                self.pairs.append((one, other))
                self.numbers[one["label"]] = other["label"]
                self._align(f"extension {other['label']}: ", one["steps"], other["steps"])

    def _moves(self) -> Iterator[tuple[str, str]]:
        """Steps that went into another line of steps, by their numbers."""
        steps = (track.old[at] for track in self._tracks for at in track.found.removed)
        gone = {step["text"]: step["number"] for step in steps}
        for track in self._tracks:
            for at in track.found.added:
                number = gone.pop(track.new[at]["text"], None)
                if number is not None:
                    self.numbers[number] = track.new[at]["number"]
                    yield number, track.new[at]["number"]

    def _steps(self) -> Iterator[Change]:
        into = {new: old for old, new in self._moved.items()}
        for track in self._tracks:
            yield from track.changes(self._moved, into, self._loop)

    def _loop(self, prefix: str, old: Data, new: Data) -> Iterator[Change]:
        """A loop whose numbers changed, or whose steps did, or what ends it."""
        name = f"{prefix}step {new['number']}"
        ends = [(old.get(end), new.get(end)) for end in ("from", "to")]
        was, now = (f"{step.get('from')}-{step.get('to')}" for step in (old, new))
        if all(one is None or self._is_at(one, other) for one, other in ends):
            if was != now:
                self._follow(f"repeat {was} → {now}")
        elif was == now:
            yield from self._alarms(f"{name} repeats other steps now", ends)
        else:
            yield Change(name, old["text"], new["text"])
            return
        if old.get("until") != new.get("until"):
            yield Change(f"{name} until", old.get("until"), new.get("until"))

    def _extensions(self) -> Iterator[Change]:
        yield from (_whole(one, old=one["condition"]) for one in self.removed)
        yield from (_whole(one, new=one["condition"]) for one in self.added)
        for one, other in self.pairs:
            what = f"extension {other['label']}: "
            yield from values(("name", "condition"), one, other, what)
            yield from self._place(one, other)
            yield from self._outcome(one, other, what)

    def _place(self, one: Data, other: Data) -> Iterator[Change]:
        """Where it leaves from: to follow a step is no change, to stay while the step goes is an alarm."""
        stayed = one["label"] == other["label"]
        if self._follows_its_steps(one, other):
            if not stayed:
                is_renumbered = _last_number(one["from"]) != _last_number(other["from"])
                self._follow(f"{one['label']} → {other['label']}", is_renumbered=is_renumbered)
            return
        was, now = self._range(one, self._old_steps), self._range(other, self._new_steps)
        if stayed:
            what = f"extension {other['label']} leaves from another step now, and its label stayed"
            yield Change(what, was, now, ChangeKind.ALARM)
        else:
            yield Change(f"extension {other['label']} (was {one['label']}): leaves from", was, now)

    def _follows_its_steps(self, one: Data, other: Data) -> bool:
        ends = [(one[end], other[end]) for end in ("from", "to")]
        if all(self._is_at(*end) for end in ends):
            return True
        if not all(old in self.numbers or old == "*" for old, _ in ends):
            return False
        # Those of a range may stand in another order.
        old = {self.numbers.get(number) for number in _between(*_ends(one), self._old_steps)}
        return old == {*_between(*_ends(other), self._new_steps)}

    def _is_at(self, old: str, new: str | None) -> bool:
        """Whether a number of before is this one now; one that names no step is so as long as it stays."""
        if old not in self.numbers and old not in self._old_steps:
            return old == new
        return new in self._also.get(old, {self.numbers.get(old)})

    def _range(self, extension: Data, steps: Mapping[str, Data]) -> str:
        first, last = _ends(extension)
        if first == last:
            return _named(first, steps)
        return f"{_named(first, steps)} to {_named(last, steps)}"

    def _outcome(self, one: Data, other: Data, what: str) -> Iterator[Change]:
        old, new = one["outcome"], other["outcome"]
        yield from values(("kind", "use_case", "note"), old, new, f"{what}outcome ")
        was, now = old.get("step"), new.get("step")
        if was == now is None or (was is not None and self._is_at(was, now)):
            return
        is_own = was == one["from"] and now == other["from"]
        if is_own and one["label"] != other["label"]:
            # It leaves from another step, and goes on at that: this was told.
            return
        if was == now:
            told = f"extension {other['label']} resumes at another step now, and its number stayed"
            yield from self._alarms(told, [(was, now)])
        else:
            yield Change(f"{what}outcome step", was, now)

    def _named_steps(self) -> Iterator[Change]:
        """Variations and extension points, which name a step."""
        for key, name, said in _NAMED_STEPS:
            old, new = (
                {_told(item[said]): item["step"] for item in use_case.get(key, ())}
                for use_case in (self._before, self._after)
            )
            for text in dict.fromkeys((*old, *new)):
                yield from self._named_step(name, text, old.get(text), new.get(text))

    def _named_step(self, name: str, text: str, was: str | None, now: str | None) -> Iterator[Change]:
        if was is None or now is None:
            yield Change(name, was and f"{was}: {text}", now and f"{now}: {text}")
        elif self._is_at(was, now):
            if was != now:
                self._follow(f"{name} {text} {was} → {now}")
        elif was == now:
            told = f"{name} {text} stands at another step now, and its number stayed"
            yield from self._alarms(told, [(was, now)])
        else:
            yield Change(name, f"{was}: {text}", f"{now}: {text}")

    def _follow(self, what: str, *, is_renumbered: bool = True) -> None:
        self._follows.append(what)
        self._is_renumbered |= is_renumbered

    def _alarms(self, what: str, ends: Iterable[tuple[str | None, str | None]]) -> Iterator[Change]:
        was = " to ".join(_named(old, self._old_steps) for old, _ in ends)
        now = " to ".join(_named(new, self._new_steps) for _, new in ends)
        yield Change(what, was, now, ChangeKind.ALARM)


_NAMED_STEPS = (("variations", "variation", "values"), ("extension_points", "extension point", "name"))
_SOMEWHAT = 0.25
"""Conditions at one place that are so much alike are one condition."""


def _flat(holder: Data) -> Iterator[Data]:
    """The extensions of a use case or an extension, parents before those nested in them."""
    for extension in holder.get("extensions", ()):
        yield extension
        yield from _flat(extension)


def _every_step(use_case: Data) -> Iterator[Data]:
    yield from use_case["main_success_scenario"]
    for extension in _flat(use_case):
        yield from extension["steps"]


def _same(one: Data, other: Data, key: str) -> bool:
    return bool(one[key] == other[key])


def _whole(extension: Data, old: str | None = None, new: str | None = None) -> Change:
    return Change(f"extension {extension['label']}", old, new)


def _letter(extension: Data) -> str:
    return str(extension["label"])[len(str(extension["label"]).rstrip("abcdefghijklmnopqrstuvwxyz")) :]


def _ends(extension: Data) -> tuple[str, str]:
    return str(extension["from"]), str(extension["to"])


def _between(first: str, last: str, steps: Mapping[str, Data]) -> list[str]:
    """The numbers of the steps of a range, which stand one behind the other."""
    numbers = [*steps]
    if first not in steps or last not in steps:
        return [first, last]
    return numbers[numbers.index(first) : numbers.index(last) + 1]


def _named(number: str | None, steps: Mapping[str, Data]) -> str:
    step = steps.get(number) if number else None
    return f"{number} “{step['text']}”" if step else str(number or "?")


def _told(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


_LAST_NUMBER = expression(r"(?<!\d)\d*$")


def _last_number(number: str) -> str:
    """The place of a step among those beside it: `2` of `3a2`."""
    found = _LAST_NUMBER.search(number)
    return found[0] if found else ""
