"""Ends with a remark before or behind them, and ends that go on in another use case."""

from __future__ import annotations

import pytest

from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.ends.remarks import said_end
from support.natural_phrases import GOING_ON_ELSEWHERE, REMARKED

WORDS = outcome_phrases()


def said(text: str) -> str:
    """What a text says of the end, the use case that it goes on in, and the remarks."""
    found = said_end(text, WORDS)
    if found is None:
        return "step"
    step = f" {found.end.step}" if found.end.step else ""
    target = f" {text[slice(*found.use_case)]}" if found.use_case else ""
    notes = "".join(f" | {text[slice(*note)]}" for note in found.notes)
    return f"{found.end.kind.value}{step}{target}{notes}"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Use case ends without changes", "ends | without changes"),
        ("Use case ends without changes.", "ends | without changes"),
        ("**Use case ends without changes.**", "ends | without changes"),
        ("continues at step 2 for the remaining cards", "resumes 2 | for the remaining cards"),
        ("Returns to step 2 of the main flow", "resumes 2"),
        ("If cleared, resume at 3", "resumes 3 | If cleared"),
        ("Otherwise resume at 3", "resumes 3 | Otherwise"),
        ("If cleared, resume at 3 for the rest", "resumes 3 | If cleared | for the rest"),
        ("resume at 3 (same card)", "resumes 3 | same card"),
        ("Flow continues from step 3 (Pay)", "resumes 3 | Pay"),
        ("Weiter bei Schritt 3 (Bad)", "resumes 3 | Bad"),
        ("Use case ends in failure, nothing is stored", "failure | nothing is stored"),
        ("End of use case (no changes)", "ends | no changes"),
        ("Ends without a message", "ends | without a message"),
        ("Abort because of the weather", "failure | because of the weather"),
        ("retry with another card", "resumes | with another card"),
    ],
)
def test_words_beside_an_end_are_a_remark_of_it(text: str, meaning: str) -> None:
    assert said(text) == meaning


@pytest.mark.parametrize(
    "text",
    [
        # Close to an end as a whole: that is told.
        *(
            "ends: in failure",
            "Use case ends in sucess",
            "Use case resumes at stage 3",
            "then go on with step 3",
        ),
        # Where it goes on is said in words that nobody understands.
        *("continue with the payment", "Use case continues with the payment", "Continue to the next page"),
        # Somebody does it.
        *(
            "Ends the call",
            "Retry the payment twice",
            "goes to 3 shops",
            "Return the card",
            "Stop the engine",
        ),
        *(
            "Customer ends without changes",
            "If the card is valid, MealApp continues",
            "Customer follows UC-9",
        ),
        # Two ends are none with a remark.
        *("use case ends; resume at 3", "resume at 2, ends in failure"),
        # Worth reading, but not where it goes on.
        *("(see UC-9)", "see UC-9 for details", "See the manual"),
    ],
)
def test_a_step_stays_one(text: str) -> None:
    assert said(text) == "step"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("continue with UC-9", "continues UC-9"),
        ("The use case continues with UC-9.", "continues UC-9"),
        ("Continues with UC-9 Pay the bill", "continues UC-9 | Pay the bill"),
        ("follow use case UC-9", "continues UC-9"),
        ("see UC-9", "continues UC-9"),
        ("See UC-9: Pay.", "continues UC-9 | Pay"),
        ("continue with [UC-9]", "continues UC-9"),
        ("continue with [the payment][UC-9].", "continues UC-9"),
        ("continue with [UC-9](pay.md)", "continues UC-9"),
        ("If paid, continue with UC-9", "continues UC-9 | If paid"),
    ],
)
def test_an_end_may_lead_to_another_use_case(text: str, meaning: str) -> None:
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("language", "text"),
    [(code, text.strip()) for code, texts in GOING_ON_ELSEWHERE.items() for text in texts.split("|")],
)
def test_each_language_goes_on_in_another_use_case(language: str, text: str) -> None:
    assert said(text) == "continues UC-9", language


@pytest.mark.parametrize(
    ("language", "text", "note"),
    [
        (code, text.strip().replace("_", ""), text.strip().split("_")[1])
        for code, texts in REMARKED.items()
        for text in texts.split("|")
    ],
)
def test_each_language_has_remarks(language: str, text: str, note: str) -> None:
    assert said(text).partition(" | ")[2] == note, language


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_what_a_page_prints_of_another_use_case_is_understood(language: object) -> None:
    printed = language.printed["continues with"].format("UC-9")  # type: ignore[attr-defined]
    assert said(printed) == "continues UC-9"
