"""Words that are nearly a name, where what stands behind them says that somebody acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdocs_usecases.languages.spoken import ARTICLES
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.spelling import is_slip

_ARTICLES = frozenset(ARTICLES)
_DETERMINERS = _ARTICLES | {"another", "his", "her", "its", "their"}
_SHORTEST = 4
_LONG = 5
_ENDS_OF_COMMANDS = ("er", "d", "s", "y")
"""Without its last letter such a name may be a command: `Manager`, `Insured`, `Delivery`."""

_NO_VERBS = frozenset(
    (
        "about across against all almost always and any back both down each every first for from "
        "his into its just last least most next not onto others out over past some through this "
        "towards what whatever with"
    ).split()
)
"""Words behind a command: `manage all the orders`."""

_NEVER_VERBS = _ARTICLES | _NO_VERBS

PARTICLES = tuple("はがもの")
"""What stands behind a name in Japanese."""


def acting_name(words: Sequence[str], names: Iterable[str]) -> str | None:
    """The name that the first word of a sentence nearly is, where the next one can only be what they do.

    Behind a command stands what it is done to, `Manage the menu`; behind a name a verb, and that then.
    """
    typed, *behind = words
    if len(typed) < _SHORTEST or len(behind) < 2 or not _may_be_verb(behind[0]):
        return None
    has_object = behind[1].casefold() in _DETERMINERS
    is_sentence = has_object and behind[0].endswith(("s", "t"))
    return next(
        (
            name
            for name in names
            if _is_meant(typed, name, is_sentence=is_sentence)
            or (has_object and typed[0].isupper() and _is_other_letter(name, typed))
        ),
        None,
    )


def lone_name(typed: str, verb: str, names: Iterable[str]) -> str | None:
    """The name that a word nearly is, where each other step begins with a name, and a verb may follow it."""
    if not typed[:1].isupper() or not _may_be_verb(verb) or not verb.endswith(("s", "t")):
        return None
    return next(
        (name for name in names if name[:1].isupper() and (_is_nearly(typed, name) or _is_cut(typed, name))),
        None,
    )


def begun_name(words: Sequence[str], names: Iterable[str]) -> str | None:
    """The name of several words of which one stands before a verb and what it is done to."""
    typed, verb, *behind = words
    if (
        not behind
        or behind[0].casefold() not in _DETERMINERS
        or not _may_be_verb(verb)
        or verb[-1] not in "st"
    ):
        return None
    found = {name for name in names if name.startswith(f"{typed} ") or name.endswith(f" {typed}")}
    return found.pop() if len(found) == 1 else None


def name_behind_article(typed: str, names: Iterable[str]) -> str | None:
    """The name that a word nearly is, where an article before it says that it is no command."""
    # Inside of a word no capital follows a small letter that begins it.
    is_odd = typed[:1].islower() and typed[1:2].isupper()
    near = (name for name in names if name[:1].isupper() and (typed[:1].isupper() or is_odd))
    return next((name for name in near if _is_nearly(typed, name)), None)


def glued_name(words: Sequence[str], names: Iterable[str]) -> str | None:
    """The name that a word begins with, and the verb that the same word holds: `Guestpays the bill`."""
    typed, behind, *_ = words
    if behind.casefold() not in _DETERMINERS:
        return None
    begun = (name for name in names if len(typed) >= len(name) + _VERB and typed.startswith(name))
    return next((f"{name} {typed[len(name) :].lstrip('-')}" for name in begun), None)


_VERB = 3
"""Letters of a verb with its ending."""


def _is_cut(typed: str, name: str) -> bool:
    """Whether a word lacks the end of a name, `Motori` for `Motorist`, and is no command: `Manage`."""
    rest = name[len(typed) :]
    return (
        name.startswith(typed)
        and len(typed) >= _LONG
        and 1 < len(rest) < len(typed)
        and rest not in _ENDS_OF_ROLES
    )


_ENDS_OF_ROLES = frozenset("er or es ed ee en in rs ing ers ors ant ent ion ive ary ist".split())
"""What stands behind a verb or another word: `Manager`, `Visitors`, `Assistant`."""


def _is_nearly(typed: str, name: str) -> bool:
    """Whether one slip parts two words that are no forms of one, as `Order` and `Orders` are."""
    if typed.isupper() and name.isupper() and len(typed) == len(name) == len("ATM"):
        return typed != name and sorted(typed) == sorted(name)
    one, other = folded(typed), folded(name)
    has_other_end = one[:-1] == other[:-1] and one[-1] in _ENDS_OF_FORMS
    is_form = one.startswith(other) or other.startswith(one) or has_other_end
    is_form = is_form and one != other + other[-1]
    return min(len(one), len(other)) >= _SHORTEST and not is_form and is_slip(one, other)


_ENDS_OF_FORMS = "adeilmnorsty"
"""Letters that one form of a word has in the place of another one."""


def _may_be_verb(word: str) -> bool:
    """Whether a word may be a verb behind who acts: no name, no article."""
    return word.isalpha() and word.islower() and len(word) > 2 and word not in _NEVER_VERBS


def _is_meant(typed: str, name: str, *, is_sentence: bool) -> bool:
    one, other = folded(typed), folded(name)
    if other.startswith(one) and len(other) == len(one) + 1:
        return len(other) >= _LONG and (
            not other.endswith(_ENDS_OF_COMMANDS) or (is_sentence and other[-1] != "s")
        )
    if not is_sentence or one in (other, f"{other}s") or not is_slip(one, other):
        return False
    is_other_word = len(one) == len(other) and sorted(one) != sorted(other)
    return not is_other_word or _is_other_letter(typed, name)


def _is_other_letter(slip: str, name: str) -> bool:
    """Whether a small letter stands where a name has its capital, as in `iank`."""
    return slip[:1].islower() and name[:1].isupper() and slip[1:] == name[1:]


def is_slip_in_signs(typed: str, name: str) -> bool:
    """Whether one slip parts two names in a script that puts no blanks between words.

    Another sign may make another name; a letter of the Latin alphabet among them does not.
    """
    if len(typed) == len(name):
        differing = [at for at in range(len(name)) if typed[at] != name[at]]
        if len(differing) == 1:
            return any(
                text[differing[0]].isascii() and text[differing[0]].isalpha() for text in (typed, name)
            )
        return len(name) > 2 and len(differing) == 2 and sorted(typed) == sorted(name)
    if len(name) == len(typed) + 1:
        # Declared with a sign twice.
        return len(typed) > 2 and any(name == typed[:at] + typed[at - 1 :] for at in range(1, len(typed) + 1))
    return len(typed) == len(name) + 1 and any(
        typed == name[:at] + each + name[at:]
        for at in range(len(name) + 1)
        for each in {typed[at]}
        if (each.isascii() and each.isalpha()) or name[at : at + 1] == each
    )


def lacks_a_sign(text: str, name: str) -> str | None:
    """The beginning of a text that is a name without a sign in its middle, where a particle follows it."""
    for at in range(1, len(name) - 1):
        typed = name[:at] + name[at + 1 :]
        if text.startswith(typed) and text[len(typed) : len(typed) + 1] in PARTICLES:
            return typed
    return None
