"""Paragraphs without list signs: nothing but the room at a line's end, and its words, part them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdfpages import Pen, drawn

from parsers.lines import joined
from parsers.pdf.reader import read_pdf
from parsers.report.interpret import interpret
from parsers.report.words.items import items
from schema import Paragraph, Report, Run
from schema.vocabulary import load

VOCABULARY = load()
EDGES = (20.0, 200.0, 240.0, 420.0, 600.0, 690.0)
HEADER = ("Tiltak", "Pri", "Gevinst", "Siste status", "Status")
LONG = "Lavere kostnader i regionene"


def read(gevinst: Sequence[str], *, rules: bool = True, blank: str = "") -> Report:
    """Read a table of one measure whose gevinst is printed in these lines.

    Lines end with `blank` where the next one begins with a small letter.
    """

    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        bottom = 100 + 14 * len(gevinst)
        if rules:
            pen.grid(EDGES, (60, 80, bottom))
        row = ("Felles maler i regionene", "1", "", "Nye møter er holdt", "Pågår")
        for x, head, text in zip(EDGES, HEADER, row, strict=False):
            pen.text(x + 7, 74, head, size=10)
            if text:
                pen.text(x + 7, 94, text, size=10)
        for n, line in enumerate(gevinst):
            wrapped = gevinst[n + 1 : n + 2] and gevinst[n + 1][0].islower()
            pen.text(EDGES[2] + 7, 94 + 13 * n, line + (blank if wrapped else ""), size=10)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    return report


def told(report: Report) -> tuple[tuple[str, ...], bool]:
    """Return a report's gevinst, and whether its row is said to be a guess."""
    (record,) = report.records
    return record.gevinst, any(
        line.code == "items-guessed" and line.row is not None for line in report.diagnostics
    )


@pytest.mark.parametrize(
    ("lines", "gevinst"),
    [
        (
            ["Lavere kostnad i alle helseregioner", "– også for små innkjøp"],
            ("Lavere kostnad i alle helseregioner – også for små innkjøp",),
        ),
        (
            ["Lavere kostnad i alle regioner", "– Færre avvik"],
            ("Lavere kostnad i alle regioner", "Færre avvik"),
        ),
        (
            ["Lavere kostnad", "– færre avvik i regionene"],
            ("Lavere kostnad", "færre avvik i regionene"),
        ),
        (
            ["Lavere kostnad for regionene:", "– færre avvik i regionene"],
            ("Lavere kostnad for regionene:", "færre avvik i regionene"),
        ),
        (
            ["Lavere kostnad i alle regioner", "– færre avvik", "– bedre tall"],
            ("Lavere kostnad i alle regioner", "færre avvik", "bedre tall"),
        ),
    ],
)
def test_a_dash_below_a_full_line_parts_a_sentence_where_it_is_the_only_one(
    lines: list[str], gevinst: tuple[str, ...]
) -> None:
    assert told(read(lines)) == (gevinst, False)


@pytest.mark.parametrize("amid", ["→", "·", "–"])
def test_a_sign_that_begins_the_second_line_of_a_measure_or_an_item_is_part_of_it(
    amid: str,
) -> None:
    """As in `Flytte lisenser (E3 → F3)`, though offices list with such signs too."""

    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        pen.grid(EDGES, (60, 80, 115))
        for x, head in zip(EDGES, HEADER, strict=False):
            pen.text(x + 7, 74, head, size=10)
        for n, line in enumerate(("Flytte lisenser for kontorstøtte (E3", f"{amid} F3 der mulig)")):
            pen.text(EDGES[0] + 7, 94 + 13 * n, line, size=10)
        pen.text(EDGES[1] + 7, 94, "1", size=10)
        pen.text(EDGES[2] + 7, 94, "• ", size=10)
        for n, line in enumerate(
            ("Lavere vedlikehold hele året (22 %", f"{amid} 19 %) fra nyttår")
        ):
            pen.text(EDGES[2] + 17, 94 + 13 * n, line, size=10)
        pen.text(EDGES[4] + 7, 94, "Pågår", size=10)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    (record,) = report.records
    assert record.tiltak == f"Flytte lisenser for kontorstøtte (E3 {amid} F3 der mulig)"
    assert record.gevinst == (f"Lavere vedlikehold hele året (22 % {amid} 19 %) fra nyttår",)


