"""Another name for a use case, an actor, an extension point or a tag: everywhere, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.names import Kind, Name, Occurrence, Role, name_of
from mkdocs_usecases.editing.places import Places
from mkdocs_usecases.editing.trial import (
    new_findings,
    reads_otherwise,
    renamed_options,
    settings_read_otherwise,
    tried,
)
from mkdocs_usecases.editing.written_names import written
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.parsing.words.step_numbers import step_numbers
from mkdocs_usecases.patterns import compile_pattern
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.results.lock import NAME as LOCK
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span

KINDS = frozenset({Kind.USE_CASE, Kind.ACTOR, Kind.EXTENSION_POINT, Kind.TAG})
"""What writers name, and may name otherwise; numbers and labels come from their places."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a name cannot become another one."""

    reason: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """All edits that give something another name."""

    edits: tuple[Edit, ...]
    doubtful: tuple[Edit, ...] = ()
    """In the middle of sentences: probably meant, and worth a look."""


MayEdit = Callable[[str], bool]
"""Whether a file, as places name it, belongs to whoever asks."""


def renamable(names: Names, place: Span) -> Occurrence | None:
    """The name at a place that can become another one."""
    for found in names.at(place):
        if found.name.kind in KINDS and found.is_exact and not _is_made(found.typed):
            is_known = found.name.kind is not Kind.USE_CASE or names.entry(found.name) is not None
            return found if is_known else None
    return None


def rename(names: Names, place: Span, typed: str, may_edit: MayEdit = lambda _: True) -> Renaming | Refusal:
    """Give the name at a place another one.

    Args:
        names: of the site as it is.
        place: where the name stands.
        typed: the new name.
        may_edit: whether a file may be changed.

    Returns:
        The edits of all files; or why there are none: what would be changed then is more than a name.
    """
    found = renamable(names, place)
    if found is None:
        return Refusal("there is no name here that can be changed")
    new = " ".join(typed.split())
    wrong = _Rename(names, found, new).wrong() if new else "the new name is empty"
    return Refusal(wrong) if wrong else _Rename(names, found, new).run(may_edit)


def _is_made(typed: str) -> bool:
    """Whether something else puts a name in the place of what is typed: a macro, an anchor."""
    return "{{" in typed or "{%" in typed or typed[:1] in tuple("&*!")


