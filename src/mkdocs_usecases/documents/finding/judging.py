"""Whether a stretch of a document is a use case: else why it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.documents.finding.draft import Draft, Part
from mkdocs_usecases.documents.finding.entries import Entry, Sign, read_entry
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.outline import Outline, steps_of
from mkdocs_usecases.documents.finding.part_names import EXPECTING, TESTING, bare
from mkdocs_usecases.documents.finding.questions import Leaving
from mkdocs_usecases.documents.finding.titles import has_id, is_title
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.key_names import plain

_PLACEHOLDER = expression(
    r"[*_`]*(?:\[[^\[\]]*\]|<[^<>]*>|\{\{?[^{}]*\}\}?|…|\.{2,}|TBD|TODO|xx+|"
    r"(?:step|action|schritt|étape|paso|passo)\s*(?:\d{1,2}|one|two|three|n|x)?)[*_`]*[.:]?(?:\s*(?:…|\.{3}))?",
    re.IGNORECASE,
)
_FILLED = expression(r"\[[^\[\]]{2,}\](?!\()|<[A-Za-z][^<>]{2,}>|\{\{?[^{}]{2,}\}\}?")
_TEST = expression(
    r"\b(?:test[ -]?(?:case|fall|plan|scenario)s?|TC[-_ ]?\d+|testf[aä]ll|cas de test"
    r"|caso de (?:prueba|teste))\b|^(?:test|prueba|teste)\s*\d",
    re.IGNORECASE,
)
_ENOUGH = frozenset(
    {
        "actor",
        "extensions",
        "preconditions",
        "success guarantee",
        "minimal guarantee",
        "trigger",
        "supporting",
    }
)


def judge(
    draft: Draft,
    outline: Outline | None,
    lines: Sequence[Line],
    *,
    has_above: bool,
    is_in_tests: bool = False,
) -> Leaving | None:
    """Why a draft is no use case; `None` where it is one.

    Args:
        draft: the stretch.
        outline: of its first steps, at least two; `None` where there are none.
        lines: of the document.
        has_above: whether a sentence above says system and actor of all use cases.
        is_in_tests: whether a heading that it stands below is that of tests.
    """
    if draft.is_behind_block:
        return Leaving.NO_STEPS
    if outline is None:
        return _without_steps(draft, lines)
    if _is_template(draft, outline.entries):
        return Leaving.TEMPLATE
    if is_in_tests or _is_test(draft):
        return Leaving.TEST
    if _has_strong_steps(draft) or has_above or draft.has("actor"):
        return None
    given = {part.key for part in draft.parts if _is_strong(part)}
    if _is_named(draft) or len(given & _ENOUGH) > 1 or _has_extensions(draft, lines):
        return None
    return Leaving.UNCERTAIN


_OF_USE_CASES = _ENOUGH | {"level", "failure guarantee"}


def is_missed(draft: Draft, reason: Leaving) -> bool:
    """Whether the writer of a draft that is none looks for it among those converted."""
    if reason is Leaving.NO_STEPS:
        return _is_nearly_one(draft)
    if reason in (Leaving.PROSE, Leaving.FEW_STEPS, Leaving.FENCED):
        # Any document has a `Flow` of something.
        return _is_named(draft) or _has_strong_steps(draft) or draft.has("actor")
    return True


def _is_named(draft: Draft) -> bool:
    titled = draft.title is not None and is_title(draft.title.words)
    return titled or draft.has("id") or draft.has("title")


def _has_strong_steps(draft: Draft) -> bool:
    return any(part.key == "steps" and _is_strong(part) for part in draft.parts)


def _is_strong(part: Part) -> bool:
    return part.mark.part is not None and not part.mark.part.is_weak


def _has_extensions(draft: Draft, lines: Sequence[Line]) -> bool:
    """Whether some are told of: by a name for nothing else, or with labels."""
    parts = [part for part in draft.parts if part.key == "extensions"]
    entries = (read_entry(line) for part in parts for line in lines[part.start : part.end])
    return any(map(_is_strong, parts)) or any(entry and entry.sign is Sign.LABEL for entry in entries)


def _is_nearly_one(draft: Draft) -> bool:
    """Whether all that it lacks are steps."""
    given = {part.key for part in draft.parts}
    if draft.title is not None and has_id(draft.title.words) and {"actor", "extensions"} <= given:
        return not draft.is_behind_block
    # Nothing but use cases has a level, and somebody whose goal that is.
    is_one = {"actor", "level"} <= given or (_is_named(draft) and len(given & _OF_USE_CASES) >= _FEW)
    return is_one and not draft.is_behind_block


_FEW = 3


def _without_steps(draft: Draft, lines: Sequence[Line]) -> Leaving:
    for part in draft.parts:
        if part.key == "steps":
            text = " ".join(line.text for line in lines[part.start : part.end]) + part.mark.value
            return Leaving.PROSE if len(text.split()) > 5 else Leaving.FEW_STEPS
    return Leaving.NO_STEPS


def _is_template(draft: Draft, entries: Sequence[Entry]) -> bool:
    steps = steps_of(entries)
    texts = [step.text.replace("\\", "").strip() for step in steps]
    empty = sum(1 for text in texts if _is_open(text))
    if empty * 2 >= len(steps):
        return True
    half = sum(1 for text in texts if _FILLED.search(text))
    title = draft.title.words.replace("\\", "") if draft.title is not None else ""
    titles = [title, *(part.mark.value for part in draft.parts if part.key in ("title", "id"))]
    is_open = any(
        _is_open(one.strip()) or re.search(r"[\[<{][^\[\]<>{}]*[\]>}]|UC-?X+\b|\bX{2,}\b", one)
        for one in titles
        if one
    )
    fields = [
        part.mark.value.replace("\\", "") for part in draft.parts if part.key in _ENOUGH and part.mark.value
    ]
    open_fields = sum(1 for value in fields if _is_open(value.strip()))
    return (half * 2 >= len(steps) and (is_open or open_fields > 0)) or (
        is_open and open_fields * 2 >= max(len(fields), 1)
    )


def _is_open(text: str) -> bool:
    """Whether a text stands where words are to come: it has none, or says so."""
    return not text.strip("*_`.:… ") or _PLACEHOLDER.fullmatch(text) is not None


def tells_of_tests(words: str) -> bool:
    """Whether a heading is that of tests."""
    return _TESTS.search(words) is not None


_TESTS = expression(
    r"\btest(?:s|ing|en)?[ -]?(?:cases?|scenario\W?s?|plan|fälle|szenarien|gevallen)\b"
    r"|\bcas de tests?\b|\bcasos de (?:prueba|teste)s?\b|测试用例|テストケース",
    re.IGNORECASE,
)


def _is_test(draft: Draft) -> bool:
    words = {plain(bare(part.mark.words)) for part in draft.parts}
    if not words.isdisjoint(TESTING) or not (words.isdisjoint(EXPECTING) or draft.has("actor")):
        return True
    title = draft.title.words if draft.title is not None else ""
    return _TEST.search(title) is not None
