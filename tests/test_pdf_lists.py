"""Lists of measures under one another, each below its name, and rows that only some stripes paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from pdfpages import Pen, drawn

from parsers.pdf.reader import read_pdf, read_pdf_reference
from parsers.report.interpret import interpret
from schema import Report
from schema.vocabulary import load

BOLD = "Helvetica-Bold"
LISTS = {
    "Energi og avfall": ["Kartlegge strømforbruket i byggene"],
    "Bygg og eiendom": ["Lage plan for utskifting av ventilasjon", "Avtale om kildesortering"],
    "Pasientreiser": ["Revidere rutinene for bestilling", "Innføre felles bestillingssystem"],
}


def read(page: Callable[[Pen], None]) -> Report:
    """Read and interpret a page, both readings of which agree."""
    data = drawn(page)
    (report,) = interpret(read_pdf(data), load())
    assert interpret(read_pdf_reference(data), load())[0].records == report.records
    return report


def stripe(pen: Pen, y: float) -> None:
    pen.colour("EEEEFF")
    pen.box(20, y - 9, 620, 12)
    pen.box(640, y - 9, 60, 12)
    pen.colour("000000")


@pytest.mark.parametrize("look", ["bare", "striped", "striped first", "ruled"])
def test_lists_under_bold_names_are_parted_at_them(look: str) -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 30, "Ikke startede tiltak", size=18, font=BOLD)
        y = 50.0
        for name, measures in LISTS.items():
            pen.text(20, y, name, size=9, font=BOLD)
            pen.text(670, y, "Pri.", size=9, font=BOLD)
            for place, measure in enumerate(measures):
                y += 12
                if (look == "striped" and place % 2) or (look == "striped first" and not place):
                    stripe(pen, y)
                pen.text(23, y, measure, size=7.5)
                pen.text(642, y, str(place + 1), size=7.5)
                if look == "ruled":
                    pen.line(20, y + 3, 700, y + 3)
            y += 16

    report = read(page)
    assert [(r.omrade, r.row, r.tiltak, r.pri) for r in report.records] == [
        (name, row, measure, row)
        for name, measures in LISTS.items()
        for row, measure in enumerate(measures, 1)
    ]


EDGES = (20.0, 60.0, 300.0, 340.0, 520.0, 700.0)
ROWS = [
    ("1", "Etablere felles mal for avtaler", "3", ["Høyere svarprosent", "Kortere ventetid"]),
    ("2", "Innføre tilgangsstyring i journalen", "1", ["Færre korridorpasienter"]),
    ("3", "Innføre rapport om sykefravær", "2", ["Bedre oversikt", "Færre avvik", "Økt kvalitet"]),
]


@pytest.mark.parametrize("painted", [0, 1])
def test_the_rows_beside_the_only_painted_one_are_rows_too(painted: int) -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 30, "Beredskap (2 av 2)", size=18, font=BOLD)
        y = 60.0
        for place, (number, measure, pri, gains) in enumerate(ROWS):
            bottom = y + 8 + 11 * len(gains)
            if place == painted:
                pen.colour("EEEEFF")
                for left, right in pairwise(EDGES):
                    pen.box(left, y, right - left, bottom - y)
                pen.colour("000000")
            texts = (number, measure, pri, "", "◑ Pågår")
            for left, text in zip(EDGES, texts, strict=False):
                pen.text(left + 5, y + 12, text.replace("◑ ", ""), size=9)
            for n, gain in enumerate(gains):
                pen.text(EDGES[3] + 5, y + 12 + 11 * n, f"- {gain}", size=9)
            y = bottom

    deck = read_pdf(drawn(page))
    (table,) = deck.slides[0].tables
    assert [row[1] for row in table.grid()] == [measure for _, measure, _, _ in ROWS]
    assert [row[3].count("\n") + 1 for row in table.grid()] == [len(row[3]) for row in ROWS]


def test_three_tables_of_counts_side_by_side_are_three() -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 30, "Oversikt over tiltak", size=18, font=BOLD)
        for left, top in ((30, 128), (278, 128), (526, 107)):
            counts = (("status", "tiltak", "antall"), ("●", "Fullført", "2"), ("○", "Pågår", "6"))
            for n, row in enumerate(counts):
                for offset, text in zip((0, 34, 83), row, strict=True):
                    sign = text.replace("●", "x").replace("○", "o")
                    pen.text(left + offset, top + 18 * n, sign, size=8)

    tables = read_pdf(drawn(page)).slides[0].tables
    assert [(table.rows, table.columns) for table in tables] == [(3, 3)] * 3


def gains(print_gains: Callable[[Pen, float, float], None]) -> tuple[str, ...]:
    """Return the gains read where a table's one measure has them printed from a place on."""

    def page(pen: Pen) -> None:
        pen.text(20, 30, "Beredskap", size=18, font=BOLD)
        pen.grid(EDGES, (50, 70, 120))
        heads = ("Nr", "Tiltak", "Pri", "Gevinst", "Status")
        row = ("1", "Etablere felles mal", "2", "", "Pågår")
        for left, head, text in zip(EDGES, heads, row, strict=False):
            pen.text(left + 5, 64, head, size=9)
            if text:
                pen.text(left + 5, 84, text, size=9)
        print_gains(pen, EDGES[3] + 5, 84)

    (record,) = read(page).records
    return record.gevinst


