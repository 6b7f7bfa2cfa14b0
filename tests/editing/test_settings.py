"""Words added to the settings of a site, however these are typed: read again, they say just one more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from conftest import Golden
from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.editing.actions.settings import actor_added, field_added
from mkdocs_usecases.options import Options
from mkdocs_usecases.options.catalogue import read_catalogue
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span
from support.answers import compare_answers

HERE = Path(__file__).parent


def test_settings_become_what_their_table_says(golden: Golden) -> None:
    compare_answers(golden, HERE / "settings.txt", answered)


def answered(question: str) -> str:
    """What becomes of a file to which a field, or an actor of a catalogue in that file, is added."""
    what, _, typed = question.partition(" | ")
    text = Text(typed.replace("⏎", "\n").replace("␍", "\r"))
    edits = added(what, text)
    if edits == ():
        return "nothing"
    (edit,) = edits
    stretch = text.stretch(edit.span)
    assert stretch is not None
    assert stretch[0] == stretch[1], "nothing is taken away"
    after = f"{text.text[: stretch[0]]}{edit.text}{text.text[stretch[0] :]}"
    was, now = (settings(what, each) for each in (text.text, after))
    assert now == [was[0], [*was[1], "ticket" if what == "field" else what.partition(" in ")[0]]]
    return after.replace("\r", "␍").replace("\n", "⏎")


def added(what: str, text: Text) -> tuple[Edit, ...]:
    if what == "field":
        return field_added({"mkdocs.yml": text}.get, "ticket")
    name, _, file = what.partition(" in ")
    catalogue, _ = read_catalogue(["Customer"], {(): Span(file, 1, 1)})
    return actor_added(Options(catalogue=catalogue), {file: text}.get, name)


def settings(what: str, text: str) -> list[Any]:
    """All that settings say but for the names in question, and these."""
    read = yaml.safe_load(text)
    if what.partition(" in ")[2] == "actors.yml":
        return [None, [*read]]
    option = "fields" if what == "field" else "actors"
    plugins = read["plugins"]
    if isinstance(plugins, dict):
        plugins = [{name: plugins[name]} for name in plugins]
    named = [each if isinstance(each, dict) else {str(each): None} for each in plugins]
    ours = next(each["usecases"] for each in named if "usecases" in each) or {}
    rest = [
        *named,
        *(each for each in ours if each != option),
        [read[each] for each in read if each != "plugins"],
    ]
    others = [each for each in rest if not (isinstance(each, dict) and "usecases" in each)]
    return [others, [*(ours.get(option) or ())]]


def test_nothing_is_added_where_there_is_no_such_file() -> None:
    nowhere: dict[str, Text] = {}
    catalogue, _ = read_catalogue(["Customer"], {(): Span("actors.yml", 1, 1)})
    assert field_added(nowhere.get, "ticket") == ()
    assert actor_added(Options(), nowhere.get, "Clerk") == ()
    assert actor_added(Options(catalogue=catalogue), nowhere.get, "Clerk") == ()
