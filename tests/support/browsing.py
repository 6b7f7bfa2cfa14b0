"""Looking at a built site in a real browser, with Mermaid but with no network."""

from __future__ import annotations

import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Playwright, Request, Response

MERMAID = Path(__file__).parents[1] / "browser/mermaid/node_modules"

# Where Material looks for Mermaid, and where our loader does in MkDocs' own themes.
THEME_MERMAID = "https://unpkg.com/mermaid@11/dist/mermaid.min.js"
OUR_MERMAID = "https://unpkg.com/mermaid@11.17.2/dist/mermaid.min.js"
MERMAID_HOST = "https://unpkg.com/mermaid@"
# And where it comes from in tests, which a route of Playwright's sees.
SERVED_MERMAID = "/mermaid-of-tests.js"
MERMAID_ADDRESSES = re.compile(
    f"^{re.escape(THEME_MERMAID)}$|^{re.escape(OUR_MERMAID)}$|{re.escape(SERVED_MERMAID)}$"
)

# Chromium asks its maker for updates and settings at every start; a test has nobody to ask.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks of another host, nobody answers.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]

# A page cannot look into a closed shadow root, and Material draws diagrams into one.
OPEN_SHADOW_ROOTS = """
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  return attach.call(this, { ...options, mode: "open" });
};
"""

# The next frame is there, and nobody waits behind it.
IDLE = """
() => new Promise(done => {
  requestAnimationFrame(() => requestIdleCallback(() => done(null), { timeout: 5000 }));
  // A page that is not shown has no frames.
  setTimeout(done, 1000);
})
"""

# A browser without a screen asks nobody for a printer; what is printed is looked at as a file.
NO_PRINTER = "window.print = () => { window.asked = (window.asked ?? 0) + 1; }"


def skip_or_fail(reason: str) -> NoReturn:
    """Skip what cannot be tried on this computer; where everything must be tried (CI), fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def mermaid_script(version: int) -> str:
    """The script of a version of Mermaid, 11 or 12."""
    return mermaid_file(version).read_text(encoding="utf-8")


def mermaid_file(version: int) -> Path:
    """Where the script of a version of Mermaid is."""
    script = MERMAID / f"mermaid{version}/dist/mermaid.min.js"
    if not script.exists():
        skip_or_fail("no Mermaid: run `npm install --prefix tests/browser/mermaid`")
    return script


def draw_all(page: Page) -> None:
    """Have all of a page there now, as for paper, and not when it comes into view."""
    page.add_style_tag(content=".usecase > * { content-visibility: visible !important }")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def press(target: Locator) -> None:
    """Click on it once it stands still: a button that moves between press and release is not clicked.

    What comes into view takes its room only then, so it comes there first.
    """
    target.click(trial=True)
    target.click()


def sheets(page: Page) -> int:
    """How many sheets of A4 the page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium or Chrome of this computer, or the one that Playwright installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    program = next(filter(None, map(shutil.which, names)), playwright.chromium.executable_path)
    if not Path(program).exists():
        skip_or_fail("no browser: install Chromium, or run `playwright install chromium`")
    return playwright.chromium.launch(executable_path=program, args=FLAGS)


