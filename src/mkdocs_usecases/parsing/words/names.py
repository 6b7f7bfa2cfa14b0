"""The actors that a step may begin with: declared names, found at the start of a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.model.text import ActorName, folded
from mkdocs_usecases.parsing.words.mentions import may_mention

ATTACHED = ("'", "’", "ال")
"""How articles end that are written together with a name."""


def _article_pattern() -> str:
    words = sorted(ARTICLES, key=len, reverse=True)
    return "|".join(
        re.escape(word) if word.endswith(ATTACHED) else rf"{re.escape(word)}\s+" for word in words
    )


_EMPHASIS = r"(?:\*{1,3}|_{1,3}|`)"
_LEAD = expression(
    rf"(?P<aside>\([^()]*\)\s*,?\s*)?(?:{_EMPHASIS})?(?P<article>{_article_pattern()})?(?:{_EMPHASIS})?"
    rf"(?P<bracket>[\[<«\"“„])?",
    re.IGNORECASE,
)
_BARE_LEAD = expression(
    rf"(?P<aside>\([^()]*\)\s*,?\s*)?(?:{_EMPHASIS})?(?P<bracket>[\[<«\"“„])?", re.IGNORECASE
)
_TRAIL = expression(rf"[\]>»\"”“]?{_EMPHASIS}?(?:\s*[:：])?{_EMPHASIS}?")
_TITLE = expression(r"(?:\*\*|__)(?![\s*_])[^*_]{1,80}(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：–—-])\s+(?=\S)")
_QUOTES = ('"', "“", "”", "„")
_LINK = expression(r"\][(\[]")
_ARTICLE_WORDS = frozenset(map(str.casefold, ARTICLES))

# Scripts that put no blank between words: kana, CJK ideographs, hangul particles, halfwidth forms.
_UNSPACED = expression(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
)
_OPENING = ("“", "„", "‘", "‚")
_IN_QUOTES = expression(r"[“„‘‚][^“„”‘‚]*[”“’]\.?")
"""A whole sentence in the quotes of a word processor."""

_UNDERSCORES = expression("_+")
NEXT_INTEREST = expression(r";\s+(?=[^\W\d_a-z][^.:：;–—]{0,40}(?:[:：]|\s[-–—])\s)")
"""What parts stakeholders in one line: `Guest: a sled; Bank – its money`."""
_POSSESSIVE = expression(r"['’]s\b")


class Lead(NamedTuple):
    """The actor at the start of a sentence."""

    actor: ActorName
    length: int
    """How many characters name it: article, emphasis and colon included; 0 behind an aside."""

    start: int = 0
    """Where the name itself begins."""

    end: int = 0


class DeclaredNames:
    """Names to look for at the start of a step: those of a site, or of one block on top of a site's."""

    def __init__(
        self,
        names: Iterable[tuple[str, ActorName]],
        site: DeclaredNames | None = None,
        roles: Mapping[str, ActorName] | None = None,
    ) -> None:
        """Take pairs of a name as it may be typed and the actor that it stands for.

        `roles` are those whom a text may call `System` and `User` instead, by `SYSTEM` and `ACTOR`.
        """
        self._roles = roles
        # One that declares nothing need not be asked for each step.
        self._site = site if site is not None and site._by_start else None
        self._by_start: dict[str, list[tuple[str, ActorName]]] = {}
        for typed, actor in names:
            key = folded(typed)
            if key:
                self._by_start.setdefault(key[0], []).append((key, actor))
        for group in self._by_start.values():
            if len(group) > 1:
                group.sort(key=lambda pair: -len(pair[0]))
        self.plain = {} if self._site is not None else _plain_leads(self._by_start.values())
        """By their first letters, the names that need no second look where a sentence begins so."""
        self._large: dict[str, tuple[dict[str, ActorName], list[int]]] = {}
        """By letter, where many names start with it: the names, and their lengths from the longest on."""

    def actor(self, name: str) -> ActorName | None:
        """The actor that a whole name stands for."""
        key = folded(name)
        found = next((actor for typed, actor in self._by_start.get(key[:1], ()) if typed == key), None)
        return found if found or self._site is None else self._site.actor(name)

    def begun(self, text: str) -> ActorName | None:
        """The name in the middle of which a text breaks off; of the block alone, as a site has many."""
        key = folded(text)
        group = self._by_start.get(key[:1], ())
        return next(
            (
                actor
                for name, actor in group
                if name.startswith(key) and name[len(key) :].strip()[:1].isalpha()
            ),
            None,
        )

    def lead(self, text: str) -> Lead | None:
        """The longest declared name at the start of a sentence, whatever its case; else a word for a role."""
        lead = self._declared_lead(text)
        if lead is None and text[:1] in _OPENING and _IN_QUOTES.fullmatch(text):
            inner = self.lead(text[1:])
            return None if inner is None else Lead(inner.actor, 0, inner.start + 1, inner.end + 1)
        return self._role_lead(text) if lead is None and self._roles else lead

    def _role_lead(self, text: str) -> Lead | None:
        """`System`, `The user`: the one whom a text may call so where nobody has that name."""
        lead = _role_words().lead(text)
        actor = self._roles.get(lead.actor) if lead is not None and self._roles else None
        if lead is None or actor is None or not lead.length or _goes_on(text, lead.length):
            return None
        return Lead(actor, lead.length)

    def _declared_lead(self, text: str) -> Lead | None:
        for name, length, plain, *_ in self.plain.get(text[:1], ()):
            if text.startswith(name) and text[length : length + 1].isalnum():
                return plain
        if _begins_bare(text):
            if self._site is None and text[0].casefold()[0] not in self._by_start:
                return None
            found = self._at(text, 0)
            return None if found is None else Lead(found[0], _behind_trail(text, found[1]), 0, found[1])
        match = _LEAD.match(text)
        assert match is not None
        best: Lead | None = None
        best_end = 0
        # A name may itself begin with a word that is an article elsewhere: `Die Bahn`, `A team`.
        starts = [match]
        if match["article"]:
            bare = _BARE_LEAD.match(text)
            assert bare is not None
            starts.append(bare)
        for start in starts:
            found = self._at(text, start.end())
            if found is None:
                continue
            actor, end = found
            if start["bracket"] in _QUOTES and text[end : end + 1] not in _QUOTES:
                # `"Guest pays" is shown`: the quotes are around more than a name.
                continue
            # The name of a link stays in its text, as one behind an aside does.
            is_inside = start["aside"] or (start["bracket"] and _LINK.match(text, end))
            length = 0 if is_inside else _behind_trail(text, end)
            # Of two that end alike the bare one is longer: it has the article in it.
            if end >= best_end:
                best, best_end = Lead(actor, length, start.end(), end), end
        return self._behind_title(text) if best is None and text[:2] in ("**", "__") else best

    def _behind_title(self, text: str) -> Lead | None:
        """`**Search**: Guest names it`: the actor behind a title of the step, which stays in the text."""
        title = _TITLE.match(text)
        lead = self._declared_lead(text[title.end() :]) if title else None
        if title is None or lead is None or not lead.end:
            return None
        return Lead(lead.actor, 0, title.end() + lead.start, title.end() + lead.end)

    def _at(self, text: str, start: int) -> tuple[ActorName, int] | None:
        """The longest name that stands at a place of the text, and where it ends."""
        found = self._site._at(text, start) if self._site is not None else None
        for key, actor in self._likely(text, start):
            end = _end_of(key, text, start)
            if end and _ends_word(text, end):
                return (actor, end) if found is None or end >= found[1] else found
        return found

    def _likely(self, text: str, start: int) -> Iterable[tuple[str, ActorName]]:
        """The names that may stand at a place of the text, the longest first."""
        first = text[start : start + 1].casefold()[:1]
        group = self._by_start.get(first, ())
        if len(group) <= _MANY:
            return group
        if first not in self._large:
            lengths = sorted({len(key) for key, _ in group}, reverse=True)
            self._large[first] = dict(reversed(group)), lengths
        names, lengths = self._large[first]
        beginning = folded(text[start : start + 2 * lengths[0]])
        return [(key, names[key]) for length in lengths if (key := beginning[:length]) in names]


