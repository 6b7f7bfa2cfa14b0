"""Review marks of `pymdownx.critic`, `{++new++}` or `{--old--}`, in the texts of use cases.

The extension goes through a page ahead of everybody else: it puts signs in the place of marks, and at the
very end brings them back as tags. YAML takes no such signs, and what was typed is to be read; so marks come
back into blocks, and become tags where prose is shown.
"""

from __future__ import annotations

import html
import re
from typing import Any

from markdown import Markdown
from markdown.util import ETX, STX
from markupsafe import Markup

from mkdocs_usecases.expressions import expression

_SIGN = expression(f"{STX}([^{STX}{ETX}]*){ETX}")
_COMMENT = expression(r'<span class="critic comment">(.*)</span>', re.DOTALL)
_TYPED = {
    '<ins class="critic">': "{++",
    "</ins>": "++}",
    '<del class="critic">': "{--",
    "</del>": "--}",
    '<mark class="critic">': "{==",
    "</mark>": "==}",
}
_REPLACEMENT = expression(r"\{--((?:(?!--\}).)*)--\}\{\+\+((?:(?!\+\+\}).)*)\+\+\}", re.DOTALL)

_MARK = expression(
    r"\{\+\+(?P<ins>.*?)\+\+\}|\{--(?P<del>.*?)--\}|\{==(?P<mark>.*?)==\}|\{>>(?P<span>.*?)<<\}"
    r"|\{~~(?P<old>.*?)~>(?P<new>.*?)~~\}",
    re.DOTALL,
)
# Noncharacters: no pattern of any extension looks for them.
_TAGS = {"ins": "\ufdd2", "del": "\ufdd3", "mark": "\ufdd4", "span": "\ufdd5"}
_END = "\ufdd6"
_CLASSES = {"span": "critic comment"}
_HIDDEN = expression(f"([{''.join(_TAGS.values())}])([^{_END}]*){_END}")


def is_shown(md: Markdown) -> bool:
    """Whether pages show the marks; else the extension has carried them out already."""
    return "critic" in md.preprocessors and _critic(md).config.get("mode") == "view"


def as_typed(text: str, md: Markdown) -> str:
    """The text of a block with the marks that were typed into it."""
    if STX not in text or not is_shown(md):
        return text
    stash = _critic(md).critic_stash
    typed = _SIGN.sub(lambda sign: _mark(stash.get(sign[1])) or sign[0], text)
    return _REPLACEMENT.sub(r"{~~\1~>\2~~}", typed)


def _critic(md: Markdown) -> Any:
    return md.preprocessors["critic"]


def _mark(tag: str | None) -> str | None:
    comment = _COMMENT.fullmatch(tag or "")
    return f"{{>>{html.unescape(comment[1])}<<}}" if comment else _TYPED.get(tag or "")


def hidden(text: str) -> str:
    """A text whose marks no other extension takes for its own."""
    return _MARK.sub(_hide, text) if "{" in text else text


def _hide(mark: re.Match[str]) -> str:
    if mark["old"] is not None:
        return f"{_TAGS['del']}{mark['old']}{_END}{_TAGS['ins']}{mark['new']}{_END}"
    kind = mark.lastgroup or ""
    return f"{_TAGS[kind]}{mark[kind]}{_END}"


def shown(markup: Markup) -> Markup:
    """HTML with tags for the marks that were hidden in it."""
    return Markup(_HIDDEN.sub(_show, markup)) if _END in markup else markup


def _show(found: re.Match[str]) -> str:
    (tag,) = (tag for tag, sign in _TAGS.items() if sign == found[1])
    return (
        f'<{tag} class="{_CLASSES.get(tag, "critic")}">{found[2]}</{tag}>'
        if _is_whole(found[2])
        else found[2]
    )


def _is_whole(content: str) -> bool:
    """Whether each tag that begins in it ends in it."""
    return content.count("</") * 2 + len(re.findall(r"<(?:br|img|input)\b", content)) == content.count("<")
