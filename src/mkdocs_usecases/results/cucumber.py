"""What Cucumber's own formats say of scenarios: the words for how a step ended, and the older JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_usecases.results.lines import Lines
from mkdocs_usecases.results.result import Asked, Result, Status, shown, shown_suite
from mkdocs_usecases.results.values import Json, a_text, an_object, objects, tags

_FAILED = frozenset({"failed", "undefined", "pending", "ambiguous", "error", "hook_error", "cleanup_error"})


def scenario_status(steps: Iterable[str]) -> Status:
    """How a scenario ended whose steps ended so: what is undone is as good as failed."""
    ended = {step.casefold() for step in steps}
    if ended & _FAILED:
        return Status.FAILED
    return Status.PASSED if ended == {"passed"} else Status.SKIPPED


def is_cucumber(value: object) -> bool:
    """Whether a report is the JSON of cucumber-js, Cucumber for the JVM, behave or pytest-bdd."""
    return isinstance(value, list) and all(
        isinstance(feature, dict) and ("elements" in feature or "keyword" in feature) for feature in value
    )


def read_cucumber(features: object, text: str, asked: Asked) -> Iterator[Result]:
    """The scenarios of a report; what a background did counts for the scenario that follows it."""
    lines = Lines(text)
    for feature in objects(features):
        title = a_text(feature.get("name"))
        lines.next(title)
        before: list[str] = []
        for element in objects(feature.get("elements")):
            name = a_text(element.get("name"))
            line = lines.next(name)
            ended = [*before, *_steps(element)]
            if element.get("type") == "background":
                before = ended
                continue
            before = []
            marks = (*tags(element.get("tags")), *tags(feature.get("tags")))
            yield Result(
                shown(name),
                shown_suite((title,)),
                _status(element, ended),
                a_text(feature.get("uri")) or a_text(feature.get("location")).rpartition(":")[0] or None,
                source=asked.source,
                line=line,
                names=(name, title),
                tags=tuple(dict.fromkeys(marks)),
            )


def _status(element: Json, ended: list[str]) -> Status:
    """By its steps; behave leaves out those that were not reached, and says itself how a scenario ended."""
    said = element.get("status")
    return scenario_status([said] if isinstance(said, str) else ended)


def _steps(element: Json) -> Iterator[str]:
    for key in ("before", "steps", "after"):
        for step in objects(element.get(key)):
            result = an_object(step.get("result"))
            if result or element.get("type") != "background":
                yield a_text(result.get("status")) or "skipped"
            for hook in (*objects(step.get("before")), *objects(step.get("after"))):
                yield a_text(an_object(hook.get("result")).get("status")) or "skipped"
