# ruff: noqa: E501
"""Slips that leave text which looks right: each is told of at its line, and what is right stays untold."""

from __future__ import annotations

import re

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site
from support.exporting import Urls
from support.mended import mended
from support.surviving import fenced, survive_all

_HEAD = "id: UC-1\ntitle: Buy a kayak\nactor: Shopper\nsystem: Shop\n"
_STEPS = "steps: [Shopper asks., Shop answers., Shopper pays.]\n"

SLIPS = {
    "a colon before the condition alone, and steps below": (
        "extensions:\n  2a: Nothing fits\n    - Shop says so.\n    - resume at 3\n",
        "extensions:\n  2a: Nothing fits:\n    - Shop says so.\n    - resume at 3\n",
        "yaml-syntax",
        2,
    ),
    "an item that is a label without its colon, above its steps": (
        "extensions:\n  - 2a. Nothing fits\n      - Shop says so.\n      - resume at 3\n",
        "extensions:\n  - 2a. Nothing fits:\n      - Shop says so.\n      - resume at 3\n",
        "yaml-syntax",
        2,
    ),
    "a label in quotes without its colon": (
        'extensions:\n  "*a. It stops" ends in failure\n',
        'extensions:\n  "*a. It stops": ends in failure\n',
        "yaml-syntax",
        2,
    ),
    "one quote behind a label that ends with an s": (
        'extensions:\n  *a. Shopper leaves": ends in failure\n',
        'extensions:\n  "*a. Shopper leaves": ends in failure\n',
        "yaml-syntax",
        2,
    ),
    "labels among keys, without the one above them": (
        "  2a. Nothing fits:\n    - Shop says so.\n    - resume at 3\n  3a. No money: ends in failure\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - resume at 3\n  3a. No money: ends in failure\n",
        "yaml-syntax",
        1,
    ),
    "a first label that stands deeper than its numbers": (
        "extensions:\n      2a. Nothing fits:\n    1. Shop says so.\n    2. resume at 3\n  3a. No money: ends in failure\n",
        "extensions:\n  2a. Nothing fits:\n    1. Shop says so.\n    2. resume at 3\n  3a. No money: ends in failure\n",
        "yaml-syntax",
        2,
    ),
    "a stakeholder behind the interest of another one": (
        "supporting: Bank\nstakeholders:\n  Maker: wants money Bank: wants peace\n",
        "supporting: Bank\nstakeholders:\n  Maker: wants money\n  Bank: wants peace\n",
        "joined-item",
        3,
    ),
    "a colon before a full stop of another script": (
        "trigger: 客は店にいる:。\n",
        "trigger: 客は店にいる。\n",
        "yaml-syntax",
        1,
    ),
    "a sharp and a blank within an end": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - resume # at 3\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - resume at 3\n",
        "text-cut",
        4,
    ),
    "a sentence of a text twice": (
        "summary: |\n  Shop sells kayaks.\n  Shop sells kayaks.\n",
        "summary: |\n  Shop sells kayaks.\n",
        "two-readings",
        3,
    ),
    "an item with a colon twice": (
        "acceptance criteria:\n  - Colour: red or blue\n  - Colour: red or blue\n",
        "acceptance criteria:\n  - Colour: red or blue\n",
        "two-readings",
        3,
    ),
    "an item behind a dash without a blank": (
        "requirements:\n  - FR-014- FR-015\n  - FR-016\n",
        "requirements:\n  - FR-014\n  - FR-015\n  - FR-016\n",
        "joined-item",
        2,
    ),
    "a key of several words that is no first name of it behind a sentence": (
        "success end condition: The kayak is paid. failed end condition: Nothing is paid.\n",
        "success end condition: The kayak is paid.\nfailed end condition: Nothing is paid.\n",
        "joined-item",
        1,
    ),
    "a comma for the colon before somebody who acts": (
        "extensions:\n  - 2a. Nothing fits, Shop says so. Resume at 3.\n",
        "extensions:\n  - 2a. Nothing fits: Shop says so. Resume at 3.\n",
        "two-readings",
        2,
    ),
    "a step behind its condition, and an end below": (
        "extensions: |\n  2a. Nothing fits:   Shop says so.\n     Use case ends in failure.\n",
        None,
        "two-readings",
        2,
    ),
    "another sign for the colon of the one rule": (
        "business rules:\n  BR-1= A kayak has a seat.\n",
        "business rules:\n  BR-1: A kayak has a seat.\n",
        "yaml-syntax",
        2,
    ),
    "a sharp before the number of an end among dashes": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    #4 resume at 3\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - resume at 3\n",
        "text-cut",
        4,
    ),
    "a label that lacks the number of its step before an end": (
        "extensions: |\n  2a. Nothing fits:\n     2a1. Shop says so.\n     2a2. Shopper goes on.\n     2a. Resume at 3.\n",
        None,
        "two-readings",
        5,
    ),
    "a list behind the text of a label": (
        "extensions:\n  2a. Nothing fits: Shop waits.\n    - Shop says so.\n    - resume at 3\n",
        None,
        "joined-item",
        3,
    ),
    "a name before an end that nobody has": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - u: resume at 3\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - resume at 3\n",
        "unclear-end",
        4,
    ),
    "a word for a step that is mistyped behind an article": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - reprend à l'étpe 3\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - reprend à l'étape 3\n",
        "unclear-end",
        4,
    ),
    "the number of a step for a code": (
        "extensions:\n  A1.1 Nothing fits:\n    - Shop says so.\n    - resume at 3\n",
        None,
        "bad-label",
        2,
    ),
    "a label with its full stop, and no condition": (
        "extensions:\n  2a.: ends in failure\n",
        None,
        "empty-text",
        2,
    ),
    "a digit before the code of an alternative": (
        "extensions:\n  9A1 Order as a gift:\n    at: 2\n    then: resume at 3\n",
        None,
        "bad-label",
        2,
    ),
    "a stakeholder below the text of another key": (
        "stakeholders:\n  Maker: wants money\ntrigger: A minute has passed.\n  Maker: wants peace\n",
        None,
        "joined-item",
        4,
    ),
    "a letter too many in a label": (
        "extensions:\n  1a. Shop is closed: ends in failure\n  2xa. Nothing fits: ends in failure\n",
        "extensions:\n  1a. Shop is closed: ends in failure\n  2a. Nothing fits: ends in failure\n",
        "bad-label",
        3,
    ),
    "a letter for the digit of a nested label": (
        "extensions:\n  2a. No:\n    - Shop says so.\n    - la1a. Shopper goes: ends in failure\n    - resume at 3\n",
        "extensions:\n  2a. No:\n    - Shop says so.\n    - 2a1a. Shopper goes: ends in failure\n    - resume at 3\n",
        "bad-label",
        4,
    ),
    "a wrong sign within a label": (
        "extensions:\n  2a. No: ends in failure\n  2,b. Nothing fits: ends in failure\n",
        "extensions:\n  2a. No: ends in failure\n  2b. Nothing fits: ends in failure\n",
        "bad-label",
        3,
    ),
    "a letter with an accent in a label": (
        "extensions:\n  2à. Nothing fits: ends in failure\n",
        "extensions:\n  2a. Nothing fits: ends in failure\n",
        "bad-label",
        2,
    ),
    "a label with a digit typed as a sign": (
        "extensions:\n  §a. Nothing fits: ends in failure\n",
        None,
        "bad-label",
        2,
    ),
    "a label of nothing but its sign": (
        "extensions:\n  . Nothing fits: ends in failure\n",
        None,
        "empty-text",
        2,
    ),
    "a digit too many where an alternative leaves": (
        "extensions:\n  A1 As a gift:\n    at: 22\n    then: resume at 3\n",
        "extensions:\n  A1 As a gift:\n    at: 2\n    then: resume at 3\n",
        "unknown-step",
        3,
    ),
    "a digit too many in an end": (
        "extensions:\n  2a. Nothing fits: Shop says so. Resume at 33.\n",
        "extensions:\n  2a. Nothing fits: Shop says so. Resume at 3.\n",
        "unknown-target",
        2,
    ),
    "a colon behind a value": (
        "trigger: A day has passed:\nstatus: new\n",
        "trigger: A day has passed\nstatus: new\n",
        "yaml-syntax",
        1,
    ),
    "a key of a long form behind the text of another one": (
        "extensions:\n  2a:\n    when: Nothing fits steps:\n      - Shop says so.\n    then: resume at 3\n",
        "extensions:\n  2a:\n    when: Nothing fits\n    steps:\n      - Shop says so.\n    then: resume at 3\n",
        "joined-item",
        3,
    ),
    "a key in another language behind the text of one": (
        "auslöser: Es ist Abend.  erfolgsgarantie: Der Kajak ist bezahlt.\n",
        "auslöser: Es ist Abend.\nerfolgsgarantie: Der Kajak ist bezahlt.\n",
        "joined-item",
        1,
    ),
    "a key in a script without capitals behind another one": (
        "事前条件: 客は店にいる。成功時保証: カヤックは客の物である。\n",
        "事前条件: 客は店にいる。\n成功時保証: カヤックは客の物である。\n",
        "joined-item",
        1,
    ),
    "a wrong first letter of a key": (
        "tuslöser: Es ist Abend.\n",
        "Auslöser: Es ist Abend.\n",
        "unknown-key",
        1,
    ),
    "a number without its step": (
        "extensions: |\n  2a. Nothing fits:\n     1. Shop says so.\n     2.\n     3. Resume at 3.\n",
        None,
        "empty-text",
        4,
    ),
    "a label without its condition in an outline": (
        "extensions: |\n  2a. Nothing fits: ends in failure\n  3a.\n",
        None,
        "empty-text",
        3,
    ),
    "a sharp before a label": (
        "extensions:\n  2a. Nothing fits: ends in failure\n  #3a. It breaks: ends in failure\n",
        "extensions:\n  2a. Nothing fits: ends in failure\n  3a. It breaks: ends in failure\n",
        "text-cut",
        3,
    ),
    "a star with a digit before it": (
        "extensions:\n  9*a. It rains: ends in failure\n",
        None,
        "bad-label",
        2,
    ),
    "a quote behind an end": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - resume at 3'\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - resume at 3\n",
        "unclear-end",
        4,
    ),
    "a key in another language that ends the text above it": (
        "nachbedingungen: Der Kajak ist bezahlt.\nerweiterungen: |\n  2a. Nichts passt:\n     1. Endet mit Misserfolg.\n"
        "    mindestgarantie: Nichts ist verloren.\n",
        "nachbedingungen: Der Kajak ist bezahlt.\nerweiterungen: |\n  2a. Nichts passt:\n     1. Endet mit Misserfolg.\n"
        "mindestgarantie: Nichts ist verloren.\n",
        "joined-item",
        5,
    ),
    "a letter before a range": (
        "extensions:\n  2-3a. No:\n    - Shop says so.\n    - a2-3a1. Never: ends in failure\n    - resume at 3\n",
        None,
        "bad-label",
        4,
    ),
    "a key of a long form with an outline behind the text of another one": (
        "extensions:\n  A1 No:\n    at: 2\n    when: Nothing fits steps: |\n      1. Shop says so.\n      2. Resume at 3.\n",
        "extensions:\n  A1 No:\n    at: 2\n    when: Nothing fits\n    steps: |\n      1. Shop says so.\n      2. Resume at 3.\n",
        "joined-item",
        4,
    ),
    "an actor beside a stakeholder of nearly the name": (
        "supporting: Paymentprovider\nstakeholders:\n  Payment provider: wants a fee\n",
        "supporting: Payment provider\nstakeholders:\n  Payment provider: wants a fee\n",
        "similar-actors",
        1,
    ),
    "a dash among names": (
        "stakeholders:\n  Shopper: wants it\n  - Maker: wants money\n  Clerk: wants peace\n",
        "stakeholders:\n  Shopper: wants it\n  Maker: wants money\n  Clerk: wants peace\n",
        "yaml-syntax",
        3,
    ),
    "a name without its colon, the first of several": (
        "stakeholders:\n  Shopper wants it\n  Maker: wants money\n",
        "stakeholders:\n  Shopper: wants it\n  Maker: wants money\n",
        "yaml-syntax",
        2,
    ),
    "a stakeholder twice": (
        "stakeholders:\n  Shopper: wants it\n  Shopper: wants it\n",
        None,
        "duplicate-key",
        3,
    ),
    "a rule twice": (
        "business rules:\n  BR-001: A kayak costs at least 10.\n  BR-001: A kayak costs at least 10.\n",
        None,
        "duplicate-key",
        3,
    ),
    "keys that stand as deep as names": (
        "stakeholders:\n  Shopper: wants it\n  trigger: Shopper enters.\n",
        "stakeholders:\n  Shopper: wants it\ntrigger: Shopper enters.\n",
        "yaml-syntax",
        3,
    ),
    "a key in capitals among labels": (
        "extensions:\n  2a. Nothing fits: ends in failure\n  Nachbedingungen: [Der Kajak ist bezahlt.]\n",
        "extensions:\n  2a. Nothing fits: ends in failure\nNachbedingungen: [Der Kajak ist bezahlt.]\n",
        "yaml-syntax",
        3,
    ),
    "a key that ends the text above it": (
        "extensions: |\n  2a. Nothing fits:\n     1. Shop says so.\n     2. Use case ends.\n     priority: must\n",
        "extensions: |\n  2a. Nothing fits:\n     1. Shop says so.\n     2. Use case ends.\npriority: must\n",
        "joined-item",
        5,
    ),
    "a key behind the end above it": (
        "extensions: |\n  2a. Nothing fits:\n     1. Use case ends in failure. priority: must\nrelease: 1.2\n",
        "extensions: |\n  2a. Nothing fits:\n     1. Use case ends in failure.\npriority: must\nrelease: 1.2\n",
        "joined-item",
        3,
    ),
    "a key of an extension as deep as its label": (
        "extensions:\n  A1 As a gift:\n    at: 2\n    when: it is one\n  steps:\n    - Shop wraps it.\n",
        "extensions:\n  A1 As a gift:\n    at: 2\n    when: it is one\n    steps:\n      - Shop wraps it.\n",
        "yaml-syntax",
        5,
    ),
    "no blank behind the colon of a label in a list": (
        "extensions:\n  - 2a. Nothing fits:Shop says so. Ends in failure.\n",
        "extensions:\n  - 2a. Nothing fits: Shop says so. Ends in failure.\n",
        "yaml-syntax",
        2,
    ),
    "no blank behind the colon of a label in an outline": (
        "extensions: |\n  2a. Nothing fits:ends in failure\n",
        "extensions: |\n  2a. Nothing fits: ends in failure\n",
        "two-readings",
        2,
    ),
    "another sign that looks like a wide colon": (
        "extensions:\n  - 2a. Nothing fits︓ends in failure\n",
        "extensions:\n  - 2a. Nothing fits: ends in failure\n",
        "yaml-syntax",
        2,
    ),
    "the use case, and nothing of it": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - Use case\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - Use case ends\n",
        "unclear-end",
        4,
    ),
    "a mistyped use case": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - Use cise ends in failure.\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - Use case ends in failure.\n",
        "unclear-end",
        4,
    ),
    "a mistyped verb behind the use case": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - Use case enrs.\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - Use case ends.\n",
        "unclear-end",
        4,
    ),
    "a mistyped end behind a condition": (
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - If it helps, resmue at 3\n",
        "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - If it helps, resume at 3\n",
        "unclear-end",
        4,
    ),
    "items without dashes, the second of which begins with who it is about": (
        "preconditions:\n  Shop is open.\n  The Shopper is in.\n",
        "preconditions:\n  - Shop is open.\n  - The Shopper is in.\n",
        "joined-item",
        3,
    ),
    "items without dashes and full stops": (
        "success guarantee:\n  The kayak is paid\n  The kayak is sent\n",
        "success guarantee:\n  - The kayak is paid\n  - The kayak is sent\n",
        "joined-item",
        3,
    ),
    "names without dashes": (
        "supporting:\n  Maker\n  Bank\n",
        "supporting:\n  - Maker\n  - Bank\n",
        "joined-item",
        3,
    ),
    "a dash missing before a sentence that stands below its neighbour": (
        "preconditions:\n  - Shop is open.\n    Shopper is in.\n  - It is day.\n",
        "preconditions:\n  - Shop is open.\n  - Shopper is in.\n  - It is day.\n",
        "joined-item",
        3,
    ),
    "another sign for the colon of a rule": (
        "business rules:\n  BR-1﹕A claim.\n  BR-2: Two claims.\n",
        "business rules:\n  BR-1: A claim.\n  BR-2: Two claims.\n",
        "yaml-syntax",
        2,
    ),
    "another sign for the colon of a rule with a name": (
        "business rules:\n  BR-1: A claim.\n  BR-2 Too late; Two claims.\n",
        "business rules:\n  BR-1: A claim.\n  BR-2 Too late: Two claims.\n",
        "yaml-syntax",
        3,
    ),
    "no colon behind a rule": (
        "business rules:\n  BR-1 A claim.\n  BR-2: Two claims.\n",
        "business rules:\n  BR-1: A claim.\n  BR-2: Two claims.\n",
        "yaml-syntax",
        2,
    ),
    "an extension below the key of rules": (
        "business rules:\n  BR-1: A claim.\n  2a. Nothing fits: Shop says so. Resume at 1.\n",
        None,
        "misplaced-label",
        3,
    ),
    "an extension with steps below the key of stakeholders": (
        "stakeholders:\n  Shopper: wants rest\n  2a. Nothing fits:\n    - Shop says so.\n    - resume at 1\n",
        None,
        "misplaced-label",
        3,
    ),
    "stakeholders below the key of extensions": (
        "extensions:\n  2a. Nothing fits: ends in failure\n  Shopper: wants rest\n",
        None,
        "bad-label",
        3,
    ),
    "a label that was begun among the keys": ("4c\ntrigger: It rains.\n", None, "yaml-syntax", 1),
    "a label indented below another extension": (
        "extensions: |\n  2a. Nothing fits:\n     1. Shop says so.\n     2. Resume at 1.\n   *a. It stops: ends in failure\n",
        "extensions: |\n  2a. Nothing fits:\n     1. Shop says so.\n     2. Resume at 1.\n   2a1a. It stops: ends in failure\n",
        "misplaced-label",
        5,
    ),
    "odd blanks before a line that stands elsewhere, too": (
        "stakeholders:\n  Maker:\n    wants rest\n  Bank:\n\u2003\u2003\u2003\u2003wants rest\n",
        "stakeholders:\n  Maker:\n    wants rest\n  Bank:\n    wants rest\n",
        "yaml-syntax",
        5,
    ),
    "a name below another one of a list": (
        "supporting:\n  - Maker\n    Bank\n",
        "supporting:\n  - Maker\n  - Bank\n",
        "joined-item",
        3,
    ),
    "a sentence without full stop below another one of a list": (
        "preconditions:\n  - Shopper is in the shop\n    The shop is open\n",
        "preconditions:\n  - Shopper is in the shop\n  - The shop is open\n",
        "joined-item",
        3,
    ),
    "questions without dashes": (
        "open issues:\n  What about it?\n  Who pays?\n",
        "open issues:\n  - What about it?\n  - Who pays?\n",
        "joined-item",
        3,
    ),
    "a numbered step below a sentence": (
        "success guarantee: The kayak is sold.\n  3. Shop waits.\n",
        None,
        "joined-item",
        2,
    ),
    "a stakeholder behind a word": (
        "stakeholders:\n  Maker: wants it soonBank: wants rest\n",
        "stakeholders:\n  Maker: wants it soon\n  Bank: wants rest\n",
        "joined-item",
        2,
    ),
    "a letter with an accent in a label without more": (
        "extensions:\n  2é:\n    when: Nothing fits\n    then: ends in failure\n",
        "extensions:\n  2a:\n    when: Nothing fits\n    then: ends in failure\n",
        "bad-label",
        2,
    ),
    "a key of a list that is indented below its last item": (
        "notes:\n  - Kayaks are heavy\n    open issues:\n  - Who carries them?\n",
        "notes:\n  - Kayaks are heavy\nopen issues:\n  - Who carries them?\n",
        "joined-item",
        3,
    ),
    "a key behind a name of a list": (
        "supporting:\n  - Maker\n  - Bank level: summary\n",
        "supporting:\n  - Maker\n  - Bank\nlevel: summary\n",
        "joined-item",
        3,
    ),
    "a dash for the colon of a field": (
        "data:\n  Kayak list - names\n  Day: of the week\n",
        "data:\n  Kayak list: names\n  Day: of the week\n",
        "yaml-syntax",
        2,
    ),
    "a dash missing before a loop that stands below its neighbour": (
        "extensions:\n  2a. No:\n    - Shopper asks.\n    - Shop answers.\n      repeat 2a1-2a2 until it is clear\n    - resume at 3\n",
        "extensions:\n  2a. No:\n    - Shopper asks.\n    - Shop answers.\n    - repeat 2a1-2a2 until it is clear\n    - resume at 3\n",
        "joined-item",
        5,
    ),
}
"""By what is wrong: the keys with the slip, without it, the code, and in which of their lines it is told."""

