"""What real documents call their parts, and what is proposed for a name that is none."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code, Severity
from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.use_case import GoalLevel, UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.parsing.words.key_names import KeyNames, branch_key, extends_key, lookup, names_in
from mkdocs_usecases.parsing.words.levels import level_named
from support.checking import findings_of, options_of
from support.mended import mended
from support.natural_phrases import BLOCKS
from support.surviving import fenced

PARTS = {
    "title": "Title | Name | Use Case Name | Use case",
    "id": "ID | Use Case ID | Use-Case-ID | Identifier",
    "actor": "Actor | Actors | Actor(s) | Primary Actor | Primary Actor(s) | Main Actor | Main actors | Actor(s) Involved"
    " | Actors involved",
    "supporting": "Secondary Actors | Supporting actors | Secondary Actor(s) | Supporting | Other actors",
    "goal": "Goal | Goal in Context | Purpose | Objective | Objectives",
    "summary": "Description | Brief | Brief description | Summary | Overview",
    "preconditions": "Pre-condition | Pre-conditions | Pre-condition(s) | Precondition(s) | Pre conditions | pre_conditions"
    " | PRECONDITIONS | Entry conditions | Prerequisites",
    "success guarantee": "Post-condition | Post-conditions | post conditions | Post-condition(s) | Postcondition(s) | Result"
    " | Results | Success Outcome | Success Postconditions | Success end condition | Guarantees | Success guarantees"
    " | Outcome | Exit conditions",
    "minimal guarantee": "Minimal guarantee | Minimal Guarantees | Minimum guarantee",
    "steps": "Main Success Scenario | MSS | Main Flow | Main flows | Basic Flow | Basic Flow of Events | Normal Flow"
    " | Main Scenario | Primary Flow | Nominal Scenario | Happy Path | Success Scenario | Flow of events | Steps"
    " | Basic course of events | Normal course",
    "extensions": "Extensions | Alternative Flow | Alternative Flows | Alternate Flow(s) | Alternate flows"
    " | Alternative Scenarios | Alternate Scenario(s) | Exception | Exceptions | Exception(s) | Exception Flows"
    " | Failure Scenarios | Error Scenarios | Variants | Alternative paths | Alternate courses",
    "trigger": "Trigger | Triggers | Trigger(s) | Triggering event",
    "frequency": "Frequency of Use | Frequency | Frequency of occurrence",
    "open issues": "Open points | Open Issues | Open questions | Issues",
    "notes": "Notes | Remarks | Comments | Note(s)",
    "special requirements": "Special requirements | Non-functional requirements | Nonfunctional Requirements",
    "level": "Level | Goal level | Use Case Level",
    "stakeholders": "Stakeholders | Stakeholders and Interests | Stakeholders & Interests",
    "variations": "Variations | Technology and Data Variations List",
    "priority": "Priority",
    "related": "Related use cases | References | See also",
}
GERMAN = {
    "summary": "Übersicht",
    "id": "Use-Case-ID",
    "title": "Use-Case-Name | Titel",
    "actor": "Primärer Akteur | Akteur | akteure",
    "supporting": "Sekundäre Akteure",
    "goal": "Ziel",
    "preconditions": "Vorbedingungen | vorbedingung | Vor-Bedingungen",
    "steps": "Hauptablauf | Schritte | Ablauf",
    "extensions": "Alternativabläufe | Alternativablaufe",
    "trigger": "Auslöser",
    "success guarantee": "Nachbedingungen | Erfolgsfall",
}


@pytest.mark.parametrize(("key", "listed"), [*PARTS.items(), *GERMAN.items()])
def test_the_names_of_real_documents_are_understood(key: str, listed: str) -> None:
    for name in map(str.strip, listed.split("|")):
        found = lookup(name)
        assert found is not None, name
        assert found.name == key, name


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("post conditons", "postconditions"),
        ("Post-condtions", "postconditions"),
        ("pre conditons", "preconditions"),
        ("perconditions", "preconditions"),
        ("Vorbedingugen", "Vorbedingungen"),
        ("Nachbedingugen", "Nachbedingungen"),
        ("Nach-Bedingug", "Nachbedingung"),
        ("pós-condiçoens", "Pós-condições"),
        ("main flwo", "main flow"),
        ("acter", "actor"),
    ],
)
def test_a_misspelt_name_is_told_the_one_that_was_meant(name: str, meant: str) -> None:
    names = KeyNames()
    assert lookup(name) is None
    found, wanted = names.lookup(str(names.meant(name))), lookup(meant)
    assert found is wanted is not None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("success", "success guarantee"),
        ("minimal", "minimal guarantee"),
        ("acceptance", "acceptance criteria"),
        ("special", "special requirements"),
        ("open", "open issues"),
        ("Unterstützende", "Unterstützende Akteure"),
        ("offene", "Offene Fragen"),
        # These begin the names of several keys.
        ("main", None),
        ("primary", None),
    ],
)
def test_words_that_begin_the_name_of_one_key_are_told_all_of_it(typed: str, meant: str | None) -> None:
    assert KeyNames().meant(typed) == meant


BEFORE, AFTER = ("preconditions",), ("success guarantee", "minimal guarantee")


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
@pytest.mark.parametrize(("own", "other"), [(BEFORE, AFTER), (AFTER, BEFORE)])
def test_a_proposal_never_crosses_from_before_to_after(
    language: Language, own: tuple[str, ...], other: tuple[str, ...]
) -> None:
    names = KeyNames()
    for name in [name for key in own for name in names_in(language, key)]:
        for slip in (f"{name}x", f"{name[:-2]}{name[-1:]}", f"{name}en", f"{name[0]}{name}"):
            meant = names.meant(slip) if names.lookup(slip) is None else None
            found = names.lookup(meant) if meant else None
            assert found is None or found.name not in other, (slip, meant)


def read(block: str, options: Options | None = None) -> UseCase:
    use_case = read_document(f"```usecase\n{block}```\n", "a.md", options or Options()).blocks[0].use_case
    assert use_case is not None
    return use_case


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_block_may_be_in_another_language_from_the_first_key_to_the_last(block: str) -> None:
    found = findings_of({"page.md": f"```usecase\nid: UC-1\n{block}```\n"})
    assert [each for each in found if each.is_error] == []
    use_case = read(block)
    assert use_case.title
    assert len(use_case.primary_actors) == 1
    assert len(use_case.preconditions) == 1
    assert len(use_case.main_success_scenario) == 2
    (extension,) = use_case.extensions
    assert extension.condition
    assert len(extension.steps) == 1
    assert extension.outcome.kind.value == "failure"


def test_one_key_in_two_languages_is_given_twice() -> None:
    page = "```usecase\ntitle: Order\nTitel: Bestellen\nactor: A\nsteps: [A asks., A goes.]\n```\n"
    assert any(each.code.value == "duplicate-key" for each in findings_of({"page.md": page}))


def test_a_site_has_names_of_its_own() -> None:
    options, _ = options_of("keys: {steps: [Drehbuch], trigger: Anlass, Success-Guarantee: [Lohn]}\n")
    block = "title: Order\nactor: A\nDREHBUCH: [A asks., A goes.]\nanlass: hunger\nlohn: fed\n"
    use_case = read(block, options)
    assert [len(use_case.main_success_scenario), len(use_case.success_guarantees)] == [2, 1]
    assert use_case.trigger is not None
    assert read(block).main_success_scenario == ()


def test_a_name_of_the_site_goes_before_that_of_a_language() -> None:
    options, _ = options_of("keys: {notes: [Ablauf]}\n")
    use_case = read("title: Order\nactor: A\nAblauf: nichts\nsteps: [A asks., A goes.]\n", options)
    assert [each.text for each in use_case.notes] == ["nichts"]


def test_a_field_of_the_site_goes_before_other_names_of_keys() -> None:
    options, _ = options_of("fields: [Ergebnis, State]\n")
    use_case = read("title: Order\nactor: A\nergebnis: 3\nstate: new\nsteps: [A asks., A goes.]\n", options)
    assert {name: texts[0].text for name, texts in use_case.fields.items()} == {
        "ergebnis": "3",
        "state": "new",
    }
    assert (use_case.success_guarantees, use_case.status) == ((), None)


def test_no_site_takes_its_proper_name_away_from_a_key() -> None:
    options, _ = options_of("keys: {notes: [steps, Trigger]}\n")
    use_case = read("title: Order\nactor: A\ntrigger: hunger\nsteps: [A asks., A goes.]\n", options)
    assert (len(use_case.main_success_scenario), use_case.notes) == (2, ())


def test_a_site_has_words_for_loops_of_its_own() -> None:
    options, _ = options_of("phrases: {repeat: [powtórz kroki, 'jeszcze raz {step} teraz']}\n")
    block = (
        "title: Order\nactor: A\nsteps: [A asks., Powtórz kroki 1-2 until A has it, Jeszcze raz 1 teraz]\n"
    )
    loops = [step.loop for step in read(block, options).main_success_scenario]
    assert [loop and (loop.start, loop.end, loop.until) for loop in loops] == [
        None,
        ("1", "2", "A has it"),
        ("1", "1", None),
    ]


@pytest.mark.parametrize(
    ("word", "level"),
    [
        *(
            (word, GoalLevel.USER_GOAL)
            for word in ("User Level Goal", "user-goal level", "Sea level", "!", "Anwenderziel")
        ),
        *((word, GoalLevel.SUMMARY) for word in ("Summary Level", "Kite", "++", "Estratégico", "概要")),
        *(
            (word, GoalLevel.SUBFUNCTION)
            for word in ("Sub-function", "fish level", "-", "Sous-fonction", "サブ機能")
        ),
    ],
)
def test_a_level_has_many_words(word: str, level: GoalLevel) -> None:
    assert level_named(word) is level
    assert read(f"title: Order\nactor: A\nlevel: '{word}'\nsteps: [A asks.]\n").level is level


def test_the_keys_of_long_forms_have_names_in_all_languages() -> None:
    assert [branch_key(name) for name in ("Wenn", "à", "entonces", "手順", "步骤", "extensions")] == [
        *("when", "at", "then", "steps", "steps", "extensions")
    ]
    assert [extends_key(name) for name in ("Anwendungsfall", "use-case", "id", "step", "wanneer")] == [
        *("use case", "use case", "use case", "at", "when")
    ]
    assert branch_key("jira") is None


@pytest.mark.parametrize("line", ["- not a use case", "- no te is taken", "- Nota bene"])
def test_a_list_is_no_mapping_for_what_its_words_would_be_together(line: str) -> None:
    found = findings_of({"page.md": f"```usecase\n{line}\n```\n"})
    assert [one.code for one in found if one.severity is Severity.ERROR] == [Code.NOT_A_MAPPING]


def test_words_are_no_key_for_what_they_would_be_together() -> None:
    page = fenced("title: T\nactor: A\nnot a key at all\nsteps: [A b., A c., A d.]")
    (finding,) = [one for one in findings_of({"page.md": page}) if one.severity is Severity.ERROR]
    assert (finding.code, finding.span.line) == (Code.YAML_SYNTAX, 4)
    assert "colon" not in finding.message


@pytest.mark.parametrize("word", ["Version", "versión", "バージョン"])
def test_the_version_of_a_text_is_no_release(word: str) -> None:
    page = fenced(f"title: T\nactor: A\n{word}: 1.2\nsteps: [A b., A c., A d.]")
    (finding,) = [one for one in findings_of({"page.md": page}) if one.severity is Severity.ERROR]
    assert (finding.code, finding.span.line, finding.edits) == (Code.UNKNOWN_KEY, 4, ())
    assert finding.hint is not None and "`release`" in finding.hint and "`fields`" in finding.hint


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        *[("Assumptions", "notes"), ("Channel to primary actor", "user interface"), ("Due date", "release")],
        *[("As a", "actor"), ("I want to", "title"), ("so that", "goal")],
        *[("given", "preconditions"), ("When", "trigger"), ("THEN", "success guarantee")],
        *[("Annahmen", "Anmerkungen"), ("Date de création", "Remarques"), ("変更履歴", "メモ")],
    ],
)
def test_a_heading_of_templates_is_told_the_key_that_its_text_belongs_to(heading: str, key: str) -> None:
    block = f"{heading}: Visitor asks.\nid: UC-1\nsteps: [A b., A c., A d.]"
    page = fenced("\n".join([block, *(line for line in HEAD if not is_key_of(line, key))]))
    (finding,) = [one for one in findings_of({"page.md": page}) if one.severity is Severity.ERROR]
    assert (finding.code, finding.span.line, finding.hint) == (
        Code.UNKNOWN_KEY,
        2,
        f"write `{key}`, or list it in the `fields` option",
    )
    assert errors_of(mended(page, finding.edits)) == []


HEAD = ["title: T", "actor: A"]


def is_key_of(line: str, key: str) -> bool:
    return line.startswith(f"{key}:")


def errors_of(page: str) -> list[str]:
    return [str(one) for one in findings_of({"page.md": page}) if one.severity is Severity.ERROR]


def test_a_heading_of_templates_is_told_where_its_key_is() -> None:
    page = fenced("title: T\nactor: A\nnotes: x\nAssumptions: y\nsteps: [A b., A c., A d.]")
    (finding,) = [one for one in findings_of({"page.md": page}) if one.severity is Severity.ERROR]
    assert finding.hint == "put it below `notes`, which is given as well, or list it in the `fields` option"
    assert finding.edits == ()


def test_what_stands_below_the_second_of_two_keys_is_not_missing() -> None:
    page = fenced("title: T\nactor: A\nFlow of events:\nsteps: [A b., A c., A d.]")
    (finding,) = [one for one in findings_of({"page.md": page}) if one.severity is Severity.ERROR]
    assert (finding.code, finding.span.line) == (Code.DUPLICATE_KEY, 5)
