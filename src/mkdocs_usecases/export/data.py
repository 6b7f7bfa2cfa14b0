"""The use cases of a site as plain values: the content of `usecases.json`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.content_hash import content_hash
from mkdocs_usecases.model.fingerprint import fingerprint
from mkdocs_usecases.model.routes import Cover, Scenario
from mkdocs_usecases.model.scenario import Extension, Outcome, Step, StepKind
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry, Registry
from mkdocs_usecases.registry.marks import Tested
from mkdocs_usecases.registry.order import natural
from mkdocs_usecases.registry.route_names import route_address, route_reference

VERSION = 1
"""Of the format; it changes when what is there means something else, not when something is added."""

Data = dict[str, Any]


Ids = Callable[[Iterable[Entry]], list[str]]
"""Use cases by their ids, in the order of the export."""


class Urls(Protocol):
    """Where things are shown, relative to the root of the site; only a host knows."""

    def use_case(self, entry: Entry) -> str | None:
        """The address of a use case."""

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's entry in an index; `None` where no page has it."""

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry in an index; `None` where no page has it."""


class SiteData:
    """Everything that the site says about its use cases, in an order that depends on nothing else.

    It is made item by item: what there is of a large site is never in memory as a whole.
    """

    def __init__(self, registry: Registry, urls: Urls, cover: Cover = Cover.EXTENSIONS) -> None:
        """Take the site, what knows where its use cases are shown, and what the scenarios are to cover."""
        self._cover = cover
        self._registry = registry
        self._urls = urls
        self.entries = tuple(sorted(registry.entries, key=_by_id))
        self._order = {entry: position for position, entry in enumerate(self.entries)}

    def use_case(self, entry: Entry, registry: Registry | None = None) -> Data:
        """One use case with all that it shows of others; `registry` is another one to ask for that."""
        asked = self._registry if registry is None else registry
        return _use_case(asked, entry, self._urls.use_case(entry), self._ids, self._cover)

    def others(self, findings: Iterable[Diagnostic]) -> dict[str, Iterable[Data]]:
        """By the name of the list all that there is besides use cases."""
        registry, urls, ids = self._registry, self._urls, self._ids
        systems = registry.systems
        return {
            "actors": (_actor(actor, urls.actor(actor), ids) for actor in registry.actors),
            "goals": (_goal(goal, urls.goal(goal), ids) for goal in registry.goals),
            "systems": ({"name": system.name, "use_cases": ids(system.use_cases)} for system in systems),
            "diagnostics": (finding_data(finding) for finding in sorted(findings, key=_by_place)),
        }

    def _ids(self, entries: Iterable[Entry]) -> list[str]:
        """The ids of other use cases; what has none cannot be pointed to."""
        found = sorted(entries, key=self._order.__getitem__)
        return [entry.use_case.id for entry in found if entry.use_case.id]


def _by_id(entry: Entry) -> tuple[bool, str, str, int]:
    """`UC-2` stands before `UC-10`; what has no id comes last, by path and line."""
    use_case = entry.use_case
    return not use_case.id, natural(use_case.id or ""), entry.path, use_case.span.line


def _use_case(registry: Registry, entry: Entry, url: str | None, ids: Ids, cover: Cover) -> Data:
    """One use case as plain values, everything derived from the rest of the site included."""
    use_case = entry.use_case
    special = use_case.specializes
    data: Data = {
        "id": use_case.id,
        "title": use_case.title,
        "goal": use_case.goal or use_case.title,
        "system": use_case.system,
        "level": use_case.level.word,
        "summary": use_case.summary.text if use_case.summary else None,
        "trigger": use_case.trigger.text if use_case.trigger else None,
        "triggers": _texts(use_case.triggers or filter(None, [use_case.trigger])),
        "primary_actors": [mention.name for mention in use_case.primary_actors],
        "supporting_actors": [mention.name for mention in use_case.supporting_actors],
        "stakeholders": [{"name": one.name, "interest": one.interest} for one in use_case.stakeholders],
        "preconditions": _texts(use_case.preconditions),
        "success_guarantees": _texts(use_case.success_guarantees),
        "minimal_guarantees": _texts(use_case.minimal_guarantees),
        "failure_guarantees": _texts(use_case.failure_guarantees),
        "main_success_scenario": [_step(step, registry) for step in use_case.main_success_scenario],
        "extensions": [_extension(extension, registry) for extension in use_case.extensions],
        "variations": [{"step": one.step, "values": _texts(one.values)} for one in use_case.variations],
        "extension_points": [{"name": point.name, "step": point.step} for point in use_case.extension_points],
        "includes": [*dict.fromkeys(_id(mention.id, registry) for mention in use_case.includes)],
        "extends": [
            {"id": _id(one.id, registry), "at": one.at, "when": one.when} for one in use_case.extends
        ],
        "specializes": _id(special.id, registry) if special else None,
        "included_by": ids(registry.included_by(entry)),
        "extended_by": ids(registry.extended_by(entry)),
        "specialized_by": ids(registry.specialized_by(entry)),
        "continued_by": ids(registry.continued_by(entry)),
        "referenced_by": ids(registry.referenced_by(entry)),
        "mentioned_on": list(registry.mentioned_on(entry)),
        "scenarios": [
            _scenario(scenario, registry, entry, url) for scenario in registry.scenarios(entry, cover)
        ],
        "priority": use_case.priority,
        "status": use_case.status,
        "release": use_case.release,
        "frequency": use_case.frequency,
        "owner": use_case.owner,
        "tags": _texts(use_case.tags),
        "open_issues": _texts(use_case.open_issues),
        "notes": _texts(use_case.notes),
        "special_requirements": _texts(use_case.special_requirements),
        "business_rules": [
            {"id": rule.id, "name": rule.name, "text": rule.text.text if rule.text else None}
            for rule in use_case.business_rules
        ],
        "requirements": _texts(use_case.requirements),
        "acceptance_criteria": _texts(use_case.acceptance_criteria),
        "user_interface": _texts(use_case.user_interface),
        "data": _texts(use_case.data),
        "related": _texts(use_case.related),
        "fields": {key: _texts(values) for key, values in use_case.fields.items()},
        "source": {"file": use_case.span.file, "line": use_case.span.line},
        "url": url,
    }
    data |= {"content_hash": content_hash(use_case, data)}
    coverage = registry.coverage
    if coverage is not None:
        data |= {"coverage": coverage.counts(entry)._asdict(), "tests": _tests(coverage.whole(entry))}
    return data


def _id(typed: str, registry: Registry) -> str:
    """The id as its use case has it, since programs join by it; as it was typed where no use case has it."""
    entry = registry.find(typed)
    return typed if entry is None else entry.use_case.id or typed


def _tests(tested: Tested) -> list[Data]:
    return [
        {"name": one.name, "suite": one.suite, "status": one.status.value, "file": one.file}
        for one in tested.results
    ]


def _scenario(scenario: Scenario, registry: Registry, entry: Entry, url: str | None) -> Data:
    extension = scenario.extension
    data: Data = {
        "name": scenario.name,
        "ref": route_reference(registry, entry, scenario),
        "condition": extension.condition if extension else None,
        "outcome": scenario.ending.word,
        "assumed": scenario.assumed,
        "path": list(scenario.path),
        "url": route_address(registry, entry, scenario, url),
        "fingerprint": fingerprint(entry.use_case, scenario),
    }
    if registry.coverage is not None:
        tested = registry.coverage.route(entry, scenario)
        data |= {"result": tested.mark.value if tested.mark else None, "tests": _tests(tested)}
    return data


def _texts(prose: Iterable[Prose]) -> list[str]:
    return [piece.text for piece in prose]


def _step(step: Step, registry: Registry) -> Data:
    target = registry.find(step.include) if step.include else None
    data: Data = {
        "number": step.number,
        "actor": step.actor,
        "text": target.use_case.title or step.text if target else step.text,
        "kind": step.kind.word,
        "details": step.details.text if step.details else None,
    }
    if step.kind is StepKind.REPEAT:
        loop = step.loop
        data |= {"from": loop.start, "to": loop.end, "until": loop.until} if loop else _ENDLESS
    named = [_id(step.include, registry)] if step.include else []
    for mention in step.mentions:
        known = registry.find(mention.id)
        if known is not None and known is target:
            continue
        # What other sites have changes there; that it is named, stands here.
        is_elsewhere = known is None and registry.elsewhere.has_name(mention.id)
        name = known.use_case.id if known else mention.id if is_elsewhere else None
        if name and name not in named:
            named.append(name)
    data["references"] = named
    return data


_ENDLESS = {"from": None, "to": None, "until": None}


def _extension(extension: Extension, registry: Registry) -> Data:
    outcome = extension.outcome
    return {
        "label": extension.label,
        "name": extension.name,
        "from": extension.start,
        "to": extension.end,
        "condition": extension.condition,
        "note": None if extension.note is None else extension.note.text,
        "steps": [_step(step, registry) for step in extension.steps],
        "extensions": [_extension(nested, registry) for nested in extension.extensions],
        "outcome": _outcome(outcome, registry),
    }


def _outcome(outcome: Outcome, registry: Registry) -> Data:
    data: Data = {
        "kind": outcome.kind.word,
        "step": outcome.step,
        "assumed": outcome.assumed,
        "note": None if outcome.note is None else outcome.note.text,
    }
    if outcome.use_case is not None:
        data["use_case"] = _id(outcome.use_case.id, registry)
    return data


def _actor(actor: ActorEntry, url: str | None, ids: Ids) -> Data:
    return {
        "name": actor.name,
        "kind": actor.kind.value,
        "description": actor.description,
        "aliases": list(actor.aliases),
        "is_a": actor.is_a,
        "url": url,
        "primary_in": ids(actor.primary_in),
        "supporting_in": ids(actor.supporting_in),
        "stakeholder_in": ids(actor.stakeholder_in),
    }


def _goal(goal: GoalEntry, url: str | None, ids: Ids) -> Data:
    return {
        "goal": goal.goal,
        "level": goal.level.word,
        "actors": sorted(actor.name for actor in goal.actors),
        "use_cases": ids(goal.use_cases),
        "url": url,
    }


def _by_place(finding: Diagnostic) -> tuple[Any, ...]:
    return finding.span[:3], finding.code.value, finding.message


def finding_data(finding: Diagnostic) -> Data:
    """A finding as plain values."""
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "file": finding.span.file,
        "line": finding.span.line,
        "column": finding.span.column,
        "message": finding.message,
        "hint": finding.hint,
        "use_case": finding.use_case,
    }
