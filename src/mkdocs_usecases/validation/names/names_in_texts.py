"""Names of actors at the start of texts that are no steps: what holds, and under which condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.mending import meant, mended, spanned
from mkdocs_usecases.model.scenario import Extension
from mkdocs_usecases.model.text import Prose, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.spelling import is_likely_slip, is_slip, is_surely_name
from mkdocs_usecases.validation.places import word_place

_LONG = 7
"""Letters of a name of which no slip makes another word."""


def misspelt_in_texts(use_case: UseCase, names: Iterable[str]) -> Iterator[Diagnostic]:
    """The one word of a block that is nearly a name and begins a text."""
    names = [*names]
    long_ = [name for name in names if len(name) >= _LONG and " " not in name]
    if not long_:
        return
    starts = {name[0] for name in long_}
    for text, owner in _texts(use_case):
        if text[:1] not in starts:
            continue
        typed = text.partition(" ")[0]
        if typed in names or not any((typed[0], typed[-1]) == (name[0], name[-1]) for name in long_):
            continue
        name = next((name for name in long_ if is_likely_slip(typed, name)), None)
        source = use_case.source
        if name is None or source.count(typed) > 1 or source.count(name) <= 1:
            continue
        span = owner.span if isinstance(owner, Prose) else owner.condition_span or owner.span
        place = word_place(use_case, span, typed)
        message = f"this text begins with `{typed}`, which is nearly the declared actor `{name}`"
        certain = is_surely_name(typed, name, names)
        yield mended(
            Diagnostic(Code.NO_SUCH_ACTOR, place, message), meant(place, typed, name, certain=certain)
        )


def _texts(use_case: UseCase) -> Iterator[tuple[str, Prose | Extension]]:
    for texts in (
        *(use_case.preconditions, use_case.success_guarantees, use_case.minimal_guarantees),
        *(use_case.failure_guarantees, use_case.triggers),
    ):
        for prose in texts:
            yield prose.text, prose
    for extension in use_case.every_extension:
        yield extension.condition, extension


def misspelt_roles(use_case: UseCase) -> Iterator[Diagnostic]:
    """A declared actor that is nearly the word by which all steps call them, `Usre` for `User`."""
    for mention in use_case.primary_actors:
        steps = use_case.main_success_scenario
        # First what is so of nearly all: a name is compared with all these words.
        if any(step.text.startswith(mention.name) for step in steps):
            continue
        role = _role(mention.name)
        if role is None:
            continue
        said = sum(step.text.startswith(f"{role} ") for step in steps)
        if said:
            place = spanned(mention.span, mention.name)
            message = f"`{mention.name}` is declared here, but steps begin with `{role}`"
            yield mended(Diagnostic(Code.NO_SUCH_ACTOR, place, message), meant(place, mention.name, role))


@lru_cache(maxsize=1024)
def _role(name: str) -> str | None:
    """The word for somebody who acts that a name nearly is."""
    words = (word for one in SPOKEN for word in (*one.actor_words, *one.system_words))
    typed = folded(name)
    found = next((word for word in words if folded(word) != typed and _is_nearly(typed, folded(word))), None)
    return None if found is None or folded(name).rstrip("s") == folded(found) else found.capitalize()


def _is_nearly(typed: str, word: str) -> bool:
    """Whether one slip parts two words; a letter may lack in those of four."""
    lacks = len(word) == len(typed) + 1 and any(
        word[:at] + word[at + 1 :] == typed for at in range(len(word))
    )
    return is_slip(typed, word) or (len(typed) > 2 and lacks)
