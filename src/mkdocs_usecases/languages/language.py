"""What a language has to say: one value for each, the only thing that a translator sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Phrases = tuple[str, ...]
"""Phrases that may have choices in them: `(a|b)` is one of them, `[a|b]` one of them or none."""


class Keywords(NamedTuple):
    """What begins the lines of a feature in Gherkin: the words that all of its readers know."""

    code: str
    """What Gherkin calls the language."""

    feature: str
    scenario: str
    given: str
    """With the blank behind it, where the language has one: so are those below."""

    when: str
    then: str
    also: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Language:
    """The words of one language, all of them data.

    Case and accents do not matter in what is understood; so the words stand as a dictionary has them.
    """

    code: str
    """As in `theme.language`: `de`."""

    name: str
    """In English, for the guide."""

    keys: Mapping[str, str]
    """By a key of the block, its names in this language, parted by commas, the commonest first."""

    parts: Mapping[str, str]
    """By a key of the long form of an extension or of `extends`, likewise; `handling` is that of its steps.

    `label` is that of a step or an extension, `action` what happens in a step, `interest` what a stakeholder
    wants, and `role` whether an actor is the primary one, where each has a key of its own.
    """

    levels: Mapping[str, str]
    """By a goal level, the words for it, parted by commas."""

    headings: Mapping[str, str]
    """By a key of the block, headings of templates and of user stories that are no name of it, and whose text belongs
    there: `assumption`, `so that`."""

    subjects: Phrases
    """What may be said to end or to go on: `use case`, `flow`; without an article, the longer ones first."""

    main_flow: Phrases
    """Words behind or in an end that say where everybody knows it: `of the main flow`, `here`."""

    outcomes: Mapping[str, Phrases]
    """By what they say (see `OUTCOMES`), the phrases for an end, without their subject.

    `{step}` is the step, `{flow}` the subject where it stands inside, `{main flow}` words of `main_flow`,
    `{use case}` the id of another use case. Phrases for going on somewhere that do not say where have it
    behind them.
    """

    conditions: Phrases
    """What stands before an end and says when it comes: `{}` is what has to be, up to a comma; `after that`."""

    repeat: Phrases
    """How a loop is said; `{steps}` are the steps that it goes through."""

    until: Phrases
    """How it is said what ends a loop; `{}` is that."""

    steps: Phrases
    """What stands before the number of a step."""

    ordinals: tuple[str, ...]
    """The words for the step before, for the first one and so on to the ninth, the forms of each parted by commas."""

    to: tuple[str, ...]
    """What stands between the first and the last of several steps."""

    departures: Phrases
    """How it is said where an alternative leaves the main flow; `{steps}` are the steps."""

    between: Phrases
    """How it is said that it may leave at any step from one to another."""

    any_time: Phrases
    """How it is said that an alternative may leave at any step."""

    either: tuple[str, ...]
    """What stands between two steps of which it may be either."""

    also: tuple[str, ...]
    """What joins a sentence to one before it."""

    conditional: tuple[str, ...]
    """How a sentence begins that says a condition."""

    hence: tuple[str, ...]
    """What may stand between a condition with its comma and what is done then: `then`."""

    nothing: tuple[str, ...]
    """What stands in the place of extensions where there are none."""

    system_words: tuple[str, ...]
    """What a text calls the system where it does not call it by its name."""

    actor_words: tuple[str, ...]
    """What a text calls the primary actor where it does not call it by its name."""

    other_names: tuple[str, ...]
    """What makes another name of such a word when it stands behind it: `System administrator`."""

    legend: Mapping[str, str]
    """What terms and signs mean, for readers who have not read Cockburn."""

    printed: Mapping[str, str]
    """Everything on a page that no writer typed, by the English word or by what it is for."""

    gherkin: Keywords

    bare_ends: tuple[str, ...] = ()
    """How an end is called that nobody does, behind a comma: `Desk waits, failure`."""

    may_be_left_out: tuple[str, ...] = ()
    """What stands in brackets behind the name of a key and is about filling in: `optional`, `if any`."""

    remarks: tuple[str, ...] = ()
    """With which words a remark behind an end begins, where the end says neither a subject nor a step."""

    articles: tuple[str, ...] = ()
    """What may stand before a name; those that end in a sign, or are written together with it, without blank."""

    never_last: str = ""
    """Words that end no sentence, parted by commas, in this language or in another one: `the`, but neither `an`,
    which ends German ones, nor `for` (`nobody to ask for`). Where no blanks stand between words, these are signs."""

    particles: tuple[str, ...] = ()
    """What may stand behind a subject."""

    behind_step: tuple[str, ...] = ()
    """What may stand behind the number of a step."""

    without: tuple[str, ...] = ()
    """Which of the four above the language has not, so that a translator is not asked for them."""


OUTCOMES = (
    *("resume at", "resume after", "resume", "retry", "success", "failure", "ends"),
    *("continue with", "see"),
)
"""What the phrases for an end may say; see the table of ends in the user guide."""


def names(listed: str) -> tuple[str, ...]:
    """Words parted by commas, one by one."""
    return tuple(name for part in listed.split(",") if (name := " ".join(part.split())))
