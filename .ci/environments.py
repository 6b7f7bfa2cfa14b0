"""The package as people get it, in environments of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def built_wheel(folder: Path) -> Path:
    """The package as people get it, built once for all rows."""
    python: str | Path = sys.executable
    if run([python, "-m", "pip", "--version"]).returncode != 0:
        run([python, "-m", "venv", folder / "building"], must=True)
        python = programs(folder / "building") / "python"
    run([python, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, REPOSITORY], must=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def programs(environment: Path) -> Path:
    """The folder of the programs of an environment."""
    return environment / ("Scripts" if sys.platform == "win32" else "bin")


def run(
    command: list[str | Path], *, must: bool = False, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program, with all warnings of Python; one that must not fail says why when it does."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONWARNINGS": "always"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if must and done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done


def found(version: str) -> str | None:
    """A Python of this version: that of the path, or one that pyenv keeps; any for none."""
    if not version:
        return sys.executable
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for python in (shutil.which(f"python{version}"), *kept.glob(f"{version}.*/bin/python{version}")):
        # Some version managers leave a name behind that cannot be run.
        if python is not None and run([python, "--version"]).returncode == 0:
            return str(python)
    return None
