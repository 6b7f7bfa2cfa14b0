"""MkDocs, looked for ahead of all that needs it: who installs us for another host has none.

Raises:
    ImportError: it is not there, or older than what the plugin knows; says how to get it.
"""

from __future__ import annotations

import re

_INSTALL = "pip install 'mkdocs-usecases[mkdocs]'"
_OLDEST = (1, 6)

try:
    import mkdocs
except ModuleNotFoundError as missing:
    raise ImportError(
        f"the plugin `usecases` runs in MkDocs, which is not installed: {_INSTALL}"
    ) from missing

_found = re.match(r"(\d+)\.(\d+)", mkdocs.__version__)
if _found is not None and (int(_found[1]), int(_found[2])) < _OLDEST:
    raise ImportError(
        f"the plugin `usecases` needs MkDocs 1.6 or newer, and {mkdocs.__version__} is installed: {_INSTALL}"
    )
