"""Words in brackets, and in `related`, with the letters and digits of an id that are none: `(UC 2)`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from string import ascii_lowercase

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import meant, mended
from mkdocs_usecases.model.glimpse import glimpse
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.validation.names.declared_names import LONGEST
from mkdocs_usecases.validation.places import find

_IN_BRACKETS = expression(
    r"\((?<!\]\()\s*(?P<id>#?[A-Za-z]{2}[A-Za-z]{0,5}[ ‑–—._-]{0,3}[A-Za-z]?\d{1,5}[a-z]?)\s*\)"
)


def near_references(registry: Registry) -> Iterator[Diagnostic]:
    """What is said of each, where one id of the site can be meant, and none has that form."""
    known: Mapping[str, list[str]] | None = None
    for entry in registry.entries:
        for typed in _said_alone(entry.use_case):
            if not registry.is_nowhere(typed):
                continue
            known = _by_letters(registry) if known is None else known
            letters = bare(typed)
            readings_of = (letters, _collapsed(letters), letters.rstrip(ascii_lowercase))
            ids = next((found for each in readings_of if (found := known.get(each))), [])
            place = find(
                entry.use_case, entry.use_case.span, re.escape(typed), lines=len(entry.use_case.source)
            )
            if len(ids) == 1 and folded(ids[0]) != folded(entry.use_case.id) and place is not None:
                readings = "words of the text", f"the use case `{ids[0]}`"
                finding = two_readings(place.span, f"`{typed}`", *readings, hint="")
                certain = bare(typed) == bare(ids[0])
                yield mended(replace(finding, hint=None), meant(place.span, typed, ids[0], certain=certain))


@glimpse
def _said_alone(use_case: UseCase) -> tuple[str, ...]:
    if len(use_case.source) > LONGEST:
        return ()
    listed = (each.text for each in use_case.related if " " not in each.text)
    return (*(match["id"] for match in _IN_BRACKETS.finditer(use_case.source)), *listed)


def _by_letters(registry: Registry) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in dict.fromkeys(str(entry.use_case.id) for entry in registry.entries if entry.use_case.id):
        for letters in {bare(id_), _collapsed(bare(id_))}:
            found[letters].append(id_)
    return found


def bare(id_: str) -> str:
    """The letters and digits of an id: `UC12` can only be `UC-12`, where no other id has them."""
    return "".join(filter(str.isalnum, id_.casefold()))


def _collapsed(letters: str) -> str:
    """Without a first letter that was typed twice: `UUC12`."""
    return letters[1:] if letters[:1] == letters[1:2] else letters
