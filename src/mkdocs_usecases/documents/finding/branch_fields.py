"""What documents say of a single extension in fields of it: `Branch point: step 2`, `Return to: step 5`."""

from __future__ import annotations

from mkdocs_usecases.documents.finding.part_names import bare
from mkdocs_usecases.parsing.words.key_names import branch_key, lookup, plain


def field_key(name: str) -> str | None:
    """Which key of an extension the name of a field is: `when` or `at`."""
    key, part = branch_key(name), lookup(name)
    if (part is not None and part.name == "extension points") or plain(bare(name)) in _PLACES:
        return "at"
    return key if key in ("when", "at") else None


def says_return(name: str) -> bool:
    """Whether a name says that behind it stands where the flow goes on."""
    return plain(bare(name)) in _RETURNS


_PLACES = frozenset(map(plain, ("branch point", "branches from", "branching step", "from step", "leaves at")))
_RETURNS = frozenset(
    map(
        plain,
        (
            *(
                "return",
                "return to",
                "return point",
                "returns to",
                "resume",
                "resume at",
                "resumes at",
                "rejoin",
            ),
            *("Rücksprung", "weiter bei", "retour", "retour à", "reprise", "retorno", "retorna a", "regreso"),
            *("regresa a", "volta a", "terug naar"),
        ),
    )
)
