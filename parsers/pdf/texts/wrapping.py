"""Lines that go on with the paragraph before them: they were wrapped, and did not fit behind it."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.bullets import begin_alike
from parsers.lines import is_cut_address, is_cut_date
from parsers.pdf.texts.habits import ARROWS, CIRCLES, USUAL_PITCH, Habits
from parsers.pdf.texts.lines import SAME_LINE, Line, Stretch
from parsers.pdf.texts.signs import HANGING, is_symbol
from parsers.pdf.texts.widths import first_word, measured
from schema import Box
from schema.values import cached_property

MARGIN: Final = 7.2  # points; PowerPoint's and LibreOffice's usual inset at a cell's sides
PARAGRAPH_GAP: Final = 1.3  # times the usual distance of baselines: a new paragraph
LEAST_STEP: Final = 0.8  # of the size: baselines nearer than this are no two lines'
LOOSER: Final = 1.15  # times the deck's usual distance: a cell's own may be as much wider
SIZE_CHANGE: Final = 1.15  # ratio of sizes: a new paragraph
# Of the size: a next word that would have fitted with this much to spare was not wrapped.
ROOM: Final = 1.0
SURE_ROOM: Final = 0.3  # of the size: likewise where the next line begins as a paragraph does
# Of the size: where a word hardly fits, or hardly not, its letters are measured.
UNSURE: Final = 1.5
TRAILING_ROOM: Final = 3.0  # of the size: likewise where the line ends with a printed blank

CLOSED: Final = (".", ":", ";", "!", "?")  # what a sentence or the words before a list end with
BLANK: Final = 0.25  # of the size: a blank's usual width
DASH: Final = 0.9  # of the size: a dash and a blank are narrower than this
ARROW: Final = 1.4  # of the size: so are an arrow and a blank than this

# Words and signs after which a sentence goes on, whatever the next line begins with.
OPEN: Final = re.compile(
    r"(?:[,(–&]|(?:^| )(?:og|eller|samt|men|som|at|å|i|på|av|til|for|med|fra|hos|ved|om|under|over|"
    r"mellom|mot|etter|før|innen|per|pr|iht|ift|inkl|hva|når|hvor|da|den|det|de|en|et|ei|ein|eit|"
    r"både|enten|and|or|but|that|to|in|on|of|with|from|at|by|the|a|an)\.?)$",
    re.IGNORECASE,
)
# Those of them that a sentence may end with too: `tall de kan styre etter`.
STRANDED: Final = re.compile(
    r" (?:i|på|til|for|med|hos|ved|om|under|over|mot|etter|før|in|on|with|at|by)$"
)
UNITS: Final = frozenset(
    {"%", "‰", "kr", "€", "£", "$"}
)  # alone on a line, they are the number's above
OPEN_WITHIN: Final = 12  # characters; none of those is longer, with its blank and point
_PLAIN: Final = frozenset({None, "000000"})  # the colours of texts that are no links
# Where one begins an item, the next ones begin with theirs: `1. kvartal` numbers none.
_NUMBERED: Final = re.compile(r"(?:\d{1,2}|[A-Za-z])\)\s|\d{1,2}\.\s+[A-ZÆØÅ]")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to the right the lines of a column go, and how far they may go at most, in points."""

    lines: float
    end: float | None = None


@dataclass(slots=True)
class Item:
    """A line as a paragraph's part: its sign, if it starts with one, and what follows.

    `guessed` tells that nothing printed shows whether it starts a paragraph, `by_hand` that it was
    broken off the one before it by hand.
    """

    line: Line
    bullet: str | None
    bullet_x: float
    text_x: float
    stretches: list[Stretch]
    text: str
    guessed: bool = False
    by_hand: bool = False


@dataclass(slots=True)
class Room:
    """What a cell's lines are measured by: `pitch` is the largest distance of baselines, in sizes.

    `right` is how far lines go, in points, `end` how far they may go, None where nothing tells.
    `bare` tells that they are a cell's, at its left side, and have no list signs.
    """

    pitch: float
    right: float
    end: float | None = None
    bare: bool = False


