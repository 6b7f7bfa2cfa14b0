"""The house keeps its order: who imports whom, and what runs where there is no MkDocs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from support.building import REPOSITORY
from support.documents import readme

IMPORTED = re.compile(r"^\s*from (mkdocs_usecases[\w.]*) import", re.MULTILINE)
WITHOUT_MKDOCS = """
import sys
for name in ("mkdocs", "pymdownx", "material"):
    sys.modules[name] = None  # Importing it fails from now on.
import markdown
print(markdown.markdown(sys.stdin.read(), extensions=["usecases"]))
"""


@pytest.mark.slow
def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    linted = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.slow
def test_the_markdown_extension_runs_without_mkdocs() -> None:
    html = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_MKDOCS],
        input=readme("docs/tickets.md"),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert 'id="UC-2-3a"' in html


@pytest.mark.slow
def test_no_module_has_to_tell_two_of_one_name_apart() -> None:
    """`from a.routes import …` beside `from b.routes import …` has a reader look up twice."""
    package = REPOSITORY / "src"
    for path in sorted(package.rglob("*.py")):
        imported = set(
            re.findall(r"^\s*from (mkdocs_usecases[\w.]*) import", path.read_text("utf-8"), re.MULTILINE)
        )
        modules = [
            name for name in imported if package.joinpath(*name.split(".")).with_suffix(".py").exists()
        ]
        names = Counter(name.rpartition(".")[2] for name in modules)
        assert [name for name, count in names.items() if count > 1] == [], path


@pytest.mark.slow
def test_no_module_has_a_private_name_that_nothing_in_it_asks() -> None:
    unasked = []
    for path in sorted((REPOSITORY / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        names = re.findall(r"^(?:def |class )?(_[A-Za-z]\w*)(?=[ (:=])", text, re.MULTILINE)
        words = Counter(re.findall(r"\w+", text))
        unasked += [f"{path.name}: {name}" for name in names if words[name] == 1]
    assert unasked == []
