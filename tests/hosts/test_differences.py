"""`diff` of two revisions, in three formats, and the map of references for tests."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import REPOSITORY

EDITS = REPOSITORY / "tests" / "changes"


def page(edit: str, side: str) -> str:
    return next(EDITS.glob(f"{edit}-*")).joinpath(f"{side}.md").read_text(encoding="utf-8")


def git(*arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *who, *arguments), check=True, capture_output=True)


def commit(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "x")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    other = "```usecase\nid: UC-7\ntitle: Pay\nactor: A\nsteps: [A pays., A goes., A comes.]\n```\n"
    settings = "site_name: X\nplugins: [usecases]\n"
    commit({"mkdocs.yml": settings, "docs/orders.md": page("01", "old"), "docs/pay.md": other})
    commit({"docs/orders.md": page("01", "new"), "docs/pay.md": other.replace("A pays", "A pays well")})
    return tmp_path


ORDER = [
    "changed  UC-1 Order a meal",
    "  step 2: added MealApp checks the stock.",
    "  labels follow: 2a → 3a, 3a → 4a, 3a1a → 4a1a, 3b → 4b, 4a → 5a, 2-4b → 3-5b",
]
PAY = ["changed  UC-7 Pay", "  step 1: A pays. → A pays well."]


@pytest.mark.slow
@pytest.mark.parametrize("range_", ["HEAD~1..HEAD", "HEAD~1..", "HEAD~1...main"])
def test_two_revisions_are_compared_as_they_were(
    repository: Path, range_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # What lies about now says nothing.
    Path("docs/pay.md").unlink()
    before = {path for path in repository.rglob("*") if ".git" not in path.parts}
    assert main(["diff", range_]) == 1
    assert capsys.readouterr().out.splitlines() == [*ORDER, *PAY]
    assert {path for path in repository.rglob("*") if ".git" not in path.parts} == before
    assert Path.cwd() == repository


def test_a_revision_before_the_first_page_has_none(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("rm", "-rq", "docs")
    commit({"README.md": "All is gone."})
    assert main(["diff", "HEAD~1..HEAD"]) == 1
    assert "removed  UC-7 Pay" in capsys.readouterr().out


@pytest.mark.slow
def test_paths_say_what_is_compared(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir("docs")
    assert main(["diff", "HEAD~1..HEAD", "pay.md"]) == 1
    assert capsys.readouterr().out.splitlines() == PAY
    commit({"new.md": page("30", "old").split("# Orders")[1].replace("UC-", "UC-4")})
    assert main(["diff", "HEAD~1..", "new.md"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "added    UC-41 Order a meal",
        "added    UC-42 Cancel an order",
    ]


def test_a_range_without_changes_says_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD..HEAD"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["HEAD~9..HEAD"], "there is no revision HEAD~9"),
        (["--", "--output=x..HEAD"], "there is no revision --output=x"),
        (["HEAD~1..HEAD", "none.md"], "there is no none.md at either revision"),
        (["old.json"], "expected OLD.json NEW.json, or two revisions such as v1.0..HEAD"),
    ],
)
def test_what_cannot_be_compared_is_told(
    repository: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_where_there_is_no_repository_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["diff", "HEAD~1..HEAD"]) == 2
    assert capsys.readouterr().err.startswith("mkdocs-usecases: ")


def exports(edit: str, folder: Path) -> list[str]:
    paths = []
    for side in ("old", "new"):
        (folder / "page.md").write_text(page(edit, side), encoding="utf-8")
        assert main(["export", "page.md", "-o", f"{side}.json"]) == 0
        paths.append(f"{side}.json")
    return paths


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_alarms_come_first_in_a_comment(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *exports("23", folder), "--format", "markdown"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "**Use cases:** 1 changed, 7 alarms"
    assert lines[2] == "### UC-1 Order a meal"
    assert [line.startswith("- ⚠️ alarm: ") for line in lines[4:]] == [True] * 7 + [False]


def test_a_comment_is_text_and_nothing_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for side, title in (("old", "A"), ("new", "B <img src=x> @somebody #1 `x`")):
        block = f"```usecase\nid: UC-1\ntitle: {title!r}\nactor: A\nsteps: [A acts., A b., A c.]\n```\n"
        Path("page.md").write_text(block, encoding="utf-8")
        assert main(["export", "page.md", "-o", f"{side}.json"]) == 0
    assert main(["diff", "old.json", "new.json", "--format", "markdown"]) == 1
    told = capsys.readouterr().out
    assert "\\<img src=x\\> @\u200bsomebody \\#1 \\`x\\`" in told
    assert "<img" not in told.replace("\\<img", "")


def test_programs_get_the_same_in_fields(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *exports("05", folder), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (one,) = told["changed"]
    assert (one["name"], one["was"]) == ("UC-10 Buy a meal", "UC-1 Order a meal")
    assert {"kind": "changed", "what": "title", "old": "Order a meal", "new": "Buy a meal"} in one["changes"]
    assert told["references"]["UC-1/3a"] == "UC-10/3a"


MAPS = {
    "13": {"UC-1/3a": "UC-1/3b", "UC-1/3a1a": "UC-1/3b1a", "UC-1/3b": "UC-1/3a"},
    "22": {"UC-1/3a1a": "UC-1/4b", "UC-1/2-4b": "UC-1/2-4c"},
    "20": {"UC-1/3b": None},
    "06": {},
}


@pytest.mark.slow
@pytest.mark.parametrize(("edit", "expected"), MAPS.items())
def test_tests_learn_what_their_routes_are_called_now(
    edit: str, expected: dict[str, str | None], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = exports(edit, folder)
    assert main(["diff", *paths, "--map", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == expected
    assert main(["diff", *paths, "--map"]) == 1
    assert capsys.readouterr().out == "".join(f"{old} {new or '-'}\n" for old, new in expected.items())
