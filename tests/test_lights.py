"""Several columns of lights, of which no legend tells what they say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tinydecks import box, slide, table, text
from tinyreports import AREA, read

from schema import Mark, Shape, TextBox

MEASURES = ["Felles maler for alle", "Nye rutiner for avvik", "Samordne lager"]
NEWS = ["Sendt ut", "Møte holdt", "Pilot er i gang"]
LIGHTS = [("🟢", "🟡"), ("🟡", "🟡"), ("🔴", "🟢")]


def _told(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    marks: Sequence[Mark] = (),
    texts: Sequence[TextBox] = (),
) -> bool:
    found = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA), *texts], marks=marks))
    return any(
        line.code == "status-conflict" and line.slide == 1 and "lights" in line.message
        for line in found.diagnostics
    )


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (["Tiltak", "Framdrift", "Økonomi", "Siste nytt"], True),
        (["Tiltak", "Status", "Kvalitet", "Siste nytt"], True),
        (["Tiltak", "Fullført", "Pågår", "Siste nytt"], False),  # ticked
    ],
)
def test_columns_of_lights_that_no_legend_explains_are_told_of(
    head: Sequence[str], *, told: bool
) -> None:
    rows = [[m, *lights, n] for m, lights, n in zip(MEASURES, LIGHTS, NEWS, strict=True)]
    assert _told(head, rows) == told
    legend = text("🟢 Fullført  🟡 Pågår  🔴 Ikke startet", x0=40, top=400)
    assert not _told(head, rows, texts=[legend])


def test_columns_of_drawn_lights_are_told_of_unless_another_has_the_status_in_words() -> None:
    def balls(first: int) -> list[Mark]:
        places = [
            box(80 + 200 * column, 140 + 30 * row, 10, 10)
            for column in (first, first + 1)
            for row in range(3)
        ]
        return [Mark(box=at, shape=Shape.ELLIPSE, fill="70AD47", area=78.5) for at in places]

    rows = [[m, "", "", n] for m, n in zip(MEASURES, NEWS, strict=True)]
    assert _told(["Tiltak", "Framdrift", "Økonomi", "Siste nytt"], rows, balls(1))
    rows = [[m, "Pågår", "", ""] for m in MEASURES]
    assert not _told(["Tiltak", "Status", "Økonomi", "Kvalitet"], rows, balls(2))


def test_one_column_of_lights_may_be_the_status() -> None:
    rows = [[m, light, n] for m, (light, _), n in zip(MEASURES, LIGHTS, NEWS, strict=True)]
    assert not _told(["Tiltak", "Framdrift", "Siste nytt"], rows)
