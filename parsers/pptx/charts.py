"""The figures that charts are drawn from, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.pptx.package import Part
from parsers.pptx.xml import Element, R, child, local_name
from parsers.printable import printable
from schema import Box, Cell, Paragraph, Table

CHART_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_C: Final = f"{{{CHART_URI}}}"

# A chart of more cells than this counts something finer than areas and statuses.
MOST_CELLS: Final = 200


def read_chart(data: Element, part: Part, box: Box) -> Table | None:
    """Return a chart's figures: a row for each category and a column for each series.

    `data` is the frame's `a:graphicData`, `part` its slide's part, `box` where the frame stands.
    The names of the series stand in the first row. None where the chart holds no figures, or more
    than a person counts measures in. A share of 100 is written with its sign.
    """
    reference = child(data, f"{_C}chart")
    chart = part.referred(reference.get(f"{R}id")) if reference is not None else None
    if chart is None:
        return None
    series = list(chart.root.iter(f"{_C}ser"))
    categories = dict(_points(series[0].find(f"{_C}cat"))) if series else {}
    rows, columns = 1 + len(categories), 1 + len(series)
    if not categories or rows * columns > MOST_CELLS:
        return None
    texts = {(0, 0): ""} | {(row, 0): name for row, name in enumerate(categories.values(), 1)}
    for column, one in enumerate(series, 1):
        texts[0, column] = next((name for _, name in _points(one.find(f"{_C}tx"))), "")
        values = dict(_points(one.find(f"{_C}val")))
        texts.update(((row, column), values.get(at, "")) for row, at in enumerate(categories, 1))
    cells = tuple(
        Cell(row=row, column=column, paragraphs=(Paragraph.of(text),) if text else ())
        for (row, column), text in sorted(texts.items())
    )
    return Table(rows=rows, columns=columns, cells=cells, box=box)


def _points(element: Element | None) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of each point of a series, as the file keeps them."""
    cache = next(
        (found for found in element.iter() if local_name(found) in {"strCache", "numCache"})
        if element is not None
        else iter(()),
        None,
    )
    if cache is None:
        return
    sign = " %" if "%" in (cache.findtext(f"{_C}formatCode") or "") else ""
    for point in cache.iterchildren(f"{_C}pt"):
        text = printable(point.findtext(f"{_C}v") or "").strip()
        yield point.get("idx", ""), f"{text.removesuffix('.0')}{sign}"
