"""Steps and extensions as they were typed, before they get their numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.labels import read_head
from mkdocs_usecases.parsing.nodes import Source
from mkdocs_usecases.parsing.sentences import last_sentence
from mkdocs_usecases.source import Span


class Item(NamedTuple):
    """One entry of a list of steps: a step, an outcome, or an extension written where it leaves."""

    text: str
    span: Span
    number: str = ""
    """A number that was typed before it."""

    include: str = ""
    """What stands behind `include:`."""

    repeat: str = ""
    """What stands behind `repeat:`."""

    until: str | None = None
    branch: Branch | None = None


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


_COLON = re.compile(r"[:：](?=\s|$)")


def one_line_branch(source: Source, prose: Prose) -> Branch:
    """`4a. Payment is declined: MealApp asks again. Resume at 4.` typed as one text."""
    head = read_head(prose.text)
    colon = _COLON.search(prose.text, 0 if head.named and not head.offset else head.offset)
    if colon is None:
        # `2b. Clerk is ill. Use case ends.`: with no colon, only the end can be told from the condition.
        end = last_sentence(prose.text[head.offset :], source.outcomes)
        at = head.offset + end
        said = Prose(prose.text[at:], source.moved(prose.span, at)) if end else None
        return Branch(Prose(prose.text[: at if end else None].rstrip(), prose.span), handling=said)
    rest = prose.text[colon.end() :]
    start = colon.end() + len(rest) - len(rest.lstrip())
    handling = Prose(rest.strip(), source.moved(prose.span, start)) if rest.strip() else None
    return Branch(Prose(prose.text[: colon.start()].rstrip(), prose.span), handling=handling)
