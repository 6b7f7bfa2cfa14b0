"""In which order listings show use cases: that of the navigation, then of ids; or as the site wants it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.building import Built, Site
from support.zensical_sites import write, zensical


def block(id_: str, level: str = "user goal") -> str:
    return (
        f"```usecase\nid: {id_}\ntitle: Do {id_}\ngoal: One goal\nactor: Customer\nsystem: MealApp\n"
        f"level: {level}\nsteps: [Customer waits.]\n```\n"
    )


PAGES = {
    "index.md": "# Home\n\n<!-- usecases: list -->\n",
    "a.md": f"# A\n\n{block('UC-10', 'subfunction')}\n{block('UC-2')}\n",
    "b.md": f"# B\n\n{block('UC-3', 'summary')}\n",
    "deep/a.md": f"# Deep\n\n{block('UC-1')}\n",
}


def shown(built: Built, page: str, selector: str) -> list[str]:
    return [lead.get_text() for lead in built.page(page).select(f"{selector} .usecase-id")]


LISTED = {
    "index.html": ".usecase-list tbody th",
    "use-cases/": ".usecase-list tbody th",
    "use-cases/scenarios/": ".usecase-scenarios .usecase-group",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("nav", "order", "ids"),
    [
        (None, None, ["UC-2", "UC-10", "UC-3", "UC-1"]),
        (
            [{"B": "b.md"}, "index.md", {"More": ["deep/a.md", {"A": "a.md"}]}],
            None,
            ["UC-3", "UC-1", "UC-2", "UC-10"],
        ),
        # What no menu has comes last.
        (["index.md", "deep/a.md"], "navigation", ["UC-1", "UC-2", "UC-10", "UC-3"]),
        (["index.md", "b.md"], "id", ["UC-1", "UC-2", "UC-3", "UC-10"]),
        (["index.md", "deep/a.md"], "level", ["UC-3", "UC-1", "UC-2", "UC-10"]),
    ],
)
def test_listings_follow_the_navigation_and_then_ids(
    site: Site, nav: list[object] | None, order: str | None, ids: list[str]
) -> None:
    options = {} if order is None else {"order": order}
    built = site.build(PAGES, options, **({} if nav is None else {"nav": nav}))
    assert {page: shown(built, page, selector) for page, selector in LISTED.items()} == dict.fromkeys(
        LISTED, ids
    )
    links = built.page("use-cases/goals/").select(".usecase-goal li > a, .usecase-goal p > a")
    named = [link.get_text(" ", strip=True).split()[0] for link in links if "UC-" in link.get_text()]
    assert named == ids
    # What programs read depends on ids alone.
    assert [each["id"] for each in built.json()["use_cases"]] == ["UC-1", "UC-2", "UC-3", "UC-10"]


@pytest.mark.slow
def test_a_menu_that_a_plugin_makes_is_followed(site: Site) -> None:
    pytest.importorskip("mkdocs_awesome_nav")
    menu = {".nav.yml": "nav:\n  - b.md\n  - deep\n  - a.md\n  - '*'\n"}
    built = site.build({**PAGES, **menu}, None, plugins=["search", "awesome-nav"])
    expected = ["UC-3", "UC-1", "UC-2", "UC-10"]
    assert {page: shown(built, page, selector) for page, selector in LISTED.items()} == dict.fromkeys(
        LISTED, expected
    )


@pytest.mark.slow
def test_parts_of_a_long_index_follow_a_menu_that_a_plugin_makes(site: Site) -> None:
    pytest.importorskip("mkdocs_awesome_nav")
    many = {
        f"{name}.md": f"# {name}\n\n" + "\n".join(block(f"{name}-{number}") for number in range(300))
        for name in ("aa", "zz")
    }
    menu = {"index.md": "# Home\n", ".nav.yml": "nav:\n  - zz.md\n  - aa.md\n  - '*'\n"}
    built = site.build({**many, **menu}, {"diagram": "none"}, plugins=["awesome-nav"])
    pages = ["use-cases/scenarios/"]
    pages += sorted(f"use-cases/{each.name}/" for each in (built.folder / "use-cases").glob("scenarios-*"))
    found = [one for page in pages for one in shown(built, page, ".usecase-scenarios .usecase-group")]
    assert len(pages) > 1
    assert found == [f"{name}-{number}" for name in ("zz", "aa") for number in range(300)]


@pytest.mark.slow
def test_another_word_is_refused(site: Site) -> None:
    built = site.build(PAGES, {"order": "title"})
    assert built.exit_code == 1
    assert "order" in " ".join(built.messages())


@pytest.mark.slow  # Another host builds a site, in a process of its own.
def test_zensical_follows_a_navigation_that_is_written(tmp_path: Path) -> None:
    write(tmp_path, {f"docs/{path}": text for path, text in PAGES.items()})
    nav = "nav:\n  - index.md\n  - deep/a.md\n  - b.md\n  - a.md\n"
    write(tmp_path, {"mkdocs.yml": f"site_name: Test\nmarkdown_extensions: [usecases]\n{nav}"})
    built = zensical(tmp_path)
    assert built.exit_code == 0, built.output
    assert shown(built.site, "index.html", ".usecase-list tbody th") == ["UC-1", "UC-3", "UC-2", "UC-10"]
