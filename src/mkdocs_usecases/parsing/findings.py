"""The mistakes that only reading can see: one function each, its docstring the entry in the guide."""

from __future__ import annotations

from collections.abc import Container, Iterable

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.explained import explains
from mkdocs_usecases.mending import Mending, advice, meant, mended, replaced, spanned, written
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean, is_surely

LARGEST_BLOCK = 256 * 1024
"""Bytes of a block's text."""

DEEPEST_NESTING = 50
"""Levels of lists and mappings in each other."""


def _quoted(text: str, longest: int = 60) -> str:
    """A piece of the writer's text for a message, on one line, cut where it is long."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line if len(line) <= longest else line[: longest - 1] + '…'}`"


def _meant(place: Span, typed: str, known: Iterable[str]) -> Mending | None:
    """The nearest known word in the place of the typed one."""
    words = list(known)
    closest = did_you_mean(typed, words)
    if closest is None:
        return None
    return meant(place, typed, closest, certain=is_surely(typed, closest, words))


@explains(Code.YAML_SYNTAX)
def yaml_syntax(
    span: Span,
    message: str,
    hint: str | None = None,
    edits: tuple[Edit, ...] = (),
    *,
    is_certain: bool = False,
) -> Diagnostic:
    """The text of the block is not YAML.

    A block is YAML: `key: value` lines, and lists with a dash before each item. Where a line is neither,
    YAML cannot tell what belongs to what. The line is read as it was most likely meant, and so is the rest.

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
    return Diagnostic(Code.YAML_SYNTAX, span, message, hint, edits=edits, is_certain=is_certain)


@explains(Code.JOINED_ITEM)
def joined_item(
    span: Span, message: str, hint: str | None, edits: tuple[Edit, ...] = (), *, is_certain: bool = False
) -> Diagnostic:
    """A line that YAML joins to the text above it, and that was probably a line of its own.

    A line that is indented more deeply than a text goes on with it, whatever it begins with. A step or an end
    would disappear into the step above.

    Bad:
        title: Order a meal
        actor: Customer
        steps:
          - Customer orders a meal.
            - MealApp shows the price.

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - Customer orders a meal.
          - MealApp shows the price.

    Source: seen in real documents.
    """
    return Diagnostic(Code.JOINED_ITEM, span, message, hint, edits=edits, is_certain=is_certain)


@explains(Code.MERGE_CONFLICT)
def merge_conflict(span: Span, lines: str, edits: tuple[Edit, ...]) -> Diagnostic:
    """A merge left its marks: two versions of the same lines stand in the block.

    The first version is read, and the second is left out.

    Bad:
        title: Order a meal
        actor: Customer
        steps:
        <<<<<<< HEAD
          - Customer orders a meal.
        =======
          - Customer orders a dish.
        >>>>>>> dishes

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - Customer orders a meal.

    Source: seen in real documents.
    """
    return Diagnostic(
        Code.MERGE_CONFLICT,
        span,
        "a merge is not finished here: its marks and two versions of the text stand in the block",
        f"keep one of the two versions and delete {lines}",
        edits=edits,
    )


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
    span: Span, key: str, known: Iterable[str], given: Container[str | None] = (), *, in_value: bool = False
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
    place = spanned(span, key)
    mending = _meant(place, key, names) or advice(f"use one of {', '.join(names)}{others}")
    if (closest := did_you_mean(key, names)) is not None and closest in given:
        mending = advice(f"{_quoted(closest)} is given as well: keep one of the two")
    return mended(Diagnostic(Code.UNKNOWN_KEY, place, f"there is no key {_quoted(key)}"), mending)


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
def yaml_feature(span: Span, feature: str, typed: str, edits: tuple[Edit, ...] = ()) -> Diagnostic:
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
    short = edits and len(edits[0].text) < 60
    hint = f"quote it: `{edits[0].text}`" if short else "put the text in quotes"
    message = f"{_quoted(typed)} is {feature} in YAML, expected text"
    finding = Diagnostic(Code.YAML_FEATURE, span, message)
    if feature == "a merge key":
        return mended(finding, advice("write the keys out"))
    # Who knows YAML may have meant the feature: not certain.
    return mended(finding, Mending(hint, edits))


