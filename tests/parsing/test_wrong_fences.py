"""Fences of use cases that are none: each is told of at its line, and its edits mend it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Golden
from mkdocs_usecases.diagnostics import Code, Diagnostic
from slips.judging import applied
from support.answers import compare_answers
from support.building import REPOSITORY
from support.checking import findings_of
from support.typing_anything import share
from support.work import in_good_time

FENCES = {Code.WRONG_FENCE, Code.UNCLOSED_FENCE}
CASES = [
    page
    for code in sorted(FENCES, key=str)
    for page in sorted((REPOSITORY / "tests/cases" / code.value).glob("*.md"))
]
BLOCK = "title: Order\nactor: Customer\nsteps: [Customer orders., Customer eats.]\n"


def found(text: str) -> list[Diagnostic]:
    return [finding for finding in findings_of({"page.md": text}) if finding.code in FENCES]


def line_of(text: str) -> int:
    """The line of the only thing that is said of a page."""
    (finding,) = (one for one in findings_of({"page.md": text}) if one.severity.rank > 1)
    assert finding.code in FENCES
    return finding.span.line


def mended(text: str) -> str:
    """A page after the edits of its only mistake: nothing is left to say of it."""
    (finding,) = found(text)
    after = applied(text, finding.edits)
    assert not [one for one in findings_of({"page.md": after}) if one.severity.rank > 1]
    return after


def test_keys_of_another_language_without_a_fence_are_told_where_nothing_else_is_a_use_case() -> None:
    block = "nombre: Pedir\nactor principal: Cliente\nflujo principal: [Cliente pide., Cliente come.]\n"
    assert mended(f"# Pedidos\n\n{block}```\n") == f"# Pedidos\n\n```usecase\n{block}```\n"


@pytest.mark.parametrize("page", CASES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_the_edits_of_a_finding_mend_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for finding in (all_of_them := found(text)):
        left = found(applied(text, finding.edits))
        assert len(left) < len(all_of_them), finding


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *(
            ("```use-case", "```"),
            ("```usecases {.wide}", "```"),
            ("~~~usescase", "~~~"),
            ("```use case", "```"),
        ),
        *(
            ("```yaml usecases", "```"),
            ("```usecase:", "```"),
            ("```{.use-case}", "```"),
            ("```usecsae", "```"),
        ),
        *(
            ("``usecase", "```"),
            ("`usecase", "```"),
            ("'''usecase", "```"),
            ("´´´ usecase", "´´´"),
            ("'''yaml usecase", "```"),
            ('""":usecase', "```"),
            ("‘‘‘usecase {.wide}", "```"),
            ("``{.yaml .usecase}", "```"),
            ("usecase", "```"),
        ),
    ],
)
def test_a_mistyped_opening_is_told_of_and_mended(opening: str, closing: str) -> None:
    text = f"# Orders\n\n{opening}\n{BLOCK}{closing}\n\nText.\n"
    assert line_of(text) == 3
    assert mended(text).split("\n")[2].split(" {")[0].strip("`~{} ") in {
        "usecase",
        "yaml usecase",
        ".usecase",
        ".yaml .usecase",
    }


@pytest.mark.parametrize(
    "closing", ["``", "`", "~~~", "'''", "´´´", "    ```", "``` end", "```usecase", "````x"]
)
def test_a_mistyped_closing_is_told_of_at_the_opening_and_mended(closing: str) -> None:
    text = f"# Orders\n\n```usecase\n{BLOCK}{closing}\n\nText.\n\n- Item\n"
    assert line_of(text) == 3
    assert mended(text) == text.replace(f"{BLOCK}{closing}\n", f"{BLOCK}```\n")


@pytest.mark.parametrize("prefix", ["", "> ", "    "], ids=["page", "quote", "admonition"])
def test_a_line_that_is_gone_is_put_back(prefix: str) -> None:
    lines = [f"{prefix}{line}" for line in ("```usecase", *BLOCK.splitlines(), "```")]
    head, tail = (
        (["!!! note", ""] if prefix.strip() == "" and prefix else [f"{prefix}Text.", prefix]),
        ["", "Text."],
    )
    whole = "\n".join([*head, *lines, *tail])
    assert mended("\n".join([*head, *lines[1:], *tail])) == whole
    assert mended("\n".join([*head, *lines[:-1], *tail])) == whole


