"""Every name of a page can be taken out and typed again: it is offered, and taking it gives the page back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_usecases.editing.completion import complete, without_places
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span
from support.building import REPOSITORY

TESTS = REPOSITORY / "tests"
PAGES = sorted([*(REPOSITORY / "example-site").glob("[!g]*/*.md"), *TESTS.glob("parsing/pages/*.md")])
UNCLOSED = TESTS / "parsing" / "pages" / "unclosed.md"
"""Nobody can tell where its blocks end once a line of them is gone."""


def names(use_case: UseCase) -> Iterator[tuple[str, str, Span]]:
    """The names of a use case that can be offered: what each is, as typed, and where it stands."""
    for actor in (*use_case.primary_actors, *use_case.supporting_actors):
        yield "actor", actor.name, actor.span
    for stakeholder in use_case.stakeholders:
        yield "actor", stakeholder.name, stakeholder.span
    for mention in use_case.includes:
        yield "id", mention.id, mention.span
    for step in use_case.every_step:
        if step.actor_span is not None and step.actor_span.end_line:
            yield "who", step.actor or "", step.actor_span
        for mention in step.mentions:
            if mention.is_linked:
                yield "id", mention.id, mention.span
    for extension in use_case.every_extension:
        if extension.outcome.step_span is not None:
            yield "target", extension.outcome.step or "", extension.outcome.step_span
    for tag in use_case.tags:
        yield "tag", tag.text, tag.span
    for code in use_case.ignore:
        yield "code", code.text, code.span
    for name, place in use_case.places.items():
        yield "key", name, place


def typed_again(site: Site, text: Text, span: Span, length: int) -> Iterator[str]:
    """What becomes of a page where a name is typed again up to some letters, by each item of that name."""
    start, end = text.stretch(span) or (0, 0)
    typed = text.text[start:end]
    cut = f"{text.text[: start + length]}{text.text[end:]}"
    site.read(span.file, cut)
    place = Text(cut).span(span.file, start + length, start + length).start
    for item in complete(site, {span.file: Text(cut)}.get, place).items:
        new = without_places(item.new) if item.is_snippet else item.new
        if item.label.casefold() == typed.casefold() or new == typed:
            first, last = Text(cut).stretch(item.insert) or (0, 0)
            yield cut[:first] + new + cut[last:]


def unknown(site: Site, path: Path, every: int) -> Iterator[str]:
    """The names of a page, every second or third, that are not offered or do not give it back."""
    page = path.read_bytes().decode()
    text = Text(page)
    use_cases = [block.use_case for block in site.read("page.md", page).blocks if block.use_case]
    found = [each for use_case in use_cases for each in names(use_case)]
    for what, name, span in found[::every]:
        stretch = text.stretch(span) if span.end_line == span.line and span.file == "page.md" else None
        typed = text.text[slice(*stretch)] if stretch else ""
        if not typed or typed.casefold() != name.casefold():
            # Typed in other words: an alias, a key of another language.
            continue
        for length in (0, max(1, len(typed) // 2)):
            again = typed_again(site, text, span, length)
            if not any(each.casefold() == page.casefold() for each in again):
                yield f"{path.name}:{span.line}:{span.column} {what} {typed[:length]}|{typed[length:]}"
    site.forget("page.md")


@pytest.mark.slow
def test_a_name_is_offered_where_it_stands() -> None:
    site = Site(Options())
    for path in PAGES:
        # So that nothing that is taken out is unknown at once.
        site.read(f"{path.parent.name}/{path.name}", path.read_bytes().decode())
    assert not [said for path in PAGES if path != UNCLOSED for said in unknown(site, path, 7)]


def wrong_places(path: Path) -> Iterator[str]:
    """Items of a page that would change something else than what stands around the place."""
    page = path.read_bytes().decode()
    site, text = Site(Options(system="MealApp")), Text(page)
    site.read("page.md", page)
    for line in range(1, text.count + 1):
        length = len(text.line(line))
        for column in sorted({1, length // 2 + 1, length + 1}):
            for item in complete(site, {"page.md": text}.get, Span("page.md", line, column)).items:
                start, insert, replace = item.insert[1:3], item.insert[3:], item.replace[3:]
                around = start <= (line, column) <= insert <= replace and start == item.replace[1:3]
                if not around or text.stretch(item.replace) is None or replace[0] != line:
                    yield f"{path.name}:{line}:{column}: {item.label} {item.insert} {item.replace}"


@pytest.mark.slow
def test_an_item_takes_the_place_of_what_stands_around_alone() -> None:
    hostile = sorted(TESTS.glob("parsing/slips/*.md"))
    assert not [said for path in (*PAGES, *hostile) for said in wrong_places(path)]
