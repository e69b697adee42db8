"""What the slides of a deck share: the deck, its look, headings, dates and slide numbers."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.text import CT_TextParagraph
from pptx.presentation import Presentation
from pptx.slide import Slide

from samples.builder import looks
from samples.builder.content import Edition
from samples.builder.draw import Place, Type, rectangle, text_box, write
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
        return self._presentation.slides.add_slide(self._presentation.slide_layouts[layout])

    def footer(self, slide: Slide) -> None:
        """Print the meeting's date and the slide's number at the foot."""
        number = len(self._presentation.slides)
        date = f"{self.edition.meeting:%d.%m.%Y}"
        _placeholder(slide, "dt", 10, MARGIN, f"<a:r>{_run(date)}</a:r>", "l")
        field = f'<a:fld id="{_FIELD}" type="slidenum">{_run(str(number))}</a:fld>'
        _placeholder(slide, "sldNum", 12, WIDTH - MARGIN - 80, field, "r")

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
        title = slide.shapes.title
        if placeholder:
            title.left, title.top, title.width, title.height = place.emu
            frame = title.text_frame
        else:
            title._element.getparent().remove(title._element)  # noqa: SLF001
            frame = text_box(slide, place, [], styles[0], name="Overskrift").text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.TOP
        write(frame, lines, styles[: len(lines)])
        if placeholder and len(lines) > 1:
            _join(frame.paragraphs[0]._p, frame.paragraphs[1]._p)  # noqa: SLF001


def _join(first: CT_TextParagraph, second: CT_TextParagraph) -> None:
    """Make two paragraphs one, with a line break between them."""
    line_break = parse_xml(f"<a:br {nsdecls('a')}/>")
    line_break.append(deepcopy(first.findall(qn("a:r"))[-1].find(qn("a:rPr"))))
    first.append(line_break)
    for run in second.findall(qn("a:r")):
        first.append(run)
    second.getparent().remove(second)


def _run(text: str) -> str:
    return (
        f'<a:rPr lang="nb-NO" sz="1000"><a:solidFill><a:srgbClr val="{_GREY}"/></a:solidFill>'
        f'<a:latin typeface="{looks.FONT}"/></a:rPr><a:t>{text}</a:t>'
    )


def _placeholder(slide: Slide, kind: str, index: int, x: float, body: str, align: str) -> None:
    left, top, width, height = Place(x=x, y=_FOOT, width=80, height=16).emu
    xml = (
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
        f'<p:cNvPr id="{900 + index}" name="{kind} {index}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:p><a:pPr algn="{align}"/>{body}</a:p></p:txBody></p:sp>'
    )
    slide.shapes._spTree.append(parse_xml(xml))  # noqa: SLF001
