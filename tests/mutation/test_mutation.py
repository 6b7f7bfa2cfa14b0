"""The run that changes the core: which changes are noticed, and by which test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mutation.mutants import names

CORE = Path(__file__).parents[2] / "src/mkdocs_usecases"
EQUIVALENT = Path(__file__).with_name("equivalent.txt")

PRICES = """\
def price(count, is_member=False):
    if count > 9 and is_member:
        return 2 * count
    return 3 * count


def label(count):
    return f"{price(count)} EUR"


def offered():
    return "today"
"""
TESTS = """\
from shop.prices import label, price


def test_a_price():
    assert price(2) == 6


def test_a_large_price():
    assert price(12) == 36


def test_a_label():
    assert label(2)
"""
NOTICED = """

def test_a_member_pays_less():
    assert price(10, True) == 20
"""


def run(folder: Path, *arguments: str) -> list[str]:
    """What is printed of the changes of `shop`, in an order of its own, and how many were noticed."""
    driver = [sys.executable, str(Path(__file__).parent), f"--package={folder}/shop", f"--kept={folder}/kept"]
    command = [*driver, *arguments, str(folder / "test_prices.py")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    assert done.returncode == 0, done.stderr
    return sorted(line for line in done.stdout.splitlines() if ": prices.py" in line or line[:4] == "all ")


@pytest.mark.slow
def test_a_change_is_noticed_or_not(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    (tmp_path / "shop/prices.py").write_text(PRICES, encoding="utf-8")
    (tmp_path / "test_prices.py").write_text(TESTS, encoding="utf-8")
    first = run(tmp_path, "--print-killed")
    assert first == [
        "all                  5 of    12    42%",
        *(
            f"killed: prices.py:{change} [test_prices.py::{test}]"
            for change, test in (
                ("2 price: if count > 9 and is_member: | And → Or", "test_a_large_price"),
                ("4 price: return 3 * count | 3 → 4", "test_a_large_price"),
                ("4 price: return 3 * count | Mult → FloorDiv", "test_a_large_price"),
                ("4 price: return 3 * count → return None", "test_a_large_price"),
                ("8 label: return f'{price(count)} EUR' → return None", "test_a_label"),
            )
        ),
        "not_run: prices.py:12 offered: return 'today' | 'today' → ''",
        "not_run: prices.py:3 price: return 2 * count | 2 → 3",
        "not_run: prices.py:3 price: return 2 * count | Mult → FloorDiv",
        "not_run: prices.py:3 price: return 2 * count → return None",
        "survived: prices.py:2 price: if count > 9 and is_member: | 9 → 10",
        "survived: prices.py:2 price: if count > 9 and is_member: | Gt → GtE",
        "survived: prices.py:8 label: return f'{price(count)} EUR' | ' EUR' → ''",
    ]

    # A test more, and everything two lines further down.
    (tmp_path / "first").write_text("\n".join(first), encoding="utf-8")
    (tmp_path / "shop/prices.py").write_text(f"# As of today.\n\n{PRICES}", encoding="utf-8")
    (tmp_path / "test_prices.py").write_text(TESTS + NOTICED, encoding="utf-8")
    assert run(tmp_path, f"--again={tmp_path}/first") == [
        "all                  4 of     7    57%",
        "survived: prices.py:10 label: return f'{price(count)} EUR' | ' EUR' → ''",
        "survived: prices.py:14 offered: return 'today' | 'today' → ''",
        "survived: prices.py:4 price: if count > 9 and is_member: | Gt → GtE",
    ]


def test_what_only_tells_a_reader_what_is_so_stays(tmp_path: Path) -> None:
    told = (
        "'What is paid.'",
        "assert prices",
        "pairs = zip(prices, counts, strict=True)",
        "assert_never(1)",
    )
    module = tmp_path / "prices.py"
    module.write_text("\n    ".join(["def paid(prices, counts):", *told, "return []"]), encoding="utf-8")
    assert names("prices.py", module) == ["prices.py paid: return [] → return None"]


@pytest.mark.slow
def test_what_makes_no_difference_is_a_change_of_today() -> None:
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    given = [line for line in lines if not line.startswith(" ")]
    known = {
        name for module in {line.split(" ")[0] for line in given} for name in names(module, CORE / module)
    }
    assert [line for line in given if line not in known] == []
    # Each has a reason below, which several may share.
    assert lines[-1].startswith("    ")
