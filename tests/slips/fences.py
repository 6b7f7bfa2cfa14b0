"""Mistyped fences, and what tools leave behind in a file."""

from __future__ import annotations

import random

from slips.pages import Page
from slips.slip import Slip, kind, one_of, solid, written


@kind
def fence_word_mistyped(page: Page, dice: random.Random) -> Slip | None:
    word = dice.choice(
        (
            "use-case",
            "usecases",
            "use case",
            "usescase",
            "use_case",
            "usecsae",
            "UseCases",
            "usecas",
            "ussecase",
            "use-cases",
        )
    )
    return written(page, {page.first: f"```{word}"})


@kind
def fence_of_two_signs(page: Page, dice: random.Random) -> Slip | None:
    return written(
        page,
        {
            page.first: dice.choice(
                ("``usecase", "`usecase", "''' usecase", "´´´usecase", "'''usecase", "‘‘‘usecase")
            )
        },
    )


@kind
def fence_not_opened(page: Page, dice: random.Random) -> Slip | None:
    lines = list(page.lines)
    if dice.random() < 0.5:
        lines[page.first] = ""
        return Slip(tuple(lines), frozenset({page.first, page.first + 1}))
    del lines[page.first]
    return Slip(tuple(lines), frozenset({page.first - 1, page.first}))


@kind
def fence_without_a_word(page: Page, dice: random.Random) -> Slip | None:
    # A block shown as YAML is a page of its own right.
    return written(page, {page.first: dice.choice(("```", "```yaml", "```yml"))}, {page.first}, False)


@kind
def fence_not_closed(page: Page, dice: random.Random) -> Slip | None:
    lines = list(page.lines)
    del lines[page.last]
    return Slip(tuple(lines), frozenset({page.first, page.last - 1, page.last}))


@kind
def closing_fence_mistyped(page: Page, dice: random.Random) -> Slip | None:
    return written(
        page,
        {
            page.last: dice.choice(
                ("``", "~~~", "    ```", "'''", "```usecase", "´´´", "``` end", "`````x", "   ``")
            )
        },
        {page.first, page.last},
    )


@kind
def opening_fence_longer(page: Page, dice: random.Random) -> Slip | None:
    return written(
        page,
        {page.first: dice.choice(("````usecase", "~~~usecase", "`````usecase"))},
        {page.first, page.last},
    )


@kind
def text_behind_the_fence(page: Page, dice: random.Random) -> Slip | None:
    """The first key stands on the line of the fence."""
    lines = (
        *page.lines[: page.first],
        f"{page.lines[page.first]} {page.lines[page.first + 1]}",
        *page.lines[page.first + 2 :],
    )
    return Slip(lines, frozenset({page.first}))


@kind
def merge_conflict(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
    if at is None:
        return None
    end = min(at + dice.randint(1, 3), page.last)
    ours = page.lines[at:end]
    words = [line.replace("the ", "this ", 1) if "the " in line else line + " Now." for line in ours]
    theirs = words[: dice.randint(0, len(words))]
    marked = (
        "<<<<<<< HEAD",
        *ours,
        *(("||||||| base", *ours) if dice.random() < 0.2 else ()),
        "=======",
        *theirs,
        ">>>>>>> topic",
    )
    lines = (*page.lines[:at], *marked, *page.lines[end:])
    return Slip(lines, frozenset(range(at, at + len(marked))))


@kind
def one_mark_of_a_merge(page: Page, dice: random.Random) -> Slip | None:
    at = one_of(dice, solid(page))
    if at is None:
        return None
    mark = dice.choice(("<<<<<<< HEAD", "=======", ">>>>>>> topic"))
    return Slip((*page.lines[:at], mark, *page.lines[at:]), frozenset({at}))


@kind
def fence_closed_behind_a_text(page: Page, dice: random.Random) -> Slip | None:
    """The closing fence at the end of the last line."""
    lines = page.lines
    run = lines[page.last].lstrip("> ").rstrip()
    if not lines[page.last - 1].strip() or run in lines[page.last - 1]:
        return None
    spoilt = (*lines[: page.last - 1], f"{lines[page.last - 1]}{run}", *lines[page.last + 1 :])
    return Slip(spoilt, frozenset({page.first, page.last - 1}))
