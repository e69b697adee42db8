"""The list sign that a deck has made its own: dashes, circles, letters of symbol fonts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parsers.bullets import may_be_signed
from parsers.text.layout.segments import RawLine
from parsers.text.lines import BULLETS, LINE_BULLETS
from parsers.text.linewords import LineWords
from parsers.text.measures.row import is_ball

# What every other part of the reading knows as a list sign.
BULLET: Final = BULLETS[0]
# A deck's own list sign begins so many texts; a dash or two are running text.
FEWEST_ITEMS: Final = 3
_DASHES: Final = "–—-"
# What list signs of Courier New and Wingdings are where the font is not known. No Norwegian word
# is one of these letters.
_LETTERS: Final = "onqvüØ"
# Signs that style sheets put before items, which begin lines of other texts too.
_STYLED: Final = "»›▸→✓✔"
_SIGNS: Final = "".join(sign for sign in LINE_BULLETS if sign not in BULLETS) + _STYLED
_START: Final = r"(?:^|(?<=^\s)|(?<=\s\s)|(?<=\t))"
_ANEW: Final = r"(?=\s+[A-ZÆØÅ\d])"
# A sign in front of a text, at a line's start or behind a wide space.
_AT_START: Final = re.compile(
    rf"{_START}(?:[{re.escape(_SIGNS)}\ue000-\uf8ff](?=\s+\S)|[{_LETTERS}]{_ANEW})"
)
_WIDE: Final = re.compile(r"\s\s|\t")


def with_known_signs(pages: Sequence[Sequence[RawLine]], words: LineWords) -> list[list[RawLine]]:
    """Return the lines of a deck with its own list sign, if it has one, replaced by `•`.

    The sign is one that begins more texts than `•` and its like do, and than it tells statuses.
    Lines keep their lengths, for places on the page may count.
    """
    texts = [text for page in pages for text, _ in page]
    signs: Counter[str] = Counter()
    for text in texts:
        for match in _AT_START.finditer(text):
            if may_be_signed(text[match.start() :]):
                continue
            signs[match.group()] += -1 if _is_status(match, words) else 1
    known = sum(text.lstrip()[:1] in BULLETS for text in texts if text.strip())
    own, items = signs.most_common(1)[0] if signs else ("", 0)
    if items < FEWEST_ITEMS or items <= known:
        return [_with_signs_at_texts(page) for page in pages]
    inside = _pattern_of(own, words)

    def replaced(match: re.Match[str]) -> str:
        return own if _is_status(match, words) else BULLET

    return [
        _with_signs_at_texts([(inside.sub(replaced, text), gap) for text, gap in page])
        for page in pages
    ]


def _with_signs_at_texts(page: Sequence[RawLine]) -> list[RawLine]:
    """Return a page's lines, list signs that end one put in front of the next, where their items are."""
    found: list[RawLine] = []
    sign = False
    for text, gap in page:
        whole = text.rstrip()
        if _WIDE.search(whole):  # in a kept layout, the next line may be another cell's
            sign = False
            found.append((text, gap))
            continue
        printed = f"{BULLET} {whole}" if sign else whole
        sign = printed.endswith(f" {BULLET}")
        found.append((printed.removesuffix(f" {BULLET}") if sign else printed, gap))
    return found


def _is_status(sign: re.Match[str], words: LineWords) -> bool:
    """Tell whether a sign is a status's: a circle with a label or a count behind it."""
    text = _WIDE.split(sign.string[sign.end() :].strip(), 1)[0]
    label = words.status(text) is not None or words.count(text) is not None or text.isdigit()
    return label and words.statuses.symbol(sign.group()) is not None


def _pattern_of(sign: str, words: LineWords) -> re.Pattern[str]:
    """Return what finds a list sign wherever it begins an item.

    A dash begins one if the text behind it begins anew; else it may be running text that was broken
    in front of it. A circle inside a line may be a status.
    """
    own = re.escape(sign)
    if is_ball(sign) and words.statuses.symbol(sign) is not None:
        return re.compile(rf"{_START}{own}(?=\s+\S)")
    return re.compile(rf"(?<!\S){own}" + (_ANEW if sign in _DASHES + _LETTERS else r"(?!\S)"))
