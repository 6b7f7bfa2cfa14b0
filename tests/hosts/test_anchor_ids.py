"""The ids of a page are a set to whoever asks, however they are kept."""

from __future__ import annotations

import pytest

from mkdocs_usecases.hosts.mkdocs.anchor_ids import AnchorIds


def test_packed_ids_answer_as_a_set_does() -> None:
    ids = {"UC-1", "UC-1-2", "UC-1:main", "größe"}
    packed = AnchorIds.packed(ids)
    assert type(packed) is AnchorIds
    assert set(packed) == ids
    assert len(packed) == len(ids)
    assert "UC-1-2" in packed
    assert "UC" not in packed
    assert "1-2" not in packed
    assert "" not in packed
    assert {"x"} | packed == {"x", *ids}


def test_plugins_may_add_to_packed_ids_and_take_away() -> None:
    packed = AnchorIds({"a", "b"})
    packed.add("c")
    packed.add("a")
    packed.update(["d"], ("e", "a"))
    packed |= {"f"}
    packed.discard("b")
    packed.discard("bc")
    assert sorted(packed) == ["a", "c", "d", "e", "f"]


@pytest.mark.parametrize("odd", ["two words", "line\nend", ""])
def test_ids_that_would_part_stay_as_they_are(odd: str) -> None:
    ids = {"a", odd}
    assert AnchorIds.packed(ids) is ids


def test_many_ids_stay_a_set_that_looks_them_up() -> None:
    ids = {f"UC-{number}" for number in range(1000)}
    assert AnchorIds.packed(ids) is ids


def test_no_ids_are_none() -> None:
    packed = AnchorIds.packed(set())
    assert (len(packed), [*packed], "" in packed) == (0, [], False)
