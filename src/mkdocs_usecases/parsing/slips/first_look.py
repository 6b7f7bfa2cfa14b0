"""A first look at the text of a block: whether anything in it may be otherwise than it was meant."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.labels import UNPARTED


def needs_no_care(text: str) -> bool:
    """A quick look: whether colons and brackets stand where they are meant, and no dots for the rest."""
    if (
        ":." in text
        or ":," in text
        or ":。" in text
        or ".:" in text
        or "。:" in text
        or ";\n" in text
        or "…" in text
        or "..." in text
    ):
        return False
    return not (may_hold_wide_signs(text) or _holds_arrow(text) or may_hold_half_a_pair(text))


def _holds_arrow(text: str) -> bool:
    # Sign by sign: an expression takes as long for a text as its lines to be read.
    if ">" in text and ("->" in text or "=>" in text):
        return True
    return not text.isascii() and any(arrow in text for arrow in _ARROWS)


_ARROWS = "→⇒➔➜"
_PAIRS = (("(", ")"), ("[", "]"), ("（", "）"))


def may_hold_half_a_pair(text: str) -> bool:
    """Whether a text has more brackets of one side than of the other: most have none at all."""
    for opening, closing in _PAIRS:
        if (opening in text or closing in text) and text.count(opening) != text.count(closing):
            return True
    if '"' in text and text.count('"') % 2 == 1:
        return True
    if not text.isascii() and sum(map(text.count, "“”„«»")) % 2 == 1:
        return True
    return "'" in text and (" '" in text or ".'\n" in text) and text.count("'") % 2 == 1


def may_be_out_of_order(text: str) -> bool:
    """Whether a label stands above a key, or an item without one between a key and a label."""
    return _OUT_OF_ORDER.search(text) is not None or _BELOW_ANOTHER_KEY.search(text) is not None


_OUT_OF_ORDER = expression(
    r":(?:(?<=include:) \S+\n[^\W\d_][^:\n]*:\n|\n[^\W\d_][^:\n]*:(?: [|>])?\n"
    r"|(?: [|>])?\n *(?:\d{1,3}[.)]|-) (?![\"']?[\d*])[^\n]+\n(?<!:\n) *(?:- )?[\"']?[\d*][\d-]*[a-z]+[.)])"
)


_BELOW_ANOTHER_KEY = expression(
    r"\n *- (?=[\d*])[\d*][\d-]*[a-z]+[.)][^\n]*\n[^\W\d_][^:\n]*:\n *- [\d*][\d-]*[a-z]+[.)]"
)
"""A key between two labels."""


def may_be_quoted(text: str) -> bool:
    """Whether a quote of a word processor stands at the end of anything."""
    return not text.isascii() and any(sign in text for sign in "”“’‘»«")


def may_hold_wide_signs(text: str) -> bool:
    """Whether a sign of a Chinese or Japanese keyboard stands in a text without a letter of one."""
    return not text.isascii() and _WIDE.search(text) is not None and _UNPARTED.search(text) is None


_WIDE, _UNPARTED = expression("[！．；？０-９]"), expression(f"[{UNPARTED}]")
