"""Lines of a cell or text box become paragraphs: list signs, wrapped lines, broken words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Final

from parsers.bullets import AMID, is_bullet, split_bullet
from parsers.lines import is_cut_address
from parsers.pdf.page import Piece
from parsers.pdf.texts.broken import Joint, first_word, joint, last_word
from parsers.pdf.texts.habits import CIRCLES, NEXT_LINE, Habits
from parsers.pdf.texts.lines import SAME_LINE, SMALL, Line, Stretch, lines, make_line, stretches
from parsers.pdf.texts.signs import is_symbol, sign_of, split_number, with_whole_number
from parsers.pdf.texts.wrapping import (
    Item,
    Reach,
    Setting,
    continues,
    had_room,
    may_be_wrapped,
    would_fit,
)
from schema import Box, Paragraph, Run
from schema.vocabulary import REMEMBERED

DOWNWARDS: Final = 1  # quarters of a turn clockwise, of text that reads from the top
UPWARDS: Final = 3  # likewise, from the bottom

# Of the size: blanks of lines that are set out to both edges are narrower.
PARTING_GAP: Final = 3.0

_LEFT: Final = attrgetter("x0")


def _item(
    line: Line, following: Line | None, others: Sequence[Line], known: Habits, width: float
) -> Item:
    """Take a line for a paragraph's part; `width` is how wide the cell or text box is."""
    if len(line.pieces) > 1:
        sign = sign_of(line, following, others, known, width)
        if sign is not None:
            rest = line.pieces[1:]
            given = stretches(line, rest)
            return Item(line, sign, line.x0, rest[0].x0, given, _text(given))
    plain = _plain(line)
    bullet, text = _split_sign(plain.text)
    if bullet is None:
        bullet, text = split_number(plain.text, others)
    if bullet is None:
        return plain
    given = _cut(plain.stretches, len(plain.text) - len(text))
    return Item(line, bullet, line.x0, line.x0, given, text)


def _plain(line: Line) -> Item:
    """Take a line for a paragraph's part without a list sign."""
    given = stretches(line, line.pieces)
    return Item(line, None, line.x0, line.x0, given, _text(given))


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


def paragraphs(
    pieces: Iterable[Piece],
    known: Habits,
    box: Box | None = None,
    reach: Callable[[], Reach | None] | None = None,
) -> tuple[Paragraph, ...]:
    """Compose the paragraphs of a cell or a text box.

    `box` is the cell, where it is known; `reach` tells its column's.
    """
    given = [piece for piece in pieces if piece.text.strip()]
    if not given:
        return ()
    if len(given) == 1:  # in most cells
        return (_of_one(given[0]),)
    if given[0].turn and len({piece.turn for piece in given}) == 1:
        return paragraphs(map(laid_upright, given), known)
    found = _lines(given)
    if len(given) > 2:  # noqa: PLR2004 - a number, its point and a text
        found = [with_whole_number(line) if line.pieces[2:] else line for line in found]
    if box is not None:
        width = box.x1 - box.x0
    else:
        width = max([line.x1 for line in found]) - min([line.x0 for line in found])
    if len(found) == 1:
        item = _item(found[0], None, found, known, width)
        return (_paragraph([item], [round(item.bullet_x)], Setting([item], known, box, reach)),)
    items = [
        _item(line, after, found, known, width)
        for line, after in zip(found, [*found[1:], None], strict=True)
    ]
    items = _with_signs(items)
    setting = Setting(items, known, box, reach)
    groups = _groups(items, setting)
    indents = sorted({round(group[0].bullet_x) for group in groups if group[0].bullet})
    return tuple([_paragraph(group, indents, setting) for group in groups])


def _with_signs(items: list[Item]) -> list[Item]:
    """Give a list sign that a narrow column set on a line of its own to the text below it."""
    out: list[Item] = []
    sign: Item | None = None
    for item in items:
        if sign is not None and item.bullet is None and _follows(sign.line, item.line):
            item.bullet, item.bullet_x = sign.text.strip(), sign.line.x0
        elif sign is not None:
            out.append(sign)
        sign = item if item.bullet is None and _is_lone_sign(item.text) else None
        if sign is None:
            out.append(item)
    return out if sign is None else [*out, sign]


