"""The list sign that a deck has made its own: dashes, squares, private letters of symbol fonts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parsers.text.layout.segments import RawLine
from parsers.text.lines import BULLETS, LINE_BULLETS

# What every other part of the reading knows as a list sign.
BULLET: Final = BULLETS[0]
# A deck's own list sign begins so many lines; a dash or two are running text.
FEWEST_ITEMS: Final = 3
# Circles are statuses, and are told from list signs where statuses are read.
_CIRCLES: Final = "●○"
_DASHES: Final = "–—-"
_OWN: Final = "".join(sign for sign in LINE_BULLETS if sign not in BULLETS + _CIRCLES)
_AT_START: Final = re.compile(rf"^\s*([{re.escape(_OWN)}\ue000-\uf8ff])\s+\S")


def with_known_signs(pages: Sequence[Sequence[RawLine]]) -> list[list[RawLine]]:
    """Return the lines of a deck with its own list sign, if it has one, replaced by `•`.

    The sign is one that begins more lines than `•` and its like do. Inside a line it begins an
    item too, unless it is a dash between words: behind a dash that does, the text begins anew.
    Lines keep their lengths, for places on the page may count.
    """
    texts = [text for page in pages for text, _ in page]
    signs = Counter(match.group(1) for text in texts if (match := _AT_START.match(text)))
    known = sum(text.lstrip()[:1] in BULLETS for text in texts if text.strip())
    own, items = signs.most_common(1)[0] if signs else ("", 0)
    if items < FEWEST_ITEMS or items <= known:
        return [list(page) for page in pages]
    words = r"(?<=\w )" if own in _DASHES else "(?!)"
    inside = re.compile(
        rf"(?<!\S)(?:(?!{words}){re.escape(own)}(?=\s)|{words}{re.escape(own)}(?=\s+[A-ZÆØÅ\d]))"
    )
    return [[(inside.sub(BULLET, text), gap) for text, gap in page] for page in pages]
