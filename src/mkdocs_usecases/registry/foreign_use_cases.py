"""What is known of use cases of other sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mkdocs_usecases.model.foreign import ForeignUseCase
from mkdocs_usecases.model.text import folded


class ForeignPart(NamedTuple):
    """A use case of another site, and a step or an extension of it where one was named."""

    use_case: ForeignUseCase
    part: str = ""

    @property
    def url(self) -> str | None:
        """Where it is shown."""
        return self.use_case.part_url(self.part) if self.part else self.use_case.url


class Elsewhere(NamedTuple):
    """The inventories of other sites, by the names that a site gives them."""

    inventories: Mapping[str, Mapping[str, ForeignUseCase] | None] = {}
    """Use cases by their folded ids; `None` for an inventory that nobody could read."""

    named: frozenset[str] = frozenset()
    """Folded ids that the host itself can link to, by inventories of its own."""

    @staticmethod
    def of(found: Mapping[str, Iterable[ForeignUseCase] | None]) -> Elsewhere:
        """Those that were read."""
        return Elsewhere(
            {
                name: None if use_cases is None else {folded(one.id): one for one in reversed([*use_cases])}
                for name, use_cases in found.items()
            }
        )

    def find(self, name: str) -> ForeignUseCase | None:
        """The use case of `billing:UC-12`; without a name before it, that of the first site that has it."""
        if not self.inventories:
            return None
        prefix, sign, id_ = name.partition(":")
        if sign:
            use_cases = self.inventories.get(prefix)
            return None if use_cases is None else use_cases.get(folded(id_))
        found = (each[folded(name)] for each in self.inventories.values() if each and folded(name) in each)
        return next(found, None)

    def find_part(self, name: str) -> ForeignPart | None:
        """The same of a name with a step or an extension behind it: `billing:UC-12/4a`."""
        id_, _, part = (piece.strip() for piece in name.partition("/"))
        found = self.find(id_)
        return None if found is None or (part and part not in found.parts) else ForeignPart(found, part)

    def may_have(self, name: str, *, is_linked: bool = True) -> bool:
        """Whether an id leads to another site, or nobody can tell because its inventory was not read."""
        prefix, sign, _ = name.partition(":")
        is_unread = bool(sign) and prefix in self.inventories and self.inventories[prefix] is None
        is_named = is_linked and folded(name) in self.named
        return is_unread or is_named or self.find(name) is not None

    def has_name(self, name: str) -> bool:
        """Whether what stands before the colon is one of the other sites."""
        prefix, sign, _ = name.partition(":")
        return bool(sign) and prefix in self.inventories


NOWHERE = Elsewhere()
