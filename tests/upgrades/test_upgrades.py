"""What was written for an earlier version stays right: block syntax, codes, anchors and `usecases.json`.

`0.1` holds documents as people had them with that version: the blocks that the guide showed, and a site. From
its release on they never change. What a later version adds may be there besides; what was there must stay.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from mkdocs_usecases.hosts.cli import main
from support.building import Site
from support.documents import examples
from support.reviewable import reviewable

HERE = Path(__file__).parent
VERSIONS = sorted(path for path in HERE.iterdir() if path.name[0].isdigit())
PAGES = [page for version in VERSIONS for page in sorted(version.glob("*.md"))]


def name(path: Path) -> str:
    return path.relative_to(HERE).as_posix()


def exported(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert main(["export", *arguments]) == 0
    return kept(json.loads(capsys.readouterr().out))


def kept(export: Any) -> Any:
    """An export without the words of messages, and without hints: they may get better."""
    findings = [found for found in export["diagnostics"] if found["severity"] != "hint"]
    lines = [f"{found['file']}:{found['line']}: {found['severity']} {found['code']}" for found in findings]
    return {**export, "diagnostics": lines}


def missing(old: Any, new: Any, place: str = "") -> list[str]:
    """What is not as it was; further keys are fine, and so are warnings that are new."""
    if isinstance(old, dict) and isinstance(new, dict):
        gone = [f"{place}.{key} is gone" for key in old if key not in new]
        return gone + [
            each for key in old if key in new for each in missing(old[key], new[key], f"{place}.{key}")
        ]
    if place == ".diagnostics":
        stricter = [line for line in new if line not in old and " error " in line]
        return [
            f"{line}: {sign}"
            for lines, sign in ((set(old) - set(new), "gone"), (stricter, "new"))
            for line in lines
        ]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [each for number, pair in pairs for each in missing(*pair, f"{place}[{number}]")]
    return [] if old == new and type(old) is type(new) else [f"{place} was {old!r} and is {new!r}"]


def compare(path: Path, found: Any, update: bool) -> None:
    if update:
        path.write_text(reviewable(found), encoding="utf-8", newline="\n")
    assert missing(json.loads(path.read_text(encoding="utf-8")), found) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_blocks_mean_what_they_meant(
    page: Path,
    update: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    found = {}
    for number, example in enumerate(examples(page.read_text(encoding="utf-8")), start=1):
        Path("page.md").write_text(f"```usecase\n{example.text}```\n", encoding="utf-8")
        found[str(number)] = exported(capsys, "page.md")
    assert found
    compare(page.with_suffix(".json"), found, update)


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS, ids=name)
def test_a_site_keeps_its_anchors_and_its_export(version: Path, update: bool, site: Site) -> None:
    shutil.copytree(version / "site", site.docs)
    built = site.build(
        options={"actors": "docs/actors.yml", "actor_pages": True, "id_pattern": r"UC-\d+"},
        exclude_docs="/actors.yml\n",
        markdown_extensions=["admonition", "attr_list", "md_in_html", "tables", "pymdownx.details"],
    )
    compare(version / "site.json", kept(built.json()), update)
    found = {path: anchors(page) for path, page in built.pages.items()}
    stored = version / "anchors.txt"
    if update:
        stored.write_text("".join(_lines(found)), encoding="utf-8", newline="\n")
    lines = [line.split(" ") for line in stored.read_text(encoding="utf-8").splitlines()]
    assert lines
    assert [f"{path}#{each}" for path, *kept in lines for each in kept if each not in found[path]] == []


def anchors(page: BeautifulSoup) -> set[str]:
    """What a bookmark may point to."""
    sections = page.select("section[class^=usecase]")
    found = {str(element["id"]) for section in sections for element in section.select("[id]")}
    return found | {str(section["id"]) for section in sections if section.get("id")}


def use_case_of(anchor: str) -> str:
    return re.split("[:-]", anchor.removeprefix("UC-"))[0] if anchor.startswith("UC-") else ""


def _lines(found: Mapping[str, set[str]]) -> Iterator[str]:
    """The anchors of pages, those of a use case on one line."""
    for path, names in found.items():
        for _, each in groupby(sorted(names), use_case_of):
            yield f"{path} {' '.join(each)}\n"
