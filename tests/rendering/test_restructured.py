"""Generated pages as reStructuredText."""

from __future__ import annotations

import pytest

from mkdocs_usecases.rendering.generated.restructured_pages import restructured


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# A \\*b\\_ &amp; `c`", "A \\*b\\_ & ``c``\n==============="),
        ("## 料理", "料理\n----"),
        ("**One** · [Two &lt;3](actors-2.md)", "**One** · :doc:`Two \\<3 <actors-2>`"),
        (
            '<!-- usecases: actors actor="A b" part="2" -->',
            ".. usecases:: actors\n   :actor: A b\n   :part: 2",
        ),
        ("````yaml\na: *b*\n\n```\n````", ".. code-block:: yaml\n   :force:\n\n   a: *b*\n\n   ```"),
        ("*Source:* a|b", "*Source:* a\\|b"),
    ],
)
def test_each_piece_says_the_same(markdown: str, expected: str) -> None:
    assert restructured(markdown) == f"{expected}\n"
