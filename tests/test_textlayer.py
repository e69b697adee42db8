from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import textlayers
from deckmaker.truth import TRUTH, Truth
from hypothesis import given, settings
from hypothesis import strategies as st
from tinylayers import read, warned

from schema import DateSource, Record, Report, Status

WRITERS: dict[str, Callable[[Truth], str]] = {
    "by position": lambda truth: textlayers.by_position(textlayers.positions(truth)),
    "plain": lambda truth: textlayers.plain(textlayers.positions(truth)),
    "without page breaks": lambda truth: textlayers.plain(textlayers.positions(truth), "\n"),
    "layout kept": lambda truth: textlayers.kept(textlayers.positions(truth)),
}


def told(record: Record) -> tuple[str, str, int | None, Status, str | None]:
    return record.omrade, record.tiltak, record.pri, record.status, record.status_tekst


def codes(report: Report) -> list[str]:
    return [item.code for item in report.diagnostics]


@pytest.fixture(params=list(WRITERS))
def write(request: pytest.FixtureRequest) -> Callable[[Truth], str]:
    return WRITERS[str(request.param)]


def test_all_measures_come_out_whatever_wrote_the_layer(write: Callable[[Truth], str]) -> None:
    report = read(write(TRUTH))
    assert Counter(map(told, report.records)) == Counter(map(told, TRUTH.records))
    assert set(warned(report)) <= {"bullets-guessed"}


def test_a_layer_with_positions_leaves_no_doubt() -> None:
    assert warned(read(WRITERS["by position"](TRUTH))) == []


def test_icons_in_front_of_measures_are_read(write: Callable[[Truth], str]) -> None:
    icons = {record.tiltak: record.ikon for record in TRUTH.records}
    assert {record.tiltak: record.ikon for record in read(write(TRUTH)).records} == icons


def test_declared_counts_find_their_areas(write: Callable[[Truth], str]) -> None:
    declared = {(item.omrade, item.status): item.count for item in read(write(TRUTH)).declared}
    assert declared == {(item.omrade, item.status): item.count for item in TRUTH.declared}


def test_areas_have_their_goals(write: Callable[[Truth], str]) -> None:
    areas = {area.name: area.goals for area in read(write(TRUTH)).areas}
    assert areas == {area.name: area.goals for area in TRUTH.areas}


def test_footnotes_come_with_the_measures_that_refer_to_them(write: Callable[[Truth], str]) -> None:
    notes = {record.tiltak: record.fotnote for record in TRUTH.records}
    assert {record.tiltak: record.fotnote for record in read(write(TRUTH)).records} == notes


def test_gevinst_and_siste_status_are_exact_where_the_layout_is_kept() -> None:
    report = read(WRITERS["layout kept"](TRUTH))
    halves = {record.tiltak: (record.gevinst, record.siste_status) for record in TRUTH.records}
    found = {record.tiltak: (record.gevinst, record.siste_status) for record in report.records}
    assert found == halves
    assert "bullets-guessed" not in codes(report)


@pytest.mark.parametrize("writer", ["by position", "plain"])
def test_no_list_item_is_lost_and_the_guess_is_said_once(writer: str) -> None:
    report = read(WRITERS[writer](TRUTH))
    items = {record.tiltak: record.gevinst + record.siste_status for record in TRUTH.records}
    found = {record.tiltak: record.gevinst + record.siste_status for record in report.records}
    assert found == items
    told_once = [d for d in report.diagnostics if d.code == "bullets-guessed" and d.row is None]
    assert [item.severity for item in told_once] == ["info"]


def test_most_list_items_fall_on_the_right_side() -> None:
    report = read(WRITERS["by position"](TRUTH))
    halves = {record.tiltak: (record.gevinst, record.siste_status) for record in TRUTH.records}
    right = sum(
        (record.gevinst, record.siste_status) == halves[record.tiltak] for record in report.records
    )
    assert right >= len(TRUTH.records) - 2


