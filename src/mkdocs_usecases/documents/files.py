"""Whole files, with their line ends and their front matter."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.documents.conversion import Conversion
from mkdocs_usecases.documents.nested import converted
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.front_matter import page_words, read_front_matter

_LINE = expression(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\n|\r|$)")


class FileConversion(NamedTuple):
    """A file as it would be, with what was found in it."""

    text: str
    conversion: Conversion


def convert_text(text: str, path: str, context: Context) -> FileConversion:
    """Convert a whole file; every byte outside of use cases stays as it is.

    Args:
        text: of the file, with its line ends.
        path: of the file.
        context: what the site gives.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark) if mark else text
    parted = [(match["text"], match["end"]) for match in _LINE.finditer(body)]
    if parted and parted[-1] == ("", ""):
        parted.pop()
    texts = [line for line, _ in parted]
    end = next((end for _, end in parted if end), "\n")
    plain = "\n".join(texts) + "\n"
    front = read_front_matter(plain, path, context.keys)
    texts[: front.lines] = [""] * front.lines
    if front.primary_actors:
        context = context._replace(primary_actors=front.primary_actors)
    context = context._replace(words=page_words(plain, path, context.keys))
    conversion = converted(texts, context)
    if not conversion.found:
        return FileConversion(text, conversion)
    pieces: list[str] = []
    last = len(conversion.lines) - 1
    for number, (line, origin, kept) in enumerate(
        zip(conversion.lines, conversion.origins, conversion.kept, strict=True)
    ):
        if kept:
            typed, typed_end = parted[origin]
            pieces += [typed, typed_end if typed_end or number == last else end]
        else:
            pieces += [line, end]
    new = "".join(pieces)
    if not parted[-1][1] and not conversion.kept[-1]:
        # A file without a line end at its end stays so.
        new = new.removesuffix(end)
    return FileConversion(f"{mark}{new}", conversion)
