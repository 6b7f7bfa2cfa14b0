"""What inventories of other sites say, and those that say nothing."""

from __future__ import annotations

import json
import zlib

import pytest

from mkdocs_usecases.parsing.inventories import WrongInventory, read_inventory
from support.work import in_good_time

HEAD = b"# Sphinx inventory version 2\n# Project: Bills\n# Version: 1\n# zlib\n"


def inventory(*rows: str) -> bytes:
    return HEAD + zlib.compress("\n".join(rows).encode())


def read(
    content: bytes, base: str | None = "https://x.org/docs/"
) -> list[tuple[str, str, str | None, dict[str, str | None]]]:
    return [(each.id, each.title, each.url, dict(each.parts)) for each in read_inventory(content, base)]


def test_rows_of_an_inventory_are_use_cases_with_their_steps() -> None:
    content = inventory(
        "UC-1 uc:usecase 1 bills/#$ UC-1 Send a bill",
        "UC-1/2 uc:step -1 bills/#UC-1-2 -",
        "UC-1/2 uc:step -1 bills/#again -",
        "UC-1/*a uc:step 1 bills/#UC-1-any-a -",
        "UC-2 uc:usecase 1 /other.html#UC-2 -",
        "UC-2 uc:usecase 1 again.html UC-2 Again",
        "UC-3 uc:usecase 1 mailto:x UC-3",
        "UC-4 uc:usecase 1 http://[x UC-4",
        "index std:doc -1 index.html Start",
        "UC-5 uc:usecase",
        "",
    )
    assert read(content) == [
        (
            *("UC-1", "Send a bill", "https://x.org/docs/bills/#UC-1"),
            {"2": "https://x.org/docs/bills/#UC-1-2", "*a": "https://x.org/docs/bills/#UC-1-any-a"},
        ),
        ("UC-2", "", "https://x.org/other.html#UC-2", {}),
        ("UC-3", "", None, {}),
        ("UC-4", "", None, {}),
    ]
    assert [url for _, _, url, _ in read(content, None)] == [None, None, None, None]


def test_an_export_is_use_cases_with_their_steps() -> None:
    nested: dict[str, object] = {"label": "1a1a", "steps": [{"number": "1a1a1"}]}
    first: dict[str, object] = {
        "id": "UC-1",
        "title": "Send a *bill*",
        "url": "bills/#UC-1",
        "main_success_scenario": [{"number": "1"}, "text", {"number": 2}, {"label": "x"}, {"number": "1"}],
        "extensions": [
            {"label": "*a", "steps": [{"number": "*a1"}], "extensions": [{"label": "*a1a"}]},
            {"label": "1a", "extensions": [nested]},
        ],
    }
    others: list[object] = [
        "text",
        {},
        {"id": ""},
        {"id": 3},
        {"id": "UC-2", "url": 3},
        {"id": "UC-3", "url": "a.html", "title": None},
    ]
    page = "https://x.org/docs/bills/#UC-1"
    assert read(json.dumps({"use_cases": [first, *others]}).encode()) == [
        (
            *("UC-1", "Send a bill", page),
            {
                **{"1": f"{page}-1", "x": f"{page}-x", "*a": f"{page}-any-a", "*a1": f"{page}-any-a1"},
                **{
                    "*a1a": f"{page}-any-a1a",
                    "1a": f"{page}-1a",
                    "1a1a": f"{page}-1a1a",
                    "1a1a1": f"{page}-1a1a1",
                },
            },
        ),
        ("UC-2", "", None, {}),
        ("UC-3", "", "https://x.org/docs/a.html", {}),
    ]
    assert read(json.dumps({"use_cases": [first]}).encode(), None)[0][3]["*a1"] is None
    assert read(
        json.dumps({"use_cases": [{"id": "UC-3", "url": "a.html", "extensions": [{"label": "1a"}]}]}).encode()
    )[0][3] == {"1a": None}


NEITHER = "is neither `objects.inv` nor `usecases.json`"
NOTHING = "holds no use cases: expected `objects.inv` or `usecases.json`"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        *(
            (b"", NEITHER),
            (b"# Sphinx inventory version 1\n", NEITHER),
            (b"\xff", NEITHER),
            (b"[" * 100_000, NEITHER),
        ),
        *(
            (b"[]", NOTHING),
            (b"{}", NOTHING),
            (b'{"use_cases": {}}', NOTHING),
            (HEAD + b"text", "cannot be unpacked"),
        ),
    ],
)
def test_what_is_no_inventory_is_told(content: bytes, says: str) -> None:
    with pytest.raises(WrongInventory) as wrong:
        read_inventory(content, None)
    assert str(wrong.value) == says


@pytest.mark.parametrize(
    "row", [" " * 100_000, "x " * 50_000, "UC-1 uc:step 1" + " " * 100_000, "uc:" * 50_000]
)
def test_no_row_takes_longer_than_it_is_long(row: str) -> None:
    with in_good_time():
        assert read(inventory(row, row)) == []


@pytest.mark.slow
def test_an_inventory_that_unpacks_to_no_end_is_not_unpacked() -> None:
    with pytest.raises(WrongInventory, match="is larger than 64 MiB once it is unpacked"):
        read_inventory(HEAD + zlib.compress(b" " * (2**26 + 1)), None)
