"""Fact sheets: what is said of a measure stands in rows, with its name in the first column."""

from __future__ import annotations

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, headed, read
from tinyreports import MEASURE as LISTED

from schema import Record, Report, Severity, Status

SHEET = [
    ["Tiltak", "Felles maler for alle"],
    ["Prioritet", "1"],
    ["Status", "◑ Pågår"],
    ["Gevinst", "• Bedre oversikt\n• Færre avvik"],
    ["Siste status", "• Møte holdt"],
    ["Ansvarlig", "Kari"],
]
MEASURE = Record(
    omrade=AREA,
    tiltak="Felles maler for alle",
    slide=1,
    row=1,
    status=Status.ONGOING,
    status_symbol="◑",
    pri=1,
    gevinst=("Bedre oversikt", "Færre avvik"),
    siste_status=("Møte holdt",),
    status_tekst="Pågår",
    ekstra=(("Ansvarlig", "Kari"),),
)


def test_a_sheet_of_labels_and_values_is_a_measure() -> None:
    report = headed(*SHEET)
    assert report.records == (MEASURE,)
    assert report.diagnostics == ()


def test_a_sheet_has_a_measure_in_each_column_beside_its_labels() -> None:
    others = ["Nye rutiner", "2", "● Fullført", "", "", "Ola"]
    report = headed(*([*row, other] for row, other in zip(SHEET, others, strict=True)))
    assert [(r.tiltak, r.pri, r.status, r.ekstra) for r in report.records] == [
        (MEASURE.tiltak, 1, Status.ONGOING, MEASURE.ekstra),
        ("Nye rutiner", 2, Status.DONE, (("Ansvarlig", "Ola"),)),
    ]


def _read(rows: list[list[str]]) -> Report:
    return read(slide(1, tables=[table(rows)], texts=[text(AREA)]))


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Tiltak", "Det som skal gjøres"],
            ["Status", "Hvor langt vi er kommet"],
            ["Gevinst", "Hva vi oppnår med det"],
        ],
        [["Tiltak", "12"], ["Milepæler", "4"], ["Avvik", "2"]],
    ],
)
def test_words_that_are_explained_or_counted_are_no_sheet(rows: list[list[str]]) -> None:
    assert _read(rows).records == ()


@pytest.mark.parametrize("spanned", [None, ""])
def test_a_sheet_may_have_labels_side_by_side_below_its_measure(spanned: str | None) -> None:
    """Tags of a PDF tell no spans; there, empty cells stand where one reaches on."""
    report = headed(
        ["Felles maler for alle", spanned, spanned, spanned],
        ["Pri", "1", "Status", "◑ Pågår"],
        ["Gevinst", "• Bedre oversikt\n• Færre avvik", spanned, spanned],
        ["Siste status", "• Møte holdt", spanned, spanned],
        ["Ansvarlig", "Kari", spanned, spanned],
    )
    assert report.records == (MEASURE,)
    assert report.diagnostics == ()


def test_a_sheet_that_tells_no_status_is_no_table_that_goes_on() -> None:
    sheet = [["Nye rutiner", ""], ["Pri", ""], ["Gevinst", "Bedre oversikt"], ["Status", ""]]
    measures = slide(1, tables=[table([["Tiltak", "Status"], ["Felles maler", "Pågår"]])])
    report = read(measures, slide(2, tables=[table(sheet)], texts=[text(AREA)]))
    assert [record.slide for record in report.records] == [1]
    assert "unread-measures" in [line.code for line in report.diagnostics]


@pytest.mark.parametrize(
    ("labels", "severity"),
    [
        (("Prioritet", "Gevinst", "Status"), Severity.WARNING),
        (("Ansvarlig", "Frist", "Status"), Severity.INFO),
    ],
)
def test_a_sheet_that_is_left_out_beside_one_that_is_read_is_told(
    labels: tuple[str, ...], severity: Severity
) -> None:
    unread = [["Tiltak", "Nye rutiner"], *([label, ""] for label in labels)]
    tables = [table(SHEET, top=60), table(unread, top=300)]
    report = read(slide(1, tables=tables, texts=[text(AREA)]))
    assert report.records == (MEASURE,)
    assert [(line.code, line.severity) for line in report.diagnostics] == [
        ("other-table", severity)
    ]


def _sheets(*tables: list[list[str]]) -> list[Severity]:
    """Return how severe the lines of tables are that stand on a slide each, behind one of measures."""
    measures = slide(1, tables=[table([HEADERS, LISTED])], texts=[text(AREA)])
    pages = [slide(n, tables=[table(rows)], texts=[text("Om")]) for n, rows in enumerate(tables, 2)]
    report = read(measures, *pages)
    assert {record.slide for record in report.records} == {1}
    return [line.severity for line in report.diagnostics if line.code == "other-table"]


@pytest.mark.parametrize("measure", ["Nye rutiner for alle", ""])
def test_small_sheets_on_several_slides_are_told_as_measures_that_may_be_missing(
    measure: str,
) -> None:
    """The measure may be the slide's heading."""
    head = [["Tiltak", measure]] if measure else []
    sheets = [
        [*head, ["Status", status], ["Ansvarlig", name]]
        for status, name in (("Pågår", "Kari"), ("Fullført", "Ola"))
    ]
    assert _sheets(*sheets) == [Severity.WARNING, Severity.WARNING]


