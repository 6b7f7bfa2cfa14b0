"""A block written from what the export says of a use case: the way back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

DERIVED = (
    *("content_hash", "source", "url", "scenarios", "mentioned_on"),
    *("included_by", "extended_by", "specialized_by", "referenced_by", "continued_by"),
)
"""What follows from the rest, or from where the block stands."""

_PHRASES = {"success": "ends in success", "failure": "ends in failure", "ends": "ends"}
_TEXTS = ("id", "title", "goal", "system", "level", "specializes")
_PROJECT = ("priority", "status", "release", "frequency", "owner")
_LISTS = {
    "primary_actors": "actor",
    "supporting_actors": "supporting",
    "preconditions": "preconditions",
    "success_guarantees": "success guarantee",
    "minimal_guarantees": "minimal guarantee",
    "failure_guarantees": "failure guarantee",
    "triggers": "trigger",
    "requirements": "requirements",
    "acceptance_criteria": "acceptance criteria",
    "user_interface": "user interface",
    "data": "data",
    "includes": "includes",
    "tags": "tags",
    "open_issues": "open issues",
    "notes": "notes",
    "special_requirements": "special requirements",
    "related": "related",
}


def meaning(data: Mapping[str, Any]) -> dict[str, Any]:
    """What an exported use case says by itself."""
    return {key: value for key, value in data.items() if key not in DERIVED}


def block_of(data: Mapping[str, Any]) -> str:
    """The block of an exported use case, each text as a value of its own."""
    return "\n".join(_lines(data))


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    for key in (*_TEXTS, *_PROJECT):
        if data[key] is not None:
            yield f"{key}: {_value(data[key], '  ')}"
    if data["summary"] is not None:
        yield f"summary: {_value(data['summary'], '  ')}"
    for key, name in _LISTS.items():
        if data[key]:
            yield from [f"{name}:", *_items(data[key], "  ")]
    for key, values in data["fields"].items():
        yield from [f"{_quoted(key)}:", *_items(values, "  ")]
    if data["stakeholders"]:
        yield "stakeholders:"
        for one in data["stakeholders"]:
            interest = "" if one["interest"] is None else f" {_quoted(one['interest'])}"
            yield f"  {_quoted(one['name'])}:{interest}"
    if data["business_rules"]:
        yield "business rules:"
        for rule in data["business_rules"]:
            head = " ".join(filter(None, (rule["id"], rule["name"])))
            text = _value(rule["text"] or "", "      ")
            yield f"  - {_quoted(head)}: {text}" if head else f"  - {text}"
    if data["main_success_scenario"]:
        yield from ["steps:", *_steps(data["main_success_scenario"], "  ")]
    if data["extensions"]:
        yield from ["extensions:", *_extensions(data["extensions"], "  ")]
    if data["variations"]:
        yield "variations:"
        for one in data["variations"]:
            yield from [f"  {_quoted(one['step'])}:", *_items(one["values"], "    ")]
    if data["extension_points"]:
        yield "extension points:"
        yield from (f"  {_quoted(one['name'])}: {_quoted(one['step'])}" for one in data["extension_points"])
    if data["extends"]:
        yield "extends:"
        for one in data["extends"]:
            yield f"  - use case: {_quoted(one['id'])}"
            yield from (f"    {key}: {_quoted(one[key])}" for key in ("at", "when") if one[key] is not None)


def _is_in_english(loop: Mapping[str, Any]) -> bool:
    """Whether its own words are those of the two keys."""
    return loop["text"].startswith("repeat ") and (not loop["until"] or " until " in loop["text"])


def _steps(steps: Sequence[Mapping[str, Any]], indent: str) -> Iterator[str]:
    for step in steps:
        if step["kind"] == "include":
            yield f"{indent}- include: {_quoted(step['references'][0])}"
        elif step["kind"] == "repeat" and _is_in_english(step):
            both = step["from"] if step["from"] == step["to"] else f"{step['from']}-{step['to']}"
            yield f"{indent}- repeat: {_quoted(both)}"
            if step["until"] is not None:
                yield f"{indent}  until: {_quoted(step['until'])}"
        elif step["details"] is not None:
            below = "\n".join((step["text"], "", step["details"]))
            yield f"{indent}- {_value(below, indent + '  ')}"
        else:
            yield f"{indent}- {_value(step['text'], indent + '  ')}"


def _extensions(extensions: Sequence[Mapping[str, Any]], indent: str) -> Iterator[str]:
    below = indent + "  "
    for one in extensions:
        name = one["name"]
        # An alternative without a code is called by its whole name.
        head = one["label"] if name in (None, one["label"]) else f"{one['label']} {name}"
        yield f"{indent}{_quoted(head)}:"
        if name is None:
            yield f"{below}when: {_quoted(one['condition'])}"
        else:
            place = one["from"] if one["from"] == one["to"] else f"{one['from']}-{one['to']}"
            yield f"{below}at: {_quoted(place)}"
            if one["condition"] != name:
                yield f"{below}when: {_quoted(one['condition'])}"
        if one["note"] is not None:
            yield f"{below}note: {_quoted(one['note'])}"
        if one["steps"]:
            yield from [f"{below}steps:", *_steps(one["steps"], below + "  ")]
        if one["extensions"]:
            yield from [f"{below}extensions:", *_extensions(one["extensions"], below + "  ")]
        outcome = one["outcome"]
        # What is not clear stands among the steps.
        if not outcome["assumed"] and outcome["kind"] != "unclear":
            rejoins = "resume" if outcome["step"] is None else f"resume at {outcome['step']}"
            said = f"continue with {outcome.get('use_case')}" if outcome["kind"] == "continues" else rejoins
            note = f" ({outcome['note']})" if outcome["note"] else ""
            yield f"{below}then: {_quoted(_PHRASES.get(outcome['kind'], said) + note)}"


def _items(texts: Sequence[str], indent: str) -> Iterator[str]:
    return (f"{indent}- {_value(text, indent + '  ')}" for text in texts)


def _value(text: str, indent: str) -> str:
    """A text in quotes, or as it is below a `|` where it has paragraphs."""
    if "\n" not in text:
        return _quoted(text)
    return "\n".join(["|", *[f"{indent}{line}" if line else "" for line in text.split("\n")]])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
