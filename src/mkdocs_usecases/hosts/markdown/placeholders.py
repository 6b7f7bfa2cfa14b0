"""What stands in for use cases and listings while the host reads the Markdown around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown.util import ETX, STX

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.markers import Marker

MARK = STX + "usecases:"
PLACEHOLDER = expression(rf"{MARK}(\d+){ETX}")

_CONTAINER_SIGNS = " >"


class Place(NamedTuple):
    """A fence or a marker, and the lines that it was taken from."""

    content: Fence | Marker
    prefix: str
    """What stood before it on its first line: indentation, the signs of quotes and lists."""

    lines: tuple[str, ...]
    """As they were, prefix included."""

    blank_above: bool = False
    """Whether a blank line was put above the placeholder, to part it from a paragraph."""

    blank_below: bool = False


@dataclass(slots=True)
class Replacement:
    """The lines of a page with placeholders, and what each of them stands for."""

    lines: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, content: Fence | Marker, prefix: str, source: Sequence[str], following: str = "") -> None:
        """Put a placeholder behind the prefix, as a paragraph of its own."""
        inside = "".join(sign if sign in _CONTAINER_SIGNS else " " for sign in prefix)
        parted = not _is_lazy(inside)
        above = parted and inside == prefix and bool(self.lines) and not _is_blank(self.lines[-1], inside)
        below = parted and not _is_blank(following, inside)
        placeholder = f"{prefix}{MARK}{len(self.places)}{ETX}"
        self.lines += [*[inside.rstrip()] * above, placeholder, *[inside.rstrip()] * below]
        self.places.append(Place(content, prefix, tuple(source), above, below))


def restored(text: str, places: Sequence[Place], escape: Callable[[str], str] = str) -> str:
    """Put the source back for placeholders that ended up in code, in comments or in raw HTML."""
    lines: list[str] = []
    skip_blank: str | None = None
    for line in text.split("\n"):
        found = PLACEHOLDER.search(line)
        if found is None:
            if skip_blank is None or not _is_blank(line, skip_blank):
                lines.append(line)
            skip_blank = None
            continue
        place = places[int(found[1])]
        if place.blank_above and lines and _is_blank(lines[-1], place.prefix):
            lines.pop()
        # The host has taken away as much indentation as is missing before the placeholder.
        cut = max(len(place.prefix) - found.start(), 0)
        first, *others = place.lines
        source = "\n".join([first[len(place.prefix) :], *(line[cut:] for line in others)])
        lines.append(line[: found.start()] + escape(source) + line[found.end() :])
        skip_blank = place.prefix if place.blank_below else None
    return "\n".join(lines)


def _is_lazy(prefix: str) -> bool:
    """Whether a paragraph there goes on with a list item only as long as no blank line parts them.

    Python-Markdown wants four columns for what belongs to an item; a fence that is indented by two follows
    the item's text all the same, as every writer of CommonMark expects.
    """
    _, sign, indentation = prefix.rpartition(">")
    return len(indentation.removeprefix(" ") if sign else indentation) % 4 != 0


def _is_blank(line: str, prefix: str) -> bool:
    """Whether a line parts paragraphs behind this prefix: only in a quote does one with its sign alone."""
    return not line.strip(_CONTAINER_SIGNS if ">" in prefix else None)
