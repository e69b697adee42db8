"""Paragraphs of a presentation: their runs, inherited list signs and sizes, typed list signs."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeAlias

from parsers.bullets import split_bullet
from parsers.pptx.colours import UNPAINTED, Paint, Palette, is_drawn
from parsers.pptx.equations import equation
from parsers.pptx.numbering import numbered
from parsers.pptx.runs import Look, read_run
from parsers.pptx.xml import A, Element, child, children, fraction, integer, local_name
from parsers.printable import printable
from parsers.symbolfonts import to_unicode
from parsers.typedstrikes import STROKE, parted
from parsers.unseen import ALIKE, FILLED, HIDDEN, Reason, indistinct
from schema import Paragraph, Run
from schema.values import dataclass

_DEEPEST_LEVEL: Final = 8  # nine levels, counted from 0 (ECMA-376, ST_TextIndentLevelType)

# Hundredths of a point: nobody can read what is smaller on a slide; the smallest size is 100.
_READABLE: Final = 300

# Hundredths of a point: letters as large are read though they are nearly clear, as `UTKAST` across a slide is.
_WATERMARK: Final = 4000

_RUN: Final = f"{A}r"
_FIELD: Final = f"{A}fld"
_BREAK: Final = f"{A}br"
_TEXT: Final = f"{A}t"
_RUN_PROPERTIES: Final = f"{A}rPr"
_PARAGRAPH: Final = f"{A}p"
_PARAGRAPH_PROPERTIES: Final = f"{A}pPr"
_END_PROPERTIES: Final = f"{A}endParaRPr"
_LIST_STYLE: Final = f"{A}lstStyle"
_BODY_PROPERTIES: Final = f"{A}bodyPr"
_FIT: Final = f"{A}normAutofit"

_NO_SIGN: Final = f"{A}buNone"
_CHARACTER: Final = f"{A}buChar"
_PICTURE: Final = f"{A}buBlip"
_NUMBERING: Final = f"{A}buAutoNum"
_BULLET_FONTS: Final = frozenset({f"{A}buFont", f"{A}buFontTx"})

_PICTURE_BULLET: Final = "•"

_NONE: Final[frozenset[str]] = frozenset()

UNTOLD: Final = ""  # the colour of a text that takes it from a style which nothing tells of

# Signs that begin an item on a line of its own, also behind a line that has none. A dash may
# belong to the sentence that was broken.
_LINE_SIGNS: Final = frozenset("•▪◦‣➢")


@dataclass(frozen=True, slots=True)
class _Sign:
    """A list sign as properties state it: a character, or a way of numbering."""

    character: str | None = None
    numbering: str | None = None
    start: int = 1


_UNSIGNED: Final = _Sign()


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
        properties = tuple(
            found for style in self.lists if (found := child(style, tag)) is not None
        )
        runs = [run for style in properties if (run := child(style, f"{A}defRPr")) is not None]
        sizes = (integer(run.get("sz")) for run in runs)
        paints = (palette.paint(run) for run in runs)
        paint = next((paint for paint in paints if paint is not None), None)
        return _Level(
            properties=properties,
            sign=_sign(properties),
            size=next((size for size in sizes if size is not None), None),
            colour=paint.colour if paint is not None else None,
        )


# Text of one element of a paragraph, how it is printed, and the paint that it states.
_Shown: TypeAlias = tuple[str, Look, Paint | None]

# How often a numbered sign was printed, by level: counted in one text body.
_Counts: TypeAlias = dict[int, tuple[_Sign, int]]


class TextReader:
    """Reads text bodies in the colours and under the number of one slide.

    Text that is clear or tiny is put into `unseen` instead. With `capitals`, text that is shown in
    capitals is given so, and else as it was typed. `letters` counts those that were read.
    """

    def __init__(
        self,
        palette: Palette,
        slide_number: int,
        unseen: list[tuple[str, Reason]],
        *,
        capitals: bool = False,
    ) -> None:
        self._palette = palette
        self._slide_number = slide_number
        self._unseen = unseen
        self._capitals = capitals
        self._stated: set[str] = set()
        self.letters = 0
        self._highlighted = False

    def paragraphs(
        self, body: Element | None, styles: Styles, colour: str | None = None
    ) -> tuple[Paragraph, ...]:
        """Read a text body; paragraphs without a visible character are left out, as on the slide.

        `styles` is what the text inherits from, its own list style excluded, but for its `colour`
        where another style says that.
        """
        if body is None:
            return ()
        found: list[Paragraph] = []
        counts: _Counts = {}
        scale = 1.0
        for element in children(body):
            tag = element.tag
            if tag == _PARAGRAPH:
                found += self._read(element, styles, scale, counts, colour)
            elif tag == _LIST_STYLE and len(element):
                styles = Styles((element, *styles.lists))
            elif tag == _BODY_PROPERTIES and len(element):
                scale = _font_scale(element)
        return tuple(found)

    def stated(self) -> frozenset[str]:
        """Return the colours of runs that say their own, of what was read since this was asked."""
        if not self._stated:
            return _NONE
        stated, self._stated = frozenset(self._stated), set()
        return stated

    def _read(
        self, element: Element, styles: Styles, scale: float, counts: _Counts, colour: str | None
    ) -> list[Paragraph]:
        properties = None
        shown: list[_Shown] = []
        for part in children(element):
            tag = part.tag
            if tag == _PARAGRAPH_PROPERTIES:
                properties = part
            elif tag != _END_PROPERTIES:
                one = self._shown(part, tag)
                if one[0]:
                    shown.append(one)
        looks = [look for text, look, _ in shown if not text.isspace()]
        if not looks:
            return []
        number = integer(properties.get("lvl")) if properties is not None else None
        depth = min(max(number, 0), _DEEPEST_LEVEL) if number else 0
        level = styles.level(depth, self._palette)
        inherited = level.colour if colour is None else colour or None
        if self._highlighted:
            self._highlighted = False
            shown = self._on_highlights(shown, inherited)
            if not "".join([text for text, _, _ in shown]).strip():
                return []
        sign = level.sign
        if properties is not None and len(properties):
            sign = _sign((properties, *level.properties))
        bullet = _printed(sign, depth, counts)
        size = looks[0].size if looks[0].size is not None else level.size
        paragraph = Paragraph(
            runs=_runs(shown, inherited),
            bullet=bullet,
            level=depth,
            size=None if size is None else round(size / 100 * scale, 2),
            is_item=bullet is not None,
        )
        return [paragraph] if bullet is not None else _typed_items(paragraph)

    def _shown(self, element: Element, tag: str) -> _Shown:
        properties, text = None, ""
        for part in children(element):
            name = part.tag
            if name == _TEXT:
                text = part.text or ""
            elif name == _RUN_PROPERTIES:
                properties = part
        text, look, paint = read_run(text, properties, self._palette)
        self.letters += len(text)
        if look.highlight is not None:
            self._highlighted = True
        if tag != _RUN:
            text = self._other(element, tag, text)
        if look.capitals and self._capitals:
            text = text.upper()
        tiny = look.size is not None and look.size < _READABLE
        if (tiny or (paint is UNPAINTED and not _hollow(properties))) and not text.isspace():
            self._unseen.append((text, HIDDEN))
            text = ""
        if paint is not None and paint.colour is not None:
            self._stated.add(paint.colour)
            if paint.faint and (look.size or 0) < _WATERMARK and not _hollow(properties):
                self._unseen.append((text, ALIKE))
        return printable(text), look, paint

    def _on_highlights(self, shown: list[_Shown], inherited: str | None) -> list[_Shown]:
        """Return texts without those that have the colour of their highlight.

        Of those that stand out from it the colour is not told, for they stand on nothing else.
        """
        kept: list[_Shown] = []
        for text, look, paint in shown:
            colour = inherited if paint is None else paint.colour
            if look.highlight is None:
                kept.append((text, look, paint))
            elif indistinct(colour, look.highlight):
                self._unseen.append((text, FILLED))
            else:
                kept.append((text, look, Paint(painted=True)))
        return kept

    def _other(self, element: Element, tag: str, text: str) -> str:
        """Return what is printed for an element that is no ordinary run."""
        if tag == _BREAK:
            return "\n"
        if tag == _FIELD and (element.get("type") or "").startswith("slidenum"):
            return str(self._slide_number)
        if local_name(element) == "m":
            return equation(element)
        return text


def _hollow(properties: Element | None) -> bool:
    """Tell whether letters are drawn as outlines, which are seen without a fill."""
    return properties is not None and any(is_drawn(part) for part in properties)


def _font_scale(properties: Element) -> float:
    fit = child(properties, _FIT)
    return (fraction(fit.get("fontScale")) if fit is not None else None) or 1.0


def _runs(shown: list[_Shown], inherited: str | None) -> tuple[Run, ...]:
    """Return texts as runs, those shown alike side by side as one; `inherited` is a colour."""
    runs: list[Run] = []
    texts: list[str] = []
    colour, struck = None, False
    for whole, look, paint in shown:
        own = inherited if paint is None else paint.colour
        for text, typed in parted(whole) if STROKE in whole else ((whole, False),):
            out = look.struck or typed
            if texts and (own != colour or out != struck):
                runs.append(Run(text="".join(texts), colour=colour, struck=struck))
                texts = []
            texts.append(text)
            colour, struck = own, out
    runs.append(Run(text="".join(texts), colour=colour, struck=struck))
    return tuple(runs)


def _printed(sign: _Sign, level: int, counts: _Counts) -> str | None:
    """Return a list sign as it is printed, a number counted on."""
    if counts:
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
    if sign.numbering is None:
        counts.pop(level, None)
        return sign.character
    before, count = counts.get(level, (None, 0))
    number = count + 1 if before == sign else sign.start
    counts[level] = (sign, number)
    return numbered(sign.numbering, number)


def _sign(inherited: tuple[Element, ...]) -> _Sign:
    for properties in inherited:
        for element in children(properties):
            tag = element.tag
            if tag == _NO_SIGN:
                return _UNSIGNED
            if tag == _CHARACTER:
                return _Sign(character=_bullet(element.get("char") or "", inherited))
            if tag == _PICTURE:
                return _Sign(character=_PICTURE_BULLET)
            if tag == _NUMBERING:
                return _Sign(
                    numbering=element.get("type") or "arabicPeriod",
                    start=integer(element.get("startAt")) or 1,
                )
    return _UNSIGNED


def _bullet(character: str, inherited: tuple[Element, ...]) -> str | None:
    fonts = (
        element.get("typeface")  # the text's own font has none
        for properties in inherited
        for element in children(properties)
        if element.tag in _BULLET_FONTS
    )
    return to_unicode(character, next(fonts, None)).strip() or None


def _typed_items(paragraph: Paragraph) -> list[Paragraph]:
    """Take typed list signs off; lines that begin with one of their own become paragraphs.

    A sign alone is the text, as in a matrix of dots.
    """
    text = paragraph.text
    if "\n" not in text and (text[0].isalnum() or not split_bullet(text)[1].strip()):
        return [paragraph]
    lines = text.split("\n")
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
    if len(items) == 1 and first is None:
        return [paragraph]
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
