"""Names over the protocol: places as the client counts them, edits with the versions they were made for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.editor import CAPABILITIES, Editor, Json, Refused, editing

pytestmark = pytest.mark.slow

pytest.importorskip("pygls")

ORDERS = """# Orders 🍕

```usecase
id: UC-1
title: Order
actor: Customer
success guarantee: 🍜 for the Customer.
minimal guarantee: None.
includes: UC-2
steps:
  - Customer 😀 sees the offer (UC-2).
  - MealApp confirms.
  - Customer waits.
extensions:
  2a. Nothing is left: resume at 1
```
"""
INDEX = """# Home

😀 Begin with [UC-1], then [UC-2].

```usecase
id: UC-2
title: Pay
level: subfunction
actor: Customer
success guarantee: Paid.
minimal guarantee: None.
steps: [Customer pays., MealApp books., Customer thanks.]
extensions: {2a. It fails: ends in failure}
```
"""
SETTINGS = """site_name: Meals
plugins:
  - usecases:
      system: MealApp  # ours
      id_pattern: 'UC-\\d+'
      actors:
        Customer: {description: Orders meals.}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("meals")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/orders.md").write_bytes(ORDERS.encode())
    (tmp_path / "docs/index.md").write_bytes(INDEX.replace("\n", "\r\n").encode())
    (tmp_path / "mkdocs.yml").write_bytes(SETTINGS.encode())
    return tmp_path.resolve()


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[Editor]:
    with editing(folder) as found:
        found.open("docs/orders.md")
        yield found


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def at(editor: Editor, name: str, piece: str) -> Json:
    """The place of the mark in a piece of a file, in UTF-16."""
    text = editor.texts.get(name) or (editor.folders[0] / name).read_bytes().decode()
    before = text[: text.index(piece.replace("¦", "")) + piece.index("¦")].replace("\r\n", "\n")
    line = before.rpartition("\n")[2]
    return {
        "textDocument": {"uri": editor.uri(name)},
        "position": {"line": before.count("\n"), "character": units(line)},
    }


def shown(area: Json) -> tuple[int, int, int, int]:
    start, end = area["start"], area["end"]
    return start["line"], start["character"], end["line"], end["character"]


def test_a_definition_is_a_place_as_the_client_counts(editor: Editor) -> None:
    found = editor.ask("textDocument/definition", at(editor, "docs/orders.md", "offer (UC-¦2)"))
    assert found["uri"] == editor.uri("docs/index.md")
    assert shown(found["range"]) == (5, 4, 5, 8)
    assert editor.ask("textDocument/definition", at(editor, "docs/orders.md", "the of¦fer")) is None


def test_references_are_counted_behind_wide_letters_and_in_other_files(editor: Editor) -> None:
    asked = at(editor, "docs/orders.md", "includes: UC-¦2")
    found = editor.ask("textDocument/references", {**asked, "context": {"includeDeclaration": False}})
    assert [(Path(each["uri"]).name, *shown(each["range"])) for each in found] == [
        ("index.md", 2, 28, 2, 32),
        ("orders.md", 8, 10, 8, 14),
        ("orders.md", 10, 32, 10, 36),
    ]
    found = editor.ask("textDocument/documentHighlight", asked)
    assert [shown(each["range"]) for each in found] == [(8, 10, 8, 14), (10, 32, 10, 36)]


def test_a_hover_covers_the_word_and_is_markdown_where_the_client_reads_it(
    editor: Editor, folder: Path
) -> None:
    asked = at(editor, "docs/orders.md", "- Cust¦omer 😀")
    found = editor.ask("textDocument/hover", asked)
    assert shown(found["range"]) == (10, 4, 10, 12)
    assert found["contents"]["kind"] == "markdown"
    assert "**Customer**\n\nOrders meals." in found["contents"]["value"]
    plain = {**CAPABILITIES, "textDocument": {"hover": {"contentFormat": ["plaintext"]}}}
    with editing(folder, capabilities=plain) as other:
        other.open("docs/orders.md")
        found = other.ask("textDocument/hover", asked)
        assert found["contents"]["kind"] == "plaintext"
        assert found["contents"]["value"].startswith("Customer\n\nOrders meals.")


def test_links_lead_to_a_line_of_a_file(editor: Editor) -> None:
    editor.open("docs/index.md")
    found = editor.ask("textDocument/documentLink", {"textDocument": {"uri": editor.uri("docs/index.md")}})
    assert [(shown(each["range"]), each["target"]) for each in found] == [
        ((2, 15, 2, 19), f"{editor.uri('docs/orders.md')}#L4"),
        ((2, 28, 2, 32), f"{editor.uri('docs/index.md')}#L6"),
    ]


def test_a_rename_carries_versions_and_asks_about_sentences(folder: Path) -> None:
    with editing(folder) as editor:
        editor.open("docs/orders.md")
        check_versions(editor)


