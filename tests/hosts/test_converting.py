"""`convert` as people and programs run it."""

from __future__ import annotations

import json
import subprocess

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Site

PAGE = """\
# Sleds

## UC-1: Lend a sled

**Actor:** Keeper

**MSS**

1. Keeper asks for a sled.
2. Desk lists the sleds.
"""
BLOCK = """\
# Sleds

<a id="uc-1-lend-a-sled"></a>

```usecase
id: UC-1
title: Lend a sled
actor: Keeper
steps: |
  1. Keeper asks for a sled.
  2. Desk lists the sleds.
```
"""


@pytest.fixture
def sleds(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with one document and a page of prose, as the current folder."""
    site.write({"sleds.md": PAGE, "prose.md": "# Prose\n\nWords.\n"})
    site.configure()
    monkeypatch.chdir(site.folder)
    return site


def text(site: Site, name: str = "sleds.md") -> str:
    return (site.docs / name).read_bytes().decode()


def test_it_prints_what_it_would_do_and_writes_nothing(
    sleds: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert"]) == 1
    assert text(sleds) == PAGE
    assert capsys.readouterr().out.splitlines()[-1] == "would convert 1 use case in 1 file"


def test_it_writes_when_it_is_told_and_then_nothing_is_left_to_do(
    sleds: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "docs", "--write"]) == 0
    assert text(sleds) == BLOCK
    assert capsys.readouterr().out.splitlines()[-1] == "converted 1 use case in 1 file"
    assert main(["convert", "docs"]) == 0
    assert capsys.readouterr().out == "nothing to convert\n"


def test_documents_that_are_no_markdown_are_named_with_what_makes_it_of_them(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"prose.md": "# Prose\n"})
    site.configure()
    for name in ("two.rst", "one a.rst", "three.adoc", ".hidden/four.rst"):
        path = site.docs / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Lend\n====\n")
    monkeypatch.chdir(site.docs)
    assert main(["convert", "."]) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == [
        "2 documents are reStructuredText, which is not read; Markdown of it:"
        " pandoc -f rst -t gfm -o 'one a.md' 'one a.rst'",
        "nothing to convert",
        "three.adoc is AsciiDoc, which is not read; Markdown of it:"
        " asciidoctor -b docbook5 -o - three.adoc | pandoc -f docbook -t gfm -o three.md",
    ]
    assert main(["convert", "two.rst"]) == 0
    assert capsys.readouterr().out.count("two.rst is reStructuredText") == 1


@pytest.mark.slow
def test_the_difference_is_a_patch_that_git_takes(
    sleds: Site, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["convert", "--diff"]) == 1
    patch = capfdbinary.readouterr().out
    assert text(sleds) == PAGE
    subprocess.run(["git", "apply", "-p0", "-"], input=patch, cwd=sleds.folder, check=True)
    assert text(sleds) == BLOCK


def test_a_byte_order_mark_stays(sleds: Site) -> None:
    (sleds.docs / "sleds.md").write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    assert main(["convert", "--write"]) == 0
    assert text(sleds) == "\ufeff" + BLOCK.replace("\n", "\r\n")


def test_a_program_gets_use_cases_questions_and_what_was_left(
    sleds: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGE.replace("**Actor:** Keeper", "**Actors:** Keeper, Guest")
    page = page.replace("**Actors:**", "Sleds are red.\n\n**Actors:**", 1)
    page += "\n## UC-2: Sell\n\n**Actor:** Keeper\n\n**MSS:** The keeper sells one of the many sleds.\n"
    sleds.write({"sleds.md": page})
    assert main(["convert", "--format", "json"]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    (found,) = file["use_cases"]
    assert (file["file"], file["changes"]) == ("docs/sleds.md", True)
    assert (found["id"], found["line"], found["end_line"]) == ("UC-1", 3, 12)
    assert found["stays"] == [{"line": 5, "typed": "Sleds are red."}]
    assert found["anchors"] == ["uc-1-lend-a-sled"]
    assert [(question["line"], question["reason"]) for question in found["questions"]] == [
        (7, "several-actors")
    ]
    assert [(left["line"], left["reason"]) for left in file["left"]] == [(14, "prose")]


def test_a_file_with_changes_that_are_not_committed_is_left_alone(
    sleds: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=sleds.folder, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x")
    changed = PAGE + "\nMore.\n"
    sleds.write({"sleds.md": changed})
    assert main(["convert", "--write"]) == 2
    assert text(sleds) == changed
    assert "has changes that are not committed" in capsys.readouterr().err
    assert main(["convert", "--write", "--force"]) == 0
    assert text(sleds) != changed


def test_standard_input_is_only_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "-", "--write"]) == 2
    assert "--diff" in capsys.readouterr().err


def test_words_of_the_site_name_parts(sleds: Site) -> None:
    sleds.write({"sleds.md": PAGE.replace("MSS", "Drehbuch")})
    sleds.configure({"keys": {"steps": ["Drehbuch"]}})
    assert main(["convert", "--write"]) == 0
    assert text(sleds) == BLOCK
