"""A finished diagram, and what Mermaid can take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_usecases.expressions import expression

MAX_CHARACTERS = 50_000
"""Mermaid's `maxTextSize`, in UTF-16 units. Beyond it, it draws a tiny note and reports nothing."""

MAX_EDGES = 500
"""Mermaid's `maxEdges`; one more is an error."""


class Diagram(NamedTuple):
    """The Mermaid source of one diagram."""

    source: str | None = None
    """`None` when there is nothing to draw, or too much."""

    too_large: bool = False
    """Whether Mermaid would refuse it: then a note should say so."""

    title: str = ""
    """What it shows, for a caption; plain text."""


class DiagramWords(NamedTuple):
    """The generated words of diagrams. `{}` is the place of a number or of another text."""

    success: str = "Success"
    failure: str = "Failure"
    end: str = "End"
    unclear: str = "Unclear"
    assumed: str = "assumed"
    step: str = "step {}"
    next_step: str = "next step"
    """Where a route rejoins that could have left from several steps."""

    any_time: str = "At any step"
    description: str = "Steps of the main success scenario: {steps}. Extensions: {extensions}."
    """Read aloud for the flowchart. Worded so that no language needs a plural form of a number."""

    include: str = "«include»"
    extend: str = "«extend»"
    specialize: str = "Specializes"
    is_a: str = "Is a"
    is_right_to_left: bool = False
    """Whether a use case diagram begins on the right."""

    system_description: str = "Use cases: {use_cases}. Actors: {actors}."
    """Read aloud for a use case diagram."""


def drawn(lines: Iterable[str], edges: int, title: str) -> Diagram:
    """The diagram of these lines of source, unless Mermaid would refuse it."""
    source = "\n".join(lines)
    if edges > MAX_EDGES or _units(source) > MAX_CHARACTERS:
        return Diagram(too_large=True, title=title)
    return Diagram(source, title=title)


def _units(text: str) -> int:
    """How long a text is in UTF-16; of one that is short in any case it may be less."""
    if 2 * len(text) <= MAX_CHARACTERS:
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def click(node: str, href: str | None) -> tuple[str, ...]:
    """The line that makes a node a link; it must stand below the node's own line, or Mermaid drops it."""
    if href is None:
        return ()
    # Mermaid takes `#…;` for a code of its own, and ends the address at a quotation mark.
    address = href if _HARMLESS.fullmatch(href) else quote(href, safe="/#:?&=%@!$()*+,~")
    return (f'click {node} href "{address}"',)


_HARMLESS = expression(r"[\w/#.:?&=-]*", re.ASCII)
