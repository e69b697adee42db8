"""Handouts: sheets on which slides are printed small, told apart into slides again or left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from parsers.pdf.page import Page, Path, Thing, same_place
from parsers.printable import UNREADABLE
from schema import Box

# Frames: outlines or backgrounds of slides, all of one size, side by side or under one another.
LEAST_SIDE: Final = 0.2  # of the sheet's width; of nine slides on a sheet each takes 0.27
SHAPE: Final = (1.2, 1.9)  # width over height: slides are 4:3 to 16:9
SAME_SIZE: Final = 1.5  # points; frames of one handout differ no more
MOST_SLIDES: Final = 9  # on a sheet, as PowerPoint prints them
SMALL_PRINT: Final = 8.5  # points; half of a handout's letters are smaller
WITHIN: Final = 0.85  # of a handout's letters: so many stand within frames, not in its margins
HEADER: Final = 0.06  # of a sheet's height: its header, such as a date, stands above this
WIDE: Final = 960.0  # points; the usual width of a slide of 16:9
NARROW: Final = 720.0  # points; the usual width of a slide of 4:3
BETWEEN: Final = 1.6  # width over height: below it a slide is one of 4:3


def slides_of(pages: Sequence[Page]) -> list[Page]:
    """Return the slides of a handout as pages of their own; other pages as they are.

    All sheets must hold frames of one size with nearly all text within them; or one frame each in
    the same place of upright sheets, with its notes below. What stands in the sheets' margins, or
    is written beside or below slides, is left out. Slides that were fitted into paper of another
    shape are cut out of it where their background shows their place.
    """
    written = [page for page in pages if page.pieces]
    if (place := _background(written)) is not None:
        return [_fitted(page, place) if page.pieces else page for page in pages]
    found: list[list[Box]] = []
    for page in written:
        found.append(_frames(page))
        if not found[-1]:  # as on any page of a deck
            return list(pages)
    size = _common_size(found)
    if size is None:
        return list(pages)
    found = [[box for box in boxes if _is_sized(box, size)] for boxes in found]
    cut = list(zip(written, found, strict=True))
    several = any(len(boxes) > 1 for boxes in found)
    fit = _hold_text(cut) if several else _are_notes(cut)
    if not fit or any(_is_headed(page, boxes) for page, boxes in cut):
        return list(pages)
    out: list[Page] = []
    for page, boxes in cut:
        slides = [_cut(page, box, len(out) + n) for n, box in enumerate(boxes, 1)]
        slides[0].diagnostics = page.diagnostics
        out.extend(slides)
    return out if _small_print(cut) else list(pages)


def _background(pages: Sequence[Page]) -> Box | None:
    """Return the place that all pages fill first and write nothing outside of, if there is one."""
    places = [_first_filled(page) for page in pages]
    first = places[0] if len(places) > 1 else None
    if first is None or not SHAPE[0] * first.height <= first.width <= SHAPE[1] * first.height:
        return None
    alike = all(place is not None and same_place(place, first, SAME_SIZE) for place in places)
    return first if alike and all(_on(p, first) for page in pages for p in page.pieces) else None


def _first_filled(page: Page) -> Box | None:
    """Return the place of the first thing painted on the paper itself, if it is a filled one."""
    for path in page.paths:
        if not _is_whole(path, page):
            filled = path.rectangle and path.fill is not None and path.stroke is None
            return path.box if filled else None
    return None


def _is_whole(path: Path, page: Page) -> bool:
    """Tell whether a path covers the whole page, as a background of paper does."""
    return (
        path.x1 - path.x0 >= page.width - SAME_SIZE
        and path.bottom - path.top >= page.height - SAME_SIZE
    )


def _fitted(page: Page, place: Box) -> Page:
    slide = _cut(page, place, page.number)
    slide.diagnostics = page.diagnostics
    return slide


def without_notes(pages: Sequence[Page]) -> list[Page]:
    """Return the slides alone where sheets of another shape follow them that show each with its notes."""
    half = len(pages) // 2
    slides, sheets = pages[:half], pages[half:]
    shapes = [{(page.width, page.height) for page in part} for part in (slides, sheets)]
    if len(slides) != len(sheets) or not shapes[0].isdisjoint(shapes[1]):
        return list(pages)
    shown = all(
        {piece.text for piece in slide.pieces} <= {piece.text for piece in sheet.pieces}
        for slide, sheet in zip(slides, sheets, strict=True)
    )
    return list(slides if shown else pages)


def _frames(page: Page) -> list[Box]:
    """Return the frames on a sheet, in reading order, each once."""
    out: list[Box] = []
    least, most, highest = LEAST_SIDE * page.width, page.width, page.height
    for path in page.paths:
        width, height = path.x1 - path.x0, path.bottom - path.top
        if (
            least <= width < most
            and path.rectangle
            and height < highest
            and SHAPE[0] * height <= width <= SHAPE[1] * height
        ):
            box = path.box
            if not any(box.overlap(other) > 0.5 * box.area for other in out):
                out.append(box)
    return sorted(out, key=lambda box: (round(box.top), box.x0))


Size = tuple[float, float]


def _common_size(sheets: Sequence[Sequence[Box]]) -> Size | None:
    """Return the size that frames have on every sheet."""
    if not sheets:
        return None
    first = max(sheets, key=len)
    sizes = Counter((round(box.width), round(box.height)) for box in first)
    (width, height), count = sizes.most_common(1)[0]
    if count > MOST_SLIDES:
        return None
    size = (float(width), float(height))
    alike = all(any(_is_sized(box, size) for box in boxes) for boxes in sheets)
    return size if alike else None


def _is_sized(box: Box, size: Size) -> bool:
    return abs(box.width - size[0]) <= SAME_SIZE and abs(box.height - size[1]) <= SAME_SIZE


Sheet = tuple[Page, Sequence[Box]]


def _small_print(sheets: Sequence[Sheet]) -> bool:
    """Tell whether what stands in frames is set in letters that are small for a slide."""
    sizes = [
        piece.size
        for page, frames in sheets
        for piece in page.pieces
        for _ in piece.text.split()
        if any(_on(piece, box) for box in frames)
    ]
    return bool(sizes) and median(sizes) < SMALL_PRINT


def _are_notes(sheets: Sequence[Sheet]) -> bool:
    """Tell whether sheets hold one slide each, in the same place, with its notes below."""
    first = sheets[0][1][0]
    return len(sheets) > 1 and all(
        len(frames) == 1
        and page.height > page.width
        and abs(frames[0].x0 - first.x0) <= SAME_SIZE
        and abs(frames[0].top - first.top) <= SAME_SIZE
        for page, frames in sheets
    )


def _hold_text(sheets: Sequence[Sheet]) -> bool:
    """Tell whether nearly all text stands within frames."""
    inside = sum(
        len(piece.text)
        for page, frames in sheets
        for piece in page.pieces
        if any(_on(piece, box) for box in frames)
    )
    return inside >= WITHIN * sum(len(piece.text) for page, _ in sheets for piece in page.pieces)


def _is_headed(page: Page, frames: Sequence[Box]) -> bool:
    """Tell whether text stands above frames that is no sheet's header, but a slide's title."""
    top = min(box.top for box in frames)
    return any(HEADER * page.height < piece.bottom <= top for piece in page.pieces)


def _on(thing: Thing, box: Box) -> bool:
    return box.contains(thing.box.center)


def _cut(page: Page, box: Box, number: int) -> Page:
    """Return what stands in a frame as a page of a slide's usual size."""
    width = WIDE if box.width > BETWEEN * box.height else NARROW
    scale = width / box.width
    pieces = [_moved(piece, box, scale) for piece in page.pieces if _on(piece, box)]
    for piece in pieces:
        piece.size *= scale
    paths = [
        _moved(path, box, scale)
        for path in page.paths
        if _on(path, box) and path.x1 - path.x0 <= box.width + 2 * SAME_SIZE
    ]
    for path in paths:
        path.area *= scale * scale
        path.centre = (path.centre[0] - box.x0) * scale, (path.centre[1] - box.top) * scale
    return Page(
        number=number,
        width=width,
        height=box.height * scale,
        pieces=pieces,
        paths=paths,
        images=[_moved(image, box, scale) for image in page.images if _on(image, box)],
        tree=page.tree,
        spans=page.spans,
        unmapped=sum(UNREADABLE in piece.text for piece in pieces),
        sheet=page.number,
        frame=box,
    )


def _moved(thing: Thing, box: Box, scale: float) -> Thing:
    out = replace(thing)
    out.x0, out.x1 = (thing.x0 - box.x0) * scale, (thing.x1 - box.x0) * scale
    out.top, out.bottom = (thing.top - box.top) * scale, (thing.bottom - box.top) * scale
    return out
