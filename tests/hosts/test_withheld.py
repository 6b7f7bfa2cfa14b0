"""What a page keeps to itself is told nowhere else: because its writer says so, or since it is encrypted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Built, Site
from support.links import BuiltSite
from support.selecting import one
from support.server import Server

pytestmark = pytest.mark.slow

OPEN = """\
# Orders

```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
includes: UC-9
steps:
  - Customer chooses dishes (UC-9).
  - MealApp states the price.
  - Customer pays.
```

See [UC-9] and [the other][UC-9].
"""
HIDDEN = """\
{front}
# Merger

```usecase
id: UC-9
title: Buy the Rival
goal: Dominate
actor: Raider
supporting: Customer
system: Vault
extends: UC-1
steps:
  - Raider whispers Sesame (UC-1).
  - Vault opens.
extensions:
  1a. Nobody listens: ends in failure
```

Back to [UC-1], and [UC-9/1a].

<!-- usecases: actors -->
"""
OWN_WORDS = ("Rival", "Dominate", "Raider", "Vault", "Sesame", "Nobody listens")
WITHHELD = HIDDEN.format(front="---\nusecases: {publish: false}\n---")
EXPORTS = ["usecases.json", "scenarios.csv", "features/"]


def telling(built: Built, *pages: str) -> list[str]:
    """The files of a site, other than these pages, that hold one of the words."""
    found = []
    for file in built.folder.rglob("*"):
        path = file.relative_to(built.folder).as_posix()
        if file.is_file() and path not in pages:
            text = file.read_bytes().decode("utf-8", "replace")
            found += [f"{path}: {word}" for word in OWN_WORDS if word in text]
    return found


def others(built: Built) -> list[str]:
    """What search and the file of search know is what the page itself shows to everybody."""
    return telling(built, "merger/index.html", "search/search_index.json")


def test_what_its_writer_withholds_is_on_the_page_alone(site: Site) -> None:
    pages = {"index.md": OPEN, "merger.md": WITHHELD}
    built = site.build(pages, {"export": EXPORTS, "actor_pages": True}, "--strict")
    assert built.messages() == []
    assert others(built) == []
    assert len([*(built.folder / "features").iterdir()]) == 1
    assert [use_case["id"] for use_case in built.json()["use_cases"]] == ["UC-1"]
    assert built.json()["diagnostics"] == [
        finding for finding in built.json()["diagnostics"] if finding["file"] == "index.md"
    ]
    page = one(built.page("merger/"), "[role=main]")
    for word in (*OWN_WORDS, "Order a meal"):
        assert word in page.get_text()
    assert one(page, "[data-field=extends] a[href='../#UC-1']")
    assert {str(each["id"]) for each in page.select("section.usecase-actor")} >= {"actor-raider"}
    assert not one(built.page("index.html"), "[role=main]").select("a[href*=merger]")
    assert BuiltSite(built.folder).broken() == []


def test_the_writer_is_told_what_is_wrong_there(site: Site) -> None:
    wrong = WITHHELD.replace("extends: UC-1", "extends: UC-7").replace("1a. Nobody", "7a. Nobody")
    built = site.build({"index.md": OPEN, "merger.md": wrong})
    assert [message.partition(":")[0] for message in built.messages()] == ["merger.md"] * 3
    assert others(built) == []
    assert "unknown-step" in str(one(built.page("merger/"), ".usecase-error"))
    assert built.page("index.html").select(".usecase-error") == []


def test_two_such_pages_know_nothing_of_each_other(site: Site) -> None:
    other = (
        "---\nusecases:\n  publish: no\n---\n# B\n\n```usecase\nid: UC-8\ntitle: Wait\nactor: Rival\n```\n"
    )
    built = site.build({"index.md": "# Home\n", "merger.md": WITHHELD, "b.md": other + "\n[UC-9]\n"})
    text = built.text("merger/index.html")
    assert "Wait" not in one(built.page("merger/"), "[role=main]").get_text()
    assert "UC-8" not in text
    assert "Dominate" not in built.text("b/index.html")


def test_a_server_forgets_what_is_withheld_from_now_on(site: Site) -> None:
    site.docs.mkdir()
    shown = HIDDEN.format(front="")
    site.write({"index.md": OPEN, "merger.md": shown})
    site.configure()
    server = Server(site, site.folder / "served")
    assert "use-cases/actors/index.html: Raider" in others(server.build())
    site.write({"merger.md": WITHHELD})
    assert others(server.build()) == []
    site.write({"merger.md": shown})
    assert "use-cases/actors/index.html: Raider" in others(server.build())


@pytest.mark.parametrize("form", ["json", "csv", "gherkin"])
def test_the_command_exports_what_may_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], form: str
) -> None:
    (tmp_path / "a.md").write_text(OPEN, encoding="utf-8")
    (tmp_path / "merger.md").write_text(WITHHELD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["export", ".", "--format", form]) == 0
    told = capsysbinary.readouterr().out.decode("utf-8")
    assert "Order a meal" in told
    assert [word for word in OWN_WORDS if word in told] == []
    assert main(["check", ".", "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["summary"]["use_cases"] == 2


PASSWORD = "correct-Horse_battery9staple!xyz"
ENCRYPTED = HIDDEN.format(front=f"---\npassword: {PASSWORD}\n---")
SECRET = f"---\npassword: {PASSWORD}\n---\n# A page\n\nThe launch word is Sesame.\n"


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("order", ["ahead of us", "behind us", "we first"])
def test_no_word_of_an_encrypted_page_is_in_clear(site: Site, order: str, theme: str) -> None:
    pytest.importorskip("encryptcontent")
    plugins = {
        "ahead of us": ["search", "encryptcontent", "usecases"],
        "behind us": ["search", "usecases", "encryptcontent"],
        "we first": ["usecases", "search", "encryptcontent"],
    }[order]
    site.docs.mkdir()
    site.write({"index.md": OPEN, "merger.md": ENCRYPTED, "secret.md": SECRET})
    site.configure({"export": EXPORTS, "actor_pages": True}, plugins=[], theme=theme)
    file = site.folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    ours = text.partition("plugins:\n- ")[2]
    each = "".join(f"- {name}\n" if name != "usecases" else f"- {ours}" for name in plugins)
    file.write_text(text.replace(f"- {ours}", each), encoding="utf-8")
    built = site.run("--strict")
    assert built.exit_code == 0
    assert telling(built) == []
    for path in ("merger/index.html", "secret/index.html"):
        assert 'id="mkdocs-encrypted-content"' in built.text(path)
    assert [use_case["id"] for use_case in built.json()["use_cases"]] == ["UC-1"]


def test_a_dirty_build_tells_nothing_of_pages_that_it_does_not_read(site: Site) -> None:
    pytest.importorskip("encryptcontent")
    site.docs.mkdir()
    site.write({"index.md": OPEN, "merger.md": ENCRYPTED})
    site.configure(plugins=["search", "encryptcontent"])
    assert telling(Server(site, site.folder / "site", "build").build()) == []
    site.write({"index.md": f"{OPEN}\nMore.\n"})
    assert telling(Server(site, site.folder / "site", "build", dirty=True).build()) == []


COLLECTING = """\
seen = []

