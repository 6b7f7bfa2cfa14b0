"""The command on projects of Sphinx: `conf.py` is read, and never run."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.sphinx_meals import INDEX, PAYING
from support.sphinx_sites import Built, SphinxSite

pytestmark = pytest.mark.slow


def test_it_finds_the_options_beside_the_sources(
    sphinx: SphinxSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sphinx.write({"paying.md": PAYING.replace("  2a.", "  7a.")})
    for folder, shown in ((sphinx.folder, "docs/paying.md"), (sphinx.docs, "paying.md")):
        monkeypatch.chdir(folder)
        assert main(["check"]) == 1
        said = capsys.readouterr().out
        assert f"{shown}:15:3: error: extension `7a` leaves from step 7" in said
        assert said.endswith("1 error in 5 files (3 use cases)\n")


def test_its_export_is_that_of_the_build(
    meals: SphinxSite,
    built: Built,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(meals.folder)
    assert main(["export"]) == 0
    assert capsysbinary.readouterr().out == (built.folder / "usecases.json").read_bytes()


def test_what_conf_py_works_out_is_told_and_not_run(
    sphinx: SphinxSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sphinx.docs)
    sphinx.write(
        {
            "conf.py": "extensions = ['mkdocs_usecases.sphinx']\n"
            "open('was-run', 'w').close()\n"
            "usecases = {\n"
            "    'system': str(1),\n"
            "    'actor': 'Customer',\n"
            "    'rules': {'no-extension': 'off'},\n"
            "}\n"
        }
    )
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert "conf.py: `system`: worked out by conf.py, which is read and not run" in said.err
    assert "conf.py:6:16: error: there is no check `no-extension`" in said.out
    assert not Path("was-run").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mkdocs_usecases.sphinx = (", "conf.py is no Python"),
        ("# mkdocs_usecases.sphinx\nusecases = load()\n", "`usecases`: worked out by conf.py"),
        ("# mkdocs_usecases.sphinx\nusecases = {'sytem': 'x'}\n", "did you mean `system`"),
    ],
)
def test_what_is_wrong_with_conf_py_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    (tmp_path / "conf.py").write_text(text)
    monkeypatch.chdir(tmp_path)
    main(["check"])
    assert said in capsys.readouterr().err


def test_another_conf_py_is_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text("usecases = 1\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    assert capsys.readouterr().err == ""


def test_left_out_pages_are_not_read(
    sphinx: SphinxSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sphinx.configure({"actor": "Customer"}, exclude_patterns=["drafts", "**/old.md"])
    sphinx.write({"drafts/one.md": "```usecase\n```\n", "more/old.md": "```usecase\n```\n"})
    monkeypatch.chdir(sphinx.folder)
    assert main(["check"]) == 0
    assert "in 5 files" in capsys.readouterr().out


def test_written_pages_are_built_like_any_other(
    sphinx: SphinxSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sphinx.folder)
    sphinx.write({"use-cases.md": None})
    assert main(["pages"]) == 0
    assert not (sphinx.docs / "assets").exists()
    contents = capsys.readouterr().out.partition("says:\n\n")[2]
    sphinx.write({"index.md": f"{INDEX.replace('use-cases', '')}\n{contents}"})
    done = sphinx.build()
    assert done.warnings == ""
    assert done.page("use-cases/actors.html").select("section.usecase-actor#actor-customer")
    assert main(["pages", "--check"]) == 0


def test_directives_of_other_extensions_are_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_needs', 'mkdocs_usecases.sphinx']\n"
        "usecases = {'actor': 'Customer'}\n"
        "needs_types = [{'directive': 'usecase', 'title': 'Use case', 'prefix': 'U_'}]\n",
        encoding="utf-8",
    )
    block = PAYING.replace("```{usecase}", "```{uc:usecase}")
    theirs = "```{usecase} One of theirs\n:id: U_1\n```\n"
    (tmp_path / "index.md").write_text(f"{block}\n{theirs}", encoding="utf-8")
    (tmp_path / "more.rst").write_text("More\n====\n\n.. usecase:: Another\n   :id: U_2\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("(1 use case)\n")
