"""What changed, for a terminal, for programs, and for a comment on a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from mkdocs_usecases.escaping import visible
from mkdocs_usecases.export.change import Change, ChangeKind
from mkdocs_usecases.export.changes import Changes


def as_text(changes: Changes) -> str:
    """A line each."""
    return f"{changes}\n" if changes else ""


def as_json(changes: Changes) -> str:
    """The same in fields, with the references that tests need."""
    data = {
        "version": 1,
        "added": list(changes.added),
        "removed": list(changes.removed),
        "changed": [
            {"name": one.name, "was": one.was, "changes": [*map(_data, one.changes)]}
            for one in changes.changed
        ],
        "actors": [*map(_data, changes.actors)],
        "references": dict(changes.references),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_markdown(changes: Changes) -> str:
    """Lists under headings, alarms first."""
    return "".join(f"{line}\n" for line in _markdown(changes))


class ChangeReport(NamedTuple):
    """How one format tells of changes."""

    whole: Callable[[Changes], str]
    """All of them."""

    names: Callable[[Mapping[str, str | None]], str]
    """Only what tests called routes, and what they have to call them now.

    All of them have to be replaced in one go: letters may have been swapped.
    """


def _names_as_text(names: Mapping[str, str | None]) -> str:
    """`UC-12/3a UC-12/4a`, a line each; what is gone has `-` for a name."""
    return "".join(f"{visible(old)} {visible(new or '-')}\n" for old, new in names.items())


def _names_as_json(names: Mapping[str, str | None]) -> str:
    return json.dumps(dict(names), ensure_ascii=False, indent=2) + "\n"


def _names_as_markdown(names: Mapping[str, str | None]) -> str:
    rows = [f"| `{old}` | {f'`{new}`' if new else 'gone'} |" for old, new in names.items()]
    return "\n".join(("| Was | Is |", "|---|---|", *map(visible, rows))) + "\n" if rows else ""


REPORTS: Mapping[str, ChangeReport] = {
    "text": ChangeReport(as_text, _names_as_text),
    "json": ChangeReport(as_json, _names_as_json),
    "markdown": ChangeReport(as_markdown, _names_as_markdown),
}
"""By the name of the format."""


def _data(change: Change) -> Mapping[str, Any]:
    return {"kind": _kind(change), "what": change.what, "old": change.old, "new": change.new}


def _kind(change: Change) -> str:
    if change.kind is not ChangeKind.PLAIN or (change.old is not None and change.new is not None):
        return change.kind.value
    return "added" if change.old is None else "removed"


def _markdown(changes: Changes) -> Iterator[str]:
    if not changes:
        yield "No use case has changed."
        return
    alarms = sum(change.kind is ChangeKind.ALARM for one in changes.changed for change in one.changes)
    counts = {
        "added": len(changes.added),
        "removed": len(changes.removed),
        "changed": len(changes.changed),
        "alarms": alarms,
    }
    yield "**Use cases:** " + ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    for word, names in (("Added", changes.added), ("Removed", changes.removed)):
        if names:
            yield from ("", f"### {word}", "", *(f"- {_escaped(name)}" for name in names))
    for one in changes.changed:
        title = f"{_escaped(one.was)} → {_escaped(one.name)}" if one.was else _escaped(one.name)
        yield from ("", f"### {title}", "")
        yield from _items(one.changes)
    if changes.actors:
        yield from ("", "### Actors", "", *_items(changes.actors))


def _items(changes: Iterable[Change]) -> Iterator[str]:
    for change in sorted(changes, key=lambda each: each.kind is not ChangeKind.ALARM):
        sign = "⚠️ " if change.kind is ChangeKind.ALARM else ""
        yield f"- {sign}{_escaped(str(change))}"


def _escaped(text: str) -> str:
    """Text as such: no markup, no mention of people, no reference to an issue."""
    shown = visible(text)
    return "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in shown).replace("@", "@\u200b")


_MARKUP = frozenset("\\`*_{}[]<>#|~")
