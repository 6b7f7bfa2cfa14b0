"""A check, a format, a listing, an option, a host and a language, each added by its recipe alone.

The recipes are those of CONTRIBUTING. Beside this file stands what a contributor types for each of them; the
language is a copy of another one, as its recipe says. What is written by `--update` is left out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.building import REPOSITORY

RECIPES = {
    "check": "A check",
    "format": "A format of exports",
    "listing": "A listing",
    "option": "An option",
    "host": "A host",
    "language": "A language, or a word to one",
}
SOURCE = "src/mkdocs_usecases"
PAGE = """\
# Meals

```usecase
id: UC-1
title: Order a meal
actor: Customer
steps: [Customer orders., customer orders., MealApp confirms.]
open issues: How late may a meal be?
```

<!-- usecases: issues -->
"""
HOST = """
from markdown_it import MarkdownIt
from mkdocs_usecases.hosts.markdown_it import usecases_plugin
print(MarkdownIt().use(usecases_plugin, {}).render(open("docs/index.md").read()))
"""


def patch(name: str) -> Path:
    return Path(__file__).parent / f"{name}.patch"


def touched(name: str) -> list[str]:
    return re.findall(r"^\+\+\+ b/(.+)$", patch(name).read_text(encoding="utf-8"), re.MULTILINE)


def named(name: str) -> list[str]:
    """The files that a recipe names, as patterns: `<code>` and `*` stand for anything."""
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = text.partition(f"\n### {RECIPES[name]}\n")[2].partition("\n## ")[0].partition("\n### ")[0]
    paths = re.findall(r"`([^`\s]+\.(?:py|md|html|json|toml)|[^`\s]+/[^`\s]+)`", recipe)
    at_root = (".ci/", "tests/", "example-site/", "src/")
    whole = [
        path if path.startswith(at_root) or (REPOSITORY / path).exists() else f"{SOURCE}/{path}"
        for path in paths
    ]
    return [re.sub(r"<\w+>|\\\*", r"[^/]+", re.escape(path)) for path in whole]


def copy(folder: Path, *names: str) -> Path:
    """What a contributor has cloned."""
    kept_back = shutil.ignore_patterns("node_modules", "__pycache__", "*.patch")
    for name in ("src", *names):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=kept_back)
    for name in ("pyproject.toml", "README.md", "mkdocs.yml", "CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy(REPOSITORY / name, folder / name)
    return folder


def apply(folder: Path, name: str, *files: str) -> None:
    """Do what a recipe says; with files, only what concerns these."""
    include = [f"--include={SOURCE}/{file}" for file in files]
    done = subprocess.run(
        ["git", "apply", "-C1", *include, patch(name)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{name}.patch does not fit any more: {done.stderr}"


def translate(folder: Path) -> None:
    """What the recipe of a language says first: copy another one."""
    languages = folder / SOURCE / "languages"
    text = (languages / "dutch.py").read_text(encoding="utf-8")
    text = text.replace("DUTCH", "FRISIAN").replace("Dutch", "Frisian").replace('"nl"', '"fy"')
    (languages / "frisian.py").write_text(text, encoding="utf-8")


def run(folder: Path, *command: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A tool, which sees the copy and not the repository."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=at or folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "MYPYPATH": "src", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def typed(folder: Path, *modules: str) -> str:
    """What mypy says of some modules."""
    files = [f"{SOURCE}/{module}" for module in modules]
    return run(folder, "-m", "mypy", "--follow-imports=silent", f"--cache-dir={os.devnull}", *files).stdout


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_names_all_that_is_touched(name: str) -> None:
    others = [path for path in touched(name) if not any(re.fullmatch(it, path) for it in named(name))]
    assert others == []


@pytest.mark.parametrize("name", RECIPES)
def test_what_a_recipe_adds_still_fits(name: str, tmp_path: Path) -> None:
    for path in touched(name):
        if (REPOSITORY / path).exists():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / path, tmp_path / path)
    apply(tmp_path, name)


@pytest.mark.parametrize("name", RECIPES)
def test_the_files_that_a_recipe_names_are_there(name: str) -> None:
    plain = [
        path.replace("\\", "") for path in named(name) if "[" not in path and not path.startswith("\\.ci")
    ]
    gone = [path for path in plain if not (REPOSITORY / path).exists()]
    assert gone == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "entry", "module"),
    [
        ("format", "options/options.py", "export/content.py"),
        ("listing", "pages/listings.py", "rendering/listings.py"),
    ],
)
def test_mypy_tells_of_an_entry_that_nobody_knows(name: str, entry: str, module: str, tmp_path: Path) -> None:
    folder = copy(tmp_path)
    apply(folder, name, entry)
    assert re.search(rf"{re.escape(module)}:\d+: error: .*\[exhaustive-match\]", typed(folder, module))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "entry", "told"),
    [
        ("check", "diagnostics.py", "no function explains `duplicate-step`"),
        ("option", "options/options.py", "`how_to_read`"),
    ],
)
def test_an_entry_without_the_rest_is_told_of(name: str, entry: str, told: str, tmp_path: Path) -> None:
    folder = copy(tmp_path)
    apply(folder, name, entry)
    every = "from mkdocs_usecases.validation.guide_page import entries; entries()"
    done = run(folder, "-c", every)
    assert done.returncode != 0
    assert told in done.stderr


@pytest.mark.slow
def test_all_of_them_work(tmp_path: Path) -> None:
    folder = copy(tmp_path / "house", "tests", "example-site")
    for name in RECIPES:
        apply(folder, name)
    translate(folder)
    modules = {path.removeprefix(f"{SOURCE}/") for name in RECIPES for path in touched(name)}
    assert "Success" in typed(folder, *(it for it in modules if it.endswith(".py") and "tests/" not in it))

    site = tmp_path / "site"
    (site / "docs").mkdir(parents=True)
    (site / "docs" / "index.md").write_text(PAGE, encoding="utf-8")
    options = {"export": "use-cases.md", "how_to_read": False, "language": "fy"}
    config = {"site_name": "Meals", "plugins": [{"usecases": options}]}
    (site / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    built = run(folder, "-m", "mkdocs", "build", "--strict", at=site)
    assert built.returncode == 0, built.stderr
    page = (site / "site" / "index.html").read_text(encoding="utf-8")
    assert "usecase-issues" in page
    assert "How late may a meal be?" in page
    assert ">Niveau<" in page
    assert not (site / "site" / "use-cases" / "how-to-read").exists()
    assert (site / "site" / "use-cases.md").read_text(encoding="utf-8").startswith("# Use cases\n\n- UC-1")
    check = run(folder, "-c", "from mkdocs_usecases.hosts.cli import main; main(['check'])", at=site)
    assert "step 2 says the same as step 1 [duplicate-step]" in check.stdout
    shown = run(folder, "-c", HOST, at=site)
    assert '<section class="usecase"' in shown.stdout, shown.stderr

    wrote = run(
        folder, "-m", "pytest", "-q", "--update", "-p", "no:cacheprovider", "tests/test_guide_tables.py"
    )
    assert wrote.returncode == 0, wrote.stdout
    guide = {
        path.name: path.read_text(encoding="utf-8") for path in (folder / "example-site/guide").glob("*.md")
    }
    assert "| `markdown` | `use-cases.md` |" in guide["exports.md"]
    assert "| `issues` | what is still open |" in guide["indexes.md"]
    assert "| [`how_to_read`](#how_to_read) | `true` |" in guide["options.md"]
    assert "Frisian" in guide["languages.md"]
