"""Lines of exports that an earlier round has left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_usecases.export.kept_lines import KeptLines
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.options import Options
from mkdocs_usecases.registry import ActorEntry, Entry, Registry
from mkdocs_usecases.registry.answers import Answers
from mkdocs_usecases.registry.goals import GoalEntry
from mkdocs_usecases.site import Site

PAGE = "```usecase\nid: UC-{0}\ntitle: {1}\nincludes: {2}\nsteps: [Guest eats.]\n```\n"


class Shown(NamedTuple):
    """A site whose use cases all have the address of their page."""

    registry: Registry

    def use_case(self, entry: Entry) -> str | None:
        return entry.path

    def actor(self, actor: ActorEntry) -> str | None:
        return actor.slug

    def goal(self, goal: GoalEntry) -> str | None:
        return goal.goal

    def page(self, path: str) -> str | None:
        return path


def test_lines_of_a_page_are_made_again_where_what_they_tell_has_changed() -> None:
    made: list[str] = []

    def lines(entries: Sequence[Entry], registry: Registry) -> str:
        made.append(entries[0].path)
        ids = (mention.id for entry in entries for mention in entry.use_case.includes)
        titles = (found.use_case.title for id_ in ids if (found := registry.find(id_)) is not None)
        return f"{entries[0].use_case.title}: {', '.join(titles)};"

    site, kept = Site(Options()), KeptLines(Answers())
    for path, typed, again, told in (
        ("a.md", (1, "Eat", "UC-3"), ["a.md"], "Eat: ;"),
        ("b.md", (2, "Pay", "UC-1"), ["b.md"], "Eat: ;Pay: Eat;"),
        ("b.md", (2, "Pay", "UC-1"), [], "Eat: ;Pay: Eat;"),
        ("b.md", (2, "Pay later", "UC-1"), ["b.md"], "Eat: ;Pay later: Eat;"),
        ("a.md", (1, "Eat soup", "UC-3"), ["a.md", "b.md"], "Eat soup: ;Pay later: Eat soup;"),
        (
            "c.md",
            (3, "Go", "UC-2"),
            ["a.md", "c.md"],
            "Eat soup: Go;Pay later: Eat soup;Go: Pay later;",
        ),
    ):
        site.read(path, PAGE.format(*typed))
        registry = site.everything
        kept.start(Shown(registry))
        made.clear()
        assert "".join(kept.of("csv", registry, Cover.EXTENSIONS, lines, registry.entries)) == told
        assert made == again
    # Another format, and other routes, stand for themselves.
    made.clear()
    registry = site.everything
    assert [*kept.of("json", registry, Cover.EXTENSIONS, lines, registry.entries)]
    assert [*kept.of("csv", registry, Cover.PAIRS, lines, registry.entries)]
    assert made == ["a.md", "b.md", "c.md"] * 2


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
