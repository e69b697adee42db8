"""How alike texts are does not depend on the company in which they are compared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.recognition.similarity import Bag, Lexicon, likeness, rarity

WORDS = [
    "felles",
    "maler",
    "rutiner",
    "avtale",
    "avtaler",
    "avtaleforvaltning",
    "registrering",
    "2024",
    "for",
    "og",
]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1, max_size=5)


@settings(max_examples=100)
@given(texts, texts)
def test_two_texts_are_as_alike_alone_as_among_others(ours: list[str], theirs: list[str]) -> None:
    lexicon = Lexicon()
    mine, others = lexicon.texts(ours), lexicon.texts(theirs)
    weights = rarity([*mine, *others], len(lexicon))
    found = likeness(Bag(mine, lexicon, weights), Bag(others, lexicon, weights))
    for row, one in enumerate(mine):
        for column, other in enumerate(others):
            alone = likeness(Bag([one], lexicon, weights), Bag([other], lexicon, weights))
            assert alone.both[0, 0] == pytest.approx(found.both[row, column], abs=1e-12)
            assert alone.there[0, 0] == found.there[row, column]
            assert alone.back[0, 0] == found.back[row, column]


def test_equal_words_are_counted_exactly() -> None:
    lexicon = Lexicon()
    ours = lexicon.texts(["en to tre fire fem seks syv åtte ni ti"])
    theirs = lexicon.texts(["en to tre fire fem seks syv"])
    share = Bag(ours, lexicon, np.ones(len(lexicon))).covered_by(
        Bag(theirs, lexicon, np.ones(len(lexicon)))
    )
    assert share.tolist() == [[0.7]]


def test_a_text_without_words_is_like_nothing() -> None:
    lexicon = Lexicon()
    empty, other = lexicon.texts(["–", "felles maler"])
    assert empty.empty
    weights = rarity([other], len(lexicon))
    bags = Bag([empty], lexicon, weights), Bag([other, empty], lexicon, weights)
    assert likeness(*bags).both.tolist() == [[0.0, 0.0]]
    nobody = Bag([], lexicon, weights)
    assert nobody.covered_by(bags[0]).shape == (0, 1)
    assert bags[0].covered_by(nobody).shape == (1, 0)
