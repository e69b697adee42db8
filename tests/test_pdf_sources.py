"""pdfium's reading and pdfplumber's give the same deck."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pikepdf
import pytest
from deckmaker.exported import Exported, exported
from deckmaker.looks import LOOKS, Look
from deckmaker.truth import TRUTH
from pdfpages import Pen, changed, drawn

from parsers.pdf import plumber
from parsers.pdf.pdfium import source
from parsers.pdf.reader import read_pdf, read_pdf_reference
from schema import Deck, Format

#: Every deck there is takes some two minutes; all are compared where this is set.
ALL = "ALL_PDF_SOURCES" in os.environ
NEAR = 2.0  # points; the sources measure the ends of letters differently
#: One deck of each kind of export, and those with drawings, odd letters and odd bullets.
KINDS = frozenset(
    {
        "pdf-windows-plain_report",
        "pdf-windows-middle-unnamed_icon_column",
        "pdf-windows-turned-plain_report",
        "pdf-quartz-harvey_balls",
        "pdf-quartz-white_circles_as_bullets",
        "pdf-quartz-odd_letters",
        "pdf-windows-struck_out_words",
        "pdf-quartz-footnote_by_a_raised_number",
        "pdf-quartz-no-borders-plain_report",
        "pdf-google-horizontal-rules-plain_report",
        "pdf-windows-coloured_dots_with_legend",
    }
)
DECKS = tuple(look for look in LOOKS if look.format is Format.PDF and (ALL or look.name in KINDS))
FILES = tuple(export for export in exported() if export.path.exists())
ROOT = Path(__file__).parent.parent
SAMPLES = tuple(
    sorted(
        path for folder in ("samples", "tests/fixtures") for path in (ROOT / folder).rglob("*.pdf")
    )
)


def differences(one: object, other: object, place: str = "deck") -> Iterator[str]:
    """Yield the places where two decks differ."""
    if isinstance(one, float) and isinstance(other, float):
        if abs(one - other) > NEAR * max(1.0, abs(one) / 100):
            yield f"{place}: {one} and {other}"
    elif isinstance(one, tuple) and isinstance(other, tuple):
        if len(one) != len(other):
            yield f"{place}: {len(one)} and {len(other)} items"
        for index, (left, right) in enumerate(zip(one, other, strict=False)):
            yield from differences(left, right, f"{place}[{index}]")
    elif is_dataclass(one) and type(one) is type(other):
        for field in fields(one):
            left, right = getattr(one, field.name), getattr(other, field.name)
            yield from differences(left, right, f"{place}.{field.name}")
    elif one != other:
        yield f"{place}: {one!r} and {other!r}"


def compared(data: bytes) -> list[str]:
    fast: Deck = read_pdf(data)
    return list(differences(fast, read_pdf_reference(data)))


def test_the_kinds_are_all_drawn() -> None:
    assert {look.name for look in DECKS} >= KINDS


@pytest.mark.parametrize("look", DECKS, ids=lambda look: look.name)
def test_both_sources_read_a_drawn_deck_alike(look: Look) -> None:
    assert compared(look.draw(TRUTH).data) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_sources_read_a_sample_alike(path: Path) -> None:
    assert compared(path.read_bytes()) == []


def test_there_are_samples() -> None:
    assert len(SAMPLES) > 1


@pytest.mark.parametrize("export", FILES if ALL else FILES[::3], ids=lambda export: export.name)
@pytest.mark.filterwarnings("ignore")  # pdfminer tells of fonts without a box
def test_both_sources_read_an_exported_deck_alike(export: Exported) -> None:

    assert compared(export.path.read_bytes()) == []


def test_a_mark_within_another_does_not_end_it() -> None:
    def page(pen: Pen) -> None:
        for x, text in ((50, "Anska"), (90, "ff"), (110, "e")):
            pen.text(x, 50, text)

    def mark(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0]
        content.contents_coalesce()
        code = content.Contents.read_bytes()
        code = code.replace(b"(ff) Tj", b"/Span <</ActualText (ff)>> BDC (ff) Tj EMC")
        content.Contents.write(b"/P <</MCID 3>> BDC\n" + code + b"\nEMC")

    data = changed(drawn(page), mark)

    for read in (source.read_pages, plumber.read_pages):
        assert {piece.mcid for piece in read(data).pages[0].pieces} == {3}
