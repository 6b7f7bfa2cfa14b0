"""Each language has all words, none of them says two things, and what is printed is understood."""

from __future__ import annotations

from dataclasses import fields
from importlib import import_module
from itertools import product
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases import languages
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import OUTCOMES, Language, names
from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import LANGUAGES, SPOKEN
from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind, StepKind
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.parsing.words.key_names import lookup, plain
from mkdocs_usecases.parsing.words.keys import KEYS
from mkdocs_usecases.parsing.words.levels import level_named
from mkdocs_usecases.parsing.words.template_headings import key_for_heading
from mkdocs_usecases.site import Site
from support.natural_phrases import BLOCKS, ENDS, GOING_ON_ELSEWHERE, LOOPS, NATURAL, ROLES
from support.typing_anything import share

PRINTED_KEYS = {
    **{key.name: key.name for key in KEYS},
    "supporting": "supporting actors",
    "actor": "primary actor",
    "steps": "main success scenario",
}
NOT_PRINTED = {"title", "ignore"}
PLACES = {
    **dict.fromkeys(("resume at", "resume after"), "{step}"),
    **dict.fromkeys(("continue with", "see"), "{use case}"),
}
"""What phrases of a kind have behind them, where they do not say where it stands."""


def test_each_file_of_a_language_is_spoken() -> None:
    files = (import_module(f"{languages.__name__}.{each.name}") for each in iter_modules(languages.__path__))
    found = {value.code for file in files for value in vars(file).values() if isinstance(value, Language)}
    assert found == {language.code for language in SPOKEN}


@pytest.mark.parametrize("table", [NATURAL, LOOPS, GOING_ON_ELSEWHERE, ROLES, ENDS, {"en": "", **BLOCKS}])
def test_each_language_is_tried_as_people_write_it(table: dict[str, object]) -> None:
    assert sorted(table) == sorted(language.code for language in SPOKEN)


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_a_language_lacks_nothing(language: Language) -> None:
    lacking = [f"{table}: {word}" for table, word in lacks(language)]
    assert lacking == [], f"{language.name} lacks these"


def lacks(language: Language) -> list[tuple[str, str]]:
    """What a translator has still to write."""
    missing = [
        (table, word)
        for table in ("keys", "parts", "levels", "outcomes", "legend", "printed")
        for word in getattr(ENGLISH, table)
        if not getattr(language, table).get(word) and getattr(ENGLISH, table)[word]
    ]
    empty = [each.name for each in fields(language) if not getattr(language, each.name)]
    return missing + [(name, "all") for name in empty if name not in (*language.without, "without")]


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_a_language_has_nothing_that_nobody_asks_for(language: Language) -> None:
    for table in ("keys", "parts", "levels", "headings", "outcomes", "legend", "printed"):
        assert set(getattr(language, table)) <= set(getattr(ENGLISH, table)), table
    assert set(language.keys) == {key.name for key in KEYS}
    assert set(language.outcomes) == set(OUTCOMES)


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_a_name_is_that_of_one_key(language: Language) -> None:
    seen: dict[str, str] = {}
    for key, listed in language.keys.items():
        for name in names(listed):
            assert seen.setdefault(plain(name), key) == key, name


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_a_heading_of_templates_is_no_key_and_belongs_to_one(language: Language) -> None:
    seen: dict[str, str] = {}
    for key, listed in language.headings.items():
        for name in names(listed):
            assert lookup(name) is None, name
            assert seen.setdefault(plain(name), key) == key, name
            proposed = key_for_heading(name)
            assert proposed is not None
            assert lookup(proposed) is not None, name


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_a_phrase_says_one_thing(language: Language) -> None:
    seen: dict[str, str] = {}
    for kind, listed in language.outcomes.items():
        place = PLACES.get(kind, "")
        for phrase in all_spelled_out(listed):
            whole = phrase if place in phrase else f"{phrase} {place}"
            assert seen.setdefault(folded(whole), kind) == kind, phrase


def test_english_wins_where_two_languages_call_two_keys_alike() -> None:
    for key in KEYS:
        for name in (key.name, *names(ENGLISH.keys[key.name])):
            assert lookup(name) is key, name


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_every_name_of_a_key_is_understood(language: Language) -> None:
    others = {
        plain(name) for one in SPOKEN if one is not language for name in names(",".join(one.keys.values()))
    }
    for key in KEYS:
        for name in names(language.keys[key.name]):
            found = lookup(name)
            assert found is not None
            assert found is key or plain(name) in others or found.name == plain(name), name


