"""Cucumber messages: one JSON object a line, as a run goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.results.cucumber import scenario_status
from mkdocs_usecases.results.result import Asked, Result, Status, WrongFormat, shown, shown_suite
from mkdocs_usecases.results.values import Json, a_text, an_object, objects, tags

_KINDS = frozenset(
    "attachment externalAttachment gherkinDocument hook meta parameterType parseError pickle source "
    "stepDefinition suggestion testCase testCaseFinished testCaseStarted testRunFinished testRunHookFinished "
    "testRunHookStarted testRunStarted testStepFinished testStepStarted undefinedParameterType".split()
)


_PASSED_BY = tuple(
    f'{{"{kind}":' for kind in ("attachment", "source", "stepDefinition", "suggestion", "testStepStarted")
)


def is_message(value: object) -> bool:
    """Whether an object is the first message of a run."""
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)) in _KINDS


def read_messages(text: str, asked: Asked) -> tuple[Result, ...]:
    """The scenarios that a run walked; those that it left out are not among them.

    Raises:
        WrongFormat: a line is no message, or the run does not end.
    """
    run = _Run()
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        # Half of a run says nothing to us, and attachments are long.
        if not line.startswith(_PASSED_BY) and line.strip():
            run.take(_message(line, number), number)
    if not run.is_over:
        raise WrongFormat("the messages end before the run does", number)
    return tuple(run.results(asked.source))


def _message(line: str, number: int) -> Json:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise WrongFormat("the line is broken JSON", number) from None
    if not isinstance(value, dict):
        raise WrongFormat("the line is no message", number)
    return value


class _Attempt(NamedTuple):
    number: int
    test_case: str
    steps: list[str]


class _Run:
    """What is known of a run so far, by the ids that messages have for each other."""

    def __init__(self) -> None:
        self._pickles: dict[str, tuple[Json, int]] = {}
        self._suites: dict[str, tuple[str, ...]] = {}
        """By the id of a scenario in its document, the names of its feature and its rule."""

        self._cases: dict[str, str] = {}
        self._attempts: dict[str, _Attempt] = {}
        self.is_over = False

    def take(self, message: Json, line: int) -> None:
        for kind, body in message.items():
            said = an_object(body)
            if kind == "testStepFinished":
                attempt = self._attempts.get(a_text(said.get("testCaseStartedId")))
                if attempt is not None:
                    status = a_text(an_object(said.get("testStepResult")).get("status"))
                    attempt.steps.append(status or "unknown")
            elif kind == "pickle":
                self._pickles[a_text(said.get("id"))] = (said, line)
            elif kind == "gherkinDocument":
                self._note_feature(an_object(said.get("feature")))
            elif kind == "testCase":
                self._cases[a_text(said.get("id"))] = a_text(said.get("pickleId"))
            elif kind == "testCaseStarted":
                number = said.get("attempt")
                self._attempts[a_text(said.get("id"))] = _Attempt(
                    number if isinstance(number, int) else 0, a_text(said.get("testCaseId")), []
                )
            elif kind == "testRunFinished":
                self.is_over = True

    def _note_feature(self, feature: Json) -> None:
        name = a_text(feature.get("name"))
        for child in objects(feature.get("children")):
            self._note_scenario(child, (name,))
            rule = an_object(child.get("rule"))
            for inner in objects(rule.get("children")):
                self._note_scenario(inner, (name, a_text(rule.get("name"))))

    def _note_scenario(self, child: Json, names: tuple[str, ...]) -> None:
        self._suites[a_text(an_object(child.get("scenario")).get("id"))] = names

    def results(self, source: str) -> Iterator[Result]:
        last: dict[str, _Attempt] = {}
        for attempt in self._attempts.values():
            known = last.get(attempt.test_case)
            if known is None or known.number <= attempt.number:
                last[attempt.test_case] = attempt
        for case, attempt in last.items():
            pickle, line = self._pickles.get(self._cases.get(case, ""), ({}, 1))
            yield self._result(pickle, line, attempt, source)

    def _result(self, pickle: Json, line: int, attempt: _Attempt, source: str) -> Result:
        name = a_text(pickle.get("name"))
        ids = pickle.get("astNodeIds")
        suites = self._suites.get(a_text(ids[0]), ()) if isinstance(ids, list) and ids else ()
        status = scenario_status(attempt.steps)
        return Result(
            shown(name),
            shown_suite(suites),
            status,
            a_text(pickle.get("uri")) or None,
            status is Status.PASSED and attempt.number > 0,
            source=source,
            line=line,
            names=(name, *reversed(suites)),
            tags=tags(pickle.get("tags")),
        )
