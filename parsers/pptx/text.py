"""Paragraphs of a presentation: their runs, inherited list signs and sizes, typed list signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from parsers.bullets import split_bullet
from parsers.pptx.colours import Palette
from parsers.pptx.numbering import numbered
from parsers.pptx.xml import MATH, A, Element, child, fraction, integer, local_name
from parsers.printable import printable
from parsers.symbolfonts import private_to_unicode, symbol_font, to_unicode
from schema import Paragraph, Run

_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DEEPEST_LEVEL: Final = 8  # nine levels, counted from 0 (ECMA-376, ST_TextIndentLevelType)

# Control characters are written so in XML 1.0 (ECMA-376, 22.9.2.19).
_ESCAPED: Final = re.compile(r"_x(00[01][0-9A-Fa-f]|005[Ff])_")

# Fonts of icons that put their own pictures where Wingdings has others.
_ICON_FONTS: Final = re.compile(r"awesome|mdl2|fluent|icon|material", re.IGNORECASE)

# What AutoCorrect writes for --> <-- ==> <== <=>: a letter of Wingdings in a run of its own, with
# the symbol font named beside the text's. As a whole run, none of them is a Norwegian word there.
_AUTOCORRECTED: Final = frozenset("àßèçó")

_RUN: Final = f"{A}r"
_FIELD: Final = f"{A}fld"
_BREAK: Final = f"{A}br"
_TEXT: Final = f"{A}t"
_RUN_PROPERTIES: Final = f"{A}rPr"
_PARAGRAPH: Final = f"{A}p"
_PARAGRAPH_PROPERTIES: Final = f"{A}pPr"
_LATIN: Final = f"{A}latin"
_SYMBOL: Final = f"{A}sym"
_LIST_STYLE: Final = f"{A}lstStyle"
_BODY_PROPERTIES: Final = f"{A}bodyPr"
_FIT: Final = f"{A}normAutofit"

_PICTURE_BULLET: Final = "•"

# Signs that begin an item on a line of its own, also behind a line that has none. A dash may
# belong to the sentence that was broken.
_LINE_SIGNS: Final = frozenset("•▪◦‣➢")


@dataclass(frozen=True, slots=True)
class _Sign:
    """A list sign as properties state it: a character, or a way of numbering."""

    character: str | None = None
    numbering: str | None = None
    start: int = 1


@dataclass(frozen=True, slots=True)
class _Level:
    """What a text inherits on one level: properties, the nearest first, and what they come to."""

    properties: tuple[Element, ...]
    sign: _Sign
    size: int | None
    colour: str | None


class Styles:
    """Where a text inherits from: elements that hold `a:lvl1pPr` and so on, the nearest first."""

    def __init__(self, lists: tuple[Element, ...] = ()) -> None:
        self.lists = lists
        self._levels: dict[tuple[int, Palette], _Level] = {}

    def level(self, number: int, palette: Palette) -> _Level:
        """Return what holds for a level, counted from 0."""
        known = self._levels.get((number, palette))
        if known is None:
            known = self._levels[number, palette] = self._level(number, palette)
        return known

    def _level(self, number: int, palette: Palette) -> _Level:
        tag = f"{A}lvl{number + 1}pPr"
        properties = tuple(found for style in self.lists if (found := style.find(tag)) is not None)
        runs = [run for style in properties if (run := style.find(f"{A}defRPr")) is not None]
        sizes = (integer(run.get("sz")) for run in runs)
        paints = (palette.paint(run) for run in runs)
        paint = next((paint for paint in paints if paint is not None), None)
        return _Level(
            properties=properties,
            sign=_sign(properties),
            size=next((size for size in sizes if size is not None), None),
            colour=paint.colour if paint is not None else None,
        )


def paragraphs(
    body: Element | None,
    styles: Styles,
    palette: Palette,
    slide_number: int,
    *,
    capitals: bool = False,
) -> tuple[Paragraph, ...]:
    """Read a text body; paragraphs without a visible character are left out, as on the slide.

    `styles` is what the text inherits from, its own list style excluded. With `capitals`, text that
    is shown in capitals is given so, and else as it was typed.
    """
    if body is None:
        return ()
    own = child(body, _LIST_STYLE)
    reader = _Reader(
        styles=Styles((own, *styles.lists)) if own is not None and len(own) else styles,
        palette=palette,
        slide_number=slide_number,
        scale=_font_scale(body),
        capitals=capitals,
    )
    return tuple(
        paragraph
        for element in body
        if element.tag == _PARAGRAPH
        for paragraph in reader.read(element)
    )


def _font_scale(body: Element) -> float:
    properties = child(body, _BODY_PROPERTIES)
    fit = child(properties, _FIT) if properties is not None else None
    scale = fraction(fit.get("fontScale")) if fit is not None else None
    return scale or 1.0


class _Piece(NamedTuple):
    """Text of one element of a paragraph, and its run properties."""

    text: str
    properties: Element | None


class _Reader:
    """Reads the paragraphs of one text body in order, counting the numbered ones."""

    def __init__(
        self, *, styles: Styles, palette: Palette, slide_number: int, scale: float, capitals: bool
    ) -> None:
        self._capitals = capitals
        self._styles = styles
        self._palette = palette
        self._slide_number = slide_number
        self._scale = scale
        self._counts: dict[int, tuple[_Sign, int]] = {}

    def read(self, element: Element) -> list[Paragraph]:
        properties = child(element, _PARAGRAPH_PROPERTIES)
        number = integer(properties.get("lvl")) if properties is not None else None
        depth = min(max(number, 0), _DEEPEST_LEVEL) if number else 0
        level = self._styles.level(depth, self._palette)
        pieces = [piece for part in element if (piece := self._piece(part)) is not None]
        visible = next((piece for piece in pieces if piece.text.strip()), None)
        if visible is None:
            return []
        sign = level.sign
        if properties is not None and len(properties):
            sign = _sign((properties, *level.properties))
        printed = self._printed(sign, depth)
        paragraph = Paragraph(
            runs=tuple(self._runs(pieces, level)),
            bullet=printed,
            level=depth,
            size=self._size(visible, level),
        )
        return [paragraph] if printed is not None else _typed_items(paragraph)

    def _printed(self, sign: _Sign, level: int) -> str | None:
        if self._counts:
            self._counts = {known: count for known, count in self._counts.items() if known <= level}
        if sign.numbering is None:
            self._counts.pop(level, None)
            return sign.character
        before, count = self._counts.get(level, (None, 0))
        number = count + 1 if before == sign else sign.start
        self._counts[level] = (sign, number)
        return numbered(sign.numbering, number)

    def _size(self, piece: _Piece, level: _Level) -> float | None:
        stated = integer(piece.properties.get("sz")) if piece.properties is not None else None
        size = stated if stated is not None else level.size
        return None if size is None else round(size / 100 * self._scale, 2)

    def _runs(self, pieces: list[_Piece], level: _Level) -> Iterator[Run]:
        """Give the pieces as runs, those alike side by side as one."""
        texts: list[str] = []
        last: tuple[str | None, bool] = (None, False)
        for text, properties in pieces:
            struck = properties is not None and properties.get("strike", "noStrike") != "noStrike"
            look = (self._colour(properties, level), struck)
            if texts and look != last:
                yield Run(text="".join(texts), colour=last[0], struck=last[1])
                texts = []
            texts.append(text)
            last = look
        yield Run(text="".join(texts), colour=last[0], struck=last[1])

    def _piece(self, element: Element) -> _Piece | None:
        tag = element.tag
        if tag == _PARAGRAPH_PROPERTIES:
            return None
        properties, text = None, ""
        for part in element:
            if part.tag == _RUN_PROPERTIES:
                properties = part
            elif part.tag == _TEXT:
                text = part.text or ""
        if tag == _BREAK:
            text = "\n"
        elif tag == _FIELD and (element.get("type") or "").startswith("slidenum"):
            text = str(self._slide_number)
        elif tag in {_RUN, _FIELD}:
            text = _text(text, properties)
            if self._capitals and properties is not None and properties.get("cap") == "all":
                text = text.upper()
        elif local_name(element) == "m":
            text = "".join(math.text or "" for math in element.iter(f"{MATH}t"))
        text = printable(text)
        return _Piece(text, properties) if text else None

    def _colour(self, properties: Element | None, level: _Level) -> str | None:
        paint = self._palette.paint(properties) if properties is not None else None
        return level.colour if paint is None else paint.colour


def _text(text: str, properties: Element | None) -> str:
    """Return a run's text with escapes, superscripts and symbol fonts made plain characters."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    if properties is None:
        return to_unicode(text, None)
    if (fraction(properties.get("baseline")) or 0.0) > 0:
        text = text.translate(_SUPERSCRIPTS)
    font, beside = _typeface(properties, _LATIN), _typeface(properties, _SYMBOL)
    if not symbol_font(font) and symbol_font(beside) and text.strip() not in _AUTOCORRECTED:
        return private_to_unicode(text, beside)
    if not symbol_font(font) and not symbol_font(beside) and _ICON_FONTS.search(font or ""):
        return text
    return to_unicode(text, font if symbol_font(font) else beside)


