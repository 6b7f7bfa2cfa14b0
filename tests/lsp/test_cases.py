"""What an editor is told is what `check` says, finding by finding: over all cases, each a site of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_usecases.hosts.cli import main
from mkdocs_usecases.revision import Text
from support.editor import editing

pytest.importorskip("pygls")

CASES = Path(__file__).parent.parent / "cases"
SEVERITIES = {1: "error", 2: "warning", 4: "hint"}


def make_sites(root: Path) -> list[Path]:
    """A folder for each case: its page, its options, and what tests said."""
    folders = []
    for page in sorted(CASES.glob("*/*.md")):
        folder = root / f"{page.parent.name}-{page.stem}"
        (folder / "docs").mkdir(parents=True)
        shutil.copy(page, folder / "docs/page.md")
        given = page.with_suffix(".yml")
        options = yaml.safe_load(given.read_text(encoding="utf-8")) if given.exists() else {}
        for ending, name in ((".xml", "results.xml"), (".lock", "usecases.lock")):
            if page.with_suffix(ending).exists():
                shutil.copy(page.with_suffix(ending), folder / name)
        if (folder / "results.xml").exists():
            options = {"results": ["results.xml"], **(options or {})}
        settings = {"plugins": [{"usecases": options or {}}]}
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        folders.append(folder)
    return folders


def checked(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[Any]:
    """Place, code, severity and words of each finding, as the command has them."""
    monkeypatch.chdir(folder)
    main(["check", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    return sorted(
        (
            each["file"],
            each["line"],
            each["column"],
            each["code"],
            each["severity"],
            each["message"] + ("" if each["hint"] is None else f"\nhint: {each['hint']}"),
        )
        for each in found
    )


def told(file: str, path: Path, diagnostic: Any) -> Any:
    """The same of what an editor was told."""
    start = diagnostic["range"]["start"]
    line = Text(path.read_bytes().decode("utf-8-sig")).line(start["line"] + 1)
    before = line.encode("utf-16-le")[: 2 * start["character"]].decode("utf-16-le")
    severity = SEVERITIES[diagnostic["severity"]]
    return (
        file,
        start["line"] + 1,
        len(before) + 1,
        diagnostic["code"],
        severity,
        diagnostic["message"],
    )


@pytest.mark.slow  # It opens two hundred pages of as many sites.
def test_an_editor_is_told_what_check_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = make_sites(tmp_path / "sites")
    with editing(tmp_path / "sites") as editor:
        for folder in folders:
            editor.open(f"{folder.name}/docs/page.md")
            # Hints are told of what is open.
            if "{}" not in (folder / "mkdocs.yml").read_text(encoding="utf-8"):
                editor.open(f"{folder.name}/mkdocs.yml", language="yaml")
        wanted = {folder.name: checked(folder, monkeypatch, capsys) for folder in folders}

        def all_said() -> dict[str, list[Any]]:
            publications = editor.publications()
            return {
                folder.name: sorted(
                    told(file, folder / file, each)
                    for file in ("docs/page.md", "mkdocs.yml", "results.xml")
                    for each in publications.get(f"{folder.name}/{file}", ())
                )
                for folder in folders
            }

        # Whoever opens so many pages at once waits until nothing more comes.
        said: dict[str, list[Any]] = {}
        for _ in range(40):
            editor.settle()
            said = all_said()
            if said == wanted:
                break
        assert {name: said[name] for name in said if said[name] != wanted[name]} == {}
