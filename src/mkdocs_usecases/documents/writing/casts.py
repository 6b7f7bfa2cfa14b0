"""Who takes part in a use case, as its document names them: in one field, by roles, or in a list of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mkdocs_usecases.documents.finding.draft import Part
from mkdocs_usecases.documents.finding.entries import Written, read_entry
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.marks import Form
from mkdocs_usecases.documents.finding.questions import Reason
from mkdocs_usecases.documents.writing.cast_tables import role_behind, texts_of_cast
from mkdocs_usecases.documents.writing.sheet import Sheet
from mkdocs_usecases.documents.writing.values import read_names, read_texts
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.key_names import plain

_PRIMARY_WORDS = "primary|main|principal|prim[aáä]r|primair|hoofd"
_SECONDARY_WORDS = "secondary|supporting|other|secund|sekund|secondaire|unterst"
_ROLES = {
    key: expression(rf"[*_]{{0,3}}(?:{words})\w*[*_]{{0,3}}\s*[:：]", re.IGNORECASE)
    for key, words in (("actor", _PRIMARY_WORDS), ("supporting", _SECONDARY_WORDS))
}
_OF_ALL = frozenset(
    map(plain, ("actors", "Akteure", "acteurs", "actores", "atores", "actoren", "アクター", "参与者"))
)
"""Names of a field for everybody who takes part, be it as primary actor or not."""


def write_names(sheet: Sheet, part: Part) -> None:
    """Write who is named; asks where it is not said who the primary actor is."""
    lines, behind = _before_words(sheet.source.with_value(part), part)
    texts = texts_of_cast(lines)
    sheet.leave_lines([*texts.others, *behind], part)
    if part.key == "actor" and _write_roles(sheet, texts.found):
        return
    names = read_names(texts.found)
    found = names.found
    key = part.key
    if key == "actor" and (primary := _primary(sheet, part)):
        # The one is named apart: the others support.
        key = "supporting"
        found = [each for each in found if each.text.casefold() not in primary]
    _remark(sheet, names.remarks)
    if found and key in sheet.taken:
        sheet.leave_part(part)
        return
    if not found:
        return
    roles = [role_behind(each.text) for each in found]
    if key == "actor" and "actor" in roles and None in roles and "supporting" not in sheet.taken:
        # One is said to be primary: those of whom nothing is said are not.
        _write(sheet, key, [each for each, role in zip(found, roles, strict=True) if role])
        key, found = "supporting", [each for each, role in zip(found, roles, strict=True) if not role]
    elif key == "actor" and len(found) > 1 and None in roles:
        typed = "; ".join(text.text for text in texts.found)
        sheet.question(Reason.SEVERAL_ACTORS, sheet.source.at(part.mark.index), typed)
    _write(sheet, key, found)


def _before_words(lines: Sequence[Line], part: Part) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines that name somebody, and paragraphs behind a name that stands in the line of its label."""
    blank = next((at for at, line in enumerate(lines) if not line.text.strip()), len(lines))
    behind = lines[blank:]
    has_words = any(line.text.strip() for line in behind) and not any(map(read_entry, behind))
    if not has_words or part.mark.form is Form.ROW or not part.mark.value or part.mark.value.endswith(","):
        return lines, ()
    return lines[:blank], behind


def is_of_everybody(part: Part) -> bool:
    """Whether a part names all who take part."""
    return plain(part.mark.words) in _OF_ALL


def _write(sheet: Sheet, key: str, names: Sequence[Written]) -> None:
    sheet.block.raw(key, ", ".join(_as_name(each.text) for each in names), names[0].at)
    sheet.taken.add(key)


def _primary(sheet: Sheet, part: Part) -> frozenset[str]:
    """The primary actors where another part than a list of all names them; none where this is that part."""
    if not is_of_everybody(part):
        return frozenset()
    if sheet.primary is None:
        sheet.primary = _named_apart(sheet)
    return sheet.primary


def _named_apart(sheet: Sheet) -> frozenset[str]:
    parts = [one for one in sheet.draft.parts if one.key == "actor" and not is_of_everybody(one)]
    texts = [text for one in parts for text in read_texts(sheet.source.with_value(one)).found]
    return frozenset(each.text.casefold() for each in read_names(texts).found)


def _write_roles(sheet: Sheet, texts: Sequence[Written]) -> bool:
    """Write actors whose roles are said in the field itself; return whether they are."""
    found: dict[str, list[Written]] = {key: [] for key in _ROLES}
    for text in texts:
        for key, role in _ROLES.items():
            if match := role.match(text.text):
                found[key].append(Written(text.text[match.end() :].strip("*_ "), text.at))
    if not texts or sum(map(len, found.values())) < len(texts):
        return False
    for key, said in found.items():
        names = read_names(said)
        is_taken = key in sheet.taken
        # What another part names already keeps its place; nothing of the others is lost.
        _remark(sheet, [*names.remarks, *(names.found if is_taken else ())])
        if names.found and not is_taken:
            _write(sheet, key, names.found)
    return True


def _remark(sheet: Sheet, texts: Iterable[Written]) -> None:
    for text in texts:
        sheet.question(Reason.MOVED_TO_NOTES, text.at, text.text)


def _as_name(name: str) -> str:
    """A name as a value: in quotes where a sign in it would part it."""
    if re.fullmatch(r"[^\W_][\w .&'’()/+-]*", name):
        return name
    if '"' not in name and "\\" not in name:
        return f'"{name}"'
    return "'" + name.replace("'", "''") + "'"
