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

from building import Built, Site
from links import BuiltSite, diagrams_of
from surviving import fenced

SCRIPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<iframe src=javascript:alert(1)></iframe>",
    "<style>@import 'x';</style>",
    "<!-- <script>alert(1)</script> -->",
    "</table></section></main><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](page.md 'a\" onclick=\"alert(1)')",
    "[x](file:///etc/passwd)",
    "![x](javascript:alert(1))",
    "![x](data:text/html,<script>alert(1)</script>)",
    '![x" onerror="alert(1)](x)',
    "<javascript:alert(1)>",
    "[x](https://e.org){onclick=alert(1)}",
    "[x](https://e.org){href=javascript:alert(1)}",
    "*x*{style='background:url(javascript:alert(1))'}",
    "*x*{onclick=alert(1) srcdoc=<script>}",
    "`<script>alert(1)</script>`",
    "[refers] [to that][refers]",
    "\u02021wzxhzdk:0\u0203",
    "\x02wzxhzdk:0\x03",
    "{{ 7 * 7 }} {% raw %}",
    '--8<-- "/etc/passwd"',
    '%%{init: {"securityLevel": "loose"}}%%',
    'click s1 call alert(1) "x"',
    'click s1 href "javascript:alert(1)"',
    "]:::x --> y[",
    '"]; click s1 "javascript:alert(1)"; x["',
)

NAMES = (
    *("../../etc/passwd", "..", ".", "...", "/etc/passwd", "C:\\Windows", "\\\\host\\share", "a/b", "a\\b"),
    *("CON", "con", "Con.txt", "nul", "AUX", "com1", "LPT¹", "index", "Index", "README", "404", "search"),
    *("a", "A", "ａ", "Café", "Cafe\u0301", "straße", "STRASSE", "ﬁsh", "fish", "İstanbul", "ıstanbul", "Ⅳ"),
    *("顧客", "العميل", "דייר", "ग्राहक", "ลูกค้า", "Ωmega", "ωmega", "👩\u200d🍳", "\u202egpj.exe", "\u200b"),
    *("%2e%2e%2f", "#x", "?x=1", "a b", "a  b", "a-b", "a_b", "-", "=1+1", "+1", "@SUM(A1)", "x" * 300),
    *("constructor", "__proto__", "toString", "usecases", "sitemap.xml", ".htaccess", "a.", "a ", "~", "*"),
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
)
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)", re.IGNORECASE)


def quoted(text: str) -> str:
    """A text as YAML has it, whatever stands in it."""
    return json.dumps(text)


def script_block(number: int, text: str) -> str:
    """A text in every place of a block."""
    it = quoted(text)
    keys = "goal summary system trigger priority status release frequency owner".split()
    lists = "supporting preconditions tags notes related".split()
    lists += ["success guarantee", "minimal guarantee", "open issues", "special requirements", "includes"]
    lines = [f"id: {quoted(f'UC-{number}{text}')}", f"title: {quoted(f'T{number} {text}')}", f"actor: [{it}]"]
    lines += [f"{key}: {it}" for key in keys]
    lines += [f"{key}: [{it}]" for key in lists]
    lines += [f"stakeholders: {{{it}: {it}}}", f"extension points: {{{it}: 1}}", f"variations: {{1: [{it}]}}"]
    lines += [f"extends: {{use case: {it}, at: {it}, when: {it}}}", f"specializes: {it}", f"ignore: [{it}]"]
    lines += [f"{it}: {it}", "steps:", f"  - {it}", f"  - {{{it}: {it}}}", f"  - include: {it}"]
    lines += [f"  - {{repeat: 1-2, until: {it}}}", "extensions:", f"  {quoted(f'1a. {text}')}: [{it}, fails]"]
    lines += [f"  {it}: {{at: 1, when: {it}, steps: [{it}], then: {it}}}"]
    return fenced("\n".join(lines))


def name_block(number: int, name: str) -> str:
    it = quoted(name)
    keys = [f"id: {it}", f"title: {quoted(f'T{number}')}", f"goal: {it}", f"system: {it}", f"actor: [{it}]"]
    return fenced("\n".join([*keys, f"steps: [{it}]", f"extensions: {{{it}: {{at: 1, then: fails}}}}"]))


LISTINGS = "actors goals list diagram matrix relations scenarios overview".split()
MARKERS = "\n".join(
    f'<!-- usecases: {listing} -->\n\n<!-- usecases: {listing} actor="<script>alert(1)</script>" -->\n'
    for listing in LISTINGS
)
INFO = """
```usecase {onclick=alert(1) style="x" data-x='"><script>alert(1)</script>' #main .a"b <script>}
id: INFO-1
title: "<script>"
actor: A
steps: [a]
```
"""
MINE = "Nobody else may write this page."


def pages() -> dict[str, str]:
    """Blocks that mean harm, and pages that they might be after."""
    taken = ["use-cases/actors/etc.md", "use-cases/actors/a.md", "use-cases/goals.md", "passwd.md"]
    return {
        "index.md": f"# Start\n\n{MARKERS}\n\n[refers]: javascript:alert(1)\n",
        "scripts.md": "# Scripts\n\n" + "\n".join(map(script_block, range(len(SCRIPTS)), SCRIPTS)) + INFO,
        "names.md": "# Names\n\n" + "\n".join(map(name_block, range(len(NAMES)), NAMES)),
        **{path: f"# {path}\n\n{MINE}\n" for path in taken},
    }


OPTIONS = {
    "actors": {
        **{text: {"description": text, "kind": "system"} for text in SCRIPTS if "JaVa" not in text},
        "Linked": {"description": "[x](javascript:alert(1)) <b>", "aliases": ["<script>alert(1)</script>x"]},
    },
    "actor_pages": True,
    "export": ["usecases.json", "usecases.csv", "features/"],
}
EXTENSIONS = ["attr_list", "md_in_html", "tables", "footnotes", "admonition", "abbr", "toc"]


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
        assert not page.select(
            "main iframe, main object, main embed, main style, main svg, main meta, main form"
        )
        ours = page.select(".usecase, [class^=usecase-]")
        assert not [
            tag for part in ours for tag in part.select("iframe, object, embed, style, svg, base, link")
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
