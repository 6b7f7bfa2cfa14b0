"""What `conf.py` says to Sphinx, as far as it stands there: the file is read, and never run."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.workspace.settings import Unread
from mkdocs_usecases.options import VALUE, Places
from mkdocs_usecases.source import Span

NAME = "conf.py"
FOLDERS = ("", "docs", "doc", "docs/source", "doc/source", "source")
"""Where projects keep it, seen from where the command is run."""

EXTENSION = "mkdocs_usecases.sphinx"
ENDINGS = (".md", ".markdown", ".rst")
OPTION = "usecases"
PAGE_ENDING = "page_ending"
"""That of the pages that are generated, among what the file says; else they are Markdown."""

FOREIGN_DIRECTIVE = "foreign_directive"
"""Whether another extension has a directive `usecase`, among what the file says: a type of sphinx-needs."""

_OURS = ("extensions", OPTION, "language", "exclude_patterns", "source_suffix", "needs_types")
_MARKDOWN = expression(r"(?i)myst|commonmark|markdown")
"""What reads Markdown in a project of Sphinx is called so."""


class Computed(Unread):
    """In the place of a value that only running the file would tell."""

    @property
    def reason(self) -> str:
        """Why it is not known."""
        return f"worked out by {NAME}, which is read and not run; write a plain value"


def is_conf(name: str) -> bool:
    """Whether a file is one of Sphinx."""
    return name.endswith(".py")


def loads_us(text: str) -> bool:
    """Whether a `conf.py` has our extension: many programs have a file of that name."""
    return EXTENSION in text


def conf_values(text: str) -> dict[str, Any]:
    """What the file says, in the words of `mkdocs.yml`.

    Raises:
        SyntaxError: it is no Python.
    """
    read = {name: _value(node, name) for name, node in _assigned(text)}
    options = read.get(OPTION, {})
    said: dict[str, Any] = {
        "docs_dir": ".",
        "plugins": {OPTION: {OPTION: options} if isinstance(options, Computed) else options},
        "use_directory_urls": False,
    }
    if isinstance(language := read.get("language"), str) and not isinstance(language, Computed):
        said["theme"] = {"language": language}
    suffixes = read.get("source_suffix")
    named = () if isinstance(suffixes, Computed) else suffixes or ()
    # Which extensions a project has may be worked out: they are named all the same.
    if _MARKDOWN.search(text) is None and ".md" not in ([named] if isinstance(named, str) else named):
        said[PAGE_ENDING] = ".rst"
    types = read.get("needs_types")
    if isinstance(types, list) and any(_is_type_of_need(each) for each in types):
        said[FOREIGN_DIRECTIVE] = True
    patterns = read.get("exclude_patterns")
    if isinstance(patterns, list):
        # Those of Sphinx begin at its folder of sources.
        said["exclude_docs"] = "\n".join(f"/{each}" for each in patterns if isinstance(each, str))
    return said


def _is_type_of_need(value: object) -> bool:
    return isinstance(value, Mapping) and value.get("directive") == "usecase"


def conf_places(text: str, file: str) -> Places:
    """Where each option stands, by the keys that lead to it."""
    places: dict[tuple[str, ...], Span] = {}
    for name, node in _assigned(text):
        if name == OPTION:
            places.update(_places(node, file, text.split("\n")))
    return places


def _assigned(text: str) -> Iterator[tuple[str, ast.expr]]:
    """What stands behind the names that matter, the last one last."""
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets, value = [statement.target], statement.value
        else:
            continue
        for target in targets:
            if isinstance(target, ast.Name) and target.id in _OURS:
                yield target.id, value


def _value(node: ast.expr, name: str) -> Any:
    """The value of an expression; what is worked out has a sign in its place."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, RecursionError):
        pass
    if isinstance(node, ast.Dict) and all(isinstance(key, ast.Constant) for key in node.keys):
        keys = [str(key.value) for key in node.keys if isinstance(key, ast.Constant)]
        return {key: _value(value, key) for key, value in zip(keys, node.values, strict=True)}
    return Computed(name)


def _places(
    node: ast.expr, file: str, lines: list[str], keys: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Where keys, texts and entries of lists stand, as in a file of YAML."""
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant):
                path = (*keys, str(key.value))
                yield path, _place(key, file, lines)
                if isinstance(value, ast.Constant):
                    yield (*path, VALUE), _place(value, file, lines)
                yield from _places(value, file, lines, path)
    elif isinstance(node, (ast.List, ast.Tuple)):
        for index, item in enumerate(node.elts):
            path = (*keys, str(index))
            if isinstance(item, ast.Constant):
                yield path, _place(item, file, lines)
            yield from _places(item, file, lines, path)


def _place(node: ast.Constant, file: str, lines: list[str]) -> Span:
    """Where a value stands; a text without its quotes."""
    line = lines[node.lineno - 1]
    # Python counts bytes.
    before = len(line.encode()[: node.col_offset].decode("utf-8", "replace"))
    start = Span(file, node.lineno, before + (2 if isinstance(node.value, str) else 1))
    is_plain = line[start.column - 1 :].startswith(str(node.value))
    return start.over(len(str(node.value))) if is_plain else start


def computed(value: object) -> bool:
    """Whether a value, or one in it, is only known when the file is run."""
    if isinstance(value, Mapping):
        return any(map(computed, value.values()))
    return isinstance(value, Computed)
