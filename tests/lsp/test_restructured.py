"""An editor in a project of Sphinx, on pages of reStructuredText: places are those of the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.editor import Editor, Json, editing
from support.zensical_sites import write

pytest.importorskip("pygls")

pytestmark = pytest.mark.slow

ORDERS = """\
Orders 😀
=========

:usecases-system: MealApp

See :uc:`UC-2` and :uc:`the payment <UC-2/2>`.

.. note::

   .. usecase::
      :class: wide

      id: UC-1
      title: Order a meal
      actor: Customer
      supporting: Resturant
      minimal guarantee: Nothing is charged.
      success guarantee: The meal is paid for.
      steps:
        - Customer 送 orders.
        - include: UC-2
        - MealApp 😀 confirms (UC-2).
      extensions:
        7a. Nothing is on offer: ends in failure

.. usecases:: list
   :actor: Customer

"""
PAYING = """\
Paying
======

.. usecase::

   id: UC-2
   title: Pay
   actor: Customer
   level: subfunction
   system: MealApp
   minimal guarantee: Nothing is charged twice.
   success guarantee: The meal is paid for.
   steps:
     - Customer pays.
     - MealApp looks.
     - MealApp thanks.
"""
CONF = """\
extensions = ["mkdocs_usecases.sphinx"]
usecases = {
    "actors": {"Customer": {"kind": "person"}, "Restaurant": None},
}
"""
PAGE = "docs/orders.rst"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("sphinx").resolve()
    write(folder, {"docs/conf.py": CONF, PAGE: ORDERS, "docs/paying.rst": PAYING})
    with editing(folder) as editor:
        editor.open(PAGE, language="restructuredtext")
        editor.wait(lambda: bool(editor.codes(PAGE)), "what is wrong with the page")
        yield editor


def at(editor: Editor, marked: str) -> Json:
    """The place of a mark in the page, in units of UTF-16."""
    before, after = marked.split("¦")
    text = editor.texts[PAGE]
    lines = text[: text.index(before + after) + len(before)].split("\n")
    place = {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}
    return {"textDocument": {"uri": editor.uri(PAGE)}, "position": place}


def words(editor: Editor, name: str, found: Json) -> str:
    """What stands at a range of a file."""
    path = editor.folders[0] / name
    lines = editor.texts.get(name, path.read_text(encoding="utf-8")).split("\n")
    start, end = found["start"], found["end"]
    assert start["line"] == end["line"]
    units = lines[start["line"]].encode("utf-16-le")
    return units[2 * start["character"] : 2 * end["character"]].decode("utf-16-le")


def test_mistakes_stand_at_their_words(editor: Editor) -> None:
    found = {each["code"]: words(editor, PAGE, each["range"]) for each in editor.diagnostics(PAGE)}
    assert found == {"undeclared-actor": "Resturant", "unknown-step": "7a"}
    diagnostics = list(editor.diagnostics(PAGE))
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 30, "character": 0}}
    asked = {
        "textDocument": {"uri": editor.uri(PAGE)},
        "range": whole,
        "context": {"diagnostics": diagnostics},
    }
    titles = {each["title"]: each["edit"] for each in editor.ask("textDocument/codeAction", asked)}
    assert "Write `Restaurant`" in titles
    # Python is not written: a catalogue in `conf.py` takes no line of YAML.
    assert not [title for title, edit in titles.items() if "conf.py" in str(edit)]
    silencing = titles["Silence `undeclared-actor` in this use case"]["documentChanges"][0]["edits"][0]
    assert silencing["newText"] == "ignore: [undeclared-actor]\n      "


@pytest.mark.parametrize("marked", ["include: UC-¦2", "See :uc:`UC-¦2`", "<UC-¦2/2>", "confirms (UC-¦2)"])
def test_names_lead_to_their_use_case(editor: Editor, marked: str) -> None:
    found = editor.ask("textDocument/definition", at(editor, marked))
    assert found["uri"] == editor.uri("docs/paying.rst")
    assert words(editor, "docs/paying.rst", found["range"]) == "UC-2"
    told = editor.ask("textDocument/hover", at(editor, marked))
    assert told["contents"]["value"].startswith("**UC-2** Pay")
    assert words(editor, PAGE, told["range"]) == "UC-2"


@pytest.mark.parametrize(
    ("marked", "new", "count"), [("include: UC-¦2", "UC-7", 5), ("actor: Cust¦omer\n      supp", "Guest", 6)]
)
def test_a_name_is_changed_in_all_its_places(editor: Editor, marked: str, new: str, count: int) -> None:
    found = editor.ask("textDocument/rename", {**at(editor, marked), "newName": new})
    typed = [
        words(
            editor, change["textDocument"]["uri"].rpartition(f"{editor.folders[0].name}/")[2], edit["range"]
        )
        for change in found["documentChanges"]
        for edit in change["edits"]
    ]
    assert typed == [typed[0]] * count


@pytest.mark.parametrize(
    ("marked", "label", "new"),
    [
        ("include: ¦UC-2", "UC-2", "UC-2"),
        ("      ste¦ps:", "steps", "steps"),
        ("- Cust¦omer 送", "Customer", "Customer"),
        ("offer: ¦ends in failure", "ends in failure", "ends in failure"),
        ("See :uc:`U¦C-2`", "UC-2", "UC-2"),
        ("<UC-2/¦2>", "2", "2"),
        (".. usecases:: ¦list", "actors", "actors"),
        (":actor: Cus¦tomer\n\n", "Customer", "Customer"),
    ],
)
def test_what_may_stand_there_is_offered(editor: Editor, marked: str, label: str, new: str) -> None:
    items = {each["label"]: each for each in completions(editor, at(editor, marked))}
    assert items[label]["textEdit"]["newText"] == new


def completions(editor: Editor, asked: Json) -> list[Json]:
    found = editor.ask("textDocument/completion", asked)
    return list(found["items"] if isinstance(found, dict) else found or [])


def test_what_is_being_typed_is_completed_as_deep_as_its_directive(editor: Editor) -> None:
    editor.change(
        PAGE,
        f"{ORDERS}.. usec\n".replace("        - include: UC-2\n", "        - include: UC-2\n        - \n"),
    )
    try:
        labels = {each["label"] for each in completions(editor, at(editor, "include: UC-2\n        - ¦"))}
        assert {"Customer", "MealApp"} <= labels
        (block,) = completions(editor, at(editor, ":actor: Customer\n\n.. usec¦"))
        assert block["textEdit"]["newText"].startswith(".. usecase::\n\n   id: UC-3\n   title: ")
        folded = editor.ask("textDocument/foldingRange", {"textDocument": {"uri": editor.uri(PAGE)}})
        first = {(each["startLine"], each["endLine"]) for each in folded}
        assert (9, 24) in first
    finally:
        editor.change(PAGE, ORDERS)


def test_a_page_counts_before_it_is_saved_for_the_first_time(editor: Editor) -> None:
    new = PAYING.replace("UC-2", "UC-9").replace("Customer", "Custmer")
    editor.open("docs/new.rst", new, language="restructuredtext")
    editor.wait(lambda: "undeclared-actor" in editor.codes("docs/new.rst"), "what is wrong with the new page")
    editor.close("docs/new.rst")
