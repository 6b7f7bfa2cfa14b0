"""Beginnings of steps that are one slip of the pen away from a declared name, and those that are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.validation.names.misspellings import Names
from support.answers import compare_answers
from support.checking import findings_of

_NAMES = (
    "Lending desk",
    "Parent",
    "Member",
    "Accountholder",
    "Trainer",
    "図書館システム",
    "Manager",
    "MealApp",
    "Adjuster",
    "Kunde",
    "Bank",
    "Delivery",
    "Guest",
    "管理者",
)


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        ("Lending deks records the loan.", "Lending deks", "Lending desk"),
        ("Lendingdesk records it.", "Lendingdesk", "Lending desk"),
        ("Lendingadesk records it.", "Lendingadesk", "Lending desk"),
        ("Account holder pays.", "Account holder", "Accountholder"),
        ("Lendin desk records it.", "Lendin desk", "Lending desk"),
        ("Lending des records it.", "Lending des", "Lending desk"),
        ("pending desk records it.", "pending desk", "Lending desk"),
        ("MealAp shows it.", "MealAp", "MealApp"),
        ("Paretn signs.", "Paretn", "Parent"),
        ("Paren signs.", "Paren", "Parent"),
        ("Membor speaks: at most five minutes.", "Membor", "Member"),
        ("図書書館システムは表示する。", "図書書館システム", "図書館システム"),
        ("図書システムは表示する。", "図書システム", "図書館システム"),
        ("管者は選ぶ。", "管者", "管理者"),
        ("管k者は選ぶ。", "管k者", "管理者"),
        ("t理者は選ぶ。", "t理者", "管理者"),
        ("管理理者は選ぶ。", "管理理者", "管理者"),
        ("理管者は選ぶ。", "理管者", "管理者"),
        ("Adjuste writes a report.", "Adjuste", "Adjuster"),
        ("Kund bestätigt die Bestellung.", "Kund", "Kunde"),
        ("Gues picks cakes.", "Gues", "Guest"),
        ("iank pays the bill.", "iank", "Bank"),
        ("Bnak pays the bill.", "Bnak", "Bank"),
    ],
)
def test_a_slip_of_the_pen(text: str, typed: str, meant: str) -> None:
    assert Names(_NAMES).misspelt(text) == (typed, meant)


@pytest.mark.parametrize(
    "text",
    [
        "Manage the list.",
        "Lending desks are closed.",
        "Lending2desk records it.",
        "Lending dept is closed.",
        "Landing deck is cleared.",
        "図書目録は表示される。",
        "Account names are shown.",
        "Manage all the orders.",
        "Manage orders of a day.",
        "Deliver out the parcels.",
        "Adjust the amount.",
        "Band plays the song.",
        "Rank all the results.",
        "rank all the results.",
        "Gues is empty.",
        "管理は無料である。",
        "理者は選ぶ。",
        "料理者は選ぶ。",
    ],
)
def test_another_word(text: str) -> None:
    assert Names(_NAMES).misspelt(text) is None


@pytest.mark.parametrize(
    ("declared", "text", "typed"),
    [
        ("uffice", "Office finds the pupil.", "Office"),
        ("tgenda", "Agenda muestra las horas.", "Agenda"),
        ("Baker", "haker bakes another one.", "haker"),
        ("利用用者", "利用者は選ぶ。", "利用者"),
    ],
)
def test_a_slip_in_what_is_declared(declared: str, text: str, typed: str) -> None:
    assert Names([declared]).misspelt(text) == (typed, declared)


@pytest.mark.parametrize("text", ["Rank all the results.", "Rank is shown.", "Tank the car."])
def test_names_in_small_letters(text: str) -> None:
    assert Names(["bank"]).misspelt(text) is None


def test_every_slip_in_a_name_is_seen_as_its_table_says(golden: Golden) -> None:
    """A line has the name, others, and what stands behind it; then the slips that are seen.

    A slip has `?` where it is seen only if all other steps begin with a name.
    """

    def answer(asked: str) -> str:
        names, behind = asked.split(" |")
        known = Names(names.split(", "))
        name = names.partition(", ")[0]
        told = []
        for slip in dict.fromkeys(_slips(name)):
            found, alone = known.misspelt(slip + behind), known.alone(slip + behind)
            if (seen := found or alone) is not None and slip != name:
                typed = "" if seen.typed == slip else f"={seen.typed}"
                meant = "" if seen.meant == name else f"→{seen.meant}"
                told.append(f"{slip}{typed}{meant}{'' if found else '?'}")
        return ", ".join(told) or "none"

    compare_answers(golden, Path(__file__).with_name("slips-in-names.txt"), answer)


@pytest.mark.slow
@pytest.mark.golden
def test_every_slip_in_a_text_is_seen_as_its_table_says(golden: Golden) -> None:
    """A line has the name, others, and lines of a block with `…` for it; then the slips that are seen."""

    def answer(asked: str) -> str:
        names, text = asked.split(" | ")
        name = names.partition(", ")[0]
        told = []
        for slip in dict.fromkeys(_slips(name)):
            lines = text.replace("…", slip).split("⏎")
            found = findings_of(
                {"page.md": "\n".join([*_BLOCK.format(names=names).split("\n"), *lines, "```"])}
            )
            edits = [edit for each in found if each.code is Code.NO_SUCH_ACTOR for edit in each.edits]
            for edit in edits if slip != name else ():
                typed = "" if edit.was == slip else f"={edit.was}"
                told.append(f"{slip}{typed}" if edit.text == name else f"{slip}{typed}→{edit.text}")
        return ", ".join(told) or "none"

    compare_answers(golden, Path(__file__).with_name("slips-in-texts.txt"), answer)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("At the desk Learn! waits.", []), ("At the desk Learn! waits, and the Learn does.", [42])],
)
def test_a_name_that_ends_in_a_sign_is_no_slip_of_itself(text: str, columns: list[int]) -> None:
    block = _BLOCK.format(names="Learn!") + f"\n  - Learn! goes to the desk.\nnotes: {text}\n```\n"
    found = [each for each in findings_of({"a.md": block}) if each.code is Code.NO_SUCH_ACTOR]
    assert [each.span.column for each in found] == columns


@pytest.mark.parametrize(
    ("name", "text", "is_told"), [("مريض", "موعد المريض", False), ("Desk", "Date of theDesk", True)]
)
def test_only_an_article_that_stands_alone_wants_a_blank(name: str, text: str, *, is_told: bool) -> None:
    block = _BLOCK.format(names=name) + f"\n  - {name} answers.\n  - {name} smiles.\nnotes: {text}\n```\n"
    told = [each.message for each in findings_of({"a.md": block}) if each.code is Code.NO_SUCH_ACTOR]
    assert bool(told) is is_told


_BLOCK = """```usecase
title: Borrow a book
actor: Reader
supporting: [{names}]
steps:
  - Reader asks."""


def _slips(name: str) -> Iterator[str]:
    """A name with a letter less, twice, another, behind a blank or one itself, behind the next one."""
    for at, letter in enumerate(name):
        before, behind = name[:at], name[at + 1 :]
        yield from (before + behind, f"{before}{letter}{letter}{behind}", f"{before}x{behind}")
        yield from (f"{before} {letter}{behind}".lstrip(), f"{before} {behind}".strip())
        yield before + behind[:1] + letter + behind[1:]
    cut = name[:-1]
    yield from (f"{name}s", f"{name}'s", f"{cut}s", f"The {cut}", f"**{cut}**", f"(so) {cut}", f"{cut} or")
