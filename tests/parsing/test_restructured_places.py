"""Where things stand on pages of reStructuredText, and where edits put new lines."""

from __future__ import annotations

import pytest

from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document

PAGE = """\
A
=

.. note::

   .. usecase::

      id: UC-1
      title: Order a meal
      actor: Customer
      steps:
        - Customer orders.
        - MealApp thanks.
      extensions: 1a. Nothing is on offer: ends in failure
"""


def test_a_new_line_stands_as_deep_as_the_content() -> None:
    (block,) = read_document(PAGE, "a.rst", Options()).blocks
    (finding,) = block.diagnostics
    assert [edit.text for edit in finding.edits] == ["\n        "]
    assert finding.span[1:3] == (14, 19)


@pytest.mark.parametrize(
    ("path", "text", "line", "typed"),
    [
        ("a.rst", ".. usecases:: list\n   :level: user goal\n   :actor: Customer\n", 3, "Customer"),
        ("a.rst", "* a\n\n  .. usecases:: list\n     :actor: 'A b'\n", 4, "A b"),
        ("a.md", "```{usecases} list\n:actor: Customer\n```\n", 2, "Customer"),
        ("a.md", '> ```{usecases} list\n> :actor: "A b"\n> ```\n', 2, "A b"),
    ],
)
def test_the_value_of_a_filter_has_its_place(path: str, text: str, line: int, typed: str) -> None:
    (marker,) = read_document(text, path, Options()).markers
    place = marker.places["actor"]
    assert place.line == place.end_line == line
    assert text.split("\n")[line - 1][place.column - 1 : place.end_column - 1] == typed
