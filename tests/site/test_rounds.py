"""A site from round to round, as a host reads and shows it: what it says after each thing that happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from conftest import Golden
from mkdocs_usecases.diagnostics import Code, Severity
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.front_matter import read_defaults
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.registry.foreign_use_cases import Elsewhere
from mkdocs_usecases.results.lock import Lock
from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.run import run_of
from mkdocs_usecases.site import Site
from support.work import calls

GOLDEN = Path(__file__).parent / "rounds.txt"
ORDERS = """\
See [UC-2], [UC-9] and [UC-1/7].

```usecase
id: UC-1
title: Order
actor: Customer
includes: UC-2
steps:
  - Customer orders.
  - MealApp answers {{ how }}.
```

```usecase
id: UC-3
title: Wait
actor: Customer
steps:
  - Customer waits.
```
"""
SECRET = """\
---
usecases: {publish: false}
---
```usecase
id: UC-2
title: Pay
actor: Clerk
steps:
  - Clerk pays.
extensions:
  7a. Never: fails
```
"""
SNIPPET = """\
```usecase
id: UC-4
title: Cook
actor: Cook
```
"""


PAPER = """\
# UC-5 Read

**Primary actor:** Customer

**Main success scenario**

1. Customer reads, see UC-2.
2. Customer ends.
"""


def ids(registry: Registry) -> str:
    return ", ".join(f"{each.use_case.id} on {each.path}" for each in registry.entries)


class Told:
    """What is written down of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.lines: list[str] = []
        self._before: list[str] = []

    def after(self, what: str, *results: object) -> None:
        """What the site says after something has happened, as far as it is new."""
        self.lines.append(f"== {what} {' '.join(map(repr, results))}".rstrip())
        said = [*self._said()]
        self.lines += [f"     no more: {line.strip()}" for line in self._before if line not in said]
        self.lines += [line for line in said if line not in self._before]
        self._before = said

    def _said(self) -> Iterator[str]:
        site = self.site
        yield f"     checked already: {site.is_checked}; withheld: {sorted(site.withheld)}; live: {site.live}"
        yield f"     everybody: {ids(site.registry)}"
        yield f"     writers: {ids(site.everything)}"
        for path in ("orders.md", "secret.md"):
            yield f"     readers of {path}: {ids(site.registry_of(path))}"
            lost = {name: finding.code.value for name, finding in site.lost_links(path).items()}
            yield f"     lost on {path}: {lost}"
        told = set(site.published_findings)
        for finding in site.findings:
            private = "" if finding in told else " (for writers)"
            edits = f" {len(finding.edits)} edits" if finding.edits else ""
            yield f"     {finding.span.start} {finding.severity.value} {finding.code.value}{edits}{private}"


def a_site() -> Site:
    rules = {Code.NO_EXTENSIONS: Severity.OFF, Code.TOO_FEW_STEPS: Severity.OFF}
    return Site(Options(system="MealApp", documents=("live/*.md",), rules=rules))


