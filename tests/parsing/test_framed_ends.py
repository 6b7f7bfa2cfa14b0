"""Ends with signs around them, and behind their name."""

from __future__ import annotations

import pytest

from support.exporting import exported_site

FRAMES = (
    *(
        "{}",
        "**{}**",
        "*{}*",
        "_{}_",
        "`{}`",
        '"{}"',
        "“{}”",
        "({})",
        "[{}]",
        "**→ {}**",
        "((({})))",
        "*({})*",
        "“{}.”",
    ),
    *("→ {}", "-> {}", "⇒ {}", "↩ {}", "✔ {}", "✘ {}", "❌ {}", "⛔ {}", "• {}", "…{}", "{}…", "{} ✔", "{}!"),
    *("<br>{}", "{}<br>", "<b>{}</b>", "<strong>{}</strong>", "{}\\", "**{}", "{}**"),
    *("Result: {}", "Outcome: {}", "**Result:** {}", "**Outcome**: {}"),
)
ENDS = {
    "resume at 1": ("resumes", "1"),
    "Use case ends in failure.": ("failure", None),
    "retry": ("resumes", "2"),
    "ends in success": ("success", None),
}


@pytest.mark.parametrize("end", ENDS)
def test_what_stands_around_an_end_says_nothing(end: str) -> None:
    found = {}
    for frame in FRAMES:
        steps = "steps: [Guest asks., Guest waits., Guest pays.]"
        extension = f"extensions:\n  2a. None is free:\n    - Guest waits.\n    - {frame.format(end)}\n"
        text = f"```usecase\nid: UC-1\ntitle: Rent\nactor: Guest\n{steps}\n{extension}```\n"
        (read,) = exported_site(text)["use_cases"][0]["extensions"]
        if (len(read["steps"]), read["outcome"]["kind"], read["outcome"]["step"]) != (1, *ENDS[end]):
            found[frame] = read["outcome"]
    assert found == {}
