"""A step that becomes a use case of its own."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.documents.writing.scalars import in_yaml
from mkdocs_usecases.editing.block_language import tongue_of
from mkdocs_usecases.editing.typed_page import TypedBlock, typed_page
from mkdocs_usecases.model.scenario import Step, StepKind
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.pages.fence_openings import RUNS
from mkdocs_usecases.pages.restructured import is_restructured
from mkdocs_usecases.parsing.words.keys import KEYS
from mkdocs_usecases.revision import Text, Texts
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.ids import FreeIds

_KEYS = {key.name: key for key in KEYS}


def extracted(site: Site, texts: Texts, place: Span) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """The step at a place as a use case below this one, which includes it."""
    text, document = texts(place.file), site.page(place.file)
    typed = None if text is None else typed_page(text, place.file).block_at(place.line)
    # The block below would be a fence, which reStructuredText does not have.
    if text is None or typed is None or document.is_live or is_restructured(place.file):
        return
    here = (block.use_case for block in document.blocks if block.span[:2] == (place.file, typed.fence))
    for use_case in here:
        steps = () if use_case is None else use_case.main_success_scenario
        step = next((it for it in steps if it.span.line == place.line and _is_alone(it, typed, text)), None)
        free = None if step is None else FreeIds(site.everything).take(place.file)
        if use_case is not None and step is not None and free is not None:
            edits = _edits(site, use_case, step, typed, text, free=free)
            yield f"Make a use case of step {step.number}", edits


def _is_alone(step: Step, typed: TypedBlock, text: Text) -> bool:
    """Whether a step is an item of a list that ends on its line, and the block is closed."""
    row = typed.read[step.span.line - typed.first]
    is_item = bool(row.dashes) and step.span.end_line == step.span.line and step.details is None
    closing = text.line(typed.first + len(typed.rows)).strip("> \t")
    return is_item and step.kind is StepKind.ACTION and closing[:3] in RUNS


def _edits(
    site: Site, use_case: UseCase, step: Step, typed: TypedBlock, text: Text, *, free: str
) -> tuple[Edit, ...]:
    """The step becomes an include, and the block of it stands below."""
    file = use_case.span.file
    row = step.span.line - typed.first
    start = typed.span(file, row, typed.read[row].column)
    whole = start.to(Span(file, step.span.line, len(text.line(step.span.line)) + 1))
    last = typed.first + len(typed.rows)
    closing, opening = text.line(last), text.line(typed.fence)
    run = closing.strip("> \t")
    fence = opening[opening.index(run[:3]) :] if run[:3] in opening else f"{run}usecase"
    lines = [fence, *_lines(site, use_case, step, typed, free), run]
    below = "\n".join(["", "", *(f"{typed.prefix}{line}" for line in lines)])
    return Edit(whole, f"include: {free}"), Edit(Span(file, last, len(closing) + 1).over(0), below)


def _lines(site: Site, use_case: UseCase, step: Step, typed: TypedBlock, free: str) -> Iterator[str]:
    """The keys of the new use case, called as in the one that the step comes from."""
    page = site.page(use_case.span.file).context
    tongue = tongue_of(typed, page, site.options)
    called = {name: tongue.key(key)[0] for name, key in _KEYS.items()}
    what = step.text[step.lead :].lstrip(" ,;:、，").rstrip(" .。")
    yield f"{called['id']}: {free}"
    yield f"{called['title']}: {in_yaml(what[:1].upper() + what[1:])}"
    yield f"{called['level']}: {tongue.level('subfunction')}"
    if use_case.system and use_case.system != page.system:
        yield f"{called['system']}: {in_yaml(use_case.system)}"
    actors = [_quoted(actor.name) for actor in use_case.primary_actors]
    if actors:
        listed = ", ".join(actors)
        # Behind a quote that closes a value YAML has no other one.
        is_in_brackets = len(actors) > 1 and any(name[0] in "\"'" for name in actors)
        yield f"{called['actor']}: {f'[{listed}]' if is_in_brackets else listed}"
    yield f"{called['steps']}:"
    yield f"  - {typed.rows[step.span.line - typed.first].strip().removeprefix('-').strip()}"


def _quoted(name: str) -> str:
    return f'"{name}"' if "," in name else in_yaml(name)