@pytest.mark.parametrize(
    "rows",
    [
        [["Status", "Pågår"], ["Ansvarlig", "Kari"]],
        [["Tiltak", "Det som skal gjøres"], ["Gevinst", "Det vi oppnår"]],
    ],
)
def test_what_stands_once_or_says_the_same_each_time_is_no_small_sheet(
    rows: list[list[str]],
) -> None:
    assert _sheets(rows) == [Severity.INFO]
    assert _sheets(rows, rows) == [Severity.INFO, Severity.INFO]


def test_lists_of_other_things_that_have_statuses_are_no_sheets() -> None:
    risks = [
        ["Fare", "Nivå", "Tiltak for å redusere faren", "Status"],
        ["Få deltar i utprøving", "Middels", "Fagrådet kontakter klinikkene", "Pågår"],
        ["Svikt i levering av hansker", "Høy", "Avtale med reserveleverandør", "Utført"],
    ]
    actions = [
        ["Nr", "Aksjon", "Ansvarlig", "Frist", "Status"],
        ["1", "Sende innkalling til fagrådene", "Anne Moen", "01.03.2024", "Utført"],
        ["2", "Lage utkast til informasjonsskriv", "Per Lie", "20.04.2024", "Pågår"],
    ]
    assert _sheets(risks, actions) == [Severity.INFO, Severity.INFO]


def test_a_sheet_may_be_one_row() -> None:
    rows = [["Tiltak", "Felles maler for alle", "Pri", "1", "Status", "◑ Pågår"]]
    (record,) = _read(rows).records
    assert (record.tiltak, record.pri, record.status) == (
        "Felles maler for alle",
        1,
        Status.ONGOING,
    )


def _titled(*names: str, labels: str = "Siste status") -> Report:
    rows = [["Område", AREA], ["Prioritet", "1"], ["Status", "◑ Pågår"], [labels, "Møte holdt"]]
    slides = [
        slide(number, tables=[table(rows)], texts=[text(name)])
        for number, name in enumerate(names, start=1)
    ]
    return read(*slides)


def test_the_measure_of_a_sheet_may_be_its_slides_heading() -> None:
    report = _titled("Felles maler for alle", "Nye rutiner")
    assert [(r.tiltak, r.omrade, r.pri, r.siste_status) for r in report.records] == [
        ("Felles maler for alle", AREA, 1, ("Møte holdt",)),
        ("Nye rutiner", AREA, 1, ("Møte holdt",)),
    ]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["Felles maler for alle"], "Siste status"),
        (["Prosjekter", "Prosjekter"], "Siste status"),
        (["Logistikk", "Beredskap"], "Prosjektnavn"),
    ],
)
def test_a_heading_is_no_sheets_measure_where_it_may_be_something_else(
    names: list[str], labels: str
) -> None:
    assert _titled(*names, labels=labels).records == ()


def test_the_heading_of_a_sheet_may_stand_below_its_areas_and_labels_name_no_measure() -> None:
    rows = [["Prioritet", "1"], ["Ansvarlig", "Overlege Kari Hansen"], *SHEET[2:5]]
    slides = [
        slide(number, tables=[table(rows)], texts=[text(f"Område: {AREA}"), text(name, top=40)])
        for number, name in enumerate(("Felles maler for alle", "Nye rutiner"), start=1)
    ]
    assert [(r.tiltak, r.omrade, dict(r.ekstra)) for r in read(*slides).records] == [
        ("Felles maler for alle", AREA, {"Ansvarlig": "Overlege Kari Hansen"}),
        ("Nye rutiner", AREA, {"Ansvarlig": "Overlege Kari Hansen"}),
    ]


@pytest.mark.parametrize(
    ("listed", "severity"),
    [
        ([["Tiltak", "Status"], ["Felles maler", "◑ Pågår"], ["Nye rutiner", "◑ Pågår"]], "info"),
        ([["Tiltak", "Pri", "Status"], ["Felles maler", "2", "◑ Pågår"]], "warning"),
    ],
)
def test_sheets_that_a_table_lists_tell_the_measures(
    listed: list[list[str]], severity: str
) -> None:
    """A table that lists another measure, too, is one of measures, and the sheets look closer at some."""
    rows = [["Område", AREA], ["Prioritet", "1"], ["Status", "◑ Pågår"], ["Gevinst", "Færre avvik"]]
    sheets = [
        slide(number, tables=[table(rows)], texts=[text(name)])
        for number, name in enumerate(("Felles maler", "Nye rutiner"), start=2)
    ]
    report = read(slide(1, tables=[table(listed)], texts=[text("Oversikt")]), *sheets)
    assert [(r.tiltak, r.pri, r.gevinst, r.slide) for r in report.records] == [
        ("Felles maler", 1, ("Færre avvik",), 2),
        ("Nye rutiner", 1, ("Færre avvik",), 3),
    ]
    assert [(d.slide, d.code, d.severity) for d in report.diagnostics] == [
        (1, "other-table", severity)
    ]
    other = table([*listed, [*("Nye avtaler", "1")[: len(listed[0]) - 1], "◑ Pågår"]])
    report = read(slide(1, tables=[other], texts=[text("Oversikt")]), *sheets)
    assert {r.slide for r in report.records} == {1}
