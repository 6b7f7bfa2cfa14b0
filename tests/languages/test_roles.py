"""`System` and `User`: words that stand for whom a block names, in each language."""

from __future__ import annotations

import pytest

from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from support.checking import options_of

SENTENCES = {
    "en": (
        "The system shows the list.",
        "User picks one.",
        "System administrator looks. | User interface blinks. | System 2 waits. | Systems agree.",
    ),
    "de": (
        "Das System zeigt die Liste.",
        "Der Benutzer wählt.",
        "System Admin schaut. | Systemverwalter schaut. | Benutzer und Koch gehen.",
    ),
    "fr": (
        "Le système affiche la liste.",
        "L’utilisateur choisit.",
        "Système de paiement répond. | Système d'alarme sonne. | Utilisateur administrateur choisit.",
    ),
    "es": (
        "El sistema muestra la lista.",
        "Usuario elige.",
        "Sistema de pagos responde. | Usuario administrador elige.",
    ),
    "pt": (
        "O sistema exibe a lista.",
        "O usuário escolhe.",
        "Sistema de pagamento responde. | Usuário administrador escolhe.",
    ),
    "nl": (
        "Het systeem toont de lijst.",
        "De gebruiker kiest.",
        "Systeembeheerder kijkt. | Systeem van de bank antwoordt.",
    ),
    "ja": (
        "システムは一覧を表示する。",
        "ユーザーが選ぶ。",
        "システム管理者は見る。 | ユーザー登録が必要である。",
    ),
    "zh": ("系统显示列表。", "用户选择。", "系统管理员查看。 | 用户界面闪烁。"),
    "ar": ("النظام يعرض القائمة.", "المستخدم يختار.", "النظام الخارجي يجيب. | المستخدم المسؤول يختار."),
}


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
    system, actor, others = SENTENCES[language.code]
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
