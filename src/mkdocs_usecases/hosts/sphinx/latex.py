"""Our signs for pdfLaTeX, which knows few: the other engines take them from fonts."""

from __future__ import annotations

from collections.abc import Mapping

_SIGNS = {
    "✔": r"\ensuremath{\checkmark}",
    "✘": r"\ensuremath{\times}",
    "↻": r"\ensuremath{\circlearrowright}",
    "↩": r"\ensuremath{\hookleftarrow}",
    "→": r"\ensuremath{\rightarrow}",
    "▸": r"\ensuremath{\triangleright}",
    "‣": r"\ensuremath{\triangleright}",
    "■": r"\ensuremath{\blacksquare}",
    "▪": r"\ensuremath{\blacksquare}",
    "●": r"\ensuremath{\bullet}",
    "○": r"\ensuremath{\circ}",
    "◦": r"\ensuremath{\circ}",
    "△": r"\ensuremath{\triangle}",
    "☑": r"\ensuremath{\boxtimes}",
    "☐": r"\ensuremath{\square}",
    "⚠": "!",
    "❓": "?",
    "➜": r"\ensuremath{\rightarrow}",
}


def with_signs(elements: Mapping[str, str]) -> dict[str, str]:
    """The elements of LaTeX with our signs declared, ahead of what the project says itself."""
    declared = "\n".join(
        rf"\DeclareUnicodeCharacter{{{ord(sign):04X}}}{{{said}}}" for sign, said in _SIGNS.items()
    )
    return {**elements, "preamble": f"{declared}\n{elements.get('preamble', '')}"}
