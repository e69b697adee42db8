"""Rows of a table that are crossed out by a line drawn over them."""

from __future__ import annotations

import pytest
from pptx_builder import cell, deck, frame, named, shape, solid, transform

from parsers.pptx.reader import read_pptx
from schema import Severity

# A table of three rows, 30 high each, from 80 down and from 40 to 440 across.
TABLE = frame(
    [
        ["Tiltak", "Pri", "Siste status", "Frist"],
        ["Innkjøp", "1", "I rute", "Mai"],
        ["Avtale", "2", "", ""],
    ]
)
STROKE = f"<a:ln w='12700'>{solid('FF0000')}</a:ln>"
ARROW = "<a:ln><a:tailEnd type='triangle'/></a:ln>"
Line = tuple[float, float, float, float]
THROUGH: Line = (45.0, 125.0, 380.0, 0.0)


def _connector(box: Line, stroke: str = STROKE, preset: str = "line") -> str:
    geometry = f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
    return (
        f"<p:cxnSp>{named('CxnSp')}<p:spPr>{transform(*box)}{geometry}{stroke}</p:spPr></p:cxnSp>"
    )


def _told(tree: str) -> list[tuple[str, Severity, str]]:
    return [(line.code, line.severity, line.message) for line in read_pptx(deck(tree)).diagnostics]


@pytest.mark.parametrize(
    "line",
    [
        _connector(THROUGH),
        _connector((45, 118, 380, 14), preset="straightConnector1"),
        shape(box=THROUGH, preset="line", paint=STROKE),
    ],
)
def test_a_line_through_a_row_is_told_of_with_its_text(line: str) -> None:
    found = read_pptx(deck(TABLE + line))
    assert found.slides[0].tables[0].grid()[1] == ["Innkjøp", "1", "I rute", "Mai"]
    [(code, severity, message)] = _told(TABLE + line)
    assert (code, severity) == ("struck-text", Severity.WARNING)
    assert "Innkjøp 1 I rute Mai" in message


@pytest.mark.parametrize(
    "line",
    [
        _connector((45, 110, 380, 0)),  # between two rows
        _connector((45, 115, 380, 0)),  # nearer to that edge than to the text
        _connector((45, 85, 380, 80)),  # across all of them
        _connector((45, 125, 15, 0)),  # below a part of a text
        _connector((245, 155, 80, 0)),  # through a cell without text
        _connector((45, 300, 380, 0)),  # below the table
        _connector(THROUGH, ARROW),
        _connector(THROUGH, "<a:ln><a:noFill/></a:ln>"),
        _connector(THROUGH, preset="bentConnector3"),
    ],
)
def test_other_lines_say_nothing_of_a_row(line: str) -> None:
    assert _told(TABLE + line) == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ((245, 125, 60, 0), "I rute"),
        ((245, 118, 90, 14), "I rute"),
        ((45, 155, 52, 0), "Avtale"),
        ((45, 125, 120, 0), "Innkjøp 1"),
    ],
)
def test_a_line_through_a_cells_text_is_told_of_with_it(line: Line, text: str) -> None:
    [(code, severity, message)] = _told(TABLE + _connector(line))
    assert (code, severity) == ("struck-text", Severity.WARNING)
    assert f"the cell “{text}” of" in message


def test_a_line_below_the_table_in_the_order_of_painting_says_nothing() -> None:
    assert _told(_connector(THROUGH) + TABLE) == []


def _diagonals(*names: str, paint: str = solid("FF0000")) -> str:
    return "".join(f"<a:{name} w='12700'>{paint}</a:{name}>" for name in names)


BOTH = _diagonals("lnTlToBr", "lnBlToTr")
ONE = _diagonals("lnTlToBr")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([ONE, ONE, ONE], "Innkjøp 1 I rute"),
        ([BOTH, ONE, ""], "Innkjøp 1"),
        (["", "", BOTH], "I rute"),
        (["", "", ONE], None),
        ([_diagonals("lnTlToBr", "lnBlToTr", paint="<a:noFill/>")] * 3, None),
    ],
)
def test_what_diagonal_borders_cross_out_is_told_of(lines: list[str], told: str | None) -> None:
    texts = ["Innkjøp", "1", "I rute"]
    row = [cell(text, properties=line) for text, line in zip(texts, lines, strict=True)]
    bare = cell("", properties=BOTH)
    found = _told(frame([["Tiltak", "Pri", "Siste status"], row, ["Avtale", "2", bare]]))
    assert [code for code, _, _ in found] == ["struck-text"] * (told is not None)
    assert all(f"“{told}”" in message for _, _, message in found)
