"""Every way to give an option, and what becomes of it: the golden is for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from conftest import Golden
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.model.actor import Catalogue
from mkdocs_usecases.options import Options, node_places, read_options
from mkdocs_usecases.source import Span

HERE = Path(__file__).parent
FILES = {
    "file.yml": "Cook: {alias: 'Chef', is a: Man}\n\"Man\":\n  kind: time\n? [a]\n: b\nCook: no\n",
    "list.yml": "- Customer\n- Chef: {alias: [A, B]}\n  Boss:\n- 'Cook'\n- [a]\n",
    "broken.yml": "Customer: [\n  a: b\n",
    "empty.yml": "# nothing\n",
    "deep.yml": "a: {b: {c: {d: {e: {f: {g: h}}}}}}\nCook: &x !tag Cooks.\nChef: *x\n",
    "deeper.yml": f"{'[' * 101}{']' * 101}",
    "text.yml": "Customer\n",
    "twice.yml": "A: {alias: [B, C]}\nb: ~\n'D': {alias: a}\nE: {is-a: f}\nF: {is a: 'E'}\n",
}


def read(path: Path) -> str:
    if path.name not in FILES:
        raise Unreadable("does not exist")
    return FILES[path.name]


def told(span: Span | None) -> str:
    return "" if span is None else f" at {':'.join(map(str, span))}"


def became(given: str) -> Iterator[str]:
    """The options that are not what they are by themselves, and all that was said of them."""
    root = yaml.compose(given)
    assert root is not None
    reading = read_options(
        yaml.safe_load(given), folder=Path("site"), places=node_places(root, "mkdocs.yml"), read=read
    )
    for field in fields(Options):
        value = getattr(reading.options, field.name)
        if isinstance(value, Catalogue):
            for actor in value.actors:
                shown = [actor.name, actor.kind.value, actor.description, *actor.aliases, actor.is_a]
                yield f"     {field.name}: {shown}{told(actor.span)}{told(actor.is_a_span)}"
                yield from (f"          alias{told(span)}" for span in actor.alias_spans)
        elif value != getattr(Options(), field.name):
            yield f"     {field.name}: {value!r}"
    for mistake in reading.wrong:
        yield f"     wrong{told(mistake.span)}: {mistake}"
    for finding in reading.findings:
        edits = "".join(f" {edit.text!r}{told(edit.span)}" for edit in finding.edits)
        yield f"     {finding.code.value}{told(finding.span)}: {finding.message}; {finding.hint}{edits}"
    yield from (f"     warning: {warning}" for warning in reading.warnings)


@pytest.mark.slow
@pytest.mark.golden
def test_what_becomes_of_options(golden: Golden) -> None:
    lines = []
    for given in (HERE / "given.yml").read_text(encoding="utf-8").split("\n---\n"):
        lines += [given.strip(), *became(given)]
    golden(HERE / "given.txt", "\n".join(lines) + "\n")
