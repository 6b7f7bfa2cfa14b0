"""Classes of values: `dataclass` and `NamedTuple` as Python has them, made in a tenth of the time.

A hundred of them are made before a command starts. Python's own write the text of six methods of each, and
compile it, and compile every annotation of a tuple by itself: two fifths of the start. Who reads them, mypy
included, may take them for Python's own.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from typing import NamedTuple
else:
    from mkdocs_usecases.classes.dataclass import dataclass, field, replace
    from mkdocs_usecases.classes.named_tuple import NamedTuple

__all__ = ["NamedTuple", "dataclass", "field", "replace"]
