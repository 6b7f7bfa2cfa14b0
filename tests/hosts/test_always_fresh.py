"""Whatever was edited, and however a site is built: its indexes are those of a clean build."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator

import pytest

from building import Built, Site
from selecting import one
from server import Server

IDS = ("UC-1", "UC-2", "UC-3", "UC-4")
ACTORS = ("Customer", "Clerk", "Courier", "Premium customer", "CON")
PATHS = ("index.md", "a.md", "b/c.md", "b/index.md", "use-cases/goals.md", "../part.md")


def block(chance: random.Random, macro: bool = False) -> str:
    """A block that may be right, wrong or a duplicate of another one."""
    actor = "{{ who }}" if macro else chance.choice(ACTORS)
    other = chance.choice(IDS)
    lines = [
        f"id: {chance.choice(IDS)}",
        f"title: {chance.choice(['Order', 'Pay', 'Deliver'])} {chance.randrange(3)}",
        f"actor: {actor}",
        "system: MealApp",
        *chance.sample([f"includes: {other}", f"specializes: {other}", "tags: core", "staps: wrong"], 1),
        "steps:",
        f"  - {actor} asks ({other}).",
        "  - MealApp answers.",
        *chance.sample(["  - MealApp goes.", "  - : [wrong"], 1),
    ]
    return "\n".join(["```usecase", *lines, "```", ""])


def page(chance: random.Random) -> str:
    """A page with some of all that makes others depend on it."""
    pieces = [
        f"# {chance.choice(['One', 'Two'])}",
        block(chance),
        block(chance, macro=True),
        "    " + block(chance).replace("\n", "\n    "),
        "!!! note\n\n    " + block(chance).replace("\n", "\n    "),
        '--8<-- "part.md"',
        f"See [{chance.choice(IDS)}].",
        f"<!-- usecases: {chance.choice(['list', 'actors', 'goals', 'matrix'])} -->",
        f"<div>\n\n{block(chance)}\n</div>",
    ]
    count = chance.randrange(1, 6)
    return "---\nwho: Cook\n---\n\n" + "\n\n".join(chance.sample(pieces, count)) + "\n"


def edits(chance: random.Random, site: Site) -> None:
    """Write, rename or delete some pages."""
    for path in chance.sample(PATHS, chance.randrange(1, 4)):
        file = site.docs / path
        if file.exists() and chance.random() < 0.3:
            other = site.docs / f"moved-{chance.randrange(3)}.md"
            if chance.random() < 0.5 and path not in ("index.md", "../part.md"):
                shutil.move(file, other)
            elif path != "../part.md":
                file.unlink()
        else:
            text = block(chance) if path == "../part.md" else page(chance)
            if path == "use-cases/goals.md":
                # In the place of the generated page, and an index like it.
                text += "\n<!-- usecases: goals -->\n"
            site.write({path: text})


def fresh(built: Built) -> dict[str, object]:
    """What must be the same: every page, the export, and what search knows, in whatever order."""
    files = [*built.folder.glob("usecases.json"), *built.folder.rglob("*.html")]
    found: dict[str, object] = {str(file.relative_to(built.folder)): file.read_bytes() for file in files}
    searched = built.json("search/search_index.json")["docs"]
    return {**found, "search": sorted(searched, key=lambda entry: str(entry["location"]))}


def listed(built: Built) -> dict[str, str]:
    """The same without the menus around it: in a dirty build MkDocs itself does not know all titles."""
    pages = {path: page for path, page in built.pages.items() if path.startswith("use-cases/")}
    contents = {path: str(one(page, "[role=main]")) for path, page in pages.items()}
    # There is none as long as there is no use case.
    return {**contents, **{file.name: file.read_text("utf-8") for file in built.folder.glob("usecases.json")}}


@pytest.fixture
def company(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    pytest.importorskip("mkdocs_macros")
    # MkDocs writes the time of the build on the start page.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    site.docs.mkdir()
    actors = {"Customer": None, "Premium customer": {"is a": "Customer"}, "Clock": None}
    site.write({"index.md": "# Home\n"})
    (site.folder / "part.md").write_text("part\n", encoding="utf-8")
    site.configure(
        {"actors": actors, "actor_pages": True},
        plugins=["search", "macros"],
        markdown_extensions=["admonition", {"pymdownx.snippets": {"base_path": [str(site.folder)]}}],
    )
    yield site


@pytest.mark.parametrize("seed", range(3))
def test_a_server_shows_what_a_clean_build_shows(company: Site, seed: int) -> None:
    chance = random.Random(seed)
    server = Server(company, company.folder / "served")
    for _ in range(3):
        edits(chance, company)
        served = fresh(server.build())
        assert served == fresh(Server(company, company.folder / "clean").build())


def test_what_a_page_held_that_is_generated_again_is_forgotten(company: Site) -> None:
    goals = "use-cases/goals.md"
    own = (
        "```usecase\nid: UC-1\ntitle: Pay\nactor: CON\nsteps: [CON pays.]\n```\n\n<!-- usecases: goals -->\n"
    )
    company.write({goals: own})
    server = Server(company, company.folder / "served")
    assert "use-cases/actors/actor-con/index.html" in fresh(server.build())
    (company.docs / goals).unlink()
    assert fresh(server.build()) == fresh(Server(company, company.folder / "clean").build())


@pytest.mark.parametrize("seed", range(3))
def test_a_dirty_build_writes_the_indexes_of_a_clean_build(company: Site, seed: int) -> None:
    chance = random.Random(seed + 100)
    dirty, clean = company.folder / "dirty", company.folder / "clean"
    edits(chance, company)
    Server(company, dirty, "build").build()
    for _ in range(3):
        edits(chance, company)
        known = listed(Server(company, clean, "build").build())
        written = listed(Server(company, dirty, "build", dirty=True).build())
        # Pages of actors that are gone stay on disk: a dirty build deletes nothing.
        assert {path: content for path, content in written.items() if path in known} == known
