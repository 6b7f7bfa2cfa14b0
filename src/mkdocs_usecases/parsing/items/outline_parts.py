"""Parts of an extension that carry a name in an outline: `Trigger: …`, `**Flow:**`, `#### Steps`."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.items.outline_line import Line
from mkdocs_usecases.parsing.words.key_names import branch_key, lookup


class Part(NamedTuple):
    """A named part of an extension."""

    key: str
    """That of the long form of an extension: `when`, `at`, `steps`, `then`."""

    start: int
    """Where in the text of the line the value begins."""


_PART = expression(
    r"(?:[*_]{1,3})?(?P<name>[^\W\d_](?:[^:：*_]{0,38}[^\W_])?)\s{0,3}(?:[*_]{1,3})?\s{0,3}[:：]\s*(?:[*_]{1,3})?"
)


def part_of(line: Line) -> Part | None:
    """The part that a line names, or `None`."""
    if line.labelled or line.is_data or line.typed_number:
        return None
    match = _PART.match(line.text)
    if match is not None:
        key = branch_key(match["name"])
        return None if key is None or key == "extensions" else Part(key, match.end())
    if line.mark == "#" or line.lead == len(line.text):
        key = branch_key(line.text)
        if key == "steps":
            return Part(key, len(line.text))
    return None


_OF_USE_CASES = frozenset(
    {
        *("preconditions", "success guarantee", "minimal guarantee", "failure guarantee", "business rules"),
        *("requirements", "acceptance criteria", "priority", "frequency", "status", "special requirements"),
    }
)
"""Keys that a use case has and an extension has not; other names may be those of actors."""


def other_part(line: Line) -> str | None:
    """The name that a line carries of a part that no extension has, `**Preconditions:** …`; or `None`."""
    match = None if line.labelled or line.typed_number or line.is_data else _PART.match(line.text)
    key = lookup(match["name"]) if match else None
    return match["name"] if match and key is not None and key.name in _OF_USE_CASES else None
