"""A document with its use cases as blocks: the lines that it has then, and where each comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_usecases.documents.anchors import Anchors, anchor_line
from mkdocs_usecases.documents.finding.draft import Draft, is_rule
from mkdocs_usecases.documents.finding.drafts import drafts
from mkdocs_usecases.documents.finding.entries import Written
from mkdocs_usecases.documents.finding.headed_steps import headings_as_items
from mkdocs_usecases.documents.finding.judging import is_missed, judge, tells_of_tests
from mkdocs_usecases.documents.finding.lines import Line, Lines, unclosed
from mkdocs_usecases.documents.finding.marks import Form, Mark, Marks
from mkdocs_usecases.documents.finding.part_names import part_names
from mkdocs_usecases.documents.finding.questions import Leaving, Left, Question
from mkdocs_usecases.documents.finding.quoted_labels import without_quotes
from mkdocs_usecases.documents.finding.several_labels import by_label
from mkdocs_usecases.documents.finding.strangers import strangers
from mkdocs_usecases.documents.finding.table_lines import as_lines
from mkdocs_usecases.documents.finding.tables import Table, tables
from mkdocs_usecases.documents.new_page import NewPage
from mkdocs_usecases.documents.writing.composing import Composed, compose
from mkdocs_usecases.documents.writing.described_steps import take_described
from mkdocs_usecases.documents.writing.heads import Above
from mkdocs_usecases.documents.writing.sheet import Source
from mkdocs_usecases.documents.writing.told_variations import take_told
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.context import Context


@dataclass(frozen=True, slots=True)
class Found:
    """A use case of a document."""

    id: str
    title: str
    first: int
    """0-based line where it begins."""

    last: int
    """0-based line where it ends."""

    shape: str
    """What its parts look like."""

    questions: tuple[Question, ...]
    anchors: tuple[str, ...]
    """The addresses of its heading that the page keeps."""

    staying: tuple[tuple[int, str], ...] = ()
    """What stays in the page behind its block: the 0-based first line of each stretch, and its words."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A page with its use cases as blocks."""

    lines: tuple[str, ...]
    origins: tuple[int, ...]
    """For each line the one of the document that it comes from, 0-based."""

    kept: tuple[bool, ...]
    """Whether a line is one of the document as it was."""

    found: tuple[Found, ...]
    left: tuple[Left, ...]


def converted_lines(texts: Sequence[str], context: Context) -> Conversion:
    """Read lines of one depth: what stands within something else is no use case of theirs.

    Args:
        texts: without their ends; those of front matter empty.
        context: what the site gives: names of keys, words for ends, an actor.
    """
    return _Converting(texts, context).run()


_IS = r"\W{1,6}(?:is|refers\s+to|means)\s+(?:the\s+|a\s+)?"
_NAMED = r"[`*_“\"]*(?P<{}>[^`*_,.;()“”\"]{{1,60}}?)[`*_“”\"]*(?:(?<=[`*_”\"])\s+[a-z]{{1,20}})?\s*"
"""A name, and behind signs around it what sort of thing it is: the `Beehive` application."""

_SYSTEM = expression(
    rf"\bsystem{_IS}{_NAMED.format('system')}(?:,|and)\s*(?:and\s+)?(?:the\s+)?[`*_]*(?:primary\s+)?actor"
    rf"{_IS}{_NAMED.format('actor')}(?:,|\.|\)|;|unless|$)",
    re.IGNORECASE,
)
_DEEPEST = 99
_NAMES = {
    Form.HEADING: "sections",
    Form.BOLD: "bold lines",
    Form.LEAD: "bold labels",
    Form.BULLET: "bullets",
    Form.BARE: "plain labels",
    Form.ROW: "table",
}


