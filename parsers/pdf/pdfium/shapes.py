"""Letters and figures that look like others than their font says they are.

A font's Unicode map may be wrong for some of them: then a date or a priority is read that nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import sqrt
from operator import mul
from typing import Final

from PIL import Image, ImageDraw

from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.fonts import Font
from parsers.pdf.texts.mislettered import SHARES

ACROSS: Final = 8  # parts that a shape is told by, from left to right, and from top to bottom
DOWN: Final = 10
FINE: Final = 4  # points of a part's side, of which some are inked
# How inked each part is, from 0 to f, of the shapes that the families of 135 fonts have on average: upright,
# slanted and bold ones, with serifs and without.
USUAL: Final = {
    "0": "029cdc502bc549e47e7004dabd3003cdeb2003cdfb2004dceb2005e8cc3019d45e958d8104aca510",
    "1": "1247aa9747addb955768bb841216bb730017cb530018da430019d933002ad833346bc9667abcccba",
    "2": "15addc7159a66be6354116eb122017e800004dd20015dc30016da20018d810119eb99996efffffd7",
    "3": "15aded8149965ae7143117e900113ad4005ded5000246cd4220007ea651018e8bb768dc349ccb710",
    "4": "0013698400269a83015a798203a83a8119a23d905c404e80dc99bfd99999cfa700019e500024ae71",
    "5": "28dffff829b877633a9200003ca996204cbabec2121029e8110007ea751029e7bc879da239cca610",
    "6": "0159cdb417c966844da311229e757610decaadc2ed5017e8eb2005dacc3017d75e957cb204acb710",
    "7": "bffffffe78777ae831003bc210018d600005d920002ac500017c810004ba500028b8200048951000",
    "8": "049cdc813aa537e76c7103da3cb418e405eedd504d947dd3db2006e9fa2005d9ae756bc317bcb720",
    "9": "04acdc505ca449e5ad5004dbcc3003dd9e7128fc2beccce9013439e522126ca26989b9304aa85200",
    "a": "15adda632ab99dc5396129d6362139d659999cd5bd6229c4eb202ac4eb316cc5aeaaced829c95696",
    "b": "89841000799400006a9444107cdbbdc37da326e98c6003cd9c4003cdac4006e8ce957cc2998bb820",
    "c": "016ceea41aeb8ae86eb41386be710132ed500000fd400000ee500122af9324733debaca5029cc941",
    "d": "000025cb000015db002436d918cbbde87d7229d7cb2018c6ea1018a6eb2039a69d869cb718ba8977",
    "e": "018cdc611ad97be56e8105eabd4004dbeebacdcafea88765ed400011ae8224723eebacb3039cc830",
    "f": "0027bdeb018ca55414bd853179cec97225bd732004cd410004dc300015db200027d9310068b84200",
    "g": "038abacb3ba65bc98c6017c69c5018b57a6448946d8458842bddcda443124996a9557a834acba620",
    "h": "89841000799400006a9433206cdbcdc47dc538e97d8106ea8d7007d99d5018d8bd4029d8ec4129d9",
    "k": "89841000798400006a9302326b826cc47c85ba427dbb92218eddb3109e67e910bd41be81ec314cc6",
    "m": "8abd5bd4aeaddbd99c4ad3ab9a1ab1abaa1aa1aaa90b91aab80b81b9c81c72b9d71c72bae72c73ba",
    "n": "7988cd918debade67eb527e97d9106ea8d7006d99e6017d99d5018d8ad5018d8cd4029e8ec5129d9",
    "o": "029ddb401bd88ce37e7116e9cd3003ddeb2003cefa2003dceb2005e9ad513ae43ec9ae8003aca500",
    "p": "78bbcd917ab747e86a8203cd6a7102bd7b7104da7d9339d48dcbcc609d522100bc400000db520000",
    "q": "04adcabb5da449ebbc4006d9eb2006d8eb2018c7bd635bc63bdbbdb6002259960001599700127898",
    "r": "79a76ceb8beccbda5aed74754be920224bd700005cd500006cc500007dc41000beb53100eea65200",
    "s": "039deda44bd98ae76ea312746ed831102aefeb500159dfe5320039f9973138e8cea9adc348bcb720",
    "t": "017b830012ad9311acefecb768fe966416ed510017ec400028eb400038ea411137dca874137aba74",
    "u": "ad8116db9e7016ea9e7007e99d6008e8ad5019e7bd4029d6cd403ad6cd637cc78ecbced928c95786",
    "v": "dd6215ec9e7117e85e8119d43da23ba22bc35c6128d68b4016caa92015ccb70014aeb400038c8100",
    "w": "e828829dc92ab2aaaa3cc2b78b5bd3b57b7ad6b36ca8c9b25cb7bb915db5ad804cb39d603a928b40",
    "x": "6bb517e81ad72bc305db8e50019ee900004ee300007ef50002dbeb1019d4ad615e816db2bd414bc7",
    "y": "8c8304dc4ba316d51ac42ab206d65c6103b9ab30028cd710015dc310014b711057aa21008c831100",
    "z": "6beeeeec5999adf823228ec20104de40002df60001af910018fb10115ed52344cfdbabb7eeeeeec7",
    "æ": "2ae97db24b9dd8b8462bb17c222b806c4abdcbdab93ac875e40b9011e52db254cbbbebc54c837c81",
    "ø": "0024667504aaaec23cb55ce48d5098e9bc2593dbcb3b24d9bda618e65eb67ca14cdaa82066442100",
    "å": "0057a7300165674100368520047997532aa77bc546313ad57b876bd4eb202ac4dc538dd53aca78a7",
}
FIGURES: Final = "023456789"  # 1 is a bare stroke in some fonts
_ALL_FIGURES: Final = f"1{FIGURES}"
# Those letters that no font shows as some show another: as `v` in slanted ones looks like `u`.
LETTERS: Final = "bcdehkmnopqrsuxz"
# How alike shapes are (1 the same, 0 not at all): so much more like another's, and so like that at least.
# Of 135 fonts, each held against the others' families, none has a figure or letter that is.
MORE: Final = 0.15
LIKE: Final = 0.65
OWN: Final = 0.7  # what is so like itself is not held against others
FEWEST: Final = 2  # of a font's letters and figures: two that were swapped
FEW: Final = 80  # letters of a font, of which no shares tell
# Letters of a font of which shares tell; the share of each is as usual, give or take this many times.
ENOUGH: Final = 400
TIMES: Final = 2.5
OFTEN: Final = 0.7  # of a hundred letters: shares of seldom ones tell nothing

_BEZIER: Final = 1  # FPDF_SEGMENT_BEZIERTO
_MOVE: Final = 2  # FPDF_SEGMENT_MOVETO

Outline = list[tuple[float, float]]


def look_at(font: Font) -> None:
    """Look at the shapes of a font's figures and letters that are new since it was last looked at.

    All figures are looked at, and letters where there are few of them, or some are oddly frequent: to
    look at a shape takes as long as to read some texts. The font's page is still to be open.
    """
    font.looked_at = len(font.strings)
    used = set().union(*font.strings).difference(font.looks)
    if not font.odd:
        text = "".join(font.strings).casefold()
        font.odd = len(text) < FEW or (font.odd is None and len(text) >= ENOUGH and _is_odd(text))
    new = used.intersection(FIGURES + LETTERS if font.odd else FIGURES)
    if new:
        font.looks.update(_looks(font.handle, sorted(new)))


def shows_others(font: Font) -> bool:
    """Tell whether a font shows other letters or figures than it says."""
    return sum(font.looks.values()) >= FEWEST


_ALL_LETTERS: Final = "".join(filter(str.isalpha, USUAL))


def _is_odd(text: str) -> bool:
    """Tell whether a letter is much more frequent, or less, than in texts."""
    counts = {letter: text.count(letter) for letter in SHARES}
    letters = sum(counts.values()) or 1
    return any(
        not share / TIMES < 100 * counts[letter] / letters < share * TIMES
        for letter, share in SHARES.items()
        if share >= OFTEN
    )


def _looks(font: Handle, chars: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Tell of characters whether they look much more like another figure or letter than like themselves."""
    usual = _usual()
    for char, shape in zip(chars, _shapes(font, chars), strict=True):
        length = _length(shape)
        others = _ALL_FIGURES if char in FIGURES else _ALL_LETTERS
        own = _along(shape, usual[char])
        if own >= OWN * length:
            yield char, False
        else:
            best = max([_along(shape, usual[other]) for other in others if other != char])
            yield char, best >= LIKE * length and best - own >= MORE * length


