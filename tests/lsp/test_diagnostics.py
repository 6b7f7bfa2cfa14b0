"""What an editor is told of mistakes while somebody types, and what it is told of other files by that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from mkdocs_usecases.hosts.lsp.shown_findings import GUIDE
from support.building import Built
from support.editor import CAPABILITIES, Editor, editing
from support.zensical_sites import write

pytestmark = pytest.mark.slow

pytest.importorskip("pygls")

ORDERS = """# Orders 😀

```usecase
id: UC-1
title: Order a meal
actor: Customer
minimal guarantee: Nothing is charged.
steps:
  - Customer 送 orders [UC-2].
  - MealApp confirms.
```
"""
PAYING = """# Paying

See [UC-1].

```usecase
id: UC-2
title: Pay
actor: Customer
level: subfunction
minimal guarantee: Nothing is charged twice.
steps:
  - Customer pays.
  - MealApp thanks.
```
"""
DOCUMENT = """# Use case: Cancel

**Actor:** Custmer

## Main success scenario

1. Customer cancels.
2. MealApp agrees.
"""
SETTINGS = """plugins:
  - search
  - usecases:
      system: MealApp
      actors: actors.yml
"""
SITE = {
    "mkdocs.yml": SETTINGS,
    "actors.yml": "# who pays\nCustomer: {kind: person}\n",
    "docs/orders.md": ORDERS,
    "docs/paying.md": PAYING,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path.resolve(), SITE)
    return tmp_path.resolve()


@pytest.fixture
def editor(folder: Path) -> Iterator[Editor]:
    with editing(folder) as editor:
        yield editor


def has(editor: Editor, name: str, *codes: str) -> None:
    """Wait until these codes, among others, are told of a file."""
    editor.wait(lambda: {*codes} <= {*editor.codes(name)}, f"{codes} for {name}")


def has_not(editor: Editor, name: str, code: str) -> None:
    editor.wait(lambda: code not in editor.codes(name), f"{name} without {code}")


def one(editor: Editor, name: str, code: str) -> Any:
    return next(each for each in editor.diagnostics(name) if each["code"] == code)


def area(found: Any) -> tuple[int, int, int, int]:
    start, end = found["range"]["start"], found["range"]["end"]
    return start["line"], start["character"], end["line"], end["character"]


def test_a_finding_says_all_that_check_says_and_covers_the_word(editor: Editor) -> None:
    editor.open("docs/orders.md", ORDERS.replace("actor: Customer", "actor: Custmer"))
    has(editor, "docs/orders.md", "undeclared-actor")
    found = one(editor, "docs/orders.md", "undeclared-actor")
    assert found["source"] == "usecases"
    assert found["severity"] == 2
    assert found["message"].endswith("\nhint: did you mean `Customer`?")
    assert area(found) == (5, 7, 5, 14)
    edit = found["data"]["edits"][0]
    assert (edit["newText"], edit["uri"]) == ("Customer", editor.uri("docs/orders.md"))
    assert edit["range"] == found["range"]


def test_each_code_leads_to_its_entry_in_the_guide(editor: Editor, built_example: Built) -> None:
    editor.open("docs/orders.md", ORDERS.replace("actor: Customer", "actor: Custmer"))
    has(editor, "docs/orders.md", "undeclared-actor")
    address = one(editor, "docs/orders.md", "undeclared-actor")["codeDescription"]["href"]
    assert address == f"{GUIDE}#undeclared-actor"
    # The address is that of the example site, which holds the guide.
    page = built_example.folder / "guide/checks/index.html"
    ids = {each["id"] for each in BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")(id=True)}
    assert "undeclared-actor" in ids


@pytest.mark.parametrize(("encoding", "start"), [("utf-16", 18), ("utf-8", 22), ("utf-32", 17)])
def test_places_count_what_was_agreed_upon(folder: Path, encoding: str, start: int) -> None:
    text = ORDERS.replace("送 orders [UC-2]", "送😀 [UC-7]")
    capabilities = {**CAPABILITIES, "general": {"positionEncodings": [encoding]}}
    with editing(folder, capabilities=capabilities) as editor:
        editor.open("docs/orders.md", text)
        has(editor, "docs/orders.md", "unknown-use-case")
        assert area(one(editor, "docs/orders.md", "unknown-use-case")) == (8, start, 8, start + 4)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_as_they_do_in_the_file_and_nowhere_else(editor: Editor, end: str) -> None:
    text = ORDERS.replace("orders [UC-2]", "or\u2028ders\x0b [UC-7]").replace("\n", end)
    editor.open("docs/orders.md", text)
    has(editor, "docs/orders.md", "unknown-use-case")
    assert area(one(editor, "docs/orders.md", "unknown-use-case"))[:2] == (8, 25)
    # A change in the middle of such a line reaches the place that it names.
    place = {"line": 8, "character": 28}
    after = {"line": 8, "character": 29}
    editor.send("docs/orders.md", [{"range": {"start": place, "end": after}, "text": "2"}])
    has_not(editor, "docs/orders.md", "unknown-use-case")


def test_changes_of_one_message_stand_on_each_other(editor: Editor) -> None:
    editor.open("docs/orders.md")

    def at(line: int, start: int, end: int, text: str) -> Any:
        places = {"line": line, "character": start}, {"line": line, "character": end}
        return {"range": {"start": places[0], "end": places[1]}, "text": text}

    editor.send("docs/orders.md", [at(3, 0, 0, "sumary: x\n"), at(4, 0, 2, "idd"), at(4, 2, 3, "")])
    has(editor, "docs/orders.md", "unknown-key")
    assert editor.published[-1][1] == editor.version("docs/orders.md")
    assert "missing-id" not in editor.codes("docs/orders.md")


def test_a_byte_order_mark_counts_where_the_editor_has_it_in_its_text(editor: Editor) -> None:
    editor.open("docs/notes.md", "\ufeff[UC-9]\n[UC-9]\n")
    has(editor, "docs/notes.md", "unknown-use-case")
    assert [area(each)[:2] for each in editor.diagnostics("docs/notes.md")] == [(0, 2), (1, 1)]


def test_hints_are_told_of_open_pages_and_mistakes_of_all(folder: Path) -> None:
    write(folder, {"docs/wrong.md": PAYING.replace("UC-2", "UC-3").replace("level:", "levle:")})
    with editing(folder) as editor:
        has(editor, "docs/wrong.md", "unknown-key")
        assert all(each["severity"] < 3 for each in editor.diagnostics("docs/wrong.md"))
        editor.open("docs/wrong.md")
        has(editor, "docs/wrong.md", "no-extensions")
        assert one(editor, "docs/wrong.md", "no-extensions")["severity"] == 4
        editor.close("docs/wrong.md")
        has_not(editor, "docs/wrong.md", "no-extensions")
        has(editor, "docs/wrong.md", "unknown-key")


@pytest.mark.parametrize("later", [False, True])
def test_hints_can_be_shown_as_information(folder: Path, later: bool) -> None:
    settings = {"usecases": {"hints": "information"}}
    with editing(folder, initializationOptions=None if later else settings) as editor:
        editor.open("docs/orders.md", ORDERS.replace("minimal guarantee", "note"))
        has(editor, "docs/orders.md", "no-guarantee")
        if later:
            editor.tell("workspace/didChangeConfiguration", {"settings": settings})
        editor.wait(lambda: one(editor, "docs/orders.md", "no-guarantee")["severity"] == 3, "information")


def test_what_is_typed_here_is_told_of_other_pages_and_of_the_other_place(editor: Editor) -> None:
    editor.open("docs/orders.md")
    editor.replace("docs/orders.md", "id: UC-1", "id: UC-7")
    has(editor, "docs/paying.md", "unknown-use-case")
    editor.replace("docs/orders.md", "id: UC-7", "id: UC-2")
    has(editor, "docs/paying.md", "duplicate-id")
    related = one(editor, "docs/paying.md", "duplicate-id")["relatedInformation"]
    assert [each["location"]["uri"] for each in related] == [editor.uri("docs/orders.md")]
    assert "docs/orders.md:4" in one(editor, "docs/paying.md", "duplicate-id")["message"]
    editor.close("docs/orders.md")
    editor.wait(lambda: editor.diagnostics("docs/paying.md") == [], "the end of it")


def test_a_catalogue_settings_and_page_defaults_count_as_they_are_typed(editor: Editor) -> None:
    editor.open("docs/orders.md")
    editor.open("actors.yml", language="yaml")
    editor.replace("actors.yml", "Customer:", "Client:")
    has(editor, "docs/orders.md", "undeclared-actor")
    editor.close("actors.yml")
    has_not(editor, "docs/orders.md", "undeclared-actor")
    editor.open("mkdocs.yml", language="yaml")
    editor.replace(
        "mkdocs.yml", "actors.yml\n", "actors.yml\n      rules: {no-extensions: error, nonsense: off}\n"
    )
    has(editor, "mkdocs.yml", "unknown-check")
    editor.wait(lambda: one(editor, "docs/orders.md", "no-extensions")["severity"] == 1, "another severity")
    editor.change(
        "docs/orders.md", "---\nusecases: {actor: Nobody}\n---\n" + ORDERS.replace("actor: Customer\n", "")
    )
    has(editor, "docs/orders.md", "undeclared-actor")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  - search\n", "  - [search\n", 2),
        ("system: MealApp", "system: [MealApp]", 3),
        ("system: MealApp", "sytem: MealApp", 3),
    ],
)
def test_settings_that_cannot_be_used_are_told_of_and_those_of_before_count(
    editor: Editor, old: str, new: str, line: int
) -> None:
    editor.open("docs/orders.md", ORDERS.replace("actor: Customer", "actor: Custmer"))
    has(editor, "docs/orders.md", "undeclared-actor")
    editor.open("mkdocs.yml", language="yaml")
    editor.replace("mkdocs.yml", old, new)
    editor.wait(lambda: bool(editor.diagnostics("mkdocs.yml")), "the mistake")
    (found,) = editor.diagnostics("mkdocs.yml")
    assert found["severity"] == 1
    assert line <= found["range"]["start"]["line"] <= line + 1
    editor.replace("docs/orders.md", "steps:", "stesp:")
    has(editor, "docs/orders.md", "undeclared-actor", "unknown-key")
    editor.replace("mkdocs.yml", new, old)
    editor.wait(lambda: editor.diagnostics("mkdocs.yml") == [], "the end of it")


def test_a_broken_catalogue_is_told_of_in_its_own_file(editor: Editor) -> None:
    editor.open("actors.yml", language="yaml")
    editor.replace("actors.yml", "{kind: person}", "{kind: person")
    editor.wait(lambda: bool(editor.diagnostics("actors.yml")), "the mistake")
    editor.close("actors.yml")
    editor.wait(lambda: editor.diagnostics("actors.yml") == [], "the end of it")


def test_pages_come_and_go_on_disk(editor: Editor) -> None:
    editor.open("docs/orders.md")
    editor.write("docs/paying.md", None)
    has(editor, "docs/orders.md", "unknown-use-case")
    editor.write("docs/more/pay.md", PAYING)
    has_not(editor, "docs/orders.md", "unknown-use-case")
    editor.write("docs/more/pay.md", PAYING.replace("UC-1", "UC-8"))
    has(editor, "docs/more/pay.md", "unknown-use-case")
    editor.write("docs/more/pay.md", None)
    editor.wait(lambda: editor.diagnostics("docs/more/pay.md") == [], "nothing of a page that is gone")


def test_an_editor_that_cannot_watch_is_not_left_behind(folder: Path) -> None:
    capabilities = {**CAPABILITIES, "workspace": {"workspaceFolders": True}}
    with editing(folder, capabilities=capabilities) as editor:
        editor.open("docs/orders.md")
        editor.write("docs/paying.md", PAYING.replace("UC-2", "UC-5"), is_told=False)
        editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri("docs/orders.md")}})
        has(editor, "docs/orders.md", "unknown-use-case")
        editor.write("docs/new.md", PAYING, is_told=False)
        editor.open("docs/paying.md")
        has_not(editor, "docs/orders.md", "unknown-use-case")


def test_a_page_counts_before_it_is_saved_for_the_first_time(editor: Editor) -> None:
    editor.open("docs/orders.md", ORDERS.replace("UC-2", "UC-5"))
    has(editor, "docs/orders.md", "unknown-use-case")
    editor.open("docs/sub/new.md", PAYING.replace("UC-2", "UC-5"))
    has_not(editor, "docs/orders.md", "unknown-use-case")
    editor.close("docs/sub/new.md")
    has(editor, "docs/orders.md", "unknown-use-case")


def test_what_belongs_to_no_site_is_looked_at_by_itself(editor: Editor) -> None:
    for name in ("README.md", "untitled:Untitled-1"):
        # By itself: it knows no use case of the site.
        editor.open(name, ORDERS.replace("steps:", "level: x\nstesp:"))
        has(editor, name, "unknown-key", "unknown-level")
        assert "duplicate-id" not in editor.codes(name)
    editor.close("README.md")
    editor.wait(lambda: editor.diagnostics("README.md") == [], "nothing of a page that was closed")
    editor.open("notes.py", "# [UC-9]\n", language="python")
    editor.open("docs/other.txt", "[UC-9]\n", language="plaintext")
    editor.settle()
    assert not {"notes.py", "docs/other.txt"} & {*editor.publications()}


def test_two_folders_are_two_sites(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other").resolve()
    write(other, {"mkdocs.yml": "plugins: [usecases]\n", "docs/index.md": ORDERS})
    with editing(folder, other) as editor:
        has(editor, str(other / "docs/index.md"), "unknown-use-case")
        event = {"added": [], "removed": [{"uri": other.as_uri(), "name": "other"}]}
        editor.tell("workspace/didChangeWorkspaceFolders", {"event": event})
        has_not(editor, str(other / "docs/index.md"), "unknown-use-case")
        assert not editor.diagnostics("docs/paying.md")


def test_sites_below_a_folder_without_one_are_sites_of_their_own(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    for name in ("one", "two"):
        write(root / name, {"mkdocs.yml": "plugins: [usecases]\n", "docs/index.md": ORDERS})
    write(root, {"notes.md": ORDERS})
    with editing(root) as editor:
        editor.wait(lambda: "unknown-use-case" in editor.codes("notes.md"), "what is known of the notes")
        assert "duplicate-id" not in editor.codes("one/docs/index.md")


def test_documents_snippets_and_results_count(folder: Path) -> None:
    settings = yaml.safe_load(SETTINGS)
    settings["plugins"][1]["usecases"] |= {"documents": ["plain/*.md"], "results": ["reports/*.xml"]}
    settings["markdown_extensions"] = [{"pymdownx.snippets": {"base_path": ["."]}}]
    write(
        folder,
        {
            "mkdocs.yml": yaml.safe_dump(settings),
            "docs/plain/cancel.md": DOCUMENT,
            "docs/taking.md": '--8<-- "part.txt"\n',
            "part.txt": PAYING.replace("UC-2", "UC-6").replace("[UC-1]", ""),
            "reports/run.xml": '<testsuite><testcase name="x [UC-44]"/></testsuite>',
        },
    )
    with editing(folder) as editor:
        has(editor, "reports/run.xml", "unknown-reference")
        editor.open("docs/plain/cancel.md")
        has(editor, "docs/plain/cancel.md", "undeclared-actor")
        editor.open("docs/orders.md", ORDERS.replace("UC-2", "UC-6"))
        editor.settle()
        assert "unknown-use-case" not in editor.codes("docs/orders.md")
        editor.write("part.txt", PAYING.replace("UC-2", "UC-60"))
        editor.tell(
            "workspace/didChangeWatchedFiles", {"changes": [{"uri": editor.uri("part.txt"), "type": 2}]}
        )
        has(editor, "docs/orders.md", "unknown-use-case")
        editor.write("reports/run.xml", "<testsuite/>")
        editor.wait(lambda: editor.diagnostics("reports/run.xml") == [], "the end of it")
