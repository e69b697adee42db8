"""Lines of a cell or text box become paragraphs: list signs, wrapped lines, broken words."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from parsers.bullets import split_bullet
from parsers.pdf.habits import CIRCLES, USUAL_PITCH, Habits
from parsers.pdf.lines import SAME_LINE, SMALL, Line, Stretch, lines, make_line, stretches
from parsers.pdf.page import Piece
from parsers.pdf.signs import HANGING, LONGEST_SIGN, sign_of, with_whole_number
from schema import Box, Paragraph, Run
from schema.vocabulary import REMEMBERED

PARAGRAPH_GAP: Final = 1.3  # times the usual distance of baselines: a new paragraph
LEAST_STEP: Final = 0.8  # of the size: baselines nearer than this are no two lines'
LOOSER: Final = 1.15  # times the deck's usual distance: a cell's own may be as much wider
SIZE_CHANGE: Final = 1.15  # ratio of sizes: a new paragraph
BLANK: Final = 0.25  # of the size: a blank's usual width
# Of the size: a next word that would have fitted with this much to spare was not wrapped.
ROOM: Final = 1.0
SURE_ROOM: Final = 0.3  # of the size: likewise where the next line begins as a paragraph does
TRAILING_ROOM: Final = 3.0  # of the size: likewise where the line ends with a printed blank
MARGIN: Final = 7.2  # points; PowerPoint's and LibreOffice's usual inset at a cell's sides

_LEFT: Final = attrgetter("x0")

# Words and signs after which a sentence goes on, whatever the next line begins with.
OPEN: Final = re.compile(
    r"(?:[,(–&]|(?:^| )(?:og|eller|samt|men|som|at|å|i|på|av|til|for|med|fra|hos|ved|om|under|over|"
    r"mellom|mot|etter|før|innen|per|pr|iht|ift|inkl|hva|når|hvor|da|den|det|de|en|et|ei|ein|eit|"
    r"både|enten|and|or|but|that|to|in|on|of|with|from|at|by|the|a|an)\.?)$",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"(?:\d{1,2}|[A-Za-z])[.)]\s+\S")
_CUT_DATE: Final = re.compile(r"(?<!\d)(?:\d{1,2}[./]){2}(?:20\d|2|20)$")
# An address on the web up to where a line breaks it: behind a sign that addresses are made of.
_CUT_ADDRESS: Final = re.compile(r"(?:https?:|www\.)\S*$", re.IGNORECASE)
_ADDRESS_SIGNS: Final = ("/", "?", "&", "=", "_", "#")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to the right the lines of a column go, and how far they may go at most, in points."""

    lines: float
    end: float | None = None


@dataclass(slots=True)
class _Room:
    """What a cell's lines are measured by: `pitch` is the largest distance of baselines, in sizes.

    `right` is how far lines go, in points, `end` how far they may go, None where nothing tells.
    `bare` tells that they are a cell's, at its left side, and have no list signs.
    """

    pitch: float
    right: float
    end: float | None = None
    bare: bool = False


@dataclass(slots=True)
class _Item:
    """A line as a paragraph's part: its sign, if it starts with one, and what follows.

    `guessed` tells that nothing printed shows whether it starts a paragraph.
    """

    line: Line
    bullet: str | None
    bullet_x: float
    text_x: float
    stretches: list[Stretch]
    text: str
    guessed: bool = False


def _item(
    line: Line, following: Line | None, others: Sequence[Line], known: Habits, width: float
) -> _Item:
    """Take a line for a paragraph's part; `width` is how wide the cell or text box is."""
    if len(line.pieces) > 1:
        sign = sign_of(line, following, others, known, width)
        if sign is not None:
            rest = line.pieces[1:]
            given = stretches(line, rest)
            return _Item(line, sign, line.x0, rest[0].x0, given, _text(given))
    given = stretches(line, line.pieces)
    whole = _text(given)
    bullet, text = _split_sign(whole)
    if bullet is not None:
        given = _cut(given, len(whole) - len(text))
    return _Item(line, bullet, line.x0, line.x0, given, text)


