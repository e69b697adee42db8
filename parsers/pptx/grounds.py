"""What the texts and drawings of a slide stand on: its background, and what is painted over it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from parsers.pptx.package import Part
from parsers.pptx.unseen import covers, covers_most, lean, opaque
from parsers.pptx.xml import Element
from parsers.unseen import faint, indistinct, unreadable
from schema import Box, Paragraph

# Points: text never stands nearer to the edge of its box, so what ends there is not below it.
_MARGIN: Final = 3.6

# Of a text's place: as little of it may be left over by what is painted below it.
_REST: Final = 0.1

# Tells the colour (RRGGBB) of what is painted, at a place on it; None where it has not one there.
Tell = Callable[[Box], str | None]


class Picture(NamedTuple):
    """A picture (`a:blip`) at its place, and the part whose relationships lead to it."""

    part: Part
    blip: Element
    place: Box


class Tone(NamedTuple):
    """A tone of grey that letters and a picture may have in common.

    Its greys (0 to 255) begin at `start` and end before `stop`; `most` is the part of a picture that
    has them at most where letters are read.
    """

    start: int
    stop: int
    most: float


class Grounds:
    """What was painted on a slide so far, the lowest first; `background` is the slide's colour."""

    def __init__(self, background: str | None) -> None:
        self.background = background
        self._painted: list[tuple[Box, Tell]] = []
        self._mixed: list[tuple[Box, Collection[str | None]]] = []
        self.pictures: list[Picture] = []
        self._colours = {background}
        self._known: dict[str | None, bool] = {}

    def paint(
        self,
        box: Box,
        colour: str | None,
        properties: Element | None = None,
        turn: float = 0.0,
    ) -> None:
        """Paint a place in a colour, or in several or none that is known (None).

        `properties` are those of a shape (`p:spPr`), which may tell that it is clear; `turn` is how far
        the groups around it are turned.
        """

        def tell(_: Box) -> str | None:
            known = properties is None or (opaque(properties) and not lean(properties, turn))
            return colour if known else None

        self.paint_in(box, [colour], tell)

    def paint_in(self, box: Box, colours: Collection[str | None], tell: Tell) -> None:
        """Paint a place in some colours, each at its own place."""
        self._painted.append((box, tell))
        if len(colours) > 1:
            self._mixed.append((box, colours))
        if not self._colours.issuperset(colours):
            self._colours.update(colours)
            self._known.clear()

    def show(self, box: Box, part: Part, blip: Element | None) -> None:
        """Say which picture of a part was painted at a place, None where the file does not."""
        self.pictures += [Picture(part, blip, box)] if blip is not None else []

    def paint_all(self, below: Grounds) -> None:
        """Paint what is painted on a layout or a master."""
        self._painted += below._painted
        self.pictures += below.pictures
        self._colours |= below._colours

    def has(self, colour: str | None) -> bool:
        """Tell whether anything has a colour that is nearly one: the first question, and a cheap one."""
        known = self._known.get(colour)
        if known is None:
            known = any([unreadable(colour, painted) for painted in self._colours])
            self._known[colour] = known
        return known

    def parts_under(self, box: Box) -> frozenset[str | None]:
        """Return the colours that parts of a box stand on, None for what is unknown."""
        found: set[str | None] = set()
        left = box.area
        for place, tell in reversed(self._painted):
            if part := place.overlap(box):
                found.add(tell(box))
                left -= part
                if left < _REST * box.area:
                    return frozenset(found)
        return frozenset({*found, self.background})

    def uppermost(self, box: Box) -> Box | None:
        """Return the place of what was painted last over most of a box, None for the background."""
        return next(
            (place for place, _ in reversed(self._painted) if covers_most(place, box)), None
        )

    def may_be(self, box: Box, colour: str | None) -> bool:
        """Tell whether what is below the middle of a box may be nearly in a colour, such as a row's band."""
        mixed = [colours for place, colours in self._mixed if place.contains(box.center)]
        found = {self.under(box), *(one for colours in mixed for one in colours)}
        return any(indistinct(colour, one) for one in found)

    def under(self, box: Box) -> str | None:
        """Return the one colour that a box stands on, None where there are several or it is unknown."""
        across, down = min(_MARGIN, box.width / 4), min(_MARGIN, box.height / 4)
        inner = Box(box.x0 + across, box.top + down, box.x1 - across, box.bottom - down)
        found: set[str | None] = set()
        for place, tell in reversed(self._painted):
            if place.overlap(inner):
                found.add(tell(inner))
                if covers(place, box):
                    break
        else:
            found.add(self.background)
        return found.pop() if len(found) == 1 else None


def faint_in(paragraphs: Iterable[Paragraph], ground: str | None) -> str:
    """Return what of a text is nearly in the colour that it stands on."""
    runs = (run for paragraph in paragraphs for run in paragraph.runs)
    return " ".join([run.text for run in runs if faint(run.colour, ground)])


def without_indistinct(
    paragraphs: Iterable[Paragraph], ground: str
) -> tuple[tuple[Paragraph, ...], str]:
    """Return a text without what has the colour that it stands on, and that part of it."""
    hidden: list[str] = []
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        runs = tuple(run for run in paragraph.runs if not indistinct(run.colour, ground))
        if len(runs) < len(paragraph.runs):
            hidden += [run.text for run in paragraph.runs if run not in runs]
            paragraph = replace(paragraph, runs=runs)  # noqa: PLW2901 - what is left of it
        if paragraph.text.strip():
            kept.append(paragraph)
    return tuple(kept), " ".join(hidden)
