"""Columns of tables that nothing draws: headers set otherwise or broken, spread words, empty columns."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import pytest
from pdfpages import Pen, drawn
from reportlab.pdfbase.pdfmetrics import stringWidth

from parsers.pdf.page import Piece
from parsers.pdf.reader import read_pdf
from parsers.pdf.tables.aligned import segments
from parsers.pdf.tables.spanning import without_spanning
from parsers.report.interpret import interpret
from schema import Severity
from schema.vocabulary import load

SIZE, STEP, TOP = 10.0, 30.0, 80.0
# Where the text of each column begins and ends.
SIDES = ((40.0, 210.0), (230.0, 290.0), (310.0, 500.0), (520.0, 600.0))
HEADER = ("Tiltak", "Prioritet", "Siste status", "Status")
ROWS = (
    ("Tilpasse felles maler for alle", "1", "Kartlegging er utsatt", "Utført"),
    ("Vurdere tid til implementering", "2", "Praksis er kartlagt", "Pågår"),
    ("Standardisere krav til varer", "1", "Generelle krav er skrevet", "Utført"),
)


def grids(*pages: Callable[[Pen], None]) -> list[list[list[str]]]:
    return [slide.tables[0].grid() for slide in read_pdf(drawn(*pages)).slides]


def put(
    pen: Pen, column: int, y: float, text: str, *, set_as: str = "l", bold: bool = False
) -> None:
    font = "Helvetica-Bold" if bold else "Helvetica"
    x0, x1 = SIDES[column]
    room = x1 - x0 - stringWidth(text, font, SIZE)
    pen.text(x0 + room * {"l": 0.0, "c": 0.5, "r": 1.0}[set_as], y, text, SIZE, font)


def rows(pen: Pen, given: Sequence[Sequence[str]] = ROWS, *, figures: str = "l") -> None:
    for row, texts in enumerate(given, 1):
        for column, text in enumerate(texts):
            put(pen, column, TOP + row * STEP, text, set_as=figures if column == 1 else "l")


def header(pen: Pen, texts: Sequence[str] = HEADER, *, set_as: str = "l") -> None:
    for column, text in enumerate(texts):
        put(pen, column, TOP, text, set_as=set_as, bold=True)


WHOLE = [list(HEADER), *map(list, ROWS)]


@pytest.mark.parametrize("figures", ["l", "c", "r"])
@pytest.mark.parametrize("set_as", ["l", "c", "r"])
def test_a_header_that_is_set_otherwise_than_its_column_has_no_column_of_its_own(
    set_as: str, figures: str
) -> None:
    def page(pen: Pen) -> None:
        header(pen, set_as=set_as)
        rows(pen, figures=figures)

    assert grids(page) == [WHOLE]


def test_of_two_headers_beside_a_column_its_own_stands_at_its_right() -> None:
    def page(pen: Pen) -> None:
        header(pen, set_as="r")
        rows(pen, [(one, "", three, four) for one, _, three, four in ROWS])

    assert grids(page) == [
        [list(HEADER), *[[one, "", three, four] for one, _, three, four in ROWS]]
    ]


def test_two_headers_that_stand_left_of_their_columns_are_each_its_own() -> None:
    whole = [("Tiltak", "Pri", "Status", "Frist")] + [
        (one, two, "Pågår", "Q4 2024") for one, two, _, _ in ROWS
    ]

    def page(pen: Pen) -> None:
        for row, texts in enumerate(whole):
            for x, text in zip(
                (40, 230, 310, 450) if not row else (40, 275, 370, 450), texts, strict=True
            ):
                pen.text(x, TOP + row * STEP, text, SIZE)

    assert grids(page) == [list(map(list, whole))]


def test_a_broken_header_at_the_foot_of_its_row_is_one_row_with_the_others() -> None:
    def page(pen: Pen) -> None:
        pen.text(SIDES[1][0], TOP - 13, "Priori-", 11, "Helvetica-Bold")
        for column, text in enumerate(("Tiltak", "tet", "Siste status", "Status")):
            pen.text(SIDES[column][0], TOP, text, 11, "Helvetica-Bold")
        rows(pen)

    assert grids(page) == [[["Tiltak", "Priori-tet", "Siste status", "Status"], *WHOLE[1:]]]


def test_a_header_broken_at_its_foot_over_several_lines_is_one_row_with_the_others() -> None:
    """Its first line is larger than the table's texts, and alone at its height as a heading is."""

    def page(pen: Pen) -> None:
        pen.text(SIDES[1][0], TOP - 26, "Priori-", 11, "Helvetica-Bold")
        pen.text(SIDES[1][0], TOP - 13, "tet", 11, "Helvetica-Bold")
        for column, text in enumerate(("Tiltak", "1-3", "Siste status", "Status")):
            pen.text(SIDES[column][0], TOP, text, 11, "Helvetica-Bold")
        rows(pen)

    assert grids(page) == [[["Tiltak", "Priori-tet 1-3", "Siste status", "Status"], *WHOLE[1:]]]


