"""How sure a recognition is, and which signs are named as its reason."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from builders import record

from ingest.recognition.doubt import certainty_of, reason
from ingest.recognition.evidence import Sign
from ingest.recognition.matching import Match
from ingest.recognition.tracks import Sighting, Track
from ingest.recognition.words import words
from ingest.wording import folded
from schema.history import Certainty

TITLE = "Etablere felles maler for avtaleforvaltning"
OTHER = "Kartlegge bruk av innleide vikarer"
ALIKE = {Sign.WORDING: 0.9}


def sighting(report: int, tiltak: str) -> Sighting:
    return Sighting(
        report=report, place=0, record=record(tiltak), wording=folded(tiltak), omrade="Miljø"
    )


def found(
    signs: dict[Sign, float],
    probability: float = 1.0,
    *,
    was: str = TITLE,
    now: str = TITLE,
    shared: float = 1.0,
    by_hand: bool = False,
) -> Match:
    """Make a recognition of what `was` in a later report; without signs it is one of parts."""
    track = Track(number=0)
    track.add(sighting(0, was))
    return Match(
        track=track,
        row=sighting(1, now),
        probability=probability,
        against=track.latest,
        signs=tuple(signs.get(sign, 0.0) for sign in Sign) if signs else (),
        shared=shared,
        by_hand=by_hand,
    )


@pytest.mark.parametrize(
    ("probability", "certainty"),
    [
        (0.97, Certainty.CERTAIN),
        (0.96, Certainty.LIKELY),
        (0.8, Certainty.LIKELY),
        (0.79, Certainty.DOUBTFUL),
    ],
)
def test_a_recognition_is_as_sure_as_it_is_probable(
    probability: float, certainty: Certainty
) -> None:
    assert certainty_of(found(ALIKE, probability), tuple) is certainty


@pytest.mark.parametrize(
    ("probability", "certainty"), [(0.97, Certainty.CERTAIN), (0.5, Certainty.LIKELY)]
)
def test_what_a_person_said_or_the_parts_explain_is_never_doubtful(
    probability: float, certainty: Certainty
) -> None:
    assert certainty_of(found({}, probability, now=OTHER), tuple) is certainty
    assert certainty_of(found({Sign.PLACE: 1}, probability, by_hand=True), tuple) is certainty


@pytest.mark.parametrize(
    ("signs", "certainty"),
    [
        ({Sign.WORDING: 0.5}, Certainty.CERTAIN),
        ({Sign.GEVINST: 0.5}, Certainty.CERTAIN),
        ({Sign.SISTE: 0.5}, Certainty.CERTAIN),
        ({Sign.WORDING: 0.49, Sign.GEVINST: 0.49, Sign.SISTE: 0.49}, Certainty.DOUBTFUL),
    ],
)
def test_a_recognition_without_a_text_that_agrees_is_doubtful(
    signs: dict[Sign, float], certainty: Certainty
) -> None:
    assert certainty_of(found(signs, now=OTHER), tuple) is certainty


@pytest.mark.parametrize(
    ("shared", "certainty"), [(0.25, Certainty.CERTAIN), (0.24, Certainty.DOUBTFUL)]
)
def test_so_is_one_whose_titles_share_little_however_much_else_agrees(
    shared: float, certainty: Certainty
) -> None:
    signs = {Sign.GEVINST: 1.0, Sign.SISTE: 1.0}
    assert certainty_of(found(signs, now=OTHER, shared=shared), tuple) is certainty
    named = "; the titles share little" in reason(found(signs, now=OTHER, shared=shared), None)
    assert named is (certainty is Certainty.DOUBTFUL)


@pytest.mark.parametrize(
    ("sibling", "now", "certainty"),
    [
        ("Etablere felles kurs for avtaleforvaltning", "kurs", Certainty.DOUBTFUL),
        # The sibling has more words of its own, or lacks one of those that are kept.
        ("Etablere felles kurs for avtaleforvaltning nasjonalt", "rutiner", Certainty.CERTAIN),
        ("Etablere nye kurs for avtaleforvaltning", "rutiner", Certainty.CERTAIN),
        # Two words came where one was.
        ("Etablere felles kurs for avtaleforvaltning", "lokale rutiner", Certainty.CERTAIN),
    ],
)
def test_a_word_in_whose_place_a_sibling_has_its_own_may_tell_two_measures_apart(
    sibling: str, now: str, certainty: Certainty
) -> None:
    match = found(ALIKE, now=TITLE.replace("maler", now))
    assert certainty_of(match, partial(list, [frozenset(words(sibling))])) is certainty


def test_so_it_is_where_three_words_are_kept_and_not_where_two_are() -> None:
    for kept, certainty in (("", Certainty.CERTAIN), ("felles ", Certainty.DOUBTFUL)):
        one, other, sibling = (
            f"Innføre {kept}{word} nasjonalt" for word in ("maler", "kurs", "krav")
        )
        match = found(ALIKE, was=one, now=other)
        known = [frozenset(words(sibling))]
        assert certainty_of(match, partial(list, known)) is certainty


@pytest.mark.parametrize(
    ("now", "certainty"),
    [
        ("Inngå ny rammeavtale for kateter", Certainty.DOUBTFUL),
        ("Inngå ny rammeavtale for hanske", Certainty.CERTAIN),
        ("Signere ny rammeavtale for hansker", Certainty.CERTAIN),
        ("Inngå ny rammeavtale for hansker nasjonalt", Certainty.CERTAIN),
    ],
)
def test_titles_that_end_with_another_word_may_be_two_measures(
    now: str, certainty: Certainty
) -> None:
    match = found(ALIKE, was="Inngå ny rammeavtale for hansker", now=now)
    assert certainty_of(match, tuple) is certainty


def test_so_may_two_rows_of_other_words_against_which_two_cells_speak() -> None:
    for sign in (Sign.PRI_OTHER, Sign.ICON_OTHER, Sign.AREA_OTHER):
        assert certainty_of(found(ALIKE | {sign: 1}, now=OTHER), tuple) is Certainty.CERTAIN
    both = ALIKE | {Sign.PRI_OTHER: 1, Sign.ICON_OTHER: 1}
    assert certainty_of(found(both, now=OTHER), tuple) is Certainty.DOUBTFUL
    for same in (TITLE.replace("felles", "feles"), f"{TITLE} nasjonalt"):
        assert certainty_of(found(both, now=same), tuple) is Certainty.CERTAIN


def test_what_speaks_is_named_the_strongest_first() -> None:
    signs = {Sign.WORDING: 0.9, Sign.WORDING_MIDDLE: 0.4, Sign.GEVINST: 0.3, Sign.PRI_SAME: 1}
    assert reason(found(signs), None) == "wording 90%, pri, gevinst"


def test_what_speaks_weakly_is_not_named() -> None:
    weak = {Sign.SISTE: 0.7, Sign.GEVINST: 0.12, Sign.PLACE: 0.26, Sign.AREA_SAME: 0.28}
    assert reason(found(ALIKE | weak), None) == ""
    strong = {Sign.SISTE: 0.8, Sign.GEVINST: 0.13, Sign.PLACE: 0.27, Sign.AREA_SAME: 0.29}
    assert reason(found(ALIKE | strong), None) == "siste status, gevinst, area, position"


def test_what_speaks_against_is_named_behind_the_strongest_first() -> None:
    signs = ALIKE | {Sign.CONTAINED: 0.2, Sign.PRI_OTHER: 1, Sign.ICON_OTHER: 1, Sign.AREA_OTHER: 1}
    assert reason(found(signs), None) == "wording 90%; against it: icon, pri, area"


def test_titles_that_share_little_are_named() -> None:
    signs = {Sign.WORDING: 0.2, Sign.GEVINST: 1, Sign.GEVINST_LIFT: 1, Sign.PRI_OTHER: 1}
    assert (
        reason(found(signs, now=OTHER, shared=0.2), None)
        == "gevinst; the titles share little; against it: pri"
    )


def test_the_wording_that_was_compared_with_is_named() -> None:
    signs = {Sign.WORDING: 1, Sign.WORDING_HIGH: 0.2}
    swung = "its wording of 2024-01-12"
    assert reason(found(signs), swung) == f"wording 100%; compared with {swung}"
    assert reason(found({}), swung) == swung


def test_without_signs_a_person_or_the_parts_decided() -> None:
    assert reason(found({}), None) == "its parts explain it"
    assert reason(found({}, by_hand=True), "its wording of 2024-01-12") == "ingest.toml"


@pytest.mark.parametrize(
    ("was", "now", "siste", "certainty"),
    [
        ("Rekruttere vikarer til stasjonene", "Bygge ny stasjon i nord", 0.1, Certainty.DOUBTFUL),
        ("Rekruttere vikarer til stasjonene", "Bygge ny stasjon i nord", 0.4, Certainty.CERTAIN),
        (
            "Gjennomføre anbud på blodfortynnende legemidler",
            "Gjennomføre anbud på kontrast",
            0.1,
            Certainty.DOUBTFUL,
        ),
        (
            "Gjennomføre anbud på blodfortynnende legemidler",
            "Gjennomføre anbud på kontrast",
            0.4,
            Certainty.CERTAIN,
        ),
        (
            "Starte anbud på blodfortynnende legemidler",
            "Starte anbud på kontrast",
            0.1,
            Certainty.CERTAIN,
        ),
    ],
)
def test_where_siste_status_says_other_things_titles_must_have_more_in_common(
    was: str, now: str, siste: float, certainty: Certainty
) -> None:
    """A measure in another's place has its pri, its gevinst and often the words that it begins with."""
    signs = ALIKE | {Sign.GEVINST: 1.0, Sign.SISTE: siste}
    match = found(signs, was=was, now=now, shared=0.3 if "stasjon" in was else 0.6)
    news = [
        replace(s, record=replace(s.record, siste_status=("Nytt",)))
        for s in (match.against, match.row)
    ]
    match = replace(match, against=news[0], row=news[1])
    sibling = frozenset(words("Gjennomføre anbud på biologiske legemidler mot revmatisme"))
    assert certainty_of(match, partial(list, [sibling])) is certainty


