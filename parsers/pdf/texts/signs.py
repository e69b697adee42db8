"""List signs in front of a line: bullets, check marks, circles, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.bullets import DASHES, TRENDS, is_bullet
from parsers.figures import is_figure
from parsers.pdf.texts.habits import CHECKS, CIRCLES, NUMBER, Habits, is_ordinal, kind_of
from parsers.pdf.texts.lines import WORD_GAP, Line

CIRCLE_GAP: Final = 0.6  # of the size: a circle this far from its text is a list sign
NUMBER_GAP: Final = 0.4  # of the size: likewise for `1.` and `a)`
HANGING: Final = 2.0  # points; continued lines of a list item start this near to its text
NARROW: Final = 6.0  # times the size: a cell this narrow never holds a list
LONGEST_LABEL: Final = 5  # characters of a list sign, such as `viii.`
LONGEST_SIGN: Final = 3  # characters of a list sign that is not tagged as one, and of a pictogram
_TEXT: Final = re.compile(r"[^\W_]|[.,:;–/()?!-]")  # what no pictogram holds
_TYPED: Final = frozenset(DASHES + "*")
RING: Final = (
    "o"  # in a font of its own, such as Courier New: the list sign of PowerPoint's second level
)
# A list sign of a font whose letters are lost comes as some Latin letter or sign.
LAST_LATIN: Final = "\xff"
# Of the size: from its start to its text's; its width is not known. A letter and a blank take less.
LOST_STEP: Final = 0.85
_TYPED_NUMBER: Final = re.compile(r"(\d{1,2}[.)])\s+(?=[A-ZÆØÅ])")
_FIRST: Final = frozenset("1aAiI")  # numbers that lists begin with
_INITIAL: Final = re.compile(r"[A-Z]\.")  # a list's letter, or a person's: `A. Hansen`
# A day or a part of a year that a line begins with: `3. juni`, `1. kvartal`. No list sign stands there.
_TIME: Final = re.compile(
    r"(?:jan|feb|mars?|apr|mai|may|jun|jul|aug|sep|sept|okt|oct|nov|des|dec)\b"
    r"|(?:januar|februar|april|june?|juni|july?|juli|august|(?:sept|nov|des|dec)ember|o[kc]tober)\b"
    r"|(?:kvartal|tertial|halvår|quarter|half)\b",
    re.IGNORECASE,
)


def is_symbol(text: str) -> bool:
    """Tell whether a text is a sign without letters or digits, such as a Harvey ball."""
    if text[:1].isalnum():
        return False
    stripped = text.strip()
    return 0 < len(stripped) <= LONGEST_SIGN and _TEXT.search(stripped) is None


def with_whole_number(line: Line) -> Line:
    """Put a number and the point behind it together, where a line shows them one by one.

    They touch, or the tags say of both that they are a list's sign.
    """
    if len(line.pieces) < 3:  # noqa: PLR2004 - a number, its point and a text
        return line
    first, point, *rest = line.pieces
    number = first.text + point.text
    touching = point.x0 - first.x1 <= WORD_GAP * line.size or (first.label and point.label)
    if not (touching and NUMBER.fullmatch(number.rstrip())):
        return line
    return replace(line, pieces=[replace(first, text=number, x1=point.x1), *rest])


def sign_of(
    line: Line, following: Line | None, others: Sequence[Line], known: Habits, width: float
) -> str | None:
    """Return the list sign that a line's first piece is; None where it is none."""
    first = line.pieces[0]
    sign = first.text.strip()
    if first.label and 0 < len(sign) <= LONGEST_LABEL:
        return sign
    if len(sign) > LONGEST_SIGN:
        return None
    gap = line.pieces[1].x0 - first.x1
    if _has_own_font(line, sign, gap):
        return sign
    # `1.1` and `12.3.2024` are numbers as a whole.
    near = gap <= WORD_GAP * line.size and not first.text.endswith(" ")
    goes_on = near and line.pieces[1].text[:1].isdigit()
    numbered = NUMBER.fullmatch(sign) is not None and not goes_on
    if sign in CIRCLES or sign in CHECKS or numbered:
        in_turn = _is_in_turn(sign, others)
        hangs = (in_turn or _INITIAL.fullmatch(sign) is None) and (
            _hangs(line, sign, following, others) or (in_turn and _known(sign, line, known))
        )
        ordinal = is_ordinal(sign, line.pieces[1])
        if ordinal:
            hangs = _goes_on_below(line, following) or _is_listed(line, sign, others)
        listed = hangs or in_turn or not ordinal
        return sign if listed and _stands_apart(line, sign, width, hangs=hangs) else None
    if len(sign) != 1 or not is_bullet(sign):
        return None
    return None if _belongs(line, gap) else sign