@explains(Code.TEXT_CUT)
def text_cut(span: Span, rest: str, edits: tuple[Edit, ...] = ()) -> Diagnostic:
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
    message = f"the text is cut before {_quoted(rest)}: in YAML a blank and `#` begin a comment"
    hint = "put the whole text in quotes, or put a blank behind the `#` if a comment was meant"
    # A number makes no comment.
    is_certain = bool(edits) and rest[1:2].isdigit()
    return mended(Diagnostic(Code.TEXT_CUT, span, message), Mending(hint, edits, is_certain))


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
def unclosed_fence(span: Span, fence: str, edit: Edit, hint: str | None = None) -> Diagnostic:
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
        hint or f"add a line {fence} behind the block, indented as the first one is",
        edits=(edit,),
        # Where no line was meant to close it, the text of the page may have begun further up.
        is_certain=hint is not None,
    )


@explains(Code.UNCLEAR_END)
def unclear_end(span: Span, label: str, typed: str, phrase: str, *, is_certain: bool) -> Diagnostic:
    """The last words of an extension are close to an end, or go on at a step, and are not understood.

    They stay a step, and the extension is taken to rejoin after the step that it left from, which is seldom
    what its writer meant.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: MealApp says so. Ends: in failure

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: MealApp says so. Ends in failure

    Source: seen in real documents.
    """
    return Diagnostic(
        Code.UNCLEAR_END,
        span,
        f"extension `{label}` stops at {_quoted(typed)}, which says no end that is understood",
        f"did you mean `{phrase}`?",
        edits=(Edit(span, phrase),),
        is_certain=is_certain,
    )


@explains(Code.BAD_ID)
def bad_id(span: Span, typed: str, expected: str, plain: str | None = None) -> Diagnostic:
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
    place = spanned(span, typed)
    finding = Diagnostic(Code.BAD_ID, place, f"{_quoted(typed)} is not an id: expected {expected}")
    return finding if plain is None else mended(finding, meant(place, typed, plain))


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
    place = spanned(span, typed)
    expected = "expected `summary`, `user goal` or `subfunction`"
    finding = Diagnostic(Code.UNKNOWN_LEVEL, place, f"{_quoted(typed)} is not a goal level: {expected}")
    return mended(finding, _meant(place, typed, known))


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
def bad_label(span: Span, typed: str, label: str | None, *, certain: bool = False) -> Diagnostic:
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
    place = spanned(span, typed)
    message = f"{_quoted(typed)} is not a label: expected 3a, 2-5a, *a or 3a1a"
    mending = None if label is None else meant(place, typed, label, certain=certain)
    return mended(Diagnostic(Code.BAD_LABEL, place, message), mending)


@explains(Code.MISPLACED_LABEL)
def misplaced_label(span: Span, typed: str, expected: str, *, place: str, key: str = "") -> Diagnostic:
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
    message = f"{_quoted(key + typed)} stands {place}"
    finding = Diagnostic(Code.MISPLACED_LABEL, spanned(span, typed), message)
    edit = replaced(finding.span, typed, expected)
    return mended(finding, Mending(f"write `{key}{expected}`, or move it", (edit,)))


@explains(Code.UNKNOWN_SUB_STEP)
def unknown_sub_step(
    span: Span, label: str, parent: str, steps: int | None, only: str | None = None
) -> Diagnostic:
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
    place = spanned(span, label) if only else span
    finding = Diagnostic(
        Code.UNKNOWN_SUB_STEP,
        place,
        f"{_quoted(label)} leaves from a step that does not exist: {message}",
        hint,
    )
    return finding if only is None else mended(finding, written(place, label, only))
