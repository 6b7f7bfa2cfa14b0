"""Prose of use cases: the inline Markdown of the page, and nothing that runs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from mkdocs_usecases.hosts.markdown import UseCasesExtension
from support.selecting import attribute, one


def page(step: str, *extensions: Any, title: str = "Order", around: str = "") -> BeautifulSoup:
    text = f"""\
```usecase
id: UC-1
title: {json.dumps(title)}
actor: Customer
system: MealApp
steps:
  - {json.dumps(step)}
  - MealApp answers.
```

{around}
"""
    html = Markdown(extensions=[*extensions, UseCasesExtension(diagram="none")]).convert(text)
    assert "\x02" not in html
    assert "\ufdd1" not in html
    return BeautifulSoup(html, "html5lib")


def cell(step: str, *extensions: Any, **options: str) -> str:
    """The HTML of a step."""
    return one(page(step, *extensions, **options), "#UC-1-1 > td:last-child").decode_contents().strip()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**pays** with *a card*", "<strong>pays</strong> with <em>a card</em>"),
        ("types `a < b && <c>`", "types <code>a &lt; b &amp;&amp; &lt;c&gt;</code>"),
        ("opens [it](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">it</a>'),
        ("sees ![a plan](plan.png)", '<img alt="a plan" src="plan.png"/>'),
        ("visits <https://example.org>", '<a href="https://example.org">https://example.org</a>'),
        ("opens [it](<my page.md>)", '<a href="my%20page.md">it</a>'),
        ("reads &copy; &lt;b&gt; AT&T", "reads © &lt;b&gt; AT&amp;T"),
        (r"escapes \*this\*", "escapes *this*"),
        ("says a < b > c", "says a &lt; b &gt; c"),
    ],
)
def test_is_inline_markdown(typed: str, shown: str) -> None:
    assert shown in cell(f"Customer {typed}.")


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        "<amount>",
        "<b>bold</b>",
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<!-- hidden -->",
        "<?php x ?>",
        "<![CDATA[x]]>",
        "</td></table>",
        "*<b>*",
        "[<b>](x.md)",
        "](<img src=x onerror=alert(1)>",
        r"\<b onclick=x>",
        "<b://x onclick=alert(1)>",
        "<a@b onclick=alert(1)>",
    ],
)
@pytest.mark.parametrize(
    "extensions", [(), ("smarty", "extra"), ("pymdownx.magiclink", "pymdownx.escapeall")]
)
def test_shows_raw_html_as_it_was_typed(typed: str, extensions: tuple[str, ...]) -> None:
    found = page(f"Customer sees {typed} here.", *extensions)
    section = found.select_one("section.usecase")
    assert section is not None
    assert not section.select("script, img[onerror], [onclick], b, amount")
    assert len(section.select(".usecase-steps tr[id]")) == 2
    if "*" not in typed and "\\" not in typed and "](" not in typed and "--" not in typed:
        assert typed in section.get_text()


def test_abbreviations_work_in_plain_text() -> None:
    html = cell("Customer reads the HTML page.", "abbr", around="*[HTML]: Hypertext")
    assert '<abbr title="Hypertext">HTML</abbr>' in html


@pytest.mark.parametrize(
    "typed",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript://x%0aalert(1)>",
        "![x](javascript:alert(1))",
        "[x](y.md){onclick=alert(1) style=color:red href=javascript:alert(1)}",
        "*x*{onmouseover=alert(1)}",
        "![x](y.png){onerror=alert(1) srcset=javascript:x}",
    ],
)
def test_nothing_in_it_runs(typed: str) -> None:
    section = page(f"Customer {typed}.", "attr_list").select_one("section.usecase")
    assert section is not None
    for tag in section.find_all(True):
        for name, value in tag.attrs.items():
            assert not name.startswith("on"), tag
            assert name not in {"style", "srcset"}, tag
            assert "script:" not in str(value).lower(), tag
            assert not str(value).startswith("data:"), tag


def test_addresses_that_are_fine_stay() -> None:
    step = "Customer [a](mailto:a@example.org) [b](tel:123) [c](ftp://x/y) [d](../x.md#y) <me@example.org>."
    links = [a["href"] for a in page(step).select("#UC-1-1 > td:last-child a")]
    assert links == ["mailto:a@example.org", "tel:123", "ftp://x/y", "../x.md#y", "mailto:me@example.org"]


def test_extensions_of_the_page_work_in_it() -> None:
    step = 'Customer sees :smile: HTML[^1] ==marked== H~2~O and "quotes" -- so.'
    around = "[^1]: A note.\n\n*[HTML]: Hypertext"
    extensions = ("abbr", "footnotes", "smarty", "pymdownx.emoji", "pymdownx.mark", "pymdownx.tilde")
    found = page(step, *extensions, around=around)
    row = one(found, "#UC-1-1")
    assert one(row, "abbr")["title"] == "Hypertext"
    assert one(row, "mark").get_text() == "marked"
    assert one(row, "sub").get_text() == "2"
    assert one(row, "img.emojione")["title"] == ":smile:"
    assert found.find(id=attribute(one(row, "a.footnote-ref"), "href").removeprefix("#")) is not None
    assert "“quotes” – so" in row.get_text()


def test_footnotes_of_titles_stand_once() -> None:
    found = page("Customer goes.", "footnotes", "toc", title="Order[^1]", around="[^1]: Note")
    assert len(found.select("[id='fnref:1']")) == 1


def test_formulas_keep_their_signs() -> None:
    html = cell("Customer pays $a <b$.", "pymdownx.arithmatex")
    assert "a &lt;b" in html


def test_links_known_ids_but_not_in_code_or_links() -> None:
    step = "Customer does UC-1, *UC-1*, `UC-1`, [see UC-1](x.md), uc-1, XUC-1, UC-12 and x/UC-1 (UC-1)."
    links = page(step).select(".usecase-steps a.usecase-ref")
    assert [link.get_text() for link in links] == ["UC-1", "UC-1", "uc-1", "UC-1"]
    assert {link["href"] for link in links} == {"#UC-1"}


def test_links_known_ids_in_plain_text() -> None:
    html = cell("Customer does UC-1, & goes.")
    assert '<a class="usecase-ref" href="#UC-1" title="Order">UC-1</a>, &amp;' in html


def test_title_is_inline_markdown_in_a_real_heading() -> None:
    md = Markdown(extensions=["toc", "attr_list", UseCasesExtension()])
    title = "Order *a* <meal> & more {#other}"
    html = md.convert(f"```usecase\nid: UC-1\ntitle: '{title}'\nactor: A\nsteps: [A goes.]\n```")
    heading = one(BeautifulSoup(html, "html5lib"), "section.usecase > h2#UC-1")
    assert heading.get_text() == "UC-1 Order a <meal> & more {#other}"
    toc = md.toc_tokens  # type: ignore[attr-defined]
    assert toc[0]["name"] == "UC-1 Order a &lt;meal&gt; &amp; more {#other}"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["wzxhzdk:0", "wzxhzdk:1", "usecases:0", "klzzwxh:0000", "60"])
def test_marks_of_the_host_cannot_be_forged(name: str) -> None:
    mark = f"\x02{name}\x03"
    for typed in (mark, json.dumps(mark)):
        text = f"""\
