"""Each way through use cases of every form, event by event: the golden is for people to walk along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.model.circles import circles
from mkdocs_usecases.model.fingerprint import fingerprint, reviewed_fingerprint
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.routes import Cover, Scenario, guarantees, scenarios
from mkdocs_usecases.model.scenario import Extension
from mkdocs_usecases.model.tracks import Tracks
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site

HERE = Path(__file__).parent


def use_cases(text: str) -> list[UseCase]:
    blocks = Site(Options(system="S", primary_actors=())).read("walks.md", text).blocks
    return [block.use_case for block in blocks if block.use_case]


def walk(use_case: UseCase, route: Scenario) -> Iterator[str]:
    more = f" in {route.continues_in}" if route.continues_in else ""
    taken = ", ".join(extension.label for extension in route.extensions)
    own = route.extension.label if route.extension else None
    yield f"{route.name}: {route.ending.value}{more}{' (assumed)' if route.assumed else ''}"
    yield f"     takes [{taken}], is about {own}, tests {', '.join(route.routes)}"
    yield f"     {' '.join(route.path)}"
    events = (
        f"{kind.value} {of.label if isinstance(of, Extension) else of.number}" for kind, of in route.course
    )
    yield f"     {', '.join(events)}"
    kept = ", ".join(prose.text for prose in guarantees(use_case, route))
    yield f"     then {kept}; {fingerprint(use_case, route)}"


def told(use_case: UseCase) -> Iterator[str]:
    yield f"== {plain(use_case.title)}"
    tracks = Tracks(use_case)
    for position, track in enumerate(tracks.all):
        entered = tracks.entered(position) if track.extension else None
        leaves = f" leaves {tracks.leaves(position)}, goes on in" if track.extension else ""
        yield f"track {position}{leaves} {entered.label if entered else None}".replace("Place", "")
    yield from (f"circle {', '.join(each.label for each in circle)}" for circle in circles(use_case))
    yield f"reviewed as {reviewed_fingerprint(use_case, scenarios(use_case))}"
    routes = scenarios(use_case, Cover.PAIRS)
    for route in routes:
        # Of two extensions one after the other each is told already.
        pair = f"{route.name}: {route.ending.value}: {' '.join(route.path)}"
        yield from [pair] if "+" in route.name else walk(use_case, route)
    single = tuple(route for route in routes if "+" not in route.name)
    assert scenarios(use_case, Cover.TRANSITIONS) == single


def test_every_way(golden: Golden) -> None:
    lines = [
        line for each in use_cases((HERE / "walks.md").read_text(encoding="utf-8")) for line in told(each)
    ]
    golden(HERE / "walks.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("A  does  it.", "A does it.", True),
        ("A does it.", "B does it.", False),
        ("A does *it*.", "A does it.", False),
    ],
)
def test_a_fingerprint_is_of_what_is_read(one: str, other: str, is_same: bool) -> None:
    prints = set()
    for text in (one, other):
        (use_case,) = use_cases(f"```usecase\ntitle: X\nactor: A\nsteps:\n  - {text}\n```\n")
        prints.add(fingerprint(use_case, scenarios(use_case)[0]))
    assert (len(prints) == 1) is is_same