RIGHT = {
    "a comment behind an end": "extensions:\n  2a. Nothing fits:\n    - Shop says so.\n    - resume at 3  # for the remaining ones\n",
    "a word that shares the end of the next one": "requirements:\n  - Ein- und Ausgabe\n  - Vor- oder Nachname\n",
    "two who act in a condition": "extensions:\n  - 2a. Shopper waits, and Shop is silent. Use case ends in failure.\n",
    "rows of a table that are alike": "summary: |\n  | a | b |\n  |---|---|\n  | Shop sells. | It does. |\n  | Shop sells. | It does. |\n",
    "a name in a text": "summary: What happens.\n  Shopper: is it all of it?\ntrigger: A day\n  Sunday: is over.\n",
    "labels beyond z": "extensions:\n"
    + "".join(f"  2{letter}. Case {letter}: ends in failure\n" for letter in "abcdefghijklmnopqrstuvwxyz")
    + "  2aa. Case aa: ends in failure\n  2ab. Case ab: ends in failure\n",
    "names that differ by a digit, a letter or an ending": (
        "supporting: [Server 1, User A, Trainer]\nstakeholders: {Server 2: x, User B: y, Trainee: z}\n"
    ),
    "people called like keys": "stakeholders:\n  Owner: wants money\n  System: wants rest\n",
    "a stakeholder with two interests": "stakeholders:\n  - Shopper: wants it\n  - Shopper: wants it soon\n",
    "a condition with an address": "extensions: |\n  2a. The page http://shop.example fails: ends in failure\n",
    "a time in a condition": "extensions:\n  - 2a. It is after 10:30\n",
    "a step about a use case": (
        "extensions:\n  2a. Nothing fits:\n    - Shopper opens the last use case\n    - resume at 3\n"
    ),
    "a sentence with a colon at the end of an outline": (
        "extensions: |\n  2a. Nothing fits:\n     1. Shop tells the reason: sold out.\n     2. Resume at 3.\n"
    ),
    "labels with other signs and words": (
        "extensions:\n  2a, Nothing fits: ends in failure\n  2b- Nobody pays: ends in failure\n"
        "  Extension 3a. It breaks: ends in failure\n"
    ),
    "names with numbers": (
        "extensions:\n  24/7 desk: ends in failure\n  3-D printer fails: ends in failure\n"
        "  3rd, 4th try: ends in failure\n  3/4 is paid: ends in failure\n"
    ),
    "nouns with a colon in other languages": (
        "zusammenfassung: Wichtig ist das ergebnis: es stimmt\nnotas: Hay un sistema: la tienda\n"
    ),
    "a value that goes on below its colon": "notes: As agreed:\n  all is well.\n",
    "an extension that is left out": (
        "extensions:\n  2a. Nothing fits: ends in failure\n  # 3a. It breaks: ends in failure\n"
        "  #3b. It sinks:\n  #  - Shop waits.\n"
    ),
    "a code with a full stop, and a stakeholder with a wide colon": (
        "extensions:\n  A.1 As a gift:\n    at: 2\n    then: resume at 3\nstakeholders:\n  - Maker：wants peace\n"
    ),
    "a sharp in brackets": "tags: [shelf #3 of the shop, kayak]\n",
    "sentences that go on": (
        "preconditions:\n  Shopper has an account that the\n  Shop knows, as\n  The Times asks for.\n"
        "notes:\n  Shop is open.\n  Shopper is in.\nsuccess guarantee:\n  - What the Shop has\n    Shopper has, too.\n"
    ),
    "names over two lines": "supporting:\n  Head of the\n  department\ntags:\n  one,\n  two\n",
}
"""Keys that are right, or understood without a word."""


