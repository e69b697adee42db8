"""A new measure that may be one that is gone is told of and asked about, and stays a new one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from builders import NOT_STARTED, day, edition, record

from ingest.recognition.identity import history
from ingest.review import answered, lines, questions
from ingest.settings import Settings, parse_settings
from schema.diagnostic import Severity
from schema.history import History, Plan
from schema.report import Record

WAS = "Digitalisere tegninger og dokumentasjon"
NOW = "Digitalisere tegninger og dokumentasjon i tråd med nasjonale føringer"
OTHER = "Inngå samarbeid med kommunene om transport"


def idle(tiltak: str, row: int, *, omrade: str = "Bygg", pri: int = 2) -> Record:
    """Make a measure that has not been started, of which nothing but a title is printed."""
    return record(tiltak, NOT_STARTED, omrade=omrade, pri=pri, row=row)


def measures(*more: Record) -> list[Record]:
    titles = ("Bytte belysning til LED", "Etablere solceller på tak", "Kartlegge tomme lokaler")
    return [*(idle(title, row) for row, title in enumerate(titles, start=1)), *more]


def recognised(*reports: Sequence[Record], said: str = "") -> History:
    editions = tuple(
        edition(f"{n}.pptx", when=day(n), records=records, areas=("Bygg", "Drift"))
        for n, records in enumerate(reports, start=1)
    )
    return history(Plan(name="Plan", editions=editions), parse_settings(said))


def told(known: History) -> list[tuple[str, str, int | None, int | None]]:
    return [
        (line.file, line.diagnostic.code, line.diagnostic.slide, line.diagnostic.row)
        for line in known.diagnostics
    ]


REWORDED = (measures(idle(WAS, 4)), measures(idle(NOW, 1, omrade="Drift", pri=3)))


def test_a_measure_reworded_and_moved_in_one_month_is_new_and_may_be_the_one_that_is_gone() -> None:
    known = recognised(*REWORDED)
    assert known.links == ()
    assert told(known) == [("2.pptx", "maybe-same", 3, 1)]
    (line,) = known.diagnostics
    assert line.diagnostic.message.startswith(
        f"'{NOW}' is a new measure here, and '{WAS}' was last seen on 2024-01-15; they may be one"
    )


def test_it_is_told_once() -> None:
    before, after = REWORDED
    assert told(recognised(before, after, after, after)) == told(recognised(before, after))


def test_a_measure_that_comes_back_in_other_words_may_be_the_one_that_was_gone() -> None:
    before, after = REWORDED
    assert told(recognised(before, measures(), after)) == [("3.pptx", "maybe-same", 3, 1)]


@pytest.mark.parametrize("same", [True, False])
def test_an_answer_settles_it(*, same: bool) -> None:
    known = recognised(*REWORDED)
    (question,) = questions([known])
    assert any(line.startswith("  not taken for the same, in spite of") for line in lines(question))
    settled = recognised(*REWORDED, said=answered("", question, same=same))
    assert told(settled) == []
    assert len({seen.tiltak_id for seen in settled.observations}) == (4 if same else 5)


def test_a_measure_in_the_place_of_one_that_is_gone_is_new_where_no_text_agrees() -> None:
    known = recognised(measures(idle(WAS, 4)), measures(idle(OTHER, 4)))
    assert known.links == ()
    assert told(known) == [("2.pptx", "maybe-same", 3, 4)]


def test_only_what_is_more_likely_than_not_is_warned_of() -> None:
    in_place = recognised(measures(idle(WAS, 4)), measures(idle(OTHER, 4)))
    moved = recognised(measures(idle(WAS, 4)), measures(idle(NOW, 1, omrade="Drift")))
    severities = [
        line.diagnostic.severity for known in (in_place, moved) for line in known.diagnostics
    ]
    assert severities == [Severity.INFO, Severity.WARNING]


def test_a_measure_that_has_nothing_to_do_with_what_is_gone_is_just_new() -> None:
    known = recognised(measures(idle(WAS, 4)), measures(idle(OTHER, 1, omrade="Drift", pri=3)))
    assert told(known) == []


def test_the_parts_of_a_measure_that_was_split_are_no_more_doubted() -> None:
    whole = "Innføre nasjonal katalog for legemidler og felles register for implantater"
    parts = ("Innføre nasjonal katalog for legemidler", "Innføre felles register for implantater")
    after = measures(*(idle(part, row) for row, part in enumerate(parts, start=4)))
    known = recognised(measures(idle(whole, 4)), after)
    assert known.links
    assert [code for _, code, _, _ in told(known) if code == "maybe-same"] == []


def test_without_doubt_nothing_is_asked() -> None:
    known = history(Plan(name="Plan", editions=(edition(records=measures()),)), Settings())
    assert questions([known]) == ()


def test_in_a_sound_archive_nothing_is_in_doubt(sample_tables: dict[str, pd.DataFrame]) -> None:
    codes = set(sample_tables["diagnostics"]["code"])
    assert not codes & {"maybe-same", "maybe-same-plan", "doubtful-link", "area-guessed"}


PIECES = tuple(f"Utarbeide ernæringsplan for eldre på {where} poster" for where in ("røde", "blå"))


def with_gains(*titles: str) -> list[Record]:
    """Make measures that are under way, all with a gain of their own but those of one whole."""
    return [
        record(title, omrade="Mat", pri=2, row=row, gevinst=(f"Bedre {title[:12]}",))
        for row, title in enumerate(
            ("Veie matavfall daglig", "Selge overskuddsmat", *titles), start=1
        )
    ]


def test_a_new_measure_as_like_one_as_the_row_that_was_taken_for_it_may_be_it_or_a_piece() -> None:
    known = recognised(
        with_gains("Utarbeide ernæringsplan for eldre pasienter"), with_gains(*PIECES)
    )
    (line,) = (d for d in known.diagnostics if d.diagnostic.code == "maybe-same")
    (link,) = known.links
    assert (line.file, line.diagnostic.row) == ("2.pptx", 7 - (link.later.record.row or 0))
    assert line.diagnostic.message.count(f"but {link.later.record.tiltak!r} was taken for it") == 1
    rest = next(q for q in questions([known]) if not q.made)
    settled = recognised(
        *(list(e.report.records) for e in known.plan.editions), said=answered("", rest, same=False)
    )
    assert not any("was taken for it" in d.diagnostic.message for d in settled.diagnostics)


def test_a_new_measure_unlike_what_was_recognised_is_not_told_of() -> None:
    whole = "Utarbeide ernæringsplan for eldre pasienter"
    known = recognised(with_gains(whole), with_gains(PIECES[0], "Lære opp postverter"))
    assert [d for d in known.diagnostics if d.diagnostic.code == "maybe-same"] == []