def on_page_content(html, page, **_):
    seen.append(page.file.src_uri + ": " + html)

def on_post_build(config):
    import pathlib
    told = [each for each in seen if not each.startswith("merger.md")]
    pathlib.Path(config.site_dir, "collected.txt").write_text("\\n".join(told), encoding="utf-8")
"""


@pytest.mark.parametrize(
    ("front", "options"),
    [
        (f"password: {PASSWORD}", {}),
        ("obfuscate: a word", {}),
        ("title: Merger", {"global_password": PASSWORD}),
    ],
    ids=["password", "obfuscated", "whole site"],
)
def test_no_plugin_is_told_of_what_will_be_encrypted(
    site: Site, front: str, options: dict[str, object]
) -> None:
    pytest.importorskip("encryptcontent")
    pages = {"index.md": OPEN, "merger.md": HIDDEN.format(front=f"---\n{front}\n---")}
    plugins = ["search", {"encryptcontent": options} if options else "encryptcontent"]
    files = {**pages, "../hook.py": COLLECTING}
    built = site.build(files, {"actor_pages": True}, "--strict", plugins=plugins, hooks=["hook.py"])
    assert built.exit_code == 0
    assert telling(built) == []
    assert (built.folder / "collected.txt").is_file()


def test_a_page_that_is_not_encrypted_after_all_is_told_of(site: Site) -> None:
    pytest.importorskip("encryptcontent")
    front = "---\npassword: ''\n---"
    pages = {"index.md": OPEN, "merger.md": HIDDEN.format(front=front)}
    built = site.build(pages, None, "--strict", plugins=["search", "encryptcontent"])
    assert [use_case["id"] for use_case in built.json()["use_cases"]] == ["UC-1", "UC-9"]
    assert "use-cases/actors/index.html: Raider" in telling(built)
    assert BuiltSite(built.folder).broken() == []