def page(keys: str) -> str:
    return fenced(f"{_HEAD}{_STEPS}{keys}")


def told(text: str) -> list[Diagnostic]:
    """What is told, but for advice."""
    return [found for found in survive_all(text).findings if found.severity is not Severity.HINT]


def said(text: str) -> str:
    """What a page says, whatever is wrong with it."""
    site = Site(Options())
    site.read("page.md", text)
    return json_text(site.registry, Urls())


def test_a_heading_for_a_label_is_told_first_and_mended() -> None:
    typed = "extensions:\n  2a. It rains:\n    - Shop waits.\n    - fails\n  ### 3a. It breaks:\n    - Shop waits.\n    - fails\n"
    found = told(page(typed))
    assert (found[0].code, found[0].hint) == (
        Code.TEXT_CUT,
        "take it out, or put one before the lines below, too, if a comment was meant",
    )
    after = mended(page(typed), found[0].edits)
    assert after == page(typed.replace("### ", ""))
    assert told(after) == []


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_of_at_its_line(slip: str) -> None:
    keys, right, code, line = SLIPS[slip]
    found = told(page(keys))
    first = f"\n{_HEAD}{_STEPS}".count("\n")
    assert [(each.code.value, each.span.line - first) for each in found] == [(code, line)]
    if right is not None:
        after = mended(page(keys), found[0].edits)
        assert after == page(right)
        assert told(after) == []


