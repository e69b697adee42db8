"""Pieces of text become lines, lines become paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.bullets import split_bullet
from parsers.pdf_page import Piece
from parsers.symbolfonts import symbol_font, to_unicode
from schema import Box, Paragraph, Run

SAME_LINE: Final = 0.3  # of the smaller size: baselines this near are one line's
RAISED_LINE: Final = 0.55  # of the larger size: a small raised or lowered sign still is the line's
SMALL: Final = 0.8  # of the line's size: letters smaller than this are superscripts or subscripts
RAISED: Final = 0.12  # of the line's size: a superscript's baseline is at least this much higher
WORD_GAP: Final = (
    0.15  # of the size: a wider gap between two pieces is a blank (blanks are 0.2-0.3)
)
ATTACHED: Final = 0.35  # of the size: a superscript stands this near to the word before it
CIRCLE_GAP: Final = 0.6  # of the size: a circle this far from its text is a list sign
NUMBER_GAP: Final = 0.4  # of the size: likewise for `1.` and `a)`
HANGING: Final = 2.0  # points; continued lines of a list item start this near to its text
PARAGRAPH_GAP: Final = 1.3  # times the usual distance of baselines: a new paragraph
SIZE_CHANGE: Final = 1.15  # ratio of sizes: a new paragraph
TRAILING_ROOM: Final = 3.0  # of the size: likewise where the line ends with a printed blank
BLANK: Final = 0.25  # of the size: a blank's usual width
ROOM: Final = (
    1.0  # of the size: a next word that would have fitted with this much to spare was not wrapped
)
MARGIN: Final = 7.2  # points; PowerPoint's and LibreOffice's usual inset at a cell's sides
NARROW: Final = 6.0  # times the size: a cell this narrow never holds a list

_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES: Final = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\xa0": " ",
        "\t": " ",
    }
)
LONGEST_LABEL: Final = 5  # characters of a list sign, such as `viii.`
_NUMBER: Final = re.compile(r"(?:\d{1,2}|[A-Za-z])[.)]")
_LISTED: Final = re.compile(r"(?:\d{1,2}|[A-Za-z])[.)]\s+\S")
SOFT_HYPHEN: Final = "\xad"
CIRCLES: Final = frozenset("●○◯◉◎⚫⚪⬤◐◑◒◓◔◕")
_DASHES: Final = frozenset("-–—*")


@dataclass(slots=True)
class Line:
    """Pieces on one baseline, from left to right."""

    pieces: list[Piece]
    x0: float
    x1: float
    baseline: float
    size: float

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(run.text for run in runs(self, self.pieces))


def make_line(pieces: Iterable[Piece]) -> Line:
    """Make a line of pieces that stand on one baseline."""
    ordered = sorted(pieces, key=lambda piece: piece.x0)
    biggest = max(ordered, key=lambda piece: (piece.size, len(piece.text)))
    main = max(
        ordered,
        key=lambda piece: (
            len(piece.text.strip()) * (piece.size > SMALL * biggest.size),
            piece.size,
        ),
    )
    return Line(
        pieces=ordered,
        x0=ordered[0].x0,
        x1=max(piece.x1 for piece in ordered),
        baseline=main.baseline,
        size=main.size,
    )


def lines(pieces: Iterable[Piece]) -> list[Line]:
    """Gather pieces into lines, from top to bottom."""
    found: list[list[Piece]] = []
    small: list[Piece] = []
    anchors: list[tuple[float, float]] = []  # baseline and size of each line
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.x0)):
        for index in range(len(found) - 1, max(-1, len(found) - 4), -1):
            baseline, size = anchors[index]
            if abs(piece.baseline - baseline) <= SAME_LINE * min(size, piece.size):
                found[index].append(piece)
                if piece.size > size:
                    anchors[index] = (piece.baseline, piece.size)
                break
        else:
            found.append([piece])
            anchors.append((piece.baseline, piece.size))
    # A small sign that is no line of its own belongs to the word that it is attached to.
    kept: list[list[Piece]] = []
    for group in found:
        if len(kept) + len(small) >= 0 and all(len(p.text.strip()) <= 3 for p in group):
            host = _host(group, found)
            if host is not None:
                host.extend(group)
                continue
        kept.append(group)
    out = [make_line(group) for group in kept]
    out.sort(key=lambda line: line.baseline)
    return out


def _host(group: list[Piece], groups: list[list[Piece]]) -> list[Piece] | None:
    """Return the line that a group of small raised signs belongs to."""
    size = max(piece.size for piece in group)
    baseline = group[0].baseline
    for other in groups:
        if other is group:
            continue
        big = max(piece.size for piece in other)
        lift = other[0].baseline - baseline
        if size > SMALL * big or not -SAME_LINE * big <= lift <= RAISED_LINE * big:
            continue
        if all(
            any(-1.0 <= piece.x0 - before.x1 <= ATTACHED * big for before in other)
            for piece in group
        ):
            return other
    return None


def piece_text(piece: Piece) -> str:
    """Return a piece's text with symbol letters, ligatures and odd blanks made plain."""
    text = piece.text
    if SOFT_HYPHEN in text:
        text = _without_soft_hyphens(text)
    if "\t" in text:
        text = text.replace("\t", " ")
    if symbol_font(piece.font) is not None or any("\ue000" <= char <= "\uf8ff" for char in text):
        text = to_unicode(text, piece.font)
    return text if text.isascii() else text.translate(_LIGATURES)


