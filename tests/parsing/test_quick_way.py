"""The quick way through a block of usual lines: which blocks take it, and that it leads to the same tree."""

from __future__ import annotations

from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from conftest import Golden
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document, site_context
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.reader.blocks import read_by_line
from mkdocs_usecases.parsing.reader.plain import read_plain
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence
from mkdocs_usecases.parsing.slips.joined_lines import JoinedLines
from mkdocs_usecases.parsing.vocabulary import language
from mkdocs_usecases.parsing.words.key_names import key_names
from mkdocs_usecases.validation.checks import check_block
from mkdocs_usecases.validation.policy import Policy
from support.work import calls

LANGUAGE = language(outcome_phrases(), key_names())
LINES = (
    *("", "steps:", "notes: a - b", "tags: [Aa, Bb]", "Step 3a: x", "A1. It rains:", "when: It rains"),
    *(
        "  - Customer orders.",
        "  - include: UC-2",
        "  - 2a. It rains:",
        "  - a b - c",
        "  - At 10:30 Customer orders.",
        "  - title: x",
        "  - 2b. It snows: fails",
        "- item",
    ),
    *(
        "- 2a. It rains: fails",
        "    - resume at 2",
        "   - odd",
        "  x",
        "  2a. It rains:",
        "  Bank: wants money",
    ),
    *(
        "  title: x",
        "  then: fails",
        "    1: a",
        "  owner:",
        "# note",
        '  - "Quoted"',
        "goal: |",
        "goal: a #b",
    ),
    *("  - a\u2019b", "  *a. Down: fails", "a：b", "  - Gäste bestellen.", "  - tags: [Aa, Bb]"),
)
BLOCKS = (
    "title: Do\n{}\n{}",
    "steps:\n  - Customer orders.\n{}\n{}\nowner: Team",
    "extensions:\n{}\n{}\nowner: Team",
    "notes:\n{}\n{}\n  - Customer orders.",
    "flow:\n  2a. X y:\n{}\n{}",
)


@pytest.mark.parametrize(
    "block",
    BLOCKS,
    ids=["below a text", "below an item", "below extensions", "above an item", "below a label"],
)
def test_usual_lines_are_read_quickly_and_as_all_others_are(block: str, golden: Golden) -> None:
    quick = {
        (first, second): _is_read_quickly(block.format(first, second))
        for first, second in product(LINES, LINES)
    }
    rows = ("".join(" +"[quick[first, second]] for second in LINES) for first in LINES)
    name = block.partition(":")[0]
    golden(
        Path(__file__).with_name("quick-way") / f"{name}.txt",
        "".join(f"{row} {line}".rstrip() + "\n" for row, line in zip(rows, LINES, strict=True)),
    )


@pytest.mark.parametrize("sign", ["\0", "\a", "\t", "\r", "\x1f", "\x7f", "\x85", "\xa0", "\u200b", "\u2028"])
def test_signs_that_nobody_sees_are_read_with_care(sign: str) -> None:
    usual = "title: Order a meal\nsteps:\n  - Customer: orders\n  - a:b c"
    assert read_plain(usual, LANGUAGE) is not None
    for at in range(1, len(usual)):
        assert read_plain(f"{usual[:at]}{sign}{usual[at:]}", LANGUAGE) is None


def _is_read_quickly(text: str) -> bool:
    quick = read_plain(text, LANGUAGE)
    if quick is None:
        return False
    with_care = read_by_line(text, LANGUAGE)
    assert (text, _whole(quick.root)) == (text, _whole(with_care.root))
    assert quick.texts == with_care.texts == text.split("\n")
    assert (with_care.slips, with_care.unread, with_care.shifts) == ([], [], {})
    assert isinstance(quick.root, Mapping)
    lines = JoinedLines(quick.texts, quick.root, key_names().lookup, outcome_phrases())
    assert [*lines.joints(quick.doubtful)] == [*lines.joints(with_care.doubtful)]
    return True


def _whole(node: Node | None) -> Any:
    """A tree with all its places."""
    if node is None or isinstance(node, Scalar):
        return node
    children = node.value if isinstance(node, Sequence) else [each for pair in node.value for each in pair]
    kind = "mapping" if isinstance(node, Mapping) else "list"
    places = node.line, node.column, node.end_line, node.end_column, node.flow
    return kind, places, [_whole(each) for each in children]