_OF_THE_SITE = ("endless-loop", "unknown-use-case")


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_right_is_not_told_of(what: str) -> None:
    assert [each.code.value for each in told(page(RIGHT[what])) if each.code.value not in _OF_THE_SITE] == []


def test_a_sharp_in_brackets_parts_nothing() -> None:
    assert '"shelf #3 of the shop"' in said(page(RIGHT["a sharp in brackets"]))


def test_a_blank_of_a_word_processor_behind_a_comma_parts_words() -> None:
    assert said(page("tags: [kayak,\u00a0gift]\n")).count('"gift"') == 1


def test_commas_of_other_scripts_part_words_in_brackets() -> None:
    assert said(page('tags: [kayak，gift, "a，b"]\n')).count('"gift"') == 1
    assert said(page('tags: [kayak，gift, "a，b"]\n')).count('"a，b"') == 1
    assert said(page("supporting: [Maker， Bank]\n")).count('"Bank"') > 0


def test_an_include_may_have_a_wide_colon() -> None:
    text = page("extensions:\n  2a. No:\n    - include：UC-1\n    - resume at 3\n")
    assert '"kind": "include"' in said(text)


@pytest.mark.parametrize("form", ["{} - ", "({}) ", "{} "])
def test_numbers_of_other_forms_are_dashes(form: str) -> None:
    items = "".join(f"  {form.format(number)}{text}\n" for number, text in enumerate(("kayak", "gift"), 1))
    assert said(page(f"tags:\n{items}")).count('"gift"') == 1
    assert "3 days" in said(page("notes:\n  3 days\n  2 nights\n"))


