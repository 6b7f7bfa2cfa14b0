"""Lines of exports that an earlier round has left."""

from __future__ import annotations

from mkdocs_usecases.export.kept_lines import KeptLines
from mkdocs_usecases.registry.answers import Answers


def test_only_what_a_list_tells_otherwise_is_made_again() -> None:
    made: list[str] = []

    def line(item: dict[str, str]) -> str:
        made.append(item["goal"])
        return f"<{item['goal']}>"

    kept = KeptLines(Answers())
    for goals, again in (
        (["Eat", "Pay", "Wait"], ["Eat", "Pay", "Wait"]),
        (["Eat", "Pay later", "Wait"], ["Pay later"]),
        (["Eat", "Pay later", "Wait"], []),
        (["Eat"], []),
        (["Rest", "Eat"], ["Rest", "Eat"]),
        ([], []),
    ):
        made.clear()
        items = ({"goal": goal} for goal in goals)
        assert [*kept.of_list("goals", items, line)] == [f"<{goal}>" for goal in goals]
        assert made == again


def test_lists_of_other_names_stand_for_themselves() -> None:
    kept = KeptLines(Answers())
    assert [*kept.of_list("goals", ["Eat"], str.lower)] == ["eat"]
    assert [*kept.of_list("actors", ["Eat"], str.upper)] == ["EAT"]
    assert [*kept.of_list("goals", ["Eat"], str.upper)] == ["eat"]