class _Rename:
    """One name that becomes another one."""

    def __init__(self, names: Names, found: Occurrence, new: str) -> None:
        self._names = names
        self._name: Name = found.name
        self._new = new
        self._usual = self._spelled(found)
        self._found = found

    def _spelled(self, found: Occurrence) -> str:
        """The name as it is spelled where it is declared."""
        spelled = found.typed
        match found.name.kind:
            case Kind.USE_CASE:
                entry = self._names.entry(found.name)
                return str(entry.use_case.id) if entry is not None else spelled
            case Kind.ACTOR:
                known = self._names.known_names(found.name.text)
                spelled = next((name for name in known if folded(name) == found.name.text), spelled)
            case Kind.PART | Kind.RULE | Kind.EXTENSION_POINT | Kind.TAG | Kind.KEY | Kind.CODE:
                # Every place of these is spelled alike.
                pass
        return " ".join(spelled.split())

    # -- whether it can be right -------------------------------------------------------------------------

    def wrong(self) -> str | None:
        """Why nothing can have the new name."""
        kind, new = self._name.kind, self._new
        if _is_made(new):
            return f"`{new}` is no name: it would be taken for a macro, an anchor or a tag"
        if folded(new) == self._name.text:
            return None
        match kind:
            case Kind.USE_CASE:
                return self._wrong_id()
            case Kind.ACTOR:
                return self._wrong_actor()
            case Kind.EXTENSION_POINT if step_numbers(new) is not None:
                return f"`{new}` is the number of a step"
            case Kind.EXTENSION_POINT | Kind.RULE | Kind.TAG | Kind.PART | Kind.KEY | Kind.CODE:
                return self._taken()

    def _wrong_actor(self) -> str | None:
        known = self._names.known_names(folded(self._new))
        taken = next((one for one in known if folded(one) == folded(self._new)), None)
        if taken is None:
            return None
        actor, new = self._names.registry.actor, self._new
        whose = "another name of theirs" if actor(new) is actor(self._name.text) else "somebody else's name"
        return f"`{taken}` is {whose} already"

    def _taken(self) -> str | None:
        kind, new = self._name.kind, self._new
        other = Name(kind, folded(new), self._name.of)
        taken_at = next((each.span for each in self._names.of(other)), None)
        return f"there is {_an(kind)} `{new}` already, at {taken_at}" if taken_at is not None else None

    def _wrong_id(self) -> str | None:
        new, names = self._new, self._names
        pattern = names.site.options.id_pattern
        if not _ID.fullmatch(new):
            return f"`{new}` is no id: letters, digits, `.`, `_` and `-`, starting with a letter"
        if pattern is not None and not compile_pattern(pattern).fullmatch(new):
            return f"`{new}` has not the form `{pattern}` (`id_pattern`)"
        taken = names.registry.find(new)
        if taken is not None:
            return f"`{taken.use_case.id}` is the id of another use case, at {taken.use_case.span}"
        if names.site.elsewhere.find(new) is not None:
            return f"`{new}` is the id of a use case of another site"
        named = next(names.named_by_nobody(name_of(Kind.USE_CASE, new)), None)
        return f"`{new}` is named already, at {named.span}" if named is not None else None

    # -- what is to be changed ---------------------------------------------------------------------------

    def run(self, may_edit: MayEdit) -> Renaming | Refusal:
        """The edits, if the site says the same afterwards but for the name."""
        places = [each for each in self._places() if not each.is_text]
        for each in places:
            if not may_edit(each.span.file) or (each.is_exact and self._names.text(each.span.file) is None):
                return Refusal(
                    f"`{each.typed}` is named in {each.span.file}, which is outside of the workspace"
                )
            if not each.is_exact:
                return Refusal(self._not_there(each))
        by_file: dict[str, Places] = {}
        edits: dict[bool, list[Edit]] = {False: [], True: []}
        for each in places:
            if (edit := self._edit(each, by_file)) is None:
                return Refusal(f"`{self._new}` cannot stand at {each.span.start}")
            edits[each.role is Role.MENTIONS and self._name.kind is Kind.ACTOR].append(edit)
        edits[False] += self._of_lock()
        renaming = Renaming(tuple(edits[False]), tuple(edits[True]))
        wrong = self._tried(renaming)
        return Refusal(wrong) if wrong else renaming

    def _places(self) -> Iterator[Occurrence]:
        found = self._names.of(self._name)
        if self._name.kind is not Kind.USE_CASE:
            return iter(found)
        # Of several use cases of one id it is the first that others mean.
        declared = [each for each in found if each.role is Role.DECLARES]
        if self._found.role is Role.DECLARES and len(declared) > 1:
            entry = self._names.entry(self._name)
            own = None if entry is None else entry.use_case.values.get("id")
            is_first = (
                own is not None and own.file == self._found.span.file and own.line == self._found.span.line
            )
            if not is_first:
                return iter([self._found])
        first = self._names.declared_first(self._name, declared)
        return (each for each in found if each.role is not Role.DECLARES or each.span == first)

    def _not_there(self, found: Occurrence) -> str:
        """Why a place of the name cannot be changed."""
        where, stands = str(found.span.start), self._names.typed(found.span)
        if found.span[1:3] == (1, 1) and found.name.kind is Kind.ACTOR:
            return f"`{found.typed}` is named in {found.span.file}, and nobody knows where"
        if self._names.text(found.span.file) is None:
            return f"`{found.typed}` is named in {found.span.file}, which is outside of the workspace"
        if stands.startswith("!"):
            return f"`{found.typed}` comes from elsewhere at {where}: `{stands.split()[0]}`"
        if stands.startswith(("&", "*")):
            return f"an anchor stands for `{found.typed}` at {where}"
        return f"`{found.typed}` is typed in other letters at {where}"

    def _edit(self, found: Occurrence, by_file: dict[str, Places]) -> Edit | None:
        file = found.span.file
        if file not in by_file:
            by_file[file] = Places(file, self._names.text(file) or Text(""))
        places = by_file[file]
        is_yaml = self._names.is_yaml(found.span)
        stands = places.typed(found.span)
        text = written(places, found, self._usual, self._new, is_yaml=is_yaml)
        return None if text is None else Edit(found.span, text, was=stands)

    def _of_lock(self) -> Iterator[Edit]:
        """What somebody has accepted or reviewed keeps that."""
        text = self._names.text(LOCK) if self._name.kind is Kind.USE_CASE else None
        offset = 0
        for line in text.text.splitlines(keepends=True) if text is not None else ():
            name = line.split("/")[0].split()[0] if line.split() else ""
            if text is not None and folded(name) == self._name.text and line.startswith(name):
                yield Edit(text.span(LOCK, offset, offset + len(name)), self._new, was=name)
            offset += len(line)

    # -- whether it is right -----------------------------------------------------------------------------

    def _tried(self, renaming: Renaming) -> str | None:
        """What would be another thing than the name, if anything would."""
        names, texts = self._names, self._after(renaming)
        options = names.site.options
        if self._name.kind is Kind.ACTOR:
            options = renamed_options(options, self._renamed)
            # Somewhere else a step may begin with these words already.
            for file in names.files_with(folded(self._new)):
                if file not in texts and (other := names.text(file)) is not None:
                    texts[file] = other.text
            for document in names.registry.documents:
                # What is said for a whole site or folder is said for pages, too, that do not name it.
                if document.path not in texts and self._is_said_for(document):
                    whole = names.text(document.path)
                    texts |= {} if whole is None else {document.path: whole.text}
        after = tried(names.site, options, texts, self._renamed)
        for document in after.everything.documents:
            if document.path not in texts:
                continue
            before = names.document(document.path)
            # Of two use cases of one id only one is meant: which names follow, the checks tell.
            now = self._renamed if self._name.kind is Kind.USE_CASE else str
            where = None if before is None else reads_otherwise(before, document, self._renamed, now)
            if where is not None:
                return f"{where.start} would say something else with `{self._new}`"
        for file, text in texts.items():
            known = names.text(file)
            is_yaml = not names.site.knows(file) and file.endswith((".yml", ".yaml"))
            if is_yaml and known is not None and settings_read_otherwise(known.text, text, self._renamed):
                return f"{file} would say something else with `{self._new}`"
        told = new_findings(names.site, after)
        found = next((each for each in told if not _is_of_form(each, after.registry)), None)
        return (
            None if found is None else f"afterwards `check` would say: {found.message} ({found.span.start})"
        )

    def _is_said_for(self, document: Document) -> bool:
        context = document.context
        said = [context.system or "", *(actor.name for actor in context.primary_actors)]
        return any(folded(name) == self._name.text for name in said)

    def _renamed(self, name: str) -> str:
        return self._new if folded(name) == self._name.text else name

    def _after(self, renaming: Renaming) -> dict[str, str]:
        by_file: dict[str, list[tuple[int, int, str]]] = {}
        for edit in (*renaming.edits, *renaming.doubtful):
            text = self._names.text(edit.span.file)
            stretch = None if text is None else text.stretch(edit.span)
            if stretch is not None:
                by_file.setdefault(edit.span.file, []).append((*stretch, edit.text))
        return {file: _with(self._names.text(file), changes) for file, changes in by_file.items()}


_ID = expression(r"[^\W\d_][\w.-]*")


def _is_of_form(finding: Diagnostic, registry: Registry) -> bool:
    """Whether it says that an id has another form than the others: those are renamed one by one."""
    return finding.code is Code.TWO_READINGS and any(
        entry.path == finding.span.file and entry.use_case.value_place("id") == finding.span
        for entry in registry.entries
    )


def _with(text: Text | None, changes: list[tuple[int, int, str]]) -> str:
    whole = "" if text is None else text.text
    for start, end, new in sorted(changes, reverse=True):
        whole = whole[:start] + new + whole[end:]
    return whole


def _an(kind: Kind) -> str:
    return f"an {kind.value}" if kind is Kind.EXTENSION_POINT else f"a {kind.value}"