def test_one_item_with_a_number_for_its_dash_is_an_item() -> None:
    assert '"Shopper is in."' in said(page("preconditions:\n  2) Shopper is in.\n"))


def test_steps_behind_an_end_do_not_count_from_it() -> None:
    typed = "extensions: |\n  2a. No:\n  1. Shop says so.\n  2. Resume at 1.\n  3. Shop waits.\n"
    assert [each.code for each in told(page(typed))] == [Code.UNREACHABLE_STEPS]


def test_a_label_one_blank_deeper_than_another_is_no_part_of_it() -> None:
    typed = (
        "extensions: |\n 2a. No:\n     1. Shop says so.\n     2. Resume at 1.\n  3a. Late: ends in failure\n"
    )
    assert told(page(typed)) == []
    assert '"3a"' in said(page(typed))


def test_sentences_behind_a_bar_are_steps() -> None:
    typed = "extensions:\n  2a. No: |\n    Shop says so. Shopper waits.\n    resume at 1\n"
    assert told(page(typed)) == []
    assert '"text": "Shopper waits."' in said(page(typed))


def test_an_end_behind_a_condition_stays_one_though_steps_stand_below() -> None:
    typed = "extensions: |\n  2a. No: ends in failure\n      1. Shop says so.\n      2. Resume at 1.\n"
    assert [each.code for each in told(page(typed))] == [Code.UNREACHABLE_STEPS, Code.TWO_OUTCOMES]


