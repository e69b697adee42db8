"""What a text layer's writer puts on one line, or repeats, is told apart again."""

from __future__ import annotations

from collections import Counter

import pytest
from tinylayers import VOCABULARY, read, warned, warned_rows

from parsers.text.linewords import line_words
from parsers.text.listsigns import with_known_signs
from parsers.text.measures.printing import Printing, best_printing
from parsers.text.measures.row import Fragment, TextRow
from parsers.text.placing.sidebyside import parted_as_wanted, parted_at_names
from schema import Report, Status
from schema.vocabulary import Column

WORDS = line_words(VOCABULARY)
HEADER = "Tiltak Pri Gevinst Siste status Status"


def _counts(done: int, waiting: int) -> str:
    return f"status tiltak antall\n\n● Fullført {done}\n\n◑ Pågår 0\n\n○ Ikke startet {waiting}"


def _overview(names: str, *counts: tuple[int, int]) -> str:
    tables = "\n\n".join(_counts(*count) for count in counts)
    return f"Overordnet oversikt over tiltak\n\n{names}\n\n{tables}"


def _table(name: str, measure: str = "Utvikle maler") -> str:
    row = f"{measure} 1\n\n• Økt kvalitet\n• Kartlegging pågår\n\n●\nFullført"
    return f"{HEADER}\n\n{row}\n\n{name}\npågående tiltak"


def _list(rows: str, names: str) -> str:
    return f"{rows}\n\n{names}\n\nOversikt\nikke startede tiltak\n\nPri. Pri."


def _deck(*pages: str) -> Report:
    return read("\n\n\n\n".join(pages))


def test_areas_named_on_one_line_are_told_apart_by_a_page_of_ones_own() -> None:
    report = _deck(
        _overview("Miljø og samfunnsansvar Kompetanse og ledelse", (1, 0), (1, 0)),
        _table("Miljø og samfunnsansvar"),
        _table("Kompetanse og ledelse", "Holde kurs"),
    )
    assert [record.omrade for record in report.records] == [
        "Miljø og samfunnsansvar",
        "Kompetanse og ledelse",
    ]
    assert warned_rows(report) == []


def test_areas_named_on_one_line_are_told_apart_by_how_many_have_counts() -> None:
    names = "Miljø og samfunnsansvar Kompetanse og ledelse"
    rows = "Utrede emballasje 2\n\nHolde kurs 2\n\nFinne forelesere 3"
    report = _deck(
        _overview(f"Bærekraft\n\n{names}", (1, 0), (0, 1), (0, 2)),
        _table("Bærekraft"),
        _list(rows, names),
    )
    assert [area.name for area in report.areas] == [
        "Bærekraft",
        "Miljø og samfunnsansvar",
        "Kompetanse og ledelse",
    ]
    assert all(area.name in {record.omrade for record in report.records} for area in report.areas)


@pytest.mark.parametrize(
    ("text", "known", "parts"),
    [
        ("Miljø og Bærekraft", {"bærekraft"}, ["Miljø og Bærekraft"]),
        ("Bærekraft og miljø", {"bærekraft"}, ["Bærekraft og miljø"]),
        ("Bærekraft Styring", {"bærekraft"}, ["Bærekraft", "Styring"]),
        ("Styring Bærekraft IKT", {"bærekraft"}, ["Styring", "Bærekraft", "IKT"]),
    ],
)
def test_a_name_is_parted_from_whole_names_only(
    text: str, known: set[str], parts: list[str]
) -> None:
    assert parted_at_names(text, known) == parts


def test_names_are_parted_at_capitals_only_into_as_many_as_are_wanted() -> None:
    names = ["Styring av IKT Kompetanse i Helse"]
    assert parted_as_wanted(names, 3) == names
    assert parted_as_wanted(["Styring av IKT Kompetanse"], 2) == ["Styring av IKT", "Kompetanse"]


