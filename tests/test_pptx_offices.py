"""Presentations with odd statuses, letters and shapes, from the file to the records."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from pptx_builder import adjustment, cell, deck, frame, group, paragraph, run, shape, solid

from parsers.pptx.reader import read_pptx
from parsers.report.interpret import interpret
from schema import Record, Report, Status
from schema.vocabulary import Vocabulary, load

VOCABULARY = load()
HEADERS = ["Tiltak", "Pri", "Gevinst", "Siste status", "Status"]
WIDTHS = [240.0, 50.0, 220.0, 260.0, 110.0]
AREA = shape(paragraph(run("Miljø og klima")), box=(40, 20, 600, 40))
STATUS = (865.0, 125.0)  # the middle of the first measure's status, in points


def read(*tree: str, vocabulary: Vocabulary = VOCABULARY) -> Report:
    (report,) = interpret(read_pptx(deck("".join(tree))), vocabulary)
    return report


def measure(status: str, **cells: str) -> list[str]:
    texts = {"Tiltak": "Felles maler for alle", "Pri": "1", "Gevinst": "Bedre oversikt"}
    texts |= {"Siste status": "Møte holdt", "Status": status, **cells}
    return [texts[header] for header in HEADERS]


def only(*tree: str) -> Record:
    (record,) = read(AREA, *tree).records
    return record


def table(*rows: list[str]) -> str:
    heights = [30.0, *(30.0 for _ in rows)]
    return frame([HEADERS, *rows], widths=WIDTHS, heights=heights)


# Only private-use letters are printed in a font that is named for symbols (`a:sym`).
@pytest.mark.parametrize(
    ("font", "letter", "status"),
    [
        ("latin: Wingdings", "l", Status.DONE),
        ("latin: Wingdings", "\uf06c", Status.DONE),
        ("sym: Wingdings", "\uf0a1", Status.NOT_STARTED),
        ("sym: Wingdings", "\uf0fc", Status.DONE),
        ("latin: Wingdings 2", "\uf098", Status.DONE),
        ("sym: Wingdings 2", "\uf099", Status.NOT_STARTED),
        ("sym: Wingdings 2", "\uf0ba", Status.ONGOING),
        ("latin: Wingdings 2", "P", Status.DONE),
        ("latin: Webdings", "n", Status.DONE),
        ("sym: Webdings", "\uf061", Status.DONE),
        ("latin: Segoe UI Symbol", "\ue10b", Status.DONE),
        ("latin: Segoe UI Symbol", "◑", Status.ONGOING),
        ("latin: Segoe MDL2 Assets", "\uea3a", Status.NOT_STARTED),
    ],
)
def test_a_letter_of_a_symbol_font_is_a_status(font: str, letter: str, status: Status) -> None:
    tag, name = font.split(": ")
    lettered = cell(paragraph(run(letter, inside=f'<a:{tag} typeface="{name}"/>')))
    record = only(table(measure(lettered)))
    assert (record.status, record.status_symbol) == (status, status.symbol)
    assert record.status_tekst is None


def ball(*parts: str) -> list[str]:
    """Draw shapes over one another in the middle of the first measure's status."""
    x, y = STATUS
    paints = {"full": solid("1F3864"), "empty": solid("FFFFFF"), "line": "<a:noFill/>"}
    drawn = []
    for part in parts:
        preset, paint, *angles = part.split()
        adjust = "".join(
            adjustment(f"adj{n}", float(angle) * 60_000) for n, angle in enumerate(angles, start=1)
        )
        outline = f'<a:ln w="9525">{solid("1F3864")}</a:ln>'
        where = (x - 8, y - 8, 16, 16)
        drawn.append(shape(box=where, preset=preset, adjust=adjust, paint=paints[paint] + outline))
    return drawn


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        (["ellipse full"], Status.DONE),
        (["ellipse empty"], Status.NOT_STARTED),
        (["ellipse line"], Status.NOT_STARTED),
        (["flowChartConnector full"], Status.DONE),
        (["ellipse empty", "pie full 270 90"], Status.ONGOING),
        (["ellipse empty", "pie full 270 0"], Status.ONGOING),
        (["ellipse empty", "chord full 90 270"], Status.ONGOING),
        (["ellipse empty", "blockArc full 90 270"], Status.ONGOING),
        (["donut full"], Status.NOT_STARTED),
        (["rightArrow full"], Status.UNKNOWN),
        (["star5 full"], Status.UNKNOWN),
        (["rect full"], Status.UNKNOWN),
        (["triangle full"], Status.UNKNOWN),
        (["smileyFace full"], Status.UNKNOWN),
    ],
)
@pytest.mark.parametrize("grouped", [False, True])
def test_a_ball_over_the_cell_is_a_status_and_no_other_shape_is(
    parts: list[str], status: Status, *, grouped: bool
) -> None:
    drawn = "".join(ball(*parts))
    x, y = STATUS
    where = (x - 8, y - 8, 16.0, 16.0)
    record = only(table(measure("")), group(drawn, box=where, child=where) if grouped else drawn)
    assert (record.status, record.status_symbol) == (status, status.symbol)


