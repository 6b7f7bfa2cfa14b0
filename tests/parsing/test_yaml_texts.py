"""Texts behind `|` and `>`, in quotes, over lines and in brackets: form by form what YAML makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import Any

import pytest
import yaml

from mkdocs_usecases.parsing.reader.reader import read
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence


def some(every: int, *parts: Iterable[str | tuple[str, str]]) -> Iterator[Any]:
    """Of all combinations so many that each two parts meet: all of them take seconds."""
    return islice(product(*parts), None, None, every)


HEADERS = ("|", "|-", "|+", ">", ">-", ">+", "|2", "|1-", ">2+", ">+3", "|-1  # note", "> # note", "|2 ")
BODIES = (
    *(
        "  a",
        "  a\n  b",
        "  a\n\n  b",
        "  a\n\n\n  b",
        "  a\n   b\n  c",
        "  a\n    b\n\n    c\n  d",
        "  a  \n  b ",
    ),
    *(
        "\n  a",
        "\n\n  a\n",
        "  a\n\n",
        "  a\n\n\n",
        "   a\n  b",
        "     a\n  b",
        "   \n  a",
        "  a\n \n  b",
        "  a\n     \n  b",
    ),
    *(
        "  - a\n  - b",
        "  # a\n  b",
        "  a\n# b\n  c",
        " a\n  b",
        "  a: b\n\n   c",
        "",
        "\n",
        "   ",
        "  a\n   \n  b\n   c",
    ),
    *("  \ta\n  b", "  a\n\n\n   b\n\n  c", "    a", "  a\n\n  \tb", "  é\n  食"),
)
TAILS = ("", "\n", "\nz: y", "\n\nz: y\n", "\n# end", "\n  # end\nz: y", "\n\n")


def behind_a_header() -> Iterator[str]:
    for header, body, tail in some(4, HEADERS, BODIES, TAILS):
        yield f"k: {header}\n{body}{tail}"
    for header, body in some(4, HEADERS, BODIES):
        yield f"- {header}\n{body}\n- b"
        yield f"k:\n  l: {header}\n" + "\n".join(f"  {line}" for line in body.split("\n")) + "\n  m: n"


JOINTS = (
    *(
        " ",
        "  ",
        "\n  ",
        "\n\n  ",
        "\n\n\n  ",
        "  \n   ",
        "\t\n\t",
        "\n  \n  ",
        "\n   \n\n  ",
        "\\\n  ",
        "\\\n\n  ",
    ),
    *(
        "\\\n  \\ ",
        " \\\n  ",
        "\\\\\n  ",
        "\\\\\\\n  ",
        "\\t\n  ",
        "\\ \n  ",
        "\\n\n  ",
        "\\x41\\u00e9\\U0001F600\n  \\/",
        "\n\t",
    ),
)
WORDS = (
    ("a", "b"),
    ("", "b"),
    ("a", ""),
    (" a", "b "),
    ("a: b", "# c"),
    ("\\\\", "\\e"),
    ("it''s", "''"),
    ("a#", "- b"),
)
BEHIND = ("", "\n", "\nz: y", "  # note\nz: y", "\n\n# end\nz: y")


def in_quotes() -> Iterator[str]:
    for quote, (one, other), joint, behind in some(7, "\"'", WORDS, JOINTS, BEHIND):
        yield f"k: {quote}{one}{joint}{other}{quote}{behind}"
    for quote, first, second in some(7, "\"'", JOINTS, JOINTS):
        yield f"- {quote}a{first}b{second}c{quote}\n- d"
        yield f"[{quote}a{first}b{second}{quote}, d]"


def over_lines() -> Iterator[str]:
    for one, joint, other, behind in some(
        3,
        ("a", "a b ", "a#b", "1.", "-a", "a:b", "?a"),
        ("\n  ", "\n\n  ", "\n \n   ", "  \n  ", "\n\t", "\n  # c\n  ", " # c\n"),
        ("b", "b c", "- b", "# b", "b # c", "[b]", "'b'", "b:c"),
        BEHIND,
    ):
        yield f"k: {one}{joint}{other}{behind}"


ENTRIES = (
    *(
        "a",
        "a b",
        '"a"',
        "'a, b'",
        "a: b",
        '"a": b',
        '"a":b',
        "a:",
        ": b",
        "[a]",
        "{a: b}",
        "{a, b: c}",
        "[]",
        "{}",
    ),
    *(
        "a#b",
        "a:b",
        "a\n b",
        '"a\n\n  b"',
        "[a, [b, {c: d}]]",
        "-a",
        "- a",
        "a # c\n ",
        "{a: [b, c], d: }",
        "*a",
    ),
    *(
        "'it''s'",
        '"\\"a\\""',
        "a\n\n b: c",
        "a: \n b",
        "a:\n\n b",
        "[a: b]",
        "{'a': 'b'}",
        "{[a]: b}",
        "a\n  # c\n  b",
        "é: 食",
    ),
)


def in_brackets() -> Iterator[str]:
    for one, other in product(ENTRIES, ("b", "c: d", "[e]", '"f"', "")):
        yield from (
            f"k: [{one}, {other}]\nz: y",
            f"k: {{{one}, {other}}}",
            f"- [{other}\n  , {one}\n  ]\n- z",
        )
    for one in ENTRIES:
        yield from (
            f"[{one}]",
            f"{{{one}}}",
            f"k: [ {one} ] # c",
            f"k: {{{one},}}\n",
            f"k: [{one}, ]",
            f"k: [,{one}]",
        )
        yield from (
            f"k: [{one}",
            f"k: [{one}}}",
            f"k: [{one}] x",
            f"k:\n  {{{one}\n  }}\nz: y",
            f"k: [{one}\n]\nz: y",
        )


FORMS = {each.__name__: each for each in (behind_a_header, in_quotes, over_lines, in_brackets)}


class _Text(yaml.CSafeLoader):
    """YAML with every scalar as text."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""


@pytest.mark.parametrize("form", FORMS)
def test_a_text_is_what_yaml_makes_of_it(form: str) -> None:
    same = 0
    for text in FORMS[form]():
        try:
            node = _Text(text).get_single_node()
        except yaml.YAMLError:
            read(text)
            continue
        root = read(text).root
        same += 1
        assert (text, node and of_yaml(node)) == (text, root and ours(root))
    assert same > 100


def of_yaml(node: yaml.Node) -> object:
    """A tree with where its texts begin; on which side of a blank nothing stands, no two readers agree."""
    start = node.start_mark.line, node.start_mark.column
    if isinstance(node, yaml.ScalarNode):
        return (node.value, *start) if node.value or node.style else node.value
    if isinstance(node, yaml.SequenceNode):
        return [of_yaml(each) for each in node.value], *start
    return [(of_yaml(key), of_yaml(value)) for key, value in node.value], *start


def ours(node: Node) -> object:
    if isinstance(node, Scalar):
        return (node.value, node.line, node.column) if node.value or node.style else node.value
    if isinstance(node, Sequence):
        return [ours(each) for each in node.value], node.line, node.column
    assert isinstance(node, Mapping)
    return [(ours(key), ours(value)) for key, value in node.value], node.line, node.column
