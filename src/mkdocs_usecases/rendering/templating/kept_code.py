"""The code of compiled templates, kept where Python keeps that of modules, and by its own means.

So `PYTHONPYCACHEPREFIX` and `PYTHONDONTWRITEBYTECODE` hold for it, a file is written whole or not at all, and
where none may be written, nobody is bothered.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib.machinery import SourceFileLoader
from stat import S_IWGRP, S_IWOTH
from types import CodeType
from typing import Any

_OF_OTHERS = S_IWGRP | S_IWOTH


class KeptCode(SourceFileLoader):
    """The code of one template, for as long as it would come out the same."""

    def __init__(self, path: str, made_of: bytes, compiled: Callable[[], CodeType]) -> None:
        """Take the file of the template, a hash of all that its code is made of, and what compiles it."""
        super().__init__(path, path)
        self._made_of = made_of
        self._compiled = compiled
        self._is_broken = False

    def code(self) -> CodeType:
        """What is kept, if it is made of the same; else it is compiled, and kept from now on."""
        try:
            code = self.get_code(self.path)
        except (EOFError, ImportError, TypeError, ValueError):
            # Python looks at the head of a file, and takes it that the rest is there.
            self._is_broken = True
            code = self.get_code(self.path)
        assert code is not None, "there is a source for it"
        return code

    def path_stats(self, path: str) -> Mapping[str, Any]:
        """What Python compares: in place of a time, which says little of files that come in archives."""
        return {"mtime": int.from_bytes(self._made_of[:4], "little"), "size": len(self._made_of)}

    def get_data(self, path: str) -> bytes:
        """What is in a file; what is kept is code, which nobody else may have put there."""
        if path == self.path:
            return self._made_of
        if self._is_broken or not (self._is_safe(os.path.dirname(path)) and self._is_safe(path)):
            raise PermissionError(path)
        return super().get_data(path)

    def set_data(self, path: str, data: Any, **_: object) -> None:
        """Write what is kept."""
        folder = os.path.dirname(path)
        try:
            os.makedirs(folder, mode=0o777 & ~_OF_OTHERS, exist_ok=True)
            is_safe = self._is_safe(folder)
        except OSError:
            return
        if is_safe:
            super().set_data(path, data, _mode=0o666 & ~_OF_OTHERS)

    def source_to_code(self, *_: object, **__: object) -> CodeType:  # type: ignore[override]
        """The code that is to be kept."""
        return self._compiled()

    def _is_safe(self, path: str) -> bool:
        """Whether only those may write there whose code runs anyway."""
        if os.name == "nt":
            return True
        status = os.stat(path)
        owners = (0, os.geteuid(), os.stat(self.path).st_uid)
        return not status.st_mode & _OF_OTHERS and status.st_uid in owners