def _shapes(font: Handle, chars: Sequence[str]) -> Iterator[bytes]:
    """Yield how inked each part of characters is."""
    # Drawn one below another on one picture, which is much cheaper than to make many.
    image = Image.new("L", (ACROSS * FINE, DOWN * FINE * len(chars)), 0)
    pen = ImageDraw.Draw(image)
    for place, char in enumerate(chars):
        _draw(pen, _outlines(call.glyph(font, char)), place * DOWN * FINE)
    inks = image.reduce(FINE).tobytes()
    for start in range(0, len(inks), ACROSS * DOWN):
        yield inks[start : start + ACROSS * DOWN]


def _draw(pen: ImageDraw.ImageDraw, outlines: Sequence[Outline], top: int) -> None:
    """Draw a glyph so that it fills its place, which begins so far down."""
    points = [point for outline in outlines for point in outline]
    if not points:
        return
    xs, ys = zip(*points, strict=True)
    left, right, lower, upper = min(xs), max(xs), min(ys), max(ys)
    if left == right or lower == upper:
        return
    by_x, by_y = (ACROSS * FINE - 1) / (right - left), (DOWN * FINE - 1) / (upper - lower)
    sized = [(_area(outline) if outlines[1:] else 1.0, outline) for outline in outlines]
    turn = max(sized, key=lambda one: abs(one[0]))[0] > 0
    # What runs the other way round than the outermost outline is blank.
    for ink in (255, 0):
        for area, outline in sized:
            if (area > 0) == (turn == (ink > 0)):
                places = [((x - left) * by_x, (upper - y) * by_y + top) for x, y in outline]
                pen.polygon(places, fill=ink)


