"""What a tester looks at besides the routes: business rules and acceptance criteria, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.use_case import BusinessRule, UseCase
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.texts import Text
from mkdocs_usecases.rendering.view import View


class RuleRow(NamedTuple):
    """A business rule."""

    anchor: str
    """Empty where it has no id."""

    id: str | None
    name: str
    """Prose."""

    text: Text


def rule_rows(use_case: UseCase, entry: Entry, view: View) -> tuple[RuleRow, ...]:
    """The business rules of a use case, in the order of the source."""
    return tuple(_row(rule, entry, view) for rule in use_case.business_rules)


def rule_prose(rows: Iterable[RuleRow]) -> Iterator[str]:
    """The texts of the rows that the host is to render."""
    for row in rows:
        if row.name:
            yield row.name
        yield from row.text.prose()


def criterion_text(typed: str) -> Text:
    """A criterion; where each of its lines begins as one of Gherkin does, each stays a line."""
    lines = [line.strip() for line in typed.split("\n") if line.strip()]
    if all(line.casefold().startswith(_gherkin()) for line in lines):
        return Text(tuple(lines))
    return Text.of(typed)


@cache
def _gherkin() -> tuple[str, ...]:
    said = (one.gherkin for one in SPOKEN)
    words = {word for it in said for word in (it.given, it.when, it.then, it.also)} | {"But "}
    return tuple(word.casefold() for word in words)


def _row(rule: BusinessRule, entry: Entry, view: View) -> RuleRow:
    anchor = view.registry.anchor(entry, rule) if rule.id else ""
    text = "" if rule.text is None else rule.text.text
    return RuleRow(anchor, rule.id, rule.name or "", Text.of(text))