def _has_own_font(line: Line, sign: str, gap: float) -> bool:
    """Tell whether a letter is a list sign, which another font than the text's shows as a picture."""
    first, text = line.pieces[:2]
    if sign == RING:
        word = text.text.lstrip()[:1].islower()  # an `o` before such may be one too
        return gap > WORD_GAP * line.size and (not word or first.font != text.font)
    if len(sign) > 1 or sign > LAST_LATIN or sign.isdigit():
        return False
    family, other = (piece.font.split("-", 1)[0] for piece in (first, text))
    return family != other and text.x0 - first.x0 > LOST_STEP * line.size


def _belongs(line: Line, gap: float) -> bool:
    """Tell whether a sign is a part of the text behind it, such as a figure's dash or arrow."""
    first, *rest = line.pieces
    sign = first.text.strip()
    if sign in _TYPED and gap <= WORD_GAP * line.size and not first.text.endswith(" "):
        return True
    signed = gap <= CIRCLE_GAP * line.size and sign in DASHES + TRENDS
    return signed and is_figure("".join([piece.text for piece in rest]).strip())


def _stands_apart(line: Line, sign: str, width: float, *, hangs: bool) -> bool:
    """Tell whether a circle, check mark or number stands before its text as a list sign does."""
    first, text = line.pieces[:2]
    gap = text.x0 - first.x1
    if NUMBER.fullmatch(sign):
        if _TIME.match("".join([piece.text for piece in line.pieces[1:]]).lstrip()):
            return False
        return hangs or gap > NUMBER_GAP * line.size
    return width >= NARROW * line.size and (hangs or gap > CIRCLE_GAP * line.size)


def _hangs(line: Line, sign: str, following: Line | None, others: Sequence[Line]) -> bool:
    """Tell whether a text goes on where it began, or another line sets its sign in the same way."""
    if _goes_on_below(line, following):
        return True
    text_x, kind = line.pieces[1].x0, kind_of(sign)
    return any(
        other is not line
        and len(other.pieces) > 1
        and abs(other.pieces[1].x0 - text_x) < HANGING
        and kind_of(other.pieces[0].text.strip()) == kind
        for other in others
    )


def _goes_on_below(line: Line, following: Line | None) -> bool:
    """Tell whether a text goes on where it began, and not below the sign before it."""
    text_x = line.pieces[1].x0
    return following is not None and abs(following.x0 - text_x) < HANGING < text_x - line.x0


def _is_listed(line: Line, sign: str, others: Sequence[Line]) -> bool:
    """Tell whether a number counts on from one that stands in the same way before no small letter.

    Or leads to such a one.
    """
    beside = {_counted(sign, -1), _counted(sign, 1)}
    return any(
        len(other.pieces) > 1
        and (number := other.pieces[0].text.strip()) in beside
        and abs(other.x0 - line.x0) < HANGING
        and not is_ordinal(number, other.pieces[1])
        for other in others
    )


def _is_in_turn(sign: str, others: Sequence[Line]) -> bool:
    """Tell whether a number is a list's first one, or the one before it begins a line too; all else is."""
    begun = {other.pieces[0].text.strip() for other in others}
    if _INITIAL.fullmatch(sign):  # of a name, unless letters go on from it, or lead to it
        return not begun.isdisjoint({_counted(sign, step) for step in (-1, 1)})
    if not sign[0].isalnum() or sign[:-1] in _FIRST:
        return True
    return _counted(sign, -1) in begun


def split_number(text: str, others: Sequence[Line]) -> tuple[str | None, str]:
    """Part a list's number from a text: where it stands near, some lines of the list are shown whole.

    Of it or of another line, the number before or behind it, the number is shown by itself.
    """
    found = _TYPED_NUMBER.match(text)
    if found is None:
        return None, text
    begun = [other.pieces[0].text.strip() for other in others]
    if found[1] in begun:  # it is shown by itself
        begun += [whole[1] for whole in map(_TYPED_NUMBER.match, begun) if whole]
    beside = {_counted(found[1], step) for step in (-1, 1)}
    return (None, text) if beside.isdisjoint(begun) else (found[1], text[found.end() :])


def _counted(sign: str, step: int) -> str:
    """Return the number or letter that a list has some steps behind one of its signs."""
    number = sign[:-1]
    other = str(int(number) + step) if number.isdigit() else chr(ord(number[0]) + step)
    return other + sign[-1]


def _known(sign: str, line: Line, known: Habits) -> bool:
    kind, offset = kind_of(sign), line.pieces[1].x0 - line.x0
    return any(kind == one and abs(offset - at) <= HANGING for one, at in known.hanging)
