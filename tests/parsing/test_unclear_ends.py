"""Last words that are close to an end: what is taken for one, and what is a step."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.ends.outcome_tables import RESUME_AFTER, RESUME_AT
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.ends.unclear_ends import meant_end
from support.checking import findings_of
from support.surviving import fenced

WORDS = outcome_phrases()


def meant(text: str) -> str | None:
    """The text as it was probably meant; step 3 is the next one."""
    found = meant_end(text, WORDS, StepNumber("3"))
    if found is None:
        return None
    after = text[: found.start] + found.phrase + text[found.end :]
    assert WORDS.read(after[found.start :]) is not None
    return after


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ends: in failure", "ends in failure"),
        ("Ends, in success.", "Ends in success."),
        ("resume: at 1", "resume at 1"),
        ("resume at: 1", "resume at 1"),
        ("resue at 1", "resume at 1"),
        ("weiter bei Schritt Schritt 1", "weiter bei Schritt 1"),
        ("Resumes at stpe 2a1.", "Resumes at step 2a1."),
        ("weier mit Schritt 5", "weiter mit 5"),
        ("4に戻るる", "4に戻る"),
        ("ends inn failure", "ends in failure"),
        ("end in sucess", "end in success"),
        ("fials", "fails"),
        ("the use case ends in falure", "the use case ends in failure"),
        ("ends in", "ends in failure"),
        ("Endet mit", "Endet mit misserfolg"),
        ("resume at", "resume at 3"),
        ("resume at step", "resume at 3"),
        ("resume at O", "resume at 3"),
        ("resume at 2?", "resume at 2"),
        ("resume at ?", "resume at 3"),
        ("resume at -2", "resume at 2"),
        ("resume at (2)", "resume at 2"),
        ("resume at two", "resume at 2"),
        ("weiter mit Schritt drei", "weiter mit 3"),
        ("at 2.", "resume at 2."),
        ("lに戻る", "1に戻る"),
        ("に戻る", "3に戻る"),
        ("1に戻", "1に戻る"),
        ("1d戻る", "1に戻る"),
        ("2に進", "2に進む"),
        ("ステップ2に戻", "2に戻る"),
        ('"1"に戻る', "1に戻る"),
        ("threeに戻る", "3に戻る"),
        ("ステップ?に戻る", "3に戻る"),
        ("qに戻る", "3に戻る"),
        ("weiter mit Schri", "weiter mit schritt 3"),
        ("Resume at st", "Resume at step 3"),
        ("敗で終了", "失敗で終了"),
        ("etry", "retry"),
        ("em falha", "termina em falha"),
        ("com sucesso", "fim com sucesso"),
        ("volta", "volta a 3"),
        ("Return.", "Return to 3."),
        ("weiter mit schgitt 2", "weiter mit schritt 2"),
        ("Theuse case ends in failure.", "The use case ends in failure."),
        ("Lecas d'utilisation échoue", "Le cas d'utilisation échoue"),
        ("then go on with step 3", "resume at 3"),
        ("Use case starts again.", "Use case resume at 1."),
        ("Der Ablauf beginnt von vorn", "Der Ablauf resume at 1"),
        ("Le cas d'utilisation recommence au début", "Le cas d'utilisation resume at 1"),
        ("starts over in 4", "resume at 4"),
        ("Steps 3 are retried", "Retry step 3"),
        ("MealApp says so. Ends in sucess.", "MealApp says so. Ends in success."),
        ("MealApp says so. - ends in failure", "MealApp says so. ends in failure"),
        ("**Use case fials.**", "Use case fails"),
        ("Der Anwendungsfall", "Der Anwendungsfall endet"),
        ("El caso de uso", "El caso de uso termina"),
        ("用例", "用例 结束"),
        ("Then step 2.", "Resume at 2."),
        ("Step 2 again", "Resume at 2"),
        ("MSS step 2", "Resume at 2"),
        ("to 2", "resume at 2"),
        ("→ 2a1", "resume at 2a1"),
        ("Weiter Schritt 2", "Resume at 2"),
        ("otra vez paso 2", "resume at 2"),
        ("MealApp says so. Then step 2.", "MealApp says so. Resume at 2."),
        ("MealApp says so. R", "MealApp says so. Resume"),
        ("Use case e", "Use case end in success"),
        ("weiter be iSchritt 3", "weiter bei 3"),
        ("weiter beiSchritt 3", "weiter bei 3"),
        ("Reprendre à l'étapef2.", "Reprendre à 2."),
        ("Volver al pasn 2.", "Volver al paso 2."),
        ("con termina fallo", "termina con fallo"),
        ("use ends case in failure", "use case ends in failure"),
        ("Le cas dutilisation se termine par un échec", "Le cas d'utilisation se termine par un échec"),
        ("again", "retry"),
        ("Next step.", "Resume."),
    ],
)
def test_words_that_are_close_to_an_end(typed: str, right: str) -> None:
    assert meant(typed) == right


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            ".",
            ",",
            "a",
            "MealApp sails on.",
            "go to gate 7",
            "go to bed",
            "continue with UC-9",
            "see UC-9",
        ),
        *("MealApp names 3 others.", "Customer returns 3 books", "terminates", "goes to the bank", "wait"),
        *("The order is done", "Payment failed", "The end of the list is shown", "repeat the order"),
        *("メニューに戻る", "1に送る", "3人に送る", "go to door 3", "Stop", "top", "va", "go to pa", "step"),
        *("Undo step 2", "Print steps 2-3", "any step", "2 coins", "con (UC-21)", "Then two more", "then"),
        *("R", "in the shop 3", "The bus stops at 3", "Bank case pays in full"),
    ],
)
def test_words_of_a_step(text: str) -> None:
    assert meant(text) is None


def test_a_few_letters_are_no_word_of_another_language() -> None:
    following = StepNumber("3")
    assert meant("Do") is None
    dutch = meant_end("Do", outcome_phrases((), "nl"), following)
    assert dutch is not None and dutch.phrase == "Doorgaan"
    # So many letters are no chance.
    assert meant("Doorga") == "Doorgaan"


@pytest.mark.parametrize("kind", WORDS.phrases)
def test_what_is_understood_is_never_asked_about_again(kind: str) -> None:
    for phrase in WORDS.phrases[kind]:
        needs_step = "{step}" not in phrase and kind in (RESUME_AT, RESUME_AFTER)
        said = (f"{phrase} {{step}}" if needs_step else phrase).format(step="2")
        assert (phrase, meant(f"The use case {said}."), meant(said)) == (phrase, None, None)


@pytest.mark.parametrize("text", ["resume at " * 20_000, "a. " * 50_000, "*" * 100_000, ":" * 100_000])
def test_no_text_takes_long(text: str) -> None:
    meant(text)


@pytest.mark.parametrize("typed", ["ends: in failure", "resue at 1", "then go on with step 2"])
def test_nothing_follows_from_an_end_that_is_told_of(typed: str) -> None:
    page = fenced(
        "title: Order\nactor: Customer\nsystem: App\n"
        "steps: [Customer asks., App answers., Customer pays.]\n"
        f"extensions:\n  2a. Card is declined:\n    - App says so.\n    - {typed}"
    )
    found = [one.code for one in findings_of({"page.md": page})]
    assert Code.UNCLEAR_END in found
    assert not {Code.ASSUMED_OUTCOME, Code.STEP_WITHOUT_ACTOR} & {*found}


_RICE = """title: Order
actor: Customer
steps:
  - Customer orders.
  - Shop cooks.