def test_an_o_in_a_font_of_its_own_is_a_list_sign() -> None:
    def two(pen: Pen, x: float, y: float) -> None:
        for n, gain in enumerate(("Færre avvik", "Økt kvalitet")):
            pen.text(x, y + 11 * n, "o", size=9, font="Courier")
            pen.text(x + 13.5, y + 11 * n, gain, size=9)

    assert gains(two) == ("Færre avvik", "Økt kvalitet")


def test_the_number_of_a_list_of_one_is_a_list_sign() -> None:
    def touching(pen: Pen, x: float, y: float) -> None:
        pen.text(pen.text(x, y, "1.", size=9), y, "Færre avvik", size=9)

    assert gains(touching) == ("Færre avvik",)


@pytest.mark.parametrize("sign", ["1. ", "a) ", "1) "])
def test_the_typed_number_of_a_list_of_one_is_a_list_sign(sign: str) -> None:
    def typed(pen: Pen, x: float, y: float) -> None:
        pen.text(x, y, f"{sign}Færre avvik", size=9)

    assert gains(typed) == ("Færre avvik",)


@pytest.mark.parametrize("sign", "❑❒◆✚")
def test_squares_and_diamonds_that_stand_apart_from_texts_are_list_signs(sign: str) -> None:
    def two(pen: Pen, x: float, y: float) -> None:
        for n, gain in enumerate(("Færre avvik", "Økt kvalitet")):
            pen.text(x, y + 11 * n, sign, size=9, font="ZapfDingbats")
            pen.text(x + 13.5, y + 11 * n, gain, size=9)

    assert gains(two) == ("Færre avvik", "Økt kvalitet")


def test_a_number_of_two_pieces_counts_on_from_one_that_is_shown_with_its_text() -> None:
    def two(pen: Pen, x: float, y: float) -> None:
        pen.text(x, y, "1. Eierskapet er lagt til forsyningen", size=9)
        pen.text(pen.text(x, y + 11, "2. ", size=9), y + 11, "Avtalen er signert", size=9)

    assert gains(two) == ("Eierskapet er lagt til forsyningen", "Avtalen er signert")


def test_a_number_before_a_small_letter_counts_on_from_the_one_above() -> None:
    def two(pen: Pen, x: float, y: float) -> None:
        for n, gain in enumerate(("Færre avvik", "ca. 70 % mindre svinn")):
            pen.text(pen.text(x, y + 11 * n, f"{n + 1}.", size=9) + 3, y + 11 * n, gain, size=9)

    assert gains(two) == ("Færre avvik", "ca. 70 % mindre svinn")


def test_a_typed_number_before_a_figure_counts_on_too() -> None:
    def two(pen: Pen, x: float, y: float) -> None:
        for n, gain in enumerate(("1. Færre avvik", "2. 30 % mindre svinn")):
            pen.text(x, y + 11 * n, gain, size=9)

    assert gains(two) == ("Færre avvik", "30 % mindre svinn")


def test_a_number_before_a_small_letter_leads_to_the_one_below() -> None:
    def two(pen: Pen, x: float, y: float) -> None:
        for n, gain in enumerate(("ca. 70 % mindre svinn", "Færre avvik")):
            pen.text(pen.text(x, y + 11 * n, f"{n + 1}.", size=9) + 3, y + 11 * n, gain, size=9)

    assert gains(two) == ("ca. 70 % mindre svinn", "Færre avvik")


