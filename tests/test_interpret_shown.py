"""How rows show a status: by ticks, lights, fills, progress, or in a column with more in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, ROW, box, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, codes, headed, read

from schema import Mark, Paragraph, Run, Severity, Shape, Status, TextBox


def test_measures_with_priorities_and_no_column_for_a_status_have_not_been_started() -> None:
    report = headed(["Tiltak", "Pri"], ["Felles maler for alle", "1"])
    assert [(r.status, r.status_symbol) for r in report.records] == [(Status.NOT_STARTED, "○")]


def test_a_benefit_without_any_column_for_a_status_tells_of_no_status() -> None:
    report = headed(["Tiltak", "Pri", "Gevinst"], ["Felles maler for alle", "1", "Bedre oversikt"])
    assert [record.status for record in report.records] == [Status.UNKNOWN]
    assert codes(report) == ["unknown-status"]


def drawn(shape: Shape, fill: str | None, *, row: int = 1) -> Mark:
    """Make a mark over the status of a row of a table of five columns."""
    where = box(745, 105 + ROW * row, 20, 20)
    return Mark(box=where, shape=shape, fill=fill, area=where.area if fill else 0.0)


def test_an_arrow_or_a_square_drawn_over_a_cell_is_no_status() -> None:
    rows = [HEADERS, [*MEASURE[:4], ""], [*OTHER[:4], ""]]
    marks = [drawn(Shape.OTHER, "00B050"), drawn(Shape.RECTANGLE, "00B050", row=2)]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)], marks=marks))
    assert [record.status for record in report.records] == [Status.UNKNOWN] * 2
    assert codes(report) == ["unknown-status"]


def legend(gap: float = 4) -> tuple[list[TextBox], list[Mark]]:
    """Make a legend whose words stand a `gap` (points) behind their marks."""
    words = ("Fullført", "Pågår", "Ikke startet")
    texts = [text(word, x0=512 + gap + 140 * n, top=505, width=60) for n, word in enumerate(words)]
    marks = [
        Mark(box=box(500 + 140 * n, 512, 12, 12), shape=Shape.RECTANGLE, fill=fill, area=144)
        for n, fill in enumerate(("00B050", "FFC000", "FF0000"))
    ]
    return texts, marks


@pytest.mark.parametrize("shown", ["●\nFullført", "●", "Fullført"])
def test_a_label_or_symbol_on_a_cell_whose_colour_says_another_status_is_told(shown: str) -> None:
    grid = table([HEADERS, MEASURE, [*OTHER[:4], shown]])
    fills = {1: "FFC000", 2: "FF0000"}  # as `Pågår`, and unlike `Fullført`
    cells = tuple(
        replace(cell, fill=fills[cell.row]) if cell.column == 4 and cell.row else cell
        for cell in grid.cells
    )
    texts, marks = legend()
    filled = replace(grid, cells=cells)
    report = read(slide(1, tables=[filled], texts=[text(AREA), *texts], marks=marks))
    assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]
    assert [(line.code, line.row) for line in report.diagnostics] == [("status-conflict", 2)]


@pytest.mark.parametrize("gap", [4, 60])
def test_a_legends_words_may_stand_in_the_middle_of_wide_boxes(gap: float) -> None:
    grid = table([HEADERS, [*MEASURE[:4], ""], [*OTHER[:4], ""]])
    texts, marks = legend(gap)
    marks += [drawn(Shape.ELLIPSE, "FFC000"), drawn(Shape.ELLIPSE, "FF0000", row=2)]
    report = read(slide(1, tables=[grid], texts=[text(AREA), *texts], marks=marks))
    assert [record.status for record in report.records] == [Status.ONGOING, Status.NOT_STARTED]


def test_a_legends_word_is_not_of_a_dot_behind_another_word() -> None:
    grid = table([HEADERS, [*MEASURE[:4], ""], [*OTHER[:4], ""]])
    (word, *_), (dot, *_) = legend(gap=60)
    between = text("Risiko", x0=515, top=505, width=40)
    marks = [dot, drawn(Shape.ELLIPSE, "00B050"), drawn(Shape.ELLIPSE, "FF0000", row=2)]
    report = read(slide(1, tables=[grid], texts=[text(AREA), between, word], marks=marks))
    assert [record.status for record in report.records] == [Status.UNKNOWN] * 2


def test_a_row_s_colour_says_nothing_against_its_label() -> None:
    grid = table([HEADERS, OTHER])
    cells = tuple(replace(cell, fill="FF0000") if cell.row else cell for cell in grid.cells)
    texts, marks = legend()
    banded = replace(grid, cells=cells)
    report = read(slide(1, tables=[banded], texts=[text(AREA), *texts], marks=marks))
    assert [record.status for record in report.records] == [Status.DONE]
    assert codes(report) == []
    assert codes(report, Severity.INFO) == ["unread-measures"]  # it is painted


@pytest.mark.parametrize(
    ("tick", "fills"),
    [("x", {}), ("✓", {}), ("", {3: "FFC000"}), ("", {2: "FFFFFF", 3: "FFC000", 4: "FFFFFF"})],
)
def test_a_column_for_each_status_tells_it_by_a_tick_or_a_fill(
    tick: str, fills: dict[int, str]
) -> None:
    heads = ["Tiltak", "Pri", "Fullført", "Pågår", "Ikke startet"]
    grid = table([heads, ["Felles maler for alle", "1", "", tick, ""]])
    cells = [replace(c, fill=fills.get(c.column)) if c.row else c for c in grid.cells]
    ticked = replace(grid, cells=tuple(cells))
    report = read(slide(1, tables=[ticked], texts=[text(AREA)]))
    assert [(r.status, r.status_tekst) for r in report.records] == [(Status.ONGOING, "Pågår")]


@pytest.mark.parametrize(
    ("painted", "status"), [((0,), "pågår"), ((2,), "pågår"), ((0, 2), "ukjent")]
)
def test_the_one_painted_cell_of_a_row_tells_its_status_where_a_legend_does(
    painted: tuple[int, ...], status: str
) -> None:
    texts, marks = legend()
    grid = table([["Nr", *HEADERS[:4]], ["1.1", *MEASURE[:4]]])
    cells = [replace(c, fill="FFC000") if c.row and c.column in painted else c for c in grid.cells]
    filled = replace(grid, cells=tuple(cells))
    (record,) = read(slide(1, tables=[filled], texts=[text(AREA), *texts], marks=marks)).records
    assert record.status.value == status


def test_a_cell_painted_in_some_rows_only_tells_no_status_where_a_heading_does() -> None:
    texts, marks = legend()
    rows = [[*MEASURE[:4], "1.5.2024"], [*OTHER[:4], "1.3.2024"]]
    grid = table([[*HEADERS[:4], "Frist"], *rows])
    late = [replace(c, fill="FF0000") if (c.row, c.column) == (2, 4) else c for c in grid.cells]
    heads = [text(AREA), text("Pågående tiltak", top=60)]
    tables = [replace(grid, cells=tuple(late))]
    report = read(slide(1, tables=tables, texts=[*heads, *texts], marks=marks))
    assert [record.status for record in report.records] == [Status.ONGOING] * 2


@pytest.mark.parametrize(("fill", "status"), [("FFC000", "pågår"), (None, "ikke startet")])
def test_a_column_of_progress_that_holds_fills_is_the_status(fill: str | None, status: str) -> None:
    grid = table([["Tiltak", "Pri", "Fremdrift"], ["Felles maler for alle", "1", ""]])
    cells = [replace(c, fill=fill) if (c.row, c.column) == (1, 2) else c for c in grid.cells]
    texts, marks = legend()
    painted = replace(grid, cells=tuple(cells))
    report = read(slide(1, tables=[painted], texts=[text(AREA), *texts], marks=marks))
    assert [record.status.value for record in report.records] == [status]


@pytest.mark.parametrize("header", ["Fremdrift %", "Framdrift", "Progress"])
def test_a_column_of_progress_that_holds_percentages_is_the_status(header: str) -> None:
    report = headed(
        ["Tiltak", "Pri", "Siste status", header],
        ["Felles maler for alle", "1", "Møte holdt", "75 %"],
        ["Nye rutiner for avvik", "2", "Sendt ut", "100 %"],
    )
    assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]
    assert report.records[0].siste_status == ("Møte holdt",)


@pytest.mark.parametrize(
    ("header", "cells", "statuses", "news"),
    [
        ("Siste status", ("Pågår", "Fullført"), (Status.ONGOING, Status.DONE), ((), ())),
        (
            "Status",
            ("Møte er holdt", "Sendt på høring"),
            (Status.UNKNOWN,) * 2,
            (("Møte er holdt",), ("Sendt på høring",)),
        ),
    ],
)
def test_what_one_column_of_labels_or_news_holds_its_cells_tell(
    header: str,
    cells: tuple[str, str],
    statuses: tuple[Status, Status],
    news: tuple[tuple[str, ...], ...],
) -> None:
    report = headed(
        ["Tiltak", "Pri", "Gevinst", header], [*MEASURE[:3], cells[0]], [*OTHER[:3], cells[1]]
    )
    assert tuple(record.status for record in report.records) == statuses
    assert tuple(record.siste_status for record in report.records) == news


@pytest.mark.parametrize("shown", ["Pågår", "◑\nPågår", "◑"])
def test_a_status_and_the_latest_status_may_share_a_column(shown: str) -> None:
    report = headed(
        ["Tiltak", "Pri", "Gevinst", "Status"],
        [*MEASURE[:3], f"{shown}\n• Møte holdt\n• Venter på svar"],
        [*OTHER[:3], "Fullført"],
    )
    assert [(r.status, r.siste_status) for r in report.records] == [
        (Status.ONGOING, ("Møte holdt", "Venter på svar")),
        (Status.DONE, ()),
    ]
    assert report.diagnostics == ()


def test_a_remark_below_a_label_is_no_latest_status() -> None:
    report = headed(["Tiltak", "Pri", "Status"], [*MEASURE[:2], "Pågår\n(venter på svar)"])
    assert [(r.status_tekst, r.siste_status) for r in report.records] == [
        ("Pågår (venter på svar)", ())
    ]


def lights(*fills: str) -> list[Mark]:
    """Draw three discs beside each other over the status of the first measure."""
    places = [box(740 + 18 * n, 123, 14, 14) for n in range(3)]
    return [
        Mark(box=place, shape=Shape.ELLIPSE, fill=fill, line="404040", area=0.785 * place.area)
        for place, fill in zip(places, fills, strict=True)
    ]


def test_of_a_traffic_light_the_lit_one_tells_where_a_legend_explains_it() -> None:
    grid = table([HEADERS, [*MEASURE[:4], ""]])
    texts, marks = legend()
    lit = lights("D9D9D9", "FFC000", "D9D9D9")
    report = read(slide(1, tables=[grid], texts=[text(AREA), *texts], marks=[*marks, *lit]))
    assert [record.status for record in report.records] == [Status.ONGOING]
    unexplained = read(slide(1, tables=[grid], texts=[text(AREA)], marks=lit))
    assert [record.status for record in unexplained.records] == [Status.UNKNOWN]
    assert codes(unexplained) == ["unknown-status"]


def test_a_legend_that_reaches_over_the_last_row_is_no_status_of_it() -> None:
    grid = table([HEADERS, [*MEASURE[:4], ""], [*OTHER[:4], ""]])
    foot = 100 + 3 * ROW - 10
    words = ("Fullført", "Pågår", "Ikke startet")
    texts = [
        text(word, x0=420 + 165 * n, top=foot, width=60, height=14) for n, word in enumerate(words)
    ]
    marks = [
        Mark(box=box(400 + 165 * n, foot + 4, 8, 8), shape=Shape.ELLIPSE, fill=fill, area=50)
        for n, fill in enumerate(("00B050", "FFC000", "FF0000"))
    ]
    marks += [
        Mark(box=box(765, 103 + ROW * row, 12, 12), shape=Shape.ELLIPSE, fill=fill, area=113)
        for row, fill in enumerate(("FFC000", "00B050"), 1)
    ]
    report = read(slide(1, tables=[grid], texts=[text(AREA), *texts], marks=marks))
    assert [(r.status, r.status_tekst) for r in report.records] == [
        (Status.ONGOING, None),
        (Status.DONE, None),
    ]


@pytest.mark.parametrize("others", [None, "FFFFFF"], ids=["bare", "empty balls"])
def test_a_disc_drawn_over_one_of_the_columns_of_statuses_is_a_tick(others: str | None) -> None:
    heads = ["Tiltak", "Pri", "Fullført", "Pågår", "Ikke startet"]
    grid = table([heads, ["Felles maler for alle", "1", "", "", ""]])
    marks = [
        Mark(
            box=box(430 + 160 * n, 137, 16, 16),
            shape=Shape.ELLIPSE,
            fill="1F3864" if n == 1 else others,
            line="1F3864",
            area=201,
        )
        for n in range(3)
        if n == 1 or others
    ]
    report = read(slide(1, tables=[grid], texts=[text(AREA)], marks=marks))
    assert [(r.status, r.status_tekst) for r in report.records] == [(Status.ONGOING, "Pågår")]


def shown_with(legend_text: str, *shown: str) -> list[tuple[Status, str | None]]:
    rows = [[f"Tiltak nummer {n}", "1", sign] for n, sign in enumerate(shown)]
    grid = table([["Tiltak", "Pri", "Status"], *rows])
    explained = text(legend_text, top=505)
    report = read(slide(1, tables=[grid], texts=[text(AREA), explained]))
    return [(record.status, record.status_tekst) for record in report.records]


@pytest.mark.parametrize(
    "explained",
    [
        "✔ Fullført   ● Pågår   ○ Ikke startet",
        "✔ = Fullført, ● = Pågår, ○ = Ikke startet",
        "Tegnforklaring: ✔ fullført  ● pågår  ○ ikke startet",
        "✔ Fullført\n● Pågår\n○ Ikke startet",
    ],
)
def test_a_legend_may_give_a_symbol_another_meaning(explained: str) -> None:
    assert shown_with(explained, "✔", "●", "○") == [
        (Status.DONE, None),
        (Status.ONGOING, None),
        (Status.NOT_STARTED, None),
    ]


def test_a_legend_explains_symbols_that_nobody_knows() -> None:
    assert shown_with("■ Fullført  ◧ Pågår  □ Ikke startet", "□", "■", "◧") == [
        (Status.NOT_STARTED, None),
        (Status.DONE, None),
        (Status.ONGOING, None),
    ]


@pytest.mark.parametrize("explained", [True, False])
def test_a_cross_in_an_empty_ball_is_no_measure_that_waits(*, explained: bool) -> None:
    """The legend tells what it is, or nothing does; an arrow beside a ball is no cross."""
    grid = table([HEADERS, [*MEASURE[:4], "✖"], [*OTHER[:4], "↓"]])
    balls = [
        replace(drawn(Shape.ELLIPSE, None, row=row), line="6A1B9A", fill="FFFFFF") for row in (1, 2)
    ]
    crossed = Paragraph(
        runs=(Run(text="✖ ", colour="C00000"), Run(text="Avbrutt", colour="000000"))
    )
    texts = [
        text(AREA),
        *([replace(text("", top=505), paragraphs=(crossed,))] if explained else []),
    ]
    report = read(slide(1, tables=[grid], texts=texts, marks=balls))
    waiting = Status.NOT_STARTED
    assert [r.status for r in report.records] == [Status.STOPPED if explained else waiting, waiting]
    assert [(d.code, d.row) for d in report.diagnostics] == [("unknown-label", 1)] * (not explained)


def test_lights_that_a_legend_calls_signs_of_health_are_no_statuses() -> None:
    health = "🟢 I rute   🟡 Noe forsinket   🔴 Vesentlig forsinket"
    assert shown_with(health, "🟢", "🔴", "🟡 Pågår") == [
        (Status.UNKNOWN, None),
        (Status.UNKNOWN, None),
        (Status.ONGOING, "Pågår"),
    ]


LABELS = ("Fullført", "🟢 I rute", "Forsinket", "Ikke startet")


def test_words_of_health_amid_a_scale_say_that_a_measure_is_under_way() -> None:
    """So they do in a legend, or as labels, with words for what is done and not started, and none for under way."""
    assert shown_with("🔵 Fullført   🟢 I rute   ⚪ Ikke startet", "🔵", "🟢", "⚪") == [
        (Status.DONE, None),
        (Status.ONGOING, None),
        (Status.NOT_STARTED, None),
    ]
    assert shown_with("", *LABELS) == [
        (Status.DONE, "Fullført"),
        (Status.ONGOING, "I rute"),
        (Status.ONGOING, "Forsinket"),
        (Status.NOT_STARTED, "Ikke startet"),
    ]
    assert shown_with("", "Pågår", *LABELS)[2] == (Status.UNKNOWN, "I rute")


def test_labels_of_health_taken_for_under_way_are_told_once_a_slide() -> None:
    """One that is late may not have been begun."""
    rows = [[f"Tiltak nummer {n}", *MEASURE[1:4], label] for n, label in enumerate(LABELS)]
    lines = headed(HEADERS, *rows).diagnostics
    assert [(line.code, line.slide, line.row) for line in lines] == [("unknown-label", 1, None)]
    assert "“I rute”, “Forsinket”" in lines[0].message
    assert headed(HEADERS, *rows[:1], *rows[-1:]).diagnostics == ()


def test_a_list_of_points_is_no_legend() -> None:
    assert shown_with("• Fullført\n• Pågår", "●", "◑") == [
        (Status.DONE, None),
        (Status.ONGOING, None),
    ]


def test_of_several_tables_on_a_slide_each_has_the_status_of_the_heading_above_it() -> None:
    heads = ["Tiltak", "Pri", "Gevinst"]
    names = ["Felles maler for alle", "Nye rutiner for avvik", "Felles innkjøp av utstyr"]
    titles = ["Fullførte tiltak", "Pågående tiltak", "Ikke startede tiltak"]
    tops = [100, 220, 340]
    report = read(
        slide(
            1,
            tables=[
                table([heads, [name, "1", "Bedre oversikt"]], top=top)
                for name, top in zip(names, tops, strict=True)
            ],
            texts=[
                text(AREA),
                *(text(title, top=top - 30) for title, top in zip(titles, tops, strict=True)),
            ],
        )
    )
    assert [record.status for record in report.records] == [
        Status.DONE,
        Status.ONGOING,
        Status.NOT_STARTED,
    ]


def test_symbols_apart_from_their_words_explain_nothing() -> None:
    assert shown_with("■ Fullført ◧ ◇ Pågår", "◇") == [(Status.UNKNOWN, "◇")]


LISTED = ["Tiltak", "Pri", "Siste status"]


def test_signs_in_front_of_all_measures_tell_their_statuses_where_no_column_does() -> None:
    report = headed(
        LISTED,
        ["● Felles maler for alle", "1", "I bruk"],
        ["◑ Nye rutiner for avvik", "2", "Sendt ut"],
        ["○ Opplæring av innkjøpere", "3", ""],
    )
    assert [(record.tiltak, record.status) for record in report.records] == [
        ("Felles maler for alle", Status.DONE),
        ("Nye rutiner for avvik", Status.ONGOING),
        ("Opplæring av innkjøpere", Status.NOT_STARTED),
    ]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    "signs", [("●", "●"), ("●", "○"), ("◑", ""), ("🖥", "⚖")], ids=["discs", "rings", "one", "icons"]
)
def test_signs_in_front_of_measures_that_may_list_them_tell_nothing(signs: tuple[str, str]) -> None:
    measures = zip(signs, ["Felles maler for alle", "Nye rutiner for avvik"], strict=True)
    report = headed(LISTED, *([f"{sign} {name}", "1", "I bruk"] for sign, name in measures))
    assert {record.status for record in report.records} == {Status.UNKNOWN}
    assert codes(report) == ["unknown-status"]


def test_a_light_that_tells_a_status_in_front_of_its_measure_is_no_pictogram() -> None:
    report = headed(
        LISTED, ["🟢 Felles maler for alle", "1", "I bruk"], ["🟡 Nye rutiner", "2", "Sendt ut"]
    )
    assert [(r.tiltak, r.ikon, r.status) for r in report.records] == [
        ("Felles maler for alle", None, Status.DONE),
        ("Nye rutiner", None, Status.ONGOING),
    ]


@pytest.mark.parametrize(
    "legend",
    [
        ("✓ = fullført    → = pågår    – = ikke startet",),
        # A PDF takes what begins with an arrow or a dash for a list's item.
        ("✓ = fullført", "→ = pågår", "– = ikke startet"),
    ],
)
def test_an_arrow_or_a_dash_alone_tells_a_status_where_a_legend_explains_it(
    legend: tuple[str, ...],
) -> None:
    rows = [[f"Felles tiltak nummer {n}", *MEASURE[1:4], sign] for n, sign in enumerate("✓→–")]
    grid = table([HEADERS, *rows])
    texts = [text(part, x0=40 + 150 * n, top=480, width=120) for n, part in enumerate(legend)]
    texts = [
        replace(one, paragraphs=(Paragraph.of(said[2:], bullet=said[0]),))
        if len(legend) > 1 and (said := one.text)[0] != "✓"
        else one
        for one in texts
    ]
    report = read(slide(1, tables=[grid], texts=[text(AREA), *texts]))
    assert [record.status for record in report.records] == [
        Status.DONE,
        Status.ONGOING,
        Status.NOT_STARTED,
    ]
    unexplained = read(slide(1, tables=[grid], texts=[text(AREA)]))
    assert [record.status for record in unexplained.records][1:] == [Status.UNKNOWN] * 2


@pytest.mark.parametrize(
    "legend",
    [
        [text("😀 Fullført   😐 Pågår", top=400, width=300)],
        [
            text("😀 Fullført 😐", x0=40, top=400, width=80),
            text("Pågår ☹", x0=130, top=400, width=60),
            text("Ikke startet", x0=200, top=400, width=80),
        ],
    ],
    ids=["whole", "parted at wide signs"],
)
def test_icons_before_measures_that_the_deck_explains_are_their_statuses(
    legend: list[TextBox],
) -> None:
    rows = [["", "Tiltak", "Pri"], ["😀", "Felles maler", "1"], ["😐", "Nye rutiner", "2"]]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA), *legend]))
    assert [(r.status, r.ikon) for r in report.records] == [
        (Status.DONE, None),
        (Status.ONGOING, None),
    ]


@pytest.mark.parametrize("pri", [["Tiltak (status)", "Pri", "Gevinst"], ["Tiltak", "Pri"]])
def test_a_status_in_brackets_behind_a_measure_is_its_status(pri: list[str]) -> None:
    rows = [["Felles maler (fullført)", "1", ""], ["Nye rutiner (regionalt)", "2", ""]]
    report = headed(pri, *[row[: len(pri)] for row in rows])
    told = [(r.tiltak, r.status, r.status_tekst) for r in report.records]
    assert told[0] == ("Felles maler", Status.DONE, "fullført")
    assert told[1][0] == "Nye rutiner (regionalt)"
