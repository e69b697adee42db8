"""Text in pictures: Noto Sans, and its symbols for what it lacks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

import pymupdf_fonts
from PIL import ImageDraw, ImageFont

# Keys of pymupdf-fonts; the first font that has a character draws it.
_REGULAR: Final = ("notos", "symbol2", "symbol1")
_BOLD: Final = ("notosbo", "symbol2", "symbol1")
# No font has this character, so it is drawn as the box that stands for any missing one.
_MISSING: Final = "\U0010fffe"
_PROBED_AT: Final = 24  # pixels
# Pixels. Letters of a title are some 60 high; larger ones are drawn this large.
_LARGEST: Final = 300
LEADING: Final = 1.3  # of the font size: from line to line
ASCENT: Final = 1.0  # of the font size: from a line's top to its baseline
# Letters that a picture shows of one text: far more than a slide has room for.
MOST_LETTERS: Final = 6_000


def width(text: str, size: int, *, bold: bool = False) -> float:
    """Return how many pixels a text takes across."""
    return sum(font.getlength(part) for font, part in _parts(text, size, bold=bold))


@dataclass(frozen=True, slots=True)
class Style:
    """How text is written: its size in pixels, its colour (#RRGGBB), its weight."""

    size: int
    colour: str
    bold: bool = False


def write(draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, style: Style) -> None:
    """Write one line; `place` is its left end and its top, in pixels."""
    x, top = place
    for font, part in _parts(text, style.size, bold=style.bold):
        baseline = top + ASCENT * style.size
        draw.text((x, baseline), part, fill=style.colour, font=font, anchor="ls")
        x += font.getlength(part)


def wrapped(text: str, size: int, room: float, *, bold: bool = False) -> list[str]:
    """Part a text into lines that fit `room` pixels; a longer word stands alone on a line."""
    lines: list[str] = []
    for word in text[:MOST_LETTERS].split():
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def shortened(text: str, size: int, room: float, *, bold: bool = False) -> str:
    """Return a text cut to fit `room` pixels, with … where letters were left out."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def _parts(text: str, size: int, *, bold: bool) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    keys = _BOLD if bold else _REGULAR
    for key, letters in groupby(text, lambda letter: _key(letter, keys)):
        yield _font(key, min(size, _LARGEST)), "".join(letters)


@lru_cache(maxsize=4096)
def _key(letter: str, keys: tuple[str, ...]) -> str:
    if letter.isascii() or letter.isspace():
        return keys[0]
    return next((key for key in keys if _has(key, letter)), keys[0])


def _has(key: str, letter: str) -> bool:
    font = _font(key, _PROBED_AT)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_MISSING))


@lru_cache(maxsize=256)
def _font(key: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(_file(key)), size)


@lru_cache(maxsize=len({*_REGULAR, *_BOLD}))
def _file(key: str) -> bytes:
    return bytes(pymupdf_fonts.fontbuffers[key]())