def test_a_line_that_is_gone_is_put_back_before_keys_of_another_language() -> None:
    block = "Titel: Bestellen\nAkteur: Kunde\nSchritte: [Kunde bestellt., Kunde isst.]\n"
    page = f"# Orders\n\n{block}```\n"
    assert line_of(page) == 3
    assert mended(page) == f"# Orders\n\n```usecase\n{block}```\n"


@pytest.mark.parametrize(
    "text",
    [
        "Name: shop\nDescription: sells things\nAuthor: Kim",
        "Nom: boutique\nDescription: vend des choses\nAuteur: Kim\nÉtat: fini",
        "Name: Laden\nBeschreibung: verkauft Dinge\nVerantwortlich: Kim",
    ],
)
def test_what_describes_another_thing_is_no_use_case(text: str) -> None:
    assert found(f"# Usecase shop\n\n{text}\n```\nshop --help\n```\n") == []


def test_a_key_on_the_line_of_the_fence_is_told_of_and_nothing_is_called_missing() -> None:
    text = f"```usecase {BLOCK}```\n"
    assert line_of(text) == 1
    assert mended(text) == f"```usecase\n{BLOCK}```\n"


CUT = (
    "```usecase\nid: UC-1\ntitle: Order\nactor: Customer\n{}steps:\n  - Customer orders.\n{}tags: [a]\n```\n"
)


@pytest.mark.parametrize(("first", "second", "key"), [("```\n", "", "steps"), ("", "```\n", "tags")])
@pytest.mark.parametrize("prefix", ["", "> ", "    "], ids=["page", "quote", "admonition"])
@pytest.mark.parametrize("behind", ["", "\nText.\n\n```python\nprint()\n```\n"], ids=["last", "first"])
def test_a_block_that_is_closed_too_early(
    prefix: str, first: str, second: str, key: str, behind: str
) -> None:
    def page(first: str, second: str) -> str:
        lines = f"{CUT.format(first, second)}{behind}".splitlines()
        head = ["!!! note", ""] if prefix.isspace() else []
        return "\n".join([*head, *(f"{prefix}{line}" for line in lines), ""])

    (finding,) = found(page(first, second))
    assert f"`{key}:` stands below" in finding.message
    assert line_of(page(first, second)) == finding.span.line
    assert mended(page(first, second)) == page("", "")


@pytest.mark.parametrize(
    "behind",
    [
        "tags: [a]\n",
        "\ntags: [a]\n```\ncode\n```\n",
        "Tags: these are\nall of them.\n```\ncode\n```\n",
        "title: Order\n```\ncode\n```\n",
        "tags: [a]\n```yaml\ncode\n```\n",
        "  - x\n```\ncode\n```\n",
        "```\ncode\n```\n",
    ],
)
def test_text_right_below_a_block_is_text(behind: str) -> None:
    assert found(CUT.format("", "") + behind) == []


def test_the_line_of_an_item_may_hold_the_fence() -> None:
    text = "- ```usecase title: Order\n  actor: Customer\n  steps: [Customer orders.]\n  ```\n"
    assert (
        mended(text)
        == "- ```usecase\n  title: Order\n  actor: Customer\n  steps: [Customer orders.]\n  ```\n"
    )


def test_two_blocks_with_one_fence_forgotten_are_one_mistake() -> None:
    text = f"```usecase\n{BLOCK}\nText.\n\n```usecase\n{BLOCK.replace('Order', 'Pay')}```\n"
    assert line_of(text) == 1


_PREFIXES = ("", "  ", "    ", "\t", "> ", "> > ", "- ")
_LINES = (
    *(
        "```usecase",
        "```usecases",
        "``usecase",
        "usecase",
        "```",
        "~~~",
        "``",
        "```usecase title: x",
        "``` end",
    ),
    *("title: x", "actor: y", "steps: [z]", "  - z", "", "text", "<!--", "-->"),
)
PAGES = st.lists(st.builds(str.__add__, st.sampled_from(_PREFIXES), st.sampled_from(_LINES)), max_size=20)


