"""All that a registry answers about one site, asked by itself or by who notes what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import Golden
from mkdocs_usecases.model.actor import ActorKind, Catalogue, CatalogueActor
from mkdocs_usecases.model.fingerprint import fingerprint, reviewed_fingerprint
from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.options import ListingOrder, Options
from mkdocs_usecases.registry import ActorEntry, Entry, Registry
from mkdocs_usecases.registry.answers import Answers, said_by_tests
from mkdocs_usecases.registry.asked import EVERYTHING, Asked
from mkdocs_usecases.registry.coverage import is_as_reviewed
from mkdocs_usecases.registry.goals import GoalEntry
from mkdocs_usecases.registry.impact import impact_of, reasons
from mkdocs_usecases.registry.route_names import route_address, route_reference, walk_anchor
from mkdocs_usecases.results.lock import Lock
from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.run import run_of
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span

SITES = Path(__file__).parents[1] / "editing" / "sites" / "kitchen" / "docs"
GOLDEN = Path(__file__).parent / "answers.txt"
NOWHERE = Span("mkdocs.yml", 1, 1)
ACTORS = (
    CatalogueActor(ActorName("Customer"), NOWHERE, aliases=(ActorName("Guest"), ActorName("Diner"))),
    CatalogueActor(ActorName("Clerk"), NOWHERE, is_a=ActorName("guest"), description="Wraps."),
    CatalogueActor(ActorName("Clock"), NOWHERE, kind=ActorKind.TIME),
)
MORE = """\
# Further

```usecase
title: Wait
goal: eat  AT home, as in UC-3
system: Other
actor: Clerk
release: 2.0
includes: UC-5
related: [UC-1]
steps: [Clerk waits., continue with UC-2]
```

```usecase
id: UC-10
title: Wait
actor: Clerk
level: summary
release: 1.0
trigger: "[UC-2/1]"
steps:
  - include: UC-1
extensions:
  "*a. Rain": see UC-4
  Late or never: fails
```
"""
TESTS = b"""<testsuite>
<testcase name="UC-1/main a"/><testcase name="UC-1/2a b"><failure/></testcase>
<testcase name="UC-1/4a c"><skipped/></testcase><testcase name="UC-1/9z d"/><testcase name="UC-77 e"/>
<testcase name="UC-2 f"/><testcase name="UC-10/main g" /><testcase name="nothing"/>
<testcase name="UC-10/late-or-never h"/>
<testcase name="UC-2/1a Netz fehlt"/>
<testcase name="UC-3/1a old">
 <properties><property name="tag" value="r-0123456789ab"/></properties></testcase>
