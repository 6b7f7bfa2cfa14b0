"""Text on its way into Mermaid, where it must show up as it was typed."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_usecases.expressions import expression


def label(text: str) -> str:
    """The text as Mermaid source for between two quotation marks: `a "b"` is `a #34;b#34;`.

    Works in Mermaid 10 to 12, also bare behind `accTitle:` and `accDescr:`. White space is folded; what no
    page can show (control characters, lone surrogates, non-characters) becomes U+FFFD. Long addresses and
    words get places without width where they may be broken into lines.
    """
    return text if is_label(text) else _encoded(text)


def is_label(text: str) -> bool:
    """Whether a text, plain or with markup, is shown by Mermaid as it is: most have letters and no signs."""
    return (
        _SAFE.fullmatch(text) is not None
        and "  " not in text
        and "direction " not in text
        and _TOO_LONG.search(text) is None
    )


@lru_cache(maxsize=1024)
def _encoded(text: str) -> str:
    # What diagrams are described with is the same in many of them.
    # U+FEFF is white space in JavaScript, but joins words everywhere else: U+2060 means the same to both.
    text = _UNSHOWABLE.sub("\ufffd", " ".join(text.replace("\ufeff", "\u2060").split()))
    if not text:
        return NOTHING
    text = _LONG_WORD.sub(_breakable, text)
    text = _OBEYED.sub("\u2060", text)
    text = _SIGN.sub(_code, text)
    text = _IN_ID.sub("-\u2060", text)
    # In an unquoted place of its grammar Mermaid looks for this on the whole line, quoted labels or not.
    text = _DIRECTION.sub("directio#110;", text)
    return _LIST.sub(_list_code, text)


NOTHING = "\u200b"
"""The label of a node without a text, which Mermaid would not accept empty."""


def _breakable(match: re.Match[str]) -> str:
    return _BREAK.sub("\\g<0>\u200b", match[0])


def _code(match: re.Match[str]) -> str:
    return f"#{ord(match[0])};"


def _list_code(match: re.Match[str]) -> str:
    return f"{match[1]}#{ord(match[2])};"


# Letters of scripts that need no further look. What Mermaid uses inside is in no range: `ﬂ`, `°`, `¶`.
_ALPHABETIC = "A-Za-zÀ-ɏΑ-ϿА-ӿ"
_LETTER = f"{_ALPHABETIC}぀-ヿ一-鿿가-힣"
_SAFE = expression(
    f"(?![0-9]+[.)])[{_LETTER}0-9](?:[{_LETTER}0-9 ,'()!?]*[{_LETTER}0-9,'()!?])?(?:(?<=[A-Za-z0-9])\\.)?"
)

_UNSHOWABLE = expression(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)

# Mermaid widens a node to its longest word. An address may go on in the next line behind a sign, and a word
# of letters where it fits into none. Browsers break other scripts by themselves.
_LONGEST = 32
_TOO_LONG = expression(f"[^ ]{{{_LONGEST + 1}}}")
_LONG_WORD = expression(f"[!-~{_ALPHABETIC}]{{25,}}")
_BREAK = expression(
    f"[0-9{_ALPHABETIC}]{{0,{_LONGEST - 1}}}[^0-9{_ALPHABETIC}]|[0-9{_ALPHABETIC}]{{{_LONGEST}}}(?=.)"
)

# An id such as `UC-12` is one word; browsers would end a line behind its hyphen.
_IN_ID = expression("(?<=[A-Z])-(?=[0-9])")

# What Mermaid obeys even in codes: its own stand-ins for codes, line breaks, formulas, icons.
_OBEYED = expression(
    r"(?<=ﬂ)(?=°)|(?<=¶)(?=ß)|(?<=\\)(?=n)|(?<=\$)(?=\$)|(?<=fa:)(?=fa-)|(?<=fa[bklrs]:)(?=fa-)"
)

# A dot at the end of a word, and `-` and `/` inside one, do no harm, and their codes would only cost bytes.
_SIGN = expression(
    r"[^A-Za-z0-9 ,'()!?.\-/\u00a1-\U0010ffff]|(?<![A-Za-z0-9])[.\-/]|\.(?! |\Z)|[-/](?![A-Za-z0-9])"
)

_DIRECTION = expression("direction(?= (?:TB|BT|RL|LR|TD))")

_LIST = expression(r"\A([0-9]+)([.)])")