@pytest.mark.parametrize("left_out", range(len(TRUTH.records)))
def test_a_row_that_is_missing_is_told_and_all_others_are_right(left_out: int) -> None:
    missing = TRUTH.records[left_out]
    kept = tuple(record for record in TRUTH.records if record is not missing)
    pages = textlayers.positions(replace(TRUTH, records=kept))
    # The overview still declares the row.
    pages[0] = textlayers.positions(TRUTH)[0]
    report = read(textlayers.by_position(pages))
    assert Counter(map(told, report.records)) == Counter(map(told, kept))
    if missing.status is not Status.STOPPED:
        mismatches = [item for item in report.diagnostics if item.code == "count-mismatch"]
        assert len(mismatches) == 1
        # Two areas may have like figures; then the layer cannot tell, and that is told.
        assert missing.omrade in mismatches[0].message or "area-guessed" in codes(report)


def test_a_status_against_the_count_is_told_and_read_as_printed() -> None:
    first = replace(TRUTH.records[0], status=Status.DONE, status_tekst="Ferdig")
    changed = replace(TRUTH, records=(first, *TRUTH.records[1:]))
    pages = textlayers.positions(changed)
    pages[0] = textlayers.positions(TRUTH)[0]
    report = read(textlayers.by_position(pages))
    assert told(first) in [told(record) for record in report.records]
    assert codes(report).count("count-mismatch") == 2


def test_a_symbol_against_its_label_is_told_and_the_label_believed() -> None:
    text = re.sub(r"●(\s+Utført)", r"◑\1", WRITERS["by position"](TRUTH))
    report = read(text)
    assert "status-conflict" in codes(report)
    assert Status.DONE in [r.status for r in report.records if r.status_tekst == "Utført"]


@pytest.mark.parametrize("sign", ["●", "◑"])
def test_labels_alone_tell_the_status(sign: str) -> None:
    pages = textlayers.positions(TRUTH)
    pages[1:] = [[put for put in page if put.text != sign] for page in pages[1:]]
    report = read(textlayers.by_position(pages))
    assert Counter(map(told, report.records)) == Counter(map(told, TRUTH.records))


def test_symbols_alone_tell_the_status() -> None:
    bare = tuple(
        replace(record, status_tekst=None) if record.gevinst else record
        for record in TRUTH.records
        if record.status is not Status.STOPPED
    )
    unlabelled = replace(TRUTH, records=bare)
    labels = {record.status_tekst for record in TRUTH.records}
    pages = textlayers.positions(
        replace(TRUTH, records=tuple(r for r in TRUTH.records if r.status is not Status.STOPPED))
    )
    pages[1:] = [[put for put in page if put.text not in labels] for page in pages[1:]]
    report = read(textlayers.by_position(pages))
    expected = Counter((r.omrade, r.tiltak, r.status) for r in unlabelled.records)
    assert Counter((r.omrade, r.tiltak, r.status) for r in report.records) == expected


def test_without_a_status_a_measure_is_unknown_and_told() -> None:
    pages = textlayers.positions(TRUTH)
    pages[1] = [put for put in pages[1] if put.text not in ("●", "Utført")]
    report = read(textlayers.by_position(pages))
    unknown = [record.tiltak for record in report.records if record.status is Status.UNKNOWN]
    assert unknown == ["Vekte pris og kvalitet (50-50 %) i nye konkurranser"]
    assert "unknown-status" in codes(report)
    assert len(report.records) == len(TRUTH.records)


def test_windows_newlines_change_nothing(write: Callable[[Truth], str]) -> None:
    text = write(TRUTH)
    assert read(text.replace("\n", "\r\n")).records == read(text).records


def test_rows_count_from_one_in_each_table() -> None:
    report = read(WRITERS["by position"](TRUTH))
    assert {record.slide for record in report.records} == {0}
    first = [record.row for record in report.records if record.omrade == TRUTH.areas[0].name]
    assert first == [1, 2, 3, 4, 1, 2]


def test_the_date_behind_per_is_the_reports_and_the_name_is_the_plans() -> None:
    pages = textlayers.positions(TRUTH, "Handlingsplan – statusrapport per 13.10.2023")
    pages[0].append(textlayers.Put(30, 260, TRUTH.name))
    pages[0].append(textlayers.Put(30, 290, "Helse Vest"))
    report = read(textlayers.by_position(pages))
    assert report.dates == (
        (DateSource.STATUS, date(2023, 10, 13)),
        (DateSource.SLIDE, date(2023, 10, 19)),
    )
    assert report.plan_names == (TRUTH.name, "Helse Vest")


