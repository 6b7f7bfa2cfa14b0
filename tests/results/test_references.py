"""How tests name routes, and what is no name of one."""

from __future__ import annotations

import pytest

from mkdocs_usecases.results.references import Known, Vocabulary
from mkdocs_usecases.results.result import Result, Status
from support.naming import named, vocabulary

NAMES = {
    "UC-1/3a: a broken bicycle": "UC-1/3a",
    "uc-1/3A broken": "UC-1/3a",
    "borrow [UC-1/3a]": "UC-1/3a",
    "test_route[UC-1/3a-old]": "UC-1/3a",
    "fails @UC-1:3a": "UC-1/3a",
    "(UC-1:any-a)": "UC-1/*a",
    "UC-1/*a power fails": "UC-1/*a",
    "UC-1/1-3a.": "UC-1/1-3a",
    "UC-1/main/UC-2/main": "UC-1/main UC-2/main",
    "UC-1/3a and UC-1/4a, then UC-2:1a": "UC-1/3a UC-1/4a UC-2/1a",
    "UC-1 Borrow › UC-1/2a1a": "UC-1/2a1a",
    "test_uc_1__3a": "UC-1/3a",
    "test_uc_1__1_3a_rider_waits": "UC-1/1-3a",
    "testUC-1": "",
    "uc_1__any_a": "UC-1/*a",
    "uc_2": "UC-2",
    "test_uc_12_repair": "UC-12",
    "UC-12: Repair a bicycle": "UC-12",
    "UC-12:Repair": "UC-12",
    "UC-12/repair.spec.ts": "UC-12",
    "UC-12-repair": "UC-12",
    "login works": "",
    "login/1a works": "login/1a",
    "version 1/3a of nothing": "",
    "XUC-1/3a": "",
    "UC-1/3ab": "UC-1/3ab?",
    "UC-1/3a1": "UC-1",
    "UC-12/9z is gone": "UC-12/9z?",
    "UC-99/main": "UC-99/main?",
    "UC-99 is gone": "UC-99?",
    "uc_99__main": "uc_99/main?",
    "ABC-1/3a": "",
    "HTTP/1.1 and ISO-8859/1a": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_names_routes(name: str) -> None:
    found = named(Result("", "", Status.PASSED, names=(name,)))
    assert " ".join(f"{one}{'' if one.is_known else '?'}" for one in found) == NAMES[name]


def refs(**of: tuple[str, ...]) -> str:
    return " ".join(map(str, named(Result("", "", Status.PASSED, **of))))  # type: ignore[arg-type]


def test_one_letter_and_a_number_is_no_unknown_use_case() -> None:
    known = Known({"A1": True}, lambda _: {"main": "main"}, lambda word: word[:1] in "aA")
    found = [*Vocabulary(known).in_name("test_a2 and a1, not a3/main")]
    assert [(str(one), one.is_known) for one in found] == [("A1", True), ("a3/main", False)]


def test_a_property_wins_over_everything_else() -> None:
    assert (
        refs(properties=("UC-1/3a", "UC-2, UC-12/main"), tags=("UC-1:4a",), names=("UC-1/2a",))
        == "UC-1/3a UC-2 UC-12/main"
    )
    assert refs(properties=("@UC-1:any-a",)) == "UC-1/*a"
    assert refs(properties=(" @Login,uc-2/1A;", "LOGIN/1a")) == "UC-2/1a login/1a"
    assert refs(properties=("Login",), names=("UC-1/2a",)) == "login"


def test_tags_win_over_names_and_are_references_as_a_whole() -> None:
    assert refs(tags=("UC-1:4a", "wip"), names=("UC-1/2a",)) == "UC-1/4a"
    assert refs(tags=("slow-UC-1:4a", "not-UC-2"), names=("UC-1/2a",)) == "UC-1/2a"
    assert refs(tags=("UC-12:9z",)) == "UC-12/9z"
    assert refs(tags=("login",)) == "login"


def test_the_innermost_name_that_has_a_reference_decides() -> None:
    assert refs(names=("waits", "UC-1/1-3a", "UC-2 Return")) == "UC-1/1-3a"
    assert refs(names=("2a", "UC-2")) == "UC-2"


def test_a_use_case_counts_as_a_whole_only_where_no_route_of_it_is_named() -> None:
    assert refs(tags=("UC-1", "UC-1:3a", "UC-2")) == "UC-1/3a UC-2"
    assert refs(tags=("UC-1",), names=("UC-1/4a The lock does not open", "UC-1")) == "UC-1/4a"
    assert refs(tags=("UC-1",), names=("UC-2/1a",)) == "UC-1"


def test_a_property_is_told_of_even_where_nothing_is_like_it() -> None:
    found = named(Result("", "", Status.PASSED, properties=("billing/7",)))
    assert [(str(one), one.is_known) for one in found] == [("billing/7", False)]


@pytest.mark.slow
def test_long_names_take_no_long() -> None:
    for name in (
        "UC-1/" * 20_000,
        "uc_1_" * 20_000,
        "UC-1-" * 20_000,
        "a" * 200_000,
        "UC-1/" + "1a" * 50_000,
    ):
        assert list(vocabulary().in_name(name)) is not None
