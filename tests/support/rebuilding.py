"""How much a server holds after so many builds: `python rebuilding.py FOLDER 30`; prints it as JSON.

FOLDER is a site; one use case gets another title before each build. Of the process as a whole: MiB in memory,
and values that Python's collector knows of.
"""

from __future__ import annotations

import gc
import json
import logging
import re
import sys
import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

STATUS = Path("/proc/self/status")


def megabytes() -> float:
    """What of the process is in memory now."""
    found = re.search(r"VmRSS:\s+(\d+)", STATUS.read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    logging.disable(logging.CRITICAL)
    pages = sorted((folder / "docs").glob("p*.md"))
    held = []
    with tempfile.TemporaryDirectory() as target:
        config = load_config(str(folder / "mkdocs.yml"), site_dir=target)
        config.plugins.on_startup(command="serve", dirty=False)
        for number in range(count):
            page = pages[number % len(pages)]
            text = re.sub(r"title: [^\n]*", f"title: Name {number} of this", page.read_text("utf-8"), count=1)
            page.write_text(text, encoding="utf-8")
            build(load_config(str(folder / "mkdocs.yml"), site_dir=target))
            frozen, threshold = gc.get_freeze_count(), gc.get_threshold()
            gc.collect()
            held.append((megabytes(), len(gc.get_objects()), frozen, threshold))
    print(json.dumps(held))


if __name__ == "__main__":
    main()
