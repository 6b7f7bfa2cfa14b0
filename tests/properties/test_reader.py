"""The reader of blocks: the tree of YAML, from any text, and no line that changes what others say."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.reader.blocks import read_by_line
from mkdocs_usecases.parsing.reader.plain import read_plain
from mkdocs_usecases.parsing.reader.reader import read
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence
from mkdocs_usecases.parsing.slips.joined_lines import JoinedLines
from mkdocs_usecases.parsing.vocabulary import language
from mkdocs_usecases.parsing.words.key_names import key_names
from mkdocs_usecases.parsing.words.keys import KEYS
from support.typing_anything import anything, example_blocks, real_blocks, share, with_slips
from support.typing_yaml import document

Tree: TypeAlias = Any
LANGUAGE = language(outcome_phrases(), key_names())


class Oracle(yaml.SafeLoader):
    """YAML in Python, with every scalar as text."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""


def composed(text: str) -> yaml.Node | None:
    node: yaml.Node | None = Oracle(text).get_single_node()
    return node


def tree_of_yaml(node: yaml.Node | None) -> Tree:
    if node is None or isinstance(node, yaml.ScalarNode):
        return node if node is None else node.value
    if isinstance(node, yaml.SequenceNode):
        return [tree_of_yaml(item) for item in node.value]
    return {"pairs": [(tree_of_yaml(key), tree_of_yaml(value)) for key, value in node.value]}


def tree(node: Node | None) -> Tree:
    if node is None or isinstance(node, Scalar):
        return node if node is None else node.value
    if isinstance(node, Sequence):
        return [tree(item) for item in node.value]
    return {"pairs": [(tree(key), tree(value)) for key, value in node.value]}


def starts_of_yaml(node: yaml.Node) -> list[tuple[int, int]]:
    """Where each node begins; on which side of a blank nothing stands, no two readers agree."""
    if isinstance(node, yaml.ScalarNode):
        return [(node.start_mark.line, node.start_mark.column)] if node.value or node.style else []
    children = (
        node.value if isinstance(node, yaml.SequenceNode) else [each for pair in node.value for each in pair]
    )
    below = [start for child in children for start in starts_of_yaml(child)]
    return [(node.start_mark.line, node.start_mark.column), *below]


def starts(node: Node) -> list[tuple[int, int]]:
    if isinstance(node, Scalar):
        return [(node.line, node.column)] if node.value or node.style else []
    children = node.value if isinstance(node, Sequence) else [each for pair in node.value for each in pair]
    return [(node.line, node.column), *[start for child in children for start in starts(child)]]


@pytest.mark.slow
@pytest.mark.oracle
@share(350)
@given(st.integers(0, 2**63))
def test_the_tree_is_that_of_yaml(seed: int) -> None:
    text = document(seed)
    try:
        expected = composed(text)
    except yaml.YAMLError:
        read(text)
        return
    made = read(text)
    assert tree(made.root) == tree_of_yaml(expected)
    assert made.slips == []
    if expected is not None and made.root is not None:
        assert starts(made.root) == starts_of_yaml(expected)


DIFFERENT = ("- Note: one\n    Hint: two", "[a, b]: ", "level: !")
"""What blocks read otherwise than YAML, and are meant to: see the table of differences in the guide."""


@pytest.mark.slow
@pytest.mark.oracle
def test_real_blocks_have_the_tree_of_yaml() -> None:
    told = 0
    for block in real_blocks():
        made = read(block, LANGUAGE)
        try:
            expected = composed(block)
        except yaml.YAMLError:
            continue
        if not made.slips and not any(sign in block for sign in DIFFERENT):
            told += 1
            assert tree(made.root) == tree_of_yaml(expected), block
    assert told > 100


def whole(node: Node | None) -> Tree:
    """A tree with all its places."""
    if node is None or isinstance(node, Scalar):
        return node
    value = node.value if isinstance(node, Sequence) else [each for pair in node.value for each in pair]
    places = node.line, node.column, node.end_line, node.end_column
    return type(node), places, node.flow, [whole(each) for each in value]


def is_read_quickly(text: str) -> bool:
    """Whether there is a quick way through a text; that it leads to the same tree is asserted."""
    quick = read_plain(text, LANGUAGE)
    if quick is not None:
        with_care = read_by_line(text, LANGUAGE)
        root, doubtful = quick.root, quick.doubtful
        assert quick.texts == text.split("\n")
        assert whole(root) == whole(with_care.root), text
        assert isinstance(with_care.root, Mapping)
        lines = JoinedLines(with_care.texts, with_care.root, key_names().lookup, outcome_phrases())
        assert [*lines.joints(doubtful)] == [*lines.joints(with_care.doubtful)], text
        assert (with_care.slips, with_care.unread, with_care.shifts) == ([], [], {}), text
        assert with_care.texts == text.split("\n")
    return quick is not None


