"""A site as a whole, while it is read, rendered and served."""

from mkdocs_usecases.site.joined import Included
from mkdocs_usecases.site.site import Site

__all__ = ["Included", "Site"]
