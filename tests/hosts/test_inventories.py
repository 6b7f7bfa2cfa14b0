"""Use cases of other sites: `[billing:UC-12]`."""

from __future__ import annotations

import json
import os
import time
import zlib
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Built, Site
from support.serving import served

pytestmark = pytest.mark.slow

BILLING = """\
# Billing

```usecase
id: UC-12
title: Send a *bill*
actor: Clerk
system: Billing
steps: [Clerk asks for a bill., Billing writes it., Billing sends it.]
extensions:
  2a. Nothing is to be paid: ends in failure
```
"""
ORDERS = """\
# Orders

```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
success guarantee: Paid.
minimal guarantee: Nothing is lost.
steps:
  - Customer chooses a meal.
  - include: billing:UC-12
  - MealApp tells billing:UC-12 of it, see:UC-1.
extensions:
  1a. Nothing is on offer: ends in failure
```

See [billing:UC-12], [the bill][billing:UC-12], [its end][billing:UC-12/2a] and [UC-12].
"""


@pytest.fixture(scope="module")
def billing(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The other site."""
    site = Site(tmp_path_factory.mktemp("billing"))
    options = {"export": ["usecases.json", "objects.inv"]}
    start = BILLING.replace("UC-12", "UC-50")
    return site.build({"index.md": start, "bills.md": BILLING}, options)


def wrong(built: Built) -> list[str]:
    return [message for message in built.messages() if "error" in message or "warning" in message]


@pytest.mark.parametrize("file", ["objects.inv", "usecases.json"])
def test_use_cases_of_another_site_are_links_with_their_titles(file: str, billing: Built, site: Site) -> None:
    with served(billing.folder) as address:
        built = site.build({"index.md": ORDERS}, {"inventories": {"billing": f"{address}{file}"}}, "--strict")
        assert (wrong(built), built.exit_code) == ([], 0)
        page = built.page("index.html")
        target = f"{address}bills/#UC-12"
        (included,) = page.select('tr[id="UC-1-2"] a.usecase-elsewhere')
        assert (included["href"], included.get_text()) == (target, "billing:UC-12 Send a bill")
        (told,) = page.select('tr[id="UC-1-3"] a.usecase-elsewhere')
        assert (told["href"], told.get_text(), told["title"]) == (target, "billing:UC-12", "Send a bill")
        # What looks like a site and is none stays a word before an id.
        assert page.select_one('tr[id="UC-1-3"] a[href="#UC-1"]') is not None
        links = {link.get_text(): str(link["href"]) for link in page.select("p > a[href]")}
        assert links["billing:UC-12"] == links["the bill"] == links["UC-12"] == target
        assert links["its end"] == f"{target}-2a"
        assert len(page.select("p > a.usecase-elsewhere")) == 4
        drawn = page.select_one("pre.mermaid")
        assert drawn is not None and "Send a bill" in drawn.get_text()


@pytest.mark.parametrize("file", ["objects.inv", "usecases.json"])
def test_what_the_start_page_of_another_site_holds_is_there(file: str, billing: Built, site: Site) -> None:
    with served(billing.folder) as address:
        page = {"index.md": "[billing:UC-50] and [end][UC-50/2a]\n"}
        built = site.build(page, {"inventories": {"billing": f"{address}{file}"}}, "--strict")
    links = [link["href"] for link in built.page("index.html").select("a.usecase-elsewhere")]
    assert links == [f"{address}#UC-50", f"{address}#UC-50-2a"]


def test_what_the_other_site_has_not_is_told(billing: Built, site: Site) -> None:
    text = f"{ORDERS}\n[billing:UC-13] [billing:UC-12/7z] [UC-14] [note:UC-15]\n"
    with served(billing.folder) as address:
        built = site.build({"index.md": text}, {"inventories": {"billing": f"{address}objects.inv"}})
    told = [message.split("\n")[0] for message in wrong(built)]
    assert [message.partition(": error: ")[2] for message in told] == [
        "the page links to `billing:UC-13`, but `billing` has no use case of that id [unknown-use-case]",
        "the page links to `billing:UC-12/7z`, which is no step or extension [unknown-use-case]",
        "the page links to `UC-14`, but the site has no use case of that id [unknown-use-case]",
    ]


def test_an_inventory_is_kept_asked_for_again_after_a_day_and_taken_when_offline(
    billing: Built, site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(billing.folder) as address:
        options = {"inventories": {"billing": f"{address}objects.inv"}}
        named = ORDERS.replace(" and [UC-12]", "")
        assert wrong(site.build({"index.md": named}, options)) == []
    (kept,) = (site.folder / ".cache/usecases").glob("*.json")
    # Fresh: nobody asks, though the address is dead by now.
    built = site.run("--strict")
    assert (wrong(built), built.exit_code) == ([], 0)
    assert not any("kept" in message for message in built.messages(20))
    data = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps({**data, "fetched": time.time() - 2 * 24 * 3600}), encoding="utf-8")
    built = site.run("--strict")
    assert (wrong(built), built.exit_code) == ([], 0)
    assert any("the kept one is taken" in message for message in built.messages(20))
    monkeypatch.chdir(site.folder)
    assert main(["check"]) == 0
    kept.unlink()
    built = site.run()
    (message,) = wrong(built)
    assert "mkdocs.yml:" in message and "[unreachable-inventory]" in message
    assert built.page("index.html").select(".usecase-error") == []
    capsys.readouterr()


def test_check_never_fetches_and_calls_nothing_unknown_behind_the_name(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({"index.md": ORDERS.replace(" and [UC-12]", "")})
    site.configure({"inventories": {"billing": "http://127.0.0.1:9/objects.inv"}})
    monkeypatch.chdir(site.folder)
    monkeypatch.setattr("urllib.request.urlopen", pytest.fail)
    assert main(["check", "--strict"]) == 0
    assert main(["export", "-o", "out.json"]) == 0
    assert not (site.folder / ".cache").exists()
    capsys.readouterr()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"hello", "is neither `objects.inv` nor `usecases.json`"),
        (b"{}", "holds no use cases"),
        (b"# Sphinx inventory version 2\n\n\n\nnothing packed", "cannot be unpacked"),
        (b" " * (2**23 + 1), "is larger than 8 MiB"),
    ],
    ids=["a word", "an object", "a broken one", "a large one"],
)
def test_what_is_no_inventory_is_a_warning_at_its_option(
    content: bytes, says: str, tmp_path: Path, site: Site
) -> None:
    message = _told(content, tmp_path, site)
    assert message.startswith("mkdocs.yml:") and says in message


def test_a_small_file_that_would_be_large_is_not_unpacked(tmp_path: Path, site: Site) -> None:
    bomb = b"# Sphinx inventory version 2\n\n\n\n" + zlib.compress(bytes(2**26 + 1))
    assert "once it is unpacked" in _told(bomb, tmp_path, site)


def _told(content: bytes, tmp_path: Path, site: Site) -> str:
    """The one message of a build that asks for such an inventory."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there/objects.inv").write_bytes(content)
    with served(tmp_path / "there") as address:
        built = site.build({"index.md": BILLING}, {"inventories": {"billing": f"{address}objects.inv"}})
    (message,) = wrong(built)
    return message


