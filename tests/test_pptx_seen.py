"""What a presentation's file says and a person does not see, by opacity, frames, turns and strikes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt
from pptx_builder import (
    cell,
    deck,
    frame,
    group,
    named,
    paragraph,
    replaced,
    run,
    saved,
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
    large = paragraph(run("UTKAST", 'sz="9600"', inside=fill))
    assert _told(shape(large, box=(100, 100, 600, 200))) == []
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


@pytest.mark.parametrize("kind", ["chart", "diagram", "ole"])
def test_a_text_box_under_a_chart_a_diagram_or_an_object_is_told_of(kind: str) -> None:
    text = shape(paragraph(run(OLD)), box=(220, 140, 200, 40))
    unseen = ("unseen-text", Severity.WARNING)
    assert unseen in _told(text + _frame_of(kind, (200, 130, 300, 200)))
    assert unseen not in _told(_frame_of(kind, (200, 130, 300, 200)) + text)
    assert unseen not in _told(text + _frame_of(kind, (340, 130, 300, 200)))


@pytest.mark.parametrize(("opacity", "told"), [(10_000, False), (20_000, True), (80_000, True)])
def test_a_veil_over_a_row_gets_an_info(opacity: int, *, told: bool) -> None:
    table = frame([["Tiltak", "Siste status"], ["Innkjøp", OLD]], corner=(100, 100))
    white = f'<a:srgbClr val="FFFFFF"><a:alpha val="{opacity}"/></a:srgbClr>'
    veil = shape(box=(100, 130, 200, 30), paint=f"<a:solidFill>{white}</a:solidFill>")
    assert _told(table + veil) == [("unread-object", Severity.INFO)] * told
    marker = shape(box=(100, 132, 80, 24), paint=f"<a:solidFill>{white}</a:solidFill>")
    assert (("unread-object", Severity.INFO) in _told(table + marker)) is told


@pytest.mark.parametrize(
    ("letters", "pattern", "told"),
    [
        ("FFFFFF", "pct5", True),  # hardly a dot on white
        ("FFFFFF", "pct70", False),
        ("1F3864", "pct5", False),
    ],
)
def test_a_pattern_has_as_much_of_its_colour_as_it_has_dots(
    letters: str, pattern: str, *, told: bool
) -> None:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        for name, colour in (("fgClr", "1F3864"), ("bgClr", "FFFFFF"))
    )
    fill = f'<a:pattFill prst="{pattern}">{colours}</a:pattFill>'
    text = paragraph(run(OLD, inside=solid(letters)))
    for tree in (
        shape(text, box=(100, 100, 200, 40), paint=fill),
        frame([["Tiltak", cell(text, properties=fill)]]),
    ):
        assert [code for code, _ in _told(tree)] == ["unseen-text"] * told


@pytest.mark.parametrize(
    ("colour", "opacity", "told"),
    [("BFBFBF", 30_000, True), ("000000", 20_000, False), ("FFFFFF", 30_000, False)],
)
def test_pale_letters_that_are_rather_clear_are_asked_for_their_contrast(
    colour: str, opacity: int, *, told: bool
) -> None:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"><a:alpha val="{opacity}"/></a:srgbClr></a:solidFill>'
    table = frame([["Tiltak", cell(paragraph(run(OLD, inside=fill)))]])
    panel = shape(box=(40, 80, 400, 60), paint=solid("1F3864")) if colour == "FFFFFF" else ""
    assert _told(panel + table) == [("unseen-text", Severity.WARNING)] * told


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


def _field(kind: str) -> str:
    return f'<a:fld id="{{1}}" type="{kind}"><a:t>12.02.2026</a:t></a:fld>'


def test_a_cells_date_that_changes_by_itself_is_told_of() -> None:
    for kind in ("datetime1", "datetimeFigureOut"):
        dated = cell(paragraph(run("Ferdig "), _field(kind)))
        found = _read(frame([["Tiltak", "Siste status"], ["Innkjøp", dated]]))
        [line] = found.diagnostics
        assert (line.code, line.slide) == ("date-guessed", 1)
        assert "Ferdig 12.02.2026" in line.message
    assert _told(frame([[cell(paragraph(_field("slidenum")))]])) == []
    assert _told(shape(paragraph(_field("datetime1")))) == []


@pytest.mark.parametrize("owner", ["slideLayouts/slideLayout7", "slideMasters/slideMaster1"])
def test_a_date_on_the_layout_that_changes_by_itself_is_known(owner: str) -> None:
    texts = [
        shape(paragraph(run("Per "), _field("datetime1")), placeholder=kind)
        for kind in ("", '<p:ph type="dt"/>')
    ]
    data = deck(shape(paragraph("Mål")), shape(paragraph("Plan")))
    tree = "</p:spTree>"
    for text, known in zip(
        texts, [((1, "Per 12.02.2026"), (2, "Per 12.02.2026")), ()], strict=True
    ):
        found = read_pptx(replaced(data, rf"{owner}\.xml$", tree, f"{text}{tree}"))
        assert found.dated_anew == known


LINK = '<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide">{}</a:hlinkClick>'
TEXTS_OWN = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr val="tx" '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"/></a:ext></a:extLst>'
)


@pytest.mark.parametrize(
    ("letters", "link", "ground", "seen"),
    [
        ("FFFFFF", LINK.format(""), "FFFFFF", True),
        ("FFFFFF", LINK.format(TEXTS_OWN), "FFFFFF", False),
        ("FFFFFF", "", "FFFFFF", False),
        ("000000", LINK.format(""), "0000FF", False),
        ("000000", LINK.format(TEXTS_OWN), "0000FF", True),
    ],
)
def test_a_link_has_the_themes_colour_of_links(
    letters: str,
    link: str,
    ground: str,
    seen: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    text = cell(paragraph(run(OLD, inside=solid(letters) + link)), properties=solid(ground))
    [table] = _read(frame([["Tiltak", text]])).slides[0].tables
    assert table.grid() == [["Tiltak", OLD * seen]]


def _part(name: str, text: str) -> str:
    return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (f"<m:sSup>{_part('e', '10')}{_part('sup', '6')}</m:sSup>", "10⁶"),
        (f"<m:sSup>{_part('e', 'x')}{_part('sup', '2k')}</m:sSup>", "x^2k"),
        (f"<m:sSub>{_part('e', 'CO')}{_part('sub', '2')}</m:sSub>", "CO2"),
        (f"<m:f>{_part('num', 'a+b')}{_part('den', '2')}</m:f>", "(a+b)/2"),
        (f"<m:r><m:t>10</m:t></m:r><m:f>{_part('num', '1')}{_part('den', '2')}</m:f>", "10 1/2"),
        (f"<m:rad>{_part('deg', '3')}{_part('e', '8')}</m:rad>", "³√8"),
        (f"<m:rad><m:deg/>{_part('e', 'x+1')}</m:rad>", "√(x+1)"),
        (
            f'<m:d><m:dPr><m:begChr m:val="["/></m:dPr>{_part("e", "1")}{_part("e", "2")}</m:d>',
            "[1; 2)",
        ),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{_part("sub", "i")}{_part("sup", "n")}{_part("e", "x")}</m:nary>',
            "∑iⁿx",
        ),
    ],
)
def test_an_equation_is_read_as_it_is_set(said: str, read: str) -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    drawing = "http://schemas.microsoft.com/office/drawing/2010/main"
    whole = f'<a14:m xmlns:a14="{drawing}"><m:oMath xmlns:m="{math}">{said}</m:oMath></a14:m>'
    [text] = _read(shape(paragraph(run("Er "), whole), box=(100, 100, 200, 40))).slides[0].texts
    assert text.text == f"Er {read}"


@pytest.mark.parametrize(
    ("lines", "at", "told"), [(6, 165, True), (1, 165, False), (6, 115, False), (6, 300, False)]
)
def test_a_ball_over_rows_that_grow_is_told_of_where_it_stands_at_another_row(
    lines: int,
    at: float,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    long = cell(paragraph(run(OLD, 'sz="1200"')) * lines)
    rows = [["Tiltak", "Status"], [long, ""], [OLD, ""]]
    ball = shape(box=(250, at, 15, 15), paint=solid("000000"), preset="ellipse")
    table = frame(rows, corner=(100, 100), widths=[100, 200])
    assert _told(table + ball) == [("table-guessed", Severity.WARNING)] * told
    assert _told(ball + table) == _told(table + ball)


@pytest.mark.parametrize(
    ("inner", "box", "turn", "told"),
    [
        ("", (90, 110, 220, 24), 15, True),
        ("", (90, 140, 220, 24), 15, False),
        ('rot="900000"', (90, 110, 220, 24), 0, True),
        ('rot="900000"', (90, 100, 220, 24), 345, True),
        ("", (170, 4, 60, 220), 60, True),
        ("", (188, 2, 24, 220), 90, True),
        ('rot="5400000"', (190, 110, 220, 24), 15, False),
    ],
)
def test_a_cover_in_a_turned_group_is_told_of_where_it_hides_letters(
    inner: str,
    box: tuple[float, float, float, float],
    turn: float,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    over = shape(box=box, paint=solid("FFFFFF"), more=inner)
    whole = group(over, box=box, child=box, more=f'rot="{turn * 60_000}"')
    table = frame([[OLD]], widths=[200], heights=[120], corner=(100, 100))
    assert [code for code, _ in _told(table + whole)] == ["unseen-text"] * told


def _gradient(*opacities: int) -> str:
    stops = [
        f'<a:gs pos="{place}"><a:srgbClr val="FFFFFF"><a:alpha val="{opacity}"/></a:srgbClr></a:gs>'
        for place, opacity in enumerate(opacities)
    ]
    return f'<a:gradFill><a:gsLst>{"".join(stops)}</a:gsLst><a:lin ang="0"/></a:gradFill>'


@pytest.mark.parametrize(
    ("opacities", "told"), [((0, 100_000), True), ((100_000, 90_000), True), ((0, 60_000), False)]
)
def test_a_cover_that_fades_to_one_side_is_told_of(
    opacities: tuple[int, int],
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    table = frame([["Tiltak", "Siste status"], ["Innkjøp", OLD]], corner=(100, 100))
    over = shape(box=(150, 100, 200, 60), paint=_gradient(*opacities))
    assert [code for code, _ in _told(table + over)] == ["unseen-text"] * told


def test_a_picture_through_which_rows_show_gets_an_info() -> None:
    picture = BytesIO()
    Image.new("RGBA", (8, 8), (200, 0, 0, 40)).save(picture, "PNG")
    rows = [["Tiltak", "Nå"], ["Innkjøp", "Mai"], ["Avtale", "Ny"]]
    for high, told in ((60, [("unread-object", Severity.INFO)]), (30, [])):
        presentation = Presentation(BytesIO(deck(frame(rows, corner=(100, 100)))))
        picture.seek(0)
        shapes = presentation.slides[0].shapes
        shapes.add_picture(picture, Pt(100), Pt(130), Pt(200), Pt(high))
        found = read_pptx(saved(presentation))
        assert [(line.code, line.severity) for line in found.diagnostics] == told


@pytest.mark.parametrize(
    ("colour", "told"), [("E9EDF4", True), ("D0D8E8", True), ("C00000", False)]
)
def test_a_patch_in_the_colour_of_one_of_a_tables_bands_is_told_of_over_letters(
    colour: str,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    bands = [
        [cell("Innkjøp", properties=solid(band)), cell(OLD, properties=solid(band))]
        for band in ("D0D8E8", "E9EDF4", "D0D8E8")
    ]
    table = frame(bands, corner=(100, 100), widths=[100, 200])
    patch = shape(box=(205, 132, 40, 26), paint=solid(colour))
    assert [code for code, _ in _told(table + patch)] == ["unseen-text"] * told


@pytest.mark.parametrize(
    ("columns", "rows", "step", "told"),
    [
        (3, 3, 100, True),
        (4, 5, 100, True),
        (2, 3, 100, True),
        (3, 2, 100, True),
        (2, 2, 100, False),
        (3, 3, 90, False),
    ],
)
def test_text_boxes_that_stand_as_cells_do_are_told_of(
    columns: int,
    rows: int,
    step: int,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    boxes = [
        shape(
            paragraph(run(OLD)),
            box=(40 + step * column + row * (100 - step), 90 + 40 * row, 80, 24),
        )
        for row in range(rows)
        for column in range(columns)
    ]
    assert _told("".join(boxes)) == [("table-guessed", Severity.INFO)] * told


@pytest.mark.parametrize("beside", ["mark", "tiles", "frames", "size", "lines"])
def test_a_few_tiles_cards_and_figures_on_display_are_no_cells(beside: str) -> None:
    """What a slide draws around two columns of texts tells that they are no table's."""
    lines = paragraph(run(OLD)) * (2 if beside == "lines" else 1)
    heads = paragraph(run(OLD, 'sz="4000"' if beside == "size" else ""))
    frame_of = f'<a:ln w="9525">{solid("808080")}</a:ln>'
    paint = {"tiles": solid("D0D8E8"), "frames": frame_of}.get(beside, "")
    boxes = [
        shape(
            lines if column else heads, box=(40 + 100 * column, 90 + 60 * row, 80, 40), paint=paint
        )
        for row in range(3)
        for column in range(2)
    ]
    tile = shape(box=(400, 90, 80, 40), paint=solid("D0D8E8")) if beside == "mark" else ""
    assert _told("".join(boxes) + tile) == []


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ((108, 137, 80, 6), True),
        ((108, 137, 8, 6), False),  # over a letter
        ((108, 162, 80, 6), False),  # below the letters
        ((108, 137, 80, 3), False),  # a line, of which others tell
    ],
)
@pytest.mark.parametrize("opacity", [50_000, 100_000])
def test_a_bar_over_a_part_of_a_texts_height_gets_an_info(
    place: tuple[float, float, float, float], opacity: int, *, told: bool
) -> None:
    table = frame([["Tiltak", "Siste status"], ["Innkjøp av varer", OLD]], corner=(100, 100))
    yellow = f'<a:srgbClr val="FFFF00"><a:alpha val="{opacity}"/></a:srgbClr>'
    bar = shape(box=place, paint=f"<a:solidFill>{yellow}</a:solidFill>")
    assert (("unread-object", Severity.INFO) in _told(table + bar)) is told
