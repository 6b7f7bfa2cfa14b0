"""What a page says in front for all its use cases: `usecases: {system: MealApp, actor: Customer}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.model.text import ActorMention, Prose
from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.key_names import lookup
from mkdocs_usecases.parsing.loading import events, load, plain_characters
from mkdocs_usecases.parsing.nodes import Origin, Source, describe
from mkdocs_usecases.parsing.outcomes import words
from mkdocs_usecases.parsing.values import read_names, read_text
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean


class FrontMatter(NamedTuple):
    """The front matter of a page, as far as use cases are concerned."""

    lines: int = 0
    """How many lines of the file it takes, its `---` included; 0 where there is none."""

    system: Prose | None = None
    """The system under discussion of blocks that name none."""

    primary_actors: tuple[ActorMention, ...] = ()
    """Those of blocks that name none."""

    diagnostics: tuple[Diagnostic, ...] = ()


NO_FRONT_MATTER = FrontMatter()

KEY = "usecases"
"""The key of the front matter that is ours."""

DEFAULTS = ("system", "actor")
"""What may stand below it."""


def read_front_matter(text: str, file: str) -> FrontMatter:
    """Read it, as MkDocs would: YAML between `---` and `---` or `...` at the very start, if it is a mapping.

    YAML that cannot be read is none: hosts show it as the text of the page.
    """
    match = _FRONT_MATTER.match(text) if text.startswith("---") else None
    if match is None:
        return NO_FRONT_MATTER
    content = match["content"]
    if KEY not in content and _MAPPING.match(content) and not _FENCE.search(content):
        return FrontMatter(match[0].count("\n"))
    root = _root(content)
    if not isinstance(root, MappingNode):
        return NO_FRONT_MATTER
    lines = match[0].count("\n")
    node = next(
        (value for key, value in root.value if isinstance(key, ScalarNode) and key.value == KEY), None
    )
    if node is None:
        return FrontMatter(lines)
    return _Defaults(content, file, lines).read(node)


_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<content>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_MAPPING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[\w\"'][^\n:]*:(?:\s|$)")
"""The first line says that it is a mapping: no need to ask YAML."""

_FENCE = re.compile(r"```|~~~")
_NESTING = re.compile(r"[\[{]|[-?] ")
_SUSPICIOUS = 500


def _root(content: str) -> Node | None:
    content = plain_characters(content)
    if sum(1 for _ in _NESTING.finditer(content)) > _SUSPICIOUS and _is_deep(content):
        return None
    try:
        return load(content)
    except (yaml.YAMLError, RecursionError):
        return None


def _is_deep(content: str) -> bool:
    """Whether composing it could exhaust the stack: libyaml does not look after itself."""
    depth = 0
    for event in events(content):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _SUSPICIOUS:
            return True
    return False


class _Defaults:
    """Reads what stands below `usecases`."""

    def __init__(self, content: str, file: str, lines: int) -> None:
        count = content.count("\n") + 1
        # The first line of the YAML is the second one of the file.
        origin = Origin(Span(file, 1, 1), tuple(range(2, 2 + count)), (0,) * count)
        self._source = Source(content, origin, words())
        self._lines = lines

    def read(self, node: Node) -> FrontMatter:
        source = self._source
        system: Prose | None = None
        actors: tuple[ActorMention, ...] = ()
        if isinstance(node, MappingNode):
            for name, value in self._known(node):
                key = lookup(name)
                assert key is not None
                if name == "system":
                    system = read_text(source, key, value)
                else:
                    actors = read_names(source, key, value)
        elif not isinstance(node, ScalarNode) or node.value:
            example = "usecases: {system: MealApp, actor: Customer}"
            source.report(findings.wrong_type(source.span(node), KEY, describe(node), "a mapping", example))
        return FrontMatter(self._lines, system, actors, tuple(source.findings))

    def _known(self, node: MappingNode) -> Iterator[tuple[str, Node]]:
        """The defaults with their values; other keys and second ones are reported."""
        first: dict[str, tuple[Span, str]] = {}
        for key_node, value in node.value:
            span = self._source.span(key_node)
            typed = key_node.value if isinstance(key_node, ScalarNode) else self._source.typed(key_node)
            key = lookup(typed)
            name = typed if key is None else key.name
            if name not in DEFAULTS:
                self._source.report(_unknown_default(span, typed, known=key is not None))
            elif name in first:
                self._source.report(findings.duplicate_key(span, typed, *first[name]))
            else:
                first[name] = span, typed
                yield name, value


def _unknown_default(span: Span, typed: str, *, known: bool) -> Diagnostic:
    shown = " ".join(typed.replace("`", "'").split())[:60]
    if known:
        message = f"`{shown}` cannot be given for a whole page"
        return Diagnostic(Code.UNKNOWN_KEY, span, message, "put it into the blocks")
    meant = did_you_mean(typed, DEFAULTS)
    hint = f"did you mean `{meant}`?" if meant else "use `system` or `actor`"
    return Diagnostic(Code.UNKNOWN_KEY, span, f"there is no page default `{shown}`", hint)
