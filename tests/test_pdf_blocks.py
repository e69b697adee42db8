"""Paragraphs that a PDF's tags tell are believed where the deck's tags know of paragraphs."""

from __future__ import annotations

from parsers.pdf.page import Page, Piece
from parsers.pdf.tags import gathered
from parsers.pdf.texts.blocks import mark_blocks
from parsers.pdf.texts.habits import Habits
from parsers.pdf.texts.paragraphs import paragraphs
from parsers.pdf.tree import Node


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
