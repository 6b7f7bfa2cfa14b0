"""The keys of a block: the one table that the parser, the JSON Schema and the messages follow."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import names


class Shape(Enum):
    """What may stand behind a key."""

    TEXT = "text"
    """One line of text."""
    PROSE = "prose"
    """Text in one or more paragraphs."""
    TEXTS = "texts"
    """A text or a list of texts."""
    WORDS = "words"
    """A word, words parted by commas, or a list."""
    NAMES = "names"
    """A name, names parted by commas, or a list; a quoted name is never split."""
    PARTS = "parts"
    """A text, a list of texts, or a mapping from names to texts."""
    RULES = "rules"
    STAKEHOLDERS = "stakeholders"
    STEPS = "steps"
    EXTENSIONS = "extensions"
    VARIATIONS = "variations"
    EXTENSION_POINTS = "extension points"
    EXTENDS = "extends"


class Key(NamedTuple):
    """One key of the block language."""

    name: str
    """The canonical name."""

    shape: Shape
    about: str
    """What it means, in one sentence, for editors and the reference."""

    example: str = ""
    """A value as a writer would type it, shown where something else was typed."""


KEYS: tuple[Key, ...] = (
    Key(
        "id",
        Shape.TEXT,
        "A short name, unique in the site, that links and other use cases refer to.",
        "UC-12",
    ),
    Key("title", Shape.TEXT, "The goal as a short active-verb phrase.", "Order a meal"),
    Key(
        "goal",
        Shape.TEXT,
        "What the primary actor wants to achieve; several use cases may share one goal.",
        "Eat at home",
    ),
    Key(
        "summary",
        Shape.PROSE,
        "What happens, in a paragraph or more; alone with a title and an actor it makes a brief use case.",
        "The Customer orders a meal and pays for it.",
    ),
    Key("system", Shape.TEXT, "The system under discussion.", "MealApp"),
    Key("level", Shape.TEXT, "How far-reaching the goal is: summary, user goal or subfunction.", "user goal"),
    Key("actor", Shape.NAMES, "The primary actor: who wants the goal.", "Customer"),
    Key(
        "supporting",
        Shape.NAMES,
        "The supporting actors: whom the system calls upon to reach the goal.",
        "Courier, Restaurant",
    ),
    Key(
        "stakeholders",
        Shape.STAKEHOLDERS,
        "Who has an interest in how the system behaves, and which.",
        "{Restaurant: is paid for every meal}",
    ),
    Key("trigger", Shape.TEXTS, "What starts the use case.", "The Customer is hungry."),
    Key(
        "preconditions",
        Shape.TEXTS,
        "What is true before the first step and is not checked again.",
        "[The Customer is signed in.]",
    ),
    Key(
        "success guarantee",
        Shape.TEXTS,
        "What is true for the stakeholders after every success.",
        "[The meal is paid for.]",
    ),
    Key(
        "minimal guarantee",
        Shape.TEXTS,
        "What is true after every end, success or failure.",
        "[No money is taken without an order.]",
    ),
    Key(
        "failure guarantee",
        Shape.TEXTS,
        "What is true after every failure, and only then.",
        "[The cart is as it was.]",
    ),
    Key(
        "steps",
        Shape.STEPS,
        "The main success scenario: who does what, one action a step; steps are numbered by their place.",
        "[Customer chooses a meal., MealApp shows the price.]",
    ),
    Key(
        "extensions",
        Shape.EXTENSIONS,
        "What can go otherwise: a label and a condition, the steps that handle it, and how it ends.",
        "{2a. Payment is declined: [MealApp says so., resume at 1]}",
    ),
    Key(
        "variations",
        Shape.VARIATIONS,
        "Ways of doing one step that do not change the flow.",
        "{3: [card, wallet]}",
    ),
    Key(
        "extension points",
        Shape.EXTENSION_POINTS,
        "Named places where other use cases may extend this one.",
        "{late: 5}",
    ),
    Key("includes", Shape.WORDS, "Ids of use cases that this one carries out.", "[UC-20]"),
    Key(
        "extends",
        Shape.EXTENDS,
        "The use case that this one adds to, at which step or extension point, and when.",
        "{use case: UC-3, at: 5, when: the courier is late}",
    ),
    Key("specializes", Shape.TEXT, "Id of the more general use case.", "UC-3"),
    Key("priority", Shape.TEXT, "How much it matters.", "high"),
    Key("status", Shape.TEXT, "How far the description or the work is.", "approved"),
    Key("release", Shape.TEXT, "In which release it comes.", "1.10"),
    Key("frequency", Shape.TEXT, "How often it happens.", "a thousand times a day"),
    Key("owner", Shape.TEXT, "Who answers for the description.", "Ordering team"),
    Key("tags", Shape.WORDS, "Words to find and filter it by.", "[checkout]"),
    Key("open issues", Shape.TEXTS, "What is not decided yet.", "[Do we refund tips?]"),
    Key("notes", Shape.TEXTS, "Anything else worth knowing.", "[Prices include tax.]"),
    Key(
        "special requirements",
        Shape.TEXTS,
        "Qualities that this use case must have: speed, security, law.",
        "[Answers within a second.]",
    ),
    Key(
        "business rules",
        Shape.RULES,
        "What holds in the business whoever does it: an id, a name or both, and the rule.",
        "{BR-001 Free delivery: Meals above 30 are brought for free.}",
    ),
    Key("requirements", Shape.TEXTS, "The requirements that this use case serves.", "[FR-014]"),
    Key(
        "acceptance criteria",
        Shape.TEXTS,
        "What is looked at to accept it: Given, When, Then.",
        "[Given an empty cart, when the Customer pays, then nothing is charged.]",
    ),
    Key(
        "user interface",
        Shape.PARTS,
        "The screens on which it happens: texts, links, or names with texts.",
        "{Cart: shows all dishes}",
    ),
    Key(
        "data", Shape.PARTS, "What is entered and shown: fields and what holds for them.", "{amount: 1 to 99}"
    ),
    Key("related", Shape.TEXTS, "Related use cases, documents or links.", "[UC-7]"),
    Key("ignore", Shape.WORDS, "Codes of checks that are silent in this block.", "[too-many-steps]"),
)

BRANCH_KEYS: Mapping[str, tuple[str, ...]] = {
    "when": names(ENGLISH.parts["when"]),
    "at": names(ENGLISH.parts["at"]),
    "steps": names(ENGLISH.parts["handling"]),
    "then": names(ENGLISH.parts["then"]),
    "note": names(ENGLISH.parts["note"]),
    "extensions": (),
}
"""The keys of an extension's long form, with their English synonyms."""

EXTENDS_KEYS: Mapping[str, tuple[str, ...]] = {
    "use case": ("id", *names(ENGLISH.parts["use case"])),
    "at": ("extension point", "step"),
    "when": names(ENGLISH.parts["when"]),
}
"""The keys of the long form of `extends`, with their English synonyms."""