def test_an_ordinal_far_before_its_word_is_no_list_sign_where_none_is_before_it() -> None:
    def justified(pen: Pen, x: float, y: float) -> None:
        for at, word in ((x, "2."), (x + 14, "høringsrunde"), (x + 80, "er"), (x + 96, "planlagt")):
            pen.text(at, y, word, size=9)

    assert gains(justified) == ("2. høringsrunde er planlagt",)


def test_a_day_that_begins_a_line_is_no_list_sign() -> None:
    def wrapped(pen: Pen, x: float, y: float) -> None:
        for n, gain in enumerate(("Bedre oversikt når avtalen er signert", "Færre avvik i alt")):
            pen.text(x, y + 22 * n, gain, size=9)
        pen.text(pen.text(x, y + 11, "3. ", size=9) + 2, y + 11, "juni 2024", size=9)

    assert gains(wrapped)[0] == "Bedre oversikt når avtalen er signert 3. juni 2024"


@pytest.mark.parametrize(("edge", "name"), [(41, ("N", "r.")), (60, ("Nr.",))])
def test_a_number_that_a_narrow_column_breaks_is_one(edge: float, name: tuple[str, ...]) -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 30, "Beredskap", size=18, font=BOLD)
        edges = (20, edge, 300, 340, 520)
        pen.grid(edges, (50, 76, 120))
        header = (name, ("Tiltak",), ("Pri",), ("Status",))
        row = (("1", "0"), ("Etablere felles mal ",), ("2",), ("Pågår",))
        for top, cells in ((60, header), (88, row)):
            for left, texts in zip(edges, cells, strict=False):
                for n, text in enumerate(texts):
                    pen.text(left + 7, top + 10 * n, text, size=9)
        for n in range(6):  # such writers end wrapped lines with a blank
            pen.text(560, 60 + 12 * n, "her og ", size=9)

    (record,) = read(page).records
    assert dict(record.ekstra) == {"Nr.": "10"}


def test_two_rows_beside_one_text_over_both_can_be_read() -> None:
    def page(pen: Pen) -> None:
        for y, left, middle in ((100, "Fagavdelingen", "Løpende"), (114, "Per Arne Sørli-", "Q1")):
            pen.text(20, y, left, size=9)
            pen.text(120, y, middle, size=9)
        pen.text(20, 124, "Hagen", size=9)
        for n, line in enumerate(("Risikovurdering er gjort", "Styringsgruppen har sett på den")):
            pen.text(220, 100 + 10 * n, line, size=9)

    assert read_pdf(drawn(page)).slides


def test_a_header_close_above_a_row_without_fill_is_no_part_of_it() -> None:
    heads = ("Nr", "Tiltak", "Pri", "Gevinst", "Status")

    def page(pen: Pen) -> None:
        pen.text(20, 30, "Beredskap", size=18, font=BOLD)
        pen.text(20, 50, "tiltak i perioden", size=11)
        for left, head in zip(EDGES, heads, strict=False):
            pen.text(left + 5, 76, head, size=9, font=BOLD)
        for place, (number, measure, pri, gains) in enumerate([*ROWS[:2], *ROWS[:2]]):
            top = 84 + 50 * place
            if place % 2:
                pen.colour("EEEEFF")
                for left, right in pairwise(EDGES):
                    pen.box(left, top, right - left, 50)
                pen.colour("000000")
            for left, text in zip(EDGES, (number, measure, pri, "", "Pågår"), strict=False):
                pen.text(left + 5, top + 14, text, size=9)
            for n, gain in enumerate(gains):
                pen.text(EDGES[3] + 5, top + 14 + 11 * n, f"- {gain}", size=9)

    report = read(page)
    assert [record.tiltak for record in report.records] == [ROWS[0][1], ROWS[1][1]] * 2


def test_a_line_without_a_blank_ends_its_item_where_wrapped_lines_end_with_one() -> None:
    printed = (
        "Høyere svarprosent i ",
        "medarbeiderundersøkelsen",
        "Ledere får tall som de kan styre ",
    )

    def lines(pen: Pen, x: float, y: float) -> None:
        for n, line in enumerate((*printed, "etter")):
            pen.text(x, y + 11 * n, line, size=9)
        for n in range(6):  # such writers end wrapped lines with a blank
            pen.text(20, 150 + 12 * n, "her og ", size=9)

    assert gains(lines) == (
        "Høyere svarprosent i medarbeiderundersøkelsen",
        "Ledere får tall som de kan styre etter",
    )


