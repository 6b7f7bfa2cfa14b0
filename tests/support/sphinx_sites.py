"""Sites built by Sphinx itself, and what can be asked of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from support.building import read_html


@dataclass(frozen=True)
class Built:
    """What a build wrote and said."""

    folder: Path
    warnings: str
    exit_code: int

    def text(self, path: str) -> str:
        """A file of the output."""
        return (self.folder / path).read_text(encoding="utf-8")

    def page(self, path: str) -> BeautifulSoup:
        """A page as a browser sees it."""
        return read_html(self.folder / path)

    def json(self, path: str = "usecases.json") -> Any:
        """A JSON file of the output."""
        return json.loads(self.text(path))

    def files(self) -> dict[str, bytes]:
        """All that was written and is the same each time: no pickles, no stamps."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.suffix not in (".pickle", ".doctree")
        }


@dataclass(frozen=True)
class SphinxSite:
    """A folder of sources: write them, build, change them, build again."""

    folder: Path

    @property
    def docs(self) -> Path:
        """Where the sources are."""
        return self.folder / "docs"

    def write(self, files: Mapping[str, str | None]) -> None:
        """Put files into the folder of the sources; `None` takes one away."""
        for path, text in files.items():
            target = self.docs / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                target.unlink()
                continue
            target.write_text(text, encoding="utf-8", newline="\n")

    def configure(self, options: Mapping[str, Any] | None = None, **config: Any) -> None:
        """Write `conf.py`."""
        settings = {
            "project": "Test",
            "extensions": ["myst_parser", "mkdocs_usecases.sphinx"],
            "html_theme": "alabaster",
            # Which Sphinx does by itself from 8.0 on, as it does not stop at the first of several.
            "show_warning_types": True,
            "usecases": dict(options or {}),
            **config,
        }
        self.write({"conf.py": "".join(f"{name} = {value!r}\n" for name, value in settings.items())})

    def build(self, builder: str = "html", *, fresh: bool = False, to: str = "", **given: Any) -> Built:
        """Run Sphinx on what is there; `to` is another folder with an environment of its own."""
        name = to or "out"
        out, warnings = self.folder / name / builder, StringIO()
        with patch_docutils(self.docs), docutils_namespace():
            app = Sphinx(
                self.docs,
                self.docs,
                out,
                self.folder / name / "doctrees",
                builder,
                status=StringIO(),
                warning=warnings,
                freshenv=fresh,
                keep_going=True,
                **given,
            )
            app.build()
        return Built(out, warnings.getvalue(), app.statuscode)


def copied(site: SphinxSite, folder: Path) -> SphinxSite:
    """The same sources elsewhere."""
    shutil.copytree(site.docs, folder / "docs")
    return SphinxSite(folder)


def contents(page: BeautifulSoup) -> Iterator[str]:
    """The links of the table of contents in the page itself."""
    for link in page.select(".toctree-wrapper a"):
        yield str(link["href"])
