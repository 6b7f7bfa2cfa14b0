"""What the columns of tables are called, and which of them say who acts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.documents.finding.lines import undecorated
from mkdocs_usecases.documents.finding.part_names import bare
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN

HEADINGS = frozenset(
    (
        "field fields value values item items element elements description descriptions attribute attributes"
        " section content contents detail details property feld wert beschreibung inhalt eigenschaft campo"
        " information informations informationen información informações dados datos angaben eigenschaften"
        " sigla definição definición definition definitions bezeichnung"
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

NUMBERED = expression(r"(?P<number>\d{1,2})(?:[.)]\s+\S|\s+(?=[^\W\d]))")
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


_REMARKS = frozenset(
    (
        "note notes remark remarks comment comments state status screen page reference references information"
        " bemerkung bemerkungen anmerkung anmerkungen kommentar hinweis zustand maske"
        " remarque remarques commentaire état écran nota notas observación observaciones comentario estado"
        " pantalla observação observações tela opmerking opmerkingen toestand scherm 備考 备注"
    ).split()
)
_OF_REMARKS = frozenset("next new current resulting nächster neuer folge nouvel siguiente próximo".split())


def is_of_remarks(name: str) -> bool:
    """Whether a column of a flow says something of its steps: `Notes`, `Next state`."""
    words = bare(undecorated(name)).casefold().removesuffix(" for steps").split()
    return bool(words) and words[-1] in _REMARKS and _OF_REMARKS.issuperset(words[:-1])


def actor_column(cells: Sequence[str]) -> int:
    """Which column says who acts; 0 where none is called so, or each of two has what one of them does."""
    names = [bare(cell).casefold() for cell in cells]
    found = (at for at, name in enumerate(names) if at and name in _ACTORS)
    return 0 if "system" in names else next(found, 0)


def cast_of(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The names of columns that say who acts; none where they say anything else.

    One is called `System`, in each row only one of them acts, or each cell has the number of its step.
    """
    names = [_who(bare(undecorated(name))) for name in head]
    if len(names) < _FEWEST:
        return []
    words = {word for name in names for word in name.casefold().split()}
    is_alone = all(sum(map(bool, row)) == 1 for row in rows)
    is_counted = all(NUMBERED.match(cell) for row in rows for cell in row if cell)
    is_other = words.isdisjoint(COLUMNS | HEADINGS)
    return names if _SYSTEM & words or (is_other and (is_alone or is_counted)) else []


def is_dialogue(cast: Sequence[str]) -> bool:
    """Whether two columns are called after the roles of a use case: each row is an action and its answer."""
    roles = [name.casefold() for name in cast]
    return len(roles) == _FEWEST and roles[0] in _ACTOR and roles[1] in _SYSTEM


def is_answered(cast: Sequence[str]) -> bool:
    """Whether there are two columns, and the second one is what the system does."""
    return len(cast) == _FEWEST and cast[1].casefold() in _SYSTEM


def acting(cast: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """For each column the name that its steps need: empty where they begin with who acts."""
    return [name if _lacks_subjects(texts, name) else "" for name, texts in zip(cast, columns, strict=False)]


def begun(text: str, cast: Sequence[str], subjects: Sequence[str], column: int) -> str:
    """A step, with or without its number, that begins with who acts."""
    found = NUMBERED.match(text)
    first = 0 if found is None else found.end() - 1
    in_small = text[first : first + 1].islower()
    who = (cast if in_small else subjects)[column : column + 1] if text else ()
    return f"{text[:first]}{who[0]}: {text[first:]}" if who and who[0] else text


def answered(cells: Sequence[str], cast: Sequence[str]) -> Sequence[str]:
    """The cells of a row in which somebody acts and somebody answers as one; any others as they are."""
    said = [cell for cell in cells if cell]
    is_name = not any(cell.startswith(tuple(f"{who}: " for who in cast if who)) for cell in said)
    if not cast or len(said) < _FEWEST or (is_name and len(said[0].split()) <= _FEWEST):
        return cells
    first = (cell if cell.endswith((".", "!", "?", "。")) else f"{cell}." for cell in said[:-1])
    return [" ".join([*first, said[-1]])]


def with_name(text: str, name: str) -> str:
    """A step whose column is called after a role of every use case, with the name of who has that role."""
    role, colon, rest = text.partition(": ")
    return f"{name}: {rest}" if colon and role.casefold() in _ACTOR else text


_FEWEST = 2
_ACTOR = frozenset(word.casefold() for one in SPOKEN for word in one.actor_words)
_SYSTEM = frozenset(word.casefold() for one in SPOKEN for word in one.system_words)
_ARTICLES = frozenset(word for one in SPOKEN for word in one.articles)
_OBJECTS = _ARTICLES | frozenset("for to on in with his her their its all from at into".split())
"""What stands behind a verb that begins a sentence, and behind no name."""

_ACTION = expression(r"(?:actor|user|system)\s*\((?P<name>.+)\)$", re.IGNORECASE)
REACTIONS = frozenset(
    (
        "action actions response responses reaction reactions handling behavior behaviour"
        " aktion aktionen reaktion reaktionen antwort antworten acción acciones respuesta respuestas reacción"
        " ação ações resposta respostas reação réponse réponses réaction réactions actie acties reactie"
        " reacties"
    ).split()
)
"""What the column of a table of extensions is called that says what is done then."""

_ACTIONS = REACTIONS.union(
    "responsibility responsibilities input inputs of der the des die del de la el do da du van".split()
)
"""What the name of a column says beside who acts."""


def _who(name: str) -> str:
    """Whom the name of a column names; nobody where it says what happens."""
    if (found := _ACTION.match(name)) is not None:
        return str(found["name"])
    words = [word for word in name.split() if word.casefold().removesuffix("'s") not in _ACTIONS]
    text = " ".join(words).removesuffix("'s") or name
    return "" if text.casefold() in _NOBODY - _ACTOR - _SYSTEM else text[:1].upper() + text[1:]


_NOBODY = (CONDITIONS | COLUMNS | HEADINGS).union(
    "event events stimulus trigger ereignis evento événement gebeurtenis".split()
)
"""What columns are called that name nobody, but for the roles of a use case."""


def _lacks_subjects(texts: Sequence[str], name: str) -> bool:
    """Whether the steps of a column begin with what is done: no name stands before an article."""
    sentences = [text.casefold().split() for text in texts if text]
    named = {name.casefold().split()[0] if name else "", *_ARTICLES, *_ACTOR, *_SYSTEM}
    if any(words and words[0] in named for words in sentences):
        return False
    return any(len(words) > 1 and words[1] in _OBJECTS for words in sentences)