def _without_soft_hyphens(text: str) -> str:
    """Leave soft hyphens out, except at the end, where they are seen."""
    plain = text.replace(SOFT_HYPHEN, "")
    return plain.rstrip() + "-" if text.rstrip().endswith(SOFT_HYPHEN) else plain


def runs(line: Line, pieces: Sequence[Piece]) -> list[Run]:
    """Return the runs of a line's pieces, with a blank where a gap shows one."""
    out: list[Run] = []
    before: Piece | None = None
    text_before = ""
    for piece in pieces:
        text = piece_text(piece)
        raised = (
            piece.size <= SMALL * line.size and line.baseline - piece.baseline >= RAISED * line.size
        )
        if raised and before is not None:
            text = text.translate(_SUPERSCRIPTS)
        if (
            before is not None
            and piece.x0 - before.x1 > WORD_GAP * min(before.size, line.size)
            and not text_before.endswith(" ")
            and not text.startswith(" ")
        ):
            out[-1] = Run(text=out[-1].text + " ", colour=out[-1].colour, struck=out[-1].struck)
        if out and (out[-1].colour, out[-1].struck) == (piece.colour, piece.struck):
            out[-1] = Run(text=out[-1].text + text, colour=piece.colour, struck=piece.struck)
        else:
            out.append(Run(text=text, colour=piece.colour, struck=piece.struck))
        before, text_before = piece, text
    return out


@dataclass(slots=True)
class _Item:
    """A line as a paragraph's part: its sign, if it starts with one, and what follows."""

    line: Line
    bullet: str | None
    bullet_x: float
    text_x: float
    runs: list[Run]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def _again(sign: str, text_x: float, others: Sequence[Line]) -> bool:
    """Tell whether another line sets a sign of this kind before its text in the same way."""
    number = _NUMBER.fullmatch(sign) is not None
    for other in others:
        if len(other.pieces) > 1 and abs(other.pieces[1].x0 - text_x) < HANGING:
            found = piece_text(other.pieces[0]).strip()
            if found == sign or (number and _NUMBER.fullmatch(found)):
                return True
    return False


