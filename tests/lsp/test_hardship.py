"""The server outlives whatever is typed, asked and done to files, and stays as small as it was."""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from support.editor import Editor, Refused, editing
from support.long_runs import IS_LONG
from support.zensical_sites import write

pytestmark = pytest.mark.slow

pytest.importorskip("pygls")

PIECES = [
    *("  - ", "UC-", "[", "]", '"', "'", "- ", ": ", "\n", "\n\n", "```\n", "```usecase\n", "id: UC-2\n"),
    *("resume at ", "😀", "送", "\t", "{", "}", "#", "&a", "*x", "!!", "---\n", "|", ">", "actor: ", "\\"),
    *("\x0b", "\u2028", "\r", "\ufeff", "steps:\n", "  2a. x:\n", "<!-- usecases: ", "\x00", "\ud83d"),
]
PAGE = """---
usecases: {system: Shop}
---
# Orders

See [UC-2/1a] and <!-- usecases: list actor="Customer" -->

```usecase
id: UC-1
title: Order
actor: Customer
includes: UC-2
steps:
  - Customer orders.
  - Shop confirms (UC-2).
extensions:
  1a. Nothing there: resume at 1
```
"""
SITE = {
    "mkdocs.yml": "plugins:\n  - usecases:\n      actors: actors.yml\n      id_pattern: 'UC-\\d+'\n",
    "actors.yml": "Customer: {aliases: [Buyer]}\nClerk: {is a: Customer}\n",
    "docs/orders.md": PAGE,
    "docs/paying.md": PAGE.replace("UC-2", "UC-1").replace("id: UC-1", "id: UC-2"),
    "docs/more.md": PAGE.replace("UC-1", "UC-3"),
}
SEVERITIES = {1: "error", 2: "warning", 4: "hint"}
QUESTIONS = (
    *("completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "rename"),
    *("documentSymbol", "foldingRange", "documentLink", "codeAction", "inlayHint", "codeLens"),
    *("selectionRange", "semanticTokens/full", "prepareCallHierarchy"),
)


EDITS = 8_000 if IS_LONG else 2_000


def edited(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    if chance.random() < 0.45 and text:
        return text[:at] + text[at + chance.randrange(1, 12) :]
    return text[:at] + chance.choice(PIECES) + text[at:]


def asked(editor: Editor, name: str, chance: random.Random) -> None:
    """Ask for something anywhere on a page, also beyond its end."""
    place = {"line": chance.randrange(40), "character": chance.randrange(40)}
    question = chance.choice(QUESTIONS)
    diagnostics = list(editor.diagnostics(name))[:3]
    params: dict[str, Any] = {
        "textDocument": {"uri": editor.uri(name)},
        "position": place,
        "positions": [place],
        "range": {"start": place, "end": place},
        "context": {"includeDeclaration": True, "diagnostics": diagnostics, "triggerKind": 1},
        "newName": chance.choice(("UC-9", "Guest", "", "a: b")),
    }
    try:
        editor.ask(f"textDocument/{question}", params)
    except Refused as refusal:
        assert "Error" not in str(refusal), refusal
        assert "Method Not Found" not in str(refusal), refusal


def disturb(editor: Editor, chance: random.Random, count: int) -> None:
    """Type, ask, and change files behind the editor's back."""
    for number in range(count):
        name = chance.choice(("docs/orders.md", "docs/paying.md", "actors.yml", "mkdocs.yml"))
        if name not in editor.texts:
            editor.open(name, language="markdown" if name.endswith(".md") else "yaml")
        text = edited(chance, editor.texts[name])
        editor.change(
            name, (editor.folders[0] / name).read_text(encoding="utf-8") if len(text) > 3000 else text
        )
        if number % 7 == 0:
            asked(editor, name, chance)
        if number % 23 == 0:
            editor.write(
                "docs/more.md",
                chance.choice((None, PAGE)) if (editor.folders[0] / "docs/more.md").exists() else PAGE,
            )
        if number % 41 == 0:
            editor.close(name)


def settled(editor: Editor, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Save what is open, and compare with what `check` says."""
    from mkdocs_usecases.hosts.cli import main

    for name in ("actors.yml", "mkdocs.yml"):
        if name in editor.texts:
            editor.close(name)
    for name, text in editor.texts.items():
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        (folder / name).write_bytes(whole.removeprefix("\ufeff").encode())
    monkeypatch.chdir(folder)
    main(["check", "--format", "json"])
    wanted: dict[str, list[Any]] = {name: [] for name in editor.texts}
    for each in json.loads(capsys.readouterr().out)["diagnostics"]:
        if each["file"] in wanted:
            wanted[each["file"]].append((each["line"], each["code"], each["severity"]))

    def said() -> dict[str, list[Any]]:
        return {
            name: sorted(
                (each["range"]["start"]["line"] + 1, each["code"], SEVERITIES[each["severity"]])
                for each in editor.diagnostics(name)
            )
            for name in wanted
        }

    editor.wait(lambda: said() == {name: sorted(found) for name, found in wanted.items()}, "what check says")


def broken(editor: Editor) -> list[str]:
    """What went wrong in the server, refusals apart, that are told to whoever asks."""
    text = b"".join(editor.errors).decode(errors="replace")
    return re.findall(r"^(?!pygls\.|ERROR:)[\w.]*(?:Error|Exception)\b.*", text, re.MULTILINE)


@pytest.mark.parametrize("seed", [1, 2])
def test_random_edits_end_in_what_check_says(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path.resolve()
    write(folder, SITE)
    with editing(folder) as editor:
        disturb(editor, random.Random(seed), 150)
        settled(editor, folder, monkeypatch, capsys)
        assert broken(editor) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the system for the memory")
def test_thousands_of_edits_leave_it_as_large_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path.resolve()
    write(folder, SITE)
    chance = random.Random(20)
    with editing(folder) as editor:
        disturb(editor, chance, EDITS // 4)
        before = resident(editor)
        disturb(editor, chance, EDITS)
        after = resident(editor)
        settled(editor, folder, monkeypatch, capsys)
        assert broken(editor) == []
    assert after < before + 8, f"{before} MB, then {after} MB"


def large_site(folder: Path, count: int) -> None:
    """So many use cases, five a page, each including a later one."""
    pages = {"mkdocs.yml": "plugins: [usecases]\n"}
    for page in range(count // 5):
        blocks = [block(number, count) for number in range(5 * page + 1, 5 * page + 6)]
        pages[f"docs/p{page:04}.md"] = f"# Page {page}\n\n" + "\n".join(blocks)
    write(folder, pages)


def block(number: int, count: int) -> str:
    actor, included = f"Role {number % (count // 25)}", number % count + 1
    return f"""```usecase
id: UC-{number}
title: Order thing {number}
actor: {actor}
goal: Aim {number % (count // 10)}
system: Shop
includes: UC-{included}
steps:
  - {actor} opens the order.
  - Shop shows it.
  - {actor} picks one.
  - Shop checks it.
  - {actor} confirms.
  - Shop stores it.
extensions:
  2a. Nothing there:
    - Shop says so.
    - ends in failure
  4a. A rule is broken: Shop names it. Resume at 3.
```
"""


def resident(editor: Editor) -> float:
    """The memory that the server has, in MB."""
    editor.settle()
    status = Path(f"/proc/{editor.process.pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the system for the memory")
def test_five_thousand_use_cases_fit_into_150_mb(tmp_path: Path) -> None:
    folder = tmp_path.resolve()
    large_site(folder, 5_000)
    with editing(folder) as editor:
        editor.open("docs/p0001.md")
        editor.wait(lambda: bool(editor.publications()), "the findings")
        text = editor.texts["docs/p0001.md"]
        for number in range(50):
            editor.change("docs/p0001.md", text.replace("goal: ", f"levle: {number}\ngoal: ", 1))
        assert resident(editor) < 150
