"""Neighbours that are installed, each on the site on which `.ci/neighbours` tries it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.neighbour import Neighbour, Outcome, wrong
from support.neighbours import NEIGHBOURS

pytestmark = pytest.mark.slow

BESIDE = [
    pytest.param(neighbour, behind, id=f"{neighbour.name}-{'behind' if behind else 'ahead'}")
    for neighbour in NEIGHBOURS
    for behind in neighbour.orders
]


@pytest.mark.parametrize(("neighbour", "behind"), BESIDE)
def test_a_site_beside_it_is_right(neighbour: Neighbour, behind: bool, tmp_path: Path) -> None:
    pytest.importorskip(neighbour.module)
    site, temporary = tmp_path / "site", tmp_path / "temporary"
    for folder in (site, temporary):
        folder.mkdir()
    neighbour.write(site)
    settings = neighbour.configuration(with_us=True, behind=behind)
    (site / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if neighbour.in_git:
        commit(site)
    strict = ["--strict"] if neighbour.is_strict else []
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *strict],
        cwd=site,
        env={**os.environ, "TMPDIR": str(temporary), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    output = done.stdout + done.stderr
    assert done.returncode == 0 or not neighbour.is_right, output
    assert list(wrong(neighbour, Outcome(site, output, sys.executable))) == []
    # Nothing of ours is left behind.
    assert [each.name for each in temporary.iterdir() if "usecases" in each.name] == []
    assert [str(each) for each in (site / "docs").rglob("use-cases*")] == []


def commit(folder: Path) -> None:
    """Make a repository of a folder."""
    author = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    for command in (["init", "--quiet"], ["add", "."], [*author, "commit", "--quiet", "--message", "Write"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
