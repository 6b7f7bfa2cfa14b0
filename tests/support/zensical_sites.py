"""Sites that Zensical builds, by its own command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from support.building import Built

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class ZensicalBuilt:
    """What came of a build."""

    folder: Path
    exit_code: int
    output: str

    @property
    def site(self) -> Built:
        """The pages."""
        return Built(self.folder / "site", (), self.exit_code)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Put files into the folder of a site."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def zensical(folder: Path, *arguments: str) -> ZensicalBuilt:
    """Run `zensical build` with further arguments, `--clean` where none are given."""
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", *(arguments or ("--clean",))],
        cwd=folder,
        # A terminal that it takes for a wide one: it cuts nothing.
        env={**os.environ, "NO_COLOR": "1", "PYTHONWARNINGS": "error"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ZensicalBuilt(folder, done.returncode, _COLOURS.sub("", done.stdout + done.stderr))