@pytest.mark.slow
@share(120)
@given(PAGES)
def test_what_is_said_of_fences_lies_in_the_page(lines: list[str]) -> None:
    for finding in found("\n".join(lines)):
        for edit in finding.edits:
            for place in (edit.span, edit.span.end):
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "```use-case\ntitle:\n```\n" * 2_000,
        "``usecase\ntitle: x\n" * 3_000,
        "usecase\n" * 8_000,
        "title: x\nactor: y\nsteps: z\n```\n\n" * 2_000,
        "title: x\nactor: y\nsteps: z\n" * 3_000 + "```\n" * 9,
        "```usecase\n```a\n" * 3_000,
        "```usecase\ntext\n" * 3_000,
        "`" * 40_000 + "usecase\n",
        "```" + "use " * 12_000 + "\nusecase",
    ],
    ids=lambda text: f"{text[:12]!r}",
)
def test_no_page_takes_long(text: str) -> None:
    with in_good_time(2):
        found(text)


def test_a_fence_without_a_word_is_one_of_a_use_case_and_surely_beside_another_one() -> None:
    block = f"id: UC-2\n{BLOCK}"
    text = f"```usecase\n{BLOCK}```\n\n```\n{block.replace('Order', 'Eat')}```\n"
    assert line_of(text) == 7
    assert mended(text).count("```usecase\n") == 2
    assert found(text.replace("\n```\nid", "\n```yaml\nid")) == []
    alone = text.partition("\n\n")[2]
    assert [each.is_certain for each in (*found(text), *found(alone))] == [True, False]
    assert found(alone.replace("actor:", "author:")) == []


def test_a_fence_that_alone_is_indented_is_told_and_mended() -> None:
    text = f"  ```usecase\n{BLOCK}```\n"
    finding = found(text)[0]
    assert (finding.code, finding.span.line) == (Code.UNCLOSED_FENCE, 1)
    assert applied(text, finding.edits) == text[2:]


def test_what_stands_behind_a_wrong_fence_is_no_unknown_use_case() -> None:
    text = (
        f"[UC-2]\n\n```usecase\nid: UC-1\nincludes: UC-2\n{BLOCK}```\n\n```usecases\nid: UC-2\n{BLOCK}```\n"
    )
    assert line_of(text) == 11


def test_a_fence_that_is_indented_into_code_is_told_and_mended() -> None:
    right = f"# Use cases\n\n```usecase\n{BLOCK}```\n"
    text = right.replace("```usecase", "    ```usecase")
    assert line_of(text) == 3
    assert mended(text) == right


def test_a_line_that_is_gone_is_put_back_before_keys_in_quotes() -> None:
    text = BLOCK.replace("title", '"title"').replace("steps", "'steps'") + "```\n"
    assert mended(text) == f"```usecase\n{text}"


def test_a_line_that_is_gone_is_put_back_with_the_signs_that_close_it() -> None:
    assert mended(f"{BLOCK}~~~\n") == f"~~~usecase\n{BLOCK}~~~\n"


@pytest.mark.slow
@pytest.mark.golden
def test_lines_that_may_open_a_block_get_what_their_table_says(golden: Golden) -> None:
    """In the table `§` stands for a block, each line of it behind what stands before it."""

    def answer(typed: str) -> str:
        lines = (
            line.replace("§", own)
            for line in typed.split("⏎")
            for own in (BLOCK.splitlines() if line.endswith("§") else [""])
        )
        said = (
            f"{one} {'; '.join(f'{edit.span.line}:{edit.span.column} {edit.text!r}' for edit in one.edits)}"
            for one in found("\n".join(lines) + "\n")
        )
        return " ∥ ".join(said).replace("\n", "⏎") or "nothing"

    compare_answers(golden, Path(__file__).with_name("wrong-fences.txt"), answer)
