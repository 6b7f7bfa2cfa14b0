"""Names in brackets behind each other are links of their own: Python-Markdown would make one of each two."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from support.surviving import fenced

BLOCKS = "\n".join(
    fenced(f"id: UC-{number}\ntitle: T{number}\nactor: A\nsteps: ['A does {{0}}.', A b., A c.]")
    for number in (1, 2)
)
ONE, TWO, THIRD = ("UC-1", "#UC-1"), ("UC-2", "#UC-2"), ("UC-1/2", "#UC-1-2")


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("[UC-1] [UC-2]", [ONE, TWO]),
        ("[UC-2] [UC-1/2] [UC-1]", [TWO, THIRD, ONE]),
        ("*[UC-1] [UC-2]*", [ONE, TWO]),
        ("[uc-1] [x]", [("uc-1", "#UC-1")]),
        ("[words] [UC-2]", [("words", "#UC-2")]),
        ("[UC-1][UC-2]", [("UC-1", "#UC-2")]),
        ("[UC-1][] [UC-2]", [ONE, TWO]),
        ("`[UC-1] [UC-2]`", []),
    ],
)
@pytest.mark.parametrize("in_step", [False, True])
def test_each_leads_where_it_says(typed: str, links: list[tuple[str, str]], in_step: bool) -> None:
    page = BLOCKS.replace("{0}", typed if in_step else "it")
    html = BeautifulSoup(markdown(f"{page}\n\nSee {typed}.", extensions=["usecases"]), "html5lib")
    place = html.select_one("#UC-1-1") if in_step else html.select("p")[-1]
    assert place is not None
    found = [(link.get_text(), link["href"]) for link in place.select("a")]
    assert [link for link in found if link != ("1", "#UC-1-1")] == links


def test_a_row_may_go_over_two_lines() -> None:
    html = BeautifulSoup(markdown(f"{BLOCKS}\n\n[UC-1]\n[UC-2]", extensions=["usecases"]), "html5lib")
    links = html.select("p")[-1].select("a")
    assert [(link.get_text(), link["href"]) for link in links] == [ONE, TWO]