```usecase
id: UC-1
title: Order {typed}
actor: Customer
supporting: [{typed}]
tags: [{typed}]
unknown {typed}: x
steps:
  - Customer types {typed} and &lt; <b> \ufdd1b>.
  - {typed}
```

```usecase
- {typed}
```
"""
        html = Markdown(extensions=[UseCasesExtension()]).convert(text)
        assert "\x02" not in html
        page = BeautifulSoup(html, "html5lib")
        assert len(page.select("section.usecase")) <= 1
        assert not page.select("b")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        # In a page `&#128;` would be a euro, and half a character is none.
        ('"pays \\x80 → ✔"', "pays \x80 → ✔"),
        ('"pays \\x9f"', "pays \x9f"),
        ('"pays \\ud800 → 料"', "pays \ufffd → 料"),
        ('"pays \\udfff"', "pays \ufffd"),
        ('"pays \\uffff \\U0001fffe → 🙂"', "pays \ufffd \ufffd → 🙂"),
        ('"pays 한 ퟿ \\ue000"', "pays 한 ퟿ \ue000"),
    ],
)
def test_every_character_is_shown_as_what_it_is(typed: str, shown: str) -> None:
    text = f"```usecase\nid: UC-1\ntitle: Order\nactor: C\nsystem: M\nsteps: [{typed}, M answers.]\n```\n"
    html = Markdown(extensions=[UseCasesExtension(diagram="none")]).convert(text)
    assert one(BeautifulSoup(html, "html5lib"), "#UC-1-1 > td:last-child").get_text() == shown
