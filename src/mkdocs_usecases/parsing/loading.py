"""YAML without its types: text composed to nodes by libyaml, or by Python where there is no libyaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import yaml
from yaml.nodes import Node


class _PureLoader(yaml.SafeLoader):
    """Composes in Python; every scalar is text, so no tag is ever resolved."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""


_Loader: type[yaml.SafeLoader] = _PureLoader
if hasattr(yaml, "CSafeLoader"):

    class _FastLoader(yaml.CSafeLoader):
        """Composes in libyaml, ten times as fast, with the same result.

        What libyaml calls for each node takes anything and gives no tag; in Python, it took a fifth of the
        time.
        """

        resolve = descend_resolver = ascend_resolver = "".format  # type: ignore[assignment]

    _Loader = _FastLoader  # type: ignore[assignment]


# In brackets libyaml takes a `?` for a letter, and a `:` before a comma for the end of a key; in a tag it
# takes a `]` for a letter, and `!a'!` for a tag at all. It takes `|#` for a text with a comment, and refuses
# `"\ud800"`, half a character. The Python loader does none of that. Before a tab it sees less than libyaml.
_READ_IN_TWO_WAYS = re.compile(
    r"![^\s\[\]{},!]*[\[\]{},]|![\w-]*[^\s!\w-][^\s!]*!|:[,\[\]{}]"
    r"|[|>][-+0-9]{0,2}#|\\(?:u[dD]|U)|\t"
)
# None of that can be without one of these signs, which are found ten times as fast.
_TIGHT = ("!", "\\", "#", "\t", ":,", ":[", ":]", ":{", ":}")


def _loader(text: str) -> type[yaml.SafeLoader]:
    """libyaml where it can be had, but for texts that the two loaders do not read alike."""
    if "?" in text and _asks_in_brackets(text):
        return _PureLoader
    for signs in _TIGHT:
        if signs in text:
            return _PureLoader if _READ_IN_TWO_WAYS.search(text) else _Loader
    return _Loader


_SIGN_OF_FLOW = re.compile(r"[\[\]{}?]")


def _asks_in_brackets(text: str) -> bool:
    """Whether there is a question mark behind a bracket that is still open, in whatever line that is."""
    depth = 0
    for match in _SIGN_OF_FLOW.finditer(text):
        sign = match[0]
        if sign == "?" and depth:
            return True
        depth = max(depth + (sign in "[{") - (sign in "]}"), 0)
    return False


def load(text: str) -> Node | None:
    """The root node of a text in which every scalar is text; `None` when it is empty.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    loader = _loader(text)(text)
    try:
        node: Node | None = loader.get_single_node()
    except (ValueError, OverflowError) as error:
        # The Python loader makes a character of every number: `"\UFFFFFFFF"`.
        raise yaml.YAMLError(str(error)) from None
    finally:
        loader.dispose()
    return node


def events(text: str) -> Iterator[yaml.Event]:
    """The events of a text, as far as it is YAML: they need no stack, so no depth can harm."""
    given = 0
    # libyaml looks ahead, and keeps the events before a mistake to itself: then Python goes on.
    for loader in (_loader(text), _PureLoader):
        try:
            for event in islice(yaml.parse(text, Loader=loader), given, None):
                given += 1
                yield event
            return
        except (yaml.YAMLError, ValueError, OverflowError):
            continue


def trouble(text: str) -> yaml.MarkedYAMLError | None:
    """Where and why a text cannot be composed.

    Always by the Python loader: it tells more exactly where it stopped, and says the same on every machine.
    """
    try:
        _PureLoader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        return error
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    return None


# Line breaks that YAML knows and editors do not count, tabs inside a line, which only one of the loaders
# takes, and characters that both refuse.
_BREAKS = re.compile("[\r\x85\u2028\u2029]|(?<=[^\t\n ])[\t ]*\t")
_REFUSED = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def plain_characters(text: str) -> str:
    """The text with characters that YAML refuses replaced one for one, so that places stay true."""
    if text.replace("\n", "").isprintable():
        # Python's answer takes a tenth of the time: all that is printable is taken by YAML.
        return text
    if _REFUSED.search(text) is None and _BREAKS.search(text) is None:
        return text
    return _REFUSED.sub("\ufffd", _BREAKS.sub(_blanks, text).replace("\ufeff", "\u2060"))
