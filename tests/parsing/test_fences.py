"""Fences: where one begins and ends, and that every character of its content has its place in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.fences import Scan
from support.typing_anything import share
from support.work import in_good_time


def fences(text: str) -> list[Fence]:
    return list(Scan(text.split("\n")).fences)


def only(text: str) -> Fence:
    (fence,) = fences(text)
    return fence


def test_the_content_loses_the_prefix_of_the_fence() -> None:
    fence = only("- Item\n\n    ```usecase {.wide}\n    title: Order\n      actor: A\n\n    ```")
    assert fence == Fence(
        first=2,
        last=6,
        prefix="    ",
        info="{.wide}",
        lines=("title: Order", "  actor: A", ""),
        offsets=(4, 4, 0),
        closed=True,
        run="```",
    )


@pytest.mark.parametrize(
    "line", ["> > title: x", ">> title: x".replace(">>", "> >"), ">   title: x", "  > title: x"], ids=repr
)
def test_a_line_of_a_quote_may_leave_out_signs_as_in_superfences(line: str) -> None:
    fence = only(f"> > ```usecase\n{line}\n> > ```")
    assert fence.closed
    assert fence.lines[0].strip() == "title: x"


def test_a_line_outside_of_the_quote_ends_the_block() -> None:
    fence = only("> ```usecase\n> title: x\nactor: y\n> ```\n")
    assert not fence.closed
    assert fence.lines == ("title: x",)


def test_a_tab_counts_as_the_one_character_that_it_is() -> None:
    fence = only("- Item\n\n\t```usecase\n\ttitle: x\n    actor: y\n\t\tdeeper: z\n\t```")
    assert fence.lines == ("title: x", "actor: y", "\tdeeper: z")
    assert fence.offsets == (1, 4, 1)


def test_a_tab_that_reaches_beyond_the_prefix_becomes_blanks() -> None:
    fence = only("  ```usecase\n\ttitle: x\n  ```")
    assert fence.lines == ("  title: x",)
    assert fence.lines[0].index("title") + fence.offsets[0] == 1


def test_a_code_block_in_prose_does_not_close_the_block() -> None:
    fence = only("```usecase\nsummary: |\n  ```\n  code\n  ```\ntitle: x\n```")
    assert fence.closed
    assert fence.lines[-1] == "title: x"


def test_the_closing_fence_may_be_longer_but_not_shorter() -> None:
    assert only("```usecase\ntitle: x\n`````").closed
    assert not only("````usecase\ntitle: x\n```").closed
    assert not only("```usecase\ntitle: x\n~~~").closed


def test_a_fence_of_another_language_is_skipped_whole() -> None:
    assert fences("```python\n~~~usecase\n~~~\n```\n\n````\n```usecase\n```\n````") == []


def test_an_unclosed_fence_of_another_language_hides_nothing() -> None:
    assert only("~~~python\n\n```usecase\ntitle: x\n```").closed


def test_a_fence_with_a_title_in_backticks_is_a_fence() -> None:
    assert fences('```python title="`usecase`"\n```usecase\n```') == []


def test_inline_code_of_three_backticks_is_no_fence() -> None:
    assert only("```usecase``` is inline\n\n```usecase\ntitle: x\n```").first == 2


def test_an_unclosed_comment_hides_nothing() -> None:
    assert only("<!-- forgotten\n\n```usecase\ntitle: x\n```").closed


def test_a_comment_in_a_fence_hides_nothing_behind_it() -> None:
    assert only("```html\n<!--\n```\n\n```usecase\ntitle: x\n```\n\n-->").first == 4


def test_a_comment_in_the_middle_of_a_line_hides_nothing() -> None:
    assert only("Write `<!--` to begin\n\n```usecase\ntitle: x\n```\n\nand `-->` to end.").first == 2


def test_an_empty_block_has_no_lines() -> None:
    assert only("```usecase\n```").lines == ()


def test_a_fence_of_another_language_ends_with_its_quote_and_the_next_one_is_a_fence_again() -> None:
    assert fences("> ```python\ntext\n\n> ```python\n> ```usecase\n> ```") == []


def test_a_fence_of_another_language_is_closed_by_nothing_but_its_signs() -> None:
    assert fences("```python\n```text\n```usecase\n```") == []
    assert fences("```python\n````\n```usecase\n```") == []


def test_three_backticks_in_the_middle_of_a_line_open_nothing() -> None:
    assert only("a ``` b\n\n```usecase\ntitle: x\n```").first == 2


def test_inline_code_at_the_start_of_a_line_does_not_end_the_block() -> None:
    assert only("```usecase\nsummary: a\n```b` c\ntitle: x\n```").lines == (
        "summary: a",
        "```b` c",
        "title: x",
    )


def test_behind_the_sign_of_an_item_only_the_fence_of_a_use_case_is_one() -> None:
    assert only("- ~~~python\n  ```usecase\n  title: x\n  ```\n  ~~~").lines == ("title: x",)
    assert only("- ```usecase\n  title: x\n  ```").lines == ("title: x",)


@pytest.mark.parametrize(
    ("opening", "info"),
    [
        ("``` {.usecase}", ""),
        ("``` { .UseCase }", ""),
        ("``` {: .usecase .wide }", "{.wide}"),
        ("``` {#meal .usecase .wide}", "{#meal .wide}"),
        ("```.usecase", ""),
        ("``` USECASE  {.wide} ", "{.wide}"),
        ("```usecase{.wide}", "{.wide}"),
        ("```yaml usecase", ""),
        ("```yaml usecase {.wide}", "{.wide}"),
        ("```yaml .usecase", ""),
        ("```yaml {.usecase}", ""),
        ("``` YAML  {: .wide .usecase #meal}", "{.wide #meal}"),
        ("```yaml{.usecase}", ""),
        ("``` {.yaml .usecase}", ""),
        ("``` {.yaml .wide .usecase}", "{.wide}"),
    ],
)
def test_the_language_may_be_a_class_in_any_case(opening: str, info: str) -> None:
    assert only(f"{opening}\ntitle: x\n```").info == info


@pytest.mark.parametrize(
    "opening",
    [
        *("``` {title=usecase}", "```usecases", "``` {}", "```yaml usecases", "```yaml {.usecases}"),
        *(
            '```yaml title="usecase"',
            '```yaml title="the usecase"',
            "```yaml title=usecase",
            "```a b usecase",
        ),
    ],
)
def test_another_word_is_another_language(opening: str) -> None:
    assert fences(f"{opening}\n```usecase\n```") == []


@pytest.mark.parametrize(
    ("below", "lines", "last"),
    [
        ("title: x\nactor: y", 2, 2),
        ("no colon\ntitle: x", 2, 2),
        ("\ntext", 0, 0),
        ("\n\ntitle: x", 3, 3),
        ("title: x\n  \ntext", 1, 1),
        ("title: x\n\ntext\n\nactor: y", 1, 1),
        ("title: x\ntext\n\nactor: y\n\n", 4, 4),
        ("title: x\n\n  text\n- text\n\n'a'", 6, 6),
        ("title: x\n\n# Heading", 1, 1),
        ("title: x\n\n#comment", 3, 3),
        ("title: x\n~~~\nactor: y", 1, 2),
        ("title: x\n\n```` \nactor: y", 1, 3),
    ],
)
def test_an_unclosed_block_goes_as_far_as_yaml_may(below: str, lines: int, last: int) -> None:
    run = "````` usecase" if "````" in below else "```usecase"
    fence = only(f"{run}\n{below}")
    assert not fence.closed
    assert (len(fence.lines), fence.last) == (lines, last)


@pytest.mark.parametrize(
    ("text", "lines", "last"),
    [
        ("- a\n\n    ```usecase\n    title: x\n  ```\ntext", ("title: x",), 4),
        ("> ```usecase\n> title: x\n```\n", ("title: x",), 2),
        ("- a\n    - b\n\n        ```usecase\n        title: x\n\t```\n", ("title: x",), 5),
        ("> ```usecase\n> title: x\n>> actor: y\n> ```", ("title: x",), 1),
        ("> ```usecase\n> title: x\n>>\n> ```", ("title: x",), 1),
        ("> > ```usecase\n> > title: x\n> >\n>   actor: y\n> > ```", ("title: x",), 1),
        ("> > ```usecase\n> > title: x\n>\n>   actor: y\n> > ```", ("title: x",), 1),
    ],
)
def test_an_unclosed_block_ends_with_what_it_stands_in(text: str, lines: tuple[str, ...], last: int) -> None:
    fence = only(text)
    assert not fence.closed
    assert (fence.lines, fence.last) == (lines, last)


def test_tabs_stand_for_every_level_of_indentation() -> None:
    fence = only("- a\n    - b\n\n        ```usecase\n\t\ttitle: x\n  \t  \tactor: y\n        ```")
    assert fence.closed
    assert fence.lines == ("title: x", "actor: y")
    assert fence.offsets == (2, 6)


def test_a_line_of_blanks_in_a_quote_is_empty() -> None:
    fence = only("> ```usecase\n>      \n> title: x\n> ```")
    assert fence.lines == ("", "title: x")


SOURCE_LINES = st.lists(
    st.sampled_from(
        [
            "```usecase",
            "```",
            "~~~",
            "````md",
            "title: x",
            "",
            "> ",
            ">",
            "text",
            "- item",
            "\t",
            "<!--",
            "-->",
        ]
    ).flatmap(
        lambda line: st.sampled_from(["", "  ", "    ", "\t", "> ", "> > ", ">\t"]).map(lambda p: p + line)
    ),
    max_size=25,
)


@pytest.mark.slow
@pytest.mark.oracle
@share(120)
@given(SOURCE_LINES)
def test_every_character_of_a_block_has_its_place_in_the_source(lines: list[str]) -> None:
    end = -1
    for fence in Scan(lines).fences:
        assert end < fence.first <= fence.last < len(lines)
        end = fence.last
        assert lines[fence.first].startswith(fence.prefix + fence.run)
        assert len(fence.lines) == len(fence.offsets)
        for number, (text, offset) in enumerate(zip(fence.lines, fence.offsets, strict=True)):
            source = lines[fence.first + 1 + number]
            for column, character in enumerate(text):
                if not character.isspace():
                    assert source[offset + column] == character


@pytest.mark.slow
@pytest.mark.oracle
@share(100)
@given(SOURCE_LINES)
def test_what_markdown_sees_after_it_expands_tabs_are_the_same_blocks(lines: list[str]) -> None:
    expanded = [line.expandtabs(4) for line in lines]
    before, after = Scan(lines).fences, Scan(expanded).fences
    assert [(fence.first, fence.last, fence.closed) for fence in before] == [
        (fence.first, fence.last, fence.closed) for fence in after
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "```a\n" * 8_000,
        "```usecase\n" * 8_000,
        "    ```usecase\n```usecase\n" * 4_000,
        "````usecase\n```usecase\n\nx\n" * 2_000,
        "\n".join("`" * length + "x" for length in range(3, 1_000)),
        "<!--\n" * 8_000,
        "<pre>\n" * 8_000 + "```usecase\n```",
        "- " * 8_000 + "```usecase\n```",
        "> " * 8_000 + "     ```usecase\n",
        "- a\n" * 8_000 + "\n    ```usecase\n    ```",
        "```a " + '"`"\'' * 8_000,
    ],
    ids=lambda text: f"{text[:12]!r}",
)
def test_no_text_takes_long(text: str) -> None:
    with in_good_time(1):
        fences(text)
