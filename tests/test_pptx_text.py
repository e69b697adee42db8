"""Texts of presentations: runs, list signs, symbols, what is inherited."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.presentation import Presentation as PresentationClass
from pptx_builder import (
    cell_paragraphs,
    deck,
    group,
    only_text,
    paragraph,
    replaced,
    run,
    saved,
    shape,
    slide,
    solid,
)

from parsers.pptx.numbering import numbered
from parsers.pptx.reader import read_pptx
from schema import Box, Role, Run

PLACE = (100.0, 100.0, 300.0, 60.0)


def one(body: str) -> str:
    (found,) = cell_paragraphs(body)
    return found.text


def test_runs_alike_are_one_and_others_keep_colour_and_strike() -> None:
    (found,) = cell_paragraphs(
        paragraph(run("Ut"), run("ført"), run("nå", 'strike="sngStrike"', solid("C00000")))
    )
    assert found.runs[0].text == "Utført"
    assert found.runs[1] == Run(text="nå", colour="C00000", struck=True)


@pytest.mark.parametrize(
    ("typed", "read"), [("•", "•"), ("• ", "•"), ("• Lavere pris", "Lavere pris")]
)
def test_a_typed_sign_is_a_lists_where_a_text_stands_behind_it(typed: str, read: str) -> None:
    assert one(paragraph(run(typed))).strip() == read


def test_line_breaks_vertical_tabs_and_fields_are_text() -> None:
    field = '<a:fld id="{1}" type="datetime1"><a:rPr/><a:t>19.10.2023</a:t></a:fld>'
    assert one(f"<a:p>{run('a')}<a:br/>{run('b_x000B_c')}{field}</a:p>") == "a\nb\nc19.10.2023"


def test_a_comment_and_blanks_between_elements_change_no_text() -> None:
    letters = "<a:r> <a:rPr/> <a:t>fullført <!-- a tool's --> i mai</a:t> </a:r>"
    blank = "<a:r><a:rPr/><a:t> </a:t></a:r>"
    assert one(f"<a:p> {run('Ble')}{blank}{letters} </a:p>") == "Ble fullført  i mai"


def test_a_slide_number_is_the_one_that_shows() -> None:
    field = '<a:fld id="{1}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    tree = shape(f"<a:p>{field}</a:p>", box=PLACE)
    data = replaced(deck(tree, tree), r"^ppt/presentation.xml", "<p:sldSz", "<p:sldSz")
    assert [only_text(page).text for page in read_pptx(data).slides] == ["1", "2"]


def test_superscript_figures_become_superscript_characters() -> None:
    assert one(paragraph(run("Avtale"), run("12*", 'baseline="30000"'))) == "Avtale¹²*"


def test_spaces_and_decomposed_letters_stay_as_they_are() -> None:
    text = "a\u030a\u00a0b\u2009c\u00ad-d"
    assert one(paragraph(run(text))) == text


@pytest.mark.parametrize(
    ("properties", "letters", "expected"),
    [
        ('<a:latin typeface="Wingdings"/>', "l", "●"),
        ('<a:latin typeface="Wingdings 2"/>', "\uf050", "✓"),
        ('<a:latin typeface="Arial"/><a:sym typeface="Wingdings"/>', "gå \uf0e0 hjem", "gå → hjem"),
        ('<a:sym typeface="Wingdings"/>', "à", "→"),
        ('<a:sym typeface="Wingdings"/>', "på", "på"),
        ('<a:latin typeface="Arial"/>', "\uf06c", "●"),
        ('<a:latin typeface="FontAwesome"/>', "\uf058", "\uf058"),
        ('<a:latin typeface="Webdings"/>', "a", "✔"),
        ('<a:latin typeface="Segoe UI Symbol"/>', "☑\ue10b", "☑✓"),
        ('<a:latin typeface="Segoe MDL2 Assets"/>', "\uea3a\ue73e\uf020", "○✓\uf020"),
        ('<a:latin typeface="Arial"/>', "\ue10b", "\ue10b"),
        ("", "\uf0fc", "✓"),
    ],
)
def test_symbol_fonts_become_characters(properties: str, letters: str, expected: str) -> None:
    assert one(paragraph(run(letters, inside=properties))) == expected


def bullets(*properties: str) -> list[str | None]:
    body = "".join(paragraph("punkt", inside=inside) for inside in properties)
    return [found.bullet for found in cell_paragraphs(body)]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<a:buChar char="•"/>', "•"),
        ('<a:buFont typeface="Arial"/><a:buChar char="-"/>', "-"),
        ('<a:buFont typeface="Wingdings"/><a:buChar char="ü"/>', "✓"),
        ('<a:buFont typeface="Wingdings"/><a:buChar char="§"/>', "▪"),
        ('<a:buFont typeface="Symbol"/><a:buChar char="·"/>', "•"),
        ('<a:buFont typeface="Courier New"/><a:buChar char="o"/>', "o"),
        ('<a:buChar char="●"/>', "●"),
        ('<a:buBlip><a:blip r:embed="rId9"/></a:buBlip>', "•"),
        ("<a:buNone/>", None),
        ("", None),
    ],
)
def test_a_list_sign_is_what_the_reader_sees(inside: str, expected: str | None) -> None:
    assert bullets(inside) == [expected]


def test_numbered_lists_are_counted() -> None:
    number, letter = '<a:buAutoNum type="arabicPeriod"/>', '<a:buAutoNum type="alphaLcParenR"/>'
    assert bullets(number, number, "", number, letter, letter) == [
        "1.",
        "2.",
        None,
        "1.",
        "a)",
        "b)",
    ]
    assert bullets('<a:buAutoNum type="arabicParenR" startAt="4"/>') == ["4)"]


def test_a_sublist_does_not_interrupt_its_list() -> None:
    number = '<a:buAutoNum type="arabicPeriod"/>'
    body = "".join(
        paragraph("punkt", properties=f'lvl="{level}"', inside=number) for level in (0, 1, 1, 0, 1)
    )
    found = cell_paragraphs(body)
    assert [(p.level, p.bullet) for p in found] == [
        (0, "1."),
        (1, "1."),
        (1, "2."),
        (0, "2."),
        (1, "1."),
    ]


@pytest.mark.parametrize(
    ("kind", "number", "printed"),
    [
        ("arabicPlain", 3, "3"),
        ("arabicParenBoth", 3, "(3)"),
        ("alphaUcPeriod", 27, "AA."),
        ("romanLcParenR", 4, "iv)"),
        ("romanUcPeriod", 1994, "MCMXCIV."),
        ("circleNumDbPlain", 2, "2."),
    ],
)
def test_numbers_are_printed_in_their_own_way(kind: str, number: int, printed: str) -> None:
    assert numbered(kind, number) == printed


def test_typed_list_signs_are_list_signs_too() -> None:
    found = cell_paragraphs(
        paragraph("• Felles maler") + paragraph("-\tNye krav") + paragraph("● Fullført")
    )
    assert [(p.bullet, p.text) for p in found] == [
        ("•", "Felles maler"),
        ("-", "Nye krav"),
        (None, "● Fullført"),
    ]


def test_items_typed_on_lines_of_one_paragraph_become_paragraphs() -> None:
    (first, second, third) = cell_paragraphs(
        f"<a:p>{run('Gevinst:')}<a:br/>{run('• Lik behand-')}<a:br/>{run('ling')}<a:br/>"
        f"{run('•', '', solid('FF0000'))}{run(' Lavere pris')}</a:p>"
    )
    assert (first.bullet, first.text) == (None, "Gevinst:")
    assert (second.bullet, second.text) == ("•", "Lik behand-\nling")
    assert (third.bullet, third.text) == ("•", "Lavere pris")


def test_a_dash_after_a_broken_line_is_no_item() -> None:
    body = f"<a:p>{run('Anskaffelser')}<a:br/>{run('- også små')}</a:p>"
    assert [p.text for p in cell_paragraphs(body)] == ["Anskaffelser\n- også små"]


@settings(max_examples=50)
@given(
    st.lists(
        st.lists(st.text(alphabet="abå•-–* \u00a0●1.", max_size=6), min_size=1, max_size=3),
        max_size=4,
    )
)
def test_no_visible_letter_of_a_cell_is_lost(lines: list[list[str]]) -> None:
    body = "".join(f"<a:p>{'<a:br/>'.join(run(line) for line in each)}</a:p>" for each in lines)
    written = "".join("".join(each) for each in lines)
    read = "".join((p.bullet or "") + p.text for p in cell_paragraphs(body))
    assert "".join(read.split()) == "".join(written.split())


def title_deck() -> PresentationClass:
    presentation = Presentation()
    page = presentation.slides.add_slide(presentation.slide_layouts[1])
    page.shapes.title.text = "Handlingsplan"
    frame = page.placeholders[1].text_frame
    frame.text = "Første punkt"
    frame.add_paragraph().text = "Underpunkt"
    frame.paragraphs[1].level = 1
    return presentation


def test_placeholders_have_roles_and_inherit_places_signs_and_sizes() -> None:
    title, body = read_pptx(saved(title_deck())).slides[0].texts
    assert (title.role, body.role) == (Role.TITLE, Role.BODY)
    assert title.box is not None
    assert title.box.x0 == 36
    assert title.box.bottom == pytest.approx(111.6, abs=0.1)
    assert title.paragraphs[0].size == 44
    assert title.paragraphs[0].bullet is None
    assert [(p.bullet, p.level, p.size) for p in body.paragraphs] == [("•", 0, 32), ("–", 1, 28)]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("ctrTitle", Role.TITLE),
        ("subTitle", Role.SUBTITLE),
        ("dt", Role.DATE),
        ("ftr", Role.FOOTER),
        ("sldNum", Role.SLIDE_NUMBER),
        ("pic", None),
    ],
)
def test_a_placeholder_says_what_its_text_is_for(kind: str, role: Role | None) -> None:
    tree = shape(paragraph("tekst"), box=PLACE, placeholder=f'<p:ph type="{kind}" idx="9"/>')
    assert only_text(slide(tree, layout=6)).role == role


def test_empty_placeholders_are_no_texts() -> None:
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[1])
    assert read_pptx(saved(presentation)).slides[0].texts == ()


def test_what_a_layout_prints_is_furniture_on_its_slides() -> None:
    presentation = title_deck()
    data = replaced(
        saved(presentation),
        r"slideLayouts/slideLayout2\.xml",
        "</p:spTree>",
        shape(paragraph("Sykehusinnkjøp"), box=(10, 500, 100, 20)) + "</p:spTree>",
    )
    texts = read_pptx(data).slides[0].texts
    assert [(text.text, text.role) for text in texts[2:]] == [("Sykehusinnkjøp", Role.FOOTER)]


def test_texts_in_groups_stand_where_they_are_seen() -> None:
    tree = group(
        shape(paragraph("a"), box=(0, 0, 50, 20)), box=(100, 200, 300, 40), child=(0, 0, 150, 40)
    )
    assert only_text(slide(tree)).box == Box(x0=100, top=200, x1=200, bottom=220)


def test_groups_nested_without_end_are_cut_off_and_said() -> None:
    tree = shape(paragraph("a"), box=PLACE)
    for _ in range(70):
        tree = group(tree, box=(0, 0, 900, 500), child=(0, 0, 900, 500))
    found = read_pptx(deck(tree + shape(paragraph("b"), box=PLACE)))
    assert only_text(found.slides[0]).text == "b"
    assert [noted.code for noted in found.diagnostics] == ["reader-limit"]


def test_texts_off_the_slide_are_left_out_and_said() -> None:
    found = read_pptx(deck(shape(paragraph("kladd"), box=(-400, 100, 300, 50))))
    assert found.slides[0].texts == ()
    assert [noted.code for noted in found.diagnostics] == ["off-slide"]


def test_slides_come_in_the_order_of_the_presentation_and_hidden_ones_say_so() -> None:
    data = deck(*(shape(paragraph(text), box=PLACE) for text in ("a", "b", "c")))
    first, *rest = (f'<p:sldId id="{256 + n}" r:id="rId{7 + n}"/>' for n in range(3))
    data = replaced(data, r"^ppt/presentation\.xml", first + "".join(rest), "".join(rest) + first)
    data = replaced(data, r"slides/slide2\.xml", "<p:sld ", '<p:sld show="0" ')
    found = read_pptx(data)
    assert [only_text(page).text for page in found.slides] == ["b", "c", "a"]
    assert [page.hidden for page in found.slides] == [True, False, False]
    assert [page.number for page in found.slides] == [1, 2, 3]
    assert (found.slides[0].width, found.slides[0].height) == (960, 540)


def test_properties_are_read_and_none_are_made_up() -> None:
    presentation = title_deck()
    presentation.core_properties.title = "Handlingsplan"
    presentation.core_properties.modified = datetime(2023, 10, 17, 9, 30)  # noqa: DTZ001
    data = saved(presentation)
    found = read_pptx(data)
    assert (found.title, found.modified) == ("Handlingsplan", datetime(2023, 10, 17, 9, 30))  # noqa: DTZ001
    bare = read_pptx(replaced(data, r"^_rels/", "metadata/core-properties", "metadata/other"))
    assert (bare.title, bare.created, bare.modified) == (None, None, None)


def test_control_characters_are_left_out_and_odd_line_breaks_are_line_breaks() -> None:
    assert one(paragraph(run("a_x0000_b_x0007_c&#x85;d&#x2028;e&#x7f;f"))) == "abc\nd\nef"