def test_most_blocks_of_the_example_site_are_read_quickly() -> None:
    blocks = [block.rstrip("\n") for block in example_blocks()]
    assert sum(map(is_read_quickly, blocks)) > 0.7 * len(blocks)


USUAL_LINES = (
    *(
        "id: UC-1",
        "title: Do",
        "steps:",
        "extensions:",
        "notes:",
        "stakeholders:",
        "",
        "  ",
        "tags: [Aa, Bb]",
    ),
    *("  - Customer orders.", "    - resume at 2", "- item", "  - include: UC-2", "    - include: UC-2"),
    *("  2a. X y:", "  3a. foo: bar", "  - 2a. foo: bar", "  - 2a1a. x:", "      - foo", "        - foo"),
    *("  - when: x", "  when: x", "when: x", "until: y", "    when: x", "  owner: wants", "  Bank: money"),
    *(
        "- a: b",
        "- title: x",
        "  title: x",
        "foo: bar",
        "A1.2a: x",
        "Step 3a: x",
        "  1: a",
        "- 2a. x:",
        "  x",
    ),
)


@pytest.mark.slow
@share(2000)
@given(st.lists(st.sampled_from(USUAL_LINES), max_size=12))
def test_the_quick_way_through_usual_lines_is_that_of_the_whole_reader(lines: list[str]) -> None:
    is_read_quickly("\n".join(lines))


@pytest.mark.slow
@share(500)
@given(with_slips(real_blocks))
def test_the_quick_way_through_blocks_with_slips_is_that_of_the_whole_reader(text: str) -> None:
    is_read_quickly(text)


def signs_left_over(text: str, made: Reading) -> list[str]:
    """What stands in no text, key or unread line, and is no sign of YAML and no comment."""
    lines = [list(line) for line in made.texts]
    for line, start, end in made.unread:
        lines[line][start:end] = " " * (end - start)
    pending = [made.root] if made.root is not None else []
    while pending:
        node = pending.pop()
        if isinstance(node, Scalar):
            for line, start, end in node.pieces or [(node.line, node.column, node.end_column)]:
                lines[line][start:end] = " " * (end - start)
        else:
            pending += (
                node.value if isinstance(node, Sequence) else [each for pair in node.value for each in pair]
            )
    rest = ["".join(line) for line in lines]
    return [line for line in rest if line.split("#")[0].strip(" \t-:[]{},|>\"'+0123456789?.;=：；")]


@pytest.mark.slow
@pytest.mark.oracle
@share(300)
@given(with_slips(real_blocks))
def test_every_sign_of_a_block_with_slips_is_in_the_tree_or_told_of(text: str) -> None:
    made = read(text, LANGUAGE)
    told = {slip.line for slip in made.slips}
    if not any(slip.kind.name in ("CONFLICT", "TOO_DEEP") for slip in made.slips):
        left = signs_left_over(text, made)
        assert not left or told, left


@pytest.mark.slow
@share(100)
@given(anything())
def test_any_text_is_read(text: str) -> None:
    read(text)
    made = read(text, LANGUAGE)
    ends(made.root, made)


def ends(node: Node | None, made: Reading) -> None:
    """Every node lies in the text, and ends behind its start."""
    if node is None:
        return
    assert (node.line, node.column) <= (node.end_line, node.end_column)
    assert node.end_column <= len(made.texts[node.end_line])
    if not isinstance(node, Scalar):
        for child in (
            node.value if isinstance(node, Sequence) else [each for pair in node.value for each in pair]
        ):
            ends(child, made)


def keys(made: Reading) -> dict[str, Tree]:
    assert isinstance(made.root, Mapping)
    return {key.value: tree(value) for key, value in made.root.value if isinstance(key, Scalar)}


_BEFORE = ["title: Order", "goal: 'Eat: at home'", "notes:", "  - one", "  - two"]
_AFTER = ["owner: Ordering team", "tags: [a, b]", "steps:", "  - Customer orders.", "  - Customer eats."]
_SLIPS = (
    "never 'closed",
    '"open',
    "[a, b",
    "{a: b",
    "*alias",
    "a: b: c",
    "- x",
    "@at",
    "\tx",
    "x\n   y\n  z",
    "",
)


@pytest.mark.slow
@pytest.mark.oracle
@share(200)
@given(
    st.sampled_from(
        [key.name for key in KEYS if key.name not in ("title", "goal", "notes", "owner", "tags", "steps")]
    ),
    st.sampled_from(_SLIPS) | st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=12),
)
def test_what_is_wrong_in_one_key_leaves_the_others_as_they_are(key: str, value: str) -> None:
    alone = keys(read("\n".join(_BEFORE + _AFTER), LANGUAGE))
    slipped = keys(read("\n".join([*_BEFORE, f"{key}: {value}", *_AFTER]), LANGUAGE))
    slipped.pop(key, None)
    assert slipped == alone
