"""Recognising measures through rewordings, absences and reorganisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

import pytest
from builders import DONE, NOT_STARTED, ONGOING, Values, day, edition, record
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.histories import Told, told
from benchmarks.rates import ALL, LIGHT, RENEWED, busier
from ingest.recognition.identity import histories, history
from ingest.recognition.verdicts import unknown_files
from ingest.settings import Settings, parse_settings
from schema.history import Certainty, History, Plan
from schema.report import Record, Status

NOBODY = Settings()


def recognised(*reports: Sequence[Record], said: str = "", name: str = "Plan") -> History:
    editions = tuple(
        edition(
            f"deck{n}.pptx",
            when=day(n + 1),
            records=records,
            areas=list(dict.fromkeys(r.omrade for r in records if r.omrade)),
        )
        for n, records in enumerate(reports)
    )
    return history(Plan(name=name, editions=editions), parse_settings(said))


def ids(known: History, report: int = -1) -> dict[str, str]:
    reports = [seen.report for seen in known.observations]
    wanted = report if report >= 0 else max(reports)
    return {s.record.tiltak: s.tiltak_id for s in known.observations if s.report == wanted}


def row(tiltak: str, status: Status = ONGOING, **values: Unpack[Values]) -> Record:
    return record(tiltak, status, **values)


def plan_of(*titles: str) -> list[Record]:
    return [
        row(
            title,
            row=n,
            omrade="Prosess" if n % 2 else "Miljø",
            gevinst=(f"Bedre {title.split()[-1]}",),
            siste_status=(f"Arbeid med {title.split()[0]}",),
        )
        for n, title in enumerate(titles, start=1)
    ]


TITLES = (
    "Etablere felles maler og rutiner for avtaleforvaltning",
    "Kartlegge avtalelojalitet og avtaledekning i helseforetakene",
    "Obligatorisk registrering av produksjonsland for produkter på avtale",
    "Obligatorisk kategorisering av produkter på avtale",
    "Øke andelen miljømerkede produkter",
    "Redusere lokale sykehuslagre",
)


@pytest.mark.parametrize(
    "later",
    [
        "etablere felles maler og rutiner for avtale-forvaltning.",
        "Etablere  felles maler og rutiner for avtaleforvaltning",
    ],
)
def test_what_a_printing_changes_is_no_rewording(later: str) -> None:
    known = recognised(plan_of(*TITLES), plan_of(later, *TITLES[1:]))
    assert known.links == ()
    assert ids(known)[later] == ids(known, 0)[TITLES[0]]


@pytest.mark.parametrize(
    "later",
    [
        "Etablere felles maler og rutiner for avtaleforvalning",
        "Innføre felles maler og rutiner for avtaleforvaltning",
        "Etablere felles maler og rutiner",
        "Etablere felles maler og rutiner for avtaleforvaltning på tvers av regioner",
        "For avtaleforvaltning: etablere felles maler og rutiner",
    ],
)
def test_a_reworded_measure_keeps_its_id_and_has_a_link(later: str) -> None:
    known = recognised(plan_of(*TITLES), plan_of(later, *TITLES[1:]))
    assert ids(known)[later] == ids(known, 0)[TITLES[0]]
    assert [(x.earlier.record.tiltak, x.later.record.tiltak) for x in known.links] == [
        (TITLES[0], later)
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Skifte røntgenrør i lab 3", "Skifte røntgenrør i lab 7"),
        ("Etablere fagråd i Helse Nord", "Etablere fagråd i Helse Sør-Øst"),
        ("Anskaffe 4 CT-maskiner til Bergen", "Anskaffe 4 MR-maskiner til Bergen"),
        ("Innføre kurs ved kirurgisk avdeling", "Innføre kurs ved medisinsk avdeling"),
    ],
)
def test_a_measure_that_only_a_name_tells_from_another_is_doubted(earlier: str, later: str) -> None:
    sibling = "Innføre kurs ved ortopedisk avdeling"
    known = recognised(plan_of(earlier, sibling, *TITLES), plan_of(later, sibling, *TITLES))
    assert [link.certainty for link in known.links] == [Certainty.DOUBTFUL]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Skifte 2 røntgenrør i laboratoriet", "Skifte to røntgenrør i laboratoriet"),
        ("Etablere kurs ved kirurgisk avdeling", "Innføre kurs ved kirurgisk avdeling"),
        ("Innføre opplæring ved medisinsk avdeling", "Innføre kursing ved medisinsk avdeling"),
        ("Innføre kurs ved medisinsk avdeling", "Innføre kurs ved medisnsk avdeling"),
        ("Etablere fagråd i Helse Vest", "Etablere fagråd i Helse Vst"),
    ],
)
def test_another_word_that_tells_no_sibling_apart_is_not_doubted(earlier: str, later: str) -> None:
    sibling = "Innføre kurs ved ortopedisk avdeling"
    known = recognised(plan_of(earlier, sibling, *TITLES), plan_of(later, sibling, *TITLES))
    assert [link.certainty for link in known.links] == [Certainty.CERTAIN]


def test_a_title_rewritten_is_known_by_gevinst_and_pri() -> None:
    before = plan_of(*TITLES)
    after = [*before]
    after[4] = replace(before[4], tiltak="Svanemerket og annet grønt skal kjøpes mer")
    known = recognised(before, after)
    assert ids(known)[after[4].tiltak] == ids(known, 0)[TITLES[4]]


def test_twins_do_not_swap_when_one_goes_and_the_other_is_reworded() -> None:
    before = plan_of(*TITLES)
    after = [r for r in before if r.tiltak != TITLES[2]]
    after[2] = replace(after[2], tiltak="Obligatorisk kategorisering av alle produkter på avtale")
    known = recognised(before, after)
    assert ids(known)[after[2].tiltak] == ids(known, 0)[TITLES[3]]


def test_a_new_twin_of_a_vanished_measure_is_new() -> None:
    before = plan_of(*TITLES)
    other = replace(before[2], gevinst=("Lavere pris",), siste_status=("Startet i mai",), pri=3)
    new = replace(other, tiltak="Obligatorisk merking av emballasje for produkter på avtale")
    known = recognised(before, [*before[:2], *before[3:], new])
    assert ids(known)[new.tiltak] not in ids(known, 0).values()


def test_the_number_in_a_title_tells_stages_apart() -> None:
    one = row("Innføre ny løsning, etappe 1", status=DONE)
    two = row("Innføre ny løsning, etappe 2", status=NOT_STARTED)
    known = recognised([*plan_of(*TITLES), one], [*plan_of(*TITLES), one, two])
    assert len(set(ids(known).values())) == len(TITLES) + 2


@pytest.mark.parametrize("sign", ["2.{} ", "{}. ", "Tiltak {}: ", "B{} – "])
def test_numbers_that_all_titles_begin_with_tell_no_measures_apart(sign: str) -> None:
    titles = ("Lager i Alta", "Lager i Bodø", "Lager i Narvik", "Lager i Tromsø")

    def numbered(*titles: str) -> list[Record]:
        return [row(sign.format(n) + title, row=n) for n, title in enumerate(titles, start=1)]

    known = recognised(numbered(*titles), numbered(titles[0], *titles[2:]))
    assert [ids(known, 0)[sign.format(n) + titles[n - 1]] for n in (1, 3, 4)] == [
        *ids(known, 1).values()
    ]
    assert known.links == ()
    assert known.diagnostics == ()


def test_a_number_that_few_titles_begin_with_is_a_part_of_them() -> None:
    cars = row("3 nye biler")
    known = recognised([cars], [cars, row("Lager i Alta", row=2), row("Felles kurs", row=3)])
    assert ids(known)["3 nye biler"] == ids(known, 0)["3 nye biler"]
    assert known.links == ()


def test_a_measure_that_was_away_comes_back_as_itself() -> None:
    whole = plan_of(*TITLES)
    known = recognised(whole, whole[1:], whole[1:], whole)
    assert ids(known) == ids(known, 0)


def test_a_title_that_swings_back_is_known_by_its_older_wording() -> None:
    other = "Svanemerket skal velges der det finnes"
    whole = plan_of(*TITLES)
    swung = [replace(r, tiltak=other) if r.tiltak == TITLES[4] else r for r in whole]
    known = recognised(whole, swung, [r for r in whole if r.tiltak != TITLES[4]], whole)
    assert ids(known)[TITLES[4]] == ids(known, 0)[TITLES[4]]


def test_the_same_title_in_two_areas_is_two_measures() -> None:
    both = [row("Opplæring", omrade="Prosess", row=1), row("Opplæring", omrade="Miljø", row=2)]
    known = recognised(both, both[::-1])
    first, second = known.observations[:2], known.observations[2:]
    assert {(s.omrade, s.tiltak_id) for s in first} == {(s.omrade, s.tiltak_id) for s in second}
    assert len({s.tiltak_id for s in first}) == 2


def test_each_of_two_that_share_a_title_is_known_by_its_area_whatever_else_changed() -> None:
    both = [
        row("Opplæring", omrade=omrade, row=n, gevinst=("Trygghet",), siste_status=("Start",))
        for n, omrade in enumerate(("Prosess", "Miljø"), start=1)
    ]
    later = [replace(both[0], gevinst=("Fart",), siste_status=("Kurs holdt",), pri=3), both[1]]
    known = recognised(both, later)
    assert [s.tiltak_id for s in known.observations[:2]] == [
        s.tiltak_id for s in known.observations[2:]
    ]
    assert known.diagnostics == ()


def test_the_same_title_twice_in_one_area_is_told_apart_by_the_rest() -> None:
    both = [row("Opplæring", gevinst=("Trygghet",)), row("Opplæring", gevinst=("Fart",), pri=3)]
    known = recognised(both, both[::-1])
    first = {s.record.gevinst: s.tiltak_id for s in known.observations[:2]}
    assert first == {s.record.gevinst: s.tiltak_id for s in known.observations[2:]}


def test_a_measure_moved_to_another_area_stays_itself() -> None:
    before = plan_of(*TITLES)
    after = [replace(before[0], omrade="Miljø"), *before[1:]]
    known = recognised(before, after)
    assert ids(known) == ids(known, 0)


def test_a_doubtful_link_has_its_diagnostics_line() -> None:
    for seed in range(3, 9):
        known = history(told(seed, busier(RENEWED, 3)).plan, NOBODY)
        doubtful = [x for x in known.links if x.certainty is Certainty.DOUBTFUL]
        assert doubtful
        lines = [d for d in known.diagnostics if d.diagnostic.code == "doubtful-link"]
        assert [(d.file, d.diagnostic.slide, d.diagnostic.row) for d in lines] == [
            (known.plan.editions[x.later.report].file, x.later.record.slide, x.later.record.row)
            for x in doubtful
        ]
        assert all(0 < x.similarity <= 1 and x.reason for x in known.links)


def test_an_area_misspelt_is_the_same_area() -> None:
    before = plan_of(*TITLES)
    after = [replace(r, omrade=r.omrade.replace("Prosess", "Prosessen")) for r in before]
    known = recognised(before, after)
    assert {seen.omrade for seen in known.observations} == {"Prosess", "Miljø"}


def test_an_area_renamed_keeps_the_name_it_had_first() -> None:
    before = plan_of(*TITLES)
    after = [replace(r, omrade=r.omrade.replace("Miljø", "Bærekraft")) for r in before]
    known = recognised(before, after)
    assert dict(known.areas)["Bærekraft"] == "Miljø"
    assert {seen.omrade for seen in known.observations} == {"Prosess", "Miljø"}
    assert [d.diagnostic.code for d in known.diagnostics] == ["area-renamed"]


@pytest.mark.parametrize(("moved", "names"), [(False, {"Miljø"}), (True, {"Miljø", "Kvalitet"})])
def test_one_measure_tells_of_an_area_renamed_in_its_place_among_others(
    *, moved: bool, names: set[str]
) -> None:
    rows = [
        row(title, omrade=area)
        for title, area in zip(TITLES, ("Prosess", "Miljø", "Lager"), strict=False)
    ]
    now = [rows[0], replace(rows[1], omrade="Kvalitet"), rows[2]]
    known = recognised(rows, [now[0], now[2], now[1]] if moved else now)
    assert {seen.omrade for seen in known.observations} == {"Prosess", "Lager"} | names


@pytest.mark.parametrize(("later", "one"), [("Felles miljø", True), ("Kvalitet", False)])
def test_one_measure_tells_of_an_area_renamed_by_a_word_more(later: str, *, one: bool) -> None:
    rows = [row("Opplæring", omrade="Prosess"), row("Øke andelen miljømerkede", omrade="Miljø")]
    known = recognised(rows, [rows[0], replace(rows[1], omrade=later)])
    assert {seen.omrade for seen in known.observations} == {"Prosess", "Miljø"} | (
        set() if one else {later}
    )
    assert [d.diagnostic.code for d in known.diagnostics] == ["area-renamed"] * one


def test_areas_of_one_report_are_never_made_one() -> None:
    rows = [row("Opplæring", omrade="Helse Vest 1"), row("Innkjøp", omrade="Helse Vest 2")]
    known = recognised(rows, rows)
    assert len({seen.omrade for seen in known.observations}) == 2


def test_the_analyst_names_the_areas() -> None:
    known = recognised(plan_of(*TITLES), said='[areas]\n"Grønt" = ["Miljø"]\n')
    assert {seen.omrade for seen in known.observations} == {"Prosess", "Grønt"}


def test_a_row_without_area_has_the_area_that_its_measure_had() -> None:
    before = plan_of(*TITLES)
    known = recognised(before, [replace(before[0], omrade=""), *before[1:]])
    assert known.observations[len(TITLES)].omrade == before[0].omrade


def test_the_analyst_says_that_two_rows_are_one_measure() -> None:
    said = f"""[[same]]
