"""What may stand at a place of a text: an id, a part of a use case, the step at which it goes on."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mkdocs_usecases.editing.completion.pieces import Piece, parted
from mkdocs_usecases.editing.completion.wanted import Wanted
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases

_ID = r"(?:[^\W\d_][\w\-]*:)?[^\W\d_][\w.\-]*"
_PART = expression(rf"\[(?P<id>{_ID})/(?P<typed>[\w.*\-]*(?: [\w.*\-]*)*)\Z")
_LINKED = expression(r"(?<!!)\[(?P<typed>(?![\s^])[^\[\]\n]{0,60})\Z")
_BRACKETED = expression(r"[(（](?P<typed>(?!\s)[^()（）\[\]\n]{0,60})\Z")
_MENTION = expression(r"(?<![\w/.#\-])(?P<typed>[^\W\d_][\w.]*[\-_][\w.\-]*)\Z")
_ID_REST = expression(r"(?:[\w\-]|\.(?=\w))*")
_PART_REST = expression(r"(?:[\w*\-]|\.(?=\w))*")
_BOX = expression(r"[> \t]*(?:[*+\-]|\d+[.)])[ \t]+\[\Z")
_IN_BOX = expression(r"[ xX]\]")
_OF_OTHER = expression(r"[^\[\]\n]*\](?:\(|\[[^\]])")
"""The rest of a link that says elsewhere where it leads."""

_NUMBER = expression(r"(?<![\w.*\-])[\w.*\-]*\Z")
_LAST_NUMBER = expression(r"(?<![\w.*])[\w.*]*\Z")
_SENTENCE = expression(r"(?:[.!?…](?=\s)|[。！？])\s*")


class Hint(NamedTuple):
    """What may stand somewhere in a text."""

    wanted: tuple[Wanted, ...]
    piece: Piece
    id: str = ""
    """The use case whose part is wanted."""


def linked(before: str, after: str) -> Hint | None:
    """What may stand there as the name of a link, `[UC-12` or `[UC-12/3`; `None` elsewhere."""
    if match := _PART.search(before):
        return Hint((Wanted.PART,), parted(match["typed"], after, _PART_REST), match["id"])
    is_box = _BOX.match(before) is not None and _IN_BOX.match(after) is not None
    if not is_box and _OF_OTHER.match(after) is None and (match := _LINKED.search(before)):
        return Hint((Wanted.ID,), parted(match["typed"], after, _ID_REST))
    return None


def said(before: str, after: str, outcomes: OutcomePhrases) -> Hint | None:
    """What may stand at a place of a text of a block; `None` where only words may.

    Args:
        before: the text up to the place.
        after: the line behind it.
        outcomes: the site's words for ends.
    """
    if before.count("`") % 2:
        return None
    if link := linked(before, after):
        return link
    for sentence in dict.fromkeys((before, last_sentence(before))):
        if hint := _target(sentence, after, outcomes):
            return hint
    if match := _BRACKETED.search(before):
        return Hint((Wanted.ID,), parted(match["typed"], after, _ID_REST))
    if match := _MENTION.search(before):
        return Hint((Wanted.MENTIONED,), parted(match["typed"], after, _ID_REST))
    return None


def last_sentence(text: str) -> str:
    """What stands behind the last full stop."""
    end = 0
    for stop in _SENTENCE.finditer(text):
        end = stop.end()
    return text[end:]


def _target(before: str, after: str, outcomes: OutcomePhrases) -> Hint | None:
    """Where the words up to a place say that it goes on somewhere, without the place itself."""
    for pattern in (_NUMBER, _LAST_NUMBER):
        match = pattern.search(before)
        head = before[: match.start()] if match else before
        if match is None or not head.strip() or not (head[-1].isspace() or head[-1] in "-–"):
            continue
        end, loop = outcomes.read(f"{head}{_ANY}"), outcomes.loop(f"{head}{_ANY}")
        is_step = (end is not None and end.step == _ANY) or (loop is not None and loop.steps.endswith(_ANY))
        is_use_case = outcomes.leads_on(head, "") is not None
        if is_step and is_use_case and folded(head) not in _on_with():
            # `resume at UC-9` can be said, and is hardly ever.
            is_use_case = match[0][:1].isalpha()
        if is_step or is_use_case:
            wanted = [Wanted.TARGET] * is_step + [Wanted.ID] * is_use_case
            return Hint(tuple(wanted), parted(match[0], after, _PART_REST))
    return None


_ANY = "987"
"""A number in the place of the one that is wanted: none that is typed before it."""


@cache
def _on_with() -> frozenset[str]:
    """The words of each language that go on in another use case more than anywhere else."""
    return frozenset(folded(next(all_spelled_out(one.outcomes["continue with"]))) for one in SPOKEN)
