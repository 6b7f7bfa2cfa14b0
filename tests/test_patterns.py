"""Patterns of strangers: they say what Python says, and nobody has to wait for it."""

from __future__ import annotations

import re
import warnings

import pathspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.hosts.workspace.exclusions import OF_MKDOCS, Exclusions, left_out
from mkdocs_usecases.patterns import WrongPattern, compile_pattern
from support.typing_anything import share
from support.work import in_good_time

LETTERS = st.sampled_from(
    ["a", "b", "-", "1", r"\d", r"\w", ".", "[ab]", "[^a]", "[]a-]", r"\.", r"\-", r"\x61"]
)
BETWEEN = st.sampled_from(["^", "$", r"\b", r"\B", r"\A"])
TIMES = st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{,2}", "{2,}", "*?", "+?"])


def _grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    groups = st.sampled_from(["({})", "(?:{})", "(?i:{})"])
    grouped = st.tuples(groups, parts).map(lambda pair: pair[0].format(pair[1]))
    return st.one_of(
        st.tuples(grouped, TIMES).map("".join),
        st.lists(parts, max_size=3).map("".join),
        st.tuples(parts, parts).map("|".join).map("({})".format),
        grouped,
    )


PATTERNS = st.recursive(
    st.one_of(LETTERS, BETWEEN, st.tuples(LETTERS, TIMES).map("".join)), _grown, max_leaves=6
)


@pytest.mark.slow
@share(300)
@given(PATTERNS, st.lists(st.text("ab-1A.\n", max_size=6), min_size=1, max_size=5))
def test_a_pattern_fits_what_it_fits_in_python(pattern: str, texts: list[str]) -> None:
    try:
        expected = re.compile(pattern)
    except re.error:
        return
    ours = compile_pattern(pattern)
    for text in texts:
        assert ours.fullmatch(text) is bool(expected.fullmatch(text)), (pattern, text)


EACH_FORM = [
    *(
        "",
        "a",
        "ab",
        "a|b",
        "ab|a|",
        "(a|b)(b|a)?",
        "a*",
        "a+b",
        "a?b?",
        "(ab)*a",
        "(a*b)*",
        "(a?b?)+",
        "(a|b*)+1",
    ),
    *(
        "a{2}",
        "a{0}",
        "a{1,2}b",
        "a{,2}",
        "a{2,}",
        "(ab){1,2}",
        "(a{2}){2}",
        "(a{1,2}){2}b",
        "(a?){2}",
        "()*a",
        "(){2}b",
    ),
    *("a{", "a{x}", "a{,}", "{}", "}", "]", "a*?b", "a+?", "a??b", "a{1,2}?b"),
    *(
        ".",
        r"\d+",
        r"\w*",
        r"[ab]+",
        "[^a]b",
        "[]a-]+",
        r"[\]a]+",
        r"\.",
        r"\-1",
        r"\x61b",
        r"\u0061",
        r"\U00000061",
    ),
    *(r"\N{DIGIT ONE}", r"\061", r"\141b", r"\0", "a.b", "(?s)a.b", "(?s:.)(a)"),
    *(
        "^a",
        "a^b",
        "^^a$",
        "a$",
        "a$b",
        "(a|$)b?",
        r"\Aa\Z",
        r"a\b-",
        r"a\bb",
        r"\ba\B1",
        r"\B",
        r"\b",
        r"(\b|a)*b",
        "(^|-)a",
    ),
    *(
        "(?m)^a$\n^b$",
        "(?m:a$)\nb",
        "a$\nb",
        "(?i)aB",
        "(?i:a)B",
        "(?i)a(?-i:b)1",
        "(?i:a(?-i:b))B",
        "((?i:a)|b)B",
    ),
    *("(?:ab)+", "(?P<x>a)b", "(?#one)a(?#two)b", "(?a)\\w", "(?u)\\w", r"(?a:\w)\w", "((a)b)*"),
]
EACH_TEXT = (
    *(
        "",
        "a",
        "b",
        "A",
        "B",
        "1",
        "-",
        ".",
        "é",
        "\n",
        "\0",
        "]",
        "}",
        "{",
        "ab",
        "ba",
        "AB",
        "aB",
        "Ab",
        "aa",
        "bb",
        "a1",
        "a-",
    ),
    *(
        "-1",
        "-a",
        "é1",
        "éé",
        "a\n",
        "a.b",
        "a\nb",
        "aab",
        "aaa",
        "aba",
        "abab",
        "aaaa",
        "aaab",
        "abb",
        "a{",
        "a{x}",
        "a{,}",
    ),
    *("{}", "aB1", "AB1", "Ab1", "ABB", "bB", "b1", "1a", "aa1", "ab1", "b-"),
)


