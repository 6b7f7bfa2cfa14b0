"""The search for all that is wrong with a site, which keeps what it found in blocks."""

from __future__ import annotations

from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping

from mkdocs_usecases.diagnostics import Diagnostic, without_edits
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.site.findings import Findings, Pile
from mkdocs_usecases.site.page import SitePage
from mkdocs_usecases.validation.checks import check_block, check_site, checking_site, in_order
from mkdocs_usecases.validation.not_shown import not_shown
from mkdocs_usecases.validation.policy import Policy


class Checking:
    """The checks of a site, by its rules."""

    def __init__(self, policy: Policy, earlier: Checking | None = None) -> None:
        """Take the rules, and what was found before in blocks that may be the same."""
        self._policy = policy
        self._checked: dict[Block, tuple[Diagnostic, ...]] = {}
        if earlier is not None and earlier._policy == policy:
            self._checked |= earlier._checked

    def block(self, block: Block) -> tuple[Diagnostic, ...]:
        """What is wrong with a block by itself; the same in every round."""
        known = self._checked.get(block)
        if known is None:
            known = self._checked[block] = check_block(block, self._policy)
        return known

    def hidden(self, blocks: Iterable[Block]) -> Iterator[Diagnostic]:
        """What is wrong with blocks that no page shows."""
        return self._policy.applied(map(not_shown, blocks))

    def page(self, path: str, page: SitePage) -> tuple[Diagnostic, ...]:
        """What is wrong with a page by itself, whatever stands on others."""
        # Sites that suppose other rules look at the same pages.
        if page.own is None or page.own[0] != self._policy:
            own = [*self._policy.applied(page.document.diagnostics), *self.hidden(page.hidden)]
            for block in page.shown:
                own += self.block(block)
            page.own = self._policy, in_order(_fitting(own, {path} if page.document.is_live else ()))
        return page.own[1]

    def site(
        self,
        pages: Mapping[str, SitePage],
        registries: tuple[Registry, Registry],
        is_told: Callable[[str, SitePage], bool],
        others: Iterable[Diagnostic],
    ) -> Generator[None, None, Findings]:
        """Find all that is wrong piece by piece, for a host that has something else to do in between.

        Args:
            pages: by their paths.
            registries: what everybody may know of the use cases on them, behind all that there is.
            is_told: whether everybody may know of a page.
            others: what is wrong with what stands on none of them.
        """
        whole, public = registries
        found = yield from checking_site(whole, self._policy)
        told = found if public is whole else self._told(found, public)
        live = {path for path, page in pages.items() if page.document.is_live}
        of_others = (*self._policy.applied(others),)
        everything, published = Pile(), Pile()
        everything.add(_fitting((*found, *of_others), live))
        published.add(_fitting((*told, *of_others), live))
        for number, (path, page) in enumerate(pages.items()):
            own = self.page(path, page)
            everything.add_page(path, own)
            if public is not whole and is_told(path, page):
                published.add_page(path, own)
            if not number % _PAGES_AT_ONCE:
                yield
        self._keep(block for page in pages.values() for block in page.shown)
        ordered = everything.in_order()
        return Findings(ordered, ordered if public is whole else published.in_order(), told)

    def _told(self, found: Iterable[Diagnostic], public: Registry) -> tuple[Diagnostic, ...]:
        """What is wrong with the site, for its readers too: true of it all, and said of nothing withheld."""
        of_published = frozenset(check_site(public, self._policy))
        return tuple(finding for finding in found if finding in of_published)

    def _keep(self, blocks: Iterable[Block]) -> None:
        """Forget what was found in others."""
        shown = {*blocks}
        self._checked = {block: known for block, known in self._checked.items() if block in shown}


_PAGES_AT_ONCE = 100
"""So many are looked at in less time than somebody notices."""


def _fitting(findings: Iterable[Diagnostic], live: Container[str]) -> Iterator[Diagnostic]:
    """Findings with edits of what is in files, not of what is read in its place."""
    return (without_edits(it) if it.span.file in live else it for it in findings)
