"""An export takes nobody's place: neither that of a page or a picture, nor that of a file on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Site
from support.surviving import fenced

ORDER = fenced("id: UC-1\ntitle: T\nactor: A\nsteps: [A b., A c., A d.]\nextensions: {2a. x: fails}")
PAGES = {
    "index.md": f"# Start\n\n{ORDER}",
    "data.json": "{}",
    "tables/plan.csv": "a,b",
    "old.json/x.md": "# X\n",
    "specs/UC-9.feature": "Feature: x",
    "left-out.json": "{}",
}


def stopped(site: Site, export: object) -> str:
    """What a build says that refuses its options, before it writes anything."""
    built = site.build(PAGES, {"export": export}, exclude_docs="left-out.json")
    assert built.exit_code == 1
    assert not (site.folder / "site").exists() or not [*(site.folder / "site").iterdir()]
    return "\n".join(built.messages())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("export", "says"),
    [
        ("index.html", "`export`: is `index.html`, expected a file such as"),
        ("search/search_index.json", "where a site has its search index"),
        ("data.json", "`export`: `data.json` is the place of `data.json`; choose another path"),
        ("Data.JSON", "`Data.JSON` is the place of `data.json`"),
        ("tables/plan.csv", "is the place of `tables/plan.csv`"),
        ("data.json/uses.csv", "`data.json/uses.csv` is the place of `data.json`"),
        ("old.json", "`old.json` is a folder of the site, with `old.json/x.md`"),
        ("specs/", "`specs` has `specs/UC-9.feature` in it; choose another folder"),
        ("index.html/", "`index.html` is the place of `index.md`"),
        ({"gherkin": "data.json/x"}, "`data.json/x` is the place of `data.json`"),
    ],
)
def test_a_site_keeps_its_pages_and_pictures(site: Site, export: object, says: str) -> None:
    assert says in stopped(site, export)


@pytest.mark.slow
def test_what_nobody_needs_is_free(site: Site) -> None:
    exports = ["left-out.json", "tables/uses.csv", "old.json/uses.json", "tables/"]
    built = site.build(PAGES, {"export": exports}, exclude_docs="left-out.json")
    assert built.exit_code == 0
    assert built.json("left-out.json")["use_cases"]
    assert (built.folder / "tables/UC-1.feature").exists()


@pytest.mark.slow
def test_a_site_without_use_cases_may_have_a_file_of_that_name(site: Site) -> None:
    built = site.build({"index.md": "# Start\n", "usecases.json": '{"mine": 1}'})
    assert built.exit_code == 0


@pytest.fixture
def here(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    site.write(PAGES)
    site.configure()
    monkeypatch.chdir(site.folder)
    return site


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "docs/index.md"], "docs/index.md: no format ends so; expected .json, .csv, a folder/"),
        (["-o", "uses.xml"], "no format ends so"),
        (["-o", "uses"], "no format ends so"),
        (["-o", "docs/index.md", "--format", "json"], "is there already, and no earlier export"),
        (["-o", "mkdocs.yml", "--format", "csv"], "is there already, and no earlier export"),
        (["-o", "docs/data.json"], "docs/data.json is there already, and no earlier export"),
        (["-o", "docs/specs", "--format", "gherkin"], None),
        (["-o", "docs/tables/plan.csv"], "is there already, and no earlier export"),
        (["-o", "all.csv", "--format", "json"], "all.csv is for csv, but `--format` asks for json"),
        (["-o", "docs", "--format", "json"], "docs is for gherkin, but `--format` asks for json"),
    ],
)
def test_the_command_replaces_nothing_but_its_own(
    here: Site, arguments: list[str], says: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in here.folder.rglob("*") if path.is_file()}
    assert main(["export", *arguments]) == (0 if says is None else 2)
    assert (says or "") in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before


def test_a_feature_of_somebody_else_stays(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    here.write({"specs/UC-1.feature": "Feature: mine\n"})
    assert main(["export", "--format", "gherkin", "-o", "docs/specs"]) == 2
    assert "UC-1.feature is there already" in capsys.readouterr().err
    assert (here.docs / "specs/UC-1.feature").read_text(encoding="utf-8") == "Feature: mine\n"


@pytest.mark.parametrize("output", ["all.json", "all.csv", "features/", "empty.json"])
def test_an_earlier_export_is_replaced(here: Site, output: str) -> None:
    Path("empty.json").touch()
    for _ in range(2):
        assert main(["export", "-o", output]) == 0
    assert Path(output).exists()
    beginning = next(Path(output).iterdir()) if Path(output).is_dir() else Path(output)
    assert beginning.read_text(encoding="utf-8-sig").startswith(
        ('{"version": 1', "Use case,", "# Exported by mkdocs-usecases")
    )


def test_the_feature_of_a_use_case_that_is_gone_is_deleted(here: Site) -> None:
    more = "```usecase\nid: UC-7\ntitle: T\nactor: A\nsteps: [A b., A c.]\n```\n"
    here.write({"more.md": more, "index.md": PAGES["index.md"] + "\n" + more.replace("UC-7", "UC-8")})
    folder = Path("features")
    folder.mkdir()
    own = {"own.feature": "# language: en\nFeature: mine\n", "notes.txt": "mine"}
    for name, text in own.items():
        (folder / name).write_text(text, encoding="utf-8")

    def exported() -> set[str]:
        assert main(["export", "-o", "features/"]) == 0
        return {path.name for path in folder.iterdir()} - set(own)

    assert exported() == {"UC-1.feature", "UC-7.feature", "UC-8.feature"}
    (here.docs / "more.md").unlink()
    assert exported() == {"UC-1.feature", "UC-8.feature"}
    here.write({"index.md": PAGES["index.md"]})
    assert exported() == {"UC-1.feature"}
    assert {name: (folder / name).read_text("utf-8") for name in own} == own


def test_features_of_pages_that_were_not_asked_for_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("UC-1", "UC-2"):
        text = f"```usecase\nid: {name}\ntitle: T\nactor: A\nsteps: [A b., A c.]\n```\n"
        Path(f"{name}.md").write_text(text, encoding="utf-8")
        assert main(["export", f"{name}.md", "-o", "features/"]) == 0
    assert {path.name for path in Path("features").iterdir()} == {"UC-1.feature", "UC-2.feature"}
    Path("UC-1.md").unlink()
    assert main(["export", "UC-2.md", "-o", "features/"]) == 0
    assert [path.name for path in Path("features").iterdir()] == ["UC-2.feature"]


@pytest.mark.slow
def test_a_site_keeps_no_feature_of_what_is_gone(site: Site) -> None:
    two = PAGES["index.md"] + "\n" + PAGES["index.md"].replace("UC-1", "UC-2").replace("title: T", "title: U")
    site.build({"index.md": two}, {"export": "features/"})
    site.write({"index.md": PAGES["index.md"]})
    built = site.run("--dirty")
    assert [path.name for path in (built.folder / "features").iterdir()] == ["UC-1.feature"]
