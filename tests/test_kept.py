"""What was recognised of a plan is taken again while its reports are the same, and then only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.histories import told
from benchmarks.rates import ALL, busier
from ingest.kept import KeptPlans
from ingest.limits import Limits
from ingest.output.files import files
from ingest.pipeline import archive
from ingest.recognition import identity
from ingest.recognition.identity import histories
from ingest.recognition.recognised import Recognised
from ingest.recognition.verdicts import Verdicts
from ingest.request import Options, request
from ingest.rows.tables import tables
from ingest.settings import Settings, parse_settings
from schema.history import Plan

REPORT = """Handlingsplan – statusrapport per {day:02}.{month:02}.2024
{plan}
Innkjøp
Tiltak Pri Gevinst Siste status Status
Felles maler for {plan}{word}
1
• Likt for alle
• Utkast på høring
◑ Pågår
Kurs for {plan}
2
• Bedre oversikt
• Utkast nummer {month}
{status}
"""
PLANS = ("Forbruksvarer", "Legemidler", "Vikarer")


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATUSDECK_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for plan in PLANS:
        for month in range(1, 4):
            write(tmp_path / "decks", plan, month)
    return tmp_path / "decks"


def write(
    folder: Path, plan: str, month: int, *, status: str = "◑ Pågår", word: str = "", day: int = 15
) -> None:
    path = folder / plan / f"{month}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    said = REPORT.format(plan=plan, month=month, status=status, word=word, day=day)
    path.write_text(said, encoding="utf-8")


def made(folder: Path, *, cache: bool) -> dict[str, bytes]:
    options = Options(cache=cache, limits=Limits(workers=1))  # one starts sooner than two
    return dict(files(tables(archive(request([folder], options), options))))


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the plans whose measures are recognised, as far as they have been."""
    names: list[str] = []
    recognise = identity._recognise

    def watched(plan: Plan, settings: Settings, judged: Verdicts) -> Recognised:
        names.append(plan.name)
        return recognise(plan, settings, judged)

    monkeypatch.setattr(identity, "_recognise", watched)
    return names


def renamed(folder: Path) -> None:
    (folder / "Vikarer/2.txt").rename(folder / "Vikarer/andre.txt")


def doubled(folder: Path) -> None:
    (folder / "Vikarer/3 kopi.txt").write_bytes((folder / "Vikarer/3.txt").read_bytes())


def ruled(folder: Path) -> None:
    rule = '[[file]]\nname = "Vikarer/2.txt"\ndate = 2024-02-20\n'
    (folder / "ingest.toml").write_text(rule, encoding="utf-8")


def without_vikarer(folder: Path) -> None:
    for path in folder.glob("Vikarer/*"):
        path.unlink()


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a deck more": (lambda folder: write(folder, "Vikarer", 4), ["Vikarer"]),
    "an older deck": (lambda folder: write(folder, "Vikarer", 1, day=2), ["Vikarer"]),
    "a deck less": (lambda folder: (folder / "Vikarer/2.txt").unlink(), ["Vikarer"]),
    "another status": (lambda folder: write(folder, "Vikarer", 2, status="● Ferdig"), ["Vikarer"]),
    "a rewording": (lambda folder: write(folder, "Vikarer", 3, word=" nå"), ["Vikarer"]),
    "another name": (renamed, ["Vikarer"]),
    "a copy": (doubled, []),
    "a person's word": (ruled, list(PLANS)),
    "a new plan": (lambda folder: write(folder, "Renhold", 1), ["Renhold"]),
    "a plan less": (without_vikarer, []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_tables_are_the_same_bytes_and_only_what_is_other_is_worked_out(
    folder: Path, worked_out: list[str], change: str
) -> None:
    made(folder, cache=True)
    assert sorted(worked_out) == list(PLANS)
    alter, anew = CHANGES[change]
    alter(folder)
    worked_out.clear()
    kept = made(folder, cache=True)
    assert sorted(worked_out) == sorted(anew)
    assert kept == made(folder, cache=False)


def test_what_is_kept_tells_all_that_was_recognised(tmp_path: Path) -> None:
    asked = request([Path(__file__).parent / "fixtures"], Options())
    plans = [told(seed, busier(ALL, 4), measures=12, months=8).plan for seed in range(6)]
    first = KeptPlans(asked, Settings(), tmp_path)
    found = histories(plans, Settings(), first)
    assert found == histories(plans, Settings(), KeptPlans(asked, Settings(), tmp_path))
    assert found == histories(plans, Settings())
    assert all(first.get(plan) is not None for plan in plans)
    other = KeptPlans(asked, parse_settings('[areas]\n"A" = ["B"]\n'), tmp_path)
    assert all(other.get(plan) is None for plan in plans)


def test_a_damaged_entry_is_worked_out_anew(folder: Path, tmp_path: Path) -> None:
    first = made(folder, cache=True)
    entries = list((tmp_path / "cache/plans").glob("*/*"))
    assert len(entries) == len(PLANS)
    for entry in entries:
        entry.write_bytes(entry.read_bytes()[:-1])
    assert made(folder, cache=True) == first
