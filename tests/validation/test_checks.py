"""Rules, silence and order of findings, and checks on sites larger than a page."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.options import InventoryFile, Options
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean
from mkdocs_usecases.validation.check import BLOCK_CHECKS, SITE_CHECKS, listed
from mkdocs_usecases.validation.checks import check_block, check_site, in_order
from mkdocs_usecases.validation.cycles import find_cycles
from mkdocs_usecases.validation.names.suggestions import Suggestions
from mkdocs_usecases.validation.not_shown import not_shown
from mkdocs_usecases.validation.policy import Policy
from mkdocs_usecases.validation.unread_inventories import unreachable_inventory
from support.checking import findings_of
from support.work import in_good_time

HEAD = "title: Order a meal\nactor: Customer\nsystem: MealApp\n"
BARE = HEAD + "steps: [Customer orders.]"


def page(*blocks: str) -> str:
    return "\n\n".join(f"```usecase\n{block}\n```" for block in blocks)


def codes(text: str, rules: dict[Code, Severity] | None = None) -> list[Code]:
    return [finding.code for finding in findings_of({"page.md": text}, Options(rules=rules or {}))]


def including(number: int, *others: int) -> str:
    ids = ", ".join(f"UC-{other}" for other in others)
    return (
        f"id: UC-{number}\ntitle: Goal {number}\nincludes: [{ids}]\nactor: Customer\nsteps: [Customer acts.]"
    )


def test_rules_change_a_severity_or_switch_a_check_off() -> None:
    assert Code.TOO_FEW_STEPS in codes(page(BARE))
    assert Code.TOO_FEW_STEPS not in codes(page(BARE), {Code.TOO_FEW_STEPS: Severity.OFF})
    rules = {Code.TOO_FEW_STEPS: Severity.ERROR}
    found = findings_of({"page.md": page(BARE)}, Options(rules=rules))
    assert [each.is_error for each in found if each.code is Code.TOO_FEW_STEPS] == [True]


def test_rules_hold_for_what_reading_finds_too() -> None:
    rules = {Code.UNKNOWN_KEY: Severity.HINT}
    found = findings_of({"page.md": page(f"{BARE}\njira: A-1")}, Options(rules=rules))
    assert [each.severity for each in found if each.code is Code.UNKNOWN_KEY] == [Severity.HINT]


@pytest.mark.parametrize("typed", ["too-few-steps", "Too_Few_Steps", "too few steps", "[x, too-few-steps]"])
def test_a_block_ignores_a_check_however_its_code_is_typed(typed: str) -> None:
    assert Code.TOO_FEW_STEPS not in codes(page(f"{BARE}\nignore: {typed}"))


def test_ignore_holds_for_its_own_block_only() -> None:
    two = page(f"id: UC-1\n{BARE}\nignore: too-few-steps", f"id: UC-2\n{BARE}")
    assert codes(two).count(Code.TOO_FEW_STEPS) == 1


def test_ignore_holds_for_what_reading_and_the_whole_site_find_in_the_block() -> None:
    block = f"{BARE}\njira: A-1\nincludes: UC-99"
    assert {Code.UNKNOWN_KEY, Code.UNKNOWN_USE_CASE} <= set(codes(page(block)))
    silent = codes(page(f"{block}\nignore: [unknown-key, unknown-use-case]"))
    assert not {Code.UNKNOWN_KEY, Code.UNKNOWN_USE_CASE} & set(silent)


def test_ignore_in_a_block_does_not_silence_the_text_around_it() -> None:
    text = (
        f"[UC-99]\n\n{page('id: UC-1' + chr(10) + BARE + chr(10) + 'ignore: unknown-use-case')}\n\n[UC-98]\n"
    )
    assert codes(text).count(Code.UNKNOWN_USE_CASE) == 2


def test_findings_stand_in_the_order_of_their_places_and_name_their_use_case() -> None:
    found = findings_of(
        {"b.md": page(f"id: UC-2\n{BARE}"), "a.md": page(BARE, f"id: UC-1\n{BARE}\nfoo: bar")}
    )
    assert [each.span for each in found] == sorted(each.span for each in found)
    assert {each.use_case for each in found if each.span.file == "b.md"} == {"UC-2"}
    assert [each.use_case for each in found if each.code is Code.UNKNOWN_KEY] == ["UC-1"]


def test_all_mistakes_of_a_block_are_told_at_once() -> None:
    block = (
        "titlee: Order a meal\nsystem: MealApp\nlevel: high\nsteps: [Customer orders., MealApp charges.]\n"
        "extensions:\n  7a. Sold out: resume at 9\n  2a. Declined: resume at 2\n  2a. Lost: resume at 1\n"
    )
    found = {
        each.code for each in findings_of({"page.md": page(block)}) if each.severity is not Severity.HINT
    }
    assert {
        *(Code.UNKNOWN_KEY, Code.MISSING_ACTOR, Code.UNKNOWN_LEVEL, Code.UNKNOWN_STEP),
        *(Code.UNKNOWN_TARGET, Code.ENDLESS_LOOP, Code.DUPLICATE_LABEL),
    } == found


def test_a_block_that_cannot_be_read_gets_what_reading_found_and_nothing_else() -> None:
    assert codes(page("- a list")) == [Code.NOT_A_MAPPING]


def test_checks_that_are_off_do_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise AssertionError

    monkeypatch.setitem(BLOCK_CHECKS, Code.PASSIVE_STEP, fail)
    monkeypatch.setitem(SITE_CHECKS, Code.SAME_TITLE, fail)
    codes(page(BARE), {Code.SAME_TITLE: Severity.OFF})


def test_a_block_answers_the_same_each_time_it_is_checked() -> None:
    block = read_document(page(BARE), "page.md", Options()).blocks[0]
    assert check_block(block, Policy()) == check_block(block, Policy())


def test_in_order_tells_each_finding_once() -> None:
    finding = Diagnostic(Code.SAME_TITLE, Span("a.md", 1, 1), "twice")
    assert in_order([finding, finding]) == (finding,)


def test_not_shown_names_the_block_that_no_page_shows() -> None:
    block = read_document(page(f"id: UC-1\n{BARE}"), "page.md", Options()).blocks[0]
    assert str(not_shown(block)) == (
        "page.md:1:1: warning: the page does not show `UC-1`, although its source has it [not-shown]\n"
        "  hint: take it out of what hides it: a comment, a condition, HTML without `markdown`, "
        "a fence of another kind, what an extension reads that is missing"
    )


def test_not_shown_can_speak_of_a_block_that_could_not_be_read() -> None:
    block = read_document(page("- a list"), "page.md", Options()).blocks[0]
    assert not_shown(block).message == "the page does not show this use case, although its source has it"


def test_an_inventory_that_cannot_be_read_is_told_with_its_address() -> None:
    file = InventoryFile("bank", "https://bank.example/objects.inv", span=Span("mkdocs.yml", 7, 5))
    assert str(unreachable_inventory(file, "was not found")) == (
        "mkdocs.yml:7:5: warning: the inventory of `bank`, https://bank.example/objects.inv, was not found "
        "[unreachable-inventory]\n"
        "  hint: look whether the address is right, and whether it can be reached from here"
    )


def test_cycles_over_files_begin_with_the_first_member_and_have_all_places() -> None:
    pages = {"c.md": page(including(1, 2)), "b.md": page(including(2, 3)), "a.md": page(including(3, 1))}
    (found,) = (each for each in findings_of(pages) if each.code is Code.INCLUDE_CYCLE)
    assert found.message == "`UC-3` includes itself: UC-3 (a.md:4) → UC-1 (c.md:4) → UC-2 (b.md:4) → UC-3"
    assert found.span == Span("a.md", 4, 12, 4, 16)
    assert [span.file for span in found.related] == ["c.md", "b.md"]


@pytest.mark.parametrize(("members", "left_out"), [(10, None), (11, 2), (14, 5)])
def test_of_a_long_cycle_the_first_members_are_named_and_the_last(members: int, left_out: int | None) -> None:
    text = page(*(including(number, number % members + 1) for number in range(1, members + 1)))
    (found,) = (each for each in findings_of({"a.md": text}) if each.code is Code.INCLUDE_CYCLE)
    names = [name.partition(" (")[0] for name in found.message.partition(": ")[2].split(" → ")]
    if left_out is None:
        assert names == [*(f"UC-{number}" for number in range(1, members + 1)), "UC-1"]
    else:
        shown = [f"UC-{number}" for number in range(1, 9)]
        assert names == [*shown, f"… {left_out} more …", f"UC-{members}", "UC-1"]
    assert len(found.related) == members - 1


@pytest.mark.slow
def test_a_chain_of_thousands_of_includes_is_followed_to_its_end() -> None:
    text = page(*(including(number, number % 3000 + 1) for number in range(1, 3001)))
    document = read_document(text, "page.md", Options())
    registry = Registry([document], Options())
    (found,) = (each for each in check_site(registry, Policy()) if each.code is Code.INCLUDE_CYCLE)
    assert "… 2991 more …" in found.message
    assert len(found.related) == 2999


def test_of_many_cycles_through_one_use_case_the_first_ones_are_told() -> None:
    numbers = range(1, 61)
    text = page(*(including(number, *numbers) for number in numbers))
    registry = Registry([read_document(text, "page.md", Options())], Options())
    found = [each for each in check_site(registry, Policy()) if each.code is Code.INCLUDE_CYCLE]
    assert len(found) < 11 * len(numbers)
    assert sum(len(each.related) for each in found) < 200 * len(numbers)
    (more,) = (each for each in found if each.message.startswith("`UC-1` includes itself in"))
    assert more.message == "`UC-1` includes itself in 50 more ways"
    assert more.hint == "take out those that are told one by one, then look again"


def test_a_use_case_that_includes_itself_is_told_once_also_where_another_one_includes_it() -> None:
    found = findings_of({"a.md": page(including(1, 2), including(2, 2))})
    assert [each.message for each in found if each.code is Code.INCLUDE_CYCLE] == [
        "`UC-2` includes itself: UC-2 (a.md:12) → UC-2"
    ]


def test_no_cycle_is_left_when_each_found_one_is_cut() -> None:
    numbers = range(1, 9)
    text = page(*(including(number, *(other for other in numbers if other != number)) for number in numbers))
    registry = Registry([read_document(text, "page.md", Options())], Options())
    edges = {
        entry: [(target, each) for each in entry.use_case.includes if (target := registry.find(each.id))]
        for entry in registry.entries
    }
    found = list(find_cycles(edges))
    assert len({tuple(id(entry) for entry, _ in cycle) for cycle in found}) == len(found)
    for cycle in found:
        entry, mention = cycle[-1]
        edges[entry] = [edge for edge in edges[entry] if edge[1] is not mention]
    assert not list(find_cycles(edges))


def test_a_suggestion_is_the_same_whether_few_names_are_known_or_many() -> None:
    many = [f"Actor number {number}" for number in range(5000)]
    assert Suggestions([*many, "Customer"]).closest("Custmer") == "Customer"
    assert Suggestions(["Courier", "Customer"]).closest("Custmer") == did_you_mean("Custmer", ["Customer"])
    assert Suggestions(many).closest("Xylophone") is None


@pytest.mark.slow
def test_many_unknown_names_among_many_known_ones_are_told_of_in_time() -> None:
    blocks = [including(number, number + 100_000) for number in range(2000)]
    registry = Registry([read_document(page(*blocks), "page.md", Options())], Options())
    with in_good_time(20):
        found = check_site(registry, Policy())
    assert len([each for each in found if each.code is Code.UNKNOWN_USE_CASE]) == 2000


def test_a_list_of_words_is_cut_when_it_is_long() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "`a`"
    assert listed(["a", "b", "c"]) == "`a`, `b` or `c`"
    assert listed(map(str, range(20))) == "`0`, `1`, `2`, `3`, `4`, `5`, `6` or 13 more"


def test_ignore_holds_to_the_last_line_of_a_block_and_no_further() -> None:
    block = "id: UC-1\nignore: unknown-use-case\ntitle: T\nactor: C\nsteps:\n  - C acts.\n  - include: UC-99"
    text = f"[UC-97]\n{page(block)}\n[UC-98]\n\n{page('id: UC-2' + chr(10) + BARE)}"
    found = [each for each in findings_of({"page.md": text}) if each.code is Code.UNKNOWN_USE_CASE]
    assert [(each.span.line, each.use_case) for each in found] == [(1, None), (11, None)]
    silent = findings_of({"page.md": text.replace("ignore: unknown-use-case", "owner: somebody")})
    told = [(each.span.line, each.use_case) for each in silent if each.code is Code.UNKNOWN_USE_CASE]
    assert told == [(1, None), (9, "UC-1"), (11, None)]


def test_a_check_of_the_site_that_is_off_leaves_the_others_on() -> None:
    two = page(f"id: UC-1\nincludes: UC-9\n{BARE}", f"id: UC-1\n{BARE}")
    found = codes(two, dict.fromkeys((Code.MISSING_ID, Code.DUPLICATE_ID), Severity.OFF))
    assert Code.DUPLICATE_ID not in found
    assert {Code.UNKNOWN_USE_CASE, Code.SAME_TITLE} <= set(found)


@pytest.mark.parametrize("typed", ["xctor 0700", "Actor 070", "Actr 0700", "actor 0700x", "aktor 0700"])
def test_a_name_is_suggested_wherever_the_slip_is_among_many(typed: str) -> None:
    names = Suggestions(f"Actor {number:04}" for number in range(500, 900))
    meant = names.closest(typed)
    assert meant is not None and meant.startswith("Actor 07")


@pytest.mark.parametrize("points", ["[Pay]", "'Pay'"])
def test_where_points_cannot_be_read_no_point_is_unknown(points: str) -> None:
    base = f"id: UC-1\n{BARE}\nextension points: {points}"
    other = "title: Tip\nactor: Customer\nextends: {id: UC-1, at: Tips}\nsteps: [Customer tips.]"
    found = codes(page(base, other))
    assert Code.WRONG_TYPE in found
    assert Code.UNKNOWN_EXTENSION_POINT not in found