def test_a_line_may_end_between_per_and_its_date() -> None:
    title = "Handlingsplan\nMedisinsk utstyr –\nstatusrapport per\n13.10.2023\n\n\n\n"
    report = read(title + WRITERS["by position"](TRUTH))
    assert report.dates[0] == (DateSource.STATUS, date(2023, 10, 13))


def test_a_heading_spelled_otherwise_is_the_same_area_and_told() -> None:
    text = WRITERS["by position"](TRUTH)
    head, _, tail = text.rpartition("Forsyningssikkerhet og beredskap")
    report = read(f"{head}Forsyningssikkerheten og beredskapen{tail}")
    assert Counter(map(told, report.records)) == Counter(map(told, TRUTH.records))
    assert "area-spelling" in codes(report)


def test_an_area_without_started_measures_is_known_from_the_list() -> None:
    last = TRUTH.areas[2].name
    records = tuple(
        record for record in TRUTH.records if record.omrade != last or record.status_tekst is None
    )
    truth = replace(TRUTH, records=records)
    report = read(textlayers.by_position(textlayers.positions(truth)))
    assert Counter(map(told, report.records)) == Counter(map(told, records))


def test_without_an_overview_areas_come_from_the_headings() -> None:
    pages = textlayers.positions(TRUTH)[1:]
    report = read(textlayers.by_position(pages))
    started = [told(record) for record in TRUTH.records if record.status_tekst is not None]
    assert [told(record) for record in report.records][: len(started)] == started
    assert report.declared == ()


def test_lines_that_belong_to_no_measure_are_told() -> None:
    text = WRITERS["by position"](TRUTH) + "\n\n\n\nBudsjettet ble lagt frem av Kari"
    report = read(text)
    unread = [item.message for item in report.diagnostics if item.code == "unread-text"]
    assert len(unread) == 1
    assert "Budsjettet ble lagt frem av Kari" in unread[0]


def test_an_outline_behind_the_last_page_is_no_list_of_measures() -> None:
    outline = "\n\n\n\tHandlingsplan – statusrapport per 13.10.2023\n\tSlide 3 \n\tSlide 4 \n"
    report = read(WRITERS["by position"](TRUTH) + outline)
    assert Counter(map(told, report.records)) == Counter(map(told, TRUTH.records))
    assert report.dates[0] == (DateSource.STATUS, date(2023, 10, 13))


def test_columns_written_across_one_another_are_an_error() -> None:
    pages = textlayers.positions(TRUTH)
    lines = []
    for page in pages:
        rows: dict[float, list[str]] = {}
        for put in sorted(page, key=lambda put: (put.y, put.x)):
            rows.setdefault(round(put.y / 10), []).append(put.text)
        lines.append("\n".join(" ".join(texts) for texts in rows.values()))
    report = read("\f".join(lines))
    assert "jumbled-text" in [item.code for item in report.diagnostics if item.severity == "error"]


def test_a_text_without_measures_says_so() -> None:
    report = read("Et brev om noe annet.\n\nMed hilsen Ola")
    assert report.records == ()
    assert "no-measures" in codes(report)


def _shuffled(chance: random.Random, rows: int) -> Truth:
    started = [record for record in TRUTH.records if record.status_tekst is not None]
    waiting = [record for record in TRUTH.records if record.status_tekst is None]
    made: list[Record] = []
    for area in TRUTH.areas:
        for number, old in enumerate(chance.choices(started, k=chance.randint(1, rows))):
            status = chance.choice([Status.DONE, Status.ONGOING])
            label = "Fullført" if status is Status.DONE else "Pågår"
            made.append(
                replace(
                    old,
                    omrade=area.name,
                    tiltak=f"{old.tiltak} i fase {number}{area.name[0].lower()} for {area.name}",
                    status=status,
                    status_symbol=status.symbol,
                    status_tekst=label,
                )
            )
    for area in TRUTH.areas:
        for number, old in enumerate(chance.choices(waiting, k=chance.randint(0, rows))):
            tiltak = f"{old.tiltak} på trinn {number}{area.name[0].lower()} for {area.name}"
            made.append(replace(old, omrade=area.name, tiltak=tiltak))
    return replace(TRUTH, records=tuple(made))


@given(st.randoms(use_true_random=False), st.integers(1, 5))
@settings(max_examples=25)
def test_other_decks_of_the_kind_come_out_as_well(chance: random.Random, rows: int) -> None:
    truth = _shuffled(chance, rows)
    report = read(textlayers.by_position(textlayers.positions(truth)))
    assert Counter(map(told, report.records)) == Counter(map(told, truth.records))


