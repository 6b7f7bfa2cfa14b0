"""Ends of extensions in each language that is spoken: also those that the pages themselves show."""

from __future__ import annotations

import pytest

from mkdocs_usecases.languages.spoken import LANGUAGES
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from support.natural_phrases import ENDS


def ends(*phrases: str) -> list[tuple[OutcomeKind, str | None]]:
    labels = zip("abcd", phrases, strict=False)
    lines = [f"  1{letter}. Something happens: {phrase}" for letter, phrase in labels]
    text = ["```usecase", "title: Order", "actor: A", "steps: [A asks., A waits., A goes.]", "extensions:"]
    document = read_document("\n".join([*text, *lines, "```", ""]), "a.md", Options())
    use_case = document.blocks[0].use_case
    assert use_case is not None
    return [(one.outcome.kind, one.outcome.step) for one in use_case.extensions]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_are_understood(language: str) -> None:
    assert ends(*ENDS[language]) == [
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_ends_that_flowcharts_show_are_understood_when_they_are_typed(language: str) -> None:
    words = LANGUAGES[language].printed
    shown = [f"↩ {words['diagram step'].format('1')}", f"↩ {words['diagram next step']}"]
    assert ends(*shown) == [(OutcomeKind.RESUMES, "1"), (OutcomeKind.RESUMES, None)]