@pytest.mark.parametrize(
    "fill",
    [solid("00B050"), '<a:solidFill><a:schemeClr val="accent6"/></a:solidFill>'],
    ids=["direct", "theme"],
)
def test_a_cell_s_fill_is_explained_by_the_vocabulary(fill: str) -> None:
    tree = AREA + table(measure(cell("", properties=fill)))
    assert [r.status for r in read(tree).records] == [Status.UNKNOWN]
    painted = read_pptx(deck(tree)).slides[0].tables[0].cells[-1].fill
    assert painted is not None
    done = VOCABULARY.status[Status.DONE].model_copy(update={"colours": (painted,)})
    known = {**VOCABULARY.status, Status.DONE: done}
    ours = VOCABULARY.model_copy(update={"status": known})
    report = read(tree, vocabulary=ours)
    assert [(r.status, r.status_symbol) for r in report.records] == [(Status.DONE, "●")]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        (["1. Møte holdt", "2. Sendt ut"], ("Møte holdt", "Sendt ut")),
        (["1) Møte holdt", "2) Sendt ut"], ("Møte holdt", "Sendt ut")),
        (["a) Møte holdt", "b) Sendt ut"], ("Møte holdt", "Sendt ut")),
        (["➢ Møte holdt", "➢ Sendt ut"], ("Møte holdt", "Sendt ut")),
        (["● Møte holdt", "● Sendt ut"], ("Møte holdt", "Sendt ut")),
    ],
)
def test_list_signs_that_are_typed_are_no_text(typed: list[str], items: tuple[str, ...]) -> None:
    listed = cell("".join(paragraph(run(line)) for line in typed))
    record = only(table(measure("Pågår", **{"Siste status": listed})))
    assert record.siste_status == items
    assert record.status is Status.ONGOING


def test_a_dash_that_the_file_sets_before_a_figure_is_no_text() -> None:
    dash = paragraph(run("12 anbud i 1. kvartal"), inside='<a:buChar char="–"/>')
    listed = cell(paragraph(run("Mal er tatt i bruk")) + dash)
    report = read(AREA, table(measure("Pågår", **{"Siste status": listed})))
    assert report.records[0].siste_status == ("Mal er tatt i bruk", "12 anbud i 1. kvartal")
    assert report.diagnostics == ()


def test_a_column_of_pictograms_may_have_a_name() -> None:
    rows = [
        ["Ikon", *HEADERS],
        ["⚖", *measure("Pågår")],
        ["", *measure("Pågår", Tiltak="Nye rutiner")],
    ]
    report = read(AREA, frame(rows, widths=[40.0, *WIDTHS]))
    assert [(r.ikon, r.tiltak) for r in report.records] == [
        ("⚖", "Felles maler for alle"),
        (None, "Nye rutiner"),
    ]


