"""Exports that draw nothing between columns: every record is right, or a warning is at its place."""

from __future__ import annotations

import pytest
from deckmaker.compare import silently_wrong
from deckmaker.looks import HARD_LOOKS, Look


@pytest.mark.parametrize("look", HARD_LOOKS, ids=lambda look: look.name)
def test_nothing_is_wrong_in_silence(look: Look) -> None:
    assert silently_wrong(look) == []
