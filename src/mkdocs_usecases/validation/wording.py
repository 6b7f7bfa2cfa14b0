"""English wording of titles and steps: off by default, since it is right in about six cases of ten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Step, StepKind
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.validation.check import check

_CODE = expression(r"(?<!`)`+[^`]*`+")
_ING = expression(r"(?!(?:bring|sing|ring|wring|string|fling|cling|swing|sting|ping|king)$)[a-z]{2,}ing$")
_NOUN = expression(r"[a-z]{3,}(?:tion|sion|ance|ence|ness|ity|ship|ism|ery)$|[a-z]{4,}ment$")
_VERBS_LIKE_NOUNS = frozenset(
    "comment complement document experiment implement supplement augment position condition mention question "
    "transition provision commission ration enhance balance advance finance reference silence experience "
    "influence evidence sequence ship query".split()
)
_FIRST_WORD_NOT_A_VERB = frozenset(
    "a an the this that my our your his her its their how when why what new".split()
)
_NOUN_AT_END = frozenset(
    "management administration processing handling maintenance creation registration".split()
)


_WORD = expression(r"[^\W\d_][\w'’-]*")


def _actions(use_case: UseCase) -> Iterator[tuple[Step, str]]:
    """The steps in which something is done, each with its text without code."""
    for step in use_case.every_step:
        if step.kind is StepKind.ACTION:
            yield step, _CODE.sub(" ", step.text)


@check(Code.TITLE_NOT_ACTIVE)
def title_not_active(use_case: UseCase) -> Iterator[Diagnostic]:
    """The title does not begin with a verb.

    A title is a goal as its actor would say it: `Order a meal`, not `Meal ordering` nor `Ordering of meals`.

    Bad:
        title: Meal order management

    Good:
        title: Manage meal orders

    Source: Cockburn, chapter 5.
    """
    words = _WORD.findall(use_case.title)
    if not words:
        return
    first, last = words[0].casefold(), words[-1].casefold()
    actors = {folded(mention.name).split()[0] for mention in use_case.primary_actors if mention.name.split()}
    if first in _FIRST_WORD_NOT_A_VERB:
        what = "an article or a pronoun" if first != "new" else "an adjective"
    elif first in actors:
        what = "the actor"
    elif _ING.match(first):
        what = "an -ing form"
    elif first not in _VERBS_LIKE_NOUNS and (_NOUN.match(first) or (len(words) > 1 and last in _NOUN_AT_END)):
        what = "a noun"
    else:
        return
    yield Diagnostic(
        Code.TITLE_NOT_ACTIVE,
        use_case.value_place("title"),
        f"the title `{use_case.title}` begins with {what}, expected a verb",
        "say what the actor wants to do, as in `Order a meal`",
    )


_PASSIVE = expression(
    r"\b(?:is|are|was|were|be|been|being|gets?)\s+(?:(?:not|also|then|now|already|automatically|[a-z]+ly)\s+)?"
    r"(?P<participle>[a-z]{2,}ed|[a-z]+(?:own|orn|tten|iven|aken|oken|osen|idden|ought|aught|ound)|"
    r"sent|made|done|paid|put|set|kept|held|left|lost|met|read|sold|told|cut|built|seen|given|begun|run)\b",
    re.IGNORECASE,
)
_NOT_PARTICIPLES = frozenset(
    "need indeed speed feed seed bed red embed own down around round sound town unknown".split()
)


@check(Code.PASSIVE_STEP)
def passive_step(use_case: UseCase) -> Iterator[Diagnostic]:
    """A step is in the passive voice.

    `The order is confirmed` does not say by whom. Name who acts, then what they do.

    Bad:
        steps:
          - The order is confirmed.

    Good:
        steps:
          - Restaurant confirms the order.

    Source: Cockburn, chapter 7; Ciemniewska et al. (2007).
    """
    for step, text in _actions(use_case):
        match = next(
            (
                found
                for found in _PASSIVE.finditer(text)
                if found["participle"].casefold() not in _NOT_PARTICIPLES
            ),
            None,
        )
        if match:
            yield Diagnostic(
                Code.PASSIVE_STEP,
                step.span,
                f"step {step.number} is passive: `{match[0]}`",
                "say who does it: actor, verb, object",
            )


_CONDITION = expression(
    r"(?:^|[,;.]\s+|\bthen\s+)(?P<word>if|when|whenever|unless|otherwise|else|in case)\b"
    r"|(?<=\s)(?P<later>if|unless)\b",
    re.IGNORECASE,
)
_ASKING = expression(
    r"\b(?:checks?|verif(?:y|ies)|validates?|tests?|sees?|determines?|decides?|asks?|tells?|knows?|as|even|what|only)\s+$",
    re.IGNORECASE,
)


def _ahead(text: str, found: re.Match[str]) -> str:
    """What stands just ahead of a word: as much as a verb and some blanks take."""
    return text[max(found.start() - 40, 0) : found.start()]


@check(Code.CONDITIONAL_STEP)
def conditional_step(use_case: UseCase) -> Iterator[Diagnostic]:
    """A step has an `if` in it.

    The main success scenario tells what happens when all goes well. What happens otherwise is an extension of
    the step.

    Bad:
        steps:
          - If the card is declined, MealApp asks for another card.

    Good:
        steps:
          - MealApp charges the card.
        extensions:
          1a. Card is declined: MealApp asks for another card. Resume at 1.

    Source: Cockburn, chapters 7 and 8; Ciemniewska et al. (2007).
    """
    for step, text in _actions(use_case):
        match = next(
            (found for found in _CONDITION.finditer(text) if not _ASKING.search(_ahead(text, found))), None
        )
        if match:
            yield Diagnostic(
                Code.CONDITIONAL_STEP,
                step.span,
                f"step {step.number} has a condition: `{match['word'] or match['later']}`",
                "write what happens when all goes well, and make the other case an extension",
            )


_UI = expression(
    r"\b(?:(?:double|right|left)?-?clicks?(?:\s+on)?|presses enter|buttons?|drop-?\s?downs?|"
    r"check\s?box(?:es)?|"
    r"radio buttons?|text\s?(?:box(?:es)?|fields?|areas?)|input fields?|combo\s?box(?:es)?|list\s?box(?:es)?|"
    r"scrolls?|scroll\s?bars?|pop-?\s?ups?|dialog(?:ue)? box(?:es)?|dialogs?|mouse|tool\s?bars?|tool\s?tips?|"
    r"hyperlinks?|icons?|menu (?:items?|bars?)|context menus?|swipes|taps)\b",
    re.IGNORECASE,
)


@check(Code.UI_DETAIL)
def ui_detail(use_case: UseCase) -> Iterator[Diagnostic]:
    """A step tells of buttons and clicks.

    Screens change more often than goals. Say what the actor wants; how it looks stands in the design of the
    user interface.

    Bad:
        steps:
          - Customer clicks the OK button.

    Good:
        steps:
          - Customer confirms the order.

    Source: Cockburn, chapters 7 and 19; Ciemniewska et al. (2007).
    """
    for step, text in _actions(use_case):
        match = _UI.search(text)
        if match:
            yield Diagnostic(
                Code.UI_DETAIL,
                step.span,
                f"step {step.number} describes the user interface: `{match[0]}`",
                "say what the actor wants to achieve, as in `Customer confirms the order.`",
            )


_CHECKS = r"\b(?:checks?|verif(?:y|ies)|validates?|tests?|sees?|determines?|examines?|inspects?)\b"
# The last verb before the word: were another one let in between, each would be tried to the end of the text.
_WHETHER = expression(rf"(?P<verb>{_CHECKS})(?:(?!{_CHECKS})[^.;])*?\b(?P<word>if|whether)\b", re.IGNORECASE)


@check(Code.CHECKS_WHETHER)
def checks_whether(use_case: UseCase) -> Iterator[Diagnostic]:
    """A step checks whether something is so, and does not say that it is.

    The next step could follow either way. Say what is established, and make its opposite an extension.

    Bad:
        steps:
          - MealApp checks whether the card is valid.

    Good:
        steps:
          - MealApp validates that the card is valid.
        extensions:
          1a. Card is not valid: ends in failure

    Source: Cockburn, chapter 7, guideline 6.
    """
    for step, text in _actions(use_case):
        match = _WHETHER.search(text)
        if match:
            yield Diagnostic(
                Code.CHECKS_WHETHER,
                step.span,
                f"step {step.number} says `{match['verb']} … {match['word']}`: how does it come out?",
                "say what holds then, as in `MealApp validates that the card is valid.`",
            )