def test_the_one_blank_of_three_letters_shown_one_by_one_is_no_usual_gap() -> None:
    def letters(pen: Pen, x: float, y: float) -> None:
        for at, letter in ((x, "i"), (x + 5, "H"), (x + 11.5, "F")):
            pen.text(at, y, letter, size=9)

    assert gains(letters) == ("i HF",)


def test_a_date_goes_on_with_its_year_where_wrapped_lines_end_with_a_blank() -> None:
    def lines(pen: Pen, x: float, y: float) -> None:
        for n, line in enumerate(("Innsparing fra 31.12.", "2024")):
            pen.text(x, y + 11 * n, line, size=9)
        for n in range(6):
            pen.text(20, 150 + 12 * n, "her og ", size=9)

    assert gains(lines) == ("Innsparing fra 31.12.2024",)


@pytest.mark.parametrize("sign", ["-", "–", "•"])
def test_a_list_sign_alone_on_its_line_is_the_texts_below_it(sign: str) -> None:
    def narrow(pen: Pen, x: float, y: float) -> None:
        for place, line in enumerate((sign, "Kostnadsramme", "avklart", f"{sign} Møte holdt")):
            pen.text(x, y + 10 * place, line, size=9)

    assert gains(narrow) == ("Kostnadsramme avklart", "Møte holdt")


@pytest.mark.parametrize("sign", ["•", "–"])
def test_a_dash_amid_a_wrapped_sentence_begins_no_item(sign: str) -> None:
    def wrapped(pen: Pen, x: float, y: float) -> None:
        for row, line in enumerate(("Møte holdt med leverandøren", "– se egen sak", "Ny avtale")):
            pen.text(x + 9, y + 11 * row, line, size=9)
            if row != 1:
                pen.text(x, y + 11 * row, sign, size=9)

    assert gains(wrapped) == ("Møte holdt med leverandøren – se egen sak", "Ny avtale")


@pytest.mark.parametrize("names", [("A. Hansen", "T. Moe"), ("A. Hansen", "A. Hansen", "T. Moe")])
def test_initials_are_no_list_signs_though_words_are_shown_one_by_one(names: Sequence[str]) -> None:
    def words(pen: Pen, x: float, y: float) -> None:
        for n, (initial, name) in enumerate(map(str.split, names)):
            pen.text(x, y + 11 * n, initial, size=9)
            pen.text(x + 11, y + 11 * n, name, size=9)

    assert " ".join(gains(words)) == " ".join(names)


def test_letters_in_turn_are_list_signs_where_words_are_shown_one_by_one() -> None:
    def words(pen: Pen, x: float, y: float) -> None:
        for n, text in enumerate(("Kartlegging", "Anskaffelse")):
            pen.text(x, y + 11 * n, "AB"[n] + ".", size=9)
            pen.text(x + 11, y + 11 * n, text, size=9)

    assert gains(words) == ("Kartlegging", "Anskaffelse")


def test_an_o_before_a_capital_or_a_figure_is_a_list_sign_in_the_texts_own_font_too() -> None:
    def listed(pen: Pen, x: float, y: float) -> None:
        for n, gain in enumerate(("Færre avvik", "10 % lavere forbruk", "Økt kvalitet")):
            pen.text(x, y + 11 * n, "o", size=9)
            pen.text(x + 10, y + 11 * n, gain, size=9)

    assert gains(listed) == ("Færre avvik", "10 % lavere forbruk", "Økt kvalitet")


def test_a_quarter_whose_year_stands_below_its_word_is_no_lists_item() -> None:
    """The year is in the middle of its column, and so begins where an item would go on."""

    def page(pen: Pen) -> None:
        pen.grid([40, 240, 320, 420], [60, 80, 120, 160])
        for y, row in (
            (74, ("Tiltak", "Pri", "Frist")),
            (94, ("Felles maler", "1", "1.")),
            (134, ("Nye avtaler", "2", "2025")),
        ):
            for x, text in zip((47, 247, 340), row, strict=True):
                pen.text(x, y, text, size=10)
        pen.text(351, 94, "kvartal", size=10)
        pen.text(351, 107, "2025", size=10)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    assert " ".join(table.grid()[1][2].split()) == "1. kvartal 2025"