def _item(line: Line, following: Line | None, others: Sequence[Line], *, narrow: bool) -> _Item:
    first = line.pieces[0]
    sign = piece_text(first).strip()
    plain = _Item(line, None, line.x0, line.x0, runs(line, line.pieces))
    if len(line.pieces) > 1 and first.label and 0 < len(sign) <= LONGEST_LABEL:
        return _Item(line, sign, line.x0, line.pieces[1].x0, runs(line, line.pieces[1:]))
    if len(line.pieces) > 1 and len(sign) <= 3:
        text_x = line.pieces[1].x0
        gap = text_x - first.x1
        hangs = following is not None and abs(following.x0 - text_x) < HANGING < text_x - line.x0
        hangs = hangs or _again(sign, text_x, others)
        bullet: str | None = None
        if sign in CIRCLES:
            bullet = sign if not narrow and (gap > CIRCLE_GAP * line.size or hangs) else None
        elif len(sign) == 1:
            bullet = sign if split_bullet(f"{sign} x")[0] else None
            if bullet in _DASHES and gap <= WORD_GAP * line.size and not first.text.endswith(" "):
                bullet = None
        elif _NUMBER.fullmatch(sign) and (gap > NUMBER_GAP * line.size or hangs):
            bullet = sign
        if bullet is not None:
            return _Item(line, bullet, line.x0, text_x, runs(line, line.pieces[1:]))
    text = plain.text.lstrip()
    if text[:1] in CIRCLES:
        return plain
    bullet, rest = split_bullet(text)
    if bullet is None or not rest.strip():
        return plain
    cut = len(plain.text) - len(rest)
    return _Item(line, bullet, line.x0, line.x0, _cut(plain.runs, cut))


def _cut(given: list[Run], count: int) -> list[Run]:
    out = []
    for run in given:
        if count >= len(run.text):
            count -= len(run.text)
            continue
        out.append(Run(text=run.text[count:], colour=run.colour, struck=run.struck))
        count = 0
    return out


def is_symbol(text: str) -> bool:
    """Tell whether a text is a sign without letters or digits, such as a Harvey ball."""
    stripped = text.strip()
    return 0 < len(stripped) <= 3 and not any(
        char.isalnum() or char in ".,:;-–/()?!" for char in stripped
    )


def paragraphs(
    pieces: Iterable[Piece],
    *,
    box: Box | None = None,
    reach: float | None = None,
    spaced: bool = False,
) -> tuple[Paragraph, ...]:
    """Compose the paragraphs of a cell or a text box.

    `box` is the cell, where it is known; `reach` is how far to the right lines of its column go.
    `spaced` tells that wrapped lines of this deck end with a
    printed blank, so that a full line without one is a word broken in two.
    """
    given = [piece for piece in pieces if piece.text.strip()]
    if not given:
        return ()
    beside, rest = _beside(given)
    found = lines(rest)
    if beside:
        found = [*lines(beside), *found]
    right = max(line.x1 for line in found)
    width = box.width if box is not None else right - min(line.x0 for line in found)
    items = [
        _item(
            line,
            after,
            [other for other in found if other is not line],
            narrow=width < NARROW * line.size,
        )
        for line, after in zip(found, [*found[1:], None], strict=True)
    ]
    if reach is not None and _left_aligned(items):
        right = max(right, reach)
    pitch = _pitch(found)
    groups: list[list[_Item]] = []
    for item in items:
        if groups and _continues(groups[-1], item, pitch, right, spaced=spaced):
            groups[-1].append(item)
        else:
            groups.append([item])
    indents = sorted({round(group[0].bullet_x) for group in groups if group[0].bullet})
    return tuple(_paragraph(group, indents, box, right, spaced=spaced) for group in groups)


