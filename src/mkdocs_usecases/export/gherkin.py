"""The scenarios of a site as Gherkin features: where a tester of Cucumber or Behave starts from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_usecases.export.csv import action
from mkdocs_usecases.model.routes import Cover, Ending, Scenario, guarantees
from mkdocs_usecases.model.scenario import Step
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.model.ways import MAIN
from mkdocs_usecases.registry import Entry, Registry, slug
from mkdocs_usecases.registry.file_names import FileNames


def features(registry: Registry, cover: Cover = Cover.EXTENSIONS) -> Iterator[tuple[str, str]]:
    """For each use case with a scenario a file name and its feature, in the order of the pages."""
    names = FileNames("use-case")
    for entry in registry.listed:
        if registry.scenarios(entry):
            name = names.take(_NOT_IN_TAG.sub("-", entry.use_case.id or slug(entry.use_case.title)))
            yield f"{name}.feature", feature(entry, registry, cover)


def feature(entry: Entry, registry: Registry, cover: Cover) -> str:
    """One use case as a feature with a scenario for each of its routes."""
    use_case = entry.use_case
    steps: dict[str, Step] = {}
    for step in use_case.every_step:
        steps.setdefault(step.number, step)
    lines = ["# language: en"]
    tags = [use_case.id or entry.anchor, use_case.level.value, *(tag.text for tag in use_case.tags)]
    lines += [_tags(tags), f"Feature: {_line(_named(use_case))}"]
    lines += [f"  {word}: {_line(text)}" for word, text in _description(use_case) if text.strip()]
    for scenario in registry.scenarios(entry, cover):
        lines += ["", f"  {_tags(_scenario_tags(entry, scenario))}", f"  Scenario: {_line(_title(scenario))}"]
        given = [piece.text for piece in use_case.preconditions]
        given += [extension.condition for extension in scenario.extensions]
        when = [action(steps[number], registry) or f"step {number}" for number in scenario.path]
        then = [*_end(scenario, registry), *(piece.text for piece in guarantees(use_case, scenario))]
        lines += [*_steps("Given", given), *_steps("When", when), *_steps("Then", then)]
    return "\n".join(lines).encode("utf-8", "replace").decode("utf-8") + "\n"


_ENDS = {
    Ending.SUCCESS: "the use case ends in success",
    Ending.FAILURE: "the use case ends in failure",
    Ending.ENDS: "the use case ends",
}


def _named(use_case: UseCase) -> str:
    return f"{use_case.id} {use_case.title}" if use_case.id else use_case.title


def _description(use_case: UseCase) -> Iterator[tuple[str, str]]:
    """Lines that start with a word of ours: none is taken for a keyword, a tag or a comment."""
    if use_case.goal and use_case.goal != use_case.title:
        yield "Goal", use_case.goal
    yield "Actor", ", ".join(mention.name for mention in use_case.primary_actors)
    yield "System", use_case.system or ""
    yield "Trigger", use_case.trigger.text if use_case.trigger else ""


def _title(scenario: Scenario) -> str:
    if scenario.name == MAIN and not scenario.extensions:
        return "Main success scenario"
    return f"{scenario.name} {scenario.extensions[-1].condition}"


def _scenario_tags(entry: Entry, scenario: Scenario) -> list[str]:
    name = re.sub(r"^\*", "any-", scenario.name)
    ending = "assumed" if scenario.assumed else scenario.ending.value
    return [f"{entry.use_case.id or entry.anchor}-{name}", ending]


def _end(scenario: Scenario, registry: Registry) -> Iterator[str]:
    """How the scenario ends; nothing where nobody said it, or where it is not clear."""
    if scenario.assumed:
        return
    if scenario.continues_in is not None:
        target = registry.find(scenario.continues_in)
        yield f"it goes on with {scenario.continues_in if target is None else _named(target.use_case)}"
    elif scenario.ending in _ENDS:
        yield _ENDS[scenario.ending]


def _steps(keyword: str, texts: Iterable[str]) -> Iterator[str]:
    lines = [line for text in texts if (line := _line(text))]
    return (f"    {'And' if position else keyword} {line}" for position, line in enumerate(lines))


_GAP = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NOT_IN_TAG = re.compile(r"[^\w.-]+")


def _line(text: str) -> str:
    """A text on one line, since in Gherkin every line says by its start what it is."""
    return _GAP.sub(" ", text).strip()


def _tags(names: Iterable[str]) -> str:
    tags = (_NOT_IN_TAG.sub("-", name).strip("-") for name in names)
    return " ".join(f"@{tag}" for tag in dict.fromkeys(tags) if tag)
