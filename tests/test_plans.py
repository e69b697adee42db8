"""Which reports belong to one plan, what the plan is called, which deck counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from random import Random

import pytest
from builders import DONE, ONGOING, day, declared, record
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.histories import told
from benchmarks.rates import ALL, LIGHT
from ingest.plans.grouping import plans
from ingest.settings import Settings, parse_settings
from schema.deck import Format
from schema.diagnostic import Diagnostic, Severity
from schema.history import Plan
from schema.report import Area, DateSource, Edition, Record, Report
from schema.vocabulary import load

NOBODY = Settings()
MFV = (
    "Standardisering av krav",
    "Dialogkonferanse hvert 2. år",
    "Vekting av pris",
    "Kravbibliotek",
)
HR = ("Avtaledekning for vikarer", "Oversikt over bemanningsbyråer", "Timelister", "Fullmakter")
SHARED = "Felles maler og rutiner"


def deck(
    file: str,
    when: date,
    titles: Sequence[str],
    *,
    areas: Sequence[str] = (),
    names: Sequence[str] = (),
    modified: datetime | None = None,
) -> Edition:
    areas = areas or [f"Område for {titles[0].lower()}"] if titles else ()
    rows = [
        record(title, omrade=areas[n % len(areas)], row=n + 1) for n, title in enumerate(titles)
    ]
    return made(file, when, rows, areas=areas, names=names, modified=modified)


def made(
    file: str,
    when: date,
    rows: Sequence[Record],
    *,
    areas: Sequence[str] = (),
    names: Sequence[str] = (),
    modified: datetime | None = None,
) -> Edition:
    return Edition(
        file=file,
        format=Format(file.rsplit(".", 1)[-1]),
        sha256=file,
        report=Report(
            records=tuple(rows), areas=tuple(Area(name=a) for a in areas), plan_names=tuple(names)
        ),
        report_date=when,
        date_source=DateSource.STATUS,
        modified=modified,
    )


def files(found: Sequence[Plan]) -> set[frozenset[str]]:
    return {frozenset(e.file for e in plan.editions) for plan in found}


def two_plans(paths: Sequence[str], names: Sequence[str] = ()) -> list[Edition]:
    return [
        deck(paths[2 * n + k], day(n + 1), [*titles, SHARED], names=names)
        for n in range(3)
        for k, titles in enumerate((MFV, HR))
    ]


@pytest.mark.parametrize(
    "paths",
    [
        ["a/1.pptx", "b/1.pptx", "a/2.pptx", "b/2.pptx", "a/3.pptx", "b/3.pptx"],
        ["1/a.pptx", "1/b.pptx", "2/a.pptx", "2/b.pptx", "3/a.pptx", "3/b.pptx"],
        ["x1.pptx", "x2.pptx", "x3.pptx", "x4.pptx", "x5.pptx", "x6.pptx"],
    ],
    ids=["a folder for each plan", "a folder for each month", "names that tell nothing"],
)
def test_plans_of_one_title_and_a_shared_measure_stay_apart(paths: Sequence[str]) -> None:
    found = plans(two_plans(paths, names=["Statusrapport"]), NOBODY)
    assert files(found) == {frozenset(paths[0::2]), frozenset(paths[1::2])}


@pytest.mark.parametrize(
    ("folders", "names"),
    [
        (("", ""), (["Energi og bygg, Helse Vest"], ["Energi og bygg, Helse Nord"])),
        (("", ""), (["Energi og bygg", "Helse Vest"], ["Energi og bygg", "Helse Nord"])),
        (("", ""), (["Energi og bygg i Bergen"], ["Energi og bygg i Førde"])),
        (("Helse Vest/", "Helse Nord/"), (["Energi og bygg"], ["Energi og bygg"])),
        (("Bergen/", "Førde/"), (["Energi"], ["Strøm"])),
    ],
)
def test_two_offices_plans_of_the_same_measures_stay_apart(
    folders: tuple[str, str], names: tuple[Sequence[str], Sequence[str]]
) -> None:
    decks = [
        deck(f"{folders[k]}{n}{'ab'[k]}.pptx", some_days_later(n, k), MFV, names=names[k])
        for n in range(1, 4)
        for k in range(2)
    ]
    assert files(plans(decks, NOBODY)) == {
        frozenset(f"{folders[k]}{n}{'ab'[k]}.pptx" for n in range(1, 4)) for k in range(2)
    }


def test_an_office_is_what_the_vocabulary_calls_one() -> None:
    decks = [
        deck(f"{name}/{n}.pptx", some_days_later(n, k), MFV, names=["Energi"])
        for n in range(1, 4)
        for k, name in enumerate(("Nord", "Vest"))
    ]
    known = load()
    title = known.title.model_copy(update={"unit": ("Nord", "Vest")})
    assert len(plans(decks, NOBODY)) == 1
    assert len(plans(decks, NOBODY, known.model_copy(update={"title": title}))) == 2


def some_days_later(month: int, days_later: int) -> date:
    return day(month).replace(day=day(month).day + days_later)


@pytest.mark.parametrize(
    ("folders", "names"),
    [
        (("Innkjøp/", "Innkjøp/"), ("Innkjøp", "Forsyning og marked")),
        (("Innkjøp/", "Forsyning/"), ("Innkjøp", "Innkjøp")),
        (("Innkjøp/", "Forsyning/"), ("Innkjøp", "Innkjøp og forsyning")),
        (("", ""), ("HR – Vikartjenester", "HR – Vikarer")),
        (("", ""), ("INNKJØP OG LOGISTIKK", "INNKJØP OG FORSYNING")),
        (("", ""), ("Innkjøp og logistikk", "Innkjøp og forsyning")),
    ],
)
def test_a_plan_that_is_renamed_or_moved_stays_one(
    folders: tuple[str, str], names: tuple[str, str]
) -> None:
    decks = [
        deck(f"{folders[n // 3]}{n}.pptx", day(n), MFV, names=[names[n // 3]]) for n in range(1, 5)
    ]
    assert len(plans(decks, NOBODY)) == 1


def test_a_revised_plan_is_the_same_plan() -> None:
    areas = ["Miljø og samfunnsansvar", "Forsyningssikkerhet"]
    old = deck("mfv 2023.pptx", date(2023, 12, 1), [*MFV, SHARED], areas=areas)
    new = deck("mfv 2024.pptx", date(2024, 1, 15), [*HR, SHARED], areas=areas)
    assert len(plans([old, new], NOBODY)) == 1


def test_a_deck_without_measures_goes_by_its_name() -> None:
    whole = two_plans(
        ["mfv 1.pptx", "hr 1.pptx", "mfv 2.pptx", "hr 2.pptx", "mfv 3.pptx", "hr 3.pptx"]
    )
    empty = deck("mfv 4.pdf", day(4), ())
    found = plans([*whole, empty], NOBODY)
    assert frozenset({"mfv 1.pptx", "mfv 2.pptx", "mfv 3.pptx", "mfv 4.pdf"}) in files(found)


def test_a_plan_is_called_by_the_first_name_that_is_printed() -> None:
    decks = [
        deck("a.pptx", day(1), MFV),
        deck("b.pptx", day(2), MFV, names=["Medisinske forbruksvarer"]),
        deck("c.pptx", day(3), MFV, names=["MFV"]),
    ]
    assert [plan.name for plan in plans(decks, NOBODY)] == ["Medisinske forbruksvarer"]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Medisinske forbruksvarer/2023-10 statusrapport.pptx", "Medisinske forbruksvarer"),
        ("medisinske forbruksvarer/2023-10.pptx", "Medisinske forbruksvarer"),
        ("2023/10 oktober/Statusrapport_MFV_oktober_2023_v2.pptx", "MFV"),
        ("000_98b3c6b4d2497c42.txt", "Anskaffelser / Miljø"),
        ("statusrapport 2023-10.pptx", "Anskaffelser / Miljø"),
    ],
)
def test_a_plan_that_prints_no_name_is_called_by_its_path_or_areas(file: str, name: str) -> None:
    found = plans([deck(file, day(1), MFV, areas=["Anskaffelser", "Miljø"])], NOBODY)
    assert [plan.name for plan in found] == [name]


def test_a_name_that_two_plans_print_names_neither() -> None:
    found = plans(two_plans([f"x{n}.pptx" for n in range(6)], names=["Helse"]), NOBODY)
    assert {plan.name for plan in found} == {f"Område for {t[0].lower()}" for t in (MFV, HR)}


def test_a_plan_that_comes_later_does_not_rename_the_first() -> None:
    first = deck("a.pptx", day(1), MFV, names=["Helse"])
    later = deck("b.pptx", day(2), HR, names=["Helse"])
    found = {p.editions[0].file: p.name for p in plans([first, later], NOBODY)}
    assert found["a.pptx"] == "Helse"
    assert found["b.pptx"] != "Helse"


COUNTS = [
    ("the richest format", ["a.txt", "a.pdf", "a.pptx"], "a.pptx"),
    ("the shorter name", ["a kopi.pptx", "a.pptx"], "a.pptx"),
]


@pytest.mark.parametrize(("_why", "names", "counts"), COUNTS, ids=[c[0] for c in COUNTS])
def test_of_decks_that_say_the_same(_why: str, names: Sequence[str], counts: str) -> None:
    (plan,) = plans([deck(name, day(1), MFV) for name in names], NOBODY)
    assert [e.file for e in plan.editions] == [counts]
    assert {(s.edition.file, s.by) for s in plan.superseded} == {
        (name, counts) for name in names if name != counts
    }


def changed(edition: Edition, file: str, modified: datetime | None = None) -> Edition:
    rows = [replace(edition.report.records[0], status=DONE), *edition.report.records[1:]]
    return made(file, edition.report_date, rows, areas=["Annet"], modified=modified)


def reported(edition: Edition, file: str, news: str, modified: datetime | None = None) -> Edition:
    """Return an edition with another text of its first measure, in the format of its name."""
    rows = [
        replace(edition.report.records[0], siste_status=(news,)),
        *edition.report.records[1:],
    ]
    return made(file, edition.report_date, rows, modified=modified)


@pytest.mark.parametrize(
    ("newer", "counts"),
    [("a revidert.pdf", "a revidert.pdf"), ("a v2.txt", "a v2.txt"), ("b.pdf", "a.pptx")],
)
def test_texts_alone_are_a_revision_in_another_format_if_its_name_says_so(
    newer: str, counts: str
) -> None:
    old = deck("a.pptx", day(1), MFV)
    new = reported(old, newer, "Tatt i bruk", datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, new], NOBODY)
    assert [e.file for e in plan.editions] == [counts]


@pytest.mark.parametrize("names", [("b.pdf", "c.pdf"), ("c.pdf", "b.pdf")])
def test_a_presentation_counts_before_two_exports_that_were_read_otherwise(
    names: tuple[str, str],
) -> None:
    old = deck("a.pptx", day(1), MFV)
    late = datetime(2024, 5, 1)  # noqa: DTZ001
    exports = [reported(old, name, f"Lest {name}", late) for name in names]
    (plan,) = plans([exports[0], old, exports[1]], NOBODY)
    assert [e.file for e in plan.editions] == ["a.pptx"]


def test_versions_count_by_both_of_their_figures() -> None:
    old = deck("oktober v1.9.pptx", day(1), MFV, modified=datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, changed(old, "oktober v1.10.pptx")], NOBODY)
    assert [e.file for e in plan.editions] == ["oktober v1.10.pptx"]


@pytest.mark.parametrize(
    "newer", ["oktober v2.pptx", "oktober rev.pptx", "oktober_revidert.pdf", "oktober ENDELIG.pptx"]
)
def test_of_decks_that_differ_the_one_named_revised_counts(newer: str) -> None:
    old = deck("oktober.pptx", day(1), MFV, modified=datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, changed(old, newer)], NOBODY)
    assert [e.file for e in plan.editions] == [newer]


def test_a_draft_does_not_count_before_what_it_became() -> None:
    old = deck("oktober utkast.pptx", day(1), MFV, modified=datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, changed(old, "oktober.pptx")], NOBODY)
    assert [e.file for e in plan.editions] == ["oktober.pptx"]


def test_of_decks_that_differ_the_one_modified_last_counts() -> None:
    old = deck("a.pptx", day(1), MFV, modified=datetime(2024, 1, 1))  # noqa: DTZ001
    new = changed(old, "b.pdf", datetime(2024, 1, 2))  # noqa: DTZ001
    (plan,) = plans([old, new], NOBODY)
    assert [e.file for e in plan.editions] == ["b.pdf"]


def test_of_decks_that_differ_the_one_that_adds_up_counts() -> None:
    good, bad = deck("b.pptx", day(1), MFV), deck("a.pptx", day(1), MFV[:-1])
    figures = (declared("Område for standardisering av krav", ONGOING, len(MFV)),)
    pair = [replace(e, report=replace(e.report, declared=figures)) for e in (good, bad)]
    (plan,) = plans(pair, NOBODY)
    assert [e.file for e in plan.editions] == ["b.pptx"]


def test_of_decks_that_differ_the_one_that_was_read_whole_counts() -> None:
    whole = deck("b.pptx", day(1), MFV)
    torn = changed(whole, "a.pptx", modified=datetime(2024, 5, 1))  # noqa: DTZ001
    missing = Diagnostic(severity=Severity.ERROR, code="unreadable-slide", message="Slide 3.")
    torn = replace(torn, report=replace(torn.report, diagnostics=(missing,)))
    (plan,) = plans([torn, whole], NOBODY)
    assert [e.file for e in plan.editions] == ["b.pptx"]


def test_of_decks_that_differ_in_nothing_else_the_one_with_more_measures_counts() -> None:
    decks = [deck("b.pptx", day(1), MFV), deck("a.pptx", day(1), MFV[:-1])]
    (plan,) = plans(decks, NOBODY)
    assert [e.file for e in plan.editions] == ["b.pptx"]


def test_a_deck_that_could_not_be_read_never_counts_before_one_that_could() -> None:
    (plan,) = plans([deck("mfv v2.pptx", day(1), ()), deck("mfv.txt", day(1), MFV)], NOBODY)
    assert [e.file for e in plan.editions] == ["mfv.txt"]


def test_the_analyst_decides_about_files() -> None:
    said = parse_settings("""