@pytest.mark.parametrize(
    ("key", "alike"),
    [
        ("extensions", "Erweiterung Erweiterungen"),
        ("extensions", "Escenario_alternativo Escenarios_alternativos Flujo_excepcional"),
        ("extensions", "Fluxo_excepcional Fluxos_excepcionais Caminho_alternativo"),
        ("extensions", "Alternatief Alternatieven Alternatief_pad"),
        ("extensions", "الامتداد الامتدادات الاستثناء الاستثناءات"),
        ("preconditions", "Eingangsbedingung Eingangsbedingungen Startbedingung Startbedingungen"),
        ("preconditions", "Condición_de_entrada Condiciones_de_entrada Condição_de_entrada Beginvoorwaarde"),
        ("minimal guarantee", "Minimale_Garantie Minimale_Garantien Minimalgarantie Minimalgarantien"),
        ("special requirements", "Qualitätsanforderung Requisito_especial Kwaliteitseis Bijzondere_eis"),
        ("open issues", "Cuestión_abierta Questão_pendente Open_vraag Openstaand_punt"),
        ("tags", "Schlagwort Schlagwörter Stichwort Stichwörter Trefwoord Trefwoorden"),
    ],
)
def test_singular_and_plural_are_the_same(key: str, alike: str) -> None:
    found = [lookup(name.replace("_", " ")) for name in alike.split()]
    assert [each and each.name for each in found] == [key] * len(found)


@pytest.mark.parametrize("word", ["Erweiterung", "Escenario alternativo", "Uitbreiding", "Cas d'erreur"])
def test_a_label_may_stand_behind_the_word_for_one_extension(word: str) -> None:
    text = f"steps: [User a.]\nextensions: |\n  {word} 1a: No bed\n    1. User b."
    (block,) = Site(Options(system="S")).read("a.md", f"```usecase\n{text}\n```\n").blocks
    assert block.use_case is not None
    assert [each.label for each in block.use_case.extensions] == ["1a"]


@pytest.mark.parametrize(
    ("condition", "handling"),
    [
        ("If none is free", ", then User calls."),
        ("Wenn keines frei ist", ", dann User ruft an."),
        ("Si rien n'est libre", ", alors User appelle."),
        ("Si no hay ninguna", ", entonces User llama."),
        ("Se não há nenhuma", ", então User telefona."),
        ("Als er niets vrij is", ", dan User belt."),
        ("もし空きがない場合", "、そのときはUserは電話する。"),
        ("如果没有空位", "，那么User打电话。"),
        ("إذا لم يوجد", "، عندها User يتصل."),
        ("إذا لم يوجد", "، User يتصل."),
    ],
)
def test_a_condition_ends_at_its_comma_in_every_language(condition: str, handling: str) -> None:
    text = f"actor: User\nsteps: [User a.]\nextensions: |\n  1a. {condition}{handling}"
    (block,) = Site(Options(system="S")).read("a.md", f"```usecase\n{text}\n```\n").blocks
    assert block.use_case is not None
    (extension,) = block.use_case.extensions
    assert (extension.condition, [step.actor for step in extension.steps]) == (condition, ["User"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("return to the third step", "return to 3"),
        ("Zurück zum dritten Schritt.", "Geht weiter bei Schritt 3"),
        ("retour à la troisième étape", "reprend à l’étape 3"),
        ("Vuelve al tercer paso", "Continúa en el paso 3"),
        ("retorna ao terceiro passo", "retorna ao passo 3"),
        ("terug naar de derde stap", "gaat verder bij stap 3"),
        ("ステップ三に戻る", "ステップ3から再開"),
        ("返回第三步", "回到步骤 3"),
        ("返回步骤三", "回到步骤 3"),
        ("العودة إلى الخطوة الثالثة", "يعود إلى الخطوة 3"),
        ("然后步骤3", ""),
        ("return to the previous step", "return to 2"),
        ("zurück zum vorherigen Schritt", "geht weiter bei Schritt 2"),
        ("Retour à l’étape précédente", "Reprend à l’étape 2"),
        ("vuelve al paso anterior", "continúa en el paso 2"),
        ("terug naar de vorige stap", "gaat verder bij stap 2"),
        ("前のステップに戻る", "ステップ2から再開"),
        ("返回上一步", "回到步骤 2"),
        ("العودة إلى الخطوة السابقة", "يعود إلى الخطوة 2"),
        ("Ga naar de derde stap van het formulier", None),
        ("Dritter Schritt ist getan", None),
        ("Vuelve al tercer piso", None),
        ("第三步很重要", None),
    ],
)
def test_a_number_in_words_is_no_end_that_is_understood(typed: str, meant: str | None) -> None:
    block = f"```usecase\nsteps: [User a., S b., User c.]\nextensions: {{1a. No: [S d., '{typed}']}}\n```\n"
    site = Site(Options(system="S"))
    site.read("a.md", block)
    found = [each.hint for each in site.findings if each.code.value == "unclear-end"]
    expected = [] if meant is None else [f"did you mean `{meant}`?"]
    assert found == expected if meant != "" else len(found) == 1


