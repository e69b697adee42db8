"""A text layer says the same in whatever encoding and with whatever line breaks it was saved."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

import pytest
import textlayers
from deckmaker.truth import TRUTH
from tinylayers import VOCABULARY

from parsers.text.layer import interpret_text
from parsers.text.reader import read_text
from schema import Report

LAYER = textlayers.by_position(textlayers.positions(TRUTH))


def read(data: bytes) -> Report:
    return interpret_text(read_text(data), VOCABULARY)


@pytest.mark.parametrize(
    "save",
    [
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r\r\n").encode(),
        lambda text: text.replace("\n\n\n\n", "\f").encode(),
        lambda text: text.replace("\n\n\n\n", "\n\n\f\n").encode(),
        lambda text: text.replace("\n\n\n\n", "\n\n").encode(),
        lambda text: text.replace(" ", "\u00a0").encode(),
    ],
    ids=[
        "UTF-8 with a mark",
        "UTF-16",
        "UTF-16 without a mark",
        "UTF-16 big-endian",
        "Mac",
        "Windows",
        "Windows twice",
        "form feeds",
        "form feeds among empty lines",
        "no page breaks",
        "no-break spaces",
    ],
)
def test_the_same_measures_are_read(save: Callable[[str], bytes]) -> None:
    assert read(save(LAYER)).records == read(LAYER.encode()).records


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_layer_of_labels_alone_is_the_same_in_a_byte_a_letter(encoding: str) -> None:
    text = re.sub("[^\x00-\xff]", "", LAYER.replace("•", "·").replace("–", "-"))
    assert read(text.encode(encoding)).records == read(text.encode()).records


def test_ligatures_with_swapped_bytes_are_their_letters() -> None:
    deck = read_text("Arbeids\u6600\u6c00yt og e\u6600\u6600\u6900sient drift".encode())
    assert deck.slides[0].texts[0].text == "Arbeidsflyt og effisient drift"
