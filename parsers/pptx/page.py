"""One slide while it is read: what it takes from its master, and what is found on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL.Image import Image

from parsers.pptx.grounds import Grounds, Picture, Tone
from parsers.pptx.package import Part
from parsers.pptx.placeholders import Inheritance
from parsers.pptx.tablestyles import TableStyles
from parsers.pptx.text import TextReader
from parsers.pptx.theme import Theme
from parsers.pptx.xml import Element
from parsers.unseen import Reason
from schema import Box, Diagnostic, Mark, Severity, Table, TextBox


@dataclass(slots=True, kw_only=True)
class Page:
    """One slide, layout or master while its shapes are read; what is found gathers here.

    `number` counts from 1 and `printed` is what its slide number field shows. `part` is where its
    relationships are, `size` its width and height in points. `unseen` gathers text that nobody
    sees, `animated` holds the ids of shapes that move or go while the slide is shown, `grounds` is
    what its texts stand on, `styles` are those of tables, `cells` the properties (`a:tcPr`) of a table's
    cells by its place. `written` holds the
    shapes of `texts` by their places there. `pale` are marks that have the colour of
    what they stand on. `pictured` are texts on pictures, each with their letters' tone, the picture that
    it stands on and its place; `thumbnails` are those of pictures that were opened for that, of all slides.
    `diagonals` are the slanting lines over tables, each with whether it rises. `grown` are tables with
    the heights of their rows as the file states them, and as they are at least by their texts.
    """

    number: int
    printed: int
    part: Part
    size: tuple[float, float]
    theme: Theme
    inheritance: Inheritance
    grounds: Grounds
    styles: TableStyles
    tables: list[Table] = field(default_factory=list)
    charts: list[Table] = field(default_factory=list)
    texts: list[TextBox] = field(default_factory=list)
    written: dict[int, Element] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    pale: list[Mark] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unseen: list[tuple[str, Reason]] = field(default_factory=list)
    animated: frozenset[str] = frozenset()
    cells: dict[Box, list[Element | None]] = field(default_factory=dict)
    pictured: list[tuple[str, Tone, Picture, Box]] = field(default_factory=list)
    grown: list[tuple[Table, Sequence[float], Sequence[float]]] = field(default_factory=list)
    diagonals: list[tuple[Box, bool]] = field(default_factory=list)
    thumbnails: dict[tuple[int, str | None], Image | None] = field(default_factory=dict)

    @property
    def text_reader(self) -> TextReader:
        """What reads the texts of its shapes."""
        return TextReader(self.theme.palette, self.printed, self.unseen)

    def note(self, severity: Severity, code: str, message: str) -> None:
        """Add a diagnostic about this slide."""
        self.diagnostics.append(
            Diagnostic(severity=severity, code=code, message=message, slide=self.number)
        )
