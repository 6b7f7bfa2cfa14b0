"""Goal levels: how use cases of different levels hang together (Cockburn, chapter 5)."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.validation.check import site_check


@site_check(Code.ORPHAN_SUBFUNCTION)
def orphan_subfunction(registry: Registry) -> Iterator[Diagnostic]:
    """A subfunction that no use case includes.

    A subfunction is a part of user goals: one that is in none is either forgotten there, or a user goal
    itself.

    Bad:
        id: UC-20
        title: Pay
        level: subfunction

    Good:
        id: UC-20
        title: Pay
        level: user goal

    Source: Cockburn, chapter 5.
    """
    # Another page may include it.
    for entry in registry.entries if registry.is_whole else ():
        use_case = entry.use_case
        if use_case.level is not GoalLevel.SUBFUNCTION or use_case.extends or use_case.specializes:
            continue
        if not registry.included_by(entry) and not registry.referenced_by(entry):
            yield Diagnostic(
                Code.ORPHAN_SUBFUNCTION,
                use_case.value_place("level"),
                "this is a subfunction, but no use case includes it",
                f"add the step `include: {use_case.id or 'ID'}` where it belongs, or say `level: user goal`",
            )


@site_check(Code.LEVEL_INVERSION)
def level_inversion(registry: Registry) -> Iterator[Diagnostic]:
    """A use case includes one of a higher level.

    A goal consists of goals below it, never of one above. One of the two levels is wrong, or the relation is
    the other way round.

    Bad:
        ```usecase
        id: UC-20
        title: Pay
        level: subfunction
        includes: UC-12
        ```

        ```usecase
        id: UC-12
        title: Order a meal
        ```

    Good:
        ```usecase
        id: UC-20
        title: Pay
        level: subfunction
        ```

        ```usecase
        id: UC-12
        title: Order a meal
        includes: UC-20
        ```

    Source: Cockburn, chapter 5.
    """
    for entry in registry.entries:
        own = entry.use_case.level
        for mention in entry.use_case.includes:
            target = registry.find(mention.id)
            if target is not None and target.use_case.level.rank < own.rank:
                yield Diagnostic(
                    Code.LEVEL_INVERSION,
                    mention.span,
                    f"`{mention.id}` is a {_NAMES[target.use_case.level]}, "
                    f"higher than this {_NAMES[own]}, which includes it",
                    "change one of the two levels, or let the higher one include this one",
                    related=(target.use_case.value_place("level"),),
                )


_NAMES = {
    GoalLevel.SUMMARY: "summary goal",
    GoalLevel.USER_GOAL: "user goal",
    GoalLevel.SUBFUNCTION: "subfunction",
}
