"""Zensical as a host: it runs Markdown extensions and no plugins, but tells them where the pages are."""
