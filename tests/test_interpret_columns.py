"""What a table's columns hold is told by their headers and contents together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, OTHER, codes, headed, read

from schema import Status

MEASURE = ["Felles maler", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]


def test_figures_beside_an_empty_column_of_their_header_stand_under_it() -> None:
    head = ["Tiltak", "Pri", "", "Siste status", "Status"]
    rows = [["Felles maler", "", "2", "• Møte holdt", "● Fullført"]]
    report = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA)]))
    assert [(r.pri, r.ekstra) for r in report.records] == [(2, ())]
    assert report.diagnostics == ()


def test_a_tick_under_a_status_that_its_narrow_column_breaks_tells_it() -> None:
    head = [*HEADERS[:4], "Gjen nomført", "Påbe gynt", "Ikke startet"]
    rows = [[*MEASURE[:4], "", "X", ""], [*MEASURE[:4], "x", "", ""]]
    report = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]


@pytest.mark.parametrize(
    ("sign", "status", "ikon"),
    [("🗹", "🟢 Ferdig", "🗹"), ("🗹", "Pågår", "🗹"), ("✅", "Ferdig", None)],
)
def test_a_sign_that_adds_nothing_to_the_status_beside_it_is_a_pictogram(
    sign: str, status: str, ikon: str | None
) -> None:
    head = ["Tiltak", "Pri", "Status", "", "Siste status"]
    rows = [["Felles maler", "1", status, sign, "• Møte holdt"]]
    report = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA)]))
    assert [r.ikon for r in report.records] == [ikon]


@pytest.mark.parametrize(("sign", "ikon"), [("◑", None), ("●", "●")])
def test_a_symbol_beside_its_label_is_no_pictogram_though_the_measure_follows(
    sign: str, ikon: str | None
) -> None:
    """So is a header read that stands over both columns, but where nothing draws it."""
    rows = [[sign, "Pågår", "Felles maler", "1"], ["●", "Ferdig", "Nye rutiner", "2"]]
    report = read(
        slide(1, tables=[table([["", "Status", "Tiltak", "Pri"], *rows])], texts=[text(AREA)])
    )
    assert report.records[0].ikon == ikon


def test_a_table_that_goes_on_with_the_status_first_is_no_table_of_counts() -> None:
    head = ["Status", "Pri", "Tiltak", "Siste status"]
    first = table([head, ["● Fullført", "1", "1.1 Felles maler", "• Møte holdt"]])
    second = table(
        [
            ["● Fullført", "2", "3.2 Måle utslipp", "• Møte holdt"],
            ["◑ Pågår", "2", "3.3 Kutte utslipp", "• Møte holdt"],
        ]
    )
    report = read(
        slide(1, tables=[first], texts=[text(AREA)]), slide(2, tables=[second], texts=[text(AREA)])
    )
    assert [(r.tiltak, r.pri) for r in report.records] == [
        ("1.1 Felles maler", 1),
        ("3.2 Måle utslipp", 2),
        ("3.3 Kutte utslipp", 2),
    ]
    assert report.declared == ()


def test_a_column_of_remarks_is_no_doubt_where_the_latest_status_stands_with_the_status() -> None:
    head = ["Tiltak", "Pri", "Gevinst", "Status", "Merknad"]
    row = ["Etablere felles maler", "1", "Færre avvik", "Pågår\n• Møte holdt", "Se sak 41/23"]
    report = read(slide(1, tables=[table([head, row])], texts=[text("Anskaffelser")]))
    assert report.records[0].siste_status == ("Møte holdt",)
    assert dict(report.records[0].ekstra) == {"Merknad": "Se sak 41/23"}
    assert "extra-column" not in [line.code for line in report.diagnostics]


HISTORY = ["Tiltak", "Pri", "Nov", "Des", "Jan"]


@pytest.mark.parametrize(
    "rows",
    [
        # A history or a plan, marks of when something is done, a month that is not filled in, a goal.
        [["○", "◑", "●"], ["○", "○", "◑"]],
        [["●", "", "●"], ["", "●", "●"]],
        [["◑", "●", ""], ["○", "◑", "◑"]],
        [["○", "◑", "●"], ["○", "○", "●"]],
    ],
)
def test_columns_by_month_may_go_on_beyond_the_report_and_tell_no_status(
    rows: list[list[str]],
) -> None:
    measures = zip(["Felles maler for alle", "Nye rutiner for avrop"], rows, strict=True)
    report = headed(HISTORY, *([name, "1", *signs] for name, signs in measures))
    assert {record.status for record in report.records} == {Status.UNKNOWN}
    assert "unknown-status" in codes(report)


def test_questions_may_head_the_columns() -> None:
    report = headed(
        ["Hva skal gjøres", "Prioritet", "Hva er gjort siden sist", "Hvor står vi"],
        ["Felles maler for alle", "1", "Møte holdt", "◑ Forsinket"],
        ["Nye rutiner for avrop", "2", "Rutinen er godkjent", "● Ferdig"],
    )
    assert [(r.tiltak, r.pri, r.siste_status, r.status) for r in report.records] == [
        ("Felles maler for alle", 1, ("Møte holdt",), Status.ONGOING),
        ("Nye rutiner for avrop", 2, ("Rutinen er godkjent",), Status.DONE),
    ]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Fullført (2)", Status.DONE),
        ("Pågående tiltak", Status.ONGOING),
        ("Ikke startet", Status.NOT_STARTED),
    ],
)
def test_a_status_across_the_table_above_its_header_is_that_of_all_its_measures(
    said: str, status: Status
) -> None:
    report = headed(
        [said, None, None, None],
        ["Tiltak", "Pri", "Siste status", "Gevinst"],
        ["Felles maler for alle", "1", "", "Færre avvik"],
        ["Nye rutiner for avrop", "2", "", ""],
    )
    assert [record.status for record in report.records] == [status, status]
    assert codes(report) == []


def test_a_column_of_an_earlier_times_labels_is_no_latest_status() -> None:
    rows = [
        ["Felles maler for alle", "1", "Ikke startet", "Pågår", "Møte holdt med alle"],
        ["Nye rutiner i avdelingene", "2", "Ikke startet", "Fullført", "Rapport levert"],
    ]
    report = headed(["Tiltak", "Pri", "Forrige status", "Status nå", "Merknad"], *rows)
    assert [record.siste_status for record in report.records] == [(), ()]
    assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]
    assert codes(report) == ["extra-column"]


def test_a_decision_across_a_table_is_said_of_the_measure_above_it() -> None:
    decision = "Beslutning: Ny plan legges frem innen 1. desember"
    report = headed(HEADERS, MEASURE, [decision, None, None, None, None], OTHER)
    assert [record.omrade for record in report.records] == [AREA, AREA]
    assert report.records[0].ekstra == (("Kommentar", decision),)


def test_a_text_across_a_table_below_rows_of_its_heading_is_told_if_taken_for_an_area() -> None:
    said = "Styringsgruppen ber om ny plan innen 1. desember"
    report = headed(HEADERS, MEASURE, [said, None, None, None, None], OTHER)
    assert [record.omrade for record in report.records] == [AREA, said]
    assert [line.code for line in report.diagnostics] == ["area-guessed"]


def test_a_column_headed_as_the_status_that_tells_news_leaves_it_to_the_signs_before_the_measures() -> (
    None
):
    report = headed(
        ["", "Hva skal gjøres", "Prioritet", "Hvor står vi"],
        ["◑", "Felles maler for alle", "1", "Arbeidet er overlevert"],
        ["●", "Nye rutiner for avrop", "2", "Mal er sendt på høring"],
    )
    assert [(r.ikon, r.status, r.siste_status) for r in report.records] == [
        (None, Status.ONGOING, ("Arbeidet er overlevert",)),
        (None, Status.DONE, ("Mal er sendt på høring",)),
    ]


def test_of_two_columns_headed_as_news_the_empty_one_is_the_status_that_lies_over_it() -> None:
    rows = [["Tiltak", "Pri", "Status siden sist", "Fremdrift"], ["Felles maler", "1", "Klar", ""]]
    sign = text("◑", x0=700, top=132, width=20, height=20)
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA), sign]))
    (record,) = report.records
    assert (record.status, record.siste_status) == (Status.ONGOING, ("Klar",))


@pytest.mark.parametrize("order", [1, -1], ids=["before", "behind"])
def test_percentages_beside_the_status_are_kept_as_they_are(order: int) -> None:
    head = ["Tiltak", "Pri", "Siste nytt", *["Fremdrift", "Status"][::order]]
    rows = [
        ["Felles maler for avrop", "1", "Sendt på høring", *["60 %", "◐ I arbeid"][::order]],
        ["Standard krav til tolk", "2", "Tatt i bruk", *["100 %", "● Ferdig"][::order]],
        ["Ny avtale om transport", "2", "", *["0 %", "○ Ikke påbegynt"][::order]],
    ]
    report = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA)]))
    assert [(r.status, r.status_tekst, r.ekstra) for r in report.records] == [
        (Status.ONGOING, "I arbeid", (("Fremdrift", "60 %"),)),
        (Status.DONE, "Ferdig", (("Fremdrift", "100 %"),)),
        (Status.NOT_STARTED, "Ikke påbegynt", (("Fremdrift", "0 %"),)),
    ]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("said", "heads", "news"),
    [
        (("I rute", "Forsinket"), ("Fremdrift", "Siste status"), ("Sendt på høring",)),
        (("🟢 I rute", "🟡 Forsinket"), ("Framdrift", "Statuskommentar"), ("Sendt på høring",)),
        (("I rute", "Nær mål"), ("Fremdrift", "Siste status"), ("I rute", "Sendt på høring")),
        (("I rute", "Forsinket"), ("Fremdrift", "Siste nytt"), ("Sendt på høring",)),
        (("I rute", "Forsinket"), ("Siste status", "Siste nytt"), ("I rute", "Sendt på høring")),
    ],
)
def test_how_measures_are_doing_beside_the_latest_status_is_kept_as_it_is(
    said: tuple[str, str], heads: tuple[str, str], news: tuple[str, ...]
) -> None:
    rows = [
        ["Felles maler for avrop", "1", said[0], "Sendt på høring", "◐ I arbeid"],
        ["Standard krav til tolk", "2", said[1], "Tatt i bruk", "● Ferdig"],
    ]
    grid = table([["Tiltak", "Pri", *heads, "Status"], *rows])
    report = read(slide(1, tables=[grid], texts=[text(AREA)]))
    first = report.records[0]
    kept = () if len(news) > 1 else ((heads[0], said[0]),)
    assert (first.siste_status, first.status_tekst, first.ekstra) == (news, "I arbeid", kept)
    assert report.diagnostics == ()


@pytest.mark.parametrize("head", ["Status per 1.10.2025", "Siste status", "Status"])
def test_a_header_over_signs_and_phrases_is_that_of_the_status_and_of_the_news(head: str) -> None:
    rows = [
        ["Felles maler for avrop", "1", "◑", "Sendt på høring", "Kort frist"],
        ["Standard krav til tolk", "2", "●", "Tatt i bruk i alle foretak", ""],
    ]
    grid = table([["Tiltak", "Pri", head, None, "Merknad"], *rows])
    report = read(slide(1, tables=[grid], texts=[text(AREA)]))
    assert [(r.status, r.siste_status, r.ekstra) for r in report.records] == [
        (Status.ONGOING, ("Sendt på høring",), (("Merknad", "Kort frist"),)),
        (Status.DONE, ("Tatt i bruk i alle foretak",), ()),
    ]
    assert report.diagnostics == ()


def test_a_status_across_the_columns_beside_an_area_is_that_of_the_measures_below() -> None:
    grid = table(
        [
            ["Område", "Tiltak", "Pri", "Gevinst"],
            [AREA, "Pågående tiltak", None, None],
            ["", "Felles maler for avrop", "1", "Likere krav"],
            ["", "Fullførte tiltak", None, None],
            ["", "Standard krav til tolk", "2", "Bedre kvalitet"],
        ]
    )
    cells = [
        replace(cell, row_span=4) if cell.text == AREA else cell
        for cell in grid.cells
        if cell.text or cell.column
    ]
    report = read(slide(1, tables=[replace(grid, cells=tuple(cells))], texts=[text("Status")]))
    assert [(r.omrade, r.tiltak, r.status) for r in report.records] == [
        (AREA, "Felles maler for avrop", Status.ONGOING),
        (AREA, "Standard krav til tolk", Status.DONE),
    ]


@pytest.mark.parametrize("cell", ["Felles maler\n{}", "Felles maler\n{}\nAnsvarlig: Kari"])
def test_a_labelled_line_below_a_measure_is_what_a_column_of_that_name_would_hold(
    cell: str,
) -> None:
    rows = [[cell.format("Gevinst: Færre avvik"), "1", "Pågår"], ["Nye rutiner", "2", "Pågår"]]
    first, second = headed(["Tiltak", "Pri", "Status"], *rows).records
    assert (first.tiltak, first.gevinst) == ("Felles maler", ("Færre avvik",))
    assert dict(first.ekstra) == ({"Ansvarlig": "Kari"} if "Ansvarlig" in cell else {})
    assert (second.tiltak, second.gevinst) == ("Nye rutiner", ())


@pytest.mark.parametrize("line", ["Merkbart: ja", "Status: ferdig i mai"])
def test_another_line_below_a_measure_stays_its_own(line: str) -> None:
    (record,) = headed(["Tiltak", "Pri", "Status"], [f"Felles maler\n{line}", "1", "Pågår"]).records
    assert record.tiltak == f"Felles maler {line}"


@pytest.mark.parametrize(
    ("share", "status"),
    [("0", Status.NOT_STARTED), ("40 %", Status.ONGOING), ("100", Status.DONE)],
)
def test_a_share_of_what_is_done_tells_the_status_that_a_word_of_health_does_not(
    share: str, status: Status
) -> None:
    headers = ["Tiltak", "Status", "% ferdig", "Siste status"]
    report = headed(headers, ["Felles maler for alle", "Etter plan", share, "Møte holdt"])
    (record,) = report.records
    assert (record.status, record.status_tekst) == (status, "Etter plan")
    assert report.diagnostics == ()


def test_a_share_of_something_else_tells_no_status() -> None:
    headers = ["Tiltak", "Status", "% av budsjett", "Siste status"]
    report = headed(headers, ["Felles maler for alle", "Etter plan", "40", "Møte holdt"])
    assert report.records[0].status is Status.UNKNOWN


@pytest.mark.parametrize("sign", ["◑", ""])
def test_phrases_under_a_status_beside_signs_under_progress_are_the_news(sign: str) -> None:
    news = ["Møte holdt med de fire største", "Avtalen er sendt på høring"]
    rows = [["Felles maler", "1", news[0], sign], ["Standard krav til tolk", "2", news[1], sign]]
    report = headed(["Tiltak", "Pri", "Status nå", "Framdrift"], *rows)
    assert [r.siste_status for r in report.records] == [(one,) for one in news]
    assert [r.status_symbol for r in report.records] == [sign or None] * 2


def test_news_that_begin_with_a_status_in_all_rows_tell_it_where_no_column_does() -> None:
    head = HEADERS[:4]
    rows = [
        ["Felles maler", "1", "• Bedre oversikt", "Pågår: Møte holdt"],
        ["Felles krav", "2", "• Færre avvik", "Fullført: Overført til linjen 1. februar"],
        ["Felles språk", "2", "", "Ikke startet"],
    ]
    records = headed(head, *rows).records
    assert [record.siste_status for record in records] == [
        ("Møte holdt",),
        ("Overført til linjen 1. februar",),
        (),
    ]
    assert [record.status_tekst for record in records] == ["Pågår", "Fullført", "Ikke startet"]
    report = headed(head, *rows[:2], [*rows[2][:3], "Møte holdt"])
    assert [record.status for record in report.records] == [Status.UNKNOWN] * 3


@pytest.mark.parametrize(
    ("signs", "ikon"),
    [
        (("●", "◑", "○", "◑"), None),  # the symbols of the labels
        (("●", "◑", "○", "●"), None),  # but for a mistake, which is told
        (("●", "◑", "●", "○"), "●"),  # of something else
    ],
)
def test_circles_before_measures_that_say_what_the_labels_do_are_no_pictograms(
    signs: tuple[str, ...], ikon: str | None
) -> None:
    labels = ["Fullført", "Pågår", "Ikke startet", "Pågår"]
    names = ["Felles maler", "Nye rutiner", "Bedre lager", "Kurs for ledere"]
    rows = [
        [sign, name, "1", "", "", label]
        for sign, name, label in zip(signs, names, labels, strict=True)
    ]
    report = headed(["", *HEADERS], *rows)
    assert report.records[0].ikon == ikon
    assert [r.status.value for r in report.records] == [
        "fullført",
        "pågår",
        "ikke startet",
        "pågår",
    ]
    assert codes(report).count("status-conflict") == (signs[3] == "●")


@pytest.mark.parametrize("sign", ["◑", "🗹"])
def test_one_circle_before_all_measures_is_no_pictogram_where_all_labels_say_the_same(
    sign: str,
) -> None:
    rows = [[sign, name, "1", "", "", "Pågår"] for name in ("Felles maler", "Nye rutiner")]
    report = headed(["", *HEADERS], *rows)
    assert [r.ikon for r in report.records] == [None if sign == "◑" else sign] * 2
