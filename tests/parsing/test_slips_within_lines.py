# ruff: noqa: E501
"""Slips within a line that is read without trouble: each is told of there, and what is right stays untold."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from support.mended import mended
from support.surviving import fenced, survive_all

_HEAD = "id: UC-1\ntitle: Plan a tour\nactor: Guide\nsupporting: Warehouse\nsystem: TourDesk\n"
_LIST = (
    "Guide enters the date.",
    "TourDesk shows the way.",
    "Guide adds a stop.",
    "TourDesk sends the plan.",
)
_STEPS = "steps:\n" + "".join(f"  - {step}\n" for step in _LIST)
_OUTLINE = "steps: |\n" + "".join(f"  {at}. {step}\n" for at, step in enumerate(_LIST, 1))
_STOP = "  - Guide adds a stop.\n"


def step(text: str) -> str:
    """The steps with another text for the third one."""
    return _STEPS.replace(_STOP, f"  - {text}\n")


BRACKETS = {
    "(UC-90.": "(UC-90).",
    "UC-90).": "(UC-90).",
    "(UC-90 or another one (UC-91).": "(UC-90) or another one (UC-91).",
    "(e.g. at 10:30.": "(e.g. at 10:30).",
    "e.g. at 10:30).": "(e.g. at 10:30).",
    "[stop(a.md).": "[stop](a.md).",
    "[stop](a.md.": "[stop](a.md).",
    "(UC-90].": "(UC-90).",
    "（see below.": "（see below）.",
    "(UC-90）.": "(UC-90).",
    "（UC-90).": "（UC-90）.",
}
RIGHT_BRACKETS = (
    *("a) by foot or b) by car.", "1) and 2).", "with a smile :-).", "within [0, 10).", "`f(` and `)`."),
    *("(by foot\n    or by car).", 'with the sign "(".', r"\(as typed."),
)

SLIPS = {
    "a word that is nearly include": (
        step("inculde: UC-90"),
        step("include: UC-90"),
        "unknown-key",
        4,
    ),
    "the same without a colon": (step("includ UC-90"), step("include UC-90"), "unknown-key", 4),
    "a word that is nearly repeat": (
        _STEPS + "  - repaet 2-3 until Guide is done\n",
        _STEPS + "  - repeat 2-3 until Guide is done\n",
        "unknown-key",
        6,
    ),
    "a word that is nearly repeat before the word for a step": (
        _STEPS + "  - rpeat steps 2-3 until Guide is done\n",
        _STEPS + "  - repeat steps 2-3 until Guide is done\n",
        "unknown-key",
        6,
    ),
    "a word that is nearly until": (
        _STEPS + "  - repeat 2-3 untill the way is short\n",
        _STEPS + "  - repeat 2-3 until the way is short\n",
        "unknown-key",
        6,
    ),
    "a loop without until": (
        _STEPS + "  - Wiederhole 2-3 der Weg ist kurz\n",
        _STEPS + "  - Wiederhole 2-3 bis der Weg ist kurz\n",
        "two-readings",
        6,
    ),
    "a range of steps without its hyphen": (
        _STEPS + "  - repeat 2 3 until the way is short\n",
        _STEPS + "  - repeat 2-3 until the way is short\n",
        "unknown-step",
        6,
    ),
    "one quote of a word processor before a step": (step("“Guide adds a stop."), _STEPS, "two-readings", 4),
    "one quote of a word processor before a label": (
        f"{_STEPS}extensions:\n  ”2a. No way is free: ends in failure\n",
        f"{_STEPS}extensions:\n  2a. No way is free: ends in failure\n",
        "two-readings",
        7,
    ),
    "a slash in the label of a long form": (
        f"{_STEPS}extensions:\n  2/3a:\n    when: No way is free\n    then: ends in failure\n",
        f"{_STEPS}extensions:\n  2-3a:\n    when: No way is free\n    then: ends in failure\n",
        "bad-label",
        7,
    ),
    "the range of a label without its last step": (
        f"{_STEPS}extensions:\n  2-. No way is free: ends in failure\n",
        None,
        "bad-label",
        7,
    ),
    "a name with a slip in the middle of a step": (
        step("Guide asks TourDeks for a stop."),
        step("Guide asks TourDesk for a stop."),
        "no-such-actor",
        4,
    ),
    "a name with another first letter in a condition": (
        f"{_STEPS}preconditions: Qarehouse is open.\ntrigger: Warehouse calls.\n",
        f"{_STEPS}preconditions: Warehouse is open.\ntrigger: Warehouse calls.\n",
        "no-such-actor",
        6,
    ),
    "a stakeholder who is nearly an actor": (
        f"{_STEPS}stakeholders:\n  Giude: wants to be home at six.\n",
        f"{_STEPS}stakeholders:\n  Guide: wants to be home at six.\n",
        "no-such-actor",
        7,
    ),
    "a name that stands twice": (step("Guide Guide adds a stop."), _STEPS, "two-readings", 4),
    "two commas in brackets": (
        f"{_STEPS}tags: [hills,, huts,]\n",
        f"{_STEPS}tags: [hills, huts,]\n",
        "yaml-syntax",
        6,
    ),
    "a sign for the number in an end": (
        f"{_STEPS}extensions:\n  2a. No way is free: resume at §\n",
        f"{_STEPS}extensions:\n  2a. No way is free: resume at 3\n",
        "unclear-end",
        7,
    ),
    "half a name": (step("Gui"), None, "empty-text", 4),
    "half a name of two in an outline": (
        _OUTLINE.replace("Guide adds a stop.", "Ware"),
        None,
        "empty-text",
        4,
    ),
    "no blank behind the colon of who acts": (
        step("TourDesk:adds a stop."),
        step("TourDesk: adds a stop."),
        "two-readings",
        4,
    ),
    "a colon behind the full stop of a step in quotes": (
        step('"Guide adds a stop.":'),
        step('"Guide adds a stop."'),
        "yaml-syntax",
        4,
    ),
    "a comment with the bracket of a list": (
        f"tags: [by foot # by car, by train]\n{_STEPS}",
        None,
        "yaml-syntax",
        1,
    ),
    "a second colon behind an extension point": (
        f"{_STEPS}extension points:\n  added:: 1\n",
        f"{_STEPS}extension points:\n  added: 1\n",
        "yaml-syntax",
        7,
    ),
    "a sharp and a number before an item": (
        f"{_STEPS}  #4 Guide waits for an answer.\n",
        f"{_STEPS}  - Guide waits for an answer.\n",
        "text-cut",
        6,
    ),
    "a key tight behind a quote": (
        f'goal: "It is done."{_STEPS}',
        None,
        "joined-item",
        1,
    ),
    "a step that breaks off in a letter above an end": (
        f"{_STEPS}extensions:\n  2a. No way:\n    - Guide weeps l\n    - resume at 3\n",
        None,
        "empty-text",
        8,
    ),
    "a colon behind the last full stop": (step("Guide adds a stop.:"), _STEPS, "yaml-syntax", 4),
    "a colon behind the full stop of a step in an outline": (
        _OUTLINE.replace("a stop.", "a stop.:"),
        _OUTLINE,
        "yaml-syntax",
        4,
    ),
    "letters of a name that are swapped": (step("Gudie adds a stop."), _STEPS, "no-such-actor", 4),
    "a wrong letter in the only step that nobody begins": (
        step("Huide adds a stop."),
        _STEPS,
        "no-such-actor",
        4,
    ),
    "a key with an outline, indented like the one above": (
        f"{_OUTLINE}    extensions: |\n  2a. No way:\n     2a1. Resume at 3.\n",
        f"{_OUTLINE}extensions: |\n  2a. No way:\n     2a1. Resume at 3.\n",
        "joined-item",
        6,
    ),
    "the same in another language": (
        f"{_OUTLINE.replace('steps', 'schritte')}    Erweiterungen: |\n  2a. No way:\n     2a1. Weiter bei Schritt 3.\n",
        f"{_OUTLINE.replace('steps', 'schritte')}Erweiterungen: |\n  2a. No way:\n     2a1. Weiter bei Schritt 3.\n",
        "joined-item",
        6,
    ),
    "notes that are indented like the step above": (
        f"{_STEPS}    notes: All is well.\n",
        f"{_STEPS}notes: All is well.\n",
        "joined-item",
        6,
    ),
    "two steps of an extension in one line": (
        f"{_STEPS}extensions: |\n  2a. No way:\n     2a1. Guide weeps.2a2. Resume at 3.\n",
        f"{_STEPS}extensions: |\n  2a. No way:\n     2a1. Guide weeps.\n     2a2. Resume at 3.\n",
        "joined-item",
        8,
    ),
    "a label behind an end, below an alternative": (
        f"{_STEPS}extensions:\n  A1 By car:\n    at: 1\n    then: resume at 2 3a. Rain: ends in failure\n",
        f"{_STEPS}extensions:\n  A1 By car:\n    at: 1\n    then: resume at 2\n  3a. Rain: ends in failure\n",
        "joined-item",
        9,
    ),
    "a label behind an end that goes on elsewhere": (
        f"{_STEPS}extensions:\n  2a:\n    when: Rain\n    then: continue with UC-90 3a. Snow: ends in failure\n",
        f"{_STEPS}extensions:\n  2a:\n    when: Rain\n    then: continue with UC-90\n  3a. Snow: ends in failure\n",
        "joined-item",
        9,
    ),
    "a step of an outline below another key": (
        f"{_STEPS}extensions: |\n  2a. No way:\n     2a1. Guide weeps.\npriority: must\n     2a2. Resume at 3.\n",
        f"{_STEPS}priority: must\nextensions: |\n  2a. No way:\n     2a1. Guide weeps.\n     2a2. Resume at 3.\n",
        "joined-item",
        9,
    ),
    "a part of an extension below the title": (
        f"goal: Plan a tour\n    then: resume at 4\n{_STEPS}",
        None,
        "joined-item",
        2,
    ),
    "a stakeholder without a dash": (
        f"stakeholders:\n  - Guide: wants money\n    Warehouse: wants goods\n{_STEPS}",
        f"stakeholders:\n  - Guide: wants money\n  - Warehouse: wants goods\n{_STEPS}",
        "joined-item",
        3,
    ),
    "another sign for the colon of a condition in an outline": (
        f"{_STEPS}extensions: |\n  2a. No way;\n     2a1. Resume at 3.\n",
        f"{_STEPS}extensions: |\n  2a. No way:\n     2a1. Resume at 3.\n",
        "yaml-syntax",
        7,
    ),
    "a second colon behind a name": (
        f"data:\n  date: ISO\n  stops:: two or more\n{_STEPS}",
        f"data:\n  date: ISO\n  stops: two or more\n{_STEPS}",
        "yaml-syntax",
        3,
    ),
    "a letter that looks like the digit of a label": (
        f"{_STEPS}extensions:\n  za. No way: ends in failure\n",
        None,
        "bad-label",
        7,
    ),
    "a key of a long form that is mistyped": (
        f"{_STEPS}extensions:\n  2a:\n    whn: No way\n    then: resume at 3\n",
        f"{_STEPS}extensions:\n  2a:\n    when: No way\n    then: resume at 3\n",
        "unknown-key",
        8,
    ),
    "curly quotes where all others are straight": (
        "".join(f'{key}: "{key} of it"\n' for key in ("goal", "trigger", "notes"))
        + step("“Guide adds a stop.”"),
        "".join(f'{key}: "{key} of it"\n' for key in ("goal", "trigger", "notes"))
        + step('"Guide adds a stop."'),
        "yaml-syntax",
        7,
    ),
    "half of a pair of quotes": (
        step('Guide adds a "stop.'),
        step('Guide adds a "stop".'),
        "two-readings",
        4,
    ),
    "an end that is none": (
        f"{_STEPS}extensions:\n  2a:\n    when: Rain\n    steps: [Guide weeps.]\n    then: contniuue with UC-90\n",
        None,
        "unclear-end",
        10,
    ),
    "a blank within a label with a range": (
        f"{_STEPS}extensions:\n  2-3 b. No way: ends in failure\n",
        None,
        "bad-label",
        7,
    ),
    "a text that breaks off behind an article": (step("Guide adds a"), None, "empty-text", 4),
    "a text that breaks off behind an article above an end": (
        f"{_STEPS}extensions:\n  2a. No way:\n    - Guide change le\n    - resume at 3\n",
        None,
        "empty-text",
        8,
    ),
    "a text that breaks off behind an article and dots": (
        step("Guide legt einen …"),
        None,
        "empty-text",
        4,
    ),
    "a small colon behind a condition in an outline": (
        f"{_STEPS}extensions: |\n  2a. No way︓\n     1. Guide weeps.\n     2. Resume at 3.\n",
        f"{_STEPS}extensions: |\n  2a. No way:\n     1. Guide weeps.\n     2. Resume at 3.\n",
        "yaml-syntax",
        7,
    ),
    "letters of a loop that are swapped": (
        step("repeta 1-2 until Guide is there"),
        step("repeat 1-2 until Guide is there"),
        "unknown-key",
        4,
    ),
    "a text that breaks off behind a comma": (step("Guide adds stops,"), None, "empty-text", 4),
    "a text that breaks off behind a conjunction": (step("Guide adds stops and"), None, "empty-text", 4),
    "a text that breaks off behind a conjunction and dots": (
        step("Guide adds stops and …"),
        None,
        "empty-text",
        4,
    ),
    "a text of a script without blanks that breaks off": (step("Guideは道を"), None, "empty-text", 4),
    "a condition that breaks off": (
        f"{_STEPS}extensions:\n  2a. Rain stops the:\n    - Guide waits.\n",
        None,
        "empty-text",
        7,
    ),
    "a guarantee that breaks off": (
        f"{_STEPS}success guarantee: All of them know the\n",
        None,
        "empty-text",
        6,
    ),
    "a step that breaks off in a name of two words": (
        f"{step('Night')}stakeholders:\n  Night porter: sleeps well\n",
        None,
        "empty-text",
        4,
    ),
    "a step that breaks off in the second word of a name": (
        f"{step('Night po')}stakeholders:\n  Night porter: sleeps well\n",
        None,
        "empty-text",
        4,
    ),
    "a colon behind a full stop of another script": (
        step("Guideは道を見る。:"),
        step("Guideは道を見る。"),
        "yaml-syntax",
        4,
    ),
    "a colon behind a full stop and a bracket": (
        step("Guide adds a stop (or two).:"),
        step("Guide adds a stop (or two)."),
        "yaml-syntax",
        4,
    ),
    "a colon behind the first article of a value": (
        f"{_STEPS}success guarantee: The: map is full.\n",
        f"{_STEPS}success guarantee: The map is full.\n",
        "yaml-syntax",
        6,
    ),
    "a number for the label of an extension in an outline": (
        f"{_STEPS}extensions: |\n  1. It rains:\n    1. Guide waits.\n    2. Resume at 2.\n  3a. No way: ends in failure\n",
        f"{_STEPS}extensions: |\n  1a. It rains:\n    1. Guide waits.\n    2. Resume at 2.\n  3a. No way: ends in failure\n",
        "bad-label",
        7,
    ),
    "a number for a later label in an outline": (
        f"{_STEPS}extensions: |\n  1a. It rains:\n    1. Guide waits.\n    2. Resume at 2.\n  3. No way:\n    1. Guide weeps.\n    2. Ends in failure.\n",
        f"{_STEPS}extensions: |\n  1a. It rains:\n    1. Guide waits.\n    2. Resume at 2.\n  3a. No way:\n    1. Guide weeps.\n    2. Ends in failure.\n",
        "bad-label",
        10,
    ),
    "the rest of a step at the margin of an outline": (
        _OUTLINE.replace("adds a stop", "adds\na stop"),
        _OUTLINE.replace("adds a stop", "adds\n  a stop"),
        "yaml-syntax",
        5,
    ),
    "a step that breaks off in dots above a loop": (
        step("Guide adds the …").replace(
            "  - TourDesk sends", "  - repeat 2-3 until all is well\n  - TourDesk sends"
        ),
        None,
        "empty-text",
        4,
    ),
    "a condition that is an article": (
        f"{_OUTLINE}extensions: |\n  2a. The\n    - Guide waits.\n",
        None,
        "empty-text",
        7,
    ),
    "a comment behind the first word of a step": (
        step("The # Guide adds a stop."),
        step('"The # Guide adds a stop."'),
        "text-cut",
        4,
    ),
    "a comment with the full stop of its item, where ends have none": (
        f"{step('Guide adds # a stop.')}extensions:\n  2a. Rain:\n    - Guide waits.\n    - ends in failure\n",
        f"{step(chr(34) + 'Guide adds # a stop.' + chr(34))}extensions:\n  2a. Rain:\n    - Guide waits.\n    - ends in failure\n",
        "text-cut",
        4,
    ),
    "a loop in quotes of a word processor": (
        step("“repeat 1-2 until all is well”"),
        step("repeat 1-2 until all is well"),
        "two-readings",
        4,
    ),
    "a guarantee in quotes of a word processor": (
        f"{_STEPS}success guarantee: “All of them know.”\n",
        f"{_STEPS}success guarantee: All of them know.\n",
        "two-readings",
        6,
    ),
    "guarantees in quotes of a word processor": (
        f"{_STEPS}success guarantee:\n  - „All of them know.“\n  - «Nobody waits.»\n",
        f"{_STEPS}success guarantee:\n  - All of them know.\n  - Nobody waits.\n",
        "two-readings",
        7,
    ),
    "a step in quotes of a word processor": (
        step("“Guide adds a stop.”"),
        step("Guide adds a stop."),
        "two-readings",
        4,
    ),
    "a step below an extension in such quotes": (
        f"{_STEPS}extensions:\n  2a. Rain:\n    - ‘Guide waits.’\n    - ends in failure\n",
        f"{_STEPS}extensions:\n  2a. Rain:\n    - Guide waits.\n    - ends in failure\n",
        "two-readings",
        8,
    ),
    "a name with dots": (step("Guide ..."), None, "empty-text", 4),
    "a comment behind a word that is never the last": (
        step("Guide adds the # stop."),
        step('"Guide adds the # stop."'),
        "text-cut",
        4,
    ),
    "a comment with the full stop of its item": (
        step("Guide adds # a stop."),
        step('"Guide adds # a stop."'),
        "text-cut",
        4,
    ),
    "a colon behind an article": (
        step("Guide adds the: stop."),
        step("Guide adds the stop."),
        "yaml-syntax",
        4,
    ),
    "a name nearly right where a guarantee begins": (
        f"{step('Warehouse adds a stop.')}success guarantee: Warehuose is full.\n",
        f"{step('Warehouse adds a stop.')}success guarantee: Warehouse is full.\n",
        "no-such-actor",
        6,
    ),
    "a name nearly right where a condition begins": (
        f"{step('Warehouse adds a stop.')}extensions:\n  2a. Warehuse is full: ends in failure\n",
        f"{step('Warehouse adds a stop.')}extensions:\n  2a. Warehouse is full: ends in failure\n",
        "no-such-actor",
        7,
    ),
    "two items of an outline in one line": (
        _STEPS.replace("steps:", "steps: |").replace("a stop.\n  - ", "a stop. - "),
        _STEPS.replace("steps:", "steps: |"),
        "joined-item",
        4,
    ),
    "a step of one letter": (step("e"), None, "empty-text", 4),
    "another sign for the colon of an include": (
        step("include! UC-90"),
        step("include: UC-90"),
        "yaml-syntax",
        4,
    ),
    "an end without a dash": (
        f"{_STEPS}extensions:\n  2a. Rain:\n    - Guide weeps\n      resume at 3\n",
        f"{_STEPS}extensions:\n  2a. Rain:\n    - Guide weeps\n    - resume at 3\n",
        "joined-item",
        9,
    ),
    "a step without a dash below a loop": (
        step("repeat 1-2 until done\n    Guide rests."),
        step("repeat 1-2 until done\n  - Guide rests."),
        "joined-item",
        5,
    ),
    "a letter for the step of an end in French": (
        f"{_STEPS}extensions:\n  2a. Rain:\n    - Guide weeps.\n    - reprendre à l'étape l\n",
        None,
        "unclear-end",
        9,
    ),
    "an end in Spanish without its step": (
        f"{_STEPS}extensions:\n  2a. Rain:\n    - Guide weeps.\n    - continuar en el paso\n",
        None,
        "unclear-end",
        9,
    ),
    "a blank within a nested label": (
        f"{_STEPS}extensions:\n  2a. Rain:\n    - Guide weeps.\n    - 2 a1a. Snow: ends in failure\n    - resume at 3\n",
        f"{_STEPS}extensions:\n  2a. Rain:\n    - Guide weeps.\n    - 2a1a. Snow: ends in failure\n    - resume at 3\n",
        "bad-label",
        9,
    ),
    "an arrow for the colon of a condition in an outline": (
        f"{_STEPS}extensions: |\n  2a. No way ->\n     2a1. Resume at 3.\n",
        None,
        "yaml-syntax",
        7,
    ),
    "a key in capitals among labels": (
        f"{_STEPS.replace('steps', 'Schritte')}Erweiterungen:\n  2a. Rain: ends in failure\n  Priorität: hoch\n",
        f"{_STEPS.replace('steps', 'Schritte')}Erweiterungen:\n  2a. Rain: ends in failure\nPriorität: hoch\n",
        "yaml-syntax",
        8,
    ),
} | {
    f"half of a pair of brackets: {typed}": (
        step(f"Guide adds a stop {typed}"),
        step(f"Guide adds a stop {meant}"),
        "two-readings",
        4,
    )
    for typed, meant in BRACKETS.items()
}
"""By what is wrong: the keys with the slip, without it, the code, and in which of their lines it is told."""

RIGHT = {
    "forms of a name": step("Guide asks the Guides of TourDesks."),
    "a stakeholder who is called nearly as an actor": f"{_STEPS}stakeholders:\n  Guild: wants its share.\n",
    "words of a language that writes nouns with a capital": (
        "steps:\n  - Guide fragt die Gilde nach dem Guile.\n"
        "  - TourDesk zeigt den Weg, das Ziel, die Karte und eine Liste von Orten.\n"
    ),
    "the sign of inches": step("Guide adds a 7” map."),
    "a quotation that is closed in the next line": step("Guide says “We go\n    on.”"),
    "a loop for each of some things": _STEPS + "  - repeat 2-3 for each stop\n",
    "a letter at the end of a step": step("Guide chooses plan A"),
    "a note that quotes somebody": f"{_STEPS}notes: “Nobody waits.”\n",
    "two quotations in a guarantee": f"{_STEPS}success guarantee: “Yes” or “no”\n",
    "a step that is what somebody says": step("“A stop, please.”"),
    "a comment behind a sentence": step("Guide adds a stop. # or a hut."),
    "a comment that is no sentence": step("Guide adds a stop # todo"),
    "a sharp in a text": f"{_STEPS}notes: |\n  All of the # stops.\n  - And the # huts.\n",
    "an item that goes on in the next one": f"{_STEPS}extensions:\n  2a. Rain:\n    - Guide waits, and\n    - resume at 2\n",
    "words of one language that end a sentence of another": _STEPS.replace(
        _STOP, "  - Guide unloads the van\n  - Guide lets the fire die\n  - Guide stands by\n"
    ),
    "conditions that end with what may begin a sentence elsewhere": f"{_STEPS}extensions:\n"
    + "".join(
        f"  {label}. {condition}:\n    - Guide waits.\n    - resume at 3\n"
        for label, condition in {
            "1a": "Waste cannot be disposed of",
            "1b": "Il en reste une",
            "1c": "El motor se para",
            "1d": "A conta não é sua",
            "1e": "Kunde hat schon einen",
            "1f": "A bear is in its den",
            "1g": "Resta um",
        }.items()
    ),
    "prepositions at the end": f"{_STEPS}extensions:\n  2a. There is nobody to wait for:\n    - Guide leaves whom he came with\n    - resume at 3\n",
    "a condition whose last word is no word of a sentence": f"{_STEPS}extensions:\n  2a. Log in:\n    - Guide waits.\n    - resume at 3\n",
    "dots behind what somebody does": step("Guide adds stops, huts, ..."),
    "words of one step alone": _STEPS.replace(_STOP, "  - Gui\n  - Pay\n"),
    "a step about what is included": step("Guide includes 2 stops."),
    "an address behind a name": step("TourDesk:8080 answers."),
    "an abbreviation before a colon": step("Guide adds stops, huts etc.: all that there is."),
    "a sentence as a condition": f"{_STEPS}extensions:\n  2a. There is no way.:\n    - Guide weeps.\n    - resume at 3\n",
    "a verb that is nearly a name": step("Guide the guests to the stop."),
    "several steps of nobody": _STEPS.replace(_STOP, "  - Huide adds a stop.\n  - Rain stops the tour.\n"),
    "a sentence that goes on with a name": (
        f"stakeholders:\n  - Guide: wants money,\n    Warehouse: too\n{_STEPS}"
    ),
    "a title of a word with a colon": f"goal: Plan a tour\n    Part two: huts\n{_STEPS}",
    "a condition with a list": f"{_STEPS}extensions: |\n  2a. Rain, snow, ice:\n     2a1. Resume at 3.\n",
    "curly quotes as signs of a text": step("Guide adds “a stop”."),
    "a label before a sign of another script": f"{_STEPS}extensions:\n  2a在庫がない: ends in failure\n",
    "a sketch": "steps:\n  - a\n  - b\n",
    "bullets of a word processor in an outline": _OUTLINE.replace("  3. ", "  ●   ").replace("  4. ", "  ■ "),
    "inches": step('Guide adds a rack of 19".'),
    "several items with commas": "preconditions:\n  - The map is there,\n  - The way is open,\n  - It is day.\n"
    + _STEPS,
    "particles at the end": (
        _STEPS.replace(
            _STOP, "  - Guide ruft den Gast an\n  - Guide gibt die Zahl ein\n  - Guide takes it in\n"
        )
    ),
    "a colon behind a pronoun": step("Guide says to them: stop."),
    "other words that begin a guarantee": (
        f"{step('Warehouse adds a stop.')}success guarantee: Warehouses are full.\nminimal guarantee: Whatever is left.\n"
    ),
} | {f"brackets: {text}": step(f"Guide adds a stop {text}") for text in RIGHT_BRACKETS}
"""Keys that are right, or understood without a word."""

_OF_THE_SITE = ("unknown-use-case",)


def page(keys: str) -> str:
    return fenced(f"{_HEAD}{keys}")


def told(text: str) -> list[Diagnostic]:
    """What is told, but for advice and what only other pages tell."""
    found = survive_all(text).findings
    return [one for one in found if one.severity is not Severity.HINT and one.code.value not in _OF_THE_SITE]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_of_at_its_line(slip: str) -> None:
    keys, right, code, line = SLIPS[slip]
    found = told(page(keys))
    first = f"\n{_HEAD}".count("\n")
    assert [(each.code.value, each.span.line - first) for each in found] == [(code, line)]
    if right is not None:
        after = mended(page(keys), found[0].edits)
        assert after == page(right)
        assert told(after) == []


def test_a_colon_within_a_key_of_two_words_makes_nobody_the_actor() -> None:
    right = page(_STEPS).replace("supporting:", "supporting actors:")
    typed = right.replace("supporting actors:", "supporting: actors:")
    (found,) = told(typed)
    assert (found.code.value, found.span.line) == ("yaml-syntax", 5)
    assert mended(typed, found.edits) == right


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_right_is_not_told_of(what: str) -> None:
    assert told(page(RIGHT[what])) == []


def test_more_halves_of_brackets_than_two_are_a_style() -> None:
    assert told(page(step("Guide adds stops -) to -) see -) huts."))) == []


def test_a_step_belongs_to_the_extension_that_its_number_names() -> None:
    outline = (
        "extensions: |\n  2a. No way:\n     2a1. Guide weeps.\n        2a1a. There is a hut:\n"
        "{}2a1a1. Guide sleeps.\n           2a1a2. Resume at 2.\n"
    )
    said = [
        survive_all(page(_STEPS + outline.format(" " * depth))).registry.entries[0].use_case.extensions
        for depth in (11, 7)
    ]
    assert [step.number for step in said[1][0].extensions[0].steps] == ["2a1a1"]
    assert said[1][0].extensions[0].outcome.step == said[0][0].extensions[0].outcome.step


@pytest.mark.parametrize(
    ("typed", "is_told"), [("Usre", True), ("Uer", True), ("Usher", False), ("User", False)]
)
def test_an_actor_that_is_nearly_the_word_of_all_steps_is_told(typed: str, *, is_told: bool) -> None:
    word = "Usher" if typed == "Usher" else "User"
    block = f"title: Show the way\nactor: {typed}\nsteps:\n  - {word} asks.\n  - {word} goes.\n  - {word} comes.\n"
    found = told(fenced(block))
    assert [one.code.value for one in found] == ["no-such-actor"] * is_told
    if is_told:
        assert mended(fenced(block), found[0].edits) == fenced(block.replace(typed, "User"))
