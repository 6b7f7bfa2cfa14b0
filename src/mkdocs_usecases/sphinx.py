"""The extension for Sphinx: `extensions = ["mkdocs_usecases.sphinx"]`."""

try:
    from mkdocs_usecases.hosts.sphinx.extension import setup
except ModuleNotFoundError as missing:
    message = f"`{missing.name}` is not installed: pip install 'mkdocs-usecases[sphinx]'"
    raise ImportError(message) from missing

__all__ = ["setup"]
