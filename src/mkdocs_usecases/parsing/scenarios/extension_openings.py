"""How an extension begins, where that is said in words: from which step it leaves, who acts behind it."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Label, Prose
from mkdocs_usecases.parsing.findings.key_findings import empty_text
from mkdocs_usecases.parsing.items.item import Branch, one_line_branch
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.conditions import BEHIND_CONDITION, says_condition
from mkdocs_usecases.parsing.words.departures import departure
from mkdocs_usecases.parsing.words.inline import masked
from mkdocs_usecases.parsing.words.labels import Head, read_head
from mkdocs_usecases.parsing.words.names import DeclaredNames

_IN_BRACKETS = expression(r"[(\[]\d{1,3}(?:-\d{1,3})?[)\]]")
_DOTTED = expression(r"(?P<step>\d{1,3})\.(?P<count>[1-9])[.):]?\s+(?=\S)")


def opening(source: BlockText, names: DeclaredNames, branch: Branch) -> tuple[Head, Branch]:
    """The label and the condition of an extension, with what its words say besides taken off them."""
    if branch.handling is not None and ": " in branch.handling.text:
        branch = _with_whole_condition(source, names, branch, branch.handling)
    head = read_head(branch.head.text)
    if branch.label is not None:
        head = Head(branch.label, branch.head.text, 0)
    if head.named and not head.offset and (dotted := _DOTTED.match(branch.head.text)) is not None:
        # `2.1 No kayak is free`, the first one at step 2.
        said, letter = departure(head.rest), chr(ord("a") + int(dotted["count"]) - 1)
        if said is None or said.start == dotted["step"]:
            rest = branch.head.text[dotted.end() :]
            typed = dotted[0].rstrip(".): ")
            head = Head(Label(f"{dotted['step']}{letter}"), rest, dotted.end(), typed=typed)
    if head.named and branch.at is None:
        head, branch = _departed(source, head, branch)
    if not branch.items and branch.then is None and (branch.handling is None or _is_end(source, branch)):
        head, branch = _parted(source, names, head, branch)
    return head, branch


def _with_whole_condition(source: BlockText, names: DeclaredNames, branch: Branch, handling: Prose) -> Branch:
    """`3a. Error: no answer: Desk calls`: the handling begins at the colon behind which somebody acts."""
    text = handling.text
    if not branch.head.text or branch.when is not None or names.lead(text) is not None:
        return branch
    for colon in _COLON.finditer(masked(text)):
        if _SENTENCE_END.search(text, 0, colon.start()):
            break
        lead = names.lead(text[colon.end() :])
        if lead is not None and lead.length:
            said = source.part(handling, 0, colon.start())
            end_line, end_column = said.span.end_line, said.span.end_column
            whole = branch.head.span._replace(end_line=end_line, end_column=end_column)
            head = Prose(f"{branch.head.text}: {said.text}", whole)
            return branch._replace(head=head, handling=source.part(handling, colon.end()))
    return branch


_COLON = expression(r":\s+")
_SENTENCE_END = expression(r"[.!?。]\s")


def _is_end(source: BlockText, branch: Branch) -> bool:
    """Whether the handling is only the end, told from the sentence before it by no colon."""
    handling = branch.handling
    is_sentence = branch.head.text[-1:] in _STOPS
    return is_sentence and handling is not None and source.outcomes.read(handling.text) is not None


_STOPS = (".", "!", "。")


def _departed(source: BlockText, head: Head, branch: Branch) -> tuple[Head, Branch]:
    """A named alternative, with the words in its condition or its name that say where it leaves."""
    texts = ((branch.when, 0),) if branch.when is not None else ()
    for prose, offset in (*texts, (branch.head, head.offset)):
        said = departure(prose.text[offset:])
        is_place = not offset or _IN_BRACKETS.fullmatch(prose.text, offset) is not None
        if said is None and prose is branch.head and branch.handling is not None and is_place:
            # `At 3: No seat: …`, whose colon is no part of the head.
            said = departure(f"{prose.text[offset:]}: …")
            said = said and said._replace(place=(0, len(prose.text) - offset))
        if said is None:
            continue
        begin, end = said.place[0] + offset, said.place[1] + offset
        at = source.part(prose, begin, end)
        rest = (prose.text[offset:begin] + prose.text[end:]).strip()
        branch = branch._replace(at=at, place=said)
        if not rest and prose is branch.head and branch.handling is not None and offset:
            # `E1 (2): nothing is found → …`
            if source.outcomes.read(branch.handling.text) is not None:
                source.report(empty_text(branch.head.span, f"the condition of `{head.label}`"))
                return head._replace(rest=""), branch
            parted = one_line_branch(source, branch.handling)
            return head._replace(rest=""), branch._replace(when=parted.head, handling=parted.handling)
        if not rest and prose is branch.head and branch.handling is not None:
            # `Step 3: If the kayak is broken, …`: the condition stands behind the place.
            branch = one_line_branch(source, branch.handling)._replace(at=at, place=said, items=branch.items)
            return read_head(branch.head.text), branch
        if not rest:
            return head, branch if prose is branch.head else branch._replace(when=None)
        if prose is not branch.head:
            start, stop = (offset, begin) if begin > offset else (end, None)
            return head, branch._replace(when=source.part(prose, start, stop))
        moved = end if begin == offset else offset
        label = head.label if head.offset else Label(rest.rstrip(".。:： "))
        return head._replace(label=label, rest=rest, offset=moved), branch
    return head, branch


def _parted(source: BlockText, names: DeclaredNames, head: Head, branch: Branch) -> tuple[Head, Branch]:
    """`If the kayak is broken, Desk brings another`: the handling begins with who acts."""
    if not BEHIND_CONDITION.search(head.rest) or branch.when is not None or not says_condition(head.rest):
        return head, branch
    for comma in BEHIND_CONDITION.finditer(head.rest):
        lead = names.lead(head.rest[comma.end() :])
        if lead is not None and lead.length:
            handling = source.part(branch.head, head.offset + comma.end())
            rest = head.rest[: comma.start()].rstrip()
            label = Label(rest) if head.named and not head.offset else head.label
            then = branch.handling
            return head._replace(label=label, rest=rest), branch._replace(handling=handling, then=then)
    return head, branch
