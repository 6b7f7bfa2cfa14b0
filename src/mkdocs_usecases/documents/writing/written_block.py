"""The text of a block, line by line, each with the line of the document that it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_usecases.documents.finding.entries import Written
from mkdocs_usecases.documents.finding.questions import Question
from mkdocs_usecases.documents.writing.scalars import as_key, in_yaml


class WrittenBlock:
    """A block that is being written."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.lines: list[Written] = []

    def ask(self, question: Question, margin: str = "") -> None:
        """Put a question above what follows."""
        self.lines.append(Written(f"{margin}# convert: {_on_one_line(str(question))}", question.at))

    def remark(self, text: str, at: int) -> None:
        """Keep words that stand for nothing, above what follows; each once."""
        remark = Written(f"# {_on_one_line(text)}", at)
        if remark not in self.lines:
            self.lines.append(remark)

    def text(self, key: str, value: Written) -> None:
        """A key with a text on one line."""
        self.lines.append(Written(f"{key}: {in_yaml(value.text)}", value.at))

    def raw(self, key: str, value: str, at: int) -> None:
        """A key with a value that is YAML already."""
        self.lines.append(Written(f"{key}: {value}", at))

    def texts(self, key: str, values: Sequence[Written], at: int) -> None:
        """A key with a text, or with a list of texts."""
        if len(values) == 1:
            self.text(key, values[0])
            return
        self.lines.append(Written(f"{key}:", at))
        self.lines += [Written(f"  - {in_yaml(value.text)}", value.at) for value in values]

    def mapping(self, key: str, pairs: Sequence[tuple[str, Written]], at: int) -> None:
        """A key with names and a text for each."""
        self.lines.append(Written(f"{key}:", at))
        for name, value in pairs:
            self.pair(name, value)

    def pair(self, name: str, text: Written) -> None:
        """One name of a mapping with its text."""
        self.lines.append(
            Written(f"  {as_key(name)}: {in_yaml(text.text)}" if text.text else f"  {as_key(name)}:", text.at)
        )

    def kept(self, key: str, lines: Sequence[Written], at: int, margin: str = "") -> None:
        """A key with lines that stand as they are."""
        self.lines.append(Written(f"{margin}{as_key(key)}: |", at))
        self.lines += [
            Written(f"{margin}  {line.text}".rstrip() if line.text else "", line.at) for line in lines
        ]

    def line(self, text: str, at: int) -> None:
        """A line as it is."""
        self.lines.append(Written(text, at))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
