"""What a writer probably meant: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that is close enough to a mistyped one, else `None`; the first of equals wins."""
    typed = _plain(word)
    if not typed:
        return None
    # Only who mistypes something needs it.
    from difflib import SequenceMatcher

    best, best_ratio = None, _CLOSE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    for candidate in known:
        matcher.set_seq1(_plain(candidate))
        # The two quick bounds spare the quadratic comparison for nearly every candidate.
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = candidate, ratio
    return best


_CLOSE = 0.69
"""Below it two words are no misspelling of each other: `steps` and `status` have 0.55."""

_LONGEST = 80


def _plain(word: str) -> str:
    if word.isalnum():
        return word.casefold()[:_LONGEST]
    return " ".join(word.replace("-", " ").replace("_", " ").split()).casefold()[:_LONGEST]


def is_slip(typed: str, word: str) -> bool:
    """Whether one slip of the pen parts two words: a letter wrong, missing, doubled, or two that are swapped.

    Case, blanks, `-` and `_` do not count; a wrong digit is no slip, for it makes another number.
    """
    one, other = _plain(typed), _plain(word)
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    if _digits(one) != _digits(other):
        return False
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(one), len(other)) if same is None else same
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )


def is_likely_slip(typed: str, name: str) -> bool:
    """Whether one slip parts two names, but for another ending: `Trainer` and `Trainee` are two."""
    one, other = _plain(typed).replace(" ", ""), _plain(name).replace(" ", "")
    if min(len(one), len(other)) < _SHORTEST_LIKELY or not is_slip(one, other):
        return False
    return one[0] == other[0] and (one[-1] == other[-1] or sorted(one) == sorted(other))


def is_surely(typed: str, word: str, known: Iterable[str]) -> bool:
    """Whether a mistyped word can only be that known one: it is one slip away, and no other is."""
    return is_slip(typed, word) and not any(
        is_slip(typed, other) for other in known if _plain(other) != _plain(word)
    )


def is_surely_name(typed: str, name: str, known: Iterable[str]) -> bool:
    """The same of a name that anybody may have chosen, where the slip could make another word.

    A short word or another ending does (`Waiter` and `Writer`, `Trainer` and `Trainee`, `Customers`).
    """
    if _plain(typed) == _plain(name):
        return True
    pairs = list(zip(_plain(typed).split(), _plain(name).split(), strict=False))
    differing = [(one, other) for one, other in pairs if one != other]
    is_plain = all(
        min(len(one), len(other)) >= _SHORTEST_NAME and one[0] == other[0] and one[-1] == other[-1]
        for one, other in differing
    )
    return is_plain and len(typed.split()) == len(name.split()) and is_surely(typed, name, known)


_SHORTEST = 4
_SHORTEST_LIKELY = 5
_SHORTEST_NAME = 7
"""Letters of a word below which one slip easily makes another word."""


def _digits(word: str) -> list[str]:
    return [letter for letter in word if letter.isdigit()]