class _Converting:
    def __init__(self, texts: Sequence[str], context: Context) -> None:
        self._texts = texts
        self._page = Lines(texts)
        self._context = context
        code = self._page.code
        self._lines: list[Line] = []
        self._is_text: list[bool] = []
        for at in range(len(texts)):
            is_text = self._page.is_text(at) and at not in code
            self._lines.append(self._page.line(at) if is_text else Line(at, ""))
            self._is_text.append(is_text)
        self._ranks: dict[int, int] = {}
        """How deep the lines stand that name parts, or could."""

        self._fragments: frozenset[str] | None = None
        self._anchors = Anchors()
        self._ids: dict[int, tuple[str, ...]] = {}

    def run(self) -> Conversion:
        self._read_lines()
        names = part_names(self._context.keys)
        marks = [*Marks(names).of(self._lines)]
        self._ranks = {mark.index: mark.rank for mark in marks}
        source = Source(self._lines, self._context, self._is_text)
        known: dict[str, int] = {}
        barriers = frozenset(
            index for index, line in enumerate(self._lines) if line.at in self._page.barriers
        )
        headings = [mark for mark in marks if mark.form is Form.HEADING]
        first_title = next((mark.index for mark in headings if mark.rank == 1), None)
        for mark in headings:
            self._ids[mark.index] = self._anchors.of(mark, self._heading(mark))
        in_tests = _BelowTests(headings)
        pieces: list[tuple[Draft, Composed]] = []
        left: list[Left] = []
        taken: list[range] = []
        every = [*drafts(self._lines, marks, barriers)]
        sentences, above = self._sentences(), self._above(has_one=len(every) == 1)
        for draft in every:
            first = self._lines[draft.parts[0].mark.index].at
            while sentences and sentences[0][0] < first:
                above = above._replace(**sentences.popleft()[1])
            take_described(source, draft, names)
            take_told(source, draft, names)
            reason = judge(
                draft,
                source.steps(draft),
                self._lines,
                has_above=above.actor is not None,
                is_in_tests=in_tests.hold(draft.start),
            )
            if reason is Leaving.FEW_STEPS and self._has_fenced_steps(draft):
                reason = Leaving.FENCED
            if reason is None:
                is_title = draft.title is not None and draft.title.index == first_title
                pieces.append((draft, compose(source, draft, above, known, is_page_title=is_title)))
            elif is_missed(draft, reason):
                line = self._lines[draft.start]
                left.append(Left(reason, line.at, line.text.strip() or self._texts[line.at].strip()))
                taken.append(range(draft.start, draft.end))
        taken += [range(draft.start, draft.end) for draft, _ in pieces]
        for index, said in strangers(self._lines, marks, [*taken, *(range(at, at + 1) for at in barriers)]):
            if not in_tests.hold(index):
                line = self._lines[index]
                typed = line.text.strip()
                reason = Leaving.STRANGE if said else Leaving.UNNAMED
                left.append(Left(reason, line.at, f"{typed} ({said})" if said else typed))
        return self._assembled(pieces, sorted(left, key=lambda one: one.at))

    def _read_lines(self) -> None:
        """Read each row of a table that tells of a use case as a line, and each part in a line."""
        names = part_names(self._context.keys)
        lines: list[Line] = []
        done = 0
        for table in tables(self._texts, self._is_text):
            read = as_lines(table, names)
            # There is no line of a table that has but the names of its columns.
            if read:
                lines += [*self._lines[done : table.first], *self._whole(table, read)]
                done = table.last + 1
        lines += self._lines[done:]
        lines = [*without_quotes([*headings_as_items(lines, names)], names)]
        lines = [one for line in lines for one in (by_label(line, names) if line.table < 0 else (line,))]
        self._is_text = [line.table >= 0 or self._is_text[line.at] for line in lines]
        self._lines = lines

    @staticmethod
    def _whole(table: Table, read: Sequence[Line]) -> Iterator[Line]:
        """The rows of a table, with a line for its begin and its end where no row stands in them."""
        if read[0].at > table.first:
            yield Line(table.first, "", table=table.first)
        yield from read
        if read[-1].at < table.last:
            yield Line(table.last, "", table=table.first)

    def _has_fenced_steps(self, draft: Draft) -> bool:
        """Whether a fence stands where the steps of a draft are to be."""
        part = next(part for part in draft.parts if part.key == "steps")
        others = (self._lines[index].at for index in range(part.start, part.end) if not self._is_text[index])
        return any(self._texts[at].lstrip().startswith(("```", "~~~")) for at in others)

    def _heading(self, mark: Mark) -> str:
        text = re.sub(r"^\s{0,3}#{1,6}\s*", "", self._lines[mark.index].text)
        return re.sub(r"\{:?\s*[#.][^{}]*\}$", "", unclosed(text))

    def _above(self, *, has_one: bool) -> Above:
        """What the front matter says; its title is that of the only use case of a page."""
        words = self._context.words
        title, system, actor = (
            None if said is None else Written(said.text, said.span.line - 1)
            for said in (words.title if has_one else None, words.system, words.actor)
        )
        return Above(system, actor, title)

    def _sentences(self) -> deque[tuple[int, dict[str, Written]]]:
        """Where it is said who system and actor of all use cases are."""
        found: deque[tuple[int, dict[str, Written]]] = deque()
        for line in self._lines:
            text = line.text
            if match := _SYSTEM.search(text):
                system, actor = match["system"].strip(), match["actor"].strip()
                found.append(
                    (line.at, {"system": Written(system, line.at), "actor": Written(actor, line.at)})
                )
        return found

    def _assembled(self, pieces: Sequence[tuple[Draft, Composed]], left: Sequence[Left]) -> Conversion:
        page = NewPage(self._texts)
        found: list[Found] = []
        names = self._names(pieces)
        for draft, composed in pieces:
            first, last = self._range(draft)
            page.keep(first)
            anchors: tuple[str, ...] = ()
            title = draft.title
            if composed.head.keeps_title and title is not None:
                page.keep(self._lines[title.index + title.lines - 1].at + 1)
            elif title is not None and title.form is Form.HEADING:
                anchors = self._ids.get(title.index, ())
            anchors = (*anchors, *self._linked_ids(draft, composed))
            if anchors:
                page.part()
                page.add(anchor_line(anchors), first)
            block = [Written(_linked(line.text, names), line.at) for line in composed.block]
            block += self._comments(draft, composed, last)
            page.part()
            page.block(block, first, last)
            page.skip(last + 1)
            page.leave([self._lines[index].at for index in composed.left], last)
            found.append(
                Found(
                    composed.head.id,
                    composed.head.title,
                    first,
                    last,
                    self._shape(draft),
                    tuple(composed.questions),
                    anchors,
                    tuple(self._staying(composed.left)),
                )
            )
        page.keep(len(self._texts))
        return Conversion(tuple(page.lines), tuple(page.origins), tuple(page.kept), tuple(found), tuple(left))

    def _staying(self, indexes: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Where lines that stay begin: behind something that does not, and at each name that is no deeper."""
        last, least = -1, 0
        for index in sorted(indexes):
            line, rank = self._lines[index], self._ranks.get(index, _DEEPEST)
            if not line.text.strip() or is_rule(line.text):
                continue
            is_behind = last < 0 or any(other.text.strip() for other in self._lines[last + 1 : index])
            if is_behind or (index in self._ranks and rank <= least):
                least = rank
                yield line.at, self._texts[line.at].strip()
            last = index

    def _comments(self, draft: Draft, composed: Composed, last: int) -> Iterator[Written]:
        """Comments in the lines that go, as such of the block."""
        left = {self._lines[index].at for index in composed.left}
        for at in range(self._lines[draft.start].at + composed.head.keeps_title, last + 1):
            if at not in left:
                yield from (Written(f"# {said}", at) for said in self._page.comments(at))

    def _linked_ids(self, draft: Draft, composed: Composed) -> tuple[str, ...]:
        """The addresses of headings of parts that go, as far as the page itself has links to them."""
        if self._fragments is None:
            self._fragments = frozenset(match["to"] for text in self._texts for match in _LINK.finditer(text))
        left = frozenset(composed.left)
        return tuple(
            one
            for part in draft.parts
            for mark in (part.mark, *part.inner)
            if mark.index not in left
            for one in self._ids.get(mark.index, ())
            if one in self._fragments
        )

    def _range(self, draft: Draft) -> tuple[int, int]:
        """The first and the last line of the document that a draft takes."""
        end = draft.end
        while (
            end > draft.start + 1
            and self._is_text[end - 1]
            and self._lines[end - 1].table < 0
            and (not self._lines[end - 1].text.strip() or is_rule(self._lines[end - 1].text))
        ):
            end -= 1
        return self._lines[draft.start].at, self._lines[end - 1].at

    def _names(self, pieces: Sequence[tuple[Draft, Composed]]) -> dict[str, str]:
        """By the address of a heading, the id of the use case that it is the title of."""
        return {
            anchor: composed.head.id
            for draft, composed in pieces
            if draft.title is not None and composed.head.id
            for anchor in self._ids.get(draft.title.index, ())
        }

    def _shape(self, draft: Draft) -> str:
        forms: dict[Form, int] = {}
        for part in draft.parts:
            if part.key:
                forms[part.mark.form] = forms.get(part.mark.form, 0) + 1
        return _NAMES[max(forms, key=lambda form: forms[form])]


class _BelowTests:
    """What stands below headings that tell of tests."""

    def __init__(self, headings: Iterable[Mark]) -> None:
        self._told: list[tuple[int, bool]] = []
        above: list[tuple[int, bool]] = []
        for mark in headings:
            while above and above[-1][0] >= mark.rank:
                above.pop()
            above.append((mark.rank, tells_of_tests(mark.words) or bool(above and above[-1][1])))
            self._told.append((mark.index, above[-1][1]))

    def hold(self, index: int) -> bool:
        """Whether a line is among it."""
        at = bisect_right(self._told, (index, True)) - 1
        return at >= 0 and self._told[at][1]


_LINK = expression(r"\[(?P<text>[^\[\]]{1,200})\]\(#(?P<to>[^()\s]{1,200})\)")


def _linked(text: str, names: dict[str, str]) -> str:
    """A text whose links to the headings of use cases are their ids."""

    def named(match: re.Match[str]) -> str:
        identity = names.get(match["to"])
        if identity is None:
            return match[0]
        return (
            match["text"]
            if identity.casefold() in match["text"].casefold()
            else f"{match['text']} ({identity})"
        )

    return _LINK.sub(named, text)
