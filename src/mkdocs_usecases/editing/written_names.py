"""Another name in the place of one: with quotes only where YAML needs them."""

from __future__ import annotations

import yaml

from mkdocs_usecases.editing.names import Occurrence
from mkdocs_usecases.editing.places import Places
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import folded

_PLAIN = expression(r"[^\W\d_](?:[\w'’./-]|(?: (?=[\w(]))|[()](?![:,]))*(?<![ :])")
"""What may stand anywhere as it is."""

_BRACKETS = expression(r"(?<!\s)\s*[(（][^()（）]*[)）]$")


def written(places: Places, found: Occurrence, usual: str, new: str, *, is_yaml: bool) -> str | None:
    """What has to stand in the place of a name; `None` where the new one cannot stand there.

    Args:
        places: of the file.
        found: where the old name stands.
        usual: the old name as it is spelled where it is declared.
        new: the new one.
        is_yaml: whether the place is one of YAML, not of a marker, a link or prose.
    """
    text = _like(found.typed, usual, new)
    if not is_yaml and _is_bare(places, found) and not _WORD.fullmatch(text):
        return f'"{text}"' if _is_alone(places, found) and not set(text) & _NO_VALUE else None
    if _PLAIN.fullmatch(text) and not _is_typed(text):
        return text
    if not is_yaml:
        return text if not set(text) & _NO_VALUE else None
    line = _Line(places, found)
    if line.quote == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    if line.quote == "'":
        return text.replace("'", "''")
    if not line.is_whole:
        # Among other words: whoever reads the page afterwards sees whether it is still that name.
        return text
    if "\\" not in text and '"' not in text:
        return f'"{text}"'
    return "'{}'".format(text.replace("'", "''"))


def _like(typed: str, usual: str, new: str) -> str:
    """The new name as the old one stands there: without the brackets behind it, or in small letters."""
    plain = " ".join(typed.split())
    if _BRACKETS.search(usual) and folded(plain) == folded(_BRACKETS.sub("", usual)):
        return _BRACKETS.sub("", new)
    if plain != usual and plain == usual.lower():
        return " ".join(word.lower() if word[1:].islower() else word for word in new.split())
    return new


_WORD = expression(r"[^\s\"'“”=]+")
"""What may be the value of a filter without quotes."""

_NO_VALUE = frozenset("\"'“”<>")


def _is_bare(places: Places, found: Occurrence) -> bool:
    """Whether a name is the value of a filter, or one of several, with no quotes around it."""
    start, _ = places.reach(found.span)
    line, _ = places.line(found.span.line)
    return _BARE.search(places.text.text[line:start]) is not None


_BARE = expression(r"[\w-]\s*=\s*[^\s\"'“”=]*$")


def _is_alone(places: Places, found: Occurrence) -> bool:
    start, end = places.reach(found.span)
    whole = places.text.text
    return whole[start - 1 : start] in ("=", " ") and not whole[end : end + 1].strip(" \t\r\n-")


def _is_typed(text: str) -> bool:
    """Whether YAML takes a word for something else than text."""
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return not str(tag).endswith(":str")


class _Line:
    """A line of YAML, up to a name and behind it."""

    def __init__(self, places: Places, found: Occurrence) -> None:
        start, end = places.line(found.span.line)
        at, stop = places.reach(found.span)
        whole = places.text.text
        before, behind = whole[start:at], whole[stop:end]
        self.quote = _open_quote(before)
        self.is_whole = (
            not self.quote and _STARTS.search(before) is not None and _ENDS.match(behind) is not None
        )


_STARTS = expression(r"(?:^[\s>]*|[\[{,]\s*|:\s+|^[\s>]*(?:-\s+)+(?:\S.*:\s+)?)$")
_ENDS = expression(r"\s*(?:$|[\]},]|:(?:\s|$)|\s#)")


def _open_quote(before: str) -> str:
    """The quote that is still open behind a piece of a line; none is."""
    quote, last = "", ""
    at = 0
    while at < len(before):
        sign = before[at]
        if quote:
            if quote == '"' and sign == "\\":
                at += 1
            elif sign == quote:
                quote = ""
        elif sign in "\"'" and last in ("", *" [{,:->\t"):
            quote = sign
        last = sign
        at += 1
    return quote
