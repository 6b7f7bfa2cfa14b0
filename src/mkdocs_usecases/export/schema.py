"""The published JSON Schema of `usecases.json`."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from mkdocs_usecases.diagnostics import Code, Severity
from mkdocs_usecases.export.data import VERSION
from mkdocs_usecases.model.actor import ActorKind
from mkdocs_usecases.model.routes import Ending
from mkdocs_usecases.model.scenario import OutcomeKind, StepKind
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.registry.marks import Counts, Mark
from mkdocs_usecases.results.result import Status

Schema = dict[str, Any]


def export_schema() -> Schema:
    """A JSON Schema (2020-12); properties that it does not know may be added without a new version."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mkdocs-usecases:export",
        "title": "usecases.json",
        "description": "The use cases of a site, written by mkdocs-usecases.",
        **_object(
            version={"const": VERSION, "description": "Of the format."},
            use_cases=_list(
                _ref("use_case"), "By id, `UC-2` before `UC-10`; those with no id last, by place."
            ),
            actors=_list(_ref("actor"), "By name."),
            goals=_list(_ref("goal"), "By level, the highest first, then by text."),
            systems=_list(_object(name=_TEXT, use_cases=_IDS), "By name."),
            diagnostics=_list(_ref("diagnostic"), "By file, line and column."),
        ),
        "$defs": {
            "use_case": _use_case(),
            "step": _step(),
            "extension": _extension(),
            "actor": _object(
                name=_TEXT,
                kind=_one_of(ActorKind),
                description=_OPTIONAL,
                aliases=_TEXTS,
                is_a=_about(_OPTIONAL, "The more general actor."),
                url=_URL,
                primary_in=_IDS,
                supporting_in=_IDS,
                stakeholder_in=_IDS,
            ),
            "goal": _object(
                goal=_TEXT,
                level=_about(_one_of(GoalLevel), "The highest level of its use cases."),
                actors=_about(_TEXTS, "The primary actors of its use cases, by name."),
                use_cases=_IDS,
                url=_URL,
            ),
            "test": _object(
                name=_TEXT,
                suite=_TEXT,
                status=_one_of(Status),
                file=_about(_OPTIONAL, "Of the test, where it stands below the folder of the site."),
            ),
            "diagnostic": _object(
                code=_one_of(Code),
                severity={"enum": [one.value for one in Severity if one is not Severity.OFF]},
                file=_TEXT,
                line=_POSITION,
                column=_POSITION,
                message=_TEXT,
                hint=_about(_OPTIONAL, "The edit that mends it."),
                use_case=_about(_OPTIONAL, "The id of the use case that it was found in."),
            ),
        },
    }


def _use_case() -> Schema:
    return _object(
        id=_about(_OPTIONAL, "Unique in a site without errors, in any case."),
        title=_about(_TEXT, "Empty where it could not be read."),
        goal=_about(_TEXT, "The title where no goal was typed."),
        system=_OPTIONAL,
        level=_one_of(GoalLevel),
        summary=_OPTIONAL,
        trigger=_about(_OPTIONAL, "Of several, one a line."),
        triggers=_TEXTS,
        primary_actors=_TEXTS,
        supporting_actors=_TEXTS,
        stakeholders=_list(_object(name=_TEXT, interest=_OPTIONAL)),
        preconditions=_TEXTS,
        success_guarantees=_about(_TEXTS, "What holds after every success."),
        minimal_guarantees=_about(_TEXTS, "What holds after every end."),
        failure_guarantees=_about(_TEXTS, "What holds after every failure, and only then."),
        main_success_scenario=_list(_ref("step")),
        extensions=_list(_ref("extension")),
        variations=_list(_object(step=_NUMBER, values=_TEXTS)),
        extension_points=_list(_object(name=_TEXT, step=_NUMBER)),
        includes=_about(_TEXTS, "Ids, by key or by step, each once."),
        extends=_list(
            _object(id=_TEXT, at=_about(_OPTIONAL, "A step or the name of a point."), when=_OPTIONAL)
        ),
        specializes=_OPTIONAL,
        included_by=_IDS,
        extended_by=_IDS,
        specialized_by=_IDS,
        continued_by=_about(_IDS, "Those that go on in it at an end."),
        referenced_by=_about(_IDS, "Those that name it in a step or a condition."),
        mentioned_on=_about(_list(_TEXT), "The pages whose text links to it, by their source files."),
        scenarios=_list(
            _object(
                name=_about(_TEXT, "`main`, or the label of the extension that is taken."),
                ref=_about(_OPTIONAL, "What a test calls it: `UC-12/4a`; null where there is no id."),
                condition=_about(_OPTIONAL, "Of the extension that is taken; null for `main`."),
                outcome=_one_of(Ending),
                assumed=_about({"type": "boolean"}, "Whether its end was not said, and is taken to rejoin."),
                path=_about(_list(_NUMBER), "The steps in the order in which they are reached."),
                url=_URL,
                fingerprint=_about(_FINGERPRINT, "Another one when the route reads otherwise."),
            )
            | {"if": {"required": ["result"]}, "then": _tested_route()}
        ),
        priority=_OPTIONAL,
        status=_OPTIONAL,
        release=_OPTIONAL,
        frequency=_OPTIONAL,
        owner=_OPTIONAL,
        tags=_TEXTS,
        open_issues=_TEXTS,
        notes=_TEXTS,
        special_requirements=_TEXTS,
        business_rules=_list(_object(id=_OPTIONAL, name=_OPTIONAL, text=_OPTIONAL)),
        requirements=_TEXTS,
        acceptance_criteria=_TEXTS,
        user_interface=_TEXTS,
        data=_TEXTS,
        related=_TEXTS,
        fields={
            "type": "object",
            "additionalProperties": _TEXTS,
            "description": "The keys of the site's `fields` option.",
        },
        source=_about(_object(file=_TEXT, line=_POSITION), "The fence in the source file."),
        url=_URL,
        content_hash={
            "type": "string",
            "pattern": "^[0-9a-f]{16}$",
            "description": "Another one when the block means something else.",
        },
    ) | {"if": {"required": ["coverage"]}, "then": _tested_use_case()}