def _text(given: Sequence[Stretch]) -> str:
    return given[0][0] if len(given) == 1 else "".join([text for text, _, _ in given])


def _cut(given: Sequence[Stretch], count: int) -> list[Stretch]:
    out = []
    for text, colour, struck in given:
        if count >= len(text):
            count -= len(text)
            continue
        out.append((text[count:], colour, struck))
        count = 0
    return out


def is_symbol(text: str) -> bool:
    """Tell whether a text is a sign without letters or digits, such as a Harvey ball."""
    if text[:1].isalnum():
        return False
    stripped = text.strip()
    return 0 < len(stripped) <= LONGEST_SIGN and not any(
        char.isalnum() or char in ".,:;-–/()?!" for char in stripped
    )


def paragraphs(
    pieces: Iterable[Piece],
    known: Habits,
    box: Box | None = None,
    reach: Reach | None = None,
) -> tuple[Paragraph, ...]:
    """Compose the paragraphs of a cell or a text box.

    `box` is the cell, where it is known; `reach` is its column's.
    """
    given = [piece for piece in pieces if piece.text.strip()]
    if not given:
        return ()
    if len(given) == 1:  # in most cells
        return (_of_one(given[0]),)
    found = _lines(given)
    if len(given) > 2:  # noqa: PLR2004 - a number, its point and a text
        found = [with_whole_number(line) for line in found]
    right = max([line.x1 for line in found])
    width = box.x1 - box.x0 if box is not None else right - min([line.x0 for line in found])
    if len(found) == 1:
        item = _item(found[0], None, found, known, width)
        return (_paragraph([item], [round(item.bullet_x)], box, right, known),)
    items = [
        _item(line, after, found, known, width)
        for line, after in zip(found, [*found[1:], None], strict=True)
    ]
    room = _Room(PARAGRAPH_GAP * min(_pitch(found), known.pitch * LOOSER), right)
    listed = any([item.bullet for item in items])
    if reach is not None and (listed or _left_aligned(items)):
        room.right = right = max(right, reach.lines)
        room.end = _end(items, right, reach.end)
        room.bare = not listed
    groups: list[list[_Item]] = []
    for item in items:
        if groups and _continues(groups[-1], item, room, known):
            groups[-1].append(item)
        else:
            groups.append([item])
    indents: list[int] = []
    if listed:
        indents = sorted({round(group[0].bullet_x) for group in groups if group[0].bullet})
    return tuple([_paragraph(group, indents, box, right, known) for group in groups])


def _of_one(piece: Piece) -> Paragraph:
    """Make the paragraph of a text printed in one go."""
    bullet, text = _split_sign(piece.text)
    run = Run(text.strip(" "), piece.colour, piece.struck)
    return Paragraph((run,), bullet, 0, _rounded(piece.size))


def _split_sign(text: str) -> tuple[str | None, str]:
    """Part a typed list sign from the text behind it, if there are both."""
    if text[:1].isalnum():  # most texts: none of those is a sign
        return None, text
    start = text.lstrip()
    if not (start[:1].isalnum() or start[:1] in CIRCLES):
        bullet, rest = split_bullet(start)
        if bullet is not None and rest.strip():
            return bullet, rest
    return None, text


def _lines(pieces: list[Piece]) -> list[Line]:
    """Gather pieces into lines; a pictogram that stands left of a whole paragraph is the first."""
    first = min(pieces, key=_LEFT)
    sign = first.text.strip()
    if not is_symbol(sign) or split_bullet(f"{sign} x")[0]:
        return lines(pieces)
    rest = [piece for piece in pieces if piece is not first]
    left = min(piece.x0 for piece in rest)
    size = max(piece.size for piece in rest)
    # A footnote's raised mark stands higher than its line does.
    head = min((piece for piece in rest if piece.size > SMALL * size), key=attrgetter("baseline"))
    on_first_line = abs(head.baseline - first.baseline) <= SAME_LINE * head.size
    amid = any(piece.top < first.bottom and first.top < piece.bottom for piece in rest)
    if first.x1 <= left + 1 and amid and not on_first_line:
        return [make_line([first]), *lines(rest)]
    return lines(pieces)


