"""Statuses that are drawn: balls with a part of them painted, coloured dots, pictures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from schema import Box, Mark, Shape, Status
from schema.values import dataclass

# The part of a ball that is painted, below which it counts as empty and above which as full. A
# quarter and three quarters are `pågår` (◔, ◕), so the bounds leave room for outlines only.
EMPTY_BELOW: Final = 0.10
FULL_ABOVE: Final = 0.90

# How much an arc that is drawn as a line paints of its ring: more than nothing, less than all.
SOME: Final = 0.5

# A ball is round and small: height over width, and points. The largest icon seen in a status
# column is 30 points high; a circle in the slide's design is larger than 60.
ROUND_WITHIN: Final = 0.25
BALL_AT_MOST: Final = 60.0

# A shadow is but a little larger than what casts it: this part of it, at least, lies under that.
SHADOWED: Final = 0.25

# A ring of a twentieth of its size leaves four fifths of a disc open; this is rounding at most.
RING_BELOW: Final = 0.95

# Points: what sticks out no farther from under another drawing is not seen.
COVERED_WITHIN: Final = 0.25

WHITE: Final = "FFFFFF"
# What balls are made of; an arrow or a star that is painted all over says nothing by that.
_ROUND: Final = frozenset({Shape.ELLIPSE, Shape.PIE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A status that is drawn: a ball with a part of it painted, a coloured dot, a picture.

    `share` is the painted part from 0 to 1, None for what is no ball. `colours` are the fills. `ring` is
    the colour of the ring which all else lies on, None where there is none; it is a `track` where
    another colour goes along it.
    """

    box: Box
    share: float | None
    colours: tuple[str, ...]
    words: str
    ring: str | None = None
    track: bool = False


def drawings(marks: Iterable[Mark]) -> tuple[Drawn, ...]:
    """Gather marks that lie over one another into drawings, in reading order.

    They come as they were painted; what others cover whole is left out.
    """
    few = [mark for mark in marks if _small(mark.box)]
    if not few:
        return ()  # as on most slides
    small = _without_grounds(_uncovered(few))
    groups: list[list[tuple[int, Mark]]] = []  # each mark with its place in the order of painting
    for place, mark in sorted(
        ((place, mark) for place, mark in enumerate(small) if not _is_shadow(mark, small)),
        key=lambda item: (-item[1].box.area, item[1].box.top, item[1].box.x0, item[1].shape),
    ):
        home = next((group for group in groups if _lies_on(mark.box, group[0][1].box)), None)
        if home is None:
            groups.append([(place, mark)])
        else:
            home.append((place, mark))
    found = [_drawn(group) for group in groups]
    return tuple(sorted(found, key=lambda drawn: (drawn.box.top, drawn.box.x0)))


def _uncovered(marks: Sequence[Mark]) -> list[Mark]:
    """Return marks without those that one painted later hides: an old status under a new one."""
    filled = [number for number, mark in enumerate(marks) if _hides(mark)]
    hidden = {
        below
        for above in filled
        for below in range(above)
        if marks[below].box.overlap(marks[above].box) and _covers(marks[above], marks[below])
    }
    return [mark for number, mark in enumerate(marks) if number not in hidden]


def _without_grounds(marks: Sequence[Mark]) -> list[Mark]:
    """Return marks without the rectangles that a ball stands on, such as one that hides an old ball.

    The ball, or its outline, is darker than that.
    """
    grounds = [mark for mark in marks if mark.shape is Shape.RECTANGLE and mark.fill is not None]
    if not grounds:
        return list(marks)
    balls = [mark for mark in marks if mark.shape in _ROUND and _round(mark.box)]
    under = [
        ground
        for ground in grounds
        if any(
            _holds(ground.box, ball.box)
            and min(lightness(ball.fill), lightness(ball.line)) < lightness(ground.fill)
            for ball in balls
        )
    ]
    return [mark for mark in marks if mark not in under]


def _holds(ground: Box, ball: Box) -> bool:
    """Tell whether a box lies in a larger one."""
    return ball.area < FULL_ABOVE * ground.area and ball.overlap(ground) >= FULL_ABOVE * ball.area


def _hides(mark: Mark) -> bool:
    """Tell whether a mark is a whole disc or rectangle, painted all over."""
    whole = mark.shape is Shape.RECTANGLE or (mark.shape is Shape.ELLIPSE and not _is_ring(mark))
    return whole and mark.fill is not None and mark.area > 0


def _covers(upper: Mark, lower: Mark) -> bool:
    over, under = upper.box, lower.box
    return (
        over.x0 <= under.x0 + COVERED_WITHIN
        and over.top <= under.top + COVERED_WITHIN
        and under.x1 <= over.x1 + COVERED_WITHIN
        and under.bottom <= over.bottom + COVERED_WITHIN
        and (upper.shape is Shape.RECTANGLE or lower.shape in _ROUND)
        and lower.shape is not Shape.PICTURE
    )


