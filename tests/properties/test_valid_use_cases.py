"""What a writer means is what is read, shown and exported, whatever the form it is typed in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from support.exporting import Urls
from support.surviving import fenced, survive_all
from support.typing_anything import real_blocks, share
from support.typing_use_cases import Meant, use_cases
from support.written_again import block_of, meaning

pytestmark = pytest.mark.slow


def read(meant: Meant) -> UseCase:
    site = survive_all(fenced(meant.block))
    assert [finding for finding in site.findings if finding.is_error] == []
    (entry,) = site.registry.entries
    return entry.use_case


@share(120)
@given(use_cases())
def test_what_is_meant_is_read(meant: Meant) -> None:
    made = read(meant)
    assert made.title == meant.title
    assert [mention.name for mention in made.primary_actors] == meant.keys.pop("actor")
    assert [step.text for step in made.main_success_scenario] == meant.steps
    assert [step.number for step in made.main_success_scenario] == [
        str(number) for number in range(1, len(meant.steps) + 1)
    ]
    fields = {f"{end} guarantee": f"{end}_guarantees" for end in ("success", "minimal", "failure")}
    for key, value in meant.keys.items():
        found = getattr(made, fields.get(key, key.replace(" ", "_")))
        if isinstance(value, list):
            found = [prose.text for prose in found]
        assert getattr(found, "text", found) == value
    assert len(made.extensions) == len(meant.extensions)
    for extension, wanted in zip(made.extensions, meant.extensions, strict=True):
        assert (extension.label, extension.start, extension.end) == (wanted.label, wanted.start, wanted.end)
        assert extension.condition == wanted.condition
        assert [step.text for step in extension.steps] == wanted.steps
        assert [step.number for step in extension.steps] == [
            f"{wanted.label}{number}" for number in range(1, len(wanted.steps) + 1)
        ]
        assert (extension.outcome.kind.value, extension.outcome.step) == wanted.outcome


@share(80)
@given(use_cases())
def test_what_is_meant_is_exported(meant: Meant) -> None:
    site = survive_all(fenced(meant.block))
    (data,) = json.loads(json_text(site.registry, Urls()))["use_cases"]
    assert [step["text"] for step in data["main_success_scenario"]] == meant.steps
    assert [one["label"] for one in data["extensions"]] == [one.label for one in meant.extensions]
    # One way for each extension beside the main one, and all of them end.
    assert [one["name"] for one in data["scenarios"]] == ["main", *[one.label for one in meant.extensions]]
    for scenario in data["scenarios"]:
        assert scenario["outcome"] in {"success", "failure", "ends"}
        assert set(scenario["path"]) & {"1"} or not meant.steps


def exported(block: str) -> dict[str, Any] | None:
    """What the export says of a block; `None` where reading it found something wrong."""
    site = survive_all(fenced(block), Options(fields={"jira": None, "Epic": None}))
    (page,) = site.registry.documents
    data: dict[str, Any] = json.loads(json_text(site.registry, Urls()))
    is_right = all(finding.code.default is Severity.HINT for finding in page.blocks[0].diagnostics)
    return data["use_cases"][0] if is_right and data["use_cases"] else None


@share(120)
@given(use_cases())
def test_what_was_exported_can_be_written_and_means_the_same(meant: Meant) -> None:
    data = exported(meant.block)
    assert data is not None
    again = exported(block_of(data))
    assert again is not None
    assert meaning(again) == meaning(data)


def test_real_blocks_mean_the_same_after_an_export() -> None:
    told = 0
    for block in real_blocks():
        data = exported(block)
        if data is not None and data["title"]:
            told += 1
            again = exported(block_of(data))
            assert again is not None, block_of(data)
            assert meaning(again) == meaning(data), block
    assert told > 100
