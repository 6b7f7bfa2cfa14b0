"""Documents with one line otherwise than they have it: what that changes, a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import unified_diff
from itertools import cycle
from pathlib import Path

import pytest

from conftest import Golden
from support.converting_documents import converted_once as converted

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "cases").glob("*.md") if not path.name.endswith(".converted.md"))
FORMS = (HERE / "forms/documents.md").read_text(encoding="utf-8").split("\n=== ")[1:]
EACH_OF_FORMS = 5
"""Of their lines that many share one variation."""

SHOWN = 6
"""Lines; of what changes more, no more is told than how much."""

WAYS: dict[str, Callable[[str], list[str]]] = {
    "without": lambda line: [],
    "deeper": lambda line: [f"  {line}"],
    "plain": lambda line: [line.lstrip(" #>*_|-").replace("**", "")],
    "apart": lambda line: ["", line, ""],
    "bold": lambda line: [f"**{line.strip(' #*_')}**"],
    "twice": lambda line: [line, line],
}
pytestmark = [pytest.mark.slow, pytest.mark.golden]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_another_line_of_a_case_changes_what_its_golden_says(case: Path, golden: Golden) -> None:
    varied = _varied(case.read_text(encoding="utf-8"))
    golden(HERE / "variations" / f"{case.stem}.txt", "".join(f"{each}\n" for each in varied))


def test_another_line_of_a_form_changes_what_its_golden_says(golden: Golden) -> None:
    told: list[str] = []
    for form in FORMS:
        name, _, text = form.partition("\n⇒\n")[0].strip("\n").partition("\n")
        told += (f"=== {name}", *_varied(f"{text}\n", EACH_OF_FORMS, len(told)))
    golden(HERE / "variations/forms.txt", "".join(f"{each}\n" for each in told))


def _varied(text: str, step: int = 1, first: int = 0) -> Iterator[str]:
    """The lines of a text, each in the next of the ways; or some of them."""
    lines, before = text.split("\n"), converted(text).split("\n")
    typed = [at for at, line in enumerate(lines) if line.strip()]
    for number, (at, (way, vary)) in enumerate(zip(typed, cycle(WAYS.items()), strict=False)):
        other = vary(lines[at])
        if number % step == first % step and other != [lines[at]]:
            after = converted("\n".join([*lines[:at], *other, *lines[at + 1 :]])).split("\n")
            yield f"{at + 1} {way} `{lines[at]}` ⇒ {_changes(before, after)}"


def _changes(before: list[str], after: list[str]) -> str:
    compared = list(unified_diff(before, after, n=0, lineterm=""))[2:]
    changed = [line for line in compared if line[0] in "+-" and line[1:].strip()]
    more = [f"and {len(changed) - SHOWN} more"] if len(changed) > SHOWN else []
    return " ∥ ".join([*changed[:SHOWN], *more]) or "nothing"
