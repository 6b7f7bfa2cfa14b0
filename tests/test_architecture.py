"""The house keeps its order: who imports whom, and what runs where there is no MkDocs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.building import REPOSITORY
from support.documents import readme

WITHOUT_MKDOCS = """
import sys
for name in ("mkdocs", "pymdownx", "material"):
    sys.modules[name] = None  # Importing it fails from now on.
import markdown
print(markdown.markdown(sys.stdin.read(), extensions=["usecases"]))
"""


def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    linted = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


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
