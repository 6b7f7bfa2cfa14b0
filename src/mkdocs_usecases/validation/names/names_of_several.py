"""Names that are those of several actors: `actor: Ann and Bob`, where a step begins with `Ann`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.mending import mended, written
from mkdocs_usecases.model.scenario import StepKind
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.words.names import behind_article
from mkdocs_usecases.parsing.words.step_numbers import any_of

_BETWEEN = expression(
    lambda: (
        rf"(?<!\s)(?:\s+(?:{any_of(word for one in SPOKEN for word in one.either)})\s+|\s*[/&+|;、،，]\s*"
        r"|(?<=\w{4})\.\s+)"
    ),
    re.IGNORECASE,
)


def _begins(text: str, name: str) -> bool:
    """Whether a step begins with a name, also behind an article."""
    return any(re.match(rf"{re.escape(name)}(?!\w)", each) for each in (text, behind_article(text)))


def _without_comma(use_case: UseCase, name: str) -> Sequence[str]:
    """Two names that nothing parts but a blank, each of which stands elsewhere; nothing for other names."""
    words, source = name.split(), use_case.source
    if source.count(name) > 1:
        return ("",)
    for at in range(1, len(words)):
        parts = " ".join(words[:at]), " ".join(words[at:])
        if all(part[0].isupper() and source.count(part) > 1 for part in parts):
            return parts
    return ("",)


def names_of_several(use_case: UseCase) -> Iterator[Diagnostic]:
    """What is said of an actor whose name is never used as a whole, and whose parts begin steps."""
    for mention in (*use_case.primary_actors, *use_case.supporting_actors):
        parts: Sequence[str] = _BETWEEN.split(mention.name)
        if len(parts) == 1:
            parts = _without_comma(use_case, mention.name)
        if not all(parts):
            continue
        steps = [
            (step, part)
            for step in use_case.every_step
            if step.actor is None and step.kind is StepKind.ACTION
            for part in parts
            if _begins(step.text, part)
        ]
        if not steps or any(step.actor == mention.name for step in use_case.every_step):
            continue
        step, part = steps[0]
        message = (
            f"`{mention.name}` is the name of one actor here, and step {step.number} begins with `{part}`"
        )
        finding = Diagnostic(Code.NO_SUCH_ACTOR, mention.span, message)
        yield mended(finding, written(mention.span, mention.name, ", ".join(parts)))
