"""The domain `uc`: use cases, their steps, actors and goals as what others can refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from docutils import nodes
from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole

from mkdocs_usecases.hosts.sphinx.directives import ListingDirective, UseCaseDirective
from mkdocs_usecases.hosts.sphinx.links import Spot, address
from mkdocs_usecases.model.text import folded

NAME = "uc"


class Target(NamedTuple):
    """Something that has a name and a place."""

    name: str
    kind: str
    document: str
    anchor: str
    words: str
    """How others call it."""

    title: str
    """What readers see when they point at a link."""

    priority: int = 1


@dataclass(frozen=True)
class Record:
    """What Sphinx read of a document."""

    texts: tuple[str, ...] = ()
    """Those of its blocks."""

    markers: tuple[str, ...] = ()
    """The listings, as comments."""

    names: frozenset[str] = frozenset()
    """What it refers to."""

    conditions: tuple[tuple[str, ...], ...] = ()
    """For each block under which tags it is shown: those of the directives `only` around it."""


class UseCaseRole(XRefRole):
    """Names what is to be found: no code."""

    innernodeclass = nodes.inline


class UseCaseDomain(Domain):
    """What the environment keeps of use cases between builds."""

    name = NAME
    label = "Use cases"
    object_types = {  # noqa: RUF012 - Sphinx declares it so.
        "usecase": ObjType("use case", "usecase", "ref"),
        "step": ObjType("step", "step", "ref"),
        "actor": ObjType("actor", "actor", "ref"),
        "goal": ObjType("goal", "goal", "ref"),
    }
    directives = {"usecase": UseCaseDirective, "usecases": ListingDirective}  # noqa: RUF012
    roles = {name: UseCaseRole() for name in ("ref", *object_types)}  # noqa: RUF012
    initial_data = {"records": {}, "targets": {}, "labels": {}, "tocs": {}}  # noqa: RUF012
    data_version = 2

    @property
    def records(self) -> dict[str, Record]:
        """By document."""
        records: dict[str, Record] = self.data["records"]
        return records

    @property
    def tocs(self) -> dict[str, Element]:
        """The tables of contents of documents with listings, as they were before these were made."""
        tocs: dict[str, Element] = self.data["tocs"]
        return tocs

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self.records.pop(docname, None)
        self.tocs.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for docname in docnames:
            if docname in otherdata["records"]:
                self.records[docname] = otherdata["records"][docname]

    def settle(self, targets: Iterable[Target]) -> None:
        """Take the names of the site, now that all documents are read, also as labels of all of Sphinx."""
        found: dict[str, Target] = {}
        for target in targets:
            found.setdefault(folded(target.name), target)
        self.data["targets"] = found
        self._label(found.values())
        self._slug(found.values())

    def _slug(self, targets: Iterable[Target]) -> None:
        """Have `page.md#UC-2-3` lead there, as in MkDocs: of a page MyST asks the headings alone."""
        for target in targets:
            slugs = self.env.metadata[target.document].setdefault("myst_slugs", {})
            slugs.setdefault(target.anchor, (0, target.anchor, target.words))

    def _label(self, targets: Iterable[Target]) -> None:
        standard = self.env.get_domain("std")
        named, anonymous = standard.data["labels"], standard.data["anonlabels"]
        for name, place in self.data["labels"].items():
            if named.get(name) == place:
                del named[name]
                anonymous.pop(name, None)
        ours: dict[str, tuple[str, str, str]] = {}
        for target in targets:
            name = target.name.lower()
            # A label that somebody typed leads where it says.
            if name not in named and name not in anonymous:
                ours[name] = named[name] = (target.document, target.anchor, target.words)
                anonymous[name] = (target.document, target.anchor)
        self.data["labels"] = ours

    @property
    def all(self) -> Iterable[Target]:
        """All that has a name."""
        targets: dict[str, Target] = self.data["targets"]
        return targets.values()

    def find(self, name: str, kind: str = "ref") -> Target | None:
        """What has a name."""
        found: Target | None = self.data["targets"].get(folded(" ".join(name.split())))
        return found if found is None or kind in ("ref", found.kind) else None

    def resolve_xref(  # noqa: PLR0917 - As Sphinx calls it.
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """The link of a role."""
        found = self.find(target, typ)
        if found is None:
            return None
        href = address(builder, fromdocname, Spot(found.document, found.anchor))
        return nodes.reference("", "", contnode, internal=True, refuri=href, reftitle=found.title)

    def resolve_any_xref(  # noqa: PLR0917
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """The place of a row on this page, `#UC-2-3`; names are labels, and two answers a warning."""
        if target.lower() in self.data["labels"]:
            return []
        found = next((one for one in self.all if one.anchor == target and one.document == fromdocname), None)
        if found is None:
            return []
        href = address(builder, fromdocname, Spot(found.document, found.anchor))
        link = nodes.reference("", "", contnode, internal=True, refuri=href, reftitle=found.title)
        return [(f"{NAME}:{found.kind}", link)]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """All names, for `objects.inv` and the search."""
        for found in self.all:
            words, place = found.words, (found.kind, found.document, found.anchor)
            if found.name == found.anchor != words:
                # The search takes the words of such a name for its anchor, so it gets one that is none.
                yield found.name, words, *place, -1
                yield words, words, *place, found.priority
            else:
                yield found.name, words, *place, found.priority


def domain_of(env: BuildEnvironment) -> UseCaseDomain:
    """Ours."""
    domain = env.get_domain(NAME)
    assert isinstance(domain, UseCaseDomain)
    return domain
