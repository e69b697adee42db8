"""Signs before items that may be a list's or the text's own."""

from dataclasses import replace

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, headed, read

from parsers.report.words.items import Listed, listed
from parsers.report.words.listsigns import ListSigns
from schema import Paragraph

BEHIND = "- 3 dager etter frist"
PLAIN = "3 dager etter frist"


def cells(*texts: str) -> list[Listed]:
    """Read the cells of a column; a line is a paragraph, and `• ` begins one with a list sign."""
    column = [
        [
            Paragraph.of(line.removeprefix("• "), bullet="•" if line.startswith("• ") else None)
            for line in cell.split("\n")
        ]
        for cell in texts
    ]
    return [listed(cell, ListSigns(column)) for cell in column]


@pytest.mark.parametrize(
    ("cell", "others", "item", "doubted"),
    [
        (BEHIND, ["- Levert", "- Avtale inngått"], PLAIN, False),
        (f"{BEHIND}\n- Levert", ["Avtale inngått"], PLAIN, False),
        (BEHIND, ["- Levert", "Avtale inngått", "Ny leder"], PLAIN, True),
        (BEHIND, ["Levert", "Avtale inngått"], BEHIND, True),
        (BEHIND, [], PLAIN, True),
        (f"• {BEHIND}", ["• Levert"], BEHIND, False),
        ("- 12 %", ["Levert"], "- 12 %", False),
        ("- 3. juni", ["Levert"], "3. juni", False),
        ("- 3 av 4 poster", ["Levert"], "3 av 4 poster", False),
        ("- 3-årig avtale", ["Levert"], "3-årig avtale", False),
        ("● Etter planen", ["● Levert", "● Avtale inngått"], "Etter planen", False),
        ("● Etter planen\n● Levert", ["Avtale inngått"] * 3, "Etter planen", False),
        ("● Etter planen", ["○ Levert", "Avtale inngått"], "● Etter planen", False),
        ("✓ Avtale signert", ["☐ Levert"], "✓ Avtale signert", False),
        ("● Etter planen", ["Levert", "Avtale inngått"], "Etter planen", True),
        ("• ● Etter planen", ["• Levert"], "● Etter planen", False),
        ("→ Levert", ["Avtale inngått"], "Levert", False),
        ("1. ca. 70 % er levert", ["Levert"], "1. ca. 70 % er levert", True),
        ("1. kvartal er levert", ["Levert"], "1. kvartal er levert", False),
        ("1. ca. 70 %\n2. Levert", ["Levert"], "1. ca. 70 %", False),
        ("1.Økt kvalitet\n2.Levert", [], "Økt kvalitet", False),
        ("-Økt kvalitet", ["Levert"], "Økt kvalitet", False),
        ("–økt kvalitet\n–færre avvik", ["Levert"], "økt kvalitet", False),
        ("-økt kvalitet", ["Levert"], "-økt kvalitet", False),
        ("-25 % i kostnad", ["Levert"], "-25 % i kostnad", False),
        ("-25 % i kostnad", ["-Levert"], "25 % i kostnad", False),
        ("-25 % i kostnad", [], "-25 % i kostnad", True),
        ("–25 %", [], "–25 %", True),
        ("−8 tonn i året", [], "−8 tonn i året", False),
        ("−8 tonn i året\n−3 avvik", ["- Levert"], "−8 tonn i året", False),
        ("−8 tonn i året", ["−Levert"], "8 tonn i året", False),
        ("− 8 tonn i året", [], "8 tonn i året", True),
        ("-25 % i kostnad\n-3 avvik", ["Levert"], "-25 % i kostnad", True),
        ("✓Økt kvalitet\n✓Levert", ["Levert"], "Økt kvalitet", False),
        ("✓Økt kvalitet", ["✓Levert"], "Økt kvalitet", False),
        ("✓Økt kvalitet", ["Levert", "Avtale inngått"], "Økt kvalitet", True),
        ("✓3 av 4 avtaler\n✓Levert", ["Levert"], "3 av 4 avtaler", False),
        ("✓Økt kvalitet\n• Levert", [], "Økt kvalitet", True),
        ("●Økt kvalitet", ["○Levert"], "●Økt kvalitet", False),
        ("→Økt kvalitet", ["Levert"], "Økt kvalitet", False),
        ("►Økt kvalitet", ["Levert"], "Økt kvalitet", False),
        ("*Økt kvalitet\n*Levert", ["Levert"], "Økt kvalitet", False),
        ("*Økt kvalitet", ["Levert"], "*Økt kvalitet", False),
        ("*Økt kvalitet", ["*Levert"], "Økt kvalitet", False),
        (
            "*Økt kvalitet",
            ["*Levert\n*Avtale inngått", "Ny leder", "Anbud ute"],
            "Økt kvalitet",
            True,
        ),
        ("·Økt kvalitet", ["Levert"], "Økt kvalitet", False),
        ("→7,2", ["Levert"], "→7,2", False),
    ],
)
def test_the_cell_and_its_column_tell_whether_a_sign_lists(
    cell: str, others: list[str], item: str, *, doubted: bool
) -> None:
    found = cells(cell, *others)[0]
    assert (found.items[0], bool(found.doubted)) == (item, doubted)


