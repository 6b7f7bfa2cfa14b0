"""Whether a mark goes on with the use case above it, or with something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from mkdocs_usecases.documents.finding.alternatives import read_code, read_place
from mkdocs_usecases.documents.finding.branch_fields import field_key, says_return
from mkdocs_usecases.documents.finding.draft import Draft, Part, is_rule
from mkdocs_usecases.documents.finding.entries import Entry, Sign, read_entry
from mkdocs_usecases.documents.finding.headings import is_of_several
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.marks import BULLET_RANK, Form, Mark
from mkdocs_usecases.documents.finding.table_kinds import CAST, MEMBERS
from mkdocs_usecases.documents.finding.titles import has_id, is_title, read_title
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.levels import level_named

HEAD = frozenset({"system", "actor", "supporting", "priority", "level", "status"})
STARTERS = frozenset({"title", "id"})
_ROLES = frozenset({"actor", "system", "supporting", "stakeholders", "title", "id"})
_BEGINNERS = frozenset({"actor", "system", "summary", "goal", "level", "trigger"})
_OF_ALTERNATIVES = frozenset({"trigger", "steps", "notes"})
_TEXTS = frozenset(
    {
        *("preconditions", "success guarantee", "minimal guarantee", "failure guarantee"),
        *("special requirements", "requirements", "open issues", "acceptance criteria"),
    }
)
"""Parts with texts, each of which may have a heading."""

_LISTS = frozenset({"steps", "extensions", "business rules", "variations"})


class Belonging:
    """Tells by the lines of a document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the lines."""
        self._lines = lines

    def is_content(self, last: Part, mark: Mark) -> bool:
        """Whether words before a colon are no more than a line of the part above."""
        if mark.form is not Form.LEAD or last.key not in _LISTS or last.mark.form is Form.ROW:
            return False
        if last.key == "steps" and self._counts_anew(last, mark):
            return False
        if last.key == "extensions" and last.inner and (field_key(mark.words) or says_return(mark.words)):
            return True
        return last.key != "extensions" or self._may_be_alternative(last, mark)

    def _counts_anew(self, last: Part, mark: Mark) -> bool:
        """Whether the numbers of a list begin again below a mark: what it names is no step of those above."""
        behind = (self._lines[at] for at in range(mark.index + 1, len(self._lines)))
        entry = next((read_entry(line) for line in behind if line.text.strip()), None)
        above = (read_entry(line) for line in self._lines[last.start : mark.index])
        return (
            entry is not None
            and entry.typed == "1"
            and any(one is not None and one.typed == "1" for one in above)
        )

    def is_inner(self, draft: Draft, last: Part, mark: Mark) -> bool:
        """Whether a mark without the name of a part belongs to the one above."""
        title = draft.title
        if title is not None and title.form is mark.form is Form.HEADING and mark.rank < title.rank:
            return False
        if title is not None and title.form is Form.BULLET and mark.rank <= title.rank:
            return False
        if last.key in _TEXTS and mark.form is Form.HEADING and last.mark.form is Form.HEADING:
            is_below = last.mark.rank < mark.rank and self._is_first(last, mark)
            return is_below and not _is_chapter(draft, mark) and not is_of_several(mark)
        if last.key == "steps":
            return self._is_among_steps(last, mark)
        if last.key not in ("extensions", "business rules", "variations"):
            return False
        match mark.form:
            case Form.HEADING:
                is_below = last.mark.rank < mark.rank or self._is_first_below(draft, last, mark)
                return is_below or _names_alternative(last, mark)
            case Form.BULLET:
                return last.mark.form is not Form.BULLET or mark.rank > last.mark.rank
            case Form.BOLD:
                is_below = mark.rank >= last.mark.rank + _names_one(last) or _names_alternative(last, mark)
                is_below = is_below and not is_title(mark.words)
                return is_below and self._may_be_alternative(last, mark)
            case Form.LEAD | Form.BARE | Form.ROW:
                return False

    def _is_among_steps(self, last: Part, mark: Mark) -> bool:
        """Whether a name stands among the steps of one flow: numbers go on behind it or others."""
        if mark.form not in (Form.HEADING, Form.BOLD) or mark.rank < last.mark.rank or is_title(mark.words):
            return False
        if mark.form is last.mark.form is Form.HEADING and mark.rank == last.mark.rank:
            return False
        above = next(self._counted(range(mark.index - 1, max(last.start, mark.index - _FAR) - 1, -1)), None)
        if above is None and not self._is_first(last, mark):
            return False
        behind = self._counted(range(mark.index + 1, min(mark.index + _FAR, len(self._lines))))
        first = next(behind, None)
        if first is None or int(first.typed) != (1 if above is None else int(above.typed) + 1):
            return False
        return above is not None or self._goes_on_apart(first, behind) or self._is_alone(last, mark)

    def _is_alone(self, last: Part, mark: Mark) -> bool:
        """Whether nothing else has a name below the heading of a part."""
        level = _HASHES.match(self._lines[last.mark.index].text)
        if level is None:
            return False
        behind = (line.text for line in self._lines[mark.index + 1 : mark.index + _FAR])
        below = takewhile(lambda text: (own := _HASHES.match(text)) is None or own[0] > level[0], behind)
        return not any(map(_NAME_ALONE.match, below))

    def _goes_on_apart(self, first: Entry, others: Iterable[Entry]) -> bool:
        """Whether numbers go on behind something that stands between them."""
        before = first
        for number, entry in enumerate(others, start=2):
            if entry.typed != str(number):
                return False
            if any(_NAME_ALONE.match(line.text) for line in self._lines[before.at + 1 : entry.at]):
                return True
            before = entry
        return False

    def _counted(self, indexes: Iterable[int]) -> Iterator[Entry]:
        """The entries of some lines that have a number and are not indented, with the index of each."""
        for index in indexes:
            entry = read_entry(self._lines[index])
            if entry is not None and entry.sign is Sign.NUMBER and entry.typed.isdigit() and not entry.indent:
                yield replace(entry, at=index)

    def _is_first_below(self, draft: Draft, last: Part, mark: Mark) -> bool:
        """Whether a name in bold, with nothing else below it, has headings like this one for its items."""
        title = draft.title
        if title is None or title.form is not Form.HEADING or mark.rank <= title.rank or is_title(mark.words):
            return False
        return self._is_first(last, mark)

    def _is_first(self, last: Part, mark: Mark) -> bool:
        """Whether a heading is the first thing below the name of a part, or stands beside one that is."""
        if last.inner:
            return last.inner[0].form is Form.HEADING and last.inner[0].rank <= mark.rank
        return not last.mark.value and not any(
            line.text.strip() for line in self._lines[last.start : mark.index]
        )

    def _may_be_alternative(self, last: Part, mark: Mark) -> bool:
        """Whether words in bold are the name of an extension: not behind those with labels or bullets."""
        if last.is_labelled is None:
            above = self._lines[last.start : mark.index]
            entries = (read_entry(line) for line in above)
            signs = {entry.sign for entry in entries if entry is not None}
            last.is_labelled = not signs.isdisjoint((Sign.LABEL, Sign.BULLET))
        if read_code(mark.words)[0] or _LABELLED.match(mark.words) or read_place(mark.words) is not None:
            return True
        return not last.is_labelled and not self._is_ruled_off(last, mark)

    def _is_ruled_off(self, last: Part, mark: Mark) -> bool:
        """Whether a rule parts a mark from the part above as it parts that one, and none of its own."""
        if not self._is_below_rule(mark) or not self._is_below_rule(last.mark):
            return False
        return not any(map(self._is_below_rule, last.inner))

    def _is_below_rule(self, mark: Mark) -> bool:
        above = (self._lines[at].text for at in range(mark.index - 1, -1, -1))
        return is_rule(next((text for text in above if text.strip()), ""))

    def is_ordinary(self, draft: Draft, last: Part, mark: Mark) -> bool:
        """Whether it is a line of a list: `- System: shows it` among steps."""
        assert mark.part is not None
        key = mark.part.key.name
        if last.key == "level" and mark.form is Form.BARE and level_named(mark.words) is not None:
            # `User goal` is a level, and no goal of a user.
            return True
        if last.key in CAST and self._is_member(last, mark):
            return True
        if last.key not in _LISTS:
            return (
                last.key != "" and mark.form is Form.BULLET and mark.rank > max(last.mark.rank, BULLET_RANK)
            )
        if last.key == key == "steps" and self._is_first(last, mark):
            # `- **Main flow:**` below `Flow of events`.
            return False
        if mark.form is Form.BULLET:
            return last.mark.form is not Form.BULLET or mark.rank > last.mark.rank
        if key == "notes" and self._goes_on(mark):
            return True
        if mark.form in (Form.LEAD, Form.BARE) and key in _ROLES and draft.has(key):
            return key in ("actor", "system", "supporting") or not draft.has("steps")
        return False

    def _is_member(self, last: Part, mark: Mark) -> bool:
        """Whether a word that could name a part is who acts: `Author` below `Primary actor`."""
        assert mark.part is not None
        if mark.form not in (Form.BARE, Form.BULLET) or mark.part.key.name not in MEMBERS or last.mark.value:
            return False
        above = [line.text for line in self._lines[last.start : mark.index] if line.text.strip()]
        if mark.form is Form.BULLET and last.mark.form is not Form.BULLET:
            # `- Owner: wants money`, in a list of nothing but such.
            return not mark.value or (bool(above) and all(map(_ITEM.match, above)))
        return not mark.value and not above

    def _goes_on(self, mark: Mark) -> bool:
        """Whether the numbers of a list go on behind the paragraph that a mark begins."""
        after_blank = False
        for line in self._lines[mark.index + 1 : mark.index + 30]:
            if not line.text.strip():
                after_blank = True
            elif after_blank or _GOING_ON.match(line.text):
                return _GOING_ON.match(line.text) is not None
        return False


def _names_alternative(last: Part, mark: Mark) -> bool:
    """Whether words say which extension they begin: `2a. None is free`, `A1: None is free`."""
    if last.key != "extensions" or is_title(mark.words) or _REQUIREMENT.match(mark.words):
        return False
    return _LABEL.match(mark.words) is not None or read_code(mark.words)[0] != ""


def is_another(draft: Draft, mark: Mark, key: str) -> bool:
    """Whether another use case begins with a part that this one has already."""
    if not (draft.has(key) or (key == "id" and _has_another_id(draft, mark))):
        return False
    if not draft.has("steps"):
        return False
    if key in STARTERS:
        return True
    return key in _BEGINNERS and _begins_again(draft, mark)


def ends(draft: Draft, mark: Mark) -> bool:
    """Whether something else begins with a mark that names no part."""
    if mark.form is Form.LEAD or (mark.form is Form.ROW and mark.value):
        return False
    if mark.form is Form.HEADING and draft.title is not None and mark.rank <= draft.title.rank:
        return True
    if mark.form is Form.HEADING and mark.rank < draft.rank:
        return draft.has("steps") or has_id(mark.words)
    if mark.form is Form.BULLET:
        return mark.rank <= draft.rank
    if not is_title(mark.words):
        return False
    if draft.has("steps") or draft.rank >= mark.rank:
        return True
    if _is_chapter(draft, mark):
        return True
    # What stood above was no use case: a page tells of its actors before.
    return has_id(mark.words) and not (draft.title is not None and has_id(draft.title.words))


def _is_chapter(draft: Draft, title: Mark) -> bool:
    """Whether all that stands above a title is a chapter: `Requirements`, and below it `Use case: Lend`."""
    above = draft.parts[0].mark
    if len(draft.parts) > 1 or above.form is not Form.HEADING or title.form is not Form.HEADING:
        return False
    is_own = draft.title is not None and is_title(draft.title.words)
    return above.rank < title.rank and is_title(title.words) and not is_own


def is_inside(draft: Draft, last: Part, mark: Mark) -> bool:
    """Whether it is a part of a single alternative."""
    assert mark.part is not None
    if last.key != "extensions":
        return False
    if _is_one(last) and mark.part.key.name in _OF_ALTERNATIVES and last.mark.form is not mark.form:
        return mark.rank > last.mark.rank
    if not last.inner:
        return False
    head = next((one for one in reversed(last.inner) if one.part is None), None)
    if head is None or mark.rank < head.rank or (mark.rank == head.rank and mark.form is Form.HEADING):
        return False
    key = mark.part.key.name
    if head.form is Form.HEADING and mark.form is not Form.HEADING:
        return key in _OF_ALTERNATIVES or not draft.has_key_at(mark.rank)
    if key in ("trigger", "steps"):
        return mark.rank > last.mark.rank or mark.form is Form.LEAD
    return mark.rank > head.rank and not draft.has_key_at(mark.rank)


def _names_one(part: Part) -> bool:
    """Whether the name of a part is that of one of its items, or its line says what they are."""
    return part.mark.value != "" or (part.key == "extensions" and _is_one(part))


def _is_one(part: Part) -> bool:
    """Whether the name of a part is that of one extension: `Alternative flow 2: None is left`."""
    return part.mark.part is not None and part.mark.part.number != ""


def _begins_again(draft: Draft, mark: Mark) -> bool:
    """Whether marks of the form that parts have go on behind the last list."""
    first = draft.parts[0]
    return first.mark.form is mark.form and first.key in HEAD


def _has_another_id(draft: Draft, mark: Mark) -> bool:
    """Whether the title of a use case has an id, and not the one that a part says."""
    own = "" if draft.title is None else read_title(draft.title.words).id
    return bool(own and mark.value) and own.casefold() not in mark.value.casefold()


_GOING_ON = expression(r"\s*(?:[2-9]|[1-9]\d)[.)]\s")
_LABEL = expression(r"(?:\d{1,3}(?:-\d{1,3})?|\*)[a-z]\b")
_REQUIREMENT = expression(r"(?:N?FR|REQ|RN?F|US|TC)[-_ ]?\d")
"""What else has a code: requirements, stories, test cases."""

_ITEM = expression(r"\s*[-*+•]\s|\s{2}")
"""A line of a list, or below one."""

_NAME_ALONE = expression(r"\s{0,3}(?:#{1,6}\s|(?:\*\*|__)[^*_]+(?:\*\*|__)\s*[:：]?\s*$)")
"""A heading, or a line in bold."""

_HASHES = expression(r"#{1,6}(?=\s)")
_FAR = 200
"""Lines in which the step before and the next one are looked for."""

_LABELLED = expression(r"(?:\d|\*[a-z]\b)")
