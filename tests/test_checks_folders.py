"""Reports of one plan that lie in two folders in turn are told of: they may be two plans."""

from __future__ import annotations

import pytest
from builders import day, edition

from ingest.checks.folders import mixed_folders
from ingest.settings import Settings, parse_settings
from schema.history import Plan

NOBODY = Settings()
BERGEN = parse_settings(
    "".join(f'[[file]]\nname = "Bergen/{n}.pptx"\nplan = "Bergen"\n' for n in range(4))
)


def files(*names: str, said: Settings = NOBODY) -> list[str]:
    editions = tuple(edition(name, when=day(n + 1)) for n, name in enumerate(names))
    return [placed.file for placed in mixed_folders([Plan(name="P", editions=editions)], said)]


def test_folders_in_turn_are_told_of_once() -> None:
    names = ("Bergen/0.pptx", "Førde/1.pptx", "Bergen/2.pptx", "Førde/3.pptx")
    assert files(*names) == ["Førde/1.pptx"]
    assert files(*names, said=BERGEN) == []


@pytest.mark.parametrize(
    "names",
    [
        ("2023-10/a.pptx", "2023-11/a.pptx", "2023-10/b.pptx"),
        ("Bergen/a.pptx", "Bergen/b.pptx", "Førde/c.pptx"),
        ("Bergen/a.pptx", "pdf/b.pdf", "Bergen/c.pptx"),
        ("Bergen/a.pptx", "Bergen/gammelt/b.pptx", "Bergen/c.pptx"),
        ("a.pptx", "Bergen/b.pptx", "c.pptx"),
    ],
)
def test_what_an_office_may_well_do_with_one_plan_is_not(names: tuple[str, ...]) -> None:
    assert files(*names) == []