def test_a_header_of_two_lines_around_the_middle_of_the_others_is_whole() -> None:
    """Its word's rest stands right of the column's signs, where it seems to head a column."""

    def page(pen: Pen) -> None:
        pen.text(56, TOP - 5, "Gjennomføringsstatu", 9, "Helvetica-Bold")
        pen.text(140, TOP + 5, "s", 9, "Helvetica-Bold")
        for x, text in ((260, "Tiltak"), (343, "Pri"), (400, "Gevinst"), (520, "Frist")):
            pen.text(x, TOP, text, 9, "Helvetica-Bold")
        for y, row in enumerate((("A", "1", "2024"), ("B", "2", "2025"), ("C", "1", "2025")), 1):
            sign, pri, year = row
            for x, text in ((56, sign), (166, "Utarbeide faste kontrakter"), (350, pri)):
                pen.text(x, TOP + y * STEP, text, 9)
            pen.text(400, TOP + y * STEP, "Lavere kostnader", 9)
            pen.text(520, TOP + y * STEP, year, 9)

    (grid,) = grids(page)
    assert grid[0] == ["Gjennomføringsstatus", "Tiltak", "Pri", "Gevinst", "Frist"]


def test_a_heading_right_above_a_table_is_no_line_of_its_header() -> None:
    def page(pen: Pen) -> None:
        pen.text(SIDES[0][0], TOP - 22, "Anskaffelser", 14, "Helvetica-Bold")
        header(pen)
        rows(pen)

    assert grids(page) == [WHOLE]


def test_a_broken_header_over_figures_set_otherwise_is_in_the_table() -> None:
    def page(pen: Pen) -> None:
        put(pen, 1, TOP - 12, "Prioritering", set_as="r", bold=True)
        for column, text in enumerate(("Tiltak", "1-3", "Siste status", "Status")):
            put(pen, column, TOP, text, set_as="r", bold=True)
        rows(pen)

    assert grids(page) == [[["Tiltak", "Prioritering 1-3", "Siste status", "Status"], *WHOLE[1:]]]


SPREAD = (
    ("Tilpasse felles maler", "for alle foretakene", "i regionen"),
    ("Vurdere nye rutiner for", "bestilling av utstyret", "og følge opp"),
    ("Standardisere de krav", "vi stiller til varene", "ved innkjøp"),
)


