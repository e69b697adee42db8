"""Measures that were split, and measures that were merged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_identity import TITLES, ids, plan_of, recognised

from schema.history import History, LinkKind


def parts_of(known: History) -> list[tuple[str, str, str]]:
    return [
        (link.kind.value, link.earlier.record.tiltak, link.later.record.tiltak)
        for link in known.links
        if link.kind is not LinkKind.SAME
    ]


def test_a_split_is_named_and_one_part_goes_on() -> None:
    whole = "Utarbeide kravbibliotek og etablere fagnettverk i alle regioner"
    parts = ("Utarbeide kravbibliotek i alle regioner", "Etablere fagnettverk i alle regioner")
    before = plan_of(*TITLES, whole)
    after = [*before[:-1], *(replace(before[-1], tiltak=part) for part in parts)]
    known = recognised(before, after)
    split = [link for link in known.links if link.kind is LinkKind.SPLIT]
    assert [link.earlier.record.tiltak for link in split] == [whole]
    assert split[0].tiltak_id == split[0].later.tiltak_id
    gone_on = {ids(known)[part] for part in parts} & {ids(known, 0)[whole]}
    assert len(gone_on) == 1


def test_parts_that_each_say_the_whole_are_a_split_or_a_merger() -> None:
    whole = "Delta i nettverk for grønne sykehus"
    parts = (f"{whole}: energi", f"{whole}: avfall")
    one = plan_of(*TITLES, whole)
    two = [*one[:-1], *(replace(one[-1], tiltak=part) for part in parts)]
    for reports, kind in (((one, two), LinkKind.SPLIT), ((two, one), LinkKind.MERGED)):
        known = recognised(*reports)
        assert [link.kind for link in known.links].count(kind) == 1
        assert len(set(ids(known).values()) & set(ids(known, 0).values())) == len(TITLES) + 1


def test_a_merger_is_named_and_one_id_goes_on() -> None:
    parts = ("Utarbeide kravbibliotek for sårprodukter", "Etablere fagnettverk for kirurger")
    whole = "Utarbeide kravbibliotek for sårprodukter og etablere fagnettverk for kirurger"
    before = plan_of(*TITLES, *parts)
    after = [*before[:-2], replace(before[-2], tiltak=whole)]
    known = recognised(before, after)
    merged = [link for link in known.links if link.kind is LinkKind.MERGED]
    assert [link.later.record.tiltak for link in merged] == [whole]
    assert merged[0].tiltak_id == merged[0].earlier.tiltak_id != merged[0].later.tiltak_id
    assert ids(known)[whole] in {ids(known, 0)[part] for part in parts}


@pytest.mark.parametrize("backwards", [False, True])
def test_one_word_tells_the_pieces_of_a_long_title_apart(*, backwards: bool) -> None:
    whole = "Teste batterier i hjertestartere og transportmonitorer hvert år"
    pieces = (
        "Teste batterier i hjertestartere hvert år",
        "Teste batterier i transportmonitorer hvert år",
    )
    one, two = plan_of(*TITLES, whole), plan_of(*TITLES, *pieces)
    found = parts_of(recognised(two, one) if backwards else recognised(one, two))
    assert [kind for kind, *_ in found] == ["merged" if backwards else "split"]
    assert whole in found[0]
    assert set(pieces) & set(found[0])


def test_a_measure_may_be_split_into_three() -> None:
    whole = "Kurse prosjektledere i endringshåndtering, byggeledelse og sluttoppgjør"
    pieces = [
        f"Kurse prosjektledere i {matter}"
        for matter in ("endringshåndtering", "byggeledelse", "sluttoppgjør")
    ]
    known = recognised(plan_of(*TITLES, whole), plan_of(*TITLES, *pieces))
    assert [(kind, old) for kind, old, _ in parts_of(known)] == [("split", whole)] * 2
    assert len({ids(known)[piece] for piece in pieces} & {ids(known, 0)[whole]}) == 1


@pytest.mark.parametrize(
    ("old", "now", "new"),
    [
        # A sibling comes while a slip in typing is put right …
        (
            "Harmonisere fagnettverk med fokuss på kvalitet",
            "Harmonisere fagnettverk med fokus på kvalitet",
            "Harmonisere fagnettverk med fokus på kvalitet – Helse Nord",
        ),
        # … or while the measure is reworded.
        (
            "Lage leveringssikkerhet og fullmakter for bestilling med utgangspunkt i pilotprosjektet",
            "Utforme leveringssikkerhet og fullmakter for bestilling med utgangspunkt i pilotprosjektet",
            "Lage avtaledekning og fullmakter for bestilling med utgangspunkt i pilotprosjektet",
        ),
    ],
)
def test_a_new_measure_like_a_reworded_one_is_no_piece_of_it(old: str, now: str, new: str) -> None:
    known = recognised(plan_of(*TITLES, old), plan_of(*TITLES, now, new))
    assert parts_of(known) == []
    assert ids(known)[now] == ids(known, 0)[old]
    assert ids(known)[new] not in ids(known, 0).values()


def test_pieces_of_a_long_title_need_say_little_of_their_own() -> None:
    frame = (
        "innen ernæring i henhold til nasjonal struktur for å redusere risiko som følges opp årlig"
    )
    whole = f"Opprette fagnettverk og kategoristruktur {frame}"
    pieces = (f"Opprette fagnettverk {frame}", f"Opprette kategoristruktur {frame}")
    one, two = plan_of(*TITLES, whole), plan_of(*TITLES, *pieces)
    for reports, kind in (((one, two), "split"), ((two, one), "merged")):
        assert [found for found, *_ in parts_of(recognised(*reports))] == [kind]


def test_a_whole_may_have_words_that_no_piece_said() -> None:
    pieces = (
        "Iverksette felles maler på sykehusene",
        "Utrede innkjøperopplæring i kategorien",
    )
    whole = f"{pieces[0]} som følges opp halvårlig av fagrådet og utrede innkjøperopplæring i kategorien"
    found = parts_of(recognised(plan_of(*TITLES, *pieces), plan_of(*TITLES, whole)))
    assert [kind for kind, *_ in found] == ["merged"]


def test_a_whole_whose_pieces_are_found_is_not_in_doubt() -> None:
    whole = "Kontrollere førerkort og kjøreseddel hos transportører"
    pieces = (
        "Kontrollere førerkort hos transportører",
        "Kontrollere kjøreseddel hos transportører",
    )
    before = plan_of(*TITLES, whole)
    after = [*before[:-1], *(replace(before[-1], tiltak=piece) for piece in pieces)]
    known = recognised(before, after)
    assert [kind for kind, *_ in parts_of(known)] == ["split"]
    assert [line.diagnostic.code for line in known.diagnostics] == []
