"""The grammar of labels and numbers, form by form (Cockburn, chapter 8)."""

from __future__ import annotations

import pytest

from mkdocs_usecases.model.text import Label, StepNumber
from mkdocs_usecases.parsing.words.labels import read_head, read_label, typed_number
from mkdocs_usecases.parsing.words.step_numbers import step_numbers, step_place


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("3a. It rains", "3a", "It rains"),
        ("3a It rains", "3a", "It rains"),
        ("3a: It rains", "3a", "It rains"),
        ("3a) It rains", "3a", "It rains"),
        ("3a .: It rains", "3a", "It rains"),
        ("3a.It rains", "3a", "It rains"),
        ("3a", "3a", ""),
        ("3a.", "3a", ""),
        ("3a - It rains", "3a", "It rains"),
        ("3a. – It rains", "3a", "It rains"),
        ("3a — It rains", "3a", "It rains"),
        ("3a : It rains", "3a", "It rains"),
        ("3a. -5 degrees", "3a", "-5 degrees"),
        ("3a.\nIt rains\nand snows", "3a", "It rains\nand snows"),
        ("3abc. It rains", "3abc", "It rains"),
        ("123456a. It rains", "123456a", "It rains"),
        ("2-5a. It rains", "2-5a", "It rains"),
        ("2–5a. It rains", "2-5a", "It rains"),
        ("2-15a. It rains", "2-15a", "It rains"),
        ("*a. It rains", "*a", "It rains"),
        ("3abc1a. It rains", "3abc1a", "It rains"),
        ("3a12-15b. It rains", "3a12-15b", "It rains"),
        ("3a1a. It rains", "3a1a", "It rains"),
        ("3a1-2a. It rains", "3a1-2a", "It rains"),
        ("3a1–2a. It rains", "3a1-2a", "It rains"),
        ("2-3b2a1c. It rains", "2-3b2a1c", "It rains"),
        ("A1.2a. It rains", "A1.2a", "It rains"),
        ("A1.2a1b. It rains", "A1.2a1b", "It rains"),
        ("3A. It rains", "3a", "It rains"),
        ("3A: It rains", "3a", "It rains"),
        ("3A", "3a", ""),
        ("2–5A. It rains", "2-5a", "It rains"),
        ("3a1B. It rains", "3a1b", "It rains"),
        ("*A) It rains", "*a", "It rains"),
        ("3A1B. It rains", "3a1b", "It rains"),
        ("3Abc12D. It rains", "3abc12d", "It rains"),
        ("3ABC. It rains", "3abc", "It rains"),
        ("3A .: It rains", "3a", "It rains"),
    ],
)
def test_a_label_is_taken_off_its_condition(text: str, label: str, rest: str) -> None:
    head = read_head(text)
    assert (head.label, head.rest, head.named, head.bad) == (label, rest, False, False)
    assert text[head.offset :] == rest


