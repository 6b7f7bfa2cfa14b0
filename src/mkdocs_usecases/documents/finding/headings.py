"""What may be the title of a use case, and what only looks like one."""

from __future__ import annotations

import re
from dataclasses import replace

from mkdocs_usecases.documents.finding.marks import Form, Mark
from mkdocs_usecases.documents.finding.titles import has_id, is_title, read_title
from mkdocs_usecases.expressions import expression

_NAMING = ("title", "summary")
"""What the words before the colon of a title may name: `Use-Case Specification: Moor a ship`."""

_TITLES = (Form.HEADING, Form.BOLD, Form.BULLET)


def is_whole_title(mark: Mark) -> bool:
    """Whether it says `Use case` and nothing else, or the same of several: what is below has the name."""
    if mark.part is None or mark.part.key.name not in _NAMING or mark.value:
        return False
    if mark.form is Form.HEADING and is_of_several(mark):
        return True
    return (
        mark.part.key.name == "title"
        and mark.form in (Form.HEADING, Form.BOLD)
        and mark.words.casefold().rstrip("s").endswith("case")
    )


def is_of_several(mark: Mark) -> bool:
    """Whether a heading is that of all use cases of a page."""
    return _SEVERAL.search(mark.words) is not None


_SEVERAL = expression(
    r"(?:cases|anwendungsfallbeschreibungen|use[- ]case (?:descriptions|specifications|details))$",
    re.IGNORECASE,
)


def shares_words(one: str, other: str) -> bool:
    """Whether the words of one text stand in the other."""
    words, others = ({*re.findall(r"\w+", text.casefold())} for text in (one, other))
    return not (words - others and others - words)


def may_be_title(mark: Mark) -> bool:
    """Whether what is below a mark that names no part may have its words for a title."""
    if mark.form is Form.ROW:
        return not mark.value
    if _HISTORY.search(mark.words) is not None and not is_title(mark.words):
        return False
    return mark.form is not Form.LEAD and (mark.form is not Form.BULLET or is_title(mark.words))


_HISTORY = expression(
    r"\b(?:revision|version|change|document)s?\W+(?:history|log|control|table)\b|\b(?:revisions|versions|änderungs)"
    r"(?:historie|verlauf|verzeichnis)|\bhist[oó]ri(?:co|al)\W+d[aeo]s?\b.{0,20}(?:revis|vers|cambio|altera|modifica)"
    r"|\bhistorique\W+des\b|\bcontrol\W+de\W+(?:cambios|versiones)\b|变更记录|修订|改訂履歴",
    re.IGNORECASE,
)
"""The section that tells how a document came about."""


def as_title(mark: Mark) -> Mark:
    """`Use case: Lend a sled` is a title, though the words before the colon name a part.

    So is `**UC-7:** Lend a sled`, where only they are bold.
    """
    if mark.form in _LEADS and mark.part is None and mark.value and has_id(mark.words):
        if read_title(mark.words).text or not mark.value[0].isupper() or mark.value.endswith((".", ",")):
            return mark
        return replace(mark, form=_LEADS[mark.form], words=f"{mark.words}: {mark.value}", value="")
    if mark.part is None or mark.part.key.name not in _NAMING:
        return mark
    if mark.form not in _TITLES and not (mark.form is Form.BARE and _is_specification(mark)):
        return mark
    if mark.part.key.name == "summary" and mark.form not in (Form.HEADING, Form.BARE):
        return mark
    words = f"{mark.words}: {mark.value}"
    return replace(mark, words=words, value="", part=None) if mark.value and is_title(words) else mark


_LEADS = {Form.LEAD: Form.BOLD, Form.BULLET: Form.BULLET}
"""What may have an id before a colon, with the title behind it, and what it is then."""


def _is_specification(mark: Mark) -> bool:
    """Whether a plain label is `Use case specification`, and its value the title."""
    return mark.part is not None and mark.part.key.name == "summary" and is_title(mark.words)


def names_format(words: str) -> bool:
    """Whether a heading says how much is told of a use case, and not which it is: `Full format`."""
    return _FORMAT.fullmatch(words) is not None


_FORMAT = expression(
    r"(?:full(?:y[- ]dressed)?|detailed|extended|complete) (?:format|form|description)"
    r"|fully[- ]dressed(?: use case)?"
    r"|(?:formato|descrição|descripción) (?:complet[oa]|detalhad[oa]|detallad[oa]|extens[oa])"
    r"|format (?:complet|détaillé)|description (?:complète|détaillée)|ausführliche (?:form|beschreibung)",
    re.IGNORECASE,
)


_SECTION = expression(r"\d{1,3}(?:\.\d{1,3}){0,5}(?=\.?\s)")


def section_of(words: str) -> str:
    """The number of a section that a heading begins with."""
    found = _SECTION.match(words)
    return "" if found is None else found[0]