SYSTEM, ACTOR = ActorName("system"), ActorName("actor")
"""The roles that texts call by a common word instead of a name."""


@cache
def _role_words() -> DeclaredNames:
    """The words for both, in all languages."""
    roles = [(SYSTEM, one.system_words) for one in SPOKEN] + [(ACTOR, one.actor_words) for one in SPOKEN]
    return DeclaredNames((word, role) for role, words in roles for word in words)


def behind_article(text: str) -> str:
    """A sentence without what may stand before the name that it begins with."""
    lead = _LEAD.match(text)
    return text if lead is None else text[lead.end() :]


def begins_with_system(text: str) -> bool:
    """Whether a sentence begins with a word for the system in the place of its name: `The system asks`."""
    return behind_system(text) > 0


def behind_system(text: str) -> int:
    """Where such a word ends; 0 where a sentence begins with none."""
    lead = _role_words().lead(text)
    is_system = lead is not None and lead.actor is SYSTEM and not _goes_on(text, lead.length)
    return lead.length if lead is not None and is_system else 0


def _goes_on(text: str, length: int) -> bool:
    """Whether a word for a role begins another name: `System Monitor`, but not `System: Monitors it`."""
    is_closed = text[:length].rstrip("*_ ").endswith((":", "："))
    return not is_closed and _NAME_GOES_ON.match(text, length) is not None


