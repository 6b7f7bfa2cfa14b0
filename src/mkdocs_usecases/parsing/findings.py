"""The mistakes that only reading can see: one function each, its docstring the entry in the guide."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.explained import explains
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean

LARGEST_BLOCK = 256 * 1024
"""Bytes of a block's text."""

DEEPEST_NESTING = 50
"""Levels of lists and mappings in each other."""


def _quoted(text: str, longest: int = 60) -> str:
    """A piece of the writer's text for a message, on one line, cut where it is long."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line if len(line) <= longest else line[: longest - 1] + '…'}`"


def _meant(word: str, known: Iterable[str]) -> str | None:
    """The hint that names the nearest known word."""
    closest = did_you_mean(word, known)
    return f"did you mean `{closest}`?" if closest else None


@explains(Code.YAML_SYNTAX)
def yaml_syntax(span: Span, message: str, hint: str | None = None) -> Diagnostic:
    """The text of the block is not YAML.

    A block is YAML: `key: value` lines, and lists with a dash before each item. Where a line is neither,
    nobody can tell what belongs to what. The other keys of the block are read all the same.

    Bad:
        title: Order a meal
        actor Customer
        steps:
          - Customer chooses a meal.

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - Customer chooses a meal.

    Source: YAML 1.1.
    """
    return Diagnostic(Code.YAML_SYNTAX, span, message, hint)


@explains(Code.NOT_A_MAPPING)
def not_a_mapping(span: Span, found: str) -> Diagnostic:
    """The block is a list, a text or empty instead of `key: value` lines.

    A use case has a title, an actor and steps; each needs its key.

    Bad:
        - Customer orders.
        - Restaurant cooks.

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - Customer orders.
          - Restaurant cooks.

    Source: the block language.
    """
    return Diagnostic(
        Code.NOT_A_MAPPING,
        span,
        f"the block is {found}, expected `key: value` lines",
        "begin with `title:`, `actor:` and `steps:`",
    )


@explains(Code.DUPLICATE_KEY)
def duplicate_key(span: Span, key: str, first: Span, first_name: str) -> Diagnostic:
    """A key stands twice, or under two of its names.

    YAML itself would keep the last one in silence, and the text of the first would be lost.

    Bad:
        title: Order a meal
        name: Order food
        actor: Customer
        steps: [Customer orders a meal.]

    Good:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]

    Source: seen in real documents.
    """
    also = "" if key == first_name else f", as {_quoted(first_name)}"
    return Diagnostic(
        Code.DUPLICATE_KEY,
        span,
        f"{_quoted(key)} is already given in line {first.line}{also}",
        "keep one of the two",
        related=(first,),
    )


@explains(Code.UNKNOWN_KEY)
def unknown_key(
    span: Span, key: str, known: Iterable[str], *, meant: str | None = None, in_value: bool = False
) -> Diagnostic:
    """A key that the block language does not have.

    A mistyped key would otherwise take its text out of the page. Keys of your own, such as a ticket number,
    are welcome: list them in the `fields` option.

    Bad:
        title: Order a meal
        acter: Customer
        steps: [Customer orders a meal.]

    Good:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]

    Source: the block language.
    """
    names = list(known)
    others = "" if in_value else ", or list it in the `fields` option"
    if meant is None and in_value:
        meant = did_you_mean(key, names)
    hint = f"did you mean `{meant}`?" if meant else f"use one of {', '.join(names)}{others}"
    return Diagnostic(Code.UNKNOWN_KEY, span, f"there is no key {_quoted(key)}", hint)


@explains(Code.WRONG_TYPE)
def wrong_type(span: Span, what: str, found: str, expected: str, example: str | None = None) -> Diagnostic:
    """A value has another shape than its key needs: a mapping in place of a list, a list in place of a text.

    Bad:
        title: Order a meal
        actor: Customer
        steps: {first: Customer orders.}

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - Customer orders.

    Source: the block language.
    """
    hint = None if example is None else f"for example `{example}`"
    return Diagnostic(Code.WRONG_TYPE, span, f"`{what}` is {found}, expected {expected}", hint)


@explains(Code.YAML_FEATURE)
def yaml_feature(span: Span, feature: str, typed: str) -> Diagnostic:
    """An anchor, an alias, a tag or a merge key: YAML for programmers, which blocks do not have.

    Every value of a block is text, as it is typed. A text that happens to begin with `&`, `*` or `!`
    needs quotes.

    Bad:
        title: Order a meal
        actor: Customer
        steps:
          - *bold

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - "*bold"

    Source: the block language.
    """
    text = " ".join(typed.split())
    hint = f'quote it: `"{text}"`' if len(text) < 60 else "put the text in quotes"
    if feature == "a merge key":
        hint = "write the keys out"
    return Diagnostic(Code.YAML_FEATURE, span, f"{_quoted(typed)} is {feature} in YAML, expected text", hint)


@explains(Code.TEXT_CUT)
def text_cut(span: Span, rest: str) -> Diagnostic:
    """A `#` after a blank begins a comment in YAML: the rest of the line is not shown.

    A comment has a blank behind the sharp, and nobody is warned of it.

    Bad:
        title: Order a meal
        actor: Customer
        steps:
          - Customer chooses meal #12 from the list.

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - "Customer chooses meal #12 from the list."

    Source: seen in real documents.
    """
    return Diagnostic(
        Code.TEXT_CUT,
        span,
        f"the text is cut before {_quoted(rest)}: in YAML a blank and `#` begin a comment",
        "put the whole text in quotes, or put a blank behind the `#` if a comment was meant",
    )


@explains(Code.TOO_LARGE)
def too_large(span: Span, found: str, most: str) -> Diagnostic:
    """The block is deeper nested or longer than any use case is.

    Such a block is most often a paste that went wrong. It is not read, so that the build ends in good time.

    Bad:
        title: Order a meal
        actor: Customer
        notes:
          [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          deep
          ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        steps: [Customer orders a meal.]

    Good:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]

    Source: the block language.
    """
    return Diagnostic(Code.TOO_LARGE, span, f"the block has {found}, at most {most} can be read", "split it")


def too_many_scenarios(span: Span) -> Diagnostic:
    """What is said of a block whose steps and extensions are more than can be followed."""
    message = "the steps and extensions of the block make too many scenarios, only the main one is shown"
    return Diagnostic(Code.TOO_LARGE, span, message, "split it")


@explains(Code.UNCLOSED_FENCE)
def unclosed_fence(span: Span, fence: str) -> Diagnostic:
    """The fence of a block is opened and never closed.

    Markdown shows such a fence as plain text.

    Bad:
        ```usecase
        title: Order a meal

    Good:
        ```usecase
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        ```

    Source: CommonMark, fenced code blocks.
    """
    return Diagnostic(
        Code.UNCLOSED_FENCE,
        span,
        f"the fence opened at line {span.line} is never closed",
        f"add a line {fence} behind the block, indented as the first one is",
    )


@explains(Code.BAD_ID)
def bad_id(span: Span, typed: str, expected: str) -> Diagnostic:
    """An id has a form that links cannot use, or another one than the site's `id_pattern` asks for.

    Bad:
        id: 12 order
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]

    Good:
        id: UC-12
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]

    Source: the block language.
    """
    return Diagnostic(Code.BAD_ID, span, f"{_quoted(typed)} is not an id: expected {expected}")


@explains(Code.UNKNOWN_LEVEL)
def unknown_level(span: Span, typed: str, known: Iterable[str]) -> Diagnostic:
    """A goal level that is none of the three.

    Summary goals hold several user goals together, a user goal is what one person wants from one sitting,
    and a subfunction is a part that several user goals need.

    Bad:
        title: Order a meal
        level: medium
        actor: Customer
        steps: [Customer orders a meal.]

    Good:
        title: Order a meal
        level: user goal
        actor: Customer
        steps: [Customer orders a meal.]

    Source: Cockburn, chapter 5.
    """
    return Diagnostic(
        Code.UNKNOWN_LEVEL,
        span,
        f"{_quoted(typed)} is not a goal level: expected `summary`, `user goal` or `subfunction`",
        _meant(typed, known),
    )


@explains(Code.EMPTY_TEXT)
def empty_text(span: Span, what: str) -> Diagnostic:
    """A key, a step or a condition that stands there without a text.

    Either something was forgotten, or the line can go.

    Bad:
        title: Order a meal
        actor: Customer
        trigger:
        steps: [Customer orders a meal.]

    Good:
        title: Order a meal
        actor: Customer
        trigger: The Customer is hungry.
        steps: [Customer orders a meal.]

    Source: Ciemniewska et al. (2007).
    """
    return Diagnostic(Code.EMPTY_TEXT, span, f"{what} is empty", "write a text or take the line out")


@explains(Code.BAD_LABEL)
def bad_label(span: Span, typed: str) -> Diagnostic:
    """A label that does not say where the extension leaves from.

    A label is the number of the step and a letter: `3a` leaves from step 3, `2-5a` from any of steps 2 to 5,
    `*a` at any time, and `3a1a` from step 1 of extension 3a.

    Bad:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        extensions:
          a1. The meal is sold out: ends in failure

    Good:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        extensions:
          1a. The meal is sold out: ends in failure

    Source: Cockburn, chapter 8.
    """
    turned = "".join(sorted((letter for letter in typed if letter.isalnum()), key=str.isalpha))
    plausible = turned[:1].isdigit() and turned[-1:].isalpha() and turned.casefold() != typed
    meant = f"{typed}a" if typed.isdigit() else turned.casefold() if plausible else None
    hint = None if meant is None else f"did you mean `{meant}`?"
    return Diagnostic(
        Code.BAD_LABEL, span, f"{_quoted(typed)} is not a label: expected 3a, 2-5a, *a or 3a1a", hint
    )


@explains(Code.MISPLACED_LABEL)
def misplaced_label(span: Span, typed: str, expected: str, *, place: str) -> Diagnostic:
    """A number or a label was typed that its place contradicts.

    Steps are numbered by their place; a typed number that says something else is either a slip or a step
    that stands in the wrong extension.

    Bad:
        title: Order a meal
        actor: Customer
        steps: |
          1. Customer chooses a meal.
          3. Customer orders it.

    Good:
        title: Order a meal
        actor: Customer
        steps: |
          1. Customer chooses a meal.
          2. Customer orders it.

    Source: seen in 7 of 289 use cases of students.
    """
    return Diagnostic(
        Code.MISPLACED_LABEL, span, f"{_quoted(typed)} stands {place}", f"write `{expected}`, or move it"
    )


@explains(Code.UNKNOWN_SUB_STEP)
def unknown_sub_step(span: Span, label: str, parent: str, steps: int | None) -> Diagnostic:
    """A nested extension leaves from a step that its extension does not have.

    Bad:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        extensions:
          1a. The meal is sold out: MealApp offers another one. Resume at 1.
          1a2a. There is no other one: ends in failure

    Good:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        extensions:
          1a. The meal is sold out: MealApp offers another one. Resume at 1.
          1a1a. There is no other one: ends in failure

    Source: seen in real documents.
    """
    if steps is None:
        message = f"there is no extension `{parent}`"
        hint: str | None = f"add `{parent}`, or correct the label"
    else:
        count = "no steps" if not steps else "only 1 step" if steps == 1 else f"only {steps} steps"
        message = f"extension `{parent}` has {count}"
        hint = None if not steps else "use step 1" if steps == 1 else f"use a step from 1 to {steps}"
    return Diagnostic(
        Code.UNKNOWN_SUB_STEP,
        span,
        f"{_quoted(label)} leaves from a step that does not exist: {message}",
        hint,
    )
