"""What an editor shows of the files of a site besides their text, and what it may do to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_usecases.editing.actions import Action, all_fixed, fixes_of, rewrites
from mkdocs_usecases.editing.calls import called_at
from mkdocs_usecases.editing.folding import folds
from mkdocs_usecases.editing.lenses import lenses
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.moving import moved
from mkdocs_usecases.editing.selection import selections
from mkdocs_usecases.editing.step_numbers import numbers
from mkdocs_usecases.editing.symbols import Symbol, page_symbols, site_symbols
from mkdocs_usecases.editing.tokens import tokens
from mkdocs_usecases.source import Span
from support.transcripts.opened import Opened, edited, located


def looks(opened: Opened) -> str:
    """By line coloured words, numbers of steps, remarks, and what is selected; then folds and symbols."""
    return "\n".join(line for name in opened.names for line in _looks(opened, name)) + "\n"


def _looks(opened: Opened, name: str) -> Iterator[str]:
    site, text = opened.site, opened.text(name)
    assert text is not None
    shown: dict[int, list[str]] = {}
    names = Names(site, opened.text)
    for span, kind in tokens(names, name):
        typed = text.line(span.line)[span.column - 1 : span.end_column - 1]
        shown.setdefault(span.line, []).append(f"{span.column} {typed!r} {kind.value}")
    for number in numbers(site, opened.text, Span(name, 1, 1, text.count, 1)):
        shown.setdefault(number.span.line, []).append(f"{number.span.column} number {number.text}")
    for lens in lenses(site, name):
        shown.setdefault(lens.span.line, []).append(lens.text)
    yield f"== {name}"
    for at, line in opened.lines(name):
        yield f"{at:>3}| {line}".rstrip()
        if at in shown:
            yield f"     {', '.join(shown[at])}"
        # In the indentation, at the first word, and at the last one.
        for column in sorted({1, len(line) - len(line.lstrip()) + 1, len(line) + 1}):
            wider = selections(text, Span(name, at, column))
            yield f"     {column} in {' in '.join(located(span, name) for span in wider)}"
    found = [*folds(text, name, site.page(name).context)]
    yield f"folds {', '.join(f'{first}–{last}' for first, last in found)}"
    for at in sorted({line + by for fold in found for line in fold for by in (-1, 0, 1)}):
        around = called_at(names, Span(name, at, 1))
        yield f"around {at}: {None if around is None else (around.symbol.name, around.detail, around.key)}"
    yield from _listed(page_symbols(site, opened.text, name), name, "")


def _listed(symbols: Iterable[Symbol], name: str, margin: str) -> Iterator[str]:
    for each in symbols:
        place, chosen = located(each.span, name), located(each.chosen, name)
        yield f"{margin}{each.kind.value} {each.name!r} {place}, shown {chosen}"
        yield from _listed(each.children, name, f"{margin}  ")


def found(opened: Opened, queries: Iterable[str]) -> str:
    """What of a site a few letters find."""
    lines = []
    for query in queries:
        lines += [f"{query!r}", *_listed(site_symbols(opened.site, query), "", "     ")]
    return "\n".join(lines) + "\n"


def moves(opened: Opened, pages: Iterable[tuple[str, str]]) -> str:
    """What follows a page that gets another path."""
    names = Names(opened.site, opened.text)
    lines = []
    for old, new in pages:
        lines += [f"{old} → {new}", *(f"     {edited(edit)}" for edit in moved(names, {old: new}))]
    return "\n".join(lines) + "\n"


def deeds(opened: Opened) -> str:
    """What may be done about each finding of a site, to each of its lines, and to each page at once."""
    lines = []
    for finding in opened.findings:
        hint = f" ({finding.hint})" if finding.hint else ""
        lines.append(f"{located(finding.span)} {finding.code.value}: {finding.message}{hint}")
        lines += _actions(fixes_of(opened.site, opened.text, finding), finding.span.file)
    for name in opened.names:
        lines.append(f"== {name}")
        for number, line in opened.lines(name):
            done = [*_actions(rewrites(opened.site, opened.text, Span(name, number, 1)), name)]
            lines += [f"{number:>3}| {line}"] if done else []
            # What is done to several lines is offered at each of them.
            lines += [f"{each.partition(':')[0]}: as above" if each in lines else each for each in done]
        lines += _actions(all_fixed(opened.site, opened.text, name), name)
    return "\n".join(lines) + "\n"


def _actions(actions: Iterable[Action], name: str) -> Iterator[str]:
    for action in actions:
        preferred = " *" if action.is_preferred else ""
        edits = "; ".join(edited(edit, name) for edit in action.edits)
        yield f"     {action.kind.value}{preferred} {action.title!r}: {edits}"
