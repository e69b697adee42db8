"""`ingest show`: what it prints, what it draws, how it ends."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from test_cli import FERDIG, KRAV, MALER, deck
from tinydecks import HEADERS, box, slide, table, text
from tinydecks import deck as tiny

from ingest.cli import main
from ingest.limits import Limits
from ingest.show import task as show_task
from ingest.show.command import Options, show
from ingest.show.drawing import drawn
from ingest.show.fonts import shortened, width, wrapped
from ingest.show.paint import USE_COLOURS, kind_colour
from ingest.show.picture import MARGIN, SLIDE_WIDTH, picture, scale_of, size_of
from ingest.show.task import Request, answer, answers
from parsers.pdf.raster import raster
from parsers.read import read
from parsers.report.explain import Explanation, RowKind, explain
from parsers.report.interpret import interpret
from parsers.report.slides import Kind
from parsers.report.uses import Use
from schema import Box, Deck, Format, Mark, Role, Shape, Slide
from schema.vocabulary import Column, load

SAMPLES = Path(__file__).parent.parent / "samples"
PPTX = SAMPLES / "medisinske-forbruksvarer" / "2023-10 Handlingsplan MFV.pptx"
PDF = SAMPLES / "hr-vikartjenester" / "Handlingsplan vikartjenester november 2023.pdf"
TXT = SAMPLES / "hr-vikartjenester" / "Handlingsplan vikartjenester mai 2024.txt"
VOCABULARY = load()


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["show", *map(str, args)], prog_name="ingest")


def picture_of(found: Deck, number: int = 1) -> Image.Image:
    """Return the picture of a slide of a deck that is no PDF."""
    explanation = explain(found, VOCABULARY)
    seen = explanation.slides[number - 1]
    place = (seen.slide.width, seen.slide.height)
    ground = drawn(seen.slide, scale_of(*place), size_of(*place))
    return picture("deck.pptx", seen, explanation, ground)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def one_table(*rows: list[str | None]) -> Explanation:
    heading = text("Innkjøp", role=Role.TITLE)
    found = slide(1, tables=[table([list(HEADERS), *rows])], texts=[heading])
    return explain(tiny(found), VOCABULARY)


# What is explained


@pytest.mark.parametrize("path", [PPTX, PDF], ids=["pptx", "pdf"])
def test_every_record_is_found_again_at_the_row_that_it_was_read_from(path: Path) -> None:
    found = read(path)
    explanation = explain(found, VOCABULARY)
    (report,) = interpret(found, VOCABULARY)
    rows = [row for s in explanation.slides for t in s.tables for row in t.rows if row.record]
    assert explanation.reports == (report,)
    assert sorted(map(repr, report.records)) == sorted(repr(row.record) for row in rows)


def test_rows_without_a_measure_say_what_they_were_taken_for() -> None:
    explanation = one_table(
        ["Miljø og samfunn", None, None, None, None],
        ["Felles krav", "1", "", "", "●"],
        ["", "", "", "Tatt i bruk", ""],
        ["", "", "", "", ""],
    )
    kinds = [row.kind for row in explanation.slides[0].tables[0].rows]
    assert kinds == [RowKind.HEADER, RowKind.AREA, RowKind.RECORD, RowKind.CONTINUED, RowKind.EMPTY]


def test_tables_are_of_measures_of_counts_or_of_other_things() -> None:
    explanation = explain(read(PPTX), VOCABULARY)
    overview, measures = explanation.slides[1], explanation.slides[2]
    assert {seen.kind for seen in overview.tables} == {Kind.COUNTS}
    assert [seen.kind for seen in measures.tables] == [Kind.MEASURES]
    assert dict(measures.tables[0].columns)["Siste status"] is Column.SISTE_STATUS
    budget = slide(1, tables=[table([["Post", "Beløp"], ["Reiser", "100"]])])
    assert explain(tiny(budget), VOCABULARY).slides[0].tables[0].kind is Kind.OTHER


def test_texts_say_what_they_were_taken_for() -> None:
    uses = {
        seen_text.text: use
        for seen in explain(read(PPTX), VOCABULARY).slides[:3]
        for seen_text, use in zip(seen.slide.texts, seen.uses, strict=True)
    }
    assert uses["Handlingsplan – statusrapport per 13.10.2023"] is Use.DATE
    assert uses["Medisinske forbruksvarer"] is Use.PLAN
    assert uses["Miljø og samfunnsansvar"] is Use.AREA
    assert uses["Overordnet oversikt over tiltak på handlingsplan"] is Use.OTHER
    assert Use.GOALS in uses.values()


def test_a_hidden_slide_is_shown_and_nothing_of_it_is_read() -> None:
    hidden = slide(
        1, tables=[table([list(HEADERS), ["Felles krav", "1", "", "", "●"]])], hidden=True
    )
    (seen,) = explain(tiny(hidden), VOCABULARY).slides
    assert [found.kind for found in seen.tables] == [None]
    assert seen.records == ()


# What is drawn


def test_a_picture_is_the_slide_with_a_margin_and_the_records_beside_it() -> None:
    image = picture_of(read(PPTX), 3)
    assert image.width > SLIDE_WIDTH + 2 * MARGIN
    assert image.height >= size_of(960, 540)[1] + 2 * MARGIN


def test_a_table_of_measures_is_outlined_where_it_stands() -> None:
    rows = [list(HEADERS), ["Felles krav", "1", "", "", "●"]]
    image = picture_of(tiny(slide(1, tables=[table(rows, x0=90, top=150)])))
    scale = scale_of(960, 540)
    below = MARGIN + round(scale * (150 + 60))  # the table has two rows of 30 points
    middle = MARGIN + round(scale * (90 + 400))
    assert rgb(kind_colour(Kind.MEASURES)) in {
        image.getpixel((middle, y)) for y in range(below - 1, below + 3)
    }
    assert image.getpixel((middle, below + 100)) == (255, 255, 255)


def test_a_text_is_outlined_in_the_colour_of_its_use() -> None:
    heading = text("Innkjøp", top=60, role=Role.TITLE)
    rows = [list(HEADERS), ["Felles krav", "1", "", "", "●"]]
    image = picture_of(tiny(slide(1, tables=[table(rows, top=200)], texts=[heading])))
    scale = scale_of(960, 540)
    x, bottom = MARGIN + round(scale * 200), MARGIN + round(scale * 90)
    around = {image.getpixel((x, y)) for y in range(bottom, bottom + 8)}
    assert rgb(USE_COLOURS[Use.AREA]) in around


def test_a_cell_is_drawn_in_its_fill_and_a_disc_in_its_own() -> None:
    ball = Mark(
        box=box(700, 300, 40, 40), shape=Shape.ELLIPSE, fill="00B050", area=1256.0, line=None
    )
    image = drawn(slide(1, marks=[ball]), 1.0, (960, 540))
    assert image.getpixel((720, 320)) == (0x00, 0xB0, 0x50)
    assert image.getpixel((701, 301)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("place", "size"),
    [
        ((960, 540), (1600, 900)),
        ((595, 842), (1413, 2000)),
        ((0, 0), (1600, 900)),
        ((4e6, 1), (1600, 1)),
    ],
)
def test_no_slide_gives_a_picture_larger_than_the_limits(
    place: tuple[float, float], size: tuple[int, int]
) -> None:
    assert size_of(*place) == size


def test_a_slide_of_absurd_shapes_is_drawn_all_the_same() -> None:
    absurd = Box(x0=-1e7, top=-1e7, x1=1e7, bottom=1e7)
    backwards = Box(x0=500, top=400, x1=20, bottom=10)
    marks = [
        Mark(box=place, shape=shape, fill="FF0000", line="00FF00", area=1e9, alt="x", text="Å")
        for place in (absurd, backwards)
        for shape in Shape
    ]
    texts = [text("ord " * 3000, width=1, height=1), text("", width=0, height=0)]
    assert picture_of(tiny(slide(1, marks=marks, texts=texts))).height >= size_of(960, 540)[1]


def test_a_damaged_page_without_a_size_has_an_empty_picture() -> None:
    nothing = Deck(format=Format.PPTX, slides=(Slide(number=1),))
    assert picture_of(nothing).height >= size_of(960, 540)[1]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_painted_as_its_reader_would_turn_it(turn: int) -> None:
    across, down = (540, 960) if turn in {90, 270} else (960, 540)
    out = io.BytesIO()
    page = Canvas(out, pagesize=(across, down))
    page.translate(across / 2, down / 2)
    page.rotate(turn)
    page.translate(-480, -270)
    page.drawString(400, 300, "Innkjøp og avtaler, felles maler og rutiner")
    page.setFillColorRGB(1, 0, 0)
    page.rect(0, 440, 100, 100, stroke=0, fill=1)
    page.save()
    painted = raster(out.getvalue(), 1, 960, 960)
    assert painted is not None
    image = Image.frombytes("RGB", (painted.width, painted.height), painted.pixels)
    assert image.size == (960, 540)
    assert image.getpixel((50, 50)) == (255, 0, 0)
    assert image.getpixel((150, 150)) == (255, 255, 255)


def test_norwegian_letters_and_circles_have_glyphs_of_their_own() -> None:
    signs = "æøåÆØÅ●◑○✔–•“”"
    blank = drawn(slide(1), 1.0, (960, 540)).tobytes()
    drawings = {drawn(slide(1, texts=[text(sign)]), 1.0, (960, 540)).tobytes() for sign in signs}
    missing = drawn(slide(1, texts=[text("\U0010fffe")]), 1.0, (960, 540)).tobytes()
    assert len(drawings | {blank, missing}) == len(signs) + 2


def test_text_is_parted_and_cut_to_fit() -> None:
    said = "Etablere faste avrop på utvalgte produkter"
    assert " ".join(wrapped(said, 20, 150)) == said
    assert all(width(line, 20) <= 150 for line in wrapped(said, 20, 150))
    assert width(shortened(said, 20, 150), 20) <= 150
    assert shortened(said, 20, 150).endswith("…")
    assert shortened(said, 20, 10_000) == said


# What the command does


@pytest.mark.parametrize("path", [PPTX, PDF], ids=["pptx", "pdf"])
def test_a_deck_is_printed_and_drawn_slide_by_slide(path: Path) -> None:
    result = run(path, "--output", "out")
    assert result.exit_code == 0, result.output
    explanation = explain(read(path), VOCABULARY)
    names = [f"slide-{seen.slide.number}.png" for seen in explanation.slides]
    assert sorted(file.name for file in Path("out").iterdir()) == names
    assert all(str(Path("out", name)) in result.stdout for name in names)
    with Image.open(Path("out", names[2])) as image:
        assert image.width > SLIDE_WIDTH
    said = "".join(result.stdout.split())
    for report in explanation.reports:
        for record in report.records:
            assert "".join(record.tiltak.split()) in said


def test_one_slide_can_be_asked_for() -> None:
    result = run(PPTX, "--slide", 3)
    assert result.exit_code == 0
    assert [str(path) for path in Path().rglob("*.png")] == [f"{PPTX.stem}-show/slide-3.png"]
    assert "Slide 3" in result.stdout
    assert "Slide 4" not in result.stdout


def test_a_text_layer_is_printed_and_has_no_pictures() -> None:
    result = run(TXT)
    assert result.exit_code == 0
    assert "no pictures" in result.stdout
    assert "avtaledekning" in result.stdout
    assert list(Path().iterdir()) == []


def test_a_row_that_is_missing_is_said_to_be_what_it_was_taken_for() -> None:
    rows = [MALER, ("Miljø", "", "", "", ""), KRAV, ("", "", "", "Vedtatt", "")]
    Path("jan.pptx").write_bytes(deck(date(2024, 1, 15), *rows))
    result = run("jan.pptx")
    assert "– area" in " ".join(result.stdout.split())
    assert "goes on with the row above" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nowhere.pptx",), "There is no file or folder"),
        ((".",), "is a folder; name one of its decks."),
        ((PPTX, "--slide", "10"), "There is no slide 10; the deck has slides 1 to 9."),
        ((PPTX, "--slide", "0"), "Invalid value for '--slide'"),
        ((TXT, "--slide", "1"), "A text layer has no numbered slides"),
        ((PPTX, "--vocabulary", "w.toml"), "The vocabulary w.toml cannot be read"),
        ((PPTX, "--output", "file/out"), "cannot be written"),
    ],
)
def test_what_cannot_be_shown_gets_one_sentence_and_status_2(
    arguments: tuple[object, ...], sentence: str
) -> None:
    Path("file").write_text("x")
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert sentence in result.stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"%PDF-1.7 and nothing more", "damaged"),
    ],
)
def test_a_deck_that_cannot_be_read_says_so_and_gives_status_1(
    content: bytes, sentence: str
) -> None:
    Path("deck.pptx").write_bytes(content)
    result = run("deck.pptx")
    assert result.exit_code == 1
    assert sentence in result.stdout
    assert not Path("deck-show").exists()


def test_a_deck_that_takes_too_long_is_given_up() -> None:
    Path("feb.pptx").write_bytes(deck(date(2024, 2, 15), FERDIG))
    assert show(Path("feb.pptx"), Options(limits=Limits(seconds=1e-4))) is False
    assert not Path("feb-show").exists()


def test_what_a_deck_holds_cannot_steer_the_terminal() -> None:
    odd = ("[red]felles\u202e maler", "1", "", "", "●")
    Path("jan.pptx").write_bytes(deck(date(2024, 1, 15), odd, plan="Plan\u202e [bold]A"))
    result = run("jan.pptx")
    assert "[red]felles maler" in result.stdout
    assert "\u202e" not in result.stdout


def test_the_worker_answers_with_what_was_understood_or_with_a_picture() -> None:
    data = deck(date(2024, 1, 15), MALER, KRAV)
    told = answers().validate_json(answer(Request(name="a").packed(data), VOCABULARY))
    assert isinstance(told, Explanation)
    png = answer(Request(name="a", slide=1).packed(data), VOCABULARY)
    with Image.open(io.BytesIO(png)) as image:
        assert image.format == "PNG"
    nothing = answers().validate_json(answer(Request(name="a").packed(b""), VOCABULARY))
    assert isinstance(nothing, show_task.Unreadable)


@pytest.mark.skipif(os.name == "nt", reason="names may hold other characters there")
def test_the_folder_is_called_as_the_deck_is() -> None:
    Path("status jan. 2024.pptx").write_bytes(deck(date(2024, 1, 15), MALER))
    run("status jan. 2024.pptx")
    assert sorted(path.name for path in Path("status jan. 2024-show").iterdir()) == [
        "slide-1.png",
        "slide-2.png",
    ]


def test_a_slide_with_an_areas_name_alone_is_said_to_name_it() -> None:
    rows = [["Tiltak", "Pri", "Status"], ["Felles maler for alle", "1", "Pågår"]]
    named = [("Miljø", "Felles maler"), ("Kvalitet", "Nye rutiner for avvik")]
    slides = [slide(1, texts=[text("Handlingsplan")])]
    for area, tiltak in named:
        slides.append(slide(len(slides) + 1, texts=[text(area, top=200)]))
        grid = table([rows[0], [tiltak, *rows[1][1:]]])
        slides.append(slide(len(slides) + 1, tables=[grid], texts=[text("Status tiltak")]))
    shown = explain(tiny(*slides), VOCABULARY).slides
    assert [shown[1].uses, shown[3].uses] == [(Use.AREA,), (Use.AREA,)]
