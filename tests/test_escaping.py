"""Signs that do something and are not seen have names in what is told."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.escaping import visible, visible_json
from mkdocs_usecases.source import Span
from support.typing_anything import share

DOES_SOMETHING = {"Cc", "Cs", "Zl", "Zp"}
TURNS_AROUND = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x9b\r\n\t\u202e\u2066\u200f\u061c\u2028\ud800#["))
)


def obeyed(text: str) -> list[str]:
    """The characters of a text that a terminal or a reader's eye would obey."""
    return [
        sign
        for sign in text
        if unicodedata.category(sign) in DOES_SOMETHING
        or unicodedata.bidirectional(sign) in TURNS_AROUND
        or sign in "\u200e\u200f\u061c"
    ]


@pytest.mark.slow
@share(200)
@given(TEXTS)
def test_no_sign_is_left_that_does_something(text: str) -> None:
    shown = visible(text)
    assert obeyed(shown) == []
    assert "##[" not in shown
    assert visible(shown) == shown


@pytest.mark.slow
@share(100)
@given(TEXTS)
def test_what_is_only_unusual_stays(text: str) -> None:
    kept = "".join(
        sign for sign in text if sign not in obeyed(sign) and sign != "#" and not 0x206A <= ord(sign) < 0x2070
    )
    kept = "".join(sign for sign in kept if not 0xFFF9 <= ord(sign) <= 0xFFFB)
    assert visible(kept) == kept


@pytest.mark.slow
@share(100)
@given(st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=5))
def test_json_says_the_same_without_them(value: object) -> None:
    shown = visible_json(value)
    assert json.loads(shown) == value
    assert obeyed(shown.replace("\n", "")) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("UC-1\x1b[2J", r"UC-1\x1b[2J"),
        ("a\u202eb", r"a\u202eb"),
        ("a\r\n\tb", r"a\r\n\tb"),
        ("\x9b31m", r"\x9b31m"),
        ("half \ud83d", r"half \ud83d"),
        ("顧客 👩\u200d🍳 می\u200cروم\u00a0!", "顧客 👩\u200d🍳 می\u200cروم\u00a0!"),
        ("x ##[add-mask]y ##vso[task.complete] ## [a]", r"x #\x23[add-mask]y #\x23vso[task.complete] ## [a]"),
    ],
)
def test_signs_have_the_names_that_python_gives_them(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_finding_is_born_with_nothing_in_it_that_does_something() -> None:
    span = Span(" ::error file=x::a\n.md", 1, 1)
    finding = Diagnostic(Code.UNKNOWN_KEY, span, "no key `ke\x1by`", "did you mean\n`key`?")
    assert (finding.message, finding.hint) == (r"no key `ke\x1by`", r"did you mean\n`key`?")
    assert str(finding).splitlines()[0].startswith(r"./ ::error file=x::a\n.md:1:1: error: ")
    # What is looked for on disk has its own name.
    assert finding.span.file == " ::error file=x::a\n.md"
