"""One file, as it stands: what kind it is, and the reader that knows it."""

from __future__ import annotations

from pathlib import Path

from parsers.errors import UnreadableDeck
from schema import Deck, Format

# A PDF's header may stand anywhere in its first bytes (ISO 32000-1, annex H.3.4.1).
_PDF_HEADER_WITHIN = 1024

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind(data: bytes) -> Format:
    """Tell a file's kind from its content alone.

    A zip or a compound file (which old and encrypted presentations are) is the PPTX reader's
    affair; what is neither that nor a PDF is taken as text, whose reader refuses binary data.
    """
    if data.startswith(_ZIP) or data.startswith(_COMPOUND_FILE):
        return Format.PPTX
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return Format.PDF
    return Format.TXT


def read_bytes(data: bytes) -> Deck:
    """Read a deck from a file's content.

    Raises:
        UnreadableDeck: the content is no readable deck; the message says why, and what to do.
    """
    if not data:
        raise UnreadableDeck("unreadable-file", "The file is empty; save or export the deck again.")
    match kind(data):
        case Format.PPTX:
            from parsers.pptx.reader import read_pptx  # noqa: PLC0415 - loads only what the file needs

            return read_pptx(data)
        case Format.PDF:
            from parsers.pdf.reader import read_pdf  # noqa: PLC0415

            return read_pdf(data)
        case Format.TXT:
            from parsers.text.reader import read_text  # noqa: PLC0415

            return read_text(data)


def read(path: str | Path) -> Deck:
    """Read one file as it stands: slides, tables, text boxes and marks.

    Raises:
        UnreadableDeck: the file cannot be opened as a deck; one sentence says why.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableDeck(
            "unreadable-file", f"{path} cannot be opened ({reason}); check the path and its rights."
        ) from error
    return read_bytes(data)
