"""What a block takes from its page and its site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_usecases.model.text import ActorMention, Prose
from mkdocs_usecases.options.values import spelled
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases, outcome_phrases
from mkdocs_usecases.parsing.words.key_names import KeyNames, key_names
from mkdocs_usecases.parsing.words.keys import Key
from mkdocs_usecases.parsing.words.names import DeclaredNames
from mkdocs_usecases.source import Span

if TYPE_CHECKING:
    from mkdocs_usecases.patterns import Pattern


class PageWords(NamedTuple):
    """What the front matter of a page says in words of its own, and not below `usecases`."""

    title: Prose | None = None
    system: Prose | None = None
    actor: Prose | None = None


class Context(NamedTuple):
    """What a block takes from its page and its site."""

    system: str | None = None
    """Where the block names none."""

    system_span: Span | None = None
    """Where that name stands, on the page or in a file that says it for the page; `None` for the site's."""

    primary_actors: tuple[ActorMention, ...] = ()
    """Where the block names none."""

    names: DeclaredNames = DeclaredNames(())
    """The actors of the site's catalogue, with their aliases."""

    outcomes: OutcomePhrases = outcome_phrases()
    keys: KeyNames = key_names()
    fields: frozenset[str] = frozenset()
    """Further keys that blocks may carry, in normal form."""

    id_pattern: Pattern | None = None
    sites: frozenset[str] = frozenset()
    """The names of other sites, which stand before ids: `billing:UC-12`."""

    words: PageWords = PageWords()
    """What use cases of a document take from its front matter; blocks take nothing of it."""

    def key(self, typed: str) -> Key | None:
        """The key of the block language that a text is; what a site calls a field of its own is none."""
        key, fields = self.keys.lookup(typed), self.fields
        if key is not None and fields and (name := spelled(typed)) in fields and name != key.name:
            # It may be a key's name in some language.
            return None
        return key
