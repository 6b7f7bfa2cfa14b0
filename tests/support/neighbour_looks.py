"""What is right on the site of each neighbour; a look tells what is not."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator

from support.neighbour import Outcome


def rss(outcome: Outcome) -> Iterator[str]:
    """The feed has the page."""
    yield from outcome.lacks("feed_rss_created.xml", "https://example.org/orders/")


def redirects(outcome: Outcome) -> Iterator[str]:
    """Old addresses lead to generated pages and to use cases."""
    yield from outcome.lacks("old/index.html", r'url=\.\./use-cases/actors/"')
    yield from outcome.lacks("older/index.html", r"url=\.\./orders/#UC-1")


def authors(outcome: Outcome) -> Iterator[str]:
    """A writer's page has its author; nobody is looked for in vain."""
    yield from outcome.lacks("orders/index.html", "ann@example.org")


def dates(outcome: Outcome) -> Iterator[str]:
    """A writer's page has its date."""
    yield from outcome.lacks("orders/index.html", r"Changed .*git-revision-date")


def smart_symbols(outcome: Outcome) -> Iterator[str]:
    """An id stays one; a fraction becomes a sign."""
    yield from outcome.lacks("index.html", r'href="orders/#UC-1-2"[^>]*>UC-1/2</a>', "½ an hour")


def critic(outcome: Outcome) -> Iterator[str]:
    """Marks are shown as such."""
    yield from outcome.lacks(
        "orders/index.html",
        '<del class="critic">objects</del><ins class="critic">protests</ins>',
        '<mark class="critic">discount</mark><span class="critic comment">how much\\?</span>',
    )
    yield from outcome.has("orders/index.html", "�")


def print_site(outcome: Outcome) -> Iterator[str]:
    """Each link on the page of all pages leads somewhere, in diagrams too."""
    page = html.unescape(outcome.text("print_page/index.html"))
    ids = {found[1] for found in re.finditer(r"""\bid=["']([^"']*)""", page)}
    links = [
        *re.findall(r'href="#([^"]*)"', page),
        *re.findall(r'^click \w+ href "#?([^"]*)"', page, re.MULTILINE),
        *re.findall(r'<a xlink:href="#?([^"]*)"', page),
    ]
    yield from (f"the link to #{link} is dead" for link in {*links} - ids if link)
    if page.count('<pre class="mermaid">') != 1 or page.count("usecase-uml-wide") != 1:
        yield "other diagrams"


def llmstxt(outcome: Outcome) -> Iterator[str]:
    """Each use case once, its table whole."""
    yield from outcome.lacks("llms-full.txt", r"\| \[1a\]\(#UC-1-1a\)\s*\|\s*\| Nothing is on offer")
    yield from outcome.has("llms-full.txt", "classDef", "id: UC-1")
    if outcome.text("llms-full.txt").count("chooses dishes.") != 1:
        yield "a step more than once"
    yield from outcome.lacks("orders/index.html", "classDef", "id: UC-1")


def pdf(outcome: Outcome) -> Iterator[str]:
    """The summary can be read."""
    read = "import sys, pypdf; print(*(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))"
    (document,) = outcome.site.rglob("*.pdf")
    text = subprocess.run(
        [outcome.python, "-c", read, document], capture_output=True, text=True, check=True
    ).stdout
    for row in (r"Level\s+User goal", r"Primary actor\s+Customer", r"Minimal guarantee\s+No money is lost\."):
        if not re.search(row, text):
            yield f"no row {row} in the PDF: {text[-900:]}"
    if "classDef" in text:
        yield "the source of a diagram in the PDF"


def backstage(outcome: Outcome) -> Iterator[str]:
    """What its reader lets through."""
    yield from outcome.lacks(
        "orders/index.html",
        r'<link [^>]*href="[^"]*usecases[^"]*main\.[A-Fa-f0-9]{8}\.min\.css"',
        '<pre class="mermaid"><code>',
    )


def monorepo(outcome: Outcome) -> Iterator[str]:
    """Two use cases of one id are told at files that there are."""
    told = re.findall(r"(\S+\.md):\d+:\d+", outcome.output)
    if "[duplicate-id]" not in outcome.output or len({*told}) != 2:
        yield f"it says {outcome.output[-400:]}"
    yield from (f"there is no {name}" for name in told if not (outcome.folder / "docs" / name).exists())


def encrypted(outcome: Outcome) -> Iterator[str]:
    """No word of a page that has a password can be read without it."""
    for file in outcome.site.rglob("*"):
        if file.is_file() and re.search(rb"Sesame|chooses dishes|Order a meal", file.read_bytes()):
            yield f"{file.relative_to(outcome.site)} is in clear"


def whole(outcome: Outcome) -> Iterator[str]:
    """The page shows the use case with all of its steps."""
    yield from outcome.lacks("orders/index.html", 'id="UC-1-3"', "chooses dishes")
