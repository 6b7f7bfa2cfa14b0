"""One build of a site as a process of its own; prints as JSON what it took, as a whole and by phase.

python timed_build.py FOLDER [--phases] [--edit]
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PHASES: dict[str, float] = {}
_open: list[float] = []


def timed(owner: Any, name: str, phase: str) -> None:
    """Add what a function costs to a phase, without what phases within it cost."""
    original: Callable[..., Any] = getattr(owner, name)

    def measured(*args: Any, **kwargs: Any) -> Any:
        _open.append(0.0)
        start = time.process_time()
        try:
            return original(*args, **kwargs)
        finally:
            took = time.process_time() - start
            within = _open.pop()
            PHASES[phase] = PHASES.get(phase, 0.0) + took - within
            if _open:
                _open[-1] += took

    setattr(owner, name, measured)


def watch() -> None:
    """Time the phases of the plugin: the names are those of the way of a block."""
    from mkdocs_usecases.hosts.markdown.conversion import Conversion
    from mkdocs_usecases.hosts.mkdocs import build
    from mkdocs_usecases.hosts.mkdocs.neighbours import searching
    from mkdocs_usecases.parsing import blocks
    from mkdocs_usecases.site import checking, page_reader, site, surroundings

    for owner, name, phase in (
        (blocks, "read_block", "parse"),
        (page_reader, "read_document", "scan"),
        (surroundings, "Registry", "index"),
        (checking, "check_block", "check"),
        (site.Site, "_all_findings", "check"),
        (build.Build, "forget", "export"),
        (build.Build, "write_exports", "export"),
        (searching, "searched_words", "search"),
        *(
            (Conversion, step, "render")
            for step in ("hide", "restore_code", "build", "show_headings", "fill")
        ),
    ):
        timed(owner, name, phase)


def main() -> None:
    folder = Path(sys.argv[1])
    if "--phases" in sys.argv:
        watch()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="serve" if "--edit" in sys.argv else "build", dirty=False)
    build(config)
    first = dict(PHASES)
    edited: dict[str, float] = {}
    if "--edit" in sys.argv:
        PHASES.clear()
        page = folder / "docs" / "orders-00001.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("chooses a restaurant", "picks a restaurant", 1), encoding="utf-8")
        # The server configures each build anew, and keeps the plugin.
        build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
        edited = dict(PHASES)
        page.write_text(text, encoding="utf-8")
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "cpu": usage.ru_utime + usage.ru_stime,
                "peak": usage.ru_maxrss / 1024,
                "phases": first,
                "edit": edited,
            }
        )
    )


if __name__ == "__main__":
    main()
