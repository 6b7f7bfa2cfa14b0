"""The catalogue of checks: what each code means, as the guide shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent

from mkdocs_usecases.diagnostics import Code, Severity
from mkdocs_usecases.explanations import Explanation
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.validation.explained import explained

_GROUPS = (
    (Code.YAML_SYNTAX, "Reading a block"),
    (Code.MISSING_TITLE, "One use case"),
    (Code.TITLE_NOT_ACTIVE, "English wording"),
    (Code.DUPLICATE_ID, "The whole site"),
    (Code.NO_RESULTS, "Test results"),
)
"""By the first code of each group, its heading."""

_FENCE = expression(r"^\s*(`{3,}|~{3,})", re.MULTILINE)


def entries() -> tuple[Explanation, ...]:
    """Every code with its entry, in the order of the codes.

    Raises:
        LookupError: for a code that no function explains, which is a mistake of this project.
    """
    return tuple(map(explained, Code))


def plain_entry(code: Code) -> str:
    """The section of a code for a terminal: as in the guide, examples indented instead of fenced."""
    entry = explained(code)
    parts = [f"{code.value} ({_severity(code)}): {entry.summary}.", entry.why]
    parts += ["Instead of" if entry.good else "For example", indent(entry.bad, "    ")]
    if entry.good:
        parts += ["write", indent(entry.good, "    ")]
    if entry.source:
        parts.append(f"Source: {entry.source}")
    return "\n\n".join(filter(None, parts)) + "\n"


def markdown() -> str:
    """The page of checks for the guide: a section for each code, its anchor is the code."""
    headings = dict(_GROUPS)
    parts = [_INTRODUCTION.strip()]
    for entry in entries():
        if entry.code in headings:
            parts.append(f"## {headings[entry.code]}")
        parts.append("\n\n".join(_section(entry)))
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = """
# Checks

Every finding names its file, line and column, says what is there and what was expected, and ends with its
code. The codes are explained below.

An **error** is always shown above its block and lets `mkdocs-usecases check` fail; a **warning** fails a
strict build; a **hint** never fails anything.

To silence a check in one block, name its code there:

```yaml
ignore: [too-many-steps]
```

To change the severity of a check for the whole site, to switch it `off`, or to switch on one that is off by
default, name it in the options:

```yaml
plugins:
  - usecases:
      rules:
        too-many-steps: off
        assumed-outcome: warning
        passive-step: hint
```
"""


def _section(entry: Explanation) -> Iterator[str]:
    yield f"### {entry.code.value}"
    yield f"**{_severity(entry.code)}** · {entry.summary}."
    if entry.why:
        yield entry.why
    yield "Instead of" if entry.good else "For example"
    yield _shown(entry.bad)
    if entry.good:
        yield "write"
        yield _shown(entry.good)
    if entry.source:
        yield f"*Source:* {entry.source}"


def _severity(code: Code) -> str:
    return "off by default" if code.default is Severity.OFF else code.default.value


def is_page(example: str) -> bool:
    """Whether an example is a piece of a page rather than of a block."""
    return _FENCE.search(example) is not None or example.startswith("<!--")


def _shown(example: str) -> str:
    """An example in a fence long enough that what is in it is shown, not rendered."""
    longest = max((len(fence) for fence in _FENCE.findall(example)), default=2)
    fence = "`" * max(longest + 1, 4)
    return f"{fence}{'markdown' if is_page(example) else 'yaml'}\n{example}\n{fence}"
