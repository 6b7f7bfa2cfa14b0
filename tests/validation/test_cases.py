"""Every finding, word for word: a case is a page in `tests/cases/<code>`, its golden lies beside it.

A golden has all errors and warnings of the page, and the hints of the code that its folder is named after.
Options stand in a file of the case's name that ends in `.yml`, results of tests in one that ends in `.xml`,
and what was accepted in one that ends in `.lock`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Code, Severity
from mkdocs_usecases.options import code_named
from support.checking import findings_of, options_of, run_of_files, showing

CASES = Path(__file__).parent.parent / "cases"
PAGES = sorted(CASES.glob("*/*.md"))
ONLY_A_BUILD_CAN_TELL = {Code.NOT_SHOWN, Code.UNREACHABLE_INVENTORY}
NO_PAGE_CAN_TELL = {Code.NO_RESULTS, Code.UNREADABLE_RESULTS}


def checked(page: Path) -> str:
    code = code_named(page.parent.name)
    assert code is not None
    options_file = page.with_suffix(".yml")
    given = options_file.read_text(encoding="utf-8") if options_file.exists() else ""
    options, findings = options_of(given)
    text = page.read_bytes().decode("utf-8")
    run = run_of_files(page.parent, f"{page.stem}.xml", f"{page.stem}.lock")
    found = [*findings, *findings_of({page.name: text}, showing(code, options), run)]
    told = [each for each in found if each.severity is not Severity.HINT or each.code is code]
    return "".join(f"{finding}\n" for finding in told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_case_gets_what_its_golden_says(page: Path, golden: Golden) -> None:
    golden(page.with_suffix(".txt"), checked(page))


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_every_code_has_a_case_that_gets_it_and_one_that_does_not(code: Code) -> None:
    if code in ONLY_A_BUILD_CAN_TELL:
        pytest.skip("reported by the host that renders, see the tests of the hosts")
    if code in NO_PAGE_CAN_TELL:
        pytest.skip("files of results, see the tests of results")
    goldens = [path.read_text(encoding="utf-8") for path in (CASES / code.value).glob("*.txt")]
    assert any(f"[{code.value}]" in golden for golden in goldens)
    assert any(f"[{code.value}]" not in golden for golden in goldens)


def test_no_message_has_a_full_stop_or_a_second_line() -> None:
    for path in CASES.glob("*/*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            message = line.rpartition(" [")[0] if not line.startswith("  hint: ") else line
            assert not message.endswith("."), line
            assert line.startswith("  hint: ") or line.endswith("]"), line
