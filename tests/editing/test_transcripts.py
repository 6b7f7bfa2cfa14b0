"""All that an editor may ask of some sites, place by place: the goldens are for people to read.

`kitchen` is a site with everything in it, `inline` one whose settings hold all, with every form of a block,
`sphinx` one of Sphinx, `crowd` one where much has the same name. Half typed are the pages of `halves`, and
all of `settings`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Golden
from support.transcripts.looks import deeds, found, looks, moves
from support.transcripts.names import named, refused
from support.transcripts.opened import Opened
from support.transcripts.typing import typing

SITES = Path(__file__).parent / "sites"
pytestmark = [pytest.mark.slow, pytest.mark.golden]

GOLDENS = Path(__file__).parent / "transcripts"
NAMES = [path.name for path in sorted(SITES.iterdir())]
WRITTEN = ["crowd", "inline", "kitchen", "sphinx"]
RENAMED = {
    "crowd": ("UC-3", "Bank two"),
    "inline": ("UC-70", "Chef: new", "no"),
    "kitchen": ("Chef",),
    "sphinx": ("UC-70", "Chef"),
}
"""What each name becomes, if it may."""


FILES = [
    (site, file.relative_to(SITES / site).as_posix())
    for site in NAMES
    for file in sorted((SITES / site).rglob("*.*"))
    if file.suffix not in {".py", ".json"}
]


@pytest.fixture(scope="module")
def opened() -> dict[str, Opened]:
    return {name: Opened(SITES / name) for name in NAMES}


@pytest.mark.parametrize(("site", "file"), FILES, ids=[f"{site}/{file}" for site, file in FILES])
def test_what_is_offered(site: str, file: str, opened: dict[str, Opened], golden: Golden) -> None:
    name = file.removeprefix("docs/")
    golden(GOLDENS / f"{site}.{Path(file).stem}.typing.txt", typing(opened[site], name))


@pytest.mark.parametrize("site", WRITTEN)
def test_what_is_known_of_names(site: str, opened: dict[str, Opened], golden: Golden) -> None:
    golden(GOLDENS / f"{site}.names.txt", named(opened[site], RENAMED[site]))


@pytest.mark.parametrize("site", WRITTEN)
def test_what_is_shown(site: str, opened: dict[str, Opened], golden: Golden) -> None:
    golden(GOLDENS / f"{site}.looks.txt", looks(opened[site]))


@pytest.mark.parametrize("site", WRITTEN)
def test_what_may_be_done(site: str, opened: dict[str, Opened], golden: Golden) -> None:
    golden(GOLDENS / f"{site}.deeds.txt", deeds(opened[site]))


REFUSED = [
    *(("orders.md", 14, 5, new) for new in ("UC-2", "uc 9", "X-1", "UC-99", " ", "{{ x }}", "{% x", "UC-1")),
    *(("orders.md", 14, 5, new) for new in ("Nobody", "uc-1")),
    *(("orders.md", 38, 5, new) for new in ("clerk, senior", "MealApp", "&x", "*x", "Chef: new", "no")),
    *(("orders.md", 33, 20, new) for new in ("2", "1-2", "Gift  Wrap")),
    *(("orders.md", 26, 18, new) for new in ("Checkout", "!x")),
    *((file, line, column, "New") for file, line, column in [("orders.md", 14, 1), ("orders.md", 30, 3)]),
    *((file, line, column, "New") for file, line, column in [("orders.md", 44, 3), ("orders.md", 8, 66)]),
    ("no.md", 1, 1, "New"),
]
REFUSED_INLINE = [
    *(
        ("shop.md", 6, 5, "UC-90"),
        ("shop.md", 18, 8, 'a "b"'),
        ("shop.md", 18, 8, "a b"),
        ("shop.md", 8, 9, "x"),
    ),
    *(
        ("elsewhere.md", 17, 5, "New"),
        ("elsewhere.md", 18, 5, "New"),
        ("elsewhere.md", 20, 5, "New"),
        ("elsewhere.md", 19, 5, "New"),
        ("shop.md", 21, 5, "New Friend"),
    ),
]


def test_what_cannot_have_another_name(opened: dict[str, Opened], golden: Golden) -> None:
    kitchen = opened["kitchen"]
    closed = refused(kitchen, [("orders.md", 38, 5, "Nobody")], "payment.md")
    golden(GOLDENS / "kitchen.refused.txt", refused(kitchen, REFUSED) + closed)
    golden(GOLDENS / "inline.refused.txt", refused(opened["inline"], REFUSED_INLINE))


def test_what_is_found(opened: dict[str, Opened], golden: Golden) -> None:
    queries = ("", "uc-1", "pay", "Mal", "cook", "zzz")
    both = [found(opened["kitchen"], queries), found(opened["inline"], ("", "d"))]
    golden(GOLDENS / "found.txt", "\n".join(both))


def test_what_follows_a_page(opened: dict[str, Opened], golden: Golden) -> None:
    pages = (("orders.md", "sub/orders.md"), ("payment.md", "pay.md"), ("payment.md", "sub (1)/pay.md"))
    golden(GOLDENS / "kitchen.moves.txt", moves(opened["kitchen"], pages))