def _left_aligned(items: Sequence[_Item]) -> bool:
    starts = [item.text_x for item in items]
    return max(starts) - min(starts) < HANGING


def _pitch(found: Sequence[Line]) -> float:
    """Return the usual distance between baselines of wrapped lines, in sizes."""
    least = math.inf
    for line, after in itertools.pairwise(found):
        step = after.baseline - line.baseline
        if step > SAME_LINE * line.size:
            step /= after.size if after.size > line.size else line.size
            if LEAST_STEP < step < least:
                least = step
    return USUAL_PITCH if least == math.inf else least


def _block(item: _Item) -> int:
    """Return the paragraph that the tags put a line in, 0 where they tell nothing."""
    pieces = item.line.pieces
    if len(pieces) == 1:
        return 0 if pieces[0].label else pieces[0].block
    blocks = {piece.block for piece in pieces if not piece.label}
    return blocks.pop() if len(blocks) == 1 else 0


def _continues(group: list[_Item], item: _Item, room: _Room, known: Habits) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    before = group[-1]
    block = _block(item)
    block_before = _block(before) if block else 0
    if block_before and (block != block_before or item.bullet is None):
        return block == block_before
    if _starts(group[0], before, item) or _set_apart(group[0], before.line, item.line, room.pitch):
        return False
    if not item.text.strip() or before.text.rstrip(" ").endswith(("-", "/")):
        return True
    if before.text.endswith(_ADDRESS_SIGNS) and _CUT_ADDRESS.search(_whole(group)):
        return True
    if _had_room(before, item, room, known):
        return False
    item.guessed = room.bare and not known.spaced and _begins(item) and not _is_open(group)
    # A paragraph holds several sentences more often than it ends where there is no room left.
    return not item.guessed or before.text.rstrip(" ").endswith(".")


def _whole(group: Sequence[_Item]) -> str:
    return "".join([item.text for item in group])


def _had_room(before: _Item, item: _Item, room: _Room, known: Habits) -> bool:
    """Tell whether a line's first word would have fitted behind the line before it.

    Where wrapped lines end with a printed blank, a line without one ends its paragraph, unless it
    is full: then a word may have been broken.
    """
    big = max(before.line.size, item.line.size)
    right = room.right
    needed = _first_word(item) + (BLANK + ROOM) * big
    if before.text.endswith(" "):
        needed += TRAILING_ROOM * big
    elif known.spaced:
        needed = -math.inf if _begins(item) and " " in before.text.strip() else ROOM * big
    elif room.end is not None and _begins(item):
        right = room.end
        needed = _first_word(item) + (BLANK + SURE_ROOM) * big
    return right - before.line.x1 > needed


def _first_word(item: _Item) -> float:
    """Return how wide a line's first word is, in points."""
    text = item.text.strip()
    return (item.line.x1 - item.text_x) * len(text.split(None, 1)[0]) / len(text)


def _begins(item: _Item) -> bool:
    """Tell whether a line begins as a sentence does: what a paragraph wraps mostly does not."""
    return item.text.lstrip(" “”«\"'(")[:1].isupper()


def _end(items: Sequence[_Item], right: float, most: float | None) -> float | None:
    """Return how far to the right lines may go: to where those had no room that were wrapped.

    A line that begins in the middle of a sentence was wrapped, since it did not fit behind the
    one before it.
    """
    if most is None:
        return None
    for before, item in itertools.pairwise(items):
        if item.bullet is None and item.text.lstrip()[:1].islower():
            big = max(before.line.size, item.line.size)
            most = min(most, before.line.x1 + BLANK * big + _first_word(item))
    return most if most > right else right


