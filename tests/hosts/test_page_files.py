"""`mkdocs-usecases pages`: generated pages as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.zensical_sites import write

ORDERS = """\
# Orders

```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps: [Customer orders., MealApp cooks., Customer eats.]
```
"""
TOML = '[project]\nsite_name = "Meals"\n\n[project.markdown_extensions.usecases]\nactor_pages = true\n'
SITE = {"zensical.toml": TOML, "docs/orders.md": ORDERS}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    """All files of the docs folder but the writer's own page."""
    paths = sorted(path for path in (folder / "docs").rglob("*") if path.is_file())
    found = {path.relative_to(folder / "docs").as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return {path: text for path, text in found.items() if path != "orders.md"}


def test_pages_styles_and_scripts_are_written_each_saying_who_wrote_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pages"]) == 0
    written = files(folder)
    pages = {path for path in written if path.endswith(".md")}
    names = ("index", "actors", "goals", "scenarios", "how-to-read", "actors/customer")
    assert pages == {f"use-cases/{name}.md" for name in names}
    assert written.pop("use-cases/scenarios.csv").removeprefix("\ufeff").startswith("Use case,Title,Route,")
    for path, text in written.items():
        first = text.split("\n")[0]
        assert "mkdocs-usecases pages" in first
        assert first.startswith("<!-- " if path.endswith(".md") else "/* ")
    script, style = sorted(written.keys() - pages)
    told = capsys.readouterr().out
    assert told.endswith(
        "The settings of the site say:\n\n"
        'watch = ["docs"]\n'
        f'extra_css = ["{style}"]\n'
        f'extra_javascript = ["{script}"]\n'
        "[project.markdown_extensions.usecases]\n"
    )


def test_nothing_is_written_twice_and_what_changed_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pages", "--check"]) == 1
    assert "docs/use-cases/index.md is out of date" in capsys.readouterr().out
    assert files(folder) == {}
    main(["pages"])
    before = files(folder)
    capsys.readouterr()
    assert main(["pages", "--check"]) == 0
    assert main(["pages"]) == 0
    assert "wrote" not in capsys.readouterr().out
    assert files(folder) == before
    write(folder, {"docs/orders.md": ORDERS.replace("Customer", "Diner")})
    assert main(["pages", "--check"]) == 1
    told = capsys.readouterr().out.split("\n")
    assert "docs/use-cases/actors/diner.md is out of date" in told
    assert "docs/use-cases/actors/customer.md is not needed any more" in told
    assert files(folder) == before
    assert main(["pages"]) == 0
    assert "use-cases/actors/diner.md" in files(folder)
    assert "use-cases/actors/customer.md" not in files(folder)
    assert main(["pages", "--check"]) == 0


def test_files_of_others_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = {"docs/use-cases/goals.md": "# What they want\n", "docs/use-cases/more.md": "# More\n"}
    write(folder, own)
    assert main(["pages"]) == 0
    assert "docs/use-cases/goals.md is not written by this command" in capsys.readouterr().err
    assert main(["pages", "--check"]) == 0
    for path, text in own.items():
        assert (folder / path).read_text(encoding="utf-8") == text


def test_pages_go_where_they_are_sent_but_not_out_of_the_site(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pages", "-o", "docs/all"]) == 0
    assert "all/index.md" in files(folder) and "use-cases/index.md" not in files(folder)
    assert 'index = "all/"' in capsys.readouterr().out
    assert main(["pages", "-o", "elsewhere"]) == 2
    assert "elsewhere is not in docs, where the site has its pages" in capsys.readouterr().err


@pytest.mark.parametrize("index", ['"other/"', "false"])
def test_pages_of_a_folder_that_was_the_index_go(
    index: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["pages"])
    settings = (folder / "zensical.toml").read_text(encoding="utf-8")
    write(folder, {"zensical.toml": f"{settings}index = {index}\n", "docs/use-cases/own.md": "# Own\n"})
    assert main(["pages", "--check"]) == 1
    assert "docs/use-cases/goals.md is not needed any more" in capsys.readouterr().out
    assert main(["pages"]) == 0
    assert [path for path in files(folder) if path.startswith("use-cases/")] == ["use-cases/own.md"]
    assert main(["pages", "--check"]) == 0
    # What is sent elsewhere stands beside what the option says.
    assert main(["pages", "-o", "docs/all"]) == 0
    assert ("other/goals.md" in files(folder)) is (index != "false")


def test_a_site_without_use_cases_gets_nothing_and_loses_what_it_had(folder: Path) -> None:
    main(["pages"])
    assert files(folder)
    write(folder, {"docs/orders.md": "# Orders\n"})
    assert main(["pages"]) == 0
    assert files(folder) == {}


def test_every_command_reads_zensical_toml(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, {"zensical.toml": f"{TOML}id_pattern = 'REQ-\\d+'\n"})
    assert main(["check"]) == 1
    assert "`REQ-\\d+`" in capsys.readouterr().out
    write(folder, {"zensical.toml": '[project]\nsite_name = "T"\ndocs_dir = "pages"\n', "pages/a.md": ORDERS})
    assert main(["export"]) == 0
    assert '"file": "a.md"' in capsys.readouterr().out
    write(folder, {"zensical.toml": TOML.replace("actor_pages", "actor_page")})
    assert main(["check"]) == 2
    assert "zensical.toml: `actor_page`: there is no such option" in capsys.readouterr().err
    write(folder, {"zensical.toml": "[project\n"})
    assert main(["check"]) == 2
    assert "zensical.toml is no TOML" in capsys.readouterr().err


def test_without_settings_there_is_nothing_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["pages"]) == 2
    assert "zensical.toml, mkdocs.yml or conf.py" in capsys.readouterr().err
