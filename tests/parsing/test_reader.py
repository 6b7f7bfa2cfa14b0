"""What the reader of blocks takes otherwise than YAML does, as the guide says, and how long it takes."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.reader.reader import read
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.slips import SlipKind
from mkdocs_usecases.parsing.reader.tree import Node, Scalar, Sequence
from mkdocs_usecases.parsing.vocabulary import language
from mkdocs_usecases.parsing.words.key_names import key_names
from support.work import expect_in_step, in_good_time

LANGUAGE = language(outcome_phrases(), key_names())


def tree(node: Node | None) -> Any:
    """Texts, lists and pairs."""
    if node is None or isinstance(node, Scalar):
        return node if node is None else node.value
    if isinstance(node, Sequence):
        return [tree(item) for item in node.value]
    return {tree(key): tree(value) for key, value in node.value}


def block(text: str) -> tuple[Any, list[SlipKind]]:
    made: Reading = read(text, LANGUAGE)
    return tree(made.root), [slip.kind for slip in made.slips]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # YAML refuses these.
        ("notes: a: b: c", {"notes": "a: b: c"}),
        ("steps:\n  - a: b: c", {"steps": ["a: b: c"]}),
        ("extensions:\n  *a. No: fails", {"extensions": {"*a. No": "fails"}}),
        ("notes:\n  - [x](y) z", {"notes": ["[x](y) z"]}),
        ('notes:\n  - "x" and y', {"notes": ['"x" and y']}),
        ("notes:\n  - @x", {"notes": ["@x"]}),
        ('notes: "C:\\dir"', {"notes": "C:\\dir"}),
        ('notes: "\\ud800"', {"notes": "\ufffd"}),
        ("level: !", {"level": "!"}),
        ("level: ! ", {"level": "!"}),
        ("notes: a: b # c\n  d", {"notes": "a: b d"}),
        ("data: {a: b: c, d: e:f}", {"data": {"a": "b: c", "d": "e:f"}}),
        ("notes: [a: b: c: d, e]", {"notes": [{"a": "b: c: d"}, "e"]}),
        # A comma is missing: which one, nobody knows.
        ("notes: {when: it rains then: fails}", {"notes": "{when: it rains then: fails}"}),
        # YAML reads these otherwise.
        ("notes: [a?]", {"notes": ["a?"]}),
        ("notes: {x: :x}", {"notes": {"x": ":x"}}),
        ("steps:\n  - Note: a\n    Hint: b", {"steps": ["Note: a Hint: b"]}),
        ("notes:\n  [a, b]: c", {"notes": {"[a, b]": "c"}}),
    ],
)
def test_text_is_text_as_it_is_typed(typed: str, meant: object) -> None:
    assert block(typed) == (meant, [])


@pytest.mark.parametrize(
    ("typed", "meant", "kind"),
    [
        ("steps:\n  - a\n    - b", {"steps": ["a", "b"]}, SlipKind.JOINED_ITEM),
        ("steps:\n  -a\n  -b", {"steps": ["a", "b"]}, SlipKind.TIGHT_DASH),
        ("steps: - a\n  - b", {"steps": ["a", "b"]}, SlipKind.JOINED_LINE),
        ("steps:\n  • a\n  • b", {"steps": ["a", "b"]}, SlipKind.NO_DASH),
        ("notes: *a", {"notes": "*a"}, SlipKind.ALIAS),
        ("notes: &a b", {"notes": "&a b"}, SlipKind.ANCHOR),
        ("notes: !a b", {"notes": "!a b"}, SlipKind.TAG),
        ("notes: a\n<<: b", {"notes": "a", "<<": "b"}, SlipKind.MERGE_KEY),
        ("notes: a\n---\nowner: b", {"notes": "a", "owner": "b"}, SlipKind.DOCUMENT),
        ("notes: a #12", {"notes": "a"}, SlipKind.CUT),
        ('notes: "a\ngoal: b"', {"notes": "a", "goal": 'b"'}, SlipKind.OPEN_QUOTE),
        ("extensions:\n  “*a. No”: fails", {"extensions": {"*a. No": "fails"}}, SlipKind.CURLY_QUOTE),
        ('title: Order"', {"title": "Order"}, SlipKind.STRAY_QUOTE),
        ('extensions:\n  "1a. No: fails', {"extensions": {"1a. No": "fails"}}, SlipKind.OPEN_QUOTE),
        ("tags: [a, b}", {"tags": ["a", "b"]}, SlipKind.WRONG_BRACKET),
        ("steps:\n\u3000- a", {"steps": ["a"]}, SlipKind.ODD_BLANK),
    ],
)
def test_what_yaml_takes_otherwise_is_told_of(typed: str, meant: object, kind: SlipKind) -> None:
    made, kinds = block(typed)
    assert (made, set(kinds)) == (meant, {kind})


@pytest.mark.parametrize(
    "typed", ["---\nnotes: a", "notes: a\n...\n", "--- # first\nnotes: a", "%YAML 1.1\n---\nnotes: a"]
)
def test_the_marks_around_one_document_say_nothing(typed: str) -> None:
    assert block(typed) == ({"notes": "a"}, [])


SHAPES = {
    "keys": "notes: a\n",
    "items": "  - a\n",
    "open quotes": 'k{n}: "a\n',
    "open brackets": "k{n}: [a\n",
    "open brackets below": "  k{n}: [a: b\n",
    "braces over lines": "  - {{a: b,\n",
    "dashes": "  -a\n",
    "no dashes": "  a b\n",
    "colons": "a: b: c\n",
    "no colons": "a b c\n",
    "labels": "  {n}a. x: y\n",
    "tabs": "\t- a\n",
    "strange blanks": "\u3000 - a\n",
    "hashes": "k{n}: a #b\n",
    "deeper": " - a\n  - b\n",
    "blank lines": "\n \n",
    "comments": "# a\n",
}


@pytest.mark.parametrize("behind", ["-", "- ", "-  ", "- # none"])
def test_a_first_item_behind_its_key_may_be_empty(behind: str) -> None:
    made = read(f"steps: {behind}\n  - one\n  - two\nid: UC-1", LANGUAGE)
    assert tree(made.root) == {"steps": ["", "one", "two"], "id": "UC-1"}
    assert [slip.kind for slip in made.slips] == [SlipKind.JOINED_LINE]


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("start", ["steps:\n", "notes: x\n"])
def test_no_shape_takes_longer_than_its_lines(shape: str, start: str) -> None:
    lines = [SHAPES[shape].format(n=n) for n in range(300)]
    expect_in_step(lambda count: read(start + "".join(lines[:count]), LANGUAGE), 150)


@pytest.mark.parametrize(
    "line", [" " * 50_000 + "a", "a" + " " * 50_000 + "b:", "a:" * 20_000, "- " * 20_000, "'" * 30_001]
)
def test_no_long_line_takes_long(line: str) -> None:
    with in_good_time(1):
        read(f"notes: {line}\nsteps:\n  - {line}\n", LANGUAGE)