def _typeface(properties: Element, tag: str) -> str | None:
    font = child(properties, tag)
    return None if font is None else font.get("typeface")


def _sign(inherited: tuple[Element, ...]) -> _Sign:
    for properties in inherited:
        for element in properties.iterchildren():
            match local_name(element):
                case "buNone":
                    return _Sign()
                case "buChar":
                    return _Sign(character=_bullet(element.get("char") or "", inherited))
                case "buBlip":
                    return _Sign(character=_PICTURE_BULLET)
                case "buAutoNum":
                    return _Sign(
                        numbering=element.get("type") or "arabicPeriod",
                        start=integer(element.get("startAt")) or 1,
                    )
    return _Sign()


def _bullet(character: str, inherited: tuple[Element, ...]) -> str | None:
    font = None
    for properties in inherited:
        found = properties.find(f"{A}buFont")
        if found is not None:
            font = found.get("typeface")
            break
        if properties.find(f"{A}buFontTx") is not None:
            break
    return to_unicode(character, font).strip() or None


def _typed_items(paragraph: Paragraph) -> list[Paragraph]:
    """Take typed list signs off; lines that begin with one of their own become paragraphs."""
    if paragraph.text[0].isalnum() and "\n" not in paragraph.text:
        return [paragraph]
    lines = paragraph.text.split("\n")
    first = split_bullet(lines[0])[0]
    items: list[tuple[int, int]] = []
    position = 0
    for number, line in enumerate(lines):
        sign = split_bullet(line)[0]
        end = position + len(line)
        if number == 0 or (sign is not None and sign in {first, *_LINE_SIGNS}):
            items.append((position, end))
        else:
            items[-1] = (items[-1][0], end)
        position = end + 1
    return [_item(paragraph, start, end) for start, end in items]


def _item(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    text = paragraph.text[start:end]
    sign, rest = split_bullet(text)
    runs = _cut(paragraph.runs, end - len(rest), end)
    return replace(paragraph, runs=runs, bullet=sign)


def _cut(runs: tuple[Run, ...], start: int, stop: int) -> tuple[Run, ...]:
    out = []
    position = 0
    for run in runs:
        low = max(0, start - position)
        high = max(0, stop - position)
        if run.text[low:high]:
            out.append(replace(run, text=run.text[low:high]))
        position += len(run.text)
    return tuple(out)
