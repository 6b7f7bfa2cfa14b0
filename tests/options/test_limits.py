"""How far options may go: what is just within a limit is taken, and one more is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.options import Options, export_format, read_options
from mkdocs_usecases.options.exports import offered_csv, wanted_exports
from mkdocs_usecases.options.globs import Globs
from mkdocs_usecases.options.yaml_file import DEEPEST, WrongYaml, compose


@pytest.mark.parametrize(("above", "told"), [(50, []), (51, ["A0"])])
def test_actors_above_each_other(above: int, told: list[str]) -> None:
    actors = {f"A{number}": {"is a": f"A{number + 1}"} for number in range(above)}
    wrong = read_options({"actors": {**actors, f"A{above}": None}}, folder=Path()).wrong
    expected = [f"`actors`: `{name}` has more than 50 actors above it by `is a`" for name in told]
    assert [str(mistake) for mistake in wrong] == expected


def test_levels_of_a_file() -> None:
    assert compose("[" * DEEPEST + "]" * DEEPEST) is not None
    with pytest.raises(WrongYaml):
        compose("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


def _bomb(one: str, ten: str) -> str:
    """A text of a few lines that says a hundred million letters."""
    steps = "".join(f"  - &b{n} {ten.replace('*', f'*b{n - 1}')}\n" for n in range(1, 7))
    return f"all:\n  - &b0 {one}\n{steps}"


@pytest.mark.parametrize(
    "text",
    [
        _bomb("x" * 100, f"[{', '.join('*' * 10)}]"),
        _bomb("x" * 100, f"{{{', '.join(f'{n}: *' for n in range(10))}}}"),
        *("a: &a [*a]", "a: &a {b: *a}", "a: &a {? [*a] : b}", "&a [b, *a]"),
    ],
)
def test_what_names_its_own_parts_again_and_again_is_not_read(text: str) -> None:
    with pytest.raises(WrongYaml) as wrong:
        compose(text)
    told = "YAML is nested too deeply: it names its own parts again and again"
    assert wrong.value.of("a.yml") == f"a.yml:1:1: {told}"
    assert compose(text.replace("*", "")) is not None


def test_what_is_named_again_counts_as_often() -> None:
    # The root, its key and its list, the text behind `&` and the others: 8 for each beside its letters.
    fits = (4 * 2**20 - 8 * 44 - 1) // 41
    for letters, is_told in ((fits, False), (fits + 1, True)):
        text = f"a: [&b {'x' * letters}, {', '.join(['*b'] * 40)}]"
        assert len(text) < 2**20
        try:
            compose(text)
        except WrongYaml:
            assert is_told
        else:
            assert not is_told


def test_characters_of_a_file() -> None:
    assert compose(f"a: {'x' * (2**20 - 3)}") is not None
    with pytest.raises(WrongYaml) as wrong:
        compose(f"a: {'x' * (2**20 - 2)}")
    assert "is longer than 1,024 KiB" in wrong.value.of("a.yml")


@pytest.mark.parametrize(
    ("pattern", "held", "others"),
    [
        ("uc/", ["uc/a.md", "x/uc/b/c.md"], ["uc.md", "auc/b.md"]),
        ("/uc/", ["uc/a.md", "uc/b/c.md"], ["x/uc/b.md"]),
        ("*.md", ["a.md", "b/c.md"], ["a.mdx"]),
        ("./a/*.md", ["a/b.md"], ["a/b/c.md", "x/a/b.md"]),
        ("a\\**\\b?.md", ["a/b1.md", "a/x/y/b2.md"], ["a/b.md"]),
        ("a/**", ["a/b.md", "a/b/c.md"], ["a"]),
        ("a**b", ["ab", "a/x/b"], ["a/x"]),
    ],
)
def test_pages_of_a_pattern(pattern: str, held: list[str], others: list[str]) -> None:
    globs = Globs([pattern])
    assert [path for path in (*held, *others) if globs.hold(path)] == held


@pytest.mark.parametrize(("number", "is_told"), [(10**100 - 1, False), (10**100, True), (-(10**100), True)])
def test_digits_of_a_number(number: int, is_told: bool) -> None:
    reading = read_options({"system": number}, folder=Path())
    assert (reading.options.system == str(number)) is not is_told
    told = "`system`: is a number of more than 100 digits, expected text: put it in quotes"
    assert [str(mistake) for mistake in reading.wrong] == [told][:is_told]


@pytest.mark.parametrize(("letters", "shown"), [(60, "x" * 60), (61, f"{'x' * 60}…")])
def test_letters_of_a_value_in_a_message(letters: int, shown: str) -> None:
    (wrong,) = read_options({"order": "x" * letters}, folder=Path()).wrong
    assert f"is `{shown}`, expected one of" in str(wrong)


def test_letters_of_a_pattern() -> None:
    (wrong,) = read_options({"documents": ["a", "b" * 501]}, folder=Path()).wrong
    assert str(wrong) == f"`documents`: `{'b' * 60}…` is longer than 500 characters"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, ["usecases.json", "use-cases/scenarios.csv"]),
        ({"export": False}, []),
        ({"index": False}, ["usecases.json"]),
        ({"export": ["a.csv", "b.json", "c.csv"]}, ["a.csv", "b.json", "c.csv"]),
        ({"export": "b.json", "index": "uc"}, ["b.json", "uc/scenarios.csv"]),
    ],
)
def test_a_csv_of_all_scenarios_is_offered_with_an_index(given: dict[str, object], wanted: list[str]) -> None:
    options = read_options(given, folder=Path()).options
    assert [file.path for file in wanted_exports(options)] == wanted
    offered = offered_csv(options)
    assert (offered.path if offered else None) == next((path for path in wanted if ".csv" in path), None)


def test_the_ending_of_an_export_tells_its_format() -> None:
    named = ("a/", "Usecases.JSON", "x.needs.json", "needs.json", " b.csv ", "a\\c.inv", "d.txt", "json")
    found = [export_format(path) for path in named]
    expected = ["gherkin", "json", "json", "needs", "csv", "inventory", None, None]
    assert [form.value if form else None for form in found] == expected
    assert Options().export[0].path == "usecases.json"
