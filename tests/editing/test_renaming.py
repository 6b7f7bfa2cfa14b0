"""Other names: every place and none else, as text, or refused with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.renaming import Refusal, Renaming, renamable, rename
from mkdocs_usecases.editing.trial import settings_read_otherwise
from mkdocs_usecases.options import read_options
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site
from support.pointing import MARK, Files

ORDERS = """---
usecases: {system: MealApp, actor: Customer}
---
# Orders 🍕 of a Customer

```usecase
id: UC-1  # a comment on UC-1
title: Order a meal
supporting: [Restaurant, "Customer service"]
tags: [checkout, "mobile"]
success guarantee: The Customer has the meal, and the customer pays.
minimal guarantee: A Premium customer never waits; `Customer` is code.
extension points:
  gift wrap: 3
steps:
  - Customer chooses a meal.
  - MealApp 😀 shows the price to the Customer (UC-2).
  - "Customer: confirms"
  - include: UC-2
  - Restaurant asks Customer service.
extensions:
  1a. The Customer goes, see UC-2: ends in failure
```

> ```usecase
> id: UC-2
> title: Pay
> level: subfunction
> supporting: Restaurant
> success guarantee: Paid.
> minimal guarantee: Not paid twice.
> extends: {use case: uc-1, at: gift wrap}
> steps: |
>   1. The customer pays: see [UC-1/1a].
>   2. MealApp books it, [again](#UC-1-1a).
>   3. Restaurant thanks.
> extensions: |
>   2a. It is refused:
>      2a1. Diner names another card.
>      2a2. Resume at 1.
> ```
"""
INDEX = """# Home of UC-1