@dataclass
class Visit:
    """A page in the browser, and what went wrong while it was looked at."""

    page: Page

    address: str
    """Where the site is served, with the path at which it will stand."""

    has_mermaid: bool = True
    """Whether Mermaid can be had. Where nobody looks at diagrams it need not: it takes most of the time."""

    has_scripts: bool = True

    problems: list[str] = field(default_factory=list)
    """Errors in the console, uncaught exceptions, answers that are not there, requests to other hosts."""

    awaited: set[Request] = field(default_factory=set)
    """What was asked for and has not come yet."""

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until it is at rest."""
        self.awaited.clear()
        self.page.goto(self.address + path, wait_until="load")
        self.rest()
        return self.page

    def rest(self) -> None:
        """Wait until nothing is awaited and nothing is to be done, twice in a row."""
        # Where pages run no scripts, nothing comes later.
        calm = 0 if self.has_scripts else 2
        while calm < 2:
            self.page.wait_for_timeout(30)
            self.page.evaluate(IDLE)
            calm = 0 if self.awaited else calm + 1

    def hear(self, said: ConsoleMessage) -> None:
        """Take down an error in the console, but for the icon that browsers ask for by themselves."""
        if said.type == "error" and not said.location["url"].endswith("/favicon.ico"):
            self.complain(said.text, said.location["url"])

    def complain(self, text: str, address: str = "") -> None:
        """Take down what went wrong, unless it is that a script is not there that was to be missing."""
        if self.has_mermaid or not re.search(f"{MERMAID_HOST}", address + text):
            self.problems.append(f"{self.page.url}: {text}")

    def lead(self) -> None:
        """Give Mermaid from this computer, or refuse it. The page does not see where it comes from.

        A route of Playwright's has each file of the site asked for in two processes, and kept by none.
        """
        session = self.page.context.new_cdp_session(self.page)

        def answer(paused: dict[str, Any]) -> None:
            asked = {"requestId": paused["requestId"]}
            if self.is_given_mermaid(paused["request"]["url"]):
                address = urljoin(self.address, SERVED_MERMAID)
                session.send("Fetch.continueRequest", {**asked, "url": address})
            else:
                session.send("Fetch.failRequest", {**asked, "errorReason": "Failed"})

        session.on("Fetch.requestPaused", answer)
        session.send("Fetch.enable", {"patterns": [{"urlPattern": "https://*"}]})

    def is_given_mermaid(self, address: str) -> bool:
        """Whether this is the address of a script of Mermaid that the visitor can have."""
        return self.has_mermaid and MERMAID_ADDRESSES.search(address) is not None

    def expect(self, request: Request) -> None:
        """Take down what is asked for, and who asks others than the site."""
        self.awaited.add(request)
        address = request.url
        is_of_site = address.startswith(self.address) or not address.startswith("http")
        if not is_of_site and not self.is_given_mermaid(address):
            self.complain(f"asks for {address}")

    def have(self, request: Request) -> None:
        """Cross out what has come, or will not."""
        self.awaited.discard(request)

    def receive(self, response: Response) -> None:
        """Take down an answer that is an error."""
        if response.status >= 400:
            self.complain(f"{response.status} for {response.url}")


@contextmanager
def visiting(browser: Browser, address: str, *, has_mermaid: bool = True, **like: Any) -> Iterator[Visit]:
    """A fresh visitor of a site; what the browser is like, Playwright names: `color_scheme="dark"`."""
    context = browser.new_context(**like)
    context.add_init_script(OPEN_SHADOW_ROOTS)
    visit = Visit(context.new_page(), address, has_mermaid, like.get("java_script_enabled", True))
    visit.lead()
    visit.page.on("console", visit.hear)
    visit.page.on("pageerror", lambda error: visit.complain(str(error)))
    visit.page.on("response", visit.receive)
    visit.page.on("request", visit.expect)
    visit.page.on("requestfinished", visit.have)
    visit.page.on("requestfailed", visit.have)
    try:
        yield visit
    finally:
        context.close()


@contextmanager
def coming_back(visit: Visit) -> Iterator[Visit]:
    """A visitor of before, who has forgotten all of it: to start another one takes longer than most tests.

    What is added to a page for good, a script or an answer of its own, wants a fresh visitor.
    """
    size = visit.page.viewport_size
    visit.problems.clear()
    yield visit
    visit.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    visit.page.context.clear_cookies()
    visit.page.emulate_media(media="null")
    if size is not None:
        visit.page.set_viewport_size(size)
    visit.page.goto("about:blank")


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below the path that a site has in its address."""

    base = "/"
    headers_of_site: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.headers_of_site.items():
            self.send_header(name, value)
        # What a page loads stays as it is; the page may be built anew.
        is_kept = re.search(r"\.(?:css|js|woff2?)(?:\?|$)", self.path)
        self.send_header("Cache-Control", "max-age=3600" if is_kept else "no-store")
        if self.path == SERVED_MERMAID:
            # A browser looks at the hash of a script of others only where they let it read what it gets.
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        if path == SERVED_MERMAID:
            return str(mermaid_file(11))
        if not path.startswith(self.base):
            return super().translate_path("/no such path")
        return super().translate_path("/" + path.removeprefix(self.base))

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # Whoever leaves a page does not wait for what it asked for.
        with suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)

    def log_message(self, *args: object) -> None:
        """A server in a test has nothing to say."""


@contextmanager
def serving(folder: Path, base: str = "/", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a site on this computer, with these headers; gives its address.

    It may be built later: the sitemap of a site with instant navigation has to know where it is served.
    """
    handler = type("Handler", (_Handler,), {"base": base, "headers_of_site": headers or {}})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
