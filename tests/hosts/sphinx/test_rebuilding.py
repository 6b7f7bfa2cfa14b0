"""Builds that go on from an earlier one, and builds by several processes, give what a fresh one gives."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import pytest

from support.sphinx_meals import INDEX, ORDERS, PAYING
from support.sphinx_sites import Built, SphinxSite, copied

pytestmark = pytest.mark.slow

NEW = PAYING.replace("UC-2", "UC-8").replace("title: Pay", "title: Tip the courier")
CHANGES: dict[str, dict[str, str | None]] = {
    "another title": {"paying.md": PAYING.replace("title: Pay", "title: Settle the bill")},
    "another step": {"paying.md": PAYING.replace("sends a receipt", "says thank you")},
    "a page that is gone": {"paying.md": None, "index.md": INDEX.replace("paying\nrefunds", "refunds")},
    "a page that is new": {"tips.md": NEW, "index.md": INDEX.replace("orders\n", "orders\ntips\n")},
    "an actor of another name": {"orders.md": ORDERS.replace("Restaurant", "Kitchen")},
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_that_goes_on_equals_a_fresh_one(sphinx: SphinxSite, tmp_path: Path, change: str) -> None:
    sphinx.build()
    sphinx.write(CHANGES[change])
    again, fresh = sphinx.build(), copied(sphinx, tmp_path / "fresh").build()
    # Sphinx leaves the page of a document that is gone.
    gone = () if (sphinx.docs / "paying.md").exists() else ("paying.html", "_sources/paying.md.txt")
    assert _compared(again, gone) == _compared(fresh)


def test_what_nothing_has_changed_for_is_not_written_again(sphinx: SphinxSite) -> None:
    first = sphinx.build()
    before = {path: (first.folder / path).stat().st_mtime_ns for path in ("use-cases.html", "refunds.html")}
    sphinx.write(CHANGES["another step"])
    again = sphinx.build()
    assert before == {path: (again.folder / path).stat().st_mtime_ns for path in before}


def test_several_processes_write_the_same_files(meals: SphinxSite, built: Built) -> None:
    assert _compared(meals.build(to="parallel", parallel=2)) == _compared(built)


def _compared(done: Built, gone: Collection[str] = ()) -> dict[str, object]:
    files: dict[str, object] = {path: text for path, text in done.files().items() if path not in gone}
    files["searchindex.js"] = _words(done.text("searchindex.js"))
    return files


def _words(index: str) -> object:
    """The index without words that no page has any more: Sphinx leaves them there, whoever wrote them."""
    read = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))
    return {
        name: {word: pages for word, pages in value.items() if pages != []}
        if name in ("terms", "titleterms")
        else value
        for name, value in read.items()
    }
