"""The structure tree of a page as pdfium has it: the tags that say what belongs together."""

from __future__ import annotations

from itertools import repeat
from typing import Final

from parsers.pdf.page import MAX_TREE_DEPTH, MAX_TREE_NODES
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle, handle_of
from parsers.pdf.tags import CELLS, Node, contents

WITH_ALT: Final = frozenset({"Figure", "Formula", "Link"})  # types of elements that have one
# What stands for a row without content on the page, which pdfium passes over: an empty one, or another page's.
EMPTY_ROW: Final[Node] = ("TR", (), None, ())
LEFT_OUT: Final = {"Table": (EMPTY_ROW,), "TBody": (EMPTY_ROW,)}
# Types of elements that mostly hold content themselves, which they are asked for first.
HOLDERS: Final = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "Span"})


def read_tree(page: Handle) -> tuple[list[Node], dict[int, int], bool]:
    """Return the elements at the top of a page's tree, its cells' spans, and whether all was read.

    A cell that says that it reaches over several rows has their number by its first content.
    """
    address = call.open_tree(page)
    if not address:
        return [], {}, True
    reader = _Reader()
    tree = handle_of(address)
    try:
        roots = map(call.tree_child, repeat(tree), range(call.count_roots(tree)))
        nodes = [reader.node(handle_of(root), 0) for root in roots if root]
    finally:
        call.close_tree(tree)
    return nodes, reader.spans, reader.whole


class _Reader:
    """Reads elements: `left` more at most; `whole` tells whether that was all of them.

    `spans` are the cells' that reach over several rows, by their first content.
    """

    def __init__(self) -> None:
        self.left = MAX_TREE_NODES
        self.spans: dict[int, int] = {}
        self.whole = True

    def node(self, element: Handle, depth: int) -> Node:
        """Read an element and all below it."""
        kind = call.element_type(element)
        mcids: list[int] = []
        children: list[Node] = []
        count = call.count_children(element)
        if count > self.left or (count and depth >= MAX_TREE_DEPTH):
            self.whole = False
            count = self.left if depth < MAX_TREE_DEPTH else 0
        self.left -= count
        if kind in HOLDERS:
            for index in range(count):
                if (mcid := call.child_mcid(element, index)) >= 0:
                    mcids.append(mcid)
                elif child := call.child(element, index):
                    children.append(self.node(handle_of(child), depth + 1))
        else:
            for index in range(count):
                if child := call.child(element, index):
                    children.append(self.node(handle_of(child), depth + 1))
                elif (mcid := call.child_mcid(element, index)) >= 0:
                    mcids.append(mcid)
                else:
                    children += LEFT_OUT.get(kind, ())
        alt = call.element_alt(element) or None if kind in WITH_ALT else None
        node = kind, mcids, alt, children
        if kind in CELLS and (rows := call.row_span(element)) > 1 and (held := contents(node)):
            self.spans[held[0]] = rows
        return node
