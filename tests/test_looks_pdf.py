"""The same report, in whatever look a PDF has: every column of every record is the same."""

from __future__ import annotations

import pytest
from deckmaker.compare import differences
from deckmaker.looks import LOOKS, Look

from schema.deck import Format

MINE = tuple(look for look in LOOKS if look.format is Format.PDF)


@pytest.mark.parametrize("look", MINE, ids=lambda look: look.name)
def test_a_look_changes_nothing_in_what_is_read(look: Look) -> None:
    assert differences(look) == []


def test_looks_are_many_and_named_once() -> None:
    names = [look.name for look in MINE]

    assert len(names) >= 15
    assert len(set(names)) == len(names)
    assert all(look.note for look in MINE)
