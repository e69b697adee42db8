"""Draw pages as HTML, for a browser to print."""

from __future__ import annotations

from html import escape

from deckmaker.model import Cell, Drawing, Grid, Pages, Par, Text
from schema.deck import Box, Role

_STYLE = """
@page {{ size: {width}pt {height}pt; margin: 0 }}
body {{ margin: 0; font: 12pt Arial, sans-serif }}
section {{ position: relative; width: {width}pt; height: {height}pt; overflow: hidden;
  break-after: page }}
.at {{ position: absolute }}
p, ul, h1 {{ margin: 0; font-weight: normal }}
ul {{ padding-left: 13.5pt }}
table {{ border-collapse: collapse; table-layout: fixed }}
td, th {{ padding: 3.6pt 7.2pt; vertical-align: top; text-align: left; {border} }}
"""


def draw_html(pages: Pages, border: str = "border: 1pt solid #7f7f7f") -> str:
    """Return the pages as one HTML document, `border` being the style of a cell's border."""
    style = _STYLE.format(width=pages.width, height=pages.height, border=border)
    body = "\n".join(
        "<section>" + "\n".join(_item(item) for item in page.items) + "</section>"
        for page in pages.pages
        if not page.hidden
    )
    title = escape(pages.title or "Presentasjon")
    return (
        f'<!doctype html><html lang="nb"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style><body>{body}</body></html>"
    )


def _item(item: Text | Grid | Drawing) -> str:
    if isinstance(item, Text):
        tag = "h1" if item.role is Role.TITLE else "p"
        return f'<div class="at" style="{_at(item.box)}">{_pars(item.pars, tag)}</div>'
    if isinstance(item, Grid):
        return _grid(item)
    raise TypeError("a browser's print shows text and tables only")


def _at(box: Box) -> str:
    return f"left:{box.x0}pt;top:{box.top}pt;width:{box.width}pt"


def _grid(grid: Grid) -> str:
    columns = "".join(f'<col style="width:{width}pt">' for width in grid.widths)
    rows = "".join(
        "<tr>" + "".join(_cell(cell, head=r < grid.header) for cell in row if cell) + "</tr>"
        for r, row in enumerate(grid.rows)
    )
    place = f"left:{grid.left}pt;top:{grid.top}pt;width:{sum(grid.widths)}pt"
    return f'<table class="at" style="{place}"><colgroup>{columns}</colgroup>{rows}</table>'


def _cell(cell: Cell, *, head: bool) -> str:
    tag = "th" if head else "td"
    return f'<{tag} rowspan="{cell.rows}" colspan="{cell.columns}">{_pars(cell.pars, "p")}</{tag}>'


def _pars(pars: tuple[Par, ...], tag: str) -> str:
    out = ""
    for paragraph in pars:
        words = escape(paragraph.text).replace("\v", "\n").replace("\n", "<br>")
        weight = ";font-weight:bold" if paragraph.bold else ""
        align = ";text-align:center" if paragraph.centred else ""
        style = f'style="font-size:{paragraph.size}pt{weight}{align}"'
        if paragraph.bullet:
            out += f"<ul {style}><li>{words}</li></ul>"
        else:
            out += f"<{tag} {style}>{words}</{tag}>"
    return out
