"""`System` and `User`: words that stand for whom a block names, in each language."""

from __future__ import annotations

import pytest

from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from support.checking import options_of
from support.natural_phrases import ROLES


def actors(
    *steps: str, head: str = "actor: Diner\nsystem: MealApp", options: Options | None = None
) -> list[str | None]:
    lines = "".join(f"  - {step}\n" for step in steps)
    document = read_document(
        f"```usecase\ntitle: Order\n{head}\nsteps:\n{lines}```\n", "a.md", options or Options()
    )
    use_case = document.blocks[0].use_case
    assert use_case is not None
    return [step.actor for step in use_case.main_success_scenario]


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_the_words_for_system_and_actor_stand_for_those_of_the_block(language: Language) -> None:
    system, actor, others = ROLES[language.code]
    assert actors(system, actor) == ["MealApp", "Diner"]
    for other in others.split(" | "):
        assert actors(other) == [None], other
    for word in (*language.system_words, *language.actor_words):
        expected = "MealApp" if word in language.system_words else "Diner"
        assert actors(f"{word}: x") == [expected], word


def test_they_stand_for_nobody_where_nobody_can_be_meant() -> None:
    assert actors("System waits.", "User waits.", head="actor: Diner, Waiter") == [None, None]


def test_whoever_is_called_so_is_meant() -> None:
    assert actors(
        "User waits.", "System waits.", head="actor: User\nsupporting: System\nsystem: MealApp"
    ) == ["User", "System"]
    options, _ = options_of("actors: {User: {}}\n")
    assert actors("User waits.", options=options) == ["User"]
