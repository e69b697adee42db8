"""What a page's tags say, gathered in one walk through its structure tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final, TypeAlias

from parsers.printable import printable

# An element: its type, its own marked-content ids, its alternative text, and its children. A page
# has more of them than of all else, and they are walked through once: so they are plain tuples.
Node: TypeAlias = "tuple[str, Sequence[int], str | None, Sequence[Node]]"
Rows = list[list[Sequence[int]]]  # of a table: the contents of each cell of each row

PARAGRAPHS: Final = frozenset({"P", "LBody", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
TITLES: Final = frozenset({"Title", "H1", "H"})
AROUND: Final = frozenset({"TD", "TH", "LI", "Table", "Div", "Sect", "Document"})
CELLS: Final = frozenset({"TD", "TH"})
TEXT: Final = "NonStruct"  # what browsers put every text in, up to the next break
NOTED: Final = TITLES | {"Table", "Lbl", "Figure"}


def contents(node: Node) -> list[int]:
    """Return the marked-content ids of an element and of everything below it."""
    _, mcids, _, children = node
    out = list(mcids)
    for child in children:
        if child[3]:
            out += contents(child)
        else:  # most are leaves, which are not worth a call
            out += child[1]
    return out


@dataclass(slots=True)
class Tags:
    """What the tags of a page say of its marked contents, which their ids (mcid) name.

    `blocks` numbers the paragraph that each content is in, 0 where it is in none; where tags tell no
    paragraphs and a text is in an element of its own, as browsers write it, its number is negative. `labels`
    are list signs, `titles` the page's titles. `figures` holds the contents of each figure, `alts` the
    alternative texts. `tables` are the tables: the contents of their cells.
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
        kind, mcids, alt, children = node
        block = around
        if kind in PARAGRAPHS:
            block = next(numbers)
        elif kind in AROUND:
            block = 0
        elif kind == TEXT and mcids and around <= 0:
            block = -next(numbers)
        if alt or kind in NOTED:
            _note(node, tags)
        for mcid in mcids:
            blocks[mcid] = block
        if children:
            _visit(children, block, tags, numbers)


def _note(node: Node, tags: Tags) -> None:
    """Note what an element says of all the contents in it."""
    kind, _, alt, _ = node
    if kind == "Table":
        rows: Rows = [
            [contents(cell) for cell in row[3] if cell[0] in CELLS] for row in _rows(node)
        ]
        held = [place for place, row in enumerate(rows) if row]
        # A row without cells at either end may be another page's.
        tags.tables.append(rows[held[0] : held[-1] + 1] if held else rows)
    elif kind == "Lbl":
        tags.labels.update(contents(node))
    elif kind in TITLES:
        tags.titles.update(contents(node))
    elif kind == "Figure":
        tags.figures.append(contents(node))
    if alt:
        alt = printable(alt)
        for mcid in contents(node):
            tags.alts.setdefault(mcid, alt)


def _rows(node: Node) -> list[Node]:
    """Return the rows of a table, without going into tables in its cells."""
    out: list[Node] = []
    for child in node[3]:
        if child[0] == "TR":
            out.append(child)
        elif child[0] != "Table" and child[0] not in CELLS:
            out.extend(_rows(child))
    return out