class Setting:
    """How the lines of a cell or text box are set; `reach` tells its column's reach, if any.

    Their room is measured when it is first asked for: where tags tell paragraphs, nobody does.
    """

    def __init__(
        self,
        items: Sequence[Item],
        known: Habits,
        box: Box | None,
        reach: Callable[[], Reach | None] | None,
    ) -> None:
        self.known = known
        self.box = box
        self._items = items
        self._reach = reach
        self.in_table = reach is not None or box is not None

    @cached_property
    def room(self) -> Room:
        items = self._items
        reach = self._reach() if self._reach is not None else None
        lines = [item.line for item in items]
        pitch = PARAGRAPH_GAP * min(_pitch(lines), self.known.pitch * LOOSER)
        right = max([line.x1 for line in lines])
        listed = any([item.bullet for item in items])
        if reach is None or not (listed or _left_aligned(items)):
            return Room(pitch, right)
        right = max(right, reach.lines)
        return Room(pitch, right, _end(items, right, reach.end), not listed)

    @cached_property
    def edge(self) -> float:
        """How far to the right a cell's lines may go: it has the same room there as at its left."""
        box, items = self.box, self._items
        if box is None:
            return self.room.right
        listed = any([item.bullet for item in items])
        # Lines set in the middle start further right the shorter they are.
        unlike = max([i.line.x1 for i in items]) - min([i.line.x1 for i in items]) > HANGING
        left = listed or (unlike and _left_aligned(items))
        inset = min([item.bullet_x for item in items]) - box.x0 if left else MARGIN
        return max(self.room.right, box.x1 - max(MARGIN, inset))


def _left_aligned(items: Sequence[Item]) -> bool:
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


def _end(items: Sequence[Item], right: float, most: float | None) -> float | None:
    """Return how far to the right lines may go: to where those had no room that were wrapped.

    A line that begins in the middle of a sentence was wrapped, since it did not fit behind the
    one before it.
    """
    if most is None:
        return None
    for before, item in itertools.pairwise(items):
        if item.bullet is None and item.text.lstrip()[:1].islower():
            big = max(before.line.size, item.line.size)
            most = min(
                most, before.line.x1 + BLANK * big + first_word(item.line, item.text_x, item.text)
            )
    return most if most > right else right


def _block(item: Item) -> int:
    """Return the paragraph or the text that the tags put a line in, 0 where they tell nothing."""
    pieces = item.line.pieces
    if len(pieces) == 1:
        return 0 if pieces[0].label else pieces[0].block
    # No tag names the signs that a style sheet puts before texts.
    blocks = {piece.block for piece in pieces if not piece.label and piece.mcid >= 0}
    return blocks.pop() if len(blocks) == 1 else 0


