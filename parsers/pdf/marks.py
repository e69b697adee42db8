"""Drawings without running text: circles, half discs, small squares, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi
from typing import Final

from parsers.pdf.handpaint import painted_by_hand
from parsers.pdf.page import Image, Page, Path, Piece
from parsers.pdf.tables.rules import MARKER
from schema import Box, Mark, Shape, Table

BIGGEST: Final = 80.0  # points; a Harvey ball or traffic light is no wider or higher than this
SMALLEST: Final = 3.0  # points; smaller drawings are dots and specks
DISC: Final = pi / 4  # part of its box that an ellipse fills
DISC_SLACK: Final = 0.06  # of that part: polygons with many sides stand for circles too
CENTRED: Final = 0.03  # of a side: an ellipse's centre of gravity is no further from its middle
MANY_CORNERS: Final = 8  # a polygon with as many corners may stand for a curve
SAME: Final = (
    1.0  # points: lines that programs draw with letters begin and end no further from these
)
CLOSE: Final = 48.0  # points; a drawing so near to a table's side may be said of its rows
WIDEST: Final = (
    60.0  # points; such a one is no wider, and higher than the table by this part at most
)
TALLEST: Final = 1.3
SQUARE: Final = 1.6  # ratio of a square mark's sides at most


def marks(
    page: Page, alts: dict[int, str], tables: Sequence[Table], under: Sequence[Path] = ()
) -> tuple[Mark, ...]:
    """Return the marks of a page in painting order; `alts` are its contents' alternative texts.

    `under` are the waves and bars under texts.
    A narrow cell's part of its row's ground is none. What is painted over rows by hand says as little as a picture.
    """
    drawn = (
        _with_holes(page.paths)
        if any([path.curves for path in page.paths])
        else ([(path, 0.0) for path in page.paths])
    )
    out = [
        mark
        for path, hole in drawn
        if not path.line
        and (
            max(path.x1 - path.x0, path.bottom - path.top) <= BIGGEST
            or _is_hollow(path, page)
            or any(_is_beside(path, table.box) for table in tables)
        )
        and (mark := _mark(path, hole, alts)) is not None
        and not (mark.shape is Shape.RECTANGLE and any(_is_ground(mark, t) for t in tables))
    ]
    out.extend(_picture(image, alts) for image in page.images if _on_page(image, page))
    hand = painted_by_hand(page, tables, under)
    out.extend(Mark(box=path.box, shape=Shape.PICTURE, fill=path.fill) for path in hand)
    return tuple(out)


def lines(page: Page) -> tuple[Mark, ...]:
    """Return the straight lines of a page that has tables yet to be found: some may be drawn round rows."""
    return tuple(
        Mark(box=path.box, shape=Shape.OTHER, line=path.stroke)
        for path in page.paths
        if path.line and path.stroke is not None and not _is_of_text(path, page.pieces)
    )


def _is_of_text(line: Path, pieces: Sequence[Piece]) -> bool:
    """Tell whether a line begins and ends with letters that it underlines or strikes out, as programs draw them."""
    level = [piece for piece in pieces if piece.top < line.top and line.bottom < piece.bottom]
    return any([abs(piece.x0 - line.x0) < SAME for piece in level]) and any(
        [abs(piece.x1 - line.x1) < SAME for piece in level]
    )


def _is_hollow(path: Path, page: Page) -> bool:
    """Tell whether an outline was drawn round texts that were printed before, as one by hand is."""
    if path.fill is not None:
        return False
    inside = [piece for piece in page.pieces if _holds(path, piece)]
    return bool(inside) and all(piece.place < path.place for piece in inside)


def _is_beside(path: Path, table: Box | None) -> bool:
    """Tell whether a path that is no rectangle stands at a table's side, as an arrow along its rows does."""
    if table is None or path.rectangle or path.x1 - path.x0 > WIDEST:
        return False
    x, y = path.box.center
    return (
        not table.x0 < x < table.x1
        and max(path.x0 - table.x1, table.x0 - path.x1) <= CLOSE
        and table.top < y < table.bottom
        and path.bottom - path.top <= TALLEST * table.height
    )


def _holds(path: Path, piece: Piece) -> bool:
    x, y = piece.box.center
    return path.x0 < x < path.x1 and path.top < y < path.bottom


def _is_ground(mark: Mark, table: Table) -> bool:
    """Tell whether a mark is what a table's cell stands on, and another cell of its row as well."""
    alike = [cell for cell in table.cells if cell.fill == mark.fill and cell.box is not None]
    own = [cell for cell in alike if cell.box and cell.box.contains(mark.box.center)]
    return bool(own) and sum(cell.row == own[0].row for cell in alike) > 1


def _with_holes(paths: Sequence[Path]) -> list[tuple[Path, float]]:
    """Join an outline with the holes painted in it, each with their area: such are rings."""
    out: list[tuple[Path, float]] = []
    for path in paths:
        before, hole = out[-1] if out else (None, 0.0)
        if (
            before is not None
            and path.curves
            and before.curves
            and path.fill is not None
            and (path.fill, path.stroke, path.mcid) == (before.fill, before.stroke, before.mcid)
            and _inside(path, before)
        ):
            out[-1] = before, hole + path.area
        else:
            out.append((path, 0.0))
    return out


def _inside(inner: Path, outer: Path) -> bool:
    return (
        inner.x0 > outer.x0
        and inner.top > outer.top
        and inner.x1 < outer.x1
        and inner.bottom < outer.bottom
        and inner.area < outer.area
    )


def _mark(path: Path, hole: float, alts: dict[int, str]) -> Mark | None:
    width, height = path.x1 - path.x0, path.bottom - path.top
    # Half a disc is half as wide as its ball.
    if max(width, height) < SMALLEST or min(width, height) < SMALLEST / 2:
        return None
    if path.rectangle:
        longer = max(width, height)
        if longer <= BIGGEST and (longer > 2 * MARKER or longer > SQUARE * min(width, height)):
            return None
        shape = Shape.RECTANGLE
    elif path.curves or path.corners >= MANY_CORNERS:
        shape = _shape(path, width, height)
    else:
        shape = Shape.OTHER
    return Mark(
        box=path.box,
        shape=shape,
        fill=path.fill,
        line=path.stroke,
        area=path.area - hole if path.fill is not None else 0.0,
        alt=alts.get(path.mcid),
    )


def _shape(path: Path, width: float, height: float) -> Shape:
    part = path.area / (width * height)
    if abs(part - DISC) <= DISC_SLACK * DISC:
        # A half disc fills as much of its own box as an ellipse does, but lies to one side.
        x, y = path.box.center
        aside = max(abs(path.centre[0] - x) / width, abs(path.centre[1] - y) / height)
        return Shape.PIE if aside > CENTRED else Shape.ELLIPSE
    return Shape.PIE if path.curves else Shape.OTHER


def _on_page(image: Image, page: Page) -> bool:
    box = Box(x0=0, top=0, x1=page.width, bottom=page.height)
    return box.overlap(image.box) > 0


def _picture(image: Image, alts: dict[int, str]) -> Mark:
    return Mark(box=image.box, shape=Shape.PICTURE, alt=alts.get(image.mcid))
