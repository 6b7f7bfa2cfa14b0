"""A page that Python-Markdown converts alone: nobody knows the site that it belongs to."""

from __future__ import annotations

import logging
from pathlib import Path
from textwrap import indent

import pytest
from markdown import Markdown

from support.building import Site

FRONT_MATTER = """\
---
title: Orders
usecases: {actor: Customer, system: Shop}
---
"""
PAGE = """\
# Orders

```usecase
id: UC-1
title: Order a meal
level: subfunction
extends: {use case: UC-7, at: payment}
specializes: UC-8
steps:
  - include: UC-9
  - Customer pays as in UC-10, see [UC-11].
  - Shop ships.
extensions:
  7a. The card is declined: ends in failure
```

See [UC-12] and [what may go wrong][UC-12/4a].
"""
OPTIONS = {"id_pattern": r"UC-\d+", "actors": {"Customer": None, "Auditor": None}}


def told(text: str, caplog: pytest.LogCaptureFixture, *extensions: str) -> list[str]:
    """The errors and warnings of a page, each in one line."""
    md = Markdown(extensions=[*extensions, "usecases"], extension_configs={"usecases": OPTIONS})
    with caplog.at_level(logging.WARNING, "mkdocs_usecases"):
        md.convert(text)
    return [record.getMessage().split("\n")[0] for record in caplog.records]


@pytest.mark.parametrize("extensions", [[], ["meta"]], ids=["as text", "taken off"])
def test_only_what_the_page_itself_shows_is_told_with_the_lines_that_were_given(
    extensions: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    (mistake,) = told(FRONT_MATTER + PAGE, caplog, *extensions)
    assert mistake.startswith("line 18:3: error: extension `7a` leaves from step 7")


def test_what_is_certain_on_one_page_is_told_there(caplog: pytest.LogCaptureFixture) -> None:
    page = FRONT_MATTER + PAGE.replace("  7a.", "  2a.") + "\nSee [UC-1/9z].\n"
    (mistake,) = told(page, caplog)
    assert mistake.startswith("line 23:6: error: the page links to `UC-1/9z`")


SHOWN = "```usecase\nid: UC-1\ntitle: Pay\nsteps: [Customer pays.]\n```\n"


@pytest.mark.parametrize(
    ("text", "extension", "is_told"),
    [
        (f"!!! note\n\n{indent(SHOWN, '    ')}", "attr_list", True),
        (f"!!! note\n\n{indent(SHOWN, '    ')}", "admonition", False),
        (f"<details>\n\n{SHOWN}\n</details>\n", "md_in_html", True),
        (f"<details markdown>\n\n{SHOWN}\n</details>\n", "md_in_html", False),
        (f"<!--\n{SHOWN}-->\n\n~~~\n{SHOWN}~~~\n\n{indent(SHOWN, '    ')}", "attr_list", False),
    ],
)
def test_a_block_that_the_page_does_not_show_is_told(
    text: str, extension: str, is_told: bool, caplog: pytest.LogCaptureFixture
) -> None:
    found = [each for each in told(FRONT_MATTER + text, caplog, "meta", extension) if "not-shown" in each]
    assert bool(found) is is_told


def test_no_id_is_called_free(caplog: pytest.LogCaptureFixture) -> None:
    md = Markdown(extensions=["usecases"])
    with caplog.at_level(logging.DEBUG, "mkdocs_usecases"):
        md.convert("```usecase\ntitle: Order a meal\n```\n")
    hints = [record.getMessage() for record in caplog.records if "[missing-id]" in record.getMessage()]
    assert [hint.split("hint: ")[-1] for hint in hints] == ["add an `id:`"]


def test_front_matter_counts_for_the_blocks(caplog: pytest.LogCaptureFixture) -> None:
    assert not any("missing-actor" in each for each in told(FRONT_MATTER + PAGE, caplog, "meta"))
    caplog.clear()
    assert any("missing-actor" in each for each in told(PAGE, caplog, "meta"))


def test_a_page_in_mkdocs_without_the_plugin_has_the_lines_of_its_file(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write({"orders.md": FRONT_MATTER + PAGE})
    (site.folder / "mkdocs.yml").write_text(
        "site_name: T\nmarkdown_extensions: [usecases]\n", encoding="utf-8"
    )
    with caplog.at_level(logging.WARNING, "mkdocs_usecases"):
        built = site.run()
    assert caplog.records[0].getMessage().startswith("orders.md:18:3: error: extension `7a`")
    boxes = built.page("orders/").select(".usecase-error")
    assert [box["data-code"] for box in boxes] == ["unknown-step"]


def test_blocks_that_snippets_bring_are_known(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "paying.md").write_text("```usecase\nid: UC-2\ntitle: Pay\n```\n", encoding="utf-8")
    md = Markdown(
        extensions=["pymdownx.snippets", "usecases"],
        extension_configs={"pymdownx.snippets": {"base_path": [str(tmp_path)]}},
    )
    html = md.convert('--8<-- "paying.md"\n\nSee [UC-2].\n')
    assert '<a href="#UC-2"' in html