def test_what_a_site_says(golden: Golden) -> None:
    site = a_site()
    told = Told(site)
    told.after("nothing is read")
    orders = site.read("orders.md", ORDERS)
    site.read("secret.md", SECRET)
    told.after("two pages are read", site.read("orders.md", ORDERS) is orders)
    site.read("live/paper.md", PAPER)
    site.read("plain.md", "Words.\n")
    told.after("a document and a page of words")
    assert site.as_read("plain.md", ["a"]) == ["a"]
    shown = site.as_read(
        "live/paper.md", "# UC-5 Read\n\nPrimary actor: A\n\n1. A reads.\n2. B ends.".split("\n")
    )
    told.after("the document is shown", *shown[:5])
    told.after(
        "folders say something",
        site.suppose("plain.md", "", lambda: ""),
        site.suppose("plain.md", "usecases: {system: Shop}", lambda: "Words.\n"),
        site.suppose("plain.md", "usecases: {system: Shop}", lambda: "Words.\n"),
        site.suppose("orders.md", "usecases: {publish: false}", lambda: ORDERS),
    )
    site.read("orders.md", ORDERS)
    told.after("it stays said")
    site.read("orders.md", ORDERS, read_defaults("", "orders.md"))
    told.after("it is not said any more", site.suppose("orders.md", "", lambda: ORDERS))
    told.after("pages are withheld", site.withhold({"orders.md", "plain.md"}), site.withhold({"orders.md"}))
    told.after("and not any more", site.withhold(set()), site.withhold({"no.md"}), site.withhold(set()))
    told.after(
        "the navigation has an order",
        site.take_menu(["plain.md", "secret.md", "orders.md"]),
        site.take_menu(["secret.md", "plain.md", "orders.md"]),
    )

    site.start(["orders.md", "plain.md", "secret.md", "live/paper.md"])
    first, second = site.page("orders.md").blocks
    assert site.meet("orders.md", [first.text, second.text]) == (first, second)
    for block in (first, second):
        site.show("orders.md", block)
    told.after("all is shown as it is", site.settle())

    site.start(["orders.md", "plain.md", "secret.md"])
    made = site.meet(
        "orders.md",
        [first.text.replace("{{ how }}", "soon"), SNIPPET[11:-5]],
        lambda: [("pasted.md", f"\n{SNIPPET}")],
    )
    for block in made:
        site.show("orders.md", block)
    site.show("plain.md", first)
    told.after("a macro and a snippet make others", *(str(block.span) for block in made), site.settle())
    site.start(["orders.md", "plain.md", "secret.md"])
    again = site.meet("orders.md", [block.text for block in made], lambda: [("pasted.md", f"\n{SNIPPET}")])
    for block in again:
        site.show("orders.md", block)
    told.after("once more", again == made, site.settle())

    other = site.supposing(
        {"pasted.md": f"\n{SNIPPET}".replace("UC-4", "UC-40"), "new.md": SNIPPET, "no.txt": "x"},
        said=lambda below: below,
    )
    told.after("nothing is supposed of this one")
    apart = Told(other)
    apart.after("a site with other texts is another one")
    told.lines += apart.lines

    site.take_results(
        run_of([read_results("r.xml", b'<testsuite><testcase name="UC-3/main x"/></testsuite>')], Lock())
    )
    told.after("tests have run", site.registry.coverage is not None)
    site.take_elsewhere(Elsewhere())
    site.take_names(frozenset({"uc-9"}))
    told.after("the host knows a name", sorted(site.elsewhere.named))
    site.forget("secret.md")
    site.forget("secret.md")
    told.after("a page is forgotten", site.knows("secret.md"), site.knows("orders.md"))
    site.meet("later.md", [])
    site.start(["plain.md"])
    told.after("others are gone", site.knows("later.md"))
    slip = "extensions:\n  1a. No: fails\n  1c. Never: fails\n"
    site.read("slips.md", SNIPPET.replace("UC-4", "UC-41").replace("actor: Cook\n", f"actr: Cook\n{slip}"))
    site.read(
        "live/slips.md",
        PAPER.replace("UC-5", "UC-51") + "\n**Extensions**\n\n1a. No: fails\n1c. Never: fails\n",
    )
    told.after(
        "slips are mended in files, and not in what is shown in their place",
        len(site.own_findings("slips.md")),
    )
    site.read("words.md", "Nothing but words.\n")
    told.after("words alone are nothing to be checked")
    site.read("words.md", "Something of [UC-77].\n")
    told.after("a reference is")
    golden(GOLDEN, "\n".join(told.lines) + "\n")


def test_an_edit_has_other_use_cases_looked_at_for_little() -> None:
    """What is wrong with a block by itself stays; asked again is what others have to do with it."""

    def after_an_edit(count: int) -> int:
        site = Site(Options())
        for number in range(count):
            site.read(f"{number}.md", USUAL.format(number, "chooses"))
        assert not any(found.is_error for found in site.findings)
        site.read("0.md", USUAL.format(0, "picks"))
        return calls(lambda: site.findings)

    assert after_an_edit(40) - after_an_edit(20) < 20 * MOST_CALLS


MOST_CALLS = 150
"""Of functions, those of Python included, for a use case that was not edited: some 125."""

USUAL = """\
```usecase
id: UC-{0}
title: Order meal {0}
system: MealApp
actor: Customer
supporting: [Restaurant, Courier]
success guarantee: The Customer has meal {0}.
minimal guarantee: Nobody pays for a meal that was not cooked.
steps:
  - Customer {1} a restaurant.
  - MealApp shows the dishes of the restaurant.
  - Restaurant accepts the order.
  - Courier brings the meal.
extensions:
  2a. A dish is sold out: MealApp offers another dish. Resume at 3.
```
"""