def continues(group: list[Item], item: Item, setting: Setting) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    before = group[-1]
    block = _block(item)
    block_before = _block(before) if block else 0
    if block_before and block == block_before and item.bullet is None:
        item.by_hand = _is_broken_by_hand(group, item, setting)
        whole = setting.room.bare and not (item.by_hand or setting.known.spaced or _is_open(group))
        item.guessed = whole and group[0].bullet is None and _begins(item)
        return not item.by_hand
    # LibreOffice tags each line of a link as a paragraph.
    apart = block != block_before and min(block, block_before) > 0
    if (
        (apart and not is_broken_link(before, item, setting.known))
        or _starts(group[0], before, item)
        or _set_apart(group[0], before.line, item.line, setting.room.pitch)
    ):
        return False
    known, room = setting.known, setting.room
    if _is_cut(group, item):
        return True
    # Two texts of their own have a break between them, or one of them is set in bold.
    parted = block_before != 0 and _begins(item)
    if parted:
        return False
    if had_room(before, item, room, known):
        # A break set by hand, as it is right of an item's sign, or one that begins as no other does.
        small, hangs = _is_small(item) and not _is_small(group[0]), _hangs(group[0], item)
        doubtful, goes_on = small != hangs or (not small and _is_open(group)), small and hangs
        # Under list signs a line without one may be a text of its own, or go on with the item.
        signed = group[0].bullet is not None or group[0].text[:1] in CIRCLES
        unlike = signed and not goes_on
        item.guessed = setting.box is not None and (doubtful or unlike)
        return goes_on or (doubtful and item.guessed)
    figure = item.text.lstrip()[:1].isdigit()
    may_begin = (figure or _begins(item)) and not _NUMBERED.match(group[0].text.lstrip())
    may_begin = may_begin or (_is_small(item) and would_fit(before, item, room.right))
    goes_on = _is_open(group)
    early = figure and room.end is not None and would_fit(before, item, room.end)
    may_begin = may_begin and (not goes_on or early or _may_strand(group, item))
    item.guessed = room.bare and not known.spaced and may_begin
    # A paragraph holds several sentences more often than it ends where there is no room left.
    ended = item.guessed and _begins(item) and not goes_on and not before.text.endswith((".", ". "))
    item.guessed = item.guessed and not (ended and known.small.holds_first(item.text))
    return not ended


def _is_broken_by_hand(group: Sequence[Item], item: Item, setting: Setting) -> bool:
    """Tell whether a line of a tagged text without sign or number begins as an item, though it had room above."""
    return (
        setting.box is not None
        and group[0].bullet is None
        and not _NUMBERED.match(group[0].text.lstrip())
        and _begins(item)
        and not _is_open(group)
        and had_room(group[-1], item, setting.room, setting.known)
        and would_fit(group[-1], item, setting.edge)
    )


def _is_cut(group: Sequence[Item], item: Item) -> bool:
    """Tell whether a line holds what no paragraph begins with, or the one above ends as none does."""
    before = group[-1].text.rstrip(" ")
    return (
        (before.endswith("–") and item.text[:1].isdigit())
        or _is_unit(group[-1], item)
        or is_cut_date(before, item.text)
        or not item.text.strip()
        or before.endswith(("-", "/"))
        or is_cut_address(_whole(group))
    )


def is_broken_link(before: Item, item: Item, known: Habits) -> bool:
    """Tell whether two lines may be a link's, by their colour, and one word be broken between them.

    A colour that the deck sets texts in all along is none of links.
    """
    if not (before.text[-1:].isalpha() and item.text[:1].islower()):
        return False
    colour = before.stretches[-1][1]
    return colour == item.stretches[0][1] and colour not in _PLAIN | known.colours


def may_be_wrapped(group: Sequence[Item], item: Item, *, alone: bool) -> bool:
    """Tell whether a dash or arrow before a line may be no list sign, but stand amid a wrapped sentence.

    It stands where the text of an item with a sign starts; or of one without, if it is the
    cell's only one (`alone`) and the sentence is open. Its own text is no further than a blank. It is
    one if it did not fit behind the line before.
    """
    head, before = group[0], group[-1]
    if head.bullet is None:
        amid = alone and not before.text.rstrip(" ").endswith(CLOSED) and not _begins(item)
    else:
        amid = head.text_x - head.bullet_x > HANGING
    return (
        amid
        and abs(item.line.x0 - head.text_x) < HANGING
        and item.text_x - item.bullet_x < (ARROW if item.bullet == "→" else DASH) * item.line.size
    )


def _whole(group: Sequence[Item]) -> str:
    return "".join([item.text for item in group])


