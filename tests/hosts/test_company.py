"""The plugins, extensions and settings that sites use beside this plugin: each built for real."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from support.building import Built, Site
from support.links import BuiltSite
from support.selecting import one

pytestmark = pytest.mark.slow

BLOCK = """\
```usecase
id: {id}
title: {title}
actor: {actor}
system: MealApp
steps:
  - {actor} asks.
  - MealApp answers.
  - {actor} goes.
```
"""


def block(id_: str, title: str = "Order a meal", actor: str = "Customer") -> str:
    return BLOCK.format(id=id_, title=title, actor=actor)


PAGES = {
    "index.md": "# Home\n\nStart with [UC-1], then [pay][UC-2].\n",
    "orders/order.md": f"# Orders\n\n{block('UC-1')}\n\n[UC-2/3] comes later.\n",
    "orders/pay.md": f"# Money\n\n{block('UC-2', 'Pay', 'Clerk')}\n\n<!-- usecases: matrix -->\n",
}

INDEXES = ("use-cases/", "use-cases/actors/", "use-cases/goals/")

STRICT_VALIDATION = {
    "nav": dict.fromkeys(("omitted_files", "not_found", "absolute_links"), "warn"),
    "links": dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), "warn"),
}


def ids(built: Built) -> list[str]:
    return [use_case["id"] for use_case in built.json()["use_cases"]]


def check(built: Built, *wanted: str) -> None:
    """Nothing was reported, all use cases count, and every link leads somewhere."""
    assert built.messages() == []
    assert built.exit_code == 0
    assert ids(built) == list(wanted or ("UC-1", "UC-2"))
    assert BuiltSite(built.folder).broken() == []


MATERIAL = {"name": "material", "font": False}

COMPANY: Mapping[str, tuple[str, list[Any], dict[str, Any]]] = {
    "snippets": ("pymdownx", [], {"markdown_extensions": ["pymdownx.superfences", "pymdownx.snippets"]}),
    "macros": ("mkdocs_macros", ["macros"], {}),
    "literate-nav": ("mkdocs_literate_nav", ["literate-nav"], {}),
    "awesome-nav": ("mkdocs_awesome_nav", ["awesome-nav"], {}),
    "section-index": ("mkdocs_section_index", ["section-index"], {"theme": MATERIAL}),
    "autorefs": ("mkdocs_autorefs", ["autorefs"], {}),
    "include-markdown": ("mkdocs_include_markdown_plugin", ["include-markdown"], {}),
    "tags": ("material", ["material/tags"], {"theme": MATERIAL}),
    "offline": ("material", ["material/offline"], {"theme": MATERIAL}),
    "privacy": ("material", [{"material/privacy": {"assets": False}}], {"theme": MATERIAL}),
    "meta": ("material", ["material/meta"], {"theme": MATERIAL}),
    "instant navigation": ("material", [], {"theme": {**MATERIAL, "features": ["navigation.instant"]}}),
}
"""By name: what must be installed, the plugins, and further settings."""


@pytest.mark.parametrize("before", [True, False], ids=["ahead of us", "behind us"])
@pytest.mark.parametrize("name", COMPANY)
def test_others_change_nothing_for_us(site: Site, name: str, before: bool) -> None:
    module, plugins, config = COMPANY[name]
    pytest.importorskip(module)
    ours: list[Any] = [{"usecases": {"actor_pages": True}}]
    site.docs.mkdir()
    site.write(PAGES)
    settings = {"validation": STRICT_VALIDATION, **config}
    site.configure(None, plugins=["search"], **settings)
    text = (site.folder / "mkdocs.yml").read_text(encoding="utf-8")
    order = [*plugins, *ours] if before else [*ours, *plugins]
    configured = text.replace("- usecases\n", "".join(f"- {json.dumps(plugin)}\n" for plugin in order))
    (site.folder / "mkdocs.yml").write_text(configured, encoding="utf-8")
    built = site.run("--strict")
    check(built)
    suffix = ".html" if name == "offline" else "/"
    for path in ("use-cases/actors/customer", "orders/order"):
        assert built.page(path + suffix) is not None


def test_material_brings_mermaid_from_where_privacy_keeps_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    material = pytest.importorskip("material")
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # Nobody is there.
    (bundle,) = Path(material.__file__).parent.glob("templates/assets/javascripts/bundle.*.min.js")
    found = re.search(r"https://(unpkg\.com/mermaid@[^\"']*\.js)", bundle.read_text(encoding="utf-8"))
    assert found
    kept = site.folder / "kept" / "assets" / "external" / found[1]
    kept.parent.mkdir(parents=True)
    kept.write_text("window.mermaid = {}\n", encoding="utf-8")
    privacy = {"material/privacy": {"cache_dir": str(site.folder / "kept")}}
    built = site.build(PAGES, None, "--strict", theme=MATERIAL, plugins=["search", privacy], site_url="")
    assert (built.messages(), built.exit_code) == ([], 0)
    scripts = [str(script["src"]) for script in built.page("orders/order/").select("script[src]")]
    assert f"../../assets/external/{found[1]}" in scripts
    assert not [script for script in scripts if "://" in script]


def test_a_strict_site_with_a_nav_of_its_own(site: Site) -> None:
    nav = [
        {"Home": "index.md"},
        {"Orders": ["orders/order.md", "orders/pay.md"]},
        {"All": ["use-cases/index.md", "use-cases/actors.md", "use-cases/actors/clerk.md"]},
    ]
    built = site.build(PAGES, {"actor_pages": True}, "--strict", nav=nav, validation=STRICT_VALIDATION)
    check(built)
    menu = [link.get_text().strip() for link in one(built.page("index.html"), "nav, .navbar").select("a")]
    assert "Clerk" in menu
    assert "Goals" not in menu


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "files"])
def test_every_theme_has_every_link(site: Site, theme: str, directory_urls: bool) -> None:
    config = {"theme": theme, "use_directory_urls": directory_urls, "validation": STRICT_VALIDATION}
    built = site.build(PAGES, {"actor_pages": True}, "--strict", **config)
    check(built)


def test_snippets_macros_and_includes_bring_use_cases(site: Site) -> None:
    pytest.importorskip("mkdocs_macros")
    pytest.importorskip("mkdocs_include_markdown_plugin")
    site.docs.mkdir()
    (site.folder / "part.md").write_text(block("UC-3", "Deliver", "Courier"), encoding="utf-8")
    pages = {
        **PAGES,
        "a.md": '# A\n\n--8<-- "part.md"\n',
        "b.md": f"---\nwho: Cook\n---\n# B\n\n{block('UC-4', 'Cook it', '{{ who }}')}",
        "c.md": '# C\n\n{% include-markdown "../more.md" %}\n',
    }
    (site.folder / "more.md").write_text(block("UC-5", "Rate it", "Guest"), encoding="utf-8")
    built = site.build(
        pages,
        {"actor_pages": True},
        "--strict",
        plugins=["search", "include-markdown", "macros"],
        markdown_extensions=[
            "pymdownx.superfences",
            {"pymdownx.snippets": {"base_path": [str(site.folder)]}},
        ],
    )
    check(built, "UC-1", "UC-2", "UC-3", "UC-4", "UC-5")
    names = ["clerk", "cook", "courier", "customer", "guest"]
    actors = [actor["url"] for actor in built.json()["actors"]]
    assert actors == [f"use-cases/actors/{name}/" for name in names]
    folder = built.folder / "use-cases/actors"
    assert sorted(path.name for path in folder.iterdir()) == [*names, "index.html"]


def test_pages_of_gen_files_count_and_are_linked(site: Site) -> None:
    pytest.importorskip("mkdocs_gen_files")
    site.docs.mkdir()
    made = f"# Made\n\n{block('UC-3', 'Deliver', 'Courier')}\nSee [UC-1]."
    script = f"""
