"""The words and signs of the three levels (Cockburn, chapter 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import names
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.parsing.words.key_names import plain

_BY_KEY = {
    "summary": GoalLevel.SUMMARY,
    "user goal": GoalLevel.USER_GOAL,
    "subfunction": GoalLevel.SUBFUNCTION,
}
SIGNS = {
    "+": GoalLevel.SUMMARY,
    "++": GoalLevel.SUMMARY,
    "!": GoalLevel.USER_GOAL,
    "-": GoalLevel.SUBFUNCTION,
}
"""Cockburn's signs."""

LEVELS: tuple[str, ...] = tuple(name for key in _BY_KEY for name in (key, *names(ENGLISH.levels[key])))
"""The English words, the canonical ones among them."""


def level_named(typed: str) -> GoalLevel | None:
    """The level that a writer means, or `None`."""
    whole = SIGNS.get(typed.strip()) or _by_name().get(plain(typed))
    if whole is not None or not any(sign in typed for sign in "(,/"):
        return whole
    # `User goal (sea level)`: both say the same, or one of them is no word for a level.
    said = {_by_name().get(plain(part)) for part in re.split(r"[(),/]", typed)} - {None}
    return said.pop() if len(said) == 1 else None


def level_meant(typed: str) -> str | None:
    """The word for a level that others mean by theirs: `low` is a part of something."""
    return next((level for level, words in _NEAR.items() if plain(typed) in map(plain, words)), None)


_NEAR: Mapping[str, tuple[str, ...]] = {
    "summary": (
        *("high", "high level", "higher level", "top level", "upper level", "business", "business level"),
        *("organization", "organisational", "enterprise", "overview", "epic", "process"),
        *("hoch", "grob", "élevé", "haut", "alto", "hoog", "高", "高レベル", "高层"),
    ),
    "user goal": (
        "medium",
        "middle",
        "mid",
        "medium level",
        "normal",
        "task",
        "system",
        "system level",
        "mittel",
        "moyen",
        "medio",
        "médio",
        "midden",
        "中",
        "中レベル",
        "中层",
    ),
    "subfunction": (
        *("low", "low level", "lower level", "detail", "detailed", "detailed level", "sub", "sub level"),
        *(
            "subgoal",
            "sub goal",
            "sub use case",
            "function",
            "function level",
            "step",
            "underwater",
            "technical",
        ),
        *("niedrig", "fein", "bas", "bajo", "baixo", "laag", "低", "低レベル", "低层"),
    ),
}


@cache
def _by_name() -> Mapping[str, GoalLevel]:
    return {
        plain(name): level
        for language in reversed(SPOKEN)
        for key, level in _BY_KEY.items()
        for name in (key, *names(language.levels[key]))
    }
