"""Diagrams where no browser draws them: pictures made while the documents are written, or words."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.writing import write_whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_CLICK = expression(r"(?m)^[ \t]*click .*\n?")
_PROPERTY = expression(r"var\(--[\w-]+,\s*([^()]*(?:\([^()]*\))?)\)")
_LINK = expression(r"</?a\b[^>]*>")
_WORDS = expression(r"(?s)<desc[^>]*>(.*?)</desc>")
_NARROW = "usecase-uml-narrow"
_CONVERTER = "rsvg-convert"
_SECONDS = 60


class Pictures:
    """What the diagrams of a document become."""

    def __init__(self, app: Sphinx, document: str) -> None:
        """Take who builds what for which document."""
        self._app = app
        self._document = document

    def flowchart(self, source: str) -> Sequence[nodes.Node]:
        """A node of sphinxcontrib-mermaid, where that is loaded and can draw: the tables say it all."""
        if not self._draws_mermaid():
            return ()
        from sphinxcontrib.mermaid import mermaid

        made: Any = mermaid()
        made["code"] = _CLICK.sub("", source).strip()
        made["options"] = {}
        return (made,)

    def use_cases(self, svg: str) -> Sequence[nodes.Node]:
        """A use case diagram: once, though browsers get two for different screens."""
        if _NARROW in svg.partition(">")[0]:
            return ()
        words = _WORDS.search(svg)
        told = unescape(words[1]) if words else ""
        picture = self._picture(svg)
        return (
            (nodes.image(uri=picture, alt=told, candidates={"*": picture}),) if picture else _paragraphs(told)
        )

    def _draws_mermaid(self) -> bool:
        is_loaded = "sphinxcontrib.mermaid" in self._app.extensions
        return is_loaded and shutil.which(str(self._app.config.mermaid_cmd)) is not None

    def _picture(self, svg: str) -> str | None:
        """The file of a picture, as the builder takes it; `None` where it takes none."""
        builder = self._app.builder
        if "image/svg+xml" not in builder.supported_image_types and builder.format != "latex":
            return None
        drawn = _PROPERTY.sub(r"\1", _LINK.sub("", svg)).replace("currentColor", "#222")
        drawn = drawn.replace("currentcolor", "#222").replace('role="group"', 'role="img"')
        name = hashlib.sha256(drawn.encode("utf-8", "replace")).hexdigest()[:16]
        file = Path(self._app.doctreedir, "usecases", f"use-cases-{name}.svg").absolute()
        write_whole(file, f'<?xml version="1.0" encoding="utf-8"?>\n{drawn}\n')
        if builder.format == "latex":
            file = _converted(file)
        if not file.exists():
            return None
        self._app.env.images.add_file(self._document, str(file))
        return str(file)


def _converted(svg: Path) -> Path:
    """The same as PDF, for what knows no SVG; where nothing can make it there is no such file."""
    pdf = svg.with_suffix(".pdf")
    program = shutil.which(_CONVERTER)
    if program is not None and not pdf.exists():
        command = [program, "--format=pdf", f"--output={pdf}", str(svg)]
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    return pdf


def _paragraphs(text: str) -> Sequence[nodes.Node]:
    return (nodes.paragraph("", text),) if text else ()
