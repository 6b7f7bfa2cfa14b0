"""The command `mkdocs-usecases`, run as people and build servers run it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from mkdocs_usecases.export.block_schema import block_schema
from mkdocs_usecases.hosts.cli import main
from mkdocs_usecases.languages.language import names
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from support import schemas
from support.browsing import MERMAID, skip_or_fail
from support.building import REPOSITORY, Site

ORDER = """\
# Orders

```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
success guarantee: The meal is paid for.
minimal guarantee: No money is lost.
steps:
  - Customer chooses a meal.
  - MealApp shows the price.
  - Customer pays.
extensions:
  {label}. Payment is declined: ends in failure
```
"""


@pytest.fixture
def orders(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with one page that has one mistake, as the current folder."""
    site.write({"orders.md": ORDER.format(label="7a")})
    site.configure()
    monkeypatch.chdir(site.folder)
    return site


def test_a_mistake_is_one_line_with_its_place_and_the_edit_below_it(
    orders: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 1
    assert capsys.readouterr().out == (
        "docs/orders.md:15:3: error: extension `7a` leaves from step 7, but the scenario ends at step 3"
        " [unknown-step]\n"
        "  hint: use a step from 1 to 3, or `*` for any step\n"
        "1 error in 1 file (1 use case)\n"
    )


def test_a_clean_site_exits_with_0(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    orders.write({"orders.md": ORDER.format(label="3a")})
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out == "nothing to report in 1 file (1 use case)\n"


def test_warnings_fail_only_where_the_check_is_strict(orders: Site) -> None:
    orders.write({"orders.md": ORDER.format(label="3a").replace("Customer pays.", "Customer pays bill #7.")})
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere.md"], "there is no file or folder nowhere.md"),
        (["check", "--config-file", "other.yml"], "other.yml: No such file or directory"),
        (["diff", "docs/orders.md", "docs/orders.md"], "is not JSON"),
    ],
)
def test_what_cannot_be_carried_out_exits_with_2_and_says_why(
    orders: Site, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_wrong_option_is_named(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    orders.configure({"diagramm": "open"})
    assert main(["check"]) == 2
    assert capsys.readouterr().err == (
        "mkdocs-usecases: mkdocs.yml:7:5: `diagramm`: there is no such option; did you mean `diagram`?\n"
    )


def test_only_the_files_that_were_asked_for_are_reported_but_all_are_known(
    orders: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    orders.write({"other.md": "See [UC-1].\n"})
    assert main(["check", "docs/other.md"]) == 0
    assert capsys.readouterr().out == "nothing to report in 1 file (0 use cases)\n"


@pytest.mark.slow
def test_standard_input_is_a_page(orders: Site) -> None:
    done = run("check", "-", given=ORDER.format(label="7a"))
    assert done.returncode == 1
    assert done.stdout.startswith("<stdin>:15:3: error: ")


def test_what_is_piped_in_may_name_other_pages(
    orders: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ORDER.format(label="1a").replace("UC-1", "UC-2").replace("steps:", "includes: UC-3\nsteps:")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(page.encode())))
    assert main(["check", "-"]) == 0, capsys.readouterr().out
    orders.write({"paying.md": page})
    assert main(["check", "docs/paying.md"]) == 1
    assert capsys.readouterr().out.count("[unknown-use-case]") == 1


def test_a_file_that_is_no_page_is_told(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (orders.docs / "words.txt").write_text("x", encoding="utf-8")
    assert main(["check", "docs/words.txt"]) == 0
    assert capsys.readouterr().err == "mkdocs-usecases: docs/words.txt is no page of the site, and left out\n"


@pytest.mark.slow
def test_a_folder_needs_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "orders.md").write_text(ORDER.format(label="7a"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run("check", "notes")
    assert done.stdout.startswith("notes/orders.md:15:3: error: ")


def test_a_page_that_is_not_utf_8_is_named(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (orders.docs / "latin.md").write_bytes(b"caf\xe9")
    assert main(["check"]) == 2
    assert "docs/latin.md is not UTF-8" in capsys.readouterr().err


def test_the_configuration_is_read_as_mkdocs_reads_it(
    orders: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SYSTEM", "MealApp")
    (orders.folder / "base.yml").write_text("docs_dir: pages\nplugins: []\n", encoding="utf-8")
    (orders.folder / "mkdocs.yml").write_text(
        "INHERIT: base.yml\n"
        "site_name: Test\n"
        "plugins:\n"
        "  - usecases:\n"
        "      system: !ENV SYSTEM\n"
        "      rules: {unknown-step: off, too-mny-steps: off}\n"
        "markdown_extensions:\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n",
        encoding="utf-8",
    )
    (orders.folder / "docs").rename(orders.folder / "pages")
    assert main(["check"]) == 1
    assert capsys.readouterr().out == (
        "mkdocs.yml:6:34: error: there is no check `too-mny-steps` [unknown-check]\n"
        "  hint: did you mean `too-many-steps`?\n"
        "1 error in 1 file (1 use case)\n"
    )


@pytest.mark.parametrize("name", ["mkdocs.yaml", "properdocs.yml"])
def test_settings_have_the_names_that_hosts_look_for(orders: Site, name: str) -> None:
    (orders.folder / "mkdocs.yml").rename(orders.folder / name)
    (orders.folder / name).write_text("plugins: [usecases: {rules: {unknown-step: off}}]\n", encoding="utf-8")
    assert main(["check"]) == 0


def test_options_of_the_extension_count_where_there_is_no_plugin(orders: Site) -> None:
    settings = "markdown_extensions: [usecases: {rules: {unknown-step: off}}]\n"
    (orders.folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert main(["check"]) == 0
    (orders.folder / "mkdocs.yml").write_text(f"plugins: [usecases: {{}}]\n{settings}", encoding="utf-8")
    assert main(["check"]) == 1


def test_a_plugin_that_is_switched_off_in_builds_has_its_options(
    orders: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = "plugins: [usecases: {enabled: false, rules: {unknown-step: off}}]\n"
    (orders.folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert main(["check"]) == 0
    (orders.folder / "mkdocs.yml").write_text(settings.replace("false", "nein"), encoding="utf-8")
    assert main(["check"]) == 2
    assert "`enabled`: there is no such option" in capsys.readouterr().err


def test_excluded_and_hidden_pages_are_no_part_of_the_site(
    orders: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    mistake = ORDER.format(label="7a")
    orders.write(
        {"old/orders.md": mistake, ".hidden/orders.md": mistake, "index.md": "", "README.md": mistake}
    )
    orders.write({"orders.md": ORDER.format(label="3a")})
    orders.configure(exclude_docs="old/\n")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "nothing to report in 2 files (1 use case)\n"


def test_the_json_format_holds_what_the_text_says(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["summary"] == {"errors": 1, "warnings": 0, "hints": 0, "files": 1, "use_cases": 1}
    assert [(one["code"], one["file"], one["line"], one["column"]) for one in said["diagnostics"]] == [
        ("unknown-step", "docs/orders.md", 15, 3)
    ]


def test_the_github_format_is_a_workflow_command(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "github"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first == (
        "::error file=docs/orders.md,line=15,col=3,endLine=15,endColumn=5,title=unknown-step::"
        "extension `7a` leaves from step 7, but the scenario ends at step 3"
        "%0Ahint: use a step from 1 to 3, or `*` for any step"
    )


def test_the_sarif_format_meets_its_schema(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    schema = MERMAID / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    if not schema.exists():
        skip_or_fail("no schema of SARIF: run `npm install --prefix tests/browser/mermaid`")
    orders.write({"a b/ü%.md": ORDER.format(label="9a"), "index.md": "See [UC-7]."})
    orders.write({"orders.md": ORDER.format(label="7a").replace("actor:", "acter:")})
    assert main(["check", "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(log)
    (run_,) = log["runs"]
    found = [result["locations"][0]["physicalLocation"] for result in run_["results"]]
    assert {place["artifactLocation"]["uri"] for place in found} == {
        "docs/a%20b/%C3%BC%25.md",
        "docs/index.md",
        "docs/orders.md",
    }
    region = {"startLine": 15, "startColumn": 3, "endLine": 15, "endColumn": 5}
    assert region in [place["region"] for place in found]
    assert any("fixes" in result for result in run_["results"])


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_names_of_every_script_get_through_every_terminal(orders: Site, encoding: str) -> None:
    orders.write(
        {"orders.md": ORDER.format(label="7a").replace("orders", "注文").replace("Customer", "顧客")}
    )
    done = run("check", environment={"PYTHONIOENCODING": encoding})
    assert done.returncode == 1


@pytest.mark.slow
def test_check_says_the_same_as_mkdocs_build(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.folder)
    mistakes = ORDER.format(label="7a")
    built = site.build(
        {
            "index.md": f"See [UC-77] and [UC-1/9].\n\n<!-- usecases: lst -->\n\n{mistakes}",
            "twice.md": mistakes.replace("id: UC-1", "id: uc-1\nacter: x"),
            "list.md": "- item\n\n" + "".join(f"    {line}\n" for line in mistakes.splitlines()[2:]),
            "yaml.md": "```usecase\ntitle: Order\nactor Customer\nsteps:\n  - *word\n```\n",
            "ok.md": ORDER.format(label="2a").replace("UC-1", "UC-2"),
        },
        {"rules": {"too-mny-steps": "off"}, "id_pattern": "UC-\\d+"},
    )
    by_build = [_key(one) for one in built.json()["diagnostics"]]
    by_check = [_key(one) for one in json.loads(run("check", "--format", "json").stdout)["diagnostics"]]
    assert len(by_build) > 10
    assert sorted(by_check) == sorted((file.replace("docs/", ""), *rest) for file, *rest in by_build)


def _key(one: dict[str, object]) -> tuple[str, ...]:
    file = str(one["file"]).removeprefix("docs/")
    message = str(one["message"]).replace("docs/", "")
    return (file, str(one["line"]), str(one["column"]), str(one["code"]), str(one["severity"]), message)


@pytest.mark.slow
def test_every_block_of_the_example_site_meets_the_schema() -> None:
    validator = schemas.of_blocks()
    count = 0
    for page in (REPOSITORY / "example-site").rglob("*.md"):
        for block in read_document(page.read_text(encoding="utf-8"), page.name, Options()).blocks:
            validator.validate(yaml.safe_load(block.text))
            count += 1
    assert count >= 16


@pytest.mark.slow
@pytest.mark.parametrize(
    "block",
    [
        "actor: Customer\nsteps: [Customer eats.]",
        "title: Eat\nactor: Customer",
        "title: Eat\nacter: Customer\nsteps: [Customer eats.]",
        "title: Eat\nsteps: Customer eats.",
        "title: Eat\nsteps: {first: {second: Customer eats.}}",
        "title: Eat\nsteps: [[Customer eats., Customer pays.]]",
        "title: [Eat, Drink]\nsteps: [Customer eats.]",
        "title: Eat\nlevel: medium\nsteps: [Customer eats.]",
        "title: Eat\nsteps: [Customer eats.]\nextensions: Nothing is left",
        "title: Eat\nsteps: [Customer eats.]\nvariations: card",
        "title: Eat\nsteps: [Customer eats.]\nextends: {who: UC-1}",
        "- title: Eat",
        "Eat",
    ],
)
def test_the_schema_refuses_each_structural_mistake(block: str) -> None:
    assert not schemas.of_blocks().is_valid(yaml.safe_load(block))


def test_the_schema_is_printed_with_the_fields_of_the_site(
    orders: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    orders.configure({"fields": ["jira"]})
    assert main(["schema"]) == 0
    assert "jira" in json.loads(capsys.readouterr().out)["properties"]


@pytest.mark.slow
def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(block_schema(["jira"]))


@pytest.mark.slow
def test_the_schema_proposes_the_names_of_the_site_and_of_its_language(
    orders: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    orders.configure({"keys": {"steps": ["Drehbuch"]}, "language": "de-AT"})
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert {"steps", "Drehbuch", "Schritte", "Vorbedingungen"} <= set(schema["properties"])
    assert "Étapes" not in schema["properties"]
    # What is not proposed is accepted all the same, and what is no name is not.
    for title, steps, valid in [
        ("Titel", "Drehbuch", True),
        ("TITRE", "Étapes", True),
        ("标题", "基本流程", True),
        ("title", "Main success-scenario", True),
        ("title", "MSS", True),
        ("title", "stpes", False),
    ]:
        block = {title: "Order", "Post conditions": "fed", "Pre-Condition(s)": ["hungry"], steps: ["A goes."]}
        assert Draft202012Validator(schema).is_valid(block) is valid, (title, steps)


@pytest.mark.slow
def test_the_schema_knows_every_name_that_a_reader_knows() -> None:
    patterns = block_schema()["patternProperties"]
    for language in SPOKEN:
        for key, listed in language.keys.items():
            for name in (key, *names(listed)):
                for typed in (name, name.lower(), name.replace(" ", "-")):
                    assert any(re.search(pattern, typed) for pattern in patterns), typed


@pytest.mark.slow
def test_the_export_of_the_command_is_the_file_of_the_site(
    orders: Site, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    built = orders.run()
    assert main(["export"]) == 0
    assert capsysbinary.readouterr().out == (built.folder / "usecases.json").read_bytes()


def test_a_diff_tells_what_changed(orders: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-o", "old.json"]) == 0
    orders.write({"orders.md": ORDER.format(label="3a").replace("Customer pays.", "Customer pays by card.")})
    assert main(["export", "-o", "new.json"]) == 0
    assert main(["diff", "old.json", "old.json"]) == 0
    assert main(["diff", "old.json", "new.json"]) == 1
    assert "UC-1 Order a meal" in capsys.readouterr().out


def test_gherkin_is_written_one_file_a_use_case(orders: Site) -> None:
    assert main(["export", "--format", "gherkin", "-o", "features"]) == 0
    assert [file.name for file in Path("features").iterdir()] == ["UC-1.feature"]


def run(
    *arguments: str, given: str = "", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    import os

    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from mkdocs_usecases.hosts.cli import main; sys.exit(main())",
            *arguments,
        ],
        input=given,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **(environment or {})},
        check=False,
    )
