"""Where the browser finds what stands at the cursor."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.editor import Editor, editing
from support.zensical_sites import write

pytestmark = pytest.mark.slow

pytest.importorskip("pygls")

BLOCK = "```usecase\nid: UC-{0}\ntitle: Order {0}\nactor: Customer\nsteps: [Customer orders.]\n```\n"
PAGE = f"# Orders\n\n{BLOCK.format(1)}\nBetween.\n\n{BLOCK.format(2)}\nBehind.\n"


def address(editor: Editor, name: str, line: int) -> object:
    place = {"line": line, "character": 0}
    return editor.ask(
        "workspace/executeCommand", {"command": "usecases.address", "arguments": [editor.uri(name), place]}
    )


@pytest.mark.parametrize(
    ("settings", "page"), [("", "shop/orders/"), ("use_directory_urls: false\n", "shop/orders.html")]
)
def test_it_is_that_of_the_block_or_else_of_the_page(tmp_path: Path, settings: str, page: str) -> None:
    write(tmp_path, {"mkdocs.yml": f"plugins: [usecases]\n{settings}", "docs/shop/orders.md": PAGE})
    with editing(tmp_path) as editor:
        editor.open("docs/shop/orders.md")
        found = [address(editor, "docs/shop/orders.md", line) for line in (0, 3, 7, 9, 12, 16, 18)]
    assert found == [page, f"{page}#UC-1", f"{page}#UC-1", page, f"{page}#UC-2", f"{page}#UC-2", page]


def test_a_page_of_no_site_has_none(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "plugins: [usecases]\n", "docs/index.md": "# Start\n", "notes.md": PAGE})
    with editing(tmp_path) as editor:
        editor.open("notes.md")
        assert address(editor, "notes.md", 3) is None
