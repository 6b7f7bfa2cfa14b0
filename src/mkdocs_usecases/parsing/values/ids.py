"""The id of a use case: its form, and the one that was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import TYPE_CHECKING

from mkdocs_usecases.expressions import Expression, expression
from mkdocs_usecases.model.text import Prose, UseCaseId, folded
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.source_text.block_text import BlockText

if TYPE_CHECKING:
    from mkdocs_usecases.patterns import Pattern

_ID = expression(r"[^\W\d_][\w.-]*")


_WIDE = expression("[\uff01-\uff5e]")


def _narrow(typed: str) -> str:
    """A text with the letters and digits of every keyboard in the place of wide ones."""
    return _WIDE.sub(lambda sign: chr(ord(sign[0]) - 0xFEE0), typed)


def read_id(source: BlockText, prose: Prose, pattern: Pattern | None) -> UseCaseId | None:
    """The id that a text is; `None`, and told, where no link could use it."""
    if not _ID.fullmatch(prose.text) or _WIDE.search(prose.text):
        source.report(
            findings.bad_id(
                prose.span,
                prose.text,
                "letters, digits, `.`, `_` and `-`, starting with a letter",
                _plain_id(_narrow(prose.text), pattern or _ID),
            )
        )
        return None
    if pattern is None and prose.text[-1] in ".-":
        # Links would be cut there: a full stop behind an id is that of the sentence.
        expected, plain = "a letter or a digit at its end", _plain_id(prose.text, _ID)
        source.report(findings.bad_id(prose.span, prose.text, expected, plain))
    if pattern is not None and not pattern.fullmatch(prose.text):
        source.report(
            findings.bad_id(
                prose.span,
                prose.text,
                f"the form `{pattern.pattern}` (`id_pattern`)",
                _plain_id(prose.text, pattern),
            )
        )
    return UseCaseId(prose.text)


def form_of_ids(own: str | None, pattern: Pattern | None, sites: Set[str]) -> Callable[[str], bool]:
    """Tells of a word whether it looks as ids of the site do, as that of the block, or is of another site."""
    # Asked of few blocks, so the letters of its own id are not taken before.
    return lambda word: (
        (
            bool(pattern.fullmatch(word))
            if pattern is not None
            else _letters(word) in ("uc", "uc" if own is None else _letters(own))
        )
        or (word.partition(":")[0] in sites)
    )


def _letters(id_: str) -> str:
    """The letters before the number of an id."""
    return re.split(r"[^a-z]", folded(id_), maxsplit=1)[0]


def _plain_id(typed: str, pattern: Pattern | Expression) -> str | None:
    """An id of the wanted form that has the same letters and digits."""
    joined = re.sub(r"[^\w.]+", "-", typed).strip("-.")
    parted = re.sub(r"(?<=[^\W\d_])[-_. ]*(?=\d)", "-", joined)
    forms = (form for each in (joined, parted) for form in (each, each.upper(), each.lower()))
    return next((form for form in forms if _ID.fullmatch(form) and pattern.fullmatch(form)), None)
