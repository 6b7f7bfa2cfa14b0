"""What Sphinx reads on a page: directives and roles, in Markdown and in reStructuredText."""

from __future__ import annotations

import pytest

from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import Document, read_document

BLOCK = "title: Pay\nactor: Customer\nsteps: [Customer pays.]\n"


def read(text: str, path: str = "page.md") -> Document:
    return read_document(text, path, Options())


@pytest.mark.parametrize("name", ["{usecase}", "{uc:usecase}", "usecase"])
def test_a_fence_of_any_name_is_a_block(name: str) -> None:
    (block,) = read(f"# Page\n\n```{name}\n{BLOCK}```\n").blocks
    assert block.use_case is not None
    assert (block.use_case.title, block.span.line) == ("Pay", 3)


def test_a_box_of_myst_holds_text_and_no_code() -> None:
    document = read(
        f"````{{note}} Title\nSee [UC-1].\n\n```usecase\n{BLOCK}```\n\n<!-- usecases: list -->\n````\n\n"
        "```{code-block} md\n[UC-2]\n```\n\n[UC-3]\n"
    )
    assert [block.span.line for block in document.blocks] == [4]
    assert [marker.span.line for marker in document.markers] == [10]
    assert [(it.id, it.span.line) for it in document.references] == [("UC-1", 2), ("UC-3", 17)]


def test_a_block_shown_in_a_longer_fence_is_none() -> None:
    assert not read(f"````markdown\n```{{usecase}}\n{BLOCK}```\n````\n").blocks


def test_listings_take_their_filters_as_options() -> None:
    (marker,) = read("```{usecases} list\n:actor: Customer\n:priority: must, should\n```\n").markers
    assert (marker.listing.value, dict(marker.filters)) == (
        "list",
        {"actor": "Customer", "priority": "must, should"},
    )
    assert (marker.first, marker.last) == (0, 3)


def test_a_listing_that_there_is_not_is_told_at_its_fence() -> None:
    (finding,) = read("# Page\n\n```{usecases} actor\n```\n").diagnostics
    assert (finding.code.value, finding.span.line) == ("wrong-marker", 3)


def test_roles_name_use_cases() -> None:
    text = "{uc}`UC-1`, {uc:ref}`words <UC-2/3a>`, not `` {uc}`UC-4` ``\n\n```\n{uc}`UC-5`\n```\n"
    assert [(it.id, it.part) for it in read(text).references] == [("UC-1", None), ("UC-2", "3a")]
    (only,) = read("Page\n====\n\nSee :uc:`the refund <UC-3/1>`.\n", "page.rst").references
    assert (only.id, only.part, only.span.line, only.span.column) == ("UC-3", "1", 4, 22)


RST = """\
Page *title*
============

:usecases-system: Desk

.. note::

   .. usecase::
      :class: wide

      title: Pay
      actor: Customer
      steps:
        - Customer pays.
      step: no

.. usecases:: list
   :actor: Customer

Shown::

   .. usecase::

      title: Not this

.. a comment
   .. usecase::

      title: Nor this
"""


def test_restructured_text_is_read_with_true_places() -> None:
    document = read(RST, "page.rst")
    (block,) = document.blocks
    assert block.use_case is not None
    assert (block.use_case.title, block.use_case.system) == ("Pay", "Desk")
    assert (block.span.line, block.span.column) == (8, 4)
    (finding,) = block.diagnostics
    assert (finding.span.line, finding.span.column) == (15, 7)
    (marker,) = document.markers
    assert (marker.listing.value, marker.span.line) == ("list", 17)


def test_defaults_that_nobody_knows_are_told_at_their_line() -> None:
    (finding,) = read(
        "Page\n====\n\n:usecases-sytem: Desk\n\n.. usecase::\n\n   title: x\n", "page.rst"
    ).diagnostics
    assert (finding.code.value, finding.span.line) == ("unknown-key", 4)
