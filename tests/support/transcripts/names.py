"""The names at every place of the files of a site: what is told of them, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_usecases.editing.calls import called, called_at, callers
from mkdocs_usecases.editing.hover import flowchart_of, hover
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.names import Kind, Occurrence
from mkdocs_usecases.editing.navigation import definition, highlights, name_links, references
from mkdocs_usecases.editing.renaming import Refusal, renamable, rename
from mkdocs_usecases.source import Span
from support.transcripts.opened import Opened, edited, located, runs


def named(opened: Opened, new: Iterable[str]) -> str:
    """Which names stand where in the files of a site; and of each all that can be asked.

    Args:
        opened: the site.
        new: what names shall become, one after the other.
    """
    names = Names(opened.site, opened.text)
    met: dict[str, Occurrence] = {}
    lines = [line for name in opened.names for line in _at_places(opened, names, name, met)]
    told = [line for title, found in met.items() for line in (title, *_asked(names, found, new))]
    links = [
        f"{located(link.span)} {link.title!r} {link.url or located(link.target)}"
        for name in opened.names
        for link in name_links(names, name)
    ]
    return "\n".join([*lines, "", "== names", *told, "", "== links", *links]) + "\n"


def _at_places(opened: Opened, names: Names, name: str, met: dict[str, Occurrence]) -> Iterator[str]:
    near: dict[int, set[int]] = {}
    for found in names.on(name):
        start, end = found.span.start, found.span.end
        near.setdefault(start.line, set()).add(start.column)
        # Right behind a name is it, and further behind nothing.
        near.setdefault(end.line, set()).update({end.column, end.column + 1})
    yield f"== {name}"
    for number, line in opened.lines(name):
        yield f"{number:>3}| {line}".rstrip()
        answers = ((column, names.at(Span(name, number, column))) for column in sorted(near.get(number, ())))
        for columns, at in runs(answers):
            shown = []
            for each in at:
                met.setdefault(_title(each), each)
                is_exact = "" if each.is_exact else " (not there)"
                shown.append(f"{located(each.span, name)} {each.role.value} {_title(each)}{is_exact}")
            target = None if at[0].name.kind is Kind.KEY else definition(names, at[0].span.start)
            yield f"     {columns} {'; '.join(shown)} → {located(target, name)}"


def _title(found: Occurrence) -> str:
    return " ".join(filter(None, (found.name.kind.value, repr(found.name.text), found.name.of)))


def _asked(names: Names, found: Occurrence, new: Iterable[str]) -> Iterator[str]:
    place = found.span.start
    told = hover(names, place)
    if told is not None:
        yield f"     {located(told.span)} {told.markdown!r}"
        yield f"     plain {told.text!r}"
        if told.use_case is not None:
            yield f"     {len(flowchart_of(names, told.use_case).splitlines())} lines of a flowchart"
    if found.name.kind is Kind.KEY and found.name.text not in _KEYS:
        # One is like another.
        return
    marked = highlights(names, place)
    every = references(names, place, with_declaration=True)
    others = references(names, place, with_declaration=False)
    for title, spans in (
        ("here", [span for span, _ in marked]),
        ("declared here", [span for span, is_declared in marked if is_declared]),
        ("everywhere", every),
        ("declared", [span for span in every if span not in others]),
    ):
        if spans:
            yield f"     {title} {_listed(spans)}"
    if found.name.kind is Kind.USE_CASE and (call := called_at(names, place)) is not None:
        for each in callers(names, call.key):
            yield f"     carried out by {each.symbol.name!r} of {each.detail} at {_listed(each.spans)}"
        for each in called(names, call.key):
            yield f"     carries out {each.symbol.name!r} of {each.detail} at {_listed(each.spans)}"
    is_id = found.name.kind is Kind.USE_CASE
    for name in new if renamable(names, place) is not None else ():
        if name.startswith("UC-") is not is_id:
            # Hardly anybody is called so; why not, is told elsewhere.
            continue
        renaming = rename(names, place, name)
        if isinstance(renaming, Refusal):
            yield f"     not {name!r}: {renaming.reason}"
        else:
            yield f"     {name!r}: {'; '.join(map(edited, renaming.edits))}"
            yield from (f"     perhaps {edited(edit)}" for edit in renaming.doubtful)


def refused(opened: Opened, asked: Iterable[tuple[str, int, int, str]], closed: str = "") -> str:
    """Why names at some places cannot become others, or how they do, where one file may not be changed."""
    names = Names(opened.site, opened.text)
    lines = []
    for file, line, column, new in asked:
        place = Span(file, line, column)
        found = renamable(names, place)
        renaming = rename(names, place, new, lambda name: name != closed)
        if isinstance(renaming, Refusal):
            reason = renaming.reason
        else:
            reason = "; ".join(map(edited, (*renaming.edits, *renaming.doubtful)))
        lines.append(f"{located(place)} {found.typed if found else None!r} → {new!r}: {reason}")
    return "\n".join(lines) + "\n"


_KEYS = ("title", "steps")


def _listed(spans: Iterable[Span]) -> str:
    return ", ".join(map(located, spans))
