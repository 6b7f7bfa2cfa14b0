"""The outline of a page, and what of a site is found by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from mkdocs_usecases.editing.matching import MOST, matching
from mkdocs_usecases.editing.site_names import site_names, title_of
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.revision import Text, Texts
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span


class SymbolKind(Enum):
    """What a symbol stands for."""

    USE_CASE = "use case"
    STEP = "step"
    EXTENSION = "extension"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something with a name."""

    name: str
    kind: SymbolKind
    span: Span
    """All of it."""

    chosen: Span
    """What to show of it: its name."""

    children: tuple[Symbol, ...] = ()


def page_symbols(site: Site, texts: Texts, file: str) -> tuple[Symbol, ...]:
    """The use cases of a page, with their steps and extensions, in the order of the source."""
    text = texts(file)
    if text is None:
        return ()
    page = site.page(file)
    blocks = (block for block in page.blocks if block.span.file == file)
    found = (_use_case(block, block.use_case, text) for block in blocks if block.use_case is not None)
    return tuple(_on_lines(each, text) for each in found) if page.is_live else tuple(found)


def _use_case(block: Block, use_case: UseCase, text: Text) -> Symbol:
    file, first = block.span.file, block.span.line
    last = min(block.end_line or first + block.text.count("\n") + 2, text.count)
    whole = Span(
        file, first, min(block.span.column, len(text.line(first)) + 1), last, len(text.line(last)) + 1
    )
    name = " ".join(filter(None, (use_case.id, plain(use_case.title)))) or "Use case without a title"
    named = use_case.values.get("id") or use_case.values.get("title") or block.span
    below = [*map(_step, use_case.main_success_scenario), *map(_extension, use_case.extensions)]
    return Symbol(name, SymbolKind.USE_CASE, whole, _within(named, whole), _inside(below, whole))


def _on_lines(symbol: Symbol, text: Text) -> Symbol:
    """The same in a document, where no more is known of a text than its lines."""

    def widened(span: Span, last: int) -> Span:
        line = text.line(span.line)
        start = Span(span.file, span.line, len(line) - len(line.lstrip()) + 1)
        return start.to(Span(span.file, last, len(text.line(last)) + 1))

    span, chosen = symbol.span, symbol.chosen
    children = tuple(_on_lines(each, text) for each in symbol.children)
    whole = widened(span, span.end_line or span.line)
    return replace(symbol, span=whole, chosen=widened(chosen, chosen.line), children=children)


def _step(step: Step) -> Symbol:
    return Symbol(f"{step.number} {plain(step.text)}", SymbolKind.STEP, step.span, step.span)


def _extension(extension: Extension) -> Symbol:
    label, condition = extension.label, plain(extension.condition or extension.name or "")
    name = label if condition == label else f"{label} {condition}".rstrip()
    steps = (*extension.steps, *extension.steps_after_outcome)
    below = [*map(_step, steps), *map(_extension, extension.extensions)]
    below.sort(key=lambda symbol: symbol.span)
    outcome = extension.outcome
    spans = [extension.span, *(symbol.span for symbol in below)]
    spans += [] if outcome.assumed else [outcome.span]
    start = min(spans)
    end = max(span.end for span in spans)
    whole = start.start.to(end)
    named = extension.label_span or extension.span
    return Symbol(name, SymbolKind.EXTENSION, whole, _within(named, whole), tuple(below))


def _inside(symbols: Iterable[Symbol], whole: Span) -> tuple[Symbol, ...]:
    """Those that stand where they seem to: what was included stands in another file."""
    return tuple(each for each in symbols if _within(each.span, whole) == each.span)


def _within(span: Span, whole: Span) -> Span:
    """A place within another one; that of the other where it is not."""
    ended = span if span.end_line else span.over(0)
    is_within = span.file == whole.file and whole[1:3] <= ended[1:3] and ended[3:] <= whole[3:]
    return ended if is_within else whole.start.over(0)


def site_symbols(site: Site, query: str) -> Iterator[Symbol]:
    """The use cases and the actors of the catalogue that a few letters may mean, the best first."""
    names = site_names(site.everything)
    actors = site.options.catalogue.actors
    texts = [*names.all_texts, *(actor.name.casefold() for actor in actors)]
    for at in matching(query, texts, MOST).found:
        if at < len(names.all_texts):
            yield _of_site(site, site.everything.entries[at])
        else:
            actor = actors[at - len(names.all_texts)]
            span = actor.span if actor.span.end_line else actor.span.over(len(actor.name))
            yield Symbol(actor.name, SymbolKind.ACTOR, span, span)


def _of_site(site: Site, entry: Entry) -> Symbol:
    use_case = entry.use_case
    name = " ".join(filter(None, (use_case.id, title_of(entry)))) or "Use case without a title"
    place = use_case.values.get("id") or use_case.values.get("title") or use_case.span
    if site.page(entry.path).is_live:
        # In a document no more is known than the line.
        place = Span(place.file, place.line, 1)
    return Symbol(name, SymbolKind.USE_CASE, place, place)
