"""Links into headings that made room for a block still lead there."""

from __future__ import annotations

import pytest

from support.building import Site
from support.converting_documents import converted

PAGE = """\
# Sleds

See [the title](#uc-1-lend-a-sled), [its steps](#main-flow), [what is left](#opening-hours)
and [its own](#lend).

## UC-1: Lend a sled

### Actor

Keeper

### Main flow

1. Keeper asks for a sled.
2. Desk lists the sleds.

### Opening hours

From May to October.

## UC-2: Sell a sled {#lend}

**Actor:** Keeper

**MSS**

1. Keeper sells a sled.
2. Desk notes it.
"""


def test_addresses_of_titles_and_of_linked_parts_stay() -> None:
    lines = converted(PAGE).split("\n")
    assert '<a id="uc-1-lend-a-sled"></a><a id="main-flow"></a>' in lines
    assert '<a id="lend"></a>' in lines
    assert "### Opening hours" in lines
    assert not [line for line in lines if 'id="actor"' in line]


def test_what_is_no_heading_takes_no_address() -> None:
    top, first, second = PAGE.partition("## UC-2")[0].partition("## UC-1")[0], *PAGE.split("## UC-")[1:]
    bold = second.replace("**MSS**", "**Main flow**")
    lines = converted(f"{top}## UC-{bold}\n## UC-{first}").split("\n")
    assert '<a id="uc-1-lend-a-sled"></a><a id="main-flow"></a>' in lines


@pytest.mark.slow
def test_a_strict_build_finds_every_address(site: Site) -> None:
    checked = {"validation": {"links": {"anchors": "warn"}}, "markdown_extensions": ["attr_list"]}
    for text, options in ((PAGE, {"documents": ["*.md"]}), (converted(PAGE), {})):
        built = site.build({"index.md": text}, options, "--strict", **checked)
        assert built.messages() == []
        assert built.page("index.html").find("section", class_="usecase")
