"""The server from its first message to its last, driven as an editor does it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.editor import COMMAND, Editor, Refused, editing
from support.zensical_sites import write

pytest.importorskip("pygls")

PAGE = "# Orders\n\n```usecase\nid: UC-1\ntitle: Order\nactor: Customer\nsteps: [Customer orders.]\n```\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {"mkdocs.yml": "plugins: [usecases]\n", "docs/orders.md": PAGE})
    return tmp_path


@pytest.mark.slow
def test_it_says_who_it_is_and_ends_when_it_is_told_to(folder: Path) -> None:
    editor = Editor(folder)
    assert editor.start()["serverInfo"]["name"] == "mkdocs-usecases"
    editor.open("docs/orders.md")
    assert editor.stop() == 0


@pytest.mark.slow
def test_an_editor_that_goes_without_a_word_ends_it_as_well(folder: Path) -> None:
    editor = Editor(folder)
    editor.start()
    assert editor.leave() == 1


def test_without_the_extra_it_says_what_to_install(folder: Path) -> None:
    missing = "import sys; sys.modules['pygls'] = None; "
    command = [sys.executable, "-c", missing + COMMAND[2]]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "pip install 'mkdocs-usecases[lsp]'" in run.stderr


@pytest.mark.slow
def test_it_takes_the_encoding_that_the_client_likes_best(folder: Path) -> None:
    with editing(folder) as editor:
        assert editor.capabilities["capabilities"]["positionEncoding"] == "utf-16"
    with editing(folder, capabilities={"general": {"positionEncodings": ["utf-8", "utf-16"]}}) as editor:
        assert editor.capabilities["capabilities"]["positionEncoding"] == "utf-8"


@pytest.mark.slow
def test_it_watches_pages_settings_catalogues_and_results(folder: Path) -> None:
    with editing(folder) as editor:
        editor.wait(lambda: bool(editor.registered), "what to watch")
        patterns = str(editor.registered)
        assert all(word in patterns for word in ("md", "yml", "zensical.toml", "xml", "usecases.lock"))


@pytest.mark.slow
def test_what_it_does_not_know_is_refused_and_does_no_harm(folder: Path) -> None:
    with editing(folder) as editor:
        editor.open("docs/orders.md")
        with pytest.raises(Refused):
            editor.ask("usecases/noSuchThing", {})
        with pytest.raises(Refused):
            editor.ask("textDocument/definition", {"textDocument": 5})
        editor.tell("usecases/noSuchThing", {"textDocument": 5})
        editor.tell("textDocument/didChange", {"textDocument": {"uri": 7}})
        editor.tell("textDocument/didClose", {"textDocument": {"uri": "file:///nowhere.md"}})
        for uri in ("file:///nowhere/at/all.md", "untitled:Untitled-1", "git:/x.md?y", "no uri"):
            place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
            assert editor.ask("textDocument/definition", place) is None
        editor.replace("docs/orders.md", "steps:", "stesp:")
        editor.wait(lambda: "unknown-key" in editor.codes("docs/orders.md"), "the finding")
