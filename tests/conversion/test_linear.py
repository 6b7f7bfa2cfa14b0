"""A document of any size takes time that grows with its size alone, also one that was made to be slow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.converting_documents import converted
from support.work import expect_in_step, in_good_time

pytestmark = pytest.mark.slow

HEAD = "## UC-1: x\n\n**Actor:** Guest\n\n**Main flow:**\n\n1. Guest asks.\n2. Desk answers.\n\n"
ONE = "#### A1 b\n\n**Trigger:** x\n\n1. y\n\n"
DOCUMENTS: dict[str, Callable[[int], str]] = {
    "many use cases": lambda n: "".join(HEAD.replace("UC-1", f"UC-{at}") for at in range(n // 8)),
    "many steps": lambda n: HEAD.strip() + "".join(f"\n{at}. Guest asks." for at in range(3, n)),
    "many extensions": lambda n: f"{HEAD}**Extensions:**\n\n" + "* 2a. No.\n    * 2a1. Yes.\n" * n,
    "many headings": lambda n: f"{HEAD}### Extensions\n\n" + ONE * (n // 4),
    "many parts": lambda n: HEAD + "**Foo**\n\ntext\n\n**Postconditions:** y\n\n" * (n // 2),
    "many labels": lambda n: "**Actor:** Guest\n" * n,
    "many rows": lambda n: f"| Actor | x |\n|---|---|\n{'| Foo | bar |' + chr(10)}" * n,
    "many notes": lambda n: HEAD.replace("**Main flow:**", "### MSS") + "_Note: x_\n\n3. z\n\n" * (n // 2),
    "many sentences": lambda n: f"The System is A and the Actor is B.\n\n{HEAD}" * (n // 8),
    "open tables": lambda n: "<table>\n<tr><td>x\n" * n,
    "tables told by dashes": lambda n: "---- ----\nx    y\n" * n,
    "headings above dashes": lambda n: "Actor  MSS\n-----  ---\nx\n" * n,
    "rules": lambda n: "------\nx\n" * n,
    "many labels in a line": lambda n: "**Actor:** Guest, " * n,
    "numbers that begin again": lambda n: HEAD + "**Foo:** x\n\n1. y\n\n" * n,
    "numbers below one": lambda n: HEAD.strip() + "\n2.1 Guest asks." * n,
    "terms": lambda n: f"{HEAD}**Extensions:**\n\n" + "2a. No\n: Yes.\n" * n,
    "sections": lambda n: HEAD + "1.1 Foo\n" * n,
    "quoted labels": lambda n: HEAD.replace("**Actor:**", "> **Actor:** x\n" * n + "> **Foo:**"),
    "names with a colon": lambda n: f"{HEAD}**Extensions:**\n\n" + "- No:\n- Yes.\n" * n,
    "steps as headings": lambda n: HEAD.replace("**Main flow:**", "### MSS") + "#### Step 3\n\nx\n\n" * n,
    "fields of extensions": lambda n: f"{HEAD}### Extensions\n\n#### 2a. x\n\n" + "**Branch point:** 2\n" * n,
    "a row for each use case": lambda n: (
        "| ID | Actor | MSS |\n|---|---|---|\n" + "| UC-1 | x | 1. y. 2. z. |\n" * (n // 8)
    ),
    "ends as headings": lambda n: f"{HEAD}### Postconditions\n\n" + "**Failure:**\n- x\n" * n,
    "one long line": lambda n: f"**Actor:** {'a, ' * n}\n\n**MSS**\n\n1. {'(step ' * n}\n2. {'*' * n}\n",
    "brackets": lambda n: "- [**_" * n,
}

LONG = {"open tables", "tables told by dashes", "headings above dashes", "rules", "many rows", "many steps"}
"""Those with many lines through which the end of a table is looked for, or with more steps than are read."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_twice_the_document_takes_about_twice_the_time(name: str) -> None:
    expect_in_step(lambda size: converted(DOCUMENTS[name](size)), 2100 if name in LONG else 1000)


LINES = {
    "a heading of blanks": f"# UC-1: x{' ' * 4000}y\n\n**Actor:** Guest\n\n**MSS**\n\n1. a b.\n2. c d.\n",
    "a step of underscores": f"{HEAD.replace('Guest asks', '_' * 4000 + 'x')}",
}


@pytest.mark.parametrize("name", LINES)
def test_no_line_is_slow_however_long_it_is(name: str) -> None:
    with in_good_time():
        converted(LINES[name])


def test_headings_of_one_name_each_get_an_address_in_good_time() -> None:
    with in_good_time():
        converted(HEAD + "Foo\n---\n\nx\n\n" * 8000)
