"""Texts that are hard to show as they were typed: what Mermaid, Markdown, HTML or YAML might obey."""

from __future__ import annotations

import random
from collections.abc import Iterator

# fmt: off
# One of a kind a line: the formatter would make a hundred lines of it.
TRAPS: tuple[str, ...] = (
    *"\"#;&<>{}[]()|`*_~^=+-/\\$%@:.,!?'",
    "#34;", "#quot;", "#x;", "&quot;", "&lt;", "&#34;", "&amp;lt;", "ﬂ°", "ﬂ°°34¶ß", "¶ß", "ﬂ", "°", "¶", "ß",
    "\\n", "\\", "<br>", "<br/>", "<b>", "</b>", "<script>", "<!--", "-->", "<amount>", "]]>", "$$x^2$$",
    "fa:fa-car", "fab:fa-x", "fas:fa-", "1.", "1)", "12. ", "- ", "* ", "+ ", "# ", "> ", "~~~", "```", "`x`",
    "**b**", "__b__", "_i_", "[a](b)", "![a](b)", "[^1]", "https://example.com/a?b=c&d=e#f",
    "www.example.com", "me@example.com", "%%", "%%{init: {}}%%", "%% note", "---", "==>", "-.->", ":::class",
    "direction LR", "direction TB", "direction  RL", "direction TDs", "redirection BT", "direction\ufeffLR",
    "end", "graph", "flowchart TD", "subgraph", "click", "style x:#", "classDef a:#b;", "linkStyle",
    "$$", "default", "accTitle:", "accDescr {", "title ", "x--x", "o---o", "@{shape: x}", "href", "call f()",
    "…", "–", "«é»", "Größe", "日本語、テスト。", "한국어", "العربية", "עברית", "हिन्दी",
    "{{x}}", "A1.1", "👩\u200d👩\u200d👧", "🇩🇪", "a\u0301", "\u202eabc",
    "\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u00a0", "\u3000", "\ufeff", "\ufffe",
    "\U0010ffff", "\ud800", "\t", "\n", "\r\n", "  ", "\u200b", "\u200d", "\u00ad", "\ue000",
)
# fmt: on
"""What is known, or was feared, to go wrong."""


def hard_texts(count: int, seed: int = 12) -> Iterator[str]:
    """Every trap alone, then random mixtures of traps, words and any characters."""
    yield from TRAPS
    dice = random.Random(seed)
    for _ in range(count):
        yield "".join(_piece(dice) for _ in range(dice.randint(1, 7)))


def _piece(dice: random.Random) -> str:
    turn = dice.random()
    if turn < 0.6:
        return dice.choice(TRAPS)
    if turn < 0.8:
        return dice.choice(("word", " ", "Customer pays", "a", "7", " 3. "))
    return chr(
        dice.choice((dice.randrange(0x20, 0x7F), dice.randrange(0xA0, 0x3000), dice.randrange(0x110000)))
    )
