"""Whatever stands in a block: its page is well-formed, and says all that was typed."""

from __future__ import annotations

import html
import re

import html5lib
import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given

from support.surviving import fenced, lost_words, survive
from support.typing_anything import anything, real_blocks, share, with_slips, with_words
from support.typing_use_cases import Meant, use_cases

pytestmark = pytest.mark.usefixtures("unlogged")

_PICTURES = re.compile(r"<details\b(?! class=\"usecase-more).*?</details>", re.DOTALL)
"""The diagram and the source: what is said must be said without them."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no page may hold; a host passes on what stands in its source."""


def page_of(text: str) -> str:
    """A page as Python-Markdown makes it; broken markup of ours is an error."""
    made = markdown.markdown(text, extensions=["extra", "usecases"])
    html5lib.HTMLParser(strict=True).parseFragment(_CONTROLS.sub("", made))
    return made


@pytest.mark.slow
@share(40)
@given(anything())
def test_any_text_in_a_block_makes_a_well_formed_page(text: str) -> None:
    page_of(fenced(text))


@pytest.mark.slow
@share(60)
@given(with_slips(real_blocks))
def test_a_block_with_slips_makes_a_well_formed_page(text: str) -> None:
    page_of(fenced(text))


@pytest.mark.slow
@share(60)
@given(with_words(real_blocks))
def test_each_word_of_a_block_is_on_its_page_or_told_of(typed: tuple[str, list[str]]) -> None:
    text, words = typed
    site = survive(fenced(text))
    (document,) = site.registry.documents
    if len(document.blocks) != 1:
        # A fence was typed as well.
        return
    (block,) = document.blocks
    shown = html.unescape(_PICTURES.sub("", page_of(fenced(text))))
    assert lost_words(block, [w for w in words if w in block.text], shown, site.findings) == []


@pytest.mark.slow
@share(40)
@given(use_cases())
def test_what_is_meant_stands_in_the_tables(meant: Meant) -> None:
    page = BeautifulSoup(_PICTURES.sub("", page_of(fenced(meant.block))), "html5lib")
    rows = [row.get_text() for row in page.select(".usecase-step")]
    assert len(rows) == len(meant.steps) + sum(len(one.steps) for one in meant.extensions)
    conditions = [row.get_text() for row in page.select(".usecase-condition")]
    assert len(conditions) == len(meant.extensions)
    texts = [*meant.steps, *[text for one in meant.extensions for text in [one.condition, *one.steps]]]
    # Emphasis and links take their signs away; letters stay.
    links = [str(link["href"]) for link in page.select("[href]")]
    shown = letters(" ".join([page.get_text(), page.get_text(" "), *links]))
    assert [text for text in texts if not letters(text) <= shown] == []


def letters(text: str) -> set[str]:
    """The words of a text without any sign."""
    return set(re.findall(r"[^\W_]{2,}", text))
