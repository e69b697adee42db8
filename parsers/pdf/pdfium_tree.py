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
    child_of, mcid_of = call.child, call.child_mcid

    def node(element: int, depth: int) -> Node:
        nonlocal budget
        found = Node(call.element_type(element))
        if found.type in WITH_ALT:
            found.alt = call.element_alt(element) or None
        for index in range(call.count_children(element)):
            if budget <= 0 or depth >= MAX_TREE_DEPTH:
                budget = -1
                break
            budget -= 1
            child = child_of(element, index)
            if child:
                found.children.append(node(child, depth + 1))
            else:
                mcid = mcid_of(element, index)
                if mcid >= 0:
                    found.mcids.append(mcid)
        return found

    try:
        roots = [call.tree_child(tree, index) for index in range(call.count_roots(tree))]
        nodes = [node(root, 0) for root in roots if root]
    finally:
        call.close_tree(tree)
    return nodes, budget >= 0