@pytest.mark.parametrize("typed", ["ie", "od", "idi"])
def test_a_key_of_two_letters_or_three_before_an_id_is_that_of_the_id(typed: str) -> None:
    text = fenced(f"{_HEAD}{_STEPS}".replace("id:", f"{typed}:"))
    found = told(text)
    assert [(each.code, each.hint) for each in found] == [(Code.UNKNOWN_KEY, "did you mean `id`?")]
    assert mended(text, found[0].edits) == page("")


@pytest.mark.parametrize("typed", ["-2a2.", "2 A2.", "2 a2."])
def test_a_number_with_a_dash_or_a_blank_is_that_of_its_step(typed: str) -> None:
    keys = "extensions: |\n  2a. Nothing fits:\n     2a1. Shop waits.\n     2a2. Resume at 3.\n"
    assert _meaning(page(keys.replace("2a2.", typed))) == _meaning(page(keys))


def _meaning(text: str) -> str:
    return re.sub(r'"(?:content_hash|column|end_column)": [^\n]+', "", said(text))


@pytest.mark.parametrize("sign", ["'", ";", "=", ""])
def test_who_acts_behind_a_condition_without_its_colon_is_told(sign: str) -> None:
    (found,) = told(
        page(f"extensions:\n  - 2a. The bell is lost{sign} Shop prints a note for them. Continue.\n")
    )
    assert (found.code, found.hint) == (Code.TWO_READINGS, "write `: `")


@pytest.mark.parametrize(
    "condition", ["The list that Shop prints the day before is lost.", "Shopper calls Shop."]
)
def test_who_acts_within_a_condition_is_not_told(condition: str) -> None:
    assert told(page(f"extensions:\n  - 2a. {condition} Continue.\n")) == []


@pytest.mark.parametrize("sign", ["'", ";"])
def test_a_wrong_sign_for_the_colon_above_sentences_is_told(sign: str) -> None:
    keys = f"extensions: |\n  2a. The bell is lost{sign}\n     Shop prints a note.\n     Use case ends in failure.\n"
    assert [each.code for each in told(page(keys))] == [Code.TWO_READINGS]


@pytest.mark.parametrize("end", ["Use caseends in failure", "Use case endsin failure"])
def test_an_end_with_other_blanks_has_its_subject(end: str) -> None:
    (found,) = told(page(f"extensions: |\n  2a. The bell is lost:\n     Shop waits.\n     {end}.\n"))
    assert found.code is Code.UNCLEAR_END
    assert "ends in failure" in str(found.hint).casefold()


@pytest.mark.parametrize("sign", ["a)", "iv.", "ii)", "2)"])
def test_one_item_with_any_numeral_for_its_dash_is_an_item(sign: str) -> None:
    assert said(page(f"trigger:\n  {sign} Shopper waits.\n")) == said(page("trigger:\n  - Shopper waits.\n"))


@pytest.mark.parametrize("text", ["a b is here.", "i. d. R. is here.", "e. Kfm. is here."])
def test_other_letters_are_words(text: str) -> None:
    assert text in said(page(f"trigger:\n  {text}\n"))


def test_a_sign_of_equality_parts_a_stakeholder_from_the_interest() -> None:
    right = "stakeholders:\n  - Bank: wants money\n  - Guard: sees who goes\n"
    assert _meaning(page(right.replace("Bank:", "Bank ="))) == _meaning(page(right))


def test_a_name_half_typed_is_told_where_steps_have_an_article() -> None:
    steps = "steps: [The Shopper asks., Shop answers., The Shopper pays., The Shopper leaves.]\n"
    text = fenced(f"{_HEAD.replace('actor: Shopper', 'actor: Shopp')}{steps}")
    assert "`Shopper`" in " ".join(each.message for each in told(text))


