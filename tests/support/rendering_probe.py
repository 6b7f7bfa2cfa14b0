"""What real Python-Markdown makes of a text: which use cases would show up on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from mkdocs_usecases.pages.fences import Scan

_PLACE = re.compile(r"USECASE(\d+)E")
_HIDDEN = re.compile(r"<!--.*?-->|<(pre|code|script|style|textarea)\b.*?</\1>", re.DOTALL | re.IGNORECASE)


class _Placeholders(Preprocessor):
    """Puts a paragraph in the place of whatever looks like a use case, ahead of all that reads fences."""

    def run(self, lines: list[str]) -> list[str]:
        result: list[str] = []
        done = 0
        for number, fence in enumerate(Scan(lines).candidates):
            _, sign, indentation = fence.prefix.rpartition(">")
            parted = len(indentation.removeprefix(" ") if sign else indentation) % 4 == 0
            blank = [re.sub(r"[^> ]", " ", fence.prefix).rstrip()] * (parted and not fence.prefix.strip("> "))
            result += lines[done : fence.first]
            done = fence.last + 1
            signs = "> " if sign else " "
            above = blank if result and result[-1].strip(signs) else []
            below = blank if done < len(lines) and lines[done].strip(signs) else []
            result += [*above, f"{fence.prefix}USECASE{number}E", *below]
        return result + lines[done:]


class _Probe(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.register(_Placeholders(md), "probe", 27)


def rendered(text: str, extensions: Sequence[str]) -> set[int]:
    """The numbers of those candidates of a text that stand in the page neither as code nor in a comment."""
    html = markdown.markdown(text, extensions=[*extensions, _Probe()])
    return {int(number) for number in _PLACE.findall(_HIDDEN.sub("", html))}


def scanned(text: str) -> set[int]:
    """The same from the source alone."""
    scan = Scan(text.split("\n"))
    return {number for number, fence in enumerate(scan.candidates) if fence in scan.fences}
