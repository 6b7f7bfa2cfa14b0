"""The mistakes in keys and their values: one function each, its docstring the entry in the guide."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.mending import Mending, advice, meant, mended, replaced, spanned
from mkdocs_usecases.parsing.findings.excerpts import excerpt
from mkdocs_usecases.parsing.words.key_names import is_version
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean, is_surely


def _meant(place: Span, typed: str, known: Iterable[str]) -> Mending | None:
    """The nearest known word in the place of the typed one."""
    words = list(known)
    closest = did_you_mean(typed, words)
    if closest is None:
        return None
    return meant(place, typed, closest, certain=is_surely(typed, closest, words))


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
    also = "" if key == first_name else f", as {excerpt(first_name)}"
    return Diagnostic(
        Code.DUPLICATE_KEY,
        span,
        f"{excerpt(key)} is already given in line {first.line}{also}",
        "keep one of the two",
        related=(first,),
    )


def duplicate_rule(span: Span, rule: str, first: Span) -> Diagnostic:
    """What is said of two business rules of one id, of which links can reach the first alone."""
    return replace(duplicate_key(span, rule, first, rule), hint="give one of the two an id of its own")


@explains(Code.UNKNOWN_KEY)
def unknown_key(
    span: Span,
    key: str,
    known: Iterable[str],
    given: Container[str | None] = (),
    *,
    closest: str | None = None,
    in_value: bool = False,
    is_heading: bool = False,
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
    if closest is None and in_value:
        closest = did_you_mean(key, names)
    if closest is None and is_version(key):
        mending = advice(f"write `release` for what it is planned for{others} as the version of the text")
    elif closest is None:
        mending = advice(f"use one of {', '.join(names)}{others}")
    elif is_heading and closest in given:
        mending = advice(f"put it below {excerpt(closest)}, which is given as well{others}")
    elif is_heading:
        mending = Mending(f"write {excerpt(closest)}{others}", (replaced(place, key, closest),))
    elif closest in given:
        mending = advice(f"{excerpt(closest)} is given as well: keep one of the two")
    else:
        mending = meant(place, key, closest, certain=is_surely(key, closest, names))
    return mended(Diagnostic(Code.UNKNOWN_KEY, place, f"there is no key {excerpt(key)}"), mending)


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
    finding = Diagnostic(Code.BAD_ID, place, f"{excerpt(typed)} is not an id: expected {expected}")
    return finding if plain is None else mended(finding, meant(place, typed, plain))


@explains(Code.UNKNOWN_LEVEL)
def unknown_level(span: Span, typed: str, known: Iterable[str], near: str | None = None) -> Diagnostic:
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
    finding = Diagnostic(Code.UNKNOWN_LEVEL, place, f"{excerpt(typed)} is not a goal level: {expected}")
    return mended(finding, meant(place, typed, near) if near else _meant(place, typed, known))


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


def name_alone(span: Span, name: str) -> Diagnostic:
    """What is said of a step that names who acts, and nothing else."""
    message = f"the step says who acts, {excerpt(name)}, and not what they do"
    return Diagnostic(Code.EMPTY_TEXT, span, message, _REST)


def name_begun(span: Span, typed: str, name: str) -> Diagnostic:
    """What is said of a step that breaks off in the name of who acts."""
    message = f"the step says {excerpt(typed)}, the beginning of {excerpt(name)}, and nothing else"
    return Diagnostic(Code.EMPTY_TEXT, span, message, _REST)


def step_begun(span: Span, typed: str) -> Diagnostic:
    """What is said of a step of a letter or a label, with no word behind it."""
    return Diagnostic(Code.EMPTY_TEXT, span, f"the step says {excerpt(typed)}, and nothing else", _REST)


_REST = "write the rest of it or take the line out"
