"""What Sphinx calls, and when."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_usecases.hosts.garbage_collection import collect_as_before, collect_seldom
from mkdocs_usecases.hosts.sphinx import places
from mkdocs_usecases.hosts.sphinx.assets import Assets
from mkdocs_usecases.hosts.sphinx.build import Build
from mkdocs_usecases.hosts.sphinx.directives import ListingDirective, UseCaseDirective
from mkdocs_usecases.hosts.sphinx.domain import UseCaseDomain, UseCaseRole, domain_of
from mkdocs_usecases.hosts.sphinx.exports import write_exports
from mkdocs_usecases.hosts.sphinx.latex import with_signs
from mkdocs_usecases.hosts.sphinx.links import takes_files
from mkdocs_usecases.hosts.sphinx.reading import PlaceTransform
from mkdocs_usecases.hosts.sphinx.report import warn
from mkdocs_usecases.hosts.sphinx.settings import has_directive
from mkdocs_usecases.hosts.sphinx.writing import Writing, takes_html

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what there is."""
    app.add_config_value("usecases", {}, "env", types=dict)
    app.add_node(places.usecase_section, html=(places.visit_section, places.depart_section))
    app.add_node(places.usecase_unsearched, html=(places.visit_unsearched, places.depart))
    app.add_domain(UseCaseDomain)
    app.add_role("uc", _ShortRole())
    _Events(app).connect()
    return {
        "version": version("mkdocs-usecases"),
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


class _ShortRole(UseCaseRole):
    """The role of the domain under its short name."""

    def __call__(self, name: str, *arguments: Any, **named: Any) -> tuple[list[nodes.Node], list[Any]]:
        return super().__call__("uc:ref", *arguments, **named)


class _Events:
    """Passes on what happens."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._build = Build(app)
        self._writing = Writing(app, self._build)
        self._assets: Assets | None = None

    def connect(self) -> None:
        """Listen."""
        app, build = self._app, self._build
        path = {"site": lambda _: (build.site, build.words), "path": lambda _, name: build.path(name)}
        app.add_transform(type("PlaceTransform", (PlaceTransform,), path))
        app.connect("config-inited", self._configure, priority=100)
        app.connect("builder-inited", self._start)
        app.connect("env-before-read-docs", lambda _, __, names: self._writing.note_read(names))
        # Behind others that change the text.
        app.connect("source-read", self._prepare, priority=900)
        app.connect("doctree-read", lambda _, tree: build.note_names(app.env.docname, tree))
        app.connect("env-updated", self._settle)
        app.connect("doctree-resolved", lambda _, tree, name: self._writing.fill(tree, name))
        app.connect("html-page-context", self._load_assets)
        app.connect("build-finished", self._conclude)

    def _configure(self, app: Sphinx, config: Config) -> None:
        self._build.configure(config)
        for name, directive in (("usecase", UseCaseDirective), ("usecases", ListingDirective)):
            if has_directive(config, name):
                warn(f"`{name}` is a directive of sphinx-needs here: write `uc:{name}` for ours", "directive")
            else:
                app.add_directive(name, directive)
                self._take_fence(config, name)
        if config.latex_engine == "pdflatex":
            # The other engines have fonts with these signs.
            config.latex_elements = with_signs(config.latex_elements)

    def _take_fence(self, config: Config, name: str) -> None:
        """Have MyST read fences in files that others include: those of documents we see ourselves."""
        if "myst_fence_as_directive" in config:
            config.myst_fence_as_directive = {*config.myst_fence_as_directive, name}

    def _start(self, app: Sphinx) -> None:
        # Trees of documents come in thousands, and nothing of them is in circles that nobody needs.
        collect_seldom()
        self._build.start()
        if takes_html(app.builder):
            self._assets = Assets(self._build.options)

    def _prepare(self, app: Sphinx, document: str, source: list[str]) -> None:
        source[0] = self._build.prepare(document, source[0])

    def _settle(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        self._build.settle(env)
        if self._assets is not None and domain_of(env).records:
            self._assets.write(Path(app.outdir, "_static"))
        return self._writing.outdated(env)

    def _load_assets(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None
    ) -> None:
        record = domain_of(app.env).records.get(page)
        if self._assets is not None and record is not None and (record.texts or record.markers):
            app.add_css_file(self._assets.style)
            app.add_js_file(self._assets.script, loading_method="defer")

    def _conclude(self, app: Sphinx, failure: Exception | None) -> None:
        collect_as_before()
        if failure is not None:
            return
        self._writing.keep()
        if takes_files(app.builder):
            extra = [Path(app.confdir, each) for each in app.config.html_extra_path]
            write_exports(self._build, Path(app.outdir), extra)