@pytest.mark.parametrize("rules", [True, False])
def test_a_capital_that_would_have_fitted_behind_the_line_above_begins_an_item(
    rules: bool,  # noqa: FBT001
) -> None:
    assert told(read(["Avtaledekning", "Bedre lojalitet"], rules=rules)) == (
        ("Avtaledekning", "Bedre lojalitet"),
        False,
    )


def test_a_line_in_brackets_is_said_of_the_line_above() -> None:
    lines = ["Undersøkelse blant alle pasienter", "(SMS)"]
    assert told(read(lines)) == (("Undersøkelse blant alle pasienter (SMS)",), False)


def test_a_figure_that_would_have_fitted_behind_a_preposition_is_told_to_be_in_doubt() -> None:
    """An item may end with `over`, and a sentence may go on with a figure."""
    assert told(read(["72 ansatte er over", "91 ansatte er over"])) == (
        ("72 ansatte er over 91 ansatte er over",),
        True,
    )


def test_a_dash_that_the_cell_had_room_for_is_told_to_be_in_doubt() -> None:
    """It may begin an item, or stand amid the sentence; nothing tells how far lines may go."""
    lines = ["Rutinen er i bruk på 8 poster", "- 3 poster igjen"]
    assert told(read(lines)) == (("Rutinen er i bruk på 8 poster - 3 poster igjen",), True)


def test_a_line_that_goes_on_with_a_small_letter_was_wrapped() -> None:
    lines = ["Effektivisering av nasjonale", "anskaffelser og innkjøp", "Bedre kvalitet"]
    assert told(read(lines)) == (
        ("Effektivisering av nasjonale anskaffelser og innkjøp", "Bedre kvalitet"),
        False,
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Effektivisering av nasjonale", "anskaffelser og innkjøp", "Bedre kvalitet"], True),
        (["Effektivisering av nasjonale", "anskaffelser og innkjøp"], False),
        (["• Effektivisering av nasjonale", "anskaffelser og innkjøp", "• Bedre kvalitet"], False),
    ],
)
def test_a_slide_of_lists_without_signs_says_that_items_may_begin_small(
    lines: list[str],
    said: bool,  # noqa: FBT001
) -> None:
    lines_of_slide = [
        line
        for line in read(lines).diagnostics
        if line.code == "items-guessed" and line.row is None
    ]
    assert [line.slide for line in lines_of_slide] == [1] * said


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (
            ["Bedre dialog med foretakene", "Forsyningssikkerhet i regionene"],
            ("Bedre dialog med foretakene", "Forsyningssikkerhet i regionene"),
        ),
        (
            ["Det er holdt møter i regionene.", "Leverandørene har svart på alt"],
            ("Det er holdt møter i regionene. Leverandørene har svart på alt",),
        ),
    ],
)
def test_a_full_line_before_a_capital_is_a_guess_and_told(
    lines: list[str], items: tuple[str, ...]
) -> None:
    assert told(read(lines)) == (items, True)


@pytest.mark.parametrize(
    "lines",
    [
        ["Bedre dialog om innkjøp og", "Sykehusinnkjøp og regionene"],
        ["Dialog (i regionene og for", "Sykehusinnkjøp)"],
        ["Bedre varer, gode avtaler,", "Leverandørmøter"],
    ],
)
def test_a_sentence_that_is_open_goes_on_with_a_name(lines: list[str]) -> None:
    assert told(read(lines)) == ((" ".join(lines),), False)


def test_dashes_close_before_sentences_begin_items_where_the_first_line_has_one() -> None:
    lines = ["-Lavere kostnad i alle regioner", "-Bedre kvalitet på nye avtaler"]
    assert told(read(lines)) == (
        ("Lavere kostnad i alle regioner", "Bedre kvalitet på nye avtaler"),
        False,
    )


def test_printed_blanks_tell_wrapped_lines_for_sure() -> None:
    full = ["Avtaler og bedre rutiner i alle", "foretakene og i regionene nå", "Leveringssikkerhet"]
    many = [*full * 6]
    gevinst, guessed = told(read(many, blank=" "))
    assert gevinst == (f"{full[0]} {full[1]}", full[2]) * 6
    assert not guessed


def spelled(
    pen: Pen, x: float, y: float, text: str, *, size: float = 10, font: str = "Helvetica"
) -> float:
    for letter in text:
        x = pen.text(x, y, letter, size, font)
    return x


