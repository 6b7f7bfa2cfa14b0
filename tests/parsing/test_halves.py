"""Quotes and brackets whose other half is missing: mended where they can be nothing else."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.parsing.reader.lines import split
from slips.judging import applied
from support.checking import findings_of
from support.surviving import fenced

HEAD = "title: Order\nactor: Customer\nsystem: App\nsteps:\n  - App asks.\n"
END = "    - ends in failure\n"


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("tags: core, money]", "tags: [core, money]"),
        ("tags: [core, money}", "tags: [core, money]"),
        ("tags: [core, money)", "tags: [core, money]"),
        ("tags: ]core, money]", "tags: [core, money]"),
        ("tags: (core, money]", "tags: [core, money]"),
        ("tags: {core, money]", "tags: [core, money]"),
        ("tags: [core, money[", "tags: [core, money]"),
        ("supporting: }Bank]", "supporting: [Bank]"),
        ("stakeholders: {Owner: wants it]", "stakeholders: {Owner: wants it}"),
        ('tags: [core, money"]', "tags: [core, money]"),
        ("tags: [a/b', 'c', 'd']", "tags: [a/b, 'c', 'd']"),
        ("tags: ['a', 'b', 'c]", "tags: ['a', 'b', c]"),
        ("tags: ['a b', 'mone'y]", "tags: ['a b', 'money']"),
        ('tags: ["mon"ey, core]', 'tags: ["money", core]'),
        ('notes: Minutes: within a day."', "notes: Minutes: within a day."),
        (f'extensions:\n  *a. Power fails":\n{END}', f"extensions:\n  *a. Power fails:\n{END}"),
        (f'extensions:\n  "*a. Power fails:\n{END}', f"extensions:\n  *a. Power fails:\n{END}"),
        (f"extensions:\n  '1a. Power fails:\n{END}", f"extensions:\n  1a. Power fails:\n{END}"),
    ],
)
def test_a_half_is_told_of_and_mended(line: str, right: str) -> None:
    text, mended = fenced(HEAD + line), fenced(HEAD + right)
    (finding,) = (one for one in findings_of({"page.md": text}) if one.severity is not Severity.HINT)
    assert finding.span.line == 7 + ("\n" in line)
    assert applied(text, finding.edits) == mended
    before, after = (read_document(page, "page.md", Options()).blocks[0] for page in (text, mended))
    assert before.use_case is not None
    assert after.use_case is not None
    for name in ("tags", "stakeholders", "notes", "extensions"):
        read, wanted = getattr(before.use_case, name), getattr(after.use_case, name)
        assert [_words(one) for one in read] == [_words(one) for one in wanted]


def _words(value: object) -> object:
    """A text, a name or a label, without its place."""
    return next(getattr(value, name) for name in ("text", "name", "label") if getattr(value, name, None))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "notes: the dogs'",
            'notes: a board of 5"',
            "notes: high and: low]",
            "notes: see [x] and y]",
            "tags: [x]",
        ),
        *(
            'notes: "a',
            'notes: "Customer\n  waits."',
            'notes: |\n  He says yes"\n  tags: a]',
            'actor: ["a, b"]',
        ),
        *("tags: [dogs', cats]", "'*a. x':", "trigger: say 'yes'", '"*a. x": fails', "- x]"),
    ],
)
def test_what_may_be_text_is_text(text: str) -> None:
    lines = split(text, is_plain=False)
    assert lines.texts == text.split("\n")
    assert lines.slips == []
