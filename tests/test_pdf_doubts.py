"""What a PDF's page does not tell for certain is decided by the deck, or said at its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pdfpages import Pen, drawn
from tinydecks import HEADERS, counts, slide, table, text

from parsers.pdf.reader import read_pdf
from parsers.report.interpret import interpret
from schema import Axes, Deck, Format, Report, Severity, Slide, Status, Table, TextBox
from schema.vocabulary import load

FULL = ["Felles maler i regionene", "1", "Bedre oversikt", "Møte holdt", "● Fullført"]


def read(*slides: Slide, kind: Format = Format.PDF) -> Report:
    (report,) = interpret(Deck(format=kind, slides=slides), load())
    return report


def told(report: Report, code: str) -> list[tuple[int | None, int | None]]:
    return [(line.slide, line.row) for line in report.diagnostics if line.code == code]


def warned(report: Report, code: str) -> list[tuple[int | None, int | None]]:
    found = [line for line in report.diagnostics if line.severity is Severity.WARNING]
    return told(replace(report, diagnostics=tuple(found)), code)


def overview(*areas: str) -> Slide:
    return slide(
        1,
        tables=[
            counts(done=1, ongoing=0, idle=0, x0=20 + 300 * n, top=200) for n in range(len(areas))
        ],
        texts=[text("Oversikt over tiltak")]
        + [text(area, x0=20 + 300 * n, top=100, width=250) for n, area in enumerate(areas)],
    )


def measures(rows: Sequence[Sequence[str | None]]) -> Table:
    return table([HEADERS, *rows])


@pytest.mark.parametrize(
    ("column", "cut"),
    [
        (0, "Felles maler for IKT-"),
        (0, "leverandørene i regionene"),
        (2, "Bedre oversikt over drift og"),
        (3, "Avhenger av oppgradering av"),
        (3, "Møte holdt (i Bodø"),
    ],
)
def test_a_text_that_ends_amid_a_sentence_is_said_at_its_row(column: int, cut: str) -> None:
    row = [*FULL[:column], cut, *FULL[column + 1 :]]
    page = slide(2, tables=[measures([FULL, row])], texts=[text("Prosess")])
    assert told(read(page), "cut-text") == [(2, 2)]
    assert told(read(page, kind=Format.PPTX), "cut-text") == []


@pytest.mark.parametrize("name", ["eMeistring i alle foretak", "a) El-bilar på korte ruter"])
def test_a_name_that_begins_with_a_small_letter_of_its_own_is_whole(name: str) -> None:
    row = [name, *FULL[1:]]
    page = slide(2, tables=[measures([row])], texts=[text("Prosess")])
    assert told(read(page), "cut-text") == []


@pytest.mark.parametrize(
    "whole", ["Tall de kan styre etter", "Møte holdt (i Bodø)", "Se på", "Flere å velge mellom"]
)
def test_a_whole_text_is_not_doubted(whole: str) -> None:
    page = slide(2, tables=[measures([[*FULL[:3], whole, FULL[4]]])], texts=[text("Prosess")])
    assert told(read(page), "cut-text") == []


@pytest.mark.parametrize(
    ("size", "top", "said"), [(10, 150, True), (8, 150, False), (10, 260, False)]
)
def test_a_text_beside_a_tables_rows_that_is_as_large_as_theirs_is_said(
    size: float, top: float, *, said: bool
) -> None:
    """One printed otherwise may be a note; one above or below the rows is none of theirs."""
    rows = (
        ("Tiltak", "Pri", "Status"),
        ("Felles maler", "1", "Fullført"),
        ("Nye avtaler", "2", "Pågår"),
    )

    def page(pen: Pen) -> None:
        pen.text(40, 40, "Prosess", size=20)
        pen.grid([40, 240, 300, 420], [100, 130, 160, 190])
        for row, texts in enumerate(rows):
            for x, words in zip((46, 246, 306), texts, strict=True):
                pen.text(x, 120 + 30 * row, words, size=10)
        pen.text(500, top, "Kari Nordby", size=size)

    (report,) = interpret(read_pdf(drawn(page)), load())

    assert warned(report, "unread-measures") == [(1, None)] * said


def test_a_row_of_several_measures_is_said_where_others_have_one() -> None:
    several = ["Felles maler i regionene\nNye avtaler om lager", *FULL[1:]]
    page = slide(2, tables=[measures([FULL, FULL, FULL, several])], texts=[text("Prosess")])

    assert told(read(page), "skipped-row") == [(2, 4)]
    assert told(read(page, kind=Format.PPTX), "skipped-row") == []


@pytest.mark.parametrize("below", ["HF og private", "(ny generasjon)", "ENØK-tiltak i bygg"])
def test_a_measures_own_second_line_is_not_doubted(below: str) -> None:
    row = [f"Felles maler i regionene\n{below}", *FULL[1:]]
    page = slide(2, tables=[measures([FULL, FULL, FULL, row])], texts=[text("Prosess")])

    assert told(read(page), "skipped-row") == []


def test_texts_side_by_side_in_no_table_are_said() -> None:
    beside = [
        text("Revidere rutinene i foretakene", top=300, width=150),
        text("Høring pågår nå", x0=520, top=300, width=150),
    ]
    page = slide(2, tables=[measures([FULL])], texts=[text("Prosess"), *beside])
    assert warned(read(page), "unread-measures") == [(2, None)]
    alone = replace(page, texts=page.texts[:2])
    assert warned(read(alone), "unread-measures") == []


def test_a_row_below_all_tables_that_was_taken_for_an_areas_name_is_said() -> None:
    tables = [measures([FULL]), table([[f"{FULL[0]} og lager", *FULL[1:]]], top=200)]
    row = [text("Revidere rutinene", top=400, width=150), text("2", x0=520, top=400, width=20)]
    page = slide(2, tables=tables, texts=[text("Prosess"), *row])
    report = read(page)
    assert "Revidere rutinene" in {record.omrade for record in report.records}
    assert warned(report, "unread-measures") == [(2, None)]


def test_a_menu_of_areas_that_are_called_so_is_no_text_left_over() -> None:
    names = ("Prosess", "Avtaler", "Lager")
    menu = [text(f"Område {n}: {a}", x0=200 * n - 160, width=180) for n, a in enumerate(names, 1)]
    pages = [
        slide(
            number,
            tables=[measures([[f"Felles maler {name}", *FULL[1:]]])],
            texts=[text(name, top=60), *menu],
        )
        for number, name in enumerate(names, 2)
    ]
    report = read(*pages)
    assert [record.omrade for record in report.records] == [*names]
    assert warned(report, "unread-measures") == []


@pytest.mark.parametrize(("words", "said"), [("med avtalene 2", True), ("med avtalene", False)])
def test_a_text_with_a_figure_beside_a_list_of_measures_not_started_is_said(
    words: str, *, said: bool
) -> None:
    first = slide(2, tables=[measures([FULL])], texts=[text("Prosess")])
    waiting = table([["Felles innkjøp av lager", "2"], ["Nye avtaler om lager", "1"]], x0=500)
    beside = text(f"Revidere rutinene {words}", top=60, width=380)
    heads = [text("Ikke startede tiltak", top=5), text("Prosess", x0=500, top=70, width=100)]
    page = slide(3, tables=[waiting], texts=[*heads, beside])
    assert warned(read(first, page), "unread-measures") == [(3, None)] * said


@pytest.mark.parametrize(
    ("first", "words", "said"),
    [
        ("Prosess", "Revidere rutinene med avtalene 2", True),
        ("Prosess", "Revisjon av rutinene og avtalene", False),
        ("Satsingsområde 1", "Satsingsområde 2", False),
    ],
)
def test_a_text_with_a_figure_that_alone_names_a_waiting_slides_area_is_said(
    first: str, words: str, *, said: bool
) -> None:
    waiting = table([["Felles innkjøp av lager", "2"], ["Nye avtaler om lager", "1"]])
    page = slide(
        3, tables=[waiting], texts=[text("Ikke startede tiltak", top=5), text(words, top=60)]
    )
    report = read(slide(2, tables=[measures([FULL])], texts=[text(first)]), page)
    assert [record.omrade for record in report.records[1:]] == [words] * 2
    assert told(report, "unread-measures") == [(3, None)] * said


def test_lists_under_headings_side_by_side_below_a_table_are_no_texts_left_over() -> None:
    boxes = [
        text(f"{head}\n• Møte med alle ledere\n• Avklare finansiering", x0=x0, top=400, width=300)
        for head, x0 in (("Hovedaktiviteter", 40), ("Neste steg", 400))
    ]
    page = slide(2, tables=[measures([FULL])], texts=[text("Prosess"), *boxes])
    assert warned(read(page), "unread-measures") == []


def test_headings_and_labels_side_by_side_are_no_texts_left_over() -> None:
    texts = [text("Prosess og avtaleforvaltning", width=380), text("Miljø", x0=460, width=380)]
    legend = [text("Fullført", top=450, width=80), text("Pågår", x0=140, top=450, width=80)]
    tables = [table([HEADERS, FULL], width=380), table([HEADERS, FULL], x0=460, width=380)]
    page = slide(2, tables=tables, texts=[*texts, *legend])
    assert told(read(page), "unread-measures") == []


def test_statuses_that_head_tables_side_by_side_are_no_texts_left_over() -> None:
    texts = [
        text(head, x0=x0, top=70, width=380)
        for head, x0 in (("Fullførte tiltak", 40), ("Pågående tiltak", 460))
    ]
    bare = table([["Tiltak", "Pri", "Gevinst"], ["Felles maler", "1", "Mindre arbeid"]], width=380)
    other = table(
        [["Tiltak", "Pri", "Gevinst"], ["Nye avtaler", "2", "Lavere pris"]], x0=460, width=380
    )
    report = read(slide(2, tables=[bare, other], texts=[text("Prosess"), *texts]))
    assert [record.status for record in report.records] == [Status.DONE, Status.ONGOING]
    assert told(report, "unread-measures") == []


def test_a_text_across_a_table_that_is_no_area_of_the_overview_is_said() -> None:
    long = "Utarbeide plan for utskifting 1"
    band = [long, None, None, None, None]
    rows = measures([["Prosess", None, None, None, None], FULL, band, FULL])
    report = read(overview("Prosess", "Miljø"), slide(2, tables=[rows]))
    assert told(report, "skipped-row") == [(2, 3)]


def test_a_header_said_again_amid_rows_is_said_unless_a_band_names_those_below() -> None:
    second = ["Lage felles krav", "2", "Bedre krav", "Utkast sendt", "◑ Pågår"]
    again = read(slide(2, tables=[measures([FULL, HEADERS, second])], texts=[text("Prosess")]))
    assert (Severity.WARNING, 2) in [(line.severity, line.slide) for line in again.diagnostics]
    assert told(again, "area-guessed") == [(2, None)]
    band = ["Miljø og klima", *[None] * 4]
    banded = read(
        slide(2, tables=[measures([FULL, band, HEADERS, second])], texts=[text("Prosess")])
    )
    assert [record.omrade for record in banded.records] == ["Prosess", "Miljø og klima"]
    assert all(line.severity is Severity.INFO for line in banded.diagnostics)


def test_a_column_without_a_header_that_names_the_overviews_areas_tells_them() -> None:
    heads = ["", *HEADERS]
    first = slide(2, tables=[table([heads, ["Prosess", *FULL], ["Miljø", *FULL]])])
    # A name in the middle of its rows may have its lines in two of them.
    second = slide(3, tables=[table([heads, ["Prosess og", *FULL], ["avtaler", *FULL]])])
    report = read(overview("Prosess", "Miljø", "Prosess og avtaler"), first, second)
    assert [(r.omrade, r.ekstra) for r in report.records] == [
        ("Prosess", ()),
        ("Miljø", ()),
        ("Prosess og avtaler", ()),
        ("Prosess og avtaler", ()),
    ]


def test_a_name_above_a_table_without_header_counts_as_a_row_where_it_is_one_elsewhere() -> None:
    def pages(*first: Sequence[str | None]) -> tuple[Slide, Slide]:
        head = slide(2, tables=[measures([*first, FULL])], texts=[text("Prosess (1 av 2)", top=60)])
        goes_on = slide(
            3, tables=[table([FULL])], texts=[text("Prosess (2 av 2)", top=80, height=18)]
        )
        return replace(head, texts=() if first else head.texts), goes_on

    band = ["Prosess (1 av 2)", None, None, None, None]
    assert [r.row for r in read(*pages(band)).records] == [2, 2]
    assert [r.row for r in read(*pages()).records] == [1, 1]


def test_a_name_between_a_header_that_is_drawn_alone_and_the_rows_counts_as_a_row() -> None:
    head = table([HEADERS], top=70)
    rows, name = table([FULL, FULL], top=120), text("Prosess", top=102, height=16)
    parted = slide(2, tables=[head, rows], texts=[name])
    goes_on = slide(3, tables=[table([FULL])], texts=[text("Prosess", top=80, height=18)])
    assert [r.row for r in read(parted, goes_on).records] == [2, 3, 2]
    heading = replace(parted, texts=(text("Prosess", top=45, height=16),))
    assert [r.row for r in read(heading).records] == [1, 2]


def test_a_heading_over_one_of_several_tables_that_the_overview_lacks_is_no_other_area() -> None:
    tables = [table([HEADERS, FULL], top=100), table([HEADERS, FULL], top=260)]
    texts = [text("Prosess", top=75, height=20), text("Beredskap", top=235, height=20)]
    other = slide(3, tables=[measures([FULL])], texts=[text("Miljø")])
    report = read(overview("Prosess", "Miljø"), slide(2, tables=tables, texts=texts), other)
    assert [record.omrade for record in report.records] == ["Prosess", "Beredskap", "Miljø"]


def test_measures_without_status_under_a_heading_of_two_statuses_have_not_been_started() -> None:
    idle = table([["Tiltak", "Pri"], ["Felles maler i regionene", "1"], ["Nye rutiner her", "2"]])
    texts = [text("Prosess"), text("pågående og implementerte tiltak", top=60)]
    report = read(slide(2, tables=[idle], texts=texts))
    assert [record.status.value for record in report.records] == ["ikke startet"] * 2


@pytest.mark.parametrize("kind", [Format.PDF, Format.PPTX])
@pytest.mark.parametrize("overviewed", [True, False])
def test_a_text_alone_at_a_tables_end_that_names_no_area_is_said(
    kind: Format,
    overviewed: bool,  # noqa: FBT001
) -> None:
    alone = ["Standardisere krav til varer", None, None, None, None]
    found = measures([FULL, alone])
    pages = [overview("Prosess"), slide(2, tables=[found], texts=[text("Prosess")])]
    report = read(*pages[not overviewed :], kind=kind)
    assert told(report, "skipped-row") == [(2, 2)]


def test_a_header_without_rows_is_said() -> None:
    page = slide(2, tables=[measures([FULL])], texts=[text("Prosess")])
    bare = slide(3, tables=[measures([])], texts=[text("Miljø")])
    assert told(read(page, bare), "unread-measures") == [(3, None)]


def test_a_measure_over_the_columns_of_what_is_said_of_it_is_said() -> None:
    row = ["Utrede prismodeller Økt leveringssikkerhet", None, None, "Møte holdt", "● Fullført"]
    page = slide(2, tables=[measures([FULL, row])], texts=[text("Prosess")])
    assert told(read(page), "skipped-row") == [(2, 2)]


@pytest.mark.parametrize("pri", ["3\n3", "4)1", "(3) 1"])
def test_two_figures_are_no_priority(pri: str) -> None:
    row = [FULL[0], pri, *FULL[2:]]
    page = slide(2, tables=[measures([row])], texts=[text("Prosess")])
    report = read(page)
    assert [record.pri for record in report.records] == [None]
    assert told(report, "pri-unreadable") == [(2, 1)]


def test_a_row_without_a_priority_where_the_others_have_one_is_said() -> None:
    rows = [FULL, [FULL[0], "", *FULL[2:]], FULL]
    page = slide(2, tables=[measures(rows)], texts=[text("Prosess")])
    assert told(read(page), "pri-unreadable") == [(2, 2)]
    none = slide(2, tables=[measures([rows[1]] * 3)], texts=[text("Prosess")])
    assert told(read(none), "pri-unreadable") == []


@pytest.mark.parametrize(("at", "doubted"), [(99, True), (84, False)])
def test_a_text_between_two_rows_may_be_of_either(at: float, doubted: bool) -> None:  # noqa: FBT001
    edges = (20, 200, 240, 420, 600)

    def page(pen: Pen) -> None:
        pen.text(20, 30, "Beredskap", size=18)
        for x, head in zip(edges, HEADERS, strict=False):
            pen.text(x, 64, head, size=9)
        for n, measure in enumerate(("Felles mal for avtaler", "Ny ordning for reiser", "Rutiner")):
            row = (measure, str(n + 1), "Økt kvalitet" if n > 1 else "", "Møte er holdt", "Pågår")
            for x, words in zip(edges, row, strict=True):
                pen.text(x, 84 + 30 * n, words, size=9)
        pen.text(edges[2], at, "Færre avvik", size=9)

    (report,) = interpret(read_pdf(drawn(page)), load())
    assert [record.pri for record in report.records] == [1, 2, 3]
    assert bool(told(report, "items-guessed")) is doubted


def test_texts_in_the_middle_of_a_rows_cells_are_no_other_rows() -> None:
    """One has two lines and the other one, so that no line of theirs is level."""

    def page(pen: Pen) -> None:
        pen.text(20, 30, "Beredskap", size=18)
        for x, head in zip((20, 200, 240, 420, 600), HEADERS, strict=True):
            pen.text(x, 64, head, size=9)
        for n, measure in enumerate(("Felles mal for avtaler", "Ny ordning for reiser", "Rutiner")):
            row = (measure, str(n + 1), "", "Møte er holdt", "Pågår")
            for x, words in zip((20, 200, 240, 420, 600), row, strict=True):
                pen.text(x, 84 + 30 * n, words, size=9)
        for at in (78, 90):
            pen.text(240, at, "Færre avvik", size=9)

    (report,) = interpret(read_pdf(drawn(page)), load())
    assert told(report, "items-guessed") == []


def test_names_beside_a_tables_rows_are_their_areas_without_an_overview() -> None:
    names = [text("Beredskap", top=165, width=90, height=20), text("Miljø", top=225, width=90)]
    rows = table([HEADERS, FULL, FULL, FULL, FULL], x0=140)
    report = read(slide(2, tables=[rows], texts=[text("Status på tiltak"), *names]))
    areas = ["Beredskap", "Beredskap", "Beredskap", "Miljø"]
    assert [record.omrade for record in report.records] == areas


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        (Axes.BOTH, Axes.BOTH, "rows and columns"),
        (Axes.ROWS, Axes.NONE, "rows"),
        (Axes.NONE, Axes.COLUMNS, "columns"),
        (Axes.COLUMNS, Axes.ROWS, "rows and columns"),
        (Axes.NONE, Axes.NONE, None),
    ],
)
def test_rows_or_columns_that_words_places_tell_are_said_once_a_slide(
    first: Axes, second: Axes, named: str | None
) -> None:
    tables = [replace(measures([FULL]), by_words=by_words) for by_words in (first, second)]
    report = read(slide(2, tables=tables, texts=[text("Prosess")]))
    said = [line.message for line in report.diagnostics if line.code == "table-guessed"]
    assert told(report, "table-guessed") == [(2, None)] * (named is not None)
    assert named is None or all(message.startswith(f"The {named} of") for message in said)


@pytest.mark.parametrize(
    ("figures", "told_of"), [("1131", True), ("1232", True), ("1234", False), ("4567", False)]
)
def test_figures_before_all_measures_may_be_priorities_unless_they_count_up(
    figures: str,
    told_of: bool,  # noqa: FBT001
) -> None:
    head = ["#", "Tiltak", "Gevinst", "Siste status", "Status"]
    rows = [
        [str(n), f"{figure} Maler i region {chr(60 + n)}", *FULL[2:]]
        for n, figure in enumerate(figures, 5)
    ]
    page = slide(2, tables=[table([head, *rows])], texts=[text("Prosess")])
    assert told(read(page), "pri-unreadable") == [(2, None)] * told_of


def waiting(*texts: TextBox, tables: Sequence[Table] = ()) -> Report:
    heads = [text("Ikke startede tiltak"), text("Prosess", top=60)]
    first = slide(2, tables=[measures([FULL])], texts=[text("Prosess")])
    return read(first, slide(3, tables=tables, texts=[*heads, *texts]))


def test_a_figure_beside_a_text_alone_is_its_priority_on_a_slide_of_waiting_measures() -> None:
    report = waiting(
        text("Felles rutiner for innkjøp av utstyr", top=100, width=300),
        text("2", x0=360, top=100, width=10),
    )
    assert [record.pri for record in report.records] == [1, 2]
    assert [line.code for line in report.diagnostics] == ["table-guessed"]


def test_a_slide_of_waiting_measures_of_which_none_was_read_is_said() -> None:
    first = slide(2, tables=[measures([FULL])], texts=[text("Prosess")])
    lines = "Prosess\nFelles rutiner for innkjøp av utstyr 2\nMiljø\nNye krav til leverandørene 1"
    last = slide(3, texts=[text("Ikke startede tiltak"), text(lines, top=100, width=300)])
    assert told(read(first, last), "unread-measures") == [(3, None)]


@pytest.mark.parametrize(
    ("ending", "code"),
    [("utstyr 2", "pri-unreadable"), ("utstyr Prosess og bedre flyt", "items-guessed")],
)
def test_a_measure_that_ends_with_a_priority_or_an_area_is_said(ending: str, code: str) -> None:
    row = [f"Felles rutiner for {ending}", None, *FULL[2:]]
    pages = [
        slide(2, tables=[measures([FULL, FULL, FULL])], texts=[text("Prosess og bedre flyt")]),
        slide(3, tables=[measures([row])], texts=[text("Prosess og bedre flyt")]),
    ]
    assert (3, 1) in told(read(*pages), code)


def test_a_measure_that_speaks_of_its_area_is_not_said() -> None:
    row = ["Felles rutiner for prosess og bedre flyt", *FULL[1:]]
    pages = [
        slide(2, tables=[measures([FULL])], texts=[text("Prosess og bedre flyt")]),
        slide(3, tables=[measures([row])], texts=[text("Prosess og bedre flyt")]),
    ]
    assert told(read(*pages), "items-guessed") == []


def test_labels_of_cards_tell_of_measures_that_were_not_read() -> None:
    first = slide(2, tables=[measures([FULL])], texts=[text("Prosess")])
    card = text("Felles rutiner\nPri\n2\nGevinst\nBedre oversikt\nSiste status\nMøte holdt")
    assert told(read(first, slide(3, texts=[card])), "unread-measures") == [(3, None)]


def test_an_overview_whose_figures_cannot_be_tied_to_statuses_is_said() -> None:
    first = slide(
        1,
        texts=[
            text("Oversikt over tiltak"),
            text("Område\nProsess\nMiljø", top=80),
            text("● Fullført ◑ Pågår ○ Ikke startet\n2\n0", x0=300, top=80),
        ],
    )
    report = read(first, slide(2, tables=[measures([FULL])], texts=[text("Prosess")]))
    assert told(report, "unplaced-counts") == [(1, None)]


def test_rows_without_priority_below_others_are_said_where_most_have_none() -> None:
    bare = [FULL[0], None, *FULL[2:]]
    page = slide(2, tables=[measures([FULL, bare, bare, bare])], texts=[text("Prosess")])
    (line,) = (line for line in read(page).diagnostics if line.code == "pri-unreadable")
    assert (line.severity, line.slide, line.row) == (Severity.INFO, 2, None)


def test_a_header_run_together_with_that_of_priorities_is_said() -> None:
    rows = [[f"Felles maler i {n} region og i andre", *FULL[2:]] for n in (1, 3, 2)]
    run_together = table([["PrioritetTiltak", *HEADERS[2:]], *rows])
    report = read(slide(2, tables=[run_together], texts=[text("Prosess")]))
    assert len(report.records) == len(rows)
    assert told(report, "pri-unreadable") == [(2, None)]


def test_a_figure_amid_the_lines_of_a_text_is_its_priority_on_a_slide_of_waiting_measures() -> None:
    report = waiting(
        text("Felles rutiner for innkjøp av utstyr og maler", top=100, width=300, height=30),
        text("2", x0=360, top=110, width=10),
    )
    assert [record.pri for record in report.records] == [1, 2]


@pytest.mark.parametrize(
    ("news", "status", "rows"),
    [
        ("Møte holdt ●", "Fullført", [(2, 3)]),
        ("Møte holdt ●", "● Fullført", []),
        ("Møte holdt", "Fullført", []),
        ("● Møte holdt", "Fullført", [(2, 3)]),
        ("Møte ● holdt", "Fullført", [(2, 3)]),
        ("●", "Fullført", [(2, 3)]),
        ("● Møte holdt", "● Fullført", []),
    ],
)
def test_a_text_with_the_sign_of_the_next_column_is_said_at_its_row(
    news: str, status: str, rows: list[tuple[int, int]]
) -> None:
    page = slide(
        2, tables=[measures([FULL, FULL, [*FULL[:3], news, status]])], texts=[text("Prosess")]
    )
    assert told(read(page), "icons-guessed") == rows
    assert told(read(page, kind=Format.PPTX), "icons-guessed") == []


def test_no_sign_is_said_to_be_the_next_columns_where_one_of_several_columns_is_marked() -> None:
    headers = [*HEADERS[:4], "Ferdig", "Pågår"]
    rows = [[*FULL[:4], *marks] for marks in (["✓", ""], ["", "✓"], ["✓", ""])]
    page = slide(2, tables=[table([headers, *rows])], texts=[text("Prosess")])
    assert told(read(page), "icons-guessed") == []


def test_no_list_sign_is_said_to_be_the_next_columns() -> None:
    lists = [
        ["● Lavere kostnad", "Møte holdt Utsendt"],
        *[["Bedre oversikt Ro", "● Møte holdt"]] * 2,
    ]
    rows = [[*FULL[:2], *texts, FULL[4]] for texts in lists]
    page = slide(2, tables=[measures(rows)], texts=[text("Prosess")])
    assert told(read(page), "icons-guessed") == []
