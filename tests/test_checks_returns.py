"""A new measure in words that another had before is told of, and its recognition asked about."""

from __future__ import annotations

from collections.abc import Sequence

from builders import ONGOING, day, edition, record

from ingest.checks.returns import returned_words
from ingest.recognition.identity import history
from ingest.review import answered, questions
from ingest.settings import parse_settings
from schema.history import Certainty, History, Plan
from schema.report import Record

BESIDE = ("Kurse ledere i avtaler", "Måle ventetid på røntgen")
WAS = "Vurdere felles innkjøp av hansker og masker"
NOW = "Vurdere felles innkjøp av hansker, masker og frakker"


def rows(*titles: str) -> list[Record]:
    return [
        record(title, ONGOING, row=row, gevinst=(f"Bedre {title[:9]}",))
        for row, title in enumerate((*BESIDE, *titles), start=1)
    ]


def recognised(*reports: Sequence[str], said: str = "") -> History:
    editions = tuple(
        edition(f"{number}.pptx", when=day(number), records=rows(*titles))
        for number, titles in enumerate(reports, start=1)
    )
    return history(Plan(name="P", editions=editions), parse_settings(said))


AWAY_AND_BACK = ([WAS], [NOW], [NOW, WAS])


def test_a_new_measure_in_words_that_another_had_before_is_told_of() -> None:
    known = recognised(*AWAY_AND_BACK)
    (line,) = returned_words([known])
    told = line.diagnostic
    assert (line.file, told.code, told.row) == ("3.pptx", "maybe-same", 4)
    assert told.message.startswith(
        f"{WAS!r} is a new measure here, and {NOW!r} was called so until"
    )


def test_the_recognition_is_asked_about_and_a_no_brings_the_measure_back() -> None:
    known = recognised(*AWAY_AND_BACK)
    (question,) = questions([known])
    settled = recognised(*AWAY_AND_BACK, said=answered("", question, same=False))
    ids = {(seen.report, seen.record.tiltak): seen.tiltak_id for seen in settled.observations}
    assert ids[0, WAS] == ids[2, WAS]
    assert ids[1, NOW] == ids[2, NOW] != ids[0, WAS]
    assert returned_words([settled]) == ()
    assert questions([settled]) == ()


def test_a_yes_settles_it() -> None:
    (question,) = questions([recognised(*AWAY_AND_BACK)])
    settled = recognised(*AWAY_AND_BACK, said=answered("", question, same=True))
    assert returned_words([settled]) == ()
    assert questions([settled]) == ()


def test_a_title_that_swings_back_is_not_told_of() -> None:
    known = recognised([WAS], [NOW], [WAS], [NOW])
    assert {link.certainty for link in known.links} == {Certainty.CERTAIN}
    assert returned_words([known]) == ()