def test_a_file_with_the_address_of_its_site(billing: Built, site: Site) -> None:
    path = os.path.relpath(billing.folder / "objects.inv", site.folder)
    given = {"file": path, "url": "https://example.org/billing"}
    built = site.build({"index.md": ORDERS}, {"inventories": {"billing": given}}, "--strict")
    assert wrong(built) == []
    assert 'href="https://example.org/billing/bills/#UC-12"' in built.text("index.html")
    built = site.build({"index.md": ORDERS}, {"inventories": {"billing": path}}, "--strict")
    assert wrong(built) == []
    assert "Send a bill" in built.text("index.html")
    assert not (site.folder / ".cache").exists()


def test_addresses_of_an_inventory_lead_to_the_web_alone(tmp_path: Path, site: Site) -> None:
    rows = 'UC-12 uc:usecase 1 javascript:alert(1)#UC-12 UC-12 Bill\nUC-13 uc:usecase 1 x#y UC-13 <b>"B"\n'
    head = b"# Sphinx inventory version 2\n# Project: B\n# Version: 1\n# zlib.\n"
    (tmp_path / "there").mkdir()
    (tmp_path / "there/objects.inv").write_bytes(head + zlib.compress(rows.encode()))
    page = BILLING.replace("id: UC-12", "id: UC-1").replace(
        "[Clerk asks", '["include: UC-12", "include: UC-13", Clerk asks'
    )
    with served(tmp_path / "there") as address:
        built = site.build({"index.md": page}, {"inventories": {"billing": f"{address}objects.inv"}})
    html = built.page("index.html")
    assert "javascript" not in str(html.select_one(".usecase-steps"))
    assert html.select(".usecase-steps b") == []
    assert {link.get_text() for link in html.select("a.usecase-elsewhere")} == {'UC-13 <b>"B"'}


def test_wrong_options_say_what_was_expected(site: Site) -> None:
    for given, says in (
        ("x", "expected a mapping name → address"),
        ({"a b": "https://example.org"}, "`a b` is no name for a site"),
        ({"billing": "ftp://example.org/objects.inv"}, "expected an address with https or http"),
        ({"billing": {"path": "x"}}, "expected an address, or `file` with `url`"),
    ):
        built = site.build({"index.md": BILLING}, {"inventories": given})
        assert built.exit_code == 1 and any(says in message for message in built.messages()), says
