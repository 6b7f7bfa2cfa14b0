"""Sites without use cases, and pages without them: what they are without the plugin, byte by byte."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from support.building import Built, Site
from support.links import BuiltSite
from support.selecting import one
from support.server import Server

pytestmark = pytest.mark.slow

THEMES = ("mkdocs", "readthedocs", "material")
PLAIN = {
    "index.md": """\
---
title: Home, sweet home
tags: [a]
---
# Home

See [the other](sub/other.md#part-two), `<!-- usecases: list -->`, [draft], {braces} and *stars*.

```yaml
usecase: none
```

```mermaid
graph LR
  a --> b
```

<div markdown>
!!! note
    Within.
</div>
""",
    "sub/other.md": "# Other\n\nOf `usecase` fences.\n\n## Part two\n\n- one\n\n    two\n\nTerm\n: text\n",
}
ORDER = """\
# Orders

```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps: [Customer asks., MealApp answers., Customer goes.]
```
"""
EXTENSIONS = ["admonition", "def_list", "md_in_html", "toc"]


@pytest.fixture(autouse=True)
def one_time_of_all_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    # MkDocs writes the time of the build on the start page.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")


HOOK = """\
config = None

def on_page_markdown(markdown, **_):
    return markdown
"""


def without_plugin(site: Site) -> Built:
    """The same site, built again without us."""
    file = site.folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count("- usecases") == 1
    file.write_text(re.sub(r"- usecases:?(\n  .*)*\n", "", text), encoding="utf-8")
    return site.run("--strict")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("options", [None, {"actors": {"Customer": None}, "actor_pages": True}])
def test_a_site_without_use_cases_is_the_same_without_us(site: Site, theme: str, options: Any) -> None:
    files = {**PLAIN, "../hook.py": HOOK.replace("config = None\n\n", "") if options else HOOK}
    config: dict[str, Any] = {"theme": theme, "markdown_extensions": EXTENSIONS, "hooks": ["hook.py"]}
    built = site.build(files, options, "--strict", **config)
    assert built.messages() == []
    with_us = contents(built.folder)
    assert with_us == contents(without_plugin(site).folder)


TAGS = re.compile(rb" *<(?:link|script)\b[^>]*assets/usecases/usecases\.[^>]*>(?:</script>)?\n? *")


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_without_use_cases_differs_by_two_tags(site: Site, theme: str) -> None:
    pages = {**PLAIN, "orders.md": ORDER}
    nav = ["index.md", "sub/other.md", "orders.md"]
    config: dict[str, Any] = {"theme": theme, "nav": nav, "markdown_extensions": EXTENSIONS}
    with_us = contents(site.build(pages, None, "--strict", **config).folder)
    without = contents(without_plugin(site).folder)
    ours = set(with_us) - set(without)
    assert {path for path in ours if not path.startswith(("use-cases/", "assets/usecases/"))} == {
        "usecases.json"
    }
    assert set(without) <= set(with_us)
    for path in without:
        if path.endswith(".html") and path != "orders/index.html":
            squeezed = b" ".join(TAGS.sub(b"", with_us[path]).split())
            assert squeezed == b" ".join(without[path].split()), path
            assert len(TAGS.findall(with_us[path])) == 2, path


def test_the_index_tells_who_serves_a_site_how_to_begin(site: Site) -> None:
    site.docs.mkdir()
    site.write(PLAIN)
    site.configure()
    server = Server(site, site.folder / "served")
    built = server.build()
    assert "usecase" in one(built.page("use-cases/"), "[role=main] code").get_text()
    assert not (built.folder / "use-cases/actors").exists()
    assert not (built.folder / "usecases.json").exists()
    site.write({"orders.md": ORDER})
    built = server.build()
    assert built.json()["actors"][0]["url"] == "use-cases/actors/#actor-customer"
    (site.docs / "orders.md").unlink()
    built = server.build()
    assert not (built.folder / "usecases.json").exists()
    assert "UC-1" not in built.text("use-cases/index.html")


STRICT = {
    "nav": dict.fromkeys(("omitted_files", "not_found"), "warn"),
    "links": dict.fromkeys(("not_found", "anchors", "unrecognized_links"), "warn"),
}


@pytest.mark.parametrize(
    ("files", "config", "made"),
    [
        ({}, {"nav": ["index.md", {"All": [{"Who": "use-cases/actors.md"}]}]}, {"actors"}),
        ({"a.md": "# A\n\n[all](use-cases/index.md)\n"}, {}, {"index"}),
        ({"b/a.md": "# A\n\n[all](../use-cases/goals.md#x)\n"}, {}, {"goals"}),
        ({"use-cases/own.md": "# Own\n\n[all](actors.md)\n"}, {}, {"actors"}),
    ],
    ids=["nav", "link", "link from a folder", "link from its folder"],
)
def test_what_a_site_names_is_there_without_use_cases(
    site: Site, files: dict[str, str], config: dict[str, Any], made: set[str]
) -> None:
    files = {"index.md": "# Home\n", **files}
    validation = {**STRICT, "links": {**STRICT["links"], "anchors": "ignore"}}
    built = site.build(files, None, "--strict", validation=validation, **config)
    assert built.messages() == []
    found = {path.stem for path in (built.folder / "use-cases").iterdir() if path.is_dir()} - {"own"}
    found |= {"index"} if (built.folder / "use-cases/index.html").exists() else set()
    assert found == made


@pytest.mark.parametrize(
    ("plugin", "module", "menu"),
    [
        (
            "literate-nav",
            "mkdocs_literate_nav",
            {"SUMMARY.md": "* [Home](index.md)\n* [Who](use-cases/actors.md)\n"},
        ),
        ("awesome-nav", "mkdocs_awesome_nav", {".nav.yml": "nav:\n  - index.md\n  - use-cases/goals.md\n"}),
    ],
)
def test_menus_of_plugins_may_name_generated_pages(
    site: Site, plugin: str, module: str, menu: dict[str, str]
) -> None:
    pytest.importorskip(module)
    built = site.build({"index.md": "# Home\n", **menu}, None, "--strict", plugins=["search", plugin])
    assert built.messages() == []
    assert "use-cases/" in built.text("index.html")


def test_a_listing_of_nothing_says_so(site: Site) -> None:
    built = site.build({"index.md": "# Home\n\n<!-- usecases: list -->\n"}, None, "--strict")
    assert "usecase" in one(built.page("index.html"), ".usecase-list code").get_text()
    assert not (built.folder / "usecases.json").exists()
    assert not (built.folder / "use-cases").exists()
    assert list((built.folder / "assets/usecases").glob("*.css"))


def menu_of(built: Built, path: str = "index.html") -> list[str]:
    return [link.get_text().strip() for link in built.page(path).select(".navbar a")]


PART = "```usecase\nid: UC-1\ntitle: Wait\nactor: Guest\nsummary: Nothing more.\n```\n"
LATE = {
    "macros": (f"{{{{ {PART!r} }}}}\n", ["search", "macros"]),
    "snippets": ('--8<-- "part.md"\n', ["search"]),
}


@pytest.mark.parametrize("source", LATE)
def test_use_cases_that_only_rendering_brings_make_all_there_is(site: Site, source: str) -> None:
    text, plugins = LATE[source]
    if source == "macros":
        pytest.importorskip("mkdocs_macros")
    pages = {"index.md": "# Home\n", "a.md": f"# A\n\n{text}", "z.md": "# Z\n", "../part.md": PART}
    built = site.build(
        pages,
        {"actor_pages": True},
        "--strict",
        plugins=plugins,
        markdown_extensions=[{"pymdownx.snippets": {"base_path": [str(site.folder)]}}],
        validation=STRICT,
    )
    assert built.messages() == []
    assert [use_case["id"] for use_case in built.json()["use_cases"]] == ["UC-1"]
    assert BuiltSite(built.folder).broken() == []
    for page in ("Use cases", "Actors", "Goals"):
        assert page in menu_of(built)
    assert len(TAGS.findall((built.folder / "a/index.html").read_bytes())) == 2
    following = []
    path = "index.html"
    while link := built.page(path).select_one(".navbar a[rel=next][href]"):
        path = (Path(path).parent / str(link["href"])).as_posix()
        path = Path("/", path).resolve().relative_to("/").as_posix() + "/index.html"
        following.append(path.removesuffix("/index.html"))
    assert following == [
        "a",
        "z",
        "use-cases",
        "use-cases/actors",
        "use-cases/goals",
        "use-cases/scenarios",
        "use-cases/how-to-read",
    ]


def test_generated_pages_join_those_of_their_folder(site: Site) -> None:
    pytest.importorskip("mkdocs_macros")
    pages = {
        "index.md": "# Home\n",
        "a.md": f"# A\n\n{LATE['macros'][0]}",
        "use-cases/own.md": "# Own\n",
        "z/last.md": "# Last\n",
    }
    built = site.build(pages, None, "--strict", plugins=["search", "macros"])
    menu = [name for name in menu_of(built) if name in ("Own", "Actors", "Goals", "Last")]
    assert menu[:4] == ["Own", "Actors", "Goals", "Last"]
