"""What tests said that ran elsewhere: result files of every common tool, read into one form."""

from mkdocs_usecases.results.lock import Lock, read_lock
from mkdocs_usecases.results.reading import MOST_BYTES, ResultFile, no_results, read_results, unread_results
from mkdocs_usecases.results.references import Known, Reference, Vocabulary, references, route_spellings
from mkdocs_usecases.results.result import Result, Status, merged
from mkdocs_usecases.results.run import Run, run_of

__all__ = [
    "MOST_BYTES",
    "Known",
    "Lock",
    "Reference",
    "Result",
    "ResultFile",
    "Run",
    "Status",
    "Vocabulary",
    "merged",
    "no_results",
    "read_lock",
    "read_results",
    "references",
    "route_spellings",
    "run_of",
    "unread_results",
]
