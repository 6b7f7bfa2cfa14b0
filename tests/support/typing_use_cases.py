"""Valid use cases of every shape, each with the text of a block that says it: what is read must be that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import assume
from hypothesis import strategies as st

ACTORS = (
    "Customer",
    "Payment Service",
    "顧客",
    "Gäste & Freunde",
    "O'Neill",
    "Learn!",
    "العميل",
    "con",
    "a/b",
)
WORDS = (
    *(
        "eats",
        "a meal",
        "UC-20",
        "(UC-21)",
        "`code: x`",
        "[link](x.md)",
        "é",
        "食べる",
        "يأكل",
        "it's",
        '"quoted"',
        "100%",
    ),
    *(
        "@home",
        "*bold*",
        "{x}",
        "<amount>",
        "=1+1",
        "- dash",
        "a: b",
        "key: value: more",
        "; rm -rf",
        "../../etc/passwd",
    ),
    *(
        "C:\\dir",
        "~~~",
        "``",
        "**",
        "&anchor",
        "!tag",
        "|",
        ">",
        "?",
        "% 5",
        "e.g. this",
        "Mr. Smith",
        "1.5",
        "https://x.y/#z",
    ),
)


@dataclass
class Text:
    """What is meant, and how it is typed as a value of YAML."""

    meant: str
    typed: str


@dataclass
class MeantExtension:
    label: str
    start: str
    end: str
    condition: str
    steps: list[str]
    outcome: tuple[str, str | None]


@dataclass
class Meant:
    """A use case as its writer means it, and the block that says it."""

    title: str
    steps: list[str]
    keys: dict[str, object] = field(default_factory=dict)
    extensions: list[MeantExtension] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def block(self) -> str:
        return "\n".join(self.lines)


_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
_starts = st.sampled_from((*ACTORS, "The Customer", "Somebody", "_Customer_", "Note:", "Wer", "¿Quién"))


def sentence() -> st.SearchStrategy[str]:
    """A text that is no outcome and has no number, whatever stands in it."""
    return st.builds("{} {}".format, _starts, _words)


def quoted(text: str, style: str) -> str:
    """A text as YAML has it between quotes."""
    return json.dumps(text, ensure_ascii=False) if style == '"' else "'" + text.replace("'", "''") + "'"


@st.composite
def typed(draw: st.DrawFn, text: str) -> str:
    """A text with quotes around it, or as it is where nobody could take it for something else."""
    is_plain = text.replace(" ", "").isalpha() and text.isascii()
    return text if is_plain and draw(st.booleans()) else quoted(text, draw(st.sampled_from("'\"")))


OUTCOMES = {
    "resume at {}": "resumes",
    "Resumes at step {}.": "resumes",
    "go to {}": "resumes",
    "resume": "resumes",
    "ends in success": "success",
    "fails": "failure",
    "use case ends in failure.": "failure",
    "the use case ends": "ends",
    "the use case ends without a word": "ends",
    "continues at step {} for the rest": "resumes",
    "If it helps, resume at {}": "resumes",
    "ends in failure (nothing is stored)": "failure",
    "weiter mit Schritt {}": "resumes",
    "{}に戻る": "resumes",
}

_TEXT_KEYS = ("goal", "trigger", "priority", "status", "release", "frequency", "owner", "summary", "system")
_LIST_KEYS = (
    *("preconditions", "success guarantee", "minimal guarantee", "notes", "open issues", "related"),
    *("failure guarantee", "requirements", "acceptance criteria", "user interface", "data"),
)


@st.composite
def use_cases(draw: st.DrawFn) -> Meant:
    """A valid use case, its keys in any order and in any of their spellings."""
    meant = Meant(draw(_words), draw(st.lists(sentence(), min_size=1, max_size=5)))
    entries = [[f"title: {draw(typed(meant.title))}"], draw(_steps(meant.steps))]
    actors = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=3, unique=True))
    meant.keys["actor"] = actors
    entries.append([f"actor: [{', '.join([quoted(name, chr(39)) for name in actors])}]"])
    for key in draw(st.lists(st.sampled_from(_TEXT_KEYS), max_size=3, unique=True)):
        text = draw(sentence())
        meant.keys[key] = text
        entries.append([f"{draw(_spelled(key))}: {draw(typed(text))}"])
    for key in draw(st.lists(st.sampled_from(_LIST_KEYS), max_size=2, unique=True)):
        texts = draw(st.lists(sentence(), min_size=1, max_size=3))
        meant.keys[key] = texts
        entries.append([f"{draw(_spelled(key))}:", *[f"  - {draw(typed(text))}" for text in texts]])
    if draw(st.booleans()):
        meant.extensions, lines = draw(_extensions(len(meant.steps)))
        entries.append(lines)
    meant.lines = [line for entry in draw(st.permutations(entries)) for line in entry]
    # What stands twice, one below the other, is a slip.
    assume(not any(map(_has_doubles, (meant.lines, meant.steps, *meant.keys.values()))))
    assume(not any(_has_doubles(extension.steps) for extension in meant.extensions))
    return meant


def _has_doubles(texts: object) -> bool:
    return isinstance(texts, list) and any(one.strip() == other.strip() for one, other in pairwise(texts))


@st.composite
def _spelled(draw: st.DrawFn, key: str) -> str:
    key = key.replace(" ", draw(st.sampled_from(" -_")))
    return draw(st.sampled_from((key, key.upper(), key.capitalize())))


@st.composite
def _steps(draw: st.DrawFn, steps: Sequence[str]) -> list[str]:
    match draw(st.sampled_from(("list", "flow", "outline"))):
        case "list":
            return ["steps:", *[f"  - {draw(typed(text))}" for text in steps]]
        case "flow":
            return [f"steps: [{', '.join([quoted(text, chr(34)) for text in steps])}]"]
        case _:
            return ["steps: |", *[f"  {number}. {text}" for number, text in enumerate(steps, 1)]]


@st.composite
def _extensions(draw: st.DrawFn, count: int) -> tuple[list[MeantExtension], list[str]]:
    """Extensions, each with a label of its own, in any form that there is."""
    origins = ["*", *map(str, range(1, count + 1))]
    origins += [f"{first}-{last}" for first in range(1, count) for last in range(first + 1, count + 1)]
    made: list[MeantExtension] = []
    lines = ["extensions:"]
    for origin in draw(st.lists(st.sampled_from(origins), min_size=1, max_size=4)):
        letter = "abcd"[sum(one.label[:-1] == origin for one in made)]
        label = f"{origin}{letter}"
        start, _, end = origin.partition("-")
        phrase = draw(st.sampled_from(list(OUTCOMES)))
        target = str(draw(st.integers(1, count))) if "{" in phrase else None
        said = phrase.format(target)
        condition, steps = draw(sentence()), draw(st.lists(sentence(), max_size=3))
        outcome = OUTCOMES[phrase], target
        made.append(MeantExtension(label, start, end or start, condition, steps, outcome))
        head = quoted(f"{label}. {condition}", draw(st.sampled_from("'\"")))
        items = [draw(typed(text)) for text in steps]
        match draw(st.sampled_from(("list", "long", "flow"))):
            case "list":
                lines += [f"  {head}:", *[f"    - {item}" for item in [*items, said]]]
            case "flow":
                lines.append(f"  {head}: [{', '.join([quoted(text, chr(39)) for text in [*steps, said]])}]")
            case _:
                lines += [f"  '{label}':", f"    when: {draw(typed(condition))}"]
                lines += ["    steps:", *[f"      - {item}" for item in items]] if items else []
                lines.append(f"    then: {said}")
    return made, lines
