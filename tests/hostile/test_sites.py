"""Sites whose writers mean harm, built for real: what they type is shown, and goes nowhere else."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from support.building import Built, Site
from support.harmful_pages import EXTENSIONS, MINE, NAMES, OPTIONS, SCRIPTS, pages
from support.links import BuiltSite, diagrams_of
from support.surviving import fenced

pytestmark = pytest.mark.slow

RESERVED = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)", re.IGNORECASE)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    folder = tmp_path_factory.mktemp("hostile") / "a" / "b"
    folder.mkdir(parents=True)
    theme = {"name": "mkdocs", "highlightjs": False}
    yield Site(folder).build(pages(), OPTIONS, theme=theme, markdown_extensions=EXTENSIONS)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same theme with nothing in it."""
    theme = {"name": "mkdocs", "highlightjs": False}
    text = "# Start\n" + fenced("id: UC-1\ntitle: T\nactor: A\nsteps: [A b., A c.]")
    return Site(tmp_path_factory.mktemp("harmless")).build({"index.md": text}, theme=theme)


def scripts_of(html: BeautifulSoup) -> set[str]:
    return {
        re.sub(r"^(?:\.\./)+|^\./", "", str(tag.get("src") or "")) or tag.get_text() for tag in html("script")
    }


def handlers_of(html: BeautifulSoup) -> set[tuple[str, str]]:
    return {
        (name.lower(), str(value))
        for tag in html.find_all(True)
        for name, value in tag.attrs.items()
        if name.lower().startswith("on") or name.lower() in ("srcdoc", "style")
    }


ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "xlink:href",
    "srcset",
    "background",
    "cite",
)


def addresses_of(html: BeautifulSoup) -> Iterator[str]:
    for tag in html.find_all(True):
        for name in ADDRESSES:
            if tag.get(name) is not None:
                yield str(tag[name])


def scheme_of(address: str) -> str:
    """As browsers see it: they leave out controls and blanks."""
    plain = re.sub(r"[\x00-\x20]", "", unescape(address))
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", plain)
    return found[1].lower() if found else ""


def test_no_text_runs_a_script(built: Built, harmless: Built) -> None:
    assert built.exit_code == 0
    known = {script for page in harmless.pages.values() for script in scripts_of(page)}
    told = {handler for page in harmless.pages.values() for handler in handlers_of(page)}
    for path, page in built.pages.items():
        new = {script for script in scripts_of(page) - known if "base_url" not in script}
        assert {script for script in new if not script.startswith(("assets/", "js/"))} == set(), path
        assert handlers_of(page) <= told, path
        assert not page.select("main :is(iframe, object, embed, style, svg:not(.usecase-uml), meta, form)")
        ours = page.select(".usecase, [class^=usecase-]")
        assert not [
            tag
            for part in ours
            for tag in part.select("iframe, object, embed, style, svg:not(.usecase-uml), base, link")
        ]
        for address in addresses_of(page):
            if address != "javascript:alert(1)" or path != "index.html":
                assert scheme_of(address) in {"", "http", "https", "mailto", "tel", "ftp"}, (path, address)


def test_every_diagram_is_of_our_own_words(built: Built) -> None:
    count = 0
    for page in built.pages.values():
        for diagram in diagrams_of(page):
            count += 1
            assert "%%{" not in diagram
            assert "<" not in re.sub(r"<-|<br>", "", diagram), diagram
            for line in diagram.splitlines():
                if line.strip().startswith("click "):
                    assert re.fullmatch(r'\s*click \w+ href "[^"\s:]*"(?: ".*")?', line), line
    assert count > len(SCRIPTS)


def test_what_was_typed_is_shown(built: Built) -> None:
    page = built.page("scripts/")
    shown = page.get_text()
    for text in SCRIPTS[:12]:
        # Entities are those of Markdown, and a comment is text like any other.
        expected = " ".join(unescape(text).split())
        assert " ".join(shown.split()).count(expected) >= 5, text


def test_nothing_is_written_but_the_site(built: Built) -> None:
    root = built.folder.parent
    outside = [path for path in root.parent.parent.rglob("*") if path.is_file()]
    outside = [path for path in outside if not path.is_relative_to(built.folder)]
    expected = {root / "mkdocs.yml", *(root / "docs" / path for path in pages())}
    assert set(outside) == expected
    for path, text in pages().items():
        assert (root / "docs" / path).read_text(encoding="utf-8") == text
    assert not list(built.folder.rglob("passwd.feature"))


def test_no_page_takes_the_place_of_another(built: Built) -> None:
    paths = [path.relative_to(built.folder) for path in built.folder.rglob("*")]
    folded = Counter(unicodedata.normalize("NFC", path.as_posix()).casefold() for path in paths)
    assert [path for path, times in folded.items() if times > 1] == []
    for path in paths:
        for part in path.parts:
            assert not RESERVED.match(part), path
            assert not set(part) & set('<>:"|?*\\') and part == part.rstrip(". "), path
            assert len(part.encode()) <= 255
    for page, text in pages().items():
        if MINE in text:
            assert MINE in built.page(page.removesuffix(".md") + "/").get_text()


def test_no_two_things_share_an_address(built: Built) -> None:
    assert [wrong for wrong in BuiltSite(built.folder).broken() if "stands" in wrong] == []
    site = built.json()
    for kind in ("use_cases", "actors", "goals"):
        urls = Counter(entry["url"].casefold() for entry in site[kind] if entry["url"])
        assert [url for url, times in urls.items() if times > 1] == [], kind
    assert len(site["use_cases"]) == len(SCRIPTS) + len(NAMES) + 1


def test_what_is_wrong_is_told_on_one_line_each(built: Built) -> None:
    for message in built.messages():
        assert "\n" not in message.rstrip("\n") or "contains a link" not in message
        assert not re.search(r"Traceback|Error:", message), message


def test_no_file_is_read(site: Site) -> None:
    secret = site.folder / "secret.txt"
    secret.parent.mkdir(exist_ok=True)
    secret.write_text("s3cr3t", encoding="utf-8")
    names = ["../secret.txt", str(secret), "file://" + str(secret), "docs/../../secret.txt", "/etc/passwd"]
    block = "\n".join(
        [
            "id: UC-1",
            "title: Read",
            f"actor: !include {secret}",
            f"system: !!python/object/apply:open [{secret}]",
            f"notes: {json.dumps([*names, *[f'--8<-- {name}' for name in names]])}",
            f"steps: [{', '.join(json.dumps(f'![x]({name})') for name in names)}]",
        ]
    )
    built = site.build(
        {"index.md": fenced(block)}, {"export": ["usecases.json", "usecases.csv", "features/"]}
    )
    for path in built.folder.rglob("*"):
        assert not path.is_file() or b"s3cr3t" not in path.read_bytes(), path
    assert "s3cr3t" not in "".join(built.messages())
    assert not (Path(built.folder) / "secret.txt").exists()
