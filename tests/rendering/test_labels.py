"""Text on its way into Mermaid; that it shows up as typed, `browser/test_mermaid.py` asks Mermaid itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.rendering.diagrams.labels import label
from support.typing_anything import share

# What may stand between quotation marks without Mermaid looking twice at it.
HARMLESS = re.compile(r"(?:[A-Za-z0-9 ,'()!?.\-/]|[^\x00-\xa0]|#[0-9]+;)+")


def test_plain_text_stays_as_it_is() -> None:
    text = "MealApp states the price, and (if known) the expected time of delivery."
    assert label(text) == text
    assert label("Größe prüfen") == "Größe prüfen"
    assert label("料理を選ぶ") == "料理を選ぶ"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('says "no"', "says #34;no#34;"),
        ("#34;", "#35;34#59;"),
        ("a <b> & c", "a #60;b#62; #38; c"),
        ("1. Pay", "1#46; Pay"),
        ("1) Pay", "1#41; Pay"),
        ("3a. Pay", "3a. Pay"),
        ("e-mail and/or fax, 1.5 m", "e-mail and/or fax, 1#46;5 m"),
        ("in direction LR", "in directio#110; LR"),
        ("in the right direction", "in the right direction"),
        (" two\n lines ", "two lines"),
        ("two  blanks", "two blanks"),
        ("\ufb02\u00b0", "\ufb02\u2060\u00b0"),
        (r"a\nb", "a#92;\u2060nb"),
        ("$$x$$", "#36;\u2060#36;x#36;\u2060#36;"),
        ("fas:fa-car", "fas#58;\u2060fa-car"),
        ("\x00\ud800\ufffe", "\ufffd\ufffd\ufffd"),
        ("pay\ufeffment", "pay\u2060ment"),
    ],
)
def test_what_mermaid_would_obey_is_written_in_codes(text: str, source: str) -> None:
    assert label(text) == source


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u3000"])
def test_no_text_is_a_character_without_width(text: str) -> None:
    assert label(text) == "\u200b"


@pytest.mark.parametrize(
    "text", ["https://example.com/" + "a" * 60, "a" * 60, f"Clerk sees {'ä' * 60}", f"{'Б' * 60}, (x): y"]
)
def test_long_addresses_and_words_may_be_broken_into_lines(text: str) -> None:
    source = label(text)
    assert max(map(len, re.split("\u200b| ", source))) <= 32


def test_a_word_that_fits_into_a_line_is_never_broken() -> None:
    for word in ("Geschwindigkeitsbegrenzung", "Haftpflichtversicherungsvertrag"):
        assert "\u200b" not in label(f"Fahrer sieht: {word}")


@pytest.mark.slow
@share(100)
@given(st.text(st.characters()))
def test_every_text_becomes_harmless(text: str) -> None:
    source = label(text)
    assert HARMLESS.fullmatch(source)
    assert not re.search(r"direction\s+(TB|BT|RL|LR|TD)", source)
    source.encode("utf-8")
