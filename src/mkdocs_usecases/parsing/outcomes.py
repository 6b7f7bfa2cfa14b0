"""The words that say how a route ends (Cockburn, chapter 8: succeed, fail, or rejoin)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.labels import LABEL, NUMBER

RESUME_AT, RESUME, RETRY, SUCCESS, FAILURE, ENDS = (
    "resume at",
    "resume",
    "retry",
    "success",
    "failure",
    "ends",
)

PHRASES: Mapping[str, tuple[str, ...]] = {
    RESUME_AT: (
        *("resume at", "resumes at", "resume from", "resumes from", "resume with", "resumes with"),
        *(
            "continue at",
            "continues at",
            "continue from",
            "continues from",
            "continue with",
            "continues with",
        ),
        *(
            "return to",
            "returns to",
            "go to",
            "goes to",
            "go back to",
            "goes back to",
            "rejoin at",
            "rejoins at",
        ),
        *("weiter mit", "weiter bei", "weiter ab", "zurück zu", "fortsetzen bei", "wird fortgesetzt bei"),
        *("reprend à", "reprendre à", "retour à", "continue à", "reprend à l'"),
        *("continúa en", "vuelve a", "volver a", "se reanuda en", "regresa a"),
        *("continua em", "continua no", "volta a", "volta ao", "voltar ao", "retoma em", "retorna ao"),
        *("ga verder bij", "gaat verder bij", "hervat bij", "terug naar", "verder met"),
        *("{step}に戻る", "{step}から再開", "{step}から再開する", "{step}へ戻る"),
        *("返回{step}", "回到{step}", "从{step}继续", "转到{step}"),
        *("يستأنف من", "العودة إلى", "يعود إلى", "يتابع من"),
    ),
    RESUME: (
        *("resume", "resumes", "continue", "continues", "rejoin", "rejoins"),
        *(
            "weiter",
            "wird fortgesetzt",
            "fortsetzen",
            "reprend",
            "reprendre",
            "continúa",
            "continuar",
            "se reanuda",
        ),
        *("continua", "retoma", "ga verder", "gaat verder", "hervat"),
        *("再開", "再開する", "続行", "続行する", "继续", "恢复", "يستأنف", "يتابع"),
    ),
    RETRY: (
        *("retry", "retries", "try again", "wiederholen", "erneut versuchen", "réessayer", "réessaie"),
        *("reintentar", "reintenta", "tentar novamente", "tenta novamente", "opnieuw", "opnieuw proberen"),
        *("再試行", "再試行する", "重试", "إعادة المحاولة"),
    ),
    SUCCESS: (
        *("ends in success", "end in success", "ends with success", "ends successfully", "end successfully"),
        *("succeeds", "succeed", "success"),
        *("endet mit erfolg", "endet erfolgreich", "gelingt", "erfolg"),
        *("se termine avec succès", "se termine par un succès"),
        *("réussit", "termina con éxito", "tiene éxito", "termina com sucesso"),
        *("eindigt met succes", "eindigt succesvol", "slaagt", "成功で終わる", "成功で終了", "成功する"),
        *("成功", "成功结束", "以成功结束", "ينتهي بنجاح", "ينجح"),
    ),
    FAILURE: (
        *(
            "ends in failure",
            "end in failure",
            "ends with failure",
            "ends unsuccessfully",
            "end unsuccessfully",
        ),
        *("fails", "fail", "failure"),
        *("endet mit misserfolg", "endet erfolglos", "scheitert", "schlägt fehl", "misserfolg"),
        *(
            "se termine par un échec",
            "se termine en échec",
            "échoue",
            "termina en fracaso",
            "termina con fracaso",
            "termina sin éxito",
        ),
        *("fracasa", "falla", "termina em falha", "termina sem sucesso", "falha"),
        *(
            "eindigt in mislukking",
            "eindigt met mislukking",
            "eindigt zonder succes",
            "mislukt",
            "失敗で終わる",
            "失敗で終了",
            "失敗する",
        ),
        *("失败", "失败结束", "以失败结束", "ينتهي بالفشل", "ينتهي بفشل", "يفشل"),
    ),
    ENDS: (
        *("ends", "end", "endet", "ende", "se termine", "termina", "eindigt", "終了", "終了する", "终了"),
        *("结束", "ينتهي"),
    ),
}
"""By kind of end, the phrases that say it; `{step}` is where the step stands, else it follows the phrase."""

SUBJECTS = (
    *("use case", "flow", "scenario"),
    *("anwendungsfall", "ablauf", "szenario", "cas d'utilisation", "cas d’utilisation", "scénario"),
    *("caso de uso", "flujo", "escenario", "fluxo", "cenário", "usecase", "stroom"),
    *("ユースケース", "シナリオ", "フロー", "用例", "场景", "流程", "حالة الاستخدام", "السيناريو"),
)
"""What may be said to end or resume; an article may stand before it."""

_ARTICLES = ("the", "der", "die", "das", "le", "la", "el", "o", "a", "de", "het")
_SUBJECT = (
    rf"(?:(?:{'|'.join(_ARTICLES)})\s+|l['’])?"
    rf"(?:{'|'.join(map(re.escape, sorted(SUBJECTS, key=len, reverse=True)))})\s*(?:は|が)?\s*"
)
_STEP_WORD = r"(?:(?:main\s+)?steps?|schritt|étape|paso|passo|stap|ステップ|步骤|الخطوة)"
_TARGET = (
    r"(?:(?:the|dem|den|der|el|la|o|a|de|het)\s+)?(?:l['’])?"
    rf"(?:{_STEP_WORD})?\s*(?P<step{{n}}>{LABEL}|{NUMBER})"
)
_END = r"\s*[.。!！]?\s*"


class Said(NamedTuple):
    """What a text says of the end."""

    kind: OutcomeKind
    step: StepNumber | None = None
    """The step to rejoin at."""

    retries: bool = False


class Words:
    """The outcome phrases of a site: ours and those that its `phrases` option adds."""

    def __init__(self, added: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Compile the phrases; the added ones are of the kinds of `PHRASES`."""
        added = added or {}
        phrases = {kind: (*own, *added.get(kind, ())) for kind, own in PHRASES.items()}
        self.phrases: Mapping[str, tuple[str, ...]] = phrases
        self._whole: dict[str, str] = {
            phrase.casefold(): kind
            for kind in (ENDS, RESUME, RETRY, FAILURE, SUCCESS)
            for phrase in phrases[kind]
        }
        self._subject = re.compile(_SUBJECT, re.IGNORECASE)
        self._targeted = re.compile(
            "|".join(_with_target((*phrases[RESUME_AT], *phrases[RETRY]))), re.IGNORECASE
        )
        # A quick look before the long pattern: where a target is named there is a digit, a `*` or a sign.
        self._may_target = re.compile(r"\d|\*")
        said = [phrase.strip() for kind in phrases.values() for phrase in kind]
        self._beginnings = frozenset(begin[:3].casefold() for begin in (*said, *SUBJECTS, *_ARTICLES))
        self._begins_with_step = any(phrase.startswith("{step}") and phrase.isascii() for phrase in said)
        # The same few ends stand in all blocks of a site.
        self._said = lru_cache(maxsize=1024)(self._read)

    def read(self, text: str) -> Said | None:
        """What a text says of the end, or `None` where it says nothing of it."""
        if self._begins_otherwise(text):
            return None
        sentence = text.strip().rstrip(".。!！ ")
        return self._said(sentence) if sentence and len(sentence) <= _LONGEST else None

    def _read(self, sentence: str) -> Said | None:
        subject = self._subject.match(sentence)
        if subject:
            sentence = sentence[subject.end() :]
        kind = self._whole.get(" ".join(sentence.split()).casefold())
        if kind is not None:
            return Said(_KINDS[kind], retries=kind == RETRY)
        if not self._may_target.search(sentence):
            return None
        match = self._targeted.fullmatch(sentence)
        if match is None:
            return None
        step = next(value for value in match.groupdict().values() if value is not None).replace("–", "-")
        # Labels are small letters, but for the code of a named alternative: `A1.2`.
        return Said(OutcomeKind.RESUMES, StepNumber(step if "." in step else step.casefold()))

    def step_place(self, text: str) -> tuple[int, int]:
        """Where the number of the step begins and ends in a text that says to rejoin at one."""
        subject = self._subject.match(text)
        end = len(text.rstrip().rstrip(".。!！ "))
        match = self._targeted.fullmatch(text, subject.end() if subject else 0, end)
        if match is None:
            return 0, 0
        return next(match.span(name) for name, value in match.groupdict().items() if value is not None)

    def subject_end(self, text: str, start: int) -> int:
        """Where the words behind `the use case` begin, if a text has such at a place; else that place."""
        match = self._subject.match(text, start)
        return match.end() if match else start

    def _begins_otherwise(self, text: str) -> bool:
        """A quick look: whether it begins with three letters that no end begins with, as most steps do."""
        begin = text[:3]
        return (
            begin.isalpha()
            and begin.casefold() not in self._beginnings
            and not self._begins_with_step
            # Other scripts name the step first, and have letters that become those of ASCII in another case.
            and text.isascii()
        )


