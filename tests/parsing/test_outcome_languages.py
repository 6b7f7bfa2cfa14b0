"""Ends of extensions in each language that is spoken: also those that the pages themselves show."""

from __future__ import annotations

import pytest

from mkdocs_usecases.languages.spoken import LANGUAGES
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document

TYPED = {
    "en": ("resume at 1", "continue", "ends in success", "ends in failure"),
    "de": ("weiter mit Schritt 1", "weiter", "endet mit Erfolg", "endet mit Misserfolg"),
    "fr": ("reprend à l'étape 1", "reprend", "se termine avec succès", "échoue"),
    "es": ("continúa en el paso 1", "continúa", "termina con éxito", "fracasa"),
    "pt": ("volta ao passo 1", "continua", "termina com sucesso", "falha"),
    "nl": ("ga verder bij stap 1", "ga verder", "eindigt met succes", "mislukt"),
    "ja": ("ステップ1に戻る", "続行", "成功で終わる", "失敗で終わる"),
    "zh": ("返回步骤1", "继续", "成功结束", "失败结束"),
    "ar": ("العودة إلى الخطوة 1", "يستأنف", "ينتهي بنجاح", "ينتهي بالفشل"),
}


def ends(*phrases: str) -> list[tuple[OutcomeKind, str | None]]:
    labels = zip("abcd", phrases, strict=True)
    lines = [f"  1{letter}. Something happens: {phrase}" for letter, phrase in labels]
    text = ["```usecase", "title: Order", "actor: A", "steps: [A asks., A waits., A goes.]", "extensions:"]
    document = read_document("\n".join([*text, *lines, "```", ""]), "a.md", Options())
    use_case = document.blocks[0].use_case
    assert use_case is not None
    return [(one.outcome.kind, one.outcome.step) for one in use_case.extensions]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_are_understood(language: str) -> None:
    assert ends(*TYPED[language]) == [
        (OutcomeKind.RESUMES, "1"),
        (OutcomeKind.RESUMES, None),
        (OutcomeKind.SUCCESS, None),
        (OutcomeKind.FAILURE, None),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_that_pages_show_are_understood_when_they_are_typed(language: str) -> None:
    words = LANGUAGES[language].printed
    shown = [words["resumes"].format("1"), words["succeeds"], words["fails"], words["ends"]]
    kinds = [OutcomeKind.RESUMES, OutcomeKind.SUCCESS, OutcomeKind.FAILURE, OutcomeKind.ENDS]
    assert [kind for kind, _ in ends(*shown)] == kinds