@pytest.mark.parametrize("by_letter", [False, True])
def test_the_words_of_justified_text_stand_in_no_columns(by_letter: bool) -> None:  # noqa: FBT001
    def spread(pen: Pen, column: int, y: float, text: str) -> None:
        x0, x1 = SIDES[column]
        words = text.split()
        widths = [stringWidth(word, "Helvetica", SIZE) for word in words]
        blank = (x1 - x0 - sum(widths)) / (len(words) - 1)
        starts = itertools.accumulate([x0, *[width + blank for width in widths[:-1]]])
        for x, word in zip(starts, words, strict=True):
            at = x
            for part in word if by_letter else [word]:
                at = pen.text(at, y, part, SIZE)

    def page(pen: Pen) -> None:
        header(pen)
        for row, ((*full, last), texts) in enumerate(zip(SPREAD, ROWS, strict=True)):
            y = TOP + 24 + row * 60
            for line, text in enumerate(full):
                spread(pen, 0, y + 12 * line, text)
            put(pen, 0, y + 12 * len(full), last)
            for column in (1, 2, 3):
                put(pen, column, y, texts[column])

    (grid,) = grids(page)
    assert [row[1:] for row in grid] == [row[1:] for row in WHOLE]
    assert [row[0] for row in grid[1:]] == [" ".join(lines) for lines in SPREAD]


JUSTIFIED = (
    ("Kartlegge krav til varer", "for alle", "Raskere behandling av saker", "som venter"),
    ("Innføre felles nye maler", "i drift", "Enklere oppfølging i drift", "av avtaler"),
    ("Etablere avtaler om lager", "for utstyr", "Redusert bruk av nye varer", "av alle slag"),
)


def test_what_stands_as_far_behind_a_justified_line_as_its_words_do_is_another_column() -> None:
    """A list begins there, and other lines of the same side end before it."""
    blank = 10.0  # between the words of the first row, and behind them

    def width(text: str) -> float:
        return float(stringWidth(text.replace(" ", ""), "Helvetica", SIZE))

    def spread(pen: Pen, x: float, end: float, y: float, text: str) -> None:
        words = text.split()
        between = (end - x - width(text)) / (len(words) - 1)
        for word in words:
            x = pen.text(x, y, word, SIZE) + between

    start = 60.0
    end = start + width(JUSTIFIED[0][0]) + 3 * blank
    item = end + blank + 12
    last = item + width(JUSTIFIED[0][2]) + 3 * blank

    def page(pen: Pen) -> None:
        for x, text in ((start, "Tiltak"), (item, "Gevinster"), (last + blank, "Pri")):
            pen.text(x, TOP, text, SIZE, "Helvetica-Bold")
        for row, (one, rest, two, more) in enumerate(JUSTIFIED, 1):
            y = TOP + row * 1.5 * STEP
            spread(pen, start, end, y, one)
            pen.text(start, y + 12, rest, SIZE)
            pen.text(end + blank, y, "\u2022", SIZE)
            spread(pen, item, last, y, two)
            pen.text(item, y + 12, more, SIZE)
            pen.text(last + blank, y, str(row), SIZE)

    assert grids(page) == [
        [
            ["Tiltak", "Gevinster", "Pri"],
            *[
                [f"{one} {rest}", f"{two} {more}", str(row)]
                for row, (one, rest, two, more) in enumerate(JUSTIFIED, 1)
            ],
        ]
    ]


def test_signs_in_the_middle_of_columns_as_wide_are_no_words_of_a_justified_line() -> None:
    """The blanks between them are as even, since the signs are nearly as wide."""
    rows = (("Transport", *"2XXX2"), ("Opplæring", *"7X5XX"), ("Renhold", *"X9XX7"))
    table = [list(row) for row in rows]

    def page(pen: Pen) -> None:
        for line, (name, *signs) in enumerate(table):
            pen.text(40, TOP + 20 * line, name, SIZE)
            for column, sign in enumerate(signs):
                width = stringWidth(sign, "Helvetica", SIZE)
                pen.text(200 + 36 * column - width / 2, TOP + 20 * line, sign, SIZE)

    assert grids(page) == [table]


