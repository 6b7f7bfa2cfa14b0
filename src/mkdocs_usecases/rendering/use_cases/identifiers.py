"""Ids in the texts of a block that lead somewhere: to business rules, and where the option `links` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose, folded
from mkdocs_usecases.parsing.words.mentions import may_mention, mentions
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.targets import relative, target
from mkdocs_usecases.rendering.section import Body, ProseRenderer
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.source import Span

_START = Span("", 1, 1)
_NUMBER = expression(r"[-_. ]?\d")
_ELSEWHERE = expression(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)
_SAFE = "/:#?&=%@+,;~!$*"


@dataclass(frozen=True, slots=True)
class LinkedBody:
    """A body whose texts have links for the ids in them."""

    body: Body
    texts: Mapping[str, str]
    """By a text as it was typed, the same with its links; others have none."""

    def __call__(self, prose: ProseRenderer) -> Markup:
        """The HTML."""
        return self.body(lambda text: prose(self.texts.get(text, text)))


class Identifiers:
    """The ids that lead somewhere in the texts of one use case."""

    def __init__(self, entry: Entry, view: View) -> None:
        """Take the use case, and the page that it stands on."""
        self._entry, self._view = entry, view
        self._rules = {folded(rule.id): rule.id for rule in entry.use_case.business_rules if rule.id}
        self._links = {_bare(prefix): address for prefix, address in view.options.links.items()}

    def linked(self, text: str) -> str:
        """A text, each of its ids made the text of a Markdown link."""
        if not may_mention(text):
            return text
        pieces, done = [], 0
        for start, end, target_ in self._found(text):
            pieces += [text[done:start], _link(text, start, end, target_)]
            done = end + (text[start - 1 : start] == "[")
        return "".join([*pieces, text[done:]]) if pieces else text

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        before: Entry | None = None
        end = 0
        for mention in mentions(Prose(text, _START)):
            start = mention.span.column - _START.column
            # `UC-5 BR-2` is a rule of another use case.
            owner = before if before is not None and text[end:start] == " " else self._entry
            end = start + len(mention.id)
            before = self._view.registry.find(mention.id)
            if before is None and not _is_link(text, start, end):
                found = self._target(mention.id, owner)
                if found is not None:
                    yield start, end, found

    def _target(self, id_: str, owner: Entry) -> str | None:
        registry, page = self._view.registry, self._view.page
        if owner is not self._entry:
            return target(registry, page, owner, id_)
        if (rule := self._rules.get(folded(id_))) is not None:
            return target(registry, page, owner, rule)
        number = _NUMBER.search(id_)
        address = self._links.get(folded(id_[: number.start()])) if number else None
        return None if address is None else _resolved(address.replace("{id}", id_), page)


def _bare(prefix: str) -> str:
    """A prefix without the sign before its number: `FR-` is `FR`."""
    return folded(prefix.rstrip("-_. "))


def _resolved(address: str, page: str) -> str:
    """An address seen from a page; relative ones start in the docs folder."""
    if _ELSEWHERE.match(address):
        return quote(address, safe=_SAFE)
    path, sign, anchor = address.partition("#")
    return f"{relative(path, page) if path else ''}{sign}{quote(anchor, safe=_SAFE)}"


def _is_link(text: str, start: int, end: int) -> bool:
    """Whether a word stands in the brackets of a link already, or is the beginning of such a word."""
    if text[start - 1 : start] == "[":
        return text[end : end + 1] != "]" or text[end + 1 : end + 2] in ("(", "[", ":")
    opened = text.rfind("[", 0, start)
    return (
        opened >= 0 and "]" not in text[opened:start] and re.match(r"[^\[\]]*\][(\[]", text[end:]) is not None
    )


def _link(text: str, start: int, end: int, address: str) -> str:
    word = text[start:end]
    return f"{word}]({address})" if text[start - 1 : start] == "[" else f"[{word}]({address})"


def linked_texts(entry: Entry, view: View) -> Callable[[str], str] | None:
    """What links the ids in the texts of a use case; `None` where nothing leads anywhere."""
    if not view.options.links and not view.registry.has_rules:
        return None
    return Identifiers(entry, view).linked