def check_versions(editor: Editor) -> None:
    editor.replace("docs/orders.md", "Customer waits", "Customer of old waits")
    asked = at(editor, "docs/orders.md", "actor: Cust¦omer")
    prepared = editor.ask("textDocument/prepareRename", asked)
    assert (shown(prepared["range"]), prepared["placeholder"]) == ((5, 7, 5, 15), "Customer")
    found = editor.ask("textDocument/rename", {**asked, "newName": "Guest"})
    changes = {change["textDocument"]["uri"]: change for change in found["documentChanges"]}
    assert {uri: change["textDocument"]["version"] for uri, change in changes.items()} == {
        editor.uri("docs/orders.md"): 2,
        editor.uri("docs/index.md"): None,
        editor.uri("mkdocs.yml"): None,
    }
    edits = changes[editor.uri("docs/orders.md")]["edits"]
    assert [shown(each["range"]) for each in edits] == [
        *((5, 7, 5, 15), (6, 30, 6, 38), (10, 4, 10, 12), (12, 4, 12, 12)),
    ]
    (annotation,) = found["changeAnnotations"]
    assert found["changeAnnotations"][annotation]["needsConfirmation"] is True
    assert [each.get("annotationId") for each in edits] == [None, annotation, None, None]


def test_a_client_that_knows_no_versions_gets_plain_edits(folder: Path) -> None:
    with editing(folder, capabilities={}) as editor:
        editor.open("docs/orders.md")
        asked = at(editor, "docs/orders.md", "id: UC-¦1")
        found = editor.ask("textDocument/rename", {**asked, "newName": "UC-7"})
        assert {uri: [each["newText"] for each in edits] for uri, edits in found["changes"].items()} == {
            editor.uri("docs/orders.md"): ["UC-7"],
            editor.uri("docs/index.md"): ["UC-7"],
        }


def test_what_is_refused_comes_with_the_reason(editor: Editor) -> None:
    asked = at(editor, "docs/orders.md", "id: UC-¦1")
    with pytest.raises(Refused, match=r"`UC-2` is the id of another use case, at index\.md:5:1"):
        editor.ask("textDocument/rename", {**asked, "newName": "UC-2"})
    assert editor.ask("textDocument/prepareRename", at(editor, "docs/orders.md", "tit¦le")) is None


def test_a_flowchart_is_shown_to_who_draws_mermaid_and_says_so(editor: Editor) -> None:
    asked = at(editor, "docs/orders.md", "includes: UC-¦2")
    assert "mermaid" not in editor.ask("textDocument/hover", asked)["contents"]["value"]
    editor.tell("workspace/didChangeConfiguration", {"settings": {"usecases": {"flowcharts": True}}})
    told = editor.ask("textDocument/hover", asked)["contents"]["value"]
    assert "\n\n```mermaid\n" in told
    assert "flowchart LR" in told
    assert told.endswith("\n```")
    editor.tell("workspace/didChangeConfiguration", {"settings": {"usecases": {}}})


def test_includes_are_calls_also_of_pages_that_are_not_open(editor: Editor) -> None:
    (item,) = editor.ask("textDocument/prepareCallHierarchy", at(editor, "docs/orders.md", "includes: UC-¦2"))
    assert (item["name"], item["uri"]) == ("UC-2 Pay", editor.uri("docs/index.md"))
    assert shown(item["selectionRange"]) == (5, 4, 5, 8)
    (call,) = editor.ask("callHierarchy/incomingCalls", {"item": item})
    assert call["from"]["name"] == "UC-1 Order"
    assert [shown(each) for each in call["fromRanges"]] == [(8, 10, 8, 14)]
    (call,) = editor.ask("callHierarchy/outgoingCalls", {"item": call["from"]})
    assert call["to"]["name"] == "UC-2 Pay"
    assert editor.ask("callHierarchy/incomingCalls", {"item": {**item, "data": None}}) == []


def test_links_follow_a_page_or_a_folder_that_is_about_to_move(folder: Path) -> None:
    (folder / "docs/sub").mkdir(exist_ok=True)
    links = "See [one](../orders.md#UC-1) and [none](../orders.md).\n"
    (folder / "docs/sub/links.md").write_text(links)
    with editing(folder) as editor:
        editor.open("docs/sub/links.md")
        for old, new, file, text in (
            ("docs/orders.md", "docs/new/bills.md", "docs/sub/links.md", "../new/bills.md"),
            ("docs/sub", "docs/a/b", "docs/sub/links.md", "../../orders.md"),
        ):
            files = [{"oldUri": editor.uri(old), "newUri": editor.uri(new)}]
            found = editor.ask("workspace/willRenameFiles", {"files": files})
            (change,) = found["documentChanges"]
            assert change["textDocument"] == {"uri": editor.uri(file), "version": 1}
            assert [(shown(each["range"]), each["newText"]) for each in change["edits"]] == [
                ((0, 10, 0, 22), text)
            ]
        files = [{"oldUri": editor.uri("docs/index.md"), "newUri": editor.uri("docs/home.md")}]
        assert editor.ask("workspace/willRenameFiles", {"files": files}) is None
    (folder / "docs/sub/links.md").unlink()


def test_settings_take_part(editor: Editor) -> None:
    editor.open("mkdocs.yml", language="yaml")
    asked = at(editor, "mkdocs.yml", "system: Meal¦App")
    found = editor.ask("textDocument/rename", {**asked, "newName": "Shop"})
    changes = {
        Path(change["textDocument"]["uri"]).name: change["edits"] for change in found["documentChanges"]
    }
    assert {name: len(edits) for name, edits in changes.items()} == {
        "mkdocs.yml": 1,
        "orders.md": 1,
        "index.md": 1,
    }
