"""The table of hosts in the guide: each cell of a host that is installed here is what is seen there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from support.building import REPOSITORY

pytestmark = pytest.mark.slow

ORDERS = """\
---
usecases: {system: MealApp, actor: Customer}
---
# Orders

```usecase
id: UC-1
title: Order a meal
steps: ["Customer orders.", "include: UC-2", "include: UC-9"]
```
"""
PAYING = """\
# Paying

```usecase
id: UC-2
title: Pay
actor: Customer
system: MealApp
steps: [Customer pays., MealApp says so., Customer goes.]
extensions:
  7a. The card is declined: ends in failure
```
"""
ALONE = """\
from pathlib import Path
from markdown import Markdown
for page in Path("docs").glob("*.md"):
    folder = Path("site") if page.stem == "index" else Path("site", page.stem)
    folder.mkdir(parents=True, exist_ok=True)
    html = Markdown(extensions=["meta", "usecases"]).convert(page.read_text(encoding="utf-8"))
    Path(folder, "index.html").write_text(html, encoding="utf-8")
"""
COMMAND = "from mkdocs_usecases.hosts.cli import main; raise SystemExit(main())"


def table() -> Mapping[str, Mapping[str, str]]:
    """By host and by feature what the guide says."""
    text = (REPOSITORY / "example-site/guide/hosts.md").read_text(encoding="utf-8")
    part = text.partition("## Where it runs")[2].partition("##")[0]
    head, _, *rows = re.findall(r"^\|.*\|$", part, re.MULTILINE)
    names = cells(head)[1:]
    return {cells(row)[0]: dict(zip(names, cells(row)[1:], strict=True)) for row in rows}


def cells(row: str) -> list[str]:
    return [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell).strip() for cell in row.strip("|").split("|")]


_STYLE = r'href="(?:\./)?(?:assets|_static)/usecases/usecases\.main\.'


class Attempt:
    """A site with a mistake, built by one host."""

    def __init__(self, folder: Path, module: str, settings: str) -> None:
        self.folder = folder
        self.module = module
        self.settings = settings
        (folder / "docs").mkdir()
        (folder / "docs/index.md").write_text(ORDERS, encoding="utf-8")
        (folder / "docs/paying.md").write_text(PAYING, encoding="utf-8")
        self.said = self.build()
        self.orders = (folder / "site/index.html").read_text(encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)

    def build(self, *arguments: str, settings: str = "") -> subprocess.CompletedProcess[str]:
        if self.module == "sphinx":
            (self.folder / "docs/conf.py").write_text(self.settings, encoding="utf-8")
            return self.run("-m", "sphinx", "-E", *arguments, "docs", "site")
        name = "properdocs.yml" if self.module == "properdocs" else "mkdocs.yml"
        text = f"site_name: T\nwatch: [docs]\n{settings}{self.settings}"
        (self.folder / name).write_text(text, encoding="utf-8")
        if self.module == "markdown":
            return self.run("-c", ALONE)
        clean = ["--clean"] if self.module == "zensical" else []
        return self.run("-m", self.module, "build", *clean, *arguments)

    @property
    def has_index(self) -> bool:
        pages = (self.folder / "site/use-cases" / name for name in ("actors/index.html", "actors.html"))
        return any(page.exists() for page in pages)

    def pages_as_files(self) -> bool:
        """Whether the host has indexes and looks once `pages` has written them."""
        said = self.run("-c", COMMAND, "pages").stdout.partition("say:\n\n")[2]
        lines = [line for line in said.splitlines() if line.startswith("extra_")]
        self.build(settings="\n".join([*lines, ""]))
        html = (self.folder / "site/index.html").read_text(encoding="utf-8")
        return self.has_index and re.search(_STYLE, html) is not None


_WITH_FILES = ("zensical", "sphinx")


def links(it: Attempt) -> str:
    return "yes" if re.search(r'href="[^"]*paying[^"]*#UC-2"', it.orders) else "within a page"


def indexes(it: Attempt) -> str:
    if it.has_index:
        return "yes"
    return "as files" if it.module in _WITH_FILES and it.pages_as_files() else "no"


def looks(it: Attempt) -> str:
    if re.search(_STYLE, it.orders):
        return "yes"
    return "named in the settings" if it.module == "zensical" and it.pages_as_files() else "yours to add"


def diagrams(it: Attempt) -> str:
    assert '<pre class="mermaid">' in it.orders
    files = it.folder.glob("site/*/usecases/*.js")
    scripts = "".join(path.read_text(encoding="utf-8") for path in files)
    if re.search(r"unpkg\.com/mermaid@11\.17", scripts):
        return "Mermaid is loaded"
    bundles = [*it.folder.glob("site/assets/javascripts/bundle*.js")]
    is_drawn = any("mermaid" in bundle.read_text(encoding="utf-8") for bundle in bundles)
    return "by the theme" if is_drawn else "yours to draw"


def checks(it: Attempt) -> str:
    told = it.said.stdout + it.said.stderr
    assert "7a" in told
    return "of the site" if "`UC-9`" in told else "of a page"


def failing(it: Attempt) -> str:
    if it.module == "sphinx":
        return "`-W`" if it.build("-W").returncode != 0 else "no"
    if it.module not in ("markdown", "zensical") and it.build("--strict").returncode != 0:
        return "`--strict`"
    return "`strict: true`" if it.build(settings="strict: true\n").returncode != 0 else "no"


def exports(it: Attempt) -> str:
    if (it.folder / "site/usecases.json").exists():
        return "yes"
    done = it.run("-c", COMMAND, "export")
    return "by the command" if '"UC-1"' in done.stdout else "no"


FEATURES: Mapping[str, Callable[[Attempt], str]] = {
    "Links to other pages": links,
    "Indexes": indexes,
    "Looks": looks,
    "Diagrams": diagrams,
    "Checks": checks,
    "A build fails": failing,
    "Exports": exports,
}
PLUGIN = "plugins: [usecases]\n"
EXTENSION = "markdown_extensions: [usecases]\n"
HOSTS = {
    "MkDocs with Material": (
        "mkdocs-material",
        "mkdocs",
        f"theme: {{name: material, font: false}}\n{PLUGIN}",
    ),
    "MkDocs with `mkdocs`": ("mkdocs", "mkdocs", f"theme: mkdocs\n{PLUGIN}"),
    "MkDocs with `readthedocs`": ("mkdocs", "mkdocs", f"theme: readthedocs\n{PLUGIN}"),
    "MkDocs with MaterialX": ("mkdocs-materialx", "mkdocs", f"theme: materialx\n{PLUGIN}"),
    "ProperDocs with `mkdocs`": ("properdocs-theme-mkdocs", "properdocs", f"theme: mkdocs\n{PLUGIN}"),
    "Zensical": ("zensical", "zensical", EXTENSION),
    "Sphinx": ("sphinx", "sphinx", 'extensions = ["myst_parser", "mkdocs_usecases.sphinx"]\n'),
    "Python-Markdown alone": ("Markdown", "markdown", EXTENSION),
}


def test_the_table_has_these_hosts_and_features() -> None:
    said = table()
    assert said.keys() == HOSTS.keys()
    assert all(row.keys() == FEATURES.keys() for row in said.values())


@pytest.mark.parametrize("host", HOSTS)
def test_each_cell_is_what_is_seen(host: str, tmp_path: Path) -> None:
    needs, module, settings = HOSTS[host]
    try:
        distribution(needs)
    except PackageNotFoundError:
        pytest.skip(f"{needs} is not installed here: `.ci/matrix` tries it")
    attempt = Attempt(tmp_path, module, settings)
    assert {name: look(attempt) for name, look in FEATURES.items()} == table()[host]
