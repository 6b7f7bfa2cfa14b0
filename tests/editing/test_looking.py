"""What an editor shows of a page besides its text: colours, remarks, and what to select."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mkdocs_usecases.editing.lenses import lenses
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.selection import selections
from mkdocs_usecases.editing.tokens import tokens
from mkdocs_usecases.options import Options
from mkdocs_usecases.results.lock import Lock
from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.run import Run, run_of
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span

PAGE = """\
See [UC-2/2a] 🍕 and [UC-9].

```usecase
id: UC-2
title: Pay 🍕 for an order
actor: Customer
tags: [checkout]
steps:
  - MealApp states the amount (UC-9).
  - Customer agrees.
extensions:
  2a. Card is refused: MealApp asks. Resume at 1.
  *a. The line is cut: ends in failure
```

```usecase
id: UC-9
title: Ask
includes: UC-2
```
"""
QUOTE = "".join(f"> {line}".rstrip() + "\n" for line in PAGE.split("\n"))


def read(text: str) -> tuple[Site, Text]:
    site = Site(Options(system="MealApp"))
    site.read("page.md", text)
    return site, Text(text)


@pytest.mark.parametrize("page", [PAGE, QUOTE])
def test_names_labels_ends_and_keys_are_coloured(page: str) -> None:
    site, text = read(page)
    found = []
    for span, kind in tokens(Names(site, {"page.md": text}.get), "page.md"):
        found.append((text.line(span.line)[span.column - 1 : span.end_column - 1], kind.value))
    assert found == [
        *(("UC-2", "use case"), ("2a", "label"), ("UC-9", "use case")),
        *(("id", "key"), ("UC-2", "use case"), ("title", "key"), ("actor", "key"), ("Customer", "actor")),
        *(("tags", "key"), ("checkout", "tag"), ("steps", "key")),
        *(("MealApp", "actor"), ("UC-9", "use case"), ("Customer", "actor"), ("extensions", "key")),
        *(("2a", "label"), ("MealApp", "actor"), ("Resume at ", "outcome"), ("1", "label"), (".", "outcome")),
        *(("*a", "label"), ("ends in failure", "outcome")),
        *(("id", "key"), ("UC-9", "use case"), ("title", "key"), ("includes", "key"), ("UC-2", "use case")),
    ]


def test_colours_stand_in_order_and_over_nothing_twice() -> None:
    site, text = read(PAGE)
    spans = [span for span, _ in tokens(Names(site, {"page.md": text}.get), "page.md")]
    for one, other in pairwise(spans):
        assert (one.line, one.end_column) <= (other.line, other.column) or one.line < other.line


def test_who_uses_a_use_case_and_how_many_routes_it_has() -> None:
    site, _ = read(PAGE)
    site.read("other.md", "As in [UC-2].\n\n```usecase\ntitle: X\nextends: UC-2\n```\n")
    found = [(lens.span.line, lens.text) for lens in lenses(site, "page.md")]
    assert found == [(3, "used by 3"), (3, "routes 3"), (16, "used by 1")]


def test_how_many_routes_are_tested() -> None:
    site, _ = read(PAGE)
    site.take_results(Run(None))
    assert "routes 3" in [lens.text for lens in lenses(site, "page.md")]
    file = read_results("results.xml", b'<testsuite><testcase name="UC-2/2a is refused"/></testsuite>')
    site.take_results(run_of([file], Lock()))
    assert "routes 3, tested 1" in [lens.text for lens in lenses(site, "page.md")]


def test_what_is_selected_grows() -> None:
    text = Text(PAGE)
    offset = PAGE.index("agrees")
    found = selections(text, text.span("page.md", offset, offset).start)
    pieces = [text.text[slice(*(text.stretch(span) or (0, 0)))] for span in found]
    assert pieces[:4] == [
        "agrees",
        "Customer agrees.",
        "- Customer agrees.",
        "steps:\n  - MealApp states the amount (UC-9).\n  - Customer agrees.",
    ]
    assert pieces[-1] == PAGE
    assert pieces[-2].startswith("```usecase\nid: UC-2") and pieces[-2].endswith("```")
    assert all(small in large for small, large in pairwise(pieces))


@pytest.mark.parametrize("text", [PAGE, QUOTE, "", "\n\n", PAGE.replace("```\n", "", 1)])
def test_every_place_has_something_around_it(text: str) -> None:
    page = Text(text)
    for line in range(1, page.count + 1):
        for column in range(1, len(page.line(line)) + 2):
            place = Span("page.md", line, column)
            found = selections(page, place)
            assert found
            assert found[0][1:3] <= (line, column) <= found[0][3:]
            for one, other in pairwise(found):
                assert other[1:3] <= one[1:3] and one[3:] <= other[3:]
