"""Where use cases are shown and checked: Python-Markdown, MkDocs and the command line."""
