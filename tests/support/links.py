"""Whether every link of a built site leads somewhere: pages, files, fragments, diagrams, search, export."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from support.building import read_html

_CLICK = re.compile(r'^\s*click\s+\S+\s+(?:href\s+)?"(?P<target>[^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class BuiltSite:
    """The files of a site and the address at which they will stand."""

    folder: Path
    address: str = "https://example.org/base/"
    _ids: dict[Path, frozenset[str]] = field(default_factory=dict)

    def broken(self) -> list[str]:
        """What is wrong, a line each: links to nowhere, and ids that a page has twice."""
        found = [*self._broken_on_pages(), *self._broken_in_search(), *self._broken_in_export()]
        return sorted(set(found))

    def _broken_on_pages(self) -> Iterator[str]:
        for file in sorted(self.folder.rglob("*.html")):
            page = file.relative_to(self.folder).as_posix()
            html = read_html(file)
            for target in links_of(html):
                if wrong := self._wrong(page, target):
                    yield f"{page}: {target}: {wrong}"
            for name, times in Counter(str(tag["id"]) for tag in html.find_all(id=True)).items():
                # Those that begin with `__` are switches of the theme Material, on every page.
                if times > 1 and not name.startswith("__"):
                    yield f"{page}: id {name} stands {times} times"

    def _broken_in_search(self) -> Iterator[str]:
        index = self.folder / "search" / "search_index.json"
        if index.exists():
            for entry in json.loads(index.read_text(encoding="utf-8"))["docs"]:
                if wrong := self._wrong("", entry["location"]):
                    yield f"search: {entry['location']}: {wrong}"

    def _broken_in_export(self) -> Iterator[str]:
        export = self.folder / "usecases.json"
        if export.exists():
            site = json.loads(export.read_text(encoding="utf-8"))
            for kind in ("use_cases", "actors", "goals"):
                for entry in site[kind]:
                    if entry["url"] is not None and (wrong := self._wrong("", entry["url"])):
                        yield f"usecases.json: {entry['url']}: {wrong}"

    def _wrong(self, page: str, target: str) -> str | None:
        """Why a link on a page leads nowhere; `None` when it leads somewhere or out of the site."""
        url = urlsplit(urljoin(urljoin(self.address, page), target))
        base = urlsplit(self.address)
        if (url.scheme, url.netloc) != (base.scheme, base.netloc):
            return None
        if not url.path.startswith(base.path):
            return "outside the site"
        file = self.folder / unquote(url.path.removeprefix(base.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return "no such file"
        # An empty fragment and `#top` are the top of every page, by the HTML standard.
        if url.fragment in ("", "top") or file.suffix != ".html":
            return None
        return None if unquote(url.fragment) in self._ids_of(file) else "no such place on the page"

    def _ids_of(self, file: Path) -> frozenset[str]:
        if file not in self._ids:
            html = read_html(file)
            ids = {str(tag["id"]) for tag in html.find_all(id=True)}
            self._ids[file] = frozenset(
                ids | {str(tag["name"]) for tag in html.find_all("a", attrs={"name": True})}
            )
        return self._ids[file]


def links_of(html: BeautifulSoup) -> Iterator[str]:
    """Everything that a page refers to."""
    # A selector that any tag may match takes a third as long as to parse the page.
    for tag in html.find_all(True):
        target = tag.name != "base" and (tag.get("href") or tag.get("src"))
        if target and not str(target).startswith(("data:", "javascript:", "mailto:")):
            yield str(target)
        elif tag.name == "a" and "xlink:href" in tag.attrs:
            yield str(tag["xlink:href"])
    for diagram in diagrams_of(html):
        for click in _CLICK.finditer(diagram):
            yield click["target"]


def diagrams_of(html: BeautifulSoup) -> list[str]:
    """The Mermaid source of every diagram of a page."""
    return [tag.get_text() for tag in html.find_all("pre", class_="mermaid")]
