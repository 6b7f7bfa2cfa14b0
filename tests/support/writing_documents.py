"""Documents of every shape, written at random, with all words that must not get lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

SHAPES = ("guide", "labels", "sections", "grammar", "table", "mixed", "html", "bullets", "plain")


@dataclass
class Told:
    """One use case as it is to be written."""

    id: str
    title: str
    actor: str
    goal: str
    before: Sequence[str]
    steps: Sequence[str]
    extensions: Sequence[tuple[int, str, Sequence[str]]]
    """Step, condition, handling."""

    after: Sequence[str]
    other: tuple[str, str]
    """A part that has no key: its name and its text."""


@dataclass
class Document:
    """A document with what is in it."""

    text: str
    shape: str
    told: Sequence[Told]
    words: Sequence[str]


@dataclass
class _Words:
    """Words that stand nowhere else, for as long as one likes."""

    random: Random
    made: list[str] = field(default_factory=list)

    def word(self) -> str:
        known = set(self.made)
        while True:
            syllables = "".join(
                self.random.choice("bdfgklmprst") + self.random.choice("aeiou") for _ in range(4)
            )
            if syllables not in known:
                self.made.append(syllables)
                return syllables

    def text(self, least: int = 2, most: int = 6) -> str:
        return " ".join(self.word() for _ in range(self.random.randint(least, most)))


def document(seed: int) -> Document:
    """A document of some shape with one use case or more."""
    random = Random(seed)
    words = _Words(random)
    shape = SHAPES[seed % len(SHAPES)]
    told = [_told(words, number) for number in range(1 if shape == "grammar" else random.randint(1, 3))]
    lines = [f"# {words.text().capitalize()}", "", words.text(5, 9).capitalize() + ".", ""]
    if shape == "grammar":
        lines = []
    for one in told:
        lines += [*_WRITERS[shape](one, random)]
        lines.append("")
        if shape not in ("guide", "bullets", "plain") and random.random() < 0.3:
            lines += [f"## {words.text().capitalize()}", "", words.text(5, 9) + ".", ""]
    text = "\n".join(lines)
    return Document(text, shape, told, [word for word in words.made if word in text.casefold()])


def _told(words: _Words, number: int) -> Told:
    random = words.random
    actor = words.word().capitalize()
    steps = [f"{actor if at % 2 == 0 else 'System'} {words.text()}." for at in range(random.randint(2, 6))]
    extensions = []
    for _ in range(random.randint(0, 3)):
        handling = [f"System {words.text()}." for _ in range(random.randint(1, 3))]
        extensions.append((random.randint(1, len(steps)), words.text().capitalize(), handling))
    return Told(
        id=f"UC-{number + 1}",
        title=words.text().capitalize(),
        actor=actor,
        goal=words.text().capitalize(),
        before=[words.text().capitalize() + "." for _ in range(random.randint(0, 2))],
        steps=steps,
        extensions=sorted(extensions, key=lambda one: one[0]),
        after=[words.text().capitalize() + "." for _ in range(random.randint(0, 2))],
        other=(words.text(2, 2).capitalize(), words.text(4, 8) + "."),
    )


def _numbered(texts: Sequence[str], margin: str = "") -> list[str]:
    return [f"{margin}{at}. {text}" for at, text in enumerate(texts, 1)]


def _bullets(texts: Sequence[str], margin: str = "") -> list[str]:
    return [f"{margin}- {text}" for text in texts]


def _labelled(told: Told, random: Random, margin: str = "") -> Iterator[str]:
    """Extensions with labels, as students write them."""
    letters: dict[int, int] = {}
    bullet = random.choice(["* ", "- ", ""])
    for step, condition, handling in told.extensions:
        letters[step] = letters.get(step, 0) + 1
        label = f"{step}{chr(96 + letters[step])}"
        yield f"{margin}{bullet}{random.choice(['{}.', '**{}.**']).format(label)} {condition}."
        inner = margin + (" " * 4 if bullet else "  ")
        for at, text in enumerate(handling, 1):
            yield f"{inner}{bullet}{label}{at}. {text}"
        ends = [[], ["", f"{inner}Use case ends."], [f"{inner}{bullet}Use case resumes at step {step}."]]
        yield from random.choice(ends)


def _named(told: Told, random: Random, level: int) -> Iterator[str]:
    """Extensions with headings of their own."""
    for at, (step, condition, handling) in enumerate(told.extensions, 1):
        name = random.choice([f"A{at}: {condition}", condition, f"{step}{chr(96 + at)}. {condition}"])
        yield from ["", f"{'#' * level} {name}", ""]
        if name == f"A{at}: {condition}" and random.random() < 0.7:
            yield from [f"**Trigger:** the {condition.lower()} (step {step})", ""]
        yield from _numbered(
            [*handling, random.choice(["Use case ends.", f"Use case continues at step {step}."])]
        )


def _guide(told: Told, random: Random) -> Iterator[str]:
    yield from [f"**Use case: {told.id} - {told.title}**", "", f"**Actor: {told.actor}**", ""]
    if told.before:
        yield from ["**Preconditions:** " + " ".join(told.before[:1]), ""]
    yield from ["**MSS**", "", *_numbered(told.steps), "", "   Use case ends.", ""]
    if told.extensions:
        yield from ["**Extensions**", "", *_labelled(told, random), ""]
    yield from [f"**{told.other[0]}**", "", told.other[1]]


def _labels(told: Told, random: Random) -> Iterator[str]:
    yield from [f"## {told.id}: {told.title}", ""]
    if random.random() < 0.3:
        yield from [told.other[1], ""]
        told.other = (told.other[0], "")
    yield from [f"**Actor:** {told.actor}  ", f"**Goal:** {told.goal}", ""]
    if told.before:
        yield from ["**Preconditions:**", "", *_bullets(told.before), ""]
    yield from ["**Main flow:**", "", *_numbered(told.steps), ""]
    if told.extensions:
        yield from ["**Alternative flows:**", "", *_labelled(told, random), ""]
    if told.after:
        yield from ["**Postconditions:**", *_bullets(told.after), ""]
    yield from [f"**{told.other[0]}:** {told.other[1]}"]


def _sections(told: Told, random: Random) -> Iterator[str]:
    yield from [
        f"## {told.id} {told.title}",
        "",
        "### Primary Actor",
        "",
        told.actor,
        "",
        "### Goal",
        "",
        told.goal,
        "",
    ]
    yield from [f"### {told.other[0]}", "", told.other[1], ""]
    if told.before:
        yield from ["### Preconditions", "", *_bullets(told.before), ""]
    yield from ["### Main Success Scenario", "", *_numbered(told.steps), ""]
    if told.extensions:
        yield from ["### Extensions", *_named(told, random, 4), ""]
    if told.after:
        yield from ["### Postconditions", "", *told.after]


def _grammar(told: Told, random: Random) -> Iterator[str]:
    yield from [f"# Use Case: {told.title}", "", "## Overview", "", f"**Use Case ID:** {told.id}"]
    yield from [
        f"**Use Case Name:** {told.title}",
        f"**Primary Actor:** {told.actor}",
        f"**Goal:** {told.goal}",
    ]
    yield from ["**Status:** Draft", "", "## Preconditions", "", *_bullets(told.before), ""]
    yield from ["## Main Success Scenario", "", *_numbered(told.steps), "", "## Alternative Flows"]
    for at, (step, condition, handling) in enumerate(told.extensions, 1):
        yield from ["", f"### A{at}: {condition}", "", f"**Trigger:** the {condition.lower()} (step {step})"]
        yield from ["**Flow:**", "", *_numbered([*handling, f"Use case continues at step {step}."])]
    yield from ["", "## Postconditions", "", "### Success Postconditions", "", *_bullets(told.after), ""]
    yield from [f"## {told.other[0]}", "", told.other[1]]


def _table(told: Told, random: Random) -> Iterator[str]:
    yield from [f"## {told.title}", "", f"| Use case ID | {told.id} |", "| --- | --- |"]
    yield f"| **Actor** | {told.actor} |"
    if told.before:
        yield f"| Preconditions | {'<br>'.join(told.before)} |"
    yield f"| {told.other[0]} | {told.other[1]} |"
    yield f"| Main flow | {random.choice(['<br>', ' ']).join(_numbered(told.steps))} |"
    if told.extensions:
        flat = [
            f"{step}{chr(97 + at)}. {condition}: {' '.join(handling)}"
            for at, (step, condition, handling) in enumerate(told.extensions)
        ]
        yield f"| Extensions | {'<br>'.join(flat)} |"
    if told.after:
        yield f"| Postconditions | {'<br>'.join(told.after)} |"


def _mixed(told: Told, random: Random) -> Iterator[str]:
    yield from [
        f"## {told.id}: {told.title}",
        "",
        "| Field | Value |",
        "|---|---|",
        f"| Primary actor | {told.actor} |",
    ]
    yield from [f"| Goal | {told.goal} |", f"| {told.other[0]} | {told.other[1]} |", ""]
    yield from ["### Main flow", "", *_numbered(told.steps), ""]
    if told.extensions:
        yield from ["### Alternative flows", *_named(told, random, 4), ""]
    yield from ["### Postconditions", "", *_bullets(told.after)]


def _html(told: Told, random: Random) -> Iterator[str]:
    yield from [f"## {told.title}", "", "<table>", f"<tr><th>ID</th><td>{told.id}</td></tr>"]
    yield from ["<tr>", "<td><b>Actor</b></td>", f"<td>{told.actor}</td>", "</tr>"]
    steps = "".join(f"<li>{step}</li>" for step in told.steps)
    yield f"<tr><td>Main flow</td><td><ol>{steps}</ol></td></tr>"
    yield f"<tr><td>{told.other[0]}</td><td>{told.other[1]}</td></tr>"
    if told.after:
        yield f"<tr><td>Postconditions</td><td>{'<br/>'.join(told.after)}</td></tr>"
    yield "</table>"


def _as_bullets(told: Told, random: Random) -> Iterator[str]:
    yield from [f"- **{told.id}: {told.title}**", f"    - Actor: {told.actor}"]
    if told.before:
        yield from ["    - Preconditions:", *_bullets(told.before, " " * 8)]
    yield from ["    - Main flow:", *_numbered(told.steps, " " * 8)]
    if told.after:
        yield from ["    - Postconditions:", *_bullets(told.after, " " * 8)]


def _plain(told: Told, random: Random) -> Iterator[str]:
    yield from [
        f"Use Case {told.id}: {told.title}",
        "",
        "Primary Actor",
        told.actor,
        "",
        "Goal",
        told.goal,
        "",
    ]
    if told.before:
        yield from ["Preconditions", *told.before[:1], ""]
    yield from ["Main Success Scenario", *_numbered(told.steps), ""]
    if told.extensions:
        yield from ["Extensions", *(line for line in _labelled(told, random) if line), ""]


_WRITERS = {
    "guide": _guide,
    "labels": _labels,
    "sections": _sections,
    "grammar": _grammar,
    "table": _table,
    "mixed": _mixed,
    "html": _html,
    "bullets": _as_bullets,
    "plain": _plain,
}