@pytest.mark.parametrize(
    ("cell", "foot", "items", "note", "codes"),
    [
        ("*Økt kvalitet", "Kilde: planen", ["*Økt kvalitet"], None, ["footnote-missing"]),
        ("*Økt kvalitet", "* Bare i Nord", ["*Økt kvalitet"], "* Bare i Nord", []),
        (
            "*Økt kvalitet\n*Færre avvik",
            "* Bare i Nord",
            ["Økt kvalitet", "Færre avvik"],
            None,
            ["unread-measures", "sign-guessed"],  # the note has no mark that refers to it
        ),
    ],
)
def test_an_asterisk_before_a_text_is_a_footnotes_mark_or_told(
    cell: str, foot: str, items: list[str], note: str | None, codes: list[str]
) -> None:
    row = [*MEASURE]
    row[2] = cell
    notes = [text(AREA), text(foot, top=480)]
    report = read(slide(1, tables=[table([HEADERS, row, [*OTHER]])], texts=notes))
    record = report.records[0]
    assert (list(record.gevinst), record.fotnote) == (items, note)
    assert [d.code for d in report.diagnostics] == codes


def test_list_signs_of_two_levels_are_no_circles_that_tell_something() -> None:
    column = [[Paragraph.of("Levert", bullet="●"), Paragraph.of("Etter planen", bullet="○")]]
    assert listed(column[0], ListSigns(column)) == Listed(("Levert", "Etter planen"))


@pytest.mark.parametrize(
    ("elsewhere", "item", "codes"), [("- Levert", PLAIN, []), ("Levert", PLAIN, ["sign-guessed"])]
)
def test_a_lone_cell_is_read_as_the_deck_lists_elsewhere(
    elsewhere: str, item: str, codes: list[str]
) -> None:
    one, two = [*MEASURE], [*OTHER]
    one[3], two[3] = BEHIND, elsewhere
    report = read(
        *(
            slide(number, tables=[table([HEADERS, row])], texts=[text(AREA)])
            for number, row in enumerate((one, two), 1)
        )
    )
    assert report.records[0].siste_status == (item,)
    assert [d.code for d in report.diagnostics] == codes


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("❑ Levert\n❑ Etter planen", ("Levert", "Etter planen")),
        ("◆ Levert\nEtter planen", ("◆ Levert", "Etter planen")),  # it may tell something
    ],
)
def test_a_square_or_diamond_before_every_item_is_a_list_sign(
    cell: str, items: tuple[str, ...]
) -> None:
    assert cells(cell)[0].items == items


@pytest.mark.parametrize(
    ("news", "items"),
    [
        ("Avtalen er signert\nOpplæring er i gang", ("Avtalen er signert", "Opplæring er i gang")),
        ("Avtalen er signert\nog tatt i bruk", ("Avtalen er signert og tatt i bruk",)),
        ("Møter med Oslo,\nBergen og Bodø", ("Møter med Oslo, Bergen og Bodø",)),
    ],
)
def test_a_line_with_a_capital_that_is_broken_by_hand_is_an_item_and_told(
    news: str, items: tuple[str, ...]
) -> None:
    grid = table([HEADERS, [*MEASURE]])
    cells = [
        replace(cell, paragraphs=(Paragraph.of(news),))
        if (cell.row, cell.column) == (1, 3)
        else cell
        for cell in grid.cells
    ]
    report = read(slide(1, tables=[replace(grid, cells=tuple(cells))], texts=[text(AREA)]))
    assert report.records[0].siste_status == items
    told = [line.code for line in report.diagnostics]
    assert told == ["items-guessed"] * (len(items) > 1)


