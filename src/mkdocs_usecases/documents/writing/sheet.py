"""What is at hand while the block of one use case is written: its document, its parts and what is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdocs_usecases.documents.finding.cells import run_on
from mkdocs_usecases.documents.finding.draft import Draft, Part, is_rule
from mkdocs_usecases.documents.finding.entries import Written
from mkdocs_usecases.documents.finding.letters import code_of, counted
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.outline import Outline, read_outline, steps_of, with_bullets_below
from mkdocs_usecases.documents.finding.questions import Question, Reason
from mkdocs_usecases.documents.finding.unsigned_lists import chain_as_items
from mkdocs_usecases.documents.writing.cast_tables import texts_of_cast
from mkdocs_usecases.documents.writing.numbered_flows import number_before, without_number
from mkdocs_usecases.documents.writing.values import read_texts
from mkdocs_usecases.documents.writing.written_block import WrittenBlock
from mkdocs_usecases.parsing.context import Context


class Source:
    """The lines of one document, to be asked for those of a part."""

    def __init__(self, lines: Sequence[Line], context: Context, is_text: Sequence[bool]) -> None:
        """Take the lines, what the site gives, and which lines are neither fenced nor in comments."""
        self.lines = lines
        self.context = context
        self.is_text = is_text

    def says_end(self, text: str) -> bool:
        """Whether a text is how a flow ends."""
        return self.context.outcomes.read(text) is not None

    def at(self, index: int) -> int:
        """The line of the document that a line comes from."""
        return self.lines[index].at

    def text(self, start: int, end: int) -> list[Line]:
        """The lines from one up to another that Markdown reads as text, but those that are drawn."""
        return [
            self.lines[index]
            for index in range(start, end)
            if self.is_text[index] and not is_rule(self.lines[index].text)
        ]

    def own(self, part: Part) -> list[Line]:
        """The lines below the mark of a part."""
        return self.text(part.start, part.end)

    def with_value(self, part: Part) -> list[Line]:
        """The same, with what stands behind the mark on its line."""
        value = part.mark.value
        if not value:
            return self.own(part)
        of_mark = self.lines[part.mark.index]
        return [Line(of_mark.at, value, table=of_mark.table), *self.own(part)]

    def outline(self, part: Part) -> Outline:
        """The entries of a part."""
        outline = read_outline(self._numbered(part)[0], self.says_end)
        if part.key != "steps":
            return outline
        return outline._replace(entries=[*with_bullets_below(outline.entries)])

    def letters(self, part: Part) -> str:
        """The letters that count the steps of a part; empty where numbers do."""
        return self._numbered(part)[1]

    def _numbered(self, part: Part) -> tuple[Sequence[Line], str]:
        lines: Sequence[Line] = self.with_value(part)
        if part.key == "steps":
            lines = run_on(lines)
        elif part.key != "summary":
            return lines, ""
        outline = read_outline(lines, self.says_end)
        if len(steps_of(outline.entries)) < 2:
            return counted(chain_as_items(lines))
        first = outline.entries[0]
        if first.typed == "2" and outline.others and outline.others[0].at <= first.at:
            # `1 Guest asks` above `2. Desk answers`
            lines, _ = counted(lines)
        if number := number_before(outline):
            lines = [without_number(line, number, self.says_end) for line in lines]
        return lines, ""

    def number(self, draft: Draft) -> str:
        """The number of the main flow, with its point, where the steps of a draft begin with it."""
        parts = (self.with_value(part) for part in draft.parts if part.key == "steps")
        return next(filter(None, (number_before(read_outline(lines, self.says_end)) for lines in parts)), "")

    def code(self, draft: Draft) -> str:
        """The letter before the numbers of the steps of a draft: `P` of `P1`."""
        parts = (self.with_value(part) for part in draft.parts if part.key == "steps")
        return next(filter(None, map(code_of, parts)), "")

    def steps(self, draft: Draft) -> Outline | None:
        """The first part of a draft that holds two steps."""
        outlines = (self.outline(part) for part in draft.parts if part.key == "steps")
        return next((outline for outline in outlines if len(steps_of(outline.entries)) > 1), None)


class Sheet:
    """One use case on its way from a draft to a block."""

    def __init__(self, source: Source, draft: Draft) -> None:
        """Start with an empty block."""
        self.source = source
        self.draft = draft
        self.block = WrittenBlock()
        self.questions: list[Question] = []
        self.left: set[int] = set()
        """Indexes of lines that stay in the page, behind the block."""

        self.own_notes: tuple[range, Sequence[Written]] = range(0), ()
        """What the document calls notes, and which lines of the block they are."""

        self.notes: list[Written] = []
        """Texts of cells that have no key."""

        self._label = ""
        """What the last of them is called."""

        self._values: dict[str, Written | None] = {}
        self.primary: frozenset[str] | None = None
        """Who is named apart from lists of all that take part; `None` as long as nobody asked."""

        self.taken: set[str] = set()
        """Keys that stand in the block."""

    @property
    def at(self) -> int:
        """The line of the document where the use case begins."""
        return self.source.at(self.draft.start)

    def ask(self, reason: Reason, at: int, typed: str = "") -> None:
        """Note a question."""
        self.questions.append(Question(reason, at, typed))

    def question(self, reason: Reason, at: int, typed: str = "") -> None:
        """Note a question, and put it above what is written next."""
        self.ask(reason, at, typed)
        self.block.ask(Question(reason, at, typed))

    def value(self, key: str) -> Written | None:
        """The text of the first part that is a key, on one line; `None` where there is none."""
        if key not in self._values:
            self._values[key] = self._value(key)
        return self._values[key]

    def _value(self, key: str) -> Written | None:
        for part in self.draft.parts:
            read = texts_of_cast if key == "actor" else read_texts
            if part.key == key and (texts := read(self.source.with_value(part)).found):
                if part.mark.value and key in ("id", "title"):
                    # What stands below stays in the page.
                    texts = texts[:1]
                return Written(" ".join(text.text for text in texts).strip("*_` "), texts[0].at)
        return None

    def leave(self, indexes: Iterable[int]) -> None:
        """Have lines stay in the page; rows of a table become notes, which can stand without it."""
        lines, is_text = self.source.lines, self.source.is_text
        for index in indexes:
            line = lines[index]
            if line.table >= 0:
                self._note(line)
            elif not (is_text[index] and is_rule(line.text)):
                self.left.add(index)

    def _note(self, line: Line) -> None:
        text = line.text.strip()
        if line.label:
            self._label = line.label
            self.notes.append(Written(f"{line.label}: {text}" if text else line.label, line.at))
        elif text and self.notes and self.notes[-1].at == line.at:
            sign = ":" if self.notes[-1].text == self._label else ""
            self.notes[-1] = Written(f"{self.notes[-1].text}{sign} {text}", line.at)
        elif text:
            self.notes.append(Written(text, line.at))

    def leave_part(self, part: Part) -> None:
        """Have a whole part stay in the page, with its mark."""
        self.leave(range(part.mark.index, part.end))

    def _is_value(self, line: Line, part: Part) -> bool:
        """Whether a line is what stands behind the mark of a part."""
        return line.at == self.source.at(part.mark.index) and line.text.strip() == part.mark.value.strip()

    def leave_lines(self, lines: Iterable[Line], part: Part) -> None:
        """Have some lines of a part stay in the page, with what of it is no text: code, comments."""
        others = [*lines]
        own, is_text = self.source.lines, self.source.is_text
        if part.mark.value and any(self._is_value(line, part) for line in others):
            self.leave([part.mark.index])
        places = {line.at for line in others if line.table < 0}
        texts = {line for line in others if line.table >= 0}
        self.leave(
            index
            for index in range(part.start, part.end)
            if own[index].at in places or own[index] in texts or not is_text[index]
        )
        said = [index for index in range(part.start, part.end) if own[index].text.strip()]
        if said and not part.mark.value and self.left.issuperset(said):
            # All of it stays, and so does its name.
            self.leave(range(part.mark.index, part.start))