[[file]]
name = "ignored.pptx"
ignore = true
[[file]]
name = "other.pptx"
plan = "HR"
[[file]]
name = "dated.pptx"
date = 2024-03-15
[[file]]
name = "old.pptx"
superseded_by = "a.pdf"
""")
    decks = [
        deck("ignored.pptx", day(5), MFV),
        deck("other.pptx", day(6), MFV),
        deck("dated.pptx", day(2), MFV),
        deck("old.pptx", day(1), MFV),
        deck("a.pdf", day(1), MFV, names=["MFV"]),
        deck("hr.pptx", day(1), HR, names=["HR"]),
    ]
    found = {plan.name: plan for plan in plans(decks, said)}
    assert [e.file for e in found["HR"].editions] == ["hr.pptx", "other.pptx"]
    assert [(e.file, e.report_date) for e in found["MFV"].editions] == [
        ("a.pdf", day(1)),
        ("dated.pptx", date(2024, 3, 15)),
    ]
    assert [(s.edition.file, s.by) for s in found["MFV"].superseded] == [("old.pptx", "a.pdf")]


def test_a_deck_superseded_by_a_copy_is_superseded_by_the_one_that_counts() -> None:
    said = parse_settings('[[file]]\nname = "old.pptx"\nsuperseded_by = "a.pdf"\n')
    old = deck("old.pptx", day(1), MFV)
    (plan,) = plans([old, deck("a.pdf", day(2), MFV), deck("a.pptx", day(2), MFV)], said)
    assert [(s.edition.file, s.by) for s in plan.superseded] == [
        ("old.pptx", "a.pptx"),
        ("a.pdf", "a.pptx"),
    ]


def archive(seed: int) -> list[Edition]:
    """Make up three plans in one folder, whose file names tell nothing."""
    return [
        replace(
            edition,
            file=f"{seed} {number} {edition.file}",
            report=replace(edition.report, plan_names=(f"Plan {'ABC'[number]}",)),
        )
        for number in range(3)
        for edition in told(3 * seed + number, (LIGHT, ALL)[seed % 2], months=8).plan.editions
    ]


ARCHIVES = st.builds(archive, st.integers(min_value=0, max_value=400))


@settings(max_examples=20, deadline=None)
@given(editions=ARCHIVES, seed=st.integers())
def test_the_order_of_reading_changes_nothing(editions: list[Edition], seed: int) -> None:
    turned = list(editions)
    Random(seed).shuffle(turned)  # noqa: S311
    assert plans(turned, NOBODY) == plans(editions, NOBODY)


@settings(max_examples=20, deadline=None)
@given(editions=ARCHIVES, seed=st.integers())
def test_file_names_change_nothing_where_content_tells(editions: list[Edition], seed: int) -> None:
    numbers = list(range(len(editions)))
    Random(seed).shuffle(numbers)  # noqa: S311
    renamed = [replace(e, file=f"{n}.pptx") for e, n in zip(editions, numbers, strict=True)]

    def content(found: Sequence[Plan]) -> list[tuple[str, list[Report]]]:
        return [(plan.name, [e.report for e in plan.editions]) for plan in found]

    assert content(plans(renamed, NOBODY)) == content(plans(editions, NOBODY))


@settings(max_examples=20, deadline=None)
@given(editions=ARCHIVES, until=st.integers(min_value=1, max_value=8))
def test_newer_decks_change_nothing(editions: list[Edition], until: int) -> None:
    last = date(2020, until, 28)
    first = plans([e for e in editions if e.report_date <= last], NOBODY)
    whole = {plan.name: plan.editions for plan in plans(editions, NOBODY)}
    for plan in first:
        assert whole[plan.name][: len(plan.editions)] == plan.editions
