"""Pages: sections of HTML for hosts to place, made of use cases and the registry."""