_LONGEST = 200
"""Longer texts are steps, whatever they begin with."""

_KINDS = {
    RESUME: OutcomeKind.RESUMES,
    RETRY: OutcomeKind.RESUMES,
    SUCCESS: OutcomeKind.SUCCESS,
    FAILURE: OutcomeKind.FAILURE,
    ENDS: OutcomeKind.ENDS,
}


def _with_target(phrases: Sequence[str]) -> Iterator[str]:
    """Patterns for phrases that name a step."""
    # Most phrases stand before the step: they share its pattern, which takes long to compile (75 of 80 ms).
    ahead = "|".join(_spaced(phrase) + _gap(phrase) for phrase in phrases if "{step}" not in phrase)
    yield f"(?:{ahead}){_TARGET.replace('{n}', '')}"
    around = [phrase.partition("{step}") for phrase in phrases if "{step}" in phrase]
    for number, (before, _, after) in enumerate(around):
        pieces = (_spaced(before), _TARGET.replace("{n}", str(number)), _spaced(after))
        yield r"\s*".join(piece for piece in pieces if piece)


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))


def _gap(phrase: str) -> str:
    return r"\s*" if phrase.endswith(("'", "’")) else r"\s+"


@lru_cache(maxsize=32)
def words(added: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Words:
    """The phrases of a site, compiled once."""
    return Words(dict(added))
