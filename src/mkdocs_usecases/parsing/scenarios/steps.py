"""One step: its number, its text, who acts, the loop or the use case that it is."""

from __future__ import annotations

import re

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import Expression, expression
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.scenario import Loop, Step, StepKind
from mkdocs_usecases.model.text import Prose, StepNumber, UseCaseId
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings import outline_findings, scenario_findings, text_findings
from mkdocs_usecases.parsing.items.item import Item
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.slips.begun_steps import begun_step
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.inclusions import inclusion, may_be_inclusion, named_use_case
from mkdocs_usecases.parsing.words.labels import typed_number
from mkdocs_usecases.parsing.words.mentions import may_mention, mentions
from mkdocs_usecases.parsing.words.names import DeclaredNames, Lead, behind_system
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of, number_behind, steps_named
from mkdocs_usecases.source import Span

_DATUM = expression(r"^- ?(?P<text>.*)$", re.MULTILINE)
_RANGE_SIGNS = ("-", "–", "—")
"""Of a range whose end was not typed: `repeat 2- until …`."""

_SENTENCE_END = expression(r"[.!?。](?P<gap>[\"'”’)\]]*(?:\s+|(?=-\s)))(?P<dash>-\s+)?(?=\S)")
_NAMED_LINE = expression(r"(?P<name>[^\s:][^:]{0,60}?)\s?:\s+\S")
# To look for the digits of all scripts takes twice as long.
_SIGNS, _ALL_SIGNS = expression(r"[0-9*_(-]"), expression(r"[\d*_(-]")
"""Signs without which a text has no number, no loop, no id and no dash."""


def _signs(text: str) -> Expression:
    return _SIGNS if text.isascii() else _ALL_SIGNS


# Made without a call of Python: a block has a dozen.
_step = tuple.__new__
_ACTION, _INCLUDED = StepKind.ACTION, StepKind.INCLUDE


