"""A link to a use case that is nowhere says so where its writer looks at the page, and nowhere else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from support.building import Site
from support.server import Server

PAGE = """\
# Start

See [UC-2], [the order][UC-3], [UC-1/9z], [UC-1] and [what is none].

- In a list: *[UC-2]*

```usecase
id: UC-1
title: Order
actor: A
steps: [A does., "A does it with `[UC-2]`.", A rests.]
```
"""
NONE = "Error: the page links to {}, but the site has no use case of that id. Hint: did you mean UC-1?"


def lost(page: BeautifulSoup) -> list[tuple[str, str]]:
    """What is marked, and what is said of it."""
    marked = page.select(".usecase-lost")
    said = [mark.select_one(".usecase-unseen") for mark in marked]
    texts = [it.get_text().strip() if it is not None else "" for it in said]
    return [
        (mark.get_text().replace(text, "").strip(), text) for mark, text in zip(marked, texts, strict=True)
    ]


@pytest.mark.slow
def test_a_server_marks_them_with_what_is_wrong_until_they_are_mended(site: Site) -> None:
    site.build(
        {"index.md": PAGE, "b.md": "# B\n\n[UC-3] too.\n", "c.md": "# C\n\n[UC-3]: index.md\n\n[UC-3]\n"}
    )
    server = Server(site, site.folder / "served")
    served = server.build()
    page = served.page("")
    assert lost(page) == [
        ("[UC-2]", NONE.format("UC-2")),
        ("the order", NONE.format("UC-3")),
        (
            "[UC-1/9z]",
            "Error: the page links to UC-1/9z, which is no step or extension."
            " Hint: link to the use case, [UC-1]",
        ),
        ("[UC-2]", NONE.format("UC-2")),
    ]
    assert {str(mark["href"]) for mark in page.select("a.usecase-lost")} == {
        "use-cases/checks/#unknown-use-case"
    }
    assert [mark for mark, _ in lost(served.page("b/"))] == ["[UC-3]"]
    assert lost(served.page("c/")) == []
    assert not [message for message in served.messages() if "usecase-lost" in message or "checks" in message]
    site.write({"index.md": PAGE.replace("[UC-2], [the order][UC-3], [UC-1/9z], ", "")})
    assert [mark for mark, _ in lost(server.build().page(""))] == ["[UC-2]"]


@pytest.mark.slow
def test_a_build_shows_them_as_they_were_typed(site: Site) -> None:
    page = site.build({"index.md": PAGE}).page("")
    assert lost(page) == []
    assert "See [UC-2], [the order][UC-3], [UC-1/9z], UC-1" in page.get_text()


@pytest.mark.slow
def test_a_site_without_a_page_for_it_marks_them_too(site: Site) -> None:
    site.build({"index.md": PAGE}, {"index": False})
    page = Server(site, site.folder / "served").build().page("")
    assert {mark.name for mark in page.select(".usecase-lost")} == {"span"}
    assert {mark["tabindex"] for mark in page.select(".usecase-lost")} == {"0"}


@pytest.mark.slow
def test_the_hint_of_an_unclosed_fence_shows_the_fence(site: Site) -> None:
    page = site.build({"index.md": "# Open\n\n```usecase\ntitle: Order\nactor: A\nsteps: [A does.]\n"}).page(
        ""
    )
    (hint,) = page.select('[data-code="unclosed-fence"] .usecase-advice')
    assert "add a line ``` behind the block" in hint.get_text()
    assert [code.get_text() for code in hint.select("code")] == ["```"]
