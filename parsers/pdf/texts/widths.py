"""How wide the words of a line are, of which a PDF may tell no more than where the line ends."""

from __future__ import annotations

from typing import Final

from parsers.pdf.texts.lines import Line

THIN: Final = frozenset("fijlrtI.,:;'|()- ")  # letters narrower than others, by as much as this
THINNER: Final = 0.45
WIDE: Final = frozenset("mw@%æ—")  # letters that are wider, as capitals are
WIDER: Final = 0.25

# Of the font size: how wide thin, usual and wide letters are in a wide font.
WIDEST: Final = (0.45, 0.66, 1.0)


def widest(letter: str, size: float) -> float:
    """Return how wide a letter is at most, in points."""
    return size * WIDEST[1 - (letter in THIN) + (letter in WIDE)]


def first_word(line: Line, start: float, text: str) -> float:
    """Return how wide a line's first word is, in points, by its number of letters.

    `text` begins at `start`, and goes on to the line's end.
    """
    text = text.strip()
    return (line.x1 - start) * len(text.split(None, 1)[0]) / len(text)


def measured(line: Line, start: float, text: str) -> float:
    """Return likewise, by where the line's parts end, or by the shapes of the letters."""
    text = text.strip()
    word = text.split(None, 1)[0]
    seen = ""
    for piece in line.pieces[:-1]:
        if piece.x0 >= start:
            seen += piece.text.strip()
            if seen == word:
                return piece.x1 - start
    return (line.x1 - start) * _breadth(word) / _breadth(text)


def _breadth(text: str) -> float:
    """Return how wide a text is, in usual small letters."""
    thin = sum(map(THIN.__contains__, text))
    wide = sum([letter.isupper() or letter in WIDE for letter in text])
    return len(text) - THINNER * thin + WIDER * wide