def listed(signs: Sequence[str], *, gap: float) -> list[tuple[str | None, str]]:
    """Read a list whose signs are shown letter by letter, a gap before their texts."""

    def page(pen: Pen) -> None:
        for n, sign in enumerate(signs):
            spelled(pen, 50, 60 + n * 14, sign)
            spelled(pen, 50 + gap, 60 + n * 14, "Felles maler")

    (box,) = read_pdf(drawn(page)).slides[0].texts
    return [(paragraph.bullet, paragraph.text) for paragraph in box.paragraphs]


def test_a_number_and_its_point_shown_one_by_one_are_one_list_sign() -> None:
    assert listed(["1.", "2."], gap=14) == [("1.", "Felles maler"), ("2.", "Felles maler")]


def test_a_figure_that_follows_a_number_and_its_point_at_once_is_of_the_same_number() -> None:
    def page(pen: Pen) -> None:
        for n in range(3):
            pen.text(pen.text(50, 60 + n * 14, "1."), 60 + n * 14, str(n))

    (box,) = read_pdf(drawn(page)).slides[0].texts
    assert all(paragraph.bullet is None for paragraph in box.paragraphs)
    assert "1.1" in box.text


def test_a_number_whose_blank_reaches_its_text_is_a_list_sign_as_elsewhere_in_the_deck() -> None:
    def page(pen: Pen) -> None:
        for x, lines in ((50, ["Møte holdt", "12 av 14 svar"]), (250, ["Møte holdt", "Svar"])):
            for n, line in enumerate(lines):
                end = pen.text(x, 60 + n * 14, f"{n + 1}. ", size=10)
                spelled(pen, end - 0.01, 60 + n * 14, line)
        spelled(pen, pen.text(450, 60, "1. ", size=10) - 0.01, 60, "Alene")

    texts = read_pdf(drawn(page)).slides[0].texts
    assert [(p.bullet, p.text) for box in texts for p in box.paragraphs] == [
        ("1.", "Møte holdt"),
        ("2.", "12 av 14 svar"),
        ("1.", "Møte holdt"),
        ("2.", "Svar"),
        ("1.", "Alene"),
    ]


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (["12/10 – Sendt til alle foretak", "03.11.2023 – Svart av alle"], 2),
        (["Uke 41: Møte holdt i regionen", "12. okt: Referat sendt"], 2),
        (["12/10 – Sendt på høring med frist", "03.11.2023 og svart av alle"], 1),
    ],
)
def test_entries_of_a_log_begin_with_their_times(lines: Sequence[str], items: int) -> None:
    assert len(told(read(lines))[0]) == items


def test_the_end_of_a_word_that_fills_its_line_is_no_word() -> None:
    assert told(read(["Økonomiavdelingenesmøtereferaten", "e", "Kort"]))[0] == (
        "Økonomiavdelingenesmøtereferatene",
        "Kort",
    )


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["15.03.202", "4"], "15.03.2024"),
        (["15.03.", "24"], "15.03.24"),
        (["15.03.", "2024"], "15.03.2024"),
        (["Svar innen 15.03. til", "24 foretak"], "Svar innen 15.03. til 24 foretak"),
        (["Sendt 15.03.", "24 foretak har svart"], "Sendt 15.03. 24 foretak har svart"),
    ],
)
def test_a_date_that_is_broken_at_its_cells_edge_is_whole(lines: Sequence[str], whole: str) -> None:
    assert " ".join(told(read(lines))[0]) == whole


def test_below_an_item_with_a_typed_letter_others_begin_with_theirs() -> None:
    lines = ["a) Lavere kostnad for alle i Helse", "Bergen og Helse Fonna", "b) Færre avvik"]
    assert told(read(lines)) == (
        ("Lavere kostnad for alle i Helse Bergen og Helse Fonna", "Færre avvik"),
        False,
    )


