"""Where the letters of a page stand: the boxes of its texts, line by line."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Locator


class Box(NamedTuple):
    """A rectangle that letters of one line fill."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def lies_on(self, other: Box) -> bool:
        """Whether the two have a part of the page in common."""
        is_beside = self.right <= other.left or self.left >= other.right
        return not is_beside and self.top < other.bottom and self.bottom > other.top


_TEXTS = """
(part) => {
  const range = document.createRange();
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.data.trim() && text.parentElement.checkVisibility()) {
      range.selectNodeContents(text);
      for (const { left, top, right, bottom } of range.getClientRects()) {
        boxes.push([text.data.trim(), left, top, right, bottom]);
      }
    }
  }
  return boxes;
}
"""

_BROKEN = """
(part) => {
  const range = document.createRange();
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement.checkVisibility() || text.parentElement.closest(".usecase-unseen, svg, pre")) {
      continue;
    }
    for (const { 0: word, index } of text.data.matchAll(/[^\\s]+/gu)) {
      const letters = [...word];
      let at = index;
      let line = null;
      letters.forEach((letter, position) => {
        range.setStart(text, at);
        range.setEnd(text, at + letter.length);
        at += letter.length;
        const box = range.getClientRects()[0];
        if (!box || !box.width) {
          return;
        }
        if (line !== null && box.top >= line) {
          broken.push([letters.slice(0, position).join(""), letters.slice(position).join("")]);
        }
        line = box.bottom - 1;
      });
    }
  }
  return broken;
}
"""


def boxes_of_texts(part: Locator) -> list[Box]:
    """The boxes of all texts in a part of a page that can be seen."""
    return [Box(*box) for box in part.evaluate(_TEXTS)]


def broken_words(part: Locator) -> list[tuple[str, str]]:
    """The words that do not stand in one line, as what stands in the first and what follows."""
    return [(before, after) for before, after in part.evaluate(_BROKEN)]