@pytest.mark.parametrize("first", range(0, len(EACH_FORM), 20))
def test_each_form_fits_what_it_fits_in_python(first: int) -> None:
    for pattern in EACH_FORM[first : first + 20]:
        expected, ours = re.compile(pattern), compile_pattern(pattern)
        fits = [text for text in EACH_TEXT if ours.fullmatch(text)]
        assert (pattern, fits) == (pattern, [text for text in EACH_TEXT if expected.fullmatch(text)])


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        (r"UC-\d+", ["UC-1", "UC-007"], ["UC-", "XUC-1", "uc-1", "UC-1x"]),
        (r"^UC-\d+$|^B\d{3}$", ["UC-1", "B123"], ["B12", "UC-1B123"]),
        (r"UC(-[A-Z]+)*-\d{2,}", ["UC-AUTH-LOGIN-01", "UC-01"], ["UC-auth-01", "UC-1"]),
        (r"\b(?P<kind>UC|BR)\b.*", ["UC-1", "BR"], ["UCX"]),
        (r"(?i)uc[-_. ]?[0-9]+", ["UC-1", "uc_2", "Uc3"], ["u1"]),
        (r"[^\W\d_]+-\d+?", ["Fähre-3"], ["3-3"]),
        (r"UC(?#number)-\N{DIGIT ONE}\u0031", ["UC-11"], ["UC-1"]),
    ],
)
def test_forms_that_people_have_for_ids(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    form = compile_pattern(pattern)
    assert form.pattern == pattern
    assert [text for text in fits if not form.fullmatch(text)] == []
    assert [text for text in fits_not if form.fullmatch(text)] == []


HARMFUL = [
    *(r"(a+)+$", r"(a|aa)+$", r"([a-z]+)*x", r"(a|a)*b", r"(.*a){25}", r"(.*.*)*y", r"((a{1,20}){1,20})*b"),
    *(
        r"a*a*a*a*a*a*a*a*a*a*b",
        r"(a?){30}a{30}b",
        r"(?:(?:(?:a*)*)*)*b",
        r"(()*)*b",
        r"(){99999999}b",
        r"(\b|a*)*b",
    ),
]


@pytest.mark.parametrize("pattern", HARMFUL)
def test_no_pattern_goes_through_a_text_again_and_again(pattern: str) -> None:
    # A few milliseconds each; Python would take longer than there is time.
    with in_good_time(20):
        form = compile_pattern(pattern)
        for text in ("a" * 60 + "!", "a" * 1_000, "ab" * 500, "a" * 100_000):
            assert not form.fullmatch(text + "-")


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [
        *((r"(a)\1", r"\1"), (r"(?P<x>a)(?P=x)", "(?P"), ("(?!x)y", "(?!"), ("(?<=x)y", "(?<")),
        *((r"(a)(?(1)b|c)", "(?("), ("(?x) a", "(?x")),
    ],
)
def test_what_can_be_matched_only_by_trying_is_refused(pattern: str, sign: str) -> None:
    with pytest.raises(WrongPattern) as refused:
        compile_pattern(pattern)
    assert str(refused.value) == f"has `{sign}`, expected letters, classes, groups, `|` and repetitions"


PLACES = "has more than 500 places when its repetitions are written out"
LEVELS = "has groups within groups, more than 50 levels deep"


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        *(("a{501}", PLACES), ("((a{30}){30})", PLACES), ("a{0,501}", PLACES), ("(a{251}){2}", PLACES)),
        *(("a" * 501, "is longer than 500 characters"), ("(" * 51 + "a" + ")" * 51, LEVELS)),
        ("UC-(", "is no regular expression: missing ), unterminated subpattern at position 3"),
    ],
)
def test_what_is_too_large_or_none_is_refused_with_a_reason(pattern: str, says: str) -> None:
    with pytest.raises(WrongPattern) as refused:
        compile_pattern(pattern)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    "pattern", ["a{500}", "a" * 500, "(" * 50 + "a" + ")" * 50, "(a)" * 60, "(?:a{250}){2}"]
)
def test_what_is_as_large_as_it_may_be_is_read(pattern: str) -> None:
    assert compile_pattern(pattern).fullmatch(
        "a" * len(re.findall("a", pattern)) * (500 if "{" in pattern else 1)
    )


def test_a_pattern_that_python_cannot_read_for_its_depth_is_refused() -> None:
    with pytest.raises(WrongPattern, match="is no regular expression"):
        compile_pattern("(" * 400)


def test_a_text_longer_than_any_id_fits_nothing() -> None:
    form = compile_pattern("a*")
    assert form.fullmatch("a" * 1_000)
    assert not form.fullmatch("a" * 1_001)


def test_python_does_not_warn_of_a_pattern_that_is_only_strange() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert compile_pattern("[[a]").fullmatch("[")


PIECES = st.sampled_from(["a", "b", "*", "**", "/", "?", "[ab]", "[!a]", ".md", "*a*b*", "**/", "/**"])
LINES = st.lists(
    st.tuples(st.sampled_from(["", "!", "/"]), st.lists(PIECES, min_size=1, max_size=5).map("".join)).map(
        "".join
    ),
    min_size=1,
    max_size=3,
)
PATHS = st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=3).map("/".join)


@pytest.mark.slow
@share(200)
@given(LINES, st.lists(st.tuples(PATHS, st.sampled_from(["", ".md"])).map("".join), max_size=5))
def test_pages_are_left_out_as_mkdocs_leaves_them_out(lines: list[str], paths: list[str]) -> None:
    many_stars = "*x*x*x*x"
    try:
        expected = pathspec.GitIgnoreSpec.from_lines([many_stars, *lines])
    except ValueError:
        return
    ours = Exclusions([many_stars, *lines])
    for path in paths:
        assert ours.holds(path) is expected.match_file(path), (lines, path)


FOLDERS = st.sampled_from(["a", ".a", "a.b", "templates", ".templates", "templates.md", "atemplates"])


@pytest.mark.slow
@given(st.lists(FOLDERS, min_size=1, max_size=4).map("/".join))
def test_a_site_without_patterns_leaves_out_what_mkdocs_always_does(path: str) -> None:
    assert left_out("")(path) is pathspec.GitIgnoreSpec.from_lines(OF_MKDOCS).match_file(path)
    assert left_out("!.a")(path) is pathspec.GitIgnoreSpec.from_lines([*OF_MKDOCS, "!.a"]).match_file(path)


def test_no_exclusion_goes_through_a_name_again_and_again() -> None:
    with in_good_time():
        assert not Exclusions([f"{'*a' * 20}b"]).holds("a" * 250 + ".md")
    with pytest.raises(WrongPattern, match="more than 200 of them"):
        Exclusions([f"*a*b*{number}" for number in range(20_000)])