earlier = {{ date = {day(1)}, tiltak = "{TITLES[0]}" }}
later = {{ date = {day(2)}, tiltak = "Noe helt annet" }}
"""
    new = row("Noe helt annet", omrade="Nytt", pri=3, status=ONGOING)
    known = recognised(plan_of(*TITLES), [*plan_of(*TITLES)[1:], new], said=said)
    assert ids(known)["Noe helt annet"] == ids(known, 0)[TITLES[0]]


def test_the_analyst_says_that_two_rows_are_not_one_measure() -> None:
    later = TITLES[0] + " på tvers av regioner"
    said = f"""[[different]]
earlier = {{ date = {day(1)}, tiltak = "{TITLES[0]}" }}
later = {{ date = {day(2)}, tiltak = "{later}" }}
"""
    reworded = plan_of(later, *TITLES[1:])
    known = recognised(plan_of(*TITLES), reworded, reworded, said=said)
    assert ids(known, 1)[later] != ids(known, 0)[TITLES[0]]
    assert ids(known, 2)[later] == ids(known, 1)[later]


def test_a_verdict_on_a_row_that_is_not_there_is_said() -> None:
    said = f"""[[same]]
earlier = {{ date = {day(1)}, tiltak = "{TITLES[0]}" }}
later = {{ date = {day(2)}, tiltak = "Finnes ikke" }}
"""
    known = recognised(plan_of(*TITLES), plan_of(*TITLES), said=said)
    assert [(d.file, d.diagnostic.code) for d in known.diagnostics] == [
        ("ingest.toml", "settings-unused")
    ]


def test_a_file_that_is_named_and_not_there_is_said() -> None:
    said = parse_settings('[[file]]\nname = "a.pptx"\nsuperseded_by = "b.pptx"\n')
    assert [d.diagnostic.code for d in unknown_files(said, ["a.pptx"])] == ["settings-unused"]
    assert list(unknown_files(said, ["a.pptx", "b.pptx"])) == []


def test_reports_without_measures_are_skipped() -> None:
    known = recognised([], plan_of(*TITLES), [], plan_of(*TITLES))
    assert ids(known, 1) == ids(known, 3)
    assert history(Plan(name="Tom", editions=()), NOBODY).observations == ()


def test_plans_share_no_id_though_they_share_titles() -> None:
    one = Plan(name="A", editions=(edition(records=plan_of(*TITLES)),))
    other = Plan(name="B", editions=(edition(records=plan_of(*TITLES[::-1])),))
    found = histories([one, other], NOBODY)
    names = [seen.tiltak_id for known in found for seen in known.observations]
    assert len(set(names)) == len(names)
    turned = {h.plan.name: h for h in histories([other, one], NOBODY)}
    assert all(turned[known.plan.name] == known for known in found)


def test_ids_depend_neither_on_the_plans_name_nor_on_file_names() -> None:
    named = recognised(plan_of(*TITLES), name="Et navn")
    other = Plan(name="Et annet", editions=(edition("x/y.pdf", records=plan_of(*TITLES)),))
    assert ids(named) == ids(history(other, NOBODY))


def test_an_older_deck_changes_no_id_of_measures_that_it_words_alike() -> None:
    editions = [edition(when=day(n), records=plan_of(*TITLES)) for n in (2, 3)]
    older = edition(when=day(1), records=plan_of("Et tiltak som siden gikk ut", *TITLES))
    later = history(Plan(name="P", editions=tuple(editions)), NOBODY)
    longer = history(Plan(name="P", editions=(older, *editions)), NOBODY)
    assert ids(longer) == ids(later)


CASES = st.builds(
    lambda seed, rates: told(seed, rates, measures=12, months=16),
    st.integers(min_value=5000, max_value=6000),
    st.sampled_from([LIGHT, busier(ALL, 3), RENEWED]),
)


@settings(max_examples=25)
@given(case=CASES, data=st.data())
def test_a_newer_deck_changes_nothing_of_what_was_known(case: Told, data: st.DataObject) -> None:
    plan = case.plan
    until = data.draw(st.integers(min_value=1, max_value=len(plan.editions)))
    first = history(replace(plan, editions=plan.editions[:until]), NOBODY)
    whole = history(plan, NOBODY)
    assert whole.observations[: len(first.observations)] == first.observations
    assert whole.links[: len(first.links)] == first.links
    assert set(first.areas) <= set(whole.areas)


@settings(max_examples=25)
@given(case=CASES)
def test_every_record_has_one_observation_and_no_two_of_a_report_share_an_id(case: Told) -> None:
    plan = case.plan
    known = history(plan, NOBODY)
    records = [(n, r) for n, e in enumerate(plan.editions) for r in e.report.records]
    assert [(seen.report, seen.record) for seen in known.observations] == records
    for count in Counter((s.report, s.tiltak_id) for s in known.observations).values():
        assert count == 1