USUAL = """\
Order {0} is like this.

```usecase
id: UC-{0}
title: Order meal {0}
goal: Eat dish {0}
system: MealApp
actor: Customer 7
supporting: [Restaurant, Courier]
success guarantee: The Customer has the meal.
minimal guarantee: Nobody pays for a meal that was not cooked.
steps:
  - Customer 7 chooses a restaurant.
  - MealApp shows the dishes of the restaurant.
  - Customer 7 chooses dishes and confirms the order.
  - include: UC-{0}1
  - Restaurant accepts the order.
  - Courier brings the meal.
extensions:
  2a. A dish is sold out:
    - MealApp offers another dish.
    - resume at 3
  5a. Restaurant does not answer in 5 minutes: MealApp tells the customer. Ends in failure.
```
"""
MOST_CALLS = 900
"""Of functions, those of Python included, for a block of 20 usual lines: some 870, in 150 µs.

What nearly no block has may take as long as it likes, behind a look at one sign of it.
"""


def test_a_usual_block_is_read_and_checked_with_few_calls() -> None:
    context, policy = site_context(Options()), Policy()

    def check(numbers: range) -> None:
        page = "\n".join(map(USUAL.format, numbers))
        for block in read_document(page, "page.md", Options(), context).blocks:
            check_block(block, policy)

    # What is made once, at the first look, is not counted.
    check(range(2))
    assert calls(partial(check, range(10, 30))) < 20 * MOST_CALLS


STEPS, EXTENSIONS, TEXT = "steps:\n", "extensions:\n", "```\n"
COSTS = (
    # What stands above lines, one of them, where `@` is another word each time, and calls for a dozen:
    # a twelfth more than they took.
    (STEPS, "  - Customer eats a @.", 610),
    (STEPS, "  - Customer eats a @", 630),
    (STEPS, "  - Customer eats a @, and waits.", 650),
    (STEPS, "  - Customer eats a @. Courier waits.", 650),
    (STEPS, '  - Customer eats "a @".', 650),
    (STEPS, "  - Customer eats **a @**.", 1110),
    (STEPS, "  - Customer eats a @ for 5 people.", 1110),
    (STEPS, "  - Customer eats a @ (UC-2).", 1270),
    (STEPS, "  - Customer eats [a @](meal.md).", 1240),
    (STEPS, "  - The Customer eats a @.", 1380),
    (STEPS, "  - If it rains, Customer eats a @.", 1440),
    (STEPS, "  - Gäste bestellen @.", 1520),
    (STEPS, "  - Customer eats: a @.", 3820),
    (STEPS, "  - include: @", 630),
    (EXTENSIONS, "  1a. It rains @: fails", 1470),
    (EXTENSIONS, "  1a. It rains @: Customer eats a @.", 1650),
    (EXTENSIONS, "  1a. It rains @:\n    - Customer eats a @.\n    - resume at 1", 1820),
    ("", "notes: a text @", 1080),
    ("notes: |\n", "  A text of @ words.", 1160),
    ("notes: |\n", "  A text (@) of #5, **words** and 'more': so.", 7260),
    ("open issues:\n", "  - Who pays @?", 480),
    ("stakeholders:\n", "  Bank @: wants money", 990),
    ("tags:\n", "  - Tag @", 490),
    (TEXT, "A text of @ words.", 470),
    (TEXT, "- A list of @ (words), and `code`:", 670),
    (TEXT, "[a link](to-@.md)", 470),
    (TEXT, "    code of @", 670),
    (TEXT, "```py\n@\n```\n", 700),
)


@pytest.mark.parametrize(("above", "line", "most"), COSTS, ids=[line.strip() for _, line, _ in COSTS])
def test_a_dozen_of_usual_lines_take_few_calls(above: str, line: str, most: int) -> None:
    context = site_context(Options())
    lines = "\n".join(line.replace("@", f"s{letter * 2}p") for letter in "abcdefghijkl")
    # What the last step says may be an end.
    last = "\n  - Customer leaves." if above == STEPS else ""
    head = "```usecase\ntitle: Order\nactor: Customer\nsupporting: [Restaurant, Courier]\n"
    page = f"{head}{above}{lines}{last}\n```\n"
    # What is made once, at the first look, is not counted.
    read_document(page, "page.md", Options(), context)
    assert calls(lambda: read_document(page, "page.md", Options(), context)) <= most
