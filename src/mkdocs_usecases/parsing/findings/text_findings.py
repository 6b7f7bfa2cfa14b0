"""The mistakes in the text of a block: one function each, its docstring the entry in the guide."""

from __future__ import annotations

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.mending import Mending, advice, mended
from mkdocs_usecases.parsing.findings.excerpts import excerpt
from mkdocs_usecases.source import Span

LARGEST_BLOCK = 256 * 1024
"""Bytes of a block's text."""

DEEPEST_NESTING = 50
"""Levels of lists and mappings in each other."""


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


def wrong_colon(span: Span, sign: str, what: str) -> Diagnostic:
    """What is said of another sign behind a word that a colon belongs to."""
    message = f"`{sign.strip()}` stands where the colon of {excerpt(what)} belongs"
    return yaml_syntax(span, message, "write a colon", (Edit(span, ": ", sign),), is_certain=True)


@explains(Code.JOINED_ITEM)
def joined_item(
    span: Span, message: str, hint: str | None, edits: tuple[Edit, ...] = (), *, is_certain: bool = False
) -> Diagnostic:
    """A line that YAML joins to the text above it, and that was probably a line of its own.

    A line that is indented more deeply than a text goes on with it, whatever it begins with. A step or an end
    would disappear into the step above. So would a key or an item that stands behind another one in its line;
    that is read as two lines.

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


ITEM_BELOW_TEXT = "YAML joins this item to the text above it: a key has a text or a list, not both"


def line_with_name(span: Span, key: str, name: str) -> Diagnostic:
    """What is said of a line that begins with who it is about, and goes on with the text of a key above."""
    message = f"this line goes on with the text of `{key}`, and begins with {excerpt(name)} as an entry would"
    return joined_item(span, message, "put it below its own key, `stakeholders` or `steps`")


def joined_entries(span: Span, key: str) -> Diagnostic:
    """What is said of lines below a key that are one text, and were each to be an entry."""
    message = f"this line goes on with the text of `{key}`, and was probably an entry of its own"
    return joined_item(span, message, None)


def joined_sentence(span: Span, sentence: str, edits: tuple[Edit, ...]) -> Diagnostic:
    """What is said of a sentence on a line of its own in an item."""
    message = "this sentence goes on with the item above it, and was probably an item of its own"
    line = sentence if len(sentence) < _LONGEST_SHOWN else f"{sentence[:_LONGEST_SHOWN]}…"
    # With a dash, or with the next number.
    mark = edits[-1].text.strip() if edits else "-"
    return joined_item(span, message, f"write `{f'{mark} {line}'.strip()}` on a line of its own", edits)


_LONGEST_SHOWN = 200


def joined_rule(span: Span, rule: str, edits: tuple[Edit, ...]) -> Diagnostic:
    """What is said of a business rule in the text of another one."""
    message = f"{excerpt(rule)} stands in the text of another rule, and nowhere else"
    return joined_item(span, message, "write it on a line of its own", edits)


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


def label_at_end(span: Span, label: str) -> Diagnostic:
    """What is said of the beginning of an extension at the end of a text: `then: resume at 1 3a:`."""
    hint = f"begin a line with {excerpt(label)}, or take the colon out"
    return yaml_syntax(span, "a colon stands at the end of this text, and nothing below it", hint)


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
    message = f"{excerpt(typed)} is {feature} in YAML, expected text"
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
    message = f"the text is cut before {excerpt(rest)}: in YAML a blank and `#` begin a comment"
    hint = "put the whole text in quotes, or put a blank behind the `#` if a comment was meant"
    # A number makes no comment.
    is_certain = bool(edits) and rest[1:2].isdigit()
    return mended(Diagnostic(Code.TEXT_CUT, span, message), Mending(hint, edits, is_certain))


def sentence_cut(span: Span, rest: str, edits: tuple[Edit, ...]) -> Diagnostic:
    """What is said of a comment that goes on with the sentence before it."""
    message = f"the sentence is cut before {excerpt(rest)}: in YAML a blank and `#` begin a comment"
    hint = "put the whole text in quotes, or end the sentence before the comment"
    return mended(Diagnostic(Code.TEXT_CUT, span, message), Mending(hint, edits))


def cut_end(span: Span, rest: str, edit: Edit) -> Diagnostic:
    """What is said of an end that a sharp cuts."""
    message = f"the end is cut before {excerpt(rest)}: in YAML a blank and `#` begin a comment"
    return mended(
        Diagnostic(Code.TEXT_CUT, span, message), Mending("take the `#` out", (edit,), is_certain=True)
    )


def hidden_label(span: Span, sharps: str, label: str, edit: Edit) -> Diagnostic:
    """What is said of a label that sharps make a comment of: one with no blank, or those of a heading."""
    message = f"`{sharps.rstrip()}` makes a comment of extension {excerpt(label)}"
    meant = "a blank behind it" if sharps == "#" else "one before the lines below, too,"
    hint = f"take it out, or put {meant} if a comment was meant"
    return mended(Diagnostic(Code.TEXT_CUT, span, message), Mending(hint, (edit,)))


def hidden_item(span: Span, number: str, edit: Edit) -> Diagnostic:
    """What is said of an item with a sharp before its number, among others with a dash."""
    message = f"{excerpt(number)} makes a comment of this item"
    hint = "write a dash instead, or put a blank behind the sharp if a comment was meant"
    return mended(Diagnostic(Code.TEXT_CUT, span, message), Mending(hint, (edit,)))


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