def _outlines(address: int) -> list[Outline]:
    """Return the outlines of a glyph by their corners, and by where bends begin and end."""
    if not address:
        return []
    glyph = call.handle_of(address)
    out: list[Outline] = []
    index, count = 0, call.count_glyph_segments(glyph)
    while index < count:
        segment = call.handle_of(call.glyph_segment(glyph, index))
        kind = call.segment_type(segment)
        if kind == _BEZIER:  # two points that it is drawn to, and its end
            index += 2
            segment = call.handle_of(call.glyph_segment(glyph, index))
        if kind == _MOVE or not out:
            out.append([])
        out[-1].append(call.point_of(segment))
        index += 1
    return [outline for outline in out if len(outline) > 2]  # noqa: PLR2004 - corners of an area


def _area(outline: Outline) -> float:
    """Return twice the area within an outline, negative where it runs clockwise."""
    before = outline[-1]
    area = 0.0
    for point in outline:
        area += before[0] * point[1] - point[0] * before[1]
        before = point
    return area


@cache
def _usual() -> dict[str, list[float]]:
    """Return the usual shapes less their means, of length 1."""
    out = {}
    for char, shape in USUAL.items():
        inks = [int(ink, 16) for ink in shape]
        mean = sum(inks) / len(inks)
        length = _length(inks)
        out[char] = [(ink - mean) / length for ink in inks]
    return out


def _length(inks: Sequence[int]) -> float:
    """Return the length of inks less their mean."""
    return sqrt(max(0.0, sum(map(mul, inks, inks)) - sum(inks) ** 2 / len(inks))) or 1.0


def _along(inks: Sequence[int], usual: Sequence[float]) -> float:
    """Return how far inks reach along a usual shape: their length where they are alike."""
    return float(sum(map(mul, inks, usual)))
