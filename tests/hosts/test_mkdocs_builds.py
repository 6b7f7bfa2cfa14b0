"""What a build says, and what it does about blocks that only rendering knows."""

from __future__ import annotations

import logging
from textwrap import indent

import pytest
from markdown import markdown

from mkdocs_usecases.rendering.words import words_of
from support.building import Built, Site
from support.selecting import one
from support.server import Server

GOOD = """\
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
    return GOOD.format(id=id_, title=title, actor=actor)


def ids(built: Built) -> list[str]:
    return [use_case["id"] for use_case in built.json()["use_cases"]]


@pytest.mark.slow
def test_wrong_options_stop_the_build_with_all_messages(site: Site) -> None:
    built = site.build({"index.md": "# Home"}, {"diagrm": "open", "heading_level": 9})
    assert built.exit_code == 1
    (message,) = built.messages(logging.ERROR)
    assert [line.partition(" is ")[0] for line in message.splitlines()] == [
        "usecases: wrong options",
        "  mkdocs.yml:7:5: `diagrm`: there",
        "  mkdocs.yml:8:20: `heading_level`:",
    ]


@pytest.mark.slow
def test_errors_and_warnings_are_logged_and_hints_are_counted(site: Site) -> None:
    page = block("UC-1").replace("steps:", "sumary: x\nsteps:") + "\n\nSee [UC-9].\n"
    built = site.build({"a.md": f"---\ntitle: A\n---\n# A\n\n{page}", "b.md": block("UC-1")})
    assert built.exit_code == 0
    errors = built.messages(logging.ERROR)
    assert [message.split(" ")[0] for message in errors] == ["a.md:11:1:", "a.md:19:6:", "b.md:2:5:"]
    assert "did you mean `summary`?" in errors[0]
    hints = [message for message in built.messages(logging.INFO) if "hint" in message and "check" in message]
    assert len(hints) == 1


@pytest.mark.slow
def test_a_fence_that_is_called_nearly_so_is_told_of_on_a_site_without_use_cases(site: Site) -> None:
    page = block("UC-1").replace("```usecase", "```use-case")
    built = site.build({"index.md": f"# Home\n\n{page}"})
    (message,) = built.messages()
    assert message.startswith("index.md:3:4: warning: a fence called `use-case` holds `title:`")
    assert site.build({"index.md": "# Home\n\n```yaml\nsteps: 1\ntitle: x\n```\n"}).messages() == []


@pytest.mark.slow
def test_errors_fail_a_strict_build_and_stand_on_the_page(site: Site) -> None:
    built = site.build({"index.md": block("UC-1").replace("steps:", "acter: x\nsteps:")}, None, "--strict")
    assert built.exit_code == 1
    section = one(built.page("index.html"), "section.usecase")
    assert one(section, ".usecase-error")["data-code"] == "unknown-key"


@pytest.mark.slow
def test_codes_in_boxes_are_explained_where_the_site_has_a_page_for_it(site: Site) -> None:
    mistake = {"index.md": block("UC-1").replace("steps:", "acter: x\nsteps:")}
    code = one(site.build(mistake).page("index.html"), ".usecase-error a[href$=unknown-key]")
    assert code["href"] == "use-cases/checks/#unknown-key"
    # It is there only as long as a page shows a mistake, and where generated pages are wanted.
    without = site.build(mistake, {"index": False})
    box = one(without.page("index.html"), ".usecase-error")
    assert "unknown-key" in box.get_text()
    assert not box.select("a[href*=unknown-key]")
    mended = site.build({"index.md": block("UC-1")})
    assert "use-cases/checks/index.html" not in mended.pages
    html = markdown(mistake["index.md"], extensions=["usecases"])
    assert "unknown-key" in html
    assert "#unknown-key" not in html


@pytest.mark.slow
def test_what_cannot_be_read_is_shown_as_source(site: Site) -> None:
    built = site.build({"index.md": "# Home\n\n```usecase\n- a list\n```\n\nEnd\n"})
    page = one(built.page("index.html"), "[role=main]")
    assert "- a list" in page.get_text()
    assert "End" in page.get_text()
    assert one(page, ".usecase-error") is not None


@pytest.mark.slow
def test_rules_change_what_is_logged(site: Site) -> None:
    off = site.build(
        {"index.md": block("UC-1").replace("steps:", "acter: x\nsteps:")}, {"rules": {"unknown-key": "off"}}
    )
    assert off.messages() == []
    wrong = site.build(None, {"rules": {"unknwn-key": "off"}})
    assert any("mkdocs.yml" in message and "unknown-key" in message for message in wrong.messages())


@pytest.mark.slow
def test_blocks_from_snippets_join(site: Site) -> None:
    site.docs.mkdir()
    (site.folder / "part.md").write_text(block("UC-2", "Pay", "Clerk"), encoding="utf-8")
    snippets = {"pymdownx.snippets": {"base_path": [str(site.folder)]}}
    pages = {
        "index.md": f"# Home\n\n{block('UC-1')}\n\nSee [UC-2].\n",
        "part.md": '# Part\n\n--8<-- "part.md"\n',
        "other.md": "[UC-2] too.\n",
    }
    built = site.build(pages, None, "--strict", markdown_extensions=["pymdownx.superfences", snippets])
    assert built.messages() == []
    assert ids(built) == ["UC-1", "UC-2"]
    assert one(built.page("index.html"), "[role=main] p a[href='part/#UC-2']") is not None
    assert one(built.page("other/"), "[role=main] p a[href='../part/#UC-2']") is not None
    assert one(built.page("part/"), "section.usecase[data-id=UC-2] > h2#UC-2") is not None
    assert one(built.page("use-cases/actors/"), "#actor-clerk a[href='../../part/#UC-2']") is not None


@pytest.mark.slow
def test_a_snippet_that_is_shown_twice_is_a_duplicate(site: Site) -> None:
    site.docs.mkdir()
    (site.folder / "part.md").write_text(block("UC-2"), encoding="utf-8")
    snippets = {"pymdownx.snippets": {"base_path": [str(site.folder)]}}
    include = '--8<-- "part.md"\n'
    built = site.build({"index.md": f"{include}\n{include}"}, markdown_extensions=[snippets])
    assert "[duplicate-id]" in "".join(built.messages(logging.ERROR))
    assert len(built.page("index.html").select("section.usecase")) == 2


@pytest.mark.slow
def test_mistakes_in_snippets_are_placed_in_their_file(site: Site) -> None:
    site.docs.mkdir()
    (site.folder / "part.md").write_text(
        "Words\n\n" + block("UC-2").replace("steps:", "stepps:"), encoding="utf-8"
    )
    snippets = {"pymdownx.snippets": {"base_path": [str(site.folder)]}}
    pages = {"index.md": '# Part\n\n--8<-- "part.md"\n'}
    built = site.build(pages, markdown_extensions=[snippets])
    assert built.messages()[0].startswith("../part.md:8:1: error: there is no key `stepps`")
    assert one(built.page("index.html"), ".usecase-error[data-code=unknown-key]") is not None


@pytest.mark.slow
def test_mistakes_in_macros_are_placed_on_the_page(site: Site) -> None:
    pytest.importorskip("mkdocs_macros")
    page = "---\nwho: Clerk\n---\n\n" + block("UC-1", actor="{{ who }}").replace("steps:", "stepps:")
    built = site.build({"index.md": page}, plugins=["search", "macros"])
    assert built.messages(logging.ERROR)[0].startswith("index.md:10:1: error: there is no key `stepps`")


@pytest.mark.slow
def test_blocks_that_are_never_shown_are_reported(site: Site) -> None:
    pages = {"index.md": f"# Home\n\n!!! note\n\n{indent(block('UC-1'), '    ')}"}
    built = site.build(pages)
    (message,) = built.messages()
    assert "index.md:5:5" in message
    assert "not-shown" in message
    assert ids(built) == []
    assert site.build(pages, None, "--strict", markdown_extensions=["admonition"]).messages() == []


@pytest.mark.slow
def test_macros_change_blocks_before_they_are_read(site: Site) -> None:
    pytest.importorskip("mkdocs_macros")
    page = "---\nwho: Clerk\n---\n" + block("UC-1").replace("Customer", "{{ who }}")
    built = site.build({"index.md": page}, None, "--strict", plugins=["search", "macros"])
    assert built.messages() == []
    assert [actor["name"] for actor in built.json()["actors"]] == ["Clerk"]


@pytest.mark.slow
def test_excerpts_of_a_blog_link_to_their_post(site: Site) -> None:
    text = f"# Post\n\n{block('UC-1')}\n\nSee [UC-1/2] and [UC-2].\n\n<!-- more -->\n\nRest\n"
    post = f"---\ndate: 2026-01-01\n---\n{text}"
    pages = {"index.md": block("UC-2", "Pay"), "blog/index.md": "# Blog\n", "blog/posts/one.md": post}
    built = site.build(pages, None, "--strict", theme="material", plugins=["search", "blog"])
    assert built.messages() == []
    assert ids(built) == ["UC-1", "UC-2"]
    post_page = next(path for path in built.pages if path.startswith("blog/2026"))
    excerpt = built.page("blog/")
    hrefs = [str(link["href"]) for link in excerpt.select("article p a")]
    address = post_page.removeprefix("blog/").removesuffix("index.html")
    assert f"{address}#UC-1-2" in hrefs
    assert "../#UC-2" in hrefs


@pytest.mark.slow
def test_pages_that_did_not_change_count_in_a_dirty_build(site: Site) -> None:
    pages = {"index.md": block("UC-1"), "pay.md": block("UC-2", "Pay")}
    site.build(pages)
    site.write({"pay.md": block("UC-2", "Pay now")})
    built = site.build(None, None, "--dirty")
    assert ids(built) == ["UC-1", "UC-2"]
    assert not [message for message in built.messages() if "not-shown" in message]
    assert "Pay now" in one(built.page("use-cases/"), "[role=main]").get_text()


@pytest.mark.slow
def test_languages_are_built_by_one_plugin(site: Site) -> None:
    pytest.importorskip("mkdocs_static_i18n")
    languages = [
        {"locale": "en", "name": "English", "build": True, "default": True},
        {"locale": "de", "name": "Deutsch", "build": True},
    ]
    i18n = {"i18n": {"docs_structure": "suffix", "languages": languages}}
    pages = {
        "index.md": block("UC-1"),
        "index.de.md": block("UC-1", "Essen bestellen"),
        "b.md": block("UC-2", "Pay"),
    }
    built = site.build(pages, None, "--strict", theme="material", plugins=["search", i18n])
    assert built.messages() == []
    assert "Order a meal" in one(built.page("index.html"), "#UC-1").get_text()
    assert "Essen bestellen" in one(built.page("de/index.html"), "#UC-1").get_text()
    titles = [use_case["title"] for use_case in built.json()["use_cases"]]
    assert titles == ["Order a meal", "Pay"]
    captions = [one(built.page(page), ".usecase-steps caption").get_text() for page in ("b/", "de/")]
    assert captions == [words_of(language)["main success scenario"] for language in ("en", "de")]
    styles = built.page("de/index.html").select("link[rel=stylesheet][href*='assets/usecases']")
    assert len(styles) == 1


def server(site: Site, name: str = "served") -> Server:
    return Server(site, site.folder / name, address="http://localhost:8000/base/")


def contents(built: Built) -> dict[str, str]:
    """The pages but for their heads and the time of the build below them, and the export."""
    pages = {file: file.read_text("utf-8") for file in sorted(built.folder.rglob("*.html"))}
    bodies = {
        file.relative_to(built.folder).as_posix(): html[html.index("<body") : html.index("</body>")]
        for file, html in pages.items()
    }
    return {**bodies, "usecases.json": built.text("usecases.json")}


@pytest.mark.slow
def test_serve_always_equals_a_clean_build(site: Site) -> None:
    site.write({"index.md": "# Home\n\n[UC-2]\n", "order.md": block("UC-1"), "pay.md": block("UC-2", "Pay")})
    edits: list[dict[str, str | None]] = [
        {},
        {"order.md": block("UC-1", "Order two meals")},
        {"new.md": block("UC-3", "Deliver", "Courier")},
        {"order.md": block("UC-4", "Order three meals")},
        {"pay.md": None, "till.md": block("UC-2", "Pay")},
        {"new.md": None},
        {"order.md": block("UC-4").replace("id:", "id :- [")},
        {"order.md": block("UC-4")},
    ]
    site.configure()
    running = server(site)
    for edit in edits:
        for path, text in edit.items():
            if text is None:
                (site.docs / path).unlink()
            else:
                site.write({path: text})
        served = contents(running.build())
        assert contents(server(site, "fresh").build()) == served


@pytest.mark.slow
def test_serve_shows_warnings_and_drafts(site: Site) -> None:
    site.write({"index.md": block("UC-1", actor="Custmer")})
    site.write({"draft.md": block("UC-2", "Pay")})
    site.configure({"actors": {"Customer": None}}, draft_docs="draft.md\n")
    built = server(site).build()
    assert one(built.page("index.html"), "section.usecase").select("[data-code=undeclared-actor]")
    assert ids(built) == ["UC-1", "UC-2"]
