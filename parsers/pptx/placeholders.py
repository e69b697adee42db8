"""Placeholders: what a slide's shapes are for, and what they inherit from layout and master."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from parsers.pptx.text import Styles
from parsers.pptx.xml import A, Element, P, child, descend, nonvisual
from schema import Role

_ROLES: Final[Mapping[str, Role]] = {
    "title": Role.TITLE,
    "ctrTitle": Role.TITLE,
    "subTitle": Role.SUBTITLE,
    "body": Role.BODY,
    "obj": Role.BODY,
    "dt": Role.DATE,
    "ftr": Role.FOOTER,
    "sldNum": Role.SLIDE_NUMBER,
}
_TITLES: Final = frozenset({"title", "ctrTitle"})
_FURNITURE: Final = frozenset({"dt", "ftr", "sldNum", "hdr"})


class Placeholder(NamedTuple):
    """What a `p:ph` says: the type, `obj` where none is written, and its index."""

    type: str
    number: str

    @property
    def role(self) -> Role | None:
        return _ROLES.get(self.type)

    @property
    def family(self) -> str:
        """The type of the master's placeholder that this one inherits from."""
        if self.type in _TITLES:
            return "title"
        return self.type if self.type in _FURNITURE else "body"


def placeholder(shape: Element) -> Placeholder | None:
    """Return what kind of placeholder a shape is, None for an ordinary shape."""
    found = descend(nonvisual(shape), f"{P}nvPr", f"{P}ph")
    if found is None:
        return None
    return Placeholder(found.get("type") or "obj", found.get("idx") or "0")


class Inheritance:
    """What the shapes on slides of one layout inherit: positions and text styles."""

    def __init__(
        self, layout: Element | None, master: Element | None, defaults: Element | None
    ) -> None:
        """Take the layout, its master, and the presentation's `p:defaultTextStyle`."""
        self._layout = _placeholders(layout)
        self._master = _placeholders(master)
        self._defaults = (defaults,) if defaults is not None else ()
        styles = descend(master, f"{P}txStyles")
        self._styles: dict[str, Element] = {}
        for style in styles if styles is not None else ():
            self._styles[str(style.tag)] = style
        self.plain = Styles(self._defaults)
        self._known: dict[Placeholder, Styles] = {}

    def ancestors(self, found: Placeholder) -> list[Element]:
        """Return the layout's and the master's placeholder that one inherits from, in this order."""
        out = []
        on_layout = _match(self._layout, found)
        if on_layout is not None:
            out.append(on_layout[1])
            # A placeholder may be of another type on the slide than on the layout.
            found = Placeholder(on_layout[0].type, found.number)
        on_master = next(
            (shape for known, shape in self._master if known.family == found.family), None
        )
        if on_master is not None:
            out.append(on_master)
        return out

    def transform(self, found: Placeholder) -> Element | None:
        """Return the `a:xfrm` that a placeholder without its own stands at."""
        for shape in self.ancestors(found):
            transform = descend(shape, f"{P}spPr", f"{A}xfrm")
            if transform is not None and child(transform, f"{A}off") is not None:
                return transform
        return None

    def styles(self, found: Placeholder | None) -> Styles:
        """Return what a shape's text inherits from, the nearest first."""
        if found is None:
            return self.plain
        known = self._known.get(found)
        if known is None:
            known = self._known[found] = Styles(self._lists(found))
        return known

    def _lists(self, found: Placeholder) -> tuple[Element, ...]:
        lists = [
            style
            for shape in self.ancestors(found)
            if (style := descend(shape, f"{P}txBody", f"{A}lstStyle")) is not None
        ]
        name = {"title": "titleStyle", "body": "bodyStyle"}.get(found.family, "otherStyle")
        general = self._styles.get(f"{P}{name}")
        if general is not None:
            lists.append(general)
        return (*lists, *self._defaults)


_Known = tuple[tuple[Placeholder, Element], ...]


def _placeholders(page: Element | None) -> _Known:
    tree = descend(page, f"{P}cSld", f"{P}spTree")
    if tree is None:
        return ()
    found = ((placeholder(shape), shape) for shape in tree.iterchildren())
    return tuple((kind, shape) for kind, shape in found if kind is not None)


def _match(known: _Known, wanted: Placeholder) -> tuple[Placeholder, Element] | None:
    """Match by what there can be only one of, then by index, then by type."""
    if wanted.family != "body":
        return next((entry for entry in known if entry[0].family == wanted.family), None)
    by_index = next(
        (e for e in known if e[0].number == wanted.number and e[0].family == "body"), None
    )
    if by_index is not None:
        return by_index
    return next((entry for entry in known if entry[0].type == wanted.type), None)