def _follows(line: Line, after: Line) -> bool:
    return after.baseline - line.baseline <= NEXT_LINE * max(line.size, after.size)


def _is_lone_sign(text: str) -> bool:
    sign = text.strip()
    return len(sign) == 1 and is_bullet(sign)


def _groups(items: Sequence[Item], setting: Setting) -> list[list[Item]]:
    """Gather the lines of each paragraph."""
    alone = sum([item.bullet in AMID for item in items]) == 1
    groups: list[list[Item]] = []
    for item in items:
        if groups and item.bullet in AMID and may_be_wrapped(groups[-1], item, alone=alone):
            plain = _plain(item.line)
            before = groups[-1][-1]
            if not had_room(before, plain, setting.room, setting.known):
                plain.guessed = setting.in_table and would_fit(before, plain, setting.edge)
                groups[-1].append(plain)
                continue
        if groups and continues(groups[-1], item, setting):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def laid_upright(piece: Piece) -> Piece:
    """Lay a piece of text that reads upwards or downwards as its lines follow one another."""
    x0, top, x1, bottom = piece.x0, piece.top, piece.x1, piece.bottom
    if piece.turn == DOWNWARDS:
        x0, top, x1, bottom = top, -x1, bottom, -x0
    elif piece.turn == UPWARDS:
        x0, top, x1, bottom = -bottom, x0, -top, x1
    else:
        x0, top, x1, bottom = -x1, -bottom, -x0, -top
    return replace(piece, x0=x0, top=top, x1=x1, bottom=bottom, turn=0)


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
    if not is_symbol(sign) or is_bullet(sign):
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


def _paragraph(group: list[Item], indents: list[int], setting: Setting) -> Paragraph:
    head = group[0]
    given, size, guessed = head.stretches, head.line.size, head.guessed
    broken: tuple[str, ...] = ()
    if len(group) > 1:
        given, broken = _wrapped(group, setting)
        for item in group:
            if item.line.size > size:
                size = item.line.size
            guessed = guessed or item.guessed
    several = [item for item in group if setting.box is not None and len(item.line.pieces) > 1]
    parted = any([_is_parted(item.line, has_sign=bool(item.bullet)) for item in several])
    level = indents.index(round(head.bullet_x)) if head.bullet else 0
    size = _rounded(size)
    guessed = guessed or parted
    return Paragraph(
        _runs(given),
        head.bullet,
        level,
        size,
        guessed,
        broken,
        parted=parted,
        by_hand=head.by_hand,
    )


def _is_parted(line: Line, *, has_sign: bool) -> bool:
    """Tell whether a gap in a cell's line parts what may be two texts, list signs aside."""
    wide = PARTING_GAP * line.size
    beside = pairwise(line.pieces[1:] if has_sign else line.pieces)
    return any([piece.x0 - before.x1 > wide for before, piece in beside])


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


def _wrapped(group: Sequence[Item], setting: Setting) -> tuple[list[Stretch], tuple[str, ...]]:
    """Return the stretches of several lines, with a line break where they were wrapped.

    And those of the breaks that may be within a word.
    """
    out: list[Stretch] = []
    broken = []
    before: Item | None = None
    for item in group:
        wrapped = False
        if before is not None and not (out and is_cut_address(out[-1][0])):
            found = joint(before, item, setting)
            wrapped = found is not Joint.WORD
            if found is Joint.EITHER:
                broken.append(f"{last_word(before)}\n{first_word(item)}")
        for text, colour, struck in item.stretches:
            added = _on_next_line(text.lstrip(" ")) if wrapped else text
            wrapped = False
            if out and out[-1][1:] == (colour, struck):
                added = out.pop()[0] + added
            out.append((added, colour, struck))
        before = item
    return out, tuple(broken)


def _on_next_line(text: str) -> str:
    """Return a text behind a line break, or a blank: a dash or arrow that begins a line would list something."""
    return f" {text}" if text[:1] in AMID else f"\n{text}"
