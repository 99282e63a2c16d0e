"""Names as they can be shown: on a terminal, in a drawing."""

import re
import textwrap
import unicodedata

_WIDTH, _LINES = 28, 3

# A terminal obeys control characters; bidirectional overrides reorder what is around them. No
# XML may hold the last two.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")


def on_one_line(text: str) -> str:
    """Give *text* without what cannot be shown, each stretch of white space as one space."""
    return " ".join(_UNSAFE.sub(" ", text).split())


def wrapped(text: str) -> list[str]:
    """Cut *text* into three short lines at most; an ellipsis ends what does not fit.

    Args:
        text: A name, as `on_one_line` gives it.
    """
    # Chinese, Japanese and Korean characters are about as wide as two others.
    wide = any(unicodedata.east_asian_width(character) in "WF" for character in text)
    width = _WIDTH // 2 if wide else _WIDTH
    return textwrap.wrap(text, width, max_lines=_LINES, placeholder=" …") or [text]
