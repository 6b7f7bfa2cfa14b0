"""The extension for Visual Studio Code, as far as it can be tried without it; `.ci/vscode` tries it whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mkdocs_usecases.diagnostics import Severity
from support.building import REPOSITORY
from support.checking import findings_of

EXTENSION = REPOSITORY / "src" / "vscode"
HERE = Path(__file__).parent


def read(name: str) -> Any:
    return json.loads((EXTENSION / name).read_text(encoding="utf-8"))


SNIPPETS = read("snippets/usecase.json")
_FIELD = re.compile(r"\$\{(?P<number>\d+)(?::(?P<text>[^}]*)|\|(?P<choices>[^}]*)\|)?\}|\$(?P<end>\d+)")


def filled(body: list[str]) -> str:
    """A snippet as it stands before anybody changes a word of it."""
    typed: dict[str, str] = {}

    def words(match: re.Match[str]) -> str:
        if match["end"]:
            return ""
        said = match["text"] or (match["choices"] or "").partition(",")[0]
        return typed.setdefault(match["number"], said)

    return _FIELD.sub(words, "\n".join(body))


def test_it_has_the_version_of_the_package() -> None:
    settings = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{read("package.json")["version"]}"' in settings


@pytest.mark.parametrize("name", ["Use case", "Use case as an outline"])
def test_a_snippet_of_a_use_case_is_right_as_it_is(name: str) -> None:
    found = findings_of({"page.md": f"# Page\n\n{filled(SNIPPETS[name]['body'])}\n"})
    assert [str(each) for each in found if each.severity is not Severity.HINT] == []


def test_it_asks_for_the_command_that_the_server_has() -> None:
    addresses = pytest.importorskip("mkdocs_usecases.hosts.lsp.addresses")
    assert f'command: "{addresses.ADDRESS}"' in (EXTENSION / "extension.js").read_text(encoding="utf-8")


def test_every_file_that_it_names_is_there() -> None:
    package = read("package.json")
    named = [each["path"] for kind in ("grammars", "snippets") for each in package["contributes"][kind]]
    assert [name for name in (*named, package["main"]) if not (EXTENSION / name).is_file()] == []


@pytest.mark.slow
def test_it_finds_the_command_in_the_environment_of_a_folder() -> None:
    node = shutil.which("node")
    if node is None:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no node")
        pytest.skip("there is no node")
    command = [node, "--test", str(HERE / "environment.test.mjs")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
