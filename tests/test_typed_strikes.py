"""Text that a sign typed behind each letter strikes out, as tools do that have no strike of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfpages import Pen, drawn
from pptx_builder import cell, deck, frame
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from parsers.pdf.reader import read_pdf
from parsers.pptx.reader import read_pptx
from parsers.typedstrikes import STROKE, parted

OLD = "".join(letter + STROKE for letter in "3. mai")
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"Frist {OLD} 5. mai", [("Frist ", False), ("3. mai", True), (" 5. mai", False)]),
        (OLD, [("3. mai", True)]),
        (f"{STROKE}5. mai", [("5. mai", False)]),
    ],
)
def test_a_sign_behind_each_letter_strikes_them_out(
    text: str, parts: list[tuple[str, bool]]
) -> None:
    assert parted(text) == parts


def test_letters_struck_so_are_runs_of_their_own_in_a_presentation() -> None:
    (table,) = read_pptx(deck(frame([[cell(f"Frist {OLD} 5. mai"), "1"]]))).slides[0].tables
    runs = table.cells[0].paragraphs[0].runs
    assert [(run.text, run.struck) for run in runs] == [
        ("Frist ", False),
        ("3. mai", True),
        (" 5. mai", False),
    ]


@pytest.mark.skipif(not FONT.exists(), reason="no font here has the sign")
def test_letters_struck_so_are_runs_of_their_own_in_a_pdf() -> None:
    pdfmetrics.registerFont(TTFont("Strokes", str(FONT)))

    def page(pen: Pen) -> None:
        pen.text(80, 60, "Vedtatt ordlyd")
        pen.text(80, 200, f"Frist {OLD} 5. mai", font="Strokes")

    _, box = read_pdf(drawn(page)).slides[0].texts
    assert box.paragraphs[0].unstruck.split() == ["Frist", "5.", "mai"]
    assert [run.text.strip() for run in box.paragraphs[0].runs if run.struck] == ["3. mai"]
