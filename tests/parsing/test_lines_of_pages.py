"""Each kind of line below each two others: what of them is a use case, raw HTML or indented code.

A golden has a row for each two lines and a column for the third, with a number for what the three and a last
line are, which stands above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.indented_code import code_lines
from mkdocs_usecases.pages.raw_html import verbatim_stretches


def fences(lines: Sequence[str]) -> Iterator[str]:
    scan = Scan(lines)
    for fence in scan.fences:
        state = "closed" if fence.closed else "open" if fence.closing is None else "ill closed"
        offsets = "".join(map(str, fence.offsets))
        yield f"{fence.first + 1}-{fence.last + 1} {state} {offsets} {fence.info}".rstrip()
    yield from (f"other {first + 1}-{last + 1}" for first, last, _ in scan.others)
    hidden = len(scan.candidates) - len(scan.fences)
    if hidden:
        yield f"{hidden} hidden"


def html(lines: Sequence[str]) -> Iterator[str]:
    for first, column, last, end in verbatim_stretches(lines, bytes(line == "```" for line in lines)):
        yield f"{first + 1}:{column}-{last + 1}:{end}"


def code(lines: Sequence[str]) -> Iterator[str]:
    apart = {at for at, line in enumerate(lines) if line.strip() == "@"}
    skipped = bytes(line == "skipped" for line in lines)
    yield "".join(str(at + 1) for at in sorted(code_lines(lines, range(len(lines)), apart, skipped)))


def code_below(above: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    yield from code([*above, *lines])


FENCES = (
    *("", "text", "```usecase", "~~~~", "  ``` usecase {.x}", "    ```", "> ```usecase", "- ```usecase"),
    *("title: T", "> k: x", "```{note}", "` ``` `", "<pre>"),
)
HTML = (
    *("", "<!-- x", "<!-- x --> <pre>", "-->", "  <PRE>", "</pre > <script>", "<div><style>", "    <!--"),
    *("x <!--", "```", "</style>"),
)
CODE = (
    *(
        "",
        "text",
        "- item",
        "1. - one",
        "    deep",
        "> quote",
        ">     code",
        "!!! note",
        "# head",
        "[^1]: note",
    ),
    *("\ttab", "    - below", "@", "skipped"),
)
CODE_BELOW = (
    *("", "text", "    text", "    - below", "    > quote", "!!! note", "[^1]: note", "# head"),
    *("        - far below", "    @", "- item"),
)
KINDS: dict[str, tuple[Callable[[Sequence[str]], Iterator[str]], Sequence[str], str]] = {
    "fences": (fences, FENCES, "```"),
    "html": (html, HTML, "x --> y </PRE>"),
    "code": (code, CODE, "    code"),
    "code-in-list": (partial(code_below, ["- item", ""]), CODE_BELOW, "        code"),
    "code-in-note": (partial(code_below, ["[^1]: note"]), CODE_BELOW, "        code"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_line_below_each_two_others_is_what_its_golden_says(kind: str, golden: Golden) -> None:
    read, lines, last = KINDS[kind]
    numbers: dict[str, int] = {}
    rows = []
    for one, two in product(lines, lines):
        found = (", ".join(read([one, two, three, last])) for three in lines)
        row = " ".join(f"{numbers.setdefault(each, len(numbers)):2}" for each in found)
        rows.append(f"{row}  {one!r} {two!r}")
    legend = [f"{number:2} {what or 'nothing'}" for what, number in numbers.items()]
    text = "\n".join([*legend, "", f"below: {', '.join(map(repr, lines))}; last {last!r}", "", *rows, ""])
    golden(Path(__file__).with_name("lines-of-pages") / f"{kind}.txt", text)
