"""The structure tree of a page as pdfium has it: the tags that say what belongs together."""

from __future__ import annotations

from typing import Final

from parsers.pdf import pdfium_calls as call
from parsers.pdf.page import MAX_TREE_DEPTH, MAX_TREE_NODES, Node

WITH_ALT: Final = frozenset({"Figure", "Formula", "Link"})  # types of elements that have one


def read_tree(page: int) -> tuple[list[Node], bool]:
    """Return the elements at the top of a page's tree, and whether all of it was read."""
    tree = call.open_tree(page)
    if not tree:
        return [], True
    budget = MAX_TREE_NODES
    holders: set[str] = set()  # types of which an element held content: such elements mostly do
    type_of, count_of = call.element_type, call.count_children
    child_of, mcid_of = call.child, call.child_mcid

    def node(element: int, depth: int) -> Node:
        nonlocal budget
        kind = type_of(element)
        mcids: list[int] = []
        children: list[Node] = []
        for index in range(count_of(element)):
            if budget <= 0 or depth >= MAX_TREE_DEPTH:
                budget = -1
                break
            budget -= 1
            if kind in holders and (mcid := mcid_of(element, index)) >= 0:
                mcids.append(mcid)
            elif child := child_of(element, index):
                children.append(node(child, depth + 1))
            elif (mcid := mcid_of(element, index)) >= 0:
                mcids.append(mcid)
                holders.add(kind)
        alt = call.element_alt(element) or None if kind in WITH_ALT else None
        return Node(kind, mcids, alt, children)

    try:
        roots = [call.tree_child(tree, index) for index in range(call.count_roots(tree))]
        nodes = [node(root, 0) for root in roots if root]
    finally:
        call.close_tree(tree)
    return nodes, budget >= 0
