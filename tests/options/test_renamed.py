"""Options that got another name: the old one works for a while, and every host says until when."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from markdown import markdown

from mkdocs_usecases.hosts.cli import main
from mkdocs_usecases.options import OPTIONS, DiagramMode, Options, read_options
from mkdocs_usecases.options.renamed import RENAMED, Renamed
from support.building import Site

HERE = Path(__file__).parent
SAID = "`diagrams` is called `diagram` now: the old name works until 2031-05-01"
BLOCK = "```usecase\nid: UC-1\ntitle: Eat\nactor: Cook\nsteps: [Cook cooks., Cook eats., Cook rests.]\n```\n"


@pytest.fixture
def _renamed() -> Iterator[None]:
    """As it will be when there are such options."""
    assert {each.now for each in RENAMED.values()} <= set(OPTIONS)
    assert not set(RENAMED) & set(OPTIONS)
    known = dict(RENAMED)
    RENAMED["diagrams"] = Renamed("diagram", date(2031, 5, 1))
    RENAMED["sytem"] = Renamed("system", date(2030, 1, 1))
    yield
    RENAMED.clear()
    RENAMED.update(known)


pytestmark = pytest.mark.usefixtures("_renamed")


def test_an_old_name_works_and_says_until_when() -> None:
    reading = read_options({"diagrams": "closed", "index": False}, folder=HERE)
    assert reading.options == Options(diagram=DiagramMode.CLOSED, index=None)
    assert (reading.wrong, reading.warnings) == ((), (SAID,))


def test_a_new_name_wins_over_the_old_one() -> None:
    reading = read_options({"diagram": "none", "diagrams": "closed"}, folder=HERE)
    assert reading.options.diagram is DiagramMode.NONE
    assert reading.warnings == (SAID,)


def test_a_wrong_value_is_told_by_the_new_name() -> None:
    reading = read_options({"sytem": {}}, folder=HERE)
    assert reading.wrong == ("`system`: is a mapping, expected text",)


@pytest.mark.slow
def test_a_build_warns(site: Site) -> None:
    built = site.build({"index.md": BLOCK}, {"diagrams": "none"})
    assert built.messages() == [f"usecases: {SAID}"]
    assert not built.page("index.html").select("pre.mermaid")


def test_the_command_warns(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"index.md": BLOCK})
    site.configure({"diagrams": "none"})
    monkeypatch.chdir(site.folder)
    assert main(["check"]) == 0
    assert capsys.readouterr().err == f"mkdocs-usecases: mkdocs.yml: {SAID}\n"


def test_python_markdown_warns(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs_usecases"):
        html = markdown(BLOCK, extensions=["usecases"], extension_configs={"usecases": {"diagrams": "none"}})
    assert SAID in caplog.messages
    assert "mermaid" not in html
