"""Lines that end with a hyphen, a slash or a dash: right where the deck tells, else said."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfpages import Pen, drawn

from parsers.pdf.reader import read_pdf
from parsers.report.interpret import interpret
from schema import Report, Severity
from schema.vocabulary import load

EDGES = (20.0, 200.0, 240.0, 420.0, 600.0, 690.0)
HEADER = ("Tiltak", "Pri", "Gevinst", "Siste status", "Status")


def read(lines: Sequence[str], news: str = "Nye møter er holdt") -> Report:
    """Read a table of one measure that is printed in these lines."""

    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        bottom = 100 + 14 * len(lines)
        pen.grid(EDGES, (60, 80, bottom))
        row = ("", "1", "Bedre oversikt", news, "Pågår")
        for x, head, text in zip(EDGES, HEADER, row, strict=False):
            pen.text(x + 7, 74, head, size=10)
            if text:
                pen.text(x + 7, 94, text, size=10)
        for n, line in enumerate(lines):
            pen.text(EDGES[0] + 7, 94 + 13 * n, line, size=10)

    (report,) = interpret(read_pdf(drawn(page)), load())
    return report


def told(report: Report) -> list[tuple[Severity, int | None, int | None]]:
    return [(d.severity, d.slide, d.row) for d in report.diagnostics if d.code == "break-guessed"]


@pytest.mark.parametrize(
    ("lines", "news", "tiltak"),
    [
        (["Anskaffe medisinsk-", "teknisk utstyr"], "", "Anskaffe medisinsk-teknisk utstyr"),
        (["Etablere sikkerhets-", "lagre"], "Et sikkerhets-lager", "Etablere sikkerhets-lagre"),
        (["Etablere sikkerhets-", "lagre"], "To sikkerhets-lagre", "Etablere sikkerhets-lagre"),
        (["Gjennomføre kompetanse-", "hevingstiltak"], "Kompetansehevingstiltak nå", "Gjennomføre kompetansehevingstiltak"),
        (["Teste kompetanse-", "heving"], "Kompetanse-hevingen", "Teste kompetanse-heving"),
        (["Kompetanse", "heving"], "Kompetanseheving", "Kompetanseheving"),
        (["Kompetanse", "heving"], "Kompetansehevingen", "Kompetanse heving"),
        (["Avklare leverandør/", "produsent"], "Leverandør/ produsent", "Avklare leverandør/ produsent"),
        (["Avklare pasient og/", "eller pårørende"], "", "Avklare pasient og/eller pårørende"),
        (["Redusere energibruk (mål: –", "15 %)"], "", "Redusere energibruk (mål: –15 %)"),
    ],
)  # fmt: skip
def test_a_broken_word_is_spelled_as_its_halves_or_the_deck_tell(
    lines: Sequence[str], news: str, tiltak: str
) -> None:
    report = read(lines, news)
    assert [record.tiltak for record in report.records] == [tiltak]
    assert told(report) == []


@pytest.mark.parametrize(
    ("lines", "news", "tiltak"),
    [
        (["Teste kompetanse-", "heving"], "", "Teste kompetanseheving"),
        (["Kjøpe inn anskaffelses-", "dokumenter"], "", "Kjøpe inn anskaffelsesdokumenter"),
        (["Teste kompetanse-", "heving"], "Kompetanseheving nå", "Teste kompetanseheving"),
        (["Etablere sikkerhets-", "lagre"], "Et sikkerhetslager", "Etablere sikkerhetslagre"),
        (["Etablere sikkerhets-", "lagre"], "En sikkerhets-plan", "Etablere sikkerhetslagre"),
        (["Etablere sikkerhets-", "lagre"], "", "Etablere sikkerhetslagre"),
        (["Avklare leverandør/", "produsent"], "", "Avklare leverandør/produsent"),
        (["Redusere energibruk –", "15 %"], "", "Redusere energibruk – 15 %"),
    ],
)
def test_a_broken_word_that_nothing_tells_the_spelling_of_is_said_at_its_row(
    lines: Sequence[str], news: str, tiltak: str
) -> None:
    report = read(lines, news)
    assert [record.tiltak for record in report.records] == [tiltak]
    assert told(report) == [(Severity.INFO, 1, 1)]


@pytest.mark.parametrize(
    ("lines", "room", "news", "whole", "doubted"),
    [
        (["Sykehusinnkj", "øp HF"], 1, "", "Sykehusinnkjøp HF", False),  # no word ends in `nkj`
        (["Innkjøpsdire", "ktør"], 1, "", "Innkjøpsdirektør", False),  # and none begins with `kt`
        (["Pasientsikkerhets", "råd"], 1, "", "Pasientsikkerhetsråd", False),
        (["Avdelingsled", "er logistikk"], 1, "", "Avdelingsleder logistikk", True),
        (["Avdelingsled", "er logistikk"], 1, "Avdelingsleder valgt", "Avdelingsleder logistikk", False),
        (["Avdelingsled", "er logistikk"], 9, "", "Avdelingsled er logistikk", False),
        (["Lederen", "er ny"], 1, "", "Lederen er ny", True),
        (["Klinikksjef", "medisin"], 1, "", "Klinikksjef medisin", True),
        (["Klinikksjef", "medisin"], 1, "Klinikksjef kirurgi valgt", "Klinikksjef medisin", False),
        (["Klinikksjef", "medisin"], 1, "Klinikksjef medisin valgt", "Klinikksjef medisin", False),
        (["Avdeling", "sleder"], 1, "Denne avdeling har svart", "Avdeling sleder", True),
        (["Avdelingsleder", "for logistikk"], 1, "", "Avdelingsleder for logistikk", False),
        (["Innkjøps", "direktør"], 1, "", "Innkjøpsdirektør", True),
        (["Kari", "Nordby-Hans", "en"], 1, "", "Kari Nordby-Hansen", True),
        (["Navn", "mrd"], 1, "", "Navn mrd", True),
        (["HMN", "og HSØ"], 1, "", "HMN og HSØ", False),
    ],
)  # fmt: skip
def test_a_line_without_room_for_a_letter_may_break_a_word(
    lines: Sequence[str], room: float, news: str, whole: str, *, doubted: bool
) -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        ends = [pen.text(27, 94 + 13 * n, line, size=10) for n, line in enumerate(lines)]
        edges = (20.0, max(ends) + room + 7, 240.0, 280.0, 420.0, 600.0, 690.0)
        pen.grid(edges, (60, 80, 140))
        row = ("", "Felles maler", "1", "Bedre oversikt", news, "Pågår")
        for x, head, text in zip(edges, ("Eier", *HEADER), row, strict=False):
            pen.text(x + 7, 74, head, size=10)
            if text:
                pen.text(x + 7, 94, text, size=10)

    (report,) = interpret(read_pdf(drawn(page)), load())
    assert dict(report.records[0].ekstra) == {"Eier": whole}
    assert told(report) == ([(Severity.INFO, 1, 1)] if doubted else [])


@pytest.mark.parametrize(("colour", "joined"), [("0000FF", ""), ("000000", " ")])
def test_a_link_is_broken_within_a_word_where_others_are_wrapped(colour: str, joined: str) -> None:
    """LibreOffice prints a blank at the end of a wrapped line, and breaks a link anywhere."""

    def page(pen: Pen) -> None:
        pen.grid((40, 150, 260), (60, 80, 160))
        pen.text(47, 74, "Tiltak", size=10)
        for n in range(6):
            pen.text(157, 74 + 13 * n, "Siste status er ", size=10)
        pen.colour(colour)
        pen.text(47, 94, "Felles rutiner for virkso", size=9)
        pen.text(47, 106, "mheter", size=9)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert " ".join(table.grid()[1][0].split()) == f"Felles rutiner for virkso{joined}mheter"


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize(
    ("lines", "news", "gevinst", "doubted"),
    [
        (["Tryggere pasientbeh", "andling"], "Nytt", "Tryggere pasientbeh andling", True),
        (["Tryggere pasientbeh", "andling"], "Pasientbehandling", "Tryggere pasientbehandling", False),
        (["Tryggere pasienter{}", "blir målet"], "Nytt", "Tryggere pasienter blir målet", False),
    ],
)  # fmt: skip
def test_a_word_that_is_broken_behind_another_is_told_or_read_as_the_deck_spells_it(
    lines: Sequence[str], news: str, gevinst: str, blank: str, *, doubted: bool
) -> None:
    """LibreOffice breaks a word that is too long for its line where it stands, and prints blanks at lines' ends.

    Others do so behind a blank that breaks no line.
    """

    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        printed = [line.format(blank) for line in lines]
        ends = [pen.text(247, 94 + 13 * n, line, size=10) for n, line in enumerate(printed)]
        end = max(ends) + 8
        pen.grid((20.0, 200.0, 240.0, end, 600.0, 690.0), (60, 80, 200))
        for x, head in zip((20, 200, 240, end, 600), HEADER, strict=True):
            pen.text(x + 7, 74, head, size=10)
        for x, text in ((20, "Felles maler"), (200, "1"), (600, "Pågår")):
            pen.text(x + 7, 94, text, size=10)
        for n in range(6):
            text = "i møter som er holdt" if n else news
            pen.text(end + 7, 94 + 13 * n, text + blank, size=10)

    (report,) = interpret(read_pdf(drawn(page)), load())
    assert [record.gevinst for record in report.records] == [(gevinst,)]
    assert told(report) == ([(Severity.INFO, 1, 1)] if doubted else [])


def test_a_line_that_is_broken_by_hand_behind_a_short_word_breaks_no_word() -> None:
    """It has no blank at its end, as LibreOffice's wrapped lines have; that breaks but what is too long for a line."""

    def page(pen: Pen) -> None:
        pen.text(20, 40, "Beredskap", size=20)
        end = pen.text(247, 94, "Raskere behandling av avvik", size=10) + 8
        pen.text(247, 107, "og reklamasjoner", size=10)
        pen.grid((20.0, 200.0, 240.0, end, 600.0, 690.0), (60, 80, 200))
        for x, head in zip((20, 200, 240, end, 600), HEADER, strict=True):
            pen.text(x + 7, 74, head, size=10)
        for x, text in ((20, "Felles maler"), (200, "1"), (600, "Pågår")):
            pen.text(x + 7, 94, text, size=10)
        for n in range(6):
            pen.text(end + 7, 94 + 13 * n, "i møter som er holdt ", size=10)

    (report,) = interpret(read_pdf(drawn(page)), load())
    assert [record.gevinst for record in report.records] == [
        ("Raskere behandling av avvik og reklamasjoner",)
    ]
    assert told(report) == []


