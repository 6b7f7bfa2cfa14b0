"""Names that stand neither in blocks nor in the text around: in documents, for whole folders, in snippets."""

from __future__ import annotations

from mkdocs_usecases.editing.names import Kind, name_of
from mkdocs_usecases.editing.navigation import definition, references
from mkdocs_usecases.editing.renaming import Refusal, Renaming, rename
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site
from support.pointing import Files

SLEDS = """# Sleds

## UC-1: Lend a sled

**Primary actor:** Keeper
**Supporting actors:** Guest, Card service

**Main flow:**

1. Guest asks for a sled (UC-2).
2. Keeper lists the sleds to the Guest.
3. Guest takes one.

**Extensions:**

2a. No sled is free:
    1. Keeper says so.
    2. Resume at step 1.

## UC-2: Pay

| Field | Value |
|---|---|
| Actor | Guest |
| Includes | UC-1 |
| Main flow | 1. Guest pays. 2. Keeper thanks. |

See [UC-1] and [there](#UC-1).
"""
BLOCK = """```usecase
id: UC-3
title: See
actor: Guest
includes: UC-1
steps: ["Guest sees [UC-1/2]."]
```
"""
SETTINGS = "documents: sleds.md\nactors: {Guest: {}, Keeper: {}}\n"
FILES = Files({"sleds.md": SLEDS, "more.md": BLOCK, "mkdocs.yml": SETTINGS})


def test_names_lead_into_documents_and_out_of_them() -> None:
    names = FILES.names
    assert (
        definition(names, FILES.place("more.md", "includes: UC-¦1"))
        == FILES.spans({"sleds.md": ["## ¦UC-1¦: Lend"]})[0]
    )
    found = definition(names, FILES.place("more.md", "[UC-1/¦2]"))
    assert found == FILES.place("sleds.md", "2. ¦Keeper lists")
    assert definition(names, FILES.place("sleds.md", "at step ¦1")) == FILES.place(
        "sleds.md", "1. ¦Guest asks"
    )
    assert (
        definition(names, FILES.place("sleds.md", "3. Gu¦est"))
        == FILES.spans({"mkdocs.yml": ["{¦Guest¦: {}"]})[0]
    )


def test_a_document_is_renamed_as_text() -> None:
    found = rename(FILES.names, FILES.place("more.md", "includes: UC-¦1"), "UC-9")
    assert isinstance(found, Renaming), found
    assert FILES.marked(sorted(edit.span for edit in found.edits)) == FILES.marked(
        FILES.spans(
            {
                "more.md": ["includes: ¦UC-1¦", "[¦UC-1¦/2]"],
                "sleds.md": ["## ¦UC-1¦:", "| ¦UC-1¦ |", "[¦UC-1¦] and", "(#¦UC-1¦)"],
            }
        )
    )
    found = rename(FILES.names, FILES.place("sleds.md", "3. Gu¦est"), "Rider")
    assert isinstance(found, Renaming), found
    spans = sorted(edit.span for edit in (*found.edits, *found.doubtful))
    assert FILES.marked(spans) == FILES.marked(
        FILES.spans(
            {
                "mkdocs.yml": ["{¦Guest¦: {}"],
                "more.md": ["actor: ¦Guest¦", '"¦Guest¦ sees'],
                "sleds.md": [
                    *(
                        "** ¦Guest¦, Card",
                        "1. ¦Guest¦ asks",
                        "to the ¦Guest¦.",
                        "3. ¦Guest¦ takes",
                        "| ¦Guest¦ |",
                    ),
                    "1. ¦Guest¦ pays",
                ],
            }
        )
    )


def test_what_is_said_for_all_pages_of_a_folder_follows() -> None:
    block = "```usecase\nid: UC-{}\ntitle: Eat {}\nsteps: [Guest eats., MealApp looks.]\n```\n"
    said = "usecases:\n  system: MealApp  # ours\n  actor: [Cook, 'Guest']\n"
    files = Files({"a.md": block.format(1, 1), "b.md": block.format(2, 2), ".meta.yml": said})
    for piece, new, place in (
        ("[Gu¦est eats", "Eater", "'¦Guest¦'"),
        ("Meal¦App looks", "Shop", "system: ¦MealApp¦"),
    ):
        found = rename(files.names, files.place("a.md", piece), new)
        assert isinstance(found, Renaming), found
        assert [(edit.span.file, edit.text) for edit in found.edits] == [
            *((".meta.yml", new), ("a.md", new), ("b.md", new)),
        ]
        assert found.edits[0].span == files.spans({".meta.yml": [place]})[0]


SNIPPET = "```usecase\nid: UC-5\ntitle: Paste\nactor: Guest\nsteps: [Guest pastes.]\n```\n"


def pasted() -> Files:
    """A site with a page that takes a block from another file."""
    files = Files({"a.md": "# A\n\nSee [UC-5].\n", "parts/pay.txt": SNIPPET})
    (block,) = Site(files.options).document("parts/pay.txt", SNIPPET).blocks
    (met,) = files.site.meet("a.md", [block.text], lambda: [("parts/pay.txt", SNIPPET)])
    files.site.show("a.md", met)
    files.site.settle()
    return files


def test_a_block_from_another_file_is_found_there() -> None:
    files = pasted()
    assert (
        definition(files.names, files.place("a.md", "[UC-¦5]"))
        == files.spans({"parts/pay.txt": ["id: ¦UC-5¦"]})[0]
    )
    found = references(files.names, files.place("a.md", "[UC-¦5]"), with_declaration=True)
    assert files.marked(found) == files.marked(
        files.spans({"a.md": ["[¦UC-5¦]"], "parts/pay.txt": ["id: ¦UC-5¦"]})
    )
    renaming = rename(files.names, files.place("a.md", "[UC-¦5]"), "UC-6")
    assert isinstance(renaming, Renaming), renaming
    assert sorted(edit.span for edit in renaming.edits) == [*found]


def test_a_file_that_is_not_at_hand_refuses_what_it_names() -> None:
    files = Files({"a.md": BLOCK.replace("UC-1", "UC-3"), "mkdocs.yml": "actors: {Guest: {}}\n"})
    names = files.names
    without = {path: Text(text) for path, text in files.texts.items() if path != "mkdocs.yml"}
    names = type(names)(files.site, without.get)
    found = rename(names, files.place("a.md", "actor: Gu¦est"), "Rider")
    assert found == Refusal("`Guest` is named in mkdocs.yml, which is outside of the workspace")
    assert len(names.of(name_of(Kind.ACTOR, "Guest"))) == 3