@pytest.mark.parametrize(
    ("lines", "gevinst", "guessed"),
    [
        (["0,8", "mill. kr i årlig innsparing"], ("0,8 mill. kr i årlig innsparing",), True),
        (
            ["Innkjøp", "stoppet i påvente av vedtak"],
            ("Innkjøp stoppet i påvente av vedtak",),
            True,
        ),
        (
            ["innkjøp", "stoppet i påvente av vedtak"],
            ("innkjøp", "stoppet i påvente av vedtak"),
            False,
        ),
        (
            ["Innkjøp", "Stoppet i påvente av vedtak"],
            ("Innkjøp", "Stoppet i påvente av vedtak"),
            False,
        ),
    ],
)
def test_a_line_that_begins_unlike_its_cells_first_may_go_on_behind_a_break_set_by_hand(
    lines: Sequence[str],
    gevinst: tuple[str, ...],
    guessed: bool,  # noqa: FBT001
) -> None:
    assert told(read(lines)) == (gevinst, guessed)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["Personvern og ", "informasjonssikkerhe", "t"], "Personvern og informasjonssikkerhet"),
        (["Digital ", "informasjonssikkerhet", "og personvern"], None),
        (["KOSTNA", "D"], "KOSTNAD"),
        (["SISTE", "STATUS"], None),
        (["Lavere energibruk (mål: –", "15 %)"], "Lavere energibruk (mål: –15 %)"),
    ],
)
def test_a_heading_that_its_box_breaks_without_a_hyphen_is_whole(
    lines: Sequence[str], whole: str | None
) -> None:
    """Where wrapped lines end with a printed blank, one without a blank was broken in a word."""

    def page(pen: Pen) -> None:
        for n in range(6):
            pen.text(50, 200 + n * 12, "En linje som er brukket ", size=10)
        for n, text in enumerate(lines):
            pen.text(50, 60 + n * 12, text, size=10)

    box = read_pdf(drawn(page)).slides[0].texts[0]
    assert joined(box.text) == (whole or joined("\n".join(lines)))


def test_a_check_mark_that_stands_apart_is_a_list_sign() -> None:
    def page(pen: Pen) -> None:
        for n in range(2):
            pen.text(50, 60 + n * 14, "✔", size=10, font="ZapfDingbats")
            pen.text(66, 60 + n * 14, "Felles maler", size=10)

    (box,) = read_pdf(drawn(page)).slides[0].texts
    assert {paragraph.bullet for paragraph in box.paragraphs} == {"✔"}


@pytest.mark.parametrize(
    ("sign", "font", "show"),
    [("✓", "ZapfDingbats", Pen.text), ("1.", "Helvetica", Pen.text), ("1.", "Helvetica", spelled)],
)
def test_a_sign_in_front_of_a_single_line_is_the_lists_that_the_deck_has_elsewhere(
    sign: str, font: str, show: Callable[..., float]
) -> None:
    def page(pen: Pen) -> None:
        for x in (40, 240, 440):
            pen.line(x, 30, x, 180)
        for y in (30, 80, 130, 180):
            pen.line(40, y, 440, y)
        for y, lines in ((30, ["Effektivisering av alle", "rutiner"]), (80, ["Bedre", "data"])):
            for x in (50, 250):
                show(pen, x, y + 20, sign, size=10, font=font)
                for number, text in enumerate(lines):
                    pen.text(x + 11.5, y + 20 + 12 * number, text, size=10)
        for x in (50, 250):
            show(pen, x, 150, sign, size=10, font=font)
            pen.text(x + 11.5, 150, "Lavere kostnader", size=10)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    last = [p for cell in table.cells if cell.row == 2 for p in cell.paragraphs]
    assert [(p.bullet, p.text) for p in last] == [(sign, "Lavere kostnader")] * 2


def test_an_item_that_is_open_goes_on_though_the_line_had_room() -> None:
    lines = ["Opplæring er holdt for ansatte i", "Helse Fonna"]
    assert told(read(["Lavere kostnader i alle regionene våre", *lines]))[0][-1] == " ".join(lines)


@pytest.mark.parametrize(
    ("above", "below", "guessed"),
    [
        ("Ledere får tall de kan styre etter", "Redusert bruk", True),
        ("Opplæring er holdt for lederne i", "Helse Fonna", True),
        ("Opplæring er holdt for lederne og", "Helse Fonna", False),
        ("Opplæring er holdt for lederne i", "to av foretakene", False),
    ],
)
def test_a_full_line_with_a_preposition_at_its_end_may_end_an_item_or_go_on_with_a_name(
    above: str,
    below: str,
    guessed: bool,  # noqa: FBT001
) -> None:
    assert told(read([above, below])) == ((f"{above} {below}",), guessed)


