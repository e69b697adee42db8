"""The structure tree of a page: the elements that its tags name, each with what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

# An element: its type, its own marked-content ids, its alternative text, and its children. A page
# has more of them than of all else, and they are walked through once: so they are plain tuples.
Node: TypeAlias = "tuple[str, Sequence[int], str | None, Sequence[Node]]"


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


def holds_table(node: Node) -> bool:
    """Tell whether a table is anywhere below an element."""
    return any([child[0] == "Table" or holds_table(child) for child in node[3]])
