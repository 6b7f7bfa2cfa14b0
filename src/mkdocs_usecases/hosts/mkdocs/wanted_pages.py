"""The pages that a MkDocs site has beside those of its writers."""

from __future__ import annotations

from collections.abc import Callable, Collection

from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.rendering.generated.pages import GeneratedPage, coverage_page, generated_pages
from mkdocs_usecases.rendering.words import Words
from mkdocs_usecases.site import Site

Named = Callable[[Collection[str]], Collection[str]]
"""Tells which of some pages the site names by itself."""


def wanted_pages(
    site: Site, words: Words, named: Named, *, has_any: bool, serving: bool
) -> tuple[GeneratedPage, ...]:
    """All that are to be generated now.

    Args:
        site: as it is known by now.
        words: of the pages.
        named: asked for what links and menus would miss.
        has_any: whether there are use cases: a site without them is as it is without us.
        serving: whether the reader is the writer.
    """
    least = Severity.HINT if serving else Severity.ERROR
    is_shown = any(finding.severity.rank >= least.rank for finding in site.findings)
    pages = generated_pages(site.options, words, site.registry, with_checks=is_shown)
    if has_any:
        return (*pages, *_named_coverage(site, words, named))
    wanted = {*named([page.path for page in pages])}
    if serving and pages:
        # It tells a writer how to begin.
        wanted.add(pages[0].path)
    return tuple(page for page in pages if page.path in wanted)


def _named_coverage(site: Site, words: Words, named: Named) -> tuple[GeneratedPage, ...]:
    """The page of coverage where a menu or a page names it before any test has run."""
    if site.registry.coverage is not None or not site.options.results.patterns:
        return ()
    page = coverage_page(site.options, words)
    return (page,) if page is not None and named([page.path]) else ()
