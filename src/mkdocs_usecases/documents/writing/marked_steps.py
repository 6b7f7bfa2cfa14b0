"""Steps that name in brackets the alternatives that leave from them: `Member shows the card. (A1)`.

Wiegers has the number of the flow before the code, `(see 1.0.E1)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs_usecases.documents.finding.alternatives import Alternative, read_code
from mkdocs_usecases.documents.finding.outline import Outline, steps_of
from mkdocs_usecases.expressions import expression

_CODE = r"[A-Z]{1,3}-?\d{1,2}"
_NUMBERED = rf"(?:\d{{1,2}}\.\d{{1,2}}\.)?{_CODE}"
_SEE = "|".join(("see", "siehe", "vgl\\.", "voir", "cf\\.", "ver", "vea", "véase", "veja", "zie"))
_IN_BRACKETS = expression(
    rf"[(\[]\s*(?:(?i:{_SEE})\s+)?{_NUMBERED}(?:\s*[,;/]\s*{_NUMBERED})*\s*[)\]]",
)
_ONE = expression(_CODE)


def take_marked(alternatives: Iterable[Alternative], outline: Outline) -> None:
    """Have alternatives of which nobody says where they leave do so at the steps that name their codes."""
    marked = _marked(outline)
    by_kind = {_plain(code): numbers for code, numbers in marked.items()}
    for one in alternatives:
        code = "" if one.label or one.steps else read_code(one.name)[0]
        if numbers := marked.get(code) or by_kind.get(_plain(code)):
            first, last = min(numbers), max(numbers)
            if last - first < len(numbers):
                one.steps = str(first) if first == last else f"{first}-{last}"


def _plain(code: str) -> str:
    """A code with the letter of its kind alone: `FA1` and `AF1` are `A1`."""
    return _OF_FLOW.sub(r"\1", code)


_OF_FLOW = expression(r"^F?([AE])(?:F|LT|X|XC|C)?(?=\d)")


def _marked(outline: Outline) -> Mapping[str, set[int]]:
    """By code, the numbers of the steps that name it."""
    found: dict[str, set[int]] = {}
    for number, step in enumerate(steps_of(outline.entries), 1):
        for brackets in _IN_BRACKETS.finditer(step.whole):
            for code in _ONE.findall(brackets[0]):
                found.setdefault(code.replace("-", ""), set()).add(number)
    return found
