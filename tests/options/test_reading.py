"""Options as a site gives them: what is taken, and what is said of what cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_usecases.diagnostics import Code, Severity
from mkdocs_usecases.model.actor import ActorKind
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.options import (
    OPTIONS,
    DiagramMode,
    ExportFile,
    ExportFormat,
    Options,
    OptionsReading,
    ResultFiles,
    read_options,
)
from mkdocs_usecases.source import Span

HERE = Path(__file__).parent
SPAN = Span("mkdocs.yml", 1, 1)


def read(**given: Any) -> OptionsReading:
    return read_options(given, folder=HERE)


def option(name: str, value: object, field: str = "") -> Any:
    """What an option is taken as; it must be right."""
    options, findings, wrong, _ = read(**{name: value})
    assert (findings, wrong) == ((), ())
    return getattr(options, field or name)


def test_everything_may_be_left_out() -> None:
    assert read() == OptionsReading(Options(), (), ())


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_without_a_value_has_its_default(name: str) -> None:
    assert read(**{name: None}) == OptionsReading(Options(), (), ())


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("system", "MealApp", "", "MealApp"),
        ("system", 2048, "", "2048"),
        ("actor", "Customer, Courier", "primary_actors", ("Customer", "Courier")),
        (
            "actor",
            ["Smith, Jones & Co", "Courier", "courier"],
            "primary_actors",
            ("Smith, Jones & Co", "Courier"),
        ),
        ("index", "docs/uc", "", "docs/uc/"),
        ("index", "./a//b/", "", "a/b/"),
        ("index", "a\\b", "", "a/b/"),
        ("index", False, "", None),
        ("index", True, "", "use-cases/"),
        ("export", "./data/uc.json", "", (ExportFile(ExportFormat.JSON, "data/uc.json"),)),
        ("export", True, "", (ExportFile(ExportFormat.JSON, "usecases.json"),)),
        ("export", False, "", ()),
        ("export", [], "", ()),
        (
            "export",
            ["uc.json", "tests/all.CSV", "features/"],
            "",
            (
                ExportFile(ExportFormat.JSON, "uc.json"),
                ExportFile(ExportFormat.CSV, "tests/all.CSV"),
                ExportFile(ExportFormat.GHERKIN, "features"),
            ),
        ),
        (
            "export",
            {"gherkin": "specs", "csv": True, "JSON": False},
            "",
            (ExportFile(ExportFormat.GHERKIN, "specs"), ExportFile(ExportFormat.CSV, "scenarios.csv")),
        ),
        ("actor_pages", True, "", True),
        ("diagram", "Closed", "", DiagramMode.CLOSED),
        ("diagram", False, "", DiagramMode.NONE),
        ("diagram", True, "", DiagramMode.OPEN),
        ("heading_level", "auto", "", None),
        ("heading_level", 3, "", 3),
        ("heading_level", "6", "", 6),
        ("id_pattern", r"UC-\d+", "", r"UC-\d+"),
        ("fields", "jira", "", {"jira": None}),
        ("links", {"FR": "a.md#{id}"}, "", {"FR": "a.md#{id}"}),
        ("fields", {"jira": "Ticket", "cost  centre": None}, "", {"jira": "Ticket", "cost centre": None}),
        ("fields", ["jira", "cost  centre", "jira"], "", {"jira": None, "cost centre": None}),
        (
            "phrases",
            {"Resume-At": "weiter mit", "ends": ["endet"]},
            "",
            {"resume at": ("weiter mit",), "ends": ("endet",)},
        ),
        ("results", "reports/*.xml", "", ResultFiles(("reports/*.xml",), span=SPAN)),
        ("results", ["a.xml", "b\\*.json", "a.xml"], "", ResultFiles(("a.xml", "b/*.json"), span=SPAN)),
        (
            "results",
            {"files": ["a.xml"], "property": "route", "required": "User-goal"},
            "",
            ResultFiles(("a.xml",), "route", GoalLevel.USER_GOAL, SPAN),
        ),
        ("results", False, "", ResultFiles(span=SPAN)),
        ("mermaid", "js/mermaid.js", "", "js/mermaid.js"),
        ("hints", True, "", True),
        ("language", "de", "", "de"),
        ("strings", {"actor": "Role"}, "", {"actor": "Role"}),
        ("strings", {"about-Trigger": "x", "mine": "y"}, "", {"about-Trigger": "x", "mine": "y"}),
    ],
)
def test_an_option_is_taken_as_it_is_meant(name: str, value: object, field: str, expected: object) -> None:
    assert option(name, value, field) == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("actr", "x", "there is no such option; did you mean `actor`?"),
        ("zzz", "x", "there is no such option; expected one of system, actor"),
        ("system", True, "is true, expected text: put it in quotes"),
        ("system", ["A"], "is a list, expected text"),
        ("actor", {"A": None}, "is a mapping, expected text or a list"),
        ("index", "../out", "is `../out`, expected a folder of the docs such as `use-cases/`, or false"),
        ("index", "/abs", "is `/abs`, expected a folder"),
        ("index", "C:\\abs", "expected a folder"),
        ("index", "https://x.org/", "expected a folder"),
        ("index", "a/../../b", "expected a folder"),
        ("index", "", "expected a folder"),
        ("index", "use-cases/index.md", "is the page `use-cases/index.md`, expected a folder"),
        ("index", 5, "is `5`, expected a folder"),
        ("export", "../uc.json", "is `../uc.json`, expected a file such as"),
        ("export", "/etc/passwd", "expected a file such as `usecases.json`"),
        ("export", ["uc.json", "UC.json"], "names `UC.json` twice"),
        ("export", "uc.feature", "is `uc.feature`, expected a folder such as `features/`"),
        ("export", {"jsn": "a.json"}, "did you mean `json`?"),
        ("export", {"csv": "tests/"}, "`csv` is `tests/`, expected a file such as `scenarios.csv`"),
        ("export", "index.html", "is `index.html`, expected a file such as `usecases.json`"),
        ("export", "orders.xlsx", "expected a file such as"),
        ("export", "sitemap.xml", "expected a file such as"),
        ("export", "usecases.jsn", "expected a file such as"),
        ("export", "features", "a folder such as `features/`"),
        ("export", "search/search_index.json", "where a site has its search index; choose another folder"),
        ("export", "Search/", "where a site has its search index"),
        ("export", ["features/", "Features/"], "names `Features` twice"),
        ("export", ["a.json", "a.json/b.csv"], "is `a.json` and `a.json/b.csv`: one of them is in the other"),
        ("export", ["a.csv/x/", "a.csv"], "is `a.csv` and `a.csv/x`: one of them is in the other"),
        ("export", {"json": "index.html"}, "`json` is `index.html`, expected a file such as `usecases.json`"),
        ("export", {"csv": "all.json"}, "`csv` is `all.json`, expected a file such as `scenarios.csv`"),
        ("export", {"csv": 3}, "is `3`, expected at `csv` a path such as `scenarios.csv`"),
        ("actor_pages", "yes", "is `yes`, expected true or false"),
        ("diagram", "opn", "is `opn`, did you mean `open`?"),
        ("diagram", 3, "is `3`, expected one of open, closed, none"),
        ("heading_level", 1, "is `1`, expected `auto` or a number from 2 to 6"),
        ("heading_level", 7, "is `7`, expected `auto`"),
        ("heading_level", True, "is true, expected `auto`"),
        ("heading_level", 2.0, "is `2.0`, expected `auto`"),
        ("id_pattern", "UC-(", "is no regular expression: missing )"),
        ("id_pattern", False, "is false, expected text"),
        ("id_pattern", r"(a)\1", r"`(a)\1` has `\1`, expected letters, classes, groups, `|` and repetitions"),
        ("id_pattern", "x{1000}", "has more than 500 places when its repetitions are written out"),
        ("system", 10**200, "is a number of more than 100 digits, expected text: put it in quotes"),
        ("links", ["FR"], "is a list, expected a mapping prefix → address"),
        ("links", {"FR": None}, "`FR` is empty, expected text"),
        ("fields", {"a": ["b"]}, "`a` is a list, expected text"),
        ("fields", [["a"]], "is a list, expected text"),
        ("phrases", ["resume"], "is a list, expected a mapping"),
        ("phrases", {"sucess": "ja"}, "is `sucess`, did you mean `success`?"),
        ("phrases", {"success": [True]}, "`success` is true, expected text: put it in quotes"),
        ("rules", ["passive-step"], "is a list, expected a mapping"),
        ("rules", {"vague-end": "wrning"}, "`vague-end` is `wrning`, did you mean `warning`?"),
        ("rules", {"vague-end": 7}, "`vague-end` is `7`, expected one of off, hint, warning, error"),
        ("actors", 5, "is `5`, expected a mapping such as"),
        (
            "actors",
            "missing.yml",
            "the file `missing.yml` cannot be read: No such file or directory; expected",
        ),
        ("actors", {"Customer": {"kynd": "person"}}, "`Customer`: `kynd` is unknown; did you mean `kind`?"),
        ("actors", {"Customer": {"kind": "persn"}}, "`Customer`: kind is `persn`, did you mean `person`?"),
        (
            "actors",
            {"Customer": {"aliases": {"a": 1}}},
            "`Customer`: `aliases` is a mapping, expected text or a list",
        ),
        ("actors", {False: None}, "`False`: is false, expected text: put it in quotes"),
        ("actors", {"A": None, "a": None}, "`a` stands there twice: `A` and `a`"),
        (
            "actors",
            {"A": {"aliases": ["X"]}, "B": {"aliases": "x"}},
            "`x` is an alias of `B`, but means `A` already",
        ),
        ("actors", {"A": {"aliases": "B"}, "B": None}, "`B` is an alias of `A`, but means `B` already"),
        ("actors", {"A": {"is a": "A"}}, "`is a` leads in a circle: A → A"),
        ("actors", {"X": {"is a": "A"}, "A": {"is a": "B"}, "B": {"is a": "a"}}, "circle: A → B → A"),
        (
            "actors",
            {f"A{number}": {"is a": f"A{number + 1}"} for number in range(30_000)} | {"A30000": None},
            "`A0` has more than 50 actors above it by `is a`",
        ),
        ("results", True, "is true, expected files such as `reports/*.xml`"),
        ("results", {"file": "a.xml"}, "has `file`, expected files, property, required"),
        ("results", {"files": [1.5]}, "`files` is `1.5`, expected text"),
        ("results", {"required": "user gaol"}, "is `user gaol`, did you mean `user goal`?"),
        ("mermaid", False, "is false, expected text"),
        ("strings", {"actor": None}, "`actor` is empty, expected text"),
        ("strings", {"actr": "Role"}, "there is no word `actr`; did you mean `actor`?"),
        ("strings", {"about_triger": "x"}, "there is no word `about_triger`; did you mean `about trigger`?"),
    ],
)
def test_a_wrong_option_is_told_with_what_was_expected(name: str, value: object, message: str) -> None:
    _, findings, wrong, _ = read(**{name: value})
    assert findings == ()
    assert len(wrong) == 1
    assert wrong[0].startswith(f"`{name}`: ")
    assert message in wrong[0]


def test_a_wrong_option_leaves_the_others_alone() -> None:
    options, _, wrong, _ = read(heading_level=9, system="Shop", diagram="x")
    assert (options.system, options.heading_level, len(wrong)) == ("Shop", None, 2)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (False, Severity.OFF),
        ("off", Severity.OFF),
        ("Error", Severity.ERROR),
        (True, Severity.HINT),
        (None, Severity.HINT),
    ],
)
def test_a_rule_sets_the_severity_of_a_check(value: object, expected: Severity) -> None:
    assert option("rules", {"too-many-steps": value}) == {Code.TOO_MANY_STEPS: expected}


def test_on_turns_on_what_is_off_by_default() -> None:
    assert option("rules", {"Passive_Step": True}) == {Code.PASSIVE_STEP: Severity.HINT}


def test_a_rule_for_a_check_that_does_not_exist_is_a_finding() -> None:
    places = {("rules",): Span("mkdocs.yml", 7, 7), ("rules", "too-many-stps"): Span("mkdocs.yml", 8, 9)}
    given = {"rules": {"too-many-stps": False, "zzz": "off"}}
    first, second = read_options(given, folder=HERE, places=places).findings
    assert str(first).splitlines() == [
        "mkdocs.yml:8:9: error: there is no check `too-many-stps` [unknown-check]",
        "  hint: did you mean `too-many-steps`?",
    ]
    assert second.span == Span("mkdocs.yml", 7, 7)


def test_actors_are_declared_in_the_options() -> None:
    actors = {
        "Customer": {"description": "Orders meals.", "aliases": ["Diner"], "kind": "Person"},
        "Premium customer": {"is a": "Customer"},
        "Courier": "Brings meals.",
        "Bank": {"kind": "system", "alias": "Card issuer"},
        "Clock": None,
    }
    customer, premium, courier, bank, clock = option("actors", actors, "catalogue").actors
    assert (customer.description, customer.aliases, customer.kind) == (
        "Orders meals.",
        ("Diner",),
        ActorKind.PERSON,
    )
    assert (premium.is_a, courier.description, clock.name) == ("Customer", "Brings meals.", "Clock")
    assert (bank.kind, bank.aliases, bank.span) == (
        ActorKind.SYSTEM,
        ("Card issuer",),
        Span("mkdocs.yml", 1, 1),
    )


def test_actors_may_be_a_list_of_names() -> None:
    actors = option("actors", ["Customer", "Courier"], "catalogue").actors
    assert [actor.name for actor in actors] == ["Customer", "Courier"]


def catalogue_of(folder: Path, text: str) -> OptionsReading:
    (folder / "actors.yml").write_text(text, encoding="utf-8")
    return read_options({"actors": "actors.yml"}, folder=folder)


def test_actors_of_a_file_know_their_places_and_are_text_as_typed(tmp_path: Path) -> None:
    text = "# Who takes part\nCustomer:\n  aliases: [No, 007]\n\nYes: {description: 1.10}\n"
    options, _, wrong, _ = catalogue_of(tmp_path, text)
    assert wrong == ()
    customer, yes = options.catalogue.actors
    assert (customer.span, customer.aliases) == (Span("actors.yml", 2, 1).over(8), ("No", "007"))
    assert (yes.name, yes.span, yes.description) == ("Yes", Span("actors.yml", 5, 1).over(3), "1.10")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A: [", "actors.yml:2:1: `actors`: YAML did not find expected node content"),
        ("A: {}\nA: {}\n", "actors.yml:2:1: `actors`: `A` stands here again, after line 1"),
        ("[a]: b\n", "actors.yml: `actors`: a key is a list, expected text"),
        (
            "A:\n  kind: robot\n",
            "actors.yml:2:9: `actors`: `A`: kind is `robot`, expected one of person, system, time, org",
        ),
        ("just text", "actors.yml: `actors`: is `just text`, expected a mapping"),
        ("A: &a [*a]\n", "nested too deeply"),
    ],
)
def test_mistakes_in_the_file_name_their_place(tmp_path: Path, text: str, message: str) -> None:
    wrong = catalogue_of(tmp_path, text).wrong
    assert wrong
    assert message in wrong[0].told


def test_an_empty_file_declares_nobody(tmp_path: Path) -> None:
    assert catalogue_of(tmp_path, "# later\n") == OptionsReading(Options(), (), ())


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in read_options({"actors": "actors.yml"}, folder=tmp_path).wrong[0]
