"""The scenarios of a site as Gherkin features: where a tester of Cucumber or Behave starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import NamedTuple

from mkdocs_usecases.export.deeds import action, carried_out, is_of_system
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.gherkin_keywords import keywords
from mkdocs_usecases.model.course import Event, EventKind
from mkdocs_usecases.model.fingerprint import fingerprint
from mkdocs_usecases.model.routes import Cover, Scenario, guarantees
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Entry, Registry, slug
from mkdocs_usecases.registry.file_names import FileNames
from mkdocs_usecases.registry.route_names import route_part

OURS = "# Exported by mkdocs-usecases from "
"""How the first line of a feature begins; the page of the use case follows."""


def features(registry: Registry, cover: Cover = Cover.EXTENSIONS) -> Iterator[tuple[str, str]]:
    """For each use case with a scenario a file name and its feature, in the order of the pages."""
    files, names = FileNames("use-case"), set[str]()
    for entry in registry.listed:
        if registry.scenarios(entry):
            name = files.take(_NOT_IN_NAME.sub("-", entry.use_case.id or slug(entry.use_case.title)))
            yield f"{name}.feature", _Feature(entry, registry, names).text(cover)


def page_of(first_line: str) -> str | None:
    """The page that a feature was exported from; `None` for a file that is not ours."""
    return first_line.removeprefix(OURS).rstrip() if first_line.startswith(OURS) else None


class _Feature:
    """One use case as a feature with a scenario for each of its routes."""

    def __init__(self, entry: Entry, registry: Registry, taken: set[str]) -> None:
        self._entry, self._registry, self._taken = entry, registry, taken
        self._words = keywords(registry.options.language)
        self._called = entry.use_case.id or entry.anchor

    def text(self, cover: Cover) -> str:
        use_case, words = self._entry.use_case, self._words
        scenarios = self._registry.scenarios(self._entry, cover)
        lines = [
            f"{OURS}{_line(self._entry.path)}",
            f"# language: {words.code}",
            _tags([self._called]),
            f"{words.feature}: {_line(_named(use_case))}",
            *(f"  {word}: {_line(text)}" for word, text in _description(use_case) if text.strip()),
        ]
        for scenario in scenarios:
            head = f"  {words.scenario}: {self._name(scenario)}"
            lines += ["", f"  {_tags(self._scenario_tags(scenario))}", head, *self._steps(scenario)]
        return "\n".join(lines).encode("utf-8", "replace").decode("utf-8") + "\n"

    def _name(self, scenario: Scenario) -> str:
        """`UC-12/4a Payment is declined`, like no other.

        Nothing is numbered: a route that is put in somewhere else renames no other one. Only what is the same
        word by word, which is a mistake, is told apart by its place.
        """
        extension = scenario.extension
        condition = extension.condition if extension else self._entry.use_case.title
        name = f"{self._called}/{_word(scenario.name)} {condition}"
        path, part = self._entry.path, route_part(self._registry, self._entry, extension)
        numbered = (f" ({path}, {part}, {number})" for number in count(2))
        lines = (_line(name + more) for more in chain(("", f" ({path})", f" ({path}, {part})"), numbered))
        free = next(line for line in lines if folded(line) not in self._taken)
        self._taken.add(folded(free))
        return free

    def _scenario_tags(self, scenario: Scenario) -> Iterator[str]:
        use_case = self._entry.use_case
        for route in self._plain(scenario):
            yield f"{self._called}:{route_part(self._registry, self._entry, route.extension)}"
            yield f"r-{fingerprint(use_case, route)}"
        yield "assumed" if scenario.assumed else scenario.ending.value
        yield use_case.level.value
        yield from filter(None, (use_case.priority, use_case.release))
        yield from (tag.text for tag in use_case.tags)

    def _plain(self, scenario: Scenario) -> Iterable[Scenario]:
        """The plain routes that it tests: itself, or those of a pair."""
        if scenario.routes == (scenario.name,):
            return (scenario,)
        named = {each.name: each for each in self._registry.scenarios(self._entry)}
        return [named[name] for name in dict.fromkeys(scenario.routes)]

    def _steps(self, scenario: Scenario) -> Iterator[str]:
        use_case, words = self._entry.use_case, self._words
        given = [_Line(words.given, piece.text) for piece in use_case.preconditions]
        done = [line for event in scenario.course for line in self._told(event)]
        if scenario.continues_in is not None and not scenario.assumed:
            done.append(_Line(words.when, carried_out(scenario.continues_in, self._registry)))
        then = [_Line(words.then, piece.text) for piece in guarantees(use_case, scenario)]
        before = ""
        for keyword, typed in (*given, *done, *then):
            text = _line(typed)
            if text and keyword == _COMMENT:
                yield f"    # {text}"
            elif text:
                yield f"    {words.also if keyword == before else keyword}{text}"
                before = keyword

    def _told(self, event: Event) -> Iterator[_Line]:
        """One event as lines: what is noticed and done is an action, what the system does is its result."""
        kind, of = event
        if isinstance(of, Extension):
            yield _Line(self._words.when, of.condition)
            return
        done = _Line(_COMMENT, f"{of.number}. {action(of, self._registry)}")
        match kind:
            case EventKind.STEP:
                yield from self._step(of)
            case EventKind.UNTIL:
                yield done
                if of.loop and of.loop.until:
                    yield _Line(self._words.when, of.loop.until)
            case EventKind.REPLACED | EventKind.AGAIN | EventKind.CONDITION:
                yield done

    def _step(self, step: Step) -> Iterator[_Line]:
        words, text = self._words, action(step, self._registry) or f"step {step.number}"
        yield _Line(words.then if is_of_system(step, self._entry.use_case) else words.when, text)
        # A text of its own would have to be taken by each function that does the step.
        details = step.details.text if step.details else ""
        yield from (_Line(_COMMENT, line) for line in details.splitlines())


class _Line(NamedTuple):
    keyword: str
    text: str


_COMMENT = "#"


def _named(use_case: UseCase) -> str:
    return f"{use_case.id} {use_case.title}" if use_case.id else use_case.title


def _description(use_case: UseCase) -> Iterator[tuple[str, str]]:
    """Lines that start with a word of ours: none is taken for a keyword, a tag or a comment."""
    if use_case.goal and use_case.goal != use_case.title:
        yield "Goal", use_case.goal
    yield "Actor", ", ".join(mention.name for mention in use_case.primary_actors)
    yield "System", use_case.system or ""
    yield "Trigger", use_case.trigger.text if use_case.trigger else ""
    for rule in use_case.business_rules:
        said = (part for part in (rule.name, rule.text.text if rule.text else None) if part)
        yield " ".join(filter(None, ("Business rule", rule.id))), ": ".join(said)
    for criterion in use_case.acceptance_criteria:
        yield "Acceptance criterion", criterion.text


def _word(name: str) -> str:
    """The name of a route without blanks, as tests write it."""
    return slug(name) if any(map(str.isspace, name)) else name


_GAP = expression(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NOT_IN_NAME = expression(r"[^\w.-]+")
_NOT_IN_TAG = expression(r"[^\w.:-]+")


def _line(text: str) -> str:
    """A text on one line, since in Gherkin every line says by its start what it is."""
    return _GAP.sub(" ", text).strip()


def _tags(names: Iterable[str]) -> str:
    tags = (_NOT_IN_TAG.sub("-", name).strip("-") for name in names)
    return " ".join(f"@{tag}" for tag in dict.fromkeys(tags) if tag)
