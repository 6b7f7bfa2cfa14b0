"""Texts and names of others in what is told: no sign of theirs is taken for a command.

A terminal obeys control characters, a reader is deceived by marks that turn the order of letters, and build
servers read commands at the start of a line. So a message shows all of these as Python writes them, `\\x1b`.
"""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import expression

_SIGNS = expression(
    # Controls; marks of direction, and those that older versions of Unicode had for it; line ends that are no
    # controls; notes between the lines; halves of characters.
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\u2028\u2029\ufff9-\ufffb\ud800-\udfff]"
)
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    """A text on one line, with a name in the place of each sign that does something and is not seen."""
    # Most messages are plain, which is told in a tenth of the time.
    if not text.isprintable():
        text = _SIGNS.sub(_name, text)
    return _COMMAND.sub(r"#\\x23", text) if "##" in text else text


def visible_path(path: str) -> str:
    """A path at the start of a line."""
    shown = visible(path)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


_COMMAND = expression(r"##(?=\w*\[)")
"""How build servers are told `##[error]` and `##vso[task.complete]`, wherever in a line that stands."""


def _name(found: re.Match[str]) -> str:
    sign = found[0]
    number = ord(sign)
    return _SHORT.get(sign) or (f"\\x{number:02x}" if number < _BYTE else f"\\u{number:04x}")


_BYTE = 256


def visible_json(value: object) -> str:
    """A value as JSON that a terminal can show: the same signs as escapes, so that it says the same."""
    # Most of what is told is no JSON.
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    # They stand in strings alone but for the line ends that part the lines.
    lines = (_SIGNS.sub(lambda found: f"\\u{ord(found[0]):04x}", line) for line in text.split("\n"))
    return _COMMAND.sub(r"#\\u0023", "\n".join(lines))
