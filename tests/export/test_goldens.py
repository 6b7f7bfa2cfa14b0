"""Every export of a small site with everything in it, and every report of what changed in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import Golden
from mkdocs_usecases.export.block_schema import block_schema
from mkdocs_usecases.export.change_reports import REPORTS
from mkdocs_usecases.export.changes import compare
from mkdocs_usecases.export.content import Export, Folder, beginnings, content_of
from mkdocs_usecases.export.coverage import COVERAGE_FORMATS, coverage_report
from mkdocs_usecases.export.csv import Preset, csv_text
from mkdocs_usecases.export.gherkin import features, page_of
from mkdocs_usecases.export.impact import IMPACT_FORMATS
from mkdocs_usecases.export.inventory import HEAD, inventory
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.export.needs import needs_text
from mkdocs_usecases.export.schema import export_schema
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.options import ExportFormat
from mkdocs_usecases.registry import Registry
from support.exporting import Urls, exported_site
from support.reviewable import reviewable
from support.rich_site import PAGES, rich_site

GOLDEN = Path(__file__).parent / "golden"


def sections(named: Iterable[tuple[str, str]]) -> str:
    """Texts below their names."""
    return "\n".join(f"=== {name}\n{text}" for name, text in named)


def test_the_schema_of_exports_is_a_contract_word_for_word(golden: Golden) -> None:
    golden(GOLDEN / "export-schema.json", reviewable(export_schema()))


def test_the_schema_of_blocks_is_a_contract_word_for_word(golden: Golden) -> None:
    golden(GOLDEN / "block-schema.json", reviewable(shortened(block_schema())))
    common, own = block_schema(), block_schema(["jira"], {"steps": ["Ablauf"]}, "de")
    said = {
        part: [name for name in own[part] if name not in common[part]]
        for part in ("properties", "patternProperties")
    }
    golden(
        GOLDEN / "block-schema.own.json", reviewable(shortened({**said, "jira": own["properties"]["jira"]}))
    )


def shortened(schema: Any) -> Any:
    """A schema whose patterns of the names of all languages are cut; a number tells them from others."""
    if isinstance(schema, dict):
        return {shortened(key): shortened(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [shortened(each) for each in schema]
    if isinstance(schema, str) and len(schema) > 200:
        return f"{schema[:80]}… ({len(schema)} characters, {zlib.crc32(schema.encode())})"
    return schema


@pytest.mark.parametrize("tested", [False, True], ids=["site", "tested"])
def test_the_json_is_as_its_golden_says(tested: bool, golden: Golden) -> None:
    site = rich_site(tested=tested)
    exported = json.loads(json_text(site.registry, Urls(), site.published_findings))
    golden(GOLDEN / f"usecases.{'tested' if tested else 'plain'}.json", reviewable(exported))


@pytest.mark.parametrize("cover", Cover, ids=lambda cover: cover.value)
def test_tables_of_tests_are_as_their_golden_says(cover: Cover, golden: Golden) -> None:
    registry = rich_site(tested=cover is Cover.TRANSITIONS).registry
    tables = ((preset.value, csv_text(registry, cover, preset)) for preset in Preset)
    golden(GOLDEN / f"scenarios.{cover.value}.txt", sections((name, shown(text)) for name, text in tables))


def shown(table: str, most: int = 90) -> str:
    """The first lines of a table, with its signs."""
    lines = table.replace("\r\n", "⏎\n").replace("\ufeff", "(mark)").split("\n")
    return "\n".join([*lines[:most], f"{len(lines)} lines", ""])


@pytest.mark.parametrize(("language", "cover"), [("en", Cover.EXTENSIONS), ("de", Cover.PAIRS)])
def test_features_are_as_their_golden_says(language: str, cover: Cover, golden: Golden) -> None:
    made = [*features(rich_site(language).registry, cover)]
    if cover is Cover.PAIRS:
        # Of all pairs, the first say it.
        made = [(name, "\n\n".join(text.split("\n\n")[:12]) + "\n") for name, text in made]
    golden(GOLDEN / f"features.{language}.txt", sections(made))
    assert {page_of(text.partition("\n")[0]) for _, text in made} == {"page.md"}
    assert page_of("# Exported by somebody else from page.md") is None


def test_inventories_are_as_their_golden_says(golden: Golden) -> None:
    registry = rich_site().registry
    made = inventory(registry, Urls())
    assert made.startswith(HEAD.encode())
    golden(GOLDEN / "objects.txt", HEAD + zlib.decompress(made[len(HEAD) :]).decode())
    golden(GOLDEN / "needs.json", needs_text(registry, Urls()))


def test_reports_of_tests_are_as_their_golden_says(golden: Golden) -> None:
    site = rich_site(tested=True)
    registry, coverage = site.registry, site.registry.coverage
    assert coverage is not None
    # Half a pair of quotes, and more tests than anybody reads.
    odd = replace(site.findings[0], message="names `a` and ` | *b*", hint=None)
    report = coverage_report(registry.listed, registry, coverage, [*site.findings[:3], odd])
    report = replace(report, unnamed=1234)
    golden(
        GOLDEN / "coverage.txt",
        sections((name, shown(made(report), 999)) for name, made in COVERAGE_FORMATS.items()),
    )


@pytest.mark.parametrize("preset", Preset, ids=lambda preset: preset.value)
@pytest.mark.parametrize("form", ExportFormat, ids=lambda form: form.value)
def test_each_file_begins_as_its_format_is_known_by(form: ExportFormat, preset: Preset) -> None:
    content = content_of(form, Export(exported(), Urls(), (), preset=preset))
    files = [*content.values()] if isinstance(content, Folder) else [content]
    for file in files:
        text = "".join(file()) if callable(file) else file
        whole = text.decode("latin-1") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        assert whole.startswith(beginnings(form)), whole[:80]
    assert files


@cache
def exported() -> Registry:
    return rich_site().registry


def test_what_changes_with_a_use_case_is_as_its_golden_says(golden: Golden) -> None:
    registry = rich_site().registry
    told = [
        (f"{entry.use_case.id} {name}", made(registry, entry, "docs/{}".format))
        for entry in registry.listed
        for name, made in IMPACT_FORMATS.items()
    ]
    golden(GOLDEN / "impact.txt", sections(told))


EDITS = (
    *(
        ("title: Pay\n", "title: Pay | `now` @ten\n"),
        ("id: UC-2", "id: UC-20"),
        ("- Till thanks.", "- Till is off."),
    ),
    *(("includes: [UC-3]", "includes: [UC-20]"), ("priority: must", "priority: should")),
    *(("- meals]", "- drinks]"), ("frequency: daily", "owner: Otto"), ("jira: MEAL-7", "jira: MEAL-8")),
    *(("  1. **The", "  1. Clock strikes.\n  1. **The"), ("tags: [checkout, meals]", "tags: [food]")),
    *(
        ("title: Be fed\n", "title: Sleep\nid: UC-9\n"),
        ("id: UC-3\n", ""),
        ("specializes: UC-3", "related: x"),
    ),
    *(("     2b1. Customer asks for less.\n", ""), ("failure guarantee: No", "failure guarantee: Much")),
    *(("trigger: [Customer is hungry., ", "trigger: ["), ("     - soup\n", "     - cake\n")),
    *(("(FR-7).", "(FR-7), and BR-1."), ("  BR-2: Everybody pays.", "  BR-2: Nobody pays.")),
    *(("*a. Power fails: resume", "*b. Power fails: ends in failure"), ("variations: {4", "variations: {5")),
    *(("extension points: {late: 7}", "extension points: {early: 2}"), ("repeat 4.", "repeat 3.")),
    *(("actor: Clock", "actor: Watch"), ("A1 Order as a gift", "A1 Order as a present")),
)
"""What somebody writes otherwise."""


def test_what_changed_is_told_in_every_format_as_its_golden_says(golden: Golden) -> None:
    old, text = exported_site(PAGES["page.md"]), PAGES["page.md"]
    for was, now in EDITS:
        text = text.replace(was, now, 1)
    changes = compare(old, exported_site(text))
    made = [(name, report.whole(changes)) for name, report in REPORTS.items()]
    made += [(f"names as {name}", report.names(changes.references)) for name, report in REPORTS.items()]
    golden(GOLDEN / "changes.txt", sections(made))
    nothing = compare(old, old)
    assert [report.names(nothing.references) for report in REPORTS.values()] == ["", "{}\n", ""]
    assert [REPORTS[name].whole(nothing) for name in ("text", "markdown")] == [
        "",
        "No use case has changed.\n",
    ]


ALONE = (
    *(("id: UC-1\n", ""), ("id: UC-3\n", ""), ("id: UC-2", "id: uc-2"), ("title: Pay\n", "")),
    *(("4: [card, wallet]", "4: [card, wallet], 5: cash"), ("{late: 7}", "{late: 8}")),
    *(("until the Customer is content", "until nobody waits"), ("repeat 2\n", "repeat 2 until x\n")),
    *(("  3a. The line is cut:", "  3a. The line breaks:"), ("     2b2. Nobody reads this.\n", "")),
    *(
        ("tags: [checkout, meals]", "tags: [checkout, meals, x, y]"),
        ("  1. **The", "  1. Clock strikes.\n  1. **The"),
    ),
    *(("id: UC-3\n", "id: UC-30\n"), ("id: UC-1\n", "id: UC-10\n")),
    *(
        ("  3a. The line is cut:", "  7-9a. The line is cut:"),
        ("  3a. The line is cut:", "  2-3a. The line is cut:"),
    ),
)
"""What somebody writes otherwise, and nothing else."""


@pytest.mark.slow
@pytest.mark.golden
def test_a_single_change_is_told_as_its_golden_says(golden: Golden) -> None:
    page = PAGES["page.md"]
    old = exported_site(page)
    told = []
    for was, now in ALONE:
        changes = compare(old, exported_site(page.replace(was, now, 1)))
        told.append((f"{was!r} → {now!r}: {bool(changes)}", f"{changes}\n{dict(changes.references)}\n"))
    others = page.partition("\n```usecase\nid: UC-3")[0]
    told.append(("the last two are gone", f"{bool(compare(old, exported_site(others)))}\n"))
    golden(GOLDEN / "single-changes.txt", sections(told))
