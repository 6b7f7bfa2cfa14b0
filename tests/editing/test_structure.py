"""What a page is made of: its outline, what folds, the numbers of steps; what a search of a site finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from mkdocs_usecases.editing.folding import folds
from mkdocs_usecases.editing.step_numbers import numbers
from mkdocs_usecases.editing.symbols import Symbol, page_symbols, site_symbols
from mkdocs_usecases.model.actor import Catalogue, CatalogueActor
from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.options import Options
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span

PAGE = """\
# Orders 😀

```usecase
id: UC-2
title: Pay for an order
actor: Customer
steps:
  - MealApp states the amount.
  - Customer agrees.
extensions:
  2a. Card is refused:
    - MealApp asks for another card.
    - 1-2a1a. Customer has no other card: ends in failure

    - resume at 2
  *a. The line is cut: ends in failure
```
"""
ITEM = "- Item\n\n" + "".join(f"    {line}".rstrip() + "\n" for line in PAGE.split("\n")[2:-1])
QUOTE = "".join(f"> {line}".rstrip() + "\n" for line in PAGE.split("\n")[2:-1])


def read(text: str, options: Options | None = None) -> tuple[Site, dict[str, Text]]:
    site = Site(options or Options(system="MealApp"))
    site.read("page.md", text)
    return site, {"page.md": Text(text)}


def lines(text: str, symbols: Iterable[Symbol], depth: int = 0) -> Iterator[str]:
    """The names, indented, each with what is shown of it."""
    for symbol in symbols:
        stretch = Text(text).stretch(symbol.chosen)
        assert stretch is not None
        yield f"{'  ' * depth}{symbol.name} | {text[slice(*stretch)]}"
        yield from lines(text, symbol.children, depth + 1)


def test_the_outline_of_a_page() -> None:
    site, texts = read(PAGE)
    assert [*lines(PAGE, page_symbols(site, texts.get, "page.md"))] == [
        "UC-2 Pay for an order | UC-2",
        "  1 MealApp states the amount. | MealApp states the amount.",
        "  2 Customer agrees. | Customer agrees.",
        "  2a Card is refused | 2a",
        "    2a1 MealApp asks for another card. | MealApp asks for another card.",
        "    1-2a1a Customer has no other card | 1-2a1a",
        "  *a The line is cut | *a",
    ]


@pytest.mark.parametrize("text", [PAGE, ITEM, QUOTE, PAGE.replace("\n", "\r\n")])
def test_a_symbol_holds_its_name_and_all_below_it(text: str) -> None:
    site, texts = read(text)

    def look(symbol: Symbol, whole: Span) -> None:
        assert whole[1:3] <= symbol.span[1:3] <= symbol.chosen[1:3]
        assert symbol.chosen[3:] <= symbol.span[3:] <= whole[3:]
        for child in symbol.children:
            look(child, symbol.span)

    symbols = page_symbols(site, texts.get, "page.md")
    assert len(symbols) == 1
    look(symbols[0], symbols[0].span)
    assert symbols[0].span.end_line - symbols[0].span.line == 14


def test_a_use_case_without_id_or_title_has_a_name_all_the_same() -> None:
    text = "```usecase\nactor: Customer\n```\n"
    site, texts = read(text)
    assert [symbol.name for symbol in page_symbols(site, texts.get, "page.md")] == [
        "Use case without a title"
    ]


def catalogue() -> Options:
    place = Span("actors.yml", 7, 1)
    return Options(catalogue=Catalogue((CatalogueActor(ActorName("Courier"), place),)))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("refund", "UC-11 Refund an order"),
        ("uc-11", "UC-11 Refund an order"),
        ("UC-1", "UC-1 Order a meal"),
        ("rford", "UC-11 Refund an order"),
        ("order", "UC-1 Order a meal"),
        ("cour", "Courier"),
    ],
)
def test_a_search_finds_use_cases_and_actors(query: str, first: str) -> None:
    titles = {"UC-11": "Refund an order", "UC-1": "Order a meal", "UC-3": "Cancel a reorder"}
    site = Site(catalogue())
    for id_, title in titles.items():
        site.read(f"{id_}.md", f"```usecase\nid: {id_}\ntitle: {title}\n```\n")
    found = [*site_symbols(site, query)]
    assert found[0].name == first
    assert found[0].chosen.file in (f"{first.partition(' ')[0]}.md", "actors.yml")


def test_a_search_finds_two_hundred_at_most() -> None:
    site = Site(Options())
    for number in range(250):
        site.read(f"{number}.md", f"```usecase\nid: UC-{number}\ntitle: Task\n```\n")
    assert len([*site_symbols(site, "task")]) == 200
    assert [*site_symbols(site, "no such thing")] == []


@pytest.mark.parametrize(("text", "first"), [(PAGE, 3), (ITEM, 3), (QUOTE, 1)])
def test_blocks_steps_extensions_and_each_of_these_fold(text: str, first: int) -> None:
    site, texts = read(text)
    found = [
        (fold.first - first, fold.last - first)
        for fold in folds(texts["page.md"], "page.md", site.page("page.md").context)
    ]
    assert found == [(0, 14), (4, 6), (7, 13), (8, 12)]


def test_a_block_folds_though_nothing_closes_it() -> None:
    text = "```usecase\ntitle: X\nsteps:\n- A b.\n- C d."
    site, texts = read(text)
    assert [tuple(fold) for fold in folds(texts["page.md"], "page.md", site.page("page.md").context)] == [
        (1, 5),
        (3, 5),
    ]


@pytest.mark.parametrize("text", [PAGE, ITEM, QUOTE])
def test_each_step_has_its_number_ahead_of_it(text: str) -> None:
    site, texts = read(text)
    found = {}
    for number in numbers(site, texts.get, Span("page.md", 1, 1, 99, 1)):
        line = texts["page.md"].line(number.span.line)
        found[number.text] = line[number.span.column - 1 :]
    assert found == {
        "1": "MealApp states the amount.",
        "2": "Customer agrees.",
        "2a1": "MealApp asks for another card.",
    }


def test_numbers_are_those_of_the_area_alone() -> None:
    site, texts = read(PAGE)
    assert [number.text for number in numbers(site, texts.get, Span("page.md", 9, 1, 9, 5))] == ["2"]


def test_a_number_that_is_typed_is_not_shown_again() -> None:
    outline = "steps: |\n  1. A b.\n  1. C d.\nextensions: |\n  1a. E:\n    1a1. F.\n    - G.\n"
    text = f"```usecase\ntitle: X\n{outline}```\n"
    site, texts = read(text)
    assert [number.text for number in numbers(site, texts.get, Span("page.md", 1, 1, 99, 1))] == ["2", "1a2"]