def _tested_route() -> Schema:
    """What a route has besides, where the site knows results of tests."""
    marks: list[str | None] = [mark.value for mark in Mark]
    return _object(
        result=_about({"enum": [*marks, None]}, "Null where no test names the route."),
        tests=_list(_ref("test"), "By suite and name."),
    )


def _tested_use_case() -> Schema:
    """What a use case has besides, where the site knows results of tests."""
    counts = {name: {"type": "integer", "minimum": 0} for name in Counts._fields}
    return _object(
        coverage=_about(_object(**counts), "How many routes there are, and how many have which result."),
        tests=_list(_ref("test"), "Those that name the use case and no route of it."),
    )


def _step() -> Schema:
    kinds = {kind: {"properties": {"kind": {"const": kind.value}}} for kind in StepKind}
    base = _object(
        number=_NUMBER,
        actor=_about(_OPTIONAL, "Who acts; null when nobody is named."),
        text=_about(_TEXT, "The whole sentence; of an include the title, where it is known."),
        kind=_one_of(StepKind),
        details=_about(_OPTIONAL, "What belongs to it besides its sentence, as Markdown: a list, a table…"),
        references=_about(_TEXTS, "The ids of the use case that it includes and of those that it names."),
    )
    loop = _object(**{"from": _OPTIONAL, "to": _OPTIONAL, "until": _OPTIONAL})
    return base | {"if": kinds[StepKind.REPEAT], "then": loop}


def _extension() -> Schema:
    return _object(
        **{
            "label": _about(_TEXT, "`4a`, `2-5a`, `*a`, `3a1a`, or that of a named alternative."),
            "name": _about(_OPTIONAL, "Of a named alternative, without its label."),
            "from": _about(_NUMBER, "The first step that it may leave from; `*` for any."),
            "to": _about(_NUMBER, "The last one; the same as `from` but for a range."),
            "condition": _TEXT,
            "note": _about(_OPTIONAL, "Why it is so: that of its long form."),
            "steps": _list(_ref("step")),
            "extensions": _list(_ref("extension"), "Those that leave from its steps."),
            "outcome": _outcome(),
        }
    )


def _outcome() -> Schema:
    kind = OutcomeKind.CONTINUES.value
    base = _object(
        kind=_one_of(OutcomeKind),
        step=_about(_OPTIONAL, "Where it rejoins; null for after the step that it left from."),
        assumed=_about({"type": "boolean"}, "Whether nothing was typed."),
        note=_about(_OPTIONAL, "What else was said with it."),
    )
    target = _object(use_case=_about(_TEXT, "The id of the use case that it goes on in."))
    return base | {"if": {"properties": {"kind": {"const": kind}}}, "then": target}


_TEXT: Schema = {"type": "string"}
_OPTIONAL: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_FINGERPRINT: Schema = {"type": "string", "pattern": "^[0-9a-f]{12}$"}
_POSITION: Schema = {"type": "integer", "minimum": 1}
_NUMBER: Schema = {"type": "string", "description": "The full number of a step."}
_IDS: Schema = {
    "type": "array",
    "items": _TEXT,
    "description": "Ids of use cases; those with no id are left out.",
}
_URL: Schema = {"type": ["string", "null"], "description": "Relative to the root of the site."}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": items} | ({"description": description} if description else {})


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _about(schema: Schema, description: str) -> Schema:
    return schema | {"description": description}


def _one_of(choices: Iterable[Enum]) -> Schema:
    return {"enum": [choice.value for choice in choices]}
