"""Cards: a text for each measure, in which labels stand before what they name."""

from __future__ import annotations

import pytest
from tinydecks import box, slide, table, text
from tinyreports import AREA, MEASURE, codes, read

from schema import Paragraph, Record, Report, Status, TextBox

FIRST = (
    "Pri: 1\nStatus: ◑ Pågår\nGevinst:\n• Bedre oversikt\n• Færre avvik\nSiste status: Møte holdt\n"
    "Ansvarlig: Kari"
)
SECOND = "Pri: 2\nStatus: ○ Ikke startet"
RECORDS = (
    Record(
        omrade=AREA,
        tiltak="Felles maler",
        slide=1,
        row=1,
        status=Status.ONGOING,
        status_symbol="◑",
        pri=1,
        gevinst=("Bedre oversikt", "Færre avvik"),
        siste_status=("Møte holdt",),
        status_tekst="Pågår",
        ekstra=(("Ansvarlig", "Kari"),),
    ),
    Record(
        omrade=AREA,
        tiltak="Nye rutiner",
        slide=1,
        row=2,
        status=Status.NOT_STARTED,
        status_symbol="○",
        pri=2,
        status_tekst="Ikke startet",
    ),
)


def _card(content: str, place: int, *, top: float = 130) -> TextBox:
    return text(content, x0=40 + 450 * place, top=top, width=400, height=150)


def _name(content: str, place: int) -> TextBox:
    return text(content, x0=40 + 450 * place, top=100, width=400, height=25)


def _read(*texts: TextBox) -> Report:
    return read(slide(1, texts=[text(AREA), *texts]))


def test_a_text_of_labels_under_a_name_is_a_measure() -> None:
    cards = [_card(SECOND, 1), _name("Nye rutiner", 1), _card(FIRST, 0), _name("Felles maler", 0)]
    report = _read(*cards)
    assert report.records == RECORDS
    assert report.diagnostics == ()


@pytest.mark.parametrize("label", ["", "Tiltak: "])
def test_a_card_may_begin_with_its_measure(label: str) -> None:
    report = _read(
        _card(f"{label}Felles maler\n{FIRST}", 0), _card(f"{label}Nye rutiner\n{SECOND}", 1)
    )
    assert report.records == RECORDS


def test_the_title_of_a_slide_is_the_measure_of_its_only_card() -> None:
    card = text(f"Område: {AREA}\n{FIRST}", top=200, height=200)
    report = read(slide(1, texts=[text("Felles maler"), card]))
    assert report.records == RECORDS[:1]


def test_lines_that_a_pdf_breaks_go_on_with_the_value_before_them() -> None:
    lines = (
        "Felles maler\nPri: 1\nStatus: Pågår\nSiste status: Anbudet er\nkunngjort, og svar venter"
    )
    card = TextBox(paragraphs=(Paragraph.of(lines),), box=box(40, 100, 400, 150))
    (record,) = _read(card).records
    assert record.tiltak == "Felles maler"
    assert record.siste_status == ("Anbudet er kunngjort, og svar venter",)


def test_a_title_that_heads_any_deck_is_no_measure_of_a_card() -> None:
    card = text(f"Område: {AREA}\n{FIRST}", top=200, height=200)
    report = read(slide(1, texts=[text("Status på tiltakene i mai"), card]))
    assert report.records == ()
    assert "unread-measures" in codes(report)


@pytest.mark.parametrize(
    "texts",
    [
        # Explained labels, a card without a name, one with a label twice, a text that may go on,
        # a line over the only card that may be said of the slide.
        [_card("Pri: 1 er høyest\nStatus: hvor langt vi er\nGevinst: hva vi oppnår", 0)],
        [_card(FIRST, 0), _card(SECOND, 1)],
        [_name("Felles maler", 0), _card(f"{FIRST}\n{SECOND}", 0)],
        [_name("Felles maler", 0), _card(FIRST, 0), text("Brev sendt", top=290)],
        [_name("Status på tiltakene i mai", 0), _card(FIRST, 0)],
    ],
)
def test_cards_that_are_not_whole_are_told_and_not_read(texts: list[TextBox]) -> None:
    report = _read(*texts)
    assert report.records == ()
    assert "unread-measures" in codes(report)


def test_a_card_beside_tables_of_measures_looks_closer_at_one_of_them() -> None:
    head = ["Tiltak", "Pri", "Gevinst", "Siste status", "Status"]
    report = read(
        slide(1, tables=[table([head, MEASURE])], texts=[text(AREA)]),
        slide(2, texts=[text("I fokus"), _name("Felles maler", 0), _card(FIRST, 0)]),
    )
    assert [record.slide for record in report.records] == [1]
    assert codes(report) == ["unread-measures"]
