"""What search plugins read of a page: the words of its use cases, without the markup around them.

Search plugins parse the HTML of every page, and tables are mostly markup: that took longer than all the rest
of a build. Numbers, labels and routes would only bury the words that people look for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SECTION = re.compile(
    r'(<section\b[^>]*\bclass="usecase[ "-][^>]*>.*?</h[1-6]>)(.*?)(?=</section>|<section\b)', re.DOTALL
)
_LEFT_OUT = re.compile(
    r"<(details|caption|thead)\b.*?</\1>"
    r'|<div class="usecase-scenarios\b.*?</div>'
    r'|<a class="usecase-number".*?</a>|<span class="usecase-(?:branches|sign)".*?</span>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")


def words_of_page(content: str) -> str:
    """The HTML of a page with the bodies of use cases and index entries as plain paragraphs."""
    if '<section class="usecase' not in content and 'class="usecase' not in content:
        return content
    return _SECTION.sub(_with_words, content)


def _with_words(section: re.Match[str]) -> str:
    words = _BLANKS.sub(" ", _TAG.sub(" ", _LEFT_OUT.sub(" ", section[2]))).strip()
    return f"{section[1]}<p>{words}</p>"


@dataclass(slots=True)
class SearchedPages:
    """The contents of pages while search plugins look at them."""

    _whole: dict[str, str] = field(default_factory=dict)

    def show_words(self, path: str, content: str) -> str:
        """What is to be searched of a page."""
        self._whole[path] = content
        return words_of_page(content)

    def whole(self, path: str, content: str) -> str:
        """The page again as it was."""
        return self._whole.pop(path, content)
