"""`convert`: ordinary Markdown documents with their use cases as blocks, and what is said of it."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs_usecases.documents.conversion import Conversion, Found
from mkdocs_usecases.documents.files import convert_text
from mkdocs_usecases.documents.finding.questions import Leaving, Question, Reason
from mkdocs_usecases.escaping import visible, visible_path
from mkdocs_usecases.hosts.workspace.sources import Sources
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import site_context


@dataclass(frozen=True, slots=True)
class Converted:
    """Documents as they would be; nothing is written yet."""

    sources: Sources
    """As they are afterwards."""

    before: Mapping[str, str]
    """The documents that change, as they are on disk."""

    conversions: Mapping[str, Conversion]
    """By document, what was found in it; only where anything was."""

    @property
    def use_cases(self) -> int:
        """How many use cases become blocks."""
        return sum(len(conversion.found) for conversion in self.conversions.values())


def convert(sources: Sources, options: Options) -> Converted:
    """Convert the documents that were asked for."""
    context = site_context(options)
    texts = dict(sources.texts)
    before: dict[str, str] = {}
    conversions: dict[str, Conversion] = {}
    for name, text in sources.texts.items():
        if sources.asked is not None and name not in sources.asked:
            continue
        made = convert_text(text, name, context)
        if made.conversion.found or made.conversion.left:
            conversions[name] = made.conversion
        if made.text != text:
            before[name], texts[name] = text, made.text
    return Converted(sources._replace(texts=texts), before, conversions)


def without(converted: Converted, names: Iterable[str]) -> Converted:
    """The same, with some documents left as they are."""
    kept = {name: text for name, text in converted.before.items() if name not in frozenset(names)}
    return replace(converted, before=kept)


def dirty(converted: Converted) -> list[str]:
    """The documents that change and have changes already that are in no version of git."""
    by_folder: dict[Path, dict[str, str]] = {}
    for name in converted.before:
        path = converted.sources.places[name].resolve()
        by_folder.setdefault(path.parent, {})[path.name] = name
    return [name for folder, names in by_folder.items() for name in _changed(folder, names)]


def _changed(folder: Path, names: Mapping[str, str]) -> Iterator[str]:
    """Which files of a folder git calls changed; none where there is no git."""
    # Nothing that the settings of the repository name is to run.
    command = [
        "git",
        "-c",
        "core.fsmonitor=false",
        "status",
        "--porcelain",
        "-z",
        "--no-renames",
        "--",
        *names,
    ]
    try:
        asked = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return
    for entry in asked.stdout.decode("utf-8", "replace").split("\0") if asked.returncode == 0 else ():
        name = names.get(entry[3:].rpartition("/")[2])
        if name is not None and entry[1:2] not in (" ", "?"):
            yield name


def code(reason: Reason | Leaving) -> str:
    """The name of a reason for programs."""
    return reason.name.lower().replace("_", "-")


def text_report(converted: Converted, *, is_done: bool) -> str:
    """What happens, for people: each use case, each question and what was left, with their places."""
    lines: list[str] = []
    for name in sorted(converted.conversions, key=converted.sources.shown):
        shown = visible_path(converted.sources.shown(name))
        conversion = converted.conversions[name]
        told = [(found.first, _use_case(found)) for found in conversion.found]
        told += [(found.first, _anchors(found)) for found in conversion.found if found.anchors]
        told += [
            (question.at, f"question: {question}")
            for found in conversion.found
            for question in found.questions
        ]
        told += [
            (at, f"stays in the page: {typed}") for found in conversion.found for at, typed in found.staying
        ]
        told += [(left.at, f"left: {left.reason.value}: {left.typed}") for left in conversion.left]
        lines += [f"{shown}:{at + 1}: {visible(text)}" for at, text in sorted(told, key=lambda each: each[0])]
    return "".join(f"{line}\n" for line in [*lines, *_summary(converted, is_done=is_done)])


def _use_case(found: Found) -> str:
    identity = f"{found.id} " if found.id else ""
    return f"use case {identity}{found.title} ({found.shape}, up to line {found.last + 1})"


def _anchors(found: Found) -> str:
    return f"the address of the heading stays: {', '.join(f'#{one}' for one in found.anchors)}"


def _summary(converted: Converted, *, is_done: bool) -> Iterator[str]:
    """Counts of what was converted, asked and left, by reason."""
    word = "converted" if is_done else "would convert"
    files = len(converted.before)
    if not files:
        yield "nothing to convert"
    else:
        yield f"{word} {_count(converted.use_cases, 'use case')} in {_count(files, 'file')}"
    questions = Counter(
        question.reason.value
        for conversion in converted.conversions.values()
        for found in conversion.found
        for question in found.questions
    )
    left = Counter(
        left.reason.value for conversion in converted.conversions.values() for left in conversion.left
    )
    yield from (f"{number} to answer: {reason}" for reason, number in questions.most_common())
    yield from (f"{number} left: {reason}" for reason, number in left.most_common())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def json_report(converted: Converted) -> str:
    """The same for programs."""
    files = [
        {
            "file": converted.sources.shown(name),
            "changes": name in converted.before,
            "use_cases": [_found(found) for found in conversion.found],
            "left": [
                {
                    "line": left.at + 1,
                    "reason": code(left.reason),
                    "message": left.reason.value,
                    "typed": left.typed,
                }
                for left in conversion.left
            ],
        }
        for name, conversion in sorted(converted.conversions.items())
    ]
    return json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=2) + "\n"


def _found(found: Found) -> Mapping[str, Any]:
    return {
        "id": found.id or None,
        "title": found.title,
        "line": found.first + 1,
        "end_line": found.last + 1,
        "shape": found.shape,
        "anchors": [*found.anchors],
        "questions": [_question(question) for question in found.questions],
        "stays": [{"line": at + 1, "typed": typed} for at, typed in found.staying],
    }


def _question(question: Question) -> Mapping[str, Any]:
    return {
        "line": question.at + 1,
        "reason": code(question.reason),
        "message": question.reason.value,
        "typed": question.typed or None,
    }


def roots(paths: Sequence[str], docs: Path | None) -> list[Path]:
    """The folders and files that may be written."""
    return [Path(path) for path in paths] or [docs or Path()]
