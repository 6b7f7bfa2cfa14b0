"""What the columns of tables are called, and which of them say who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_usecases.documents.finding.lines import undecorated
from mkdocs_usecases.documents.finding.names import bare
from mkdocs_usecases.expressions import expression

HEADINGS = frozenset(
    (
        "field fields value values item items element elements description descriptions attribute attributes"
        " section content contents detail details property feld wert beschreibung inhalt eigenschaft campo"
        " valor descripción descrição champ valeur descriptif veld waarde omschrijving"
        " 项目 内容 項目 名称 欄位 內容 字段 说明 說明 #"
    ).split()
)
"""What the columns of a table of names and values are called."""

COLUMNS = frozenset(
    (
        "step steps # no no. nr nr. number who what actor user system action response description condition"
        " handling branch branching schritt aktion verzweigende akteur étape acteur paso acción passo ação"
        " ator stap actie ステップ 手順 步骤 步驟 动作 操作"
    ).split()
)
"""The words of which the names of the columns of a flow are made."""

NUMBERED = expression(r"(?P<number>\d{1,2})[.)]\s+\S")
"""A step with its number."""

_ACTORS = frozenset("who actor role wer akteur qui acteur quién quem ator wie".split())
"""What the column is called that says who acts."""


ROLES = frozenset(
    (
        "role roles interest interests goal goals type rolle rollen interesse rôle rol papel intérêt interés"
        " 役割 角色"
    ).split()
)
"""What columns are called that tell of actors, a row each."""

CONDITIONS = frozenset(
    (
        "condition conditions exception error cause situation bedingung fehler fehlerfall ausnahme condición"
        " excepción condição exceção erreur voorwaarde 条件 条件分岐 异常"
    ).split()
)
"""What the column of a table of extensions is called that says when each happens."""


def actor_column(cells: Sequence[str]) -> int:
    """Which column says who acts; 0 where none is called so, or each of two has what one of them does."""
    names = [bare(cell).casefold() for cell in cells]
    found = (at for at, name in enumerate(names) if at and name in _ACTORS)
    return 0 if "system" in names else next(found, 0)


def with_subjects(cast: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    """The cells behind the number of a row; what begins with no subject has that of its column."""
    for column, cell in enumerate(cells):
        is_bare = column < len(cast) and cell[:1].islower()
        yield f"{cast[column]}: {cell}" if is_bare else cell


def cast_of(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The names of columns that say who acts; none where they say anything else.

    One is called `System`, or in each row only one of them acts.
    """
    names = [_ACTION.sub("", bare(undecorated(name))) for name in head]
    if len(names) < _FEWEST or not all(names[:_FEWEST]):
        return []
    words = {word for name in names for word in name.casefold().split()}
    is_alone = all(sum(map(bool, row)) == 1 for row in rows)
    is_cast = "system" in words or (is_alone and words.isdisjoint(COLUMNS | HEADINGS))
    return names if is_cast else []


_FEWEST = 2
_ACTION = expression(
    r"(?:actor|user)\s*\((?=.+\)$)|\)$|\s+(?:actions?|responses?|responsibilit(?:y|ies))$", re.IGNORECASE
)


def acted(step: str, who: str = "") -> str:
    """A step with its number that begins with no subject, with that of its column."""
    found = NUMBERED.match(step)
    first = "" if found is None else found[0][-1]
    if not who or found is None or not first.islower():
        return step
    return f"{found[0][:-1]}{who}: {step[found.end() - 1 :]}"