def test_two_listed_rows_on_one_line_are_two_if_the_counts_say_so() -> None:
    rows = "Utrede emballasje innen 2030 2 Holde kurs 3"
    report = _deck(
        _overview("Bærekraft\n\nKompetanse", (1, 1), (1, 1)),
        _table("Bærekraft"),
        _table("Kompetanse", "Ansette forelesere"),
        _list(rows, "Bærekraft\n\nKompetanse"),
    )
    assert [(record.tiltak, record.pri) for record in report.records[2:]] == [
        ("Utrede emballasje innen 2030", 2),
        ("Holde kurs", 3),
    ]


def test_two_listed_rows_on_one_line_are_in_doubt_if_nothing_counts_them() -> None:
    report = _deck(
        _table("Bærekraft"), _list("Utrede emballasje innen 2030 2 Holde kurs 3", "Bærekraft")
    )
    assert ("jumbled-text", 1) in warned_rows(report)


@pytest.mark.parametrize("place", ["head", "foot"])
def test_what_stands_at_the_edge_of_every_page_is_no_measure(place: str) -> None:
    names = ("Bærekraft", "Kompetanse", "Styring")
    pages = [_overview("\n\n".join(names), *[(1, 0)] * 3), *map(_table, names)]
    for number, page in enumerate(pages, start=1):
        edge = f"Kontoret for innkjøp {number}"
        pages[number - 1] = f"{edge}\n\n{page}" if place == "head" else f"{page}\n\n{edge}"
    report = _deck(*pages)
    assert [record.omrade for record in report.records] == list(names)
    assert warned_rows(report) == []


def test_a_header_above_a_status_is_no_part_of_a_list_item() -> None:
    page = _table("Bærekraft").replace("\n\n●", "\n\nStatus\n●")
    (record,) = read(page).records
    assert record.siste_status == ("Kartlegging pågår",)


def test_a_share_in_a_list_item_is_no_heading_of_several_slides() -> None:
    words = line_words(VOCABULARY)
    assert words.is_numbered_heading("Bærekraft (1 av 2)")
    assert not words.is_numbered_heading("• 12 av 20 foretak har svart")
    assert not words.is_numbered_heading("12 av 20 foretak har svart")


def test_a_label_on_the_line_of_the_text_before_its_sign_is_read() -> None:
    rows = (
        "Utvikle maler 1\n\n• Økt kvalitet\n• Kartlegging pågår\n\nFullført\n●\n\n"
        "Utvikle kurs 1\n\n• Økt kvalitet\n• Kartlegging pågår Fullført\n●"
    )
    report = read(f"{HEADER}\n\n{rows}\n\nBærekraft\npågående tiltak")
    assert [record.status_tekst for record in report.records] == ["Fullført", "Fullført"]
    items = {item for record in report.records for item in record.gevinst + record.siste_status}
    assert items == {"Økt kvalitet", "Kartlegging pågår"}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Økt forutsigbarhet", Column.GEVINST),
        ("Kontrakt signert 01.09.2023", Column.SISTE_STATUS),
        ("Møter planlegges i Q4", Column.SISTE_STATUS),
        ("Bedre dialog", None),
        ("Avtaledekning", None),
    ],
)
def test_words_tell_the_column_of_a_list_item(text: str, column: Column | None) -> None:
    assert line_words(VOCABULARY).column_of_item(text) is column


def _fragment(text: str, **flags: bool) -> Fragment:
    return Fragment(
        text=text, bullet=True, gap=flags.get("gap", False), inline=flags.get("inline", False)
    )


def test_lines_that_would_be_printed_otherwise_speak_against_a_border() -> None:
    # `1 • a • b` and a line below: a alone stands level with the priority, b is one of two lines.
    row = TextRow(
        tiltak="Utvikle maler",
        ikon=None,
        pri=1,
        content=(_fragment("a", inline=True), _fragment("b", inline=True), _fragment("c")),
        mark=None,
        listed=False,
        pri_gap=True,
    )
    printing = Printing(middle=True, half=True, half_status=True, drop=1.25, gaps=False)
    costs = [printing.cost(row, at) for at in range(4)]
    assert costs[1] == 0
    assert min(costs[:1] + costs[2:]) > 0