Begin with [UC-1], `[UC-1]`, [an anchor](orders.md#UC-1), [none](orders.md#UC-10), UC-1 in prose,
Customer too.

<!-- usecases: list actor="Customer, Restaurant" tag="!checkout" -->
<!-- usecases: scenarios id='uc-1' system=MealApp -->
"""
ACTORS = """# Ask before you add one: Customer.
Customer:  # who pays
  aliases: [Diner]
Premium customer:
  description: Every Customer may become one.
  is a: Customer
Restaurant:
"Customer service": {kind: system}
"""
SETTINGS = "# The system: MealApp\nsystem: MealApp # ours\nactors: actors.yml\nid_pattern: 'UC-\\d+'\n"

FILES = Files({"orders.md": ORDERS, "index.md": INDEX, "actors.yml": ACTORS, "mkdocs.yml": SETTINGS})


def changed(files: Files, path: str, piece: str, new: str) -> Renaming:
    found = rename(files.names, files.place(path, piece), new)
    assert isinstance(found, Renaming), found
    return found


def refused(files: Files, path: str, piece: str, new: str) -> str:
    found = rename(files.names, files.place(path, piece), new)
    assert isinstance(found, Refusal), found
    return found.reason


def after(files: Files, renaming: Renaming) -> Files:
    texts = dict(files.texts)
    for edit in sorted((*renaming.edits, *renaming.doubtful), key=lambda edit: edit.span, reverse=True):
        text = Text(texts[edit.span.file])
        stretch = text.stretch(edit.span)
        assert stretch is not None
        assert text.text[slice(*stretch)] == edit.was
        texts[edit.span.file] = text.text[: stretch[0]] + edit.text + text.text[stretch[1] :]
    return Files(texts)


def places(files: Files, pieces: Mapping[str, list[str]]) -> list[str]:
    return files.marked(files.spans(pieces))


def test_an_id_changes_wherever_it_is_named_and_nowhere_else() -> None:
    found = changed(FILES, "index.md", "with [UC-¦1]", "UC-40")
    assert found.doubtful == ()
    assert {edit.text for edit in found.edits} == {"UC-40"}
    assert FILES.marked(sorted(edit.span for edit in found.edits)) == places(
        FILES,
        {
            "index.md": ["with [¦UC-1¦]", "(orders.md#¦UC-1¦)", "id='¦uc-1¦'"],
            "orders.md": ["id: ¦UC-1¦ ", "case: ¦uc-1¦", "[¦UC-1¦/1a]", "(#¦UC-1¦-1a)"],
        },
    )


def test_an_actor_changes_where_somebody_acts_and_in_sentences_of_blocks_to_be_confirmed() -> None:
    found = changed(FILES, "actors.yml", "Cust¦omer:  #", "Guest")
    assert {edit.text for edit in found.edits} <= {"Guest", "guest"}
    assert FILES.marked(sorted(edit.span for edit in found.edits)) == places(
        FILES,
        {
            "actors.yml": ["¦Customer¦:  #", "is a: ¦Customer¦"],
            "index.md": ['"¦Customer¦, R'],
            "orders.md": [
                "actor: ¦Customer¦}",
                "- ¦Customer¦ chooses",
                '"¦Customer¦: confirms',
                "The ¦customer¦ p",
            ],
        },
    )
    assert FILES.marked(sorted(edit.span for edit in found.doubtful)) == places(
        FILES,
        {"orders.md": ["The ¦Customer¦ has the", "to the ¦Customer¦ (", "1a. The ¦Customer¦ goes"]},
    )


def test_an_alias_changes_alone() -> None:
    found = changed(FILES, "orders.md", "2a1. Di¦ner", "Eater")
    spans = sorted(edit.span for edit in (*found.edits, *found.doubtful))
    assert FILES.marked(spans) == places(
        FILES, {"actors.yml": ["[¦Diner¦]"], "orders.md": ["2a1. ¦Diner¦ names"]}
    )


def test_the_system_changes_in_settings_front_matter_steps_and_markers() -> None:
    found = changed(FILES, "mkdocs.yml", "system: Meal¦App #", "Dinner App")
    assert FILES.marked(sorted(edit.span for edit in (*found.edits, *found.doubtful))) == places(
        FILES,
        {
            "mkdocs.yml": ["system: ¦MealApp¦ #"],
            "index.md": ["system=¦MealApp¦"],
            "orders.md": ["system: ¦MealApp¦", "- ¦MealApp¦ 😀", "2. ¦MealApp¦ books"],
        },
    )
    assert {edit.text for edit in found.edits if edit.span.file == "index.md"} == {'"Dinner App"'}


@pytest.mark.parametrize(
    ("path", "piece", "new", "places_of_it"),
    [
        ("orders.md", "at: gift ¦wrap", "wrapping", {"orders.md": ["  ¦gift wrap¦: 3", "at: ¦gift wrap¦}"]}),
        ("orders.md", "[check¦out,", "order", {"orders.md": ["[¦checkout¦,"], "index.md": ["!¦checkout¦"]}),
    ],
)
def test_points_and_tags_change_as_well(
    path: str, piece: str, new: str, places_of_it: dict[str, list[str]]
) -> None:
    found = changed(FILES, path, piece, new)
    assert FILES.marked(sorted(edit.span for edit in found.edits)) == places(FILES, places_of_it)


@pytest.mark.parametrize(("end", "mark"), [("\n", ""), ("\r\n", "\ufeff"), ("\r", "")])
def test_nothing_but_the_name_changes_in_any_file(end: str, mark: str) -> None:
    files = Files({path: mark + text.replace("\n", end) for path, text in FILES.texts.items()})
    for new in ("Guest", "顧客"):
        plain = Files({path: text.removeprefix("\ufeff") for path, text in files.texts.items()})
        site = after(plain, changed(files, "actors.yml", "Cust¦omer:  #", new))
        assert site.texts["actors.yml"] == plain.texts["actors.yml"].replace(
            f"{end}Customer:", f"{end}{new}:"
        ).replace("a: Customer", f"a: {new}")
        assert codes(site) == codes(plain)


def codes(files: Files) -> Counter[str]:
    return Counter(finding.code.value for finding in files.site.findings)


QUOTED = [
    ("actor: ¦Customer¦\n", 'actor: "Clerk, senior"\n'),
    ("actor: [¦Customer¦, Bank]\n", 'actor: ["Clerk, senior", Bank]\n'),
    ("actor: '¦Customer¦'\n", "actor: 'Clerk, senior'\n"),
    ('actor: "¦Customer¦"\n', 'actor: "Clerk, senior"\n'),
    ("actor:\n  - ¦Customer¦ # who\n", 'actor:\n  - "Clerk, senior" # who\n'),
    ("actor: {}\nstakeholders: {¦Customer¦: eats}\n", 'actor: {}\nstakeholders: {"Clerk, senior": eats}\n'),
]


@pytest.mark.parametrize(("typed", "expected"), QUOTED)
def test_quotes_stand_where_yaml_needs_them_alone(typed: str, expected: str) -> None:
    typed, expected = typed.replace("actor: {}", "actor: Bank"), expected.replace("actor: {}", "actor: Bank")
    block = "```usecase\nid: UC-1\ntitle: Eat\n{}steps:\n  - ¦Customer¦ eats.\n```\n"
    files = Files({"a.md": block.format(typed).replace(MARK, "")})
    site = after(files, changed(files, "a.md", "- Cust¦omer eats", "Clerk, senior"))
    assert site.texts["a.md"] == block.format(expected).replace("¦Customer¦", "Clerk, senior")


REFUSED = [
    ("orders.md", "id: UC-¦1 ", "UC-2", "is the id of another use case, at orders.md:25:3"),
    ("orders.md", "id: UC-¦1 ", "uc-2", "has not the form"),
    ("orders.md", "id: UC-¦1 ", "PAY-1", "`id_pattern`"),
    ("orders.md", "id: UC-¦1 ", "12 pay", "is no id"),
    ("orders.md", "id: UC-¦1 ", "  ", "empty"),
    ("actors.yml", "Cust¦omer:  #", "restaurant", "`Restaurant` is somebody else's name"),
    ("actors.yml", "Cust¦omer:  #", "Diner", "`Diner` is another name of theirs already"),
    ("actors.yml", "Cust¦omer:  #", "mealapp", "`MealApp` is somebody else's name"),
    ("actors.yml", "Cust¦omer:  #", "{{ guest }}", "macro"),
    ("orders.md", "at: gift ¦wrap", "3", "number of a step"),
    ("orders.md", "[check¦out,", "Mobile", "there is a tag `Mobile` already"),
    ("orders.md", "tit¦le: Pay", "name", "no name here"),
    ("orders.md", "  1¦a. The", "1b", "no name here"),
]


@pytest.mark.parametrize(("path", "piece", "new", "why"), REFUSED)
def test_what_cannot_be_right_is_refused_with_the_reason(path: str, piece: str, new: str, why: str) -> None:
    assert why in refused(FILES, path, piece, new)


def test_a_name_may_be_a_part_of_that_of_somebody_else() -> None:
    site = after(FILES, changed(FILES, "actors.yml", "Cust¦omer:  #", "Rest"))
    assert "Rest:" in site.texts["actors.yml"]


def test_an_id_that_a_page_names_already_is_refused() -> None:
    files = Files({**FILES.texts, "more.md": "See [UC-77].\n"})
    assert "is named already, at more.md:1:6" in refused(files, "orders.md", "id: UC-¦1 ", "UC-77")


def test_a_name_that_stands_behind_an_anchor_is_refused() -> None:
    block = "```usecase\nid: UC-1\ntitle: Eat\nactor: Customer\nsteps: [Customer eats.]\n```\n"
    files = Files({"a.md": block, "mkdocs.yml": "actors:\n  &who Customer:\n    kind: person\n"})
    assert "an anchor stands for `Customer` at mkdocs.yml:2:3" in refused(
        files, "a.md", "actor: Cust¦omer", "Guest"
    )


def test_a_name_in_a_file_outside_is_refused() -> None:
    place = FILES.place("orders.md", "- Cust¦omer chooses")
    found = rename(FILES.names, place, "Guest", lambda file: file != "actors.yml")
    assert found == Refusal("`Customer` is named in actors.yml, which is outside of the workspace")


def test_a_name_of_which_only_the_file_is_known_is_refused() -> None:
    block = "```usecase\nid: UC-1\ntitle: Eat\nactor: Cook\nsteps: [MealApp eats.]\n```\n"
    files = Files({"a.md": block, "zensical.toml": 'system = "MealApp"\n'})
    options = read_options({"system": "MealApp"}, folder=Path(), file="zensical.toml").options
    site = Site(options)
    site.read("a.md", block)
    found = rename(Names(site, files.text), files.place("a.md", "[Meal¦App eats"), "Shop")
    assert found == Refusal("`MealApp` is named in zensical.toml, and nobody knows where")


def test_a_name_after_which_check_would_find_something_new_is_refused() -> None:
    block = "```usecase\nid: UC-{}\ntitle: Eat\nactor: {}\nsteps: [{} eats.]\n```\n"
    files = Files({"a.md": block.format(1, "Cook", "Cook"), "b.md": block.format(2, "Clerk", "Clerk")})
    why = refused(files, "a.md", "actor: Co¦ok", "Clerks")
    assert why.startswith("afterwards `check` would say: `Clerks` is called `Clerk` elsewhere")


def test_ids_get_another_form_one_by_one() -> None:
    block = "```usecase\nid: {}\ntitle: Eat {}\nactor: Cook\nsteps: [Cook eats.]\n```\n"
    files = Files({f"{id_}.md": block.format(id_, id_) for id_ in ("UC1", "UC2", "UC3")})
    found = changed(files, "UC1.md", "id: UC¦1", "UC-1")
    assert codes(after(files, found)) - codes(files) == Counter({"two-readings": 1})


def test_small_letters_follow_only_where_nothing_else_names_a_supporting_actor() -> None:
    block = (
        "```usecase\nid: UC-{}\ntitle: Sell\nactor: Clerk\nsupporting: Premium Guest\n"
        "steps:\n  - Clerk asks the premium guest.\n  - Clerk {}.\n```\n"
    )
    files = Files({"a.md": block.format(1, "waits"), "b.md": block.format(2, "thanks the Premium Guest")})
    found = changed(files, "a.md", "supporting: Prem¦ium Guest", "Gold Member of ACME")
    shown = [(edit.span.file, edit.was, edit.text) for edit in (*found.edits, *found.doubtful)]
    assert shown == [
        ("a.md", "Premium Guest", "Gold Member of ACME"),
        ("b.md", "Premium Guest", "Gold Member of ACME"),
        ("a.md", "premium guest", "gold member of ACME"),
        ("b.md", "Premium Guest", "Gold Member of ACME"),
    ]
    assert codes(after(files, found)) == codes(files)


def test_an_anchor_that_is_typed_in_signs_of_addresses_follows() -> None:
    block = "```usecase\nid: Käse-1\ntitle: Eat\nactor: Cook\nsteps: [Cook eats., Cook rests.]\n```\n"
    files = Files({"a.md": block, "b.md": "See [it](a.md#K%C3%A4se-1-2) and [that](a.md#K%C3%A4se-10).\n"})
    found = changed(files, "a.md", "id: Kä¦se-1", "UC-9")
    assert after(files, found).texts["b.md"] == "See [it](a.md#UC-9-2) and [that](a.md#K%C3%A4se-10).\n"


def test_a_name_that_a_macro_makes_is_none() -> None:
    block = '```usecase\nid: UC-1\ntitle: Eat\nactor: "{{ cook }}"\nsteps: ["{{ cook }} eats."]\n```\n'
    files = Files({"a.md": block})
    assert "no name here" in refused(files, "a.md", 'actor: "{{ co¦ok', "Guest")


def test_a_name_in_other_letters_is_refused() -> None:
    block = '```usecase\nid: UC-1\ntitle: Eat\nactor: "\\u0043ook"\nsteps: [Cook eats.]\n```\n'
    files = Files({"a.md": block})
    assert "is typed in other letters at a.md:4:8" in refused(files, "a.md", "[Co¦ok eats", "Guest")


def test_a_name_with_which_a_step_begins_already_is_refused() -> None:
    block = "```usecase\nid: UC-1\ntitle: Eat\nactor: Cook\nsteps:\n  - Cook eats.\n  - Guest looks.\n```\n"
    why = refused(Files({"a.md": block}), "a.md", "- Co¦ok", "Guest")
    assert why.startswith("a.md:1:1 would say something else")


def test_a_name_that_would_ask_a_listing_for_something_else_is_refused() -> None:
    files = Files(
        {"a.md": '```usecase\ntitle: Eat\nactor: Cook\ntags: [soup]\nsteps: [Cook eats.]\n```\n',
         "b.md": '<!-- usecases: list tag="!soup" -->\n'}
    )  # fmt: skip
    assert "b.md:1:1 would say something else" in refused(files, "a.md", "[so¦up]", "soup, cold")
    site = after(files, changed(files, "a.md", "[so¦up]", "cold soup"))
    assert site.texts["b.md"] == '<!-- usecases: list tag="!cold soup" -->\n'


def test_of_two_use_cases_of_one_id_the_second_changes_alone() -> None:
    block = "```usecase\nid: UC-1\ntitle: {}\nactor: Cook\nsteps: [Cook eats.]\n```\n"
    files = Files({"a.md": block.format("Eat"), "b.md": f"See [UC-1].\n\n{block.format('Drink')}"})
    found = changed(files, "b.md", "id: UC-¦1", "UC-2")
    assert [edit.span.file for edit in found.edits] == ["b.md"]
    found = changed(files, "a.md", "id: UC-¦1", "UC-2")
    assert files.marked(sorted(edit.span for edit in found.edits)) == places(
        files, {"a.md": ["id: ¦UC-1¦"], "b.md": ["[¦UC-1¦]"]}
    )


def test_the_lock_of_a_renamed_use_case_is_kept() -> None:
    lock = "UC-1 0123456789ab\nUC-1/1a 0123456789ab\nUC-10 0123456789ab\n"
    files = Files({**FILES.texts, "usecases.lock": lock})
    site = after(files, changed(files, "orders.md", "id: UC-¦1 ", "UC-40"))
    assert site.texts["usecases.lock"] == "UC-40 0123456789ab\nUC-40/1a 0123456789ab\nUC-10 0123456789ab\n"


@pytest.mark.parametrize(
    ("path", "piece", "name"),
    [
        ("index.md", "with [UC-¦1]", "UC-1"),
        ("orders.md", "[UC¦-1/1a]", "UC-1"),
        ("orders.md", "[UC-1/1¦a]", None),
        ("orders.md", "tit¦le: Pay", None),
        ("index.md", "`[UC-¦1]`", None),
        ("index.md", "Customer ¦too", None),
        ("actors.yml", "Din¦er", "Diner"),
    ],
)
def test_what_can_be_renamed_is_told(path: str, piece: str, name: str | None) -> None:
    found = renamable(FILES.names, FILES.place(path, piece))
    assert (None if found is None else found.typed) == name


def test_words_beside_a_text_are_none_of_it() -> None:
    head = "title: Rest\nactor: Clerk\nsteps: [Clerk rests.]\n"
    files = Files(
        {"page.md": f"```usecase\n{head}preconditions: The Clerk is there. # The Clerk again\n```\n"}
    )
    found = changed(files, "page.md", "actor: Cle¦rk", "Guest")
    assert files.marked(sorted(edit.span for edit in found.doubtful)) == places(
        files, {"page.md": ["The ¦Clerk¦ is there"]}
    )


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        *(("a: Clerk", "a: Cook", True), ("a: Clerk", "a: Clark", False), ("Clerk: {}", "Cook: {}", True)),
        *(("a: [Clerk, x]", "a: [Cook, x]", True), ("a: Clerk, x", "a: Cook,x", True)),
        *(("a: Clerk, x", "a: Cook", False), ("a: [Clerk]", "a: Cook", False), ("a: Clerk", "a:", False)),
        *(("a: Clerk", "a: Cook: b", False), ("a: Clerk", "a: Cook\nb: c", False), ("", "", True)),
        *(("", "a", False), ("a: Clerk", "a: [", False), ("a: {b: Clerk}", "a: {b: Cook}", True)),
        *(("a: x", "a: 'x'", True), ("a: {b: Clerk}", "a: [b, Clerk]", False), ("- a: 1", "- a: 2", False)),
        (f"{'[' * 60}Clerk{']' * 60}", f"{'[' * 60}x{']' * 60}", True),
    ],
)
def test_settings_say_the_same_but_for_a_name(before: str, after: str, *, is_same: bool) -> None:
    def renamed(name: str) -> str:
        return "Cook" if name == "Clerk" else name

    assert settings_read_otherwise(before, after, renamed) is not is_same


@pytest.mark.parametrize(
    ("new", "is_same"),
    [("null", False), ("'null'", True), ("12", False), ("yes", False), ("1.5", False), ("2026-01-01", False)],
)
def test_a_name_in_settings_stays_a_text(new: str, *, is_same: bool) -> None:
    def renamed(name: str) -> str:
        return new.strip("'") if name == "Clerk" else name

    assert settings_read_otherwise("a: Clerk", f"a: {new}", renamed) is not is_same


COMMAS = Files(
    {
        "page.md": "```usecase\nid: UC-1\ntitle: X\nactor: Customer\nsteps:\n  - Customer pays.\n```\n",
        "mkdocs.yml": "actor: Customer, Clerk\n",
    }
)


@pytest.mark.parametrize("new", ["Bank: main", "A, b", "x: y"])
def test_settings_that_would_say_something_else_refuse(new: str) -> None:
    told = refused(COMMAS, "page.md", "- ¦Customer", new)
    assert told == f"mkdocs.yml would say something else with `{new}`"
    assert changed(COMMAS, "page.md", "- ¦Customer", "Guest").edits
