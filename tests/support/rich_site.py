"""A small site with everything in it."""

from __future__ import annotations

from pathlib import Path

from mkdocs_usecases.model.foreign import ForeignUseCase
from mkdocs_usecases.options import read_options
from mkdocs_usecases.registry.foreign_use_cases import Elsewhere
from mkdocs_usecases.results.lock import Lock
from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.run import run_of
from mkdocs_usecases.site import Site

RICH = Path(__file__).parent.parent / "rendering/rich"
PAGES = {"page.md": (RICH / "page.md").read_text(encoding="utf-8"), "other.md": "# Other\n\n[UC-1]\n"}
OPTIONS = {
    "system": "MealApp",
    "actors": {
        "Customer": {"description": "Eats *much*.", "aliases": ["Diner"], "kind": "person"},
        "VIP": {"is a": "Customer"},
        "Clock": {"kind": "time"},
        "MealApp": {"kind": "system"},
        "Restaurant": {"kind": "organization"},
    },
    "fields": {"jira": "Ticket"},
    "links": {"FR-": "other.md#{id}", "EX": "https://example.org/{id}?a b"},
    "export": ["usecases.json", "scenarios.csv"],
    "hints": True,
}
MANY = "".join(f'<testcase name="UC-1/3a {number}"/>' for number in range(14))
RESULTS = f"""<testsuite name="meals">
  <testcase name="UC-1/main"/><testcase name="UC-1/main once more"><skipped/></testcase>
  <testcase name="UC-1/1a"><failure/></testcase><testcase name="UC-1/2a"><skipped/></testcase>
  <testcase name="UC-2"/><testcase name="UC-2/main"/><testcase name="UC-1/9z"/>
  <testcase name="nothing"/><testcase name="else"/>
  <testcase name="UC-1/2b"><flakyFailure/></testcase>{MANY}
</testsuite>"""
LOCK = Lock({"UC-1": "0123456789ab", "UC-1/2b": "0123456789ab", "UC-2": "7dc281289cde"})
"""What somebody has looked at: UC-2 as it is, UC-1 as it was."""

OTHERS = Elsewhere.of({"bank": [ForeignUseCase("UC-99", "Transfer & book", "https://bank.example/#UC-99")]})


def rich_site(language: str = "en", *, tested: bool = False, **more: object) -> Site:
    """The site; `more` are further options."""
    reading = read_options({**OPTIONS, "language": language, **more}, folder=Path())
    assert not reading.wrong
    site = Site(reading.options)
    site.take_elsewhere(OTHERS)
    if tested:
        site.take_results(run_of([read_results("meals.xml", RESULTS.encode())], LOCK))
    for path, text in PAGES.items():
        site.read(path, text)
    return site