def test_a_line_below_an_items_text_goes_on_with_it_behind_a_break_set_by_hand() -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        pen.grid(EDGES, (60, 80, 140))
        row = ("Felles maler i regionene", "1", "", "Nye møter er holdt", "Pågår")
        for x, head, text in zip(EDGES, HEADER, row, strict=False):
            pen.text(x + 7, 74, head, size=10)
            pen.text(x + 7, 94, text, size=10)
        for n, (sign, text) in enumerate(
            [("•", "Leveranse"), ("", "2 av 4 godkjent"), ("•", "Lavere kostnader i regionene")]
        ):
            pen.text(EDGES[2] + 7, 94 + 13 * n, sign, size=10)
            pen.text(EDGES[2] + 20, 94 + 13 * n, text, size=10)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    items = ("Leveranse 2 av 4 godkjent", "Lavere kostnader i regionene")
    assert told(report) == (items, True)


def test_a_line_without_a_sign_under_typed_ones_is_told_to_be_in_doubt() -> None:
    gevinst, guessed = told(
        read(["- Møte er holdt", "12.09.2023", "- Lavere kostnader i regionene"])
    )
    assert gevinst == ("Møte er holdt", "12.09.2023", "Lavere kostnader i regionene")
    assert guessed


def test_what_begins_small_below_an_items_text_goes_on_with_it_for_sure() -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        pen.grid(EDGES, (60, 80, 140))
        for x, head in zip(EDGES, HEADER, strict=False):
            pen.text(x + 7, 74, head, size=10)
        pen.text(EDGES[0] + 7, 94, "Felles maler", size=10)
        pen.text(EDGES[0] + 7, 107, "i regionene", size=10)  # a break set by hand, as below
        pen.text(EDGES[1] + 7, 94, "1", size=10)
        for n, (sign, text) in enumerate([("•", "Leveranse"), ("", "til alle"), ("•", LONG)]):
            pen.text(EDGES[2] + 7, 94 + 13 * n, sign, size=10)
            pen.text(EDGES[2] + 20, 94 + 13 * n, text, size=10)
        pen.text(EDGES[4] + 7, 94, "Pågår", size=10)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    assert report.records[0].tiltak == "Felles maler i regionene"
    assert told(report) == (("Leveranse til alle", LONG), False)


def test_a_number_shown_apart_makes_those_in_texts_list_signs_too() -> None:
    def page(pen: Pen) -> None:
        pen.grid((50, 300, 500), (60, 100, 140))
        for top, text in ((74, "Avtalen er signert"), (114, "Møtet er holdt")):
            x = pen.text(57, top, "1. ", size=10)
            pen.text(x + 1, top, text, size=10)
            pen.text(57, top + 13, "2. Saken tas opp i januar", size=10)
            pen.text(307, top, "Pågår", size=10)

    (found,) = read_pdf(drawn(page)).slides[0].tables
    signed = [(p.bullet, p.text) for p in found.cells[0].paragraphs]
    assert signed == [("1.", "Avtalen er signert"), ("2.", "Saken tas opp i januar")]


def test_a_small_letter_where_there_was_room_on_the_line_above_may_begin_an_item() -> None:
    below = "ca. 70 % av avtalene er forhandlet"
    for line, guessed in (("Lavere kostnader i regionene", True), (below.upper()[:20] * 2, False)):
        assert told(read([line, below]))[1] is guessed


def test_a_word_of_wide_letters_takes_more_room_than_its_share_of_them() -> None:
    lines = ["Lavere kostnader i alle foretak", "MMMMMM til i alt fire tilfeller"]
    assert told(read(lines)) == (tuple(lines), True)


@pytest.mark.parametrize(("width", "pri"), [(36.0, None), (24.0, 12)])
def test_figures_below_one_another_are_one_only_where_it_has_no_room_on_a_line(
    width: float, pri: int | None
) -> None:
    """Two rows may have run together, of which the priorities are no figure."""
    edges = (20.0, 200.0, 200.0 + width, 420.0, 600.0)

    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        pen.grid(edges, (60, 80, 120))
        for x, head in zip(edges, ("Tiltak", "Pri", "Siste status", "Status"), strict=False):
            pen.text(x + 1, 74, head, size=8)
        for x, text in zip(
            edges, ("Felles maler i regionene", "1", "Møte holdt", "Pågår"), strict=False
        ):
            pen.text(x + 7.2 if text != "1" else x + width / 2 - 2.8, 94, text, size=10)
        pen.text(edges[1] + width / 2 - 2.8, 106, "2", size=10)
        for n in range(6):
            pen.text(50, 300 + n * 12, "En linje som er brukket ", size=10)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    assert [record.pri for record in report.records] == [pri]
    assert any(line.code == "pri-unreadable" for line in report.diagnostics) is (pri is None)


