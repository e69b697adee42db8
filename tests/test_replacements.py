"""What `ingest.toml` says of superseded decks is followed where it leads to a deck."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ingest.plans.replacements import followed
from ingest.settings import FileRule, Settings

FILES = ("a.pptx", "b.pptx", "c.pptx")


@pytest.mark.parametrize(
    ("said", "meant", "problems"),
    [
        ({"a.pptx": "b.pptx"}, {"a.pptx": "b.pptx"}, 0),
        ({"a.pptx": "b.pptx", "b.pptx": "c.pptx"}, {"a.pptx": "c.pptx", "b.pptx": "c.pptx"}, 0),
        ({"a.pptx": "gone.pptx"}, {"a.pptx": None}, 1),
        ({"a.pptx": "b.pptx", "b.pptx": "a.pptx"}, {"a.pptx": None, "b.pptx": None}, 2),
        (
            {"c.pptx": "a.pptx", "a.pptx": "b.pptx", "b.pptx": "a.pptx"},
            {"c.pptx": None, "a.pptx": None, "b.pptx": None},
            3,
        ),
    ],
)
def test_a_replacement_leads_to_a_deck_or_is_said_not_to(
    said: Mapping[str, str], meant: Mapping[str, str | None], problems: int
) -> None:
    rules = tuple(FileRule(name=name, superseded_by=by) for name, by in said.items())
    settings, lines = followed(Settings(file=rules), FILES)
    assert {rule.name: rule.superseded_by for rule in settings.file} == meant
    assert [line.diagnostic.code for line in lines] == ["settings-unused"] * problems
    circles = ["in a circle" in line.diagnostic.message for line in lines]
    assert circles == ["gone.pptx" not in said.values()] * problems


def test_what_else_is_said_of_a_file_stays() -> None:
    rules = (
        FileRule(name="a.pptx", plan="P", superseded_by="gone.pptx"),
        FileRule(name="b.pptx", ignore=True),
    )
    settings, _ = followed(Settings(file=rules), FILES)
    assert settings.file == (FileRule(name="a.pptx", plan="P"), rules[1])
