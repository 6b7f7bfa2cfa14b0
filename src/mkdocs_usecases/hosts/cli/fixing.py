"""`check --fix`: the edits that are certain, made in the pages that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Protocol

from mkdocs_usecases.escaping import visible
from mkdocs_usecases.files import byte_order_mark
from mkdocs_usecases.hosts.paths import seen_from
from mkdocs_usecases.hosts.workspace.sources import STANDARD_INPUT, Sources
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.revision import Text, revise
from mkdocs_usecases.site import Site

_MOST_ROUNDS = 20
"""A mended key may show what is wrong behind it, and so on: no block is that deep."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Pages with the edits made in them; nothing is written yet."""

    sources: Sources
    """As they are afterwards."""

    site: Site
    before: Mapping[str, str]
    """The pages that changed, as they are on disk."""

    mended: int
    """How many findings are gone by an edit of their own."""


def fix(sources: Sources, read: Callable[[Sources], tuple[Sources, Site]]) -> Fixed:
    """Make all edits that are certain, again until none is left; `read` gives the site of some pages."""
    texts = dict(sources.texts)
    mended = 0
    seen = [texts]
    while True:
        after, site = read(sources._replace(texts=texts))
        pages = {name: Text(text) for name, text in texts.items() if sources.is_asked(name)}
        certain = (
            finding
            for finding in site.findings
            if finding.is_certain and all(edit.span.file in pages for edit in finding.edits)
        )
        revision = revise(certain, pages.get)
        texts = {**texts, **revision.texts}
        if texts in seen or len(seen) > _MOST_ROUNDS:
            break
        seen.append(texts)
        mended += len(revision.mended)
    last = seen[-1]
    before = {name: text for name, text in sources.texts.items() if text != last[name]}
    return Fixed(after, site, before, mended)


class Rewritten(Protocol):
    """Pages that a command would write."""

    @property
    def sources(self) -> Sources:
        """As they are afterwards."""

    @property
    def before(self) -> Mapping[str, str]:
        """Those that change, as they are on disk."""


def difference(fixed: Rewritten) -> Iterator[str]:
    """What would change, as a patch: the lines of a unified diff, each with its end."""
    for name in sorted(fixed.before, key=fixed.sources.shown):
        shown = fixed.sources.shown(name)
        mark = "" if name == STANDARD_INPUT else byte_order_mark(fixed.sources.places[name])
        before, after = _lines(mark + fixed.before[name]), _lines(mark + fixed.sources.texts[name])
        for line in unified_diff(before, after, visible(shown), visible(shown)):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """As `diff` and `patch` count them: by line feeds alone."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [line for line in text.split("\n")[-1:] if line]


def write(fixed: Rewritten, roots: Sequence[Path]) -> Iterator[str]:
    """Write the pages that changed; gives what was not written, with the reason.

    Left alone is what became another file since it was read, and what a link leads to outside of the folders
    that were asked for.
    """
    folders = [root.resolve() for root in roots]
    for name, before in fixed.before.items():
        page = fixed.sources.places[name]
        shown = seen_from(Path.cwd(), page)
        whole = page.resolve()
        if not any(folder == whole or folder in whole.parents for folder in folders):
            yield f"{shown} leads to a file outside of what was asked for: not written"
            continue
        try:
            if page.read_bytes().decode("utf-8-sig") != before:
                yield f"{shown} changed meanwhile: not written"
                continue
            write_whole(page, f"{byte_order_mark(page)}{fixed.sources.texts[name]}")
        except UnicodeDecodeError:
            yield f"{shown} changed meanwhile: not written"
        except OSError as error:
            yield f"{shown}: {error.strerror or error}: not written"
