"""Rows of the table of a flow as lines: a step, or an alternative."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.documents.finding.cells import pieces_of
from mkdocs_usecases.documents.finding.html_tables import items_in_lines
from mkdocs_usecases.documents.finding.lines import broken, undecorated
from mkdocs_usecases.documents.finding.part_names import bare
from mkdocs_usecases.expressions import expression

CODE = expression(r"\*{0,2}[A-Z]{1,3}-?\d{1,3}(?:\.\d{1,2}|[a-z])?\*{0,2}")


def row_lines(cells: Sequence[str], actor: int) -> list[str]:
    """A row of a flow as a line; where a cell behind a label holds a list, with a line for each item."""
    if not cells:
        # `| |` among rows of more columns.
        return []
    label = cells[0].rstrip(".)")
    said = [*filter(None, cells[1:])]
    if LABEL.fullmatch(label) and len(said) == 1:
        first, *pieces = [text for piece in broken(items_in_lines(said[0])) if (text := undecorated(piece))]
        if pieces and all(_IN_LIST.match(piece) for piece in pieces):
            return [f"{label}. {first}", *(f"   {piece}" for piece in pieces)]
    return [_row_line(cells, actor)]


_IN_LIST = expression(r"\s*(?:[-*+•]|\d{1,2}[a-z]?\d{0,2}[.):])\s")


def _row_line(cells: Sequence[str], actor: int) -> str:
    """A row of a flow as a line; the cell of a column that says who acts comes first."""
    if not 0 < actor < len(cells) or not cells[actor]:
        found = [*filter(None, cells)]
        return step_line(found) if found else ""
    number, *others = cells
    others.insert(0, others.pop(actor - 1))
    return step_line([number, *filter(None, others)], is_known=True)


def step_line(cells: Sequence[str], *, is_known: bool = False) -> str:
    """A row of a flow as a line: its number, who acts, what is done."""
    first, rest = cells[0].rstrip(".)"), [*cells[1:]]
    is_number = _ANY_TIME.fullmatch(first) is not None or (
        re.fullmatch(r"\*?[\w.-]{1,6}", first) is not None and any(letter.isdigit() for letter in first)
    )
    if not rest:
        # A step of which nothing is said.
        return f"{first}." if first.isdigit() else cells[0]
    if not is_number:
        return " ".join(cells)
    if LABEL.fullmatch(first):
        # A condition and how it is handled.
        condition, *handling = map(joined, rest)
        return f"{first}. {condition}{': ' * bool(handling)}{' '.join(handling)}"
    who, said = rest[0], "; ".join(rest[1:])
    is_sentence = said.endswith(_SENTENCE_ENDS) and not who.endswith(_SENTENCE_ENDS)
    is_long = len(who) > len(said) and " " in who and not is_sentence
    if not said or (not is_known and (is_long or len(who.split()) > _LONGEST_NAME)):
        # The actor stands behind.
        who, said = " ".join(rest[1:]), rest[0]
    if not is_known and len(who.split()) > _LONGEST_NAME:
        return f"{first}. {joined(f'{rest[0]} {who}')}"
    is_named = joined(said).casefold().startswith((who.casefold(), f"the {who.casefold()}"))
    return f"{first}. {joined(said) if is_named else f'{who}: {joined(said)}'}"


_LONGEST_NAME = 4
_SENTENCE_ENDS = (".", "!", "?", "。")
_ANY_TIME = expression(r"\*[a-z]")
LABEL = expression(r"(?:\*|\d{1,2})[a-z]")


def number_of(cell: str) -> str:
    """What stands in the column of numbers, without emphasis: that of `*a` is none."""
    return cell if _ANY_TIME.match(cell) else bare(cell)


def joined(cell: str) -> str:
    """The text of a cell on one line."""
    return " ".join(piece for piece in broken(undecorated(cell)) if piece)


LABELLED = expression(r"\*{0,2}(?:\*|\d{1,2})[a-z]\*{0,2}[.):]\*{0,2}\s+\S")
"""What begins with the label of an extension."""


def handled_line(cells: Sequence[str]) -> str:
    """A row with a label and its condition in one cell, and how it is handled in others."""
    condition, *handling = (text for cell in cells if (text := joined(cell)))
    return f"{condition.rstrip('.')}: {' '.join(handling)}" if handling else condition


def alternative_lines(cells: Sequence[str]) -> list[str]:
    """A row with name or code of an extension, the step that it leaves from, condition and handling."""
    *others, handling = cells
    steps = pieces_of(handling, in_flow=True)
    if len(steps) > 1 and any(others) and all(_IN_LIST.match(step) for step in steps):
        return [_alternative_line(others), *(f"    {step}" for step in steps)]
    return [_alternative_line(cells)]


def _alternative_line(cells: Sequence[str]) -> str:
    texts = [joined(cell) for cell in cells]
    typed, step = next(
        ((text, found["step"]) for text in texts[1:] if (found := PLACE.fullmatch(text))), ("", "")
    )
    said = [text for text in texts if text not in ("", typed)]
    code = [said.pop(0)] if said and CODE.fullmatch(said[0]) else []
    if code and not step and len(texts) > _WITH_STEP and len(said) > 1:
        # `at any time` in the column of the step.
        said[:2] = [f"{said[1]} {said[0]}"]
    place = f" (step {step})" if step[:1].isdigit() else ""
    name = " ".join([*code, *said[:1]])
    return f"- {name}{place}: {' '.join(said[1:])}".rstrip(": ")


_WITH_STEP = 3
PLACE = expression(r"(?:step\s+)?(?P<step>\d{1,2}(?:\s*[-–]\s*\d{1,2})?|\*)", re.IGNORECASE)