def test_empty_lines_tell_of_the_printing_where_they_stand_by_its_rule() -> None:
    def row(apart: str) -> TextRow:
        content = [_fragment("a", inline=True)]
        content += [_fragment(text, gap=text == apart) for text in "bc"]
        return TextRow(
            tiltak="Utvikle maler",
            ikon=None,
            pri=1,
            content=tuple(content),
            mark=None,
            listed=False,
            pri_gap=False,
        )

    # Behind a line that begins further right than its measure, the next column needs no empty one.
    assert best_printing([row("b")] * 3).gaps
    assert not best_printing([row("c")] * 3).gaps


def test_a_border_that_nothing_tells_is_in_doubt() -> None:
    page = _table("Bærekraft").replace("• Økt kvalitet\n• Kartlegging pågår", "• Avtaler\n• Reiser")
    report = read(page)
    doubts = Counter(warned(report))
    assert doubts["bullets-guessed"] == 1


def test_a_table_written_column_by_column_is_an_error() -> None:
    columns = (
        "Tiltak\nUtvikle maler\nHolde kurs\n\nPri\n\n1\n2\n\nGevinst\n\n• Økt kvalitet\n\n"
        "Siste status\n\n• Kartlegging pågår\n\nStatus\n\n●\nFullført\n\n◑\nPågår"
    )
    report = read(f"Bærekraft\npågående tiltak\n{columns}")
    errors = [item.code for item in report.diagnostics if item.severity == "error"]
    assert "jumbled-text" in errors


def test_a_cell_a_line_is_read_row_by_row() -> None:
    cells = "Tiltak\nPri\nGevinst\nSiste status\nStatus\nUtvikle maler\n1\n• Økt kvalitet\n"
    report = read(f"Bærekraft\npågående tiltak\n\n{cells}• Kartlegging pågår\n●\nFullført")
    assert [(record.tiltak, record.pri) for record in report.records] == [("Utvikle maler", 1)]
    assert "jumbled-text" not in warned(report)


def test_lists_beside_each_other_are_read_each_with_its_own_priorities_and_icons() -> None:
    left = "Bærekraft".ljust(40) + "Pri.".ljust(12) + "Kompetanse".ljust(40) + "Pri."
    rows = [
        "🏆   Utrede emballasje".ljust(46) + " 2   🗲   Holde kurs".ljust(54) + "3",
        "     Samordne frakt".ljust(46) + "  3       Finne forelesere".ljust(55) + "2",
    ]
    page = "\n\n".join(["Oversikt\nikke startede tiltak", left, *rows])
    report = read(f"{_table('Bærekraft')}\f{_table('Kompetanse', 'Lese')}\f{page}")
    listed = [(r.omrade, r.ikon, r.tiltak, r.pri) for r in report.records[2:]]
    assert listed == [
        ("Bærekraft", "🏆", "Utrede emballasje", 2),
        ("Bærekraft", None, "Samordne frakt", 3),
        ("Kompetanse", "🗲", "Holde kurs", 3),
        ("Kompetanse", None, "Finne forelesere", 2),
    ]


def test_a_measure_that_begins_with_anothers_status_is_in_doubt() -> None:
    report = read(_table("Bærekraft", "Utført OIH Utvikle maler"))
    assert ("jumbled-text", 1) in warned_rows(report)


def test_a_measure_that_begins_amid_a_sentence_is_in_doubt() -> None:
    rows = "Utrede rutiner for mottak av varer Gjennomføre 2\n\nberedskapslager i regionene 2"
    report = _deck(_table("Bærekraft"), _list(rows, "Bærekraft"))
    assert ("jumbled-text", 2) in warned_rows(report)


def _measure(name: str, sign: str = "•") -> str:
    items = ("Økt kvalitet", "Økt trivsel", "Kartlegging pågår")
    return "\n".join((f"{name} 1", *(f"{sign} {item}" for item in items), "◑", "Pågår"))


