"""Whatever was edited, and however a site is built: its indexes are those of a clean build."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
import yaml

from mkdocs_usecases.hosts.markdown import conversion
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.words.keys import KEYS
from mkdocs_usecases.rendering.section import Section
from mkdocs_usecases.rendering.use_case import use_case_section
from support.building import Built, Site
from support.long_runs import IS_LONG
from support.selecting import one
from support.server import Server

pytestmark = pytest.mark.slow

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


def related(chance: random.Random, number: int) -> str:
    """A plain block that shows something of one or two others."""

    def other() -> str:
        return f"UC-{chance.randrange(1, 9)}"

    actor = chance.choice(("Customer", "Clerk", "Bank"))
    key, step, condition = chance.choice(
        [
            (f"extends: {other()}", "", ""),
            (f"specializes: {other()}", "", ""),
            ("goal: Eat", "", ""),
            ("business rules: [BR-1. Pay first]", "", ""),
            ("tags: core", f"  - include: {other()}", ""),
            ("tags: core", f"  - {actor} asks ({other()}).", ""),
            ("tags: core", "", f"  1a. No answer ({other()}): {actor} leaves."),
            ("tags: core", "", f"  1a. No answer: {actor} leaves. Continue with {other()}."),
        ]
    )
    lines = [
        f"id: UC-{number}",
        f"title: Order {number}",
        f"actor: {actor}",
        key,
        "steps:",
        f"  - {actor} asks.",
        f"  - System answers as BR-1 says to {number}.",
        *([step] if step else ()),
        *(["extensions:", condition] if condition else ()),
    ]
    return "\n".join(["```usecase", *lines, "```", ""])


def change(chance: random.Random, pages: dict[str, list[str]]) -> None:
    """One edit, as somebody makes it before the next look."""
    path = chance.choice(sorted(pages))
    blocks = pages[path]
    match chance.randrange(6):
        case 0:
            blocks.insert(chance.randrange(len(blocks) + 1), related(chance, chance.randrange(1, 9)))
        case 1:
            blocks.pop()
        case 2:
            blocks.append(f"See [UC-{chance.randrange(1, 9)}].\n")
        case 3:
            pages[f"{path.removesuffix('.md')}-{len(pages)}.md"] = pages.pop(path)
        case _:
            words = [("Order", "Buy"), ("actor: Bank", "actor: Customer"), ("answers", "waits"), ("UC", "uc")]
            old, new = chance.choice(words)
            pages[path] = [each.replace(old, new) for each in blocks]


@pytest.mark.parametrize("seed", range(3 if IS_LONG else 2))
def test_a_page_that_is_kept_shows_what_others_say_now(
    site: Site, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    chance = random.Random(seed)
    site.docs.mkdir()
    site.configure({"actors": {"Bank": {"aliases": ["Clerk"]}}, "actor_pages": bool(seed % 2)})
    pages = {f"p{number}.md": [related(chance, number), "Words.\n"] for number in range(1, 9)}
    server = Server(site, site.folder / "served")
    for _ in range(7):
        for file in site.docs.rglob("*.md"):
            file.unlink()
        site.write({path: f"# {path}\n\n" + "\n".join(blocks) for path, blocks in pages.items()})
        assert fresh(server.build()) == fresh(Server(site, site.folder / "clean").build())
        change(chance, pages)


# How many keys are edited between two builds, each in a use case that knows nothing of the others.
AT_ONCE = 1 if IS_LONG else 4

AROUND = {
    "use.md": "id: UC-2\ntitle: Use\nactor: Clerk\nspecializes: UC-1\nextends: {use case: UC-1, at: late}\n"
    "steps:\n  - include: UC-1\n  - Clerk asks (UC-1).\nextensions:\n  2a. No answer: continue with UC-1\n",
    "used.md": "id: UC-3\ntitle: Used\nactor: Clerk\nsteps: [Clerk pays.]\n",
    "far.md": "id: UC-4\ntitle: Far\nactor: Clerk\nincludes: UC-2\nsteps: [Clerk asks (UC-3).]\n",
}
"""Use cases that show something of the one that is edited, or that it shows something of."""


def own(text: str, number: int) -> str:
    """The same with use cases of its own."""
    return re.sub(r"\bUC-(\d)", rf"UC-{number}\1", text)


def test_whatever_key_is_edited_shows_on_all_pages(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    site.docs.mkdir()
    site.configure({"links": {"FR": "fr.md#{id}"}})
    for number in range(AT_ONCE):
        blocks = {f"{number}/{path}": own(block, number) for path, block in AROUND.items()}
        site.write({path: f"# {path}\n\n```usecase\n{block}```\n" for path, block in blocks.items()})
    first = {
        "id": "UC-1",
        "title": "Order",
        "actor": "Customer",
        "steps": "[Customer asks., include UC-3, Shop answers.]",
        "extensions": "{1a. No dish (UC-3): ends in failure}",
    }
    server = Server(site, site.folder / "served")
    values_of: list[dict[str, str]] = [{key.name: key.example} for key in KEYS if key.example]
    rounds = [values_of[at : at + AT_ONCE] for at in range(0, len(values_of), AT_ONCE)]
    unedited: list[dict[str, str]] = [{}] * AT_ONCE
    for edited in [unedited, *rounds]:
        for number, values in enumerate(edited):
            lines = "".join(f"{name}: {value}\n" for name, value in {**first, **values}.items())
            site.write({f"{number}/index.md": f"# Home\n\n```usecase\n{own(lines, number)}```\n"})
        served = fresh(server.build())
        assert served == fresh(Server(site, site.folder / "clean").build()), edited


class Surroundings:
    """All around the pages that counts for what they show, and changes of it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._options: dict[str, Any] = {"results": "r.xml", "actors": "actors.yml"}
        self._config: dict[str, Any] = {}
        self._tests = ["UC-1/main"]
        self._actors: dict[str, Any] = {"Bank": {"aliases": ["Clerk"]}}

    def change(self, chance: random.Random, pages: dict[str, list[str]]) -> None:
        """One change of them, or of a page, as somebody makes it before the next look."""
        match chance.randrange(9):
            case 0:
                toggled(self._options, "language", chance.choice(["de", "fr"]))
            case 1:
                toggled(self._options, "actor_pages", True)
            case 2:
                toggled(self._options, "order", chance.choice(["id", "level"]))
            case 3:
                toggled(self._options, "results", "r.xml")
            case 4:
                name, alias = chance.choice([("Bank", "Clerk"), ("Customer", "Guest")])
                self._actors[name] = {
                    "aliases": chance.choice([[], [alias]]),
                    "kind": chance.choice(["person", "organization"]),
                    **chance.choice([{}, {"is a": "Person"}]),
                }
            case 5:
                self._tests = [f"UC-{chance.randrange(1, 9)}/{chance.choice(['main', '1a'])}"]
            case 6:
                toggled(self._config, "use_directory_urls", False)
            case 7:
                toggled(self._config, "nav", [*sorted(pages, reverse=True)])
            case _:
                path = chance.choice(sorted(pages))
                pages[path].append(
                    chance.choice(["---\n", related(chance, 90), "<!-- usecases: actors -->\n"])
                )
        # Whatever is changed around them, somebody goes on to write.
        change(chance, pages)

    def write(self, pages: Mapping[str, Sequence[str]]) -> None:
        for file in self._site.docs.rglob("*.md"):
            file.unlink()
        self._site.write({path: f"# {path}\n\n" + "\n".join(blocks) for path, blocks in pages.items()})
        cases = "".join(f'<testcase name="{name} works"/>' for name in self._tests)
        (self._site.folder / "r.xml").write_text(f"<testsuite>{cases}</testsuite>", "utf-8")
        (self._site.folder / "actors.yml").write_text(yaml.safe_dump(self._actors), "utf-8")
        if "nav" in self._config:
            self._config["nav"] = [*sorted(pages, reverse=True)]
        self._site.configure(self._options, **self._config)


