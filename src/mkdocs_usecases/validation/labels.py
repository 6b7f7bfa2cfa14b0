"""The labels of extensions: what tells one from the other (Cockburn, chapter 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import Mending, advice, mended, replaced
from mkdocs_usecases.model.scenario import Extension
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.parsing.words.key_names import branch_key
from mkdocs_usecases.parsing.words.labels import read_label
from mkdocs_usecases.validation.check import check
from mkdocs_usecases.validation.names.letters import Lettered, gaps, lettered, moved_up
from mkdocs_usecases.validation.places import label_place

DEEPEST = 2
"""Extensions of extensions are read easily only so far: `3a1a` is the last."""


@check(Code.DUPLICATE_LABEL)
def duplicate_label(use_case: UseCase) -> Iterator[Diagnostic]:
    """Two extensions have one label.

    Links to the label, and outcomes that name its steps, can mean only one of the two.

    Bad:
        steps:
          - Customer chooses a meal.
          - Restaurant accepts the order.
        extensions:
          2a. Restaurant is closed: ends in failure
          2a. Restaurant has run out of the dish: resume at 1

    Good:
        steps:
          - Customer chooses a meal.
          - Restaurant accepts the order.
        extensions:
          2a. Restaurant is closed: ends in failure
          2b. Restaurant has run out of the dish: resume at 1

    Source: seen in real documents.
    """
    labels = {folded(extension.label) for extension in use_case.every_extension}
    if len(labels) == len(use_case.every_extension):
        return
    first: dict[str, Extension] = {}
    numbers: dict[str, Iterator[str]] = {}
    for extension in use_case.every_extension:
        key = folded(extension.label)
        earlier = first.setdefault(key, extension)
        if earlier is extension:
            continue
        free = _free_label(extension, labels, numbers)
        if free:
            labels.add(folded(free))
        finding = Diagnostic(
            Code.DUPLICATE_LABEL,
            label_place(extension),
            f"label `{extension.label}` is already taken by the extension in line {earlier.span.line}",
            related=(earlier.span,),
        )
        if free is None:
            yield mended(finding, advice("give this one another name"))
        else:
            yield mended(finding, Mending(f"label this one `{free}`", _relabelled(extension, free)))


def _relabelled(extension: Extension, label: str) -> tuple[Edit, ...]:
    """Another label in the place of the typed one, which may leave out what it is nested in."""
    typed = extension.typed_label or extension.label
    plain = typed.casefold().replace("–", "-")
    nested_in = extension.label.removesuffix(plain) if extension.label.endswith(plain) else ""
    place = label_place(extension)
    if not (place.end_line and label.startswith(nested_in)):
        return ()
    return (replaced(place, typed, label.removeprefix(nested_in)),)


def _free_label(extension: Extension, labels: set[str], numbers: dict[str, Iterator[str]]) -> str | None:
    """The next label of the same form that no extension has; each number is tried once."""
    parts = read_label(extension.label)
    if parts is not None:
        base, endings = extension.label.removesuffix(parts.letter), iter(_LETTERS)
    elif code := _CODE.fullmatch(extension.label):
        base, endings = code[1], numbers.setdefault(code[1], map(str, count(1)))
    else:
        return None
    return next((base + ending for ending in endings if folded(base + ending) not in labels), None)


_LONG = 20_000
"""Characters of a block in which nobody looks for other uses of a label."""

_CODE = expression(r"([A-Z]{1,3})\d{1,4}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@check(Code.SKIPPED_LETTER)
def skipped_letter(use_case: UseCase) -> Iterator[Diagnostic]:
    """The letters of a step's extensions have a gap: 3a, then 3c.

    Readers look for the one that is missing. Labels that other documents refer to are a good reason to keep a
    gap: say `ignore: skipped-letter` then.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: resume at 1
          2c. Bank does not answer: ends in failure

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: resume at 1
          2b. Bank does not answer: ends in failure

    Source: Cockburn, chapter 8.
    """
    if "extensions" in use_case.unread or "steps" in use_case.unread:
        return
    if all(extension.label.endswith("a") for extension in use_case.every_extension):
        return
    extensions = lettered(use_case)
    for gap, free in gaps(extensions):
        extension = gap.extension
        expected = _label_of_its_place(extensions, gap, free, len(use_case.main_success_scenario))
        if expected is not None:
            yield _misplaced(use_case, extension, expected)
            continue
        finding = Diagnostic(
            Code.SKIPPED_LETTER,
            label_place(extension),
            f"there is an extension `{extension.label}`, but no `{gap.base}{chr(ord(gap.letter) - 1)}`",
        )
        moves = moved_up(extensions, gap, free)
        edits = _renamed(use_case, moves)
        others = ", and those behind it without a gap" if len(moves) > 1 else ""
        if edits:
            yield mended(finding, Mending(f"label this one `{gap.base}{free}`{others}", edits))
        else:
            yield mended(finding, advice("letter the extensions of a step from `a` on, with no gap"))


def _label_of_its_place(extensions: Sequence[Lettered], gap: Lettered, free: str, last: int) -> str | None:
    """The label that surely was meant by one with a gap before its letter; else `None`: a letter may lack."""
    if ord(gap.letter) - ord(free) >= _FAR:
        return gap.base + free
    before = next((one for one, other in pairwise(extensions) if other.extension is gap.extension), None)
    if before is None or not (before.base.isdigit() and gap.base.isdigit()):
        return None
    # 5a, 4b, 6a: it goes on with the letters of the one above, and stands below those of another step.
    goes_on = ord(gap.letter) == ord(before.letter) + 1 and int(gap.base) < int(before.base)
    label = before.base + gap.letter
    labels = [each.extension.label for each in extensions]
    is_right = label not in labels and labels.count(before.extension.label) == 1
    return label if goes_on and is_right and int(before.base) <= last else None


_FAR = 3
"""So many letters that lack at once are a slip: nobody takes away so many extensions of one step."""


def _misplaced(use_case: UseCase, extension: Extension, expected: str) -> Diagnostic:
    place, typed = label_place(extension), extension.typed_label or extension.label
    message = f"extension `{typed}` stands where `{expected}` is the next label"
    edits = _relabelled(extension, expected)
    return mended(Diagnostic(Code.MISPLACED_LABEL, place, message), Mending(f"write `{expected}`", edits))


def _renamed(use_case: UseCase, moves: Sequence[tuple[Lettered, str]]) -> tuple[Edit, ...]:
    """Other letters for some labels; nothing where another text of the block names one of them."""
    edits: list[Edit] = []
    if len(use_case.source) > _LONG:
        return ()
    for each, letter in moves:
        label = re.escape(each.extension.typed_label or each.extension.label)
        if len(re.findall(rf"(?i)(?<![\w-]){label}", use_case.source)) != 1:
            return ()
        edits += _relabelled(each.extension, f"{each.base}{letter}")
    return tuple(edits) if len(edits) == len(moves) else ()


@check(Code.DEEP_NESTING)
def deep_nesting(use_case: UseCase) -> Iterator[Diagnostic]:
    """An extension of an extension of an extension.

    Nobody can follow `2a1a1a`. What is handled there is a goal of its own: make it a use case, and include
    it.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined:
            - MealApp asks for another card.
            - 2a1a. There is no other card:
              - MealApp offers a wallet.
              - 2a1a1a. Wallet is empty: ends in failure
              - resume at 2
            - resume at 2

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined:
            - Customer pays by another means (UC-21).
            - 2a1a. There is no other means: ends in failure
            - resume at 2

    Source: Cockburn, chapter 8.
    """
    level = list(use_case.extensions)
    if len(level) == len(use_case.every_extension):
        # None stands in another.
        return
    for _ in range(DEEPEST):
        level = [nested for extension in level for nested in extension.extensions]
    for extension in level:
        yield Diagnostic(
            Code.DEEP_NESTING,
            label_place(extension),
            f"extension `{extension.label}` is nested {DEEPEST + 1} deep, expected {DEEPEST} at most",
            "make the handling a use case of its own and write `include: ID` here",
        )


@check(Code.UNPLACED_EXTENSION)
def unplaced_extension(use_case: UseCase) -> Iterator[Diagnostic]:
    """A named alternative does not say from which step it leaves.

    It is taken to leave from any step. Pasted alternatives often have the step in the text around.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
        extensions:
          Order as a gift:
            - Customer names the recipient.
            - resume at 3

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
        extensions:
          Order as a gift:
            at: 2
            steps: [Customer names the recipient.]
            then: resume at 3

    Source: seen in real documents.
    """
    for extension in use_case.every_extension:
        if extension.is_placed:
            continue
        if _lacks_its_label(use_case, extension):
            yield two_readings(
                label_place(extension),
                f"extension `{extension.label}`",
                "one that leaves from any step",
                "one whose label was not typed, as all others have one",
                hint="give it a label, as `3a.`, or say where it leaves: `at: 3`, for any step `at: *`",
            )
        else:
            yield Diagnostic(
                Code.UNPLACED_EXTENSION,
                label_place(extension),
                f"extension `{extension.label}` does not say where it leaves: assumed to leave from any step",
                "name the step: `at: 3`, or `(step 3)` behind its name; for any step `at: *`",
            )


def _lacks_its_label(use_case: UseCase, extension: Extension) -> bool:
    """Whether an extension is the only one that says by no label where it leaves."""
    others = [each for each in use_case.extensions if each is not extension]
    is_code = _CODE.fullmatch(extension.label) is not None and not extension.label.startswith(_RULE)
    is_handled = bool(extension.steps) or not extension.outcome.assumed
    # What begins with a sign, or is a key, is told where it was read.
    is_name = not is_code and extension.label[0].isalnum() and branch_key(extension.label) is None
    if len(others) < _FEW or not (is_handled and is_name):
        return False
    return all(each.is_placed and each.condition and read_label(each.label) is not None for each in others)


_FEW = 2
_RULE = "BR"
"""`BR-1: A report is open for three weeks` is a business rule that has lost its key."""
