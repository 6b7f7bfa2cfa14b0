"""Which findings count, and how much: the site's rules and what single blocks ignore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.mending import spanned
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import code_named
from mkdocs_usecases.options import unknown_check as no_such_check
from mkdocs_usecases.validation.check import BLOCK_CHECKS, BlockCheck, check


@dataclass(frozen=True)
class Policy:
    """The severities that a site gives to codes."""

    rules: Mapping[Code, Severity] = field(default_factory=dict)
    """Only those that differ from the default."""

    is_about_tests: bool = False
    """Whether it is about tests: a build is not, and documentation is not wrong where code is."""

    @cached_property
    def block_checks(self) -> tuple[BlockCheck, ...]:
        """The checks of single use cases that the site has not switched off."""
        return tuple(look for code, look in BLOCK_CHECKS.items() if self.severity(code) is not Severity.OFF)

    def severity(self, code: Code) -> Severity:
        """How much findings of a code matter on this site."""
        if code in _OF_CODE and not self.is_about_tests:
            return self.rules.get(code, Severity.OFF)
        return self.rules.get(code, code.default)

    def applied(
        self, findings: Iterable[Diagnostic], ignored: frozenset[Code] = frozenset()
    ) -> Iterator[Diagnostic]:
        """The findings that are to be reported, with their severities."""
        for finding in findings:
            severity = self.severity(finding.code)
            if severity is Severity.OFF or finding.code in ignored:
                continue
            yield finding if finding.severity is severity else replace(finding, severity=severity)


_OF_CODE = frozenset({Code.FAILED_ROUTE, Code.OUTDATED_ROUTE})
"""What is wrong with the system or its tests, and with nothing that a writer wrote."""


def ignored_codes(use_case: UseCase) -> frozenset[Code]:
    """The checks that a block silences."""
    if not use_case.ignore:
        return frozenset()
    return frozenset(code for item in use_case.ignore if (code := code_named(item.text)) is not None)


@check(Code.UNKNOWN_CHECK)
def unknown_check(use_case: UseCase) -> Iterator[Diagnostic]:
    """A code in `ignore` or `rules` is not the code of a check.

    What was meant to be silenced is not silent, and what was meant to be strict is not strict. Codes may be
    typed in any case, with blanks or `_` for the `-`.

    Bad:
        title: Order a meal
        actor: Customer
        steps:
          - Customer chooses a meal.
          - MealApp confirms the order.
        ignore: [to-few-steps]

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - Customer chooses a meal.
          - MealApp confirms the order.
        ignore: [too-few-steps]

    Source: this catalogue.
    """
    for item in use_case.ignore:
        if code_named(item.text) is None:
            yield no_such_check(item.text, spanned(item.span, item.text))
