"""Links to use cases follow pages that move, in the way in which they were typed; other links stay."""

from __future__ import annotations

import pytest

from mkdocs_usecases.editing.moving import moved
from support.pointing import Files

BLOCK = '```usecase\nid: UC-{}\ntitle: Pay {}\nsteps: ["Somebody pays, see [it]({})."]\n```\n'
FILES = Files(
    {
        "orders.md": BLOCK.format(1, "one", "sub/pay.md#UC-2"),
        "sub/pay.md": BLOCK.format(2, "two", "../orders.md#UC-1-1"),
        "index.md": "[a](orders.md#UC-1), [b](./orders.md#UC-1-1), [c](/orders.md#UC-1), [d](orders.md), "
        "[e](orders.md#top), [f](https://x.y/orders.md#UC-1), `[g](orders.md#UC-1)`\n"
        "[h](sub/pay.md#pay-two)\n\n"
        "[ref]: orders.md#UC-1\n",
    }
)


def after(pages: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for edit in moved(FILES.names, pages):
        found.setdefault(edit.span.file, []).append((edit.was or "", edit.text))
    return found


@pytest.mark.parametrize(
    ("new", "address", "dotted", "rooted", "back"),
    [
        ("new/orders.md", "new/orders.md", "./new/orders.md", "/new/orders.md", "../new/orders.md"),
        ("bills.md", "bills.md", "./bills.md", "/bills.md", "../bills.md"),
        ("a b.md", "a%20b.md", "./a%20b.md", "/a%20b.md", "../a%20b.md"),
    ],
)
def test_links_follow_a_page(new: str, address: str, dotted: str, rooted: str, back: str) -> None:
    found = after({"orders.md": new})
    assert found["index.md"] == [
        ("orders.md", address),
        ("./orders.md", dotted),
        ("/orders.md", rooted),
        ("orders.md", address),
    ]
    assert found["sub/pay.md"] == [("../orders.md", back)]
    own = "../sub/pay.md" if "/" in new else "sub/pay.md"
    assert found.get("orders.md", []) == ([] if own == "sub/pay.md" else [("sub/pay.md", own)])


def test_pages_that_move_together_keep_their_links_to_each_other() -> None:
    found = after({"orders.md": "old/orders.md", "sub/pay.md": "old/sub/pay.md"})
    assert [*found] == ["index.md"]
