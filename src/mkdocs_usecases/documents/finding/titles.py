"""Titles of use cases, taken apart: `Use case: UC07 - Lend a sled`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.language import names
from mkdocs_usecases.languages.spoken import SPOKEN

_END = r"(?![\w/])(?!['’]\w)"
_OF_USE_CASE = (
    r"[A-Za-z]{0,3}(?:UC|CU|CDU|CSU)"
    rf"(?:[-_.# ]?(?:[A-Z]{{1,12}}[-_.]?)?\d+(?:[._-]\d+)*[a-z]?(?![a-z0-9])|-[A-Za-z][\w-]*\w){_END}"
)
_OTHER_ID = rf"(?:[A-Z]{{1,8}}[-_]){{1,4}}\d{{1,5}}(?:\.\d+)*[a-z]?{_END}|[A-Z]{{1,4}}\d{{1,5}}{_END}"
_ID = expression(rf"[\[(`]?(?P<id>(?i:{_OF_USE_CASE})|{_OTHER_ID})[\])`]?")
_UC_ID = expression(rf"[\[(`]?(?i:{_OF_USE_CASE})")
_ID_BEHIND = expression(rf"(?<!\s)\s+[\[(](?P<id>(?i:{_OF_USE_CASE}))[\])]$")
_LINK = expression(r"\[(?P<text>[^\[\]]{1,200})\]\([^()\s]*\)")
_NUMBER = expression(r"#?(?P<number>\d{1,4}(?:\.\d{1,4}){0,4})(?P<sign>\s*[.):：]|\s+[-–—|]|(?=\s|$))")
_SIGNS = " \t:：.)]-–—|#，,·•"
_SIGNS_BEHIND = " \t:：.-–—|，,·•"


class Title(NamedTuple):
    """What a title says."""

    id: str
    """As typed; empty where it has none."""

    text: str
    number: str = ""
    """Of the section, where it has an id as well."""


_SPECIFICATION = (
    "specification|spec|realization|spezifikation|spécification|especificación|especificação|specificatie"
)
"""What follows the word on the first page of a document that holds one."""


_KIND = r"(?:fully[- ]dressed|detailed|casual|brief|essential|expanded|high[- ]level)\s+"
"""How much a use case is told of, before the word for it (Cockburn, chapter 11; Larman, chapter 6)."""


@cache
def _words() -> re.Pattern[str]:
    """What stands before a title to say what it is the title of."""
    listed = {"use case", "usecase", "use-case", "uc", "caso d'uso", "przypadek użycia", "brugsscenarie"}
    listed |= {
        "вариант использования",
        "прецедент",
        "варіант використання",
        "유스케이스",
        "유즈케이스",
        "用例",
        "حالة استخدام",
    }
    for language in SPOKEN:
        listed |= {*names(language.printed["use case"]), *names(language.parts["use case"])}
    longest = "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))
    return re.compile(
        rf"(?:{_KIND})?(?:{longest})(?![^\W\d_a-z]|(?<=[a-z])[a-z]|[-\d]*['’]\w)"
        rf"(?:[\s-]+(?:n[º°]|(?:no\.?|nr\.?|number|id|{_SPECIFICATION})(?!\w)|(?:name|title)(?=\s*[:：])))?",
        re.IGNORECASE,
    )


_QUOTED = expression('["“„«「](?P<words>[^"“”„«»「」]+)["”“»」]')


def read_title(words: str) -> Title:
    """A title taken apart: its id, or the number that it has for one, and its text."""
    title = _parted(words)
    quoted = _QUOTED.fullmatch(title.text)
    if quoted is None or title.text == words.strip():
        return title
    # `Use case "Lend"`: the quotes part the title from what it is the title of.
    return title._replace(text=quoted["words"].strip())


_HYPHENS = str.maketrans("\u2010\u2011", "--")
"""What word processors make of the hyphens of an id."""


def _parted(words: str) -> Title:
    section, text = _section(_unlinked(words.strip().translate(_HYPHENS)))
    if not _ID.match(text) and (word := _words().match(text)):
        rest = text[word.end() :].lstrip(_SIGNS)
        if found := _ID.match(rest):
            return Title(found["id"], _behind(rest, found), section)
        number = _NUMBER.match(rest)
        if number and (behind := _ID_BEHIND.search(rest, number.end())):
            text = rest[number.end() : behind.start()].strip(_SIGNS)
            is_of_id = behind["id"].endswith(number["number"])
            return Title(behind["id"], text, section if is_of_id else number["number"])
        if number:
            return Title(number["number"], _behind(rest, number), section)
        if behind := _ID_BEHIND.search(rest):
            return Title(behind["id"], rest[: behind.start()].rstrip(), section)
        return Title(section, rest)
    if found := _ID.match(text):
        return Title(found["id"], _behind(text, found), section)
    if found := _ID_BEHIND.search(text):
        return Title(found["id"], text[: found.start()].rstrip(), section)
    return Title(section, text)


def _unlinked(text: str) -> str:
    """A title without the link that it begins with."""
    return f"{found['text']}{text[found.end() :]}" if (found := _LINK.match(text)) else text


def _behind(text: str, found: re.Match[str]) -> str:
    """What stands behind an id or a number, without the signs between; a bracket closes what it opened."""
    rest = text[found.end() :].lstrip(_SIGNS).rstrip(_SIGNS_BEHIND)
    return rest if "(" in rest or "[" in rest else rest.rstrip(f")]{_SIGNS_BEHIND}")


def _section(text: str) -> tuple[str, str]:
    """The number before a title, and the rest; `3 ways to pay` has none."""
    found = _NUMBER.match(text)
    if found is None:
        return "", text
    rest = _behind(text, found)
    is_plain = not found["sign"].strip() and "." not in found["number"]
    if is_plain and not (rest and (_ID.match(rest) or _words().match(rest))):
        return "", text
    return found["number"], rest


def has_id(words: str) -> bool:
    """Whether words are the title of a use case with its id."""
    return is_title(words) and bool(read_title(words).id)


def is_title(words: str) -> bool:
    """Whether words can be nothing but the title of a use case: they have an id, or say so."""
    _, text = _section(_unlinked(words.strip().translate(_HYPHENS)))
    if _OF_ALTERNATIVE.match(text):
        return False
    return _UC_ID.match(text) is not None or (_words().match(text) is not None and not tells_end(text))


def tells_end(words: str) -> bool:
    """Whether words say where a use case goes, as `Use case ends` does, and are no title."""
    word = _words().match(words)
    return word is not None and _GOES.match(words, word.end()) is not None


_GOES = expression(
    r"(?:['’]|\s)\s*(?:se |is |est |es |é |wird )?(?:ends?|continues?|resumes?|terminates?|restarts?|returns?"
    r"|fails|aborts|stops|finishes|proceeds|endet|beendet|geht|fortgesetzt|scheitert|termine|reprend|échoue"
    r"|termina|finaliza|continúa|regresa|vuelve|retorna|encerra|encerrado|continua|volta|eindigt|gaat|stopt"
    r"|vervolgt)(?![\w:：])"
)
"""What follows the word for a use case in a sentence that says how it goes on; in small letters."""


_OF_ALTERNATIVE = expression(r"[\[(]?UC(?:[-_]?\w{1,12}){1,4}\.[A-Z]{1,3}[-.]?\d")
"""`UC-4.AC.1`: the first alternative of a use case."""
