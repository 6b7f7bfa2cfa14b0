"""Numbers where a list has dashes, and numbers of outlines that are nearly right."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from support.checking import findings_of
from support.surviving import fenced

HEAD = "title: Order\nactor: Customer\nsystem: App\n"


def read(block: str) -> UseCase:
    """A block of which nothing is wrong."""
    found = findings_of({"page.md": fenced(block)})
    assert [str(one) for one in found if one.severity is not Severity.HINT] == []
    (one,) = read_document(fenced(block), "page.md", Options()).blocks
    assert one.use_case is not None
    return one.use_case


@pytest.mark.parametrize("form", ["{}. ", "{}) ", "1. "])
def test_below_a_label_numbers_are_dashes(form: str) -> None:
    lines = [form.format(number) + text for number, text in enumerate(("App waits.", "resume at 1"), 1)]
    use_case = read(f"{HEAD}steps:\n  - App asks.\nextensions:\n  1a. No:\n    " + "\n    ".join(lines))
    (extension,) = use_case.extensions
    assert [step.text for step in extension.steps] == ["App waits."]
    assert extension.outcome.step == "1"


def test_a_list_of_texts_may_be_numbered() -> None:
    use_case = read(f"{HEAD}preconditions:\n  1. One is true.\n  2. Two is true.\nsteps:\n  - App asks.\n")
    assert [(text.text, text.span.line, text.span.column) for text in use_case.preconditions] == [
        *(("One is true.", 6, 6), ("Two is true.", 7, 6)),
    ]


def test_a_text_with_a_number_before_it_is_a_text() -> None:
    use_case = read(f"{HEAD}preconditions:\n  1. One\n  3. Three\nsteps:\n  - App asks.\n")
    assert [text.text for text in use_case.preconditions] == ["1. One 3. Three"]


@pytest.mark.parametrize("second", ["2.App", "2 App", "2, App", "2; App", "2) App", "o. App", "l. App"])
def test_a_number_that_is_nearly_one_is_one(second: str) -> None:
    use_case = read(f"{HEAD}steps: |\n  1. Customer asks.\n  {second} answers.\n  3. Customer pays.\n")
    assert [step.text for step in use_case.main_success_scenario] == [
        *("Customer asks.", "App answers.", "Customer pays."),
    ]


@pytest.mark.parametrize("line", ["3 meals are shown.", "O. Henry waits.", "2.5 litres remain."])
def test_a_line_that_goes_on_may_begin_with_a_number(line: str) -> None:
    use_case = read(f"{HEAD}steps: |\n  1. Customer asks, and\n  {line}\n")
    assert [step.text for step in use_case.main_success_scenario] == [f"Customer asks, and {line}"]


@pytest.mark.parametrize("form", ["{}. ", "{}) ", "{}."])
def test_a_colon_in_the_first_numbered_step_makes_no_key_of_it(form: str) -> None:
    lines = ["App asks: is that all?", "Customer says: yes.", "App waits."]
    numbered = "".join(f"  {form.format(number)}{line}\n" for number, line in enumerate(lines, 1))
    use_case = read(f"{HEAD}steps:\n{numbered}")
    assert [step.text for step in use_case.main_success_scenario] == lines


def test_numbered_steps_are_no_text_that_entries_were_joined_to() -> None:
    use_case = read(
        f"{HEAD}steps:\n  1. App asks.\n  2. Customer waits.\nextensions:\n"
        '  "*a. Power fails": ends in failure\n'
    )
    assert [step.text for step in use_case.main_success_scenario] == ["App asks.", "Customer waits."]


def test_extensions_with_labels_may_be_numbered_too() -> None:
    use_case = read(
        f"{HEAD}steps:\n  - App asks.\n  - Customer waits.\nextensions:\n"
        "  1. 1a. Nobody hears: ends in failure\n  2. 2a. Late:\n      1. App asks.\n      2. resume at 1\n"
    )
    assert [extension.label for extension in use_case.extensions] == ["1a", "2a"]
    assert [step.text for step in use_case.extensions[1].steps] == ["App asks."]


def test_what_stands_below_a_numbered_step_belongs_to_it() -> None:
    use_case = read(
        f"{HEAD}steps:\n  1. Customer asks.\n  2. App shows:\n     - meals\n     - prices\n  3. App waits.\n"
    )
    step = use_case.main_success_scenario[1]
    assert step.details is not None
    assert step.details.text == "- meals\n- prices"


def test_a_number_behind_an_abbreviation_is_no_step_to_go_on_at() -> None:
    use_case = read(f"{HEAD}steps:\n  - App asks.\n  - Customer takes table no. 12.\n")
    assert use_case.main_success_scenario[1].text == "Customer takes table no. 12."