def _overview_with_goals_above_counts(names: tuple[str, ...]) -> str:
    boxes = [
        f"{name}\n• Mål en\n• Mål to\nstatus tiltak antall\n● Fullført 1\n◑ Pågår 0\n○ Ikke startet 0"
        for name in names
    ]
    return "Overordnet oversikt over tiltak\n" + "\n".join(boxes)


def _table(name: str, header: str = "Tiltak Pri Gevinst Siste status Status") -> str:
    return f"{name}\n{header}\nUtvikle maler for {name.lower()} 1 • Tid • Ute ●\nFullført"


def test_an_area_behind_another_ones_counts_is_no_part_of_its_goals() -> None:
    names = ("Styring og ledelse", "Bærekraft", "Kompetanse")
    pages = [_overview_with_goals_above_counts(names), *map(_table, names)]
    report = read("\f".join(pages))
    assert [record.omrade for record in report.records] == list(names)
    assert {area.goals for area in report.areas} == {("Mål en", "Mål to")}


@pytest.mark.parametrize(
    "counts",
    [
        "{0}\nFullført\n1\nPågår\n0\nIkke startet\n0",
        "{0} status tiltak antall\n● Fullført 1\n◑ Pågår 0\n○ Ikke startet 0",
    ],
)
def test_figures_may_stand_below_their_statuses_and_names_before_headers(counts: str) -> None:
    names = ("Styring og ledelse", "Bærekraft")
    overview = "\n\n".join(["Overordnet oversikt over tiltak", *map(counts.format, names)])
    report = read(overview, *map(_table, names))
    assert [record.omrade for record in report.records] == list(names)
    assert [(declared.omrade, declared.status, declared.count) for declared in report.declared] == [
        (name, status, int(status is Status.DONE))
        for name in names
        for status in (Status.DONE, Status.ONGOING, Status.NOT_STARTED)
    ]


def test_a_measure_and_its_priority_are_no_areas_name() -> None:
    text = "Oversikt ikke startede tiltak\nBærekraft\nUtrede emballasje 3"
    report = read(f"{_table('Bærekraft')}\f{text}")
    assert {record.omrade for record in report.records} <= {"Bærekraft", ""}


def test_numbers_of_two_levels_are_no_part_of_a_measure() -> None:
    page = _table("Bærekraft", "Nr Tiltak Pri Gevinst Siste status Status")
    report = read(page.replace("Utvikle", "1.2 Utvikle"))
    assert [record.tiltak for record in report.records] == ["Utvikle maler for bærekraft"]


def test_an_empty_list_item_never_comes_out() -> None:
    report = read(_table("Bærekraft").replace("• Tid", "\n•\n• Tid"))
    items = [item for record in report.records for item in record.gevinst + record.siste_status]
    assert items
    assert all(items)


def test_a_header_with_unknown_words_is_a_header_and_told() -> None:
    page = _table("Bærekraft", "Tiltak Pri Gevinst Siste status Status Ansvarlig Frist")
    report = read(page)
    assert [record.tiltak for record in report.records] == ["Utvikle maler for bærekraft"]
    told_of = [item for item in report.diagnostics if item.code == "extra-column"]
    assert [(item.severity, item.slide) for item in told_of] == [("warning", 0)]
    assert "Ansvarlig Frist" in told_of[0].message


def test_statuses_in_front_of_their_measures_are_told() -> None:
    report = read(_table("Bærekraft", "Status Tiltak Pri Gevinst Siste status"))
    assert "status-by-order" in warned(report)


@pytest.mark.parametrize("tail", [" 1 2", " Viktighet 1"])
def test_a_measure_that_ends_like_two_cells_is_told(tail: str) -> None:
    report = read(_table("Bærekraft").replace(" 1 •", f"{tail} •"))
    assert ("jumbled-text", 1) in [(item.code, item.row) for item in report.diagnostics]


def test_a_row_that_goes_on_on_another_page_is_told() -> None:
    pages = [
        _table("Bærekraft").replace("\n", " (1 av 2)\n", 1),
        "Bærekraft (2 av 2)\nTiltak Pri Gevinst Siste status Status\n• Det fortsetter i vinter",
    ]
    assert "unread-text" in warned(read("\f".join(pages)))


