"""Actors in a table of their own: a row for each, with its role or what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mkdocs_usecases.documents.finding.entries import Written
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.tables import tables
from mkdocs_usecases.documents.finding.unsigned_lists import texts_as_items
from mkdocs_usecases.documents.writing.values import Texts, read_texts
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.values.roles import role_of


def texts_of_cast(lines: Sequence[Line]) -> Texts:
    """The texts that name actors; `Bank (secondary)` or `Bank: pays` of a table where nothing else does."""
    return _texts(lines, _said)


def texts_of_interests(lines: Sequence[Line]) -> Texts:
    """The texts that tell of stakeholders; those of a table where nothing else does: `Bank: money`."""
    return _texts(texts_as_items(lines), _interest)


def _texts(lines: Sequence[Line], said: Callable[[Sequence[str]], str]) -> Texts:
    texts = read_texts(lines)
    found = [] if texts.found else _in_tables(texts.others, said)
    return Texts(found, []) if found else texts


def _in_tables(lines: Sequence[Line], said: Callable[[Sequence[str]], str]) -> list[Written]:
    """The rows of tables in Markdown, each as a text."""
    texts = [line.text for line in lines]
    return [
        Written(said(row.cells), lines[row.at].at)
        for table in tables(texts, [text.lstrip().startswith("|") for text in texts])
        for row in table.rows[1:]
        if row.cells and row.cells[0].strip("*_` ")
    ]


def _said(cells: Sequence[str]) -> str:
    name, *others = (cell.strip("*_` ") for cell in cells)
    role, said = "", list[str]()
    for cell in others:
        first, *behind = _BEHIND_ROLE.split(cell, maxsplit=1)
        is_role = not role and role_of(first) is not None
        role = first if is_role else role
        said += behind if is_role else [cell]
    rest = " ".join(filter(None, said))
    return f"{name}{f' ({role})' if role else ''}{f': {rest}' if rest else ''}"


_BEHIND_ROLE = expression(r"(?<!\s)\s*(?:\s[-–—]\s+|[:：,;]\s*)")
"""What stands between a role and what is said of it: `Primary actor – lends sleds`."""


def _interest(cells: Sequence[str]) -> str:
    name, *others = (cell.strip("*_` ") for cell in cells)
    return f"{name}: {'; '.join(filter(None, others))}".removesuffix(": ")


def role_behind(name: str) -> str | None:
    """The key of the role that a name has in brackets behind it."""
    found = re.search(r"[(（]([^()（）]+)[)）]$", name)
    return None if found is None else role_of(found[1])
