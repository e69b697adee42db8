"""What a page's tags say, gathered in one walk through its structure tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from parsers.pdf.page import Node
from parsers.printable import printable

PARAGRAPHS: Final = frozenset({"P", "LBody", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
TITLES: Final = frozenset({"Title", "H1", "H"})
AROUND: Final = frozenset({"TD", "TH", "LI", "Table", "Div", "Sect", "Document"})
CELLS: Final = frozenset({"TD", "TH"})
NOTED: Final = TITLES | {"Table", "Lbl", "Figure"}


Rows = list[list[Sequence[int]]]  # of a table: the contents of each cell of each row


@dataclass(slots=True)
class Tags:
    """What the tags of a page say of its marked contents, which their ids (mcid) name.

    `blocks` numbers the paragraph that each content is in, 0 where it is in none. `labels` are
    list signs, `titles` the page's titles. `figures` holds the contents of each figure without a
    table in it, `alts` the alternative texts. `tables` are the tables: the contents of their cells.
    """

    blocks: dict[int, int] = field(default_factory=dict)
    labels: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)
    figures: list[list[int]] = field(default_factory=list)
    alts: dict[int, str] = field(default_factory=dict)
    tables: list[Rows] = field(default_factory=list)


def gathered(tree: Iterable[Node]) -> Tags:
    """Return what the elements at the top of a page's tree, and all below them, say."""
    tags = Tags()
    _visit(tree, 0, tags, count(1))
    return tags


def _visit(nodes: Iterable[Node], around: int, tags: Tags, numbers: Iterator[int]) -> None:
    """Note what elements in the paragraph `around` say; `numbers` are those of further ones."""
    blocks = tags.blocks
    for node in nodes:
        kind, block = node.type, around
        if kind in PARAGRAPHS:
            block = next(numbers)
        elif kind in AROUND:
            block = 0
        if kind in NOTED or node.alt:
            _note(node, tags)
        for mcid in node.mcids:
            blocks[mcid] = block
        if node.children:
            _visit(node.children, block, tags, numbers)


def _note(node: Node, tags: Tags) -> None:
    """Note what an element says of all the contents in it."""
    if node.type == "Table":
        rows = _nearest_rows(node)
        tags.tables.append(
            [[cell.all_mcids() for cell in row.children if cell.type in CELLS] for row in rows]
        )
    elif node.type == "Lbl":
        tags.labels.update(node.all_mcids())
    elif node.type in TITLES:
        tags.titles.update(node.all_mcids())
    elif node.type == "Figure" and not any(one.type == "Table" for one in node.walk()):
        tags.figures.append(node.all_mcids())
    if node.alt:
        alt = printable(node.alt)
        for mcid in node.all_mcids():
            tags.alts.setdefault(mcid, alt)


def _nearest_rows(node: Node) -> list[Node]:
    """Return the rows of a table, without going into tables in its cells."""
    out: list[Node] = []
    for child in node.children:
        if child.type == "TR":
            out.append(child)
        elif child.type != "Table" and child.type not in CELLS:
            out.extend(_nearest_rows(child))
    return out
