"""Drawings of a page that nobody sees, such as a disc that is white on white, or on a hidden layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from parsers.pdf.page import Path
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.fills import Fills
from parsers.pdf.pdfium.geometry import Placed, moved_box
from parsers.pdf.pdfium.objects import on_layers
from parsers.pdf.pdfium.painted import Painted
from parsers.pdf.pdfium.pictured import Scene
from schema import Box

LARGEST: Final = 60.0  # points; no ball or light that tells a status is larger
LARGEST_SQUARE: Final = 20.0  # points; larger rectangles are cells and panels
SMALLEST: Final = 3.0  # points; smaller drawings are dots and specks


def take_out_unseen_marks(scene: Scene) -> None:
    """Take the small drawings that nobody sees out of a page's paths, and all that a layer hides.

    Of those that lie on one another, the interpreter knows itself which is seen.
    """
    page, objects, fills = scene.page, scene.objects, scene.fills
    small = [path for path in page.paths if not path.line and _is_mark(path)]
    marks = fills.untold.marks
    layers = on_layers(objects.paths, objects, layers=fills.untold.layers) if marks else ()
    layered = frozenset(layers)
    if not (small or layered):
        return
    places = {path.place for path in small} | layered
    placed = {one[-1]: one for one in objects.paths if one[-1] in places}
    suspects = {path.place for path in _suspects(fills, small, placed)}
    found = [
        path
        for path in page.paths
        if path.place in suspects or (path.place in layered and _stands_out(path, fills))
    ]
    if not found:
        return
    asked = [placed[place][0] for place in {path.place for path in found}]
    painted = Painted(scene.handle, page, asked)
    unseen = {id(path) for path in found if painted.is_unseen(path)}
    page.paths = [path for path in page.paths if id(path) not in unseen]


def _is_mark(path: Path) -> bool:
    width, height = path.x1 - path.x0, path.bottom - path.top
    largest = LARGEST_SQUARE if path.rectangle else LARGEST
    return SMALLEST <= width <= largest and SMALLEST <= height <= largest


def _suspects(fills: Fills, small: Sequence[Path], placed: Mapping[int, Placed]) -> Iterator[Path]:
    """Yield the drawings that are clipped, covered, or alone on a ground of their colour."""
    large = [one for one in fills.all if max(one.x1 - one.x0, one.bottom - one.top) > LARGEST]
    last = large[-1].place if large else 0
    clips = columns.clips([placed[path.place][0] for path in small])
    for number, path in enumerate(small):
        clip, middle = clips.get(number), path.box.center
        box = Box(*moved_box(clip.box, placed[path.place][2])) if clip is not None else None
        clipped = box is not None and not box.contains(middle)
        covered = path.place < last and any(
            fill.place > path.place and fill.box.contains(middle) for fill in large
        )
        if clipped or covered or (_is_pale(path, fills) and not _is_part(path, small)):
            yield path


def _stands_out(path: Path, fills: Fills) -> bool:
    """Tell whether a drawing would be seen if its layer were: a white rule parts cells of white, too."""
    return _is_mark(path) or fills.ground(path) not in {path.fill, path.stroke}


def _is_pale(path: Path, fills: Fills) -> bool:
    """Tell whether a drawing has the colour of what it stands on."""
    return path.stroke is None and fills.ground(path) == path.fill


def _is_part(path: Path, small: Sequence[Path]) -> bool:
    """Tell whether a drawing touches another one, of which it may show a part."""
    return any(path.box.overlap(other.box) for other in small if other is not path)
