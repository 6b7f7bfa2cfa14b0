"""Sites built for real, by the command of the host, and what can be asked of them."""

from __future__ import annotations

import functools
import gc
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.__main__ import cli
from mkdocs.theme import Theme

REPOSITORY = Path(__file__).parents[2]
EXAMPLE_CONFIG = REPOSITORY / "mkdocs.yml"
EXAMPLE_ADDRESS = "https://example.org/mkdocs-usecases/"


@dataclass(frozen=True)
class Built:
    """A site on disk and what was said while it was built."""

    folder: Path
    records: tuple[logging.LogRecord, ...]

    exit_code: int
    """That of `mkdocs build`: 0, or 1 when it was strict and something was wrong."""

    def messages(self, level: int = logging.WARNING) -> list[str]:
        """What was logged at this level or above, in order."""
        return [record.getMessage() for record in self.records if record.levelno >= level]

    def text(self, path: str) -> str:
        """A file of the site."""
        return (self.folder / path).read_text(encoding="utf-8")

    def page(self, path: str) -> BeautifulSoup:
        """A page of the site as a browser sees it, by its file or by its address: `orders/`."""
        file = self.folder / path
        return read_html(file / "index.html" if file.is_dir() else file)

    def json(self, path: str = "usecases.json") -> Any:
        """A JSON file of the site."""
        return json.loads(self.text(path))

    @property
    def pages(self) -> dict[str, BeautifulSoup]:
        """All pages, by the path of their file."""
        paths = sorted(self.folder.rglob("*.html"))
        return {path.relative_to(self.folder).as_posix(): read_html(path) for path in paths}


def read_html(path: Path) -> BeautifulSoup:
    """Parse a file by the rules that browsers follow; nobody may change what comes out."""
    return _parsed(path.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=256)
def _parsed(html: str) -> BeautifulSoup:
    # By the text, since the same page comes out of many builds.
    return BeautifulSoup(html, "html5lib")


@dataclass(frozen=True)
class Site:
    """A folder for a site: write its pages, build it, change them, build it again."""

    folder: Path

    @property
    def docs(self) -> Path:
        """Where the pages are."""
        return self.folder / "docs"

    def write(self, files: Mapping[str, str]) -> None:
        """Put files into the docs folder; `../name` stands beside it."""
        for path, text in files.items():
            target = self.docs / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")

    def configure(
        self,
        options: Mapping[str, Any] | None = None,
        *,
        theme: str | Mapping[str, Any] = "mkdocs",
        plugins: Sequence[str | Mapping[str, Any]] = ("search",),
        **config: Any,
    ) -> None:
        """Write `mkdocs.yml`: our plugin with these options behind the others, and any other setting."""
        # A plugin with no options must be named alone: MkDocs refuses an empty mapping in some places.
        ours = {"usecases": dict(options)} if options else "usecases"
        settings = {
            "site_name": "Test",
            "site_url": "https://example.org/base/",
            "theme": theme if isinstance(theme, str) else dict(theme),
            "plugins": [*plugins, ours],
            **config,
        }
        text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
        (self.folder / "mkdocs.yml").write_text(text, encoding="utf-8")

    def build(
        self,
        files: Mapping[str, str] | None = None,
        options: Mapping[str, Any] | None = None,
        *arguments: str,
        **config: Any,
    ) -> Built:
        """Write pages and settings, then run `mkdocs build` with further arguments: `"--strict"`."""
        self.docs.mkdir(exist_ok=True)
        self.write(files or {})
        self.configure(options, **config)
        return self.run(*arguments)

    def run(self, *arguments: str) -> Built:
        """Build what is there."""
        return build(self.folder / "mkdocs.yml", self.folder / "site", *arguments)


class _CompiledTemplates(BytecodeCache):
    """Templates of themes, each compiled once in a run of tests."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, ...], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._compiled.get(self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[self._key(bucket)] = bucket.code

    @staticmethod
    def _key(bucket: Bucket) -> tuple[str, ...]:
        # Plugins may give the environment of their site another syntax.
        return bucket.key, bucket.checksum, *sorted(bucket.environment.extensions)


_COMPILED = _CompiledTemplates()


class _WithoutIcons(FileSystemLoader):
    """Files of themes, without those that MkDocs passes over one by one: 11,000 icons of Material."""

    def list_templates(self) -> list[str]:
        folders = (Path(folder) for folder in self.searchpath)
        tops = [(folder, top) for folder in folders for top in folder.iterdir() if top.name[0] != "."]
        files = ((folder, file) for folder, top in tops for file in (top, *top.rglob("*")) if file.is_file())
        return sorted({file.relative_to(folder).as_posix() for folder, file in files})


@contextmanager
def quickly() -> Iterator[None]:
    """Have builds take half the time: themes .09 s of .22 in a small site less, in Material .27 of .62."""
    # A build begins with a look for circles in all that the process holds, here with all tests: .2 s.
    gc.freeze()
    make = Theme.get_env

    def get_env(theme: Theme) -> Environment:
        environment = make(theme)
        environment.bytecode_cache = _COMPILED
        if isinstance(environment.loader, FileSystemLoader):
            environment.loader = _WithoutIcons(environment.loader.searchpath)
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        yield


def build(config: Path, folder: Path, *arguments: str) -> Built:
    """Run `mkdocs build` in this process."""
    with listening() as records, quickly():
        command = ["build", "--config-file", str(config), "--site-dir", str(folder), *arguments]
        exit_code = 0
        try:
            cli.main(command, standalone_mode=False)
        except SystemExit as stop:
            exit_code = int(stop.code or 0)
    return Built(folder, tuple(records), exit_code)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what MkDocs and its plugins log."""
    records: list[logging.LogRecord] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    listener = Listener()
    logger = logging.getLogger("mkdocs")
    level, handlers, propagate = logger.level, list(logger.handlers), logger.propagate
    logger.addHandler(listener)
    # Tests read what is told here; reports that workers send cannot hold the halves of characters in it.
    logger.propagate = False
    try:
        yield records
    finally:
        # The command sets up logging anew each time that it runs, and leaves that behind.
        logger.handlers[:] = handlers
        logger.propagate = propagate
        logger.setLevel(level)
