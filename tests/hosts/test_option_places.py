"""Where options stand in `mkdocs.yml`, and in what it inherits."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.hosts.option_places import option_places
from support.building import Site

OWN = "site_name: Test\nplugins:\n  - search\n  - usecases:\n      rules:\n        no-such: off\n"


def places(folder: Path, **files: str) -> dict[str, str]:
    """Where each option stands, of files by their names without ending; `base` may lie in a folder below."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = option_places(folder / "mkdocs.yml")
    return {".".join(keys): f"{span.file}:{span.line}:{span.column}" for keys, span in found.items()}


def test_options_stand_where_they_are_typed(tmp_path: Path) -> None:
    assert places(tmp_path, mkdocs=OWN) == {
        "": "mkdocs.yml:5:7",
        "rules": "mkdocs.yml:5:7",
        "rules.no-such": "mkdocs.yml:6:9",
        # What is said of it.
        "rules.no-such.": "mkdocs.yml:6:18",
    }


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins: {usecases: {system: Shop}}",
        "plugins: [search, {usecases: {system: Shop}}]",
        "plugins: [{usecases: {system: !ENV [SYSTEM, Shop]}}, !!python/name:os.system ]",
    ],
)
def test_every_way_to_name_plugins_is_known(tmp_path: Path, plugins: str) -> None:
    found = places(tmp_path, mkdocs=f"\ufeffsite_name: Test\n{plugins}\n")
    assert found["system"] == f"mkdocs.yml:2:{plugins.index('system') + 1}"


@pytest.mark.parametrize(
    "text",
    ["", "- a list\n", "site_name: Test\n", "plugins: [usecases]\n", "plugins: usecases\n", "INHERIT: []\n"],
)
def test_where_there_are_none_there_are_no_places(tmp_path: Path, text: str) -> None:
    assert places(tmp_path, mkdocs=text) == {}


def test_there_may_be_no_file(tmp_path: Path) -> None:
    assert option_places(tmp_path / "mkdocs.yml") == {}


def test_what_is_inherited_stands_in_the_other_file(tmp_path: Path) -> None:
    base = "plugins:\n  usecases:\n    system: Shop\n    actor: Clerk\n"
    own = "INHERIT: shared/base.yml\nplugins:\n  usecases:\n    actor: Customer\n"
    found = places(tmp_path, shared__base=base, mkdocs=own)
    assert found["system"] == "shared/base.yml:3:5"
    assert found["actor"] == "mkdocs.yml:4:5"


def test_a_list_of_plugins_takes_the_place_of_the_inherited_one(tmp_path: Path) -> None:
    base = "plugins:\n  - usecases:\n      system: Shop\n"
    assert "system" not in places(tmp_path, base=base, mkdocs=f"INHERIT: base.yml\n{OWN}")
    inherited = places(tmp_path, base=base, mkdocs="INHERIT: base.yml\nsite_name: Test\n")
    assert inherited["system"] == "base.yml:3:7"


def test_a_base_may_have_a_base_and_lie_above(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    first = "plugins: {usecases: {system: Shop}}\n"
    second = "INHERIT: first.yml\nplugins: {usecases: {actor: Clerk}}\n"
    found = places(tmp_path, first=first, second=second)
    assert found == {}
    (tmp_path / "site" / "mkdocs.yml").write_text("INHERIT: ../second.yml\n", encoding="utf-8")
    spans = option_places(tmp_path / "site" / "mkdocs.yml")
    assert (spans[("system",)].file, spans[("actor",)].file) == ("../first.yml", "../second.yml")


@pytest.mark.parametrize("parent", ["nowhere.yml", "mkdocs.yml", "."])
def test_a_base_that_leads_nowhere_or_in_a_circle_ends(tmp_path: Path, parent: str) -> None:
    assert places(tmp_path, mkdocs=f"INHERIT: {parent}\n{OWN}")["rules"] == "mkdocs.yml:6:7"


@pytest.mark.slow
def test_a_build_tells_the_place_in_the_inherited_file(site: Site) -> None:
    site.write({"index.md": "# Home\n"})
    base = "site_name: Test\nplugins:\n  usecases:\n    rules: {no-such: off}\n"
    (site.folder / "base.yml").write_text(base, encoding="utf-8")
    (site.folder / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    (message,) = site.run().messages()
    assert message.startswith("base.yml:4:13: error: there is no check `no-such`")
