"""Labels that the vocabulary does not know, and what a status's sign and label say together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
import textlayers
from deckmaker.truth import TRUTH, Truth
from tinylayers import VOCABULARY, read

from parsers.text.lines import Line
from parsers.text.linewords import line_words
from parsers.text.measures.labels import with_labels
from schema import Diagnostic, Record, Report, Status

WRITERS: dict[str, Callable[[list[textlayers.Page]], str]] = {
    "by position": textlayers.by_position,
    "plain": textlayers.plain,
    "without page breaks": lambda pages: textlayers.plain(pages, "\n"),
    "layout kept": textlayers.kept,
}


def told(report: Report, code: str) -> list[Diagnostic]:
    return [item for item in report.diagnostics if item.code == code]


def values(record: Record) -> tuple[str, str, int | None, tuple[str, ...], Status, str | None]:
    items = (*record.gevinst, *record.siste_status)
    return record.omrade, record.tiltak, record.pri, items, record.status, record.status_tekst


def labelled(label: str) -> tuple[Truth, Record]:
    """Return the report in which the first started measure has another label, and the measure."""
    place = next(n for n, r in enumerate(TRUTH.records) if r.status is Status.ONGOING)
    record = replace(TRUTH.records[place], status_tekst=label)
    records = (*TRUTH.records[:place], record, *TRUTH.records[place + 1 :])
    return replace(TRUTH, records=records), record


@pytest.fixture(params=list(WRITERS))
def write(request: pytest.FixtureRequest) -> Callable[[list[textlayers.Page]], str]:
    return WRITERS[str(request.param)]


@pytest.mark.parametrize("label", ["Utsatt", "Venter på Stortinget"])
def test_an_unknown_label_below_its_sign_is_kept_and_told(
    write: Callable[[list[textlayers.Page]], str], label: str
) -> None:
    truth, changed = labelled(label)
    report = read(write(textlayers.positions(truth)))
    assert Counter(map(values, report.records)) == Counter(map(values, truth.records))
    (line,) = told(report, "unknown-label")
    record = next(item for item in report.records if item.tiltak == changed.tiltak)
    assert (line.slide, line.row) == (record.slide, record.row)
    assert label in line.message


def test_a_label_on_two_lines_is_one(write: Callable[[list[textlayers.Page]], str]) -> None:
    truth, _ = labelled("Venter på Stortinget")
    pages = textlayers.positions(truth)
    page = next(page for page in pages if any(put.text == "Venter på Stortinget" for put in page))
    place = next(n for n, put in enumerate(page) if put.text == "Venter på Stortinget")
    sign, label = page[place - 1 : place + 1]
    half = textlayers.LINE / 2
    page[place - 1 : place + 1] = [
        replace(sign, y=sign.y - half),
        replace(label, y=label.y - half, text="Venter på"),
        replace(label, y=label.y + half, text="Stortinget"),
    ]
    report = read(write(pages))
    assert Counter(map(values, report.records)) == Counter(map(values, truth.records))


@pytest.mark.parametrize("sign", ["◑", "●", "○"])
def test_an_unknown_label_behind_its_sign_is_kept_and_told(sign: str) -> None:
    truth, changed = labelled("Utsatt")
    text = textlayers.by_position(textlayers.positions(truth))
    report = read(re.sub(r"◑\s+Utsatt", f"\n{sign} Utsatt", text))
    record = next(item for item in report.records if item.tiltak == changed.tiltak)
    assert (record.status_tekst, record.status_symbol) == ("Utsatt", sign)
    assert (record.gevinst, record.siste_status) == (changed.gevinst, changed.siste_status)
    assert len(told(report, "unknown-label")) == 1


def test_an_unknown_label_alone_is_kept_and_its_status_unknown() -> None:
    truth, changed = labelled("Utsatt")
    pages = textlayers.positions(truth)
    pages[1:] = [[put for put in page if put.text not in "●◑"] for page in pages[1:]]
    report = read(textlayers.kept(pages))
    record = next(item for item in report.records if item.tiltak == changed.tiltak)
    assert (record.status, record.status_tekst) == (Status.UNKNOWN, "Utsatt")
    (line,) = told(report, "unknown-status")
    assert line.row == record.row
    assert "Utsatt" in line.message


def test_a_measure_that_was_stopped_has_a_label_and_no_symbol(
    write: Callable[[list[textlayers.Page]], str],
) -> None:
    truth, changed = labelled("Avbrutt")
    report = read(write(textlayers.positions(truth)))
    record = next(item for item in report.records if item.tiltak == changed.tiltak)
    assert (record.status, record.status_symbol) == (Status.STOPPED, None)
    assert record.status_tekst == "Avbrutt"
    assert told(report, "unknown-label") == told(report, "status-conflict") == []


def test_a_symbol_against_its_label_keeps_its_own_sign_and_is_told_at_the_row(
    write: Callable[[list[textlayers.Page]], str],
) -> None:
    truth, changed = labelled("Fullført")
    report = read(write(textlayers.positions(truth)))
    record = next(item for item in report.records if item.tiltak == changed.tiltak)
    assert (record.status, record.status_symbol) == (Status.DONE, "◑")
    assert [line.row for line in told(report, "status-conflict")] == [record.row]


def test_a_column_behind_the_status_puts_each_measure_in_doubt() -> None:
    page = (
        "Tiltak Pri Gevinst Siste status Status Ansvarlig\n\n"
        "Utvikle maler 1\n• Økt kvalitet\n• Kartlegging pågår\n◑\nPågår OIH\n\n"
        "Holde kurs 2\n• Økt kunnskap\n• Kurs holdt\n●\nFullført\nKari N.\n\n"
        "Ansette folk 2\n• Bedre drift\n• Venter\n◑\nPågår HSØ"
    )
    report = read(page)
    rows = {item.row for item in report.diagnostics if item.severity == "warning"}
    assert rows >= {1, 2, 3}


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        # Above two signs of three, and below none: so the third one's stands above it as well.
        ("Ny plan/Utsatt/◑/Nytt kurs/Utført/◑/Ny avtale/Utført/◑", "Utsatt"),
        # Above half of the signs only: a list item may be a word that labels have as well.
        ("Ny plan/◑/Ny avtale/◑/Nytt kurs/Utført/◑/Nytt lager/Utført/◑", None),
        # The same below.
        ("Ny plan/◑/Utført/Nytt kurs/◑/Nytt lager", None),
        # In a column of statuses, each label but the first and the last has a sign on both sides.
        ("Ny avtale/◑/Pågår/◑/Pågår/◑/Utsatt", "Utsatt"),
    ],
)
def test_labels_stand_where_most_signs_have_theirs(lines: str, label: str | None) -> None:
    page = [Line(text=text, gap=False) for text in lines.split("/")]
    words = line_words(VOCABULARY)
    _, knowing = with_labels([page], words)
    new = [line.text for line in page if knowing.status(line.text) and not words.status(line.text)]
    assert new == ([] if label is None else [label])


def test_a_measure_that_begins_with_a_figure_is_no_part_of_the_label_above() -> None:
    rows = [
        f"{name} 1 • Økt kvalitet • Møtet er holdt ◑ Pågår"
        for name in ("Holde kurs", "24/7-overvåking av nettverk", "3D-modell")
    ]
    report = read("Tiltak Pri Gevinst Siste status Status\n" + "\n".join(rows))
    assert [record.tiltak for record in report.records][1:] == [
        "24/7-overvåking av nettverk",
        "3D-modell",
    ]
    assert {record.status_tekst for record in report.records} == {"Pågår"}


def test_listed_measures_may_end_with_their_label() -> None:
    rows = "\n\n".join(f"{name} 2 Ikke startet" for name in ("Holde kurs", "Selge varer"))
    report = read(f"Miljø\npågående tiltak\n\nTiltak Pri Gevinst Siste status Status\n\n{rows}")
    assert [(item.tiltak, item.pri, item.status_tekst) for item in report.records] == [
        ("Holde kurs", 2, "Ikke startet"),
        ("Selge varer", 2, "Ikke startet"),
    ]
