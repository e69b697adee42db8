"""Fonts whose Unicode map says other figures and letters than they show: their shapes tell."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from pdfpages import changed

from parsers.pdf.reader import read_pdf
from schema import Deck

FIXTURE = Path(__file__).parent / "deckmaker" / "fixtures" / "libreoffice-plain_report.pdf"


def _read(others: dict[str, str]) -> Deck:
    """Read a report in fonts that say `others` for some of their characters."""

    def other(found: re.Match[str]) -> str:
        said = chr(int(found[2], 16))
        return f"{found[1]}<{ord(others.get(said, said)):04X}>"

    def lying(pdf: pikepdf.Pdf) -> None:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                said = font.ToUnicode.read_bytes().decode("latin-1")
                start = said.index("beginbfchar")
                said = said[:start] + re.sub(r"(<[0-9A-F]+> )<([0-9A-F]{4})>", other, said[start:])
                font.ToUnicode = pdf.make_stream(said.encode("latin-1"))

    return read_pdf(changed(FIXTURE.read_bytes(), lying))


def _is_told(deck: Deck) -> bool:
    return "unmapped-font" in {line.code for line in deck.diagnostics}


def swapped(one: str, other: str) -> dict[str, str]:
    return {**dict(zip(one, other, strict=True)), **dict(zip(other, one, strict=True))}


@pytest.mark.parametrize(
    "others",
    [
        {str(figure): str((figure + 1) % 10) for figure in range(10)},
        swapped("2", "3"),
        swapped("02", "43"),
    ],
)
def test_figures_that_look_like_others_are_told(others: dict[str, str]) -> None:
    deck = _read(others)
    assert any(old in text.text for old in others for text in deck.slides[0].texts)
    assert _is_told(deck)


@pytest.mark.parametrize("others", [swapped("e", "o"), swapped("n", "h")])
def test_letters_that_are_oddly_frequent_and_look_like_others_are_told(
    others: dict[str, str],
) -> None:
    assert _is_told(_read(others))


def test_figures_and_letters_that_look_like_themselves_are_not_told() -> None:
    assert not _is_told(_read({}))
