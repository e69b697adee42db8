"""Characters that cannot be seen or written to a file kept out of texts."""

from __future__ import annotations

import re
from typing import Final

# Unicode's ways to break a line besides the line feed (UAX #14: BK, NL), and the carriage return.
_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Halves of a pair, and code points that are no characters (Unicode 15, 23.7).
_NONE: Final = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Stands for a character that cannot be told, such as a letter of a font without a Unicode map.
UNREADABLE: Final = "\ufffd"
# How a presentation's file writes a control character, such as the vertical tab that breaks a line (ECMA-376,
# ST_Xstring); LibreOffice prints the letters as they stand.
ESCAPED_BREAK: Final = re.compile("_x000[9A-D]_")


def printable(text: str, instead: str = "") -> str:
    """Return a text without control characters; every line break is a line feed.

    `instead` takes a control character's place. What is no character at all becomes U+FFFD.
    """
    if text.isprintable():
        return text
    text = _BREAKS.sub("\n", text)
    return _NONE.sub(UNREADABLE, _CONTROLS.sub(instead, text))
