"""Which files are opened as presentations, and what is said of those that are not."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from pptx import Presentation
from pptx_builder import deck, frame, paragraph, replaced, rewritten, saved, shape

from parsers.errors import UnreadableDeck
from parsers.pptx import package as pptx_package
from parsers.pptx import zip as pptx_zip
from parsers.pptx.reader import read_pptx
from schema import Severity

MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TABLE = frame([["Tiltak", "Status"], ["Felles maler", "●"]])
GRID = [["Tiltak", "Status"], ["Felles maler", "●"]]


def refused(data: bytes) -> UnreadableDeck:
    with pytest.raises(UnreadableDeck) as caught:
        read_pptx(data)
    message = caught.value.message
    assert message.endswith(".")
    assert "\n" not in message
    return caught.value


@pytest.mark.parametrize(
    "content_type",
    [
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    ],
)
def test_shows_templates_and_decks_with_macros_are_read_as_presentations(content_type: str) -> None:
    data = replaced(deck(TABLE), r"Content_Types", MAIN, content_type)
    assert read_pptx(data).slides[0].tables[0].grid() == GRID


def strict(name: str, content: bytes) -> bytes:
    if name.startswith("[") or "docProps" in name:
        return content
    for part in ("presentationml", "drawingml", "officeDocument"):
        content = content.replace(
            f"http://schemas.openxmlformats.org/{part}/2006/".encode(),
            f"http://purl.oclc.org/ooxml/{part}/".encode(),
        )
    return content


def test_iso_strict_files_are_read_like_others() -> None:
    plain = deck(TABLE + shape(paragraph("Felles"), box=(50, 300, 200, 40)))
    assert read_pptx(rewritten(plain, strict)) == read_pptx(plain)


def test_strict_percentages_are_read() -> None:
    paint = '<a:solidFill><a:srgbClr val="FF0000"><a:lumMod val="50%"/></a:srgbClr></a:solidFill>'
    assert read_pptx(deck(shape(paint=paint))).slides[0].marks[0].fill == "800000"


def test_part_names_do_not_heed_case() -> None:
    data = deck(TABLE)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("slide1.xml", "Slide1.XML"), old.read(name))
    assert read_pptx(out.getvalue()).slides[0].tables[0].grid() == GRID


@pytest.mark.parametrize("keep", [4, 100, 5000, -1, -30])
def test_a_truncated_file_is_said_to_be_damaged(keep: int) -> None:
    assert refused(deck(TABLE)[:keep]).code == "unreadable-file"


def compound(stream: str) -> bytes:
    """Make what tells an encrypted or an old file: the signature and a stream's name."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + stream.encode("utf-16-le") + bytes(99)
    )


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        ("EncryptedPackage", "encrypted"),
        ("PowerPoint Document", "old-format"),
        ("WordDocument", "not-a-deck"),
    ],
)
def test_files_that_are_no_zip_are_told_apart(stream: str, code: str) -> None:
    assert refused(compound(stream)).code == code


def test_another_office_document_is_no_deck() -> None:
    data = replaced(deck(TABLE), r"^ppt/presentation\.xml$", "p:presentation", "p:workbook")
    assert refused(data).code == "not-a-deck"


def test_a_plain_zip_is_no_deck() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("brev.txt", "Hei")
    assert refused(out.getvalue()).code == "not-a-deck"


@pytest.mark.parametrize("harm", ["cut", "gone", "no text"])
def test_a_damaged_slide_costs_that_slide_only(harm: str) -> None:
    def change(name: str, content: bytes) -> bytes | None:
        if name != "ppt/slides/slide2.xml":
            return content
        return {"cut": content[:400], "gone": None, "no text": b"\xff\xfe\x00"}[harm]

    found = read_pptx(rewritten(deck(TABLE, TABLE, TABLE), change))
    assert [bool(slide.tables) for slide in found.slides] == [True, False, True]
    assert [slide.number for slide in found.slides] == [1, 2, 3]
    (noted,) = found.diagnostics
    assert (noted.severity, noted.code, noted.slide) == (Severity.ERROR, "unreadable-slide", 2)


def test_a_damaged_layout_is_said_and_costs_no_table() -> None:
    data = rewritten(
        deck(TABLE), lambda name, xml: xml[:300] if "slideLayouts/slideLayout" in name else xml
    )
    found = read_pptx(data)
    assert found.slides[0].tables[0].grid() == GRID
    assert [noted.severity for noted in found.diagnostics] == [Severity.WARNING]


