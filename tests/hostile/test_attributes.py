"""Attributes in the prose of a block: those that are known to be harmless stay, whoever put them there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from markdown import Extension, Markdown, markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from support.surviving import fenced
from support.typing_anything import share

HARMLESS = set("id class title lang dir translate role href src alt".split()) | set(
    "hreflang target rel download width height align loading decoding data-preview".split()
)
EXTENSIONS = ["attr_list", "md_in_html", "footnotes", "abbr", "tables", "usecases"]
ELEMENTS = {
    "em": "*x*",
    "strong": "**x**",
    "code": "`x`",
    "a": "[x](https://e.org)",
    "img": "![x](x.png)",
    "abbr": "HTML",
}
HARMFUL = (
    "onclick onmouseover ONCLICK onx style srcdoc srcset action formaction ping background poster cite data"
    " xlink:href name tabindex contenteditable autofocus accesskey hidden popover slot is nonce itemprop"
    " data-bs-toggle data-template data-hx-get hx-on:click x-data x-on:click @click v-html ng-init _ form"
    " type http-equiv content charset"
).split()
PLACES = {
    "title": "title: {}\nactor: A\nsteps: [A b.]",
    "trigger": "title: T\nactor: A\ntrigger: {}\nsteps: [A b.]",
    "summary": "title: T\nactor: A\nsummary: {}\nsteps: [A b.]",
    "step": "title: T\nactor: A\nsteps: [{}]",
    "condition": "title: T\nactor: A\nsteps: [A b.]\nextensions: {{1a: {{when: {}, then: fails}}}}",
    "note": "title: T\nactor: A\nsteps: [A b.]\nnotes: [{}]",
    "stakeholder": "title: T\nactor: A\nsteps: [A b.]\nstakeholders: {{B: {}}}",
}


def section(place: str, prose: str, *extensions: str | Extension) -> Tag:
    text = fenced(PLACES[place].format(json.dumps(f"A b {prose}."))) + "\n*[HTML]: Language\n"
    page = BeautifulSoup(markdown(text, extensions=[*EXTENSIONS, *extensions]), "html5lib")
    found = page.select_one(".usecase")
    assert found is not None
    return found


def foreign(section: Tag) -> Iterator[tuple[str, str]]:
    """Attributes of elements that have no class or id of ours."""
    for tag in section.find_all(["em", "strong", "code", "a", "img", "abbr", "sup", "span", "q", "script"]):
        own = f"{tag.get('class') or ''} {tag.get('id') or ''}"
        if "usecase-" not in own and "UC-" not in own:
            yield from ((name, str(value)) for name, value in tag.attrs.items())


@pytest.mark.slow
def test_an_attribute_list_keeps_what_says_how_a_thing_is_read() -> None:
    kept = (
        '*x*{: .wide #mine title="T" lang=de dir=rtl aria-label="L" onclick="alert(1)" style="color: red" }'
    )
    (emphasis,) = section("step", kept).select("em")
    assert emphasis.attrs == {
        "class": ["wide"],
        "id": "mine",
        "title": "T",
        "lang": "de",
        "dir": "rtl",
        "aria-label": "L",
    }
    (link,) = section("step", "[x](y.md){: target=_blank rel=noopener data-preview ping=/x }").select(
        "em, a[target]"
    )
    assert {*link.attrs} == {"href", "target", "rel", "data-preview"}
    (image,) = section(
        "step", "![x](y.png){: width=20 height=1em loading=lazy align=left onerror=alert(1) }"
    ).select("img")
    assert {*image.attrs} == {"src", "alt", "width", "height", "loading", "align"}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("element", ELEMENTS)
def test_no_other_attribute_gets_into_any_text(place: str, element: str) -> None:
    given = " ".join(f'{name}="alert(1)"' for name in HARMFUL)
    attributes = {name for name, _ in foreign(section(place, f"{ELEMENTS[element]}{{: {given} .seen }}"))}
    assert "class" in attributes or element == "abbr"
    assert attributes <= HARMLESS


NAMES = st.text(st.sampled_from("abcdonsrcty-:_xX1"), min_size=1, max_size=8)


@pytest.mark.slow
@share(100)
@given(
    st.sampled_from([*ELEMENTS]),
    st.lists(st.tuples(NAMES, st.sampled_from(["", "x", "javascript:x"])), max_size=4),
)
def test_no_name_gets_through_that_is_not_known(element: str, given_: list[tuple[str, str]]) -> None:
    listed = " ".join(f'{name}="{value}"' for name, value in given_)
    for name, value in foreign(section("step", f"{ELEMENTS[element]}{{: {listed} }}")):
        assert name in HARMLESS or name.startswith("aria-")
        assert name not in ("href", "src") or not value.startswith("javascript")


class _Marks(InlineProcessor):
    """`=x=`, with attributes that nobody typed."""

    def handleMatch(  # type: ignore[override]
        self, found: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element(
            "q", {"onclick": "alert(1)", "data-x": "1", "cite": "javascript:x", "class": "mark"}
        )
        element.text = found[1]
        return element, found.start(0), found.end(0)


class _Everywhere(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in list(root.iter())[1:]:
            element.set("onfocus", "alert(1)")


class _Custom(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_Marks("=(x)=", md), "marks", 30)
        md.treeprocessors.register(_Everywhere(md), "everywhere", 7)


@pytest.mark.slow
def test_it_does_not_matter_which_extension_put_it_there() -> None:
    found = section("step", "=x= *y*", _Custom())
    assert found.select_one("q.mark") is not None
    assert {name for name, _ in foreign(found)} <= HARMLESS
    assert "alert(1)" not in "".join(str(part) for part in found.select("q, em"))


def test_footnotes_still_lead_to_their_notes_and_back() -> None:
    text = fenced(PLACES["step"].format(json.dumps("A b so[^1]"))) + "\n[^1]: Because.\n"
    page = BeautifulSoup(markdown(text, extensions=EXTENSIONS), "html5lib")
    (reference,) = page.select(".usecase sup a.footnote-ref")
    assert page.select_one(f"[id='{str(reference['href'])[1:]}']") is not None
    (back,) = page.select("a.footnote-backref")
    assert page.select_one(f".usecase [id='{str(back['href'])[1:]}']") is not None


def test_a_formula_does_not_become_a_script() -> None:
    pytest.importorskip("pymdownx.arithmatex")
    for prose in ("$alert(1)$", "$alert(1)${: type=text/javascript }", "$alert(1)${: type='' }"):
        found = section("step", prose, "pymdownx.arithmatex")
        types = [str(script.get("type", "")) for script in found.select("script")]
        assert [kind for kind in types if not kind.startswith("math/")] == []
