"""Styles of tables: the fills and the colours of letters that a table's cells take from one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from parsers.pptx.colours import FILLS, Paint
from parsers.pptx.package import Package
from parsers.pptx.theme import Theme
from parsers.pptx.xml import A, Element, child, children, descend, flag, local_name, parsed

# Styles that files need not hold, since each program knows them: two that paint nothing, and the
# one that a new table has ("Medium Style 2 - Accent 1").
_PLAIN: Final = frozenset(
    {"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"}
)
_USUAL: Final = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


class Look(NamedTuple):
    """How a style paints a cell, and in what colour (RRGGBB) its letters; None where it does not say."""

    fill: Paint | None = None
    letters: str | None = None


_WHOLE: Final = "wholeTbl"

# What a table that uses a part calls it, where that is not the part's own name.
_USED_AS: Final = {
    "band1H": "bandRow",
    "band2H": "bandRow",
    "band1V": "bandCol",
    "band2V": "bandCol",
}

# The parts of a style that the file does not hold.
_UNKNOWN: Final = {_WHOLE: Look(fill=Paint(painted=True))}


class TableStyle:
    """How a style has the cells of a table look, by where they stand.

    `letters` and `fills` are all the colours (RRGGBB) that it has for them.
    """

    def __init__(self, parts: Mapping[str, Look], used: frozenset[str]) -> None:
        """Take how each part of the style looks, and what of it a table uses (`firstRow`, ...)."""
        self._parts = parts
        self._used = used
        self._by_column = bool(used & {"firstCol", "lastCol", "bandCol"})
        self._looks: dict[tuple[int, int, tuple[int, int]], Look] = {}
        self.letters = frozenset(look.letters for look in parts.values())
        self.fills = frozenset(look.fill.colour for look in parts.values() if look.fill is not None)

    def look(self, row: int, column: int, size: tuple[int, int]) -> Look:
        """Return how a cell looks by the style alone; `size` counts the table's rows and columns."""
        key = row, column if self._by_column else 0, size
        known = self._looks.get(key)
        if known is None:
            names = self._names(row, column, size)
            found = [self._parts[name] for name in names if name in self._parts]
            fills = [look.fill for look in found if look.fill is not None]
            letters = [look.letters for look in found if look.letters is not None]
            known = Look(next(iter(fills), None), next(iter(letters), None))
            self._looks[key] = known
        return known

    def _names(self, row: int, column: int, size: tuple[int, int]) -> Iterator[str]:
        """Yield the parts of the style that a cell belongs to, that which counts first ahead."""
        used = self._used
        rows, columns = size
        last_row = "lastRow" in used and row == rows - 1
        last_column = "lastCol" in used and column == columns - 1
        if "firstRow" in used and row == 0:
            yield "firstRow"
        if last_row:
            yield "lastRow"
        if "firstCol" in used and column == 0:
            yield "firstCol"
        if last_column:
            yield "lastCol"
        if "bandRow" in used and not last_row:
            yield "band2H" if (row - ("firstRow" in used)) % 2 else "band1H"
        if "bandCol" in used and not last_column:
            yield "band2V" if (column - ("firstCol" in used)) % 2 else "band1V"
        yield _WHOLE


class TableStyles:
    """The styles that tables of a presentation name, each made ready once."""

    def __init__(self, package: Package, theme: Theme) -> None:
        self._package = package
        self._theme = theme
        self._known: dict[tuple[str, tuple[tuple[str, str], ...]], TableStyle] = {}

    def of(self, table: Element) -> TableStyle:
        """Return the style of an `a:tbl`."""
        properties = child(table, f"{A}tblPr")
        named = descend(properties, f"{A}tableStyleId")
        key = named.text or "" if named is not None else "", _attributes(properties)
        known = self._known.get(key)
        if known is None:
            used = frozenset(name for name, value in key[1] if flag(value))
            known = self._known[key] = TableStyle(self._parts(key[0].strip(), used), used)
        return known

    def _parts(self, identifier: str, used: Container[str]) -> Mapping[str, Look]:
        """Return how the parts of a style look that a table uses."""
        if not identifier or identifier in _PLAIN:
            return {}
        style = _usual() if identifier == _USUAL else self._style(identifier)
        if style is None:
            return _UNKNOWN
        parts = ((local_name(part), part) for part in style)
        return {
            name: self._look(part)
            for name, part in parts
            if name == _WHOLE or _USED_AS.get(name, name) in used
        }

    def _style(self, identifier: str) -> Element | None:
        part = self._package.main.related("tableStyles")
        styles = children(part.root) if part is not None else ()
        return next((style for style in styles if style.get("styleId") == identifier), None)

    def _look(self, part: Element) -> Look:
        fill = self._fill(child(part, f"{A}tcStyle"))
        return Look(fill, self._theme.palette.colour(child(part, f"{A}tcTxStyle")))

    def _fill(self, style: Element | None) -> Paint | None:
        if style is None:
            return None
        stated = child(style, f"{A}fill")
        for element in children(stated) if stated is not None else ():
            if element.tag in FILLS:
                return self._theme.palette.fill(element)
        return self._theme.palette.referred(child(style, f"{A}fillRef"), self._theme.fills)


def _attributes(properties: Element | None) -> tuple[tuple[str, str], ...]:
    return (
        tuple([(str(n), str(v)) for n, v in properties.items()]) if properties is not None else ()
    )


@cache
def _usual() -> Element:
    """Return the style that a new table has."""

    def part(name: str, text: str, fill: str, tint: str = "") -> str:
        return (
            f'<a:{name}><a:tcTxStyle><a:schemeClr val="{text}"/></a:tcTxStyle><a:tcStyle><a:fill>'
            f'<a:solidFill><a:schemeClr val="{fill}">{tint}</a:schemeClr></a:solidFill></a:fill>'
            f"</a:tcStyle></a:{name}>"
        )

    edges = ("firstRow", "lastRow", "firstCol", "lastCol")
    parts = [part(edge, "lt1", "accent1") for edge in edges]
    parts.append(part("wholeTbl", "dk1", "accent1", '<a:tint val="20000"/>'))
    parts += [
        part(band, "dk1", "accent1", '<a:tint val="40000"/>') for band in ("band1H", "band1V")
    ]
    return parsed(f'<a:tblStyle xmlns:a="{A[1:-1]}">{"".join(parts)}</a:tblStyle>'.encode())
