"""The front matter of a page: where it begins and ends, and its YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode

from mkdocs_usecases.expressions import expression


class RawFrontMatter(NamedTuple):
    """What stands in front of a page, as hosts take it."""

    lines: int
    """How many lines of the file it takes, its `---` included."""

    content: str
    """The YAML between the two `---`."""

    root: MappingNode | None = None
    """Its YAML, every value as text; `None` where it does not hold the key that was asked for."""

    @property
    def first_line(self) -> int:
        """The line of the file in which the YAML begins: below the `---`, where there is one."""
        return 2 if self.lines else 1


class _TextLoader(yaml.SafeLoader):
    """Composes with every scalar as text. In Python, as MkDocs does: libyaml does not agree in all."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""


_LONG = 32 * 1024


class _LongTextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in libyaml, where there is so much that Python would take seconds."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""


def front_matter(text: str, key: str) -> RawFrontMatter | None:
    """The front matter of a page, as MkDocs sees it: YAML between `---` and `---` or `...` at the very start.

    Args:
        text: of the whole file.
        key: for whose sake its YAML is wanted.

    Returns:
        `None` where there is none: YAML that is no mapping or cannot be read is shown as text of the page.
    """
    match = _FRONT_MATTER.match(text) if text.startswith("---") else None
    if match is None:
        return None
    content, lines = match["content"], match[0].count("\n")
    if key not in content and _MAPPING.match(content) and not _FENCE.search(content):
        return RawFrontMatter(lines, content)
    root = _root(content)
    return RawFrontMatter(lines, content, root) if isinstance(root, MappingNode) else None


def broken_front_matter(text: str, key: str) -> tuple[int, int, bool] | None:
    """Where front matter that YAML refuses holds a key, if it does: its line and where that ends.

    The last of the three says whether a bracket was left open in that line.
    """
    match = _FRONT_MATTER.match(text) if text.startswith("---") else None
    if match is None:
        return None
    content = match["content"]
    typed = re.search(rf"^{re.escape(key)}[ \t]*:[ \t]*(?:\{{[^\n]*)?$", content, re.MULTILINE)
    if typed is None or _root(content) is not None:
        return None
    closed = f"{content[: typed.end()].rstrip()}}}{content[typed.end() :]}"
    return content.count("\n", 0, typed.start()) + 2, len(typed[0].rstrip()), _root(closed) is not None


def folder_defaults(content: str, key: str) -> RawFrontMatter | None:
    """What a file says for all pages of a folder, as front matter does for one; `None` without that key."""
    root = _root(content) if key in content else None
    return RawFrontMatter(0, content, root) if isinstance(root, MappingNode) else None


_FRONT_MATTER = expression(r"---[ \t]*\n(?P<content>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_MAPPING = expression(r"(?:[ \t]*(?:#[^\n]*)?\n)*[\w\"'][^\n:]*:(?:\s|$)")
"""The first line says that it is a mapping: no need to ask YAML."""

_FENCE = expression(r"```|~~~|:::")
_NESTING = expression(r"[\[{]|[-?] ")
_SUSPICIOUS = 500
_NO_TEXT = expression("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _root(content: str) -> yaml.Node | None:
    content = _NO_TEXT.sub("\ufffd", content)
    if sum(1 for _ in _NESTING.finditer(content)) > _SUSPICIOUS and _is_deep(content):
        return None
    try:
        loader = _TextLoader(content) if len(content) < _LONG else _LongTextLoader(content)
        node: yaml.Node | None = loader.get_single_node()
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        # The loader makes a character of every number: `"\\UFFFFFFFF"`.
        return None
    return node


def _is_deep(content: str) -> bool:
    """Whether composing it could exhaust the stack; events need none."""
    depth = 0
    try:
        for event in yaml.parse(content, Loader=_TextLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _SUSPICIOUS:
                return True
    except (yaml.YAMLError, ValueError, OverflowError):
        return False
    return False
