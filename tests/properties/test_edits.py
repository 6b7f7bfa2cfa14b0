"""An edit mends: made by a program, its finding is gone and nothing new is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.mending import edits_that_do_not_mend
from support.typing_anything import share
from support.typing_use_cases import Meant, use_cases

_SLIPS: dict[str, Callable[[str, int], str]] = {
    "left out": lambda text, at: text[:at] + text[at + 1 :],
    "doubled": lambda text, at: text[: at + 1] + text[at:],
    "swapped": lambda text, at: text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :],
    "another": lambda text, at: f"{text[:at]}{'x' if text[at].isalpha() else '7'}{text[at + 1 :]}",
    "in the other case": lambda text, at: text[:at] + text[at].swapcase() + text[at + 1 :],
}


@st.composite
def blocks_with_a_slip(draw: st.DrawFn) -> tuple[str, str]:
    """A valid block, and the same in which one letter or digit was mistyped."""
    meant: Meant = draw(use_cases())
    block = meant.block
    places = [at for at, sign in enumerate(block) if sign.isascii() and sign.isalnum()]
    return block, _SLIPS[draw(st.sampled_from(sorted(_SLIPS)))](block, draw(st.sampled_from(places)))


@pytest.mark.slow
@share(150)
@given(blocks_with_a_slip(), st.sampled_from(("", "> ", "    ")))
def test_each_edit_mends_a_slip(blocks: tuple[str, str], margin: str) -> None:
    right, wrong = ({"page.md": _page(block, margin)} for block in blocks)
    assert list(edits_that_do_not_mend(wrong, right=right)) == []


def _page(block: str, margin: str) -> str:
    fenced = f"```usecase\n{block}\n```".replace("\n", f"\n{margin}")
    return f"- item\n\n{margin}{fenced}\n" if margin == "    " else f"{margin}{fenced}\n"