def test_a_doubtful_sign_is_told_at_its_row() -> None:
    one = [*MEASURE]
    one[3] = BEHIND
    (line,) = headed(HEADERS, OTHER, one).diagnostics
    assert (line.code, line.slide, line.row) == ("sign-guessed", 1, 2)
    assert f"“{BEHIND[:30]}”" in line.message


def test_a_sign_alone_on_its_line_lists_the_text_below_it() -> None:
    """As a text that holds no blank where it may be broken has no room behind it."""
    one, two = Paragraph.of("●\nUnngår dobbeltarbeid"), Paragraph.of("● Lavere pris")
    assert listed([one, two], ListSigns([[one, two]])).items == (
        "Unngår dobbeltarbeid",
        "Lavere pris",
    )


@pytest.mark.parametrize(
    ("item", "told"),
    [("1.60 % er levert", True), ("1.82 av 96 avtaler", True), ("1.5 mill. spart", False)],
)
def test_a_number_close_before_a_share_may_be_a_lists(item: str, *, told: bool) -> None:
    row = [*MEASURE]
    row[3] = item
    report = read(slide(1, tables=[table([HEADERS, row])], texts=[text(AREA)]))
    assert [d.code for d in report.diagnostics] == ["sign-guessed"] * told


def test_lines_that_a_pdf_tells_to_be_broken_by_hand_are_told() -> None:
    grid = table([HEADERS, [*MEASURE]])
    lines = (Paragraph.of("Avtalen er signert"), Paragraph.of("Opplæring er i gang"))
    news = (lines[0], replace(lines[1], by_hand=True))
    cells = [
        replace(cell, paragraphs=news) if (cell.row, cell.column) == (1, 3) else cell
        for cell in grid.cells
    ]
    tagged = replace(grid, cells=tuple(cells), found_by="tags")
    report = read(slide(1, tables=[tagged], texts=[text(AREA)]))
    assert [(line.code, line.slide) for line in report.diagnostics] == [("items-guessed", 1)]


def test_circles_that_may_be_the_levels_of_a_list_are_told_of() -> None:
    cell = "● Etter planen\n○ Levert"
    found = cells(cell, "● Avtale inngått\n○ Kurs holdt")
    assert found[0] == Listed(
        items=("● Etter planen", "○ Levert"), doubted=("● Etter planen", "○ Levert")
    )
    assert cells(cell, "○ Avtale inngått")[0].doubted == ()


@pytest.mark.parametrize(("sign", "other"), [("☑", "☐"), ("☐", "☑")])
def test_boxes_of_tasks_stay_where_the_deck_has_ticked_and_empty_ones(
    sign: str, other: str
) -> None:
    def row(name: str, box: str) -> list[str]:
        return [name, "1", "• Bedre oversikt", f"{box} Møte holdt\n{box} Avtale signert", "Pågår"]

    report = read(
        slide(1, tables=[table([HEADERS, row("Felles maler", sign)])], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, row("Felles krav", other)])], texts=[text(AREA)]),
    )
    assert report.records[0].siste_status == (f"{sign} Møte holdt", f"{sign} Avtale signert")
    assert {line.code for line in report.diagnostics} == {"sign-guessed"}


def test_swedish_quotation_marks_and_a_number_before_a_sign_are_no_part_of_a_list_s_sign() -> None:
    quoted = "»Felles innkjøp» er navnet på løsningen"
    assert cells(quoted, f"1) {quoted}", "1) < 2 dagers ledetid", "»Levert") == [
        Listed(items=(quoted,)),
        Listed(items=(quoted,)),
        Listed(items=("< 2 dagers ledetid",)),
        Listed(items=("Levert",)),
    ]