def test_headers_that_stand_evenly_apart_over_ruled_rows_are_no_words_of_a_justified_line() -> None:
    heads = ("Kvalitet", "Inntekt", "Vekst", "Forskning", "Klima")
    table = [["", *heads], ["Transport", *"12345"], ["Opplæring", *"67891"], ["Renhold", *"23456"]]
    widths = [stringWidth(head, "Helvetica", SIZE) for head in heads]
    blank = 24.0
    starts = list(itertools.accumulate([130.0, *[width + blank for width in widths]]))
    sides = [40.0, *[start - blank / 2 for start in starts]]

    def page(pen: Pen) -> None:
        for line, (name, *texts) in enumerate(table):
            y = TOP + 20 * line
            pen.text(44, y, name, SIZE)
            for x, width, text in zip(starts, widths, texts, strict=False):
                room = width - stringWidth(text, "Helvetica", SIZE)
                pen.text(x + room / 2, y, text, SIZE)
            for x0, x1 in itertools.pairwise(sides):
                pen.line(x0, y + 6, x1, y + 6)

    assert grids(page) == [table]


def test_letters_of_lists_that_are_shown_one_by_one_stand_in_no_column() -> None:
    def page(pen: Pen) -> None:
        header(pen)
        for row, texts in enumerate(ROWS):
            y = TOP + 24 + row * 40
            for column in (0, 1, 3):
                put(pen, column, y, texts[column])
            for item, text in enumerate(("Kartlegging er utsatt", "Krav er skrevet")):
                at = pen.text(SIDES[2][0], y + 12 * item, "ab"[item], SIZE)
                pen.text(at, y + 12 * item, ")", SIZE)
                at = SIDES[2][0] + 20
                for letter in text:
                    at = pen.text(at, y + 12 * item, letter, SIZE)

    (grid,) = grids(page)
    assert [row[2] for row in grid[1:]] == ["Kartlegging er utsatt\nKrav er skrevet"] * 3
    assert [row[3] for row in grid[1:]] == [row[3] for row in ROWS]


def by_words(pen: Pen, x: float, y: float, text: str) -> None:
    for word in text.split():
        x = pen.text(x, y, word, SIZE) + stringWidth(" ", "Helvetica", SIZE)


@pytest.mark.parametrize("entry", ["1. kvartal 2024", "K. Hansen"])
def test_what_is_set_as_a_lists_number_but_begins_no_list_stays_with_its_text(entry: str) -> None:
    """Lists elsewhere in the deck have numbers that their texts hang behind as near."""

    def listed(pen: Pen) -> None:
        for item, number in enumerate(("1.", "2.", "A.", "B.")):
            for line, text in enumerate(("Kartlegge hvordan det", "gjøres i dag")):
                y, hang = (
                    100 + 40 * item + 12 * line,
                    stringWidth(f"{entry[:2]} ", "Helvetica", SIZE),
                )
                pen.text(40, y, "" if line else number, SIZE)
                by_words(pen, 40 + hang, y, text)

    def page(pen: Pen) -> None:
        header(pen, ("Tiltak", "Pri", "Frist", "Status"))
        rows(pen, [(one, two, "", four) for one, two, _, four in ROWS])
        for row in range(len(ROWS)):
            by_words(pen, SIDES[2][0], TOP + (row + 1) * STEP, entry)

    table = read_pdf(drawn(listed, page)).slides[1].tables[0]
    assert [row[2] for row in table.grid()[1:]] == [entry] * 3


@pytest.mark.parametrize(("ruled", "longer"), [(False, ""), (True, ""), (False, " felles mal")])
def test_a_table_that_goes_on_without_header_keeps_the_columns_that_are_empty_there(
    ruled: bool,  # noqa: FBT001
    longer: str,
) -> None:
    further = [(one, two, "", four) for one, two, _, four in ROWS]
    further[0] = (further[0][0] + longer, *further[0][1:])

    def between_rules(pen: Pen, first: int) -> None:
        for row in range(first, len(ROWS) + 2) if ruled else ():
            at = TOP + row * STEP - 18
            pen.line(SIDES[0][0] - 5, at, SIDES[-1][1] + 5, at)

    def first(pen: Pen) -> None:
        header(pen)
        rows(pen)
        between_rules(pen, 0)

    def second(pen: Pen) -> None:
        rows(pen, further)
        between_rules(pen, 1)

    assert grids(first, second) == [WHOLE, [list(row) for row in further]]