def _other_names() -> str:
    """A pattern for what makes another name of the word before it."""
    words = sorted({word for one in SPOKEN for word in one.other_names})
    unparted = [word for word in words if not word[0].isalpha() or _UNSPACED.match(word)]
    parted = "|".join(re.escape(word) for word in words if word not in unparted)
    # A verb has a small letter: `System Administrator` is another name, and so is `System 2`.
    return rf"\s+(?:(?i:{parted})(?:(?!\w)|(?<='))|[A-ZÀ-ÖØ-Þ\d])|{'|'.join(unparted)}"


_NAME_GOES_ON = expression(_other_names)


class PlainLead(NamedTuple):
    """A name that needs no second look where a sentence begins so."""

    name: str
    """With the blank behind it."""

    length: int
    lead: Lead
    is_letters: bool
    """Whether it is nothing but letters and blanks."""

    is_clear: bool
    """Whether no word of it may be meant as the id of a use case, or say that another one is carried out."""


def _plain_leads(groups: Iterable[Sequence[tuple[str, ActorName]]]) -> dict[str, list[PlainLead]]:
    """By letter, the names that need no second look where a step begins so.

    Not those that begin with an article, nor those that a longer one begins with.
    """
    found: dict[str, list[PlainLead]] = {}
    for group in groups:
        for key, actor in group if len(group) <= _MANY else ():
            is_start = any(other.startswith(key) for other, _ in group if other is not key)
            if not is_start and folded(actor) == key and _begins_bare(f"{actor} "):
                name, lead = f"{actor} ", Lead(actor, len(actor), 0, len(actor))
                is_letters = actor.replace(" ", "").isalpha()
                is_clear = not may_mention(name) and name[0] not in "iI"
                plain = PlainLead(name, len(name), lead, is_letters, is_clear)
                found.setdefault(actor[0], []).append(plain)
    return found


@lru_cache(maxsize=256)
def names_in_block(
    declared: tuple[ActorName, ...], site: DeclaredNames, roles: tuple[tuple[str, ActorName], ...]
) -> DeclaredNames:
    """The names of a block on top of those of its site: the same ones stand in many blocks."""
    names = [(str(name), name) for name in declared]
    return DeclaredNames([*names, *_without_brackets(declared, site)], site, dict(roles))


_BRACKETS = expression(r"(?<!\s)\s*[(（][^()（）]*[)）]$")


def _without_brackets(
    declared: tuple[ActorName, ...], site: DeclaredNames
) -> Iterable[tuple[str, ActorName]]:
    """Names without brackets behind them, where nobody else is called so: `Clerk` of `Clerk (P1)`."""
    if not any(name.endswith((")", "）")) for name in declared):
        return ()
    short = [(_BRACKETS.sub("", name), name) for name in dict.fromkeys(declared)]
    count = Counter(folded(bare) for bare, _ in short)
    return [
        (bare, name)
        for bare, name in short
        if bare and bare != name and count[folded(bare)] == 1 and not site.actor(bare)
    ]


def _begins_bare(text: str) -> bool:
    """Whether a sentence begins with a word that is no article: the quick answer for most steps."""
    first = text[: text.find(" ")]
    return first.isalpha() and first.casefold() not in _ARTICLE_WORDS and not first.startswith(ATTACHED)


def _behind_trail(text: str, end: int) -> int:
    """Where the sentence goes on behind a name: behind the emphasis and the colon that belong to it."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum():
        # The quick answer for most steps.
        return end
    trail = _TRAIL.match(text, end)
    assert trail is not None
    return trail.end()


_MANY = 32
"""More names than that are not tried one by one."""


def _end_of(key: str, text: str, start: int) -> int:
    """Where a folded name ends that begins at a place of the text; 0 when it does not stand there."""
    end = start + len(key)
    piece = text[start:end]
    if piece.casefold() == key:
        return end
    # Blanks may be doubled and some letters fold to two: compare letter by letter.
    position, taken = start, 0
    while taken < len(key) and position < len(text):
        letter = " " if text[position].isspace() else text[position].casefold()
        if letter == " " and taken and key[taken - 1] == " ":
            position += 1
            continue
        if not key.startswith(letter, taken):
            return 0
        taken += len(letter)
        position += 1
    return position if taken == len(key) else 0


def _ends_word(text: str, end: int) -> bool:
    """Whether a name that ends there is a whole word, not the start of a longer one."""
    if end >= len(text):
        return True
    following, last = text[end], text[end - 1]
    if following == " ":
        return True
    if _UNSPACED.match(following) or _UNSPACED.match(last):
        return True
    # An underscore closes the emphasis that one before it opens, or two.
    is_joined = following == "_" and last.isalnum() and len(_UNDERSCORES.findall(text, 0, end)) % 2 == 0
    if following.isalnum() or is_joined:
        return False
    if following == "-" and text[end + 1 : end + 2].isalnum():
        return False
    return not _POSSESSIVE.match(text, end)