@pytest.mark.parametrize(
    ("was", "now", "certainty"),
    [
        ("Øke andelen til 20 prosent", "Øke andelen til 30 prosent", Certainty.CERTAIN),
        ("Kutte utslipp 5 % i året", "Kutte utslipp 7,5 % i året", Certainty.CERTAIN),
        ("Svare innen minst 14 dager", "Svare innen minst 21 dager", Certainty.CERTAIN),
        ("Tette tak på bygg 7", "Tette tak på bygg 9", Certainty.DOUBTFUL),
        (
            "Skifte maskiner til 2025 alle steder",
            "Skifte maskiner til 2026 alle steder",
            Certainty.DOUBTFUL,
        ),
        (
            "Øke andelen i Bergen til 20 prosent",
            "Øke andelen i Førde til 30 prosent",
            Certainty.DOUBTFUL,
        ),
        ("Gi 20 prosent av radene farge", "Gi 40 prosent av radene farge", Certainty.DOUBTFUL),
    ],
)
def test_a_goal_set_anew_makes_no_other_measure_unless_a_sibling_has_its_words(
    was: str, now: str, certainty: Certainty
) -> None:
    sibling = frozenset(words("Gi 30 prosent av radene farge"))
    match = found(ALIKE, was=was, now=now)
    assert certainty_of(match, partial(list, [sibling])) is certainty
