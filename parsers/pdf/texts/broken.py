"""Words, dates and figures that a line's end breaks without a hyphen."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from parsers.lines import is_cut_date
from parsers.pdf.texts.signs import HANGING
from parsers.pdf.texts.widths import widest
from parsers.pdf.texts.wrapping import MARGIN, Item, Setting, is_broken_link
from parsers.spelling import is_half, may_be_whole, may_begin_word, may_end_word
from schema import Box

LONGEST_REST: Final = 3  # letters of a word in capitals that stand on the next line
# Of the font size: a sign's text stands so far from where the next line begins in justified lines alone.
STRETCHED: Final = 4.0
NEARLY: Final = 0.8  # of a line: letters differ in width
DIGIT: Final = 0.55  # of the font size: how wide a digit is at least, in most fonts

# Words that an office may begin a line with of its own accord, behind a word that fills the line.
_LINK: Final = re.compile(
    r"og|eller|samt|men|som|at|å|i|på|av|til|for|med|fra|hos|ved|om|mot|etter|før|and|or|of|in|to"
    r"|ble|blir|har|skal|kan|ikke|mellom|the|ein|frå|ikkje|vart|vert"
)
_LAST_WORD: Final = re.compile(r"[^\W\d_]*$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]*")
_CUT_FIGURE: Final = re.compile(r"(?:^|[ (])[–−-]$")  # a figure's sign, its digits on the next line
_SIGN: Final = re.compile(r"(?:^|[(:=<>] ?)[–−-]$")  # likewise where no dash between words stands


class Joint(Enum):
    """What a line's end parts: two words, one word, or either for all that is printed."""

    WORDS = auto()
    WORD = auto()
    EITHER = auto()


def joint(before: Item, after: Item, setting: Setting) -> Joint:
    """Tell whether a word or a date was broken at the cell's edge, without a hyphen."""
    spaced = setting.known.spaced
    if after.text[:1].isdigit():
        sign = _CUT_FIGURE if spaced else _SIGN
        if sign.search(before.text) is not None or is_cut_date(before.text, after.text):
            return Joint.WORD
    if spaced and before.text.endswith("/"):  # no blank was printed behind it
        return Joint.WORD
    # Only what is too long for a line is broken, and a link, which LibreOffice breaks anywhere.
    link = spaced and is_broken_link(before, after, setting.known)
    if " " in before.text.strip() and not link:
        # LibreOffice breaks a word that is too long for a line where it stands, behind another.
        torn = setting.in_table and before.text[-1:].islower() and after.text[:1].islower()
        torn = torn and (
            _may_be_bound(before, after, setting)
            or (spaced and _is_too_long(before, after, setting))
        )
        return Joint.EITHER if torn and _is_full(before, after, setting) else Joint.WORDS
    found = _printed(before, after, setting, link=link) if spaced else _read(before, after, setting)
    return found if found is Joint.WORDS or _is_full(before, after, setting) else Joint.WORDS


def _printed(before: Item, after: Item, setting: Setting, *, link: bool) -> Joint:
    """Judge a line's end where those between words have a printed blank, and this one has none."""
    box = setting.box
    last, rest = before.text[-1:], after.text.split(" ", 1)[0]
    found = Joint.WORD
    if last.isupper() and not link:
        cut = before.text.isupper() and rest.isupper() and len(rest) <= LONGEST_REST
        cut = cut or (len(before.text) == 1 and box is not None and rest[:1].islower())
    elif last.isdigit():
        figure = before.text.isdigit() and after.text.isdigit()
        cut = figure and box is not None and _has_no_room_for_more(before, box)
    else:
        cut = last.isalpha() and rest[:1].isalpha() and rest[:1].islower()
        # A text box is as wide as its lines, and an office may end one by hand in a title.
        if not (setting.in_table or _is_one(last_word(before), first_word(after))):
            found = Joint.EITHER
    return found if cut and (box is not None or not _LINK.fullmatch(rest)) else Joint.WORDS


def _read(before: Item, after: Item, setting: Setting) -> Joint:
    """Judge a line's end by its letters: some stand together in no word, and at no word's end.

    Where nothing draws the cell, its longest line is no sure sign that there is no room for more.
    """
    half, rest = last_word(before), first_word(after)
    if not (half and rest[:1].islower()):
        return Joint.WORDS
    if _has_room(before, rest, setting):
        return Joint.WORDS
    if _is_torn(half, rest):
        return Joint.WORD
    drawn = setting.box is not None or not setting.in_table
    return Joint.EITHER if drawn and _LINK.fullmatch(rest) is None else Joint.WORDS


def _may_be_bound(before: Item, after: Item, setting: Setting) -> bool:
    """Tell whether a line may be two words bound by a blank that breaks no line, the second one broken."""
    rest = first_word(after)
    bound = before.text.strip().count(" ") == 1 and _LINK.fullmatch(rest) is None
    return bound and not _has_room(before, rest, setting)


def _is_too_long(before: Item, after: Item, setting: Setting) -> bool:
    """Tell whether the word that a line may break is about as wide as a whole line, by its letters."""
    letters = len(last_word(before)) + len(first_word(after))
    each = (before.line.x1 - before.text_x) / max(1, len(before.text.rstrip()))
    return letters * each > NEARLY * (setting.edge - before.text_x)


def _has_room(before: Item, rest: str, setting: Setting) -> bool:
    """Tell whether the letter that the next line begins with would have fitted behind a line."""
    return setting.edge - before.line.x1 >= widest(rest[0], before.line.size)


def _is_torn(half: str, rest: str) -> bool:
    """Tell whether letters before and behind a line's end cannot be two words."""
    return is_half(half) or not (may_end_word(half) and may_begin_word(rest))


def _is_one(half: str, rest: str) -> bool:
    """Tell whether letters before and behind a line's end are one word, or look more like one."""
    return _is_torn(half, rest) or may_be_whole(half, rest)


def last_word(item: Item) -> str:
    """Return the letters that a line ends with."""
    found = _LAST_WORD.search(item.text.rstrip())
    return found[0] if found is not None else ""


def first_word(item: Item) -> str:
    """Return the letters that a line begins with."""
    found = _FIRST_WORD.match(item.text.lstrip())
    return found[0] if found is not None else ""


def _is_full(before: Item, after: Item, setting: Setting) -> bool:
    """Tell whether a line goes on to the cell's edge."""
    # What is set at the right ends at the cell's edge, however short.
    box, line = setting.box, before.line
    at_left = box is None or line.x0 - box.x0 <= MARGIN + line.size
    # So does a justified line of one word, by the blank behind its sign.
    stretched = before.bullet and before.text_x - after.line.x0 > STRETCHED * line.size
    full = setting.edge - line.x1 < line.size and not stretched
    return full and (at_left or abs(after.line.x0 - before.text_x) < HANGING)


def _has_no_room_for_more(figure: Item, box: Box) -> bool:
    """Tell whether one digit more would not fit into a cell beside a figure."""
    digits, size = len(figure.text.strip()), figure.line.size
    digit = max(DIGIT * size, (figure.line.x1 - figure.text_x) / digits)
    return (digits + 1) * digit > box.x1 - box.x0 - 2 * MARGIN
