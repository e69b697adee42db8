"""Paragraphs that a PDF's tags tell are believed where the deck's tags know of paragraphs."""

from __future__ import annotations

import pytest

from parsers.pdf.page import Page, Piece
from parsers.pdf.tags import Node, gathered
from parsers.pdf.texts.blocks import mark_blocks, mark_numbers
from parsers.pdf.texts.habits import Habits
from parsers.pdf.texts.paragraphs import paragraphs
from parsers.pdf.texts.wrapping import Reach
from schema import Box


def page(*texts: list[str], kind: str = "P") -> Page:
    """Make a page of tagged paragraphs, or other elements, each given by its lines."""
    lines = [(mcid, line) for mcid, lines in enumerate(texts) for line in lines]
    pieces = [
        Piece(
            text=line,
            x0=40,
            top=16 * row,
            x1=200,
            bottom=16 * row + 12,
            size=12,
            font="Carlito",
            colour=None,
            mcid=mcid,
        )
        for row, (mcid, line) in enumerate(lines)
    ]
    tree: list[Node] = [(kind, [mcid], None, []) for mcid in range(len(texts))]
    return Page(number=1, width=960, height=540, pieces=pieces, tree=tree)


def test_single_lines_are_paragraphs_where_another_page_has_a_paragraph_of_two() -> None:
    first = page(["Mal er sendt på høring", "til fagmiljøene"])
    second = page(["Mal er sendt"], ["Høringssvar ventes"])
    mark_blocks([first, second], [gathered(first.tree), gathered(second.tree)])
    assert len({piece.block for piece in first.pieces}) == 1
    assert [bool(piece.block) for piece in second.pieces] == [True, True]
    assert second.pieces[0].block != second.pieces[1].block


def test_tags_that_make_every_line_a_paragraph_tell_nothing() -> None:
    pages = [page(["Mal er sendt"], ["på høring"]), page(["Svar"], ["ventes"])]
    mark_blocks(pages, [gathered(given.tree) for given in pages])
    assert all(piece.block == 0 for given in pages for piece in given.pieces)


def test_single_lines_are_paragraphs_where_none_begins_amid_a_sentence() -> None:
    given = page(["Grunnlag for felles avtaler i regionen"], ["15 % færre henvendelser"])
    mark_blocks([given], [gathered(given.tree)])
    assert [len(paragraphs([piece], Habits())) for piece in given.pieces] == [1, 1]
    assert len(paragraphs(given.pieces, Habits())) == 2


def test_lines_of_a_text_that_a_browser_tags_as_one_belong_together_and_full_lines_of_two_do_not() -> (
    None
):
    texts = [
        ["Ledere får tall å styre etter", "Et robust tilbud i ferier"],
        ["Bedre miljø på jobb"],
    ]
    given = page(*texts, kind="NonStruct")
    for piece in given.pieces:
        piece.x1 = 40 + 5 * len(piece.text)
    mark_blocks([given], [gathered(given.tree)])
    found = paragraphs(given.pieces, Habits())
    assert [paragraph.text.split("\n") for paragraph in found] == texts


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (["Færre avvik", "Bedre oversikt"], 2),
        (["Færre avvik", "i alle foretak"], 1),
        (["Færre avvik og", "Bedre oversikt"], 1),
        (["Færre avvik i foretakene i", "Helse Midt-Norge og sykehusene"], 1),
        (["2. Høring til 1", "November"], 1),
    ],
)
def test_a_tagged_line_that_begins_as_an_item_though_it_had_room_above_is_one(
    lines: list[str], items: int
) -> None:
    given = page(lines, ["Felles maler", "for avrop"])
    for piece in given.pieces:
        piece.x1 = 40 + 5 * len(piece.text)
    mark_blocks([given], [gathered(given.tree)])
    box, reach = Box(35, 0, 190, 40), Reach(180, None)
    found = paragraphs(given.pieces[:2], Habits(), box, lambda: reach)
    assert [paragraph.by_hand for paragraph in found] == [False, True][:items]


def test_a_tagged_line_that_begins_as_an_item_below_a_full_one_is_in_doubt() -> None:
    given = page(
        ["Krav er utarbeidet i lag med Sverige", "Kunngjøres"], ["Felles maler", "for avrop"]
    )
    for piece in given.pieces:
        piece.x1 = 40 + 5 * len(piece.text)
    mark_blocks([given], [gathered(given.tree)])
    box, reach = Box(35, 0, 240, 40), Reach(221, None)
    found = paragraphs(given.pieces[:2], Habits(), box, lambda: reach)
    assert [paragraph.guessed for paragraph in found] == [True]


def numbered(*numbers: str) -> Page:
    """Make a page of lines with a number each, near before its text."""
    given = page(*[[text] for number in numbers for text in (number, "Mal er sendt")])
    for place, piece in enumerate(given.pieces):
        piece.x0, piece.x1 = (40.0, 48.0) if place % 2 == 0 else (54.0, 120.0)
        piece.top, piece.bottom = 20.0 * (place // 2), 20.0 * (place // 2) + 12
    return given


def test_numbers_that_begin_anew_on_a_page_are_list_signs_in_the_deck_and_others_are_not() -> None:
    lists, one = numbered("1.", "2.", "1."), numbered("1.", "2.")
    mark_numbers([lists, one])
    assert [piece.label for piece in one.pieces] == [True, False, True, False]
    rows = [numbered("1.", "2."), numbered("1.", "2.")]
    mark_numbers(rows)
    assert not any(piece.label for given in rows for piece in given.pieces)


def test_a_number_and_its_point_that_the_tags_call_a_sign_are_one_wherever_they_stand() -> None:
    given = page(["1"], [". "], ["Kortere ventetid"])
    for piece, x0, x1 in zip(given.pieces, (40, 46.4, 52), (44, 50, 200), strict=True):
        piece.x0, piece.x1, piece.top, piece.bottom = x0, x1, 0, 12
        piece.label = piece.x1 < 60
    (found,) = paragraphs(given.pieces, Habits())
    assert (found.bullet, found.text) == ("1.", "Kortere ventetid")
