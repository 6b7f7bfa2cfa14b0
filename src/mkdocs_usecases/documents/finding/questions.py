"""What a document leaves open: asked where it is answered, and in the report."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Reason(Enum):
    """What is asked; the value is the sentence that stands in the block."""

    NO_ACTOR = "no actor is named"
    GUESSED_ACTOR = "no actor is named; most steps begin with this one"
    SEVERAL_ACTORS = "several actors in one field; the first one or all may be primary"
    NO_TITLE = "no title is named"
    NUMBER_AS_ID = "the id was only a number"
    BAD_ID = "the id had another form"
    REPEATED_ID = "this id stands twice"
    NO_STEP = "no step is named; any step assumed"
    COUNTED_STEP = "no step is named; the number of its own first step taken"
    SEVERAL_STEPS = "several steps are named; the first one taken"
    UNKNOWN_STEP = "a label names a step that is not there"
    REPEATED_LABEL = "a label stands twice"
    FOREIGN_STEP = "a step stands below a label that is not its own"
    NESTED = "it may belong to the last step of the extension above"
    NO_HANDLING = "an alternative has no step"
    CONDITION_BELOW_STEP = "a condition stands below a step; an extension?"
    TARGET_IS_CONDITION = "it goes on at a condition, not at a step"
    TWO_ENDS = "two ends in one sentence"
    BOTH_ENDS = "it may hold what is true after a failure as well"
    GUARANTEE_ALONE = "it is not said whether it holds after a failure too"
    SEVERAL_SCENARIOS = "there are several main scenarios; this is the first one"
    SKIPPED_NUMBER = "the numbers of the steps skip one"
    LETTERS = "the steps were counted otherwise"
    SIMILAR = "it says that it is similar to another use case"
    UNKNOWN_LEVEL = "the level is none of those that are known"
    WORDS_OF_LABEL = "these words stood with the name of the part"
    NUMBER_OF_SECTION = "the number of the section is left out"
    MOVED_TO_NOTES = "it has no key of its own"


class Question(NamedTuple):
    """Something that only the writer knows."""

    reason: Reason
    at: int
    """0-based line of the document."""

    typed: str = ""
    """The words that it is about."""

    def __str__(self) -> str:
        return f"{self.reason.value}: {self.typed}" if self.typed else self.reason.value


class Leaving(Enum):
    """Why something that looks like a use case was left as it is."""

    PROSE = "steps are prose"
    FEW_STEPS = "fewer than two steps"
    FENCED = "its steps stand in a fence"
    TEMPLATE = "a template that nobody has filled in"
    TEST = "a test case"
    NO_STEPS = "no steps"
    STRANGE = "the names of its parts are not known; the option `keys` takes them"
    UNNAMED = "nothing says which of its lines are the steps"
    UNCERTAIN = "nothing but the word for steps says that it is a use case"


class Left(NamedTuple):
    """A stretch that looks like a use case, and is none that can be converted."""

    reason: Leaving
    at: int
    typed: str
