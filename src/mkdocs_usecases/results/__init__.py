"""What tests said that ran elsewhere: result files of every common tool, read into one form."""

from mkdocs_usecases.results.reading import MOST_BYTES, ResultFile, read_results, unread_results
from mkdocs_usecases.results.references import Known, Reference, Vocabulary, references, route_spellings
from mkdocs_usecases.results.result import Result, Status, merged

__all__ = [
    "MOST_BYTES",
    "Known",
    "Reference",
    "Result",
    "ResultFile",
    "Status",
    "Vocabulary",
    "merged",
    "read_results",
    "references",
    "route_spellings",
    "unread_results",
]