class Steps:
    """Reads the steps of one block, whose declared names it knows."""

    def __init__(self, source: BlockText, names: DeclaredNames) -> None:
        self._source = source
        self._names = names
        self._outcomes = source.outcomes
        # One that is typed on one line is where its letters are.
        self._plain_leads = {} if source.has_other_places else names.plain
        self._misplaced: list[Diagnostic] = []
        self._expected = ("", "")

    def read(self, item: Item, number: StepNumber) -> Step:
        """The step that an item is."""
        (text, span), typed, include, repeat, _, _, details = item
        if typed is None and include is None and repeat is None and details is None:
            for name, length, lead, is_letters, is_clear in self._plain_leads.get(text[:1], ()):
                if text.startswith(name) and text[length : length + 1].isalnum():
                    is_of_words = text[-1] == "." and text[length:-1].replace(" ", "").isalpha()
                    if (
                        is_clear
                        and (is_of_words or _signs(text).search(text, length) is None)
                        # A name with a number may say what is done again.
                        and (is_letters or self._outcomes.loop(text) is None)
                        and not text.startswith(name, length)
                    ):
                        # There are only words behind it, and there is no other reading of them.
                        return _step(
                            Step,
                            (number, text, span, lead[0], length - 1, span, _ACTION, None, None, (), None),
                        )
                    break
        elif include is not None and (typed or details) is None and text.replace("-", "").isalnum():
            # Nothing but an id.
            return _step(
                Step, (number, text, span, None, 0, None, _INCLUDED, UseCaseId(text), None, (), None)
            )
        return self._read(item, number)

    def _read(self, item: Item, number: StepNumber) -> Step:
        source, prose = self._source, item.prose
        if item.details is not None:
            step = self.read(item._replace(details=None), number)
            if step.actor is not None:
                self._check_details(item.details)
            named = mentions(item.details, source.within, source.sites)
            return step._replace(details=item.details, mentions=step.mentions + named)
        if prose.span.end_line > prose.span.line:
            self._check_joined(prose)
        typed = item.number
        if typed is None and (found := typed_number(prose.text)):
            typed = source.part(prose, 0, len(found[0]))
            prose = source.part(prose, found[1])
        if typed is not None:
            self._check_number(typed, number)
            self._check_counted_on(prose, typed.text)
        text, span = prose
        if item.include is not None:
            return self._included(number, item.include, named_use_case(text))
        if may_be_inclusion(text) and (included := inclusion(text)) is not None:
            return self._included(number, prose, included)
        loop = self._loop(item, prose)
        if loop is not None:
            return Step(number, text, span, kind=StepKind.REPEAT, loop=loop)
        lead = self._names.lead(text)
        if lead is not None and lead.length and (loop := self._said_loop(prose, lead.length)) is not None:
            place = self._actor_span(prose, lead)
            return Step(number, text, span, lead.actor, lead.length, place, StepKind.REPEAT, loop=loop)
        found_mentions = mentions(prose, source.within, source.sites) if may_mention(text) else ()
        if lead is None:
            source.findings += begun_step(source, self._names, prose)
            return Step(number, text, span, mentions=found_mentions)
        place = self._actor_span(prose, lead)
        if lead.end and text[lead.end : lead.end + 1] == ":" and text[lead.end + 1 : lead.end + 2].isalpha():
            colon = source.within(prose, lead.end, lead.end + 1)
            source.report(outline_findings.tight_colon(colon, "name"))
        if not text[lead.end :].strip(_NOTHING):
            source.report(findings.name_alone(span, text))
        return _step(
            Step,
            (number, text, span, lead.actor, lead.length, place, _ACTION, None, None, found_mentions, None),
        )

    def _included(self, number: StepNumber, prose: Prose, place: tuple[int, int] | None) -> Step:
        """The step that is the use case whose id stands at a place of a text; it may be all of it."""
        named = prose if place is None else self._source.part(prose, *place)
        return Step(number, *named, kind=StepKind.INCLUDE, include=UseCaseId(named.text))

    def _actor_span(self, prose: Prose, lead: Lead) -> Span | None:
        """Where the name of the actor stands; `None` where the text has another word for it."""
        return self._source.within(prose, lead.start, lead.end) if lead.end else None

    def _check_number(self, typed: Prose, number: StepNumber) -> None:
        """A number before a step may be its own, or 1 as in Markdown, where lists number themselves."""
        name = typed.text.lstrip("0") or typed.text
        if "." in name and name.rpartition(".")[2] == number[len(number.rstrip("0123456789")) :]:
            # `2.1` as people number what stands below 2.
            return
        if name not in (number, "1") and not number.endswith(f"{_letters_before(number)}{name}"):
            place, stands = f"where step {number} is", self._as_it_stands(typed.span) or name
            finding = scenario_findings.misplaced_label(typed.span, stands, number, place=place)
            self._tell_number(finding, name, number)

    def _tell_number(self, finding: Diagnostic, typed: str, number: StepNumber) -> None:
        """Report a number that its place contradicts, together with those that it counts on from."""
        findings, told = self._source.findings, self._misplaced
        if told and (typed, number) == self._expected:
            at = findings.index(scenario_findings.misplaced_numbers(told))
            told.append(finding)
            findings[at] = scenario_findings.misplaced_numbers(told)
        else:
            told[:] = [finding]
            findings.append(finding)
        self._expected = number_behind(typed), number_behind(number)

    def _as_it_stands(self, place: Span) -> str:
        """A number as it was typed, `02`, `E1-1`; empty where lines that were joined are read apart."""
        line = self._source.origin.lines.index(place.line)
        offset = self._source.origin.offsets[line] + 1
        return self._source.lines[line][place.column - offset : place.end_column - offset].strip("\"'")

    def _loop(self, item: Item, prose: Prose) -> Loop | None:
        if item.repeat is not None:
            typed = item.repeat
            pair = steps_named(typed.text.strip("[]()*_`\"' "))
            start, end = pair or (StepNumber(typed.text),) * 2
            return Loop(start, end, item.until, typed.span)
        return self._said_loop(prose, 0)

    def _said_loop(self, prose: Prose, start: int) -> Loop | None:
        """The loop that a text says from a place on."""
        said = self._outcomes.loop(prose.text[start:])
        if said is None:
            return None
        # What is no number of a step is told as a step that there is not.
        begin = start + said.start
        end = begin + len(said.steps)
        end += prose.text[end : end + 1] in _RANGE_SIGNS
        typed = prose.text[begin:end]
        pair = (steps_named(typed) if typed == said.steps else None) or (StepNumber(typed),) * 2
        return Loop(*pair, said.until, self._source.within(prose, begin, end))

    def _check_details(self, details: Prose) -> None:
        """Tell of a sentence among the data of a step that begins with who acts, and of what is no data."""
        items = [*_DATUM.finditer(details.text)]
        stops = [match for match in items if match["text"].endswith((".", "。"))]
        for match in items:
            if not match["text"]:
                place = self._source.within(details, *match.span("text"))
                self._source.report(findings.empty_text(place, "the item"))
            elif stops == [match] and len(items) > 1 and self._names.lead(match["text"]) is not None:
                place = self._source.within(details, *match.span("text"))
                message = "this sentence stands among the data of a step, and begins with who acts"
                hint = "indent it as the step above it"
                self._source.report(text_findings.joined_item(place, message, hint))

    def _check_counted_on(self, prose: Prose, typed: str) -> None:
        """Tell of the next step in the text of one, with its number: the break between them was lost."""
        onward = number_behind(typed)
        if not onward or onward not in prose.text:
            return
        match = re.search(
            rf"(?:(?<!\S)|(?<=[.!?]))(?:(?:{any_of(STEP_WORDS)})\s*)?[(\[]?{re.escape(onward)}[.)\]:]+\s+(?=\S)",
            prose.text,
            re.IGNORECASE,
        )
        if match is not None and match.start() and self._names.lead(prose.text[match.end() :]) is not None:
            place = self._source.within(prose, match.start(), len(prose.text))
            edits = (self._source.line_break(place),)
            self._source.report(text_findings.joined_sentence(place, prose.text[match.start() :], edits))

    def _check_joined(self, prose: Prose) -> None:
        """Tell of a line in a text that was probably an item of its own."""
        source, text = self._source, prose.text
        if (at := self._line_of_its_own(prose)) is not None:
            place = source.within(prose, at, len(text))
            source.report(text_findings.joined_sentence(place, text[at:], source.parted(prose, at)))
            return
        for match in _SENTENCE_END.finditer(text):
            at = match.end()
            rest = text[at:]
            is_new_line = source.within(prose, at, at).line > source.within(prose, 0, match.start()).end_line
            if is_new_line and (match["dash"] or self._names.lead(rest) or self._outcomes.loop(rest)):
                place = source.within(prose, at, len(text))
                source.report(text_findings.joined_sentence(place, rest, source.parted(prose, at)))

    def _line_of_its_own(self, prose: Prose) -> int | None:
        """Where the last line of a text begins that is an item: an end alone, below a loop, or who acts."""
        source, text = self._source, prose.text
        line = source.lines[source.origin.lines.index(prose.span.end_line)].strip()
        at = len(text) - len(line)
        if at <= 0 or text[at:] != line:
            return None
        is_end = self._outcomes.read(line) is not None and " " in line
        above = text[:at].strip()
        is_below_loop = self._outcomes.loop(above) is not None and self._names.lead(line) is not None
        # `App: answers` below `Guest: asks`.
        named = _NAMED_LINE.match(line)
        is_named = named is not None and self._names.actor(named["name"]) is not None
        return at if is_end or is_below_loop or is_named else self._begun_in_it(prose)

    def _begun_in_it(self, prose: Prose) -> int | None:
        """Where the first line of a text begins that is another step, below one without a full stop."""
        source, text = self._source, prose.text
        numbers = source.origin.lines
        first, last = numbers.index(prose.span.line), numbers.index(prose.span.end_line)
        for number in range(first + 1, last + 1):
            above, line = source.lines[number - 1].strip().removeprefix("- "), source.lines[number].strip()
            at = text.find(line)
            if line and at > 0 and self._names.lead(above) and self._begins_another(above, line):
                return at
        return None

    def check_condition(self, prose: Prose) -> None:
        """Tell of a line in the condition of an extension that says what somebody does: a step of it."""
        source, text = self._source, prose.text
        numbers = source.origin.lines
        first, last = numbers.index(prose.span.line), numbers.index(prose.span.end_line)
        margin = _depth(source.lines[first])
        for number in range(first + 1, last + 1):
            typed, above = source.lines[number], source.lines[number - 1].strip()
            line, depth = typed.strip(), _depth(typed)
            # An end behind the sentence is no part of the condition.
            sentence, *_ = _SENTENCE_END.split(line, maxsplit=1)
            is_whole = above != above.rstrip(".:!?。：")
            if line and text.find(sentence) > 0 and self._begins_another("done" if is_whole else above, line):
                place = source.place(number, depth, len(typed.rstrip()))
                edit = Change(number, depth, number, depth, " " * (margin + 3 - depth) + "- ")
                source.report(text_findings.joined_sentence(place, line, (source.edit(edit),)))
                return

    def _begins_another(self, above: str, line: str) -> bool:
        """Whether a line says what somebody does, below one that does not break off at a small word."""
        last, lead = above.rpartition(" ")[2], self._names.lead(line)
        end = behind_system(line) if lead is None else lead.end or lead.length
        if not end or line[0] != line[0].upper():
            return False
        verb = line[end:].strip().partition(" ")[0].rstrip(".!?")
        # Nobody breaks a sentence within a line so short, unless behind a small word.
        return (
            len(above) < _SHORT
            and len(last) > _SHORTEST_WORD
            and last.isalnum()
            and verb.islower()
            and verb.isalpha()
            and not {last.casefold(), verb} & _SMALL_WORDS
        )


_SHORT = 60
_SHORTEST_WORD = 3
_SMALL_WORDS = frozenset(
    word for one in SPOKEN for word in (*one.articles, *one.either, *one.also, *one.remarks, *one.conditional)
) | {
    "that",
    "into",
    "from",
    "onto",
    "whether",
    "which",
    "while",
    "before",
    "because",
    "about",
    "between",
    "to",
    "what",
    "how",
    "who",
    "why",
    "where",
}


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


_NOTHING = " .:：。…"
"""What may stand behind a name alone."""


def _letters_before(number: StepNumber) -> str:
    """What stands before the last number: a writer may type `2.` for `4a2` in its extension."""
    head = number.rstrip("0123456789")
    return head[-1:]