<testcase name="UC-2/2a fits"><properties><property name="tag" value="r-%s"/></properties></testcase>
</testsuite>"""


def site(order: ListingOrder = ListingOrder.NAVIGATION) -> Site:
    found = Site(Options(system="MealApp", catalogue=Catalogue(ACTORS), order=order))
    for path in ("orders.md", "payment.md"):
        found.read(path, (SITES / path).read_text(encoding="utf-8"))
    found.read("index.md", "See [UC-2] and [UC-1/2a].\n\n<!-- usecases: legend -->\n")
    found.read("sub/more.md", MORE)
    return found


def with_tests(found: Site) -> Site:
    entry = found.everything.find("UC-2")
    assert entry is not None
    print_ = fingerprint(entry.use_case, found.everything.scenarios(entry)[-1])
    reviewed = reviewed_fingerprint(entry.use_case, found.everything.scenarios(entry))
    lock = Lock({"UC-2": reviewed, "UC-1": "0" * 12})
    found.take_results(run_of([read_results("r.xml", TESTS % print_.encode())], lock))
    return found


def names(entries: Iterable[Entry]) -> str:
    return ", ".join(str(entry.anchor) for entry in entries)


def answers(registry: Registry) -> Iterator[str]:
    for entry in registry.entries:
        yield f"== {entry.anchor} on {entry.path}"
        yield f"     parts {dict(registry.parts(entry))}"
        for said in ("2", "2a", "any-a", "*a", "A1", "br-1", "9"):
            assert registry.has_part(entry, said) or said not in registry.parts(entry)
        for route in registry.scenarios(entry):
            address = route_address(registry, entry, route, f"page/#{entry.anchor}")
            way = walk_anchor(registry, entry, route.extension)
            yield f"     {route_reference(registry, entry, route)} {address} {way}"
        for verb in ("included", "extended", "specialized", "continued", "referenced"):
            by = names(getattr(registry, f"{verb}_by")(entry))
            yield from [f"     {verb} by {by}"] if by else []
        yield f"     on {', '.join(registry.mentioned_on(entry))}"
        for other in registry.referring(entry):
            for each in reasons(other, entry, registry):
                yield f"     {other.anchor} {each.relation.value} at {each.span.start} {each.part} {each.at}"
        impact = impact_of(registry, entry)
        for effect in impact.effects:
            away = f"{effect.distance} away through {effect.through.anchor}"
            yield f"     changes {effect.entry.anchor}, {away}"
        actors = ", ".join(actor.name for actor in impact.actors)
        yield f"     also {', '.join(impact.pages)}; {actors}; {', '.join(impact.releases)}"
        cut = impact_of(registry, entry, 0)
        yield f"     cut {cut.is_cut} {names(effect.entry for effect in cut.effects)} {bool(cut)}"
        yield f"     as reviewed: {is_as_reviewed(registry, entry)}"
        if registry.coverage is not None:
            coverage = registry.coverage
            marks = [coverage.route(entry, one).mark for one in registry.scenarios(entry)]
            counts = coverage.counts(entry)
            yield f"     worst {coverage.worst(entry)}; {[mark and mark.value for mark in marks]}"
            yield f"     {counts}, {counts.untested} without test, {counts.percent:.1f} %"
            yield f"     as a whole {[result.name for result in coverage.whole(entry).results]}"
    for actor in registry.actors:
        general = [each.name for each in registry.generals(actor)]
        yield f"actor {actor.name} {actor.kind.value} {actor.aliases} is {general}, declared {actor.declared}"
        yield f"     {names(actor.primary_in)}; {names(actor.supporting_in)}; {names(actor.stakeholder_in)}"
    for goal in registry.goals:
        who = ", ".join(actor.name for actor in goal.actors)
        yield f"goal {goal.goal} {goal.level.value} of {who}: {names(goal.use_cases)}"
    for system in registry.systems:
        yield f"system {system.name}: {names(system.use_cases)}"
    if registry.coverage is not None:
        yield from (f"unknown {one.reference} by {one.result.name}" for one in registry.coverage.unknown)
        yield from (f"moved {one}" for one in map(str, registry.coverage.moved))
        yield f"{registry.coverage.unnamed} name nothing"
    yield f"listed {names(registry.listed)}; rules {registry.has_rules}; legend {registry.legend}"
    yield f"titles {registry.title('orders.md')}, {registry.title('no.md')}"
    found = [registry.find(id_) for id_ in ("uc-1", "UC-99", "")]
    here = names(registry.on_page("sub/more.md"))
    yield f"found {[entry and entry.anchor for entry in found]}, on a page {here}"
    yield f"{[(id_, registry.is_nowhere(id_)) for id_ in ('UC-1', 'UC-99', 'ABC', 'BR-1')]}"


def test_what_a_registry_answers(golden: Golden) -> None:
    lines = [*answers(with_tests(site()).everything)]
    for order in ListingOrder:
        found = site(order)
        found.take_menu(["sub/more.md", "payment.md"])
        lines.append(f"by {order.value}: {names(found.everything.in_order(found.everything.entries))}")
    golden(GOLDEN, "\n".join(lines) + "\n")


def test_the_usual_page_explains_signs_where_there_are_several() -> None:
    found = site()
    assert found.everything.legend == "index.md"
    found.read("a.md", "<!-- usecases: legend -->\n")
    assert found.everything.legend == "a.md"
    found.read("use-cases/how-to-read.md", "<!-- usecases: legend -->\n")
    assert found.everything.legend == "use-cases/how-to-read.md"
    assert site().everything.legend == "index.md"


def test_who_notes_questions_gets_the_same_answers() -> None:
    registry = with_tests(site()).everything
    asked = Asked(registry)
    entries = registry.entries
    of_one = [asked.registry.find("UC-1"), asked.registry.actor("Guest"), asked.registry.goal("Wait")]
    assert of_one == [registry.find("UC-1"), registry.actor("Guest"), registry.goal("Wait")]
    assert asked.registry.title("orders.md") == registry.title("orders.md")
    for verb in ("included_by", "referenced_by", "referring", "mentioned_on", "extended_by", "continued_by"):
        for entry in entries:
            assert getattr(asked.registry, verb)(entry) == getattr(registry, verb)(entry)
    assert (asked.registry.has_rules, asked.registry.legend) == (registry.has_rules, registry.legend)
    kinds = {question[0] for question in asked.questions}
    assert kinds == {"use case", "actor", "goal", "title", "pointing", "rules", "legend"}
    assert ("pointing", "orders.md", "UC-1") in asked.questions
    assert [*answers(asked.registry)] == [*answers(registry)]
    assert EVERYTHING in asked.questions


class Shown(NamedTuple):
    """Where a site shows things."""

    registry: Registry
    folder: str = ""

    def use_case(self, entry: Entry) -> str | None:
        return f"{self.folder}{entry.path}#{entry.anchor}"

    def actor(self, actor: ActorEntry) -> str | None:
        return f"{self.folder}actors#{actor.name}"

    def goal(self, goal: GoalEntry) -> str | None:
        return f"{self.folder}goals#{goal.goal}"

    def page(self, path: str) -> str | None:
        return f"{self.folder}{path}"


QUESTIONS = [
    ("actor", "Customer"),
    ("actor", "nobody"),
    ("goal", "Wait"),
    ("legend",),
    ("page", "orders.md"),
    ("pointing", "orders.md", "UC-1"),
    ("pointing", "orders.md", "UC-0"),
    ("rules",),
    ("title", "orders.md"),
    ("use case", "UC-10"),
    ("use case", "UC-99"),
    ("use cases", "sub/more.md"),
    EVERYTHING,
]


@pytest.mark.parametrize(
    ("path", "old", "new", "other"),
    [
        ("orders.md", "", "", ""),
        ("sub/more.md", "title: Wait\nactor", "title: Go\nactor", "goal, pointing, use case, use cases"),
        ("sub/more.md", "  - include: UC-1\n", "  - Clerk goes.\n", "pointing, use case, use cases"),
        ("orders.md", "title: Orders", "title: Meals", "title"),
        ("orders.md", "business rules:\n  BR-1", "notes:\n  BR-1", "rules"),
    ],
)
def test_only_what_is_answered_otherwise_is_out_of_date(path: str, old: str, new: str, other: str) -> None:
    found = site()
    known = Answers()
    known.follow(Shown(found.everything))
    since = known.ask(QUESTIONS)
    assert known.are_same({*QUESTIONS}, since)
    text = MORE if path == "sub/more.md" else (SITES / path).read_text(encoding="utf-8")
    assert old in text
    found.read(path, text.replace(old, new, 1) if old else f"{text}\n")
    known.follow(Shown(found.everything))
    changed = [question[0] for question in QUESTIONS if not known.are_same({question}, since)]
    assert {*changed} - {"everything"} == {*filter(None, other.split(", "))}
    known.follow(Shown(found.everything, "moved/"))
    known.ask([])
    moved = {question[0] for question in QUESTIONS if not known.are_same({question}, since)}
    assert {"actor", "goal", "page", "use case", "everything"} <= moved


@pytest.mark.parametrize(("neighbour", "is_same"), [("UC-7", True), ("UC-1-2", False), ("uc-1-a", False)])
def test_others_on_a_page_count_where_they_may_share_anchors(neighbour: str, is_same: bool) -> None:
    found = Site(Options())

    def read(title: str) -> Shown:
        block = "```usecase\nid: {}\ntitle: {}\nactor: Clerk\nsteps: [Clerk asks., Clerk waits.]\n```\n"
        found.read("a.md", block.format("UC-1", "Ask") + block.format(neighbour, title))
        return Shown(found.everything)

    known = Answers()
    known.follow(read("Wait"))
    since = known.ask([("use case", "UC-1"), ("use case", neighbour)])
    known.follow(read("Stay"))
    assert known.are_same({("use case", "UC-1")}, since) == is_same
    assert not known.are_same({("use case", neighbour)}, since)


def test_entries_stay_while_nothing_on_their_page_is_another_use_case() -> None:
    found = site()
    before = found.everything
    assert before.referring(before.entries[0])
    found.read("index.md", "# No use case\n")
    after = found.everything
    assert after is not before
    assert after.entries == before.entries
    assert after.find("UC-1") is before.find("UC-1")
    found.read("sub/more.md", MORE.replace("title: Wait\nactor", "title: Go\nactor"))
    changed = {*found.everything.entries} - {*before.entries}
    assert {entry.path for entry in changed} == {"sub/more.md"} and len(changed) == 2
    # What they name is not looked for again.
    assert found.everything.known.names.keys() == {*before.entries} & {*found.everything.entries}


def test_what_nobody_asks_any_more_is_forgotten() -> None:
    class Counted(Shown):
        def page(self, path: str) -> str | None:
            looked_at.append(path)
            return super().page(path)

    looked_at: list[str] = []
    registry = site().everything
    known = Answers()
    known.follow(Counted(registry))
    since = known.ask([("page", "orders.md"), ("page", "sub/more.md")])
    known.forget_others([{("page", "sub/more.md")}])
    looked_at.clear()
    known.follow(Counted(registry, "moved/"))
    assert not known.are_same({("page", "sub/more.md")}, since)
    assert looked_at == ["sub/more.md"]
    assert known.state("sub/more.md") is known.state("sub/more.md")


def test_what_is_seen_of_use_cases_is_looked_up_again_where_their_page_moved() -> None:
    registry = site().everything
    entry = next(each for each in registry.entries if each.path == "orders.md")
    known = Answers()
    known.follow(Shown(registry))
    since = known.ask([("page", entry.path)])
    seen = known.seen(entry)
    known.follow(Shown(registry))
    assert known.are_same({("page", entry.path)}, since)
    assert known.seen(entry) is seen
    known.follow(Shown(registry, "moved/"))
    assert not known.are_same({("page", entry.path)}, since)
    assert known.seen(entry) != seen


def test_what_tests_say_of_some() -> None:
    registry = site().everything
    assert said_by_tests(registry, registry.entries) is None
    registry = with_tests(site()).everything
    found = said_by_tests(registry, registry.entries[:2])
    assert isinstance(found, list) and len(found) == 2


SIGNS = """\
```usecase
id: UC-1
title: Wrap
actor: Clerk
steps: [Clerk wraps.]
extensions:
  As gift/now: {at: 1, then: ends in failure}
  As gift now: {at: 1, then: ends in failure}
  gift/now: {at: 1, then: ends in failure}
  gift now: {at: 1, then: ends in failure}
```
"""


def test_routes_whose_names_differ_in_their_signs_alone_have_tests_of_their_own() -> None:
    found = Site(Options())
    found.read("index.md", SIGNS)
    (entry,) = found.everything.entries
    routes = found.everything.scenarios(entry)
    called = [route_reference(found.everything, entry, route) for route in routes]
    assert len(set(called)) == len(routes) == 5
    for name, route in zip(called, routes, strict=True):
        xml = f'<testsuite><testcase name="{name}"/></testsuite>'
        found.take_results(run_of([read_results("r.xml", xml.encode())], Lock({})))
        coverage = found.everything.coverage
        assert coverage is not None
        assert [each for each in routes if coverage.route(entry, each).results] == [route]
