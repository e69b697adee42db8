"""The overview's figures are read however they are set out, and checked against the rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, read

from schema import Paragraph, Report, Slide, Status, Table, TextBox

AREAS = ("Miljø og klima", "Beredskap i landet")


def measures() -> list[Slide]:
    row = ["Felles maler", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]
    done = ["Nye rutiner", "1", "• Bedre oversikt", "• Møte holdt", "●\nFullført"]
    return [
        slide(8, tables=[table([HEADERS, row])], texts=[text(AREAS[0])]),
        slide(9, tables=[table([HEADERS, done])], texts=[text(AREAS[1])]),
    ]


def matrix(*figures: str, x0: float = 40) -> Table:
    head = ["Område", "Fullført", "Pågår", "Ikke startet"]
    rows = [[area, *line.split("|")] for area, line in zip(AREAS, figures, strict=True)]
    return table([head, *rows], x0=x0, width=400)


def figures(report: Report) -> list[tuple[str, Status, int]]:
    return [(item.omrade, item.status, item.count) for item in report.declared if item.count]


AGREED = [(AREAS[0], Status.ONGOING, 1), (AREAS[1], Status.DONE, 1)]


def test_a_share_in_brackets_is_no_part_of_a_figure() -> None:
    grid = matrix("0 (0 %)|1 (100 %)|0 (0 %)", "1 (100 %)|0 (0 %)|0 (0 %)")
    report = read(slide(1, tables=[grid], texts=[text("Oversikt")]), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_of_two_dated_overviews_the_later_one_counts() -> None:
    both = slide(
        1,
        tables=[matrix("0|1|0", "0|1|0"), matrix("0|1|0", "1|0|0", x0=500)],
        texts=[
            text("Per 13.10.2023", top=70, width=200),
            text("Per 15.11.2023", x0=500, top=70, width=200),
        ],
    )
    report = read(both, *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_figures_that_rows_of_unknown_status_make_up_have_one_line() -> None:
    unread = [
        ["Felles maler", "1", "", "", "Se vedlegg"],
        ["Nye rutiner", "1", "", "", "Se vedlegg"],
    ]
    own = slide(8, tables=[table([HEADERS, *unread])], texts=[text(AREAS[0])])
    report = read(slide(1, tables=[matrix("1|1|0", "1|0|0")]), own, measures()[1])
    told = [(line.code, line.slide, line.row) for line in report.diagnostics]
    assert told == [("count-mismatch", 1, None), ("unknown-status", 8, None)]
    assert (
        "lack 2 of these, just as many as have no readable status" in report.diagnostics[0].message
    )


def totals(report: Report) -> list[tuple[Status, int]]:
    return [(item.status, item.count) for item in report.totals]


TOGETHER = ["Fullført", "Pågår", "Ikke startet", "Totalt"]


@pytest.mark.parametrize(
    "overview",
    [
        table([TOGETHER, ["1", "1", "0", "2"]]),
        table([["Status", "Antall"], *zip(TOGETHER, ["1", "1", "0", "2"], strict=True)]),
    ],
)
def test_figures_of_all_areas_together_are_totals_that_the_rows_agree_with(overview: Table) -> None:
    report = read(slide(1, tables=[overview], texts=[text("Status for alle tiltak")]), *measures())
    assert totals(report) == [(Status.DONE, 1), (Status.ONGOING, 1), (Status.NOT_STARTED, 0)]
    assert [area.name for area in report.areas] == list(AREAS)
    assert (report.declared, report.diagnostics) == ((), ())


COUNTED = [
    "Av {all} tiltak er {done} fullført, {on} pågår og {not_yet} er ikke startet.",
    "Per 10.11.2023: {done} av {all} tiltak er fullført, {on} i gang og {not_yet} er ikkje starta",
    "Planen har {all} tiltak, hvorav {done} er ferdige, mens {on} pågår og {not_yet} ikke er startet.",
    "Planen har {all} tiltak.\n{done} er fullført, {on} pågår og {not_yet} er ikke startet.",
    "Vi har fullført {done} av {all} tiltak. {on} tiltak pågår, og {not_yet} er ikke påbegynt.",
    "Totalt {all} tiltak: {done} fullført, {on} pågår, {not_yet} ikke startet.",
    "I alt er {done} fullført, {on} pågår og {not_yet} ikke startet.",
    "{done} tiltak fullført • {on} tiltak pågår • {not_yet} tiltak ikke startet",
    "Så langt er {done} av planens {all} tiltak fullført, {on} er i gang, og {not_yet} ikke startet",
    "Planen har {all} tiltak, av disse er {done} fullført, {on} pågår og {not_yet} er ikke startet",
    "Of {all} measures, {done} are completed, {on} are in progress and {not_yet} not started.",
    "{done} tiltak er fullført (33 %), {on} tiltak pågår (33 %), {not_yet} tiltak er ikke startet.",
]


def three_measures() -> list[Slide]:
    later = ["Bedre data", "2", "", "", "○\nIkke startet"]
    more = slide(10, tables=[table([HEADERS, later])], texts=[text(AREAS[1])])
    return [*measures(), more]


def test_sentences_on_the_slides_of_all_areas_declare_their_figures() -> None:
    said = [
        text(f"1 tiltak: {counted} ikke startet", top=60, height=15)
        for counted in ("0 fullført, 1 pågår, 0", "1 fullført, 0 pågår, 0")
    ]
    slides = [
        replace(one, texts=(*one.texts, line)) for one, line in zip(measures(), said, strict=True)
    ]
    report = read(*slides)
    assert figures(report) == AGREED
    assert report.diagnostics == ()


@pytest.mark.parametrize("sentence", COUNTED)
@pytest.mark.parametrize("one", ["1", "én"])
def test_a_sentence_that_counts_all_measures_is_held_against_them(sentence: str, one: str) -> None:
    right = sentence.format(all="tre", done=one, on=1, not_yet=1)
    wrong = sentence.format(all=4, done=2, on=1, not_yet="én")
    report = read(slide(1, texts=[text("Oversikt"), text(right, top=200)]), *three_measures())
    assert totals(report) == [(Status.DONE, 1), (Status.ONGOING, 1), (Status.NOT_STARTED, 1)]
    assert report.diagnostics == ()
    told = read(slide(1, texts=[text("Oversikt"), text(wrong, top=200)]), *three_measures())
    assert [(line.code, line.slide) for line in told.diagnostics] == [("count-mismatch", 1)]
    assert told.records == report.records


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("1 tiltak er fullført, resten er ikke avbrutt", 0),  # which is no status
        ("Ett tiltak er fullført, ett pågår, og resten er ikke startet.", 0),
        ("2 tiltak er fullført, resten er ikke startet", 2),
        ("Ett tiltak er fullført; de andre pågår.", 1),
    ],
)
def test_what_a_sentence_says_of_the_rest_is_held_against_the_measures(
    sentence: str, told: int
) -> None:
    report = read(slide(1, texts=[text("Oversikt"), text(sentence, top=200)]), *three_measures())
    assert [line.code for line in report.diagnostics] == ["count-mismatch"] * told


@pytest.mark.parametrize(
    "sentence",
    [
        "Siden forrige rapport er 3 tiltak fullført og 1 påbegynt.",
        "Av 14 helseforetak har 8 fullført, 4 er i gang og 2 er ikke startet.",
        "Målet er at 4 tiltak er fullført og 1 pågår innen jul.",
        "Tiltak 2 er fullført.",
        "Tiltakene skal være fullført i 2024.",
    ],
)
def test_a_sentence_that_says_more_than_it_needs_for_a_count_is_news(sentence: str) -> None:
    report = read(slide(1, texts=[text("Oversikt"), text(sentence, top=200)]), *three_measures())
    assert (report.totals, report.declared, report.diagnostics) == ((), (), ())


def test_sentences_may_count_the_measures_of_each_area() -> None:
    said = f"{AREAS[0]}: 0 av 1 fullført\nInnen {AREAS[1]} er 1 av 2 tiltak fullført."
    report = read(slide(1, texts=[text("Oversikt"), text(said, top=200)]), *three_measures())
    told = [(item.omrade, item.status, item.count) for item in report.declared]
    assert told == [(AREAS[0], Status.DONE, 0), (AREAS[1], Status.DONE, 1)]
    assert report.diagnostics == ()


def test_sentences_below_areas_names_count_the_measures_of_each() -> None:
    names = [text(area, top=100 * n) for n, area in enumerate(AREAS, 1)]
    said = ["Av 1 tiltak er 0 fullført og 1 pågår.", "Av 2 tiltak er 1 fullført og 1 ikke startet."]
    below = [text(line, top=100 * n + 30) for n, line in enumerate(said, 1)]
    report = read(slide(1, texts=[text("Oversikt"), *names, *below]), *three_measures())
    told = [(item.omrade, item.status, item.count) for item in report.declared]
    assert told == [
        (AREAS[0], Status.DONE, 0),
        (AREAS[0], Status.ONGOING, 1),
        (AREAS[1], Status.DONE, 1),
        (AREAS[1], Status.NOT_STARTED, 1),
    ]
    assert report.diagnostics == ()


def test_sentences_of_a_status_each_count_all_measures() -> None:
    said = ["1 av 3 tiltak er fullført", "1 av 3 tiltak pågår", "1 av 3 tiltak er ikke startet"]
    below = [text(line, x0=40 + 300 * n, top=200, width=280) for n, line in enumerate(said)]
    report = read(slide(1, texts=[text("Oversikt"), *below]), *three_measures())
    assert (report.declared, report.diagnostics) == ((), ())


def test_a_text_that_counts_more_measures_than_were_read_is_told() -> None:
    said = text("1 av 4 tiltak er fullført", top=200)
    report = read(slide(1, texts=[text("Oversikt"), said]), *three_measures())
    (line,) = report.diagnostics
    assert (line.code, line.slide) == ("unplaced-counts", 1)
    assert "1 × “fullført” of 4 measures" in line.message


def test_a_sentence_on_an_areas_slide_may_count_its_measures_only() -> None:
    first, *others = three_measures()
    said = text("Av 1 tiltak er 0 fullført og 1 pågår.", top=400)
    report = read(replace(first, texts=(*first.texts, said)), *others)
    assert (report.totals, report.declared, report.diagnostics) == ((), (), ())


@pytest.mark.parametrize(("done", "wrong"), [("1 fullført", False), ("2 fullført", True)])
def test_a_figure_on_display_beside_that_of_all_measures_is_a_total(done: str, wrong: bool) -> None:  # noqa: FBT001
    boxes = [text("3 tiltak", top=200, width=90), text(done, x0=200, top=200, width=90)]
    report = read(slide(1, texts=[text("Oversikt"), *boxes]), *three_measures())
    assert [item.status for item in report.totals] == [Status.DONE]
    assert [line.code for line in report.diagnostics] == ["count-mismatch"] * wrong


def donut(*counts: str) -> Table:
    return table([["", "Serie 1"], *zip(TOGETHER[:3], counts, strict=True)])


@pytest.mark.parametrize(
    ("counts", "lines"), [(("1", "1", "1"), 0), (("2", "1", "0"), 2), (("40", "40", "20"), 0)]
)
def test_the_figures_of_a_chart_are_totals_but_for_shares(
    counts: tuple[str, str, str], lines: int
) -> None:
    overview = slide(1, texts=[text("Status for alle tiltak")])
    report = read(replace(overview, charts=(donut(*counts),)), *three_measures())
    assert [line.code for line in report.diagnostics] == ["count-mismatch"] * lines
    assert len(report.totals) == (0 if "40" in counts else 3)


def test_a_chart_on_a_slide_that_speaks_of_no_measures_counts_none() -> None:
    overview = slide(1, texts=[text("Avvik i 2023")])
    report = read(replace(overview, charts=(donut("9", "4", "2"),)), *three_measures())
    assert (report.totals, report.diagnostics) == ((), ())


def test_a_chart_of_areas_counts_the_measures_of_each() -> None:
    overview = slide(1, texts=[text("Status for alle tiltak")])
    report = read(replace(overview, charts=(matrix("0|1|0", "1|0|0"),)), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_figures_beside_each_areas_chart_are_that_areas_counts() -> None:
    """Each area has a donut, and its figures stand beside it, a text box each."""
    texts, charts = [], []
    for number, (area, told) in enumerate(zip(AREAS, ("010", "100"), strict=True)):
        left = 40 + 400 * number
        texts.append(text(area, x0=left, top=90, width=180))
        charts.append(donut(*told))
        for place, (status, count) in enumerate(zip(TOGETHER[:3], told, strict=True)):
            beside = text(f"{status}: {count}", x0=left + 170, top=140 + 32 * place, width=110)
            texts.append(beside)
    overview = slide(1, texts=[text("Oversikt over tiltak", top=20), *texts])
    report = read(replace(overview, charts=tuple(charts)), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_a_total_that_the_rows_do_not_agree_with_has_one_line() -> None:
    overview = table([TOGETHER, ["2", "1", "0", "3"]])
    report = read(slide(1, tables=[overview], texts=[text("Status for alle tiltak")]), *measures())
    (line,) = report.diagnostics
    assert (line.code, line.slide) == ("count-mismatch", 1)
    assert "2 × “fullført” in the whole deck, and 1 row was read" in line.message
    assert [area.name for area in report.areas] == list(AREAS)


def test_beside_the_areas_own_figures_totals_that_agree_say_nothing_more() -> None:
    whole = table([TOGETHER, ["1", "1", "0", "2"]], x0=500)
    report = read(
        slide(1, tables=[matrix("0|1|0", "1|0|0")], texts=[text("Oversikt")]),
        slide(2, tables=[whole], texts=[text("Status for alle tiltak")]),
        *measures(),
    )
    assert figures(report) == AGREED
    assert (report.totals, report.diagnostics) == ((), ())


def test_figures_said_to_be_earlier_ones_do_not_count() -> None:
    report = read(
        slide(1, tables=[matrix("0|1|0", "0|1|0")], texts=[text("Forrige rapportering")]),
        slide(2, tables=[matrix("0|1|0", "1|0|0")], texts=[text("Status nå")]),
        *measures(),
    )
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_an_area_and_its_figures_may_stand_in_one_text() -> None:
    overview = slide(
        1,
        texts=[
            text(f"{AREAS[0]}\nFullført: 0\nPågår: 1\nIkke startet: 0", top=100, height=90),
            text(f"{AREAS[1]}\nFullført: 1\nPågår: 0\nIkke startet: 0", top=300, height=90),
        ],
    )
    report = read(overview, *measures())
    assert figures(report) == AGREED
    assert [record.omrade for record in report.records] == list(AREAS)
    assert report.diagnostics == ()


def test_figures_may_follow_an_areas_name_in_one_paragraph() -> None:
    def one(area: str, figures: str) -> Paragraph:
        return Paragraph.of(f"{area}\n{figures}")

    boxes = [
        TextBox(paragraphs=(one(AREAS[0], "Fullført: 0\nPågår: 1"),), box=box(40, 100, 300, 90)),
        TextBox(paragraphs=(one(AREAS[1], "Fullført: 1\nPågår: 0"),), box=box(40, 300, 300, 90)),
    ]
    report = read(slide(1, texts=boxes), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_figures_of_all_areas_together_are_no_areas() -> None:
    grid = table([["Status", "Antall"], ["Fullført", "1"], ["Pågår", "1"], ["Ikke startet", "0"]])
    both = slide(1, tables=[grid], texts=[text("Alle innsatsområder", top=60)])
    report = read(both, *measures())
    assert [area.name for area in report.areas] == list(AREAS)
    assert report.declared == ()
    assert report.diagnostics == ()
    short = read(both, measures()[0])
    assert {diagnostic.code for diagnostic in short.diagnostics} == {"count-mismatch"}


def test_an_areas_number_of_measures_is_no_part_of_its_name() -> None:
    rows = [
        ["Nr", "Område", "Antall tiltak", "Fullført", "Pågår", "Ikke startet"],
        ["1", AREAS[0], "1", "0", "1", "0"],
        ["2", AREAS[1], "1", "1", "0", "0"],
        ["", "SUM", "2", "1", "1", "0"],
    ]
    report = read(slide(2, tables=[table(rows)], texts=[text("Overordnet oversikt")]), *measures())
    assert tuple(area.name for area in report.areas) == AREAS
    assert [record.omrade for record in report.records] == [*AREAS]
    assert report.diagnostics == ()


def test_figures_may_have_a_word_for_pieces_behind_them() -> None:
    def figures(area: str, done: int, ongoing: int, x0: float) -> TextBox:
        lines = f"{area}\nFullført: {done} stk\nPågår: {ongoing} stk.\nIkke startet: 0 tiltak"
        return text(lines, x0=x0, top=80, width=280, height=120)

    boxes = [figures(AREAS[0], 0, 1, 40), figures(AREAS[1], 1, 0, 400)]
    report = read(slide(2, texts=[text("Overordnet oversikt"), *boxes]), *measures())
    assert {(item.omrade, item.status): item.count for item in report.declared} == {
        (AREAS[0], Status.DONE): 0,
        (AREAS[0], Status.ONGOING): 1,
        (AREAS[0], Status.NOT_STARTED): 0,
        (AREAS[1], Status.DONE): 1,
        (AREAS[1], Status.ONGOING): 0,
        (AREAS[1], Status.NOT_STARTED): 0,
    }
    assert report.diagnostics == ()


def test_goals_between_an_areas_name_and_its_counts_name_no_area() -> None:
    def counted(area: str, *, ongoing: int, done: int, x0: float) -> Table:
        return table(
            [
                [area, ""],
                ["• Mindre avfall\n• Gjenbruk", ""],
                ["status", "antall"],
                ["● Fullført", str(done)],
                ["◑ Pågår", str(ongoing)],
            ],
            x0=x0,
            width=300,
        )

    overview = slide(
        1,
        tables=[
            counted(AREAS[0], ongoing=1, done=0, x0=40),
            counted(AREAS[1], ongoing=0, done=1, x0=400),
        ],
    )
    assert figures(read(overview, *measures())) == AGREED


def test_goals_in_the_cell_of_an_areas_name_are_no_part_of_it() -> None:
    def counted(area: str, *, ongoing: int, done: int, x0: float) -> Table:
        rows: list[list[str | None]] = [
            [f"{area}\n• Bedre oversikt\n• Færre avvik", None],
            ["Status", "Antall"],
            ["Pågår", str(ongoing)],
            ["Fullført", str(done)],
        ]
        return table(rows, x0=x0, width=300)

    overview = slide(
        1,
        tables=[
            counted(AREAS[0], ongoing=1, done=0, x0=40),
            counted(AREAS[1], ongoing=0, done=1, x0=400),
        ],
        texts=[text("Oversikt")],
    )
    assert figures(read(overview, *measures())) == AGREED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("● 0   ◑ 1   ○ 0", "● 1   ◑ 0   ○ 0"),
        ("Fullført 0   Pågår 1", "Fullført 1   Pågår 0"),
        ("0 fullført, 1 pågår og 0 ikke startet", "1 fullført, 0 pågår og 0 ikke startet"),
        ("🟢 0 | 🟡 1 | ⚪ 0", "🟢 1 | 🟡 0 | ⚪ 0"),
        ("Ferdig: 0 stk, i gang: 1 stk.", "Ferdig: 1 stk, i gang: 0 stk."),
    ],
)
def test_several_figures_in_one_line_are_an_areas_counts(first: str, second: str) -> None:
    boxes = [
        text(f"{area}\n{line}\nMål: bedre oversikt", x0=x0, top=100, width=300, height=90)
        for area, line, x0 in zip(AREAS, (first, second), (40, 400), strict=True)
    ]
    report = read(slide(1, texts=[text("Oversikt"), *boxes]), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_a_remark_behind_counts_is_no_part_of_an_areas_name_where_lines_break_in_a_paragraph() -> (
    None
):
    def counted(area: str, counts: str, x0: float) -> TextBox:
        broken = Paragraph.of(f"{counts}\nMål: bedre oversikt")
        where = box(x0, 100, 300, 60)
        return TextBox(paragraphs=(Paragraph.of(area), broken), box=where)

    boxes = [counted(AREAS[0], "Ferdig 0 Pågår 1", 40), counted(AREAS[1], "Ferdig 1 Pågår 0", 400)]
    report = read(slide(1, texts=[text("Oversikt"), *boxes]), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_figures_behind_an_areas_name_are_its_counts_and_those_behind_other_words_none() -> None:
    lines = [
        f"• {AREAS[0]}: 0 fullført, 1 pågår, 0 ikke startet",
        f"• {AREAS[1]} – ● 1  ◑ 0  ○ 0",
        "• Hittil i år: 7 fullført, 2 pågår",
    ]
    report = read(slide(1, texts=[text("Oversikt"), text("\n".join(lines), top=90)]), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_a_sign_that_no_status_is_known_by_may_stand_before_a_status() -> None:
    rows = [["●", "Fullført", "0"], ["◑", "Pågår", "1"], ["–", "Stanset", "0"]]
    boxes = [
        table([["Status", "Tiltak", "Antall"], *rows], x0=40, top=120, width=300),
        table([["Status", "Tiltak", "Antall"], ["●", "Fullført", "1"], *rows[2:]], x0=500, top=120),
    ]
    names = [text(AREAS[0], x0=40), text(AREAS[1], x0=500)]
    assert figures(read(slide(1, tables=boxes, texts=names), *measures())) == AGREED


@pytest.mark.parametrize("upright", [False, True])
def test_figures_with_their_status_below_are_an_areas_counts(*, upright: bool) -> None:
    """An area's tiles stand in a row beside its name, or in a column below it."""
    labels = ("Fullført", "Pågår", "Ikke startet")
    texts = []
    for number, (area, told) in enumerate(zip(AREAS, ("010", "100"), strict=True)):
        at = 100 + 180 * number
        texts.append(text(area, x0=at if upright else 40, top=40 if upright else at, width=150))
        for place, (count, label) in enumerate(zip(told, labels, strict=True)):
            x, top = (at, 90 + 100 * place) if upright else (240 + 130 * place, at)
            texts.append(text(count, x0=x + 30, top=top, width=40, height=40))
            texts.append(text(label, x0=x, top=top + 42, width=100, height=20))
    report = read(slide(1, texts=[*texts, text("7", x0=900, top=510, width=20)]), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


@pytest.mark.parametrize("in_cells", [False, True])
def test_a_figure_and_its_status_may_be_one_text(*, in_cells: bool) -> None:
    labels = ("Fullført", "Pågår", "Ikke startet")
    rows = [
        [area, *(f"{count}\n{label}" for count, label in zip(told, labels, strict=True))]
        for area, told in zip(AREAS, ("010", "100"), strict=True)
    ]
    boxes = [
        text(cell, x0=40 + 200 * place, top=100 + 90 * number, width=150, height=50)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
    ]
    first = slide(1, tables=[table(rows)]) if in_cells else slide(1, texts=boxes)
    assert figures(read(first, *measures())) == AGREED


def test_figures_may_stand_under_statuses_that_are_said_once() -> None:
    texts = [
        text(label, x0=240 + 110 * place, top=80, width=100)
        for place, label in enumerate(("Fullført", "Pågår", "Sum"))
    ]
    for number, (area, told) in enumerate(zip(AREAS, ("011", "101"), strict=True)):
        texts.append(text(area, top=130 + 50 * number, width=180))
        for place, count in enumerate(told):
            texts.append(text(count, x0=240 + 110 * place, top=130 + 50 * number, width=100))
    report = read(slide(1, texts=texts), *measures())
    assert figures(report) == AGREED


def test_figures_that_no_status_is_said_of_alike_are_no_counts() -> None:
    told = [text("3", top=60, width=40), text("4", x0=200, top=60, width=40)]
    legend = [text("Fullført", top=90, width=90), text("Pågår", x0=200, top=300, width=90)]
    report = read(slide(1, texts=[*told, *legend]), *measures())
    assert report.declared == ()


def test_last_months_figures_beside_this_months_name_no_areas() -> None:
    head = ["Status", "Denne mnd.", "Forrige mnd."]
    tables, texts = [], []
    for number, (area, told) in enumerate(zip(AREAS, ("01", "10"), strict=True)):
        rows = [["Fullført", told[0], "3"], ["Pågår", told[1], "2"]]
        tables.append(table([head, *rows], x0=40 + 300 * number, width=240))
        texts.append(text(area, x0=40 + 300 * number, top=60, width=240))
    report = read(slide(1, tables=tables, texts=texts), *measures())
    assert figures(report) == AGREED
    assert report.diagnostics == ()


def test_a_tiles_figure_may_stand_below_its_status_in_one_text() -> None:
    tiles = [
        text(f"{label}\n{count}", x0=40 + 200 * place, top=120, width=180)
        for place, (label, count) in enumerate((("Fullført", 1), ("Pågår", 1), ("Ikke startet", 0)))
    ]
    report = read(slide(1, texts=[text("Overordnet oversikt"), *tiles]), *measures())
    assert [(total.status, total.count) for total in report.totals] == [
        (Status.DONE, 1),
        (Status.ONGOING, 1),
        (Status.NOT_STARTED, 0),
    ]
    assert [line.code for line in report.diagnostics] == []


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("2 = fullført   1 = pågår   0 = ikke startet", 0),
        ("2 fullført, 1 pågår, 0 ikke startet", 3),
        ("Fullført = 2, pågår = 1, ikke startet = 0", 3),
    ],
)
def test_a_legend_of_figures_counts_nothing(line: str, counted: int) -> None:
    rows = [[*MEASURE[:4], "1"], [*OTHER[:4], "2"]]
    page = slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA), text(line, top=500)])
    report = read(page)
    assert len((*report.declared, *report.totals)) == counted
    if not counted:
        assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]
