"""`check --fix` and what programs get of edits, run as people and build servers run it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mkdocs_usecases.hosts.cli import fixing, main
from support.building import REPOSITORY, Site

PAGE = """\
# Orders

```usecase
id: UC-1
title: Order a meal
acter: Customer
system: MealApp
success guarantee: The meal is paid for.
steps:
  - Customer chooses a meal.
  - MealApp shows the price.
  - Custmer pays.
extensions:
  a3. Payment is declined: resume at 2
```
"""
MENDED = PAGE.replace("acter", "actor").replace("Custmer", "Customer").replace("a3.", "3a.")


@pytest.fixture
def orders(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with one page that has three mistakes, as the current folder."""
    site.write({"orders.md": PAGE})
    site.configure()
    monkeypatch.chdir(site.folder)
    return site


def text(site: Site, name: str = "orders.md") -> bytes:
    return (site.docs / name).read_bytes()


def test_what_is_certain_is_mended_again_and_again(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    # The step is known to be misspelt only when the key that declares its actor can be read.
    assert main(["check", "--fix"]) == 0
    assert text(orders).decode() == MENDED
    assert capsys.readouterr().out == (
        "mended 3 findings in 1 file\nnothing to report in 1 file (1 use case)\n"
    )
    assert main(["check", "--fix"]) == 0
    assert text(orders).decode() == MENDED


def test_what_is_left_is_reported_and_counts(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    orders.write({"orders.md": PAGE.replace("resume at 2", "resume at 9")})
    assert main(["check", "--fix"]) == 1
    told = capsys.readouterr().out
    assert "[unknown-target]" in told and "[unknown-key]" not in told


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("last", [True, False], ids=["last-line-ends", "last-line-is-open"])
def test_nothing_but_the_edits_changes(orders: Site, end: str, mark: bytes, last: bool) -> None:
    def as_bytes(page: str) -> bytes:
        page = page.replace("The meal", "Das Menü 🍜\t  ").replace("\n", end)
        return mark + (page if last else page.removesuffix(end)).encode()

    (orders.docs / "orders.md").write_bytes(as_bytes(PAGE))
    assert main(["check", "--fix"]) == 0
    assert text(orders) == as_bytes(MENDED)


@pytest.mark.slow
def test_a_difference_is_a_patch_and_nothing_is_written(orders: Site, tmp_path: Path) -> None:
    page = PAGE.replace("\n", "\r\n").removesuffix("\r\n").encode()
    (orders.docs / "orders.md").write_bytes(b"\xef\xbb\xbf" + page)
    done = command("check", "--fix", "--diff")
    assert (done.returncode, done.stderr) == (1, b"would mend 3 findings in 1 file\n")
    assert text(orders) == b"\xef\xbb\xbf" + page
    patched = subprocess.run(
        ["git", "apply", "-p0", "-"], input=done.stdout, capture_output=True, check=False
    )
    assert patched.returncode == 0, patched.stderr
    assert text(orders) == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").removesuffix("\r\n").encode()


@pytest.mark.slow
def test_standard_input_has_a_difference_and_no_file(orders: Site) -> None:
    assert command("check", "-", "--fix", given=PAGE).returncode == 2
    done = command("check", "-", "--diff", given=PAGE)
    assert b"+actor: Customer\n" in done.stdout and b"--- <stdin>\n" in done.stdout


def test_only_pages_that_were_asked_for_are_written(orders: Site) -> None:
    orders.write({"other.md": PAGE.replace("UC-1", "UC-2").replace("Order", "Cancel")})
    other = text(orders, "other.md")
    assert main(["check", "--fix", "docs/orders.md"]) == 0
    assert (text(orders).decode(), text(orders, "other.md")) == (MENDED, other)


def test_files_that_pages_take_text_from_are_not_written(orders: Site) -> None:
    orders.configure(markdown_extensions=["pymdownx.snippets"])
    (orders.folder / "part.md").write_text(PAGE, encoding="utf-8")
    orders.write({"orders.md": '# Orders\n\n--8<-- "part.md"\n'})
    assert main(["check", "--fix"]) == 1
    assert (orders.folder / "part.md").read_text(encoding="utf-8") == PAGE


def test_the_settings_are_not_written(orders: Site) -> None:
    orders.configure({"rules": {"to-few-steps": "off"}})
    before = (orders.folder / "mkdocs.yml").read_bytes()
    assert main(["check", "--fix"]) == 1
    assert (orders.folder / "mkdocs.yml").read_bytes() == before


def test_a_link_out_of_the_folder_is_left_alone(
    orders: Site, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "page.md"
    elsewhere.write_text(PAGE.replace("UC-1", "UC-2").replace("Order", "Cancel"), encoding="utf-8")
    before = elsewhere.read_bytes()
    (orders.docs / "link.md").symlink_to(elsewhere)
    main(["check", "--fix"])
    assert elsewhere.read_bytes() == before
    assert text(orders).decode() == MENDED


def test_a_page_that_changed_meanwhile_is_left_alone(
    orders: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write = fixing.write

    def late(*given: Any) -> Any:
        # Somebody saves while we look.
        orders.write({"orders.md": "# Orders, anew\n"})
        return write(*given)

    monkeypatch.setattr(fixing, "write", late)
    assert main(["check", "--fix"]) == 2
    assert text(orders) == b"# Orders, anew\n"
    assert "docs/orders.md changed meanwhile: not written" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_keeps_its_mode(orders: Site) -> None:
    (orders.docs / "orders.md").chmod(0o640)
    assert main(["check", "--fix"]) == 0
    assert (orders.docs / "orders.md").stat().st_mode & 0o777 == 0o640


def test_edits_are_data(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    orders.write({"orders.md": PAGE.replace("acter", "  actor").replace("id: UC-1\n", "")})
    orders.write({"orders.md": "> " + MENDED.replace("id: UC-1\n", "").replace("\n", "\n> ")})
    assert main(["check", "--format", "json"]) == 0
    (missing,) = [
        each for each in json.loads(capsys.readouterr().out)["diagnostics"] if each["code"] == "missing-id"
    ]
    place = {"file": "docs/orders.md", "line": 4, "column": 3, "end_line": 4, "end_column": 3}
    assert missing["edits"] == [{**place, "text": "id: UC-1\n> "}]
    assert (missing["end_line"], missing["certain"]) == (None, False)


def test_programs_get_the_end_of_a_name_in_every_format(
    orders: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--format", "json"])
    (key, _) = json.loads(capsys.readouterr().out)["diagnostics"][-2:]
    assert (key["line"], key["column"], key["end_line"], key["end_column"]) == (6, 1, 6, 6)
    assert key["certain"] is True
    main(["check", "--format", "github"])
    told = capsys.readouterr().out
    assert "line=6,col=1,endLine=6,endColumn=6,title=unknown-key" in told
    main(["check", "--format", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    (result,) = [each for each in results if each["ruleId"] == "unknown-key"]
    region = {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 6}
    assert result["locations"][0]["physicalLocation"]["region"] == region
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "actor"}}]


def command(*arguments: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    import sys

    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from mkdocs_usecases.hosts.cli import main; sys.exit(main())",
            *arguments,
        ],
        input=given.encode(),
        capture_output=True,
        check=False,
    )


def test_a_check_is_explained_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "[unknown-key]"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("unknown-key (error): A key that the block language does not have.\n\n")
    assert "\n    acter: Customer\n" in told and "\n    actor: Customer\n" in told
    assert main(["explain", "unknown-kay"]) == 2
    assert "did you mean unknown-key?" in capsys.readouterr().err


@pytest.mark.slow
def test_the_guide_shows_what_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = (REPOSITORY / "example-site/guide/command.md").read_text(encoding="utf-8")
    page = re.search(r"````markdown\n(.*?)````", guide, re.DOTALL)
    shown = re.search(r"```diff\n(.*?)```", guide, re.DOTALL)
    assert page is not None and shown is not None
    (tmp_path / "orders.md").write_text(page[1], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    patch = command("check", "--fix", "--diff", "orders.md").stdout.decode()
    assert patch == f"--- orders.md\n+++ orders.md\n{shown[1]}"
