"""Fonts of the drawn PDFs: Arial by name, and a small font of symbols made here."""

from __future__ import annotations

import math
from functools import cache
from io import BytesIO

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase.pdfmetrics import stringWidth

EM = 1000
RADIUS = 330
_CENTRE = (400.0, 340.0)
_OVER_THE_LETTER_BEFORE = (-280.0, 700.0)
_BLANK = "\u2002\u2003\u2009\u200a\u202f\u3000\u200b"
_FULL = "●⬤⚫🟢🟡🔴\uf06c"
_RINGS = "○◯⚪◦\uf0a1"
_HALVES = "◑◐◒◓◔◕◖◗"
_COMBINING = "\u030a\u0308"
_OTHER = "💎⚖☂♺❀✉⛑✔✓✅✘☐⏳▪▫‣➢\uf0a7\uf0d8\uf0fc\uf0b7\ufb01\ufb02⁃−†¹²³🔄"
SYMBOLS = _BLANK + _FULL + _RINGS + _HALVES + _COMBINING + _OTHER
GLYPHS = {ch: n + 1 for n, ch in enumerate(SYMBOLS)}
#: Advance widths in thousandths of an em.
_NARROW = {"\u200b": 0, "\u2009": 200, "\u200a": 100, "\u202f": 200, "\ufb01": 500, "\ufb02": 500}


def advance(ch: str) -> int:
    """Return a symbol's width in thousandths of the font size."""
    return 0 if ch in _COMBINING else _NARROW.get(ch, 800)


def _ring(
    pen: TTGlyphPen,
    radius: float,
    *,
    clockwise: bool,
    half: bool = False,
    centre: tuple[float, float] = _CENTRE,
) -> None:
    steps = 24
    turn = math.pi if half else 2 * math.pi
    angles = [-math.pi / 2 + turn * n / steps for n in range(steps + (1 if half else 0))]
    if clockwise:
        angles.reverse()
    points = [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in angles]
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def _glyph(ch: str) -> Glyph:
    pen = TTGlyphPen(None)
    if ch in _FULL:
        _ring(pen, RADIUS, clockwise=True)
    elif ch in _RINGS or ch in _HALVES:
        _ring(pen, RADIUS, clockwise=True)
        _ring(pen, RADIUS - 50, clockwise=False)
        if ch in _HALVES:
            _ring(pen, RADIUS - 50, clockwise=True, half=True)
    elif ch in _COMBINING:
        _ring(pen, 90, clockwise=True, centre=_OVER_THE_LETTER_BEFORE)
    elif ch not in _BLANK:
        pen.moveTo((100, 60))
        for point in ((100, 600), (700, 600), (700, 60)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


@cache
def symbol_program() -> bytes:
    """Return the symbol font as a TrueType file."""
    names = [".notdef", *(f"s{n}" for n in range(len(SYMBOLS)))]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(ch): names[g] for ch, g in GLYPHS.items()})
    glyphs = {".notdef": _glyph(" ")} | {names[g]: _glyph(ch) for ch, g in GLYPHS.items()}
    builder.setupGlyf(glyphs)
    metrics = {".notdef": (800, 0)} | {names[g]: (advance(ch), 0) for ch, g in GLYPHS.items()}
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Deckmaker", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


@cache
def _unicode_map() -> bytes:
    pairs = "\n".join(
        f"<{glyph:04X}> <{ch.encode('utf-16-be').hex().upper()}>" for ch, glyph in GLYPHS.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(GLYPHS)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    ).encode()


def _descriptor(pdf: pikepdf.Pdf, name: str, *, flags: int, program: bytes | None) -> Dictionary:
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + name),
        Flags=flags,
        FontBBox=Array([-200, -212, 1100, 905]),
        ItalicAngle=0,
        Ascent=905,
        Descent=-212,
        CapHeight=716,
        StemV=80,
    )
    if program:
        descriptor.FontFile2 = pdf.make_stream(program)
    return descriptor


def add_fonts(pdf: pikepdf.Pdf) -> Dictionary:
    """Return the font resources: F1 Arial, F2 its bold, S1 symbols, W1 the same as Wingdings."""
    fonts = Dictionary()
    for key, name, metric in (
        ("/F1", "ArialMT", "Helvetica"),
        ("/F2", "Arial-BoldMT", "Helvetica-Bold"),
    ):
        codes = [bytes([code]).decode("cp1252", "replace") for code in range(32, 256)]
        widths = [0 if ch == "\ufffd" else round(stringWidth(ch, metric, 1000)) for ch in codes]
        fonts[key] = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.TrueType,
                BaseFont=Name("/" + name),
                Encoding=Name.WinAnsiEncoding,
                FirstChar=32,
                LastChar=255,
                Widths=Array(widths),
                FontDescriptor=_descriptor(pdf, name, flags=32, program=None),
            )
        )
    for key, name in (("/S1", "BCDEEE+SegoeUISymbol"), ("/W1", "BCDFEE+Wingdings-Regular")):
        below = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/" + name),
            CIDSystemInfo=Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            CIDToGIDMap=Name.Identity,
            DW=800,
            W=Array([1, Array([advance(ch) for ch in SYMBOLS])]),
            FontDescriptor=_descriptor(pdf, name, flags=4, program=symbol_program()),
        )
        fonts[key] = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name("/" + name),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([below]),
                ToUnicode=pdf.make_stream(_unicode_map()),
            )
        )
    return fonts


def split_by_font(text: str, *, bold: bool, symbols: str | None) -> list[tuple[str, str]]:
    """Cut a text into stretches of one font resource each: (`F1`, "abc"), (`S1`, "●")."""
    out: list[tuple[str, str]] = []
    for ch in text:
        key = "S1"
        if ch in GLYPHS and (symbols or not _in_latin(ch)):
            key = "W1" if symbols else "S1"
        elif _in_latin(ch):
            key = "F2" if bold else "F1"
        else:
            raise KeyError(f"the symbol font has no glyph for {ch!r}")
        if out and out[-1][0] == key:
            out[-1] = (key, out[-1][1] + ch)
        else:
            out.append((key, ch))
    return out


def _in_latin(ch: str) -> bool:
    try:
        ch.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def encoded(key: str, text: str) -> str:
    """Return a string operand for text in this font."""
    if key in {"F1", "F2"}:
        return f"<{text.encode('cp1252').hex()}>"
    return "<" + "".join(f"{GLYPHS[ch]:04X}" for ch in text) + ">"


def width(key: str, text: str, size: float) -> float:
    """Return how wide text in this font is, in points."""
    if key in {"F1", "F2"}:
        return float(stringWidth(text, "Helvetica-Bold" if key == "F2" else "Helvetica", size))
    return sum(advance(ch) for ch in text) * size / 1000
