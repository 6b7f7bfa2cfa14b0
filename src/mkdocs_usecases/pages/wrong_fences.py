"""Lines that were meant to open the fence of a use case, and open none: mistyped, or gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.early_fences import KEY, early_ends
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.fence_openings import RUNS
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean

KeyOf = Callable[[str], str | None]
"""The key of a block that a word names, in its canonical form; `None` for any other word."""


@explains(Code.WRONG_FENCE)
def wrong_fence(span: Span, message: str, hint: str, edits: tuple[Edit, ...]) -> Diagnostic:
    """A use case stands in the page that no fence of that name opens.

    Markdown shows it as code or as text, and no index, link or check knows of it. That is so where the word
    behind the signs is mistyped, where the signs are too few or others, or where the line is missing. The
    rest of a block is text, too, behind a line that closes it too early.

    Bad:
        ```use-case
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        ```

    Good:
        ```usecase
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        ```

    Source: seen in real documents.
    """
    return Diagnostic(Code.WRONG_FENCE, span, message, hint, edits=edits, is_certain=True)


def may_hold_wrong_fences(text: str) -> bool:
    """A quick look at a whole text that does not name `usecase`: whether a fence is called nearly so."""
    for run in RUNS:
        at = text.find(run)
        while at >= 0:
            end = text.find("\n", at)
            if end > at + 3 and _near_word(text[at + 3 : end]):
                return True
            # From the last sign on, `-1`, no run begins.
            at = text.find(run, end)
    return False


def wrong_fences(lines: Sequence[str], path: str, scan: Scan, key_of: KeyOf) -> Iterator[Diagnostic]:
    """The fences that are none of a use case and were meant to be, in the order of the lines.

    Nothing is said of other fences and of prose: a word has to be close to `usecase` with a key of a use case
    below it, or several keys have to stand right above a fence that nothing opens.
    """
    page = _Page(lines, path, scan, key_of)
    found = [
        *page.of_another_word(),
        *page.without_a_word(),
        *page.of_other_signs(),
        *page.with_text_behind(),
        *page.closed_early(),
    ]
    found += page.unopened({finding.span.line for finding in found})
    if not found:
        return
    # Where the fence itself is code, what stands below it tells.
    places = [(one.related or (one.span,))[0] for one in found]
    shown = scan.shown({place.line - 1: lines[place.line - 1][: place.column - 1] for place in places})
    told = (one for one, place in zip(found, places, strict=True) if place.line - 1 in shown)
    yield from sorted(told, key=lambda one: one.span)


_TOKEN = expression(r"[A-Za-z][\w-]*")
_VALUE = expression(r"(?<![\w-])[\w-]*[=\"'].*")


@lru_cache(maxsize=1024)
def _near_word(info: str) -> str | None:
    """What of an info string is close to `usecase`, as it stands there: a word, or two."""
    head = _VALUE.sub("", info)
    tokens = list(_TOKEN.finditer(head))[:3]
    pairs = [head[first.start() : second.end()] for first, second in pairwise(tokens)]
    # Longer ones are a language and the word behind it.
    both = [pair for pair in pairs if len(pair) <= len("use-cases") + 1 and did_you_mean(pair, ("use case",))]
    words = [token[0] for token in tokens[:2] if did_you_mean(token[0], ("usecase",))]
    return next(iter((*both, *words)), None)


_MAY_OPEN = expression(r"[> \t]*(?:[`~'´‘’“”\"]|[.:{]{0,2}usecase|:{3})", re.IGNORECASE)
"""How a line begins that may be one of those: hardly any of a page does, and to see it takes a tenth."""

_SIGNS = expression(
    r"(?P<prefix>[> \t]*)(?P<run>`{1,2}|~{1,2}|['´‘’“”\"]{2,3}|:{3,})?"
    r"[ \t]*(?![ \t])(?P<info>[.:{]{0,2}(?P<word>[A-Za-z](?:[\w -]*?[\w-])?)"
    r"(?P<rest>[ \t]*[.{}][\w .{}='\"#-]*)?)[ \t]*$"
)
_CLOSING = expression(r"(?P<run>`+|~{2,}|['´‘’“”\"]{3}|:{3,})[ \t]*$")
_BARE = expression(r"(?P<prefix>[> \t]*)(?P<run>`{3,}|~{3,})[ \t]*$")
_INDENTED = expression(r"(?P<blanks>[ \t]+)(?P<fence>(?:`{3,}|~{3,})[^`]*usecase[^`]*?)\s*$")
_GOES_ON = (" ", "\t", "- ", "#")
"""How a line of a block begins that is no key of it."""

_LONGEST = 40
"""Signs of a line that is nothing but a fence."""

_FARTHEST = 400
"""Lines between the first one of a block and its end: a page may be long."""


def key_behind(fence: Fence) -> str | None:
    """The key that stands on the line of the fence, as typed: what comes behind it is not read."""
    match = None if fence.info.startswith("{") else KEY.match(fence.info)
    return match["key"] if match else None


class _Block(NamedTuple):
    """Lines that may be the content of a use case."""

    closing: int
    """The line that was meant to end them."""

    key: str
    """The one that tells: the title or the steps."""


class _Page:
    """A page, to look for lines that were meant to be fences."""

    def __init__(self, lines: Sequence[str], path: str, scan: Scan, key_of: KeyOf) -> None:
        self._lines = lines
        self._path = path
        self._scan = scan
        self._key_of = key_of

    def of_another_word(self) -> Iterator[Diagnostic]:
        """Fences with a word that is close to `usecase`."""
        for first, last, opening in self._scan.others:
            line = self._lines[first]
            start = len(opening.prefix) + len(opening.run)
            word = _near_word(line[start:])
            key = word and self._telling(range(first + 1, last), opening.prefix)
            if not word or not key:
                continue
            column = line.index(word, start)
            end = column + len(word)
            # What follows without a blank is mistyped as well: `usecase:`.
            while end < len(line) and line[end] not in " \t{}":
                end += 1
            place = self._place(first, column).over(end - column)
            message = f"a fence called `{line[column:end]}` holds `{key}:`, expected `usecase`"
            yield wrong_fence(place, message, "did you mean `usecase`?", (Edit(place, "usecase"),))

    def without_a_word(self) -> Iterator[Diagnostic]:
        """Fences of no language that hold all of a use case: on a page that has none, no less than that."""
        needed = frozenset() if self._scan.fences else _WHOLE
        for first, last, opening in self._scan.others:
            line = self._lines[first].rstrip()
            if line != opening.prefix + opening.run:
                continue
            if self._top(last, opening.prefix, first, needed) != first + 1:
                continue
            place = self._place(first, len(opening.prefix)).over(len(opening.run))
            message = "a fence without a word holds a use case, expected `usecase` behind its signs"
            opened = f"{opening.run}usecase"
            found = wrong_fence(
                place, message, f"write `{opened}`, or `text` to show it", (Edit(place, opened),)
            )
            # The only one of a page may be there to be shown.
            yield found if self._scan.fences else replace(found, is_certain=False)

    def _unfenced(self) -> Iterator[int]:
        """The lines that belong to no fence: on a page of use cases few."""
        fenced, at = self._scan.fenced, -1
        while (at := fenced.find(0, at + 1)) >= 0:
            yield at

    def of_other_signs(self) -> Iterator[Diagnostic]:
        """Lines with the word and a block below them, but with too few signs, with others or with none."""
        for at in self._unfenced():
            line = self._lines[at]
            if not line or len(line) > _LONGEST or _MAY_OPEN.match(line) is None:
                continue
            match = _SIGNS.match(line)
            near = match and _near_word(match["info"])
            if match is None or near is None:
                continue
            is_named = match["word"] == near or f".{near}" in match["info"]
            if not is_named and match["run"] and match["run"][0] == ":":
                # The title of a directive.
                continue
            is_alone = match["word"] == near and not match["rest"] and "{" not in match["info"]
            if not match["run"] and not (is_alone and near.lower() == "usecase"):
                # Other words alone on a line are text.
                continue
            block = self._below(at, match["prefix"])
            if block is None:
                continue
            start = match.start("run") if match["run"] else match.start("word")
            place = self._place(at, start).over(len(line.rstrip()) - start)
            # Attributes and a language stay as they are.
            info = "usecase" if is_alone else match["info"].lstrip(":").replace(near, "usecase", 1)
            yield wrong_fence(
                place,
                f"no fence is opened here, and `{block.key}:` stands below: expected ```{info}",
                f"write ```{info}",
                (Edit(place, f"```{info}"), *self._closed(block.closing, match["prefix"])),
            )

    def with_text_behind(self) -> Iterator[Diagnostic]:
        """Fences of use cases with the first key on their own line."""
        for fence in self._scan.fences:
            key = key_behind(fence)
            if key is None or self._key_of(key) is None:
                continue
            line = self._lines[fence.first]
            column = line.rindex(fence.info)
            start = len(line[:column].rstrip())
            edit = Edit(
                self._place(fence.first, start).over(len(line) - start), f"\n{fence.prefix_below}{fence.info}"
            )
            yield wrong_fence(
                self._place(fence.first, column).over(len(fence.info)),
                f"`{key}:` stands on the line of the fence, where no key is read",
                "put it on the next line",
                (edit,),
            )

    def closed_early(self) -> Iterator[Diagnostic]:
        """Fences of use cases that go on below what closes them."""
        for end in early_ends(self._lines, self._scan, self._key_of):
            at, closing = end.fence.last, end.closing + 1
            whole = self._place(at, 0).to(self._place(at + 1, 0))
            yield wrong_fence(
                self._place(at, end.column).over(len(self._lines[at].rstrip()) - end.column),
                f"the use case is closed here, and `{end.key}:` stands below; line {closing} would close it",
                "take this line out",
                (Edit(whole, "", was=f"{self._lines[at]}\n"),),
            )

    def unopened(self, told: Collection[int]) -> Iterator[Diagnostic]:
        """Keys of a use case in the text, right above a fence that has nothing to close.

        Args:
            told: lines at which something was found, from 1 on.
        """
        fenced = self._scan.fenced
        starts = {first for first, _, opening in self._scan.others if opening.info is None}
        for at in self._scan.marks:
            if fenced[at] and at not in starts:
                continue
            match = _BARE.match(self._lines[at])
            top = match and self._top(at, match["prefix"])
            if match is None or top is None or top in told:
                continue
            prefix = match["prefix"]
            if top and (indented := _INDENTED.match(self._text(top - 1, prefix) or "")):
                # One that is open is told of as never closed.
                if all(fence.first != top - 1 for fence in self._scan.fences):
                    yield self._indented(top - 1, prefix, indented)
                continue
            key = KEY.match(self._lines[top], len(prefix))
            assert key is not None
            place = self._place(top, len(prefix))
            yield wrong_fence(
                place.over(len(key["key"])),
                f"a use case begins here, and no fence is opened before it; line {at + 1} would close it",
                f"add a line {match['run']}usecase above",
                (Edit(place.over(0), f"{match['run']}usecase\n{prefix}"),),
            )

    def _indented(self, at: int, prefix: str, fence: re.Match[str]) -> Diagnostic:
        """What is said of a fence that is code, because it stands so deep."""
        blanks = self._place(at, len(prefix)).over(len(fence["blanks"]))
        place = self._place(at, len(prefix) + len(fence["blanks"])).over(len(fence["fence"]))
        message = "this fence is indented more deeply than the use case below it, and opens none"
        found = wrong_fence(place, message, "do not indent it", (Edit(blanks, ""),))
        return replace(found, related=(self._place(at + 1, len(prefix)),))

    def _place(self, line: int, column: int) -> Span:
        return Span(self._path, line + 1, column + 1)

    def _text(self, at: int, prefix: str) -> str | None:
        """A line without the prefix of its container; `None` outside of that."""
        line = self._lines[at]
        if line.startswith(prefix):
            return line[len(prefix) :]
        return None if line.strip("> \t") else ""

    def _telling(self, block: Iterable[int], prefix: str) -> str | None:
        """The title or the steps of a use case among the keys that stand at the prefix, as typed."""
        for at in block:
            match = KEY.match(self._text(at, prefix) or "")
            if match and self._key_of(match["key"]) in _TELLING:
                return match["key"]
        return None

    def _below(self, at: int, prefix: str) -> _Block | None:
        """What stands below a line, if it is the content of a use case and something ends it."""
        for below in range(at + 1, min(at + _FARTHEST, len(self._lines))):
            text = self._text(below, prefix)
            if text is None:
                return None
            if _CLOSING.match(text):
                key = self._telling(range(at + 1, below), prefix)
                return _Block(below, key) if key else None
            if text and not (text.startswith(_GOES_ON) or KEY.match(text)):
                return None
        return None

    def _closed(self, at: int, prefix: str) -> tuple[Edit, ...]:
        """What makes a line end a block that three backticks begin."""
        text = self._text(at, prefix) or ""
        if text.startswith("```"):
            return ()
        return (Edit(self._place(at, len(prefix)).over(len(text)), "```"),)

    def _top(
        self, closing: int, prefix: str, opening: int | None = None, needed: frozenset[str] = frozenset()
    ) -> int | None:
        """The first key of a use case that ends right above a line; `None` where there is none.

        Args:
            closing: the line.
            prefix: what stands before the lines of the block.
            opening: the line of a fence that it stands in.
            needed: keys that have to be among them.
        """
        keys: set[str] = set()
        top = None
        for at in range(closing - 1, max(closing - _FARTHEST, -1), -1):
            is_outside = at == opening if opening is not None else bool(self._scan.fenced[at])
            text = None if is_outside else self._text(at, prefix)
            if text is None:
                break
            if not text or text.startswith(_GOES_ON):
                continue
            match = KEY.match(text)
            if match is None:
                break
            key = self._key_of(match["key"])
            if key is not None:
                keys.add(key)
                top = at
        # A name, a description and an author are those of many things.
        is_use_case = "steps" in keys or ("actor" in keys and len(keys) >= _SEVERAL)
        return top if "title" in keys and is_use_case and needed <= keys else None


_TELLING = frozenset({"title", "steps"})
_WHOLE = frozenset({"title", "actor", "steps"})
_SEVERAL = 3
