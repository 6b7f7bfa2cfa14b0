"""What is told of lines that fit in more than one place, or in none."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.parsing.findings.excerpts import excerpt
from mkdocs_usecases.parsing.findings.text_findings import yaml_syntax
from mkdocs_usecases.source import Span


@explains(Code.TWO_READINGS)
def two_readings(span: Span, what: str, read: str, other: str, *, hint: str | None = None) -> Diagnostic:
    """A line that may be meant in two ways, and how it is read.

    Steps, extensions and data look alike where neither indentation nor a label tells them apart.

    Bad:
        title: Rent a kayak
        actor: Guest
        steps: |
          1. Guest asks for a kayak.
          2. Desk hands it out.
        extensions: |
          - No kayak is free.
          - Guest is a child.

    Good:
        title: Rent a kayak
        actor: Guest
        steps: |
          1. Guest asks for a kayak.
          2. Desk hands it out.
        extensions: |
          1a. No kayak is free.
          1b. Guest is a child.

    Source: seen in real documents.
    """
    message = f"{what} may be {read} or {other}; it is read as the first"
    return Diagnostic(Code.TWO_READINGS, span, message, hint)


def quoted_whole(span: Span, typed: str, edits: tuple[Edit, ...]) -> Diagnostic:
    """What is said of a text in the quotes of a word processor, which YAML does not take out."""
    readings = "part of the text", "those that YAML takes out"
    finding = two_readings(span, f"the quotes around {excerpt(typed)}", *readings, hint="take them out")
    return replace(finding, edits=edits)


def step_or_extension(span: Span, *, is_extension: bool) -> Diagnostic:
    """What is said of a line below an extension that stands as deep as it, without a label."""
    step, extension = "a step of the extension above it", "an extension of its own"
    readings = (extension, step) if is_extension else (step, extension)
    hint = "indent steps below their extension, and give each extension a label: `3a.`"
    return two_readings(span, "this line", *readings, hint=hint)


def data_for_steps(span: Span) -> Diagnostic:
    """What is said of a table, or of code, in the place of the first step."""
    hint = "write a line for each step: `1. Customer orders a meal.`"
    return two_readings(span, "this", "a text of one step", "steps, one a line", hint=hint)


def heading_of_flow(span: Span, typed: str) -> Diagnostic:
    """What is said of `21.0 Order a meal` above the first step."""
    message = f"{excerpt(typed)} stands above the first step as a heading, and is not read as a step"
    return Diagnostic(Code.MISPLACED_LABEL, span, message, "take it out, or write it behind `title:`")


def loop_without_steps(span: Span, typed: str) -> Diagnostic:
    """What is said of `repeat until …`, which names no step."""
    hint = "name the steps that are done again, as in `repeat 2-4 until …`"
    return two_readings(span, excerpt(typed), "a step of its own", "a loop without its steps", hint=hint)


def loop_without_end(span: Span, typed: str, edit: Edit) -> Diagnostic:
    """What is said of `repeat 2-4 the door is free`, which lacks a word."""
    hint = f"if it is a loop, write `{edit.text.strip()}` before what ends it"
    finding = two_readings(
        span, excerpt(typed), "a step of its own", "a loop that does not say its end", hint=hint
    )
    return replace(finding, edits=(edit,))


def doubled_name(span: Span, name: str) -> Diagnostic:
    """What is said of a name, or a word of one, behind itself: `Guest Guest pays`."""
    what = f"the second {excerpt(name)}"
    found = two_readings(span, what, "a part of the text", "typed twice", hint="take it out")
    return replace(found, edits=(Edit(span, "", f" {name}"),))


def condition_below_step(span: Span, number: str) -> Diagnostic:
    """What is said of a condition that stands below a step."""
    hint = f"if it is an extension, give it a label: `{_first_label(number)}.`"
    step, extension = "a part of the step above it", "an extension that leaves there"
    return two_readings(span, "this condition", step, extension, hint=hint)


def condition_with_list(span: Span, number: str) -> Diagnostic:
    """What is said of a condition with a list below it that stands among steps."""
    hint = f"if it is an extension, give it a label: `{_first_label(number)}. …`"
    step, extension = "a step with data below it", "an extension with its steps"
    return two_readings(span, "this condition", step, extension, hint=hint)


def data_among_extensions(span: Span) -> Diagnostic:
    """What is said of a table, a picture or code that stands where extensions do."""
    text, extensions = "text of an extension", "extensions, one a row"
    hint = "write each as `3a. CONDITION: HANDLING`, or indent what is data below its step"
    return two_readings(span, "this", text, extensions, hint=hint)


def _first_label(number: str) -> str:
    return f"{number}a" if number.isdigit() else "3a"


def main_or_extension(span: Span, number: str, label: str) -> Diagnostic:
    """What is said of a number that both the main scenario and the extension above it have next."""
    main, extension = f"step {number} of the main success scenario", f"step {number} of extension `{label}`"
    hint = f"indent the steps of `{label}` below it"
    return two_readings(span, f"`{number}`", main, extension, hint=hint)


def skipped_steps(span: Span, typed: str, start: str, end: str) -> Diagnostic:
    """What is said of an extension that leaves from steps that do not follow each other."""
    readings = f"the range {start}-{end}", "single steps with others between them"
    return two_readings(span, excerpt(typed), *readings, hint="write an extension for each of them")


def tight_colon(span: Span, what: str = "condition") -> Diagnostic:
    """What is said of a colon behind a label, or behind who acts, that has no blank behind it."""
    readings = f"the end of the {what}", "a part of it"
    found = two_readings(span, "this colon", *readings, hint="write a blank behind it")
    return replace(found, edits=(Edit(span.end.to(span.end), " "),))


def wrong_colon(span: Span, sign: str) -> Diagnostic:
    """What is said of another sign behind a condition, with its steps below it."""
    message = f"`{sign}` stands where the colon behind a condition belongs"
    return yaml_syntax(span, message, "write a colon", (Edit(span, ":", sign),), is_certain=True)


def missing_label(span: Span, typed: str, label: str) -> Diagnostic:
    """What is said of a step of an extension that is not there: `3a1` without `3a`."""
    message = f"`{typed}` is a step of extension `{label}`, which is not here"
    return Diagnostic(Code.UNKNOWN_SUB_STEP, span, message, f"write the condition above it: `{label}. …`")


def end_for_condition(span: Span, label: str) -> Diagnostic:
    """What is said of an extension whose condition is the words of an end."""
    readings = f"the condition of `{label}`", "the end of the extension above it"
    return two_readings(span, "this end", *readings, hint="take out its label where it ends the one above")


def letters_for_steps(span: Span, first: str, last: str) -> Diagnostic:
    """What is said of labels that count the steps of one extension."""
    readings = f"the last step of `{first}`", f"an extension `{last}` of its own"
    hint = f"number the steps of `{first}`: `{first}1.`, `{first}2.`"
    return two_readings(span, f"`{last}`", *readings, hint=hint)


def end_among_steps(span: Span, label: str, number: str) -> Diagnostic:
    """What is said of a sentence with an end that stands above other steps of its extension."""
    readings = f"a part of step {number}", f"the end of extension `{label}`, which goes on below it"
    hint = f"if it has a condition of its own, make it an extension: `{number}a. …`"
    return two_readings(span, "this end", *readings, hint=hint)
