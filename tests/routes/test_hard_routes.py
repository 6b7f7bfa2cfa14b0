"""Routes that are hard to follow: loops, ranges, circles, and what leads from one extension into another."""

from __future__ import annotations

from pathlib import Path

from support.exporting import exported_site, site_of

HERE = Path(__file__).parent
PAGE = (HERE / "hard.md").read_text(encoding="utf-8")


def test_each_route_goes_as_a_reader_would_go(update: bool) -> None:
    lines = []
    for use_case in exported_site(PAGE)["use_cases"]:
        lines.append(f"{use_case['id']} {use_case['title']}")
        for route in use_case["scenarios"]:
            words = [route["ref"].partition("/")[2], route["outcome"], *route["path"]]
            lines.append("  " + " ".join(words))
    text = "\n".join(lines) + "\n"
    golden = HERE / "hard.txt"
    if update:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_no_two_routes_are_the_same() -> None:
    for use_case in exported_site(PAGE)["use_cases"]:
        prints = [route["fingerprint"] for route in use_case["scenarios"]]
        assert len(set(prints)) == len(prints), use_case["id"]


def test_what_is_wrong_with_them_is_told() -> None:
    told = {
        (finding.code.value, finding.use_case, finding.message)
        for finding in site_of(PAGE).findings
        if finding.severity.value != "hint"
    }
    assert told == {
        ("endless-loop", "UC-1", "extension `1a` goes back to step 1 with nothing done"),
        ("endless-loop", "UC-9", "extensions lead to each other for ever: `1a` → `2a` → `1a`"),
        ("endless-loop", "UC-17", "extensions lead to each other for ever: `1a` → `2a` → `1a`"),
        ("bad-label", "UC-14", "`*a1-*a2a` is not a label: expected 3a, 2-5a, *a or 3a1a"),
        ("target-is-extension", "UC-20", "extension `3a` resumes at 2a, which is a condition, not a step"),
    }
