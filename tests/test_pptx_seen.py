"""What a presentation's file says and a person does not see, by opacity, frames, turns and strikes."""

from __future__ import annotations

import pytest
from pptx_builder import (
    cell,
    deck,
    frame,
    named,
    paragraph,
    replaced,
    run,
    shape,
    solid,
    transform,
)

from parsers.pptx.reader import read_pptx
from schema import Deck, Severity

OLD = "Gammel ordlyd"


def _told(tree: str) -> list[tuple[str, Severity]]:
    return [(line.code, line.severity) for line in _read(tree).diagnostics]


def _read(tree: str) -> Deck:
    return read_pptx(deck(tree))


@pytest.mark.parametrize(("opacity", "told"), [(10_000, True), (15_000, True), (30_000, False)])
def test_letters_that_are_nearly_clear_are_read_with_a_warning(
    opacity: int,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    alpha = f'<a:alpha val="{opacity}"/>'
    fill = f'<a:solidFill><a:srgbClr val="000000">{alpha}</a:srgbClr></a:solidFill>'
    pale = paragraph(run(OLD, inside=fill))
    for tree in (frame([["Tiltak", cell(pale)]]), shape(pale, box=(100, 100, 200, 40))):
        assert _told(tree) == [("unseen-text", Severity.WARNING)] * told


def _frame_of(kind: str, box: tuple[float, float, float, float]) -> str:
    uri = f"http://schemas.openxmlformats.org/drawingml/2006/{kind}"
    if kind == "ole":
        uri = "http://schemas.openxmlformats.org/presentationml/2006/ole"
    data = f'<a:graphic><a:graphicData uri="{uri}"/></a:graphic>'
    where = transform(*box, tag="p:xfrm")
    return f"<p:graphicFrame>{named('GraphicFrame')}{where}{data}</p:graphicFrame>"


@pytest.mark.parametrize("kind", ["chart", "diagram", "ole"])
def test_a_value_under_a_chart_a_diagram_or_an_object_is_told_of(kind: str) -> None:
    table = frame([["Tiltak", "Siste status"], ["Innkjøp", OLD]], corner=(100, 100))
    over = _frame_of(kind, (200, 130, 300, 200))
    unseen = [line for line in _read(table + over).diagnostics if line.code == "unseen-text"]
    assert [OLD in line.message for line in unseen] == [True]
    for other in (over + table, table + _frame_of(kind, (200, 162, 300, 200))):
        assert ("unseen-text", Severity.WARNING) not in _told(other)


PLAYED = '<p:video><p:cMediaNode><p:tgtEl><p:spTgt spid="7"/></p:tgtEl></p:cMediaNode></p:video>'


def _effect(kind: str) -> str:
    target = '<p:tgtEl><p:spTgt spid="7"/></p:tgtEl>'
    return f'<p:par><p:cTn presetClass="{kind}"><p:set><p:cBhvr>{target}</p:cBhvr></p:set></p:cTn></p:par>'


@pytest.mark.parametrize(
    ("timing", "told"),
    [
        (PLAYED, True),
        (_effect("entr"), True),
        (_effect("emph"), True),
        (_effect("exit"), False),
        (_effect("path"), False),
        (_effect("entr") + _effect("exit"), False),
    ],
)
def test_a_cover_that_comes_hides_what_lies_below_it_and_one_that_goes_does_not(
    timing: str,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    table = frame([["Tiltak", "Siste status"], ["Innkjøp", OLD]], corner=(100, 100))
    data = deck(table + shape(box=(200, 130, 100, 30), paint=solid("FFFFFF")))
    ending = f"<p:timing><p:tnLst>{timing}</p:tnLst></p:timing></p:sld>"
    found = read_pptx(replaced(data, r"slides/slide1\.xml$", "</p:sld>", ending))
    lines = [line.code for line in found.diagnostics]
    assert lines == ["unseen-text"] * told
