"""The use case diagrams of a system: who wants what of it (UML 2.5.1, 18.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from mkdocs_usecases.rendering.diagrams.diagram import DiagramWords
from mkdocs_usecases.rendering.diagrams.system.figure import Figure
from mkdocs_usecases.rendering.diagrams.system.layout import laid_out
from mkdocs_usecases.rendering.diagrams.system.markup import Lettered, markup
from mkdocs_usecases.rendering.diagrams.system.plan import LineKind, Plan, Sheet
from mkdocs_usecases.rendering.diagrams.system.subject import DiagramActor, DiagramUseCase, Subject

MAX_USE_CASES = 60
"""With more of them a diagram is too tall to be taken in: then each primary actor gets one of its own."""

_MOST_LINES = 1000
"""Nobody could follow one of so many, and to lay them out takes seconds."""

_WIDE, _NARROW = Sheet(688), Sheet(340)
"""The room that themes leave for text on a usual screen, and on a phone."""


def use_case_diagrams(
    system: str,
    use_cases: Sequence[DiagramUseCase],
    actors: Iterable[DiagramActor] = (),
    words: DiagramWords | None = None,
    place: int = 0,
) -> tuple[Figure, ...]:
    """The diagram of a system; of a large one, a diagram for each primary actor.

    Relations to use cases of other systems are left out. In the diagram of one actor, those that its use
    cases include, extend or specialize are there as well.
    """
    known = {actor.name: actor for actor in actors}
    return tuple(
        _figure(title, Subject(group, known), words or DiagramWords(), place)
        for title, group in _groups(system, use_cases)
    )


def _groups(system: str, use_cases: Sequence[DiagramUseCase]) -> Iterator[tuple[str, list[DiagramUseCase]]]:
    """What each diagram holds, under its title."""
    by_key = {use_case.key: use_case for use_case in use_cases}
    if len(by_key) <= MAX_USE_CASES:
        if by_key:
            yield system, list(by_key.values())
        return
    wanted: dict[str, list[DiagramUseCase]] = {}
    for use_case in by_key.values():
        for actor in dict.fromkeys(use_case.primary) or ("",):
            wanted.setdefault(actor, []).append(use_case)
    for actor, group in wanted.items():
        title = " – ".join(filter(None, (system, actor)))
        parts = range(0, len(group), MAX_USE_CASES)
        for part, first in enumerate(parts, 1):
            members = {use_case.key: use_case for use_case in group[first : first + MAX_USE_CASES]}
            for use_case in tuple(members.values()):
                members |= {key: by_key[key] for key in use_case.related() if key in by_key}
            yield f"{title} ({part}/{len(parts)})" if len(parts) > 1 else title, list(members.values())


def _figure(title: str, subject: Subject, words: DiagramWords, place: int) -> Figure:
    if subject.line_count > _MOST_LINES:
        return Figure(title)
    legend = {kind: word for kind in LineKind if (word := _word(kind, words)) is not None}
    said = description(subject, words)
    name = f"usecase-picture-{place}-{crc32(f'{title} {said}'.encode('utf-8', 'replace')):08x}"
    lettered = Lettered(title, said, legend, words.is_right_to_left, name)
    wide, narrow = (
        markup(_layout(title, _bare(subject), sheet), subject, sheet, lettered) for sheet in (_WIDE, _NARROW)
    )
    return Figure(title, wide, narrow)


def _word(kind: LineKind, words: DiagramWords) -> str | None:
    """What the legend says of a line; nothing of those between an actor and what it does."""
    match kind:
        case LineKind.INCLUDE:
            return words.include
        case LineKind.EXTEND:
            return words.extend
        case LineKind.SPECIALIZE:
            return words.specialize
        case LineKind.IS_A:
            return words.is_a
        case LineKind.PRIMARY | LineKind.SUPPORTING:
            return None


def description(subject: Subject, words: DiagramWords) -> str:
    """What the diagram shows, for those who do not see it: counts first, then the lines of each use case."""
    names = {name for each in subject.use_cases.values() for name in (*each.primary, *each.supporting)}
    said = words.system_description.replace("{use_cases}", str(len(subject.use_cases)))
    return " ".join([said.replace("{actors}", str(len(names))), *_lines(subject, words)])


def _lines(subject: Subject, words: DiagramWords) -> Iterator[str]:
    for use_case in subject.use_cases.values():
        titles = [
            (word, [subject.use_cases[key].title for key in keys if key in subject.use_cases])
            for word, keys in (
                (words.include, use_case.includes),
                (words.extend, use_case.extends),
                (words.specialize, (use_case.specializes,) if use_case.specializes else ()),
            )
        ]
        names = ", ".join(dict.fromkeys((*use_case.primary, *use_case.supporting)))
        related = (f"{word} {', '.join(found)}" for word, found in titles if found)
        told = "; ".join(filter(None, (names, *related)))
        yield f"{use_case.title} ({told})." if told else f"{use_case.title}."


_Bare = tuple[tuple[DiagramUseCase, ...], tuple[DiagramActor, ...]]
"""A subject as far as it decides where things stand: links do not."""


def _bare(subject: Subject) -> _Bare:
    use_cases = (use_case._replace(href=None) for use_case in subject.use_cases.values())
    actors = (actor._replace(href=None) for actor in subject.actors.values())
    return tuple(use_cases), tuple(actors)


_MOST_KEPT = 512
_kept: dict[tuple[str, Sheet], tuple[_Bare, Plan]] = {}
"""The last layout of each diagram: in `serve` it is asked for at each save, and rarely another one."""


def _layout(title: str, bare: _Bare, sheet: Sheet) -> Plan:
    kept = _kept.get((title, sheet))
    if kept is not None and kept[0] == bare:
        return kept[1]
    use_cases, actors = bare
    plan = laid_out(Subject(use_cases, {actor.name: actor for actor in actors}), sheet)
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[title, sheet] = bare, plan
    return plan