def _beside(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part a pictogram that stands left of a whole paragraph from the paragraph."""
    first = min(pieces, key=lambda piece: piece.x0)
    rest = [piece for piece in pieces if piece is not first]
    sign = piece_text(first).strip()
    if not rest or not is_symbol(sign) or split_bullet(f"{sign} x")[0]:
        return [], pieces
    left = min(piece.x0 for piece in rest)
    head = min(rest, key=lambda piece: piece.baseline)
    on_first_line = abs(head.baseline - first.baseline) <= SAME_LINE * head.size
    amid = any(piece.top < first.bottom and first.top < piece.bottom for piece in rest)
    if first.x1 <= left + 1 and amid and not on_first_line:
        return [first], rest
    return [], pieces


def _left_aligned(items: Sequence[_Item]) -> bool:
    starts = [item.text_x for item in items]
    return max(starts) - min(starts) < HANGING or any(item.bullet for item in items)


def _pitch(found: Sequence[Line]) -> float:
    """Return the usual distance between baselines of wrapped lines, in sizes."""
    steps = [
        (after.baseline - line.baseline) / max(line.size, after.size)
        for line, after in zip(found, found[1:], strict=False)
        if after.baseline - line.baseline > SAME_LINE * line.size
    ]
    return min([step for step in steps if step > 0.8] or [1.2])


def _block(item: _Item) -> int:
    """Return the paragraph that the tags put a line in, 0 where they tell nothing."""
    blocks = {piece.block for piece in item.line.pieces if not piece.label}
    return blocks.pop() if len(blocks) == 1 else 0


def _continues(
    group: list[_Item], item: _Item, pitch: float, right: float, *, spaced: bool
) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    before = group[-1]
    head = group[0]
    blocks = _block(before), _block(item)
    if all(blocks) and (blocks[0] != blocks[1] or item.bullet is None):
        return blocks[0] == blocks[1]
    if item.bullet is not None or is_symbol(before.text) or is_symbol(item.text):
        return False
    start = item.text.lstrip()
    if start[:1] in CIRCLES or (_LISTED.match(start) and _LISTED.match(head.text.lstrip())):
        return False
    big, small = max(before.line.size, item.line.size), min(before.line.size, item.line.size)
    if big > SIZE_CHANGE * small:
        return False
    if item.line.baseline - before.line.baseline > PARAGRAPH_GAP * max(pitch, 1.0) * big:
        return False
    if (
        head.bullet
        and head.text_x - head.bullet_x > HANGING
        and item.line.x0 < head.bullet_x - HANGING
    ):
        return False
    words = item.text.split()
    if not words or before.text.rstrip(" ").endswith("-"):
        return True
    # Where wrapped lines end with a printed blank, a line without one ends its paragraph, unless
    # it is full: then a word may have been broken.
    first_word = (item.line.x1 - item.text_x) * len(words[0]) / max(1, len(item.text.rstrip()))
    needed = first_word + (BLANK + ROOM) * big
    if before.text.endswith(" "):
        needed += TRAILING_ROOM * big
    elif spaced:
        needed = ROOM * big
    return right - before.line.x1 <= needed


def _paragraph(
    group: list[_Item], indents: list[int], box: Box | None, right: float, *, spaced: bool
) -> Paragraph:
    out: list[Run] = []
    for index, item in enumerate(group):
        for position, run in enumerate(item.runs):
            text = run.text
            if (
                index
                and position == 0
                and not _broken(group[index - 1], item, box, right, spaced=spaced)
            ):
                text = "\n" + text.lstrip(" ")
            if out and (out[-1].colour, out[-1].struck) == (run.colour, run.struck):
                out[-1] = Run(text=out[-1].text + text, colour=run.colour, struck=run.struck)
            else:
                out.append(Run(text=text, colour=run.colour, struck=run.struck))
    head = group[0]
    if out:
        out[0] = Run(text=out[0].text.lstrip(" "), colour=out[0].colour, struck=out[0].struck)
        last = out[-1]
        out[-1] = Run(text=last.text.rstrip(" "), colour=last.colour, struck=last.struck)
    level = indents.index(round(head.bullet_x)) if head.bullet else 0
    return Paragraph(
        runs=tuple(run for run in out if run.text),
        bullet=head.bullet,
        level=level,
        size=round(max(item.line.size for item in group), 1),
    )


def _broken(before: _Item, after: _Item, box: Box | None, right: float, *, spaced: bool) -> bool:
    """Tell whether a word was broken at the cell's edge, without a hyphen."""
    if not spaced or box is None:
        return False
    last, first = before.text[-1:], after.text[:1]
    if not (last.isalpha() and first.isalpha() and first.islower()):
        return False
    if " " in before.text.strip():  # only a word that is too long for a line is broken
        return False
    room = max(right, box.x1 - MARGIN) - before.line.x1
    return room < before.line.size
