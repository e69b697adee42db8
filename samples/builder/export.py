"""PDFs of the decks: exported by LibreOffice with tags, or with the tags taken out again."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

import pikepdf

_FILTER: Final = (
    'pdf:impress_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_TIMEOUT: Final = 180
"""Seconds that an export may take."""

# The decks name fonts that come with PowerPoint. Their stand-ins here have the same widths
# (Carlito) and all the pictograms, as outlines that are embedded as text (Symbola).
_FONTS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family"><string>Segoe UI Symbol</string></test>
    <edit name="family" mode="assign" binding="same"><string>Symbola</string></edit>
  </match>
  <match target="pattern">
    <test name="family"><string>Calibri</string></test>
    <edit name="family" mode="assign" binding="same"><string>Carlito</string></edit>
  </match>
</fontconfig>
"""


def tagged_pdf(slides: bytes, made: datetime) -> bytes:
    """Return a PPTX as the tagged PDF that LibreOffice makes of it; needs `soffice`.

    `made` is the time that the PDF says it was made at.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "deck.pptx").write_bytes(slides)
        (folder / "fonts.conf").write_text(_FONTS, encoding="utf-8")
        command = [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            _FILTER,
            "--outdir",
            name,
            str(folder / "deck.pptx"),
        ]
        environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
        subprocess.run(  # noqa: S603 - the command is written out above
            command, check=True, env=environment, timeout=_TIMEOUT, stdout=subprocess.DEVNULL
        )
        return _packed((folder / "deck.pdf").read_bytes(), made)


def _packed(data: bytes, made: datetime) -> bytes:
    """Return a PDF with its small objects compressed together, as PowerPoint writes them."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/ID", "/DocChecksum"):  # made from the time of the export
            if key in pdf.trailer:
                del pdf.trailer[key]
        pdf.docinfo["/CreationDate"] = f"D:{made:%Y%m%d%H%M%S}Z"
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return out.getvalue()


def untagged(data: bytes) -> bytes:
    """Return a PDF without its structure tree and without the marks that refer to it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        for page in pdf.pages:
            if "/StructParents" in page:
                del page["/StructParents"]
            kept = [
                instruction
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) not in {"BDC", "BMC", "EMC"}
            ]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.remove_unreferenced_resources()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