def test_a_row_that_goes_on_without_rules_keeps_the_columns_that_were_drawn_before() -> None:
    """Its news stand so near behind its deadline that the two seem to be one text."""
    xs = (35.0, 225.0, 305.0, 347.0, 515.0, 610.0)
    given = [(one, two, "Q4", three, four) for one, two, three, four in ROWS]

    def printed(pen: Pen, texts: Sequence[Sequence[str]]) -> None:
        for row, cells in enumerate(texts):
            for x, text in zip(xs, cells, strict=False):
                pen.text(x + 5, TOP + row * STEP, text, SIZE)

    def first(pen: Pen) -> None:
        pen.grid(xs, [TOP - 15 + STEP * row for row in range(5)])
        printed(pen, [("Tiltak", "Prioritet", "Frist", "Siste status", "Status"), *given])

    full = ("Tilpasse maler", "1", "31.12.24", "Møte er holdt", "Pågår")

    def second(pen: Pen) -> None:
        printed(pen, [("Vurdere tid til bruk", "2", "", "", ""), full])
        pen.text(xs[3] + 5, TOP + STEP + 12, "Krav er skrevet", SIZE)

    table = read_pdf(drawn(first, second)).slides[1].tables[0].grid()
    assert table[1] == [*full[:3], f"{full[3]}\nKrav er skrevet", full[4]]


def test_a_word_far_behind_the_one_before_it_in_a_justified_line_is_no_column() -> None:
    def page(pen: Pen) -> None:
        header(pen)
        rows(pen, [(one, two, "", four) for one, two, _, four in ROWS])
        for row, (first, last, below) in enumerate(
            (
                ("Styringsgruppen", "har", "drøftet saken"),
                ("Møte", "er", "holdt"),
                ("Krav", "", "sendt"),
            ),
            1,
        ):
            y = TOP + row * STEP
            pen.text(SIDES[2][0], y, first, SIZE)
            pen.text(SIDES[2][1] - stringWidth(last, "Helvetica", SIZE), y, last, SIZE)
            pen.text(SIDES[2][0], y + 12, below, SIZE)

    (grid,) = grids(page)
    assert [" ".join(row[2].split()) for row in grid[1:]] == [
        "Styringsgruppen har drøftet saken",
        "Møte er holdt",
        "Krav sendt",
    ]


def test_another_table_does_not_take_its_columns_from_the_page_before() -> None:
    def first(pen: Pen) -> None:
        header(pen)
        rows(pen)

    def second(pen: Pen) -> None:
        for row, (name, count) in enumerate([("Foretak", "Antall"), ("Nord", "12"), ("Vest", "9")]):
            pen.text(60, TOP + row * STEP, name, SIZE)
            pen.text(180, TOP + row * STEP, count, SIZE)

    assert grids(first, second)[1] == [["Foretak", "Antall"], ["Nord", "12"], ["Vest", "9"]]


def test_a_column_that_begins_near_behind_a_full_one_is_its_own() -> None:
    texts = [("Tilpasse felles maler", "Utført"), ("Vurdere tid til bruk", "Pågår")]

    def page(pen: Pen) -> None:
        pen.text(40, TOP, "Tiltak", SIZE)
        pen.text(200, TOP, "Status", SIZE)
        pen.text(300, TOP, "Frist", SIZE)
        for row, (text, status) in enumerate(texts * 2, 1):
            width = stringWidth(text, "Helvetica", SIZE)
            pen.text(200 - 6 - width, TOP + row * STEP, text, SIZE)
            pen.text(200, TOP + row * STEP, status, SIZE)
            pen.text(300, TOP + row * STEP, "2024", SIZE)

    (grid,) = grids(page)
    assert grid[1:] == [[text, status, "2024"] for text, status in texts * 2]


