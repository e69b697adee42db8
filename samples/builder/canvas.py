"""What the slides of a deck share: the deck, its look, headings, dates and slide numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide

from samples.builder import looks
from samples.builder.content import Edition
from samples.builder.draw import (
    Place,
    Type,
    append,
    detach,
    put,
    rectangle,
    text_box,
    title_of,
    write,
)
from samples.builder.layout import MARGIN, WIDTH

TITLE_SLIDE: Final = 0
TITLE_ONLY: Final = 1

_FOOT: Final = 512.0
_GREY: Final = "6B777B"
_FIELD: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


class Canvas:
    """A presentation that one edition's slides are drawn into."""

    def __init__(self, presentation: Presentation, edition: Edition) -> None:
        self._presentation = presentation
        self.edition = edition
        self.look = looks.LOOKS[edition.look]

    def slide(self, layout: int) -> Slide:
        """Append an empty slide."""
        slide: Slide = self._presentation.slides.add_slide(self._presentation.slide_layouts[layout])
        return slide

    def footer(self, slide: Slide) -> None:
        """Print the meeting's date and the slide's number at the foot."""
        number = len(self._presentation.slides)
        date = f"{self.edition.meeting:%d.%m.%Y}"
        _placeholder(slide, "dt", 10, f"<a:r>{_run(date)}</a:r>")
        field = f'<a:fld id="{_FIELD}" type="slidenum">{_run(str(number))}</a:fld>'
        _placeholder(slide, "sldNum", 12, field)

    def heading(self, slide: Slide, lines: Sequence[str], *, placeholder: bool) -> None:
        """Head a slide with a large line, and a smaller one below it.

        With a placeholder both are one paragraph of the slide's title; without, the slide has no
        title and they are two paragraphs of a text box.
        """
        rectangle(slide, Place(x=0, y=0, width=10, height=82), self.look.main)
        place = Place(x=MARGIN, y=18, width=WIDTH - 2 * MARGIN, height=62)
        styles = (
            Type(size=24, colour=self.look.dark, bold=True),
            Type(size=15, colour=self.look.main),
        )
        title = title_of(slide)
        if placeholder:
            put(title, place)
            write(title, ["\n".join(lines)], [replace(styles[0], below=styles[1])])
        else:
            detach(title)
            box = text_box(slide, place, [], styles[0])
            write(box, lines, styles[: len(lines)])


def _run(text: str) -> str:
    return (
        f'<a:rPr lang="nb-NO" sz="1000"><a:solidFill><a:srgbClr val="{_GREY}"/></a:solidFill>'
        f'<a:latin typeface="{looks.FONT}"/></a:rPr><a:t>{text}</a:t>'
    )


def _placeholder(slide: Slide, kind: str, index: int, body: str) -> None:
    """Append a placeholder of the kinds that python-pptx does not copy from a layout."""
    numbers = kind == "sldNum"
    x = WIDTH - MARGIN - 80 if numbers else MARGIN
    left, top, width, height = Place(x=x, y=_FOOT, width=80, height=16).lengths
    xml = (
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
        f'<p:cNvPr id="{900 + index}" name="{kind} {index}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:p><a:pPr algn="{"r" if numbers else "l"}"/>{body}</a:p></p:txBody></p:sp>'
    )
    append(slide, parse_xml(xml))
