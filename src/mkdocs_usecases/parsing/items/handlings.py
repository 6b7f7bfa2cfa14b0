"""What stands behind the label of an extension as a text without a `|`: steps that are counted, or an end."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.items.counters import counted, counters
from mkdocs_usecases.parsing.items.item import Item
from mkdocs_usecases.parsing.reader.tree import Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.labels import NUMBER, read_head

_OUTLINE = expression(rf"(?:{NUMBER})[.)]\s")
"""Steps with numbers in place of dashes."""


def counts_steps(source: BlockText, value: Scalar, head: Prose) -> bool:
    """Whether the lines of a text count steps, where the `|` before them was left out."""
    if value.style or not value.value:
        return False
    if value.pieces and (_OUTLINE.match(value.value) or counts_on(source, value)):
        return True
    lines = [source.lines[line][start:end] for line, start, end in value.pieces]
    label = read_head(head.text).label
    # `2a1 Bank answers`, alone or above others: numbers of this extension.
    if not lines and len(SUB_NUMBER.findall(value.value)) == 1:
        # Sentences with numbers on one line are parted as sentences are.
        lines = [value.value]
    own = (any(each.label == label for each in counters(line)) for line in lines)
    return bool(lines) and ((len(lines) > 1 and counted(lines) is not None) or all(own))


def counts_on(source: BlockText, value: Scalar) -> bool:
    """Whether the second line of a text is the second step: the number of the first one is mistyped."""
    line, start, end = value.pieces[1]
    return _SECOND.match(source.lines[line][start:end]) is not None


_SECOND = expression(r"(?:(?:\d{1,3}|\*)[a-z])?2[.)]\s")
SUB_NUMBER = expression(r"\d\.?[a-z]\.?\d")
"""The number of a step in an extension."""


def holds_sentences(source: BlockText, value: Scalar) -> bool:
    """Whether the lines of a text behind `|` are sentences without numbers and dashes, as on one line."""
    lines = [source.lines[line][start:end] for line, start, end in value.pieces[1:]]
    return bool(lines) and all(line[:1].isalpha() and _MARKED.match(line) is None for line in lines)


_MARKED = expression(r"[^\W\d_]{1,3}\d*[.):]|.*[:;]$")
"""`a)`, `A1.`: what counts lines; and what more stands below."""


def parted_end(source: BlockText, value: Scalar) -> tuple[Item, ...] | None:
    """A text whose last line says the end and whose other lines are a step without a full stop."""
    if value.style or len(value.pieces) < _FEWEST_LINES:
        return None
    *before, last = value.pieces
    end, step = source.prose_at((last,)), source.prose_at(tuple(before))
    if step.text[-1:] in ".!?。:" or source.outcomes.read(end.text) is None:
        return None
    return Item(step), Item(end)


_FEWEST_LINES = 2
