"""The structure tree of a tagged PDF."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name


@dataclass(slots=True)
class Tag:
    """An element of the structure tree: its marked content on a page, and its children.

    `rows` is how many rows a cell says that it reaches over.
    """

    name: str
    page: int = 0
    mcids: list[int] = field(default_factory=list)
    kids: list[Tag] = field(default_factory=list)
    alt: str | None = None
    rows: int = 1


def write_tags(pdf: pikepdf.Pdf, root: Tag) -> None:
    """Give a PDF the tree that says which marked content is what."""
    parents: dict[int, dict[int, pikepdf.Object]] = {}

    def write(tag: Tag, parent: pikepdf.Object) -> pikepdf.Object:
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + tag.name), P=parent)
        )
        if tag.mcids:
            element.Pg = pdf.pages[tag.page].obj
        for mcid in tag.mcids:
            parents.setdefault(tag.page, {})[mcid] = element
        element.K = Array([*tag.mcids, *(write(kid, element) for kid in tag.kids)])
        if tag.alt:
            element.Alt = pikepdf.String(tag.alt)
        if tag.rows > 1:
            element.A = Dictionary(O=Name.Table, RowSpan=tag.rows, ColSpan=1)
        return element

    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = write(root, tree)
    numbers = Array()
    for page, elements in sorted(parents.items()):
        pdf.pages[page].obj.StructParents = page
        numbers.append(page)
        known = [elements.get(mcid) for mcid in range(max(elements) + 1)]
        numbers.append(Array(known))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
