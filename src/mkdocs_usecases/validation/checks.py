"""All checks, run: over one block, and over a site."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator, Iterable
from dataclasses import replace
from functools import cached_property
from operator import itemgetter

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.source import Span

# Imported for the checks that they declare.
from mkdocs_usecases.validation import (  # noqa: F401
    completeness,
    cycles,
    filters,
    ids,
    labels,
    levels,
    outcomes,
    references,
    results,
    rules,
    site_actors,
    step_actors,
    steps,
    targets,
    wording,
)
from mkdocs_usecases.validation.check import SITE_CHECKS
from mkdocs_usecases.validation.policy import Policy, ignored_codes


def check_block(block: Block, policy: Policy) -> tuple[Diagnostic, ...]:
    """What is wrong with a block by itself: what reading it found, and what its checks say.

    The answer depends on the block and the policy alone, so a host may remember it for as long as both stay.
    """
    use_case = block.use_case
    if use_case is None:
        return in_order(policy.applied(block.diagnostics))
    checked = [finding for look in policy.block_checks for finding in look(use_case)]
    if not checked and not block.diagnostics:
        return ()
    found = (_of(finding, use_case) for finding in (*block.diagnostics, *checked))
    return in_order(policy.applied(found, ignored_codes(use_case)))


def check_site(registry: Registry, policy: Policy) -> tuple[Diagnostic, ...]:
    """What is wrong with the use cases of a site together; not what is wrong with each by itself."""
    checking = checking_site(registry, policy)
    while True:
        try:
            next(checking)
        except StopIteration as end:
            found: tuple[Diagnostic, ...] = end.value
            return found


def checking_site(registry: Registry, policy: Policy) -> Generator[None, None, tuple[Diagnostic, ...]]:
    """The same, check by check: for a host that has something else to do in between."""
    places = _Places(registry)
    ignored: dict[Span, frozenset[Code]] = {}
    found: list[Diagnostic] = []
    for code, check in SITE_CHECKS.items():
        if policy.severity(code) is Severity.OFF:
            continue
        for finding in check(registry):
            use_case = places.use_case(finding.span)
            if use_case is None:
                found += policy.applied([finding])
            else:
                if use_case.span not in ignored:
                    ignored[use_case.span] = ignored_codes(use_case)
                found += policy.applied([_of(finding, use_case)], ignored[use_case.span])
        yield
    return in_order(found)


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and column; of one place in the order of the codes, each finding once."""
    return tuple(sorted(dict.fromkeys(findings), key=_by_place))


def _by_place(finding: Diagnostic) -> tuple[object, ...]:
    # Where it begins: how far the name goes on is no matter of order.
    return (finding.span[:3], finding.code.value, finding.message)


def _of(finding: Diagnostic, use_case: UseCase) -> Diagnostic:
    """A finding that tells in which use case it was made."""
    return finding if finding.use_case == use_case.id else replace(finding, use_case=use_case.id)


class _Places:
    """Which use case stands where, to find the one that a finding is about."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._places: dict[str, list[tuple[int, int, UseCase]]] = {}

    @cached_property
    def _by_file(self) -> dict[str, list[UseCase]]:
        by_file: dict[str, list[UseCase]] = {}
        for entry in self._registry.entries:
            by_file.setdefault(entry.use_case.span.file, []).append(entry.use_case)
        return by_file

    def _in(self, file: str) -> list[tuple[int, int, UseCase]]:
        """The use cases of a file with their first and last lines."""
        if file not in self._places:
            found = [(each.span.line, _last_line(each), each) for each in self._by_file.get(file, ())]
            self._places[file] = sorted(found, key=itemgetter(0, 1))
        return self._places[file]

    def use_case(self, span: Span) -> UseCase | None:
        """The use case whose block spans a place; `None` for places in the text around or in the options."""
        blocks = self._in(span.file)
        index = bisect_right(blocks, span.line, key=itemgetter(0)) - 1
        if index < 0:
            return None
        first, last, use_case = blocks[index]
        return use_case if first <= span.line <= last else None


def _last_line(use_case: UseCase) -> int:
    return max(use_case.span.line + use_case.source.count("\n") + 1, use_case.last_line)
