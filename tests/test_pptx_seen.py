"""What a presentation's file says and a person does not see, by opacity, frames, turns and strikes."""

from __future__ import annotations

import pytest
from pptx_builder import cell, deck, frame, paragraph, run, shape

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
