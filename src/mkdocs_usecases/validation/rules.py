"""Business rules that are named and not there."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import advice, meant, mended, spanned
from mkdocs_usecases.model.text import UseCaseMention, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.check import listed, site_check
from mkdocs_usecases.validation.names.declared_names import LONGEST
from mkdocs_usecases.validation.places import find

_NUMBER = expression(r"[-_. ]?\d")
_WITH_SIGN = expression(r"[^\W\d_]+[-_]\d[\w.]*")


def letters(id_: str) -> str:
    """What stands before the number of an id: `br` of `BR-001`."""
    number = _NUMBER.search(id_)
    return folded(id_[: number.start()] if number else id_)


def is_of_another_kind(id_: str, use_case: UseCase, options: Options) -> bool:
    """Whether a word that looks like the id of a use case is meant as that of a rule or a requirement."""
    kinds = {folded(prefix.rstrip("-_. ")) for prefix in options.links} | _letters_of(use_case)
    return letters(id_) in kinds


def names_a_rule(reference: Reference, target: Entry) -> bool:
    """Whether the part that a page links to is meant as a rule: `UC-12/BR-009`."""
    part = reference.part or ""
    return _WITH_SIGN.fullmatch(part) is not None or letters(part) in _letters_of(target.use_case)


@site_check(Code.UNKNOWN_RULE)
def unknown_rule(registry: Registry) -> Iterator[Diagnostic]:
    """A business rule is named that its use case does not have.

    Looked at are links such as `[UC-12/BR-009]` on a page, and words of the form of the block's own rules in
    its texts. A rule of another use case is named behind its id: `UC-5 BR-002`.

    Bad:
        steps:
          - MealApp applies BR-009.
        business rules:
          BR-001: Meals above 30 are brought for free.

    Good:
        steps:
          - MealApp applies BR-001.
        business rules:
          BR-001: Meals above 30 are brought for free.

    Source: the block language.
    """
    for entry in registry.entries:
        if entry.use_case.business_rules:
            yield from _nearly_named(entry.use_case)
            for mention in _unknown_in(entry.use_case, registry):
                place = spanned(mention.span, mention.id)
                yield _unknown(place, mention.id, entry, f"the text names `{mention.id}`")
    for document in registry.documents:
        for reference in document.references:
            target = registry.find(reference.id)
            if target is None or not reference.part or registry.has_part(target, reference.part):
                continue
            if names_a_rule(reference, target) and "business rules" not in target.use_case.unread:
                place = spanned(reference.span.moved(len(reference.id) + 1), reference.part)
                says = f"the page links to `{reference.id}/{reference.part}`"
                yield _unknown(place, reference.part, target, says)


def _unknown(place: Span, typed: str, owner: Entry, says: str) -> Diagnostic:
    known = [rule.id for rule in owner.use_case.business_rules if rule.id]
    name = owner.use_case.id or owner.use_case.title
    finding = Diagnostic(Code.UNKNOWN_RULE, place, f"{says}, but `{name}` has no such business rule")
    closest = next((id_ for id_ in known if _number(id_) == _number(typed)), None)
    if closest is not None:
        return mended(finding, meant(place, typed, closest))
    return mended(
        finding, advice(f"write that rule, or name {listed(known)}" if known else "write that rule")
    )


def _nearly_named(use_case: UseCase) -> Iterator[Diagnostic]:
    """Words that are the id of a rule with a sign that no id has: `BR 1`, `BR--1`."""
    source = use_case.source
    for rule in use_case.business_rules if len(source) <= LONGEST else ():
        match = _RULE.fullmatch(rule.id or "")
        begun = source.count(match["letters"]) if match else 0
        if match is None or begun <= len(use_case.business_rules):
            # As most rules, it is named nowhere.
            continue
        pattern = rf"(?<![\w-]){match['letters']}(?:[-_.]?[ ‑–—]|--)0*{int(match['number'])}(?![\w:])"
        place = find(use_case, use_case.span, pattern, lines=len(source))
        if place is not None:
            readings = "words of the text", f"the rule `{rule.id}`"
            finding = two_readings(place.span, f"`{place.text}`", *readings)
            yield mended(finding, meant(place.span, place.text, rule.id or ""))


_RULE = expression(r"(?P<letters>[A-Z]{2,6})[-_.]?(?P<number>\d{1,6})")


def _number(id_: str) -> str:
    """The digits of an id, without those that say nothing: `BR-01` is `BR-001`."""
    return "".join(filter(str.isdigit, id_)).lstrip("0")


def _letters_of(use_case: UseCase) -> set[str]:
    return {letters(rule.id) for rule in use_case.business_rules if rule.id}


def _unknown_in(use_case: UseCase, registry: Registry) -> Iterator[UseCaseMention]:
    """The words of its texts that are rules by their form."""
    links = {folded(prefix.rstrip("-_. ")) for prefix in registry.options.links}
    kinds = _letters_of(use_case) - links
    known = {folded(rule.id) for rule in use_case.business_rules if rule.id}
    own = letters(use_case.id or "")
    for group in (*(step.mentions for step in use_case.every_step), use_case.mentions):
        end: Span | None = None
        for mention in group:
            place = spanned(mention.span, mention.id)
            # `UC-5 BR-002` is a rule of UC-5.
            is_own = end is None or place[:3] != end.moved(1)[:3]
            is_use_case = letters(mention.id) == own or registry.find(mention.id) is not None
            end = place.end if is_use_case else None
            is_known = is_use_case or folded(mention.id) in known
            if is_own and not is_known and letters(mention.id) in kinds:
                yield mention
