"""Commands load what the site at hand needs, so that they answer at once, and end at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.workspace.configuration import read_configuration
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration
from mkdocs_usecases.options.yaml_file import compose_settings

BLOCK = "```usecase\nid: UC-1\ntitle: Pay\nactor: Customer\nsteps: [Customer pays.]\n```\n"
LOADED = (
    "import gc, json, sys\nfrom mkdocs_usecases.hosts.cli import main\n"
    "main()\nprint(json.dumps([gc.get_freeze_count(), *sys.modules]))"
)


def loaded(folder: Path, page: str) -> set[str]:
    """The modules that a check of a site of one page loads; at its end Python need not look at them again."""
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text(page, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [usecases]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "check"], cwd=folder, capture_output=True, check=True, encoding="utf-8"
    )
    passed_over, *modules = json.loads(done.stdout.splitlines()[-1])
    assert passed_over > len(modules)
    return set(modules)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "parts"),
    [("# Home\n", {"mkdocs_usecases.parsing.blocks"}), (f"# Home\n\nOrders.\n\n{BLOCK}", set())],
)
def test_a_check_loads_no_more_than_its_site_needs(tmp_path: Path, page: str, parts: set[str]) -> None:
    others = {
        "tomllib",
        "pyexpat",
        "difflib",
        "mkdocs",
        "markdown",
        "mkdocs_usecases.documents.writing.heads",
        "mkdocs_usecases.rendering",
    }
    modules = loaded(tmp_path, page)
    assert "mkdocs_usecases.parsing.documents" in modules
    assert not modules & {*others, *parts}


def test_settings_are_composed_once_for_their_values_and_their_places(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [{usecases: {actor_pages: perhaps}}]\n", encoding="utf-8")
    compose_settings.cache_clear()
    with pytest.raises(WrongConfiguration) as refused:
        read_configuration(tmp_path / "mkdocs.yml")
    assert [(place.line, place.column) for place in refused.value.places] == [(1, 36)]
    assert compose_settings.cache_info().misses == 1


BUILT = (
    "import json, sys\nfrom mkdocs.commands.build import build\nfrom mkdocs.config import load_config\n"
    "build(load_config('mkdocs.yml'))\nprint(json.dumps([*sys.modules]))"
)


@pytest.mark.slow
def test_a_build_loads_no_more_than_its_site_needs(tmp_path: Path) -> None:
    """What each of these takes is little; all of them together are a hundredth of the memory of a build."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(BLOCK, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [usecases]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", BUILT], cwd=tmp_path, capture_output=True, check=True, encoding="utf-8"
    )
    modules = {name.removeprefix("mkdocs_usecases.") for name in json.loads(done.stdout.splitlines()[-1])}
    assert "parsing.items.lists" in modules
    of_servers = {"registry.asked", "export.kept_lines", "hosts.markdown.section_cache"}
    of_options = {"hosts.inventories", "export.gherkin", "export.needs", "hosts.feature_files"}
    of_outlines = {"parsing.items.outlines", "parsing.items.outline_lines", "parsing.items.step_details"}
    assert not modules & {*of_servers, *of_options, *of_outlines}
