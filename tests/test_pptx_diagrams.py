"""SmartArt: its text is read, from the drawing or from the data."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from pptx_builder import NAMESPACES, deck, named, replaced, transform

from parsers.pptx.reader import read_pptx
from schema import Box, Deck

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SCHEMA = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWING = "http://schemas.microsoft.com/office/drawing/2008/diagram"

FRAME = (
    f"<p:graphicFrame>{named('GraphicFrame')}{transform(100, 50, 400, 200, tag='p:xfrm')}"
    f'<a:graphic><a:graphicData uri="{SCHEMA}">'
    f'<d:relIds xmlns:d="{SCHEMA}" r:dm="rId91" r:lo="rId93"/>'
    "</a:graphicData></a:graphic></p:graphicFrame>"
)
RELATIONSHIPS = (
    f'<Relationship Id="rId91" Type="{OFFICE}/diagramData" Target="../diagrams/data1.xml"/>'
    '<Relationship Id="rId92" Target="../diagrams/drawing1.xml" '
    'Type="http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"/>'
)


def point(text: str, kind: str = "node") -> str:
    return f'<d:pt modelId="{text}" type="{kind}"><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>'


DATA = (
    f'<d:dataModel xmlns:d="{SCHEMA}" {NAMESPACES}><d:ptLst>{point("", "doc")}{point("Styrke")}'
    f"{point('Følge opp')}{point('usynlig', 'pres')}</d:ptLst>"
    f'<a:extLst><a:ext uri="x"><s:dataModelExt xmlns:s="{DRAWING}" relId="rId92"/></a:ext></a:extLst>'
    "</d:dataModel>"
)


def drawn(text: str, x: float) -> str:
    return (
        f"<s:sp><s:spPr>{transform(x, 10, 100, 40)}</s:spPr><s:txBody><a:bodyPr/>"
        f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></s:txBody></s:sp>"
    )


PICTURED = (
    f'<s:drawing xmlns:s="{DRAWING}" {NAMESPACES}><s:spTree>{drawn("Styrke", 0)}'
    f"{drawn('Følge opp', 200)}</s:spTree></s:drawing>"
)


def read(parts: dict[str, str]) -> Deck:
    end = "</Relationships>"
    out = BytesIO(replaced(deck(FRAME), r"slides/_rels", end, RELATIONSHIPS + end))
    with zipfile.ZipFile(out, "a") as archive:
        for name, content in parts.items():
            archive.writestr(f"ppt/diagrams/{name}", content)
    return read_pptx(out.getvalue())


def test_a_diagram_is_read_from_its_drawing_with_places() -> None:
    found = read({"data1.xml": DATA, "drawing1.xml": PICTURED})
    assert [(text.text, text.box) for text in found.slides[0].texts] == [
        ("Styrke", Box(x0=100, top=60, x1=200, bottom=100)),
        ("Følge opp", Box(x0=300, top=60, x1=400, bottom=100)),
    ]
    assert found.diagnostics == ()


def test_without_its_drawing_a_diagram_is_read_from_its_data() -> None:
    found = read({"data1.xml": DATA.replace('relId="rId92"', ""), "drawing1.xml": PICTURED})
    (text,) = found.slides[0].texts
    assert [paragraph.text for paragraph in text.paragraphs] == ["Styrke", "Følge opp"]
    assert text.box == Box(x0=100, top=50, x1=500, bottom=250)


@pytest.mark.parametrize("parts", [{}, {"data1.xml": "<damaged"}])
def test_a_damaged_diagram_is_said(parts: dict[str, str]) -> None:
    found = read(parts)
    assert found.slides[0].texts == ()
    assert "unreadable-slide" in [noted.code for noted in found.diagnostics]
