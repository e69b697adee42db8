"""The structure tree of a page as pdfium has it: the tags that say what belongs together."""

from __future__ import annotations

from itertools import repeat
from typing import Final

from parsers.pdf import pdfium_calls as call
from parsers.pdf.page import MAX_TREE_DEPTH, MAX_TREE_NODES, Node
from parsers.pdf.pdfium_calls import Handle, handle_of

WITH_ALT: Final = frozenset({"Figure", "Formula", "Link"})  # types of elements that have one
# Types of elements that mostly hold content themselves, which they are asked for first.
HOLDERS: Final = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "Span"})


def read_tree(page: Handle) -> tuple[list[Node], bool]:
    """Return the elements at the top of a page's tree, and whether all of it was read."""
    address = call.open_tree(page)
    if not address:
        return [], True
    left = MAX_TREE_NODES
    whole = True
    type_of, count_of = call.element_type, call.count_children
    child_of, mcid_of = call.child, call.child_mcid

    def node(element: Handle, depth: int) -> Node:
        nonlocal left, whole
        kind = type_of(element)
        mcids: list[int] = []
        children: list[Node] = []
        count = count_of(element)
        if count and (count > left or depth >= MAX_TREE_DEPTH):
            whole = False
            count = left if depth < MAX_TREE_DEPTH else 0
        left -= count
        content_first = kind in HOLDERS
        for index in range(count):
            if content_first and (mcid := mcid_of(element, index)) >= 0:
                mcids.append(mcid)
            elif child := child_of(element, index):
                children.append(node(handle_of(child), depth + 1))
            elif not content_first and (mcid := mcid_of(element, index)) >= 0:
                mcids.append(mcid)
        alt = call.element_alt(element) or None if kind in WITH_ALT else None
        return Node(kind, mcids, alt, children)

    tree = handle_of(address)
    try:
        roots = map(call.tree_child, repeat(tree), range(call.count_roots(tree)))
        nodes = [node(handle_of(root), 0) for root in roots if root]
    finally:
        call.close_tree(tree)
    return nodes, whole
