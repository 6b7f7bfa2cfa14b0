"""The words that say how a route ends, and those that only sound like it (Cockburn, chapter 8)."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.phrases import all_spelled_out, folded, plain_letters, tight
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.ends.outcome_tables import SaidEnd, Table
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases, outcome_phrases
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS

KINDS = {"resume": "resumes", "retry": "resumes", "success": "success", "failure": "failure", "ends": "ends"}


def phrases(kind: str) -> list[str]:
    """Every phrase of all languages that says one thing, with its own words in the place of others."""
    return [
        each.replace("{flow}", subject(one)).replace("{main flow}", flow(one))
        for one in SPOKEN
        for each in all_spelled_out(one.outcomes[kind])
    ]


def subject(language: Language) -> str:
    return next(all_spelled_out(language.subjects))


def flow(language: Language) -> str:
    return next(all_spelled_out(language.main_flow))


def read(text: str) -> tuple[str, str | None, bool] | None:
    said = outcome_phrases().read(text)
    return None if said is None else (said[0].value, said[1], said[2])


@pytest.mark.parametrize("kind", KINDS)
def test_a_phrase_says_its_end_in_any_case_and_with_any_full_stop(kind: str) -> None:
    expected = KINDS[kind], None, kind == "retry"
    signs = ("{}", " {} ", "{}.", "{}。", "{}!", "{} ！")
    for phrase in (one for one in phrases(kind) if "{step}" not in one):
        for text in (phrase.upper(), *(sign.format(phrase) for sign in signs)):
            assert (text, read(text)) == (text, expected)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "step"),
    [("4", "4"), ("2a1", "2a1"), ("2–3b1", "2-3b1"), ("2A1", "2a1"), ("A1.2", "A1.2"), ("*", "*")],
)
def test_a_phrase_names_the_step_to_rejoin_at(typed: str, step: str) -> None:
    for phrase in phrases("resume at"):
        before, placed, after = phrase.partition("{step}")
        blank = "" if placed or phrase.endswith("'") else " "
        for text in (f"{before}{blank}{typed}{after}", f"{before.upper()}{blank}{typed}{after}."):
            assert (text, read(text)) == (text, ("resumes", step, False))


NAMES_NO_STEP = re.compile(rf"(?!.*(?:{'|'.join(map(re.escape, STEP_WORDS))}|\{{step\}}))")


@pytest.mark.parametrize("phrase", [one for one in phrases("retry") if NAMES_NO_STEP.match(one)])
def test_what_is_tried_again_may_be_another_step(phrase: str) -> None:
    assert read(f"{phrase} 3") == ("resumes", "3", False)
    assert read(f"{phrase} step 3.") == ("resumes", "3", False)


@pytest.mark.parametrize(
    "words_before",
    [
        *(
            "step ",
            "steps ",
            "the step ",
            "the main step ",
            "main steps ",
            "Schritt ",
            "dem Schritt ",
            "l'étape ",
        ),
        *(
            "l’étape ",
            "étape ",
            "paso ",
            "el paso ",
            "passo ",
            "o passo ",
            "stap ",
            "de stap ",
        ),
        *("الخطوة ", "the "),
    ],
)
def test_the_step_may_be_called_one(words_before: str) -> None:
    assert read(f"go to {words_before}3") == ("resumes", "3", False)


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_what_ends_may_be_named(language: Language) -> None:
    for subject in all_spelled_out(language.subjects):
        for text in (f"{subject} ends", f"{subject.upper()} ENDS", f"{subject}は終了"):
            assert (text, read(text)) == (text, ("ends", None, False))
        assert (subject, read(f"{subject}が 2に戻る")) == (subject, ("resumes", "2", False))


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_what_ends_may_be_named_behind_an_article(language: Language) -> None:
    for subject in filter(str.isascii, all_spelled_out(language.subjects)):
        for text in (f"The {subject} ends.", f"l'{subject} ends"):
            assert (text, read(text)) == (text, ("ends", None, False))


@pytest.mark.parametrize(
    "text",
    [
        *("der Ablauf endet", "die Szenario endet", "das Szenario endet", "le scénario se termine"),
        *("la scénario se termine", "el flujo termina", "o fluxo termina", "a fluxo termina"),
        *("de stroom eindigt", "het scenario eindigt", "The use case ends !", "Use case ends 。"),
    ],
)
def test_what_ends_may_have_an_article(text: str) -> None:
    assert read(text) == ("ends", None, False)


@pytest.mark.parametrize("article", ["the", "dem", "den", "der", "el", "la", "o", "a", "de", "het"])
def test_the_step_may_have_an_article(article: str) -> None:
    assert read(f"go to {article} step 3 .") == ("resumes", "3", False)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            ".",
            "...",
            "resume at 4 and 5",
            "resume at step four",
            "resume at4",
            "resumption at 4",
            "go to 1234567",
        ),
        *(
            "go to the last 3",
            "Customer ends",
            "MealApp fails.",
            "It ends at 4",
            "ends 4",
            "success 4",
            "resume 4",
        ),
        *(
            "use case",
            "the use case 4",
            "resume at",
            "step 4",
            "4",
            "步骤3",
            "resume at 3aaaa",
            "resume at 4."[:9],
        ),
    ],
)
def test_other_sentences_are_steps(text: str) -> None:
    assert read(text) is None


def test_a_long_text_is_a_step_whatever_it_begins_with() -> None:
    assert read(f"resume {' ' * 300} at 4") is None
    assert read(f"resume {' ' * 188} at 4") == ("resumes", "4", False)
    assert read(f"ends{' ' * 300}") == ("ends", None, False)
    assert len(f"resume {' ' * 189} at 4") == 201
    assert read(f"resume {' ' * 189} at 4") is None


def test_blanks_between_words_count_once() -> None:
    assert read("use case \t ends   in  failure") == ("failure", None, False)
    assert read("resume \t at   step   4") == ("resumes", "4", False)


def test_a_site_adds_phrases_of_its_own() -> None:
    own = OutcomePhrases({"success": ("Alles in Butter",), "resume at": ("ab nach {step} damit", "los bei")})
    assert own.read("alles in butter.") == SaidEnd(OutcomeKind.SUCCESS)
    assert own.read("ab nach 3 damit") == SaidEnd(OutcomeKind.RESUMES, StepNumber("3"))
    assert OutcomePhrases({"resume at": ("{step} dran",)}).read("3 dran") == SaidEnd(
        OutcomeKind.RESUMES, StepNumber("3")
    )
    assert own.read("Los bei Schritt 3") == SaidEnd(OutcomeKind.RESUMES, StepNumber("3"))
    assert own.read("succeeds") == SaidEnd(OutcomeKind.SUCCESS)
    assert outcome_phrases().read("alles in butter") is None


def test_the_phrases_of_a_site_are_compiled_once() -> None:
    added = (("success", ("Alles in Butter",)),)
    assert outcome_phrases(added) is outcome_phrases(added)
    assert outcome_phrases(added) is not outcome_phrases()


def test_success_is_no_failure_where_a_site_gives_one_phrase_to_two_ends() -> None:
    own = OutcomePhrases({"ends": ("fertig",), "success": ("fertig",)})
    assert own.read("fertig") == SaidEnd(OutcomeKind.SUCCESS)


@pytest.mark.parametrize("language", SPOKEN, ids=lambda language: language.code)
def test_phrases_are_folded_alike_before_and_after_they_are_spelled_out(language: Language) -> None:
    for phrases in language.outcomes.values():
        spelled = [*map(tight, all_spelled_out(map(plain_letters, phrases)))]
        assert spelled == [*map(folded, all_spelled_out(phrases))]


@pytest.mark.parametrize("language", SPOKEN, ids=lambda language: language.code)
def test_the_first_words_of_phrases_are_known_without_spelling_them_out(language: Language) -> None:
    table = Table(language.outcomes)
    every = {
        folded(each).removeprefix("{flow} ") for each in all_spelled_out(chain(*language.outcomes.values()))
    }
    assert table.first_words == {phrase.split(" ")[0] for phrase in every}
    assert all(map(table.may_have, (*table.whole, *table.with_step, *table.with_use_case)))