def test_a_loop_that_goes_on_as_long_as_something_is_wants_no_other_language() -> None:
    steps = "steps: [Shopper asks., Shop answers., repeat 1 to 2 as long as it rains]\n"
    assert told(fenced(f"{_HEAD}{steps}")) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Sho", "Shopper"), ("Shopper A woman who needs a kayak for the lake.", "Shopper"), ("S", "Shopper")],
)
def test_a_declared_name_is_told_that_steps_go_on_with_or_end_before(typed: str, said: str) -> None:
    steps = "steps: [The shopper asks., Keeper answers., The shopper pays., The shopper leaves.]\n"
    head = _HEAD.replace("actor: Shopper", f"actor: {typed}").replace("Shop\n", "Keeper\n")
    (found,) = [each for each in told(fenced(f"{head}{steps}")) if each.code is Code.NO_SUCH_ACTOR]
    assert (found.span.line, f"`{said}`" in found.message) == (4, True)


@pytest.mark.parametrize("declared", ["Night # Porter", "Night"])
def test_a_name_is_told_that_is_the_first_word_of_each_step(declared: str) -> None:
    steps = "steps: [Shopper asks., Night Porter answers., Night Porter pays.]\n"
    (found,) = told(fenced(f"{_HEAD}supporting:\n  - {declared}\n{steps}"))
    assert found.hint == "did you mean `Night Porter`?"


def test_a_name_that_goes_on_in_one_step_alone_is_right() -> None:
    steps = "steps: [Shopper asks., Night Porter answers., Night pays.]\n"
    assert told(fenced(f"{_HEAD}supporting: Night\n{steps}")) == []


def test_a_name_in_a_script_without_blanks_is_told_where_a_sign_lacks() -> None:
    steps = "steps: [店長が聞く。, Shop answers., 店長が払う。]\n"
    (found,) = told(fenced(f"{_HEAD}supporting: 店\n{steps}"))
    assert found.hint == "did you mean `店長`?"


@pytest.mark.parametrize("typed", ["theShopper", "Shopperhas"])
def test_a_name_is_told_beside_an_article_or_a_verb_without_a_blank(typed: str) -> None:
    text = f"trigger: It rains on {typed} Shopper.\n"
    found = told(page(text))
    assert [each.code for each in found] == [Code.NO_SUCH_ACTOR]
    assert mended(page(text), found[0].edits) != page(text)


@pytest.mark.parametrize(
    "interests",
    [
        "  - Bank wants money\n  - Guard: wants peace\n",
        "  - Bank> wants money\n  - Guard: wants peace\n",
        "  - Guard: wants peace\n  - Bank, wants money\n",
    ],
)
def test_a_stakeholder_without_a_colon_is_parted_where_another_one_wants_as_well(interests: str) -> None:
    (found,) = told(page(f"stakeholders:\n{interests}"))
    assert mended(page(f"stakeholders:\n{interests}"), found.edits).count(": wants") == 2


@pytest.mark.parametrize("name", ['"Bank wants money"', "Bank"])
def test_a_stakeholder_in_quotes_or_without_an_interest_is_a_name(name: str) -> None:
    assert told(page(f"stakeholders:\n  - {name}\n  - Guard: wants peace\n")) == []


JOINED = {
    "a line with all of its blanks": "notes:\n  - Shop is open.\n  - Shop has one door\n",
    "two ids": "requirements:\n  - FR-1\n  - FR-2\n",
    "a key behind an id": "related:\n  - AB-1\nfrequency: daily\n",
    "two entries": "data:\n  width: in inches\n  length: in feet\n",
    "a loop": "notes:\n  - the width\n  - repeat 1-2 until it fits\n",
}


@pytest.mark.parametrize("keys", JOINED.values(), ids=JOINED)
def test_two_lines_in_one_are_told_and_parted(keys: str) -> None:
    above, last = keys.rstrip("\n").rsplit("\n", 1)
    typed = f"{above}{last if last[0] == ' ' else ' ' + last}\n"
    (found,) = told(page(typed))
    assert found.code is Code.JOINED_ITEM
    assert mended(page(typed), found.edits) == page(keys)


@pytest.mark.parametrize("gap", ["", " "])
def test_a_system_behind_the_title_is_a_key_of_its_own(gap: str) -> None:
    steps = "steps:\n  - Shopper asks.\n  - Shop answers.\n"
    typed = fenced(_HEAD.replace("kayak\n", f"kayak{gap}scope: Shop\n").replace("system: Shop\n", "") + steps)
    (found,) = told(typed)
    assert (found.code, found.span.line) == (Code.JOINED_ITEM, 3)


@pytest.mark.parametrize("key", ["success guarantee", "trigger"])
def test_a_pair_below_a_sentence_that_ends_is_told(key: str) -> None:
    assert [each.code for each in told(page(f"{key}: Shop is open.\n  Town hall: wants peace\n"))] == [
        Code.JOINED_ITEM
    ]


def test_a_first_entry_without_its_colon_is_told() -> None:
    (found,) = told(page("data:\n  width in inches\n  length: in feet\n"))
    assert found.span.line == 8


@pytest.mark.parametrize(
    "keys",
    [
        "success guarantee: Shopper is as wet as # planned.\n",
        "open issues:\n  - How old are # kayaks there?\n",
    ],
)
def test_a_comment_that_ends_the_sentence_before_it_is_told(keys: str) -> None:
    (found,) = told(page(keys))
    assert found.code is Code.TEXT_CUT


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("success guarantee: Shopper floats.\ntrigger: It rains.\nminimal guarantee: No ka\n", 9),
        ("open issues: [Who pays?, Who rows?]\nnotes: Kayaks are mostly yel\n", 8),
        ("business rules:\n  BR-1: It floats.\n  BR-2: It is dry.\n  BR-3: A le\n", 10),
        ("extensions:\n  2a. Nothing fits:\n    - Shop opens an or\n    - resume at 3\n", 9),
    ],
)
def test_the_one_text_that_breaks_off_is_hinted_at(keys: str, line: int) -> None:
    hints = [each for each in survive_all(page(keys)).findings if each.code is Code.NO_FULL_STOP]
    assert [each.span.line for each in hints] == [line]