def _is_open(group: Sequence[_Item]) -> bool:
    """Tell whether a paragraph cannot end where it does: after a comma, `og`, or an open bracket."""
    text = _whole(group).rstrip(" ")
    return OPEN.search(text) is not None or text.count("(") > text.count(")")


def _starts(head: _Item, before: _Item, item: _Item) -> bool:
    """Tell whether a line's text shows that it starts a paragraph."""
    if item.bullet is not None or is_symbol(before.text) or is_symbol(item.text):
        return True
    start = item.text.lstrip()
    numbered = _LISTED.match(start) and _LISTED.match(head.text.lstrip())
    return start[:1] in CIRCLES or bool(numbered)


def _set_apart(head: _Item, before: Line, line: Line, limit: float) -> bool:
    """Tell whether a line's size, distance or indent shows that it starts a paragraph."""
    big, small = before.size, line.size
    if big < small:
        big, small = small, big
    hanging = head.bullet is not None and head.text_x - head.bullet_x > HANGING
    return (
        big > SIZE_CHANGE * small
        or line.baseline - before.baseline > limit * big
        or (hanging and line.x0 < head.bullet_x - HANGING)
    )


def _paragraph(
    group: list[_Item], indents: list[int], box: Box | None, right: float, known: Habits
) -> Paragraph:
    head = group[0]
    given, size, guessed = head.stretches, head.line.size, head.guessed
    if len(group) > 1:
        given = _wrapped(group, box, right, known)
        for item in group:
            if item.line.size > size:
                size = item.line.size
            guessed = guessed or item.guessed
    level = indents.index(round(head.bullet_x)) if head.bullet else 0
    return Paragraph(_runs(given), head.bullet, level, _rounded(size), guessed)


def _runs(given: Sequence[Stretch]) -> tuple[Run, ...]:
    """Make the runs of a paragraph, without the blanks at its ends."""
    if len(given) == 1:
        text, colour, struck = given[0]
        return (Run(text.strip(" "), colour, struck),)
    texts = [text for text, _, _ in given]
    texts[0] = texts[0].lstrip(" ")
    texts[-1] = texts[-1].rstrip(" ")
    return tuple(
        [
            Run(text, colour, struck)
            for text, (_, colour, struck) in zip(texts, given, strict=True)
            if text
        ]
    )


@lru_cache(maxsize=REMEMBERED)
def _rounded(size: float) -> float:
    return round(size, 1)


def _wrapped(group: Sequence[_Item], box: Box | None, right: float, known: Habits) -> list[Stretch]:
    """Return the stretches of several lines, with a line break where they were wrapped."""
    out: list[Stretch] = []
    before: _Item | None = None
    for item in group:
        wrapped = (
            before is not None
            and not _broken(before, item, box, right, known)
            and not (
                out and out[-1][0].endswith(_ADDRESS_SIGNS) and _CUT_ADDRESS.search(out[-1][0])
            )
        )
        for text, colour, struck in item.stretches:
            added = "\n" + text.lstrip(" ") if wrapped else text
            wrapped = False
            if out and out[-1][1:] == (colour, struck):
                added = out.pop()[0] + added
            out.append((added, colour, struck))
        before = item
    return out


def _broken(before: _Item, after: _Item, box: Box | None, right: float, known: Habits) -> bool:
    """Tell whether a word or a date was broken at the cell's edge, without a hyphen."""
    if after.text[:1].isdigit() and _CUT_DATE.search(before.text):
        return True
    if not known.spaced or box is None:
        return False
    last, first = before.text[-1:], after.text[:1]
    if not (last.isalpha() and first.isalpha() and first.islower()):
        return False
    if " " in before.text.strip():  # only a word that is too long for a line is broken
        return False
    room = max(right, box.x1 - MARGIN) - before.line.x1
    return room < before.line.size
