"""The order of pages."""

from __future__ import annotations

from mkdocs_usecases.registry.order import named_pages


def test_a_navigation_names_its_pages_in_its_order() -> None:
    menu = ["a.md", {"Orders": ["b.md", {"More": "c.md"}]}, {"Shop": "https://shop.example"}, None, 5]
    assert [*named_pages(menu)] == ["a.md", "b.md", "c.md", "https://shop.example"]
    assert [*named_pages(None)] == []