def test_a_list_under_an_unknown_heading_is_told() -> None:
    pages = [_table("Bærekraft"), "Things to come\nUtrede gjenbruk av emballasje 3"]
    assert "unread-text" in warned(read("\f".join(pages)))


def test_what_stands_at_the_foot_of_every_page_is_no_measure() -> None:
    names = ("Styring og ledelse", "Bærekraft", "Kompetanse")
    pages = [
        f"{_table(f'{name} (1 av 1)')}\nSykehuset i byen\nInternt – skal ikke deles {number}"
        for number, name in enumerate(names, start=2)
    ]
    report = read("\f".join(pages))
    assert len(report.records) == len(names)
    unread = next(item for item in report.diagnostics if item.code == "unread-text")
    assert "Sykehuset i byen" in unread.message


def test_an_area_that_ends_each_page_is_no_foot() -> None:
    header = "Tiltak Pri Gevinst Siste status Status"
    row = "Utvikle maler i fase {} 1 • Tid • Ute ●\nFullført"
    page = f"{header}\n\n{row}\n\nBærekraft\npågående og implementerte tiltak"
    report = read("\f".join(page.format(number) for number in (1, 2, 3)))
    assert {record.omrade for record in report.records} == {"Bærekraft"}


def test_a_title_of_two_header_words_is_no_order_of_columns() -> None:
    report = read(f"Bærekraft (1 av 1)\nStatus tiltak\n{_table('Bærekraft (1 av 1)')}")
    assert "status-by-order" not in warned(report)


def test_a_measure_that_may_have_become_anothers_text_is_told() -> None:
    rows = "Utrede gjenbruk av emballasje 2\nPrøve ut felles lager 3"
    report = read(f"Bærekraft (1 av 1)\nTiltak Pri Gevinst Siste status Status\n{rows}")
    assert len(report.records) == len(rows.split("\n")) or "jumbled-text" in warned(report)


def test_list_signs_apart_from_their_texts_are_told() -> None:
    report = read(_table("Bærekraft").replace("• Tid •", "\n•\n•\nTid\nMiljø\n•"))
    assert "bullets-guessed" in warned(report)


@pytest.mark.parametrize(
    ("header", "code", "severity"),
    [
        ("Område\n\nTiltak\n\nPri\n\nGevinst\n\nSiste status\n\nStatus", "jumbled-text", "error"),
        ("Område Tiltak Pri Gevinst Siste status Status", "jumbled-text", "error"),
        ("Tiltak\n\nPri\n\nGevinst\n\nStatus\n\nAnsvarlig", "extra-column", "warning"),
        ("Status\n\nTiltak\n\nPri\n\nGevinst\n\nSiste status", "status-by-order", "warning"),
    ],
)
def test_columns_that_a_text_layer_does_not_part_are_told(
    header: str, code: str, severity: str
) -> None:
    row = "Klima\n\nKartlegge avtalelojalitet\n\n1\n\n• Bedre oversikt\n\n• Møte holdt\n\n◑\nPågår\n\nHelse Vest"
    report = read(f"Status på tiltakene\n{header}\n\n{row}\n")
    told = {(item.code, item.severity.value) for item in report.diagnostics}
    assert (code, severity) in told


def test_a_date_beside_the_page_numbers_is_the_reports_and_nothing_that_was_left_out() -> None:
    names = ("Styring og ledelse", "Bærekraft", "Kompetanse")
    pages = [
        f"{_table(f'{name} (1 av 1)')}\n\n16.05.2024 {number}"
        for number, name in enumerate(names, start=2)
    ]
    report = read("\f".join(pages))
    assert report.dates == ((DateSource.SLIDE, date(2024, 5, 16)),)
    assert "unread-text" not in [item.code for item in report.diagnostics]


def test_many_areas_have_their_goals_in_reasonable_time() -> None:
    names = tuple(
        f"{word} {kind}"
        for word in ("Felles", "Grønne", "Trygge", "Enkle")
        for kind in ("innkjøp", "avtaler", "lager", "krav", "data")
    )
    pages = [_overview_with_goals_above_counts(names), *map(_table, names)]
    report = read("\f".join(pages))
    assert [area.name for area in report.areas] == list(names)
    assert {area.goals for area in report.areas} == {("Mål en", "Mål to")}
