"""The fingerprint of a route: another one whenever the route reads otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mkdocs_usecases.model.routes import Scenario, guarantees
from mkdocs_usecases.model.scenario import Extension, Step, StepKind
from mkdocs_usecases.model.use_case import UseCase

_DIGITS = 12


def fingerprint(use_case: UseCase, scenario: Scenario) -> str:
    """Twelve hexadecimal digits over all that a tester of the route reads.

    That is what holds before, what is done and noticed on the way, how it ends, and what holds then: as text,
    its white space folded, and without the numbers of steps. So nothing is changed by a step that is put in
    on another route, by an extension elsewhere, by status, owner, tags or notes.
    """
    return _digits("\n".join(_read(use_case, scenario)))


def reviewed_fingerprint(use_case: UseCase, scenarios: Iterable[Scenario]) -> str:
    """Twelve hexadecimal digits over all that a reviewer reads: what is wanted, and every route."""
    heads = (use_case.title, use_case.goal, use_case.system or "", use_case.level.word)
    prose = (use_case.summary, use_case.trigger, *use_case.special_requirements)
    text = "\n".join(
        (
            *map(_folded, heads),
            *(f"{mention.name}" for mention in (*use_case.primary_actors, *use_case.supporting_actors)),
            *(f"wants {_folded(one.name)} {_folded(one.interest or '')}" for one in use_case.stakeholders),
            *(_folded(piece.text) if piece else "" for piece in prose),
            *(fingerprint(use_case, scenario) for scenario in scenarios),
        )
    )
    return _digits(text)


def _digits(text: str) -> str:
    # Most commands make none, and importing it takes 2 ms: it loads OpenSSL.
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _read(use_case: UseCase, scenario: Scenario) -> list[str]:
    """Each text with a word that says what it is: a condition that becomes a step is another route."""
    end = "assumed" if scenario.assumed else scenario.ending.word
    return [
        *[f"before {_folded(piece.text)}" for piece in use_case.preconditions],
        *[f"{kind.word} {_folded(_text(of))}" for kind, of in scenario.course],
        f"end {end} {scenario.continues_in or ''}".rstrip(),
        *[f"after {_folded(piece.text)}" for piece in guarantees(use_case, scenario)],
    ]


def _text(of: Step | Extension) -> str:
    if isinstance(of, Extension):
        return of.condition
    if of.kind is StepKind.REPEAT:
        # Its own text has numbers of steps in it.
        return (of.loop and of.loop.until) or ""
    return of.text if of.details is None else f"{of.text} {of.details.text}"


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    # Most of what a route says, its neighbours say as well.
    return " ".join(text.split())