def test_a_word_that_runs_into_the_next_column_takes_none_of_its_text_along() -> None:
    """Each cell is painted by itself, so that what follows a long word is no part of it."""
    long = "Medarbeiderundersøkelsen"
    width = stringWidth(long, "Helvetica", SIZE)
    x1 = 40 + width - 2.5
    cells = [("Bedre miljø", "Møte holdt", "Utført"), (f"Svar i\n{long}", "Utkast\nsendt", "Pågår")]

    def page(pen: Pen) -> None:
        for x, text in zip((40, x1, 300), ("Gevinst", "Siste status", "Status"), strict=True):
            pen.text(x, TOP, text, SIZE)
        for row, texts in enumerate([*cells, *cells[:1] * 2], 1):
            for x, text in zip((40, x1, 300), texts, strict=True):
                for line, words in enumerate(text.split("\n")):
                    end = x
                    for letter in words:
                        end = pen.text(end, TOP + row * STEP + 12 * line, letter, SIZE)
        for y in (-14, 10, 200):
            pen.line(36, TOP + y, 400, TOP + y)

    assert grids(page)[0][2] == [f"Svar i {long}", "Utkast sendt", "Pågår"]


def test_a_legend_above_a_slides_foot_is_no_table() -> None:
    """Its entries are no headers of the plan's name and the page number, which stand beside them."""

    def page(pen: Pen) -> None:
        for x, entry in ((577, "Levert"), (641, "Planlagt"), (690, "Avbrutt")):
            pen.text(x, 360, entry, 8)
        pen.text(33, 385, "Handlingsdel for Nordli", 8)
        pen.text(660, 385, "3", 8)

    (slide,) = read_pdf(drawn(page)).slides
    assert not slide.tables


@pytest.mark.parametrize("painted", [[3], [1, 3], [0, 2], [2]])
@pytest.mark.parametrize("headed", [False, True])
def test_columns_whose_cells_are_painted_stay_in_a_table_that_nothing_else_draws(
    painted: Sequence[int],
    headed: bool,  # noqa: FBT001
) -> None:
    def page(pen: Pen) -> None:
        pen.colour("DDEBF7")
        for column in painted:
            for row in range(len(ROWS)):
                x0, x1 = SIDES[column]
                pen.box(x0 - 7, TOP + row * STEP + 12, x1 - x0 + 14, STEP)
        pen.colour("000000")
        if headed:
            header(pen)
        rows(pen)

    assert grids(page) == [WHOLE if headed else WHOLE[1:]]


def test_a_header_that_is_wider_than_its_texts_ends_near_before_the_next_one() -> None:
    """The blank between the two is narrow, and stays open between the texts below."""

    def page(pen: Pen) -> None:
        for x, name in ((40, "Tiltak"), (200, "Status siste periode"), (300, "Gjennomføring")):
            by_words(pen, x, TOP, name)
        for row, texts in enumerate(ROWS, 1):
            for x, text in zip((40, 180, 318), (texts[0], texts[2], texts[3]), strict=True):
                by_words(pen, x, TOP + row * STEP, text)

    (grid,) = grids(page)
    assert grid[0] == ["Tiltak", "Status siste periode", "Gjennomføring"]
    assert [row[2] for row in grid[1:]] == [row[3] for row in ROWS]