@pytest.mark.parametrize("sign", ["–", "■", "\uf0a7", "-"])
def test_a_decks_own_list_sign_begins_items(sign: str) -> None:
    lines = [f"{sign} Økt kvalitet", f"{sign} Bestilt 14. mars", f"  {sign} Pågår"]
    lines.append(f"Kjøpe varer 2 {sign} Mindre svinn {sign} og lager {sign} Bestilt")
    page = [(line, False) for line in lines]
    (found,) = with_known_signs([page], WORDS)
    dash = sign in "–-"
    assert [text for text, _ in found] == [
        "• Økt kvalitet",
        "• Bestilt 14. mars",
        "  • Pågår",
        f"Kjøpe varer 2 • Mindre svinn {sign if dash else '•'} og lager • Bestilt",
    ]
    assert with_known_signs([page[:2]], WORDS) == [page[:2]]
    more = [("• Økt", False)] * 3
    assert with_known_signs([page, more], WORDS) == [page, more]


def test_items_behind_dashes_are_items() -> None:
    rows = [_measure(name, "–") for name in ("Utvikle maler", "Holde kurs", "Ansette folk")]
    records = _deck(f"{HEADER}\n\n" + "\n\n".join(rows)).records
    items = [(*record.gevinst, *record.siste_status) for record in records]
    assert items == [("Økt kvalitet", "Økt trivsel", "Kartlegging pågår")] * 3


def test_a_dash_or_two_are_no_list_signs() -> None:
    rows = [_measure("Utvikle maler"), _measure("Holde kurs")]
    rows.append("Øke andelen 1\n• Dialog i Malmø – NIELS deltar\n– og svar\n• Venter\n◑\nPågår")
    report = _deck(f"{HEADER}\n\n" + "\n\n".join(rows))
    assert report.records[2].gevinst[0].startswith("Dialog i Malmø – NIELS deltar")


def test_a_list_sign_may_overlap_the_text_before_it() -> None:
    report = _deck(f"{HEADER}\n\nUtvikle maler 1 • Økt kvalitet• Kartlegging pågår ◑\nPågår")
    (record,) = report.records
    assert (record.gevinst, record.siste_status) == (("Økt kvalitet",), ("Kartlegging pågår",))


@pytest.mark.parametrize("first", [True, False])
def test_page_numbers_on_lines_of_their_own_are_no_part_of_a_page(*, first: bool) -> None:
    names = ("Miljø", "Kompetanse", "Økonomi")
    pages = []
    for number, name in enumerate(names, 2):
        page = f"{name}\ntiltak i arbeid\n\n{HEADER}\n\n{_measure(f'Utvikle {name}')}"
        pages.append(f"{number}\n\n{page}" if first else f"{page}\n\n{number}")
    report = _deck(*pages)
    assert [record.omrade for record in report.records] == list(names)
    assert warned_rows(report) == []


@pytest.mark.parametrize("foot", ["{}Kontoret", "{} Kontoret", "Kontoret {}"])
def test_page_numbers_beside_an_offices_name_are_no_part_of_a_page(foot: str) -> None:
    names = ("Miljø", "Kompetanse", "Økonomi")
    pages = [
        f"{name}\ntiltak i arbeid\n\n{HEADER}\n\n{_measure(f'Utvikle {name}')}\n\n{foot.format(number)}"
        for number, name in enumerate(names, 2)
    ]
    report = _deck(*pages)
    assert [record.omrade for record in report.records] == list(names)
    assert warned_rows(report) == []


@pytest.mark.parametrize("words", ["tiltak i arbeid", ""])
def test_titles_above_or_behind_all_tables_name_areas_where_nothing_else_does(words: str) -> None:
    names = ("Miljø", "Kompetanse", "Økonomi (1 av 2)", "Økonomi (2 av 2)")
    titles = [f"{name}\n{words}".strip() for name in names]
    tables = [f"{HEADER}\n\n{_measure(f'Utvikle {number}. del')}" for number in "abcd"]
    pairs = list(zip(titles, tables, strict=True))
    for pages in ([f"{a}\n\n{b}" for a, b in pairs], [f"{b}\n\n{a}" for a, b in pairs]):
        found = [record.omrade for record in _deck(*pages).records]
        assert found == ["Miljø", "Kompetanse", "Økonomi", "Økonomi"]


