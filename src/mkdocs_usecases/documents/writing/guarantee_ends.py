"""Postconditions that say after which end they hold: `Success: Sled is lent.`"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mkdocs_usecases.documents.finding.entries import Written, read_entry
from mkdocs_usecases.documents.finding.headings import section_of
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.key_names import lookup

_BEFORE = (
    "on after upon if in case of main alternative bei im nach en cas"
    " de d' après caso em éxito con com no bij na"
)
_SUCCESS = (
    "success(?:ful)?|erfolg(?:sfall)?|erfolgreicher abschluss|succès|réussite|éxito|sucesso|succes"
    "|成功(?:時|时)?|نجاح"
)
_FAILURE = (
    "fail(?:ure|ed|s)?|misserfolg|fehlschlag|fehlerfall|fehlerzustand|échec|fallo|fracaso|falha|insucesso|mislukking"
    "|失败(?:时)?|失敗(?:時)?|فشل"
)
_END = expression(
    rf"(?P<dress>[*_]{{0,3}})(?:(?:{'|'.join(_BEFORE.split())})(?:\s+|(?<=')))*"
    rf"(?:(?P<success>{_SUCCESS})|(?P<failure>{_FAILURE}))"
    r"(?:\s+(?:case|scenario|end|outcome|postconditions?|guarantee))?"
    r"(?P=dress)?\s*[:：](?P=dress)?\s*(?P<text>(?![*_]+$)\S.*)?",
    re.IGNORECASE,
)


def ends_as_items(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines with `Failure` alone as an item where a list stands below: it would go on with that above."""
    typed = [(at, line) for at, line in enumerate(lines) if line.text.strip()]
    made = [*lines]
    for (at, line), (_, below) in pairwise(typed):
        # `7.2 Failure` below `7. Postconditions`
        text = line.text.strip()
        section = section_of(text) if "." in section_of(text) else ""
        name = text[len(section) :].lstrip(". ")
        found = _END.fullmatch(f"{name}:")
        is_end = found is not None and not found["text"]
        is_item = not section and read_entry(line) is not None
        if is_end and not is_item and read_entry(below) is not None:
            made[at] = line._replace(text=f"- {name}:")
    return made


def by_end(texts: Sequence[Written]) -> tuple[list[Written], list[Written]]:
    """Texts that hold after a success, and those after a failure; what says no end is of the first.

    A name alone, `Failure:`, says it of all behind it up to the next one.
    """
    ends = [(text, _END.fullmatch(text.text)) for text in texts]
    if not any(found is not None and found["failure"] for _, found in ends):
        return [*texts], []
    succeeded: list[Written] = []
    failed: list[Written] = []
    has_failed = False
    for text, found in ends:
        if found is not None and not found["text"]:
            has_failed = found["failure"] is not None
            continue
        said = text if found is None else Written(found["text"], text.at)
        is_failure = has_failed if found is None else found["failure"] is not None
        (failed if is_failure else succeeded).append(said)
    return succeeded, failed


_NAMED = expression(
    r"(?P<dress>[*_]{0,3})(?P<name>[^:：*_]{1,40})(?P=dress)\s*[:：](?P=dress)\s*(?P<text>\S.*)"
)


def by_minimum(texts: Sequence[Written]) -> tuple[list[Written], list[Written]]:
    """Texts that hold after a success, and those after every end: `Minimal: nobody is hurt.`"""
    succeeded: list[Written] = []
    minimal: list[Written] = []
    for text in texts:
        found = _NAMED.fullmatch(text.text)
        key = None if found is None else lookup(found["name"]) or lookup(f"{found['name']} guarantee")
        if found is not None and key is not None and key.name == "minimal guarantee":
            minimal.append(Written(found["text"], text.at))
        else:
            succeeded.append(text)
    return succeeded, minimal