@pytest.mark.parametrize("language", SPOKEN[1:], ids=lambda one: one.code)
def test_a_step_is_another_use_case_in_every_language(language: Language) -> None:
    words = names(language.keys["includes"])
    for form in ("  - {}: UC-2", "  - «{}» UC-2", "  - '**{}:** [UC-2]'"):
        lines = [form.format(word) for word in words]
        site = Site(Options(system="S", primary_actors=()))
        (block,) = site.read("a.md", "```usecase\nsteps:\n{}\n```\n".format("\n".join(lines))).blocks
        assert block.use_case is not None
        assert [step.include for step in block.use_case.main_success_scenario] == ["UC-2"] * len(words)
    text = "\n".join(f"  {number}. {word}: hello 2" for number, word in enumerate(words, 1))
    (block,) = Site(Options()).read("a.md", f"```usecase\nsteps: |\n{text}\n```\n").blocks
    assert block.use_case is not None
    assert not any(step.include for step in block.use_case.main_success_scenario)


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_what_a_page_calls_a_part_is_its_key(language: Language) -> None:
    for key, printed in PRINTED_KEYS.items():
        if key not in NOT_PRINTED:
            found = lookup(language.printed[printed])
            assert found is not None, printed
            assert found.name == key, language.printed[printed]


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
def test_what_a_page_calls_a_level_is_one(language: Language) -> None:
    for level in ("summary", "user goal", "subfunction"):
        found = level_named(language.printed[f"level {level}"])
        assert found is not None
        assert found.value == level.replace(" ", "-")


@pytest.mark.parametrize("language", [one for one in SPOKEN if one.code != "en"], ids=lambda one: one.code)
def test_no_level_is_called_like_a_key(language: Language) -> None:
    """But in English, where it is Cockburn's own word."""
    for level in ("summary", "user goal", "subfunction"):
        found = lookup(language.printed[f"level {level}"])
        assert found is None or found.name == "goal", language.printed[f"level {level}"]


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("stakeholders", "Interessengruppen"),
        ("trigger", "Desencadenante"),
        ("preconditions", "Precondições"),
        ("variations", "变化"),
    ],
)
def test_what_pages_called_a_part_before_is_still_its_key(key: str, names: str) -> None:
    for name in names.split(", "):
        found = lookup(name)
        assert found is not None, name
        assert found.name == key, name


@pytest.mark.parametrize("level", ["Überblick", "Samenvatting", "Resumen", "概要", "要約"])
def test_what_pages_called_a_level_before_is_still_one(level: str) -> None:
    found = level_named(level)
    assert found is not None
    assert found.value == "summary"


STEPS = 4


def read(extensions: str) -> UseCase:
    steps = ", ".join("A asks." for _ in range(STEPS))
    block = f"title: Order\nactor: A\nsteps: [{steps}]\nextensions: |\n{extensions}"
    use_case = read_document(f"```usecase\n{block}\n```\n", "a.md", Options()).blocks[0].use_case
    assert use_case is not None
    return use_case


def ended(label: str, phrase: str) -> Extension:
    (extension,) = read(f"  {label}. Something happens:\n    1. A waits.\n    {phrase}").extensions
    return extension


