"""Rows of a table that are crossed out by a line drawn over them."""

from __future__ import annotations

import pytest
from pptx_builder import cell, deck, frame, named, paragraph, run, shape, solid, transform

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


RULE = solid("FF0000")
FREE = (
    '<a:custGeom><a:pathLst><a:path w="100" h="10" fill="none"><a:moveTo><a:pt x="0" y="5"/></a:moveTo>'
    '<a:lnTo><a:pt x="100" y="0"/></a:lnTo></a:path></a:pathLst></a:custGeom>'
)


def _high(attributes: str = "") -> str:
    """Return a table of one row, 100 high from 110 down, and of one line of 18 points in it."""
    row = [
        cell(text, properties="").replace("<a:tcPr", f"<a:tcPr {attributes}")
        for text in ("Innkjøp", "I rute")
    ]
    return frame([["Tiltak", "Siste status"], row], heights=[30, 100], widths=[200, 200])


def _free(box: Line, stroke: str = STROKE) -> str:
    return f"<p:sp>{named('Sp')}<p:spPr>{transform(*box)}{FREE}{stroke}</p:spPr></p:sp>"


@pytest.mark.parametrize(
    ("attributes", "y", "told"),
    [
        ("", 126, True),  # through the first line of a high row
        ("", 134, False),  # below it
        ("anchor='b'", 198, True),
        ("anchor='b'", 126, False),
        ("anchor='ctr'", 160, True),
        ("vert='vert'", 126, False),
    ],
)
def test_a_line_over_the_letters_of_a_high_row_is_told_of(
    attributes: str,
    y: float,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    for line in (
        _connector((45, y, 380, 0)),
        shape(box=(45, y - 1, 380, 2), paint=RULE),
        _free((45, y - 2, 380, 4)),
    ):
        found = _told(_high(attributes) + line)
        assert [code for code, _, _ in found] == ["struck-text"] * told
    assert _told(_high(attributes) + shape(box=(45, y - 1, 380, 2), paint="<a:noFill/>")) == []


def _drawn(box: Line, *points: tuple[int, int]) -> str:
    """Return a stroke through points, of 100 by 100 to its box."""
    first, *rest = (f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
    path = f'<a:path w="100" h="100" fill="none"><a:moveTo>{first}</a:moveTo>{lines}</a:path>'
    geometry = f"<a:custGeom><a:pathLst>{path}</a:pathLst></a:custGeom>"
    return f"<p:sp>{named('Sp')}<p:spPr>{transform(*box)}{geometry}{STROKE}</p:spPr></p:sp>"


HIGH_ROWS = frame(
    [["Tiltak", "Pri", "Frist"], ["Innkjøp", "1", "Mai"], ["Avtale", "2", "Juni"]],
    heights=[40.0] * 3,
)
RING = ((50, 0), (0, 50), (50, 100), (100, 50), (60, 0))
SCRIBBLE = ((0, 0), (100, 20), (0, 40), (100, 60), (0, 80), (100, 100))


@pytest.mark.parametrize(
    "drawing",
    [
        _drawn((45, 130, 220, 45), *SCRIBBLE),  # over two rows
        _drawn((45, 130, 220, 45), (0, 0), (100, 100)),
        _connector((45, 130, 220, 45)),
        _drawn((45, 125, 60, 20), *SCRIBBLE),  # over a word
    ],
)
def test_what_is_scribbled_over_rows_or_a_word_is_told_of(drawing: str) -> None:
    [(code, severity, message)] = _told(HIGH_ROWS + drawing)
    assert (code, severity) == ("unread-object", Severity.INFO)
    assert "“Innkjøp”" in message


def test_a_ring_drawn_about_words_strikes_nothing() -> None:
    for box in ((45, 122, 80, 25), (45, 125, 220, 55), (45, 122, 220, 36)):
        assert _told(HIGH_ROWS + _drawn(box, *RING)) == []


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


@pytest.mark.parametrize(
    ("text", "y", "told"),
    [
        ("I rute", 126, True),
        ("I rute", 138, False),  # in the middle half of the cell, and below its only line
        ("Venter på svar fra alle de regionale innkjøperne om behovet", 138, True),
    ],
)
def test_a_line_that_underlines_a_cells_text_strikes_nothing(
    text: str,
    y: float,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    table = _high().replace("Innkjøp", text).replace('h="1270000"', 'h="635000"')
    found = _told(table + _connector((45, y, 150, 0)))
    assert [code for code, _, _ in found] == ["struck-text"] * told


@pytest.mark.parametrize(
    ("x", "y", "width", "told"),
    [
        (255, 126, 24, True),  # through some letters
        (255, 138, 24, False),  # below them
        (255, 126, 8, False),  # through one
        (400, 126, 24, False),  # behind the text
    ],
)
def test_a_line_through_a_word_of_a_long_cell_is_told_of(
    x: float,
    y: float,
    width: float,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    table = _high().replace("I rute", "I rute til mai").replace('h="1270000"', 'h="635000"')
    found = _told(table + _connector((x, y, width, 0)))
    assert [code for code, _, _ in found] == ["struck-text"] * told


RISING = _connector((45, 112, 380, 56), preset="line").replace("<a:xfrm ", "<a:xfrm flipV='1' ")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (_connector((45, 112, 380, 56)) + RISING, True),
        (RISING, False),
        (_connector((45, 112, 380, 56)) * 2, False),
    ],
)
def test_two_lines_that_cross_out_rows_are_told_of(
    lines: str,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    found = [line for line in _told(TABLE + lines) if line[0] == "struck-text"]
    assert [code for code, _, _ in found] == ["struck-text"] * told
    assert all("“Innkjøp 1 I rute Mai Avtale 2”" in message for _, _, message in found)


def _sign(text: str, box: Line) -> str:
    return shape(paragraph(run(text, 'sz="2800"')), box=box)


@pytest.mark.parametrize(
    ("cross", "told"),
    [
        (_sign("X", (240, 105, 40, 40)), True),
        (_sign("✗", (240, 105, 40, 40)), True),
        (_sign("X", (300, 105, 40, 40)), False),  # beside the text
        (_sign("O", (240, 105, 40, 40)), False),
        (shape(box=(240, 105, 60, 40), paint=solid("FF0000"), preset="mathMultiply"), True),
        (shape(box=(240, 105, 60, 40), paint=solid("FF0000"), preset="noSmoking"), True),
        (shape(box=(310, 105, 30, 40), paint=solid("FF0000"), preset="mathMultiply"), False),
        (shape(box=(340, 140, 60, 40), paint=solid("FF0000"), preset="mathMultiply"), False),
    ],
)
def test_a_cross_over_a_cells_letters_is_told_of(
    cross: str,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    # The header needs two lines, so that rows are not where the file says: that is told too.
    found = [line for line in _told(TABLE + cross) if line[0] == "struck-text"]
    assert len(found) == told
    assert all("cell “I rute” of" in message for _, _, message in found)


@pytest.mark.parametrize(
    ("x", "told"),
    [(8, ["unread-object"]), (45, ["struck-text"]), (-60, []), (345, ["unread-object"])],
)
def test_a_cross_drawn_over_or_beside_a_row_is_told_of(x: float, told: list[str]) -> None:
    for preset in ("noSmoking", "mathMultiply"):
        sign = shape(box=(x, 122, 30, 30), preset=preset, paint=RULE)
        assert [code for code, _, _ in _told(HIGH_ROWS + sign)] == told


def test_a_line_through_texts_side_by_side_is_told_of() -> None:
    texts = [
        shape(paragraph(run(said)), box=(x, 100, 140, 30))
        for x, said in ((40, "Avtale"), (200, "Mai 2025"))
    ]
    line = _connector((40, 115, 400, 0))
    [(code, severity, message)] = _told("".join(texts) + line)
    assert (code, severity) == ("struck-text", Severity.WARNING)
    assert "Avtale Mai" in message
    for tree in (texts[0] + line, "".join(texts) + _connector((40, 131, 400, 0))):
        assert _told(tree) == []


def test_a_line_at_a_table_is_a_mark() -> None:
    upright, level = (38.0, 110.0, 0.0, 30.0), (40.0, 110.0, 400.0, 0.0)
    for line in (
        _connector(upright),
        _connector(level),
        shape(box=upright, preset="line", paint=STROKE),
        shape(box=(40.0, 110.0, 100.0, 2.0), paint=solid("FF0000")),
    ):
        [mark] = read_pptx(deck(TABLE + line)).slides[0].marks
        assert (mark.line, mark.fill) == ("FF0000", None)
        assert read_pptx(deck(line)).slides[0].marks == ()
