"""The pages of the example site, unchanged, in both hosts."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from support.building import REPOSITORY
from support.building import Built as BuiltByMkDocs
from support.sphinx_sites import SphinxSite

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> SphinxSite:
    site = SphinxSite(tmp_path_factory.mktemp("example"))
    shutil.copytree(REPOSITORY / "example-site", site.docs)
    site.configure(
        {"actors": "actors.yml", "actor_pages": True, "id_pattern": r"UC-\d+"},
        # What pages are about other hosts, and where they stand in menus, is no concern of this.
        suppress_warnings=["myst", "toc", "misc.highlighting_failure"],
    )
    return site


def test_the_data_is_the_same_but_for_addresses(
    example: SphinxSite, built_example: BuiltByMkDocs, tmp_path: Path
) -> None:
    ours, theirs = example.build().json(), built_example.json()
    assert len(ours["use_cases"]) > 30
    assert _without_addresses(ours) == _without_addresses(theirs)
    assert [*_without_addresses(ours)] == [*_without_addresses(theirs)]


def _without_addresses(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _without_addresses(value) for name, value in data.items() if name != "url"}
    return [_without_addresses(each) for each in data] if isinstance(data, list) else data
