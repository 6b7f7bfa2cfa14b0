"""Whatever is asked of a place that is not there has no answer: an editor may be ahead of us, or behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mkdocs_usecases.editing.actions import all_fixed, quick_fixes, rewrites
from mkdocs_usecases.editing.calls import called, called_at, callers
from mkdocs_usecases.editing.completion import complete
from mkdocs_usecases.editing.folding import folds
from mkdocs_usecases.editing.hover import hover
from mkdocs_usecases.editing.lenses import lenses
from mkdocs_usecases.editing.moving import moved
from mkdocs_usecases.editing.names import Kind, Occurrence, Role, name_of
from mkdocs_usecases.editing.navigation import declaration, definition, highlights, name_links, references
from mkdocs_usecases.editing.places import Places
from mkdocs_usecases.editing.renaming import Refusal, renamable, rename
from mkdocs_usecases.editing.selection import selections
from mkdocs_usecases.editing.step_numbers import numbers
from mkdocs_usecases.editing.symbols import page_symbols
from mkdocs_usecases.editing.tokens import tokens
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span
from support.pointing import Files

PAGE = """\
# Page

```usecase
id: UC-1
title: Pay, see UC-1
actor: Clerk
steps:
  - Clerk pays.
```
"""
FILES = Files({"page.md": PAGE, "empty.md": ""})
TEXT = Text(PAGE)
PLACES = [
    *(Span("page.md", line, 1) for line in (0, 10, 11, 9999)),
    *(Span("empty.md", 1, 1), Span("empty.md", 2, 1), Span("no.md", 1, 1)),
]


def answers(place: Span) -> Iterator[object]:
    names, site, text = FILES.names, FILES.site, FILES.text
    yield from complete(site, text, place).items
    yield from (hover(names, place), definition(names, place), called_at(names, place))
    yield from (renamable(names, place), *names.at(place), *highlights(names, place))
    yield from references(names, place, with_declaration=True)
    yield from quick_fixes(site, text, site.findings, place)
    yield from rewrites(site, text, place)
    yield from numbers(site, text, place)
    given = rename(names, place, "New")
    yield None if isinstance(given, Refusal) else given


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_place_that_is_not_there_has_no_answer(place: Span) -> None:
    assert [each for each in answers(place) if each is not None] == []


def test_nothing_is_offered_behind_the_end_of_a_line() -> None:
    assert complete(FILES.site, FILES.text, Span("page.md", 8, 5)).items
    assert not complete(FILES.site, FILES.text, Span("page.md", 8, 17)).items


@pytest.mark.parametrize("file", ["no.md", "empty.md"])
def test_a_file_without_use_cases_has_none_to_show(file: str) -> None:
    names, site, text = FILES.names, FILES.site, FILES.text
    shown = [page_symbols(site, text, file), tokens(names, file), lenses(site, file), name_links(names, file)]
    shown += [all_fixed(site, text, file), moved(names, {file: "new.md"}), names.links_of(file)]
    shown += [
        names.within(file, name_of(Kind.USE_CASE, "UC-1")),
        folds(Text(""), file, site.page(file).context),
    ]
    assert [list(each) for each in shown] == [[]] * len(shown)


def test_a_name_that_nobody_has_leads_nowhere() -> None:
    names, place = FILES.names, Span("page.md", 8, 5)
    for kind in Kind:
        for name in (name_of(kind, "UC-9"), name_of(kind, "9", "uc-9"), name_of(kind, "9", "uc-1")):
            assert declaration(names, Occurrence(name, "9", place, Role.USES)) is None, name
            assert names.of(name) == ()
    assert [*callers(names, "uc-9"), *called(names, "uc-9")] == []


def test_a_line_that_is_not_there_holds_no_word() -> None:
    for is_by_line in (False, True):
        places = Places("page.md", TEXT, is_by_line=is_by_line)
        for place in (Span("page.md", 99, 1), Span("page.md", 99, 1, 99, 4)):
            assert places.word(place, "UC-1") is None
            assert places.typed(place) == ""
            assert places.beginning(place, "Clerk pays.") == place
        assert places.word(Span("page.md", 4, 1), "") is None


def test_what_is_selected_is_at_least_the_file() -> None:
    assert selections(Text(""), Span("empty.md", 1, 1))[-1] == Span("empty.md", 1, 1, 1, 1)
    assert selections(TEXT, Span("page.md", 2, 1)) == (Span("page.md", 1, 1, 10, 1),)