def had_room(before: Item, item: Item, room: Room, known: Habits) -> bool:
    """Tell whether a line's first word would have fitted behind the line before it.

    Where wrapped lines end with a printed blank, a line without one ends its paragraph, unless it
    is full: then a word may have been broken.
    """
    big = max(before.line.size, item.line.size)
    right = room.right
    word = first_word(item.line, item.text_x, item.text)
    needed = word + (BLANK + ROOM) * big
    if before.text.endswith(" "):
        needed += TRAILING_ROOM * big
    elif known.spaced:
        figure = item.text.lstrip()[:1].isdigit()
        ended = (figure or _begins(item)) and not _may_be_broken(before)
        needed = -math.inf if ended else ROOM * big
    elif room.end is not None and _begins(item):
        right = room.end
        needed = word + (BLANK + SURE_ROOM) * big
    rest = right - before.line.x1
    if abs(rest - needed) < UNSURE * big:
        needed += measured(item.line, item.text_x, item.text) - word
    return rest > needed


def would_fit(before: Item, item: Item, right: float) -> bool:
    """Tell whether a line's first word fits behind the one before, where lines go on to the `right`."""
    rest = right - before.line.x1 - (BLANK + SURE_ROOM) * before.line.size
    word = first_word(item.line, item.text_x, item.text)
    return rest > word and rest > measured(item.line, item.text_x, item.text)


def _may_be_broken(item: Item) -> bool:
    """Tell whether a line is one word that may go on with a capital or a figure on the next."""
    text = item.text.strip()
    return " " not in text and (text[-1:].isupper() or text[-1:].isdigit())


def _begins(item: Item) -> bool:
    """Tell whether a line begins as a sentence does: what a paragraph wraps mostly does not.

    What stands in brackets is said of what stands before it: `Undersøkelse blant pasienter⏎(SMS)`.
    """
    return item.text.lstrip(" “”«\"'")[:1].isupper()


def _hangs(head: Item, item: Item) -> bool:
    """Tell whether a line stands below an item's text, and right of its list sign."""
    hanging = head.bullet is not None and head.text_x - head.bullet_x > HANGING
    return hanging and abs(item.line.x0 - head.text_x) < HANGING


def _is_small(item: Item) -> bool:
    """Tell whether a line begins with a small letter."""
    return item.text.lstrip()[:1].islower()


def _is_open(group: Sequence[Item]) -> bool:
    """Tell whether a paragraph cannot end where it does: after a comma, `og`, or an open bracket."""
    text = _whole(group).rstrip(" ")
    return OPEN.search(text[-OPEN_WITHIN:]) is not None or _in_brackets(text)


def _may_strand(group: Sequence[Item], item: Item) -> bool:
    """Tell whether a paragraph may end with the preposition that a name may follow as well."""
    text = _whole(group).rstrip(" ")
    return _begins(item) and STRANDED.search(text) is not None and not _in_brackets(text)


def _in_brackets(text: str) -> bool:
    return text.count("(") > text.count(")")


def _starts(head: Item, before: Item, item: Item) -> bool:
    """Tell whether a line's text shows that it starts a paragraph."""
    if _is_unit(before, item):
        return False
    if item.bullet is not None or is_symbol(before.text) or is_symbol(item.text):
        return True
    start = item.text.lstrip()
    first = head.text.lstrip()
    return start[:1] in CIRCLES or start[:1] in ARROWS or begin_alike(start, first)


def _is_unit(before: Item, item: Item) -> bool:
    """Tell whether a line holds nothing but the unit of the number above it."""
    return item.text.strip() in UNITS and before.text.rstrip()[-1:].isdigit()


def _is_bold(line: Line) -> bool:
    return all([piece.bold for piece in line.pieces])


def _set_apart(head: Item, before: Line, line: Line, limit: float) -> bool:
    """Tell whether a line's size, distance or indent shows that it starts a paragraph."""
    big, small = before.size, line.size
    if big < small:
        big, small = small, big
    hanging = head.bullet is not None and head.text_x - head.bullet_x > HANGING
    return (
        big > SIZE_CHANGE * small
        or line.baseline - before.baseline > limit * big
        or (hanging and line.x0 < head.bullet_x - HANGING)
        # A heading in bold under an item's sign: the item's own lines stand under its text.
        or (hanging and line.x0 < head.text_x - HANGING and _is_bold(line) and not _is_bold(before))
    )