def test_a_header_of_two_lines_over_painted_columns_is_one_row() -> None:
    """It may be wider than its column's texts, and a heading that stands above it is none of it."""

    def page(pen: Pen) -> None:
        pen.colour("DDEBF7")
        for column in (0, 2):
            for row in range(len(ROWS)):
                x0, x1 = SIDES[column]
                pen.box(x0 - 7, TOP + row * STEP + 12, x1 - x0 + 14, STEP)
        pen.colour("000000")
        pen.text(SIDES[0][0], TOP - 40, "Anskaffelser", 14, "Helvetica-Bold")
        pen.text(SIDES[1][0], TOP - 12, "Prioritet", SIZE, "Helvetica-Bold")
        header(pen, ("Tiltak", "1-3", "Siste status", "Gjennomføringsstatus"))
        rows(pen)

    (grid,) = grids(page)
    assert grid == [["Tiltak", "Prioritet 1-3", "Siste status", "Gjennomføringsstatus"], *WHOLE[1:]]


def test_a_painted_column_among_others_takes_none_of_them_away() -> None:
    sparse = [
        (one, two, three if row else "", four)
        for row, (one, two, three, four) in enumerate(ROWS[:2])
    ]

    def page(pen: Pen) -> None:
        pen.colour("DDEBF7")
        for row in range(2):
            pen.box(SIDES[1][0] - 7, TOP + row * STEP + 12, 74, STEP)
        pen.colour("000000")
        header(pen)
        rows(pen, sparse)

    assert grids(page) == [[list(HEADER), *map(list, sparse)]]


def test_a_column_without_header_that_only_words_show_is_told_of() -> None:
    def page(pen: Pen) -> None:
        pen.text(40, 30, "Logistikk", 20)
        header(pen, ("Tiltak", "", "Siste status", "Status"))
        rows(pen, [(one, "i notat", three, four) for one, _, three, four in ROWS])

    (report,) = interpret(read_pdf(drawn(page)), load())
    (line,) = [d for d in report.diagnostics if d.code == "extra-column"]
    assert (line.severity, line.slide) == (Severity.WARNING, 1)
    assert "without a header" in line.message


def test_rows_that_are_smaller_than_their_plain_header_are_no_notes_below_it() -> None:
    def page(pen: Pen) -> None:
        for column, text in enumerate(HEADER):
            pen.text(SIDES[column][0], TOP, text, 12)
        rows(pen)

    assert grids(page) == [WHOLE]


@pytest.mark.parametrize(
    ("before", "sign", "parted"), [("12", "☎", True), ("Uke 12", "☎", False), ("12", "●", False)]
)
def test_a_pictogram_near_behind_a_number_has_a_column_of_its_own(
    before: str,
    sign: str,
    parted: bool,  # noqa: FBT001
) -> None:
    texts = ((before, 40.0, 48.0), (sign, 54.0, 62.0), ("Felles mal", 66.0, 120.0))
    line = [
        Piece(text, x0, 100, x1, 110, SIZE, "Helvetica", None, -1, place=place)
        for place, (text, x0, x1) in enumerate(texts)
    ]
    whole = [f"{sign} Felles mal"]
    found = [segment.text for segment in segments(line)]
    assert found == ([before, *whole] if parted else [f"{before} {whole[0]}"])


def test_a_header_beside_a_column_of_no_text_of_its_own_stands_over_the_one_at_its_right() -> None:
    """A title over the whole table may be all that stands at the left of a header."""
    texts = [("Tiltak i år og neste år", 40.0, 180.0, 80)]
    texts += [("Oppfølging", 150.0, 220.0, 100)]
    texts += [(word, 230.0, 300.0, 120 + 20 * n) for n, word in enumerate(("Utsatt", "Levert"))]
    found = segments(
        Piece(text, x0, top, x1, top + 10, SIZE, "Helvetica", None, -1, place=place)
        for place, (text, x0, x1, top) in enumerate(texts)
    )
    kept = without_spanning(found, (100.0, 225.0, 310.0))
    assert [segment.text for segment in kept] == [
        text for text, *_ in texts if text != "Oppfølging"
    ]