def test_a_break_by_hand_in_the_colour_of_a_decks_texts_is_no_links() -> None:
    """Lines that are wrapped end with a printed blank there, and this one does not."""

    def page(pen: Pen) -> None:
        pen.colour("1F3864")
        pen.text(47, 40, "Helse og omsorg", size=20)
        pen.text(47, 64, "pågående tiltak", size=20)
        for n in range(6):
            pen.text(157, 104 + 13 * n, "Siste status er ", size=10)

    for slide in read_pdf(drawn(page, page, page)).slides:
        title = slide.texts[0].text
        assert " ".join(title.split()) == "Helse og omsorg pågående tiltak"


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize(
    ("lines", "news", "area", "doubted"),
    [
        (["Gevinstrea", "lisering"], "", "Gevinstrea lisering", True),
        (["Gevinstrea", "lisering"], "Plan for gevinstrealisering", "Gevinstrealisering", False),
        (["Bestillerkom", "petanse og", "innkjøp"], "", "Bestillerkom petanse og innkjøp", True),
        (["Medisinsk", "utstyr"], "Nytt medisinsk utstyr", "Medisinsk utstyr", False),
        (["Utstyr", "medisinsk"], "", "Utstyr medisinsk", False),  # it had room for a letter more
    ],
)
def test_an_areas_name_that_a_narrow_box_breaks_is_one_word_where_the_deck_says_so_else_told(
    lines: Sequence[str], news: str, area: str, blank: str, *, doubted: bool
) -> None:
    """Nothing draws the box: its longest line is full. Some programs end wrapped lines with a blank."""

    def page(pen: Pen) -> None:
        for n, line in enumerate(lines):
            wraps = blank if " " in line else ""
            pen.text(20, 74 + 16 * n, line + wraps, size=14)
        edges = [edge + 120 for edge in EDGES]
        pen.grid(edges, (60, 80, 180))
        row = ("Felles maler", "1", "Bedre oversikt", news, "Pågår")
        for x, head, text in zip(edges, HEADER, row, strict=False):
            pen.text(x + 7, 74, head, size=10)
            if text:
                pen.text(x + 7, 94, text, size=10)
        for n in range(6 if blank else 0):
            pen.text(edges[2] + 7, 106 + 12 * n, f"nytte{blank}", size=10)

    (report,) = interpret(read_pdf(drawn(page)), load())
    assert [record.omrade for record in report.records] == [area]
    assert told(report) == ([(Severity.INFO, 1, None)] if doubted else [])
