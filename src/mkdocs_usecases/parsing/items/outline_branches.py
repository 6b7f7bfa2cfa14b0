"""Which lines of an outline are extensions of their own, and which belong to the one above."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Label
from mkdocs_usecases.parsing.findings import outline_findings
from mkdocs_usecases.parsing.findings.scenario_findings import bad_label
from mkdocs_usecases.parsing.items.outline_line import Line, pieces_between
from mkdocs_usecases.parsing.items.outline_marks import has_lead, undress_lead
from mkdocs_usecases.parsing.items.outline_parts import part_of
from mkdocs_usecases.parsing.items.outline_trees import says_end
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.conditions import says_condition
from mkdocs_usecases.parsing.words.departures import begins_with_place, departure
from mkdocs_usecases.parsing.words.labels import read_head, read_label
from mkdocs_usecases.source import Span

_COLON = expression(r":(?=\s)|[：︓﹕]|[→⇒➔]|[-=]>")
_BRACKETED = expression(r"[(\[]\d{1,3}(?:-\d{1,3})?[)\]][.:]?\s")
_OF_SUB_STEP = expression(r"(?P<label>.*[a-z])\d+$")
_DOTTED = expression(r"(?P<step>\d{1,3})\.(?P<count>\d{1,2})")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def gathered(source: BlockText, lines: Sequence[Line]) -> list[Line]:
    """Extensions with their steps below them, also where these were not indented: `2a.` then `2a1.`."""
    return _Gathering(source, lines).heads


class _Gathering:
    """Goes through the outermost lines of an outline of extensions."""

    def __init__(self, source: BlockText, lines: Sequence[Line]) -> None:
        self._source = source
        self._nested = {id(line) for line in lines if line.children}
        """Those with lines below them as they were typed."""
        self._says_end = any(says_end(source, line) for line in lines)
        self._is_told = False
        self.heads: list[Line] = []
        data = next((line for line in lines if line.is_data), None)
        if data is not None:
            source.report(outline_findings.data_among_extensions(self._place(data)))
        for line in lines:
            self._take(line)
        self._join_steps_with_letters()
        self._tell_numbers()

    def _take(self, line: Line) -> None:
        head = self.heads[-1] if self.heads else None
        missing = None if line.labelled else _OF_SUB_STEP.fullmatch(line.typed_number)
        is_below_title = (
            head is not None and head.is_title and not (head.labelled or head.label or head.children)
        )
        if missing is not None and head is not None and is_below_title:
            # `**No kayak is free**` above `5A1.`, `5A2.`
            head.label = missing["label"]
        if missing is not None and (head is None or not line.typed_number.startswith(label_of(head))):
            self.heads.append(self._without_head(line, missing["label"]))
            return
        if head is not None and _counts_steps(line, head):
            head.children.append(self._without_label(line))
        elif line.labelled and not line.is_coded and is_below_title:
            line.title = self.heads.pop()
            self.heads.append(self._as_head(line))
        elif head is None or self._is_head(line, head):
            self.heads.append(self._as_head(line))
        else:
            head.children.append(line)

    def _join_steps_with_letters(self) -> None:
        """`5a. X`, `5b. Desk says so`, `5c. Back to step 2`: what says an end is no condition."""
        heads: list[Line] = []
        for line in self.heads:
            label = read_label(Label(label_of(line)))
            if label is None or line.children or not self._is_end(line):
                heads.append(line)
                continue
            count = ord(label.letter[-1]) - ord("a")
            run = heads[len(heads) - count :] if count <= len(heads) else []
            wanted = [f"{label_of(line)[:-1]}{letter}" for letter in _LETTERS[:count]]
            if not run or [label_of(one) for one in run] != wanted or any(one.children for one in run):
                heads.append(line)
                continue
            first, *steps = run
            first.children = [self._without_label(one) for one in (*steps, line)]
            del heads[len(heads) - count + 1 :]
            self._source.report(
                outline_findings.letters_for_steps(self._place(line), label_of(first), label_of(line))
            )
        self.heads = heads

    def _tell_numbers(self) -> None:
        """Tell of numbers that count no extensions: `3. No kayak is free`, where there is no first."""
        counted = [line for line in self.heads if line.typed_number.isdigit() and not line.label]
        others = [line for line in self.heads if line not in counted]
        if not counted or not all(line.labelled and not line.is_coded for line in others):
            return
        if not others and counted[0].typed_number == "1":
            return
        for line in counted:
            if line.number is not None and not _leaves(line) and not _names_place(line):
                label = f"{line.typed_number}a"
                self._source.report(bad_label(self._source.place(*line.number), line.typed_number, label))

    def _is_end(self, line: Line) -> bool:
        head = read_head(line.text)
        return not head.bad and self._source.outcomes.read(head.rest) is not None

    def _without_label(self, line: Line) -> Line:
        start = read_head(line.text).offset
        pieces = tuple(pieces_between(self._source, line.pieces, start, len(line.text)))
        return Line(self._source.joined(pieces), pieces, line.indent, mark="1", last=line.last)

    def _place(self, line: Line) -> Span:
        return self._source.place(*line.pieces[0])

    def _without_head(self, line: Line, label: str) -> Line:
        """The extension of a step `3a1` whose `3a` is not there."""
        number = line.number or line.pieces[0]
        self._source.report(
            outline_findings.missing_label(self._source.place(*number), line.typed_number, label)
        )
        return Line("", (number,), line.indent, label=label, last=number.line, children=[line])

    def _as_head(self, line: Line) -> Line:
        if has_lead(line):
            undress_lead(self._source, line)
        dotted, said = _DOTTED.fullmatch(line.typed_number), departure(line.text)
        if dotted is not None and said is not None and said.start != dotted["step"]:
            # `21.1 As a gift (at step 1)`: the number of a use case, and of an alternative of it.
            return line
        if dotted is not None and 0 < int(dotted["count"]) <= len(_LETTERS):
            line.label = f"{int(dotted['step'])}{_LETTERS[int(dotted['count']) - 1]}"
        return line

    def _is_head(self, line: Line, head: Line) -> bool:
        if line.is_data or part_of(line) is not None or says_end(self._source, line):
            return False
        if line.labelled or line.mark == "#":
            return True
        if head.is_title and not head.children and (not line.mark or _leaves(line)):
            # What a title is about, below it.
            return False
        if line.typed_number:
            return self._is_numbered_head(line, head)
        if line.lead or has_lead(line):
            # `- **No kayak is free:** …`, each its own; below a label `- **Desk:** …` is who acts.
            # Whose steps are indented has none as deep as itself.
            return bool(head.lead) or line.mark in (head.mark, "**") or id(head) in self._nested
        if line.text.endswith((":", "：")) or _leaves(line) or (not line.mark and _names_place(line)):
            return True
        if not line.mark and {id(line), id(head)} <= self._nested:
            # `Alarm is heard`, with a list of its own as the extension above has.
            return True
        if line.mark and line.mark == head.mark and says_condition(line.text) and not head.labelled:
            return True
        return bool(line.mark) and line.mark == head.mark and self._is_alike(line, head)

    def _is_numbered_head(self, line: Line, head: Line) -> bool:
        number = line.typed_number
        if _DOTTED.fullmatch(number):
            return bool(_DOTTED.fullmatch(head.typed_number))
        if not number.isdigit():
            return False
        if head.labelled and {id(line), id(head)} <= self._nested and line.text.endswith((":", "：")):
            # `3. No seat:`, with steps of its own: its letter is missing.
            return True
        if head.labelled or head.label or line.mark != head.mark or head.mark == "#":
            return False
        if _leaves(line) or id(head) in self._nested or _COLON.search(head.text):
            return True
        self._tell(line, is_head=False)
        # Counted with the condition, which has the number before.
        line.number = None
        return False

    def _is_alike(self, line: Line, head: Line) -> bool:
        """Whether a bullet as deep as the head, with the same sign, is a head as well."""
        if id(head) in self._nested:
            if head.labelled:
                self._tell(line, is_head=True)
            return True
        if head.labelled or head.label:
            return False
        if _COLON.search(head.text) and _COLON.search(line.text):
            return True
        self._tell(line, is_head=not self._says_end)
        return not self._says_end

    def _tell(self, line: Line, *, is_head: bool) -> None:
        """Tell once that lines as deep as each other may be steps or extensions."""
        if not self._is_told:
            self._is_told = True
            span = self._source.place(*line.pieces[0])
            self._source.report(outline_findings.step_or_extension(span, is_extension=is_head))


def _counts_steps(line: Line, head: Line) -> bool:
    """Whether a label is the number of a step: `4A: …` below `Step 4 -> if …, then:`."""
    if not line.labelled or line.is_coded or head.labelled or head.label or head.text[-1:] not in (":", "："):
        return False
    said, label = departure(head.text), read_label(read_head(line.text).label)
    return said is not None and label is not None and said.start == label.start


def _leaves(line: Line) -> bool:
    """Whether a line begins with the words for where it leaves."""
    if _BRACKETED.match(line.text):
        return True
    return begins_with_place(line.text)


def _names_place(line: Line) -> bool:
    """Whether a line ends with where it leaves, in brackets: `Order as a gift (step 4)`."""
    return line.text.endswith((")", "]", "）")) and departure(line.text) is not None


def label_of(line: Line) -> str:
    """The label of an extension, as it is or would be without signs."""
    return line.label or str(read_head(line.text).label)
