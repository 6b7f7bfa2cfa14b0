"""Sentences that say that there is none of what a part tells: `There are no alternative flows.`"""

from __future__ import annotations

import re

from mkdocs_usecases.documents.finding.part_names import bare
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.key_names import lookup

_NO = expression(
    r"(?:no (?:hay|existen?|tiene)|sin|ningun[ao]?s?|(?:there (?:is|are) )?no|(?:es gibt )?keine[nr]?"
    r"|(?:il n['’]y a )?(?:pas de|aucune?)|não (?:há|existem?|possui|tem)|sem|nenhuma?"
    r"|(?:er (?:zijn|is) )?geen)\s+|(?:il n['’]y a )?pas d['’]",
    re.IGNORECASE,
)
_LONGEST = 80


def denies(text: str, key: str) -> bool:
    """Whether a text is no more than such a sentence about the part with a key."""
    no = _NO.match(text)
    if no is None or len(text) > _LONGEST:
        return False
    named = lookup(bare(text[no.end() :].strip().removesuffix(".")))
    return named is not None and named.name == key
