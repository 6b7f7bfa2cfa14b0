"""What the parts of a use case are called in documents."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.documents.finding.alternatives import read_place
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.words.key_names import KeyNames, is_torn, plain
from mkdocs_usecases.parsing.words.keys import Key

WEAK = frozenset(
    map(
        plain,
        (
            *("steps", "flow", "scenario", "process", "sequence", "main steps", "path", "procedure"),
            *("Schritte", "Ablauf", "Szenario", "Étapes", "Scénario", "Pasos", "Flujo", "Secuencia"),
            *(
                "Passos",
                "Fluxo",
                "Etapas",
                "Stappen",
                "Scenario",
                "Verloop",
                "ステップ",
                "手順",
                "步骤",
                "步驟",
            ),
            *(
                "الخطوات",
                "خطوات",
                "happy path",
                "happy flow",
                "course of events",
                "basic flow",
                "basic path",
                "Flujo básico",
            ),
            *("Fluxo básico", "Hoofdscenario", "基本フロー", "メインフロー", "正常系", "基本流程", "主流程"),
        ),
    )
)
"""Names for steps that stand in any document: alone they make no use case."""

_WEAK_ELSEWHERE = frozenset(
    map(
        plain,
        (
            *("alternatives", "exceptions", "variants", "error handling", "exception handling", "errors"),
            *("edge cases", "failure modes", "Alternativen", "Ausnahmen", "Fehlerbehandlung", "Varianten"),
            *(
                "variantes",
                "alternativas",
                "excepciones",
                "exceções",
                "erros",
                "alternatieven",
                "例外",
                "异常",
            ),
            *("uitzonderingen", "エラー", "prerequisites", "Voraussetzungen", "prérequis", "pré-requisitos"),
            *(
                "requisitos previos",
                "prerrequisitos",
                "result",
                "outcome",
                "Ergebnis",
                "résultat",
                "resultado",
            ),
            *("resultaat", "結果", "结果"),
        ),
    )
)
"""Those of other parts: of an interface, a decision, a manual."""

TESTING = frozenset(
    map(
        plain,
        (
            *("actual result", "actual results", "actual behavior", "actual outcome", "pass/fail"),
            *("test steps", "test data", "test case", "test case id", "test id", "test scenario"),
            *("steps to reproduce", "Testfall", "Testschritte", "Caso de prueba", "Caso de teste"),
        ),
    )
)
"""Parts that only the description of a test has."""

EXPECTING = frozenset(
    map(
        plain,
        (
            *("expected result", "expected results", "expected outcome", "expected behavior"),
            *("expected behaviour", "Erwartetes Ergebnis", "Résultat attendu", "Resultado esperado"),
            *("Verwacht resultaat", "期待結果", "预期结果"),
        ),
    )
)
"""Parts that a test has, and at times a use case."""

_HOLDERS = frozenset(
    map(
        plain,
        (
            *("characteristic information", "general information", "basic information", "metadata"),
            *("use case information", "use case details", "use case specification", "Allgemeines"),
            *("Informations générales", "Información general", "Informações gerais", "基本信息", "基本情報"),
        ),
    )
)
"""Headings of several parts."""

_ANY_TIME = expression(r"\*[a-z]\d{0,2}[.):]\s")
"""A label that begins with a sign of emphasis."""

_EMOJI_AT_START = expression(r"^[^\w(\[{<\"'“„«¿¡*_#\\/]+\s*")
_ATTRIBUTES = expression(r"(?<!\s)\s*\{:?\s*[#.][^{}]{0,100}\}\s*$")
_NUMBER = expression(r"(?:\d{1,3}(?:\.\d{1,3}){0,5}[.)]?|[ivxIVX]{1,4}[.)]|[a-zA-Z][.)])\s+(?=\S)")
_ASIDE = expression(r"(?<!\s)\s*[(（\[]\s*(?P<aside>[^()（）\[\]]{1,120})\s*[)）\]]\s*$")
_OF_ONE = expression(
    r"(?<!\s)\s*[-–#:]?\s*(?P<number>\d{1,3}(?:\.\d{1,3})*[A-Za-z]?|[A-Z]{1,3}-?\d{0,3}|[a-z])$"
)
_ARTICLES = frozenset(word for one in SPOKEN for word in one.articles)
_BEFORE_PLACE = expression(r"(?<!\s)\s*[\s,–—-]\s*")
_LONGEST = 70
_ENDING = 2
"""Letters of the ending of a plural."""


class PartName(NamedTuple):
    """The name of a part, understood."""

    key: Key
    aside: str = ""
    """What stands in brackets behind it, where that says more than the name."""

    number: str = ""
    """Of one alternative among several: `Alternative flow 2`."""

    place: str = ""
    """The words that say which step it leaves from: `Alternative flow at step 2`."""

    is_weak: bool = False
    """Whether it is a name that stands in any document."""


class PartNames:
    """The names of parts that a site understands."""

    def __init__(self, keys: KeyNames) -> None:
        """Take the names of its keys."""
        self._keys = keys
        self._named = lru_cache(maxsize=4096)(self._read)

    def named(self, words: str) -> PartName | None:
        """The part that some words name, or `None`."""
        return self._named(words) if words and len(words) <= _LONGEST else None

    def _read(self, words: str) -> PartName | None:
        words = bare(words)
        for text in _unnumbered(words):
            aside = _ASIDE.search(text)
            if found := self._whole(text):
                # `Actor(s)` is a plural, `Main flow (web)` is not.
                if aside is None or not text[aside.start()].isspace() or len(aside["aside"]) <= _ENDING:
                    return found
                return self._with_aside(found, aside["aside"])
            if aside is not None and (found := self._whole(text[: aside.start()])):
                return self._with_aside(found, aside["aside"])
            if aside is not None:
                # Another language before it, `LUỒNG CHÍNH (MAIN FLOW)`, or a word: `Guion (Curso normal)`
                found = self._whole(aside["aside"])
                is_other = not text[: aside.start()].isascii() or (
                    found is not None and found.key.name == "steps"
                )
                if (
                    found is not None
                    and is_other
                    and not found.is_weak
                    and found.key.name not in ("title", "id")
                ):
                    return found
            before = text if aside is None else text[: aside.start()]
            one = _OF_ONE.search(before)
            if (
                one is not None
                and (found := self._whole(before[: one.start()]))
                and (key := self._of_several(found)) is not None
            ):
                # `Alternative flow A (by phone)`
                return found._replace(key=key, number=one["number"], aside=aside["aside"] if aside else "")
            first, sign, second = text.partition("/")
            if sign and (found := self._whole(first)):
                return found if self._is_near(found, second) else found._replace(aside=second.strip())
            first, sign, second = re.sub(
                r"(?<!\s)\s+(?:and|und|et|y|e|en)\s+", " & ", text, count=1
            ).partition(" & ")
            if sign and (found := self._whole(first)) and self._is_near(found, second):
                return found
        article, _, rest = words.partition(" ")
        if rest and article.casefold() in _ARTICLES:
            return self._read(rest)
        return self._placed(words) if any(map(str.isdecimal, words)) else None

    def _placed(self, words: str) -> PartName | None:
        """The name of an extension, and behind it the step that this leaves from."""
        for blank in _BEFORE_PLACE.finditer(words):
            typed = words[blank.end() :]
            place = read_place(typed, at_start=True)
            if place is None or place.rest or not place.is_certain:
                continue
            found = self._read(words[: blank.start()])
            if found is not None and found.key.name == "extensions":
                return found._replace(place=typed.strip("()[]（） "))
        return None

    def _of_several(self, found: PartName) -> Key | None:
        """The key of a part that has a number; `Fehlerfall` with one is no guarantee."""
        is_case = found.key.name in ("extensions", "failure guarantee")
        return self._keys.lookup("extensions") if is_case else None

    def _is_near(self, found: PartName, words: str) -> bool:
        other = self._whole(words)
        return other is not None and other.key is found.key

    def _whole(self, words: str) -> PartName | None:
        words = words.strip(" :：*_-–—.")
        if not words or is_torn(words):
            return None
        # What only holds other parts may have a text of its own.
        # What stands in brackets is asked for by itself.
        said = plain(words)
        stands_for = "summary" if said in _HOLDERS else "success guarantee" if said in EXPECTING else words
        key = self._keys.without_aside(stands_for)
        if key is None or key.name == "ignore":
            return None
        return PartName(key, is_weak=said in (WEAK if key.name == "steps" else _WEAK_ELSEWHERE))

    def _with_aside(self, found: PartName, aside: str) -> PartName:
        """A name with brackets behind it: they may say which of two parts it is, or the same once more."""
        if (said := _OR.match(aside)) is not None and self._is_near(found, aside[said.end() :]):
            return found
        other = self._whole(f"{aside} {found.key.name}")
        if found.key.name == "success guarantee" and (end := end_said(aside)):
            key = self._keys.lookup(end)
            return found._replace(key=key) if key is not None else found._replace(aside=aside)
        if (
            (other is not None and other.key is found.key)
            or self._is_near(found, aside)
            or _says_nothing(aside)
        ):
            return found._replace(is_weak=False) if other else found
        return found._replace(aside=aside)


_FAILURE = expression(
    r"\b(?:fail|error|unsuccess|fehl|misserfolg|échec|echec|fallo|fracaso|falha|mislukt)", re.IGNORECASE
)
_SUCCESS = expression(r"\b(?:succe|erfolg|éxito|exito|réussi|sucesso|gelukt)", re.IGNORECASE)


def end_said(aside: str) -> str:
    """The key that brackets behind `Postconditions` mean."""
    if _FAILURE.search(aside):
        return "failure guarantee"
    return "success guarantee" if _SUCCESS.search(aside) else ""


_OR = expression(r"(?:or|oder|ou|of|o)\s+", re.IGNORECASE)
"""What stands before another name of the same: `Extensions (or Alternative Flows)`."""


def _says_nothing(aside: str) -> bool:
    return aside.casefold().strip() in {"optional", "if any", "falls vorhanden"}


def _undressed(words: str) -> str:
    """Words without emphasis around them; where it stands around the last ones alone, it stays."""
    signs = "".join(sign for sign in "*_`" if words.strip("*_` ").count(sign) % 2 == 0)
    return words.strip(f"{signs} ")


def bare(words: str) -> str:
    """Words freed of emphasis, signs before them, attributes behind them and the colon at their end."""
    if label := _ANY_TIME.match(words):
        return f"{label[0]}{bare(words[label.end() :])}"
    words = _undressed(_undressed(_ATTRIBUTES.sub("", words)).rstrip(":： "))
    if words and not words[0].isalnum():
        words = _EMOJI_AT_START.sub("", words)
    return words.replace("\\", "")


def _unnumbered(words: str) -> tuple[str, ...]:
    """Words as they are, and without the number of a section before them."""
    match = _NUMBER.match(words)
    return (words, words[match.end() :]) if match else (words,)


@lru_cache(maxsize=32)
def part_names(keys: KeyNames) -> PartNames:
    """The names of a site, put in order once."""
    return PartNames(keys)
