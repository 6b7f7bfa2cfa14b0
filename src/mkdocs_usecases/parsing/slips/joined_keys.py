"""Keys that stand behind something else in a line: the break before them was lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache, cached_property

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.chinese import CHINESE
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.japanese import JAPANESE
from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.spoken import ARTICLES, LANGUAGES, SPOKEN
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.slips.joints import Joint, lead_of
from mkdocs_usecases.parsing.words.key_names import branch_key, names_in, plain
from mkdocs_usecases.parsing.words.keys import KEYS, Key, Shape
from mkdocs_usecases.parsing.words.labels import LABEL, UNPARTED
from mkdocs_usecases.parsing.words.mentions import ID
from mkdocs_usecases.parsing.words.names import behind_article

_COLON = expression(r":(?=\s|$)")
_WORDS = expression(r"(?<![^\W\d_])[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,3}$")
_SENTENCE_END = ".!?。"
_TAIL = expression(r"[.!?:]\s+")
_CLOSED = f"{_SENTENCE_END})]}}\"'"
_BEFORE_NOUNS = frozenset({"a", "an", "its", "no", "of", "the", "their", "this"})
"""Words that make a noun of what follows: `the system: …` is no key."""
_AT_NO_END = frozenset({"data", "id", "name", "notes", "system", "tags", "title"})
"""Keys that other words end with: `ecosystem`, `metadata`, `footnotes`."""
_WORDS_OF_OTHERS = ("factor", "tractor", "reactor", "subsystem", "ecosystem", "filesystem")
_SENTENCES = ("title", "name", "goal")
"""Keys with a text of many words."""
_LEAST_BEFORE = 4
_BLANK = expression(" ")
_UNPARTED = expression(f"[{UNPARTED}]")
_HUMP = expression(r"(?<=[^\W\d_])(?=[^\W\d_])(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_ENDING = 2
"""Letters of the shortest name."""

_FEW_WORDS = frozenset({Shape.NAMES, Shape.WORDS})
_WORD_LISTS = frozenset({Shape.NAMES, Shape.WORDS, Shape.TEXT})
"""What stands behind such a key has no colon in it."""
_NAME = r"(?P<name>[^\W\d_A-ZÀ-Þ]+(?: [^\W\d_A-ZÀ-Þ]+)*)"
_KEY_LINE = expression(rf" +{_NAME}: +\S.*")
_KEY_ALONE = expression(r" +(?P<name>[^\W\d_]+(?: [^\W\d_]+)*): *")
_OUTLINE_KEY = expression(r" +(?P<name>[^\W\d_][^:|]*?)[ \t]*: *[|>][+-]?")
_ITEM_LINE = expression(rf"- +{_NAME}: +(?P<value>\S.*)")
_NO_NOUNS = frozenset(
    {"id", "level", "supporting", "stakeholders", "extends", "specializes", "priority", "tags"}
    | {"release", "frequency", "preconditions"}
)
"""Keys of one word with which no sentence begins that has a colon: `owner: signs` is one."""
_ID = expression(rf"(?=\S*\d){ID}")
_ANY_ITEM = expression(r"\s*(?:- |\d[a-z\d]*[.)] )\s*")
_STEP = expression(r"- |\d{1,3}[.)] ")
_EXTENSION = expression(rf"(?:- +)?[\"']?{LABEL}[.):]")
_RULE = expression(r"(?:- +)?[A-Z]{1,4}[-_]?\d{1,4}\b[^:]*:")
_VARIATION = expression(r"\d{1,3}(?:-\d{1,3})?:")
_OF_A_LIST = "there is a dash before `{}`, which ends the list above it and stands nowhere else"
_OF_A_TEXT = "`{}` is indented like the text above it, which it ends, and stands nowhere else"
_OF_A_KEY = "`{}` stands in the text of another key, and nowhere else"


class JoinedKeys:
    """The keys of one block that stand in the lines of others."""

    def __init__(
        self,
        lines: Sequence[str],
        margin: int,
        lookup: Callable[[str], Key | None],
        given: Container[str],
        outcomes: OutcomePhrases,
    ) -> None:
        """Take the lines, where the keys stand, what says which key a text is, and those that there are."""
        self._lines = lines
        self._margin = margin
        self._lookup = lookup
        self._given = given
        self._outcomes = outcomes

    def joint(self, number: int, line: str) -> Joint | None:
        """The key that stands in a line behind something else; `None` where none does."""
        first = len(lead_of(line))
        for colon in _COLON.finditer(line, first):
            left = line[: colon.start()]
            words = _WORDS.search(left, first)
            if words is None or left.count('"') % 2 or left.count("`") % 2:
                continue
            if words.start() == first and self._lookup(left[first:]) is not None:
                # `failure guarantee: > 5 a day`: it is the key of the line itself.
                continue
            for place in self._starts(left, words.start(), first):
                name = left[place:]
                gap = len(left[:place].rstrip())
                if gap > first and self._is_key(number, left, gap, place, first):
                    lead = self._lead_of_key(number, name)
                    message = _OF_A_KEY.format(name)
                    return Joint(number, gap, place, len(left), lead, message, f"{name}:")
        return None

    def last_line(self, number: int, line: str) -> Joint | None:
        """A key that is the last line of a text, with which it was indented; `None` where it is no key."""
        if outline := _OUTLINE_KEY.fullmatch(line.rstrip()):
            return self._outline_key(number, line, outline)
        alone = _KEY_ALONE.fullmatch(line)
        match = alone or _KEY_LINE.fullmatch(line)
        if match is None or self._depth(number) <= self._margin:
            return None
        name = match["name"]
        key = self._lookup(name)
        below = next((at for at in range(number + 1, len(self._lines)) if self._lines[at].strip()), None)
        if (
            key is None
            or key.name in self._given
            or (branch_key(name) is not None and self._is_of_extensions(number))
            # Whatever it is called, above a label it is one.
            or not ((alone and self._begins_value(key, below)) or self._is_named(name, key))
        ):
            return None
        if alone is not None:
            # The list below it is its own, and goes on with that above it.
            is_list = below is not None and self._lines[below].lstrip().startswith("- ")
            is_its_own = is_list and self._margin < self._depth(below or 0) < self._depth(number)
            if not is_its_own and not self._begins_value(key, below):
                return None
        elif below is not None and self._depth(below) > self._margin:
            return None
        start, end = match.span("name")
        return Joint(number, 0, start, end, " " * self._margin, _OF_A_TEXT.format(name), line.strip())

    def _is_above_value(self, number: int, key: Key) -> bool:
        """Whether the next line that says something can only be the first below a key."""
        below = next((at for at in range(number + 1, len(self._lines)) if self._lines[at].strip()), None)
        return key.shape in (Shape.STEPS, Shape.EXTENSIONS) and self._begins_value(key, below)

    def _begins_value(self, key: Key, below: int | None) -> bool:
        """Whether a line can only be the first below a key: a step, an extension, a rule."""
        if below is None or self._depth(below) <= self._margin:
            return False
        line = self._lines[below].lstrip()
        match key.shape:
            case Shape.STEPS:
                return _STEP.match(line) is not None
            case Shape.EXTENSIONS:
                return _EXTENSION.match(line) is not None
            case Shape.RULES:
                return _RULE.match(line) is not None
            case Shape.VARIATIONS:
                return _VARIATION.match(line) is not None
            case Shape.NAMES | Shape.WORDS | Shape.TEXT | Shape.TEXTS | Shape.PROSE | Shape.STAKEHOLDERS:
                return False
            case Shape.EXTENDS | Shape.EXTENSION_POINTS | Shape.PARTS:
                return False

    def _outline_key(self, number: int, line: str, match: re.Match[str]) -> Joint | None:
        """A key with an outline behind it, in the text of another one: no text ends a line so."""
        name = match["name"]
        key = self._lookup(name)
        if key is None or key.name in self._given or self._depth(number) <= self._margin:
            return None
        start, end = match.span("name")
        return Joint(number, 0, start, end, " " * self._margin, _OF_A_TEXT.format(name), line.strip())

    def _is_of_extensions(self, number: int) -> bool:
        """Whether a line stands below a key with extensions, where more words are keys."""
        above = (line for line in reversed(self._lines[:number]) if self._has_key(line))
        head, _, value = next(above, "").partition(":")
        key = self._lookup(head)
        # In an outline they are words.
        return key is not None and key.shape is Shape.EXTENSIONS and value.strip() not in ("|", ">")

    def _has_key(self, line: str) -> bool:
        """Whether a line stands at the margin, where the keys do."""
        return bool(line[self._margin : self._margin + 1].strip("- "))

    def last_item(self, number: int, line: str) -> Joint | None:
        """A key behind the last dash of a list at the margin; `None` where it is an item."""
        match = _ITEM_LINE.match(line, self._margin) if self._depth(number) == self._margin else None
        if match is None:
            return None
        name, key = match["name"], self._lookup(match["name"])
        if key is None or key.name in self._given or not self._is_named(name, key):
            return None
        below = next((at for at in range(number + 1, len(self._lines)) if self._lines[at].strip()), None)
        if below is not None and (self._depth(below) > self._margin or self._lines[below].lstrip()[0] == "-"):
            return None
        # `- system: shows the price` is a step.
        is_system = key.name == "system" and self._begins_items(match["value"].rstrip())
        if not (is_system or key.name in _NO_NOUNS or " " in name):
            return None
        start, end = match.span("name")
        message = _OF_A_LIST.format(name)
        return Joint(number, 0, start, end, " " * self._margin, message, line[start:].strip())

    def _begins_items(self, name: str) -> bool:
        """Whether items begin with a name, perhaps behind an article."""
        begun = re.compile(rf"{re.escape(name)}(?:\s|(?<=[{UNPARTED}]))")
        items = (line[match.end() :] for line in self._lines if (match := _ANY_ITEM.match(line)))
        return bool(name) and any(begun.match(text) or begun.match(behind_article(text)) for text in items)

    def _is_named(self, name: str, key: Key) -> bool:
        """Whether a word names a key in English or in the language of the block."""
        # Nobody says `postconditions:` in a text.
        is_unlike_words = plain(name).startswith("postcondition")
        return plain(name) == plain(key.name) or is_unlike_words or self._is_in_own_language(name, key)

    def _depth(self, number: int) -> int:
        line = self._lines[number]
        return len(line) - len(line.lstrip())

    def _starts(self, left: str, start: int, first: int) -> Iterator[int]:
        """Where a key may begin before a colon: at each word, or within one."""
        yield start
        yield from (match.end() for match in _BLANK.finditer(left, start))
        tail = left[start:].casefold()
        languages = (ENGLISH, JAPANESE, CHINESE) if _UNPARTED.search(tail) else (ENGLISH, *self._languages)
        names = _by_ending(tuple(language.code for language in languages)).get(tail[-_ENDING:], ())
        yield from (len(left) - len(name) for name in names if tail.endswith(name))
        yield from (match.end() for match in _HUMP.finditer(left, start))

    def _is_key(self, number: int, left: str, gap: int, place: int, first: int) -> bool:
        """Whether a text is a key that the block does not have, and that was meant as one here."""
        before, name = left[:gap], left[place:]
        is_tight = gap == place
        if not any(map(str.isalnum, before[first:])):
            # Behind a quote that was only opened.
            return False
        is_closed = before[-1] in _CLOSED or (not is_tight and self._has_list_below(number, left))
        is_long = is_closed and name.islower() and branch_key(name) is not None
        if is_long and "/" not in before.rpartition(" ")[2] and self._lead_of_long(number):
            return True
        key = self._lookup(name)
        last = _TAIL.split(before[first:])[-1].strip()
        is_end = key is not None and self._outcomes.read(last) is not None
        if key is None or (key.name in self._given and not (is_end and self._is_second_name(name, key))):
            return False
        if before[-1] in "\"']}" and gap < place:
            return True
        rest = self._lines[number][len(left) :].strip()
        is_outline = rest == ": |" and any(map(str.isalpha, before[first:]))
        is_alone = not is_tight and name.islower() and (rest == ":" or is_outline)
        if is_alone and self._is_above_value(number, key):
            return True
        if gap < place and self._is_name_in_list(number) and name.islower() and self._is_named(name, key):
            return before.rpartition(" ")[2] not in _BEFORE_NOUNS
        # Behind an end any word may be a key.
        is_system = key.name == "system" and name.islower() and self._begins_items(rest.lstrip(": "))
        if is_end or is_system:
            return True
        # One word may be any, `brief`, `state`, `result`; two are two.
        is_plain = name == name.lower() and (
            plain(name) == plain(key.name)
            or (" " in name and name in names_in(ENGLISH, key.name))
            or self._is_in_language_of(left, name, key)
        )
        if gap < place and before[-1] in _SENTENCE_END and before[first:].count(" ") > 1:
            return is_plain
        if is_tight and _UNPARTED.match(name):
            return before[-1] in _CLOSED or self._is_word(left, _FEW_WORDS)
        if is_tight:
            return self._is_behind_sign(before) or self._is_behind_word(left, gap, name, is_plain=is_plain)
        is_behind_id = _ID.fullmatch(before, first) is not None
        if is_behind_id or (" " not in name and not self._is_value(left, first)):
            return is_behind_id and is_plain
        word = before.rpartition(" ")[2]
        if key.name == plain(name) and self._is_word(left, _FEW_WORDS):
            return word not in _BEFORE_NOUNS
        return is_plain and (" " in name or not word.endswith(",")) and word not in _BEFORE_NOUNS

    def _is_second_name(self, name: str, key: Key) -> bool:
        """Whether a key may stand twice by different names: `alternative flows`, `exceptions`."""
        return key.shape is Shape.EXTENSIONS and not any(
            line[self._margin :].casefold().startswith(f"{name.casefold()}:") for line in self._lines
        )

    def _has_list_below(self, number: int, left: str) -> bool:
        """Whether a text ends its line with a colon, and a list or an outline stands below it, deeper."""
        rest = self._lines[number][len(left) :].strip()
        if not self._lines[number].startswith(left) or rest not in (":", ": |") or ":" not in left:
            return False
        below = next((at for at in range(number + 1, len(self._lines)) if self._lines[at].strip()), None)
        return (
            below is not None
            and (rest != ":" or self._lines[below].lstrip().startswith("- "))
            and self._depth(below) > self._depth(number)
        )

    def _is_in_language_of(self, left: str, name: str, key: Key) -> bool:
        """Whether a key is named in a language of the block, where no sentence of a text could say it."""
        before = left[: -len(name)]
        if " " not in name and before[-1] == " " and before.rstrip()[-1] not in _SENTENCE_END:
            # In a sentence one word may be any, and behind an article it is a noun.
            word = before.rstrip().rpartition(" ")[2].casefold()
            if not before.endswith("  ") and (not self._is_word(left, _WORD_LISTS) or word in ARTICLES):
                return False
        return self._is_in_own_language(name, key)

    def _is_in_own_language(self, name: str, key: Key) -> bool:
        """Whether a name is that of a key in a language of which the block has other keys."""
        return any(plain(name) in map(plain, names_in(one, key.name)) for one in self._languages)

    @cached_property
    def _languages(self) -> Sequence[Language]:
        """The languages besides English in which keys of the block are named."""
        heads = (line[self._margin :].partition(":")[0] for line in self._lines if ":" in line)
        typed = {plain(head): key for head in heads if head[:1] != " " and (key := self._lookup(head))}
        return [
            language
            for language in SPOKEN[1:]
            if any(
                name != plain(key.name) and name in map(plain, names_in(language, key.name))
                for name, key in typed.items()
            )
        ]

    def _is_word(self, left: str, shapes: Container[Shape]) -> bool:
        """Whether what stands before a colon is the value of a key that takes a few words, with no colon."""
        typed, colon, _ = left.partition(":")
        own = self._lookup(typed) if colon and typed[self._margin : self._margin + 1] != " " else None
        return own is not None and own.shape in shapes

    def _is_value(self, left: str, first: int) -> bool:
        """Whether what stands before a colon is the value of a key of the block, and no item or condition."""
        typed, colon, _ = left.partition(":")
        return bool(colon) and first == self._margin and self._lookup(typed) is not None

    def _is_name_in_list(self, number: int) -> bool:
        """Whether a line is in a list of names or of words, which have no colon in them."""
        above = (line for line in reversed(self._lines[:number]) if self._has_key(line))
        own = self._lookup(next(above, "").partition(":")[0])
        return own is not None and own.shape in _FEW_WORDS

    def _is_behind_sign(self, before: str) -> bool:
        """Whether a sentence or the like ends here: nobody writes on without a blank."""
        word = before.rpartition(" ")[2]
        # `it."steps:`
        return before[-1] in _CLOSED and "/" not in word and "." not in word.rstrip("\"']})")[:-1]

    def _is_behind_word(self, left: str, gap: int, name: str, *, is_plain: bool) -> bool:
        """Whether a word ends where a key begins, and the two are not one longer word."""
        word = left[:gap].rpartition(" ")[2]
        if not word[-1:].isalpha():
            return word[-1:].isdigit() and is_plain
        if word[-1:].islower() and name[:1].isupper():
            return len(word) >= _LEAST_BEFORE
        if " " in name or not is_plain:
            return is_plain
        if f"{word}{name}".casefold().endswith(_WORDS_OF_OTHERS):
            return False
        is_sentence = left.lstrip().casefold().startswith(_SENTENCES)
        if self._is_word(left, _WORD_LISTS) and not (is_sentence and name in _AT_NO_END):
            return True
        return len(word) >= _LEAST_BEFORE and name not in _AT_NO_END

    def _lead_of_key(self, number: int, name: str) -> str:
        key = self._lookup(name)
        if key is None or key.name in self._given or key.name == "steps":
            return self._lead_of_long(number) or " " * self._margin
        return " " * self._margin

    def _lead_of_long(self, number: int) -> str:
        """How deep the keys of the long form stand that a line belongs to; empty where it is in none."""
        for line in reversed(self._lines[: number + 1]):
            depth = len(line) - len(line.lstrip())
            if depth > self._margin and branch_key(line.partition(":")[0]) is not None:
                return " " * depth
            if depth <= self._margin and line.strip():
                break
        return ""


@cache
def _by_ending(codes: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Names in some languages by their last letters, the longest first: to try each takes as long as all."""
    names = {
        name.casefold() for key in KEYS for code in codes for name in names_in(LANGUAGES[code], key.name)
    }
    if ENGLISH.code in codes:
        names |= {key.name for key in KEYS}
        names |= {name.removesuffix("s") for name in names}
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(name[-_ENDING:], []).append(name)
    return found
