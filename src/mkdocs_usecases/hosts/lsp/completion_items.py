"""What may be typed, as the protocol has it."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol import types as lsp

from mkdocs_usecases.editing.completion import Completion, Item, without_places
from mkdocs_usecases.editing.completion.offer import Kind
from mkdocs_usecases.hosts.lsp.asking import Page

_KINDS: Mapping[Kind, lsp.CompletionItemKind] = {
    Kind.KEY: lsp.CompletionItemKind.Property,
    Kind.VALUE: lsp.CompletionItemKind.Value,
    Kind.ACTOR: lsp.CompletionItemKind.Class,
    Kind.USE_CASE: lsp.CompletionItemKind.Reference,
    Kind.STEP: lsp.CompletionItemKind.Reference,
    Kind.CODE: lsp.CompletionItemKind.EnumMember,
    Kind.PHRASE: lsp.CompletionItemKind.Keyword,
    Kind.BLOCK: lsp.CompletionItemKind.Snippet,
}


def completion_list(found: Completion, page: Page, client: lsp.ClientCapabilities) -> lsp.CompletionList:
    """The items with their edits, as far as a client understands them."""
    able = client.text_document.completion if client.text_document else None
    item = able.completion_item if able else None
    snippets = bool(item and item.snippet_support)
    both = bool(item and item.insert_replace_support)
    beside = bool(item and item.label_details_support)
    made = [
        _item(each, number, page, snippets=snippets, both=both, beside=beside)
        for number, each in enumerate(found.items)
    ]
    return lsp.CompletionList(is_incomplete=found.is_incomplete, items=made)


def _item(
    item: Item, number: int, page: Page, *, snippets: bool, both: bool, beside: bool
) -> lsp.CompletionItem:
    new = item.new if snippets or not item.is_snippet else without_places(item.new)
    replace = page.range(item.replace)
    edit = (
        lsp.InsertReplaceEdit(new, page.range(item.insert), replace) if both else lsp.TextEdit(replace, new)
    )
    is_snippet = item.is_snippet and snippets
    return lsp.CompletionItem(
        item.label,
        kind=_KINDS[item.kind],
        detail=None if beside else item.detail or None,
        label_details=lsp.CompletionItemLabelDetails(description=item.detail)
        if beside and item.detail
        else None,
        documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, item.about) if item.about else None,
        sort_text=f"{number:04}",
        filter_text=item.filter_text,
        insert_text_format=lsp.InsertTextFormat.Snippet if is_snippet else None,
        # Lines stand as they are: the margin of a list or a quote is in them.
        insert_text_mode=lsp.InsertTextMode.AsIs if "\n" in new else None,
        text_edit=edit,
    )
