"""The same slip in many lines of a block: somebody has typed or pasted the whole block so."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_usecases.parsing.reader.slips import Slip, SlipKind

_SYSTEMATIC = frozenset(
    {
        *(SlipKind.NO_DASH, SlipKind.TIGHT_DASH, SlipKind.TIGHT_COLON, SlipKind.WRONG_COLON),
        *(SlipKind.TAB, SlipKind.ODD_BLANK, SlipKind.CURLY_QUOTE),
    }
)
"""The kinds that are made throughout a block, by a habit or by a program."""

_FEW = 2
"""So many slips of a kind are each a mistake of its own."""


def gathered(slips: Iterable[Slip]) -> list[Slip]:
    """The slips of a block, in their order: the same one in many lines is one, with all its changes."""
    slips = list(slips)
    if len(slips) <= _FEW:
        return slips
    slips = _without_runs(slips)
    alike: dict[tuple[SlipKind, str], list[Slip]] = {}
    for slip in slips:
        if slip.kind in _SYSTEMATIC:
            alike.setdefault((slip.kind, _sign(slip)), []).append(slip)
    told: set[tuple[SlipKind, int]] = set()
    for first, *others in alike.values():
        if len(others) < _FEW:
            continue
        first.others = [(other.line, other.column, other.end) for other in others]
        first.changes += [change for other in others for change in other.changes]
        first.is_certain = first.is_certain and all(other.is_certain for other in others)
        told.update((other.kind, other.line) for other in others)
    return [slip for slip in slips if (slip.kind, slip.line) not in told]


def _sign(slip: Slip) -> str:
    """By which slips of one kind differ: one pair of quotes is as the other."""
    return "" if slip.kind is SlipKind.CURLY_QUOTE else slip.sign


_IN_RUNS = frozenset({SlipKind.UNREAD, SlipKind.JOINED_TEXT})
"""What is so in each line of a list whose key is not there."""


def _without_runs(slips: Iterable[Slip]) -> list[Slip]:
    """The slips without those that are the same in the line above: one line is wrong for all of them."""
    found: list[Slip] = []
    last = None
    for slip in slips:
        is_same = last is not None and slip.kind in _IN_RUNS and (slip.kind, slip.line) == last
        if not is_same:
            found.append(slip)
        elif slip.kind is SlipKind.UNREAD:
            found[-1].others.append((slip.line, slip.column, slip.end))
        last = slip.kind, slip.line + 1
    return found