@pytest.mark.parametrize(
    ("text", "label"),
    [
        *(
            ("(3a) It rains", "3a"),
            ("[3a]. It rains", "3a"),
            ("**3a** It rains", "3a"),
            ("**3a.** It rains", "3a"),
        ),
        *(
            ("_3a_ It rains", "3a"),
            ("`3a`: It rains", "3a"),
            ("#### 3a. It rains", "3a"),
            ("\\*a. It rains", "*a"),
        ),
        *(("step 3a. It rains", "3a"), ("Step 3a: It rains", "3a"), ("(2-3A) It rains", "2-3a")),
        *(("**step 3a** It rains", "3a"), ("**3a. It rains**", "3a"), ("(3a1a) It rains", "3a1a")),
        *(("Schritt 3a: It rains", "3a"), ("Étape 3a : It rains", "3a"), ("Passo 3a. It rains", "3a")),
        *(("ステップ3a. It rains", "3a"), ("الخطوة 3a: It rains", "3a"), ("Ausnahme 3a: It rains", "3a")),
        *(("Fluxos alternativos 3a: It rains", "3a"), ("**Schritt 3a:** It rains", "3a")),
        *(("2--3a. It rains", "2-3a"), ("2 - 3a. It rains", "2-3a"), ("2—3a It rains", "2-3a")),
        *(("2..3a. It rains", "2-3a"), ("2 to 3a. It rains", "2-3a"), ("2 bis 3a. It rains", "2-3a")),
        *(("2 – 3a. It rains", "2-3a"), ("2−3a. It rains", "2-3a"), ("2—3a1a. It rains", "2-3a1a")),
    ],
)
def test_a_label_may_be_dressed(text: str, label: str) -> None:
    head = read_head(text)
    assert (head.label, head.rest, head.named, head.bad) == (label, "It rains", False, False)
    assert text[head.offset :].startswith("It rains")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Steps of the cook",
            "step 3 is late",
            "(for each) guest",
            "**Late** guest",
            "stepped 3a",
            "[3 a list]",
            "[3a. It rains, text]",
            "(3a. It rains)",
        ),
        *("2 - 3 guests are late", "(3) It rains", "#3", "2 to 3 a day"),
    ],
)
def test_a_name_is_no_dressed_label(text: str) -> None:
    head = read_head(text)
    assert head.named or head.bad


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("A1 Order as a gift", "A1", "Order as a gift"),
        ("A1. Order as a gift", "A1", "Order as a gift"),
        ("A1: Order as a gift", "A1", "Order as a gift"),
        ("A1 . Order", "A1", "Order"),
        ("A1.: Order", "A1", "Order"),
        ("A1 - Order as a gift", "A1", "Order as a gift"),
        ("A1. – Order", "A1", "Order"),
        ("A1 -5 degrees", "A1", "-5 degrees"),
        ("A1", "A1", ""),
        ("ABC1234. Order", "ABC1234", "Order"),
        ("A1\nOrder\nnow", "A1", "Order\nnow"),
        *(("Alternative flow A1: Order", "A1", "Order"), ("Ausnahme E1 - Order", "E1", "Order")),
        *(("Fluxo de exceção E1. Order", "E1", "Order"), ("备选流 A1: Order", "A1", "Order")),
    ],
)
def test_a_code_is_the_label_of_a_named_alternative(text: str, label: str, rest: str) -> None:
    head = read_head(text)
    assert (head.label, head.rest, head.named, head.bad) == (label, rest, True, False)
    assert text[head.offset :] == rest


@pytest.mark.parametrize(
    "text",
    [
        *("Order as a gift", "Order", "3 attempts fail", "3D printing", "5G is down", "A12345 is unknown"),
        *("Alternative A1 is used", "Schritt 2 fails", "Exception 2: x", "Guest pays 3a"),
        *("2nd try fails", "1st card", "23rd day", "11th hour", "1er essai", "3ème essai"),
        *(
            "ABCD1 fails",
            "A1x",
            "a",
            "x-ray",
            "3A It rains",
            "**bold** text",
            "100% full",
            "3-abc. It rains",
            "",
        ),
    ],
)
def test_what_begins_with_no_label_is_the_name_of_an_alternative(text: str) -> None:
    assert read_head(text)[:5] == (text, text, 0, True, False)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("a3. It rains", "a3", "It rains"),
        ("a3 It rains", "a3", "It rains"),
        ("a3b It rains", "a3b", "It rains"),
        ("*. It rains", "*", "It rains"),
        ("* It rains", "*", "It rains"),
        ("3. It rains", "3", "It rains"),
        ("3) It rains", "3", "It rains"),
        ("2-3. It rains", "2-3", "It rains"),
        ("3", "3", ""),
        ("2-13. It rains", "2-13", "It rains"),
        ("a13. It rains", "a13", "It rains"),
        ("3-a. It rains", "3-a", "It rains"),
        ("3 - a. It rains", "3 - a", "It rains"),
        ("3_a. It rains", "3_a", "It rains"),
        ("3 a. It rains", "3 a", "It rains"),
        ("3a-3c. It rains", "3a-3c", "It rains"),
        ("3a-c. It rains", "3a-c", "It rains"),
        ("3a1. It rains", "3a1", "It rains"),
        ("3aB. It rains", "3aB", "It rains"),
        ("3aaaa. It rains", "3aaaa", "It rains"),
        ("1234567a. It rains", "1234567a", "It rains"),
        ("3a.5 degrees", "3a", "5 degrees"),
        *(("2/3a. It rains", "2/3a", "It rains"), ("2 + 3a. It rains", "2 + 3a", "It rains")),
        *(("2a, 3a. It rains", "2a, 3a", "It rains"), ("2a/b) It rains", "2a/b", "It rains")),
        ("2a-. It rains", "2a-", "It rains"),
        ("*", "*", ""),
    ],
)
def test_what_was_meant_as_a_label_is_told_from_names(text: str, label: str, rest: str) -> None:
    head = read_head(text)
    assert (head.label, head.rest, head.named, head.bad) == (label, rest, False, True)
    assert text[head.offset :] == rest


