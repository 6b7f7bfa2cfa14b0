"""Every listing with every filter, on pages that MkDocs built; wrong markers; pages of the writer's own."""

from __future__ import annotations

import logging
from textwrap import dedent
from urllib.parse import unquote

import pytest

from mkdocs_usecases.pages.markers import LISTINGS
from support.building import Built, Site
from support.links import BuiltSite
from support.selecting import one

pytestmark = pytest.mark.slow

PAGES = {
    "index.md": "# Home\n",
    "orders.md": dedent("""\
        # Orders

        ```usecase
        id: UC-1
        title: Order a meal
        goal: Eat at home
        actor: Customer
        supporting: Courier
        system: MealApp
        tags: [core, money]
        priority: must
        status: approved
        steps:
          - Customer chooses a meal.
          - include: UC-2
          - Courier brings the meal.
        extensions:
          3a. Nobody is at home: ends in failure
        ```
        """),
    "pay.md": dedent("""\
        # Money

        ```usecase
        id: UC-2
        title: Pay
        level: subfunction
        actor: Premium customer
        system: Bank
        tags: money
        priority: should
        status: draft
        release: R2
        steps:
          - Premium customer names a card.
          - Bank reserves the price.
          - Bank confirms.
        extensions:
          2a. No money: ends in failure
        ```
        """),
}
ACTORS = {
    "Customer": {"aliases": ["Diner"]},
    "Premium customer": {"is a": "Customer"},
    "Courier": None,
    "Clock": {"kind": "time"},
}
FILTERS = {
    'actor="Diner"': {"UC-1"},
    'actor="premium customer"': {"UC-1", "UC-2"},
    'actor="actor-courier"': {"UC-1"},
    'system="bank"': {"UC-2"},
    'level="subfunction"': {"UC-2"},
    'level="User goal, summary"': {"UC-1"},
    'tag="money"': {"UC-1", "UC-2"},
    'priority="must"': {"UC-1"},
    'status="approved, draft"': {"UC-1", "UC-2"},
    'release="R2"': {"UC-2"},
    'id="uc-1"': {"UC-1"},
    'tag="money" status="draft"': {"UC-2"},
    'tag="core" status="draft"': set(),
    'primary="Customer"': {"UC-1"},
    'supporting="Courier"': {"UC-1"},
    'supporting="Customer"': set(),
    'release=""': {"UC-1"},
    'release="!"': {"UC-2"},
    'priority="!must"': {"UC-2"},
    'status="approved, !draft"': {"UC-1"},
    'actor="!Diner"': {"UC-2"},
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A page for each listing, with all filters."""
    site = Site(tmp_path_factory.mktemp("listings"))
    pages = dict(PAGES)
    for listing in LISTINGS:
        if listing not in ("actors", "goals", "overview", "legend"):
            markers = [f"## {number}\n\n<!-- usecases: {listing} {f} -->" for number, f in enumerate(FILTERS)]
            pages[f"{listing}.md"] = "\n\n".join(["# Listing", *markers])
        else:
            # Entries have ids: each of these listings stands once on a page.
            for number, f in enumerate(FILTERS):
                pages[f"{listing}/{number}.md"] = f"# Listing\n\n<!-- usecases: {listing} {f} -->\n"
    result = site.build(pages, {"actors": ACTORS}, "--strict")
    assert result.messages() == []
    return result


def test_every_link_of_every_listing_leads_somewhere(built: Built) -> None:
    assert BuiltSite(built.folder).broken() == []


@pytest.mark.parametrize("listing", ["list", "scenarios", "matrix"])
def test_filters_choose_use_cases(built: Built, listing: str) -> None:
    found = one(built.page(f"{listing}/"), "[role=main]").select(f"div.usecase-{listing}")
    assert len(found) == len(FILTERS)
    for (typed, wanted), section in zip(FILTERS.items(), found, strict=True):
        shown = {lead.get_text() for lead in section.select("th .usecase-id")}
        assert shown == wanted, typed
        assert bool(section.select(".usecase-empty")) is not bool(wanted)


@pytest.mark.parametrize("listing", ["overview", "goals"])
def test_filters_choose_entries(built: Built, listing: str) -> None:
    for number, (typed, wanted) in enumerate(FILTERS.items()):
        section = one(built.page(f"{listing}/{number}/"), "[role=main]")
        text = section.get_text()
        assert {id_ for id_ in ("UC-1", "UC-2") if id_ in text} == wanted, typed


def test_filters_choose_actors(built: Built) -> None:
    def actors(number: int) -> list[str]:
        page = built.page(f"actors/{number}/")
        return [str(section["id"]).removeprefix("actor-") for section in page.select("section.usecase-actor")]

    shown = {typed: actors(number) for number, typed in enumerate(FILTERS)}
    assert shown['actor="Diner"'] == ["customer"]
    assert shown['actor="premium customer"'] == ["premium-customer"]
    assert shown['actor="actor-courier"'] == ["courier"]
    assert shown['system="bank"'] == ["premium-customer"]
    assert shown['id="uc-1"'] == ["courier", "customer"]
    assert shown['tag="core" status="draft"'] == []


def test_diagrams_and_relations_are_filtered(built: Built) -> None:
    diagrams = one(built.page("diagram/"), "[role=main]").select("div.usecase-diagram")
    for (typed, wanted), section in zip(FILTERS.items(), diagrams, strict=True):
        text = "".join(svg.get_text(" ") for svg in section.select("svg.usecase-uml-wide"))
        shown = {title for title in ("Order a meal", "Pay") if title in text}
        titles = {{"UC-1": "Order a meal", "UC-2": "Pay"}[id_] for id_ in wanted}
        # What a shown use case includes may be drawn beside it.
        assert titles <= shown, typed
    relations = one(built.page("relations/"), "[role=main]").select("div.usecase-relations")
    for (typed, wanted), section in zip(FILTERS.items(), relations, strict=True):
        assert ("Includes" in section.get_text()) is ("UC-1" in wanted), typed


def test_the_index_says_what_a_special_actor_reaches_and_who_is_idle(built: Built) -> None:
    page = built.page("use-cases/actors/")
    special = one(page, "#actor-premium-customer")
    assert one(special, "[data-field=as-actor] a[href='../../orders/#UC-1']")
    assert one(page, "#actor-clock .usecase-empty")
    assert not one(page, "#actor-courier").select(".usecase-empty")


@pytest.mark.parametrize(
    ("marker", "column", "said"),
    [
        ("actor", 16, "did you mean `actors`?"),
        ("list sistem='X'", 21, "did you mean `system`?"),
        ('list actor="X', 21, "no closing quote"),
        ("list actor=", 21, "no value"),
        ("list tag='a' tag='b'", 29, "given twice"),
        ("", 15, "names no listing"),
    ],
)
def test_a_wrong_marker_is_an_error_at_its_line(site: Site, marker: str, column: int, said: str) -> None:
    result = site.build({"index.md": f"# Home\n\n<!-- usecases: {marker} -->\n"}, None, "--strict")
    assert result.exit_code == 1
    (message,) = [text for text in result.messages(logging.ERROR) if "[wrong-marker]" in text]
    assert message.startswith(f"index.md:3:{column}: error: ")
    assert said in message


def test_every_generated_page_can_be_taken_over(site: Site) -> None:
    own = {
        f"use-cases/{name}.md": f"# My {name}\n\nWords of mine.\n\n<!-- usecases: {listing} -->\n"
        for name, listing in (
            ("index", "overview"),
            ("actors", "actors"),
            ("goals", "goals"),
            ("actors/customer", 'actors actor="Customer"'),
        )
    }
    result = site.build({**PAGES, **own}, {"actors": ACTORS, "actor_pages": True}, "--strict")
    assert result.messages() == []
    for name in ("", "actors/", "goals/", "actors/customer/"):
        main = one(result.page(f"use-cases/{name}"), "[role=main]")
        assert "Words of mine." in main.get_text()
        assert main.select("[class^=usecase-]")
    assert BuiltSite(result.folder).broken() == []


def test_actors_have_pages_with_safe_names(site: Site) -> None:
    names = ["CON", "con ", "../etc", "顧客", "العميل", "Index", "!!!", "Doe, Jane", 'The "best" one’s']
    names.append("x" * 300)
    lists = "".join(f"\n  - {name!r}" if '"' in name else f'\n  - "{name}"' for name in names)
    text = PAGES["orders.md"].replace("supporting: Courier", f"supporting:{lists}\n  - Courier")
    options = {"actor_pages": True, "rules": {"similar-actors": False}}
    result = site.build({**PAGES, "orders.md": text}, options, "--strict", theme="readthedocs")
    assert result.messages() == []
    folder = result.folder / "use-cases/actors"
    shown = {path.name for path in folder.iterdir() if path.is_dir()}
    assert {"actor-con", "etc", "顧客", "العميل", "actor-index", "actor", "doe-jane"} <= shown
    assert len({name.casefold() for name in shown}) == len(shown) == len(result.json()["actors"])
    for actor in result.json()["actors"]:
        page = result.page(unquote(actor["url"]))
        assert one(page, "[role=main] h1").get_text().strip().startswith(actor["name"].strip()[:50])
        assert one(page, "[role=main] .usecase-actor")["id"]
    assert BuiltSite(result.folder).broken() == []


def test_pages_that_mention_a_use_case_are_named_there(site: Site) -> None:
    pages = {
        **PAGES,
        "index.md": "---\ntitle: 'Welcome & hello'\n---\n\nSee [UC-1] and [UC-1/2].\n",
        "a/the-plan.md": "[UC-1]\n",
        "b.md": "The *big* plan\n==============\n\n[UC-2], `[UC-1]`\n",
    }
    result = site.build(pages, {"actors": ACTORS}, "--strict")
    assert result.messages() == []
    row = one(result.page("orders/"), "[data-field=mentioned-by]")
    assert [(link.get_text(), link["href"]) for link in row.select("a")] == [
        ("The plan", "../a/the-plan/"),
        ("Welcome & hello", "../"),
    ]
    assert "The big plan" in one(result.page("pay/"), "[data-field=mentioned-by]").get_text()
    assert result.json()["use_cases"][0]["mentioned_on"] == ["a/the-plan.md", "index.md"]


def test_a_site_writes_every_export_that_it_wants(site: Site) -> None:
    options = {"actors": ACTORS, "export": ["data/uc.json", "tests.csv", "features/"]}
    result = site.build(PAGES, options, "--strict")
    assert result.json("data/uc.json")["version"] == 1
    assert (result.folder / "tests.csv").read_bytes().startswith(b"\xef\xbb\xbfUse case,")
    assert sorted(path.name for path in (result.folder / "features").iterdir()) == [
        "UC-1.feature",
        "UC-2.feature",
    ]
    assert not (result.folder / "usecases.json").exists()
    assert not list(result.folder.rglob("*.tmp"))
