"""Where use cases begin and end in a document, and which of their parts stand where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from mkdocs_usecases.documents.finding.belonging import HEAD, STARTERS, Belonging, ends, is_another, is_inside
from mkdocs_usecases.documents.finding.draft import Draft, Part
from mkdocs_usecases.documents.finding.guarantees import named_by_end
from mkdocs_usecases.documents.finding.headed_parts import named_by_place, with_place
from mkdocs_usecases.documents.finding.headings import (
    as_title,
    is_of_several,
    is_whole_title,
    may_be_title,
    names_format,
    section_of,
    shares_words,
)
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.marks import BARE_RANK, BULLET_RANK, Form, Mark
from mkdocs_usecases.documents.finding.titles import has_id, is_title, read_title
from mkdocs_usecases.expressions import expression


def drafts(lines: Sequence[Line], marks: Iterable[Mark], barriers: frozenset[int]) -> Iterator[Draft]:
    """The stretches of some lines that may be use cases, in their order.

    Args:
        lines: of the document.
        marks: of these lines.
        barriers: indexes of lines that nothing goes over.
    """
    return _Drafting(lines, barriers).run(marks)


class _Drafting:
    """One walk from mark to mark."""

    def __init__(self, lines: Sequence[Line], barriers: frozenset[int]) -> None:
        self._lines = lines
        self._belonging = Belonging(lines)
        self._barriers = sorted(barriers)
        self._draft: Draft | None = None
        self._title: Mark | None = None
        self._enclosed_by: Mark | None = None
        """The heading that a title stands below."""

        self._headings: list[Mark] = []
        """Those that name no part, each below the one before."""

        self._tables = _tables(lines)
        self._is_behind = False
        """Whether what comes is what was left of a block above."""

        self._enclosing = 0
        """The rank of the last heading above the first block that nothing has come after."""

        self._marks: list[Mark] = []
        self._often = Counter[tuple[Form, int, str]]()
        """How many marks name a part in the same way."""

        self._number = 0
        """Of the mark that is looked at."""

        self._pulled: list[Part] = []
        """Parts right above a title that belong to it."""

    def run(self, marks: Iterable[Mark]) -> Iterator[Draft]:
        waiting = list(reversed(self._barriers))
        self._marks = [*named_by_place(map(with_place, named_by_end(map(as_title, marks))))]
        self._marks = [
            _without_kind(mark) if _is_scenario(mark, below) else mark
            for mark, below in zip_longest(self._marks, self._marks[1:])
        ]
        self._often = Counter(map(_kind, self._marks))
        for number, mark in enumerate(self._marks):
            self._number = number
            is_over = bool(waiting) and waiting[-1] <= mark.index
            if mark.form is Form.HEADING and not self._is_behind and not is_over:
                self._enclosing = mark.rank
            while waiting and waiting[-1] <= mark.index:
                yield from self._close(waiting.pop())
            if is_over:
                self._title, self._is_behind = None, True
            if mark.form is Form.HEADING and (mark.part is None or is_whole_title(mark)):
                while self._headings and self._headings[-1].rank >= mark.rank:
                    self._headings.pop()
                self._headings.append(mark)
            if mark.part is None or is_whole_title(mark):
                yield from self._take_title(mark)
            else:
                yield from self._take_part(mark)
        yield from self._close(waiting[-1] if waiting else len(self._lines))

    def _take_title(self, mark: Mark) -> Iterator[Draft]:
        draft = self._draft
        if draft is None:
            if may_be_title(mark):
                self._is_behind = self._is_behind and self._is_left(mark)
                self._enclosed_by = self._heading_above(mark)
                self._title = None if is_of_several(mark) else self._with_id_above(mark)
            return
        last = draft.parts[-1]
        if self._belonging.is_inner(draft, last, mark):
            last.inner.append(mark)
            return
        if ends(draft, mark) or self._is_head_of(draft, mark) or self._is_in_list(draft, mark):
            self._pulled = self._pull(draft, mark)
            yield from self._close(self._pulled[0].mark.index if self._pulled else mark.index)
            self._title = mark
            return
        if mark.form is Form.BULLET and (last.mark.form is not Form.BULLET or mark.rank > last.mark.rank):
            return
        if self._belonging.is_content(last, mark):
            return
        self._open(draft, mark)

    def _is_in_list(self, draft: Draft, title: Mark) -> bool:
        """Whether a bullet is the title of a use case, and all above it is a heading: `### Descriptions`."""
        if title.form is not Form.BULLET or len(draft.parts) > 1 or not is_title(title.words):
            return False
        below = self._marks[self._number + 1 : self._number + 2]
        is_above_part = any(one.part is not None and one.rank > title.rank for one in below)
        return is_above_part and draft.parts[0].mark.form is Form.HEADING

    def _heading_above(self, mark: Mark) -> Mark | None:
        """The heading that a heading stands below, however deep."""
        above = self._title
        if mark.form is not Form.HEADING or above is None or above.form is not Form.HEADING:
            return None
        if above.rank >= mark.rank:
            above = self._enclosed_by
        return above if above is not None and above.rank < mark.rank else None

    def _with_id_above(self, mark: Mark) -> Mark:
        """A title with the id that is all that the heading right above it says."""
        above = self._title
        if above is None or {above.form, mark.form} != {Form.HEADING} or above.rank > mark.rank:
            return mark
        between = self._lines[above.index + above.lines : mark.index]
        is_id = has_id(above.words) and not read_title(above.words).text
        if not is_id or has_id(mark.words) or any(line.text.strip() for line in between):
            return mark
        return replace(mark, words=f"{above.words}: {mark.words}", rank=above.rank)

    def _take_part(self, mark: Mark) -> Iterator[Draft]:
        draft = self._draft
        assert mark.part is not None
        key = mark.part.key.name
        if draft is None:
            if mark.form is Form.BULLET and mark.rank > BULLET_RANK and not self._is_below_bullet():
                return
            self._begin(mark)
            return
        last = draft.parts[-1]
        if self._belonging.is_ordinary(draft, last, mark):
            return
        if is_inside(draft, last, mark):
            last.inner.append(mark)
            return
        if (title := self._title_below(draft, mark)) is not None:
            yield from self._close(title.index)
            self._title, self._enclosed_by = None if is_of_several(title) else title, None
            self._begin(mark)
            return
        if key == "steps" and (above := self._title_above(draft, mark)) is not None:
            draft.title = above
        if mark.form is Form.HEADING and mark.rank < draft.least_rank and draft.has("steps"):
            # Above all that belongs to it.
            yield from self._close(mark.index)
            self._begin(mark)
            return
        if is_another(draft, mark, key) or self._begins_table(draft, mark, key):
            yield from self._next(draft, mark)
            return
        self._open(draft, mark)

    def _title_below(self, draft: Draft, mark: Mark) -> Mark | None:
        """The heading right above a part that is its title, where what is further up is that of a chapter.

        The chapter may be called as a part is, `Requirements`; what stands beside use cases as well.
        """
        last = draft.parts[-1]
        above = last.inner[-1] if last.inner else last.mark
        if above.part is not None or {above.form} != {Form.HEADING} or above.rank >= mark.rank:
            return None
        if draft.has("steps") or (draft.title is not None and is_title(draft.title.words)):
            return None
        if mark.form is not Form.HEADING and _kind(mark)[-1] not in ("actor", "steps"):
            return None
        if any(draft.has_key_at(rank) for rank in range(above.rank + 1, BARE_RANK + 1)):
            return None
        is_beside = draft.has_key_at(above.rank)
        is_one_of_several = mark.form is Form.HEADING and self._often[_kind(mark)] > 1
        return above if not is_beside or is_one_of_several else None

    def _title_above(self, draft: Draft, steps: Mark) -> Mark | None:
        """The heading of a use case, where the one above its parts is beside its steps, or names a form."""
        title = draft.title
        if title is None or {title.form, steps.form} != {Form.HEADING} or is_title(title.words):
            return None
        is_beside = title.rank >= steps.rank and draft.parts[0].mark.rank > title.rank
        if not (is_beside or names_format(title.words)) or self._often[_kind(steps)] > 1:
            return None
        found = [one for one in reversed(self._headings) if one.rank < title.rank]
        if not found or is_of_several(found[0]):
            return None
        at = next((at for at, one in enumerate(found) if has_id(one.words)), 0)
        # The use case is no more than the chapter that it stands in.
        return replace(found[at], rank=found[at - 1].rank) if at else found[at]

    def _begins_table(self, draft: Draft, mark: Mark, key: str) -> bool:
        """Whether a mark is the title in a table of its own, below that of another use case."""
        if mark.form is not Form.ROW or key not in STARTERS or not draft.has("steps"):
            return False
        above = draft.parts[-1].mark
        return above.form is Form.ROW and self._lines[above.index].table != self._lines[mark.index].table

    def _is_below_bullet(self) -> bool:
        return self._title is not None and self._title.form is Form.BULLET

    def _begin(self, mark: Mark) -> None:
        title, self._title = self._title, None
        above = self._enclosed_by
        if title is not None and above is not None and self._is_beside(title, mark, above):
            title = above
        if title is not None and not self._is_title_of(title, mark):
            title = None
        pulled, self._pulled = self._pulled, []
        is_behind = self._is_behind and (mark.part is None or mark.part.key.name not in STARTERS)
        self._draft = Draft(title, pulled, self._tables[mark.index][0] if mark.form is Form.ROW else None)
        self._draft.is_behind_block = is_behind
        self._open(self._draft, mark)

    @staticmethod
    def _is_beside(title: Mark, mark: Mark, above: Mark) -> bool:
        """Whether a heading is that of a section beside the first part, `User story`, and of no use case."""
        if mark.form is not Form.HEADING or title.rank != mark.rank:
            return False
        number, following = section_of(title.words), section_of(mark.words)
        if number.isdecimal() and following.isdecimal():
            return int(number) < int(following) and not has_id(title.words)
        return bool(read_title(above.words).id) and not read_title(title.words).id

    def _is_left(self, title: Mark) -> bool:
        """Whether a heading below a block is deeper than that of another use case would be."""
        is_deep = title.form is not Form.HEADING or title.rank > self._enclosing + 1
        return is_deep and not is_title(title.words)

    def _is_title_of(self, title: Mark, mark: Mark) -> bool:
        """Whether a heading is that of the use case whose first part this is."""
        assert mark.part is not None
        if title.rank > mark.rank and title.form is Form.HEADING:
            return False
        if mark.part.key.name not in STARTERS or is_title(title.words):
            return True
        between = self._lines[title.index + title.lines : mark.index]
        if any(line.text.strip() or line.label for line in between):
            return False
        return shares_words(title.words, self._said_title())

    def _said_title(self) -> str:
        """The title that one of the next parts says."""
        for mark in self._marks[self._number : self._number + _NEAR]:
            if mark.part is None:
                break
            if mark.part.key.name == "title":
                return mark.value or "".join(
                    line.text for line in self._lines[mark.index + mark.lines : mark.index + mark.lines + 2]
                )
        return ""

    def _next(self, draft: Draft, mark: Mark) -> Iterator[Draft]:
        """Close a use case and begin the next one, with what stands for it above its title."""
        pulled = self._pull(draft, mark)
        title = None
        if not pulled and len(draft.parts) > 1:
            last = draft.parts[-1]
            if not last.key and last.mark.form in (Form.HEADING, Form.BOLD, Form.BARE):
                title = draft.pop().mark
        start = pulled[0].mark.index if pulled else title.index if title is not None else mark.index
        first = None
        if start == mark.index and self._begins_table(draft, mark, "title"):
            start = first = self._tables[mark.index][0]
        yield from self._close(start)
        self._draft = Draft(title, pulled, first)
        self._open(self._draft, mark)

    def _pull(self, draft: Draft, mark: Mark) -> list[Part]:
        """Take the parts off a draft that stand right above a mark and are for what follows."""
        pulled: list[Part] = []
        is_above = self._is_head_of(draft, mark)
        is_head = is_above or (draft.title is None and not draft.has("steps"))
        if not (is_head or draft.has("steps")):
            return pulled
        while (
            len(draft.parts) > (not is_head)
            and (is_above or draft.parts[-1].key in HEAD)
            and self._is_line(draft.parts[-1], mark, pulled)
        ):
            end = pulled[0].mark.index if pulled else mark.index
            pulled.insert(0, draft.pop())
            pulled[0].end = min(pulled[0].end, end)
        return pulled

    def _is_head_of(self, draft: Draft, title: Mark) -> bool:
        """Whether all above a heading that names its use case are headings with its id or its actor."""
        if title.form is not Form.HEADING or draft.has("steps") or len(draft.parts) > len(_ABOVE):
            return False
        if not all(part.key in _ABOVE and _is_beside(part.mark, title) for part in draft.parts):
            return False
        if draft.title is not None and (is_title(draft.title.words) or draft.title.rank >= title.rank):
            return False
        if is_title(title.words):
            return not (draft.has("id") and has_id(title.words))
        following = self._marks[self._number + 1 : self._number + 2]
        is_one_of_several = self._often[_kind(draft.parts[0].mark)] > 1
        return is_one_of_several and any(one.part is not None and one.rank > title.rank for one in following)

    def _is_line(self, part: Part, mark: Mark, pulled: Sequence[Part]) -> bool:
        """Whether a part is no more than its line, right above what follows, and no item of what is above."""
        if mark.form is Form.BULLET and part.mark.rank > mark.rank:
            return False
        end = pulled[0].mark.index if pulled else mark.index
        return not any(line.text.strip() for line in self._lines[part.start : end])

    def _open(self, draft: Draft, mark: Mark) -> None:
        if draft.parts:
            draft.parts[-1].end = min(draft.parts[-1].end, mark.index)
        end = len(self._lines)
        if mark.form is Form.ROW:
            end = self._tables[mark.index][1]
        draft.append(Part(mark, end))

    def _close(self, end: int) -> Iterator[Draft]:
        draft, self._draft = self._draft, None
        if draft is not None and draft.parts:
            end = self._list_end(draft, end)
            draft.parts[-1].end = min(draft.parts[-1].end, end)
            draft.end = draft.parts[-1].end if draft.parts[-1].mark.form is Form.ROW else end
            yield draft

    def _list_end(self, draft: Draft, end: int) -> int:
        """Where a use case ends that stands below a bullet: at the latest at the next one as deep as that."""
        title, last = draft.title, draft.parts[-1]
        if title is None or title.form is not Form.BULLET or last.mark.rank <= title.rank:
            return end
        depth = self._lines[title.index].indent
        return next((at for at in range(last.start, end) if _is_bullet_at(self._lines[at], depth)), end)


_ABOVE = HEAD | {"id"}
"""What may stand above the title that it belongs to."""


def _kind(mark: Mark) -> tuple[Form, int, str]:
    """How a mark names which part."""
    return mark.form, mark.rank, "" if mark.part is None else mark.part.key.name


def _is_scenario(mark: Mark, below: Mark | None) -> bool:
    """Whether a heading calls a use case a scenario, and the next one is that of its first part."""
    if mark.form is not Form.HEADING or not mark.value or mark.part is None or mark.part.key.name != "steps":
        return False
    if below is None or below.part is None or below.rank <= mark.rank:
        return False
    return mark.part.is_weak and below.part.key.name not in ("steps", "extensions")


def _without_kind(mark: Mark) -> Mark:
    return replace(mark, words=mark.value, value="", part=None)


def _is_beside(mark: Mark, other: Mark) -> bool:
    """Whether two marks are headings as deep as each other."""
    return mark.form is other.form is Form.HEADING and mark.rank == other.rank


_NEAR = 6
"""Parts in which a title stands, if it does."""


def _tables(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """For each line of a table the index of its first one, and that behind its last one."""
    found: dict[int, tuple[int, int]] = {}
    for table, group in groupby(enumerate(lines), key=lambda one: one[1].table):
        if table >= 0:
            indexes = [index for index, _ in group]
            found |= dict.fromkeys(indexes, (indexes[0], indexes[-1] + 1))
    return found


def _is_bullet_at(line: Line, depth: int) -> bool:
    """Whether a bullet stands as deep, or less deep."""
    return line.indent <= depth and _BULLET.match(line.text) is not None


_BULLET = expression(r"\s*[-*+]\s")