TOLD_AT_THEIR_LINES = {
    "a loop whose range has no end": (
        "extensions:\n  2a. It rains:\n    - repeat 1- until it stops\n",
        Code.UNKNOWN_STEP,
        9,
    ),
    "a note of the block at the depth of labels in an outline": (
        "extensions: |\n  2a. It rains:\n     1. Shop waits.\n     2. Resume at 3.\n   notes: It is wet.\n",
        Code.JOINED_ITEM,
        11,
    ),
    "an extension below another key": (
        "extensions:\n  - 2a. It rains: Shop waits. Resume at 3.\nrelated:\n  - 3a. It snows: Shop waits. Resume at 3.\n  - AB-2\n",
        Code.JOINED_ITEM,
        10,
    ),
    "a note at the margin among long forms": (
        "extensions:\n  2a:\n    when: It rains\n    then: resume at 3\nnote: It is wet.\n  A1 Pay later:\n    at: 2\n    then: resume at 3\n",
        Code.JOINED_ITEM,
        11,
    ),
    "a colon at the end of an interest": (
        "stakeholders:\n  - Bank: wants money:\n  - Guard\n",
        Code.YAML_SYNTAX,
        8,
    ),
    "a colon before a comma": ("tags: [lake:, boat]\n", Code.YAML_SYNTAX, 7),
    "a wide digit beside others": ("frequency: ３00 a day\n", Code.TWO_READINGS, 7),
    "a bracket behind an id with an eight": ("notes: Shop waits AB-78).\n", Code.TWO_READINGS, 7),
}


@pytest.mark.parametrize("slip", TOLD_AT_THEIR_LINES.values(), ids=TOLD_AT_THEIR_LINES)
def test_it_is_told_where_it_stands(slip: tuple[str, Code, int]) -> None:
    keys, code, line = slip
    assert [(each.code, each.span.line) for each in told(page(keys))] == [(code, line)]


def test_a_step_that_is_another_use_case_above_its_key_is_moved_below_it() -> None:
    typed = f"{_HEAD}summary: >\n  Shop sells kayaks\n  and paddles.\n  - include: AB-1\nsteps:\n  - Shopper asks.\n  - Shop answers.\n"
    found = told(fenced(typed))
    assert [each.span.line for each in found if each.code is Code.JOINED_ITEM] == [9]


@pytest.mark.parametrize("sign", ["｜", "＞"])
def test_a_wide_sign_before_a_text_is_that_of_any_keyboard(sign: str) -> None:
    lines = "\n  Shop waits.\n  It rains.\n"
    assert _meaning(page(f"notes: {sign}{lines}")) == _meaning(
        page(f"notes: {chr(ord(sign) - 0xFEE0)}{lines}")
    )


@pytest.mark.parametrize(
    "typed", ["E Pay later", "A 1 Pay later", "91 Pay later", "1E Pay later", "E1Pay later"]
)
def test_a_name_that_begins_with_a_spoilt_code_is_told(typed: str) -> None:
    keys = f"extensions:\n  {typed}:\n    at: 2\n    steps: [Shop waits.]\n    then: resume at 3\n"
    (found,) = told(page(keys))
    assert (found.code, found.span.line) == (Code.TWO_READINGS, 8)
    assert re.search(r"\n  [AE]1 Pay later:", mended(page(keys), found.edits))


@pytest.mark.parametrize("name", ["2 Kinder zahlen", "A Guest pays", "Pay later", "I Pay", "10 boats sink"])
def test_any_other_name_of_an_alternative_is_right(name: str) -> None:
    keys = f"extensions:\n  {name}:\n    at: 2\n    steps: [Shop waits.]\n    then: resume at 3\n"
    assert told(page(keys)) == []


@pytest.mark.parametrize(
    ("datum", "code"), [("Shopper takes one.", Code.JOINED_ITEM), ("", Code.EMPTY_TEXT), ("Shopper", None)]
)
def test_a_sentence_or_nothing_among_the_data_of_a_step_is_told(datum: str, code: Code | None) -> None:
    steps = f"steps:\n  - Shop shows the kayaks:\n      - length\n      - {datum}\n  - Shopper pays.\n  - Shop waits.\n"
    assert [each.code for each in told(fenced(f"{_HEAD}{steps}"))] == [code][: code is not None]


@pytest.mark.parametrize("typed", ["客人問", "x問人", "客x人"])
def test_a_name_in_a_script_without_blanks_is_told_with_other_signs(typed: str) -> None:
    steps = f"steps: [客問人が聞く。, Shopが{typed}に答える。, 客問人が払う。]\n"
    found = [
        each
        for each in told(fenced(f"{_HEAD}supporting: 客問人\n{steps}"))
        if each.code is Code.NO_SUCH_ACTOR
    ]
    assert [each.hint for each in found] == ["did you mean `客問人`?"]


def test_a_long_name_is_told_without_its_first_letter() -> None:
    (found,) = told(
        fenced(
            f"{_HEAD}supporting: Harbourmaster\ntrigger: The arbourmaster waves.\n{_STEPS}notes: Harbourmaster sees it, Harbourmaster waves.\n"
        )
    )
    assert found.hint == "did you mean `Harbourmaster`?"


def test_a_letter_for_a_dash_may_stand_before_an_article_of_one_letter() -> None:
    assert said(page("trigger:\n  a) O cliente espera.\n")) == said(page("trigger:\n  - O cliente espera.\n"))
