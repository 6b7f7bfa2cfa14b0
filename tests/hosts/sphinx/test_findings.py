"""Mistakes as warnings of Sphinx."""

from __future__ import annotations

import re
from textwrap import indent

import pytest
from sphinx.errors import ConfigError

from support.sphinx_meals import OPTIONS, PAYING, REFUNDS
from support.sphinx_sites import SphinxSite

pytestmark = pytest.mark.slow


@pytest.fixture
def wrong(sphinx: SphinxSite) -> SphinxSite:
    sphinx.write(
        {"paying.md": PAYING.replace("  2a.", "  7a."), "refunds.rst": REFUNDS.replace("UC-1`", "UC-9`")}
    )
    return sphinx


def test_a_mistake_is_told_at_its_line_with_its_code(wrong: SphinxSite) -> None:
    done = wrong.build(warningiserror=True)
    docs = wrong.docs
    assert f"{docs}/paying.md:15: WARNING: extension `7a` leaves from step 7" in done.warnings
    assert "[usecases.unknown-step]" in done.warnings
    assert f"{docs}/refunds.rst:6: WARNING: the page links to `UC-9`" in done.warnings
    assert done.warnings.count("WARNING") == 2
    assert done.exit_code == 1
    assert done.page("paying.html").select("[data-code=unknown-step]")


def test_a_kind_of_mistake_can_be_suppressed(wrong: SphinxSite) -> None:
    wrong.configure(OPTIONS, suppress_warnings=["usecases.unknown-step", "usecases.unknown-use-case"])
    done = wrong.build(warningiserror=True)
    assert (done.warnings, done.exit_code) == ("", 0)


def test_a_wrong_option_stops_the_build(sphinx: SphinxSite) -> None:
    sphinx.configure({"sytem": "MealApp"})
    with pytest.raises(ConfigError, match="did you mean `system`"):
        sphinx.build()


@pytest.mark.parametrize("extensions", [[], ["colon_fence"]])
def test_a_mistake_in_a_fence_of_colons_is_told_at_its_line(
    sphinx: SphinxSite, extensions: list[str]
) -> None:
    page = (
        PAYING.replace("  2a.", "  7a.")
        .replace("```{usecase}", ":::{usecase}\n:class: wide")
        .replace("\n```\n", "\n:::\n")
    )
    sphinx.write({"paying.md": page})
    sphinx.configure(OPTIONS, myst_enable_extensions=extensions)
    done = sphinx.build()
    assert f"{sphinx.docs}/paying.md:16: WARNING: extension `7a` leaves from step 7" in done.warnings
    assert done.warnings.count("WARNING") == 1
    page_of_it = done.page("paying.html")
    assert page_of_it.select("section.usecase.wide")
    assert page_of_it.select("[data-code=unknown-step]")


def test_a_listing_that_there_is_not_is_told_at_its_line(sphinx: SphinxSite) -> None:
    sphinx.write({"refunds.rst": REFUNDS + '\n.. usecases:: nope\n\n.. usecases:: list\n   :actor: A "B"\n'})
    sphinx.write({"paying.md": PAYING + "\n```{usecases} acters\n```\n"})
    done = sphinx.build()
    lines = len(REFUNDS.split("\n"))
    assert f"refunds.rst:{lines + 1}: WARNING: there is no listing `nope`" in done.warnings
    assert f"refunds.rst:{lines + 3}: WARNING: " in done.warnings
    assert "WARNING: there is no listing `acters`" in done.warnings
    assert done.page("refunds.html").select("section.usecase")


def test_a_mistake_in_an_included_file_is_told_there(sphinx: SphinxSite) -> None:
    block = PAYING[PAYING.index("```") :].replace("UC-2", "UC-8").replace("  2a.", "  7a.")
    directive = ".. usecase::\n\n" + indent(block.split("\n", 1)[1].replace("```\n", ""), "   ")
    files = {"part.txt": directive, "part.rest": directive.replace("UC-8", "UC-7"), "part.inc": block}
    including = f"{REFUNDS}\n.. include:: part.txt\n\n.. include:: part.rest\n"
    sphinx.write(
        {**files, "refunds.rst": including, "paying.md": f"{PAYING}\n```{{include}} part.inc\n```\n"}
    )
    sphinx.configure(OPTIONS)
    told = sphinx.build().warnings
    for name in files:
        assert re.search(rf"docs/{name}:\d+: WARNING: extension `7a` leaves from step 7", told), told