def _is_shadow(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Tell whether a picture is the shadow that an export paints under a drawing, or under a ring.

    That of a ring reaches beyond it at all sides, and further at one, as no fill of it would.
    """
    if mark.shape is not Shape.PICTURE or mark.alt or mark.text:
        return False
    return any(
        other.shape is not Shape.PICTURE
        and (other.fill is not None or (_ring(other) is not None and _is_cast(mark.box, other.box)))
        and _lies_on(other.box, mark.box)
        and other.box.area >= SHADOWED * mark.box.area
        for other in marks
    )


def _is_cast(shadow: Box, ring: Box) -> bool:
    sides = (
        ring.x0 - shadow.x0,
        ring.top - shadow.top,
        shadow.x1 - ring.x1,
        shadow.bottom - ring.bottom,
    )
    return min(sides) > COVERED_WITHIN and max(sides) > min(sides) + COVERED_WITHIN


def share_status(drawn: Drawn) -> Status | None:
    """Return the status of a ball of which a part is painted, None for what is no such ball."""
    if drawn.share is None or not _round(drawn.box):
        return None
    if drawn.share < EMPTY_BELOW:
        return Status.NOT_STARTED
    return Status.DONE if drawn.share > FULL_ABOVE else Status.ONGOING


def _drawn(placed: Sequence[tuple[int, Mark]]) -> Drawn:
    group = [mark for _, mark in placed]
    over = [mark for place, mark in placed if place > placed[0][0]]
    outer = group[0].box
    words = " ".join(
        dict.fromkeys(
            word for mark in group for word in (mark.text, mark.alt) if word is not None and word
        )
    )
    painted = [mark for mark in group if mark.fill is not None and mark.fill != WHITE]
    colours = tuple(dict.fromkeys(mark.fill for mark in painted if mark.fill is not None))
    painted = [mark for mark in painted if not _is_ring(mark)]
    # A white or paler piece over a full disc leaves the other part painted.
    base = lightness(group[0].fill)
    cut = sum(
        mark.area
        for mark in over
        if mark.fill is not None and lightness(mark.fill) > base and mark.area < group[0].area
    )
    pieces = [mark for mark in painted if mark.box.area < FULL_ABOVE * outer.area or mark.area]
    disc = math.pi / 4 * outer.area
    share: float | None = None
    shapes = {mark.shape for mark in group}
    if Shape.PICTURE not in shapes and shapes & _ROUND and disc > 0 and not _is_blend(group):
        share = _painted_share(group, pieces, cut, disc)
    ring = _ring(group[0])
    arcs = [mark for mark in group[1:] if _is_arc(mark) and mark.line != ring]
    covered = [mark for mark in group[1:] if _ring(mark) not in (None, ring)]
    if ring is not None and share == 0.0 and (arcs or covered):
        share = 1.0 if covered else SOME
    return Drawn(
        box=outer,
        share=share,
        colours=colours,
        words=words,
        ring=ring,
        track=ring is not None and bool(arcs or (_is_ring(group[0]) and len(colours) > 1)),
    )


def _is_blend(group: Sequence[Mark]) -> bool:
    """Tell whether a ring is drawn round a rectangle, whose colours may change anywhere within it."""
    grounds = [mark for mark in group if mark.shape is Shape.RECTANGLE and mark.fill is not None]
    rings = [mark for mark in group if mark.shape is Shape.ELLIPSE and mark.fill is None]
    return (
        len(grounds) == 1
        and len(rings) == len(group) - 1
        and all(grounds[0].box.area >= FULL_ABOVE * ring.box.area for ring in rings)
    )


def _ring(mark: Mark) -> str | None:
    """Return the colour of a ring that is painted, or drawn as a line."""
    if _is_ring(mark):
        return mark.fill
    return mark.line if mark.shape is Shape.ELLIPSE and mark.fill in (None, WHITE) else None


def _is_arc(mark: Mark) -> bool:
    """Tell whether a mark is a part of a circle, drawn as a line."""
    return mark.shape is Shape.PIE and mark.fill is None and mark.line is not None


def _is_ring(mark: Mark) -> bool:
    """Tell whether a mark is a circle with a hole: an empty ball, however thick its line."""
    disc = math.pi / 4 * mark.box.area
    return mark.shape is Shape.ELLIPSE and 0 < mark.area < RING_BELOW * disc


def _painted_share(group: Sequence[Mark], pieces: Sequence[Mark], cut: float, disc: float) -> float:
    base = group[0]
    if base in pieces and len({piece.fill for piece in pieces}) > 1:
        # A pale disc under a dark piece: the piece is what is painted.
        dark = min((piece for piece in pieces), key=lambda piece: lightness(piece.fill))
        if dark is not base:
            return min(1.0, dark.area / disc)
    if base in pieces:
        return max(0.0, min(1.0, (base.area - cut) / disc))
    return min(1.0, sum(piece.area for piece in pieces) / disc)


def lightness(colour: str | None) -> int:
    """Return how light a colour (RRGGBB) is, from 0 to 765; None is as light as white."""
    if colour is None:
        return 3 * 255
    return sum(int(colour[place : place + 2], 16) for place in (0, 2, 4))


def _small(box: Box) -> bool:
    return 0 < box.x1 - box.x0 <= BALL_AT_MOST and 0 < box.bottom - box.top <= BALL_AT_MOST


def _round(box: Box) -> bool:
    return abs(box.width - box.height) <= ROUND_WITHIN * max(box.width, box.height)


def _lies_on(inner: Box, outer: Box) -> bool:
    return outer.contains(inner.center) and inner.overlap(outer) > inner.area / 2
