"""What may be typed and what may be done, over the protocol: in units of the client, as it understands it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from support.editor import CAPABILITIES, Editor, Json, editing
from support.zensical_sites import write

pytestmark = pytest.mark.slow

pytest.importorskip("pygls")

ORDERS = """\
# Orders 🍕

```usecase
id: UC-1
title: Order 🍕 a meal
actor: Customer
steps:
  - Customer 🍕🍕 orders (UC-2).
  - MealApp confirms.
extensions:
  2a. Nothing is left: resume at 1
```
"""
PAYING = "```usecase\nid: UC-2\ntitle: Pay\nactor: Customer\nlevel: user gaol\nsteps: [Customer pays.]\n```\n"
SETTINGS = "site_name: X\nplugins:\n  - usecases:\n      system: MealApp\n      actors: actors.yml\n"
CATALOGUE = "# Who takes part\nCustomer: Orders.\n"
ABLE = CAPABILITIES["textDocument"]["completion"]["completionItem"]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("writing")
    files = {"docs/orders.md": ORDERS, "docs/paying.md": PAYING, "mkdocs.yml": SETTINGS}
    write(folder, {**files, "actors.yml": CATALOGUE})
    with editing(folder) as editor:
        yield editor


def typed(editor: Editor, text: str, name: str = "docs/orders.md", units: str = "utf-16-le") -> Json:
    """What is offered at the mark of a text, which the editor shows from now on."""
    at = text.index("¦")
    before = text[:at]
    editor.open(name, text.replace("¦", ""))
    line = before[before.rfind("\n") + 1 :]
    size = len(line.encode(units)) // (2 if units.startswith("utf-16") else 1)
    place = {"line": before.count("\n"), "character": size}
    return asked(editor, "completion", name, position=place)


def asked(editor: Editor, what: str, name: str, **more: Json) -> Json:
    return editor.ask(f"textDocument/{what}", {"textDocument": {"uri": editor.uri(name)}, **more})


def taken(text: str, edits: Sequence[Json], units: str = "utf-16-le") -> str:
    """A text with edits made in it."""
    width = 2 if units.startswith("utf-16") else 1
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda one: str(one["range"]["start"]["line"]).zfill(9), reverse=True):
        start, end = edit["range"]["start"], edit["range"]["end"]
        head = lines[start["line"]].encode(units)[: start["character"] * width].decode(units)
        tail = lines[end["line"]].encode(units)[end["character"] * width :].decode(units)
        lines[start["line"] : end["line"] + 1] = [f"{head}{edit['newText']}{tail}"]
    return "\n".join(lines)


def test_signs_at_which_editors_ask_by_themselves(editor: Editor) -> None:
    offered = editor.capabilities["capabilities"]["completionProvider"]["triggerCharacters"]
    assert set(offered) == {"[", "-", "/", "(", '"', ",", " "}


def test_an_item_has_both_ranges_in_the_units_of_the_client(editor: Editor) -> None:
    text = ORDERS.replace("(UC-2)", "(UC-¦UC-2)")
    found = typed(editor, text)
    item = next(item for item in found["items"] if item["label"] == "UC-1")
    edit = item["textEdit"]
    shown = text.replace("¦", "")
    for kind, line in (("insert", "orders (UC-1UC-2)"), ("replace", "orders (UC-1)")):
        after = taken(shown, [{"range": edit[kind], "newText": edit["newText"]}])
        assert f"  - Customer 🍕🍕 {line}." in after
    assert item["filterText"] == "UC-1 Order 🍕 a meal"
    assert found["isIncomplete"] is False


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_keys_come_with_what_they_mean(editor: Editor, ends: str) -> None:
    found = typed(editor, ORDERS.replace("actor:", "trig¦\nactor:").replace("\n", ends))
    item = next(item for item in found["items"] if item["label"] == "trigger")
    assert "starts the use case" in item["documentation"]["value"]
    assert item["textEdit"]["newText"] == "trigger: "


def test_a_client_that_knows_less_gets_one_range_and_no_places_to_fill_in(tmp_path: Path) -> None:
    write(tmp_path, {"docs/orders.md": ORDERS, "mkdocs.yml": SETTINGS, "actors.yml": CATALOGUE})
    capabilities: Mapping[str, Json] = {"general": {"positionEncodings": ["utf-8"]}}
    with editing(tmp_path, capabilities=capabilities) as editor:
        text = ORDERS.replace("(UC-2)", "(UC-¦UC-2)")
        found = typed(editor, text, units="utf-8")
        edit = next(item["textEdit"] for item in found["items"] if item["label"] == "UC-1")
        assert "orders (UC-1)." in taken(text.replace("¦", ""), [edit], "utf-8")
        found = typed(editor, f"{ORDERS}\n```use¦")
        block = found["items"][0]
        assert "insertTextFormat" not in block
        assert "title: \nsteps" not in block["textEdit"]["newText"]
        assert "\ntitle: \nactor: \nsteps:\n  - \n```" in block["textEdit"]["newText"]


def test_the_catalogue_and_the_settings_are_completed(editor: Editor) -> None:
    found = typed(editor, CATALOGUE.replace("Orders.", "\n  ki¦"), "actors.yml")
    assert [item["label"] for item in found["items"]] == ["description", "kind", "aliases", "is a"]
    editor.close("actors.yml")
    found = typed(editor, SETTINGS.replace("system: MealApp", "actor: ¦"), "mkdocs.yml")
    assert "Customer" in [item["label"] for item in found["items"]]
    editor.close("mkdocs.yml")


def actions(editor: Editor, name: str, code: str, **context: Json) -> list[Json]:
    """What may be done about a finding that the editor was told of."""
    editor.wait(lambda: code in editor.codes(name), code)
    found = next(each for each in editor.diagnostics(name) if each["code"] == code)
    given = {"diagnostics": [found], "only": ["quickfix"], **context}
    return list(asked(editor, "codeAction", name, range=found["range"], context=given))


def test_a_quick_fix_says_what_it_mends_and_for_which_version(editor: Editor) -> None:
    editor.open("docs/paying.md")
    first, *others = actions(editor, "docs/paying.md", "unknown-level")
    assert (first["title"], first["kind"], first["isPreferred"]) == ("Write `user goal`", "quickfix", True)
    assert first["diagnostics"][0]["code"] == "unknown-level"
    change = first["edit"]["documentChanges"][0]
    assert change["textDocument"]["version"] == editor.version("docs/paying.md")
    assert "level: user goal\n" in taken(PAYING, change["edits"])
    assert not others, "an error is nothing to be silenced"


def test_an_actor_goes_into_the_catalogue_or_a_check_silent(editor: Editor) -> None:
    editor.open("docs/paying.md", PAYING.replace("Customer", "Tax office").replace("gaol", "goal"))
    found = actions(editor, "docs/paying.md", "undeclared-actor")
    assert [action["title"] for action in found] == [
        "Add `Tax office` to the catalogue of actors",
        "Silence `undeclared-actor` in this use case",
    ]
    change = found[0]["edit"]["documentChanges"][0]
    assert change["textDocument"]["uri"].endswith("/actors.yml")
    assert taken(CATALOGUE, change["edits"]) == f"{CATALOGUE}Tax office:\n"
    assert "isPreferred" not in found[1]


@pytest.mark.parametrize("wanted", ["source", "source.fixAll", "source.fixAll.usecases"])
def test_everything_with_one_answer_at_once(editor: Editor, wanted: str) -> None:
    text = PAYING.replace("title:", "titel:\nignore: [to-few-steps]\nsumary: X\ntrigger:")
    editor.open("docs/paying.md", text)
    start = {"line": 0, "character": 0}
    area = {"start": start, "end": start}
    context = {"diagnostics": [], "only": [wanted]}
    (action,) = asked(editor, "codeAction", "docs/paying.md", range=area, context=context)
    assert action["kind"] == "source.fixAll.usecases"
    after = taken(text, action["edit"]["documentChanges"][0]["edits"])
    assert "summary: X" in after and "ignore: [too-few-steps]" in after and "level: user goal" in after


def test_forms_are_offered_where_they_are_asked_for(editor: Editor) -> None:
    editor.open("docs/orders.md", ORDERS)
    area = {"start": {"line": 10, "character": 4}, "end": {"line": 10, "character": 4}}
    for wanted, kinds in (
        (["refactor"], {"refactor.rewrite"}),
        (["quickfix"], set()),
        (["refactor.extract"], set()),
    ):
        context = {"diagnostics": [], "only": wanted}
        found = asked(editor, "codeAction", "docs/orders.md", range=area, context=context)
        assert {action["kind"] for action in found} == kinds


def test_what_is_put_into_a_page_has_its_line_ends(editor: Editor) -> None:
    editor.open("docs/orders.md", ORDERS.replace("\n", "\r\n"))
    area = {"start": {"line": 6, "character": 2}, "end": {"line": 6, "character": 2}}
    context = {"diagnostics": [], "only": ["refactor"]}
    found = asked(editor, "codeAction", "docs/orders.md", range=area, context=context)
    texts = [edit["newText"] for action in found for edit in action["edit"]["documentChanges"][0]["edits"]]
    assert any("\n" in text for text in texts)
    assert not any("\n" in text.replace("\r\n", "") for text in texts)


def test_what_a_page_is_made_of(editor: Editor) -> None:
    editor.open("docs/orders.md", ORDERS)
    (symbol,) = asked(editor, "documentSymbol", "docs/orders.md")
    assert symbol["name"] == "UC-1 Order 🍕 a meal"
    assert [child["name"] for child in symbol["children"]][-1] == "2a Nothing is left"
    folds = asked(editor, "foldingRange", "docs/orders.md")
    assert [(fold["startLine"], fold["endLine"]) for fold in folds] == [(2, 11), (6, 8), (9, 10)]
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    hints = asked(editor, "inlayHint", "docs/orders.md", range=whole)
    assert [(hint["label"], hint["position"]["line"], hint["position"]["character"]) for hint in hints] == [
        ("1", 7, 4),
        ("2", 8, 4),
    ]
    (lens,) = asked(editor, "codeLens", "docs/orders.md")
    assert lens["command"]["title"] == "routes 2"


def test_colours_are_told_in_the_units_of_the_client(editor: Editor) -> None:
    editor.open("docs/orders.md", ORDERS)
    legend = editor.capabilities["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
    data = asked(editor, "semanticTokens/full", "docs/orders.md")["data"]
    lines, found, line, character = ORDERS.split("\n"), [], 0, 0
    for at in range(0, len(data), 5):
        down, right, length, kind, _ = data[at : at + 5]
        line, character = line + down, right + (0 if down else character)
        units = lines[line].encode("utf-16-le")[2 * character : 2 * (character + length)]
        found.append((units.decode("utf-16-le"), legend[kind]))
    assert ("UC-2", "function") in found
    assert ("2a", "number") in found
    assert ("resume at ", "keyword") in found


def test_a_search_finds_what_is_on_pages_that_are_not_open(editor: Editor) -> None:
    editor.close("docs/paying.md")
    (found,) = editor.ask("workspace/symbol", {"query": "uc-2"})
    assert found["name"] == "UC-2 Pay"
    assert found["location"]["uri"] == editor.uri("docs/paying.md")
    names = [each["name"] for each in editor.ask("workspace/symbol", {"query": "cust"})]
    assert "Customer" in names


def test_what_is_selected_grows(editor: Editor) -> None:
    editor.open("docs/orders.md", ORDERS)
    places = [{"line": 8, "character": 8}, {"line": 0, "character": 2}]
    for found in asked(editor, "selectionRange", "docs/orders.md", positions=places):
        areas, around = [], found
        while around is not None:
            areas.append((around["range"]["start"]["line"], around["range"]["end"]["line"]))
            around = around.get("parent")
        assert len(areas) >= 2
        assert areas[-1] == (0, ORDERS.count("\n"))
