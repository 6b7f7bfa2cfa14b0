"""What stands at the head of a block: id, title, and system and actor where they are said elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_usecases.documents.finding.entries import Written
from mkdocs_usecases.documents.finding.headings import section_of
from mkdocs_usecases.documents.finding.marks import Form, Mark
from mkdocs_usecases.documents.finding.outline import steps_of
from mkdocs_usecases.documents.finding.questions import Reason
from mkdocs_usecases.documents.finding.titles import Title, is_title, read_title
from mkdocs_usecases.documents.writing.sheet import Sheet
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN


class Above(NamedTuple):
    """What stands above all use cases of a document and holds for them."""

    system: Written | None = None
    actor: Written | None = None
    title: Written | None = None
    """That of the page, where it has one use case."""


class Head(NamedTuple):
    """The head of a use case, written."""

    id: str
    title: str
    keeps_title: bool
    """Whether the line of its title stays: it is that of the page, or says something else."""


def write_head(sheet: Sheet, above: Above, known: dict[str, int], *, is_page_title: bool) -> Head:
    """Write id, title, and what is said elsewhere.

    Args:
        sheet: of the use case.
        above: what holds for all use cases of the document.
        known: the ids of the document so far, folded, each with its line; it grows.
        is_page_title: whether its title is the first heading of the page.
    """
    identity, title = _typed(sheet)
    keeps = is_page_title
    mark = sheet.draft.title
    if mark is not None:
        of_mark = read_title(mark.words)
        has_number = of_mark.id.replace(".", "").isdigit()
        if has_number and (identity is not None or _are_numbered(sheet)):
            # Where it has an id, or its parts have numbers, one before its title is that of a section.
            is_of_id = identity is not None and _ends_with(identity.text, of_mark.id)
            of_mark = Title("", of_mark.text, "" if is_of_id else of_mark.id)
        identity, title = _with_mark(sheet, mark, of_mark, identity, title)
        said = f"{identity.text if identity else ''} {title.text if title else ''}"
        if not keeps and not _covers(said, f"{of_mark.id} {of_mark.text}"):
            keeps = mark.form is Form.HEADING
            if not keeps:
                sheet.block.remark(mark.words, sheet.source.at(mark.index))
        if of_mark.number and not keeps:
            sheet.question(Reason.NUMBER_OF_SECTION, sheet.source.at(mark.index), of_mark.number)
    if (title is None or not title.text) and above.title is not None:
        identity, title = _of_page(above.title, identity)
    written = "" if identity is None else _write_id(sheet, identity, known)
    if title is None:
        title = _instead(sheet, identity)
        sheet.question(Reason.NO_TITLE, sheet.at)
    sheet.block.text("title", title)
    _inherit(sheet, above)
    return Head(written, title.text, keeps)


def _ends_with(identity: str, number: str) -> bool:
    """Whether an id is that of a number: `UC01` of `1`."""
    found = re.search(r"(?<!\d)\d+$", identity)
    return found is not None and number.isdigit() and int(found[0]) == int(number)


def _are_numbered(sheet: Sheet) -> bool:
    """Whether the headings of the parts of a use case have the numbers of sections."""
    headings = [part.mark for part in sheet.draft.parts if part.mark.form is Form.HEADING]
    return len(headings) > 1 and all(section_of(mark.words) for mark in headings)


def _typed(sheet: Sheet) -> tuple[Written | None, Written | None]:
    """Id and title as the parts of the use case say them."""
    identity, title = sheet.value("id"), sheet.value("title")
    if identity is not None and (own := read_title(identity.text)).id:
        # `UC14 - Lend a sled` in one field, or `[UC14](…)`.
        identity = Written(own.id, identity.at)
        title = title or (Written(own.text, identity.at) if own.text else None)
    if title is not None and identity is None:
        own = read_title(title.text)
        mark = sheet.draft.title
        of_mark = read_title(mark.words).id if mark is not None else ""
        is_number = of_mark.isdigit() and not own.id.isdigit()
        if own.id and (not of_mark or is_number or of_mark.casefold() == own.id.casefold()):
            return Written(own.id, title.at), Written(own.text, title.at)
    if title is not None and identity is not None:
        own = read_title(title.text)
        if own.id and own.id.casefold() == identity.text.casefold():
            title = Written(own.text, title.at)
    return identity, title


def _with_mark(
    sheet: Sheet, mark: Mark, said: Title, identity: Written | None, title: Written | None
) -> tuple[Written | None, Written | None]:
    """Id and title with what the heading says of them."""
    at = sheet.source.at(mark.index)
    if identity is None and said.id:
        identity = Written(said.id, at)
    if title is None or not title.text:
        title = Written(said.text, at) if said.text else None
    return identity, title


def _of_page(said: Written, identity: Written | None) -> tuple[Written | None, Written]:
    """Id and title with what the front matter calls the page: `UC-05 Mend a sled`."""
    own = read_title(said.text) if is_title(said.text) else Title("", said.text)
    if own.id and identity is None:
        identity = Written(own.id, said.at)
    return identity, Written(own.text or said.text, said.at)


def _instead(sheet: Sheet, identity: Written | None) -> Written:
    """What stands for a title where there is none."""
    mark, goal = sheet.draft.title, sheet.value("goal")
    if mark is not None:
        return Written(mark.words, sheet.source.at(mark.index))
    return goal or identity or Written("Use case", sheet.at)


def _write_id(sheet: Sheet, identity: Written, known: dict[str, int]) -> str:
    typed = identity.text.strip("`*_[]() ")
    plain = re.sub(r"[^\w.-]+", "-", typed).strip("-._")
    if not plain:
        return ""
    if plain[:1].isdigit():
        plain = f"UC-{plain}"
        sheet.question(Reason.NUMBER_AS_ID, identity.at, typed)
    elif plain != typed:
        sheet.question(Reason.BAD_ID, identity.at, typed)
    if plain.casefold() in known:
        sheet.question(Reason.REPEATED_ID, identity.at, typed)
    known.setdefault(plain.casefold(), identity.at)
    sheet.block.raw("id", plain, identity.at)
    return plain


def _inherit(sheet: Sheet, above: Above) -> None:
    """Write system and actor where they are said above, and ask for an actor where nobody says it."""
    if above.system is not None and not sheet.draft.has("system"):
        sheet.block.text("system", above.system)
    if sheet.value("actor") is not None:
        return
    if above.actor is not None:
        sheet.block.text("actor", above.actor)
        sheet.taken.add("actor")
    elif not sheet.source.context.primary_actors:
        sheet.taken.add("actor")
        guess = _guess(sheet, above)
        if guess:
            sheet.question(Reason.GUESSED_ACTOR, sheet.at, guess)
            sheet.block.text("actor", Written(guess, sheet.at))
        else:
            sheet.question(Reason.NO_ACTOR, sheet.at)


_FIRST_WORD = expression(
    r"(?:\[[^\[\]]*\])?\W*(?:(?:the|a|an|der|die|das|le|la|el|o|de|het)\s+|l['’])?([^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_SYSTEM = frozenset(word.casefold() for one in SPOKEN for word in one.system_words) | frozenset(
    (
        "systém sistem application app software platform website anwendung programm plattform aplicación"
        " aplicação aplicativo plataforma programa plateforme logiciel applicatie programma"
    ).split()
)
"""What a system is called that has no name."""


def _guess(sheet: Sheet, above: Above) -> str:
    """Who does most of the steps, by the first words of these; nobody who does only one."""
    outline = sheet.source.steps(sheet.draft)
    if outline is None:
        return ""
    system = sheet.value("system") or above.system
    others = _SYSTEM | ({system.text.casefold()} if system is not None else set())
    counts: dict[str, int] = {}
    for step in steps_of(outline.entries):
        match = _FIRST_WORD.match(step.text)
        if match and match[1] < _UNPARTED and match[1].casefold() not in others:
            counts[match[1]] = counts.get(match[1], 0) + 1
    if not counts:
        counts = _unparted([step.text for step in steps_of(outline.entries)])
    best = max(counts, key=lambda word: counts[word], default="")
    return best if best and counts[best] > 1 else ""


def _unparted(texts: Sequence[str]) -> dict[str, int]:
    """What steps begin with in scripts that part no words: two signs, as most roles have."""
    starts = [text[:2] for text in texts]
    roles = {word[:2]: word for one in SPOKEN for word in one.actor_words if word >= _UNPARTED}
    return {
        roles.get(start, start): starts.count(start)
        for start in starts
        if start in roles or (starts.count(start) * 2 > len(starts) and _may_be_role(start))
    }


def _may_be_role(start: str) -> bool:
    return len(start) == 2 and start >= _UNPARTED and start.isalpha() and start not in _UNPARTED_SYSTEM


_UNPARTED = "\u3000"
"""Signs from there on are those of scripts that part no words."""

_UNPARTED_SYSTEM = frozenset({"系统", "系統", "シス"})


def _covers(said: str, words: str) -> bool:
    """Whether all words of one text stand in another."""
    known = set(re.findall(r"\w+", said.casefold()))
    return all(word in known for word in re.findall(r"\w+", words.casefold()))