import mkdocs_gen_files
with mkdocs_gen_files.open("made.md", "w") as page:
    page.write({made!r})
with mkdocs_gen_files.open("use-cases/goals.md", "w") as page:
    page.write("# What they want\\n\\n<!-- usecases: goals -->\\n")
"""
    (site.folder / "make.py").write_text(script, encoding="utf-8")
    built = site.build(PAGES, None, "--strict", plugins=["search", {"gen-files": {"scripts": ["make.py"]}}])
    check(built, "UC-1", "UC-2", "UC-3")
    assert "What they want" in one(built.page("use-cases/goals/"), "h1").get_text()
    assert one(built.page("made/"), "[role=main] a[href='../orders/order/#UC-1']")


def test_literate_nav_names_generated_pages(site: Site) -> None:
    pytest.importorskip("mkdocs_literate_nav")
    summary = "* [Home](index.md)\n* [Orders](orders/order.md)\n* [Who](use-cases/actors.md)\n"
    built = site.build({**PAGES, "SUMMARY.md": summary}, None, "--strict", plugins=["search", "literate-nav"])
    check(built)
    assert "Who" in one(built.page("index.html"), ".navbar").get_text()


def test_awesome_nav_names_generated_pages(site: Site) -> None:
    pytest.importorskip("mkdocs_awesome_nav")
    nav = "nav:\n  - index.md\n  - Who: use-cases/actors.md\n  - orders\n"
    built = site.build({**PAGES, ".nav.yml": nav}, None, "--strict", plugins=["search", "awesome-nav"])
    check(built)
    assert "Who" in one(built.page("index.html"), ".navbar").get_text()


def test_a_blog_counts_and_its_excerpts_link(site: Site) -> None:
    text = f"# Post\n\n{block('UC-3', 'Rate it')}\n\nSee [UC-1].\n\n<!-- more -->\n\nEnd\n"
    post = f"---\ndate: 2026-01-01\n---\n{text}"
    pages = {**PAGES, "blog/index.md": "# Blog\n", "blog/posts/one.md": post}
    built = site.build(pages, {"actor_pages": True}, "--strict", theme=MATERIAL, plugins=["search", "blog"])
    assert built.messages() == []
    assert ids(built) == ["UC-1", "UC-2", "UC-3"]
    assert one(built.page("blog/"), "article a[href='../orders/order/#UC-1']")
    mentioned = one(built.page("orders/order/"), "[data-field=mentioned-by]")
    assert "Post" in mentioned.get_text()


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_every_language_has_indexes_of_its_own(site: Site, structure: str) -> None:
    pytest.importorskip("mkdocs_static_i18n")
    languages = [
        {"locale": "en", "name": "English", "build": True, "default": True},
        {"locale": "de", "name": "Deutsch", "build": True},
    ]
    i18n = {"i18n": {"docs_structure": structure, "languages": languages}}
    english = {"index.md": "# Home\n\n[UC-1]\n", "a.md": block("UC-1")}
    german = {"index.md": "# Start\n\n[UC-1]\n", "a.md": block("UC-1", "Essen bestellen", "Gast")}
    if structure == "suffix":
        pages = {**english, **{name.replace(".md", ".de.md"): text for name, text in german.items()}}
    else:
        pages = {f"en/{name}": text for name, text in english.items()}
        pages |= {f"de/{name}": text for name, text in german.items()}
    config: dict[str, Any] = {"theme": MATERIAL, "plugins": ["search", i18n]}
    built = site.build(pages, {"actor_pages": True}, "--strict", **config)
    assert built.messages() == []
    for folder, title, actor, heading in (
        ("", "Order a meal", "Customer", "Actors"),
        ("de/", "Essen bestellen", "Gast", "Akteure"),
    ):
        overview = one(built.page(f"{folder}use-cases/"), "article")
        assert title in overview.get_text()
        listed = one(built.page(f"{folder}use-cases/actors/"), "article")
        assert one(listed, "h1").get_text().startswith(heading)
        assert [section["id"] for section in listed.select("section.usecase-actor")] == [
            f"actor-{actor.lower()}"
        ]
        page = one(built.page(f"{folder}use-cases/actors/{actor.lower()}/"), "article")
        assert {str(link["href"]) for link in page.select("a.usecase-ref")} >= {"../../../a/#UC-1"}
        home = one(built.page(f"{folder}index.html"), "article")
        assert one(home, "a[href='a/#UC-1']")
    assert [one_["title"] for one_ in built.json()["use_cases"]] == ["Order a meal"]
    assert BuiltSite(built.folder).broken() == []


def test_drafts_and_excluded_pages_do_not_count(site: Site) -> None:
    pages = {
        **PAGES,
        "draft.md": block("UC-3", "Deliver"),
        "private/secret.md": block("UC-4", "Cheat"),
        "unlisted.md": f"# Unlisted\n\n{block('UC-5', 'Complain')}",
    }
    built = site.build(
        pages,
        None,
        "--strict",
        draft_docs="draft.md\n",
        exclude_docs="/private/\n",
        not_in_nav="/unlisted.md\n",
        validation=STRICT_VALIDATION,
    )
    check(built, "UC-1", "UC-2", "UC-5")
    assert not (built.folder / "private").exists()


def test_references_of_autorefs_reach_everything_that_has_a_name(site: Site) -> None:
    pytest.importorskip("mkdocs_autorefs")
    text = (
        "# Home\n\n[the order][UC-1] [step][UC-1-2] [part][UC-1/2] [him][actor-customer] [Customer][]"
        " [Diner][] [want][goal-order-a-meal] [Order a meal][] [own][section] [Clerk][]"
        "\n\n## Clerk\n\n## Section\n"
    )
    site.docs.mkdir()
    (site.folder / "part.md").write_text(block("UC-3", "Deliver", "Courier"), encoding="utf-8")
    pages = {
        **PAGES,
        "zz.md": text,
        # A use case that only rendering brings: pages are rendered again, and must not be mixed up.
        "aa.md": '# A\n\n[UC-2]\n\n--8<-- "part.md"\n',
    }
    actors = {"Customer": {"aliases": ["Diner"]}, "Clerk": None, "Courier": None}
    built = site.build(
        pages,
        {"actors": actors},
        "--strict",
        plugins=["search", "autorefs"],
        markdown_extensions=[{"pymdownx.snippets": {"base_path": [str(site.folder)]}}],
    )
    check(built, "UC-1", "UC-2", "UC-3")
    links = [str(link["href"]) for link in one(built.page("zz/"), "[role=main]").select("p a[href]")]
    assert links == [
        "../orders/order/#UC-1",
        "../orders/order/#UC-1-2",
        "../orders/order/#UC-1-2",
        *["../use-cases/actors/#actor-customer"] * 3,
        *["../use-cases/goals/#goal-order-a-meal"] * 2,
        "#section",
        # A heading of the writer's comes first.
        "#clerk",
    ]


def test_language_models_get_cells_whole_whatever_stands_in_them(site: Site) -> None:
    pytest.importorskip("mkdocs_llmstxt")
    page = f"# Orders\n\n{block('UC-1', 'Order | pay').replace('asks', 'asks for `a | b` | c of')}"
    plugins = [{"llmstxt": {"full_output": "llms-full.txt", "sections": {"All": ["*.md"]}}}]
    built = site.build({"index.md": page}, plugins=plugins, site_url="https://example.org/")
    text = (built.folder / "llms-full.txt").read_text(encoding="utf-8")
    assert r"asks for `a \| b` \| c of." in text
    assert "UC-1 Order | pay" in text
