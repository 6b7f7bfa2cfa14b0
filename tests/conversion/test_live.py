"""The option `documents`: pages that are shown as if they had been converted, and stay as they are."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import markdown
import pytest

from mkdocs_usecases.hosts.cli import main
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site
from support.building import Site as Folder
from support.converting_documents import converted_once as converted

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "cases").glob("*.md") if not path.name.endswith(".converted.md"))
LIVE = Options(documents=("*.md",))
FENCE = re.compile(r"^([ >]*)(`{3,})usecase\n(.*?)\n\1\2$", re.MULTILINE | re.DOTALL)
PAGE = """\
---
title: Sleds
---

# Sleds

Words before.

## UC-1: Lend a sled

**Actor:** Keeper

**Main flow:**

1. Keeper asks for a sled.
2. Desk lists the sleds.
3. Keeper takes one.

**Extensions:**

- 2a. None is left.
    - 2a1. Desk says so.
    - Use case resumes at step 9.

## Words behind

See [UC-1].
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_blocks_are_those_that_convert_writes(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    document = Site(LIVE).read("page.md", text)
    assert [block.text for block in document.blocks] == [
        "\n".join(line.removeprefix(match[1]) for line in match[3].split("\n"))
        for match in FENCE.finditer(converted(text))
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_line_of_a_block_comes_from_a_line_of_the_use_case(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    lines = text.count("\n") + 1
    for block in Site(LIVE).read("page.md", text).blocks:
        assert block.use_case is not None
        places = [step.span.line for step in block.use_case.main_success_scenario]
        assert places == sorted(places)
        assert all(block.span.line <= line <= block.end_line <= lines for line in places)
        for step in block.use_case.main_success_scenario:
            assert step.text.split()[0].strip("*:") in text.split("\n")[step.span.line - 1]


@pytest.mark.slow
def test_pages_look_as_if_they_were_converted(tmp_path: Path) -> None:
    # Where the text itself is wrong, the page names the line of each file.
    cases = [case for case in CASES if case.stem != "questions"]
    texts = {f"{case.stem}.md": case.read_text(encoding="utf-8") for case in cases}
    files = {**texts, "index.md": "# Start\n"}
    folders = [Folder(tmp_path / name) for name in ("live", "written")]
    for folder in folders:
        folder.folder.mkdir()
    live = folders[0].build(files, {"documents": ["*.md"]}, use_directory_urls=False)
    written = folders[1].build(
        {name: converted(text) for name, text in files.items()}, use_directory_urls=False
    )
    for name, text in files.items():
        page = name.replace(".md", ".html")
        assert str(live.page(page).body) == str(written.page(page).body), name
        assert (folders[0].docs / name).read_text(encoding="utf-8") == text
    assert str(live.page("use-cases/index.html").body) == str(written.page("use-cases/index.html").body)
    told = [message for message in live.messages(logging.INFO) if "`documents`" in message]
    generated = list((folders[0].folder / "site" / "use-cases").glob("*.html"))
    pages = len(files) + len(generated)
    assert told == [f"usecases: `documents` names {pages} pages, {len(texts)} of them hold use cases"]


def test_places_are_lines_of_the_file(
    site: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"sleds.md": PAGE})
    site.configure({"documents": ["sleds.md"]})
    monkeypatch.chdir(site.folder)
    assert main(["check"]) == 1
    line = PAGE.split("\n").index("    - Use case resumes at step 9.") + 1
    assert f"docs/sleds.md:{line}:" in capsys.readouterr().out
    assert main(["export"]) == 0
    exported = json.loads(capsys.readouterr().out)["use_cases"]
    assert [(one["id"], one["source"]["line"]) for one in exported] == [("UC-1", 9)]


def test_no_edit_is_made_in_a_document_that_is_only_read(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PAGE.replace("step 9", "step 1").replace("3. Keeper takes", "3. Keper takes")
    site.write({"sleds.md": text})
    site.configure({"documents": ["sleds.md"], "actors": {"Keeper": None}})
    monkeypatch.chdir(site.folder)
    main(["check", "--fix"])
    assert (site.docs / "sleds.md").read_text(encoding="utf-8") == text


@pytest.mark.slow
def test_other_pages_link_to_it_and_a_strict_build_tells_of_questions(site: Folder) -> None:
    text = PAGE.replace("step 9", "step 1").replace("**Actor:** Keeper", "**Actors:** Keeper, Desk")
    files = {"sleds.md": text, "index.md": "# Start\n\nSee [UC-1/2a].\n"}
    built = site.build(files, {"documents": ["sleds.md"]}, "--strict")
    assert built.exit_code == 1
    assert [message for message in built.messages() if "unclear-document" in message] == [
        "sleds.md:11:1: warning: several actors in one field; the first one or all may be primary:"
        " Keeper, Desk [unclear-document]"
    ]
    built = site.build(
        {"sleds.md": PAGE.replace("step 9", "step 1")}, {"documents": ["sleds.md"]}, "--strict"
    )
    assert built.exit_code == 0, built.messages()
    assert built.page("index.html").find("a", href="sleds/#UC-1-2a")
    assert "Words before." in built.page("sleds/").text


def test_a_page_that_is_not_named_stays_prose(site: Folder) -> None:
    built = site.build({"index.md": PAGE.replace("See [UC-1].", "")}, {"documents": ["other/*.md"]})
    assert built.page("index.html").find("section", class_="usecase") is None


def test_the_markdown_extension_reads_the_page_that_it_is_given() -> None:
    html = markdown.markdown(
        PAGE.partition("---\n\n")[2],
        extensions=["usecases"],
        extension_configs={"usecases": {"documents": ["*"]}},
    )
    assert 'id="UC-1-2a"' in html
    assert "Words behind</h2>" in html


def test_a_title_in_front_matter_is_that_of_the_use_case_where_hosts_take_it_away() -> None:
    front, body = (
        "---\ntitle: Borrow a kayak\nactor: Paddler\n---\n",
        "## Main flow\n\n1. Paddler asks.\n2. Desk helps.\n",
    )
    site = Site(LIVE)
    site.read("page.md", front + body)
    shown = site.as_read("page.md", body.split("\n"))
    assert [*shown[:4]] == ["```usecase", "title: Borrow a kayak", "actor: Paddler", "steps: |"]
