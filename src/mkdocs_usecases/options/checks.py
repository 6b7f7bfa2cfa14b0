"""Checks as sites and blocks name them, and how much these say that they matter."""

from __future__ import annotations

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.mending import advice, meant, mended
from mkdocs_usecases.options.values import a_choice
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean, is_surely


def code_named(name: str) -> Code | None:
    """The check that a writer names in `rules` or `ignore`; case, blanks, `-` and `_` do not matter."""
    return _CODES.get(name.strip().casefold().replace("_", "-").replace(" ", "-"))


def unknown_check(name: str, span: Span) -> Diagnostic:
    """What is said of a check, named in `rules` or `ignore`, that does not exist."""
    closest = did_you_mean(name, _CODES)
    finding = Diagnostic(Code.UNKNOWN_CHECK, span, f"there is no check `{name}`")
    if closest is None:
        return mended(finding, advice("take the code from the end of a message"))
    return mended(finding, meant(span, name, closest, certain=is_surely(name, closest, _CODES)))


_CODES = {code.value: code for code in Code}


def severity_of(value: object, code: Code) -> Severity:
    """The severity that a site gives to a check."""
    if value is None or value is True:
        # `passive-step: on` is a wish to see what is off by default.
        return Severity.HINT if code.default is Severity.OFF else code.default
    if value is False:  # `off` as YAML 1.1 reads it.
        return Severity.OFF
    return Severity(a_choice(value, [severity.value for severity in Severity]))
