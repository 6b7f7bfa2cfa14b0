"""What is wrong, how bad it is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_usecases.escaping import visible

if TYPE_CHECKING:
    from mkdocs_usecases.source import Span


class Severity(Enum):
    """How much a finding matters; `OFF` findings are not reported at all."""

    OFF = "off"
    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for `OFF` up to 3 for `ERROR`."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Code(Enum):
    """Every finding that the project knows: its name in messages and its default severity.

    What a code means to a writer stands with the function that reports it,
    see `mkdocs_usecases.validation.guide_page`.
    """

    default: Severity

    def __new__(cls, value: str, default: Severity) -> Code:
        """Let a member carry its default severity beside its value."""
        member = object.__new__(cls)
        member._value_ = value
        member.default = default
        return member

    # Reading a block.
    YAML_SYNTAX = "yaml-syntax", Severity.ERROR
    NOT_A_MAPPING = "not-a-mapping", Severity.ERROR
    DUPLICATE_KEY = "duplicate-key", Severity.ERROR
    UNKNOWN_KEY = "unknown-key", Severity.ERROR
    WRONG_TYPE = "wrong-type", Severity.ERROR
    YAML_FEATURE = "yaml-feature", Severity.ERROR
    TEXT_CUT = "text-cut", Severity.WARNING
    TOO_LARGE = "too-large", Severity.ERROR
    UNCLOSED_FENCE = "unclosed-fence", Severity.ERROR
    JOINED_ITEM = "joined-item", Severity.WARNING
    TWO_READINGS = "two-readings", Severity.WARNING
    MERGE_CONFLICT = "merge-conflict", Severity.ERROR
    UNREACHABLE_INVENTORY = "unreachable-inventory", Severity.WARNING
    WRONG_FENCE = "wrong-fence", Severity.WARNING
    UNCLEAR_DOCUMENT = "unclear-document", Severity.WARNING

    # One use case.
    MISSING_TITLE = "missing-title", Severity.ERROR
    MISSING_ACTOR = "missing-actor", Severity.ERROR
    MISSING_STEPS = "missing-steps", Severity.ERROR
    MISSING_ID = "missing-id", Severity.HINT
    BAD_ID = "bad-id", Severity.ERROR
    UNKNOWN_LEVEL = "unknown-level", Severity.ERROR
    EMPTY_TEXT = "empty-text", Severity.WARNING
    UNKNOWN_STEP = "unknown-step", Severity.ERROR
    BACKWARD_RANGE = "backward-range", Severity.ERROR
    BAD_LABEL = "bad-label", Severity.ERROR
    DUPLICATE_LABEL = "duplicate-label", Severity.ERROR
    MISPLACED_LABEL = "misplaced-label", Severity.WARNING
    UNKNOWN_SUB_STEP = "unknown-sub-step", Severity.ERROR
    UNKNOWN_TARGET = "unknown-target", Severity.ERROR
    TWO_OUTCOMES = "two-outcomes", Severity.ERROR
    UNKNOWN_RULE = "unknown-rule", Severity.ERROR
    UNCLEAR_END = "unclear-end", Severity.WARNING
    UNREACHABLE_STEPS = "unreachable-steps", Severity.WARNING
    ENDLESS_LOOP = "endless-loop", Severity.WARNING
    TARGET_IS_EXTENSION = "target-is-extension", Severity.WARNING
    ASSUMED_OUTCOME = "assumed-outcome", Severity.HINT
    UNPLACED_EXTENSION = "unplaced-extension", Severity.HINT
    VAGUE_END = "vague-end", Severity.HINT
    UNKNOWN_CHECK = "unknown-check", Severity.ERROR
    NO_SUCH_ACTOR = "no-such-actor", Severity.WARNING
    STEP_WITHOUT_ACTOR = "step-without-actor", Severity.HINT
    IDLE_ACTOR = "idle-actor", Severity.HINT
    SKIPPED_LETTER = "skipped-letter", Severity.HINT
    TOO_MANY_STEPS = "too-many-steps", Severity.HINT
    TOO_FEW_STEPS = "too-few-steps", Severity.HINT
    NO_EXTENSIONS = "no-extensions", Severity.HINT
    DEEP_NESTING = "deep-nesting", Severity.HINT
    NO_GUARANTEE = "no-guarantee", Severity.HINT
    NO_FULL_STOP = "no-full-stop", Severity.HINT

    # English wording: off by default, since such detectors are right in about six cases of ten.
    TITLE_NOT_ACTIVE = "title-not-active", Severity.OFF
    PASSIVE_STEP = "passive-step", Severity.OFF
    CONDITIONAL_STEP = "conditional-step", Severity.OFF
    UI_DETAIL = "ui-detail", Severity.OFF
    CHECKS_WHETHER = "checks-whether", Severity.OFF

    # The whole site.
    DUPLICATE_ID = "duplicate-id", Severity.ERROR
    UNKNOWN_USE_CASE = "unknown-use-case", Severity.ERROR
    INCLUDE_CYCLE = "include-cycle", Severity.ERROR
    SPECIALIZATION_CYCLE = "specialization-cycle", Severity.ERROR
    UNKNOWN_EXTENSION_POINT = "unknown-extension-point", Severity.ERROR
    UNDECLARED_ACTOR = "undeclared-actor", Severity.WARNING
    SIMILAR_ACTORS = "similar-actors", Severity.WARNING
    ACTOR_WITHOUT_GOAL = "actor-without-goal", Severity.HINT
    SYSTEM_AS_ACTOR = "system-as-actor", Severity.HINT
    SAME_TITLE = "same-title", Severity.HINT
    ORPHAN_SUBFUNCTION = "orphan-subfunction", Severity.HINT
    LEVEL_INVERSION = "level-inversion", Severity.HINT
    NOT_SHOWN = "not-shown", Severity.WARNING
    WRONG_MARKER = "wrong-marker", Severity.ERROR
    UNMATCHED_FILTER = "unmatched-filter", Severity.WARNING

    # Test results.
    NO_RESULTS = "no-results", Severity.HINT
    UNREADABLE_RESULTS = "unreadable-results", Severity.WARNING
    UNKNOWN_REFERENCE = "unknown-reference", Severity.WARNING
    MOVED_ROUTE = "moved-route", Severity.WARNING
    FAILED_ROUTE = "failed-route", Severity.HINT
    OUTDATED_ROUTE = "outdated-route", Severity.HINT
    UNTESTED_ROUTE = "untested-route", Severity.OFF
    CHANGED_SINCE_REVIEW = "changed-since-review", Severity.HINT


class Edit(NamedTuple):
    """A change of the source that a program can make."""

    span: Span
    """What is replaced, with its end; where it ends where it starts, the text is put in there."""

    text: str
    """What stands there afterwards; empty: what was there is taken out."""

    was: str | None = None
    """What must stand there now, where that is known: a host makes no edit where something else does."""

    is_line: bool = False
    """Whether the text is put on a line of its own above the place, behind the same indentation."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place."""

    code: Code

    span: Span
    """The offending key, item or name; what is missing is reported at the fence."""

    message: str
    """What is there and what was expected: one line, no full stop, no sign that is not seen."""

    hint: str | None = None
    """The edit that mends it, where one can be named."""

    severity: Severity = Severity.OFF
    """As the site's rules have it; a check leaves it out and gets the default of its code."""

    use_case: str | None = None
    """Id of the use case that it was found in, where that has one."""

    related: tuple[Span, ...] = ()
    """The other places that it speaks of: the first of two duplicates, the members of a cycle."""

    edits: tuple[Edit, ...] = ()
    """The changes that mend it, all of them together; the hint says the same in words."""

    is_certain: bool = False
    """Whether the edits say what was meant beyond doubt, so that a program may make them unasked.

    They do where only one thing can be meant: a word of a closed set that is one slip of the pen away, a name
    that the catalogue spells otherwise, a text that has to be quoted to be read as typed. Whatever a program
    would have to make up (an id, a letter, a name, one of two ends) is never certain.
    """

    def __post_init__(self) -> None:
        """Fall back to the default severity of the code; make what was typed fit to be told anywhere."""
        if self.severity is Severity.OFF:
            object.__setattr__(self, "severity", self.code.default)
        object.__setattr__(self, "message", visible(self.message))
        if self.hint is not None:
            object.__setattr__(self, "hint", visible(self.hint))

    @property
    def is_error(self) -> bool:
        """Whether it fails `check` and a strict build whatever the options say."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        line = f"{self.span}: {self.severity.value}: {self.message} [{self.code.value}]"
        return line if self.hint is None else f"{line}\n  hint: {self.hint}"


def without_edits(finding: Diagnostic) -> Diagnostic:
    """A finding of a text that is read in the place of what stands in the file: no edit of it fits there."""
    return replace(finding, edits=(), is_certain=False) if finding.edits else finding
