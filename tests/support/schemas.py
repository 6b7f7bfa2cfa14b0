"""The schemas that we promise, ready to be asked: it takes a while to make one."""

from __future__ import annotations

from functools import cache

from jsonschema import Draft202012Validator

from mkdocs_usecases.export.block_schema import block_schema
from mkdocs_usecases.export.schema import export_schema


@cache
def of_blocks() -> Draft202012Validator:
    """What an editor asks of a block, on a site without fields and words of its own."""
    return Draft202012Validator(block_schema())


@cache
def of_exports() -> Draft202012Validator:
    """What is promised of `usecases.json`."""
    return Draft202012Validator(export_schema())
