"""The tags of a page are read as they were written, as far as the limits allow."""

from __future__ import annotations

import pytest
from deckmaker.pdf_tags import Tag, write_tags
from pdfpages import Pen, changed, drawn

from parsers.pdf.page import Document
from parsers.pdf.pdfium.source import read_pages
from parsers.pdf.tags import Node

TABLE = Tag(
    "Table",
    kids=[
        Tag("TR", kids=[Tag("TH", mcids=[0, 1])]),
        Tag("TR", kids=[Tag("TD", kids=[Tag("P", mcids=[2])]), Tag("TD", mcids=[3])]),
    ],
)
WRITTEN = Tag(
    "Document", kids=[TABLE, Tag("Figure", mcids=[4], alt="Lys"), Tag("NonStruct" * 9, mcids=[5])]
)


def page(pen: Pen) -> None:
    pen.text(50, 50, "Tiltak")


def read() -> Document:
    return read_pages(changed(drawn(page), lambda pdf: write_tags(pdf, WRITTEN)))


def as_tag(node: Node) -> Tag:
    kind, mcids, alt, children = node
    return Tag(kind, mcids=list(mcids), kids=list(map(as_tag, children)), alt=alt)


def test_tags_are_read_as_written() -> None:
    (only,) = read().pages

    assert [as_tag(node) for node in only.tree] == [WRITTEN]
    assert not only.diagnostics


@pytest.mark.parametrize(("limit", "most"), [("MAX_TREE_NODES", 4), ("MAX_TREE_DEPTH", 2)])
def test_tags_beyond_a_limit_are_told_and_the_others_read(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"parsers.pdf.pdfium.tree.{limit}", most)

    (only,) = read().pages

    (document,) = only.tree
    table = document[3][0]
    assert [node[0] for node in (document, table, table[3][0])] == ["Document", "Table", "TR"]
    assert [d.code for d in only.diagnostics] == ["reader-limit"]
