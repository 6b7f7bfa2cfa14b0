"""What a use case must have, told at its place with an edit that fits the rest of the block."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic
from support.checking import findings_of

STEPS = "steps: [Customer orders., Clerk cooks., Customer eats.]"


def found(code: Code, block: str) -> list[Diagnostic]:
    text = f"Text.\n\n```usecase\n{block}\n```\n"
    return [each for each in findings_of({"page.md": text}) if each.code is code]


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("title: Order\nstakeholders: [Clerk]\nsteps: [Clerk orders.]", "Clerk"),
        ("title: Order\nsystem: MealApp\nsteps: [MealApp cooks.]", "Customer"),
        ("title: Order\nsystem: MealApp\nsteps: [It rains.]", "Customer"),
        # The first that acts; the system wants nothing of itself.
        (
            "title: Order\nsystem: M\nstakeholders: [Clerk]\nsteps: [It rains., Clerk orders., M cooks.]",
            "Clerk",
        ),
    ],
)
def test_whoever_acts_first_may_be_the_actor(block: str, name: str) -> None:
    (missing,) = found(Code.MISSING_ACTOR, block)
    assert missing.hint is not None
    assert f"`actor: {name}`" in missing.hint
    assert missing.span.line == 3


def test_steps_that_are_empty_are_told_of_where_they_stand() -> None:
    (missing,) = found(Code.MISSING_STEPS, "title: Order\nactor: Customer\nsteps:")
    assert missing.span.line == 6
    (missing,) = found(
        Code.MISSING_STEPS, "title: Order\nsteps:\nactor: C\nextensions:\n  1a. It rains: fails"
    )
    assert missing.message == "the use case has extensions, but no steps that they could leave from"
    assert missing.span.line == 5
    assert found(Code.MISSING_STEPS, "title: Order\nactor: C\nsummary: [a, b]") == []


def test_a_summary_that_cannot_be_read_is_there_all_the_same() -> None:
    assert found(Code.MISSING_STEPS, "title: Order\nactor: Customer\nsummary:\n  a:\n    b: c") == []
    assert found(Code.MISSING_STEPS, "title: Order\nactor: Customer\nsummary: It rains.") == []
    assert len(found(Code.MISSING_STEPS, "title: Order\nactor: Customer\ntrigger: It rains.")) == 1


def test_steps_that_cannot_be_read_are_neither_too_few_nor_too_many() -> None:
    few = "title: Order\nactor: Customer\nsteps:\n  - Customer orders.\n  - - a list\n"
    assert found(Code.TOO_FEW_STEPS, few) == []
    assert len(found(Code.TOO_FEW_STEPS, few.replace("- - a list", "- Customer eats."))) == 1
    many = few + "".join(f"  - Customer does {number}.\n" for number in range(10))
    assert found(Code.TOO_MANY_STEPS, many) == []
    assert len(found(Code.TOO_MANY_STEPS, many.replace("- - a list", "- Customer eats."))) == 1


# --- Circles


def circle(count: int) -> str:
    blocks = [
        f"id: UC-{n}\ntitle: Do {n}\nactor: C\nincludes: UC-{n % count + 1}" for n in range(1, count + 1)
    ]
    return "\n\n".join(f"```usecase\n{block}\n```" for block in blocks)


@pytest.mark.parametrize(("count", "left_out"), [(2, 0), (10, 0), (11, 2), (40, 31)])
def test_a_long_circle_is_told_by_its_beginning_and_its_end(count: int, left_out: int) -> None:
    (cycle,) = [each for each in findings_of({"page.md": circle(count)}) if each.code is Code.INCLUDE_CYCLE]
    names = cycle.message.partition(": ")[2].split(" → ")
    assert names[0].startswith("UC-1 (page.md:") and names[-1] == "UC-1"
    shown = [name.partition(" ")[0] for name in names[:-1] if name.startswith("UC-")]
    assert shown[-1] == f"UC-{count}"
    assert ("more" in cycle.message) == bool(left_out)
    if left_out:
        assert f"… {left_out} more …" in names
        assert len(shown) + left_out == count
    assert len(cycle.related) == count - 1


def test_a_use_case_that_leads_into_a_circle_is_not_part_of_it() -> None:
    text = circle(2) + "\n\n```usecase\nid: UC-9\ntitle: T\nactor: C\nincludes: [UC-8, UC-1]\n```\n"
    text += "\n```usecase\nid: UC-8\ntitle: U\nactor: C\n```\n"
    (cycle,) = [each for each in findings_of({"page.md": text}) if each.code is Code.INCLUDE_CYCLE]
    assert "UC-9" not in cycle.message and "UC-8" not in cycle.message
