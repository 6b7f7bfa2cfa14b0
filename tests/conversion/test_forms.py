"""The forms that parts of documents have: what becomes of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.documents.files import convert_text
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import site_context
from support.answers import compare_answers, compare_texts, questions

FORMS = Path(__file__).parent / "forms"
CONTEXT = site_context(Options())
THREE = ["  1. Keeper asks.", "  2. Desk answers.", "  3. Keeper pays."]
LEND = ['<a id="uc-1-lend"></a>', "id: UC-1", "title: Lend", "actor: Keeper"]
STEPS = "**MSS**\n\n1. Keeper asks.\n2. Desk answers.\n3. Keeper pays.\n"
FRAMES = {
    "names": ("# Page\n\n{}\n\n" + STEPS, ["title: Page", "steps: |", *THREE]),
    "titles": ("# Page\n\n## {}\n\n**Actor:** Keeper\n\n" + STEPS, ["actor: Keeper", "steps: |", *THREE]),
    "fields": (
        "# Page\n\n## UC-1: Lend\n\n**Actor:** Keeper\n\n{}\n\n" + STEPS,
        [*LEND, "steps: |", *THREE],
    ),
    "casts": (
        "# Page\n\n## UC-1: Lend\n\n{}\n\n" + STEPS,
        [*(line for line in LEND if line != "actor: Keeper"), "steps: |", *THREE],
    ),
    "tables": ("# Page\n\n{}\n", []),
    "steps": ("# Page\n\n## UC-1: Lend\n\n**Actor:** Keeper\n\n**MSS**\n\n{}\n", LEND),
    "extensions": (
        "# Page\n\n## UC-1: Lend\n\n**Actor:** Keeper\n\n" + STEPS + "\n**Extensions**\n\n{}\n",
        [*LEND, "steps: |", *THREE],
    ),
    "branches": (
        "# Page\n\n## UC-1: Lend\n\n**Actor:** Keeper\n\n### " + STEPS + "\n### Extensions\n\n{}\n",
        [*LEND, "steps: |", *THREE],
    ),
}
"""A document around each line of a table, and what of its block is always there."""

ALWAYS = ["# Page", "```usecase", "```"]


@pytest.mark.slow
@pytest.mark.golden
@pytest.mark.parametrize("name", FRAMES)
def test_a_form_becomes_what_its_table_says(name: str, golden: Golden) -> None:
    frame, known = FRAMES[name]

    def answer(form: str) -> str:
        return told(frame.format(form.replace("⏎", "\n")), known)

    compare_answers(golden, FORMS / f"{name}.txt", answer)


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMES)
def test_blanks_that_nobody_sees_change_nothing(name: str) -> None:
    frame, _ = FRAMES[name]
    for form in questions(FORMS / f"{name}.txt"):
        document = frame.format(form.replace("⏎", "\n"))
        made = convert_text(spaced(document), "page.md", CONTEXT).text
        assert bare(made) == bare(convert_text(document, "page.md", CONTEXT).text), form


def told(document: str, known: list[str]) -> str:
    """What comes out besides what always does, on one line."""
    converted = convert_text(document, "page.md", CONTEXT)
    lines = [line for line in converted.text.split("\n") if line]
    if "```usecase" not in lines:
        left = (f"{one.at + 1}: {one.reason.value}: {one.typed}" for one in converted.conversion.left)
        return " ".join(["no use case", *left])
    always = [*ALWAYS, *known]
    new = [line for line in lines if line not in always]
    return "⏎".join([*(f"no `{line}`" for line in always if line not in lines), *new])


def spaced(document: str) -> str:
    """A document with blanks where nobody sees them, and without the end of its last line."""
    return "\n".join(f"{line} " if line.strip() else "  " for line in document.rstrip("\n").split("\n"))


def bare(document: str) -> str:
    """A document without them."""
    return "\n".join(line.rstrip() for line in document.rstrip("\n").split("\n"))


@pytest.mark.slow
@pytest.mark.golden
def test_a_document_becomes_what_stands_below_it(golden: Golden) -> None:
    compare_texts(golden, FORMS / "documents.md", numbered)


def numbered(document: str) -> str:
    """A page as it is then: before each line that of the document, and `=` where it stays as it was."""
    found = convert_text(document + "\n", "page.md", CONTEXT).conversion
    rows = zip(found.origins, found.kept, found.lines, strict=True)
    lines = [f"{origin + 1:>2}{' ='[kept]}{' ' * bool(line)}{line}" for origin, kept, line in rows]
    for use_case in found.found:
        anchors = ", ".join(use_case.anchors) or "no anchor"
        head = f"{use_case.id} `{use_case.title}`: {use_case.shape}, {anchors}"
        lines.append(f"{use_case.first + 1}-{use_case.last + 1} {head}")
        lines += [f"{each.at + 1}? {each}" for each in use_case.questions]
        lines += [f"{at + 1}! {typed}" for at, typed in use_case.staying]
    lines += [f"{left.at + 1}! {left.reason.value}: {left.typed}" for left in found.left]
    return "\n".join(lines)
