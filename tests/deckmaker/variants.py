"""A drawn PPTX saved as PowerPoint's other kinds of file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_KINDS = {
    "ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "potx": "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
}
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_NAMESPACES = ("drawingml/2006", "presentationml/2006", "officeDocument/2006")
_AC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def of_kind(data: bytes, kind: str) -> bytes:
    """Return a PPTX as a show, a template or a presentation with macros."""
    return _rewritten(data, lambda name, xml: _typed(name, xml, kind))


def _typed(name: str, xml: str, kind: str) -> str:
    return xml.replace(_MAIN, _KINDS[kind]) if name == "[Content_Types].xml" else xml


def strict(data: bytes) -> bytes:
    """Return a PPTX in ISO 29500 strict: other namespaces and relationship types."""

    def change(_name: str, xml: str) -> str:
        for space in _NAMESPACES:
            folder, _ = space.split("/")
            xml = xml.replace(f"{_TRANSITIONAL}{space}/", f"{_STRICT}{folder}/")
        return xml

    return _rewritten(data, change)


def with_alternate_content(data: bytes) -> bytes:
    """Return a PPTX whose tables stand in a choice for newer programs, a picture for others."""

    def change(name: str, xml: str) -> str:
        if not re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            return xml
        start = (
            f'<mc:AlternateContent xmlns:mc="{_AC}"><mc:Choice xmlns:p14="{_P14}" Requires="p14">'
        )
        end = "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
        xml = xml.replace("<p:graphicFrame>", start + "<p:graphicFrame>")
        return xml.replace("</p:graphicFrame>", "</p:graphicFrame>" + end)

    return _rewritten(data, change)


def _rewritten(data: bytes, change: Callable[[str, str], str]) -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                content = change(entry.filename, content.decode("utf-8")).encode("utf-8")
            new.writestr(entry.filename, content)
    return out.getvalue()
