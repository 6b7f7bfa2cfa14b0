"""What search plugins read of a page: the words of its use cases, without the markup around them.

Search plugins parse the HTML of every page, and tables are mostly markup: that took longer than all the rest
of a build. Numbers, labels and routes would only bury the words that people look for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_START = '<section class="usecase'
_HEADING_END = re.compile(r"</h[1-6]>")


def _up_to(end: str) -> str:
    """All up to an end tag, from tag to tag; what is never closed goes on to the end of the text."""
    return rf"[^<]*(?:<(?!{end})[^<]*)*(?:<{end}|\Z)"


_LEFT_OUT = re.compile(
    rf'<(?:div class="usecase-scenarios\b{_up_to("/div>")}|details\b{_up_to("/details>")}'
    rf'|caption{_up_to("/caption>")}|thead{_up_to("/thead>")}|a class="usecase-number"{_up_to("/a>")}'
    rf'|span class="usecase-(?:branches|sign)"{_up_to("/span>")}|[^>]*(?:>|\Z))'
)


def words_of_page(content: str) -> str:
    """The HTML of a page with the bodies of use cases and index entries as plain paragraphs."""
    before, *sections = content.split(_START)
    if not sections:
        return content
    return _START.join([before, *map(_with_words, sections)])


def _with_words(section: str) -> str:
    """A section up to the next one, without its first characters; what follows its end stays as it is."""
    heading = _HEADING_END.search(section)
    if heading is None:
        return section
    body, end, after = section[heading.end() :].partition("</section>")
    words = _LEFT_OUT.sub(" ", body)
    return f"{section[: heading.end()]}<p>{' '.join(words.split())}</p>{end}{after}"


@dataclass(slots=True)
class SearchedPages:
    """The contents of pages while search plugins look at them."""

    remembers: bool = False
    """Whether pages will be searched again: then those that stayed the same need no second look."""

    _whole: dict[str, str] = field(default_factory=dict)
    _words: dict[str, tuple[str, str]] = field(default_factory=dict)

    def show_words(self, path: str, content: str) -> str:
        """What is to be searched of a page."""
        self._whole[path] = content
        known = self._words.get(path)
        if known is not None and known[0] == content:
            return known[1]
        words = words_of_page(content)
        if self.remembers:
            self._words[path] = content, words
        return words

    def whole(self, path: str, content: str) -> str:
        """The page again as it was."""
        return self._whole.pop(path, content)