def test_a_single_word_that_a_justified_line_sets_at_the_right_is_whole() -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        pen.grid(EDGES, (60, 80, 140))
        row = ("Felles maler i regionene", "1", "- ", "Nye møter er holdt", "Pågår")
        for x, head, text in zip(EDGES, HEADER, row, strict=False):
            pen.text(x + 7, 74, head, size=10)
            pen.text(x + 7, 94, text, size=10)
        width = float(pen.canvas.stringWidth("Grunnerverv", "Helvetica", 10))
        pen.text(EDGES[3] - 7 - width, 94, "Grunnerverv", size=10)
        pen.text(EDGES[2] + 7, 106, "tar lengre tid enn planlagt", size=10)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    assert told(report) == (("Grunnerverv tar lengre tid enn planlagt",), False)


def test_numbers_that_justified_lines_set_apart_count_on_with_those_in_texts() -> None:
    cell = [
        Paragraph((Run("1. Lavere kostnader"),)),
        Paragraph((Run("Færre avvik"),), "2."),
        Paragraph((Run("3. ca. 70 % færre feil"),)),
    ]
    assert items(cell) == ("Lavere kostnader", "Færre avvik", "ca. 70 % færre feil")
    assert items([*cell[:2], *cell[:1]])[0] == "1. Lavere kostnader"


def test_numbers_close_before_their_items_part_them() -> None:
    """Ghostscript leaves no blank behind a list's number."""
    assert told(read(["1.Lavere kostnader", "2.Færre avvik"])) == (
        ("Lavere kostnader", "Færre avvik"),
        False,
    )


@pytest.mark.parametrize(("gap", "doubted"), [(4, False), (90, True)])
def test_a_text_far_behind_another_in_its_line_may_lie_over_the_cell(
    gap: float, *, doubted: bool
) -> None:
    """`NY!` is drawn over many a table."""

    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        pen.grid(EDGES, (60, 80, 140))
        row = ("Felles maler", "1", "Færre avvik", "Møte holdt", "Pågår")
        for x, head, text in zip(EDGES, HEADER, row, strict=False):
            pen.text(x + 7, 74, head, size=10)
            pen.text(x + 7, 94, text, size=10)
        end = EDGES[0] + 7 + float(pen.canvas.stringWidth("Felles maler", "Helvetica", 10))
        pen.text(end + gap, 94, "NY!", size=9)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    assert [record.tiltak for record in report.records] == ["Felles maler NY!"]
    assert (
        "items-guessed" in [line.code for line in report.diagnostics if line.row == 1]
    ) is doubted


def test_a_bold_line_under_an_items_sign_that_had_no_room_behind_it_is_a_heading() -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "•")
        pen.text(64, 50, "Etablere rørpost mellom akuttmottak og laboratorium")
        pen.text(50, 64, "Blodbankene", font="Helvetica-Bold")

    (box,) = read_pdf(drawn(page)).slides[0].texts
    assert [p.text for p in box.paragraphs] == [
        "Etablere rørpost mellom akuttmottak og laboratorium",
        "Blodbankene",
    ]


def test_a_line_without_the_dot_that_the_one_above_has_is_told_where_it_had_room() -> None:
    _, doubted = told(read(["● Ny mal for Helse", "Midt-Norge"]))
    assert doubted


@pytest.mark.parametrize(
    ("below", "elsewhere", "guessed"),
    [
        ("Bedre oversikt", "Nye møter er holdt", False),  # no name begins so
        ("Pilot for alle", "Nye møter er holdt", True),
        ("Pilot for alle", "Vi har holdt en pilot", False),  # the deck prints it in small letters
        ("Pilot for alle", "En pilot: Avtalen Pilot er klar", True),  # and as a name
    ],
)
def test_a_word_that_is_no_name_begins_an_item_with_its_capital(
    below: str,
    elsewhere: str,
    guessed: bool,  # noqa: FBT001
) -> None:
    lines = ["Lavere kostnader i alle våre foretak", below]

    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        pen.grid(EDGES, (60, 80, 120))
        for x, head in zip(EDGES, HEADER, strict=False):
            pen.text(x + 7, 74, head, size=10)
        for column, text in ((0, "Felles maler"), (1, "1"), (3, elsewhere), (4, "Pågår")):
            pen.text(EDGES[column] + 7, 94, text, size=10)
        for n, line in enumerate(lines):
            pen.text(EDGES[2] + 7, 94 + 13 * n, line, size=10)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    assert told(report) == (tuple(lines), guessed)