def toggled(settings: dict[str, Any], name: str, value: object) -> None:
    if settings.pop(name, None) is None:
        settings[name] = value


@pytest.mark.parametrize("seed", range(4 if IS_LONG else 2))
def test_what_is_kept_follows_settings_and_all_files_around_the_pages(
    site: Site, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    chance = random.Random(seed)
    site.docs.mkdir()
    pages = {
        f"p{number}.md": [related(chance, 2 * number), related(chance, 2 * number + 1), "Words.\n"]
        for number in range(1, 6)
    }
    around = Surroundings(site)
    around.write(pages)
    server = Server(site, site.folder / "served")
    for _ in range(8):
        assert fresh(server.build()) == fresh(Server(site, site.folder / "clean").build())
        around.change(chance, pages)
        around.write(pages)


def test_an_edit_makes_anew_what_it_touches_and_nothing_else(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def noted(block: Block, *given: Any, **named: Any) -> Section:
        made.append(str(block.use_case and block.use_case.id))
        return use_case_section(block, *given, **named)

    monkeypatch.setattr(conversion, "use_case_section", noted)
    site.docs.mkdir()
    includes = {4: "  - include: UC-5\n", 5: "  - include: UC-6\n"}
    site.write(
        {
            f"p{number}.md": f"# P\n\n```usecase\nid: UC-{number}\ntitle: Order {number}\nactor: Customer\n"
            f"steps:\n  - Customer pays.\n  - System thanks.\n{includes.get(number, '')}```\n"
            for number in range(1, 10)
        }
    )
    site.configure({})
    server = Server(site, site.folder / "served")
    server.build()
    assert len(made) == 9
    made.clear()
    server.build()
    assert made == []
    page = site.docs / "p5.md"
    page.write_text(page.read_text("utf-8").replace("thanks", "nods"), "utf-8")
    server.build()
    # With those that include it, and that it includes.
    assert made == ["UC-4", "UC-5", "UC-6"]


ACTORS_HERE = "<!-- usecases: actors -->\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# B\n\nWords.\n", "# B\n\nSee [UC-1].\n"),
        ("# B\n\nSee [UC-1].\n", "# Other\n\nSee [UC-1].\n"),
        (f"# B\n\n{ACTORS_HERE}", "# B\n"),
        ("# B\n\nWords.\n", f"# B\n\n{ACTORS_HERE}"),
    ],
)
def test_an_edit_beside_a_use_case_shows_on_its_page(
    site: Site, before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    site.docs.mkdir()
    use_case = "```usecase\nid: UC-1\ntitle: Order\nactor: Customer\nsteps: [Customer asks.]\n```\n"
    site.write({"index.md": "# Home\n", "a.md": f"# A\n\n{use_case}", "b.md": before})
    site.configure({"index": False})
    server = Server(site, site.folder / "served")
    earlier = fresh(server.build())
    site.write({"b.md": after})
    served = fresh(server.build())
    assert served == fresh(Server(site, site.folder / "clean").build())
    assert served["a/index.html"] != earlier["a/index.html"]
