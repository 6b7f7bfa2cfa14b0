"""The command exports the same addresses as a build, whatever pages are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Site
from support.surviving import fenced

NAMES = (
    *("README.md", "orders/index.md", "orders/README.md", "orders/readme.md", "orders/Index 2.md"),
    *("orders/50% #1 + a&b.md", "Plätze/(v1.2).md", "orders/long.markdown"),
)
PAGES = {
    name: fenced(f"id: UC-{number}\ntitle: T {number}\nactor: A\nsteps: [A b., A c., A d.]")
    for number, name in enumerate(NAMES)
} | {"use-cases/actors/index.md": "# Ours, where the page of all actors would be\n"}


@pytest.mark.slow
@pytest.mark.parametrize("directory_urls", [True, False])
def test_they_are_those_of_the_build(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, directory_urls: bool
) -> None:
    built = site.build(PAGES, {"export": ["usecases.json", "needs.json"]}, use_directory_urls=directory_urls)
    monkeypatch.chdir(site.folder)
    for name in ("usecases.json", "needs.json"):
        assert main(["export", "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_text(encoding="utf-8") == built.text(name)


@pytest.mark.parametrize(
    ("plugin", "address"),
    [
        ("offline", "a.html#UC-1"),
        ("material/offline: {}", "a.html#UC-1"),
        ("offline: {enabled: false}", "a/#UC-1"),
    ],
)
def test_those_of_a_site_without_a_server_are_files(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plugin: str, address: str
) -> None:
    site.folder.mkdir(exist_ok=True)
    (site.folder / "mkdocs.yml").write_text(f"plugins: [usecases, {plugin}]\n", encoding="utf-8")
    site.write({"a.md": PAGES["orders/index.md"]})
    monkeypatch.chdir(site.folder)
    exported = tmp_path / "usecases.json"
    assert main(["export", "-o", str(exported)]) == 0
    assert json.loads(exported.read_text(encoding="utf-8"))["use_cases"][0]["url"] == address
