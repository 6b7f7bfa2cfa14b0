"""What changed between two exports, in the words of the field."""

from __future__ import annotations

import json
from typing import Any

from mkdocs_usecases.export.change_reports import REPORTS
from mkdocs_usecases.export.changes import compare
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.model.use_case import UseCase
from support.making import HERE, extension, page, site, step, use_case


class NoUrls:
    """A site that is not built."""

    def use_case(self, entry: object) -> None: ...
    def actor(self, actor: object) -> None: ...
    def goal(self, goal: object) -> None: ...


def export(*use_cases: UseCase, path: str = "a.md") -> Any:
    return json.loads(json_text(site(page(path, *use_cases)), NoUrls()))


def told(old: Any, new: Any) -> list[str]:
    return str(compare(old, new)).splitlines()


def main(*texts: str, **more: Any) -> UseCase:
    lines = tuple(step(str(number), text) for number, text in enumerate(texts, 1))
    return use_case("Order", **{"id": "UC-1", "main_success_scenario": lines, **more})


def test_the_same_site_has_no_changes() -> None:
    changes = compare(export(main("a")), export(main("a")))
    assert not changes
    assert str(changes) == ""


def test_use_cases_come_and_go() -> None:
    old, new = export(use_case("A", id="UC-1")), export(use_case("B", id="UC-2"), use_case("C"))
    assert told(old, new) == ["added    UC-2 B", "added    C", "removed  UC-1 A"]


def test_a_use_case_is_known_by_its_id_in_any_case() -> None:
    assert told(export(use_case("A", id="UC-1")), export(use_case("B", id="uc-1"))) == [
        *("changed  uc-1 B", "  id: UC-1 → uc-1", "  title: A → B", "  goal: A → B"),
    ]


def test_a_use_case_that_got_an_id_is_known_by_its_title() -> None:
    assert told(export(use_case("A")), export(use_case("a", id="UC-1")))[:2] == [
        "changed  UC-1 a",
        "  id: added UC-1",
    ]


def test_a_title_that_two_have_tells_nothing() -> None:
    assert (
        told(export(use_case("A"), use_case("A")), export(use_case("A", id="UC-1")))[0] == "added    UC-1 A"
    )


def test_a_step_that_is_put_in_changes_no_other() -> None:
    assert told(export(main("a", "c")), export(main("a", "b", "c"))) == [
        "changed  UC-1 Order",
        "  step 2: added b",
    ]


def test_steps_are_edited_and_removed() -> None:
    assert told(export(main("a", "b", "c")), export(main("a", "x"))) == [
        *("changed  UC-1 Order", "  step 2: b → x", "  step 3: removed c"),
    ]


def test_an_extension_that_moved_is_known_by_its_condition() -> None:
    old = main("a", "b", extensions=(extension("1a"),))
    moved = extension("2a", "failure")._replace(condition="Condition 1a")
    assert told(export(old), export(main("a", "b", extensions=(moved,)))) == [
        "changed  UC-1 Order",
        "  extension 2a: step 2a1: Step 1a1. → Step 2a1.",
        "  extension 2a (was 1a): leaves from: 1 “a” → 2 “b”",
        "  extension 2a: outcome kind: resumes → failure",
    ]


def test_extensions_come_and_go_at_every_level() -> None:
    old = main("a", extensions=(extension("1a", extensions=(extension("1a1a"),)),))
    new = main("a", extensions=(extension("1a"), extension("1b")))
    assert told(export(old), export(new))[1:] == [
        *("  extension 1a1a: removed Condition 1a1a", "  extension 1b: added Condition 1b"),
    ]


def test_lists_are_compared_item_by_item() -> None:
    old = main(tags=(Prose("a", HERE), Prose("b", HERE)), fields={"jira": (Prose("1", HERE),)})
    new = main(tags=(Prose("b", HERE), Prose("c", HERE), Prose("d", HERE)))
    assert told(export(old), export(new))[1:] == ["  tags: a → c", "  tags: added d", "  jira: removed 1"]


def test_the_file_matters_and_the_line_does_not() -> None:
    made = main("a")
    assert told(export(made), export(made, path="b.md")) == ["changed  UC-1 Order", "  file: a.md → b.md"]
    assert told(export(made, use_case("B")), export(use_case("B"), made)) == []


def test_actors_come_and_go() -> None:
    old, new = export(main(primary_actors=["A"])), export(main(primary_actors=["B"]))
    assert told(old, new)[-2:] == ["actor: removed A", "actor: added B"]


def test_references_that_still_lead_there_are_not_told() -> None:
    rain = (extension("1a", "failure", condition="It rains"),)
    old, new = main("a", extensions=rain), main("b", extensions=rain)
    assert compare(export(old), export(new)).references == {}


def test_each_step_is_the_one_that_it_is_most_like() -> None:
    paper, card = "Clerk checks the paper form", "Clerk checks the card form"
    assert told(export(main(paper, card)), export(main(f"{card} twice", f"{paper} twice"))) == [
        "changed  UC-1 Order",
        f"  step 1: {card} → {card} twice",
        f"  step 2: {paper} → {paper} twice",
    ]


def test_an_extension_keeps_to_its_letter() -> None:
    card, network = extension("2a", condition="Card is refused"), extension("2b", condition="Card is lost")
    old = main("a", "b", extensions=(card, network))
    new = main("a", "b", extensions=(extension("2b", condition="Card is lost or stolen"),))
    assert told(export(old), export(new)) == [
        "changed  UC-1 Order",
        "  extension 2a: removed Card is refused",
        "  extension 2b: condition: Card is lost → Card is lost or stolen",
    ]


def test_changes_stand_in_the_order_of_the_new_export_however_each_was_found() -> None:
    old = export(use_case("Ask", id="UC-1"), use_case("Pay", id="UC-6"))
    new = export(use_case("Ask", id="UC-5", priority="must"), use_case("Pay now", id="UC-6"))
    heads = [line for line in told(old, new) if not line.startswith(" ")]
    assert heads == ["renamed  UC-1 Ask → UC-5 Ask", "changed  UC-6 Pay now"]


def test_of_two_use_cases_that_are_alike_the_more_alike_one_is_the_same() -> None:
    def called(title: str, *texts: str) -> UseCase:
        lines = tuple(step(str(number), text) for number, text in enumerate(texts, 1))
        return use_case(title, main_success_scenario=lines)

    old = called("Eat", "Guest asks for a table.", "Desk looks.", "Guest sits down.")
    near = called("Drink", "Guest asks for a table.", "Desk looks.", "Guest sits there.")
    same = called("Dine", "Guest asks for a table.", "Desk looks.", "Guest sits down.")
    assert told(export(old), export(near, same))[:2] == ["added    Drink", "changed  Dine"]


def test_a_report_in_markdown_counts_only_what_there_is() -> None:
    changes = compare(export(main("a")), export(main("a"), use_case("B", id="UC-2")))
    assert "**Use cases:** 1 added\n" in REPORTS["markdown"].whole(changes)
