"""What is said for a page outside of it: by its folder, as Material's plugin `meta` has it, or by a hook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Built, Site

pytestmark = pytest.mark.slow

BLOCK = """\
```usecase
id: {}
title: {}
steps: [Clerk asks., Clerk waits., Shop answers.]
```
"""
PAGES = {
    "index.md": "# Home\n",
    ".meta.yml": "usecases: {system: Shop, actor: Buyer}\n",
    "orders/.meta.yml": "tags: [orders]\nusecases:\n  actor: Clerk\n",
    "orders/order.md": f"# Order\n\n{BLOCK.format('UC-1', 'Order')}",
    "orders/pay.md": f"---\nusecases: {{actor: Cashier}}\n---\n# Pay\n\n{BLOCK.format('UC-2', 'Pay')}",
    "ask.md": f"# Ask\n\n{BLOCK.format('UC-3', 'Ask')}",
}
CASTS = {"UC-1": (["Clerk"], "Shop"), "UC-2": (["Cashier"], "Shop"), "UC-3": (["Buyer"], "Shop")}

MATERIAL: dict[str, Any] = {"theme": {"name": "material", "font": False}, "plugins": ["search", "meta"]}


def casts(built: Built) -> dict[str, tuple[list[str], str]]:
    return {each["id"]: (each["primary_actors"], each["system"]) for each in built.json()["use_cases"]}


def check(site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(site.folder)
    main(["check"])
    return capsys.readouterr().out


def test_the_nearest_folder_counts_and_the_page_itself_most(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built = site.build(PAGES, None, "--strict", **MATERIAL)
    assert built.messages() == []
    assert casts(built) == CASTS
    assert "missing-actor" not in check(site, capsys, monkeypatch)


def test_without_the_plugin_such_files_say_nothing(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built = site.build(PAGES, theme="material")
    assert [message.partition(":")[0] for message in built.messages()] == ["ask.md", "orders/order.md"]
    assert check(site, capsys, monkeypatch).count("missing-actor") == 2


def test_mistakes_are_told_at_their_place(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {**PAGES, "orders/.meta.yml": "tags: [orders]\nusecases:\n  actr: Clerk\n"}
    built = site.build(wrong, **MATERIAL)
    found = "orders/.meta.yml:3:3: error: there is no page default `actr`"
    assert [message for message in built.messages() if message.startswith(found)]
    assert f"docs/{found}" in check(site, capsys, monkeypatch)


def test_files_may_have_another_name(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {path.replace(".meta.yml", "defaults.yml"): text for path, text in PAGES.items()}
    meta = {"meta": {"meta_file": "defaults.yml"}}
    built = site.build(pages, None, "--strict", theme="material", plugins=["search", meta])
    assert casts(built) == CASTS
    assert "missing-actor" not in check(site, capsys, monkeypatch)


def test_a_folder_may_keep_its_use_cases_to_itself(site: Site) -> None:
    private = {**PAGES, "orders/.meta.yml": "usecases: {actor: Clerk, publish: false}\n"}
    built = site.build(private, None, "--strict", **MATERIAL)
    assert [*casts(built)] == ["UC-3"]


HOOK = """\
def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri.startswith("orders"):
        page.meta["usecases"] = {"system": "Shop", "actor": "Clerk"}
"""


def test_a_hook_may_say_it_for_a_page(site: Site) -> None:
    page = {
        "orders/order.md": PAGES["orders/order.md"],
        "index.md": "# Home\n\nSee [UC-1].\n",
        "../hook.py": HOOK,
    }
    built = site.build(page, None, "--strict", hooks=["hook.py"])
    assert built.messages() == []
    assert casts(built) == {"UC-1": (["Clerk"], "Shop")}
    assert "Clerk" in built.page("use-cases/actors/").get_text()


def test_no_file_is_read_that_lies_elsewhere(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build({path: text for path, text in PAGES.items() if "meta" not in path}, **MATERIAL)
    elsewhere = tmp_path / "elsewhere.yml"
    elsewhere.write_text("usecases: {actor: Clerk, secret: word}\n", encoding="utf-8")
    (site.docs / ".meta.yml").symlink_to(elsewhere)
    said = check(site, capsys, monkeypatch)
    assert "secret" not in said
    assert said.count("missing-actor") == 2


def test_front_matter_that_leads_back_to_itself_stops_nothing(site: Site) -> None:
    circle = "---\nusecases: &a\n  actor: Clerk\n  system: Shop\n  more: *a\n---\n"
    built = site.build({"index.md": circle + BLOCK.format("UC-1", "Order")})
    assert casts(built) == {"UC-1": (["Clerk"], "Shop")}


def test_a_house_has_names_of_its_own_for_keys(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {name: text.replace("actor:", "bearbeiter:") for name, text in PAGES.items()}
    built = site.build(pages, {"keys": {"actor": ["Bearbeiter"]}}, "--strict", **MATERIAL)
    assert casts(built) == CASTS
    assert "Bearbeiter" not in check(site, capsys, monkeypatch)
    assert "missing-actor" not in check(site, capsys, monkeypatch)
