"""Flows with the number of their use case, as Wiegers has it: `4.0` the main one, `4.1`, `4.0.E1`."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_usecases.documents.finding.alternatives import read_code
from mkdocs_usecases.documents.finding.outline import Entry, Outline, Sign


def name_of(outline: Outline) -> Entry | None:
    """The entry that names a main flow: `4.0 Request a medication` above steps with numbers from 1."""
    first, second = (*outline.entries[:2], None, None)[:2]
    if first is None or second is None or first.children or second.typed != "1":
        return None
    return first if first.typed.partition(".")[2] == "0" else None


def below_names(entries: Sequence[Entry], use_case: str) -> list[Entry]:
    """Entries of which those that name a flow have the steps below them, though none is indented.

    Args:
        entries: of the extensions.
        use_case: the number that the flows of this use case begin with; empty where it has none.
    """
    found: list[Entry] = []
    expected = 0
    for entry in entries:
        if _is_name(entry, use_case):
            entry.sign = Sign.BULLET
            expected = 1
        elif expected and entry.sign is Sign.NUMBER and entry.typed == str(expected):
            found[-1].children.append(entry)
            expected += 1
            continue
        elif expected and entry.is_end:
            found[-1].children.append(entry)
            continue
        else:
            expected = 0
        found.append(entry)
    return found


def _is_name(entry: Entry, use_case: str) -> bool:
    """Whether an entry is the name of a flow: its number is one of the use case, or it has a code."""
    number, dot, flow = entry.typed.partition(".")
    if entry.sign is not Sign.NUMBER or not dot or entry.children:
        return False
    return bool(flow.isdecimal() and read_code(entry.text)[0]) or (bool(use_case) and number == use_case)
