"""The values of a `mkdocs.yml`, made without running anything that it names."""

from __future__ import annotations

from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from mkdocs_usecases.options.yaml_file import WrongYaml, compose_settings

RELATIVE = "!relative"
"""What MkDocs takes for the folder of the page, where `pymdownx.snippets` looks for files."""


class Unread(str):
    """An empty text in the place of what a variable of the environment would say."""

    name: str

    @property
    def reason(self) -> str:
        """Why it is not known."""
        return f"`!ENV {self.name}` is read only with `--trust`"

    def __new__(cls, name: str) -> Unread:
        """Take the name of the variable."""
        unread = super().__new__(cls)
        unread.name = name
        return unread


class _Loader(yaml.SafeLoader):
    """Reads what MkDocs reads, but runs nothing."""


class _TrustingLoader(_Loader):
    """Reads variables of the environment as well."""


def _named(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> str:
    """A tag such as `!!python/name:module.function`: its text stands in for it."""
    return suffix


def _folder(loader: yaml.SafeLoader, node: yaml.Node) -> str:
    """The tag `!relative`, alone or as in `!relative $docs_dir/parts`."""
    return str(node.value) or RELATIVE


def _variable(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """The tag `!ENV`: what it says where the variable is not set. Secrets are kept in the environment."""
    if isinstance(node, yaml.SequenceNode) and len(node.value) > 1:
        return loader.construct_object(node.value[-1])
    named = node.value[0] if isinstance(node, yaml.SequenceNode) and node.value else node
    return Unread(named.value if isinstance(named, yaml.ScalarNode) else "…")


_Loader.add_constructor("!ENV", _variable)
_Loader.add_constructor("!relative", _folder)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _named)
_Loader.add_multi_constructor("!", _named)
_TrustingLoader.add_constructor("!ENV", construct_env_tag)

# PyYAML trusts what a tag says of a text: `!!int x`, `!!bool x`, `!!timestamp x`, `2026-02-30`.
_OF_TAGS = (yaml.YAMLError, ValueError, OverflowError, LookupError, AttributeError, TypeError)


def values_of(text: str, *, is_trusted: bool) -> Any:
    """What a text says, in Python's own values.

    Raises:
        WrongYaml: it is no YAML, or too much of it.
    """
    root = compose_settings(text)
    if root is None:
        return None
    loader = _TrustingLoader if is_trusted else _Loader
    try:
        return loader("").construct_document(root)
    except _OF_TAGS as error:
        mark = getattr(error, "problem_mark", None)
        raise WrongYaml(str(getattr(error, "problem", None) or error), mark) from None
