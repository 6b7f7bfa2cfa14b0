"""The code of templates, kept between builds where Python keeps that of modules."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType

import pytest

from mkdocs_usecases.rendering.templating.kept_code import KeptCode


class Template:
    """A file of a template, and what it was compiled to."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "templates" / "step.html"
        self.file.parent.mkdir()
        self.file.touch()
        self.compiled: list[str] = []

    @property
    def kept(self) -> Path:
        return Path(cache_from_source(str(self.file)))

    def run(self, source: str) -> object:
        """What the code of a source gives."""

        def compiled() -> CodeType:
            self.compiled.append(source)
            return compile(f"result = {source!r}", str(self.file), "exec")

        values: dict[str, object] = {}
        exec(KeptCode(str(self.file), source_hash(source.encode()), compiled).code(), values)
        return values["result"]


@pytest.fixture(params=[False, True], ids=["beside the templates", "below a prefix"])
def template(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Template:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "prefix") if request.param else None)
    return Template(tmp_path)


def test_code_is_kept_for_as_long_as_it_is_made_of_the_same(template: Template) -> None:
    assert [template.run(source) for source in ("one", "one", "two", "two", "one")] == [
        *("one", "one", "two", "two", "one")
    ]
    assert template.compiled == ["one", "two", "one"]
    assert [file.name for file in template.kept.parent.glob("*.pyc*")] == [template.kept.name]


@pytest.mark.parametrize(
    "damage",
    [
        *(lambda kept, size=size: kept[:size] for size in (0, 3, 15, 16, 17, 40, -1)),
        lambda kept: b"\0" * len(kept),
        lambda kept: kept[:16] + b"\0" * 100,
        lambda kept: kept[:16] + b"N",
        lambda kept: kept[:16] + b"\xff" * 100,
        lambda kept: Path(cache_from_source(__file__)).name.encode(),
    ],
)
def test_what_is_kept_and_broken_is_made_anew(template: Template, damage: Callable[[bytes], bytes]) -> None:
    template.run("one")
    kept = template.kept.read_bytes()
    template.kept.write_bytes(damage(kept))
    assert template.run("one") == "one"
    assert template.compiled == ["one", "one"]
    assert template.kept.read_bytes() == kept
    template.run("one")
    assert template.compiled == ["one", "one"]


@pytest.mark.skipif(os.name == "nt", reason="says by other means who may write where")
@pytest.mark.parametrize("mode", [0o020, 0o002])
@pytest.mark.parametrize("is_folder", [False, True], ids=["file", "folder"])
def test_what_others_may_write_is_not_run(template: Template, mode: int, is_folder: bool) -> None:
    template.run("one")
    writable = template.kept.parent if is_folder else template.kept
    writable.chmod(writable.stat().st_mode | mode)
    before = template.kept.stat()
    assert template.run("one") == "one"
    assert template.compiled == ["one", "one"]
    if is_folder:
        # Nobody would read what is written there.
        assert template.kept.stat().st_mtime_ns == before.st_mtime_ns, (
            "nobody would read what is written there"
        )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_what_belongs_to_another_is_not_run(template: Template) -> None:
    template.run("one")
    os.chown(template.kept, 12345, -1)
    template.run("one")
    assert template.compiled == ["one", "one"]
    # Whose templates they are, has code of his own run anyway.
    os.chown(template.kept, 12345, -1)
    os.chown(template.file, 12345, -1)
    template.run("one")
    assert template.compiled == ["one", "one"]


@pytest.mark.skipif(os.name == "nt", reason="says by other means who may write where")
def test_nobody_else_may_write_what_is_kept(template: Template) -> None:
    before = os.umask(0)
    try:
        template.file.chmod(0o666)
        template.run("one")
    finally:
        os.umask(before)
    assert template.kept.stat().st_mode & 0o022 == 0
    assert template.kept.parent.stat().st_mode & 0o022 == 0
    template.run("one")
    assert template.compiled == ["one"]


def test_nothing_is_written_where_python_writes_nothing(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert template.run("one") == "one"
    assert not template.kept.exists()


def test_a_place_where_nothing_can_be_written_is_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = Template(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    # A folder that cannot be written is none to root.
    (tmp_path / "file").touch()
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    assert template.run("one") == template.run("one") == "one"
    assert template.compiled == ["one", "one"]
