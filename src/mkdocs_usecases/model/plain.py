"""Inline Markdown as the plain text that a reader sees, for places that can hold no markup."""

from __future__ import annotations

import html
import re

from mkdocs_usecases.expressions import expression


def plain(text: str) -> str:
    """The text without its markup: `**Pay** the [bill](pay.md)` is `Pay the bill`.

    Knows what Python-Markdown knows without extensions, and footnotes, attribute lists and our own
    `[UC-12]`. Raw HTML is shown on pages, so it stays as typed here as well. Where markup and text
    cannot be told apart (`[text]` may be a reference link or not), what was typed wins.
    """
    if _MARK.search(text) is None:
        return text
    return _INLINE.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    shown = match[kind]
    if kind == "entity":
        return html.unescape(shown)
    if kind == "footnote":
        return ""
    if kind == "code":
        return shown.strip()
    return plain(shown) if kind in _NESTING else shown


_NESTING = frozenset({"link", "starred", "underlined"})

# The cheap question that most texts answer with no.
_MARK = expression(r"[\\`*_\[<&]")

# Spans are held to 500 characters, or a row of unpaired marks would be tried against all of the text.
# `(?!…)` and `(?=…)` keep what can be told apart in one way from being tried in all ways.
_INLINE = expression(
    r"""
      \\(?P<escaped>[\\`*_{}\[\]()>#+\-.!])
    | (?:(?<!`)|(?<=\\`))(?P<ticks>`+)(?!`)(?P<code>.{1,500}?)(?<!`)(?P=ticks)(?!`)
    | \[\^(?P<footnote>[^\[\]\s]+)\]
    | !?\[(?P<link>(?:[^\[\]]|\[[^\[\]]*\])*)\]
      (?: \( \s*(?!\s) (?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*) (?:\s+(?:"[^"]*"|'[^']*'))? \s* \)
        | \[[^\[\]]*\] )
      (?:\{:?[ ]*[.\#][^{}]*\})?
    | \[(?P<mention>[^\W\d_](?=[\w.-]*\d)[\w.-]*(?:/[\w*.-]+)?)\]
    | <(?P<address>(?:https?|ftps?)://[^<>\s]*|[^<>\s!@:]+@[^<>\s@]+)>
    | (?<!\*)(?P<stars>\*{1,3})(?![\s*])(?P<starred>.{1,500}?)(?<![\s*])(?P=stars)(?!\*)
      (?:\{:?[ ]*[.\#][^{}]*\})?
    | (?<!\w)(?P<lines>_{1,3})(?![\s_])(?P<underlined>.{1,500}?)(?<![\s_])(?P=lines)(?!\w)
      (?:\{:?[ ]*[.\#][^{}]*\})?
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    """,
    re.VERBOSE | re.DOTALL,
)