def test_a_damaged_theme_is_said_and_costs_no_table() -> None:
    data = rewritten(deck(TABLE), lambda name, xml: xml[:300] if "theme/theme" in name else xml)
    found = read_pptx(data)
    assert found.slides[0].tables[0].grid() == GRID
    (noted,) = found.diagnostics
    assert noted.severity == Severity.WARNING
    assert "colours" in noted.message


def test_parts_that_are_not_read_may_be_damaged() -> None:
    presentation = Presentation(BytesIO(deck(TABLE)))
    presentation.slides[0].notes_slide.notes_text_frame.text = "Et notat"
    data = rewritten(
        saved(presentation), lambda name, content: b"<" if "notes" in name else content
    )
    found = read_pptx(data)
    assert found.slides[0].tables[0].grid() == GRID
    assert found.diagnostics == ()


def test_notes_are_left_out() -> None:
    presentation = Presentation(BytesIO(deck(TABLE)))
    presentation.slides[0].notes_slide.notes_text_frame.text = "Et notat"
    assert "Et notat" not in repr(read_pptx(saved(presentation)))


BOMB = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10 if n else "lol" * 10}">' for n in range(10))


@pytest.mark.parametrize(
    "declared",
    [
        f"<!DOCTYPE p:sld [{BOMB}]>",
        '<!DOCTYPE p:sld SYSTEM "http://example.invalid/deck.dtd">',
        '<!DOCTYPE p:sld [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused_and_nothing_is_resolved(declared: str, encoding: str) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != "ppt/slides/slide1.xml":
            return content
        text = content.decode().split("?>", maxsplit=1)[1].replace("Felles maler", "&x9;&secret;")
        return f'<?xml version="1.0" encoding="{encoding}"?>{declared}{text}'.encode(encoding)

    found = read_pptx(rewritten(deck(TABLE, TABLE), change))
    assert [bool(slide.tables) for slide in found.slides] == [False, True]
    assert [noted.code for noted in found.diagnostics] == ["reader-limit"]


def test_xml_nested_without_end_costs_its_slide_only() -> None:
    deep = "<p:x>" * 3000 + "</p:x>" * 3000
    found = read_pptx(replaced(deck(TABLE, TABLE), "slide1.xml", "<a:tbl>", deep + "<a:tbl>"))
    assert [bool(slide.tables) for slide in found.slides] == [False, True]
    assert [noted.code for noted in found.diagnostics] == ["reader-limit"]


def test_a_zip_bomb_is_not_unpacked() -> None:
    data = replaced(deck(TABLE, TABLE), "slide1.xml", "<a:tbl>", " " * 20_000_000 + "<a:tbl>")
    found = read_pptx(data)
    assert [bool(slide.tables) for slide in found.slides] == [False, True]
    assert [noted.code for noted in found.diagnostics] == ["reader-limit"]


def test_a_part_larger_than_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pptx_zip, "MAX_PART_BYTES", 50_000)
    found = read_pptx(replaced(deck(TABLE), "slide1.xml", "<a:tbl>", " " * 60_000 + "<a:tbl>"))
    assert [noted.code for noted in found.diagnostics] == ["reader-limit"]
    assert "50000 bytes" in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("module", "limit"),
    [(pptx_zip, "MAX_MEMBERS"), (pptx_zip, "MAX_READ_BYTES"), (pptx_package, "MAX_SLIDES")],
)
def test_a_file_beyond_a_limit_is_refused_with_the_limit(
    module: object, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, limit, 1)
    error = refused(deck(TABLE, TABLE))
    assert error.code == "reader-limit"
    assert " 1" in error.message


def test_an_encrypted_zip_member_is_said_to_be_encrypted() -> None:
    data = bytearray(deck(TABLE))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        (flags,) = struct.unpack_from("<H", data, at + 8)
        struct.pack_into("<H", data, at + 8, flags | 1)
        at = data.find(b"PK\x01\x02", at + 1)
    assert refused(bytes(data)).code == "encrypted"


def test_external_links_are_not_followed() -> None:
    link = (
        '<Relationship Id="rId99" TargetMode="External" Target="http://example.invalid/x" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout"/>'
    )
    data = replaced(deck(TABLE), r"slides/_rels", "</Relationships>", f"{link}</Relationships>")
    assert read_pptx(data).slides[0].tables[0].grid() == GRID


def test_properties_of_another_kind_are_no_properties() -> None:
    data = replaced(deck(TABLE), r"docProps/core", "cp:coreProperties", "cp:other")
    found = read_pptx(data)
    assert (found.title, found.modified) == (None, None)
    assert found.slides[0].tables[0].grid() == GRID
