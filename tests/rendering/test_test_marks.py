"""How many routes are tested, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from mkdocs_usecases.registry.marks import Counts
from mkdocs_usecases.rendering.test_marks import counted
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.results.lock import Lock
from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.run import run_of
from support.showing import Pages, html, pages


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(3, passed=3), "3 of 3 routes passed"),
        (
            Counts(15, passed=1, failed=2, outdated=3, skipped=4),
            "1 of 15 routes passed, 2 failed, 3 outdated, 4 skipped, 5 without a test",
        ),
        (Counts(2, skipped=2), "0 of 2 routes passed, 2 skipped"),
    ],
)
def test_what_did_not_pass_is_counted_by_what_it_did(counts: Counts, said: str) -> None:
    assert counted(counts, words_of("en")) == said


BRIEF = """\
```usecase
id: UC-1
title: Order a meal
summary: Later more.
actor: Customer
```

```usecase
id: UC-2
title: Pay
actor: Customer
steps: [Customer pays.]
```

<!-- usecases: list -->
"""


@pytest.mark.parametrize(
    ("test", "said", "cells"),
    [
        ("UC-2", [], ["", "– no test"]),
        ("UC-1", ["as a whole: passed"], ["✔ passed", "– no test"]),
    ],
)
def test_a_brief_use_case_has_a_mark_only_where_a_test_names_it(
    test: str, said: list[str], cells: list[str]
) -> None:
    xml = f'<testsuite><testcase name="{test}"/></testsuite>'
    there = pages(BRIEF)
    there.site.take_results(run_of([read_results("r.xml", xml.encode())], Lock({})))
    there = Pages(there.site, replace(there.view, registry=there.site.registry))
    brief = BeautifulSoup(html(there.use_cases()[0]), "html5lib")
    assert [line.get_text().partition(" ")[2] for line in brief.select(".usecase-result")] == said
    (table,) = there.listings()
    rows = BeautifulSoup(html(table), "html5lib").select("tbody tr")
    assert [row.select("td")[-1].get_text() for row in rows] == cells
