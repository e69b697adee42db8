from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import UnreadableDeck
from parsers.text.reader import read_text
from schema import Deck, Format

NORWEGIAN = "Miljø og samfunnsansvar\n◑ Pågår 6\n"


def blocks(deck: Deck) -> list[list[str]]:
    return [[box.text for box in slide.texts] for slide in deck.slides]


@pytest.mark.parametrize(
    "data",
    [
        NORWEGIAN.encode(),
        codecs.BOM_UTF8 + NORWEGIAN.encode(),
        NORWEGIAN.encode("utf-16"),
        codecs.BOM_UTF16_BE + NORWEGIAN.encode("utf-16-be"),
        NORWEGIAN.encode("utf-16-le"),
        NORWEGIAN.encode("utf-16-be"),
        NORWEGIAN.replace("\n", "\r\n").encode(),
        NORWEGIAN.replace("\n", "\r").encode(),
    ],
)
def test_every_usual_encoding_gives_the_same_text(data: bytes) -> None:
    assert blocks(read_text(data)) == [["Miljø og samfunnsansvar\n◑ Pågår 6"]]


def test_text_of_windows_without_a_mark_is_read_as_cp1252() -> None:
    deck = read_text("Tilpasse «felles» maler – på tvers".encode("cp1252"))
    assert blocks(deck) == [["Tilpasse «felles» maler – på tvers"]]
    assert [item.code for item in deck.diagnostics] == ["text-layer"]


def test_a_letter_that_was_lost_is_reported_and_the_others_are_read() -> None:
    data = ("Pågår arbeid på tvers av området. " * 4).encode() + b"\xc3"
    deck = read_text(data)
    assert deck.slides[0].texts[0].text.startswith("Pågår arbeid på tvers av området.")
    assert [item.code for item in deck.diagnostics] == ["damaged-text", "text-layer"]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x00\x01\x02\x03" * 50, b"--- ... ---"])
def test_what_holds_no_text_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableDeck) as caught:
        read_text(data)
    assert caught.value.code == "unreadable-file"


def test_bytes_of_all_kinds_are_unreadable() -> None:
    data = bytes((7 * number * number + 31 * number) % 256 for number in range(5000))
    with pytest.raises(UnreadableDeck):
        read_text(data)


def test_form_feeds_part_pages_and_empty_lines_part_blocks() -> None:
    deck = read_text(b"a\nb\n\nc\n\n\n\nd\fe")
    assert blocks(deck) == [["a\nb", "c", "d"], ["e"]]
    assert {slide.number for slide in deck.slides} == {0}
    assert deck.format is Format.TXT


def test_without_form_feeds_the_widest_gaps_part_pages() -> None:
    assert blocks(read_text(b"a\n\nb\n\n\nc\n\n\n\nd")) == [["a", "b", "c"], ["d"]]
    assert blocks(read_text(b"a\n\nb\n\n\nc")) == [["a", "b"], ["c"]]


def test_lines_keep_the_spaces_that_place_them() -> None:
    assert blocks(read_text(b"   a    b  \n      c")) == [["   a    b  \n      c"]]


def test_a_hyphen_that_pdfium_wrote_with_its_line_break_is_one_again() -> None:
    assert blocks(read_text("erstatnings\ufffeprodukter".encode())) == [["erstatnings-\nprodukter"]]


@given(st.text(min_size=1))
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    try:
        deck = read_text(text.encode("utf-8"))
    except UnreadableDeck:
        return
    letters = [char for char in text if char.isalnum()]
    read = [char for page in blocks(deck) for box in page for char in box if char.isalnum()]
    assert read == letters


def test_line_breaks_that_were_translated_twice_are_one_each() -> None:
    one, twice = (
        read_text(text) for text in (b"En\r\nto\r\n\r\ntre", b"En\r\r\nto\r\r\n\r\r\ntre")
    )
    assert one.slides == twice.slides
