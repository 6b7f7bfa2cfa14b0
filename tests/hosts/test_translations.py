"""A site in several languages, as mkdocs-static-i18n builds it: one site for each, exports of the first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Site
from support.surviving import fenced

ORDER = fenced(
    "id: UC-{0}\ntitle: {1}\nactor: Cook\nsystem: Shop\nsteps: [Cook asks., Shop pays., Cook goes.]"
)
LANGUAGES = [
    {"locale": "en", "name": "English", "default": True},
    {"locale": "fr", "name": "Français"},
    {"locale": "de", "name": "Deutsch"},
]


def order(number: int, title: str) -> str:
    return ORDER.replace("{0}", str(number)).replace("{1}", title)


PAGES = {
    ("en", "orders.md"): order(1, "Order"),
    ("fr", "orders.md"): order(1, "Commander"),
    ("de", "orders.md"): order(1, "Order"),
    ("en", "pay/card.md"): order(2, "Pay") + "\nSee [UC-1].\n",
}


def translated(site: Site, structure: str) -> dict[str, str]:
    """The pages where the plugin looks for them, and the settings."""
    site.folder.mkdir(exist_ok=True)
    config = f"{{docs_structure: {structure}, languages: {json.dumps(LANGUAGES)}}}"
    settings = f"site_name: Shop\nplugins: [i18n: {config}, usecases: {{}}]\n"
    (site.folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if structure == "folder":
        return {f"{language}/{page}": text for (language, page), text in PAGES.items()}
    return {page.replace(".md", f".{language}.md"): text for (language, page), text in PAGES.items()}


@pytest.fixture(params=["folder", "suffix"])
def shop(site: Site, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Site:
    pages = translated(site, request.param)
    site.write(pages)
    monkeypatch.chdir(site.folder)
    return site


def test_a_translation_is_no_duplicate(shop: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert not {one["code"] for one in found["diagnostics"]} & {"duplicate-id", "same-title"}
    assert found["summary"]["use_cases"] == 4


def test_two_of_one_language_are(shop: Site, capsys: pytest.CaptureFixture[str]) -> None:
    again = "fr/again.md" if (shop.docs / "fr").exists() else "again.fr.md"
    shop.write({again: order(1, "Commander")})
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert said.count("[duplicate-id]") == said.count("[same-title]") == 1


def test_exports_are_those_of_the_first_language(shop: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export"]) == 0
    found = json.loads(capsys.readouterr().out)["use_cases"]
    assert [(one["title"], one["url"]) for one in found] == [
        ("Order", "orders/#UC-1"),
        ("Pay", "pay/card/#UC-2"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("structure", ["folder", "suffix"])
def test_the_command_exports_what_a_build_does(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, structure: str
) -> None:
    pytest.importorskip("mkdocs_static_i18n")
    i18n = {"i18n": {"docs_structure": structure, "languages": LANGUAGES}}
    built = site.build(translated(site, structure), plugins=["search", i18n])
    monkeypatch.chdir(site.folder)
    for file, name in (("usecases.json", "usecases.json"), ("use-cases/scenarios.csv", "scenarios.csv")):
        assert main(["export", "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes() == (built.folder / file).read_bytes()
