"""Steps that are headings: `### Step 1`, and below it what is done, or `### Step 1: Guest asks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.documents.finding.alternatives import step_words
from mkdocs_usecases.documents.finding.lines import Line, unclosed
from mkdocs_usecases.documents.finding.part_names import PartNames, bare
from mkdocs_usecases.expressions import expression


def _heading() -> str:
    return (
        rf"#{{2,6}}\s+(?i:{step_words()})\s*(?P<number>\d{{1,2}})"
        r"(?:\s*[.:)]?|\s*(?:[.:)]|\s[-–—])\s+(?P<words>\S.*))$"
    )


_HEADING = expression(_heading)
_APART = ("#", "**", "__", "|", "<", "---", "***")
"""What begins something else than the words of a step."""


def headings_as_items(lines: Sequence[Line], names: PartNames) -> Iterator[Line]:
    """Lines, of which such headings below that of the steps are the numbers of what stands below them."""
    number, is_below, are_steps = "", False, False
    for line in lines:
        text = line.text.strip()
        heading = _HEADING.match(unclosed(text)) if are_steps and text[:1] == "#" else None
        if heading is not None and heading["words"]:
            number, is_below = "", True
            yield line._replace(text=f"{heading['number']}. {heading['words']}")
        elif heading is not None:
            number = heading["number"]
            yield line._replace(text="")
        elif text.startswith(_APART):
            number, is_below = "", False
            if text[:1] == "#":
                part = names.named(bare(text.strip("# ")))
                are_steps = part is not None and part.key.name == "steps"
            yield line
        elif number and text:
            yield line._replace(text=f"{number}. {text}")
            number, is_below = "", True
        elif is_below and text:
            yield line._replace(text=f"   {line.text}")
        else:
            yield line
