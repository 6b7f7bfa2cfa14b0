"""What CONTRIBUTING says of the source is there under that name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from support.building import REPOSITORY

PACKAGE = REPOSITORY / "src/mkdocs_usecases"
TEXT = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def exists(name: str) -> bool:
    """Whether a module or a folder has that name, as a path or by itself."""
    return any(PACKAGE.glob(f"**/{name}.py")) or any(path.is_dir() for path in PACKAGE.glob(f"**/{name}"))


def defined(folders: tuple[str, ...]) -> Iterator[str]:
    """The names of classes in some folders, and of what they can do, as `Class.method`."""
    for path in (path for folder in folders for path in PACKAGE.joinpath(folder).rglob("*.py")):
        for body in re.split(r"^(?=class )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name = body[6:].partition("(")[0].partition(":")[0].strip()
            yield name
            yield from (f"{name}.{method}" for method in re.findall(r"^    def (\w+)", body, re.MULTILINE))


def test_a_line_becomes_a_step_by_modules_that_are_there() -> None:
    names = set(CODE.findall(section("How a line becomes a step"))) - {"|"}
    classes = set(defined(("parsing", "model")))
    own = {name for name in names if not name.startswith("tests/")}
    assert sorted(name for name in own if name not in classes and not exists(name)) == []
    assert [name for name in names - own if not (REPOSITORY / name).exists()] == []


def test_each_layer_is_a_folder_or_a_module() -> None:
    layers = re.findall(r"^    (.*(?:→|\|).*)$", section("The way of the data"), re.MULTILINE)
    names = re.findall(r"\w+", " ".join(layers))
    assert len(names) > 10
    there = {path.stem for path in PACKAGE.iterdir()}
    assert [name for name in names if name not in there] == []


def test_what_is_borrowed_stands_where_it_is_said_to_and_has_a_test() -> None:
    rows = re.findall(r"^\| (.+) \|$", section("What is borrowed"), re.MULTILINE)[1:]
    assert rows
    tests = {path.stem for path in (REPOSITORY / "tests").rglob("test_*.py")}
    for row in rows:
        _, where, why, test = row.split(" | ")
        assert [name for name in CODE.findall(where) if not exists(name)] == [], row
        assert why
        found = CODE.findall(test)
        assert found
        assert [it for it in found if it not in tests and not (REPOSITORY / it).is_dir()] == [], row