@pytest.mark.parametrize(
    ("label", "start", "end", "parent", "letter"),
    [
        ("3a", "3", "3", None, "a"),
        ("3ab", "3", "3", None, "ab"),
        ("2-5b", "2", "5", None, "b"),
        ("*c", "*", "*", None, "c"),
        ("3a1b", "3a1", "3a1", "3a", "b"),
        ("3a1-4b", "3a1", "3a4", "3a", "b"),
        ("2-3b2a", "2-3b2", "2-3b2", "2-3b", "a"),
        ("3a1b2c", "3a1b2", "3a1b2", "3a1b", "c"),
        ("3a1-2b3-4c", "3a1-2b3", "3a1-2b4", "3a1-2b", "c"),
        ("*a1b", "*a1", "*a1", "*a", "b"),
        ("A1.2a", "A1.2", "A1.2", "A1", "a"),
        ("A1.12a", "A1.12", "A1.12", "A1", "a"),
        ("A1.2a3b", "A1.2a3", "A1.2a3", "A1.2a", "b"),
        ("3abc12-15b", "3abc12", "3abc15", "3abc", "b"),
    ],
)
def test_a_label_says_where_its_extension_leaves(
    label: str, start: str, end: str, parent: str | None, letter: str
) -> None:
    assert read_label(Label(label)) == (start, end, parent, letter)


@pytest.mark.parametrize("label", ["A1", "Order as a gift", "3", "3a1", "*", "", "2-5"])
def test_a_name_says_not_where_its_extension_leaves(label: str) -> None:
    assert read_label(Label(label)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2. Customer eats.", ("2", 3)),
        ("2) Customer eats.", ("2", 3)),
        ("12.  Customer eats.", ("12", 5)),
        ("2a1. Customer eats.", ("2a1", 5)),
        ("2-3b2. Customer eats.", ("2-3b2", 7)),
        ("A1.2. Customer eats.", ("A1.2", 6)),
        ("2.Customer eats.", None),
        ("2 Customers eat.", None),
        ("2.", None),
        ("2. ", None),
        ("2a. Customer eats.", None),
        ("Customer eats 2. then", None),
    ],
)
def test_a_number_typed_before_a_step_is_taken_off_it(text: str, found: tuple[str, int] | None) -> None:
    assert typed_number(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3", ("3", "3")),
        (" 3 ", ("3", "3")),
        ("step 3", ("3", "3")),
        ("Steps 2-4", ("2", "4")),
        ("2–4", ("2", "4")),
        ("2 to 4", ("2", "4")),
        ("2 - 4", ("2", "4")),
        ("*", ("*", "*")),
        ("2a1-2a2", ("2a1", "2a2")),
        ("2a1b2", ("2a1b2", "2a1b2")),
        ("2-3b2", ("2-3b2", "2-3b2")),
        ("2-3b2-2-3b4", ("2-3b2", "2-3b4")),
        ("*a1", ("*a1", "*a1")),
        ("A1.2", ("A1.2", "A1.2")),
        ("A1.2a1-A1.2a3", ("A1.2a1", "A1.2a3")),
        ("A1.2abc12", ("A1.2abc12", "A1.2abc12")),
        ("2abc12", ("2abc12", "2abc12")),
        ("2-13b2", ("2-13b2", "2-13b2")),
        ("3a", None),
        ("late", None),
        ("", None),
        ("2 4", None),
        ("2-", None),
        ("1234567", None),
    ],
)
def test_the_steps_that_are_named_are_a_first_and_a_last(text: str, found: tuple[str, str] | None) -> None:
    assert step_numbers(text) == found


@pytest.mark.parametrize("text", ["*use case ends*", "**Use case ends.**", "**End.**", "*fin*", "***Fin***"])
def test_an_emphasized_word_is_no_label(text: str) -> None:
    assert read_head(text).named


@pytest.mark.parametrize("text", ["*a The network is down", "*ab. The network is down", "**a. No network**"])
def test_what_may_happen_at_any_step_has_a_label(text: str) -> None:
    assert read_head(text).label.startswith("*a")


@pytest.mark.parametrize(
    ("text", "step", "found"),
    [
        ("resume at 2", "2", "2"),
        ("→ **back to 4**", "4", "4"),
        ("ステップ４に戻る", "4", "４"),
        ("返回第2步", "2", "2"),
        ("return to step 2A1 of the main flow", "2a1", "2A1"),
        ("retour à l’étape 2–3b1.", "2-3b1", "2–3b1"),
        ("continue at step A1.2", "A1.2", "A1.2"),
        ("go to 12", "2", None),
        ("go to 2 as in 2", "2", None),
    ],
)
def test_the_number_of_a_step_stands_where_it_was_typed(text: str, step: str, found: str | None) -> None:
    place = step_place(text, StepNumber(step))
    assert (place and text[slice(*place)]) == found
