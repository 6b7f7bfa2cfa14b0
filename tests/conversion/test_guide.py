"""The guide shows documents before and after, and a report: as they really come out."""

from __future__ import annotations

import re

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import REPOSITORY, Site
from support.converting_documents import converted

GUIDE = (REPOSITORY / "example-site/guide/documents.md").read_text(encoding="utf-8")
PAIRS = re.findall(r"````markdown\n(.*?)````\n\nbecomes\n\n````markdown\n(.*?)````\n", GUIDE, re.DOTALL)


def test_the_guide_has_three_documents() -> None:
    assert len(PAIRS) == 3


@pytest.mark.parametrize("pair", PAIRS, ids=range(len(PAIRS)))
def test_a_document_becomes_what_the_guide_shows(pair: tuple[str, str]) -> None:
    before, after = pair
    assert converted(before) == after


def test_the_report_is_that_of_the_guide(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prose = "# Sleds\n\nWhat we do with them.\n\nMore.\n\n## UC-9: Repair a sled\n\n**Actor:** Keeper\n\n"
    prose += "**Main flow:** The keeper looks at the sled, mends it and puts it back into the shed.\n"
    site.write({"kayaks.md": f"# Kayaks\n\n{PAIRS[1][0]}", "sleds.md": prose})
    site.configure()
    monkeypatch.chdir(site.folder)
    assert main(["convert", "docs/"]) == 1
    assert f"```log\n{capsys.readouterr().out}```" in GUIDE