def test_further_columns_are_kept_under_their_headers() -> None:
    rows = [
        [*HEADERS, "ANSVARLIG:", "Frist", "Kommentar"],
        [*measure("Pågår"), "Kari", "Q4", "Se vedlegg"],
    ]
    report = read(AREA, frame(rows, widths=[*WIDTHS[:3], 120, 80, 60, 60, 60]))
    assert report.records[0].ekstra == (
        ("ANSVARLIG", "Kari"),
        ("Frist", "Q4"),
        ("Kommentar", "Se vedlegg"),
    )
    assert report.diagnostics == ()


@pytest.mark.parametrize("column", [1, 2, 4])
def test_a_cell_that_spans_measures_counts_for_each_of_them(column: int) -> None:
    rows = [measure("Pågår"), measure("Fullført", Tiltak="Nye rutiner for avvik", Pri="2")]
    first = rows[0][column]
    rows[0][column] = cell(first, 'rowSpan="2"')
    rows[1][column] = cell("", 'vMerge="1"')
    one, other = read(AREA, table(*rows)).records
    shown = [(r.pri, r.gevinst, r.status) for r in (one, other)]
    assert shown[0][[1, 2, 4].index(column)] == shown[1][[1, 2, 4].index(column)]
    assert other.tiltak == "Nye rutiner for avvik"


def test_a_benefit_and_a_status_in_one_cell_across_two_columns_is_read_once() -> None:
    row = measure("Pågår")
    row[2] = cell("Ikke aktuelt ennå", 'gridSpan="2"')
    row[3] = cell("", 'hMerge="1"')
    record = only(table(row))
    assert (record.gevinst, record.siste_status) == (("Ikke aktuelt ennå",), ())


def test_a_status_across_all_columns_of_a_measure_is_its_status_alone() -> None:
    row = measure("")
    row[2] = cell("Ikke startet", 'gridSpan="3"')
    row[3] = row[4] = cell("", 'hMerge="1"')
    record = only(table(row))
    assert (record.status, record.gevinst, record.siste_status) == (Status.NOT_STARTED, (), ())


def test_a_subtitle_names_the_plan_and_dates_the_report() -> None:
    title = shape(
        paragraph(run("Handlingsplan")),
        box=(40, 100, 800, 60),
        placeholder='<p:ph type="ctrTitle"/>',
    )
    subtitle = shape(
        paragraph(run("Medisinsk utstyr – status per 13. oktober 2023")),
        box=(40, 200, 800, 60),
        placeholder='<p:ph type="subTitle" idx="1"/>',
    )
    (report,) = interpret(
        read_pptx(deck(title + subtitle, AREA + table(measure("Pågår")))), VOCABULARY
    )
    assert report.plan_names == ("Medisinsk utstyr",)
    assert [str(day) for _, day in report.dates][:1] == ["2023-10-13"]


def test_text_boxes_of_a_table_may_stand_in_groups() -> None:
    lefts = [40.0, 290.0, 350.0, 580.0, 850.0]
    drawn = []
    for top, texts in ((80.0, HEADERS), (120.0, measure("Pågår"))):
        boxes = "".join(
            shape(paragraph(run(text)), box=(x, top, 200 if x != 290 else 50, 30))
            for x, text in zip(lefts, texts, strict=True)
        )
        place = (40.0, top, 900.0, 30.0)
        drawn.append(group(boxes, box=place, child=place))
    record = only(*drawn)
    assert (record.pri, record.status) == (1, Status.ONGOING)
    assert record.siste_status == ("Møte holdt",)


def test_notes_and_comments_say_nothing_of_a_measure() -> None:
    data = deck(AREA + table(measure("Pågår")))
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(
            "ppt/comments/comment1.xml",
            "<p:cmLst xmlns:p='x'><p:cm><p:text>Status: Avbrutt</p:text></p:cm></p:cmLst>",
        )
    plain, commented = (
        interpret(read_pptx(found), VOCABULARY)[0] for found in (data, out.getvalue())
    )
    assert replace(commented, dates=plain.dates) == plain