def test_names_that_begin_with_a_small_letter_are_whole() -> None:
    names = ["iPad til alle elever", "e-læring for ledere", "eFaktura som standard"]
    report = _deck(f"{HEADER}\n\n" + "\n\n".join(map(_measure, names)))
    assert [record.tiltak for record in report.records] == names
    assert "jumbled-text" not in warned(report)
    assert "jumbled-text" in warned(_deck(f"{HEADER}\n\n{_measure('og resten')}"))


def test_a_sign_in_front_of_a_measure_is_no_status_of_the_one_above() -> None:
    rows = "Utvikle maler 1\n• Økt kvalitet\n• Møte er holdt\n\n🗹\nHolde kurs 2\n• Bedre oversikt\n◑\nPågår"
    records = read(f"Miljø\n\n{HEADER}\n\n{rows}").records
    assert [(record.ikon, record.status) for record in records] == [
        (None, Status.UNKNOWN),
        ("🗹", Status.ONGOING),
    ]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_status_behind_a_listed_measures_priority_is_its_own(between: str) -> None:
    names = ("Lage ny veileder", "Innføre felles rutiner", "Kartlegge behov")
    rows = "\n".join(f"{name}{between}{pri}\n○" for pri, name in enumerate(names, 1))
    records = read(f"Miljø\n\nOversikt ikke startede tiltak\n\n{rows}").records
    assert [(record.tiltak, record.pri, record.ikon) for record in records] == [
        (name, pri, None) for pri, name in enumerate(names, 1)
    ]
    assert {record.status for record in records} == {Status.NOT_STARTED}


def test_a_header_that_narrow_columns_broke_is_one() -> None:
    page = "{}\nTILTAK PRIORITET FORVENTET\nEFFEKT SISTE STATUS STATUS\n{} 1\n• Økt kvalitet\n• Møtet er holdt\n◑ Pågår"
    pages = [page.format(*texts) for texts in (("Miljø", "Rense elva"), ("Kultur", "Bygge scene"))]
    told = [(record.omrade, record.tiltak) for record in read("\f".join(pages)).records]
    assert told == [("Miljø", "Rense elva"), ("Kultur", "Bygge scene")]


def test_pages_without_breaks_are_parted_at_headings_with_and_without_numbers_and_lose_their_feet() -> (
    None
):
    table = "{}\nTiltak Pri Gevinst Siste status Status\n{} 1\n• Økt kvalitet\n• Møtet er holdt\n◑ Pågår\nNordby kommune {}"
    pages = (
        ("Miljø", "Rense elva", 1),
        ("Kultur (1 av 2)", "Bygge scene", 2),
        ("Kultur (2 av 2)", "Male bro", 3),
    )
    listed = "Oversikt\nikke startede tiltak\nMiljø\nPlante trær 2\nPriKultur\nHolde kurs 3"
    report = read("\n".join((*(table.format(*page) for page in pages), listed)))
    assert [(record.omrade, record.tiltak) for record in report.records] == [
        ("Miljø", "Rense elva"),
        ("Kultur", "Bygge scene"),
        ("Kultur", "Male bro"),
        ("Miljø", "Plante trær"),
        ("Kultur", "Holde kurs"),
    ]


def test_an_areas_name_in_a_measures_text_leaves_the_areas_below_it_in_doubt() -> None:
    tables = [_table(name) for name in ("Bærekraft", "Kompetanse")]
    report = _deck(*tables, _list("Holde kurs Kompetanse Lage plan 2", "Bærekraft"))
    assert {("area-guessed", None), ("jumbled-text", 1)} <= set(warned_rows(report))


def test_a_figure_at_a_words_end_may_be_a_priority_between_two_measures() -> None:
    report = _deck(_table("Bærekraft"), _list("Kjøpe elbiler2 Holde kurs 3", "Bærekraft"))
    assert ("jumbled-text", 1) in warned_rows(report)


def test_a_pictogram_behind_a_label_is_no_part_of_it() -> None:
    row = "Utvikle maler 1\n• Økt kvalitet\n• Møte holdt\n16 av 20 helseforetak ◑ Pågår 👥"
    report = _deck(f"{HEADER}\n\n{row}")
    (record,) = report.records
    assert record.status is Status.ONGOING
    assert "unknown-label" not in [line.code for line in report.diagnostics]
