"""Splits and mergers in words of their own, told by what is carried over and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import DONE, NOT_STARTED, day, edition, record

from ingest.recognition.carried import FEW_NEW
from ingest.recognition.identity import history
from ingest.settings import parse_settings
from schema.history import Certainty, History, LinkKind, Plan
from schema.report import Record

ABOVE = record("Kurse ledere i avtaler", pri=1, gevinst=("Økt avtalelojalitet",))
BELOW = record("Måle ventetid på røntgen", pri=2, gevinst=("Kortere køer",))
WHOLE = record(
    "Følge opp klager innen ti dager",
    pri=2,
    gevinst=("Fornøyde pasienter", "Bedre kontroll"),
    siste_status=("Arbeidsgruppe er nedsatt",),
)
KEPT = replace(WHOLE, tiltak="Svare på klager fra pasienter innen ti dager")
NEARLY = replace(WHOLE, tiltak="Følge opp alle klager innen ti dager")
PIECE = replace(
    WHOLE,
    tiltak="Lukke avvik hos transportørene",
    gevinst=("Bedre kontroll",),
    siste_status=("Avvik er meldt",),
)
MERGED = replace(KEPT, tiltak="Følge opp klager og transportører innen ti dager")
GONE = record(
    "Inspisere busselskapene",
    pri=3,
    gevinst=("Tryggere reiser",),
    siste_status=("Tre selskaper er besøkt",),
)


def recognised(*reports: Sequence[Record], said: str = "") -> History:
    editions = tuple(
        edition(
            f"{number}.pptx",
            when=day(number),
            records=[replace(rec, row=row) for row, rec in enumerate(records, start=1)],
        )
        for number, records in enumerate(reports, start=1)
    )
    return history(Plan(name="P", editions=editions), parse_settings(said))


def parts_of(known: History) -> list[tuple[LinkKind, str, str]]:
    return [
        (link.kind, link.earlier.record.tiltak, link.later.record.tiltak)
        for link in known.links
        if link.kind is not LinkKind.SAME
    ]


def test_a_new_row_beside_a_measure_in_new_words_with_its_pri_and_gevinst_may_be_a_piece() -> None:
    known = recognised([ABOVE, WHOLE, BELOW], [ABOVE, KEPT, PIECE, BELOW])
    assert parts_of(known) == [(LinkKind.SPLIT, WHOLE.tiltak, PIECE.tiltak)]
    (link,) = [link for link in known.links if link.kind is LinkKind.SPLIT]
    assert link.certainty is Certainty.DOUBTFUL
    assert link.tiltak_id == link.later.tiltak_id != link.earlier.tiltak_id
    told = [d.diagnostic for d in known.diagnostics if "a piece of" in d.diagnostic.message]
    assert [(d.code, d.row) for d in told] == [("doubtful-link", 3)]


def test_so_it_may_where_both_have_got_another_pri() -> None:
    now = [ABOVE, replace(KEPT, pri=3), replace(PIECE, pri=3), BELOW]
    known = recognised([ABOVE, WHOLE, BELOW], now)
    assert parts_of(known) == [(LinkKind.SPLIT, WHOLE.tiltak, PIECE.tiltak)]


def test_so_it_may_with_a_pri_of_its_own_where_it_has_some_of_its_words_too() -> None:
    other = replace(PIECE, tiltak="Lukke klager hos transportørene", pri=3)
    known = recognised([ABOVE, WHOLE, BELOW], [ABOVE, KEPT, other, BELOW])
    assert parts_of(known) == [(LinkKind.SPLIT, WHOLE.tiltak, other.tiltak)]
    bare = replace(other, gevinst=("Lavere kostnader",))
    assert parts_of(recognised([ABOVE, WHOLE, BELOW], [ABOVE, KEPT, bare, BELOW])) == []


@pytest.mark.parametrize(
    "now",
    [
        [ABOVE, KEPT, replace(PIECE, pri=3), BELOW],
        [ABOVE, NEARLY, replace(PIECE, gevinst=("Lavere kostnader",)), BELOW],
        [ABOVE, KEPT, BELOW, PIECE],
        [ABOVE, WHOLE, PIECE, BELOW],
    ],
    ids=["another pri", "another gevinst", "elsewhere", "no measure in new words"],
)
def test_another_new_row_is_none(now: Sequence[Record]) -> None:
    assert parts_of(recognised([ABOVE, WHOLE, BELOW], now)) == []


REWRITTEN = replace(WHOLE, tiltak="Pasienter som klager skal få svar")


def test_beside_a_measure_that_kept_little_of_its_words_pri_alone_may_tell_a_piece() -> None:
    other = replace(PIECE, gevinst=("Lavere kostnader",))
    reports = [ABOVE, WHOLE, BELOW], [ABOVE, REWRITTEN, other, BELOW]
    assert parts_of(recognised(*reports)) == [(LinkKind.SPLIT, WHOLE.tiltak, other.tiltak)]
    renewed = [record(f"Nytt tiltak {n} om noe annet", pri=3) for n in range(FEW_NEW)]
    assert parts_of(recognised(reports[0], [*reports[1], *renewed])) == []


ONE = record("Lager av munnbind for tre måneder", pri=2, gevinst=("Bedre beredskap",))
TWO = [
    record("Åndedrettsvern mot smitte", pri=1, gevinst=("Færre syke",)),
    record("Bruke opp varer før datoen", pri=3, gevinst=("Mindre svinn",)),
]


def test_two_new_rows_in_the_place_of_one_that_is_gone_may_be_its_pieces() -> None:
    known = recognised([ABOVE, ONE, BELOW], [ABOVE, *TWO, BELOW])
    assert parts_of(known) == [(LinkKind.SPLIT, ONE.tiltak, row.tiltak) for row in TWO]
    assert [d.diagnostic.row for d in known.diagnostics] == [2, 3]


def test_so_may_three_in_the_place_of_one_that_was_done() -> None:
    three = [*TWO, record("Kurs i bruk av frakk", pri=2)]
    known = recognised([ABOVE, replace(ONE, status=DONE), BELOW], [ABOVE, *three, BELOW])
    assert parts_of(known) == [(LinkKind.SPLIT, ONE.tiltak, row.tiltak) for row in three]


def test_one_new_row_in_the_place_of_two_that_are_gone_may_hold_both() -> None:
    known = recognised([ABOVE, *TWO, BELOW], [ABOVE, ONE, BELOW])
    assert parts_of(known) == [(LinkKind.MERGED, row.tiltak, ONE.tiltak) for row in TWO]
    assert [d.diagnostic.row for d in known.diagnostics] == [2, 2]


def test_so_they_may_where_a_measure_that_came_later_stands_above_them() -> None:
    reports = [BELOW, *TWO], [BELOW, ABOVE, *TWO], [BELOW, ABOVE, ONE]
    assert parts_of(recognised(*reports)) == [
        (LinkKind.MERGED, row.tiltak, ONE.tiltak) for row in TWO
    ]


def test_so_may_one_beside_a_row_that_is_asked_about() -> None:
    whole = record("Merke alle plagg med brikker", pri=1, gevinst=("Mindre svinn",))
    asked = replace(whole, tiltak="Lesestasjoner følger plagg", pri=2, gevinst=("Mindre tap",))
    known = recognised([ABOVE, whole, BELOW], [ABOVE, TWO[0], asked, BELOW])
    told = [(d.diagnostic.row, d.diagnostic.code) for d in known.diagnostics]
    assert told == [(2, "doubtful-link"), (3, "maybe-same")]


def test_in_another_place_they_may_not() -> None:
    assert parts_of(recognised([ABOVE, ONE, BELOW], [ABOVE, TWO[0], BELOW, TWO[1]])) == []
    assert parts_of(recognised([ABOVE, TWO[0], BELOW, TWO[1]], [ABOVE, ONE, BELOW])) == []


@pytest.mark.parametrize(
    ("gone", "whole"),
    [
        (GONE, replace(MERGED, gevinst=(*KEPT.gevinst, *GONE.gevinst))),
        (GONE, replace(MERGED, siste_status=GONE.siste_status)),
        (
            replace(GONE, status=NOT_STARTED, gevinst=(), siste_status=()),
            replace(MERGED, tiltak="Besvare pasienters klager og inspisere busselskapene"),
        ),
    ],
    ids=["gevinst", "siste status", "words"],
)
def test_a_measure_that_is_gone_may_have_gone_into_one_that_has_its_items_or_words_besides(
    gone: Record, whole: Record
) -> None:
    known = recognised([ABOVE, WHOLE, gone, BELOW], [ABOVE, whole, BELOW])
    assert parts_of(known) == [(LinkKind.MERGED, gone.tiltak, whole.tiltak)]
    told = [d.diagnostic for d in known.diagnostics if "to hold also" in d.diagnostic.message]
    assert [(d.code, d.row) for d in told] == [("doubtful-link", 2)]


def test_one_that_left_nothing_has_gone() -> None:
    assert parts_of(recognised([ABOVE, WHOLE, GONE, BELOW], [ABOVE, KEPT, BELOW])) == []


def test_what_a_person_said_is_different_is_no_part() -> None:
    said = (
        f'[[different]]\nearlier = {{ date = {day(1)}, tiltak = "{WHOLE.tiltak}" }}\n'
        f'later = {{ date = {day(2)}, tiltak = "{PIECE.tiltak}" }}\n'
    )
    known = recognised([ABOVE, WHOLE, BELOW], [ABOVE, KEPT, PIECE, BELOW], said=said)
    assert parts_of(known) == []
