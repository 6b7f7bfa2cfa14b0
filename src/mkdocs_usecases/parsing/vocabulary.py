"""What the reader asks of the block language: what is a key, what is a label, which colon was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.options.values import spelled
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.reader.slips import Language
from mkdocs_usecases.parsing.words.inline import masked
from mkdocs_usecases.parsing.words.key_names import (
    KeyNames,
    branch_key,
    extends_key,
    is_torn,
    item_key,
    record_key,
)
from mkdocs_usecases.parsing.words.keys import KEYS, Shape
from mkdocs_usecases.parsing.words.labels import LABEL, narrow, read_head
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of

_PROPER = frozenset(key.name for key in KEYS)
"""The names of keys that say no end."""

_STEP_KEYS = frozenset({"include", "repeat", "until"})
"""Of the long forms of steps."""

_NAME = expression(r"[\s_]*[^\W_](?:[^:]{0,78}[^\W_)])?[\s_-]*")
"""What may be the name of a key: other signs around it make it something else."""

_LABEL = expression(rf"{LABEL}(?:[.)]*(?=\s|$)|[.)])")
_SIGNED_LABEL = expression(rf"(?:[Ss]tep\s+|(?<![\[(*_])[\[(*_]+){LABEL}[.)\]*_]*\s")
_STEP_LABEL = expression(
    lambda: (
        rf"(?:{any_of(STEP_WORDS, blanks=True)})\s*\d{{1,3}}(?:\s*[-–]\s*\d{{1,3}})?\s*(?:[:：](?=\s|$)|$)"
    ),
    re.IGNORECASE,
)
_BLANKS = expression(r"\s+")
_LONGEST_END = 12
"""Words of an end."""

_MAY_BE_LABEL = expression(r"[\d*]")
_QUOTED = expression(r"(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")\s*(?=:(?:\s|$))")
_SENTENCE_END = expression(r"[^\W\d_]{2}[.!?]\s|。")
_NOT_PLAIN = expression(r"[*&!@%`\[\]{},|>'\"#]|[-?:](?:\s|$)")


@lru_cache(maxsize=32)
def language(outcomes: OutcomePhrases, keys: KeyNames) -> Language:
    """The block language of a site with these phrases and these names of keys."""

    def is_key(text: str) -> bool:
        if text in _PROPER:
            return True
        if _NAME.fullmatch(text) is None or keys.lookup(text) is None or is_torn(text):
            return False
        # `resume` says an end: it is no French summary without its accents.
        return not text.isascii() or outcomes.read(text) is None

    def colon(head: str, in_list: bool) -> int | None:
        return _colon(head, _is_long_key if in_list else is_key, in_list, outcomes)

    def is_outline_key(text: str) -> bool:
        key = keys.lookup(text)
        return key is None or key.shape in (Shape.STEPS, Shape.EXTENSIONS)

    def is_steps_key(text: str) -> bool:
        key = keys.lookup(text)
        return key is not None and key.shape is Shape.STEPS

    def is_branches_key(text: str) -> bool:
        key = keys.lookup(text)
        return key is not None and key.shape is Shape.EXTENSIONS

    def end(text: str) -> int | None:
        starts = [match.end() for match in _BLANKS.finditer(text)][-_LONGEST_END:]
        return next((start for start in starts if outcomes.read(text[start:]) is not None), None)

    outlines = is_outline_key, is_steps_key, is_branches_key
    return Language(is_key, _is_long_key, _is_label, *outlines, _is_field, colon, end, keys.begun)


def _is_long_key(text: str) -> bool:
    """Whether a text is a key of the long form of a step, an extension or `extends`."""
    if _NAME.fullmatch(text) is None or (len(text) == 1 and text.isascii()):
        # `A` is an actor sooner than a word of another language without its accent.
        return False
    # `Note: …` is a sentence sooner than the note of an extension.
    long_ = branch_key(text) not in (None, "note")
    return long_ or extends_key(text) is not None or spelled(text) in _STEP_KEYS or _is_loop_key(text)


def _is_field(text: str) -> bool:
    return record_key(text) is not None


def _is_loop_key(text: str) -> bool:
    """Whether a text is a key of a loop in some language, and no other word."""
    return item_key(text) is not None and text.islower()


def _is_label(text: str) -> bool:
    if _MAY_BE_LABEL.search(text) is None:
        return False
    text = narrow(text)
    return any(form.match(text) is not None for form in (_LABEL, _SIGNED_LABEL, _STEP_LABEL))


def _colon(head: str, is_key: Callable[[str], bool], in_list: bool, outcomes: OutcomePhrases) -> int | None:
    """Where the colon stands that parts key and value, or `None` when the whole is text."""
    # Who reads line by line has it loaded.
    from mkdocs_usecases.parsing.reader.cursor import COLON

    if quoted := _QUOTED.match(head):
        return quoted.end()
    colons = [match.start() for match in COLON.finditer(head)]
    if not colons:
        return None
    first = head[: colons[0]]
    label = read_head(first)
    if is_key(first.strip()):
        return colons[0]
    if label.named and not in_list:
        return _outside(head, colons)
    if label.named:
        # `Bank: wants money`: the reader of the list knows whether it is a pair or a sentence.
        value = head[colons[0] + 1 :].strip()
        is_pair = len(colons) == 1 and first.count("[") + first.count("{") <= first.count("]") + first.count(
            "}"
        )
        return colons[0] if is_pair and not _NOT_PLAIN.match(first) and not _NOT_PLAIN.match(value) else None
    for above, colon in pairwise(colons):
        if _SENTENCE_END.search(head, above, colon):
            # `2a. No answer: Ann waits. Result: resume at 1`
            break
        if outcomes.read(head[colon + 1 :].lstrip()) is not None:
            # `ends in: failure` is one end with a colon too many.
            whole = f"{head[above + 1 : colon].strip()} {head[colon + 1 :].strip()}"
            return colon if outcomes.read(whole) is None else above
    # `*a: The network is lost: ends …`: the first colon belongs to the label.
    return _outside(head, colons[1:] if not label.rest and len(colons) > 1 else colons)


def _outside(head: str, colons: Sequence[int]) -> int:
    """The first colon that is in no brackets, code or quotes: `3a. Late (as agreed: at night): …`."""
    whole = masked(head)
    outside = (at for at in colons if whole[at] == ":" and whole.count("(", 0, at) <= whole.count(")", 0, at))
    return next(outside, colons[0])
