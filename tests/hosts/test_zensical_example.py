"""The example site in Zensical: the same pages as in MkDocs, from one `mkdocs.yml`."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from support.building import EXAMPLE_ADDRESS, REPOSITORY, Built, build
from support.links import BuiltSite, diagrams_of
from support.zensical_sites import ZensicalBuilt, zensical

pytestmark = pytest.mark.slow

pytest.importorskip("zensical", reason="Zensical is not installed: it is among the requirements of tests")


_RUN = "from mkdocs_usecases.hosts.cli import main; raise SystemExit(main())"


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run our own command in a folder."""
    return subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site for two hosts: as the command says that it should be."""
    folder = tmp_path_factory.mktemp("moved")
    shutil.copytree(REPOSITORY / "example-site", folder / "example-site")
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = command(folder, "pages")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.partition("say:\n\n")[2].strip().split("\n")
    assert lines[-1] == "markdown_extensions: [usecases]"
    settings = settings.replace("markdown_extensions:\n", "markdown_extensions:\n  - usecases\n")
    (folder / "mkdocs.yml").write_text("\n".join([*lines[:-1], settings]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(moved: Path) -> ZensicalBuilt:
    return zensical(moved)


def test_it_builds_with_no_issue_and_no_bad_link(built: ZensicalBuilt) -> None:
    assert built.exit_code == 0
    assert "No issues found" in built.output
    assert "usecases" not in built.output and "error" not in built.output
    site = BuiltSite(built.folder / "site", EXAMPLE_ADDRESS)
    clicks = [each for page in built.site.pages.values() for each in diagrams_of(page) if "click " in each]
    assert len(clicks) > 30
    assert site.broken() == []


def test_its_use_cases_and_indexes_are_those_of_mkdocs(built: ZensicalBuilt, built_example: Built) -> None:
    theirs, ours = built_example.pages, built.site.pages
    shown = {path for path, page in theirs.items() if sections(page)}
    assert len(shown) > 20
    assert shown == {path for path, page in ours.items() if sections(page)}
    for path in shown:
        assert sections(theirs[path]) == sections(ours[path]), path


def test_all_scenarios_are_offered_as_csv(built: ZensicalBuilt, built_example: Built) -> None:
    (link,) = built.site.page("use-cases/scenarios/").select(".usecase-offered a")
    assert link["href"] == "../../scenarios.csv"
    there, theirs = (each / CSV for each in (built.folder / "site", built_example.folder))
    assert there.read_bytes() == theirs.read_bytes()


CSV = "scenarios.csv"


def sections(page: BeautifulSoup) -> list[tuple[str, str]]:
    """What stands in use cases, listings and entries of indexes, in words."""
    found = page.select('article [class^="usecase"]:not([class^="usecase"] [class^="usecase"])')
    return [(str(part.get("class")), " ".join(part.get_text(" ").split())) for part in found]


def test_each_page_has_the_looks_and_the_scripts(built: ZensicalBuilt) -> None:
    page = built.site.page("meals/ordering/")
    (style,) = page.select('link[rel=stylesheet][href*="assets/usecases/usecases.main."]')
    (script,) = page.select('script[src*="assets/usecases/usecases."]')
    for address in (style["href"], script["src"]):
        assert (built.folder / "site" / str(address).removeprefix("../../")).is_file()


def test_mkdocs_builds_the_same_folder_as_if_nothing_was_written_there(
    moved: Path, built_example: Built, tmp_path: Path
) -> None:
    table = moved / "example-site" / CSV
    written = table.read_text(encoding="utf-8")
    table.write_text(f"{written}of,an,earlier,day\n", encoding="utf-8")
    # It changes with each edit: pages are what is out of date.
    assert command(moved, "pages", "--check").returncode == 0
    again = build(moved / "mkdocs.yml", tmp_path / "site", "--strict")
    table.write_text(written, encoding="utf-8")
    assert again.messages() == []
    assert again.text(CSV) == built_example.text(CSV)
    for path, page in built_example.pages.items():
        assert sections(page) == sections(again.pages[path])
        assert page.title == again.pages[path].title
        assert len(page.select('link[href*="usecases.main."]')) == 1


def test_an_edited_title_is_on_the_index_within_two_seconds(moved: Path, tmp_path: Path) -> None:
    folder = tmp_path / "served"
    shutil.copytree(moved, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    page = folder / "example-site" / "meals" / "ordering.md"
    with served(folder) as address:
        assert "Order the moon" not in read(f"{address}use-cases/")
        text = page.read_text(encoding="utf-8")
        title = re.search(r"^title: (.+)$", text, re.MULTILINE)
        assert title is not None
        page.write_text(text.replace(title[0], "title: Order the moon", 1), encoding="utf-8")
        # Two seconds, where the computer has nothing else to do; that a title never comes is another thing.
        looks = 0
        while "Order the moon" not in read(f"{address}use-cases/"):
            looks += 1
            assert looks < 600
            time.sleep(0.05)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A site as `zensical serve` shows it; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://localhost:{port}/{EXAMPLE_ADDRESS.split('/', 3)[3]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "zensical", "serve", "--dev-addr", f"localhost:{port}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            if read(f"{address}use-cases/"):
                break
            time.sleep(0.1)
        yield address
    finally:
        server.kill()
        server.wait()


def read(address: str) -> str:
    """A page as it is served; nothing while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""
