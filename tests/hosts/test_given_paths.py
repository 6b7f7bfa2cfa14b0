"""What paths mean that the command is given, wherever it runs."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Site
from support.surviving import fenced

# Without the option `system` nobody would act in the second step.
ORDER = fenced("id: UC-{0}\ntitle: Order {0}\nactor: Cook\nsteps: [Cook asks., Shop answers., Cook goes.]")
OPTIONS = {
    "system": "Shop",
    "actors": ["Cook", "Waiter"],
    "rules": {"no-extensions": "off", "no-guarantee": "off"},
}
ACTOR = "`Waiter` is in the catalogue of actors, but no use case has it as its `actor` [actor-without-goal]"


@pytest.fixture
def shop(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with two pages and one that it leaves out, below the current folder."""
    pages = {name: ORDER.replace("{0}", name[0]) for name in ("1.md", "2.md", "3-secret.md")}
    site.write(pages)
    site.configure(OPTIONS, exclude_docs="*secret.md")
    monkeypatch.chdir(site.folder.parent)
    return site


@pytest.mark.parametrize("given", ["{}/docs/1.md", "{}/docs", "{}"])
def test_settings_are_those_of_what_is_given(
    shop: Site, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    folder = shop.folder.name
    assert main(["check", given.format(folder)]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0].startswith(f"{folder}/mkdocs.yml:")
    assert said.splitlines()[0].endswith(ACTOR)
    assert "1 hint in" in said


def test_a_site_within_another_has_its_own(
    shop: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    within = shop.folder / "packages" / "inn"
    (within / "docs").mkdir(parents=True)
    (within / "mkdocs.yml").write_text("plugins: [usecases: {system: Inn}]\n", encoding="utf-8")
    page = ORDER.replace("{0}", "6").replace("Shop", "Inn")
    (within / "docs" / "6.md").write_text(page, encoding="utf-8")
    monkeypatch.chdir(shop.folder)
    for path in ("packages/inn", "packages/inn/docs/6.md"):
        assert main(["check", path]) == 0
        assert "step-without-actor" not in capsys.readouterr().out
    assert main(["check", "docs/1.md"]) == 0
    assert ACTOR in capsys.readouterr().out


def test_those_of_two_sites_are_nobodys(
    shop: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "mkdocs.yml").write_text("plugins: [usecases]\n", encoding="utf-8")
    (other / "5.md").write_text(ORDER.replace("{0}", "5"), encoding="utf-8")
    assert main(["check", str(shop.docs / "1.md"), str(other / "5.md")]) == 0
    assert capsys.readouterr().out.count("[step-without-actor]") == 2


def test_a_folder_around_a_site_has_no_pages_that_the_site_leaves_out(
    shop: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.write({"../README.md": ORDER.replace("{0}", "4")})
    monkeypatch.chdir(shop.folder)
    assert main(["export", "."]) == 0
    exported = capsys.readouterr().out
    assert [title in exported for title in ("Order 1", "Order 2", "Order 3", "Order 4")] == [
        *(True, True),
        *(False, True),
    ]


def test_settings_are_named_as_they_are_typed_in_the_current_folder(
    shop: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop.docs)
    assert main(["check"]) == 0
    assert "../mkdocs.yml:" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "export", "pages", "convert"])
def test_a_site_without_its_folder_is_no_clean_one(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    site.write({"1.md": ORDER.replace("{0}", "1")})
    site.configure(docs_dir="dosc")
    monkeypatch.chdir(site.folder)
    assert main([command]) == 2
    assert capsys.readouterr().err == "mkdocs-usecases: mkdocs.yml: `docs_dir`: there is no folder dosc\n"


def test_standard_input_is_one_page_alone(shop: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-", str(shop.docs / "1.md")]) == 2
    assert capsys.readouterr().err == "mkdocs-usecases: - is one page alone: name no other paths beside it\n"


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"mkdocs-usecases {version('mkdocs-usecases')}\n"


@pytest.mark.parametrize(
    ("runs_in", "given", "name"),
    [
        ("", "notes/deep", "notes/deep/a.md"),
        ("", "{}/notes/../notes/deep/a.md", "notes/deep/a.md"),
        ("other", "../notes", "deep/a.md"),
        ("other", "{}/notes/deep/a.md", "a.md"),
    ],
)
def test_exports_do_not_say_where_pages_lie_on_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runs_in: str, given: str, name: str
) -> None:
    (tmp_path / "notes" / "deep").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "notes" / "deep" / "a.md").write_text(ORDER.replace("{0}", "1"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / runs_in)
    assert main(["export", given.format(tmp_path), "-o", "all.json"]) == 0
    found = json.loads(Path("all.json").read_text(encoding="utf-8"))
    assert {one["file"] for one in (found["use_cases"][0]["source"], *found["diagnostics"])} == {name}
    assert found["use_cases"][0]["url"] == f"{name.removesuffix('.md')}/#UC-1"
