"""Steps and extensions as they were typed, before they get their numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Label, Prose
from mkdocs_usecases.parsing.ends.sentences import last_sentence
from mkdocs_usecases.parsing.findings import outline_findings
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.reader.tree import Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.departures import Departure
from mkdocs_usecases.parsing.words.inline import masked
from mkdocs_usecases.parsing.words.labels import UNPARTED, Head, read_head, read_label


class Item(NamedTuple):
    """One entry of a list of steps: a step, an outcome, or an extension written where it leaves."""

    prose: Prose
    number: Prose | None = None
    """A number that was typed before it."""

    include: Prose | None = None
    """What stands behind `include:`."""

    repeat: Prose | None = None
    """What stands behind `repeat:`."""

    until: str | None = None
    branch: Branch | None = None
    details: Prose | None = None
    """What stands below it and belongs to it, as Markdown: a list, a table, a picture, code."""


class Branch(NamedTuple):
    """An extension as typed."""

    head: Prose
    """Label and condition, without the colon."""

    items: tuple[Item, ...] = ()
    handling: Prose | None = None
    """One line of text in place of items: each sentence is a step."""

    when: Prose | None = None
    """The condition, where it has a key of its own; empty where nothing stands behind it, which was told."""

    at: Prose | None = None
    then: Prose | None = None
    note: Prose | None = None
    """Why it is so."""
    label: Label | None = None
    """Its label, where the head does not say it."""

    place: Departure | None = None
    """Where it leaves, where that was said in words."""


# A wide colon needs no blank behind it, nor does one before a script without blanks.
_PARTING = expression(
    rf"(?:[:：](?P<closing>[*_]{{1,3}})?(?=\s|$)|[：︓﹕]|:(?=[{UNPARTED}])|(?:→|⇒|➔|➜)|(?<=\s)[-=]>\s)"
)
_TIGHT_COLON = expression(r"(?:(?<=[^\W\d_]{2})|(?<=\w\s)):(?=[^\W\d_]{2})")


def one_line_branch(source: BlockText, prose: Prose) -> Branch:
    """`4a. Payment is declined: MealApp asks again. Resume at 4.` typed as one text."""
    head = read_head(prose.text)
    begin = 0 if head.named and not head.offset else head.offset
    # A colon in brackets or in code belongs to the condition.
    colon = _PARTING.search(masked(prose.text), begin) or _PARTING.search(prose.text, begin)
    if colon is None and head.offset and (tight := _TIGHT_COLON.search(prose.text, head.offset)) is not None:
        source.report(outline_findings.tight_colon(source.within(prose, *tight.span())))
        handling = source.part(prose, tight.end())
        return Branch(source.part(prose, 0, tight.start()), handling=handling)
    if colon is None:
        # `2b. Clerk is ill. Use case ends.`: with no colon, only the end can be told from the condition.
        end = last_sentence(prose.text[head.offset :], source.outcomes)
        if end is None:
            return Branch(source.part(prose, 0))
        stop, start = end
        handling = source.part(prose, head.offset + start)
        return Branch(source.part(prose, 0, head.offset + stop), handling=handling)
    handling = source.part(prose, colon.end())
    place = _without_emphasis(prose.text, head, colon)
    return Branch(source.part(prose, *place), handling=handling if handling.text else None)


def _without_emphasis(text: str, head: Head, colon: re.Match[str]) -> tuple[int, int]:
    """Where the head of an extension begins and ends: emphasis may be closed behind its colon."""
    sign = colon["closing"]
    if sign and head.offset and text.startswith(sign, head.offset):
        # `**3a.** **Payment is declined:**`: emphasis of the condition alone belongs to the head.
        return 0, colon.end()
    return len(sign) if sign and text.startswith(sign) else 0, colon.start()


ITEM_SIGNS = frozenset("*0123456789iI")
"""With which labels begin, and `include`."""

_WIDE_INCLUDE = expression(r"[iI]nclude\s*[：︓﹕]\s*(?=\S)")


def item_typed_as_text(source: BlockText, prose: Prose) -> Item | None:
    """An extension or an `include` that YAML takes for a text; `None` for a step."""
    if (included := _include_with_wide_colon(source, prose)) is not None:
        return included
    branch = _labelled(source, prose)
    return None if branch is None else Item(branch.head, branch=branch)


def _include_with_wide_colon(source: BlockText, prose: Prose) -> Item | None:
    """`include：UC-4`, which is a text in YAML."""
    match = _WIDE_INCLUDE.match(prose.text)
    if match is None:
        return None
    typed = source.part(prose, match.end())
    return Item(typed, include=typed)


def _labelled(source: BlockText, prose: Prose) -> Branch | None:
    """An extension that was typed as a text: in quotes, or with a sign in it that YAML stumbles at."""
    head = read_head(prose.text)
    if head.named or head.bad:
        return None
    branch = one_line_branch(source, prose)
    parts = read_label(head.label)
    # `2a1a. Nobody answers` can be nothing else; what begins with `2a.` may be a step.
    is_nested = parts is not None and parts.parent is not None
    return branch if branch.handling is not None or is_nested else None


def dashes(source: BlockText, node: Scalar) -> tuple[Edit, ...]:
    """What makes the lines of a text the items of a list, where they stand below each other."""
    columns = {piece.start for piece in node.pieces}
    if node.style or len(node.pieces) < 2 or len(columns) > 1:
        return ()
    first = node.pieces[0]
    if source.lines[first.line][: first.start].strip():
        return ()
    changes = (Change(line, start, line, start, "- ") for line, start, _ in node.pieces)
    return tuple(map(source.edit, changes))
