"""Names that are offered are typed so that they are read as one name, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.editing.completion import without_places
from mkdocs_usecases.model.actor import Catalogue, CatalogueActor
from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.options import Options
from mkdocs_usecases.source import Span
from support.answers import compare_answers
from support.typing_places import writer

ODD = (
    *("Chef", "Clerk, senior", "O'Neil", 'Say "x"', 'Say "x", y', r"a\b", r"a\b, c", "Cook: new"),
    *("no", "#1", "[x]", "R&D {x}", "2", "VIP"),
)
PLACE = Span("actors.yml", 1, 1)
ACTORS = tuple(CatalogueActor(ActorName(name), PLACE) for name in ODD)
OPTIONS = Options(system="Cook: \\book", catalogue=Catalogue(ACTORS))
OTHER = """```usecase
id: UC-1
title: Order
system: Web, \\ "Shop"
tags: ["a, b", "c: d", 'e"f']
owner: "Team: one"
extension points: {"late, or not": 1}
steps: [VIP orders., VIP pays.]
```
"""


def test_names_are_offered_as_they_have_to_be_typed(golden: Golden) -> None:
    def answer(line: str) -> str:
        block = f"```usecase\n{line.replace('⏎', chr(10))}\n```\n" if "md|" not in line else line[3:]
        there = writer({"other.md": OTHER, "page.md": f"{block}\n"}, OPTIONS)
        offered = there.completion.items
        return " ∥ ".join(
            item.new if item.new == item.label else f"{item.label} → {item.new}" for item in offered
        )

    compare_answers(golden, Path(__file__).with_name("offered-names.txt"), answer)


@pytest.mark.parametrize(
    ("snippet", "written"),
    [("steps:\n  - $1", "steps:\n  - "), ("${1}a$2b${3}", "ab"), (r"\$5 \} \\ $0", "$5 } \\ "), ("a", "a")],
)
def test_nothing_stays_of_places_that_nobody_fills_in(snippet: str, written: str) -> None:
    assert without_places(snippet) == written