extensions:
"""


def told(block: str) -> list[Diagnostic]:
    found = findings_of({"page.md": fenced(block)})
    return [each for each in found if each.severity is not Severity.HINT]


@pytest.mark.parametrize("end", ["Resume at 1.", "Use case ends in failure.", "Weiter bei Schritt 1."])
def test_an_end_behind_a_sentence_without_its_full_stop_is_told(end: str) -> None:
    block = f"{_RICE}  2a. Rice is out: Shop calls the Cook {end}"
    (finding,) = told(block)
    assert (finding.code, finding.span.line) == (Code.UNCLEAR_END, 8)
    assert finding.edits[0].text == f"Cook. {end}"


def test_a_name_with_a_capital_in_a_step_is_no_end() -> None:
    assert told(f"{_RICE}  2a. Rice is out: Shop presses Resume on the Table.") == []


def test_a_loop_over_one_step_without_an_end_is_going_on_there() -> None:
    block = f"{_RICE}  2a. Rice is out:\n    - Shop says so.\n    - "
    (finding,) = told(f"{block}Repeat from step 1.")
    assert (finding.code, finding.span.line, finding.edits[0].text) == (Code.UNCLEAR_END, 10, "resume at 1")
    for end in ("repeat 1-2 until there is rice", "repeat 2a1", "repeat 1-2"):
        assert Code.UNCLEAR_END not in [each.code for each in told(f"{block}{end}")]