def printed(outcome: Outcome, extension: Extension, language: Language) -> str:
    """The words of a page for the end of an extension, as `rendering.extensions` puts them together."""
    words = language.printed
    if outcome.kind is OutcomeKind.SUCCESS:
        return words["succeeds"]
    if outcome.kind is OutcomeKind.FAILURE:
        return words["fails"]
    if outcome.kind is OutcomeKind.ENDS:
        return words["ends"]
    if outcome.step is not None:
        return words["resumes"].format(outcome.step)
    if extension.start == extension.end and not extension.is_any_time:
        return words["resumes after"].format(extension.start)
    return words["resumes after step"]


@pytest.mark.slow
@pytest.mark.oracle
@share(80)
@given(
    st.sampled_from(SPOKEN),
    st.sampled_from(["2a", "4a", "1-3a", "*a"]),
    st.sampled_from(["resume at 1", "resume at 3", "resume", "retry", "succeeds", "fails", "ends"]),
    st.sampled_from(["", ".", "**"]),
)
def test_the_end_that_a_page_prints_is_the_same_when_it_is_typed(
    language: Language, label: str, phrase: str, sign: str
) -> None:
    meant = ended(label, phrase)
    words = printed(meant.outcome, meant, language)
    again = ended(label, f"{sign}{words}{sign}" if sign == "**" else f"{words}{sign}")
    assert (again.outcome.kind, again.outcome.step) == (meant.outcome.kind, meant.outcome.step)
    assert not again.outcome.assumed
    assert len(again.steps) == 1


@pytest.mark.parametrize("language", SPOKEN, ids=lambda one: one.code)
@pytest.mark.parametrize(("start", "end", "until"), list(product("12", "23", ["", "A has it"])))
def test_the_loop_that_a_page_prints_is_the_same_when_it_is_typed(
    language: Language, start: str, end: str, until: str
) -> None:
    steps = start if start == end else f"{start}–{end}"
    words = language.printed["repeat step" if start == end else "repeat steps"].format(steps)
    if until:
        for parting in (" ", ", "):
            text = f"{words}{parting}{language.printed['until'].format(until)}"
            assert loop(f"4a. It happens:\n    1. {text}") == (start, end, until), text
    else:
        assert loop(f"4a. It happens:\n    1. {words}.") == (start, end, None)


def loop(extension: str) -> tuple[str, str, str | None]:
    (step,) = read(f"  {extension}").extensions[0].steps
    assert step.kind is StepKind.REPEAT
    assert step.loop is not None
    return step.loop.start, step.loop.end, step.loop.until


@pytest.mark.parametrize(
    ("language", "text"), [(code, text.strip()) for code in LANGUAGES for text in LOOPS[code].split("|")]
)
def test_a_loop_is_understood(language: str, text: str) -> None:
    assert loop(f"4a. It happens:\n    1. {text}") == ("2", "3", "A has it"), language


@pytest.mark.parametrize(
    "text",
    [
        *("A repeats the code 4711.", "A repeats it 3 times", "Repeat the call after 5 minutes"),
        *(
            "A wiederholt 3 Mal die Eingabe",
            "A répète le code 12",
            "A repite la clave 2 veces",
            "A herhaalt 2 keer",
        ),
        *("顧客は2回繰り返す", "用户重复2次", "يكرر A الرمز 3 مرات"),
    ],
)
def test_what_is_done_several_times_is_no_loop(text: str) -> None:
    (step,) = read(f"  4a. It happens:\n    1. {text}").extensions[0].steps
    assert step.kind is StepKind.ACTION


@pytest.mark.parametrize(
    ("label", "phrase", "expected"),
    [
        ("4a", "Rejoins after step 2", (OutcomeKind.RESUMES, "3")),
        ("2a", "Geht weiter nach Schritt 2", (OutcomeKind.RESUMES, None)),
        # Behind the last step there is only the end of the main success scenario.
        ("2a", "Continúa después del paso 4", (OutcomeKind.SUCCESS, None)),
        ("2a", "Rejoins after step 9", (OutcomeKind.RESUMES, "10")),
        # What pages said before.
        ("4a", "Se reincorpora en el paso 2", (OutcomeKind.RESUMES, "2")),
        ("4a", "Se reincorpora después del paso 1", (OutcomeKind.RESUMES, "2")),
    ],
)
def test_behind_a_step_is_at_the_next_one(
    label: str, phrase: str, expected: tuple[OutcomeKind, str | None]
) -> None:
    outcome = ended(label, phrase).outcome
    assert (outcome.kind, outcome.step) == expected
